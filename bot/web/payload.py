"""The body of a verified request in, the payload that Slack means out.

Bolt reads bodies too, but finds no slash command in one whose text has the word `payload`, and
fails on malformed JSON before anything can answer for it.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import unquote_plus

JSON = "application/json"
FORM = "application/x-www-form-urlencoded"

FIELDS_LIMIT = 100
"""Most fields of a form; those of Slack's are a dozen."""


class PayloadError(Exception):
    """Raise for a body that is not what Slack sends."""


def read_payload(content_type: str, body: bytes) -> dict[str, Any]:
    """Read an event, a command or a click; raises PayloadError for anything else."""
    try:
        text = body.decode("utf-8")
        if content_type == JSON:
            return _checked(json.loads(text))
        form = _read_form(text)
        # A command has fields of its own; a click comes whole in a field named payload.
        return (
            form
            if "command" in form or "payload" not in form
            else _checked(json.loads(form["payload"]))
        )
    except (ValueError, RecursionError) as error:
        raise PayloadError("the body cannot be read") from error


def _read_form(text: str) -> dict[str, str]:
    """Read the fields of a form; raises ValueError for more than Slack sends.

    >>> _read_form("command=%2Fexchange&text=10%2C000+at+8&empty=")
    {'command': '/exchange', 'text': '10,000 at 8', 'empty': ''}
    """
    pairs = [pair.partition("=") for pair in text.split("&", FIELDS_LIMIT) if pair]
    if len(pairs) > FIELDS_LIMIT:
        raise ValueError("too many fields")
    return {_decoded(name): _decoded(value) for name, _, value in pairs}


def _decoded(text: str) -> str:
    # Most fields have nothing to decode, which is sooner seen than done.
    return unquote_plus(text) if "%" in text or "+" in text else text


def _checked(payload: object) -> dict[str, Any]:
    """Return a payload of the shape that Bolt's own reading takes for granted."""
    if not isinstance(payload, dict) or not isinstance(payload.get("type"), str):
        raise PayloadError("the body is not an object of a type")
    if payload["type"] == "event_callback":
        event = payload.get("event")
        if not isinstance(event, dict) or not isinstance(event.get("type"), str):
            raise PayloadError("the event is not an object of a type")
    return payload
