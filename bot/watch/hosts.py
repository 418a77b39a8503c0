"""An address in; whether it may be asked out.

A feed may name any public host. It may not make the bot ask within the network that it runs
in: only hosts that an operator or a user named can be there.
"""

from __future__ import annotations

import socket
from ipaddress import ip_address
from urllib.parse import SplitResult, urljoin, urlsplit

from aiohttp import ThreadedResolver
from aiohttp.abc import AbstractResolver, ResolveResult

from bot.errors import FetchError

_PORTS = {"http": 80, "https": 443}


def host_of(url: str) -> str:
    """Return the host of an address, in lower case."""
    return (urlsplit(url).hostname or "").lower()


def checked(url: str, named: frozenset[str]) -> str:
    """Return an address that may be asked; raise FetchError where it may not."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise FetchError(f"{url} is no address.") from error
    if parts.scheme not in _PORTS or not parts.hostname or port == 0:
        raise FetchError(f"{url} is not an http address.")
    if parts.username is not None or parts.password is not None:
        raise FetchError(f"{_bare(parts)} was given with a password; none is ever sent.")
    if parts.hostname not in named and _is_inside(parts.hostname):
        raise FetchError(f"{url} is within this network, and was not named by an operator.")
    return url


def redirected(url: str, to: str) -> str:
    """Return where an address redirects to; raise FetchError if that is another site."""
    target = urljoin(url, to)
    before, after = urlsplit(url), urlsplit(target)
    if _site(before) != _site(after) or (before.scheme, after.scheme) == ("https", "http"):
        raise FetchError(f"{url} redirects to another site, {_bare(after)}, which is not followed.")
    return target


class Resolver(AbstractResolver):
    """Find the addresses of hosts; those within this network only for hosts that were named."""

    def __init__(self, named: frozenset[str], inner: AbstractResolver | None = None) -> None:
        self._named, self._inner = named, inner or ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Resolve a host; raise Inside where it is one within this network."""
        found = await self._inner.resolve(host, port, family)
        if host.lower() in self._named:
            return found
        if any(_is_inside(one["host"]) for one in found):
            raise InsideError(f"{host} is within this network")
        return found

    async def close(self) -> None:
        """Close what it resolves with."""
        await self._inner.close()


class InsideError(OSError):
    """Raise for a host within this network that nobody named."""


def _is_inside(host: str) -> bool:
    """Tell whether a literal address is one of a network of its own."""
    try:
        return not ip_address(host.partition("%")[0]).is_global
    except ValueError:
        return False


def _site(parts: SplitResult) -> tuple[str, int | None]:
    """Name the site of an address: with or without www, plain or with TLS, is the same one."""
    port = parts.port or _PORTS.get(parts.scheme)
    return (parts.hostname or "").removeprefix("www."), None if port in (80, 443) else port


def _bare(parts: SplitResult) -> str:
    """Write an address without what could be secret in it."""
    return f"{parts.scheme}://{parts.hostname}{parts.path}"
