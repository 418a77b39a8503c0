"""Which files are found, and how their bytes are had."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.errors import ReleaseError
from bot.loading import Source, count, find
from bot.loading.sources import LIMIT


def tree(root: Path) -> Path:
    """Make a folder with folders, hidden files and a circle of links."""
    for name in ("b/2.txt", "b/1.txt", "a.txt", "c/.hidden", ".git/config", "c/d/e/3.txt"):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    (root / "b" / "back").symlink_to(root, target_is_directory=True)
    (root / "link.txt").symlink_to(root / "a.txt")
    os.mkfifo(root / "pipe")
    return root


def test_a_folder_is_searched_by_name(tmp_path: Path) -> None:
    """To any depth; hidden files and folders, pipes and linked folders are left out."""
    found = [
        Path(each.name).relative_to(tmp_path).as_posix() for each in find([str(tree(tmp_path))])
    ]
    assert found == ["a.txt", "b/1.txt", "b/2.txt", "c/d/e/3.txt", "link.txt"]


def test_paths_are_found_as_they_are_given(tmp_path: Path) -> None:
    """In their order, also a hidden one and one that is not there."""
    root = tree(tmp_path)
    paths = [str(root / "c" / ".hidden"), str(root / "none"), str(root / "a.txt")]
    assert [each.name for each in find(paths)] == paths
    assert count([*paths, str(root)]) == 8


def test_bytes_are_read_from_a_file_or_given(tmp_path: Path) -> None:
    """Nothing is decoded."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xff\x00\r\n")
    assert Source(name="a", path=str(path)).read() == b"\xff\x00\r\n"
    assert Source(name="-", data=b"\xff").read() == b"\xff"


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        (Source(name="a", path="/none/a"), "It cannot be opened: No such file or directory."),
        (Source(name="a", path="/"), "It cannot be opened: Is a directory."),
        (Source(name="a", fault="cannot be had."), "cannot be had."),
        (
            Source(name="a", data=bytes(LIMIT + 1)),
            "It is larger than 64 MB, the most that is read.",
        ),
    ],
)
def test_what_cannot_be_had_is_refused(source: Source, reason: str) -> None:
    """With the reason, and not with the name, which is said once."""
    with pytest.raises(ReleaseError) as refused:
        source.read()
    assert str(refused.value) == reason


def test_no_more_of_a_huge_file_is_read_than_tells_that_it_is_huge(tmp_path: Path) -> None:
    """A file of a terabyte takes no time."""
    path = tmp_path / "huge"
    with path.open("wb") as file:
        file.truncate(2**40)
    with pytest.raises(ReleaseError, match="larger than 64 MB"):
        Source(name="huge", path=str(path)).read()
