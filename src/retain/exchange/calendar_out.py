"""The plan as a calendar (RFC 5545): an all-day event a contact, whose id stays the same from export to export."""

from __future__ import annotations

import unicodedata
from datetime import date, timedelta
from typing import TYPE_CHECKING

from retain.domain import proposals, reasons

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from pathlib import Path

    from icalendar import Event

    from retain.domain.plan import Planned, PlannedDay

_OURS = "@retain"
_UNFIT = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Control characters, which RFC 5545 keeps out of text, and what breaks lines."""


_LONGEST = 8_000_000
"""Bytes of a calendar that half a year of many customers' plan doesn't reach."""


def calendar(days: Iterable[PlannedDay], diary: str, now: datetime, before: Mapping[str, date]) -> str:
    """The plan's events; `diary` names the diary they come from, `now` is the instant they are stamped with.

    An event is known by its diary, its customer and its code in the plan, and counts its versions by the minute: what
    was planned otherwise before moves in the calendar instead of standing there twice. What `before` planned and this
    plan doesn't is cancelled (RFC 5546, 3.2.1), nameless: a calendar that is only added to would keep it.
    """
    from icalendar import Calendar

    found = Calendar()
    found.add("prodid", "-//retain//plan//EN")
    found.add("version", "2.0")
    found.add("method", "PUBLISH")
    events = [_event(day, one, diary, now) for day in days for one in day.contacts]
    planned = {str(one["uid"]) for one in events}
    events += [_cancelled(uid, day, now) for uid, day in before.items() if uid not in planned]
    for event in events:
        found.add_component(event)
    return str(found.to_ical(), "utf-8")


def planned_in(path: Path, diary: str, today: date) -> dict[str, date]:
    """What a calendar written before has from today on of the same diary's plan, by id; nothing where it is no such."""
    from icalendar import Calendar

    try:
        raw = path.read_bytes() if path.stat().st_size <= _LONGEST else b""
        events = [one for found in Calendar.from_ical(raw, multiple=True) for one in found.walk("VEVENT")]
        days = {str(one["uid"]): one.decoded("dtstart") for one in events if "uid" in one and "dtstart" in one}
    except (OSError, ValueError):
        return {}
    own = {uid: day for uid, day in days.items() if uid.startswith(f"{diary}-c") and uid.endswith(_OURS)}
    return {uid: day for uid, day in own.items() if type(day) is date and day >= today}


def _event(day: PlannedDay, one: Planned, diary: str, now: datetime) -> Event:
    account, what = one.row.account, f"{one.proposal.kind}, {one.proposal.minutes} min"
    why = [reasons.says(owed, day.day) for owed in one.row.owed]
    event = _dated(f"{diary}-{account.code}-{one.code}{_OURS}", day.day, now)
    event.add("summary", f"{_plain(account.standing.name)}: {what}")
    event.add("description", "\n".join(map(_plain, [*why, proposals.command(one.row, one.proposal)])))
    return event


def _cancelled(uid: str, day: date, now: datetime) -> Event:
    event = _dated(uid, day, now)
    event.add("status", "CANCELLED")
    event.add("summary", "no longer planned")
    return event


def _dated(uid: str, day: date, now: datetime) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", now)
    event.add("sequence", int(now.timestamp()) // 60)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    return event


def _plain(text: str) -> str:
    return "".join(" " if unicodedata.category(letter) in _UNFIT else letter for letter in text)
