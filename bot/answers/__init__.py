"""A question in; an answer from the store, or a reason why there is none, out."""

from bot.answers.answer import answer, too_long
from bot.answers.balances import balances
from bot.answers.declining import SAMPLES
from bot.answers.hypothetical import answer_exchange
from bot.answers.known import known_names
from bot.answers.several import questions_of
from bot.answers.threads import continued, recall, recounted, thread_of, to_keep
from bot.answers.understand import understand
from bot.language.relative import written_out

__all__ = [
    "SAMPLES",
    "answer",
    "answer_exchange",
    "balances",
    "continued",
    "known_names",
    "questions_of",
    "recall",
    "recounted",
    "thread_of",
    "to_keep",
    "too_long",
    "understand",
    "written_out",
]
