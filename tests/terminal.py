"""A terminal to sit at: what is only asked or drawn on one is tested on a real one."""

from __future__ import annotations

import os
import re
import select
import signal
import subprocess
import sys
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

PATIENCE = 20
"""Seconds for a program to start and answer."""
CTRL_C = "\x03"
_STYLE = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class Shown:
    """What stood on the terminal in the end, with and without colours, and the exit code."""

    raw: str
    code: int

    @property
    def text(self) -> str:
        return _STYLE.sub("", self.raw).replace("\r\n", "\n")

    @property
    def lines(self) -> list[str]:
        return self.text.splitlines()


def on_terminal(
    arguments: Sequence[object],
    *answers: tuple[str, str],
    columns: int = 80,
    folder: Path | None = None,
    start: Sequence[str] = ("-m", "retain"),
) -> Shown:
    """Run retain in `folder` on a terminal of so many columns; each answer is typed once its question stands there."""
    termios, fcntl = pytest.importorskip("termios"), pytest.importorskip("fcntl")
    ours, theirs = os.openpty()
    fcntl.ioctl(
        theirs, termios.TIOCSWINSZ, (40).to_bytes(2, sys.byteorder) + columns.to_bytes(2, sys.byteorder) + bytes(4)
    )
    program = [sys.executable, *start, *map(str, arguments)]
    environment = os.environ | {"TERM": "xterm-256color"}
    with subprocess.Popen(program, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, cwd=folder) as process:
        os.close(theirs)
        try:
            shown = _talk(ours, process, list(answers))
        finally:
            process.kill()
            os.close(ours)
    return Shown(shown, process.returncode)


def _talk(ours: int, process: subprocess.Popen[bytes], answers: list[tuple[str, str]]) -> str:
    shown = ""
    until = monotonic() + PATIENCE
    while monotonic() < until:
        ready, _, _ = select.select([ours], [], [], 0.2)
        piece = _read(ours) if ready else ""
        if ready and not piece:
            process.wait(PATIENCE)
            return shown
        shown += piece
        if answers and answers[0][0] in shown:
            _answer(ours, process, answers.pop(0)[1])
    raise AssertionError(f"still waiting after:\n{shown}")


def _read(ours: int) -> str:
    try:
        return os.read(ours, 65536).decode("utf-8", "replace")
    except OSError:  # the other end is closed: Linux says so with an error
        return ""


def _answer(ours: int, process: subprocess.Popen[bytes], typed: str) -> None:
    if typed == CTRL_C:
        process.send_signal(signal.SIGINT)
    else:
        os.write(ours, typed.encode())
