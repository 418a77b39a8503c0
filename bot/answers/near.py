"""A question that is not understood in; questions near it that are answered, to pick from, out.

Words that mean nothing to the bot may still stand beside some that do. What these may ask for is
offered and never answered: which figure is meant is for the asker to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import islice
from math import log

from bot.answers.asks import Asked, phrases, suits
from bot.answers.matter import Matter, resolved
from bot.answers.wording import of_class
from bot.answers.words import FILLERS, concept, tokens
from bot.measures import Measure, measures
from bot.model import Fact

Terms = tuple[frozenset[str], ...]
"""The words of a phrase, of which any of one place will do."""

_MOST = 3
_LEAST = 1.0
"""How much the words that a question shares with a measure must tell, in nats."""


def near(matter: Matter) -> Iterator[str]:
    """Yield questions for published figures of the class asked about, the likeliest first."""
    asked = matter.understood.asked
    told = {
        m.name: _told(asked.hard | asked.soft, m) for m in measures().values() if _may(m, asked)
    }
    likely = sorted((name for name in told if told[name] >= _LEAST), key=lambda name: -told[name])
    facts = (fact for name in likely for fact in matter.store.newest(matter.company.name, name))
    questions = (_question(fact) for fact in facts if _is_of_class(fact, matter))
    yield from islice(dict.fromkeys(questions), _MOST)


def _may(measure: Measure, asked: Asked) -> bool:
    """Tell whether a measure is one of figures, of a kind that a question can mean."""
    says = any(statement.says for statement in measure.all_statements)
    return says and measure.unit != "boolean" and suits(measure, asked)


def _question(fact: Fact) -> str:
    label = measures()[fact.measure].label
    asked = label if label.startswith("who ") else f"what is {label}"
    return f"{asked}{of_class(fact.security)}?"


def _is_of_class(fact: Fact, matter: Matter) -> bool:
    """Tell whether a fact is of a class that a question names, or of none."""
    if fact.security is None or not matter.understood.mentions:
        return True
    named = (resolved(mention, matter.known) for mention in matter.understood.mentions)
    return fact.security in named


def _told(words: frozenset[str], measure: Measure) -> float:
    """Tell how much the words that a question shares with a measure set it apart from others.

    The more words of a phrase for the measure are missing, the less do the others tell.
    """
    return max(_shared(words, phrase) for phrase in _phrases_of(measure.name))


def _shared(words: frozenset[str], terms: Terms) -> float:
    found = [max(map(_weight, term & words)) for term in terms if term & words]
    return sum(found) * len(found) / max(len(terms), 1)


@cache
def _phrases_of(measure: str) -> tuple[Terms, ...]:
    """List the needed words of a measure's name, and of each phrase that asks for it."""
    named = [concept(word) for word in tokens(measures()[measure].label) if word not in FILLERS]
    asked = {p for found in phrases().values() for p in found if p.measure == measure}
    return (
        tuple(frozenset({word}) for word in named),
        *(tuple(t.words for t in p.terms if t.words and not t.optional) for p in asked),
    )


@cache
def _weight(word: str) -> float:
    """Weigh a word by how few measures it is a word of: the inverse document frequency.

    log(N / n), after Spärck Jones, "A statistical interpretation of term specificity" (1972).
    """
    having = sum(
        any(word in term for terms in _phrases_of(name) for term in terms) for name in measures()
    )
    return log(len(measures()) / having) if having else 0.0
