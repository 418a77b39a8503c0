"""Every benchmark, as one table: `python -m tests.benchmarks`."""

from __future__ import annotations

from collections.abc import Iterator

from tests.benchmarks import asking, exchanging, growing, ingesting, slack, teams


def rows() -> Iterator[tuple[str, str]]:
    """Measure everything, one after the other."""
    yield from asking.rows()
    yield from exchanging.rows()
    for row in slack.rows():
        than = "" if row.baseline is None else " an empty handler"
        yield f"Slack: {row.name}", f"{row.figure}{than}, at most {row.target}"
    yield from teams.rows()
    yield from ingesting.rows()
    yield from growing.rows()


if __name__ == "__main__":
    for label, figure in rows():
        print(f"{label:58} {figure}", flush=True)
