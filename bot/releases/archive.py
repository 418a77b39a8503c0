"""The bytes of a zip in; the files in it out, unless it expands as a bomb does."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO

from bot.errors import ReleaseError
from bot.releases.limits import MAX_BYTES, MAX_PARTS, MAX_RATIO


def read_zip(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Give the name and the bytes of each file in a zip."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = [one for one in archive.infolist() if not one.is_dir()]
            if len(members) > MAX_PARTS:
                raise ReleaseError(f"It is a zip of more than {MAX_PARTS} files.")
            if sum(one.file_size for one in members) > MAX_BYTES:
                raise ReleaseError("It is a zip that expands to more than is read.")
            for member in members:
                yield member.filename, _expanded(archive, member)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise ReleaseError(f"It is a zip that cannot be opened ({error}).") from error


def _expanded(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """Expand one file, no further than it says it goes."""
    if member.file_size > MAX_RATIO * max(member.compress_size, 1_000):
        raise ReleaseError(f"Its file {member.filename} expands as a zip bomb does.")
    with archive.open(member) as stream:
        data = stream.read(member.file_size + 1)
    if len(data) > member.file_size:
        raise ReleaseError(f"Its file {member.filename} is larger than it says.")
    return data
