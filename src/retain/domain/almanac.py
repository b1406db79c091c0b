"""The calendar a rep speaks of: names of days and months, which way a day leans, and dates as they stand on paper."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Literal, NamedTuple

Lean = Literal["past", "future"]
Order = Literal["dmy", "mdy", "ymd"]

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_FULL_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_FULL_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
SHORT_DAYS = {day.lower(): n for n, day in enumerate(DAYS)} | {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
WEEKDAYS = SHORT_DAYS | {day: n for n, day in enumerate(_FULL_DAYS)}
MONTH_NAMES = {name: n for n, month in enumerate(_FULL_MONTHS, start=1) for name in (month, month[:3])} | {"sept": 9}

_YEAR_FIRST = r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})"
_TIME = r"[t ](?:[01]?[0-9]|2[0-3]):[0-5][0-9][0-9:.+z -]*"
_YEAR_LAST = (
    r"([0-9]{1,2})/([0-9]{1,2})(?:/([0-9]{4}|[0-9]{2}))?",
    r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4}|[0-9]{2})?",
    r"([0-9]{1,2})-([0-9]{1,2})-([0-9]{4})",
)
ORDINAL = r"([0-9]{1,2})(?:st|nd|rd|th)"
_DAY = f"{ORDINAL}?"
_FIRST = ("first", "beginning", "start")
_YEAR = r"'?([0-9]{4}|[0-9]{2})"


class Written(NamedTuple):
    """A date on paper; what it leaves out is None. A year under 100 was written with two digits."""

    year: int | None
    month: int | None
    day: int


def written(words: str, order: Order) -> Written | None:
    """Read numbers (by `order`; a year of four digits in front settles it) or a day beside a month's name.

    With `ymd`, dates without a year or with four digits of it at the end are month before day.
    """
    return _year_first(words) or _year_last(words, order) or _named(words.removesuffix(" of the month"))


def _year_first(words: str) -> Written | None:
    found = re.fullmatch(rf"{_YEAR_FIRST}(?:{_TIME})?", words)
    return Written(int(found[1]), int(found[3]), int(found[4])) if found else None


def _year_last(words: str, order: Order) -> Written | None:
    found = next(filter(None, (re.fullmatch(pattern, words) for pattern in _YEAR_LAST)), None)
    if found is None:
        return None
    one, two, three = (int(part) if part else None for part in found.groups())
    if order == "ymd" and three is not None and len(found[3]) == 2:  # noqa: PLR2004
        return Written(one, two, three)
    month, day = (two, one) if order == "dmy" else (one, two)
    return Written(three, month, day or 0)


def _named(words: str) -> Written | None:
    tokens = [token for token in words.replace("-", " ").split() if token not in {"of", "the"}]
    month = next((token for token in tokens[:2] if token in MONTH_NAMES), None)
    if month is None:
        found = re.fullmatch(ORDINAL, " ".join(tokens))
        return Written(None, None, int(found[1])) if found else None
    tokens.remove(month)
    found = re.fullmatch(rf"{_DAY}(?: {_YEAR})?", " ".join("1st" if token in _FIRST else token for token in tokens))
    return Written(int(found[2]) if found[2] else None, MONTH_NAMES[month], int(found[1])) if found else None


def dated(paper: Written, today: date, lean: Lean) -> date | None:
    """Fill in the month and year a date leaves out: the nearest the way of `lean`; two digits mean within 50 years."""
    if paper.month is None:
        return leant((on(year, month, paper.day) for year, month in _months(today, lean)), today, lean)
    if paper.year is None:
        return leant((on(year, paper.month, paper.day) for year in years(today, lean)), today, lean)
    return on(_century(paper.year, today), paper.month, paper.day)


def _century(year: int, today: date) -> int:
    return year if year > 99 else today.year - 50 + (year - today.year + 50) % 100  # noqa: PLR2004


def on(year: int, month: int, day: int) -> date | None:
    """Name a day of the calendar, or None where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def leant(days: Iterable[date | None], today: date, lean: Lean) -> date | None:
    """Take the first of `days` that lies on the side `lean` says; today lies on both."""
    return next((day for day in days if day and (day >= today if lean == "future" else day <= today)), None)


def years(today: date, lean: Lean) -> Iterator[int]:
    """Count years away from today's: nine, since leap days are up to eight apart."""
    step = 1 if lean == "future" else -1
    return (today.year + step * n for n in range(9))


def _months(today: date, lean: Lean) -> Iterator[tuple[int, int]]:
    step = 1 if lean == "future" else -1
    counted = (today.year * 12 + today.month - 1 + step * n for n in range(4))
    return ((count // 12, count % 12 + 1) for count in counted)


def weekday(number: int, today: date, lean: Lean) -> date:
    """Find the nearest day with that number (Monday is 0) the way `lean` says; today counts."""
    if lean == "future":
        return today + timedelta(days=(number - today.weekday()) % 7)
    return today - timedelta(days=(today.weekday() - number) % 7)


def moved(day: date, years: int = 0, months: int = 0, days: int = 0) -> date:
    """Move by years, then months (both keep to the end of a shorter month: Jan 31 + 1m is Feb 28), then days."""
    from dateutil.relativedelta import relativedelta

    return day + relativedelta(years=years, months=months, days=days)
