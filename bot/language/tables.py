"""A folder of TOML files in; their tables out, kept as JSON beside the compiled code.

TOML is read by Python code and JSON by C: a question from a cold start would otherwise wait
longer for the measures and the vocabulary than for its answer. What is kept is used only while
it is of the same files, by name, time and size; where it cannot be written, the files are read
again.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from bot.errors import MeasureError

Table = dict[str, Any]
"""What a TOML file says."""


def tables(folder: Path) -> dict[str, Table]:
    """Read the tables of a folder's TOML files, by file name, in the order of the names.

    Raises MeasureError, naming the file, where one is not TOML.
    """
    with os.scandir(folder) as entries:
        files = sorted((e.name, e.stat()) for e in entries if e.name.endswith(".toml"))
    stamp = [[name, stat.st_mtime_ns, stat.st_size] for name, stat in files]
    kept = folder / "__pycache__" / "tables.json"
    try:
        found = json.loads(kept.read_bytes())
        if found["stamp"] == stamp:
            return dict(found["tables"])
    except (OSError, ValueError, KeyError, TypeError):
        pass  # nothing is kept, or not whole: the files say it all
    read = {name: _read(folder / name) for name, _ in files}
    _keep(kept, {"stamp": stamp, "tables": read})
    return read


def _read(path: Path) -> Table:
    import tomllib

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise MeasureError(f"{path.name} is not TOML: {error}.") from error


def _keep(path: Path, found: Table) -> None:
    """Write what was read, whole or not at all; a folder that cannot be written is no fault."""
    draft = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(exist_ok=True)
        draft.write_text(json.dumps(found), encoding="utf-8")
        draft.replace(path)
    except (OSError, TypeError):
        draft.unlink(missing_ok=True)
