"""Killed at any instant: nothing acknowledged is lost, nothing is there by half."""

from __future__ import annotations

import random
import re
import time
from typing import TYPE_CHECKING

import pytest

from tests.faults.program import ask, check_whole, run, start

if TYPE_CHECKING:
    from pathlib import Path

KILLS, FEW = 100, 8
LONGEST_LOG, LONGEST_IMPORT = 0.16, 0.9
"""Seconds after the start within which a command is killed: some before it opened the diary, some after it answered."""


def test_a_killed_log_is_there_whole_or_not_at_all(diary: Path, *, full: bool) -> None:
    chance = random.Random(1)
    acknowledged = set()
    for turn in range(KILLS if full else FEW):
        process = start(
            diary, "log", "Acme", f"turn {turn}", "--promise", f"send {turn} by 2026-12-01", "--problem", "x"
        )
        time.sleep(chance.uniform(0, LONGEST_LOG))
        process.kill()
        out, _ = process.communicate()
        if re.match(r"e\d+ ", out):
            acknowledged.add(f"turn {turn}")
    check_whole(diary)
    stored = [text for (text,) in ask(diary, "SELECT text FROM entry")]
    assert acknowledged <= set(stored)
    assert len(stored) == len(set(stored))
    for noun in ("promise", "problem"):
        assert ask(diary, f"SELECT entry FROM {noun} ORDER BY entry") == ask(diary, "SELECT id FROM entry ORDER BY id")


def test_a_killed_import_is_there_whole_or_not_at_all(diary: Path, tmp_path: Path, *, full: bool) -> None:
    chance = random.Random(2)
    whole = 0
    for turn in range(KILLS if full else FEW):
        book = tmp_path / f"{turn}.csv"
        book.write_text("Company,City\n" + "".join(f"Firm {turn} {number},Town {turn}\n" for number in range(400)))
        process = start(diary, "import", str(book))
        time.sleep(chance.uniform(0, LONGEST_IMPORT))
        process.kill()
        out, _ = process.communicate()
        [(there,)] = ask(diary, f"SELECT count(*) FROM customer WHERE town = 'Town {turn}'")
        assert there in {0, 400}
        assert there == 400 or not out, "acknowledged, but not there"
        whole += there == 400
    check_whole(diary)
    assert run(diary, "customer", "list").count("\n") == 1 + 400 * whole


@pytest.mark.parametrize("command", [("undo",), ("customer", "edit", "Acme", "--town", "Leeds")])
def test_a_killed_change_leaves_the_diary_sound(diary: Path, command: tuple[str, ...]) -> None:
    chance = random.Random(3)
    for turn in range(4):
        run(diary, "log", "Acme", f"turn {turn}")
        process = start(diary, *command)
        time.sleep(chance.uniform(0.03, LONGEST_LOG * 2))
        process.kill()
        process.communicate()
        check_whole(diary)
