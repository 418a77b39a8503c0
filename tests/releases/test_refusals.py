"""What is no release, and what would harm: each refused with its reason."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import ReleaseError
from bot.releases import read, read_each
from bot.releases.limits import MAX_CELLS, MAX_PAGES, MAX_PARTS, MAX_TEXT
from tests.releases.fictions import COLUMNS, HTML, MARKDOWN, TYPED, exhibit, feed, submission
from tests.releases.typeset import pdf

PROSE = "The company lends to farmers and has lent to them for longer than it can tell. " * 6


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("", "It is empty.", id="empty"),
        pytest.param("\n \n", "It is empty.", id="blank"),
        pytest.param(
            f"May 1, 2009\n\nOsier Bancorp, Inc.\n\nGentlemen:\n\n{PROSE}",
            "It is a letter, not a release.",
            id="letter",
        ),
        pytest.param(
            f"IN THE UNITED STATES BANKRUPTCY COURT\n\nORDER\n\n{PROSE}",
            "It is an order of a court, not a release.",
            id="order",
        ),
        pytest.param(
            f"OSIER BANCORP, INC.\n\nTHIS VOTING AGREEMENT is made on May 1, 2009. {PROSE}",
            "It is an agreement, not a release.",
            id="agreement",
        ),
        pytest.param(
            f"Osier First Quarter Call\n\nMay 1, 2009\n\nOperator: Good morning. {PROSE}",
            "It is the transcript of a call, not a release.",
            id="transcript",
        ),
        pytest.param(
            f"# Osier Surges\n\n{PROSE}\n\nTo view the full press release, visit x.example\n",
            "It is another publisher's article or summary, not the release itself.",
            id="retold",
        ),
        pytest.param(
            f"A Notice\n\n{PROSE}",
            "It has none of the marks of a release: no dateline, no release label or contact, no "
            "company that announces something.",
            id="anything-else",
        ),
        pytest.param(
            f"FOR IMMEDIATE RELEASE\n\nOSIER BANCORP, INC. OPENS A BRANCH\n\n{PROSE}",
            "It does not say on which day it was published; a file named with the day, as in "
            "2003-11-20-title.txt, is taken to be of it.",
            id="undated",
        ),
        pytest.param(
            f"FOR IMMEDIATE RELEASE\nMay 1, 2009\n\nBRANCH OPENS IN STOWE\n\n{PROSE.lower()}",
            "It does not say which company issued it.",
            id="nameless",
        ),
        pytest.param('{"cik": "1"}', "It is JSON data, not a text that can be read.", id="json"),
        pytest.param(
            "\x00\x01\x02", "It is a binary file, not a text that can be read.", id="binary"
        ),
        pytest.param("\x89PNG\r\n", "It is a PNG image, not a text that can be read.", id="image"),
        pytest.param(
            "<SEC-DOCUMENT>x\n<SEC-HEADER>\nACCESSION NUMBER: 1\n</SEC-HEADER>\n",
            "It holds no document: it is only a header or an index.",
            id="header-only",
        ),
    ],
)
def test_why_a_document_is_refused(text: str, reason: str) -> None:
    """The reason says what the document is, or which mark of a release it lacks."""
    with pytest.raises(ReleaseError) as refused:
        read(text.encode("latin-1"), "x")
    assert str(refused.value) == f"x: {reason}"


def test_a_real_release_is_not_refused_for_a_word() -> None:
    """An agreement that a release speaks of does not make it one."""
    text = TYPED.replace("small.", "small. This AGREEMENT AND PLAN OF MERGER is dated as of May.")
    assert len(read(text.encode())) == 1


def bomb() -> bytes:
    """Make a zip that expands a thousandfold."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a", b"0" * 20_000_000)
    return stream.getvalue()


def many() -> bytes:
    """Make a zip of more files than any archive of releases has at once."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for number in range(MAX_PARTS + 1):
            archive.writestr(str(number), b"")
    return stream.getvalue()


def nested() -> bytes:
    """Make a zip within a zip."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("inner.zip", bomb())
    return stream.getvalue()


ENTITIES = b"<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'aaaa'>]><rss version='2.0'></rss>"
TABLE = b"<html><body><table>" + b"<tr><td>1<td>2</tr>" * (MAX_CELLS // 2 + 1) + b"</table>"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(bomb(), "expands as a zip bomb does", id="zip-bomb"),
        pytest.param(many(), f"a zip of more than {MAX_PARTS} files", id="many-files"),
        pytest.param(nested(), "a zip within a zip", id="zip-in-zip"),
        pytest.param(b"PK\x03\x04 rubbish", "a zip that cannot be opened", id="not-a-zip"),
        pytest.param(b"a\n" * MAX_TEXT, "more text than a release", id="long"),
        pytest.param(b"x\f" * (MAX_PAGES + 1), f"more than {MAX_PAGES} pages", id="pages"),
        pytest.param(b"<html>" + b"<div>" * 5000, "nested too deeply", id="deep"),
        pytest.param(TABLE, "more cells than a release's", id="cells"),
        pytest.param(ENTITIES, "declares entities of its own", id="entities"),
        pytest.param(pdf([[""]]), "a PDF of images", id="scan"),
        pytest.param(pdf([["the bene\x01t"]]), "whose fonts do not say what 1", id="lost-glyph"),
        pytest.param(b"%PDF-1.4 rubbish", "a PDF that cannot be opened", id="not-a-pdf"),
    ],
)
def test_hostile_files_are_refused(data: bytes, reason: str) -> None:
    """No limit is passed, and the reason names it."""
    with pytest.raises(ReleaseError, match=reason):
        read(data, "x")


def test_a_bullet_that_a_font_does_not_know_loses_nothing() -> None:
    """Only a character within a word or a figure makes a PDF unquotable."""
    lines = [
        "OSIER OPENS",
        "",
        "STOWE, May 1, 2009 - Osier Bancorp, Inc. today opened:",
        "\x01 one",
    ]
    assert read(pdf([lines]))[0].headline == "OSIER OPENS"


SOURCES = [
    TYPED.encode(),
    COLUMNS.encode(),
    HTML.encode(),
    MARKDOWN.encode(),
    submission(exhibit(TYPED)).encode(),
    feed(("Osier", PROSE)).encode(),
    pdf([["Osier Bancorp, Inc. opens a branch"]]),
]


@settings(deadline=None, max_examples=60)
@given(
    st.sampled_from(SOURCES),
    st.integers(0, 4000),
    st.binary(max_size=40) | st.text("<>()[]-.,$ \n\tA1\u201c", max_size=40).map(str.encode),
)
def test_damage_never_crashes_and_spans_always_slice(
    source: bytes, at: int, inserted: bytes
) -> None:
    """Whatever is done to a document, it is refused, or what is read of it is evidence."""
    for release in read_each(source[:at] + inserted + source[at:], "x").releases:
        for sentence in release.sentences:
            assert release.text[sentence.span.start : sentence.span.end] == sentence.text
            assert "\n" not in sentence.text
        for mark in release.marks:
            assert 0 <= mark.span.start <= mark.span.end <= len(release.text)
