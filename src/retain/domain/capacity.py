"""What the cadences take, and which of them so many minutes a day can keep."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from retain.domain import clocks
from retain.domain.errors import Misused
from retain.domain.life import YEAR
from retain.domain.names import excerpt
from retain.domain.policy import LONGEST_INTERVAL
from retain.domain.proposals import LIGHT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from retain.domain.accounts import Account
    from retain.domain.policy import Cadence, Policy

DAYS = 365
LINES = ("A", "B", "C", "past", "long past")
GIVING = (("C", "past"), ("B",))
"""Which lines of the cadence table give way, and in which order (A's never does)."""
LONGEST_TALK, LONGEST_VISIT = 180, 730
"""Days up to which conversations and visits stretch along."""

LONGEST_DAY = 12 * 60
_TIME = r"(?:(\d{1,2})\s*h)?\s*(?:(\d{1,3})\s*(?:m|min)?)?"


def minutes_in(text: str) -> int:
    """Minutes a day as typed: 45, 45m, 1h, 1h30. Raises Misused for anything else, nothing, and over twelve hours."""
    found = re.fullmatch(_TIME, text.strip().lower())
    minutes = 60 * int(found[1] or 0) + int(found[2] or 0) if found else 0
    if not 0 < minutes <= LONGEST_DAY:
        raise Misused(f"{excerpt(text)} is no time a day.", "For example 45m, 90 or 1h30.")
    return minutes


class Need(NamedTuple):
    """What the customers on a line of the cadence table take: touches and minutes a working day."""

    line: str
    customers: int
    cadence: Cadence
    touches: float
    minutes: float


class Fit(NamedTuple):
    """The needs as they are, and with cadences stretched as far as `minutes` a day ask for, or as far as they go."""

    minutes: int
    now: tuple[Need, ...]
    then: tuple[Need, ...]
    cadences: Mapping[str, Cadence]

    @property
    def takes(self) -> float:
        return sum(one.minutes for one in self.now)

    @property
    def would_take(self) -> float:
        return sum(one.minutes for one in self.then)

    @property
    def fits(self) -> bool:
        return self.would_take <= self.minutes

    @property
    def gives(self) -> list[str]:
        """The lines whose cadence had to give."""
        return [one.line for one, then in zip(self.now, self.then, strict=True) if one.cadence != then.cadence]


def fit(accounts: Iterable[Account], policy: Policy, today: date, minutes: int) -> Fit:
    """The cadences that so many minutes a day can keep: C's and those of past customers give first, then B's.

    A touch cadence stretches to 91 days at most, and conversations and visits by the same factor; A's and those set by
    hand stay.
    """
    lines = _lines(accounts, today)
    table = dict(policy.cadences)
    found = now = needs(lines, policy, table)
    for giving in GIVING:
        for table in _stretched(table, giving):  # noqa: B020 - each stretch starts from what the one before left
            found = needs(lines, policy, table)
            if _total(found) <= minutes:
                return Fit(minutes, now, found, table)
    return Fit(minutes, now, found, table)


def _lines(accounts: Iterable[Account], today: date) -> dict[str, list[Account]]:
    lines: dict[str, list[Account]] = {}
    for one in accounts:
        if one.clocks:
            lines.setdefault(clocks.line(one.standing, one.status, one.tier, one.sales, today), []).append(one)
    return lines


def needs(lines: Mapping[str, Sequence[Account]], policy: Policy, table: Mapping[str, Cadence]) -> tuple[Need, ...]:
    """What each line takes under a table of cadences, boosts, promises and problems aside."""
    return tuple(_need(line, lines[line], table[line], policy.minutes) for line in LINES if lines.get(line))


def _need(line: str, some: Sequence[Account], cadence: Cadence, minutes: Mapping[str, int]) -> Need:
    touches = spent = 0.0
    for interval, count in Counter(one.standing.interval for one in some).items():
        each, takes = a_year(line, replace(cadence, touch=interval) if interval else cadence, minutes)
        touches, spent = touches + count * each, spent + count * takes
    return Need(line, len(some), cadence, touches / YEAR, spent / YEAR)


def a_year(line: str, cadence: Cadence, minutes: Mapping[str, int]) -> tuple[float, float]:
    """The touches and the minutes a year that a customer's four clocks take, the strongest contact serving all.

    A's reviews are in person and B's are calls, so they are visits and conversations too; what is left of the touches
    is light: the mean of a message, an e-mail and a card.
    """
    reviews = DAYS / cadence.review if cadence.review and line in "ABC" else 0.0
    visits = max(DAYS / cadence.face if cadence.face and line in "ABC" else 0.0, reviews if line == "A" else 0.0)
    talks = max(DAYS / cadence.conversation, reviews if line in "AB" else 0.0, visits)
    touches = max(DAYS / cadence.touch, talks, reviews)
    light = sum(minutes[kind] for kind in LIGHT) / len(LIGHT)
    return touches, visits * minutes["visit"] + (talks - visits) * minutes["call"] + (touches - talks) * light


def _stretched(table: Mapping[str, Cadence], lines: Iterable[str]) -> Iterator[dict[str, Cadence]]:
    """The table as it is, then with some lines a little longer each time, until their touch is 91 days apart."""
    shortest = min(table[line].touch for line in lines)
    for days in range(shortest, LONGEST_INTERVAL + 1):
        yield {**table, **{line: _longer(table[line], days / shortest) for line in lines}}


def _longer(cadence: Cadence, factor: float) -> Cadence:
    face = cadence.face
    return replace(
        cadence,
        touch=_times(cadence.touch, factor, LONGEST_INTERVAL),
        conversation=_times(cadence.conversation, factor, LONGEST_TALK),
        face=_times(face, factor, LONGEST_VISIT) if face else None,
    )


def _times(days: int, factor: float, most: int) -> int:
    return max(days, min(most, int(days * factor)))


def _total(some: Iterable[Need]) -> float:
    return sum(one.minutes for one in some)
