"""The one clock and the one choice of paths: flag, then environment, then config.toml, then default."""

from __future__ import annotations

import io
import os
import stat
import sys
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import platformdirs
import pytest
import time_machine

from retain.cli.context import Context
from retain.cli.main import run
from retain.cli.options import Asked
from retain.domain.dates import NotADate
from retain.domain.errors import NotFound
from tests.factories import filling
from tests.terminal import on_terminal

XDG = ("XDG_DATA_HOME", "XDG_CONFIG_HOME")


@pytest.fixture
def config() -> Path:
    """Where config.toml lies, its folder made."""
    path = Context(Asked()).folder("config") / "config.toml"
    path.parent.mkdir(parents=True)
    return path


def test_without_anything_said_the_diary_lies_in_the_data_folder() -> None:
    assert Context(Asked()).diary_path == Path(os.environ["XDG_DATA_HOME"], "retain", "diary.db")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs itself is asked")
@pytest.mark.parametrize("home", [None, "", " ", "/elsewhere/data"])
def test_the_spelled_out_folders_are_those_of_platformdirs(home: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in XDG:
        monkeypatch.delenv(name) if home is None else monkeypatch.setenv(name, home)
    context = Context(Asked())
    assert context.folder("data") == Path(platformdirs.user_data_dir("retain"))
    assert context.folder("config") == Path(platformdirs.user_config_dir("retain"))


def test_on_other_systems_platformdirs_itself_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "elsewhere")
    assert Context(Asked()).folder("data") == Path(platformdirs.user_data_dir("retain"))
    assert Context(Asked()).folder("config") == Path(platformdirs.user_config_dir("retain"))


def test_the_flag_beats_the_environment_beats_the_file_beats_the_default(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config.write_text('diary = "/in/the/file.db"', encoding="utf-8")
    assert Context(Asked()).diary_path == Path("/in/the/file.db")
    monkeypatch.setenv("RETAIN_DB", "/in/the/environment.db")
    assert Context(Asked()).diary_path == Path("/in/the/environment.db")
    assert Context(Asked(db="/on/the/line.db")).diary_path == Path("/on/the/line.db")
    monkeypatch.setenv("RETAIN_DB", "")
    assert Context(Asked()).diary_path == Path("/in/the/file.db")


@pytest.mark.parametrize("place", ["flag", "environment", "file"])
def test_a_tilde_is_the_home_wherever_it_is_said(place: str, config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if place == "environment":
        monkeypatch.setenv("RETAIN_DB", "~/a.db")
    if place == "file":
        config.write_text('diary = "~/a.db"', encoding="utf-8")
    asked = Asked(db="~/a.db") if place == "flag" else Asked()
    assert Context(asked).diary_path == Path(os.environ["HOME"], "a.db")


def test_the_paths_command_shows_what_holds(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config.write_text('diary = "~/a.db"', encoding="utf-8")
    assert run(["paths"]) == 0
    shown = dict(line.split("\t") for line in capsys.readouterr().out.splitlines())
    assert shown == {
        "diary": f"{os.environ['HOME']}/a.db",
        "settings": str(config),
        "hooks": str(config.with_name("hooks")),
    }


def test_a_default_diary_not_yet_there_reads_as_empty_and_is_not_made(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["due"]) == 0
    assert "retain customer add NAME" in capsys.readouterr().err
    assert not Context(Asked()).diary_path.parent.exists()


@pytest.mark.parametrize("place", ["flag", "environment"])
def test_a_diary_named_but_not_there_is_refused(place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    missing = str(tmp_path / "typo.db")
    if place == "environment":
        monkeypatch.setenv("RETAIN_DB", missing)
    with pytest.raises(NotFound, match="typo"), Context(Asked(db=missing if place == "flag" else "")).reading():
        pass


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX")
def test_the_first_change_makes_a_diary_for_its_owners_eyes_only() -> None:
    assert run(["customer", "add", "Acme"]) == 0
    path = Context(Asked()).diary_path
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize(("zone", "day"), [("Pacific/Auckland", 24), ("America/Los_Angeles", 23)])
def test_today_is_the_reps_own_calendar_day(zone: str, day: int) -> None:
    with time_machine.travel(datetime(2026, 11, 23, 19, 0, tzinfo=ZoneInfo("UTC")).astimezone(ZoneInfo(zone))):
        assert Context(Asked()).today == date(2026, 11, day)


@time_machine.travel("2026-11-23 12:00")
@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-12-24", date(2026, 12, 24)),
        ("fri", date(2026, 11, 20)),
        ("3d", date(2026, 11, 20)),
        ("tomorrow", date(2026, 11, 24)),
    ],
)
def test_today_takes_any_date_and_leans_to_the_past(typed: str, day: date) -> None:
    assert Context(Asked(today=typed)).today == day


@time_machine.travel("2026-11-23 12:00")
def test_today_is_read_in_the_order_of_the_settings(config: Path) -> None:
    config.write_text('date_order = "dmy"', encoding="utf-8")
    assert Context(Asked(today="3/4")).today == date(2026, 4, 3)


def test_what_is_no_day_is_refused() -> None:
    with pytest.raises(NotADate):
        _ = Context(Asked(today="32 dec")).today


def test_nobody_is_asked_unless_a_person_sits_at_both_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    def interactive(into: io.StringIO, out: io.StringIO, *, json: bool = False) -> bool:
        monkeypatch.setattr(sys, "stdin", into)
        monkeypatch.setattr(sys, "stdout", out)
        return Context(Asked(json=json)).interactive

    assert interactive(Terminal(), Terminal())
    assert not interactive(io.StringIO(), Terminal())
    assert not interactive(Terminal(), io.StringIO())
    assert not interactive(Terminal(), Terminal(), json=True)


def test_no_color_is_heeded_on_a_terminal(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with filling(db) as shelf:
        shelf.customer("Acme")
    assert "\x1b[1" in on_terminal(["--db", db, "due"]).raw
    monkeypatch.setenv("NO_COLOR", "1")
    shown = on_terminal(["--db", db, "due"]).raw
    assert ("Acme" in shown, "\x1b[3" in shown) == (True, False)
