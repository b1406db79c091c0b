"""The plan as a calendar (RFC 5545): an all-day event a contact, whose id stays the same from export to export."""

from __future__ import annotations

import unicodedata
from datetime import timedelta
from typing import TYPE_CHECKING

from retain.domain import proposals, reasons

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from icalendar import Event

    from retain.domain.plan import Planned, PlannedDay

_UNFIT = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Control characters, which RFC 5545 keeps out of text, and what breaks lines."""


def calendar(days: Iterable[PlannedDay], diary: str, now: datetime) -> str:
    """The plan's events; `diary` names the diary they come from, `now` is the instant they are stamped with.

    An event is known by its diary, its customer and its code in the plan, and counts its versions by the minute: what
    was planned otherwise before moves in the calendar instead of standing there twice.
    """
    from icalendar import Calendar

    found = Calendar()
    found.add("prodid", "-//retain//plan//EN")
    found.add("version", "2.0")
    found.add("method", "PUBLISH")
    for day in days:
        for one in day.contacts:
            found.add_component(_event(day, one, diary, now))
    return str(found.to_ical(), "utf-8")


def _event(day: PlannedDay, one: Planned, diary: str, now: datetime) -> Event:
    from icalendar import Event

    account, what = one.row.account, f"{one.proposal.kind}, {one.proposal.minutes} min"
    why = [reasons.says(owed, day.day) for owed in one.row.owed]
    event = Event()
    event.add("uid", f"{diary}-{account.code}-{one.code}@retain")
    event.add("dtstamp", now)
    event.add("sequence", int(now.timestamp()) // 60)
    event.add("dtstart", day.day)
    event.add("dtend", day.day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("summary", f"{_plain(account.standing.name)}: {what}")
    event.add("description", "\n".join(map(_plain, [*why, proposals.command(one.row, one.proposal)])))
    return event


def _plain(text: str) -> str:
    return "".join(" " if unicodedata.category(letter) in _UNFIT else letter for letter in text)
