"""Calendars as programs write them: meetings that took place become entries."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest

from retain.domain.incoming import Aside, Meeting, Refusal
from retain.exchange.arrivals import arriving
from retain.exchange.readers import Choices
from tests.factories import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Ran

    Retain = Callable[..., Ran]

pytestmark = pytest.mark.usefixtures("in_leeds")
SAMPLES = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "interop" / "ics"
SILENT = (None,) * 5
beside = pytest.mark.skipif(not SAMPLES.exists(), reason="the sample data isn't beside the project")


def read(*lines: str, head: str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", tail: str = "END:VCALENDAR\r\n") -> list[Any]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "calendar.ics"
        path.write_bytes((head + "".join(f"{line}\r\n" for line in lines) + tail).encode())
        return list(arriving(path, Choices(TODAY), {}).rows)


def event(*properties: str) -> list[str]:
    return ["BEGIN:VEVENT", *properties, "END:VEVENT"]


def sample(name: str) -> list[Any]:
    return list(arriving(SAMPLES / f"{name}.ics", Choices(TODAY), {}).rows)


@beside
def test_a_floating_time_is_the_reps_own() -> None:
    assert sample("khal_event_dt_floating") == [
        Meeting(1, (), ("2014-04-09", "09:30", "meeting", 60, *SILENT, "An Event"))
    ]


@beside
def test_a_recurring_event_is_an_entry_each_time_it_took_place() -> None:
    assert [row.values[0] for row in sample("khal_event_dt_rr")] == [f"2014-04-{day:02}" for day in range(9, 19)]


@beside
def test_a_rule_written_with_spaces_is_read_in_its_own_zone() -> None:
    found = sample("icalendar_issue_165_missing_event")
    assert found[0].values == ("2015-07-03", "09:00", "meeting", 30, *SILENT, "Sprint 25 Daily Standup")
    days = [date.fromisoformat(row.values[0]) for row in found]
    assert (len(days), max(days)) == (14, date(2015, 7, 22))
    assert all(day.weekday() < 5 for day in days)


@beside
def test_a_zone_by_its_windows_name_is_read() -> None:
    (row,) = sample("khal_tz_windows_format")
    assert row.values[0] == "2019-11-20"
    assert (row.values[3], row.text) == (90, "Event with Windows TZ name")


def test_windows_zones_without_a_definition_are_known() -> None:
    (row,) = read(*event("DTSTART;TZID=W. Europe Standard Time:20260601T100000", "SUMMARY:Lunch with Acme"))
    assert row.values == ("2026-06-01", "09:00", "lunch", None, *SILENT, "Lunch with Acme")


def test_what_didnt_take_place_is_no_entry() -> None:
    assert read(
        *event("DTSTART:20260601T100000", "STATUS:CANCELLED"),
        *event("DTSTART;VALUE=DATE:20260601", "SUMMARY:Holiday"),
        *event("DTSTART:20991201T100000"),
    ) == [Aside(3, "cancelled"), Aside(7, "all day, so no meeting"), Aside(11, "still ahead")]


def test_one_time_moved_or_cancelled_leaves_the_others() -> None:
    found = read(
        *event("UID:a", "DTSTART:20261102T090000", "RRULE:FREQ=WEEKLY;COUNT=4"),
        *event("UID:a", "RECURRENCE-ID:20261109T090000", "DTSTART:20261110T140000"),
        *event("UID:a", "RECURRENCE-ID:20261116T090000", "DTSTART:20261116T090000", "STATUS:CANCELLED"),
    )
    held = sorted(row.values[:2] for row in found if isinstance(row, Meeting))
    assert held == [("2026-11-02", "09:00"), ("2026-11-10", "14:00"), ("2026-11-23", "09:00")]


def test_an_event_that_cant_be_read_is_refused_with_its_line() -> None:
    found = read(*event("SUMMARY:no day"), *event("DTSTART:20260601T100000"))
    assert isinstance(found[0], Refusal)
    assert found[0].line == 3
    assert isinstance(found[1], Meeting)


CALENDAR = """BEGIN:VCALENDAR
BEGIN:VEVENT
UID:1
DTSTART:20261102T100000
DTEND:20261102T113000
SUMMARY:Quarter's figures
ORGANIZER;CN=Me:mailto:me@rep.example
ATTENDEE;CN=D. Reed:mailto:DANA@acme.example
ATTENDEE;CN=Nobody:mailto:buyer@birch.example
ATTENDEE;PARTSTAT=DECLINED:mailto:x@cedar.example
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTART:20261103T100000
SUMMARY:Phone call: Cedar Ltd. about the lift
END:VEVENT
BEGIN:VEVENT
UID:3
DTSTART:20261104T100000
SUMMARY:Dentist
END:VEVENT
END:VCALENDAR
"""


def test_known_addresses_domains_and_names_tell_with_whom(retain: Retain, tmp_path: Path) -> None:
    retain("customer", "add", "Acme")
    retain("person", "add", "Dana Reed", "--at", "acme", "--email", "dana@acme.example")
    retain("customer", "add", "Birch", "--email", "info@birch.example")
    retain("customer", "add", "Cedar", "--email", "info@cedar.example")
    book = tmp_path / "work.ics"
    book.write_text(CALENDAR, encoding="utf-8")
    ran = retain("import", book)
    assert ran.lines == ["work.ics: 3 entries (3 new, 0 unchanged)"]
    assert ran.err == "work.ics: 1 set aside, with nobody known.\n"
    found = {one["customer"]: one for one in retain("entry", "list", "--json").json}
    assert found["Acme"]["with"] == ["Dana Reed"]
    assert (found["Acme"]["day"], found["Acme"]["time"], found["Acme"]["minutes"]) == ("2026-11-02", "10:00", 90)
    assert found["Birch"]["text"] == "Quarter's figures"
    assert (found["Cedar"]["kind"], found["Cedar"]["with"]) == ("call", [])
    retain("entry", "edit", found["Acme"]["code"], "--text", "they want LED")
    assert retain("import", book).lines == ["work.ics: 3 entries (0 new, 3 unchanged)"]
    assert retain("entry", "show", found["Acme"]["code"], "--json").json["text"] == "they want LED"


def test_a_calendar_that_breaks_off_is_refused(retain: Retain, tmp_path: Path) -> None:
    (tmp_path / "a.ics").write_text("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART", encoding="utf-8")
    assert "a.ics breaks off in the event of line 2." in retain("import", tmp_path / "a.ics", code=65).err


def test_a_folder_of_time_zones_is_no_time_zone(retain: Retain, tmp_path: Path) -> None:
    lines = ["BEGIN:VCALENDAR", *event("UID:1", "SUMMARY:Acme", "DTSTART;TZID=Europe:20261102T100000"), "END:VCALENDAR"]
    path = tmp_path / "work.ics"
    path.write_text("\r\n".join([*lines, ""]), encoding="utf-8")
    assert "work.ics is no calendar that can be read: a time zone in it is none" in retain("import", path, code=65).err
