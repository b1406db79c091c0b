"""How dear files are: an import and exports of many entries against the bare tools, CPU time and peak memory.

python -m tests.bench.files [ROWS] [PAIRS]: 1,000,000 entries and one pair of runs unless said otherwise. The import is
held against `sqlite-utils insert` of the same file into a table of the same columns, types and indexes (and nothing
else: no laws, no matching, no undo, no search); it is `pip install sqlite-utils`, or the extra `bench`.
"""

from __future__ import annotations

import csv
import os
import re
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile

from retain.store.schema import declared
from tests.bench.ratios import RETAIN, ROOT
from tests.bench.story import LONGEST, NOW, PHRASES, PURPOSES, TODAY, iso

if TYPE_CHECKING:
    from collections.abc import Sequence

CUSTOMERS = 1_000
BAD_FILE = 65
COLUMNS = "customer,day,kind,time,inbound,attempt,bulk,private,purposes,mood,minutes,text,cost".split(",")
KINDS = (*("call",) * 8, *("email",) * 6, "visit", "meeting", "note", "note", "message", "video")
OURS = RETAIN[1]
INSERT = "from sqlite_utils.cli import cli; cli()"
_SHEET = """
import sys
from datetime import date, datetime, UTC
from pathlib import Path
from retain.store.diary import Diary
from retain.store.sheets import sheet
diary = Diary(Path(sys.argv[1]), date.today(), datetime.now(UTC))
found = sheet(diary, "entry")
"""
BARE_CSV = f"""{_SHEET}
import csv
with open(sys.argv[2], "w", newline="") as file:
    writer = csv.writer(file)
    writer.writerow(found.names)
    writer.writerows(found.rows)
"""
BARE_WORKBOOK = f"""{_SHEET}
import xlsxwriter
book = xlsxwriter.Workbook(sys.argv[2], {{"constant_memory": True}})
page = book.add_worksheet()
page.write_row(0, 0, found.names)
for number, row in enumerate(found.rows, 1):
    for column, value in enumerate(row):
        if isinstance(value, str):
            page.write_string(number, column, value)
        elif value is not None:
            page.write_number(number, column, value)
book.close()
"""
_WEIGHED = """
import atexit, re
atexit.register(lambda: open({peak!r}, "w").write(
    re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]))
"""


class Spent(NamedTuple):
    """CPU seconds, user and system, and the most memory in MB, by Linux's own account."""

    seconds: float
    peak: float


class Shelf:
    """A folder with the files to import, and diaries before and after."""

    def __init__(self, folder: Path, rows: int) -> None:
        self.folder = folder
        self.entries = folder / "entries.csv"
        self.empty, self.filled = folder / "customers.db", folder / "entries.db"
        self.bare = folder / "bare.db"
        _write_customers(folder / "customers.csv")
        _write_entries(self.entries, rows)
        self.weigh(OURS, *self.words(self.empty, "import", str(folder / "customers.csv"), "--source", "crm"))

    def words(self, diary: Path, *words: str) -> tuple[str, ...]:
        return ("--db", str(diary), "--today", TODAY.isoformat(), *words)

    def weigh(self, program: str, *words: str, code: int = 0) -> Spent:
        """Run a Python program with words in a process of its own, which has to end with that code."""
        note = self.folder / "peak"
        environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        environment |= {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
        line = [sys.executable, "-c", _WEIGHED.format(peak=str(note)) + program, *words]
        said = self.folder / "said"
        with said.open("w") as talk:
            process = subprocess.Popen(
                line, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=talk, env=environment
            )
            _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != code:
            raise SystemExit(f"{words} ended with {process.returncode}: {said.read_text()}")
        return Spent(usage.ru_utime + usage.ru_stime, int(note.read_text()) / 1024)

    def imported(self) -> Spent:
        """Import the entries into a diary of nothing but customers; it stays filled."""
        shutil.copy(self.empty, self.filled)
        return self.again()

    def again(self) -> Spent:
        """Import the same entries a second time."""
        table = ("import", str(self.entries), "--source", "crm", "--map", "customer=id")
        return self.weigh(OURS, *self.words(self.filled, *table))

    def undone(self) -> Spent:
        return self.weigh(OURS, *self.words(self.filled, "undo"))

    def inserted(self) -> Spent:
        """The same file by sqlite-utils, into a table of the same columns, types and indexes."""
        self.bare.unlink(missing_ok=True)
        with closing(sqlite3.connect(self.bare)) as connection:
            whole = next(statement for statement in declared() if statement.startswith("CREATE TABLE entry "))
            typed = re.findall(r'^\s*"?(\w+)"? (INTEGER|TEXT)\b(?! NOT NULL PRIMARY)', whole, re.MULTILINE)
            listed = ", ".join(" ".join(column) for column in typed)
            connection.execute(f"CREATE TABLE entry (id INTEGER PRIMARY KEY AUTOINCREMENT, {listed})")
            for statement in declared():
                if re.match(r"CREATE INDEX \w+ ON entry ", statement):
                    connection.execute(statement)
        return self.weigh(INSERT, "insert", str(self.bare), "entry", str(self.entries), "--csv", "--silent")

    def exported(self, suffix: str) -> Spent:
        target = self.folder / f"out{suffix}"
        return self.weigh(OURS, *self.words(self.filled, "export", str(target), "entry", "--force"))

    def written(self, program: str) -> Spent:
        """The same rows by a bare writer."""
        return self.weigh(program, str(self.filled), str(self.folder / "bare"))


def _write_customers(path: Path) -> None:
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("customer id", "name", "town"))
        writer.writerows((number, f"Customer {number:04} Ltd", "Leeds") for number in range(1, CUSTOMERS + 1))


def _write_entries(path: Path, rows: int, seed: int = 1) -> None:
    """Entries as another program exports them, oldest first, customers mixed."""
    rng = Random(seed)
    words = " ".join(PHRASES).split()
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for number in range(rows):
            kind, inbound = rng.choice(KINDS), int(rng.random() < 0.3)
            attempt = int(kind == "call" and not inbound and rng.random() < 0.2)
            time = f"{rng.randint(8, 17):02}:{rng.choice((0, 15, 30, 45)):02}" if rng.random() < 0.3 else ""
            text = " ".join((rng.choice(PHRASES), *rng.choices(words, k=rng.randint(0, 8))))
            writer.writerow((
                rng.randint(1, CUSTOMERS), iso(NOW - LONGEST + number * LONGEST // rows), kind, time, inbound, attempt,
                0, int(rng.random() < 0.02), rng.choice(PURPOSES), rng.choice(("", "", "", "good", "ok", "bad")),
                rng.choice(("", "", 5, 10, 30, 60)), text, rng.choice((*("",) * 30, 1250)),
            ))  # fmt: skip


def bomb(path: Path, size: int = 1 << 30) -> None:
    """A workbook of a few hundred KB that unpacks to `size` bytes."""
    with ZipFile(path, "w", ZIP_DEFLATED) as packed, packed.open("xl/worksheets/sheet1.xml", "w") as sheet:
        for _ in range(size >> 20):
            sheet.write(bytes(1 << 20))


def refused(shelf: Shelf) -> Spent:
    """What it takes to refuse a zip bomb, the program's start counted."""
    path = shelf.folder / "bomb.xlsx"
    bomb(path)
    return shelf.weigh(OURS, *shelf.words(shelf.folder / "bomb.db", "import", str(path)), code=BAD_FILE)


def say(name: str, ours: Sequence[Spent], theirs: Sequence[Spent], ratio: float, memory: float) -> None:
    found = statistics.median(one.seconds / other.seconds for one, other in zip(ours, theirs, strict=True))
    peak = max(one.peak for one in ours)
    seconds, others = (statistics.median(one.seconds for one in some) for some in (ours, theirs))
    over = "" if found <= ratio and peak <= memory else "  OVER"
    sys.stdout.write(
        f"{name:<32}{found:6.2f}  (at most {ratio:g}; {seconds:.1f} s to {others:.1f} s)"
        f"{peak:8.1f} MB  (at most {memory:g}){over}\n"
    )
    sys.stdout.flush()


def main() -> None:
    """Measure every ratio that files are held to."""
    said = [int(word) for word in sys.argv[1:]]
    rows, pairs = said + [1_000_000, 1][len(said) :]
    with tempfile.TemporaryDirectory() as folder:
        shelf = Shelf(Path(folder), rows)
        sys.stdout.write(f"{rows:,} entries, medians of {pairs} pairs, CPU time and peak memory\n")
        theirs = [shelf.inserted() for _ in range(pairs)]
        first = [shelf.imported() for _ in range(pairs)]
        say("import / sqlite-utils insert", first, theirs, 1.0, 150)
        say("import again / import", [shelf.again() for _ in range(pairs)], first, 1.2, 150)
        for name, suffix, bare, ratio, memory in (
            ("export CSV / csv.writer", ".csv", BARE_CSV, 2.5, 60),
            ("export XLSX / bare xlsxwriter", ".xlsx", BARE_WORKBOOK, 1.3, 150),
        ):
            both = [(shelf.exported(suffix), shelf.written(bare)) for _ in range(pairs)]
            ours, others = zip(*both, strict=True)
            say(name, ours, others, ratio, memory)
        say("undo of the import / import", [shelf.undone()], first[:1], 1.5, 150)
        sys.stdout.write(f"a zip bomb is refused in {refused(shelf).seconds:.2f} s  (at most 1)\n")


if __name__ == "__main__":
    main()
