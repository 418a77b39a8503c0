"""A release and what was read from it in; their rows out, all but ready to be written.

Nothing here needs a database, so it can be done in any process, and what comes out is plain
values, which pass between processes much faster than the types of the model.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from bot.model import Check, Fact, Release, Step
from bot.store import rows
from bot.store.superseding import Identity, identify

Row = tuple[Any, ...]

RELEASE_COLUMNS = (
    "id, company, number, headline, published, place, url, format, sha256, text, contact, "
    "document, content, subject, corrects"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A release's rows; `content` names its text, in whatever bytes and wrapping it came."""

    identity: Identity
    sha256: str
    content: str
    company: Row
    securities: list[Row]
    release: Row
    sentences: list[Row]
    facts: list[Row]
    checks: list[Row]

    @property
    def id(self) -> str:
        """Return the release's id."""
        return self.identity.release


def entry_of(
    release: Release,
    facts: Iterable[Fact],
    checks: Iterable[Check],
    document: str | None = None,
) -> Entry:
    """Make the entry of a release; `document` is the digest of the bytes that held it."""
    facts = tuple(facts)
    identity = identify(release, document)
    content = sha256(release.text.encode()).hexdigest()
    classes = {s.key: s for f in facts for s in (f.security, f.received) if s}
    classes |= {s.key: s for s in release.securities}
    return Entry(
        identity=identity,
        sha256=release.sha256,
        content=content,
        company=rows.company_row(release.company),
        securities=[rows.security_row(each) for each in classes.values()],
        release=_release_row(release, identity, content),
        sentences=[(s.span.start, s.span.end, s.text) for s in release.sentences],
        facts=[rows.fact_row(fact) for fact in facts],
        checks=[(c.release, c.relation, c.holds, _steps(c.steps), c.difference) for c in checks],
    )


def steps_of(text: str) -> tuple[Step, ...]:
    """Read the steps of a check."""
    return tuple(Step(expression=e, result=r) for e, r in json.loads(text))


def _steps(steps: tuple[Step, ...]) -> str:
    return json.dumps([[step.expression, step.result] for step in steps])


def _release_row(release: Release, identity: Identity, content: str) -> Row:
    """Write a release in the order of RELEASE_COLUMNS."""
    return (
        release.id,
        release.company.name,
        release.number,
        release.headline,
        release.published.isoformat(),
        release.place,
        release.url,
        release.format,
        release.sha256,
        release.text,
        rows.contact_text(release.contact),
        identity.document,
        content,
        identity.subject,
        identity.corrects,
    )
