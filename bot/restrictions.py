"""A file of quiet periods and live offers in; who may be answered for only how, and when, out.

    [[restriction]]
    company = "Larkspur Metals Corporation"
    mode = "quiet period"           # or "live offer"
    from = 2004-06-20
    until = 2004-07-21
    approved = ["Larkspur will report its second quarter on July 21, 2004."]

While one is in force, only its approved sentences are quoted, or nothing.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from bot.errors import SettingsError
from bot.model import Period, Restriction

_MODES = ("quiet period", "live offer")
_KEYS = frozenset({"company", "mode", "from", "until", "approved"})


def read_restrictions(path: Path) -> tuple[Restriction, ...]:
    """Read a file of restrictions.

    Raises SettingsError, which names the file and the entry, for what cannot be used.
    """
    import tomllib  # slow to import, and most have no such file

    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"{path} cannot be read: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} is no TOML: {error}.") from error
    entries = found.pop("restriction", [])
    if found or not isinstance(entries, list):
        raise SettingsError(f"{path} must have nothing but entries [[restriction]].")
    return tuple(_restriction(e, f"{path}, entry {n}") for n, e in enumerate(entries, start=1))


def _restriction(entry: dict[str, Any], where: str) -> Restriction:
    """Read one entry."""
    if unknown := sorted(set(entry) - _KEYS):
        raise SettingsError(f"{where}: {unknown[0]!r} is none of {', '.join(sorted(_KEYS))}.")
    company, mode = entry.get("company"), entry.get("mode", _MODES[0])
    if not isinstance(company, str) or not company.strip():
        raise SettingsError(f"{where}: company must be the name of a company.")
    if mode not in _MODES:
        raise SettingsError(f"{where}: mode must be one of {', '.join(_MODES)}.")
    first, last = entry.get("from"), entry.get("until")
    # A time of day is a date too, but no day.
    if type(first) is not date or type(last) is not date or first > last:
        raise SettingsError(f"{where}: from and until must be days, the first not after the last.")
    approved = entry.get("approved", [])
    if not isinstance(approved, list) or not all(isinstance(s, str) and s for s in approved):
        raise SettingsError(f"{where}: approved must be a list of sentences.")
    return Restriction(
        company=company.strip(),
        mode=mode,
        period=Period(start=first, end=last),
        approved=tuple(approved),
    )
