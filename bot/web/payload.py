"""The body of a verified request in, the payload that Slack means out.

Bolt reads bodies too, but finds no slash command in one whose text has the word `payload`, and
fails on malformed JSON before anything can answer for it.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qsl

JSON = "application/json"
FORM = "application/x-www-form-urlencoded"


class PayloadError(Exception):
    """Raise for a body that is not what Slack sends."""


def read_payload(content_type: str, body: bytes) -> dict[str, Any]:
    """Read an event, a command or a click; raises PayloadError for anything else."""
    try:
        text = body.decode("utf-8")
        if content_type == JSON:
            return _checked(json.loads(text))
        form = dict(parse_qsl(text, keep_blank_values=True, max_num_fields=100))
        # A command has fields of its own; a click comes whole in a field named payload.
        return (
            form
            if "command" in form or "payload" not in form
            else _checked(json.loads(form["payload"]))
        )
    except (ValueError, RecursionError) as error:
        raise PayloadError("the body cannot be read") from error


def _checked(payload: object) -> dict[str, Any]:
    """Return a payload of the shape that Bolt's own reading takes for granted."""
    if not isinstance(payload, dict) or not isinstance(payload.get("type"), str):
        raise PayloadError("the body is not an object of a type")
    if payload["type"] == "event_callback":
        event = payload.get("event")
        if not isinstance(event, dict) or not isinstance(event.get("type"), str):
            raise PayloadError("the event is not an object of a type")
    return payload
