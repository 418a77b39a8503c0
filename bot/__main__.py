"""The command line: `python -m bot --help`.

A shell: it reads arguments and the environment, and writes what comes back. Slack and the
readers of releases are imported only by the commands that need them, for a quick answer.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from bot.errors import BotError
from bot.model import Reply
from bot.settings import Settings, settings_table
from bot.store import Store

if TYPE_CHECKING:
    from bot.ingest import Extract
    from bot.loading import Outcome, Source


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Answer investor-relations questions from published releases."""


@main.command()
@click.argument("question", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.option("--batch", type=click.File(encoding="utf-8"), help="Read a question a line.")
def ask(question: tuple[str, ...], as_json: bool, batch: IO[str] | None) -> None:
    """Answer a QUESTION from the store.

    A line of a batch is a question, or a JSON object with the question in "q".
    """
    if batch is None:
        gc.disable()  # a process that ends with its answer leaves no garbage worth the search
    from bot.ask import ask as answer

    if not question and batch is None:
        raise click.UsageError('Ask something, as in: bot ask "how many are outstanding?"')
    store, restrictions = _store(), _settings().restrictions
    questions = [" ".join(question)] if question else list(_questions(batch))
    for asked in questions:
        _say(answer(asked, store, today=date.today(), restrictions=restrictions), as_json)


@main.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.option("--chart", type=click.Path(dir_okay=False, path_type=Path), help="Write a PNG.")
def exchange(words: tuple[str, ...], as_json: bool, chart: Path | None) -> None:
    """Compute the hypothetical exchange that WORDS describe: 10,000 HL-PrB at 8.

    The word help lists what can be said.
    """
    from bot.ask import exchange as compute
    from bot.ask import exchange_chart

    text, store, restrictions = " ".join(words), _store(), _settings().restrictions
    _say(compute(text, store, today=date.today(), restrictions=restrictions), as_json)
    if chart is not None:
        drawn = exchange_chart(text, store, today=date.today(), restrictions=restrictions)
        if drawn is None:
            raise click.ClickException(
                "No chart: give a range of prices, as in 10,000 chart 3 to 9."
            )
        chart.write_bytes(drawn())


@main.command()
def chat() -> None:
    """Answer questions until an empty line; three samples where there is no terminal."""
    from bot.ask import SAMPLES
    from bot.ask import ask as answer

    store, restrictions = _store(), _settings().restrictions
    if not sys.stdin.isatty():
        for question in SAMPLES:
            click.secho(f"> {question}", bold=True)
            said = answer(question, store, today=date.today(), restrictions=restrictions)
            _say(said, as_json=False)
            click.echo()
        return
    click.echo("Ask about what the releases state; an empty line ends.")
    for question in SAMPLES:
        click.secho(f"  {question}", dim=True)
    while question := click.prompt(">", default="", show_default=False, prompt_suffix=" "):
        said = answer(question, store, today=date.today(), restrictions=restrictions)
        _say(said, as_json=False)
        click.echo()


@main.command()
@click.argument("sources", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="The summary as one JSON object.")
def ingest(sources: tuple[str, ...], as_json: bool) -> None:
    """Load the releases in SOURCES: files, folders, addresses, or - for standard input.

    What cannot be read is named with its reason; the others are loaded.
    """
    from bot.loading import Summary, count, load

    store, summary = _store(), Summary()
    with click.progressbar(
        length=count(sources), file=sys.stderr, hidden=not sys.stderr.isatty()
    ) as bar:
        for outcome in load(_opened(sources), store):
            summary.add(outcome)
            bar.update(1)
    for one in summary.refused:
        click.echo(str(one), err=True)
    click.echo(json.dumps(summary.json_object()) if as_json else str(summary))
    if summary.refused:
        raise SystemExit(1)


@main.command()
@click.option("--once", is_flag=True, help="Look once; exit code 1 if something was not to be had.")
def watch(once: bool) -> None:
    """Watch newsrooms and EDGAR, and load what they publish."""
    import asyncio

    from bot.loading import Refused
    from bot.watch import watch as run

    def say(outcome: Outcome) -> None:
        click.echo(str(outcome), err=isinstance(outcome, Refused))

    if not asyncio.run(run(_settings(), _store(), say, once=once)):
        raise SystemExit(1)


@main.command()
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def facts(path: Path) -> None:
    """Show what is read of the releases in PATH, and what is seen but left."""
    from bot.terminal import fact_lines

    for found in _extracts(path):
        for line in fact_lines(found):
            click.echo(line)


@main.command()
@click.argument("path", required=False, type=click.Path(exists=True, path_type=Path))
def check(path: Path | None) -> None:
    """Check the figures of the releases in PATH, or in the store, against each other."""
    from bot.terminal import check_lines

    if path is not None:
        checks = [check for found in _extracts(path) for check in found.checks]
    else:
        from bot.ask import roll

        store = _store()
        checks = [*store.every_check(), *roll(store)]
    for line in check_lines(tuple(checks)):
        click.echo(line)
    if not all(c.holds for c in checks):
        raise SystemExit(1)


@main.command()
@click.argument("cases", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--measures", default="", help="Only these measures, separated by commas.")
@click.option("--half", default="", help='Only cases with this "half".')
@click.option("--precision", default=0.98, show_default=True, help="Least precision of facts.")
@click.option("--recall", default=0.85, show_default=True, help="Least recall of facts.")
def evaluate(cases: Path, measures: str, half: str, precision: float, recall: float) -> None:
    """Evaluate what is read and answered against CASES, a JSON object a line.

    Each has the "file" of a release, the "facts" that it states and "questions" with their
    values, null for one that must not be answered. Exits 1 below the thresholds.
    """
    from bot.evaluate import evaluate as run
    from bot.evaluate import report

    only = frozenset(name for name in measures.split(",") if name)
    found = run(cases, only, half)
    for line in (*report(found.facts), "", *report(found.questions)):
        click.echo(line)
    if found.facts.precision() < precision or found.facts.recall() < recall:
        raise SystemExit(1)


@main.command()
def serve() -> None:
    """Serve Slack and Teams over HTTP: whichever the settings have credentials for."""
    from bot.web import serve as run

    run(_settings())


@main.command()
def socket() -> None:
    """Serve Slack in Socket Mode."""
    from bot.slack import run_socket_mode

    run_socket_mode(_settings())


@main.command("teams-package")
@click.argument("path", type=click.Path(dir_okay=False, path_type=Path))
def teams_package(path: Path) -> None:
    """Write the package that is uploaded to Teams into PATH: the manifest and its icons."""
    from bot.teams.package import NOBODY, build

    bot = _settings().teams_client_id
    build(bot or NOBODY, path)
    click.echo(f"{path} is ready to be uploaded to Teams." if bot else f"{path} is built.")
    if bot is None:
        click.echo("It names no bot yet: set TEAMS_CLIENT_ID, and build it again.", err=True)


@main.command()
def settings() -> None:
    """Print the table of settings."""
    click.echo(settings_table())


def _settings() -> Settings:
    return Settings.from_environment(os.environ)


def _store() -> Store:
    return Store.open(_settings().database)


def _opened(sources: tuple[str, ...]) -> Iterator[Source]:
    """Open standard input, fetch addresses, and find files, each when its turn comes."""
    from bot.loading import LIMIT, Source, find

    for each in sources:
        if each == "-":
            yield Source(name="standard input", data=sys.stdin.buffer.read(LIMIT + 1))
        elif each.lower().startswith(("http://", "https://")):
            import asyncio

            from bot.watch import fetch

            yield asyncio.run(fetch(each, _settings()))
        else:
            yield from find([each])


def _extracts(path: Path) -> tuple[Extract, ...]:
    """Read a file; what of it is no release is said on standard error."""
    from bot.ingest import extract

    extracts, refused = extract(path.read_bytes(), path.name)
    for one in refused:
        click.echo(f"{one.name}: {one.reason}", err=True)
    return extracts


def _questions(batch: IO[str] | None) -> Iterator[str]:
    """Read a question from each line that is not blank."""
    for line in batch or ():
        text = line.strip()
        if text.startswith("{"):
            try:
                yield str(json.loads(text)["q"])
            except (json.JSONDecodeError, KeyError) as error:
                raise click.UsageError(f'No JSON object with "q": {text[:60]}') from error
        elif text:
            yield text


def _say(reply: Reply, as_json: bool) -> None:
    """Write a reply for a program or for a reader."""
    if as_json:
        from bot.contract import json_object

        click.echo(json.dumps(json_object(reply), ensure_ascii=False))
        return
    from bot.terminal import reply_lines

    for line in reply_lines(reply):
        click.echo(line)


def run(command: Callable[[], None] = main) -> None:
    """Run the command line; an error that a user can mend is one line and exit code 1."""
    try:
        command()
    except BotError as error:
        click.echo(f"Error: {error}", err=True)
        raise SystemExit(1) from None


if __name__ == "__main__":
    run()
