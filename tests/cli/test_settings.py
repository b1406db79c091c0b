"""config.toml: every key, every refusal with the file and the key, and no file at all."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from retain.cli.settings import KEYS, Settings, read, understood
from retain.domain.aims import Aims
from retain.domain.errors import Unsuited
from retain.domain.kinds import MINUTES
from retain.domain.policy import Cadence, Policy, cadences
from tests.factories import ago, ahead, filling

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Ran

WHOLE = """
diary = "~/book.db"
region = "gb"
currency = "GBP"
date_order = "dmy"
working_days = ["mon", "tue", "sat"]
days_off = [2026-12-25, "2026-12-28"]
minutes_a_day = 45
profile = "weekly"
cap_a = false
card_days = 5
competitors = ["Globex", "Initech"]
hook_seconds = 20
target = 92
benchmark = 84.5
benchmark_source = "trade survey 2026"
replacing_factor = 4

[minutes]
call = 7
visit = 90

[cadence.A]
touch = 10
face = 60

[cadence.long_past]
touch = 91
"""
REFUSED = {
    "colour = 1": "colour",
    "diary = 1": "diary",
    'region = "Britain"': "region",
    'region = "U1"': "region",
    "currency = []": "currency",
    'currency = "£"': "currency",
    'date_order = "ydm"': "date_order",
    'working_days = "mon"': "working_days",
    "working_days = []": "working_days",
    'working_days = ["mon", "funday"]': "working_days",
    'working_days = [["mon"]]': "working_days",
    "days_off = [1]": "days_off",
    'target = "90"': "target",
    "target = true": "target",
    "target = 0": "target",
    "target = nan": "target",
    "benchmark = 85": "source",
    'benchmark = 101\nbenchmark_source = "x"': "benchmark",
    "replacing_factor = 0.5": "replacing_factor",
    "replacing_factor = inf": "replacing_factor",
    'days_off = ["2026-13-01"]': "days_off",
    "days_off = [2026-12-25T00:00:00]": "days_off",
    'minutes_a_day = "90"': "minutes_a_day",
    "minutes_a_day = true": "minutes_a_day",
    "minutes_a_day = -1": "minutes_a_day",
    "minutes_a_day = 1.5": "minutes_a_day",
    "minutes = 5": "minutes",
    "minutes.telegram = 5": "minutes.telegram",
    'minutes.call = "5"': "minutes.call",
    "minutes.call = -5": "minutes.call",
    "minutes.call = true": "minutes.call",
    'profile = "lazy"': "profile",
    "profile = 7": "profile",
    "cadence = 7": "cadence",
    "cadence.D.touch = 7": "cadence.D",
    "cadence.A = 7": "cadence.A",
    "cadence.A.lunch = 7": "cadence.A.lunch",
    "cadence.A.touch = 0": "cadence.A.touch",
    "cadence.A.touch = true": "cadence.A.touch",
    'cadence.A.touch = "7"': "cadence.A.touch",
    "cadence.A.touch = 92": "cadence.A",
    "cadence.past.touch = 92": "cadence.past",
    "cadence.long_past.touch = 180": "cadence.long_past",
    'cap_a = "yes"': "cap_a",
    "card_days = -1": "card_days",
    'competitors = "Globex"': "competitors",
    "hook_seconds = 0": "hook_seconds",
    "diary = ": "TOML",
    "[minutes": "TOML",
}


@pytest.fixture
def config() -> Path:
    """config.toml where retain looks for it, yet to be written."""
    path = Path(os.environ["XDG_CONFIG_HOME"]) / "retain" / "config.toml"
    path.parent.mkdir(parents=True)
    return path


def test_no_file_and_an_empty_one_are_the_defaults() -> None:
    assert understood("") == Settings()
    assert Settings() == Settings("", "US", "", "mdy", Policy())


def test_every_key_is_understood() -> None:
    settings = understood(WHOLE)
    policy = settings.policy
    assert set(KEYS) == {line.split()[0].strip("[]").split(".")[0] for line in WHOLE.split("\n") if line} - {
        "call", "visit", "touch", "face"
    }  # fmt: skip
    assert (settings.diary, settings.region, settings.currency, settings.order) == ("~/book.db", "GB", "GBP", "dmy")
    assert sorted(policy.workdays.week) == [0, 1, 5]
    assert sorted(policy.workdays.off) == [date(2026, 12, 25), date(2026, 12, 28)]
    assert (policy.minutes_a_day, policy.cap_a, policy.card_days) == (45, False, 5)
    assert (policy.competitors, settings.hook_seconds) == (("Globex", "Initech"), 20)
    assert settings.aims == Aims(92, 84.5, "trade survey 2026", 4)
    assert policy.minutes == {**MINUTES, "call": 7, "visit": 90}
    assert policy.cadences == {
        **cadences("weekly"),
        "A": Cadence(10, 30, 60, 90),
        "long past": Cadence(91, 180),
    }


@pytest.mark.parametrize(("text", "key"), REFUSED.items())
def test_what_isnt_understood_is_refused_with_file_and_key(text: str, key: str, tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Unsuited) as refused:
        read(path)
    assert refused.value.sentence.startswith(f"{path}: ")
    assert key in refused.value.sentence
    assert refused.value.next_step


@pytest.mark.parametrize("text", ['date_order = "ydm"', "cadence.C.touch = 92", "[minutes"])
def test_a_bad_setting_is_one_line_and_exit_78_on_any_command(
    retain: Callable[..., Ran], db: Path, config: Path, text: str
) -> None:
    with filling(db) as shelf:
        shelf.customer()
    config.write_text(text, encoding="utf-8")
    before = db.read_bytes()
    for words in (("due",), ("log", "Acme", "hi"), ("tiers",)):
        ran = retain(*words, code=78)
        assert (ran.out, ran.err.count("\n"), str(config) in ran.err) == ("", 1, True)
    assert db.read_bytes() == before


def test_a_file_that_is_no_text_or_cant_be_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(b'currency = "\xff"')
    with pytest.raises(Unsuited, match="can't be read"):
        read(path)
    with pytest.raises(Unsuited, match="can't be read"):
        read(tmp_path)


def test_the_floor_of_four_a_year_holds_in_every_profile() -> None:
    for profile in ("steady", "weekly", "floor"):
        kept = understood(f'profile = "{profile}"').policy.cadences
        assert all(cadence.touch <= 91 for cadence in kept.values())


def test_days_off_and_working_days_move_what_is_due(retain: Callable[..., Ran], db: Path, config: Path) -> None:
    with filling(db) as shelf:
        shelf.customer(added_on=ago(5))
        shelf.entry(kind="visit", purposes=("review",))
        shelf.promise(due_on=ahead(8), made_on=ago(1))
    assert retain("due", "--json", today=ahead(2)).json == []
    config.write_text(f"days_off = [{ahead(7)}]", encoding="utf-8")
    assert retain("due", "--json", today=ahead(2)).json[0]["reasons"][0]["reason"] == "promise"


def test_minutes_a_day_and_per_kind_set_what_fits(retain: Callable[..., Ran], db: Path, config: Path) -> None:
    with filling(db) as shelf:
        for number in range(9):
            shelf.customer(f"Customer {number}", added_on=ago(0))
    config.write_text("minutes_a_day = 60\nminutes.visit = 20", encoding="utf-8")
    rows = [line.split("\t") for line in retain("due").lines]
    assert sum(int(row[7]) for row in rows) <= 60
    assert {row[7] for row in rows if row[6].startswith("visit")} <= {"20"}


def test_a_promise_is_read_in_the_order_of_the_settings(retain: Callable[..., Ran], db: Path, config: Path) -> None:
    with filling(db) as shelf:
        shelf.customer()
    config.write_text('date_order = "dmy"', encoding="utf-8")
    logged = retain("log", "Acme", "hi", "--promise", "send quote by 1/12", "--json").json
    assert logged["promises"][0]["due"] == "2026-12-01"
