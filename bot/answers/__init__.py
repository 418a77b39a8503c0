"""A question in; an answer from the store, or a reason why there is none, out."""

from bot.answers.answer import SAMPLES, answer, too_long
from bot.answers.balances import balances
from bot.answers.figures import figures
from bot.answers.hypothetical import answer_exchange
from bot.answers.known import known_names
from bot.answers.threads import continued, recall, recounted, remember
from bot.answers.understand import understand
from bot.language.relative import written_out

__all__ = [
    "SAMPLES",
    "answer",
    "answer_exchange",
    "balances",
    "continued",
    "figures",
    "known_names",
    "recall",
    "recounted",
    "remember",
    "too_long",
    "understand",
    "written_out",
]
