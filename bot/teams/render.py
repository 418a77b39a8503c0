"""A reply in, a message out: each kind of reply in its own way."""

from __future__ import annotations

from bot.asides import PERHAPS, QUOTED, day, notes, place, standing, steps, whom
from bot.model import Answer, Citation, Clarify, Contact, Declined, Quoted, Replies, Reply
from bot.responder import VERDICTS
from bot.teams.card import CHOOSE, Element, box, execute, line, link, row, run, toggle
from bot.teams.message import CITATIONS_SHOWN, Message, source
from bot.teams.text import clipped

FEEDBACK = "feedback"
"""What a click asks for: that what was thought of an answer be kept."""

WORKING = "working"
FIGURE_LIMIT = 32
"""Most characters of a figure that is shown large: longer ones are words, not figures."""

QUOTE_LIMIT, LABEL_LIMIT = 800, 200
DOT = " · "


def render(reply: Reply, answer: int | None = None) -> Message:
    """Make the message that shows a reply; `answer` is the number it is recorded under, if it is.

    Without a number there is nothing to say what was thought of it: it could not be kept.
    """
    match reply:
        case Answer():
            return _answer(reply, answer)
        case Quoted():
            return _quoted(reply, answer)
        case Declined():
            return _declined(reply, answer)
        case Clarify():
            return _clarify(reply)
        case Replies():
            return _several(reply, answer)


def notice(words: str) -> Message:
    """Make the message of one sentence."""
    return Message(text=words, sentence=line(run(words)), lines=(words,))


def asked(words: str) -> Element:
    """Say above an answer what was asked, where a click did the asking."""
    return line(_small(f"You asked: {clipped(words, LABEL_LIMIT)}"))


def _answer(reply: Answer, answer: int | None, hidden: str = WORKING) -> Message:
    quotes = reply.citations[:CITATIONS_SHOWN]
    aside = DOT.join(notes(reply))
    worked = steps(reply)
    return Message(
        text=reply.text,
        first=_figure(reply),
        sentence=_sentence(reply.text, reply.figure),
        rest=(
            *([line(_small(aside))] if aside else []),
            *map(_quotation, quotes),
            *([_working(worked, hidden)] if worked else []),
        ),
        lines=(
            reply.text,
            DOT.join((*standing(reply), *notes(reply))),
            *worked,
            *map(_quoted_line, quotes),
        ),
        actions=_feedback(answer),
        citations=quotes,
    )


def _quoted(reply: Quoted, answer: int | None) -> Message:
    quotes = reply.citations[:CITATIONS_SHOWN]
    contact = _contact(reply.contact, reply.text)
    return Message(
        text=reply.text,
        first=(line(run(QUOTED, weight="Bolder", color="Attention")),),
        sentence=line(run(reply.text)),
        rest=(*map(_quotation, quotes), *contact),
        lines=(reply.text, QUOTED, *map(_quoted_line, quotes), *_contact_line(reply)),
        actions=_feedback(answer),
        citations=quotes,
    )


def _declined(reply: Declined, answer: int | None) -> Message:
    return Message(
        text=reply.text,
        sentence=line(run(reply.text)),
        rest=(
            *_nearest(reply.nearest),
            *_contact(reply.contact, reply.text),
            *((line(run(PERHAPS)), *map(_choice, reply.choices)) if reply.choices else ()),
        ),
        lines=(
            reply.text,
            *_nearest_lines(reply.nearest),
            *_contact_line(reply),
            *((PERHAPS, *(f"• {each}" for each in reply.choices)) if reply.choices else ()),
        ),
        actions=_feedback(answer),
        citations=() if reply.nearest is None else reply.nearest.citations[:1],
    )


def _clarify(reply: Clarify) -> Message:
    return Message(
        text=reply.prompt,
        sentence=line(run(reply.prompt, weight="Bolder")),
        rest=tuple(map(_choice, reply.choices)),
        lines=(reply.prompt, *(f"• {each}" for each in reply.choices)),
    )


def _several(reply: Replies, answer: int | None) -> Message:
    """Show the replies to several questions one under the other."""
    parts = [
        _answer(part, None, f"{WORKING}{number}") if isinstance(part, Answer) else render(part)
        for number, part in enumerate(reply.parts)
    ]
    return Message(
        text="\n\n".join(part.text for part in parts),
        rest=tuple(
            box(*part.shown, separator=number > 0, spacing="Large")
            for number, part in enumerate(parts)
        ),
        lines=tuple(said for part in parts for said in part.lines),
        actions=_feedback(answer),
        citations=tuple(dict.fromkeys(c for part in parts for c in part.citations)),
    )


def _choice(question: str) -> Element:
    """Offer a question: all of it, where a button would be cut before what tells it apart."""
    words = line(run(question, color="Accent", weight="Bolder"))
    choose = execute(question, CHOOSE, {"question": question})
    return box(words, style="emphasis", spacing="Small", selectAction=choose)


def _figure(reply: Answer) -> tuple[Element, ...]:
    """Show the figure large, how it is known and of when, and what it is a figure of."""
    known = line(_small(DOT.join(standing(reply))), spacing="None")
    label = line(_small(_label(reply)), spacing="None")
    if not reply.figure or len(reply.figure) > FIGURE_LIMIT:
        return (known, label)
    return (line(run(reply.figure, size="ExtraLarge", weight="Bolder")), known, label)


def _label(reply: Answer) -> str:
    """Say what a figure is of: `Number of shares outstanding · Series B Preferred Stock`."""
    label = clipped(reply.label.removeprefix("the "), LABEL_LIMIT)
    name = "" if reply.security is None else clipped(reply.security.name, LABEL_LIMIT)
    return DOT.join(part for part in (label[:1].upper() + label[1:], name) if part)


def _sentence(text: str, figure: str) -> Element:
    """Say a sentence, with the figure in it in bold: itself, not its digits in another."""
    start = place(figure, text)
    if start is None:
        return line(run(text))
    end = start + len(figure)
    cut = [(text[:start], False), (figure, True), (text[end:], False)]
    return line(*(run(part, **({"weight": "Bolder"} if it else {})) for part, it in cut if part))


def _quotation(citation: Citation) -> Element:
    """Quote a sentence, and name its release: its title, linked where it has an address."""
    number = "" if citation.number is None else f"{DOT}No. {clipped(citation.number, LABEL_LIMIT)}"
    title = run(clipped(citation.headline, LABEL_LIMIT), size="Small", **link(citation.url))
    return box(
        line(run(_quote(citation), italic=True)),
        line(title, _small(f"{number}{DOT}{day(citation.published)}"), spacing="Small"),
        style="emphasis",
        spacing="Medium",
    )


def _quote(citation: Citation) -> str:
    return f"“{clipped(citation.sentence, QUOTE_LIMIT)}”"


def _quoted_line(citation: Citation) -> str:
    return f"{_quote(citation)}\n— {source(citation)}"


def _working(worked: tuple[str, ...], name: str) -> Element:
    """Hold the working behind a button, which shows it by its name without asking the bot."""
    shown = [line(run(each, fontType="Monospace"), spacing="Small") for each in worked]
    hidden = box(*shown, id=name, isVisible=False)
    return box(row(toggle("Show the working", name)), hidden)


def _feedback(answer: int | None) -> tuple[Element, ...]:
    """Offer to say what is thought of an answer."""
    if answer is None:
        return ()
    offered = zip(("Helpful", "Not helpful"), VERDICTS, strict=True)
    said = [
        execute(title, FEEDBACK, {"answer": answer, "verdict": verdict}, associatedInputs="none")
        for title, verdict in offered
    ]
    return ({**row(*said), "separator": True},)


def _nearest(nearest: Answer | None) -> tuple[Element, ...]:
    """Give the nearest published figure, with its evidence."""
    if nearest is None:
        return ()
    head = line(run("Nearest published", weight="Bolder"), spacing="Medium")
    return (head, *_figure(nearest), *map(_quotation, nearest.citations[:1]))


def _nearest_lines(nearest: Answer | None) -> tuple[str, ...]:
    if nearest is None:
        return ()
    told = (f"Nearest published: {nearest.text}", DOT.join(standing(nearest)))
    return (*told, *map(_quoted_line, nearest.citations[:1]))


def _contact(contact: Contact | None, text: str) -> tuple[Element, ...]:
    """Say whom to ask, where the text does not."""
    told = whom(contact, text)
    return (line(_small(told)),) if told else ()


def _contact_line(reply: Quoted | Declined) -> tuple[str, ...]:
    told = whom(reply.contact, reply.text)
    return (told,) if told else ()


def _small(text: str) -> Element:
    return run(text, size="Small", isSubtle=True)
