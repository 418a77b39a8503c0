"""A reply in, a message out: each kind of reply in its own way."""

from __future__ import annotations

from bot.model import Answer, Clarify, Contact, Declined, Kind, Quoted, Replies, Reply, Step
from bot.slack.message import Block, Message, button, buttons, feedback
from bot.slack.parts import Part, aside, assembled, offered, period, quotations, said

SHOW_WORKING = "working"
FEEDBACK = "feedback"
CHOICE = "choice"
"""Action identifiers; those of choices are numbered, since they differ within a message."""

VERDICTS = ("helpful", "unhelpful")

KINDS: dict[Kind, str] = {
    "stated": "Published figure",
    "derived": "Computed from published figures",
    "hypothetical": "Hypothetical: computed, not published",
}


def render(reply: Reply, *, answer: int | None = None) -> Message:
    """Make the message that shows a reply; `answer` is the number it is recorded under, if it is.

    Without a number there are no thumbs: what was thought of it could not be kept.
    """
    return assembled(_parts(reply), *_controls(reply, answer))


def render_whole(reply: Reply) -> Message:
    """Make the message that shows a reply with its working, for a window of its own."""
    steps = reply.working.steps if isinstance(reply, Answer) else ()
    sentence, *rest = _parts(reply)
    return assembled([sentence, *(said(_written(step)) for step in steps), *rest])


def render_working(carried: str) -> Message:
    """Make the message that shows how a figure was computed, from what its button carried."""
    answered, _, steps = carried.partition("\n")
    return assembled([said(each) for each in (answered, steps) if each])


def _parts(reply: Reply) -> list[Part]:
    match reply:
        case Answer():
            return [
                said(reply.text, reply.figure),
                aside(*_standing(reply), *_notes(reply)),
                *quotations(reply.citations),
            ]
        case Quoted():
            marked = aside("Quoted from a release: not an answer to the question")
            whom = _whom(reply.contact, reply.text)
            return [said(reply.text), marked, *quotations(reply.citations), *whom]
        case Declined():
            return [said(reply.text), *_nearest(reply.nearest), *_whom(reply.contact, reply.text)]
        case Replies():
            return [shown for part in reply.parts for shown in _parts(part)]
        case Clarify():
            choices = [
                (choice, button(choice, action=f"{CHOICE}:{number}", value=choice))
                for number, choice in enumerate(reply.choices)
            ]
            return [said(reply.prompt), *([offered(choices)] if choices else [])]


def _written(step: Step) -> str:
    """Write a step, with what it works out and where its figures came from."""
    line = f"{step.expression} = {step.result}"
    return f"{line} · {'; '.join((step.formula, *step.sources))}" if step.formula else line


def _controls(reply: Reply, answer: int | None) -> list[Block]:
    """Make what can be clicked under a reply."""
    controls = []
    if isinstance(reply, Answer) and reply.working.steps:
        # The button carries the working, so that it works however old the message is.
        carried = "\n".join([reply.text, *map(_written, reply.working.steps)])
        controls.append(buttons(button("Show the working", action=SHOW_WORKING, value=carried)))
    if answer is not None and not isinstance(reply, Clarify):
        helpful, unhelpful = (f"{answer}:{verdict}" for verdict in VERDICTS)
        controls.append(feedback(FEEDBACK, positive=helpful, negative=unhelpful))
    return controls


def _standing(reply: Answer) -> list[str]:
    """Say how a figure is known, and which date it is about."""
    about = [] if reply.as_of is None else [f"as of {period(reply.as_of)}"]
    return [KINDS[reply.kind], *about]


def _notes(reply: Answer) -> list[str]:
    """List the notes that the text does not have in it."""
    return [note for note in reply.notes if note not in reply.text]


def _nearest(nearest: Answer | None) -> list[Part]:
    """Give the nearest published figure, with its evidence."""
    if nearest is None:
        return []
    shown = said(f"Nearest published: {nearest.text}", nearest.figure)
    return [shown, aside(*_standing(nearest)), *quotations(nearest.citations[:1])]


def _whom(contact: Contact | None, text: str) -> list[Part]:
    """Say whom to ask, where the text does not."""
    if contact is None or (contact.name and contact.name in text):
        return []
    telephone = None if contact.telephone is None else f"telephone {contact.telephone}"
    named = [contact.name, contact.role, telephone, contact.email, contact.web]
    known = [" ".join(each.split()) for each in named if each]
    return [aside(f"Whom to ask: {', '.join(known)}")] if known else []
