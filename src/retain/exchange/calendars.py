"""iCalendar files: each meeting that took place, with whom, as an entry to be; recurring ones once for each time."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from retain.domain.errors import BadFile
from retain.domain.incoming import Arrival, Aside, Meeting, Refusal
from retain.domain.names import fold
from retain.exchange.encodings import detected, named
from retain.exchange.infile import reason
from retain.exchange.moments import local

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from retain.domain.incoming import Row
    from retain.exchange.readers import Choices

CANCELLED, AHEAD, ALL_DAY = "cancelled", "still ahead", "all day, so no meeting"
SILENT = ("inbound", "attempt", "bulk", "private", "purposes")
COLUMNS = ("day", "time", "kind", "minutes", *SILENT, "text")
"""An entry's; a calendar has nothing to say of the silent ones."""
LONGEST = 24 * 60
_BROKEN = (OSError, ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError, LookupError)
"""What the libraries raise on a calendar that isn't one."""
_FOLDED = re.compile(r"\r?\n[ \t]")
_RULE = re.compile(r"^(?:RRULE|EXRULE)[:;].*$", re.MULTILINE)
_VIDEO = ("zoom.us", "teams.microsoft", "meet.google", "webex.com", "whereby.com", "gotomeeting")
_SPOKEN = (("lunch", "lunch"), ("dinner", "lunch"), ("video", "video"), ("phone", "call"), ("call", "call"))
"""A word in the title, and the kind of contact it tells; anything else is a meeting."""


class _Event(NamedTuple):
    """The components of one event, its exceptions too, and the line of the file it begins on."""

    line: int
    components: list[Any]


def arriving(path: Path, choices: Choices) -> Arrival:
    """A calendar's meetings up to the rep's day; raises BadFile for what is no calendar."""
    encoding = named(choices.encoding) if choices.encoding else detected(path)
    rows = _rows(_text(path, encoding), path.name, choices.today)
    return Arrival(path.name, "entries", "icalendar", rows, COLUMNS, notes={"encoding": encoding}, only_adds=True)


def _text(path: Path, encoding: str) -> str:
    try:
        return path.read_text(encoding=encoding).replace("\0", "")
    except UnicodeError as error:
        raise BadFile(f"{path.name} isn't written in {encoding}.", "Name its encoding with --encoding.") from error


def _whole(text: str) -> str:
    """The file unfolded, its rules without the spaces some write; as a calendar even where it is an event alone."""
    plain = _RULE.sub(lambda rule: rule[0].replace(" ", ""), _FOLDED.sub("", text))
    return plain if "BEGIN:VCALENDAR" in plain.upper() else f"BEGIN:VCALENDAR\n{plain}\nEND:VCALENDAR\n"


def _rows(text: str, name: str, today: date) -> Iterator[Row]:
    from icalendar import Calendar

    try:
        _check_ends(text, name)
        calendars = Calendar.from_ical(_whole(text), multiple=True)
        zones = [zone for calendar in calendars for zone in calendar.walk("VTIMEZONE")]
        events = list(_events(calendars, _lines(text)))
    except _BROKEN as error:
        raise BadFile(f"{name} is no calendar that can be read: {_why(error)}.", "Export it anew.") from error
    for event in events:
        try:
            yield from _times(event, zones, today)
        except _BROKEN as error:
            yield Refusal(event.line, f"the event can't be read: {_why(error)}")


def _why(error: Exception) -> str:
    """What a library says; the disk is only asked for a time zone, and "Europe" is a folder there."""
    return "a time zone in it is none" if isinstance(error, OSError) else reason(error)


def _check_ends(text: str, name: str) -> None:
    """Raise BadFile for a file that breaks off: the library takes what there is for all."""
    ended = sum(line.strip().upper() == "END:VEVENT" for line in text.splitlines())
    begun = _lines(text)
    if ended < len(begun) or ("BEGIN:VCALENDAR" in text.upper() and "END:VCALENDAR" not in text.upper()):
        where = f" in the event of line {begun[-1]}" if ended < len(begun) else ""
        raise BadFile(f"{name} breaks off{where}.", "Export it anew: nothing was imported.")


def _lines(text: str) -> list[int]:
    return [number for number, line in enumerate(text.splitlines(), 1) if line.strip().upper() == "BEGIN:VEVENT"]


def _events(calendars: Iterable[Any], lines: list[int]) -> Iterator[_Event]:
    """The events in order, those of one UID together: an exception names the time it stands for."""
    found: dict[str, _Event] = {}
    every = (event for calendar in calendars for event in calendar.walk("VEVENT"))
    for place, event in enumerate(every):
        key = str(event.get("UID") or f"without one {place}")
        line = lines[place] if place < len(lines) else 1
        found.setdefault(key, _Event(line, [])).components.append(event)
    yield from found.values()


def _times(event: _Event, zones: Iterable[Any], today: date) -> Iterator[Row]:
    """Each time an event took place; what didn't is set aside once."""
    import recurring_ical_events
    from icalendar import Calendar

    if any(_restless(component) for component in event.components):
        yield Refusal(event.line, "it recurs more often than a meeting can")
        return
    calendar = Calendar()
    for component in (*zones, *event.components):
        calendar.add_component(component)
    first = min(_local(component["DTSTART"].dt)[0] for component in event.components)
    if first > today:
        yield Aside(event.line, AHEAD)
        return
    for one in recurring_ical_events.of(calendar).between(first - timedelta(days=2), today + timedelta(days=2)):
        row = meeting(event.line, one, today)
        if row != Aside(event.line, AHEAD):
            yield row


def _restless(component: Any) -> bool:
    """Whether it recurs every hour or oftener: nobody meets so, and a year of it would fill the disk."""
    rules = component.get("RRULE", [])
    each = rules if isinstance(rules, list) else [rules]
    return any(str(rule.get("FREQ", [""])[0]).upper() in {"SECONDLY", "MINUTELY", "HOURLY"} for rule in each)


def meeting(line: int, one: Any, today: date) -> Row:
    """One time of an event."""
    start = one["DTSTART"].dt
    if str(one.get("STATUS", "")).upper() == "CANCELLED":
        return Aside(line, CANCELLED)
    if not isinstance(start, datetime):
        return Aside(line, ALL_DAY)
    day, at = _local(start)
    if day > today:
        return Aside(line, AHEAD)
    title = " ".join(str(one.get("SUMMARY", "")).split())
    where = " ".join(str(one.get(part, "")) for part in ("LOCATION", "URL", "DESCRIPTION"))
    end = one["DTEND"].dt if "DTEND" in one else None
    minutes = int((end - start).total_seconds() // 60) if isinstance(end, datetime) else None
    kept = minutes if minutes is not None and 0 < minutes <= LONGEST else None
    values = (day.isoformat(), at.strftime("%H:%M"), _kind(title, where), kept, *(None,) * len(SILENT), title)
    return Meeting(line, tuple(_people(one)), values)


def _local(start: date) -> tuple[date, time]:
    """Day and time where the rep is; a floating time is that already."""
    if not isinstance(start, datetime):
        return start, time()
    here = local(start)
    return here.date(), here.time()


def _kind(title: str, where: str) -> str:
    words = fold(title).split()
    said = next((kind for word, kind in _SPOKEN if word in words), "")
    return said or ("video" if any(site in where.lower() for site in _VIDEO) else "meeting")


def _people(one: Any) -> Iterator[tuple[str, str]]:
    """Name and e-mail address of everybody who was asked and didn't decline, and of who asked."""
    for field in ("ORGANIZER", "ATTENDEE"):
        said = one.get(field, [])
        for address in said if isinstance(said, list) else [said]:
            params = getattr(address, "params", {})
            if str(params.get("PARTSTAT", "")).upper() != "DECLINED":
                mail = str(address).partition(":")[2] if str(address).lower().startswith("mailto:") else str(address)
                yield str(params.get("CN", "")), mail.strip()
