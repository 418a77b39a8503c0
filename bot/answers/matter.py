"""What one question is about, carried from step to step while it is answered."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answers.times import Order
from bot.answers.understand import Understood
from bot.language.names import Names
from bot.language.securities import Mention, resolve
from bot.model import Company, Security
from bot.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """A question taken apart, and whom and which classes of theirs it is about."""

    understood: Understood
    company: Company
    classes: tuple[Security, ...]
    names: Names
    store: Store
    order: Order | None = None

    @property
    def known(self) -> tuple[Security, ...]:
        """List every class of the company that is known."""
        return self.names.of(self.company.name)


def resolved(mention: Mention | Security, securities: tuple[Security, ...]) -> Security | None:
    """Find the class of a company that is meant; None for another company's."""
    if isinstance(mention, Security):
        return mention if mention in securities else None
    return resolve(mention, securities)
