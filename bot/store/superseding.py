"""A release just stored in; which of it and its other versions is in force settled.

Two releases of a company with different content are versions of one where they have the same
address, the same number, or the same headline and day, or where the later has the same headline
within two weeks and says that it is a correction. All are kept; all but one are marked
with the version that superseded them, and their facts with them.
"""

from __future__ import annotations

import re
import sqlite3
from dataclasses import asdict, dataclass

from bot.model import Release

_CORRECTION = r"""
    (?: correct(?:ed|ion|ing) | C\sO\sR\sR\sE\sC\sT\s(?:E\sD|I\sO\sN) )
    (?: \s (?:and|&) \s (?:replac(?:ing|ement)|R\sE\sP\sL\sA\sC\s[A-Z\s]*) )?
"""
_SAYS_SO = re.compile(rf"\b{_CORRECTION}\b", re.VERBOSE | re.IGNORECASE)
_LABEL = re.compile(
    rf"^ \W* {_CORRECTION} \b \W* (?:to\s)? | \W+ {_CORRECTION} \W* $", re.VERBOSE | re.IGNORECASE
)
_HEAD = 400
"""Characters at the top of a release among which a correction says that it is one."""

_DATED_NUMBER = re.compile(r"(?:19|20)?\d{2}\s?[-/]")
"""A number that carries its year, so that it is not given again in another."""

_OF_COMPANY = """company in (
    select name from companies where name = :company
    union select name from companies where cik = :cik
)"""
_SOON = 14
"""Days within which a correction of the same headline is one of the release before it."""

_VERSIONS = f"""
select id, published, corrects, url is not null and url is :url as readdressed from releases
where document <> :document and superseded_by is null and id in (
    select id from releases where {_OF_COMPANY} and published = :published and subject = :subject
    union
    select id from releases where {_OF_COMPANY} and number = :number
        and (:dated or substr(published, 1, 4) = substr(:published, 1, 4))
    union
    select id from releases where {_OF_COMPANY} and url = :url
        and (published = :published or subject = :subject or number = :number)
        and 1 = (select count(*) from releases other where other.document = releases.document)
    union
    select id from releases where {_OF_COMPANY} and subject = :subject
        and (case when published < :published then :corrects else corrects end)
        and published between date(:published, '-{_SOON} days')
            and date(:published, '+{_SOON} days')
)
order by published, id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What tells versions of a release apart, and what they have in common."""

    release: str
    document: str
    company: str
    cik: str | None
    published: str
    subject: str
    number: str | None
    url: str | None
    corrects: bool

    @property
    def dated(self) -> bool:
        """Tell whether the number carries its year."""
        return _DATED_NUMBER.match(self.number or "") is not None


def identify(release: Release, document: str | None) -> Identity:
    """Find by what a release is known; `document` is the digest of the bytes that held it."""
    return Identity(
        release=release.id,
        document=document or release.sha256,
        company=release.company.name,
        cik=release.company.cik,
        published=release.published.isoformat(),
        subject=subject(release.headline),
        number=release.number,
        url=release.url,
        corrects=_SAYS_SO.search(release.text[:_HEAD]) is not None,
    )


def subject(headline: str) -> str:
    """Reduce a headline to what its versions share, however it is set and announced.

    >>> subject("CORRECTED: Larkspur Tin Exchanges Stock")
    'larkspurtinexchangesstock'
    """
    bare = _LABEL.sub("", headline)
    return "".join(c for c in bare.casefold() if c.isalnum()) or headline


def settle(db: sqlite3.Connection, new: Identity) -> None:
    """Mark the versions that a release supersedes, or the release if one supersedes it.

    What an address holds now supersedes what it held before. Of two documents with the same
    number or headline, the later supersedes; on the same day, the one that says it is a
    correction; else the one that came last.
    """
    found = db.execute(_VERSIONS, {**asdict(new), "dated": new.dated}).fetchall()
    rank = (new.published, int(new.corrects))
    for other, published, corrects, readdressed in reversed(found):
        if not readdressed and (published, corrects) > rank:
            _supersede(db, new.release, by=other)
            return
    for other, *_ in found:
        _supersede(db, other, by=new.release)


def reinstate(db: sqlite3.Connection, release: str, url: str | None) -> None:
    """Put a superseded release in force again if its address holds it again."""
    row = db.execute(
        "select new.id from releases old join releases new on new.id = old.superseded_by "
        "where old.id = ? and old.url = ? and new.url = old.url and new.superseded_by is null",
        (release, url),
    ).fetchone()
    if row is not None:
        _supersede(db, release, by=None)
        _supersede(db, row[0], by=release)


def _supersede(db: sqlite3.Connection, release: str, *, by: str | None) -> None:
    """Mark a release and its facts as superseded, or as in force."""
    db.execute("update releases set superseded_by = ? where id = ?", (by, release))
    db.execute("update facts set superseded = ? where release = ?", (by is not None, release))
