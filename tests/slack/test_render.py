"""How each kind of reply is shown, whole; Slack's own models check every block."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.asides import period
from bot.model import (
    Answer,
    Citation,
    Clarify,
    Contact,
    Declined,
    Period,
    Quantity,
    Quoted,
    Reply,
    Span,
    Step,
    Working,
)
from bot.slack.guide import GUIDE, GUIDE_TO_EXCHANGES
from bot.slack.message import Message, window
from bot.slack.render import render, render_working
from bot.slack.text import NO_WIDTH as Z

DAY = date(1998, 3, 12)
ON_THE_DAY = Period(start=DAY, end=DAY)

CITATION = Citation(
    release="oro-verde",
    headline="ORO VERDE EXCHANGES PREFERRED STOCK",
    number="1998-07",
    published=DAY,
    url=None,
    span=Span(start=10, end=90),
    sentence="Following the transaction,\n   480,000 shares of preferred stock remain outstanding.",
)
ANSWER = Answer(
    text="480,000 preferred shares were outstanding on 12 March 1998.",
    figure="480,000",
    quantity=Quantity(value=Decimal(480000), unit="shares"),
    kind="stated",
    measure="shares_outstanding",
    label="shares outstanding",
    as_of=ON_THE_DAY,
    citations=(CITATION,),
)
CONTACT = Contact(name="Ada Marsh", role="vice president", telephone="775/555-0144")

QUOTE = "Following the transaction, 480,000 shares of preferred stock remain outstanding."
SOURCE = "ORO VERDE EXCHANGES PREFERRED STOCK · No. 1998-07 · 12 March 1998"


def mrkdwn(text: str) -> dict[str, Any]:
    """Make a text object as the bot sends it."""
    return {"type": "mrkdwn", "text": text, "verbatim": True}


def section(text: str) -> dict[str, Any]:
    """Make a section."""
    return {"type": "section", "text": mrkdwn(text)}


def context(*texts: str) -> dict[str, Any]:
    """Make a context."""
    return {"type": "context", "elements": [mrkdwn(text) for text in texts]}


def label(text: str) -> dict[str, Any]:
    """Make the text of a button."""
    return {"type": "plain_text", "text": text, "emoji": False}


def button(text: str, action: str, value: str) -> dict[str, Any]:
    """Make a button."""
    return {"type": "button", "text": label(text), "action_id": action, "value": value}


def feedback(answer: int) -> dict[str, Any]:
    """Make the thumbs under an answer."""
    element = {
        "type": "feedback_buttons",
        "action_id": "feedback",
        "positive_button": {"text": label("Helpful"), "value": f"{answer}:helpful"},
        "negative_button": {"text": label("Not helpful"), "value": f"{answer}:unhelpful"},
    }
    return {"type": "context_actions", "elements": [element]}


def test_a_published_figure() -> None:
    """The figure is bold; its date, the sentence, the release's title, number and date follow."""
    assert render(ANSWER, answer=7) == Message(
        text="\n".join(
            [
                "480,000 preferred shares were outstanding on 12 March 1998.",
                "Published figure · as of 12 March 1998",
                f"“{QUOTE}”",
                SOURCE,
            ]
        ),
        blocks=(
            section("*480,000* preferred shares were outstanding on 12 March 1998."),
            context("Published figure", "as of 12 March 1998"),
            section(f"> {QUOTE}"),
            context(SOURCE),
            feedback(7),
        ),
    )


def test_a_computed_figure() -> None:
    """A figure that was computed says so, with its notes and a button for the working."""
    computed = replace(
        ANSWER,
        kind="derived",
        working=Working(steps=(Step(expression="600,000 − 120,000", result="480,000"),)),
        citations=(),
        notes=("two figures of one release",),
    )
    carried = f"{ANSWER.text}\n600,000 − 120,000 = 480,000"
    assert render(computed, answer=8).blocks == (
        section("*480,000* preferred shares were outstanding on 12 March 1998."),
        context(
            "Computed from published figures", "as of 12 March 1998", "two figures of one release"
        ),
        {"type": "actions", "elements": [button("Show the working", "working", carried)]},
        feedback(8),
    )


def test_a_hypothetical_figure() -> None:
    """A figure that nobody published is labelled hypothetical in the text and in the blocks."""
    hypothetical = replace(ANSWER, kind="hypothetical", citations=())
    label = "Hypothetical: computed, not published"
    assert render(hypothetical) == Message(
        text=f"{ANSWER.text}\n{label} · as of 12 March 1998",
        blocks=(
            section("*480,000* preferred shares were outstanding on 12 March 1998."),
            context(label, "as of 12 March 1998"),
        ),
    )


def test_an_answer_that_is_not_recorded() -> None:
    """Without a number there are no thumbs; the working needs none."""
    computed = replace(ANSWER, working=Working(steps=(Step(expression="1 + 1", result="2"),)))
    assert [block["type"] for block in render(computed).blocks] == [
        "section",
        "context",
        "section",
        "context",
        "actions",
    ]


def test_a_quotation() -> None:
    """Sentences that are quoted are marked as no answer, and whom to ask is said."""
    quoted = Quoted(
        text="I have no figure for that, but the releases say:",
        reason="no figure",
        citations=(CITATION,),
        contact=CONTACT,
    )
    marked = "Quoted from a release: not an answer to the question"
    whom = "Whom to ask: Ada Marsh, vice president, telephone 775/555-0144"
    assert render(quoted, answer=9) == Message(
        text="\n".join([quoted.text, marked, f"“{QUOTE}”", SOURCE, whom]),
        blocks=(
            section(quoted.text),
            context(marked),
            section(f"> {QUOTE}"),
            context(SOURCE),
            context(whom),
            feedback(9),
        ),
    )


def test_a_refusal_with_the_nearest_figure() -> None:
    """A question that is declined gets the reason, then the nearest figure with its evidence."""
    declined = Declined(text="No release says.", reason="unknown", nearest=ANSWER)
    nearest = "Nearest published: 480,000 preferred shares were outstanding on 12 March 1998."
    standing = "Published figure · as of 12 March 1998"
    assert render(declined) == Message(
        text="\n".join(["No release says.", nearest, standing, f"“{QUOTE}”", SOURCE]),
        blocks=(
            section("No release says."),
            section(nearest.replace("480,000", "*480,000*")),
            context("Published figure", "as of 12 March 1998"),
            section(f"> {QUOTE}"),
            context(SOURCE),
        ),
    )


def test_a_refusal_that_names_whom_to_ask() -> None:
    """Whom to ask is not said twice."""
    declined = Declined(text="No release says. Ask Ada Marsh.", reason="unknown", contact=CONTACT)
    assert render(declined).text == "No release says. Ask Ada Marsh."


def test_a_question_back() -> None:
    """Each choice is a button that brings the whole choice back, however long it is."""
    long = "how many preferred shares were outstanding after the most recent of the transactions?"
    message = render(Clarify(prompt="Which?", choices=("how many common?", long)), answer=1)
    assert message == Message(
        text=f"Which?\n• how many common?\n• {long}",
        blocks=(
            section("Which?"),
            {
                "type": "actions",
                "elements": [
                    button("how many common?", "choice:0", "how many common?"),
                    button(f"{long[:74]}…", "choice:1", long),
                ],
            },
        ),
    )


def test_questions_near_one_that_is_not_understood() -> None:
    """They follow the refusal, each a button."""
    declined = Declined(text="Not understood.", reason="unknown", choices=("how many common?",))
    message = render(declined)
    assert message.text == "Not understood.\nPerhaps you mean one of these:\n• how many common?"
    assert message.blocks[-1] == {
        "type": "actions",
        "elements": [button("how many common?", "choice:0", "how many common?")],
    }


def test_the_working() -> None:
    """The working is what was answered, and each step of the arithmetic."""
    carried = "5,499 shares.\n1,000 × 5.5 = 5,500\n5,500 − 1 = 5,499"
    assert render_working(carried) == Message(
        text=carried,
        blocks=(section("5,499 shares."), section("1,000 × 5.5 = 5,500\n5,500 − 1 = 5,499")),
    )


@pytest.mark.parametrize(
    ("figure", "text", "shown"),
    [
        ("7.6", "17.6 is not 7.6.", "17.6 is not *7.6*."),
        ("7.6", "7.65 is not 7.6, nor 7.6", "7.65 is not *7.6*, nor 7.6"),
        ("480,000", "1,480,000 and 480,000", "1,480,000 and *480,000*"),
        ("480,000", "480,000,000 and (480,000)", "480,000,000 and (*480,000*)"),
        ("yes", "yesterday: yes", "yesterday: *yes*"),
        ("R&D", "On R&D, 5.", "On *R&amp;D*, 5."),
        ("9", "No such figure.", "No such figure."),
        ("", "No figure.", "No figure."),
    ],
)
def test_the_figure_itself_is_bold(figure: str, text: str, shown: str) -> None:
    """The digits of a figure within those of another are not taken for it."""
    answer = replace(ANSWER, figure=figure, text=text)
    assert render(answer).blocks[0] == section(shown)


def test_a_release_cannot_format_mention_or_link() -> None:
    """What a release or a user wrote is shown as written."""
    hostile = replace(
        CITATION,
        headline="<!channel> *free* <https://evil.example|shares>",
        number="<@U1>",
        sentence="`code` & _more_ <!here>",
    )
    message = render(Quoted(text="<!everyone>", reason="", citations=(hostile,)))
    headline = f"&lt;!channel&gt; {Z}*{Z}free{Z}*{Z} &lt;https://evil.example|shares&gt;"
    sentence = f"{Z}`{Z}code{Z}`{Z} &amp; {Z}_{Z}more{Z}_{Z} &lt;!here&gt;"
    source = f"{headline} · No. &lt;@U1&gt; · 12 March 1998"
    marked = "Quoted from a release: not an answer to the question"
    assert message == Message(
        text="\n".join(["&lt;!everyone&gt;", marked, f"“{sentence}”", source]),
        blocks=(
            section("&lt;!everyone&gt;"),
            context(marked),
            section(f"> {sentence}"),
            context(source),
        ),
    )


@pytest.mark.parametrize(
    ("url", "title"),
    [
        (
            "https://oro.example/7?a=1&b=2",
            "<https://oro.example/7?a=1&amp;b=2|ORO VERDE>",
        ),
        ("javascript:alert(1)", "ORO VERDE"),
        ("https://oroverde.example/|evil>", "ORO VERDE"),
        (None, "ORO VERDE"),
    ],
)
def test_the_title_links_to_the_release(url: str | None, title: str) -> None:
    """An address of the web is linked to, whatever else an address says is not."""
    cited = replace(CITATION, headline="ORO VERDE", url=url)
    blocks = render(replace(ANSWER, citations=(cited,))).blocks
    assert blocks[3] == context(f"{title} · No. 1998-07 · 12 March 1998")


@pytest.mark.parametrize(
    ("start", "end", "written"),
    [
        (date(2002, 6, 5), date(2002, 6, 5), "5 June 2002"),
        (date(2002, 6, 1), date(2002, 6, 30), "June 2002"),
        (date(2002, 1, 1), date(2002, 12, 31), "2002"),
        (date(2002, 4, 1), date(2002, 6, 30), "1 April 2002 to 30 June 2002"),
    ],
)
def test_a_period_is_written_no_more_precisely_than_it_is_known(
    start: date, end: date, written: str
) -> None:
    """A month is not written as its first day."""
    assert period(Period(start=start, end=end)) == written


LONG = "&*" * 5000

LONGEST: list[Reply] = [
    replace(
        ANSWER,
        text=LONG,
        figure="&",
        notes=(LONG,) * 60,
        working=Working(steps=(Step(expression=LONG, result=LONG),)),
        citations=(replace(CITATION, headline=LONG, number=LONG, sentence=LONG),) * 60,
    ),
    Quoted(text=LONG, reason=LONG, citations=(CITATION,) * 60, contact=Contact(name=LONG)),
    Declined(text=LONG, reason=LONG, nearest=replace(ANSWER, text=LONG), contact=CONTACT),
    Clarify(prompt=LONG, choices=(LONG,) * 60),
]


def checked(block: dict[str, Any]) -> dict[str, Any]:
    """Have slack_sdk read and check a block, and write it again."""
    parsed = Block.parse(block)
    assert parsed is not None
    return parsed.to_dict()


@pytest.mark.parametrize("reply", LONGEST, ids=lambda reply: type(reply).__name__)
def test_the_longest_replies_are_within_the_limits_of_slack(reply: Reply) -> None:
    """However much there is to say, Slack would take the message."""
    message = render(reply, answer=1)
    assert [checked(block) for block in message.blocks] == list(message.blocks)
    assert len(message.blocks) <= 50
    assert len(message.text) <= 4000
    for block in message.blocks:
        for text in [block.get("text"), *block.get("elements", [])]:
            assert text is None or len(text.get("text", "")) <= 3000


@pytest.mark.parametrize("message", [GUIDE, GUIDE_TO_EXCHANGES, render(ANSWER, answer=1)])
def test_messages_are_what_the_models_of_slack_would_write(message: Message) -> None:
    """Blocks are written as JSON for speed, and are what slack_sdk makes of them."""
    assert [checked(block) for block in message.blocks] == list(message.blocks)


def test_a_window_is_what_the_models_of_slack_would_write() -> None:
    """So is the window that shows a working."""
    shown = window("Working", GUIDE)
    assert View(**shown).to_dict() == shown


@settings(max_examples=25)  # the models take long
@given(st.text(max_size=300), st.text(max_size=20))
def test_any_answer_can_be_shown(text: str, figure: str) -> None:
    """No text and no figure make a block that Slack would not take."""
    message = render(replace(ANSWER, text=text or "-", figure=figure, citations=()), answer=1)
    assert [checked(block) for block in message.blocks] == list(message.blocks)
