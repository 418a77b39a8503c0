"""Every benchmark, as one table: `python -m tests.benchmarks`."""

from __future__ import annotations

from collections.abc import Iterator

from tests.benchmarks import asking, ingesting, slack


def rows() -> Iterator[tuple[str, str]]:
    """Measure everything, one after the other."""
    yield from asking.rows()
    for row in slack.rows():
        yield f"Slack: {row.name}", f"{row.ratio:.2f} × an empty handler, at most {row.target}"
    yield from ingesting.rows()


if __name__ == "__main__":
    for label, figure in rows():
        print(f"{label:58} {figure}", flush=True)
