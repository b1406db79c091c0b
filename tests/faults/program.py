"""The program as other programs see it: a process with a diary, that may be killed at any instant."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

from retain.store.schema import SEARCHED, SLOTS

if TYPE_CHECKING:
    from pathlib import Path

TODAY = "2026-11-23"


def start(diary: Path, *words: str) -> subprocess.Popen[str]:
    """Start a command in a process of its own."""
    line = [sys.executable, "-m", "retain", "--db", str(diary), "--today", TODAY, *words]
    return subprocess.Popen(
        line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, "NO_COLOR": "1"}
    )


def run(diary: Path, *words: str) -> str:
    """Run a command that must succeed; what it printed."""
    with start(diary, *words) as process:
        out, err = process.communicate(timeout=120)
    assert process.returncode == 0, (out, err)
    return out


def ask(diary: Path, query: str) -> list[tuple[object, ...]]:
    """What the file itself holds."""
    with closing(sqlite3.connect(diary)) as connection:
        return connection.execute(query).fetchall()


def check_whole(diary: Path) -> None:
    """The oracle after any fault: sound pages and references, each row in history and its words in search."""
    assert ask(diary, "PRAGMA integrity_check") == [("ok",)]
    assert ask(diary, "PRAGMA foreign_key_check") == []
    assert ask(diary, "SELECT count(*) FROM op WHERE id NOT IN (SELECT op FROM op_row)") == [(0,)]
    for noun in ("customer", "entry", "promise", "sale"):
        rows = {row[0] for row in ask(diary, f"SELECT id FROM {noun}")}
        assert rows <= {row[0] for row in ask(diary, f"SELECT row FROM op_row WHERE noun = '{noun}'")}, noun
    slot = SEARCHED["entry"][0]
    assert ask(
        diary,
        f"SELECT count(*) FROM entry WHERE text <> '' AND id * {SLOTS} + {slot} NOT IN (SELECT rowid FROM search)",
    ) == [(0,)]
    assert ask(diary, "SELECT count(*) FROM search WHERE noun = 'entry' AND row NOT IN (SELECT id FROM entry)") == [
        (0,)
    ]
    json.loads(run(diary, "due", "--json"))
