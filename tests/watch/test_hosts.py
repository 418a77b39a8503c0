"""Which addresses may be asked, and where a redirect may lead."""

from __future__ import annotations

import socket

import pytest
from aiohttp.abc import AbstractResolver, ResolveResult

from bot.errors import FetchError
from bot.watch.hosts import InsideError, Resolver, checked, redirected

NAMED = frozenset(("127.0.0.1", "intranet.example"))


@pytest.mark.parametrize(
    "url",
    [
        "https://news.example/feed?type=ir",
        "http://93.184.216.34/feed",
        "http://127.0.0.1:8080/feed",
        "http://intranet.example/feed",
    ],
)
def test_public_and_named_hosts_may_be_asked(url: str) -> None:
    """A feed may name any public host; an operator any at all."""
    assert checked(url, NAMED) == url


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://news.example/feed", "ftp://news.example/feed is not an http address."),
        ("file:///etc/passwd", "file:///etc/passwd is not an http address."),
        ("/news", "/news is not an http address."),
        ("http://[::1", "http://[::1 is no address."),
        ("http://news.example:99999/", "http://news.example:99999/ is no address."),
        (
            "https://me:secret@news.example/feed?key=1",
            "https://news.example/feed was given with a password; none is ever sent.",
        ),
        *(
            (url, f"{url} is within this network, and was not named by an operator.")
            for url in (
                "http://10.0.0.1/",
                "http://192.168.1.1/admin",
                "http://169.254.169.254/latest/meta-data",
                "http://127.0.0.2/",
                "http://[::1]/",
                "http://[fe80::1]/",
                "http://0.0.0.0/",
            )
        ),
    ],
)
def test_other_addresses_may_not(url: str, reason: str) -> None:
    """What is no address, has a password or leads inside is refused, the password unsaid."""
    with pytest.raises(FetchError) as refused:
        checked(url, NAMED)
    assert str(refused.value) == reason


@pytest.mark.parametrize(
    ("url", "to", "target"),
    [
        ("https://news.example/a", "/b?c", "https://news.example/b?c"),
        ("https://news.example/a", "https://www.news.example/a", "https://www.news.example/a"),
        ("https://www.news.example/a", "https://news.example/b", "https://news.example/b"),
        ("http://news.example/a", "https://news.example/a", "https://news.example/a"),
        ("http://127.0.0.1:81/a", "http://127.0.0.1:81/b", "http://127.0.0.1:81/b"),
    ],
)
def test_a_redirect_within_a_site_is_followed(url: str, to: str, target: str) -> None:
    """With www or without, with TLS where there was none, it is the same site."""
    assert redirected(url, to) == target


@pytest.mark.parametrize(
    ("url", "to", "said"),
    [
        ("https://news.example/a", "https://evil.example/a?t=1", "https://evil.example/a"),
        ("https://news.example/a", "//evil.example/b", "https://evil.example/b"),
        ("https://news.example/a", "http://news.example/a", "http://news.example/a"),
        ("http://127.0.0.1:81/a", "http://127.0.0.1:82/a", "http://127.0.0.1/a"),
        ("https://news.example/a", "https://news.example.evil.example/", None),
        ("https://news.example/a", "file:///etc/passwd", "file://None/etc/passwd"),
    ],
)
def test_a_redirect_to_another_site_is_not(url: str, to: str, said: str | None) -> None:
    """Nor to another port, nor away from TLS."""
    target = said or to
    with pytest.raises(FetchError) as refused:
        redirected(url, to)
    assert str(refused.value) == (
        f"{url} redirects to another site, {target}, which is not followed."
    )


class Names(AbstractResolver):
    """Names that a test gives addresses to."""

    def __init__(self, **known: list[str]) -> None:
        self._known = known

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Look a name up."""
        return [
            ResolveResult(hostname=host, host=each, port=port, family=family, proto=0, flags=0)
            for each in self._known[host]
        ]

    async def close(self) -> None:
        """Do nothing."""


@pytest.mark.parametrize("address", ["10.0.0.1", "127.0.0.1", "169.254.169.254", "fe80::1%eth0"])
async def test_a_name_for_something_inside_is_not_resolved(address: str) -> None:
    """A public name may stand for an address inside; it is refused even beside a public one."""
    resolver = Resolver(frozenset(), Names(sly=["93.184.216.34", address]))
    with pytest.raises(InsideError):
        await resolver.resolve("sly", 80)


async def test_public_and_named_names_are_resolved() -> None:
    """An operator's own host may be inside."""
    resolver = Resolver(frozenset(("own",)), Names(own=["10.0.0.1"], news=["93.184.216.34"]))
    found = [(await resolver.resolve(name, 80))[0]["host"] for name in ("own", "news")]
    assert found == ["10.0.0.1", "93.184.216.34"]
