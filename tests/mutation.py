"""Whether the tests of the calculator bite: `python -m tests.mutation [MODULE ...]`.

One thing at a time is changed in the arithmetic: an operator, a comparison, a number, a
condition. A change that no test notices is shown with its line. Each is tried in a process
forked from one that has the libraries loaded, which takes seconds for all of them.
"""

from __future__ import annotations

import ast
import copy
import importlib.abc
import importlib.util
import os
import sys
import types
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import hypothesis  # noqa: F401  loaded before the fork
import PIL.Image  # noqa: F401
import pytest

ROOT = Path(__file__).parent.parent
TESTS = [
    f"tests/exchange/test_{name}.py"
    for name in (
        "ratios settling calculate outcomes breakeven clauses requests transactions properties"
    ).split()
]
MODULES = (
    "ratios fractional proration dividends terms calculate given inducement breakeven sensitivity "
    "outcomes"
).split()

SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Div,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
NAMES = {"min": "max", "max": "min", "cap": "floor", "floor": "cap"}


@dataclass(frozen=True, kw_only=True)
class Mutant:
    """One change: in which module, at which line, what it is, and the changed tree."""

    module: str
    line: int
    change: str
    tree: ast.Module


def mutants(module: str) -> Iterator[Mutant]:
    """Make every change of a module, one at a time."""
    path = ROOT / "bot" / "exchange" / f"{module}.py"
    tree = ast.parse(path.read_text(encoding="utf-8"), str(path))
    for number, node in enumerate(ast.walk(tree)):
        for change in range(len(list(_changes(node)))):
            changed = copy.deepcopy(tree)
            target = list(ast.walk(changed))[number]
            words = list(_changes(target))[change]
            words[1]()
            line = getattr(node, "lineno", 0)
            yield Mutant(module=module, line=line, change=words[0], tree=changed)


def _changes(node: ast.AST):  # type: ignore[no-untyped-def]
    """Yield each change of one node: what it is, and what makes it."""
    if isinstance(node, ast.BinOp | ast.BoolOp) and type(node.op) in SWAPS:
        new = SWAPS[type(node.op)]
        yield f"{type(node.op).__name__} → {new.__name__}", lambda: setattr(node, "op", new())
    if isinstance(node, ast.Compare) and type(node.ops[0]) in SWAPS:
        new = SWAPS[type(node.ops[0])]
        yield (
            f"{type(node.ops[0]).__name__} → {new.__name__}",
            lambda: setattr(node, "ops", [new(), *node.ops[1:]]),
        )
    if isinstance(node, ast.If | ast.IfExp):
        negated = ast.UnaryOp(ast.Not(), node.test)
        yield "condition negated", lambda: setattr(node, "test", negated)
    if isinstance(node, ast.Constant) and type(node.value) is int:
        yield f"{node.value} → {node.value + 1}", lambda: setattr(node, "value", node.value + 1)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in NAMES:
        yield f"{node.func.id} swapped", lambda: setattr(node.func, "id", NAMES[node.func.id])
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield "minus dropped", lambda: setattr(node, "op", ast.UAdd())


class Changed(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Import the changed module in place of the one on the disk."""

    def __init__(self, mutant: Mutant) -> None:
        self._name, self._tree = f"bot.exchange.{mutant.module}", mutant.tree

    def find_spec(
        self, name: str, path: object, target: object = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Find the changed module, and no other."""
        del path, target
        return importlib.util.spec_from_loader(name, self) if name == self._name else None

    def exec_module(self, module: types.ModuleType) -> None:
        """Run the changed tree."""
        exec(compile(ast.fix_missing_locations(self._tree), self._name, "exec"), module.__dict__)


def survives(mutant: Mutant) -> bool:
    """Tell whether every test passes on a change, in a process of its own."""
    child = os.fork()
    if child == 0:
        silent = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silent, 1)
        os.dup2(silent, 2)
        sys.meta_path.insert(0, Changed(mutant))
        code = 1
        try:
            arguments = ["-x", "-q", "-p", "no:cacheprovider", "--tb=no", "-W", "ignore", *TESTS]
            code = int(pytest.main(arguments))
        finally:
            os._exit(min(code, 1))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def main(modules: list[str]) -> None:
    """Try every change, show those that no test notices, and print the score."""
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    made = [mutant for module in modules for mutant in mutants(module)]
    killed = 0
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for mutant, alive in zip(made, pool.map(survives, made), strict=True):
            killed += not alive
            if alive:
                place = f"bot/exchange/{mutant.module}.py:{mutant.line}"
                print(f"{place} {mutant.change}", flush=True)
    print(f"{killed} of {len(made)} changes noticed, {100 * killed / len(made):.1f}%")


if __name__ == "__main__":
    main(sys.argv[1:] or list(MODULES))
