"""From bytes to the store: whole releases, once each."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import ReleaseError
from bot.ingest import ingest
from bot.store import Store

FIRST = next((Path(__file__).parent.parent / "data" / "releases").glob("2003-11-20-*"))


def test_bytes_become_a_release_with_facts_that_tie() -> None:
    """The release is returned, and what it states is in the store, each with its evidence."""
    store = Store.open(":memory:")
    (made,) = ingest(FIRST.read_bytes(), FIRST.name, store)
    assert (made.number, made.published.isoformat()) == ("2003-20", "2003-11-20")
    assert {
        fact.measure: made.text[fact.span.start : fact.span.end]
        for fact in store.facts(made.company.name)
        if fact.measure in {"shares_outstanding", "exchange_ratio", "fraction_tendered"}
    } == {
        "shares_outstanding": "611,452 shares of preferred stock remain outstanding",
        "exchange_ratio": (
            "7.6 shares of common stock in exchange for each share of preferred stock"
        ),
        "fraction_tendered": "About two-thirds of the preferred stock was tendered",
    }
    checks = store.checks(made.id)
    assert len(checks) == 3
    assert all(check.holds for check in checks)


def test_every_span_is_within_the_text() -> None:
    """Sentences, marks and facts slice the canonical text."""
    store = Store.open(":memory:")
    (made,) = ingest(FIRST.read_bytes(), FIRST.name, store)
    for sentence in made.sentences:
        assert made.text[sentence.span.start : sentence.span.end] == sentence.text
    for fact in store.facts(made.company.name):
        assert 0 <= fact.span.start < fact.span.end <= len(made.text)
        assert store.cite(made.id, fact.span).sentence in made.text


def test_the_same_bytes_are_loaded_once() -> None:
    """The second time nothing is new, under whatever name the bytes come."""
    store = Store.open(":memory:")
    (made,) = ingest(FIRST.read_bytes(), FIRST.name, store)
    assert ingest(FIRST.read_bytes(), "copy.txt", store) == ()
    assert {fact.release for fact in store.facts(made.company.name)} == {made.id}


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b" \n\n ", id="blank"),
        pytest.param(b"\x00\xff\x00\xfe" * 50, id="binary"),
        pytest.param(b"Dear diary, nothing happened today.", id="no-release"),
    ],
)
def test_bytes_that_hold_no_release_leave_nothing(data: bytes) -> None:
    """They are refused with a reason, and the store is as it was."""
    store = Store.open(":memory:")
    with pytest.raises(ReleaseError) as raised:
        ingest(data, "x.txt", store)
    assert str(raised.value).endswith(".")
    assert store.names()[1:] == ((), ())
