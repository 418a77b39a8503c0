"""One card of every kind, from releases of a company that does not exist and from the real one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from bot.ask import ask, exchange
from bot.ingest import ingest
from bot.model import Answer, Citation, Clarify, Declined, Quantity, Quoted, Reply, Span
from bot.responder import SORRY
from bot.store import Store
from bot.teams.guide import GUIDE, GUIDE_TO_EXCHANGES
from bot.teams.message import Message
from bot.teams.render import asked, notice, render

RELEASE = next((Path(__file__).parents[2] / "data" / "releases").glob("*.txt"))
TODAY = date(2004, 1, 5)

ASKED = {
    "stated": "how many preferred are outstanding?",
    "derived": "exactly what % of the class was exchanged, 2 decimals",
    "text": "who is the investor contact?",
    "date": "when was the exchange announced?",
    "declined": "how many preferred were outstanding on december 31, 2003?",
    "advice": "should i exchange my preferred?",
    "quoted": "symbols traded new york stock exchange",
    "unknown": "what is the airspeed of a swallow?",
    "clarify": "hello",
    "several": (
        "how many preferred were outstanding before the transaction and "
        "what percentage of the class was exchanged exactly?"
    ),
}
"""A question for each kind of reply."""

HOSTILE = (
    "<at>all</at> **bold** [link](https://example.com) {{DATE(2003-11-20)}} `code` & <b>tag</b>"
)


def replies() -> Iterator[tuple[str, Reply]]:
    """Give a reply of every kind, by name."""
    store = Store.open(":memory:")
    ingest(RELEASE.read_bytes(), RELEASE.name, store)
    for name, question in ASKED.items():
        yield name, ask(question, store, today=TODAY)
    yield "hypothetical", exchange("10,000", store, today=TODAY)
    yield "terms", exchange("a few", store, today=TODAY)
    yield "hostile", hostile()
    yield "long", long()
    yield "near", Declined(text="Not understood.", reason="unknown", choices=_choices())
    yield "choices", Clarify(prompt="Which class do you mean?", choices=_choices())


def messages() -> Iterator[tuple[str, Message]]:
    """Give a message of every kind, by name."""
    for name, reply in replies():
        yield name, render(reply, 7)
    yield "guide", GUIDE
    yield "guide to exchanges", GUIDE_TO_EXCHANGES
    yield "sorry", notice(SORRY)


def drawn() -> Iterator[tuple[str, str, dict[str, Any] | None]]:
    """Give the name, the text and the card, if any, of a message of every kind."""
    for name, message in messages():
        activity = message.activity()
        attached = activity.get("attachments") or [{"content": None}]
        yield name, activity["text"], attached[0]["content"]
    chosen = render(dict(replies())["derived"], 7)
    yield "chosen", "", chosen.card(asked=[asked(ASKED["derived"])])
    yield "shared", "", chosen.shared()
    yield "chosen notice", "", notice(SORRY).card(asked=[asked("hello")])


def citation(sentence: str, *, headline: str = "A HEADLINE", url: str | None = None) -> Citation:
    """Make a citation by hand."""
    return Citation(
        release="a-release",
        headline=headline,
        number="2003-20",
        published=date(2003, 11, 20),
        url=url,
        span=Span(start=0, end=len(sentence)),
        sentence=sentence,
    )


def hostile() -> Answer:
    """Make an answer whose every word would do something if it were not shown as it is."""
    cited = citation(HOSTILE, headline=HOSTILE, url="https://example.com/a?b=1&c=2")
    return Answer(
        text=f"{HOSTILE} is what it says.",
        figure="{{DATE(2003-11-20)}}",
        quantity=Quantity(value=HOSTILE, unit="text"),
        kind="stated",
        measure="headline",
        label=HOSTILE,
        citations=(cited,),
        notes=("*note*",),
    )


def long() -> Quoted:
    """Make a quotation that is longer than anybody writes."""
    sentence = "The company may, at any time and from time to time, exchange shares. " * 60
    return Quoted(
        text="No published figure answers that; these sentences may bear on it.",
        reason="no published figure answers the question",
        citations=tuple(citation(f"{n}. {sentence}", headline="LONG " * 80) for n in range(9)),
    )


def _choices() -> tuple[str, ...]:
    question = "how many shares were outstanding before the exchange of november 20, 2003"
    return tuple(f"{question}? ({each})" for each in ("common", "Series B preferred", "Series C"))
