"""Dates as a rep types and reads them: natural words in, "Fri 27 Nov, in 5 days" out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from retain.domain.almanac import DAYS, MONTHS, SHORT_DAYS, WEEKDAYS, Lean, Order, Written, dated, on, written
from retain.domain.errors import Misused
from retain.domain.names import excerpt
from retain.domain.phrases import spoken

if TYPE_CHECKING:
    from datetime import date

_YEARS = range(1900, 2201)
_LONGEST = 60
_CLOCK = r"(?:at )?([0-9]{1,2})(?:[:.h]?([0-9]{2})|h)? ?(am|pm)?"
_NOON = 12
_CARD = r"(?:([0-9]{4})-?|--)([0-9]{2})-?([0-9]{2})"
_LEAP = 2000


class NotADate(Misused):
    """What was typed names no day."""

    def __init__(self, typed: str) -> None:
        super().__init__(f'{excerpt(typed)} isn\'t a date: try fri, 12/1 or "in 2 weeks".')


class NotATime(Misused):
    """What was typed names no time of day."""

    def __init__(self, typed: str) -> None:
        super().__init__(f"{excerpt(typed)} isn't a time: try 9:30, 14h or 2:15pm.")


class NotASpan(Misused):
    """The last day comes before the first."""

    def __init__(self, typed: str) -> None:
        super().__init__(f"{excerpt(typed)} ends before it begins: try mon..fri, 24 dec..2 jan or fri.")


def parse(text: str, today: date, *, lean: Lean, order: Order = "mdy") -> date:
    """Read a date; `today` is what it counts from.

    A weekday, a date without its year or month, and a bare amount ("2w") lean: the newest such day up to today, or
    the next from today on. "next" and "last" week, month, quarter or year are its first day; the end of a week is its
    Friday. Raises NotADate, also outside the years 1900 to 2200.
    """
    words = _tidied(text)
    try:
        found = _iso(words) or spoken(words, today, lean) or _on_paper(words, today, lean, order)
    except (OverflowError, ValueError):
        found = None
    if found is None or found.year not in _YEARS:
        raise NotADate(text)
    return found


def _iso(words: str) -> date | None:
    """Read 2026-11-23 without the other readers: their patterns take longer to compile than most commands to run."""
    parts = words.split("-")
    if [len(part) for part in parts] != [4, 2, 2] or not all(part.isascii() and part.isdigit() for part in parts):
        return None
    return on(*map(int, parts))


def _on_paper(words: str, today: date, lean: Lean, order: Order) -> date | None:
    name, _, rest = words.partition(" ")
    day = WEEKDAYS.get(name) if rest else None
    paper = written(rest if day is not None else words, order)
    found = dated(paper, today, lean) if paper else None
    return found if found and day in {None, found.weekday()} else None


def _tidied(text: str) -> str:
    if len(text) > _LONGEST:
        return ""
    words = " ".join(re.sub(r"(?<=[a-z])\.|,", " ", text.lower()).split())
    for lead in ("on ", "by ", "before ", "until ", "till "):
        words = words.removeprefix(lead)
    bare = words.removeprefix("the ")
    return "" if bare != words and bare in SHORT_DAYS else bare


def birthday_said(birthday: str) -> str:
    """A stored birthday as a rep reads it: "5 Mar 1970", or "5 Mar" where the year isn't known."""
    year, month, day = birthday[:-6].strip("-"), int(birthday[-5:-3]), int(birthday[-2:])
    return f"{day} {MONTHS[month - 1]} {year}".rstrip()


def birthday(text: str, *, order: Order = "mdy") -> str:
    """Read a birthday as "YYYY-MM-DD", or "--MM-DD" where the year isn't known; raises NotADate.

    Takes vCard's forms too (RFC 6350, 4.3.1: 19800229, --0229). A year needs four digits: two don't say which century.
    """
    words = _tidied(text)
    card = re.fullmatch(_CARD, words)
    paper = Written(int(card[1]) if card[1] else None, int(card[2]), int(card[3])) if card else written(words, order)
    if paper is None or paper.month is None or on(paper.year or _LEAP, paper.month, paper.day) is None:
        raise NotADate(text)
    if paper.year is not None and paper.year not in _YEARS:
        raise NotADate(text)
    return f"{paper.year or '-'}-{paper.month:02}-{paper.day:02}"


def span(text: str, today: date, order: Order = "mdy") -> tuple[date, date]:
    """Read FROM..TO, both included, or a single day; TO leans on from FROM ("mon..fri"). Raises NotADate, NotASpan."""
    start, dots, end = text.rpartition("..")
    if not dots:
        day = parse(text, today, lean="future", order=order)
        return day, day
    since = parse(start, today, lean="future", order=order)
    until = _until(end, since, today, order)
    if until < since:
        raise NotASpan(text)
    return since, until


def _until(end: str, since: date, today: date, order: Order) -> date:
    """Count TO from today; where that falls before FROM and the words lean, from FROM."""
    until = parse(end, today, lean="future", order=order)
    leans = any(
        parse(end, day, lean="past", order=order) != parse(end, day, lean="future", order=order)
        for day in (today, since)
    )
    return parse(end, since, lean="future", order=order) if leans and until < since else until


def parse_time(text: str) -> str:
    """Read a time of day as "HH:MM", 24 hours; raises NotATime."""
    words = " ".join(text.lower().replace(".m", "m").removesuffix(".").split())
    found = re.fullmatch(_CLOCK, {"noon": "12", "midnight": "0"}.get(words, words))
    if found is None:
        raise NotATime(text)
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if minute > 59 or not (1 <= hour <= _NOON if half else hour <= 23):  # noqa: PLR2004
        raise NotATime(text)
    return f"{hour % _NOON + _NOON * (half == 'pm') if half else hour:02}:{minute:02}"


def said(day: date, today: date) -> str:
    """Say a day with its weekday and distance: "Fri 27 Nov, in 5 days". The year is said when it isn't today's."""
    return f"{day_said(day, today)}, {_distance((day - today).days)}"


def day_said(day: date, today: date) -> str:
    """Say a day with its weekday alone: "Fri 27 Nov"."""
    year = "" if day.year == today.year else f" {day.year}"
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}{year}"


def _distance(days: int) -> str:
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    return near.get(days) or (f"in {days_said(days)}" if days > 0 else f"{days_said(-days)} ago")


def days_said(n: int) -> str:
    """Say a number of days: "1 day", "3 days"."""
    return f"{n} day" if n == 1 else f"{n} days"
