"""The file of quiet periods and live offers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.model import Period, Restriction
from bot.restrictions import read_restrictions
from bot.settings import Settings

ENTRY = """
[[restriction]]
company = "Larkspur Metals Corporation"
mode = "live offer"
from = 2004-06-20
until = 2004-07-21
approved = ["The offer expires on July 21, 2004."]
"""


def test_a_file_is_read(tmp_path: Path) -> None:
    """Each entry is a restriction."""
    path = tmp_path / "restrictions.toml"
    path.write_text(ENTRY, encoding="utf-8")
    expected = Restriction(
        company="Larkspur Metals Corporation",
        mode="live offer",
        period=Period(start=date(2004, 6, 20), end=date(2004, 7, 21)),
        approved=("The offer expires on July 21, 2004.",),
    )
    assert read_restrictions(path) == (expected,)
    assert Settings.from_environment({"RESTRICTIONS": str(path)}).restrictions == (expected,)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("live offer", "holiday", "mode must be one of quiet period, live offer"),
        ("until = 2004-07-21", "until = 2004-06-01", "from and until must be days"),
        ("from = 2004-06-20", "", "from and until must be days"),
        ("from = 2004-06-20", "from = 2004-06-20T00:00:00", "from and until must be days"),
        ('"Larkspur Metals Corporation"', '" "', "company must be the name"),
        ("approved = [", "aproved = [", "'aproved' is none of"),
        ('["The offer expires on July 21, 2004."]', '"yes"', "approved must be a list"),
        ("[[restriction]]", "[[quiet]]", "must have nothing but entries"),
        ("[[restriction]]", "[[restriction", "is no TOML"),
    ],
)
def test_what_cannot_be_used_is_named(tmp_path: Path, old: str, new: str, says: str) -> None:
    """A wrong entry stops the bot with the file and the reason: it would say too much."""
    path = tmp_path / "restrictions.toml"
    path.write_text(ENTRY.replace(old, new), encoding="utf-8")
    with pytest.raises(SettingsError, match=says) as raised:
        read_restrictions(path)
    assert str(path) in str(raised.value)


def test_a_missing_file_is_an_error_where_one_is_named(tmp_path: Path) -> None:
    """Without the usual file there are none; one that is named must be there."""
    assert Settings.from_environment({}).restrictions == ()
    with pytest.raises(SettingsError, match="cannot be read"):
        Settings.from_environment({"RESTRICTIONS": str(tmp_path / "none.toml")})
