"""A question and a reply in; the reply, or what is said instead where it fits not, out."""

from __future__ import annotations

from bot.answers.declining import declined
from bot.answers.deeds import is_of_deed
from bot.answers.interrogative import is_of_kind_asked
from bot.answers.matter import Matter
from bot.answers.namesakes import is_namesake
from bot.answers.overtaken import overtaken
from bot.answers.qualified import is_qualified
from bot.answers.revoked import revoked
from bot.model import Answer, Single


def is_fit(matter: Matter, reply: Answer) -> bool:
    """Tell whether a figure is of the kind, deed, sense and security that a question names."""
    return (
        is_of_kind_asked(matter.understood.text, reply)
        and is_of_deed(matter, reply)
        and is_qualified(matter, reply)
        and is_namesake(matter, reply)
    )


def guarded(matter: Matter, reply: Single) -> Single:
    """Give a reply, or say why none is given where the one found is of something else."""
    if not isinstance(reply, Answer):
        return reply
    if not is_fit(matter, reply):
        reason = f"what is published of {reply.label} is not quite what you ask for"
        return declined(reason, matter.company, matter.store)
    taken_back = revoked(matter, reply)
    if taken_back is not None:
        return taken_back
    past = overtaken(matter, reply)
    if past is not None:
        return declined(past, matter.company, matter.store, (reply,))
    return reply
