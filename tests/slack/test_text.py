"""Words in and out of Slack's notation."""

from __future__ import annotations

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.text import NO_WIDTH, escape, plain

Z = NO_WIDTH


@pytest.mark.parametrize(
    ("words", "escaped"),
    [
        ("a channel: <!channel>", "a channel: &lt;!channel&gt;"),
        ("everyone: <!everyone> <!here>", "everyone: &lt;!everyone&gt; &lt;!here&gt;"),
        ("a user: <@U0ASKER>", "a user: &lt;@U0ASKER&gt;"),
        ("a link: <https://x.example|y>", "a link: &lt;https://x.example|y&gt;"),
        ("an entity: &lt;", "an entity: &amp;lt;"),
        ("R&D > 5%", "R&amp;D &gt; 5%"),
        ("*bold*", f"{Z}*{Z}bold{Z}*{Z}"),
        ("_italic_ ~struck~", f"{Z}_{Z}italic{Z}_{Z} {Z}~{Z}struck{Z}~{Z}"),
        ("`code`", f"{Z}`{Z}code{Z}`{Z}"),
        ("an :emoji:", f"an {Z}:{Z}emoji:"),
        ("at 16:30, NYSE: OVM", "at 16:30, NYSE: OVM"),
        ("$1.2 billion – 18.8 %", "$1.2 billion – 18.8 %"),
    ],
)
def test_words_are_shown_as_they_are(words: str, escaped: str) -> None:
    """Nothing in plain words mentions, links, formats or becomes an emoji."""
    assert escape(words) == escaped


@pytest.mark.parametrize(
    ("words", "limit", "escaped"),
    [
        ("twelve words", 12, "twelve words"),
        ("thirteen word", 12, "thirteen wo…"),
        ("&&&", 11, "&amp;&amp;…"),
        ("a word cut", 8, "a word…"),
    ],
)
def test_long_words_are_cut_between_characters(words: str, limit: int, escaped: str) -> None:
    """A cut leaves no half of an escape, and says that it was made."""
    assert escape(words, limit) == escaped


@given(st.text(max_size=200), st.integers(min_value=10, max_value=400))
def test_any_words_are_harmless_and_within_the_limit(words: str, limit: int) -> None:
    """Whatever the words are, they fit, and nothing that Slack would act on is left."""
    escaped = escape(words, limit)
    assert len(escaped) <= limit
    assert not {"<", ">"} & set(escaped)


@given(st.text(max_size=200))
def test_escaping_loses_nothing(words: str) -> None:
    """What a reader sees is what the words were."""
    assert unescape(escape(words).replace(Z, "")) == words.replace(Z, "")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<@U0BOT> how many preferred?", "how many preferred?"),
        ("how many <@U0BOT> preferred?", "how many preferred?"),
        ("<@U0BOT|ir>: how many?", ": how many?"),
        ("ask <@U0OTHER>", "ask @U0OTHER"),
        ("in <#C0CHANNEL|general>", "in general"),
        ("in <#C0CHANNEL>", "in #C0CHANNEL"),
        ("<!channel> hear", "@channel hear"),
        ("<!subteam^S1|@board> hear", "@board hear"),
        ("see <https://oroverde.example|oroverde.example>", "see oroverde.example"),
        ("see <https://oroverde.example>", "see https://oroverde.example"),
        ("write <mailto:ir@oroverde.example>", "write ir@oroverde.example"),
        ("profit &amp; loss &gt; 5", "profit & loss > 5"),
        ("how *many* _preferred_ `now`?", "how many preferred now?"),
        ("*how many?*", "how many?"),
        ("2*3 and under_score", "2*3 and under_score"),
        ("two\n  lines\u00a0here", "two lines here"),
        ("a lone \ud83d half", "a lone ? half"),
        ("", ""),
    ],
)
def test_what_users_write_is_read_without_markup(text: str, words: str) -> None:
    """Mentions of the bot fall away, links give their label, and escapes their character."""
    assert plain(text, bot_user="U0BOT") == words
