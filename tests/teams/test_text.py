"""What Teams writes in, plain words out; and words that must be shown as they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.teams.text import Mention, clipped, escape, plain

BOT, OTHER = "28:bot", "29:other"
IR = Mention(who=BOT, text="<at>IR</at>")


@pytest.mark.parametrize(
    ("text", "mentions", "words"),
    [
        ("<at>IR</at> how many?", [IR], "how many?"),
        ("<at>IR</at>&nbsp;how many?", [IR], "how many?"),
        ("how\u00a0many <at>IR</at>", [IR], "how many"),
        (
            "<at>IR</at> did <at>Ada</at> say so?",
            [IR, Mention(who=OTHER, text="<at>Ada</at>")],
            "did Ada say so?",
        ),
        (
            "<at>IR</at> and <at>IR</at>?",
            [Mention(who=OTHER, text="<at>IR</at>"), IR],
            "IR and ?",
        ),
        ('<at id="0">IR</at> hi', [Mention(who=BOT, text='<at id="0">IR</at>')], "hi"),
        ("<at>IR</at> hi", [], "IR hi"),
        ("<p>one</p><p>two<br>three</p>", [], "one two three"),
        ("<div>how <b>many</b> <i>preferred</i>?</div>", [], "how many preferred?"),
        ("how **many** _preferred_ `shares`?", [], "how many preferred shares?"),
        ("[Hecla](https://example.com/a_(b)", [], "Hecla"),
        ("5 < 6 and 7 > 6", [], "5 < 6 and 7 > 6"),
        ("R&amp;D &lt;b&gt; $5", [], "R&D <b> $5"),
        ("exchange 10,000 @ 8", [], "exchange 10,000 @ 8"),
        ("a*b and snake_case", [], "a*b and snake_case"),
        ("\u200bzero\u200bwidth", [], "zerowidth"),
        ("", [], ""),
    ],
)
def test_words_are_read(text: str, mentions: list[Mention], words: str) -> None:
    """Only the bot's own mention falls away, and markup; entities are what they stand for."""
    assert plain(text, mentions=mentions, bot=BOT) == words


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("611,452 shares at $7.60", "611,452 shares at $7.60"),
        ("*a* _b_ ~c~ `d`", r"\*a\* \_b\_ \~c\~ \`d\`"),
        ("[a](https://example.com)", r"\[a\](https://example.com)"),
        ("<at>all</at> & co", r"&lt;at&gt;all&lt;/at&gt; &amp; co"),
        ("{{DATE(x)}}", r"\{\{DATE(x)\}\}"),
    ],
)
def test_words_are_shown_as_they_are(words: str, shown: str) -> None:
    """Nothing that a release or a user writes can format, link or mention."""
    assert escape(words) == shown


@given(st.text())
def test_nothing_unescaped_is_left(words: str) -> None:
    """Whatever the words, no tag is left, and what is read back has as many visible marks."""
    shown = escape(words)
    assert ("<" in shown, ">" in shown) == (False, False)


@given(st.text(), st.integers(min_value=2, max_value=50))
def test_clipped_words_are_no_longer(words: str, limit: int) -> None:
    """However words are made, they fit, on one line."""
    line = clipped(words, limit)
    assert len(line) <= limit
    assert line.splitlines() in ([line], [])


@given(st.text(), st.text())
def test_any_message_is_read(text: str, name: str) -> None:
    """Nothing that is written breaks the reading, nor leaves a lone surrogate."""
    mention = Mention(who=BOT, text=f"<at>{name}</at>")
    plain(mention.text + text, mentions=[mention], bot=BOT).encode("utf-8")
