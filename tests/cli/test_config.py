"""`retain config`: the settings, where each comes from, and how one is changed."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from retain.cli.main import run

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Ran

    Retain = Callable[..., Ran]


@pytest.fixture
def config() -> Path:
    return Path(os.environ["XDG_CONFIG_HOME"]) / "retain" / "config.toml"


def setting(retain: Retain, key: str) -> tuple[object, str]:
    return next((one["value"], one["source"]) for one in retain("config", "--json").json if one["key"] == key)


def test_without_a_file_everything_is_the_default(retain: Retain, db: Path) -> None:
    assert setting(retain, "date_order") == ("mdy", "default")
    assert setting(retain, "cadence.A.touch") == (14, "default")
    assert setting(retain, "cap_a") == ("yes", "default")
    assert setting(retain, "diary") == (str(db), "flag")


def test_the_environment_is_named_as_a_source(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("RETAIN_DB", str(tmp_path / "other.db"))
    assert run(["config"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == f"diary\t{tmp_path / 'other.db'}\tenvironment"


@pytest.mark.parametrize(
    ("key", "typed", "value"),
    [
        ("date_order", "dmy", "dmy"),
        ("minutes_a_day", "45", 45),
        ("minutes.call", "12", 12),
        ("cadence.A.touch", "7", 7),
        ("cadence.long_past.touch", "60", 60),
        ("cap_a", "no", "no"),
        ("competitors", "Bolt, Rex Ltd", ["Bolt", "Rex Ltd"]),
        ("working_days", "mon,tue", ["mon", "tue"]),
        ("days_off", "2026-12-24", ["2026-12-24"]),
        ("region", "gb", "GB"),
        ("target", "92.5", 92.5),
        ("replacing_factor", "4", 4.0),
        ("benchmark_source", "trade survey", "trade survey"),
    ],
)
def test_a_setting_is_set_and_unset(retain: Retain, key: str, typed: str, value: object) -> None:
    before = setting(retain, key)
    retain("config", "set", key, typed)
    assert setting(retain, key) == (value, "file")
    retain("config", "unset", key)
    assert setting(retain, key) == before


def test_comments_and_the_rest_of_the_file_stay(retain: Retain, config: Path) -> None:
    config.parent.mkdir(parents=True)
    config.write_text('# mine\nregion = "GB" # home\n\n[minutes]\ncall = 3\n', encoding="utf-8")
    retain("config", "set", "minutes.visit", "50")
    assert config.read_text(encoding="utf-8") == ('# mine\nregion = "GB" # home\n\n[minutes]\ncall = 3\nvisit = 50\n')


@pytest.mark.parametrize(
    ("key", "typed", "code"),
    [
        ("cadence.A.touch", "92", 78),
        ("cadence.Z.touch", "9", 78),
        ("cadence.A.dance", "9", 78),
        ("minutes.dance", "9", 78),
        ("date_order", "ydm", 78),
        ("working_days", "funday", 78),
        ("days_off", "soon", 78),
        ("profile", "lazy", 78),
        ("colour", "red", 2),
        ("minutes", "9", 2),
        ("region.x", "9", 2),
        ("minutes_a_day", "many", 2),
        ("cap_a", "perhaps", 2),
    ],
)
def test_what_a_setting_does_not_take_is_refused_and_the_file_stays(
    retain: Retain, config: Path, key: str, typed: str, code: int
) -> None:
    retain("config", "set", "region", "GB")
    before = config.read_text(encoding="utf-8")
    assert retain("config", "set", key, typed, code=code).err.count("\n") == 1
    assert config.read_text(encoding="utf-8") == before
    assert [path.name for path in config.parent.iterdir()] == ["config.toml"]


def test_what_is_not_set_cannot_be_unset(retain: Retain) -> None:
    retain("config", "unset", "region", code=3)
    retain("config", "unset", "minutes.call", code=3)


def test_a_file_that_is_no_toml_is_exit_78_and_stays(retain: Retain, config: Path) -> None:
    config.parent.mkdir(parents=True)
    config.write_text("region = ", encoding="utf-8")
    assert str(config) in retain("config", "set", "region", "GB", code=78).err
    assert config.read_text(encoding="utf-8") == "region = "


def test_the_file_is_the_reps_own_and_a_link_stays_a_link(retain: Retain, config: Path, tmp_path: Path) -> None:
    retain("config", "set", "region", "GB")
    assert stat.S_IMODE(config.stat().st_mode) == 0o600
    elsewhere = tmp_path / "dotfiles.toml"
    config.rename(elsewhere)
    config.symlink_to(elsewhere)
    retain("config", "set", "region", "FR")
    assert config.is_symlink()
    assert "FR" in elsewhere.read_text(encoding="utf-8")
