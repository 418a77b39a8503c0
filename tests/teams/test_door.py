"""Who is let in: tokens signed on the spot, checked by the library against keys on loopback."""

from __future__ import annotations

import base64
import json
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from jwt import PyJWKClient

from tests.serving import Response
from tests.teams.microsoft import ISSUER, KID, TENANT, Microsoft, key, published, token
from tests.teams.serving import Client, direct

FORGED = Response(401, b'{"error":"not from Microsoft"}')
UNCHECKED = Response(503, b'{"error":"the token cannot be checked now"}')
REFUSED = Response(401, b'{"error":"Unauthorized"}')
ACCEPTED = Response(200, b"")


def typing(microsoft: Microsoft, **other: Any) -> dict[str, Any]:
    """Make an activity that nothing is answered to."""
    return direct(microsoft, "", type="typing", **other)


def test_microsofts_token_is_accepted(client: Client, microsoft: Microsoft) -> None:
    """A token of the right issuer, audience, service and time, signed with a published key."""
    assert client.send(typing(microsoft)) == ACCEPTED


def _public() -> bytes:
    return key(KID).public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def _confused(microsoft: Microsoft) -> str:
    """Sign with the public key as if it were a secret; the libraries themselves refuse to."""
    import hashlib
    import hmac

    def part(value: object) -> bytes:
        return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=")

    now = int(time.time())
    claims = {"iss": ISSUER, "aud": "x", "serviceurl": microsoft.service_url, "exp": now + 60}
    signed = part({"alg": "HS256", "kid": "a-key", "typ": "JWT"}) + b"." + part(claims)
    signature = base64.urlsafe_b64encode(hmac.digest(_public(), signed, hashlib.sha256))
    return (signed + b"." + signature.rstrip(b"=")).decode()


@pytest.mark.parametrize(
    ("change", "answer"),
    [
        ({"signer": "another"}, REFUSED),
        ({"kid": "no-such-key"}, REFUSED),
        ({"kid": None}, FORGED),
        ({"algorithm": "none", "signer": "none"}, FORGED),
        ({"algorithm": "HS256", "signer": "shared"}, FORGED),
        ({"algorithm": "RS512"}, FORGED),
        ({"aud": "00000000-0000-4000-8000-00000000beef"}, REFUSED),
        ({"aud": None}, REFUSED),
        ({"iss": "https://api.botframework.com.example.com"}, FORGED),
        ({"iss": f"https://login.microsoftonline.com/{TENANT}/v2.0", "tid": TENANT}, FORGED),
        ({"iss": f"https://sts.windows.net/{TENANT}/", "tid": TENANT}, FORGED),
        ({"iss": None}, FORGED),
        ({"exp": 1_000_000_000}, REFUSED),
        ({"nbf": 4_000_000_000}, REFUSED),
        ({"serviceurl": "https://example.com/teams/"}, REFUSED),
        ({"serviceurl": None}, REFUSED),
    ],
    ids=str,
)
def test_another_token_is_refused(
    client: Client, microsoft: Microsoft, change: dict[str, Any], answer: Response
) -> None:
    """Each is Microsoft's token but for one thing; nothing is posted for any."""
    signers = {"another": key("another"), "none": "", "shared": "s" * 32}
    made = {"serviceurl": microsoft.service_url, **change}
    if "signer" in made:
        made["signer"] = signers[made["signer"]]
    forged = token(**made)
    assert client.send(direct(microsoft, "help"), f"Bearer {forged}") == answer
    assert microsoft.posted == []


def test_a_token_signed_with_the_public_key_is_refused(
    client: Client, microsoft: Microsoft
) -> None:
    """The key that is published is no secret, whatever algorithm the token names."""
    assert client.send(typing(microsoft), f"Bearer {_confused(microsoft)}") == FORGED


@pytest.mark.parametrize(
    "authorization",
    ["", "Bearer", "Bearer ", "Bearer a.b.c", "Basic Ym90OmJvdA==", "Bearer " + "x" * 9000],
)
def test_no_token_is_refused(client: Client, microsoft: Microsoft, authorization: str) -> None:
    """So is what is no token at all."""
    assert client.send(typing(microsoft), authorization) == FORGED


def test_an_activity_of_another_service_is_refused(client: Client, microsoft: Microsoft) -> None:
    """The address to answer at is the one that the token vouches for."""
    elsewhere = typing(microsoft, serviceUrl="https://example.com/teams/")
    assert client.send(elsewhere) == REFUSED


@pytest.mark.parametrize(
    "change",
    [{"serviceUrl": ""}, {"serviceUrl": None}, {"service_url": "https://example.com/"}],
    ids=str,
)
def test_an_activity_without_its_service_is_refused(
    client: Client, microsoft: Microsoft, change: dict[str, Any]
) -> None:
    """The library would not compare an address that is not there, nor one spelt otherwise."""
    answer = client.send(typing(microsoft, **change))
    assert answer == Response(400, b'{"error":"the body is not an activity"}')


def test_forged_tokens_fetch_no_keys(client: Client, microsoft: Microsoft) -> None:
    """Anybody can name Microsoft's issuers and keys nobody has: that costs Microsoft nothing."""
    client.send(typing(microsoft), f"Bearer {token(microsoft.service_url, kid='first')}")
    microsoft.asked.clear()
    for number in range(20):
        named = token(microsoft.service_url, kid=f"no-such-key-{number}")
        entra = token("", iss=f"https://sts.windows.net/{number}/", tid=str(number))
        assert client.send(typing(microsoft), f"Bearer {named}").status == 401
        assert client.send(typing(microsoft), f"Bearer {entra}").status == 401
    assert microsoft.asked == []


def test_the_library_fetches_no_keys_by_itself(
    client: Client, microsoft: Microsoft, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever it asks of its own client of keys, it asks of those that are known."""
    asked: list[object] = []
    monkeypatch.setattr(PyJWKClient, "fetch_data", lambda *_: asked.append("library"))
    assert client.send(typing(microsoft)) == ACCEPTED
    unknown = token(microsoft.service_url, kid="yet-another")
    assert client.send(typing(microsoft), f"Bearer {unknown}").status in (401, 503)
    assert asked == []


def test_published_has_public_halves_only() -> None:
    """What the stand-in publishes would forge nothing."""
    (jwk,) = published("a-key")["keys"]
    assert set(jwk) == {"kty", "n", "e", "kid", "use", "key_ops"}


def health(client: Client) -> list[float]:
    """Return how many milliseconds health took, of ten times, the least first."""
    taken = []
    for _ in range(10):
        began = time.perf_counter()
        assert client.is_healthy()
        taken.append((time.perf_counter() - began) * 1000)
        time.sleep(0.02)
    return sorted(taken)


def test_threads_are_not_needed_for_health(client: Client, microsoft: Microsoft) -> None:
    """While many messages are answered, health is."""
    with ThreadPoolExecutor(4) as pool:
        sent = [pool.submit(client.say, "help") for _ in range(8)]
        assert client.is_healthy()
        assert [each.result() for each in sent] == [ACCEPTED] * 8
    microsoft.wait(8)
