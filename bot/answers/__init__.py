"""A question in; an answer from the store, or a reason why there is none, out."""

from bot.answers.answer import too_long
from bot.answers.balances import balances
from bot.answers.declining import SAMPLES
from bot.answers.figures import figures
from bot.answers.hypothetical import answer_exchange, picture
from bot.answers.known import known_names
from bot.answers.restricted import in_force, restricted
from bot.answers.several import each_class, pieces_of, questions_of
from bot.answers.talk import Talk
from bot.answers.threads import recall

__all__ = [
    "SAMPLES",
    "Talk",
    "answer_exchange",
    "balances",
    "each_class",
    "figures",
    "in_force",
    "known_names",
    "picture",
    "pieces_of",
    "questions_of",
    "recall",
    "restricted",
    "too_long",
]
