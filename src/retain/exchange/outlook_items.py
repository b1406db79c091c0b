"""Outlook's contacts as cards and its appointments as events, by the numbers of MS-OXOCNTC and MS-OXOCAL."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from retain.exchange import mapi
from retain.exchange.mails_outlook import ADDRESS, people

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from retain.exchange.mapi import Properties

SERIES = "a series: export the calendar as iCalendar for each of its times"
UNDATED = "without a day"
_ADDRESS = UUID("00062004-0000-0000-c000-000000000046")
_APPOINTMENT = UUID("00062002-0000-0000-c000-000000000046")
_NAME = {"family": 0x3A11, "given": 0x3A06, "additional": 0x3A44, "prefix": 0x3A45, "suffix": 0x3A05}
_SHOWN, _COMPANY, _ROLE, _NOTES = 0x3001, 0x3A16, 0x3A17, 0x1000
_PHONES = {
    **dict.fromkeys((0x3A08, 0x3A1B, 0x3A57), "WORK"),
    **dict.fromkeys((0x3A09, 0x3A2F), "HOME"),
    0x3A1C: "CELL",
    0x3A1E: "CAR",
    0x3A1A: "VOICE",
    0x3A1F: "VOICE",
}
_MAILS = ((0x8083, 0x8084, 0x8080), (0x8093, 0x8094, 0x8090), (0x80A3, 0x80A4, 0x80A0))
"""Each an address, and names that it stands in where that is Exchange's own."""
_DAYS = {"BDAY": (0x80DE, 0x3A42), "ANNIVERSARY": (0x80DF, 0x3A41)}
"""A day by itself, and as midnight where it was written down."""
_SPOUSE, _CHILDREN, _HOBBIES = 0x3A48, 0x3A58, 0x3A43
_START, _END, _PLACE, _WHOLE_DAY, _STATE, _RECURS = 0x820D, 0x820E, 0x8208, 0x8215, 0x8217, 0x8223
_STARTS, _ENDS, _SUBJECT = 0x0060, 0x0061, 0x0037
_CANCELLED = 4


def card(said: Properties) -> Any:
    """A contact as a vCard of version 4.0, which the reader of cards takes."""
    import vobject

    made = vobject.vCard()
    for name, value in _said_of(said):
        made.add(name).value = value
    parts = {part: said.text(number) for part, number in _NAME.items()}
    if parts["family"] or parts["given"]:
        made.add("N").value = vobject.vcard.Name(**parts)
    elif said.text(_SHOWN) in {"", said.text(_COMPANY)}:
        made.add("KIND").value = "org"
    for number, label in _PHONES.items():
        if phone := said.text(number):
            line = made.add("TEL")
            line.value, line.type_param = phone, label
    return made


def _said_of(said: Properties) -> Iterator[tuple[str, Any]]:
    plain = " ".join(filter(None, (said.text(_NAME["given"]), said.text(_NAME["family"]))))
    yield "FN", plain or said.text(_SHOWN)  # which may be "Reed, Dana"
    yield "ORG", [said.text(_COMPANY)]
    own = mapi.named(said.parts)
    numbers = ([own.get((_ADDRESS, number), 0) for number in each] for each in _MAILS)
    mails = (next(filter(None, (ADDRESS.search(said.text(number)) for number in each)), None) for each in numbers)
    yield from (("EMAIL", found[0]) for found in mails if found)
    for name, (floating, instant) in _DAYS.items():
        if day := _day(said.moment(own.get((_ADDRESS, floating), 0)), said.moment(instant)):
            yield name, day.isoformat()
    words = {"TITLE": _ROLE, "X-MS-SPOUSE": _SPOUSE, "NOTE": _NOTES, "HOBBY": _HOBBIES}
    yield from ((name, text) for name, number in words.items() if (text := said.text(number)))
    yield from (("X-MS-CHILD", child) for child in said.texts(_CHILDREN) if child)


def _day(floating: datetime | None, instant: datetime | None) -> date | None:
    """A day of the year: midnight somewhere is within twelve hours of that day's noon in UTC."""
    if floating:
        return floating.date()
    return (instant + timedelta(hours=12)).date() if instant else None


def event(said: Properties) -> Any:
    """An appointment as an event of iCalendar, or why it can't be one."""
    from icalendar import Event

    own = mapi.named(said.parts)
    start, end, place, whole, state, recurs = (
        own.get((_APPOINTMENT, number), 0) for number in (_START, _END, _PLACE, _WHOLE_DAY, _STATE, _RECURS)
    )
    begins, finishes = said.moment(start, _STARTS), said.moment(end, _ENDS)
    if begins is None or said.truth(recurs):
        return UNDATED if begins is None else SERIES
    made = Event()
    made.add("DTSTART", begins.date() if said.truth(whole) else begins)
    if finishes and not said.truth(whole):
        made.add("DTEND", finishes)
    made.add("SUMMARY", said.text(_SUBJECT))
    made.add("LOCATION", said.text(place))
    if (said.number(state) or 0) & _CANCELLED:
        made.add("STATUS", "CANCELLED")
    for name, mail, declined in people(said):
        params = {"CN": name, **({"PARTSTAT": "DECLINED"} if declined else {})}
        made.add("ATTENDEE", f"mailto:{mail}", parameters=params)
    return made
