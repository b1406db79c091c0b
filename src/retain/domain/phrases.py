"""Dates as a rep says them: days by name, amounts of time, and the ends of weeks, months, quarters and years.

Each reader takes words in lower case and answers None when they say something else. A week begins on Monday.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from retain.domain.almanac import MONTH_NAMES, ORDINAL, WEEKDAYS, Lean, leant, moved, weekday, years

_NEAR = {
    "today": 0,
    "tomorrow": 1,
    "day after tomorrow": 2,
    "yesterday": -1,
    "day before yesterday": -2,
}
_WHICH = {"this": 0, "next": 1, "last": -1}
_MONTHS_IN = {"month": 1, "quarter": 3, "year": 12}
_STRETCHES = ("week", *_MONTHS_IN)
_SHORT = {"eow": "end of week", "eom": "end of month", "eoq": "end of quarter", "eoy": "end of year"}
_COUNTED = ("a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBERS = {word: n for n, word in enumerate(_COUNTED, start=1)} | {"an": 1, "one": 1}
_UNITS = {"d": (0, 0, 1), "w": (0, 0, 7), "m": (0, 1, 0), "q": (0, 3, 0), "y": (1, 0, 0)}
"""Years, months and days in one of each, by the unit's first letter."""
_AMOUNT = (
    rf"(?:([0-9]{{1,4}}) ?|({'|'.join(_NUMBERS)}) )"
    r"(d|days?|w|wks?|weeks?|m|mos?|months?|q|quarters?|y|yrs?|years?)(?![a-z])"
)


def spoken(words: str, today: date, lean: Lean) -> date | None:
    """Read a phrase; only a bare weekday, a bare amount ("2w") and "this month" go the way of `lean`."""
    if words in _NEAR:
        return today + timedelta(days=_NEAR[words])
    tokens = _SHORT.get(words, words).split()
    return _by_weekday(tokens, today, lean) or _by_amount(words, today, lean) or _by_stretch(tokens, today, lean)


def _by_weekday(tokens: list[str], today: date, lean: Lean) -> date | None:
    """Read "fri"; "next fri" is the Friday of the week after this one, "last tue" the newest Tuesday before today."""
    match tokens:
        case [name] | ["this", name] if name in WEEKDAYS:
            return weekday(WEEKDAYS[name], today, lean)
        case ["last", name] if name in WEEKDAYS:
            return weekday(WEEKDAYS[name], today - timedelta(days=1), "past")
        case ["next", name] if name in WEEKDAYS:
            return first("week", today, 1) + timedelta(days=WEEKDAYS[name])
        case [name, "week"] if name in WEEKDAYS:
            return weekday(WEEKDAYS[name], today, "future") + timedelta(weeks=1)
        case [which, "week", name] | [name, which, "week"] if name in WEEKDAYS and which in _WHICH:
            return first("week", today, _WHICH[which]) + timedelta(days=WEEKDAYS[name])
    return None


def _by_amount(words: str, today: date, lean: Lean) -> date | None:
    body, way = _direction(words, 1 if lean == "future" else -1)
    if not re.fullmatch(rf"{_AMOUNT}(?:(?: and)? ?{_AMOUNT})*", body):
        return None
    total = [0, 0, 0]
    for digits, word, unit in re.findall(_AMOUNT, body):
        count = way * (int(digits) if digits else _NUMBERS[word])
        total = [held + count * each for held, each in zip(total, _UNITS[unit[0]], strict=True)]
    return moved(today, *total)


def _direction(words: str, leaning: int) -> tuple[str, int]:
    """Strip what says where an amount goes, and say it: 1 ahead, -1 back. Without it only digits are an amount."""
    for prefix, suffix, way in (("in ", "", 1), ("+", "", 1), ("-", "", -1), ("", " ago", -1), ("", " from now", 1)):
        if words.startswith(prefix) and words.endswith(suffix):
            return words[len(prefix) : len(words) - len(suffix)], way
    return (words, leaning) if words[:1].isdigit() else ("", 0)


def _by_stretch(tokens: list[str], today: date, lean: Lean) -> date | None:
    """Read the ends of stretches. "next month" is its first day; "this month" its last day ahead, its first behind."""
    match [token for token in tokens if token not in {"of", "the"}]:
        case ["last", "day", *stretch] | ["end", *stretch]:
            return _ending(stretch, today, lean)
        case ["first", "day", *stretch] | ["first" | "beginning" | "start", *stretch]:
            return _beginning(stretch, today)
        case ["this", stretch] if stretch in _STRETCHES:
            return _ending([stretch], today, lean) if lean == "future" else first(stretch, today, 0)
        case [which, stretch]:
            return _beginning([which, stretch], today)
        case [day, which, "month"] if which in _WHICH:
            return _day_of_month(day, first("month", today, _WHICH[which]))
    return None


def _ending(stretch: list[str], today: date, lean: Lean) -> date | None:
    match stretch:
        case [unit] if unit in _STRETCHES:
            return _last(unit, today, 1 if (unit, lean) == ("week", "future") and today.weekday() > 4 else 0)  # noqa: PLR2004
        case [which, unit] if which in _WHICH and unit in _STRETCHES:
            return _last(unit, today, _WHICH[which])
        case [month] if month in MONTH_NAMES:
            number = MONTH_NAMES[month]
            return leant((_last("month", date(year, number, 1), 0) for year in years(today, lean)), today, lean)
        case [month, year] if month in MONTH_NAMES and re.fullmatch("[0-9]{4}", year):
            return _last("month", date(int(year), MONTH_NAMES[month], 1), 0)
    return None


def _beginning(stretch: list[str], today: date) -> date | None:
    match stretch:
        case [unit] if unit in _STRETCHES:
            return first(unit, today, 0)
        case [which, unit] if which in _WHICH and unit in _STRETCHES:
            return first(unit, today, _WHICH[which])
    return None


def _day_of_month(day: str, start: date) -> date | None:
    found = re.fullmatch(ORDINAL, day)
    end = _last("month", start, 0)
    return start.replace(day=int(found[1])) if found and 1 <= int(found[1]) <= end.day else None


def first(stretch: str, today: date, ahead: int) -> date:
    """Find the first day of the week, month, quarter or year `ahead` of today's."""
    if stretch == "week":
        return today + timedelta(days=7 * ahead - today.weekday())
    months = _MONTHS_IN[stretch]
    return moved(date(today.year, (today.month - 1) // months * months + 1, 1), months=months * ahead)


def _last(stretch: str, today: date, ahead: int) -> date:
    """Find the last day; of a week that is Friday, as business speaks."""
    if stretch == "week":
        return first("week", today, ahead) + timedelta(days=4)
    return first(stretch, today, ahead + 1) - timedelta(days=1)
