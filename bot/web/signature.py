"""Whether a request was signed by Slack, and lately.

The scheme is described at https://docs.slack.dev/authentication/verifying-requests-from-slack.
"""

from __future__ import annotations

import hmac

LATEST = 300
"""Seconds after which a signature is stale: what was overheard cannot be sent again later."""


def sign(secret: str, timestamp: str, body: bytes) -> str:
    """Return the signature of a body that was sent at `timestamp`, in seconds since 1970.

    >>> sign("secret", "1069300000", b"{}")[:11]
    'v0=d1c90578'
    """
    signed = b"v0:%b:%b" % (timestamp.encode(), body)
    return f"v0={hmac.digest(secret.encode(), signed, 'sha256').hex()}"


def is_signed(secret: str, timestamp: str, signature: str, body: bytes, *, now: float) -> bool:
    """Tell whether the signature is the secret's, of this body, and not stale at `now`."""
    if not (timestamp.isascii() and timestamp.isdecimal() and len(timestamp) <= 12):
        return False
    if abs(now - int(timestamp)) > LATEST:
        return False
    return hmac.compare_digest(sign(secret, timestamp, body).encode(), signature.encode())
