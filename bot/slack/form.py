"""The form for an exchange: a window out, and what was filled in, as words, in.

The fields say in their labels what the words of the command say in the line.
"""

from __future__ import annotations

from typing import Any

from bot.slack.message import Block, chosen, filled, form

FORM = "exchange_form"
"""The identifier of the window, and of the button that opens it."""

AMOUNT = "amount"

FIELDS = (
    (AMOUNT, "How much is exchanged", "10,000 or all or 5% or 1,000,000 common", "{}"),
    ("ratio", "Ratio", "7.6, where it is not the published one", "at {}"),
    ("value", "Dollar value for each share, over an average price", "66", "value {}"),
    ("average", "Average price", "8.50", "vwap {}"),
    ("cap", "Highest ratio", "8.25", "cap {}"),
    ("floor", "Lowest ratio", "6", "floor {}"),
    ("cash", "Cash for each share", "2.50", "cash {}"),
    ("price", "Market price of what is received", "4.22", "price {}"),
    ("offer", "Date of the offer, where it is not the newest", "2003-11", "offer {}"),
    ("more", "Anything else, in the words of /exchange help", "arrears 5.25 paid", "{}"),
)
"""The fields: name, label, an example, and the words that what is filled in becomes."""

FRACTIONS = (
    ("cash", "Paid in cash"),
    ("down", "Rounded down"),
    ("up", "Rounded up"),
    ("nearest", "Rounded to the nearest share"),
    ("sold", "Pooled and sold"),
)


def exchange_form() -> dict[str, Any]:
    """Make the window with the form."""
    fields: list[Block] = [
        filled(label, name=name, example=example, optional=name != AMOUNT)
        for name, label, example, _ in FIELDS
    ]
    fields.insert(-2, chosen("Fractions of a share", name="fractions", choices=FRACTIONS))
    return form("Exchange", fields, name=FORM, submit="Compute")


def words_of(state: dict[str, Any]) -> str:
    """Write what was filled in as the words of the command.

    >>> words_of({"amount": {"amount": {"value": "500"}}, "cap": {"cap": {"value": "8.25"}}})
    '500 cap 8.25'
    """
    parts = [(words, _value(state, name)) for name, _, _, words in FIELDS]
    parts.append(("frac {}", _value(state, "fractions")))
    return " ".join(words.format(value) for words, value in parts if value)


def _value(state: dict[str, Any], name: str) -> str:
    field = state.get(name, {}).get(name, {})
    selected = (field.get("selected_option") or {}).get("value")
    return str(field.get("value") or selected or "").strip()
