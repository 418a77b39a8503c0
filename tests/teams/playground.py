"""Talk to the bot in Microsoft's own playground, in a real browser, with authentication on.

    cd tests/teams/client && npm ci && cd -          # once
    python -m tests.teams.playground build/playground

Needs Node, its packages as above, and `chromium`. The bot is served as an operator serves it. The
playground signs nothing, so a proxy stands before the bot: it signs for what the playground sends
as Microsoft would, with a key that a stand-in publishes, and the bot checks it. All listen on
loopback only, and the browser reaches nothing else.

The script in `client/playground.mjs` asks the questions, clicks every button, and puts a picture
of each into the folder; what is said is compared with what the questions are known to have for an
answer. Exits with 1 where anything is missing.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from bot.ask import SAMPLES, ask, exchange
from bot.ingest import ingest
from bot.store import Store
from bot.teams.guide import QUESTIONS as QUESTIONS_OF_GUIDE
from bot.teams.render import render
from tests.teams.examples import RELEASE
from tests.teams.microsoft import Microsoft, token
from tests.teams.serving import environment
from tests.web.test_server import free_port, wait_for

CLIENT = Path(__file__).parent / "client"
PLAYGROUND = CLIENT / "node_modules" / "@microsoft" / "m365agentsplayground" / "cli.js"
QUESTIONS = Path(__file__).parents[1] / "questions.jsonl"
ASKED = 10
COMPUTED = "exactly what % of the class was exchanged, 2 decimals"
WORKED = "100 × 141,300 ÷ 752,752 = 18.77%"
MENTIONED = "how many preferred are outstanding?"


class Signing(BaseHTTPRequestHandler):
    """Sign what the playground sends, and hand it on to the bot."""

    bot = ""

    def do_POST(self) -> None:
        """Hand on one request with a token, and its answer back."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        service = json.loads(body)["serviceUrl"]
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token(service)}"}
        try:
            with urlopen(Request(self.bot, body, headers), timeout=30) as answered:
                self._answer(answered.status, answered.read())
        except HTTPError as error:
            self._answer(error.code, error.read())

    def _answer(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing of each request."""


@contextmanager
def proxy(bot: str) -> Iterator[str]:
    """Stand before the bot; the address is given."""
    handler = type("Bound", (Signing,), {"bot": bot})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/api/messages"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def running(
    command: list[str], environ: dict[str, str], port: int, folder: Path | None = None
) -> Iterator[None]:
    """Run a process in a folder until it is no longer needed; wait for its port."""
    with subprocess.Popen(command, env={**os.environ, **environ}, cwd=folder) as process:
        try:
            wait_for(port)
            yield
        finally:
            process.terminate()


class Expected:
    """What the bot says, in its order, of the same release in a conversation of its own."""

    def __init__(self) -> None:
        self._store = Store.open(":memory:")
        ingest(RELEASE.read_bytes(), RELEASE.name, self._store)

    def said(self, question: str) -> dict[str, str]:
        """Say what the card of the next answer must say."""
        today = date.today()
        if question.startswith("exchange "):
            reply = exchange(question.removeprefix("exchange "), self._store, today=today)
        else:
            reply = ask(question, self._store, today=today, thread="playground")
        return {"q": question, "says": render(reply, 1).whole}


def conversation() -> dict[str, Any]:
    """Write what is asked and clicked, and what must come of it."""
    expected = Expected()
    lines = [json.loads(line) for line in QUESTIONS.read_text("utf-8").splitlines()]
    known = [each for each in lines if each["status"] == "answered"]
    # Evenly from all of them: the first ones are ways to ask the same.
    asked = [each["q"] for each in known[:: len(known) // ASKED][:ASKED]]
    guide = [expected.said(each) for each in (*QUESTIONS_OF_GUIDE, "exchange 10,000")]
    questions = [expected.said(each) for each in asked]
    working = {**expected.said(COMPUTED), "line": WORKED}
    choices = [expected.said(each) for each in SAMPLES]
    mentioned = expected.said(MENTIONED)
    return {
        "guide": guide,
        "questions": questions,
        "working": working,
        "choices": choices,
        "mentioned": mentioned,
    }


def verdicts(database: Path) -> list[str]:
    """List what is kept of what was thought of the answers."""
    with closing(sqlite3.connect(database)) as db:
        return [row[0] for row in db.execute("select verdict from feedback order by id")]


def main(folder: Path) -> int:
    """Hold the conversation; return how the script exits."""
    if not PLAYGROUND.exists() or shutil.which("chromium") is None:
        raise SystemExit(__doc__)
    folder.mkdir(parents=True, exist_ok=True)
    database = folder.resolve() / "releases.db"
    database.unlink(missing_ok=True)
    store = Store.open(database)
    ingest(RELEASE.read_bytes(), RELEASE.name, store)
    store.close()
    with ExitStack() as stack:
        microsoft = stack.enter_context(Microsoft())
        port, shown = free_port(), free_port()
        environ = {**environment(microsoft, database), "PORT": str(port)}
        serve = [sys.executable, "-m", "bot", "serve"]
        stack.enter_context(running(serve, environ, port))
        address = stack.enter_context(proxy(f"http://127.0.0.1:{port}/api/messages"))
        play = ["node", "-r", str(CLIENT / "loopback.cjs"), str(PLAYGROUND), "start", "-e", address]
        play += ["-c", "msteams", "-p", str(shown), "--dt", "true"]
        stack.enter_context(running(play, {}, shown, folder))  # it leaves files where it runs
        script = ["node", str(CLIENT / "playground.mjs"), f"http://127.0.0.1:{shown}", str(folder)]
        talked = subprocess.run([*script, json.dumps(conversation())], check=False)
    kept = verdicts(database)
    sys.stdout.write(f"kept of the clicks: {', '.join(kept)}\n")
    return talked.returncode or int(kept != ["helpful", "unhelpful"])


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/playground")))
