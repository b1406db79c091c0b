"""The front door: every exit code reached for real, usage in one line, and `--help`."""

from __future__ import annotations

import ast
import io
import os
import sqlite3
import subprocess
import sys
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import typer
from typer.main import get_command

from retain import __version__
from retain.cli.commands import COMMANDS, application
from retain.cli.main import run
from retain.store import connection
from tests.factories import TODAY, filling
from tests.terminal import CTRL_C, on_terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.conftest import Ran

NOBODY = 65534


@pytest.fixture
def book(db: Path) -> Path:
    """Acme, Acme Bakery and Birch."""
    with filling(db) as shelf:
        for name in ("Acme", "Acme Bakery", "Birch"):
            shelf.customer(name)
    return db


@contextmanager
def without_rights(here: Path) -> Iterator[None]:
    """As somebody whom file modes stop, which is not root, but who may come as far as `here`."""
    if os.geteuid():
        yield
        return
    closed = [(folder, folder.stat().st_mode) for folder in (here, *here.parents) if folder.stat().st_mode & 1 == 0]
    for folder, _ in closed:
        folder.chmod(0o755)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
        for folder, mode in closed:
            folder.chmod(mode)


def program(*arguments: object, **options: Any) -> subprocess.CompletedProcess[str]:
    """The program in a process of its own."""
    words = [sys.executable, "-m", "retain", *map(str, arguments)]
    return subprocess.run(words, capture_output=True, text=True, check=False, **options)


def piped(line: str, db: Path) -> subprocess.CompletedProcess[str]:
    """A shell's line in which $retain is the program on that diary."""
    command = f"{sys.executable} -m retain --db {db} --today 2026-11-23"
    return subprocess.run(
        ["bash", "-c", f"{line}; echo ${{PIPESTATUS[0]}}"], env=os.environ | {"retain": command}, capture_output=True,
        text=True, check=True,
    )  # fmt: skip


def one_line(ran: Ran, code: int) -> str:
    """The one line of a refusal that printed nothing else."""
    assert (ran.code, ran.out, ran.err.count("\n")) == (code, "", 1), ran
    assert ran.err.startswith("retain: ")
    return ran.err


def test_done_is_0_also_when_nothing_is_found(retain: Callable[..., Ran], book: Path) -> None:
    assert book.exists()
    assert retain("due", "--where", "town:Nowhere").out == ""
    assert retain("find", "unicorn", "--json").json == []


def test_a_rule_that_says_no_is_1(retain: Callable[..., Ran], book: Path) -> None:
    assert book.exists()
    assert "is still ahead" in one_line(retain("log", "Birch", "--on", "2026-12-01", code=None), 1)


@pytest.mark.parametrize(
    "words",
    [
        ("lgo", "Birch"),
        ("Birch", "called"),
        ("due", "tomorrow"),
        ("due", "--lmit", "3"),
        ("due", "--limit", "three"),
        ("due", "--limit", "-1"),
        ("due", "--limit"),
        ("done",),
        ("customer", "lst"),
        ("undo", "\x1b[31mx"),
        ("due", "--today"),
        ("due", "--today="),
        ("due", "--db", "--json"),
        ("log", "Birch", "\udcff"),
        ("log", "Birch", "-k", "telegram"),
    ],
)
def test_words_it_cant_understand_are_2_in_one_line(
    retain: Callable[..., Ran], book: Path, words: tuple[str, ...]
) -> None:
    assert book.exists()
    line = one_line(retain(*words, code=None), 2)
    assert "\x1b" not in line
    assert line.endswith((".\n", "?\n"))


def test_an_unknown_command_names_the_nearest(retain: Callable[..., Ran]) -> None:
    line = one_line(retain("lgo", code=None), 2)
    assert ("'lgo'" in line, "'log'" in line, "retain --help" in line) == (True, True, True)


def test_a_bad_today_is_2(retain: Callable[..., Ran], book: Path) -> None:
    assert book.exists()
    assert "friyay" in one_line(retain("due", today="friyay", code=None), 2)


def test_an_unknown_name_is_3_and_so_is_a_missing_diary(retain: Callable[..., Ran], book: Path) -> None:
    assert "Birsh Co" in one_line(retain("log", "Birsh Co", "hi", code=None), 3)
    book.unlink()
    assert f"There is no diary at {book}" in one_line(retain("due", code=None), 3)
    assert not book.exists()


def test_an_ambiguous_name_is_4_with_all_that_fit(retain: Callable[..., Ran], book: Path) -> None:
    assert book.exists()
    line = one_line(retain("log", "acm", "hi", code=None), 4)
    assert "Acme (c1)" in line
    assert "Acme Bakery (c2)" in line


def test_a_file_that_is_no_diary_is_65_and_stays_as_it_was(retain: Callable[..., Ran], db: Path) -> None:
    db.write_text("Dear diary, " * 100, encoding="utf-8")
    assert str(db) in one_line(retain("due", code=None), 65)
    assert db.read_text(encoding="utf-8") == "Dear diary, " * 100


def test_another_programs_database_is_65_and_stays_as_it_was(retain: Callable[..., Ran], db: Path) -> None:
    with sqlite3.connect(db) as other:
        other.execute("CREATE TABLE t (x)")
    other.close()
    before = db.read_bytes()
    assert "another program's" in one_line(retain("customer", "add", "Acme", code=None), 65)
    assert db.read_bytes() == before


def test_a_diary_that_cant_be_made_is_73(retain: Callable[..., Ran], db: Path) -> None:
    db.parent.joinpath("file").touch()
    line = one_line(retain("customer", "add", "Acme", "--db", db.parent / "file" / "diary.db", code=None), 73)
    assert "can't be made" in line


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_under_the_output_is_74(book: Path) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        words = [sys.executable, "-m", "retain", "--db", str(book), "due"]
        ran = subprocess.run(words, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (74, "retain: No space left on device.\n")


def test_a_diary_that_another_program_holds_is_75(
    retain: Callable[..., Ran], book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "WAIT_MS", 20)
    monkeypatch.setattr(connection, "_SETTINGS", [line for line in connection._SETTINGS if "busy" not in line])  # noqa: SLF001
    other = sqlite3.connect(book, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        line = one_line(retain("log", "Birch", "hi", code=None), 75)
    finally:
        other.close()
    assert "holds" in line
    assert not retain("entry", "list", "--json").json


@pytest.mark.parametrize("kept", ["the folder", "the file"])
def test_what_isnt_ours_to_read_is_77(retain: Callable[..., Ran], book: Path, kept: str) -> None:
    private = book.parent / "private"
    private.mkdir()
    diary = book.rename(private / "diary.db")
    retain("due", "--db", diary)
    (private if kept == "the folder" else diary).chmod(0)
    with without_rights(book.parent):
        line = one_line(retain("due", "--db", diary, code=None), 77)
    private.chmod(0o700)
    assert str(diary) in line


def test_a_newer_schema_is_78_and_untouched(retain: Callable[..., Ran], book: Path) -> None:
    with sqlite3.connect(book) as newer:
        newer.execute("PRAGMA user_version = 999")
    newer.close()
    before = book.read_bytes()
    one_line(retain("log", "Birch", "hi", code=None), 78)
    assert book.read_bytes() == before


def test_a_bad_setting_is_78(retain: Callable[..., Ran], book: Path) -> None:
    assert book.exists()
    config = Path(os.environ["XDG_CONFIG_HOME"]) / "retain" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text("colour = 1", encoding="utf-8")
    line = one_line(retain("due", code=None), 78)
    assert (str(config) in line, "colour" in line) == (True, True)


class Interrupted(io.StringIO):
    """Somebody types Ctrl-C as soon as anything is shown."""

    def write(self, text: str) -> int:
        raise KeyboardInterrupt(text)


def test_ctrl_c_once_it_is_stored_says_so(
    retain: Callable[..., Ran], book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = io.StringIO()
    with monkeypatch.context() as streams:
        streams.setattr(sys, "stdout", Interrupted())
        streams.setattr(sys, "stderr", said)
        assert run(["--db", str(book), "--today", str(TODAY), "log", "Birch", "met"]) == 130
    assert said.getvalue() == "retain: interrupted; what was entered is stored; `retain undo` takes it back.\n"
    assert [one["text"] for one in retain("entry", "list", "--json").json] == ["met"]


def test_ctrl_c_is_130_and_stores_nothing(retain: Callable[..., Ran], book: Path) -> None:
    shown = on_terminal(["--db", book, "log", "Birch"], ("what was said?", CTRL_C))
    assert shown.code == 130
    assert shown.lines[-1] == "retain: interrupted; nothing was changed."
    assert retain("entry", "list", "--json").json == []


@pytest.mark.parametrize(
    "line", ["$retain due --all | head -1", "$retain help due | head -1", "$retain due --help | true"]
)
def test_a_reader_that_leaves_early_is_no_error(book: Path, line: str) -> None:
    with filling(book) as shelf:
        for number in range(400):
            shelf.customer(f"Small {number:03} " + "of a very long name " * 20)
    ran = piped(line, book)
    assert ran.stdout.splitlines()[-1] == "0", ran
    assert ("Traceback" in ran.stderr, "BrokenPipe" in ran.stderr, "rror" in ran.stderr) == (False, False, False)


def test_what_a_stream_cant_spell_is_escaped_not_a_crash(book: Path) -> None:
    with filling(book) as shelf:
        shelf.customer("Café Ørsted →")
    ran = program("--db", book, "due", "--json", env=os.environ | {"PYTHONIOENCODING": "ascii"})
    assert (ran.returncode, "Caf\\xe9 \\xd8rsted \\u2192" in ran.stdout) == (0, True)


@pytest.mark.parametrize(
    "words",
    [
        ("--json", "--yes", "log", "Acme", "Bakery", "called"),
        ("log", "--json", "Acme,Birch", "--yes", "called"),
        ("log", "Acme,Birch", "called", "--yes", "--json", "--today", "2026-11-22"),
        ("log", "Acme,Birch", "--yes", "called", "--json", "--today=2026-11-22"),
    ],
)
def test_the_options_of_every_command_stand_anywhere(
    retain: Callable[..., Ran], book: Path, words: tuple[str, ...]
) -> None:
    assert book.exists()
    found = retain(*words).json
    first = found[0] if isinstance(found, list) else found
    day = "2026-11-22" if any("2026-11-22" in word for word in words) else "2026-11-23"
    assert (first["customer"], first["day"]) == ("Acme", day)


def test_the_last_db_on_the_line_counts_and_all_after_two_dashes_is_text(
    retain: Callable[..., Ran], book: Path
) -> None:
    elsewhere = book.with_name("other.db")
    with filling(elsewhere) as shelf:
        shelf.customer("Elsewhere")
    assert retain("due", "--json", f"--db={elsewhere}").json[0]["customer"] == "Elsewhere"
    assert retain("log", "Birch", "--json", "--", "they want", "--json", "-5 %").json["text"] == "they want --json -5 %"


def test_version_and_help_need_no_diary(retain: Callable[..., Ran], db: Path) -> None:
    assert retain("--version").out == f"retain {__version__}\n"
    assert retain("-h").out == retain("--help").out
    assert retain("due", "-h").out == retain("due", "--help").out
    assert not db.exists()


def test_help_lists_every_command_with_the_first_line_of_its_docstring(retain: Callable[..., Ran]) -> None:
    shown = retain("--help").out
    listed = {line.split()[0] for line in shown.splitlines() if line.startswith("  ") and line.strip()}
    assert set(COMMANDS) <= listed
    assert "Anywhere on the line: --today DATE (as on that day), --db FILE" in " ".join(shown.split())


def test_no_line_of_help_is_cut_at_80_columns(retain: Callable[..., Ran]) -> None:
    nouns = ["customer", "person", "fact", "colleague", "entry", "promise", "problem", "sale", "contract"]
    pages = [retain("--help").out, *(retain(noun, "--help").out for noun in [*nouns, "expectation", "config"])]
    lines = [line for page in pages for line in page.splitlines() if not line.startswith("Usage:")]
    assert not [line for line in lines if line.endswith("...") or len(line) > 80]


def commands(group: Any, path: str = "retain") -> Iterator[tuple[str, Any]]:
    for name, command in group.commands.items():
        yield f"{path} {name}", command
        if hasattr(command, "commands"):
            yield from commands(command, f"{path} {name}")


def test_every_commands_help_is_one_imperative_sentence_about_the_reps_world() -> None:
    found = dict(commands(get_command(application(["--help"]))))
    assert len(found) > len(COMMANDS)
    for path, command in found.items():
        first = (command.help or "").strip().splitlines()[0]
        assert (first[:1].isupper(), first.rstrip()[-1:]) == (True, "."), path
        if not hasattr(command, "commands"):
            verb = first.split()[0].rstrip(",;:.")
            assert verb == "Bring" or not verb.endswith(("s", "ing", "ed")), (path, first)
            assert verb not in {"A", "An", "The", "This"}, (path, first)


def test_a_command_alone_loads_no_other_commands_module() -> None:
    words = "import sys; from retain.cli.commands import application; application(['undo'])"
    more = "; print(*[name for name in sys.modules if name in {'retain.cli.' + c for c in ('log', 'due', 'sale')}])"
    ran = subprocess.run([sys.executable, "-c", words + more], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == []


def test_every_command_registers_what_its_module_names() -> None:
    for name in COMMANDS:
        module = import_module(f"retain.cli.{name}_" if name == "import" else f"retain.cli.{name}")
        app = typer.Typer()
        module.register(app, "panel")
        assert [one.name for one in app.registered_commands] + [one.name for one in app.registered_groups] == [name]


def test_errors_are_turned_into_lines_in_one_place_only() -> None:
    source = Path(import_module("retain").__file__ or "").parent
    catching = {
        path.name
        for path in source.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("screen.refuse")
    }
    assert catching == {"main.py"}
