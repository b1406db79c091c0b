"""`retain plan`: the coming weeks, what the rep's time keeps, and how the list was followed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.factories import TODAY, ago, ahead, filling
from tests.terminal import on_terminal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran

    Retain = Callable[..., Ran]

HOSTILE = "Acme \x1b[31m, Ltd"


@pytest.fixture
def book(db: Path) -> None:
    """Acme, whose touch is due today and to whom a quote is promised next week; Birch in Leeds, touched last week."""
    with filling(db, ago(120)) as shelf:
        for name, touched, town in ((HOSTILE, 30, "York"), ("Birch", 7, "Leeds")):
            number = shelf.customer(name, town=town, added_on=ago(300))
            for kind in ("visit", "call"):
                shelf.entry(number, ago(touched), kind, purposes=("review",))
        shelf.promise(1, "send the quote", ahead(7), made_on=ago(1))


@pytest.mark.usefixtures("book")
def test_a_line_a_contact_in_a_pipe(retain: Retain) -> None:
    lines = retain("plan").lines
    assert [line.split("\t")[:2] for line in lines] == [["2026-11-23", "c1-clock"], ["2026-11-25", "p1"]]
    assert lines[1].split("\t")[2:] == [
        "Acme \\x1b[31m, Ltd", "C", "email", "5", "you promised: send the quote (Mon 30 Nov, in 5 days); slip risk?"
    ]  # fmt: skip


@pytest.mark.usefixtures("book")
def test_json_has_a_days_load_and_its_contacts(retain: Retain) -> None:
    days = retain("plan", "--json").json
    assert [day["day"] for day in days] == [
        str(TODAY + timedelta(days=n)) for n in range(14) if (TODAY + timedelta(days=n)).weekday() < 5
    ]
    first = days[0]
    assert {key: first[key] for key in ("off", "capacity", "minutes", "waiting")} == {
        "off": False, "capacity": 90, "minutes": 3, "waiting": 0,
    }  # fmt: skip
    assert first["contacts"][0]["reasons"] == [
        {"reason": "touch", "code": "c1-touch", "due": "2026-11-23",
         "says": "30 days since the last touch (every 30)"},
    ]  # fmt: skip


def test_day_one_is_due_all(retain: Retain) -> None:
    retain("demo")
    due = [row["code"] for row in retain("due", "--all", "--json").json]
    plan = retain("plan", "--minutes", 720, "--json").json
    assert [one["customer_code"] for one in plan[0]["contacts"]] == due
    short = retain("plan", "--json").json[0]
    assert len(short["contacts"]) + short["waiting"] == len(due)


@pytest.mark.usefixtures("book")
def test_nothing_is_stored_and_undo_takes_back_what_was(retain: Retain) -> None:
    before = retain("plan", "--json").out
    retain("log", "birch", "hello", "--promise", "call back by tomorrow")
    assert retain("plan", "--json").out != before
    retain("undo")
    assert retain("plan", "--json").out == before
    assert len(retain("history", "--json").json) == 3


@pytest.mark.usefixtures("book")
def test_days_away_are_off(retain: Retain) -> None:
    retain("away", "2026-11-24..2026-11-26")
    assert [day["day"] for day in retain("plan", "--json").json if day["off"]] == [
        "2026-11-24", "2026-11-25", "2026-11-26",
    ]  # fmt: skip


@pytest.mark.usefixtures("book")
def test_where_weeks_and_minutes(retain: Retain) -> None:
    assert retain("plan", "--where", "town:Leeds").out == ""
    codes = [line.split("\t")[1] for line in retain("plan", "--where", "town:Leeds", "--weeks", 4).lines]
    assert codes == ["c2-clock"]
    assert retain("plan", "--minutes", 30, "--json").json[0]["capacity"] == 30


@pytest.mark.usefixtures("book")
def test_on_a_terminal_each_day_has_a_bar_within_the_screen(db: Path) -> None:
    shown = on_terminal(["--db", db, "--today", TODAY, "plan"])
    assert shown.code == 0
    assert max(map(len, shown.lines)) <= 80
    assert "Mon 23 Nov to Fri 4 Dec: 2 contacts, 0 h 08 min" in shown.text
    assert "streak" in shown.lines[1]
    assert "Mon 23 Nov ░░░░░░░░░░ 3 of 90 min" in shown.text
    assert "\x1b[31m, Ltd" not in shown.raw


def test_a_day_whose_minutes_are_spent_says_so(retain: Retain, db: Path) -> None:
    retain("customer", "add", "Acme")
    retain("log", "acme", "all day", "--minutes", 90)
    retain("promise", "add", "acme", "call back", "--due", "today")
    assert "min, none left" in on_terminal(["--db", db, "--today", TODAY, "plan"]).text


@pytest.mark.usefixtures("book")
def test_adherence_says_how_much_was_in_time_and_the_streak(retain: Retain) -> None:
    assert retain("plan", "--adherence").lines == ["no row's time is over yet since Tue 25 Aug; streak 85 working days"]
    retain("log", "acme", "hello", "-k", "email")
    retain("log", "acme", "quote", "--done", "p1", today=ahead(14))
    found = retain("plan", "--adherence", "--json", today=ahead(15)).json
    assert found == {"since": "2026-09-09", "due": 2, "in_time": 1, "share": 50.0, "streak": 1}


@pytest.mark.usefixtures("book")
def test_no_export_carries_them(retain: Retain, tmp_path: Path) -> None:
    retain("export", tmp_path / "plan.ics")
    retain("export", tmp_path / "whole.json", "--private")
    for name in ("plan.ics", "whole.json"):
        text = (tmp_path / name).read_text(encoding="utf-8").lower()
        assert "streak" not in text
        assert "in_time" not in text


def test_fit_tells_which_cadences_hold_and_what_a_year_misses(retain: Retain) -> None:
    retain("demo")
    said = retain("plan", "--fit", "1h30").lines
    assert said[:2] == [
        "Your clocks take 32 minutes a working day; you give 90.",
        "All cadences hold, with 58 minutes to spare for promises and problems.",
    ]
    assert said[2].split("\t")[:5] == ["A", "7", "14", "30", "90"]
    assert "A year of 90 minutes a day (230 working days, 60% of calls connect) would miss," in said
    assert "  customers below four touches  0 of 38" in said


def test_fit_says_what_must_give_and_what_to_type(retain: Retain) -> None:
    retain("demo")
    found = retain("plan", "--fit", "20", "--json").json
    assert found["fits"] is True
    assert found["gives"] == ["B", "C", "past"]
    assert [line["now"] == line["then"] for line in found["cadences"]] == [True, False, False, False, True]
    as_is, fitted = found["years"]
    assert fitted["days_past"] < as_is["days_past"]
    said = retain("plan", "--fit", "20").out
    command = next(line.strip() for line in said.splitlines() if "cadence.C.touch" in line)
    assert command == "retain config set cadence.C.touch 91"
    retain(*command.split()[1:])
    assert retain("plan", "--fit", "20", "--json").json["takes"] < found["takes"]


def test_fit_says_where_even_that_is_too_much(retain: Retain) -> None:
    retain("demo")
    said = retain("plan", "--fit", "5m").lines
    assert said[1].startswith("Even with B, C and past as far apart as four a year allow, they take ")
    assert said[2] == "A keeps its cadence: give more time, or keep fewer customers."


def test_an_empty_diary_has_nothing_to_plan(retain: Retain) -> None:
    retain("customer", "add", "Acme")
    retain("undo")
    assert "Nobody is due in these days." in retain("plan").err
    assert "there is nothing to fit" in retain("plan", "--fit", "45m").err
    assert retain("plan", "--adherence").lines == ["no row's time is over yet since Mon 23 Nov; streak 0 working days"]
    assert all(day["contacts"] == [] for day in retain("plan", "--json").json)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--fit", "soon"], 'retain: "soon" is no time a day. For example 45m, 90 or 1h30.'),
        (["--fit", "45m", "--where", "tier:A"], "Ask for one at a time."),
        (["--weeks", "0"], "--weeks"),
        (["--where", "colour:red"], "retain: "),
    ],
)
@pytest.mark.usefixtures("book")
def test_what_cant_be_planned_is_one_line(retain: Retain, words: list[str], said: str) -> None:
    ran = retain("plan", *words, code=2)
    assert said in ran.err
    assert len(ran.err.splitlines()) == 1
    assert ran.out == ""


def test_a_day_no_longer_worked_plans_from_the_next(retain: Retain) -> None:
    retain("demo")
    saturday = date(2026, 11, 28)
    assert retain("plan", "--json", today=saturday).json[0]["day"] == "2026-11-30"
