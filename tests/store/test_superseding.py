"""Which of several versions of a release is in force."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from hashlib import sha256

import pytest

from bot.model import Company, Contact, Fact, Period, Quantity, Release, Sentence, Span
from bot.store import Store
from bot.store.superseding import subject

TIN = Company(name="Larkspur Tin Company", cik="0000719999")
HEADLINE = "LARKSPUR TIN EXCHANGES STOCK"
DAY = date(2004, 1, 5)
URL = "https://news.example/5"


def release(text: str = "first", **parts: object) -> Release:
    """Make a release, of January 5, 2004 unless it is said otherwise."""
    digest = sha256(repr((text, parts)).encode()).hexdigest()
    return replace(
        Release(
            id=f"tin-{text}-{digest[:8]}",
            company=TIN,
            number=None,
            headline=HEADLINE,
            published=DAY,
            url=None,
            format="text",
            sha256=digest,
            text=f"{text} shares remain.",
            sentences=(Sentence(span=Span(start=0, end=5), text=text),),
            contact=Contact(name="Ada Marsh"),
        ),
        **parts,  # type: ignore[arg-type]
    )


def fact(of: Release, value: int) -> Fact:
    """Make the one fact of a release."""
    return Fact(
        measure="shares_outstanding",
        company=of.company.name,
        security=None,
        quantity=Quantity(value=Decimal(value), unit="shares"),
        as_of=Period(start=DAY, end=DAY),
        published=of.published,
        span=Span(start=0, end=5),
        release=of.id,
        rule="shares_outstanding:0",
    )


def stored(*releases: Release, documents: tuple[str | None, ...] = ()) -> Store:
    """Store releases in order, with a fact each that counts them."""
    store = Store.open(":memory:")
    every = zip(releases, documents or (None,) * len(releases), strict=True)
    for number, (each, document) in enumerate(every, start=1):
        assert store.put(each, [fact(each, number)], [], document)
    return store


def in_force(store: Store, company: str = TIN.name) -> list[str]:
    """List which of the releases' facts are in force, by number."""
    return sorted(str(each.quantity.value) for each in store.facts(company))


OTHER: dict[str, object] = {
    "headline": "LARKSPUR TIN NAMES A DIRECTOR",
    "published": date(2004, 2, 9),
}
VERSIONS = {
    "headline and day": (release(), release("second")),
    "headline in capitals": (release(headline="Larkspur Tin Exchanges Stock"), release("second")),
    "headline that says so": (release(), release("2nd", headline=f"CORRECTED: {HEADLINE}")),
    "headline that says so at the end": (
        release(),
        release("second", headline=f"{HEADLINE} (corrected)"),
    ),
    "headline as a wire says so": (
        release(),
        release("second", headline=f"CORRECTING and REPLACING {HEADLINE}"),
    ),
    "number": (release(number="2004-03"), release("second", number="2004-03", **OTHER)),
    "number of the year": (release(number="3"), release("second", number="3", **OTHER)),
    "address": (release(url=URL), release("second", url=URL, published=date(2004, 1, 6))),
    "address, other headline": (
        release(url=URL),
        release("second", url=URL, headline="LARKSPUR TIN SWAPS STOCK"),
    ),
    "company by its number": (
        release(company=replace(TIN, name="LARKSPUR TIN CO")),
        release("second"),
    ),
}
DISTINCT = {
    "another headline": (release(), release("second", headline="LARKSPUR TIN NAMES A DIRECTOR")),
    "another day": (release(), release("second", published=date(2004, 1, 6))),
    "another number and day": (
        release(number="2004-03"),
        release("second", number="2004-04", published=date(2004, 1, 6)),
    ),
    "number of another year": (
        release(number="3", published=date(2003, 12, 1)),
        release("second", number="3", **OTHER),
    ),
    "another release at an address for the newest": (
        release(url=URL),
        release("second", url=URL, **OTHER),
    ),
    "no numbers, no addresses": (release(), release("second", **OTHER)),
}


@pytest.mark.parametrize(("first", "second"), VERSIONS.values(), ids=VERSIONS)
def test_a_version_supersedes_the_one_before(first: Release, second: Release) -> None:
    """Both are kept; the facts, the search and the contact are those of the one in force."""
    store = stored(first, second)
    assert store.superseded_by(first.id) == second.id
    assert store.superseded_by(second.id) is None
    assert store.supersedes(second.id) == (first.id,)
    assert in_force(store, second.company.name) == ["2"]
    assert store.text(first.id) == first.text
    assert store.search(["first"], first.company.name) == ()


@pytest.mark.parametrize(("first", "second"), DISTINCT.values(), ids=DISTINCT)
def test_another_release_does_not(first: Release, second: Release) -> None:
    """What only looks alike stands beside it."""
    store = stored(first, second)
    assert store.superseded_by(first.id) is None
    assert store.superseded_by(second.id) is None
    assert in_force(store) == ["1", "2"]


def test_another_companys_release_is_no_version() -> None:
    """Two companies may publish under one headline on one day."""
    zinc = Company(name="Larkspur Zinc Company", cik="0000720000")
    store = stored(release(number="1"), release("second", company=zinc, number="1"))
    assert in_force(store) == ["1"]
    assert in_force(store, zinc.name) == ["2"]


def test_a_company_keeps_the_names_that_releases_used_of_it() -> None:
    """A later release may know fewer of them, or others."""
    known = [("Larkspur", "LARKSPUR TIN CO"), (), ("LKT", "Larkspur")]
    days = [date(2004, 1, day) for day in (5, 6, 7)]
    store = stored(
        *(
            release(str(day), published=day, company=replace(TIN, aliases=aliases))
            for aliases, day in zip(known, days, strict=True)
        )
    )
    (company,) = store.names()[1]
    assert company.aliases == ("Larkspur", "LARKSPUR TIN CO", "LKT")


def test_superseded_facts_can_be_asked_for() -> None:
    """What was once published stays known."""
    store = stored(release(), release("second"), release("third"))
    facts = store.facts(TIN.name, "shares_outstanding", superseded=True)
    assert [str(each.quantity.value) for each in facts] == ["1", "2", "3"]
    assert in_force(store) == ["3"]


def test_the_later_supersedes_in_whatever_order_they_come() -> None:
    """A file of the earlier version may be loaded last."""
    later = release("second", number="2004-03", published=date(2004, 1, 7))
    earlier = release(number="2004-03")
    store = stored(later, earlier)
    assert store.superseded_by(earlier.id) == later.id
    assert in_force(store) == ["1"]


def test_a_correction_supersedes_in_whatever_order_they_come() -> None:
    """Of two of one day, the one that says it is a correction is the later."""
    correction = release("CORRECTION -- Larkspur Tin. 2", headline=HEADLINE)
    original = release()
    store = stored(correction, original)
    assert store.superseded_by(original.id) == correction.id
    assert in_force(store) == ["1"]


def test_releases_of_one_document_are_no_versions() -> None:
    """Two exhibits of a filing may have one headline; a corrected filing supersedes them."""
    first, second = release(), release("second")
    store = stored(first, second, documents=("a", "a"))
    assert in_force(store) == ["1", "2"]
    third = release("third")
    store.put(third, [fact(third, 3)], [], "b")
    assert store.supersedes(third.id) == tuple(sorted((first.id, second.id)))
    assert in_force(store) == ["3"]


def test_an_address_of_several_releases_makes_no_versions() -> None:
    """What follows them there, with another headline, is not known to be one of them."""
    many = [release(str(n), url=URL, headline=f"LARKSPUR TIN NEWS {n}") for n in range(3)]
    store = stored(*many, documents=("a", "a", "b"))
    assert in_force(store) == ["1", "2", "3"]


@pytest.mark.parametrize(
    "again",
    [release(), replace(release(), id="other", headline="Other", url=URL)],
    ids=["the same", "the same bytes under another name"],
)
def test_the_same_content_is_one_release(again: Release) -> None:
    """However often, and from wherever, it comes."""
    store = stored(release())
    assert not store.put(again, [fact(again, 2)], [])
    assert in_force(store) == ["1"]


def test_the_same_text_in_other_bytes_is_one_release() -> None:
    """An exhibit, and the filing that holds it, differ in their bytes alone."""
    store = stored(release())
    again = replace(release(), id="other", sha256="0" * 64)
    assert not store.put(again, [fact(again, 2)], [])
    assert store.superseded_by(release().id) is None


def test_a_superseded_release_stays_so_when_it_is_loaded_again() -> None:
    """A folder with both versions can be loaded any number of times."""
    first, second = release(), release("second")
    store = stored(first, second)
    for _ in range(2):
        assert not store.put(first, [fact(first, 1)], [])
        assert not store.put(second, [fact(second, 2)], [])
    assert in_force(store) == ["2"]


def test_what_an_address_holds_again_is_in_force_again() -> None:
    """The publisher took the change back."""
    first, second = release(url=URL), release("second", url=URL)
    store = stored(first, second)
    assert in_force(store) == ["2"]
    assert not store.put(first, [fact(first, 1)], [])
    assert store.superseded_by(second.id) == first.id
    assert in_force(store) == ["1"]


@pytest.mark.parametrize(
    ("headline", "reduced"),
    [
        ("CORRECTION: Larkspur Tin Exchanges Stock", "larkspurtinexchangesstock"),
        ("/C O R R E C T I O N -- Larkspur Tin/", "larkspurtin"),
        ("Correction to Larkspur Tin Exchanges Stock", "larkspurtinexchangesstock"),
        ("Larkspur Tin Exchanges Stock - Corrected", "larkspurtinexchangesstock"),
        ("Larkspur Tin Corrects Its Books", "larkspurtincorrectsitsbooks"),
        ("Larkspur Tin Enters Corrections Business", "larkspurtinenterscorrectionsbusiness"),
        ("Correctional Tin Reports", "correctionaltinreports"),
        ("-- --", "-- --"),
    ],
)
def test_a_headline_is_reduced_to_what_versions_share(headline: str, reduced: str) -> None:
    """A label is taken off; a word of the headline's own is not."""
    assert subject(headline) == reduced


def test_a_correction_some_days_later_supersedes() -> None:
    """The same headline within two weeks is a version where the later says that it corrects."""
    later = {"headline": f"CORRECTED: {HEADLINE}"}
    soon = release("Correction: soon", published=date(2004, 1, 12), **later)
    assert in_force(stored(release(), soon)) == ["2"]
    assert in_force(stored(soon, release())) == ["1"]
    late = release("Correction: late", published=date(2004, 2, 12), **later)
    assert in_force(stored(release(), late)) == ["1", "2"]
    silent = release("silent", published=date(2004, 1, 12))
    assert in_force(stored(release(), silent)) == ["1", "2"]


def test_the_store_is_looked_at_as_it_was_known() -> None:
    """Before its correction was out, the first version stood; both are still there."""
    soon = release("Correction: soon", published=date(2004, 1, 12))
    store = stored(release(), soon)
    assert in_force(store) == ["2"]
    assert in_force(store.as_known(date(2004, 1, 11))) == ["1"]
    assert in_force(store.as_known(date(2004, 1, 12))) == ["2"]
    assert in_force(store.as_known(date(2004, 1, 4))) == []
    assert in_force(store.uncorrected()) == ["1"]
