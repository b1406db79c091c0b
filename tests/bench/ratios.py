"""How dear a command is, as a ratio: CPU time of whole processes, interleaved in pairs in one run, the median taken."""

from __future__ import annotations

import os
import pty
import statistics
import subprocess
import sys
from pathlib import Path

from tests.bench.story import TODAY

PAIRS = 21
BENCH = Path(__file__).parent
ROOT = BENCH.parent.parent
BARE = (str(BENCH / "bare.py"), "nothing")
RETAIN = ("-c", "from retain.__main__ import main; main()")
"""As the installed script does: `-m` would cost it another 2 ms."""
HEAVY = ("-c", "import retain.store.tables; from retain.__main__ import main; main()")
"""With sqlmodel as a command that reads through it has it: its tables are a third of what it costs to import."""


WEIGHED = """
import re, sys
from pathlib import Path
from retain.cli.main import run
run(sys.argv[1:])
sys.stderr.write("\\npeak " + re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
"""


def spend(words: tuple[str, ...], *, terminal: bool = False) -> float:
    """CPU seconds, user and system, of Python run with some words; on a terminal of its own, or into a pipe.

    Byte code is written and read; the settings of whoever measures are not: reading any costs tomllib.
    """
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "COLUMNS": "80", "XDG_CONFIG_HOME": os.devnull}
    ours, theirs = pty.openpty() if terminal else os.pipe()
    process = subprocess.Popen(
        [sys.executable, *words], stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs, env=environment
    )
    os.close(theirs)
    _drain(ours)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{words} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime


def _drain(stream: int) -> None:
    try:
        while os.read(stream, 1 << 16):
            pass
    except OSError:
        pass  # a terminal ends with an error
    os.close(stream)


def ratio(
    one: tuple[str, ...], other: tuple[str, ...], pairs: int = PAIRS, *, terminal: bool = False
) -> tuple[float, float, float]:
    """The median ratio of CPU time of one command to another, and each one's median seconds."""
    spend(one, terminal=terminal)
    spend(other)
    both = [(spend(one, terminal=terminal), spend(other)) for _ in range(pairs)]
    ones, others = zip(*both, strict=True)
    return statistics.median(a / b for a, b in both), statistics.median(ones), statistics.median(others)


def peak(words: tuple[str, ...]) -> float:
    """The most memory in MB that one of retain's commands held at once, by Linux's own account."""
    line = [sys.executable, "-c", WEIGHED, *words[len(RETAIN) :]]
    answer = subprocess.run(
        line, capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": str(ROOT / "src")}
    )
    return int(answer.stderr.rpartition("peak ")[2]) / 1024


def due(diary: Path) -> tuple[str, ...]:
    """The words of `retain due` on a bench diary."""
    return (*RETAIN, "--db", str(diary), "--today", TODAY.isoformat(), "due")


def log(diary: Path) -> tuple[str, ...]:
    """The words of `retain log` on a bench diary."""
    return (*RETAIN, "--db", str(diary), "--today", TODAY.isoformat(), "log", "c5", "told them about the filters")
