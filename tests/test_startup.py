"""What a daily command may load: never a database framework, and nothing drawn in a pipe."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from retain.cli.main import COMPLETING

if TYPE_CHECKING:
    from pathlib import Path

HEAVY = (
    "sqlmodel", "sqlalchemy", "pydantic", "rich", "tomllib", "tomlkit", "platformdirs", "dateutil.parser",
    "importlib.metadata", "asyncio", "phonenumbers", "charset_normalizer", "unittest",
)  # fmt: skip
RUNNER = """
import sys
from retain.cli.main import run
code = run(sys.argv[1:])
print("\\n" + ",".join(sorted(sys.modules)), file=sys.stderr)
sys.exit(code)
"""
DAILY = {
    "due": ["due"],
    "log": ["log", "Acme", "told them", "--promise", "send quote by 2026-12-01"],
    "log a need": ["log", "Acme", "they grow", "--opportunity", "opens a second branch"],
    "log with marks": ["log", "Acme", "#golf with @dana"],
    "log ambiguous": ["tried", "Acme", "no answer"],
    "log what was told": ["log", "Acme", "showed it", "--told", "n1"],
    "done": ["done", "p1"],
    "slip": ["slip", "p1", "2026-12-20", "--told"],
    "snooze": ["snooze", "Acme", "2026-12-01"],
    "brief": ["brief", "Acme"],
    "find": ["find", "quote"],
    "a next step done": ["done", "o1-step"],
    "due as JSON": ["due", "--json"],
    "help": ["--help"],
    "help of a command": ["log", "--help"],
    "version": ["--version"],
    "nothing": [],
}


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    path = tmp_path / "diary.db"
    for words in (["customer", "add", "Acme"], ["log", "Acme", "hello", "--promise", "send a quote by 2026-12-10"]):
        loaded(path, words)
    loaded(path, ["opportunity", "add", "Acme", "needs LED", "--next", "call by 2026-12-01"])
    loaded(path, ["referral", "add", "Acme", "Birch Clinic"])
    loaded(path, ["news", "add", "LED", "--for", "tier:C", "--product", "LED panels"])
    return path


def loaded(diary: Path, words: list[str], **environment: str) -> set[str]:
    """The modules a command loads in a process of its own, writing to a pipe."""
    line = [sys.executable, "-c", RUNNER, "--db", str(diary), "--today", "2026-11-23", *words]
    answer = subprocess.run(line, capture_output=True, text=True, check=False, env={**os.environ, **environment})
    assert answer.returncode == 0, answer.stderr
    return set(answer.stderr.splitlines()[-1].split(","))


@pytest.mark.parametrize("words", DAILY.values(), ids=DAILY)
def test_a_daily_command_loads_nothing_heavy(diary: Path, words: list[str]) -> None:
    assert loaded(diary, words) & set(HEAVY) == set()


def test_completing_a_name_loads_nothing_heavy(diary: Path) -> None:
    line = [sys.executable, "-X", "importtime", "-m", "retain", "retain", "log", "Ac"]
    environment = {**os.environ, COMPLETING: "bash", "RETAIN_DB": str(diary)}
    answer = subprocess.run(line, capture_output=True, text=True, check=False, env=environment)
    assert answer.stdout == "Acme\n", answer
    rows = [row for row in answer.stderr.splitlines() if row.startswith("import time:")]
    assert {row.rpartition("|")[2].strip() for row in rows} & set(HEAVY) == set()


def test_a_diary_without_growth_loads_nothing_of_it(tmp_path: Path) -> None:
    loaded(tmp_path / "new.db", ["customer", "add", "Acme"])
    for words in (["due"], ["brief", "Acme"], ["log", "Acme", "hi"]):
        assert "retain.store.daily.growth" not in loaded(tmp_path / "new.db", words)


def test_a_command_loads_no_other_commands_module(diary: Path) -> None:
    others = {name for name in loaded(diary, ["due"]) if name.startswith("retain.cli.")}
    assert "retain.cli.customer" not in others
    assert "retain.cli.log" not in others
