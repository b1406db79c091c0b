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


@pytest.mark.usefixtures("book")
def test_written_over_the_last_one_it_cancels_what_is_no_longer_planned(retain: Retain, tmp_path: Path) -> None:
    path = tmp_path / "plan.ics"
    retain("export", path)
    retain("done", "p1")
    retain("export", path, "--force")
    (gone,) = [one for uid, one in events(path).items() if uid.endswith("-p1@retain")]
    assert (str(gone["STATUS"]), str(gone["SUMMARY"])) == ("CANCELLED", "no longer planned")
    assert gone.decoded("DTSTART") == ahead(2)
    retain("export", path, "--force")
    assert days(events(path))["c1-p1@retain"] == ahead(2), "a calendar that missed one reading still learns of it"
    retain("undo")
    retain("export", path, "--force")
    assert all("STATUS" not in one for one in events(path).values())
    retain("done", "p1")
    retain("export", path, "--force", today=ahead(3))
    assert "c1-p1@retain" not in days(events(path)), "what lies behind stays as it was"


@pytest.mark.parametrize(
    "raw", [b"", b"BEGIN:VCALENDAR\r\n", b"\xff\x00 no calendar", b"BEGIN:VEVENT\r\nDTSTART:x\r\n"]
)
@pytest.mark.usefixtures("book")
def test_what_is_no_plan_of_ours_is_only_written_over(retain: Retain, tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "plan.ics"
    path.write_bytes(raw)
    retain("export", path, "--force")
    assert set(days(events(path))) == {"c1-c1-clock@retain", "c1-p1@retain"}


@pytest.mark.usefixtures("book")
def test_another_diarys_events_and_anybodys_meetings_are_left_out(retain: Retain, tmp_path: Path) -> None:
    path = tmp_path / "plan.ics"
    event = "BEGIN:VEVENT\r\nUID:{}\r\nDTSTART;VALUE=DATE:20270101\r\nEND:VEVENT\r\n"
    theirs = event.format("other-c1-p1@retain") + event.format("lunch@example.com")
    path.write_text(f"BEGIN:VCALENDAR\r\n{theirs}END:VCALENDAR\r\n", newline="")
    retain("export", path, "--force")
    assert set(days(events(path))) == {"c1-c1-clock@retain", "c1-p1@retain"}


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
