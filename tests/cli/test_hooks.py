"""Programs of the rep's own, run after a change: real scripts, good ones and bad."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from retain.store import announce
from tests.factories import filling

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Ran

    Retain = Callable[..., Ran]
    Hook = Callable[..., Path]

ROOT = Path(__file__).resolve().parents[2]
RETAIN = f"exec '{sys.executable}' -m retain"


@pytest.fixture
def told(tmp_path: Path) -> Path:
    """Where the hooks of these tests write what they were told."""
    return tmp_path / "told"


@pytest.fixture
def hook(tmp_path: Path, db: Path, monkeypatch: pytest.MonkeyPatch) -> Hook:
    """Lay a script into the hooks folder of a rep with one customer."""
    folder = tmp_path / "xdg_config_home" / "retain" / "hooks"
    folder.mkdir(parents=True)
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "src"))
    with filling(db) as shelf:
        shelf.customer("Acme")

    def laid(name: str, *lines: str, shebang: str = "#!/bin/sh", mode: int = 0o700) -> Path:
        path = folder / name
        path.write_text("\n".join([shebang, *lines]) + "\n", encoding="utf-8")
        path.chmod(mode)
        return path

    return laid


def documents(told: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in told.read_text(encoding="utf-8").splitlines()]


def test_a_change_is_told_as_json_with_each_row_before_and_after(
    retain: Retain, hook: Hook, told: Path, db: Path
) -> None:
    hook("10-tell", f"cat >> '{told}'; echo >> '{told}'")
    ran = retain("log", "acme", "hi", "--promise", "quote by fri")
    retain("done", "p1")
    assert ran.lines[0].startswith("e1 call with Acme")
    logged, done = documents(told)
    assert (logged["op"], logged["command"], logged["diary"]) == (2, "log Acme", str(db))
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", logged["at"])
    assert [(row["noun"], row["row"], row["subject"], row["before"]) for row in logged["rows"]] == [
        ("entry", 1, "c1", None),
        ("promise", 1, "c1", None),
    ]
    assert logged["rows"][0]["after"]["text"] == "hi"
    (promise,) = done["rows"]
    assert (promise["before"]["ended"], promise["after"]["ended"]) == (None, "kept")


def test_an_undo_and_an_import_are_told_and_reading_is_not(
    retain: Retain, hook: Hook, told: Path, tmp_path: Path
) -> None:
    hook("tell", f"cat >> '{told}'; echo >> '{told}'")
    table = tmp_path / "table.csv"
    table.write_text("company,town\nBirch,Leeds\n", encoding="utf-8")
    retain("due")
    retain("import", table, "--dry-run")
    retain("log", "nobody at all", code=3)
    assert not told.exists()
    retain("import", table, "--yes")
    retain("undo")
    imported, undone = documents(told)
    assert imported["rows"][0]["after"]["town"] == "Leeds"
    assert (undone["command"], undone["rows"][0]["after"]) == ("undo", None)


def test_a_long_change_is_cut_and_says_so(
    retain: Retain, hook: Hook, told: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(announce, "MOST", 2)
    hook("tell", f"cat >> '{told}'; echo >> '{told}'")
    retain("log", "acme", "hi", "--promise", "a by fri", "--promise", "b by fri")
    retain("log", "acme", "hi", "--promise", "c by fri")
    cut, whole = documents(told)
    assert (len(cut["rows"]), cut["truncated"]) == (2, True)
    assert (len(whole["rows"]), whole.get("truncated")) == (2, None)


def test_hooks_run_in_order_of_name_and_their_output_goes_nowhere(retain: Retain, hook: Hook, told: Path) -> None:
    for name in ("20-b", "10-a", "30-c"):
        hook(name, f"echo {name} >> '{told}'; echo noise; echo more noise >&2")
    ran = retain("log", "acme", "hi")
    assert told.read_text(encoding="utf-8").split() == ["10-a", "20-b", "30-c"]
    assert ("noise" in ran.out, ran.err) == (False, "")


@pytest.mark.parametrize(
    ("lines", "shebang", "said"),
    [
        (
            ("echo first >&2", "echo '  no \x1b[31mnetwork ' >&2", "exit 3"),
            "#!/bin/sh",
            r"failed (exit 3). no \x1b[31m",
        ),
        (("exit 1",), "#!/bin/sh", "failed (exit 1)."),
        (("kill -SEGV $$",), "#!/bin/sh", "failed (signal 11)."),
        (("raise ValueError('oops')",), f"#!{sys.executable}", "failed (exit 1). ValueError: oops"),
        (("true",), "#!/nowhere/at/all", "can't be run: No such file or directory."),
        (("true",), "", "can't be run: Exec format error."),
    ],
)
def test_a_hook_that_fails_is_one_line_and_the_change_stands(
    retain: Retain, hook: Hook, lines: tuple[str, ...], shebang: str, said: str
) -> None:
    hook("10-crm", *lines, shebang=shebang)
    ran = retain("log", "acme", "hi")
    assert ran.err.startswith(f"hook 10-crm {said}")
    assert ran.err.count("\n") == 1
    assert len(retain("entry", "list").lines) == 1


def test_a_slow_hook_is_stopped_with_all_it_started(retain: Retain, hook: Hook, told: Path) -> None:
    retain("config", "set", "hook_seconds", "1")
    hook("10-slow", f"(sleep 3; echo late >> '{told}') &", "echo waiting >&2", "sleep 60", f"echo late >> '{told}'")
    hook("20-next", f"echo next >> '{told}'")
    ran = retain("log", "acme", "hi")
    assert ran.err == "hook 10-slow took longer than 1 second and was stopped. waiting\n"
    subprocess.run(["sleep", "3"], check=True)
    assert told.read_text(encoding="utf-8") == "next\n"


def test_a_hook_may_say_very_much_or_read_nothing(retain: Retain, hook: Hook, tmp_path: Path) -> None:
    hook("10-loud", "yes | head -c 30000000", "yes no | head -c 30000000 >&2", "echo enough >&2", "exit 9")
    hook("20-deaf", "exit 0")
    table = tmp_path / "table.csv"
    table.write_text("company\n" + "".join(f"Customer {number}\n" for number in range(900)), encoding="utf-8")
    ran = retain("import", table, "--yes")
    assert ran.err.endswith("hook 10-loud failed (exit 9). enough\n")


def test_a_hook_may_call_retain_which_runs_no_hooks(retain: Retain, hook: Hook, told: Path) -> None:
    hook("10-loop", f"echo once >> '{told}'", f"{RETAIN} log acme again")
    ran = retain("log", "acme", "hi")
    assert ran.err == ""
    assert told.read_text(encoding="utf-8") == "once\n"
    assert len(retain("entry", "list", today="2099-01-01").lines) == 2


def test_a_file_that_others_may_write_is_not_run_and_named(retain: Retain, hook: Hook, told: Path) -> None:
    for mode in (0o720, 0o702):
        path = hook("10-open", f"echo ran >> '{told}'", mode=mode)
        assert retain("log", "acme", "hi").err == f"hook 10-open wasn't run: others may write it. chmod go-w {path}\n"
    assert not told.exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_a_file_of_somebody_else_is_not_run(retain: Retain, hook: Hook, told: Path) -> None:
    os.chown(hook("10-theirs", f"echo ran >> '{told}'"), 65534, 65534)
    assert "hook 10-theirs wasn't run: it isn't your file." in retain("log", "acme", "hi").err
    assert not told.exists()


def test_a_script_that_isnt_executable_is_named_and_other_files_are_left_alone(retain: Retain, hook: Hook) -> None:
    path = hook("10-plain", "true", mode=0o600)
    hook("README.txt", shebang="What these do.", mode=0o600)
    hook(".hidden", "exit 1")
    hook("10-old~", "exit 1")
    (path.parent / "folder").mkdir()
    assert retain("log", "acme", "hi").err == f"hook 10-plain wasn't run: it isn't executable. chmod u+x {path}\n"


def test_the_exit_code_and_the_document_stay_as_they_are(retain: Retain, hook: Hook) -> None:
    hook("10-crm", "exit 7")
    ran = retain("log", "acme", "hi", "--json", code=0)
    assert ran.json["code"] == "e1"


def test_a_change_whose_output_breaks_is_told_all_the_same(hook: Hook, told: Path, db: Path) -> None:
    hook("tell", f"cat >> '{told}'; echo >> '{told}'")
    line = f"'{sys.executable}' -m retain --db '{db}' log acme hi | true"
    subprocess.run(["sh", "-c", line], check=True)
    assert [one["command"] for one in documents(told)] == ["log Acme"]


def test_the_seconds_are_at_least_one(retain: Retain) -> None:
    assert "hook_seconds is at least 1." in retain("config", "set", "hook_seconds", "0", code=78).err


def test_the_example_of_the_help_page_works(retain: Retain, hook: Hook) -> None:
    page = retain("help", "hooks").out
    example = [line[4:] for line in page.split("made executable")[1].splitlines() if line.startswith("    ")]
    hook("10-journal", *example[1:], shebang=example[0])
    home = Path(os.environ["HOME"])
    home.mkdir()
    assert retain("log", "acme", "hi").err == ""
    assert "  log Acme  1  rows\n" in (home / "retain-journal.txt").read_text(encoding="utf-8")
