"""The house keeps its shape: floors, sizes, one clock, no attic."""

import ast
import re
import shutil
import statistics
import subprocess
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "retain"
TOP = {"src", "tests", "examples", "pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md"}
ATTICS = {"utils", "util", "helpers", "helper", "common", "base", "manager", "service", "handler", "data", "info"}
CLOCKS = {
    *("date.today", "datetime.date.today", "datetime.now", "datetime.datetime.now"),
    *("datetime.today", "datetime.datetime.today", "datetime.utcnow", "datetime.datetime.utcnow"),
    *("time.time", "time.time_ns", "time.localtime", "time.gmtime"),
}
SQL_CLOCK = re.compile(r"\bCURRENT_(?:DATE|TIME|TIMESTAMP)\b|\(\s*(?:'[^']*'\s*,\s*)?'now'")


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the program by its path below src/retain, parsed."""
    return {
        path.relative_to(SOURCE).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(SOURCE.rglob("*.py"))
    }


def sizes() -> dict[str, int]:
    """Lines of each module."""
    return {name: len((SOURCE / name).read_text(encoding="utf-8").splitlines()) for name in modules()}


def bodies() -> dict[str, int]:
    """Lines of each function's body, its docstring left out."""
    return {
        f"{name}:{node.lineno} {node.name}": length(node)
        for name, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from the first statement after the docstring to the last."""
    first = node.body[0]
    start = (first.end_lineno or first.lineno) + 1 if ast.get_docstring(node) else first.lineno
    return max(0, (node.end_lineno or start) - start + 1)


def calls(named: set[str]) -> Iterator[str]:
    """Where functions of these names are called, as path:line."""
    for name, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in named:
                yield f"{name}:{node.lineno}"


def imports(name: str) -> set[str]:
    """The modules of the program that one needs when it runs, also those a function of it imports."""
    needed: set[str] = set()
    trees: list[ast.AST] = [modules()[name]]
    while trees:
        tree = trees.pop()
        if isinstance(tree, ast.If) and ast.unparse(tree.test) == "TYPE_CHECKING":
            continue
        if isinstance(tree, ast.ImportFrom) and (tree.module or "").startswith("retain"):
            folder = (tree.module or "").replace(".", "/").removeprefix("retain").removeprefix("/")
            needed |= {f"{folder}.py", *(f"{folder}/{one.name}.py" for one in tree.names)}
        trees.extend(ast.iter_child_nodes(tree))
    return needed & modules().keys()


def share(counts: dict[str, int], part: float) -> int:
    """The count that this part of all stays within."""
    return sorted(counts.values())[max(0, int(len(counts) * part) - 1)]


def longest(counts: dict[str, int]) -> list[tuple[str, int]]:
    """The ten largest, for the message of a failure."""
    return sorted(counts.items(), key=lambda pair: -pair[1])[:10]


def test_imports_point_down_without_exceptions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert lint_imports(no_cache=True, no_logo=True) == 0
    assert "ignore_imports" not in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_no_import_leads_in_a_circle() -> None:
    """Not even one that waits inside a function."""
    order = TopologicalSorter({name: imports(name) for name in modules()})
    order.prepare()  # a CycleError names the modules


def test_no_file_is_longer_than_400_lines() -> None:
    assert not {name: lines for name, lines in sizes().items() if lines > 400}


def test_files_are_small_rooms() -> None:
    rooms = {name: lines for name, lines in sizes().items() if lines > 5}
    assert statistics.median(rooms.values()) <= 120, longest(rooms)
    assert share(rooms, 0.9) <= 250, longest(rooms)


def test_functions_say_one_thing() -> None:
    counts = bodies()
    assert statistics.median(counts.values()) <= 6, longest(counts)
    assert share(counts, 0.95) <= 25, longest(counts)


def test_exactly_one_place_reads_the_clock() -> None:
    assert [place.partition(":")[0] for place in calls(CLOCKS)] == ["cli/context.py"]


def test_sql_never_reads_the_clock() -> None:
    texts = [*SOURCE.rglob("*.py"), *SOURCE.rglob("*.sql")]
    assert not [path.name for path in texts if SQL_CLOCK.search(path.read_text(encoding="utf-8"))]


def test_nothing_prints_past_the_screen() -> None:
    assert not list(calls({"print", "rich.print", "sys.stdout.write", "typer.echo", "typer.secho"}))


def test_no_module_is_an_attic() -> None:
    assert not [name for name in modules() if ATTICS & set(name.removesuffix(".py").split("/"))]


def test_top_level_holds_only_what_the_house_names() -> None:
    if not (ROOT / ".git").exists() or not (git := shutil.which("git")):
        pytest.skip("not a git checkout")
    listed = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    names = {line.split("/")[0] for line in listed.split("\0") if line}
    assert not {name for name in names if not name.startswith(".")} - TOP
