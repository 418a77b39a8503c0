"""A reply in, the object of the public JSON contract out: what programs may rely on.

    {"status": "answered|quoted|declined|clarify", "text": "one plain sentence",
     "value": "611452", "unit": "shares", "approximate": false,
     "kind": "stated|derived|hypothetical", "measure": "...", "security": "...",
     "company": "...", "as_of": "2003-11-20",
     "working": [{"expression": "611,452 + 141,300", "result": "752,752"}],
     "citations": [{"release": "...", "headline": "...", "number": null, "published": "...",
                    "url": null, "start": 0, "end": 0, "sentence": "..."}],
     "reason": null, "choices": [], "parts": []}

A message that asks several questions has `parts`, an object for each. `value` is an exact
decimal (`a/b` where none is exact), an ISO date, `yes` or `no`, or text.
`start` and `end` slice the release's canonical text to the sentence. A step of a hypothetical
exchange has its `formula` in words too, and `sources`: where each figure put in came from.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.language.numbers import exact_text
from bot.model import Answer, Citation, Clarify, Declined, Quantity, Quoted, Replies, Reply, Step


def json_object(reply: Reply) -> dict[str, Any]:
    """Write a reply as the contract's object; every key is always there."""
    empty: dict[str, Any] = {
        "status": "declined",
        "text": "",
        "value": None,
        "unit": None,
        "approximate": False,
        "kind": None,
        "measure": None,
        "security": None,
        "company": None,
        "as_of": None,
        "working": [],
        "citations": [],
        "reason": None,
        "choices": [],
        "parts": [],
    }
    return empty | _filled(reply)


def value_text(quantity: Quantity) -> str:
    """Write a value exactly.

    >>> value_text(Quantity(value=True, unit="boolean"))
    'yes'
    """
    value = quantity.value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, str) else exact_text(value)


def _filled(reply: Reply) -> dict[str, Any]:
    """Write the keys that a kind of reply has."""
    match reply:
        case Answer():
            return _answered(reply)
        case Quoted():
            cited = [_citation(c) for c in reply.citations]
            return {
                "status": "quoted",
                "text": reply.text,
                "reason": reply.reason,
                "citations": cited,
            }
        case Declined():
            nearest = [c for a in (reply.nearest, reply.following) if a for c in a.citations]
            return {
                "text": reply.text,
                "reason": reply.reason,
                "company": reply.company,
                "citations": [_citation(c) for c in nearest],
                "choices": list(reply.choices),
            }
        case Replies():
            return _of_several(reply)
        case Clarify():
            return {"status": "clarify", "text": reply.prompt, "choices": list(reply.choices)}


def _of_several(reply: Replies) -> dict[str, Any]:
    """Write several replies: the whole in words, and each as an object of its own."""
    parts = [json_object(part) for part in reply.parts]
    answered = [part for part in parts if part["status"] == "answered"]
    return {
        "status": "answered" if answered else parts[0]["status"],
        "text": "\n".join(part["text"] for part in parts),
        "company": (answered or parts)[0]["company"],
        "citations": [cited for part in parts for cited in part["citations"]],
        "reason": next((part["reason"] for part in parts if part["reason"]), None),
        "parts": parts,
    }


def _answered(reply: Answer) -> dict[str, Any]:
    return {
        "status": "answered",
        "text": reply.text,
        "value": value_text(reply.quantity),
        "unit": reply.quantity.unit,
        "approximate": reply.quantity.approximate,
        "kind": reply.kind,
        "measure": reply.measure,
        "security": reply.security.key if reply.security else None,
        "company": reply.company,
        "as_of": str(reply.as_of) if reply.as_of else None,
        "working": [_step(step) for step in reply.working.steps],
        "citations": [_citation(c) for c in reply.citations],
    }


def _step(step: Step) -> dict[str, Any]:
    found: dict[str, Any] = {"expression": step.expression, "result": step.result}
    if step.formula:
        found |= {"formula": step.formula, "sources": list(step.sources)}
    return found


def _citation(citation: Citation) -> dict[str, Any]:
    return {
        "release": citation.release,
        "headline": citation.headline,
        "number": citation.number,
        "published": citation.published.isoformat(),
        "url": citation.url,
        "start": citation.span.start,
        "end": citation.span.end,
        "sentence": citation.sentence,
    }
