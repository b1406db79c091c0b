"""Reads the ```console blocks of a document, types their commands at a terminal, and compares what stands there.

A heading that names a day ("## Monday 23 November 2026") makes it today for the commands below it. A block is
commands, each behind "$ ", and under each what it shows; a line "…" stands for any number of lines, and a command with
nothing under it must only succeed. A shown refusal ("retain: …") must be one; `export NAME=VALUE` holds from there on.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from tests.terminal import on_terminal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import pytest

DAY = re.compile(r"^#.*?\b(\d{1,2} [A-Z][a-z]+ \d{4})\b")
PROMPT, OMITTED, FENCE, EXPORT = "$ ", "…", "```", "export "
LONG = 60
"""Seconds for a command with a pipe."""

AT_EASE = """
from retain.__main__ import main
from retain.render.progress import progress
progress.__wrapped__.__kwdefaults__["patience"] = 600
main()
"""
"""The program without its line of progress: a busy machine makes long work of any command."""


@dataclass
class Step:
    """A command as typed, the line it stands on, the day it is typed on, and what it shows."""

    typed: str
    line: int
    today: str
    shows: list[str] = field(default_factory=list)

    @property
    def refused(self) -> bool:
        return any(line.startswith("retain: ") for line in self.shows)


def steps(text: str, today: str) -> list[Step]:
    """The commands of a document's ```console blocks, in order."""
    found: list[Step] = []
    inside = False
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith(FENCE):
            inside = line == f"{FENCE}console"
        elif not inside and (named := DAY.match(line)):
            today = datetime.strptime(named[1], "%d %B %Y").date().isoformat()  # noqa: DTZ007 - a calendar day
        elif inside and line.startswith(PROMPT):
            found.append(Step(line.removeprefix(PROMPT), number, today))
        elif inside:
            found[-1].shows.append(line)
    return found


def shown(step: Step, folder: Path) -> tuple[list[str], int]:
    """What a command leaves on a terminal of 80 columns, typed in `folder`, and its exit code."""
    words = shlex.split(step.typed)
    if words[0] == "retain" and not {"|", ">"} & set(words):
        seen = on_terminal(["--today", step.today, *words[1:]], folder=folder, start=("-c", AT_EASE))
        return [line.rstrip() for line in seen.lines], seen.code
    typed = f'retain() {{ "{sys.executable}" -m retain --today {step.today} "$@"; }}; {step.typed}'
    ran = subprocess.run(
        ["bash", "-c", typed], cwd=folder, capture_output=True, text=True, check=False, timeout=LONG, env=os.environ
    )
    return [line.rstrip() for line in (ran.stdout + ran.stderr).splitlines()], ran.returncode


def follows(shows: Sequence[str], seen: Sequence[str]) -> bool:
    """Whether what was seen is what a document shows, "…" standing for any lines."""
    rest = list(seen)
    parts = list(_parts(shows))
    for number, part in enumerate(parts):
        first, last = number == 0, number == len(parts) - 1
        places = [at for at in range(len(rest) - len(part) + 1) if rest[at : at + len(part)] == part]
        if first:
            places = [at for at in places if at == 0]
        if last:
            places = [at for at in places if at + len(part) == len(rest)]
        if not places:
            return False
        rest = rest[places[0] + len(part) :]
    return True


def _parts(shows: Sequence[str]) -> Iterator[list[str]]:
    part: list[str] = []
    for line in shows:
        if line.strip() == OMITTED:
            yield part
            part = []
        else:
            part.append(line.rstrip())
    yield part


def walk(document: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, today: str = "2026-11-23") -> None:
    """Type every command of a document in order, in `folder`; fails at the first that shows something else."""
    for step in steps(document.read_text(encoding="utf-8"), today):
        if step.typed.startswith(EXPORT):
            name, _, value = step.typed.removeprefix(EXPORT).partition("=")
            monkeypatch.setenv(name, value)
            continue
        seen, code = shown(step, folder)
        place = f"{document.name}:{step.line}: {step.typed}"
        assert (code != 0) == step.refused, (place, code, seen)
        assert not step.shows or follows(step.shows, seen), "\n".join([place, "shows now:", *seen])
