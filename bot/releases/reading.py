"""The bytes of a file in; the releases in it, and what of it was refused, out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from bot.errors import ReleaseError
from bot.model import Release
from bot.releases.archive import read_zip
from bot.releases.blocks import Document, Origin, Refusal
from bot.releases.compose import compose
from bot.releases.encoding import decode
from bot.releases.limits import MAX_BYTES, MAX_TEXT
from bot.releases.markdown import markdown_origin, read_markdown
from bot.releases.markup import read_page
from bot.releases.plain import read_plain
from bot.releases.sniff import Format, foreign, sniff
from bot.releases.submission import read_submission

Found = Document | Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a file held: releases, and the documents in it that are none, with the reason."""

    releases: tuple[Release, ...] = ()
    refused: tuple[Refusal, ...] = ()


def read(data: bytes, name: str = "", url: str | None = None) -> list[Release]:
    """Read the releases of a file; raise ReleaseError with the reason if it holds none."""
    reading = read_each(data, name, url)
    if reading.releases:
        return list(reading.releases)
    reasons = [f"{one.name}: {one.reason}" if one.name else one.reason for one in reading.refused]
    raise ReleaseError(" ".join(reasons[:5]))


def read_each(data: bytes, name: str = "", url: str | None = None) -> Reading:
    """Read everything that a file holds; never raise for what is in it."""
    releases: dict[str, Release] = {}
    refused: list[Refusal] = []
    try:
        for member, content in _files(data, name):
            for found in _composed(content, member, url):
                if isinstance(found, Refusal):
                    refused.append(found)
                else:
                    releases.setdefault(found.id, found)
    except ReleaseError as error:
        refused.append(Refusal(name=name, reason=str(error)))
    if not releases and not refused:
        refused.append(
            Refusal(name=name, reason="It holds no document: it is only a header or an index.")
        )
    return Reading(releases=tuple(releases.values()), refused=tuple(refused))


def _files(data: bytes, name: str) -> Iterator[tuple[str, bytes]]:
    """Give the file itself, or the files of a zip."""
    if len(data) > MAX_BYTES:
        raise ReleaseError(f"It is larger than {MAX_BYTES // 2**20} MB.")
    if sniff(data) != "zip":
        yield name, data
        return
    for member, content in read_zip(data):
        yield f"{name}/{member}", content


def _composed(data: bytes, name: str, url: str | None) -> Iterator[Release | Refusal]:
    """Compose the releases of one file that is no zip."""
    label = name
    try:
        for found in _documents(data, name, url):
            if isinstance(found, Refusal):
                yield found
                continue
            label = found.origin.name
            try:
                yield compose(found.pieces, found.origin)
            except ReleaseError as error:
                yield Refusal(name=label, reason=str(error))
    except ReleaseError as error:
        yield Refusal(name=name, reason=str(error))


def _documents(data: bytes, name: str, url: str | None) -> Iterable[Found]:
    """Give the documents of a file by the reader of its format."""
    if not data.strip():
        raise ReleaseError("It is empty.")
    format_ = sniff(data)
    kind = foreign(data) if format_ == "text" else None
    if kind:
        raise ReleaseError(f"It is {kind}, not a text that can be read.")
    origin = Origin(format=format_, sha256=sha256(data).hexdigest(), name=name, url=url)
    return _READERS[format_](data, origin)


def _submission(data: bytes, origin: Origin) -> Iterable[Found]:
    return read_submission(decode(data), origin)


def _feed(data: bytes, origin: Origin) -> Iterable[Found]:
    from bot.releases.feed import read_feed

    return read_feed(data, origin)


def _pdf(data: bytes, origin: Origin) -> Iterable[Found]:
    from bot.releases.pdf import read_pdf

    return [Document(read_pdf(data), origin)]


def _html(data: bytes, origin: Origin) -> Iterable[Found]:
    return [read_page(_bounded(decode(data), 8), origin)]


def _markdown(data: bytes, origin: Origin) -> Iterable[Found]:
    text = _bounded(decode(data))
    return [Document(read_markdown(text), markdown_origin(text, origin))]


def _text(data: bytes, origin: Origin) -> Iterable[Found]:
    return [Document(read_plain(_bounded(decode(data))), origin)]


def _zip(data: bytes, origin: Origin) -> Iterable[Found]:
    raise ReleaseError("It is a zip within a zip.")


def _bounded(text: str, times: int = 1) -> str:
    """Refuse a text longer than a release; markup is allowed some times as much."""
    if len(text) > MAX_TEXT * times:
        raise ReleaseError("It holds more text than a release.")
    return text


_READERS: dict[Format, Callable[[bytes, Origin], Iterable[Found]]] = {
    "submission": _submission,
    "feed": _feed,
    "pdf": _pdf,
    "html": _html,
    "markdown": _markdown,
    "text": _text,
    "zip": _zip,
}
