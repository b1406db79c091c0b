"""README.md is true: each command in it is typed, and shows what it says."""

import re
from pathlib import Path
from shutil import copytree

import pytest

from retain.cli.commands import COMMANDS
from retain.domain.errors import RetainError
from tests.consoles import follows, steps, walk

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"


def test_every_command_in_readme_shows_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copytree(ROOT / "examples" / "book", tmp_path / "examples" / "book")
    walk(README, tmp_path, monkeypatch)


def test_readme_gives_exactly_two_set_up_commands() -> None:
    blocks = re.findall(r"^```sh\n(.*?)^```", README.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert [len(block.splitlines()) for block in blocks] == [1, 1]
    assert blocks[0].endswith(".venv/bin/pip install . && .venv/bin/retain demo\n")
    assert "pip install '.[test]' && .venv/bin/pytest" in blocks[1]


def test_readme_names_only_files_that_are_there() -> None:
    text = README.read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:cli|domain|store|render|exchange)/[\w/.]+)`", text))
    assert len(named) > 20
    assert not [name for name in named if not (ROOT / "src" / "retain" / name).exists()]


def test_readme_lists_every_exit_code() -> None:
    listed = {int(code) for code in re.findall(r"^\| (\d+) \|", README.read_text(encoding="utf-8"), re.MULTILINE)}
    kinds = [RetainError]
    for kind in kinds:
        kinds += kind.__subclasses__()
    assert {kind.code for kind in kinds} <= listed


def test_readme_types_no_command_that_is_unknown() -> None:
    text = README.read_text(encoding="utf-8")
    typed = set(re.findall(r"^\$ retain ([a-z]\w*)", text, re.MULTILINE)) | set(re.findall(r"`retain ([a-z]\w*)", text))
    assert typed <= set(COMMANDS)


@pytest.mark.parametrize(
    ("shows", "seen"),
    [
        (["a", "b"], ["a", "b"]),
        (["a", "…"], ["a", "b", "c"]),
        (["…", "c"], ["a", "b", "c"]),
        (["a", "…", "c"], ["a", "b", "b", "c"]),
        (["a", "…", "b"], ["a", "b"]),
        (["…"], []),
    ],
    ids=str,
)
def test_dots_stand_for_any_lines(shows: list[str], seen: list[str]) -> None:
    assert follows(shows, seen)


@pytest.mark.parametrize(
    ("shows", "seen"),
    [
        (["a"], ["a", "b"]),
        (["a", "b"], ["a"]),
        (["b", "…"], ["a", "b"]),
        (["a", "…", "b"], ["a", "b", "c"]),
        (["a", "…", "a"], ["a"]),
    ],
    ids=str,
)
def test_what_differs_is_found(shows: list[str], seen: list[str]) -> None:
    assert not follows(shows, seen)


def test_a_heading_sets_the_day_and_only_console_blocks_are_typed() -> None:
    text = "```sh\n$ rm x\n```\n## Friday 27 November 2026\n```console\n$ retain due\nNobody is due.\n```\n"
    (step,) = steps(text, "2026-11-23")
    assert (step.typed, step.today, step.line, step.shows) == ("retain due", "2026-11-27", 6, ["Nobody is due."])
