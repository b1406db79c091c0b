"""The plan as a calendar, read back by a calendar's own reader."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from icalendar import Calendar

from tests.factories import TODAY, ago, ahead, filling

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from icalendar import Component

    from tests.conftest import Ran

    Retain = Callable[..., Ran]

HOSTILE = 'Ŀemon, Börse; \\n "Sons"\x1b[31m\u2028END:VEVENT 🍋' + "x" * 90


@pytest.fixture
def book(db: Path) -> None:
    with filling(db, ago(120)) as shelf:
        shelf.customer(HOSTILE, added_on=ago(300))
        for kind in ("visit", "call"):
            shelf.entry(1, ago(30), kind, purposes=("review",), text="secret", private=True)
        shelf.promise(1, "send a, b; c\r\nBEGIN:VEVENT", ahead(7), made_on=ago(1))
        shelf.fact("hobby", "secret golf", customer=1, private=True)


def events(path: Path) -> dict[str, Component]:
    """The events of a calendar file, by id."""
    found = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    by_id = {str(event["UID"]): event for event in found}
    assert len(by_id) == len(found), "ids are unique"
    return by_id


def days(found: dict[str, Component]) -> dict[str, object]:
    """The day of each event by the end of its id."""
    return {uid.partition("-")[2]: event.decoded("DTSTART") for uid, event in found.items()}


@pytest.mark.usefixtures("book")
def test_an_all_day_event_a_contact_with_what_to_do(retain: Retain, tmp_path: Path) -> None:
    ran = retain("export", tmp_path / "plan.ics")
    assert "plan.ics is written." in ran.err
    found = events(tmp_path / "plan.ics")
    assert days(found) == {"c1-c1-clock@retain": TODAY, "c1-p1@retain": ahead(2)}
    event = next(iter(found.values()))
    assert event.decoded("DTEND") == TODAY + timedelta(days=1)
    assert str(event["SUMMARY"]).endswith(": message, 3 min")
    assert "30 days since the last touch (every 30)\nretain log c1 -k message" in str(event["DESCRIPTION"])
    assert event.decoded("DTSTAMP").tzinfo is not None
    assert str(event["TRANSP"]) == "TRANSPARENT"


@pytest.mark.usefixtures("book")
def test_hostile_text_stays_text(retain: Retain, tmp_path: Path) -> None:
    retain("export", tmp_path / "plan.ics")
    raw = (tmp_path / "plan.ics").read_bytes()
    assert raw.count(b"BEGIN:VEVENT\r\n") == raw.count(b"END:VEVENT\r\n") == 2
    assert max(map(len, raw.split(b"\r\n"))) <= 75
    assert b"\x1b" not in raw
    assert b"secret" not in raw
    _, promise = events(tmp_path / "plan.ics").values()
    assert str(promise["SUMMARY"]).startswith('Ŀemon, Börse; \\n "Sons" [31m END:VEVENT 🍋xxx')
    assert "you promised: send a, b; c  BEGIN:VEVENT (Mon 30 Nov" in str(promise["DESCRIPTION"])


@pytest.mark.usefixtures("book")
def test_a_calendar_moves_what_is_planned_otherwise_instead_of_doubling_it(retain: Retain, tmp_path: Path) -> None:
    retain("export", tmp_path / "one.ics")
    retain("slip", "p1", "2026-12-03", "--told")
    retain("export", tmp_path / "two.ics")
    before, after = (events(tmp_path / name) for name in ("one.ics", "two.ics"))
    assert set(before) == set(after)
    assert days(before)["c1-p1@retain"] != days(after)["c1-p1@retain"]
    assert all(after[uid].decoded("SEQUENCE") >= before[uid].decoded("SEQUENCE") for uid in before)


def test_two_diaries_never_share_an_id(retain: Retain, tmp_path: Path) -> None:
    ids = []
    for name in ("one", "two"):
        other = ("--db", tmp_path / f"{name}.db")
        retain("customer", "add", "Acme", *other)
        retain("export", tmp_path / f"{name}.ics", "plan", *other)
        ids.append(set(events(tmp_path / f"{name}.ics")))
    assert ids[0]
    assert not ids[0] & ids[1]


@pytest.mark.parametrize("what", ["sale", "acme"])
def test_only_the_plan_is_a_calendar(retain: Retain, tmp_path: Path, what: str) -> None:
    ran = retain("export", tmp_path / "x.ics", what, code=2)
    assert ran.err == "retain: An .ics file holds the plan. retain export plan.ics\n"
    assert not (tmp_path / "x.ics").exists()


def test_an_empty_plan_is_an_empty_calendar(retain: Retain, tmp_path: Path) -> None:
    retain("customer", "add", "Acme")
    retain("undo")
    retain("export", tmp_path / "plan.ics")
    assert events(tmp_path / "plan.ics") == {}
