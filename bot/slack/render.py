"""A reply in, a message out: each kind of reply in its own way."""

from __future__ import annotations

from bot.asides import PERHAPS, QUOTED, notes, standing, steps, whom, written
from bot.model import Answer, Clarify, Contact, Declined, Quoted, Replies, Reply
from bot.responder import VERDICTS
from bot.slack.message import Block, Message, button, buttons, feedback
from bot.slack.parts import Part, aside, assembled, offered, quotations, said

SHOW_WORKING = "working"
FEEDBACK = "feedback"
CHOICE = "choice"
"""Action identifiers; those of choices are numbered, since they differ within a message."""


def render(reply: Reply, *, answer: int | None = None) -> Message:
    """Make the message that shows a reply; `answer` is the number it is recorded under, if it is.

    Without a number there are no thumbs: what was thought of it could not be kept.
    """
    return assembled(_parts(reply), *_controls(reply, answer))


def render_whole(reply: Reply) -> Message:
    """Make the message that shows a reply with its working, for a window of its own."""
    steps = reply.working.steps if isinstance(reply, Answer) else ()
    sentence, *rest = _parts(reply)
    return assembled([sentence, *(said(written(step)) for step in steps), *rest])


def render_working(carried: str) -> Message:
    """Make the message that shows how a figure was computed, from what its button carried."""
    answered, _, steps = carried.partition("\n")
    return assembled([said(each) for each in (answered, steps) if each])


def _parts(reply: Reply) -> list[Part]:
    match reply:
        case Answer():
            return [
                said(reply.text, reply.figure),
                aside(*standing(reply), *notes(reply)),
                *quotations(reply.citations),
            ]
        case Quoted():
            marked = aside(QUOTED)
            contact = _whom(reply.contact, reply.text)
            return [said(reply.text), marked, *quotations(reply.citations), *contact]
        case Declined():
            nearest, whom = _nearest(reply.nearest), _whom(reply.contact, reply.text)
            perhaps = [said(PERHAPS), *_choices(reply.choices)] if reply.choices else []
            return [said(reply.text), *nearest, *whom, *perhaps]
        case Replies():
            return [shown for part in reply.parts for shown in _parts(part)]
        case Clarify():
            return [said(reply.prompt), *_choices(reply.choices)]


def _controls(reply: Reply, answer: int | None) -> list[Block]:
    """Make what can be clicked under a reply."""
    controls = []
    if isinstance(reply, Answer) and reply.working.steps:
        # The button carries the working, so that it works however old the message is.
        carried = "\n".join([reply.text, *steps(reply)])
        controls.append(buttons(button("Show the working", action=SHOW_WORKING, value=carried)))
    if answer is not None and not isinstance(reply, Clarify):
        helpful, unhelpful = (f"{answer}:{verdict}" for verdict in VERDICTS)
        controls.append(feedback(FEEDBACK, positive=helpful, negative=unhelpful))
    return controls


def _choices(choices: tuple[str, ...]) -> list[Part]:
    """Offer questions to click on."""
    shown = [
        (choice, button(choice, action=f"{CHOICE}:{number}", value=choice))
        for number, choice in enumerate(choices)
    ]
    return [offered(shown)] if shown else []


def _nearest(nearest: Answer | None) -> list[Part]:
    """Give the nearest published figure, with its evidence."""
    if nearest is None:
        return []
    shown = said(f"Nearest published: {nearest.text}", nearest.figure)
    return [shown, aside(*standing(nearest)), *quotations(nearest.citations[:1])]


def _whom(contact: Contact | None, text: str) -> list[Part]:
    """Say whom to ask, where the text does not."""
    said_so = whom(contact, text)
    return [aside(said_so)] if said_so else []
