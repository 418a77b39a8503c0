"""A question in; an answer from the store, or a reason why there is none, out."""

from bot.answers.answer import SAMPLES, answer
from bot.answers.balances import balances
from bot.answers.hypothetical import answer_exchange
from bot.answers.known import known_names
from bot.answers.understand import understand

__all__ = ["SAMPLES", "answer", "answer_exchange", "balances", "known_names", "understand"]
