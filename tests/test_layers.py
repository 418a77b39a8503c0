"""Who may import whom, kept by reading every import of every module in `bot`."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

EVERYONE = "model errors"
SHELL = (
    "ask ingest loading evaluate exchange store settings contract terminal "
    "asides background responder"
)

MAY_IMPORT = {
    "model": "",
    "errors": "",
    "settings": "restrictions",
    "restrictions": "",
    "language": "",
    "store": "",
    "contract": "language",
    "terminal": "language contract ingest asides",
    "loading": "ingest store",
    "asides": "",
    "background": "",
    "responder": "ask contract store",
    "watch": f"{SHELL} releases",
    "releases": "language",
    "exchange": "language",
    "measures": "language",
    "facts": "language measures exchange",
    "answers": "language measures exchange store contract",
    "ingest": "releases facts store",
    "ask": "answers store",
    "evaluate": "ask ingest store contract",
    "slack": SHELL,
    "teams": SHELL,
    "web": f"{SHELL} slack teams",
    "__main__": SHELL,
}
"""What each layer may import, besides itself and what everyone may."""

MAY_IMPORT_LATE = {"__main__": "slack teams watch web"}
"""What a layer may import inside a function: only where it is needed, it is loaded."""

ONLY_FOR = {
    "feedparser": "releases",
    "multiprocessing": "loading",
    "sqlite3": "store",
    "sqlite_utils": "store",
    "httpx": "teams",
    "jwt": "teams",
    "microsoft_teams": "teams",
    "slack_bolt": "slack web",
    "slack_sdk": "slack web",
}
"""The layers that alone may import a library."""


def imports(path: Path, package: str) -> Iterator[tuple[int, str, bool]]:
    """Yield the line, the full name and the lateness of each import in a module of `package`."""
    tree = ast.parse(path.read_text(encoding="utf-8"), str(path))
    functions = (n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))
    late = {inner for function in functions for inner in ast.walk(function)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name, node in late) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) + 1 - node.level]
            start = [*(above if node.level else []), *([node.module] if node.module else [])]
            for alias in node.names:
                yield node.lineno, ".".join([*start, alias.name]), node in late


def faults_of(layer: str, name: str, *, late: bool) -> Iterator[str]:
    """Yield what is wrong with the import of `name` in `layer`, if anything is."""
    top, _, rest = name.partition(".")
    if top in ONLY_FOR and layer not in ONLY_FOR[top].split():
        yield f"{layer} imports {top}, which only {ONLY_FOR[top]} may"
    if top == "bot":
        imported = rest.partition(".")[0]
        allowed = {layer, *EVERYONE.split(), *MAY_IMPORT[layer].split()}
        lately = set(MAY_IMPORT_LATE.get(layer, "").split())
        if imported in lately - allowed and not late:
            yield f"{layer} imports {imported} outside a function"
        elif imported not in allowed | lately:
            yield f"{layer} imports {imported or 'bot'}"


def faults(root: Path) -> list[str]:
    """List the imports in `root`/bot that break a rule, each with its place."""
    found = []
    for path in sorted(root.glob("bot/**/*.py")):
        where = path.relative_to(root)
        layer = where.with_suffix("").parts[1]
        if layer == "__init__":
            layer = "bot"
        package = ".".join(where.parent.parts)
        for line, name, late in imports(path, package):
            if layer not in MAY_IMPORT:
                found.append(f"{where}:{line} {layer} is in no layer and imports {name}")
                continue
            found += [f"{where}:{line} {each}" for each in faults_of(layer, name, late=late)]
    return found


def test_every_import_keeps_to_the_layers() -> None:
    """No module of the bot imports what its layer may not."""
    assert faults(ROOT) == []


@pytest.mark.parametrize(
    ("module", "source", "fault"),
    [
        ("store/queries.py", "from bot.answers import parse", "store imports answers"),
        ("store/queries.py", "from bot import answers", "store imports answers"),
        ("store/queries.py", "import bot.answers.parse", "store imports answers"),
        ("store/queries.py", "from ..answers import parse", "store imports answers"),
        ("store/queries.py", "def f():\n    import bot.answers", "store imports answers"),
        ("language/numbers.py", "from bot.settings import Settings", "language imports settings"),
        ("exchange/terms.py", "from bot.facts import read", "exchange imports facts"),
        ("measures/load.py", "import bot", "measures imports bot"),
        ("ask.py", "from bot.language import numbers", "ask imports language"),
        ("settings.py", "from bot.store import open_store", "settings imports store"),
        ("slack/mention.py", "from bot.web import asgi", "slack imports web"),
        ("teams/cards.py", "from bot.slack import render", "teams imports slack"),
        ("web/pages.py", "from bot.answers import parse", "web imports answers"),
        ("watch/poll.py", "from bot.facts import read_facts", "watch imports facts"),
        ("loading/load.py", "from bot.watch import fetch", "loading imports watch"),
        ("loading/sources.py", "from bot.settings import Settings", "loading imports settings"),
        ("__main__.py", "from bot.slack import app", "__main__ imports slack outside a function"),
        ("__main__.py", "from bot.teams import app", "__main__ imports teams outside a function"),
        (
            "web/activities.py",
            "from microsoft_teams.apps import App",
            "web imports microsoft_teams, which only teams may",
        ),
        ("facts/read.py", "import sqlite3", "facts imports sqlite3, which only store may"),
        (
            "watch/listings.py",
            "import feedparser",
            "watch imports feedparser, which only releases may",
        ),
        ("__main__.py", "from bot.watch import watch", "__main__ imports watch outside a function"),
        (
            "__main__.py",
            "def f():\n    from slack_bolt import App",
            "__main__ imports slack_bolt, which only slack web may",
        ),
        ("helpers.py", "import re", "helpers is in no layer and imports re"),
        ("__init__.py", "from bot.ask import ask", "bot is in no layer and imports bot.ask.ask"),
    ],
)
def test_a_forbidden_import_is_reported(
    tmp_path: Path, module: str, source: str, fault: str
) -> None:
    """However it is written, an import that breaks a rule is reported with its place."""
    line = source.count("\n") + 1
    assert faults(tree(tmp_path, module, source)) == [f"bot/{module}:{line} {fault}"]


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("store/queries.py", "import sqlite_utils"),
        ("store/queries.py", "from bot.model import Fact\nfrom bot.errors import StoreError"),
        ("store/queries.py", "from bot.store.rows import row\nfrom . import rows"),
        ("answers/reply.py", "from bot.store import Store"),
        ("web/asgi.py", "from bot.slack import app\nfrom bot.teams import app as teams"),
        ("slack/mention.py", "from slack_bolt.async_app import AsyncApp"),
        ("__main__.py", "def serve():\n    from bot.web import asgi\n    from bot import slack"),
    ],
)
def test_an_allowed_import_is_not_reported(tmp_path: Path, module: str, source: str) -> None:
    """What the table allows passes."""
    assert faults(tree(tmp_path, module, source)) == []


def tree(root: Path, module: str, source: str) -> Path:
    """Write a `bot` of one module under `root`, and return `root`."""
    path = root / "bot" / module
    path.parent.mkdir(parents=True)
    path.write_text(source, encoding="utf-8")
    return root
