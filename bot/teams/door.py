"""The token of a request in; a refusal out, unless it is worth the library's own check.

What can be told without a key is told first: the library would fetch keys for a token of any
issuer that begins like Microsoft's, which anybody can write. Whoever passes here is checked
wholly by the library: signature, audience, issuer, times and service address.
"""

from __future__ import annotations

from dataclasses import dataclass

import jwt

from bot.teams.keys import Keys

TOKEN_LIMIT = 8192
"""Most characters of a token; Microsoft's are about a thousand."""

ALGORITHM = "RS256"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request is refused, and the status that says so."""

    status: int
    reason: str


FORGED = Refusal(401, "not from Microsoft")
NO_TELLING = Refusal(503, "the token cannot be checked now")


class Door:
    """Turn away whoever cannot be Microsoft, before it costs anything."""

    def __init__(self, keys: Keys, *, issuer: str) -> None:
        self._keys = keys
        self._issuer = issuer

    async def refusal(self, authorization: str) -> Refusal | None:
        """Return why a request is refused, or None where the library is to check its token."""
        kid = self._kid(authorization)
        if kid is None:
            return FORGED
        return None if await self._keys.prepare(kid) else NO_TELLING

    def _kid(self, authorization: str) -> str | None:
        """Return the name of a token's key; None for one that cannot be Microsoft's."""
        scheme, _, token = authorization.partition(" ")
        if scheme != "Bearer" or not token or len(token) > TOKEN_LIMIT:
            return None
        try:
            found = jwt.decode_complete(token, options={"verify_signature": False})
        except (jwt.PyJWTError, ValueError, RecursionError):
            return None
        header, claims = found["header"], found["payload"]
        if header.get("alg") != ALGORITHM or claims.get("iss") != self._issuer:
            return None
        kid = header.get("kid")
        return kid if isinstance(kid, str) and kid else None
