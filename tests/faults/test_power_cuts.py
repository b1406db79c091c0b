"""The power goes at any instant: what was answered is on the disk, and nothing is there by half.

The shim in recorder.c writes down what a command really does to the disk; from that, disk.py makes the folders that a
cut may leave: nothing unsynced, all of it, names without bytes, bytes without names, some sectors of some writes. The
program then opens each and must find the diary as it was before the command or as it is after.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from retain.store.migrate import NEWEST, SCRIPTS
from tests.conftest import TODAY, Ran
from tests.faults.disk import Cut, Disk, Event, Files, cuts, held, lay, record
from tests.faults.program import run

CUTS, FEW = 500, 12
"""States of each command, with --full and always."""
Retain = Callable[..., Ran]
Tables = dict[str, list[tuple[Any, ...]]]
UPGRADE = """
import sys
from datetime import date
from pathlib import Path
from retain.store.connection import connect
from retain.store.migrate import migrate
path = Path(sys.argv[1])
migrate(connect(path, create=True), path, date(2026, 11, 23), Path(sys.argv[2]))
print("upgraded", flush=True)
"""
FORGETFUL = """
import sys
from pathlib import Path
new = Path(sys.argv[1], "new")
new.write_text("new")
new.replace(new.with_name("kept"))
print("done", flush=True)
"""


@dataclass(frozen=True)
class Recorded:
    """A command that ran: its folder before and after, every call in between."""

    words: tuple[str, ...]
    root: Path
    before: Files
    after: Files
    events: list[Event]
    disk: Disk


@pytest.fixture(scope="session")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The recorder, compiled."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if sys.platform != "linux" or compiler is None:
        pytest.skip("recording what a program does to the disk needs Linux and a C compiler")
    built = tmp_path_factory.mktemp("shim") / "recorder.so"
    source = Path(__file__).with_name("recorder.c")
    subprocess.run([compiler, "-O1", "-shared", "-fPIC", "-o", built, source, "-ldl"], check=True)
    return built


@pytest.fixture
def recorded(shim: Path) -> Callable[..., Recorded]:
    """Run a command on a folder, its calls written down; `line` instead of a command for another program."""

    def ran(root: Path, *words: str, line: tuple[str, ...] = (), **surroundings: str) -> Recorded:
        before, disk = held(root), Disk(root)
        program = ("-m", "retain", "--db", str(root / "diary.db"), "--today", str(TODAY), *words)
        home = {"XDG_CONFIG_HOME": str(root), "HOME": str(root), "NO_COLOR": "1", **surroundings}
        events = record(root, shim, [sys.executable, *(line or program)], home)
        return Recorded(words, root, before, held(root), events, disk)

    return ran


@pytest.fixture(scope="session")
def past(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a diary that has a past."""
    root = tmp_path_factory.mktemp("past")
    diary = root / "diary.db"
    with pytest.MonkeyPatch.context() as home:
        home.setenv("XDG_CONFIG_HOME", str(root))
        run(diary, "customer", "add", "Acme", "--town", "Leeds")
        run(diary, "log", "Acme", "wants a quote", "--promise", "send the quote by 2026-12-01", "--fact", "want: LED")
        run(diary, "log", "Acme", "called again", "--problem", "seats are wrong")
        run(diary, "colleague", "add", "Sam")
        run(diary, "news", "watch", "panels")
    return root


@pytest.fixture
def folder(past: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed."""
    return Path(shutil.copytree(past, tmp_path / "recorded"))


def book(tmp_path: Path) -> str:
    path = tmp_path / "customers.csv"
    path.write_text("Company,City\n" + "".join(f"Firm {number},Leeds\n" for number in range(200)), encoding="utf-8")
    return str(path)


def feed(tmp_path: Path) -> str:
    """A text with one item a line, some of which tell of what is watched for."""
    path = tmp_path / "feed.txt"
    path.write_text("".join(f"Item {number} on {'panels' if number % 3 else 'vans'}\n" for number in range(100)))
    return str(path)


def contents(diary: Path) -> Tables:
    """Every row of a diary, none for a file that isn't there or is empty."""
    if not diary.exists() or not diary.stat().st_size:
        return {}
    with closing(sqlite3.connect(diary)) as opened:
        assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        names = [name for (name,) in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        version = opened.execute("PRAGMA user_version").fetchall()
        return {"version": version} | {name: opened.execute(f'SELECT * FROM "{name}"').fetchall() for name in names}


@pytest.fixture
def laid(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, full: bool) -> Callable[..., Iterator[tuple[Cut, Path]]]:
    """The states that a cut may leave a recorded command's folder in, each laid out in a folder of its own."""
    chance = random.Random(7)
    root = tmp_path / "cut"
    monkeypatch.setenv("XDG_CONFIG_HOME", str(root))

    def each(recorded: Recorded) -> Iterator[tuple[Cut, Path]]:
        tried = 0
        for cut in cuts(recorded.disk, recorded.events, chance, CUTS if full else FEW):
            shutil.rmtree(root, ignore_errors=True)
            root.mkdir()
            lay(cut.files, root)
            tried += 1
            yield cut, root
        print(f"{' '.join(recorded.words)}: {tried} states")  # noqa: T201 - `pytest -s` counts the states

    return each


def rows_of(files: Files, tmp_path: Path, name: str = "diary.db") -> Tables:
    """What a diary of a recorded folder holds."""
    shutil.rmtree(tmp_path / "known", ignore_errors=True)
    (tmp_path / "known").mkdir()
    lay(files, tmp_path / "known")
    return contents(tmp_path / "known" / name)


def test_the_record_retells_the_folder_to_the_byte(recorded: Callable[..., Recorded], folder: Path) -> None:
    """No call that changed the disk was missed."""
    told = recorded(folder, "log", "Acme", "hello", "--fact", "hobby: chess")
    for event in told.events:
        told.disk.take(event)
    assert told.disk.left("all", random.Random(0)) == told.after


def test_a_program_that_forgets_to_sync_is_found_out(recorded: Callable[..., Recorded], tmp_path: Path) -> None:
    """The states tell what it forgot: the bytes of the new file, or its name."""
    root = tmp_path / "recorded"
    root.mkdir()
    (root / "kept").write_text("old", encoding="utf-8")
    told = recorded(root, line=("-c", FORGETFUL, str(root)))
    found = {cut.files["kept"] for cut in cuts(told.disk, told.events, random.Random(0), 50) if cut.said}
    assert found == {b"", b"old", b"new"}


COMMANDS = {
    "log": ("log", "Acme", "hello", "--promise", "call back by 2026-12-02", "--fact", "hobby: chess"),
    "done": ("done", "p1", "sent it"),
    "undo": ("undo",),
    "edit": ("customer", "edit", "Acme", "--town", "York", "--tag", "north"),
    "import": ("import", "BOOK"),
    "fetch": ("news", "fetch", "FEED"),
    "erase": ("erase", "Acme", "--yes", "--scrub"),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_change_is_there_whole_or_not_at_all(
    name: str, recorded: Callable[..., Recorded], laid: Any, folder: Path, tmp_path: Path, retain: Retain
) -> None:
    files = {"BOOK": book(tmp_path), "FEED": feed(tmp_path)}
    words = tuple(files.get(word, word) for word in COMMANDS[name])
    told = recorded(folder, *words)
    before, after = rows_of(told.before, tmp_path), rows_of(told.after, tmp_path)
    for cut, root in laid(told):
        diary = root / "diary.db"
        retain("--db", diary, "doctor")
        found = contents(diary)
        assert found in ([after] if cut.said else [before, after]), cut.after
        if name == "erase" and cut.said:
            assert not [path for path in root.iterdir() if b"Acme" in path.read_bytes()], cut.after
        retain("--db", diary, "customer", "add", "Birch")


@pytest.mark.parametrize("place", ["diary.db", "own/deep/diary.db"])
def test_a_first_start_leaves_no_diary_or_a_whole_one(
    place: str, recorded: Callable[..., Recorded], laid: Any, tmp_path: Path, retain: Retain
) -> None:
    root = tmp_path / "recorded"
    root.mkdir()
    told = recorded(root, "--db", str(root / place), "customer", "add", "Acme")
    after = rows_of(told.after, tmp_path, place)
    for cut, there in laid(told):
        diary = there / place
        found = contents(diary)
        retain("--db", diary, "doctor", code=0 if diary.exists() else 3)
        assert found == after or (not cut.said and not any(found.get(noun) for noun in ("op", "customer"))), cut.after
        retain("--db", diary, "customer", "add", "Bolt")
        retain("--db", diary, "doctor")


def test_an_export_over_a_file_is_the_old_one_or_the_new(
    recorded: Callable[..., Recorded], laid: Any, folder: Path, retain: Retain
) -> None:
    target = folder / "book.json"
    target.write_text("old", encoding="utf-8")
    told = recorded(folder, "export", str(target), "--force")
    for cut, root in laid(told):
        found = (root / "book.json").read_bytes()
        assert found in {told.after["book.json"], b"old"}, cut.after
        retain("--db", root / "diary.db", "export", root / "book.json", "--force")
        assert (root / "book.json").read_bytes() == told.after["book.json"]


NEW_FILES = [
    ("export", "new.json"),
    ("export", "new.xlsx"),
    ("review", "Acme", "-o", "new.md"),
    ("away", "2026-12-01..2026-12-03", "--cover", "Sam", "-o", "new.md"),
]


@pytest.mark.parametrize("words", NEW_FILES)
def test_a_new_file_is_there_whole_once_it_is_said(
    words: tuple[str, ...], recorded: Callable[..., Recorded], laid: Any, folder: Path
) -> None:
    told = recorded(folder, *words[:-1], str(folder / words[-1]))
    for cut, root in laid(told):
        path = root / words[-1]
        assert path.exists() or not cut.said, cut.after
        assert not path.exists() or path.read_bytes() == told.after[words[-1]], cut.after


def test_a_copy_over_a_copy_is_the_old_one_or_the_new(
    recorded: Callable[..., Recorded], laid: Any, folder: Path, tmp_path: Path, retain: Retain
) -> None:
    copy = folder / "copy.db"
    run(folder / "diary.db", "backup", str(copy))
    run(folder / "diary.db", "log", "Acme", "since the copy")
    told = recorded(folder, "backup", str(copy), "--force")
    old, new = rows_of(told.before, tmp_path, "copy.db"), rows_of(told.after, tmp_path, "copy.db")
    for cut, root in laid(told):
        assert contents(root / "copy.db") in ([new] if cut.said else [old, new]), cut.after
        retain("--db", root / "diary.db", "backup", root / "copy.db", "--force")
        assert contents(root / "copy.db") == new, cut.after


def test_a_first_copy_is_there_once_it_is_said(
    recorded: Callable[..., Recorded], laid: Any, folder: Path, tmp_path: Path, retain: Retain
) -> None:
    told = recorded(folder, "backup")
    name = f"backups/diary-{TODAY}.db"
    new = rows_of(told.after, tmp_path, name)
    for cut, root in laid(told):
        copy = root / name
        assert contents(copy) == new if cut.said or copy.exists() else True, cut.after
        retain("--db", root / "diary.db", "backup")
        retain("--db", root / "diary.db", "restore", copy, "--yes")


def test_a_restore_is_whole_or_not_at_all_and_what_was_there_is_kept(
    recorded: Callable[..., Recorded], laid: Any, folder: Path, tmp_path: Path, retain: Retain
) -> None:
    run(folder / "diary.db", "backup", str(folder / "copy.db"))
    run(folder / "diary.db", "import", book(tmp_path))
    told = recorded(folder, "restore", str(folder / "copy.db"), "--yes")
    [aside] = [name for name in told.after if "before-restore" in name and not name.endswith("-journal")]
    before, after = rows_of(told.before, tmp_path), rows_of(told.after, tmp_path)
    for cut, root in laid(told):
        retain("--db", root / "diary.db", "doctor")
        found = contents(root / "diary.db")
        assert found in ([after] if cut.said else [before, after]), cut.after
        assert found == before or contents(root / aside) == before, cut.after
        retain("--db", root / "diary.db", "restore", root / "copy.db", "--yes")


def test_an_upgrade_is_whole_or_not_at_all_and_its_copy_is_there_first(
    recorded: Callable[..., Recorded], laid: Any, folder: Path, tmp_path: Path
) -> None:
    scripts = tmp_path / "scripts"
    shutil.copytree(SCRIPTS, scripts)
    (scripts / f"{NEWEST + 1:03}.sql").write_text(
        "ALTER TABLE customer ADD COLUMN nickname TEXT\n\nUPDATE customer SET nickname = name\n", encoding="utf-8"
    )
    told = recorded(folder, line=("-c", UPGRADE, str(folder / "diary.db"), str(scripts)))
    before, after = rows_of(told.before, tmp_path), rows_of(told.after, tmp_path)
    for cut, root in laid(told):
        found = contents(root / "diary.db")
        assert found in ([after] if cut.said else [before, after]), cut.after
        copy = root / f"diary.db.before-{NEWEST + 1}"
        assert found == before or contents(copy) == before, cut.after


@pytest.mark.parametrize("held_before", ["", 'region = "GB" # home\n'])
def test_settings_are_the_old_ones_or_the_new(
    held_before: str, recorded: Callable[..., Recorded], laid: Any, tmp_path: Path, retain: Retain
) -> None:
    root = tmp_path / "recorded"
    (root / ("retain" if held_before else "")).mkdir(parents=True, exist_ok=True)
    if held_before:
        (root / "retain" / "config.toml").write_text(held_before, encoding="utf-8")
    told = recorded(root, "config", "set", "minutes_a_day", "60")
    for cut, there in laid(told):
        path = there / "retain" / "config.toml"
        found = path.read_text(encoding="utf-8") if path.exists() else ""
        new = (told.after["retain/config.toml"] or b"").decode()
        assert found in ([new] if cut.said else [held_before, new]), cut.after
        retain("config", "set", "minutes_a_day", "45")


SHELLS = {
    "bash": ("bash", ".bashrc", "alias ll='ls -l'\n", "retain/completion.bash"),
    "a first bash": ("bash", ".bashrc", "", "retain/completion.bash"),
    "zsh": ("zsh", ".zshrc", "bindkey -e\n", "retain/completion.zsh"),
    "fish": ("fish", "config.fish", "set -x EDITOR vi\n", "fish/completions/retain.fish"),
}


@pytest.mark.parametrize("name", SHELLS)
def test_a_shell_never_starts_with_a_script_that_is_not_whole(
    name: str, recorded: Callable[..., Recorded], laid: Any, tmp_path: Path
) -> None:
    shell, startup, old, script = SHELLS[name]
    root = tmp_path / "recorded"
    root.mkdir()
    if old:
        (root / startup).write_text(old, encoding="utf-8")
    told = recorded(root, "--install-completion", SHELL=f"/bin/{shell}")
    for cut, there in laid(told):
        found = held(there)
        lines = (found.get(startup) or b"").decode()
        assert lines.startswith(old), cut.after
        whole = found.get(script) == told.after[script]
        assert whole or script not in (lines if shell != "fish" else found), cut.after
        if cut.said:
            assert (whole, found.get(startup)) == (True, told.after.get(startup)), cut.after
