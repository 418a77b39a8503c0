"""The id of a bot in; the package that is uploaded to Teams out: its manifest and icons, zipped."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from uuid import UUID
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from bot.errors import SettingsError
from bot.teams import icons

NOBODY = "00000000-0000-0000-0000-000000000000"
"""The id of no bot, which the manifest has until it is given one."""

MANIFEST = Path(__file__).parent / "manifest.json"


def manifest(bot: str) -> dict[str, Any]:
    """Write the manifest of the app whose bot has that id; raises SettingsError for no id.

    >>> manifest("0f5ba2a0-4a8c-4d6e-9f6e-0a6f0c1d2e3f")["bots"][0]["botId"]
    '0f5ba2a0-4a8c-4d6e-9f6e-0a6f0c1d2e3f'
    """
    try:
        known = str(UUID(bot))
    except ValueError as error:
        raise SettingsError(
            "TEAMS_CLIENT_ID is not an id such as 0f5ba2a0-4a8c-4d6e-9f6e-0a6f0c1d2e3f: copy the "
            "application (client) id from the app's registration."
        ) from error
    written: dict[str, Any] = json.loads(MANIFEST.read_text("utf-8").replace(NOBODY, known))
    return written


def build(bot: str, path: Path) -> None:
    """Write the package; the same bot gives the same bytes."""
    text = json.dumps(manifest(bot), indent=2, ensure_ascii=False) + "\n"
    files = {
        "manifest.json": text.encode(),
        "color.png": icons.color(),
        "outline.png": icons.outline(),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    with ZipFile(path, "w", ZIP_DEFLATED) as package:
        for name, data in files.items():
            package.writestr(ZipInfo(name), data, ZIP_DEFLATED)
