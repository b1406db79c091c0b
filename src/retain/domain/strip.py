"""A customer's last twelve months at a glance: how often it was contacted, how closely, and when not (demand 39)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from retain.domain.almanac import MONTHS
from retain.domain.letters import Drawn, strongest
from retain.domain.standings import months_before

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

LENGTH = 12
QUARTER = 3
"""Months without a contact that are an empty quarter."""
NONE = "-"


class Month(NamedTuple):
    """One month by its first day: its contacts, and the letter of the strongest ("-" for none)."""

    first: date
    contacts: int = 0
    letter: str = NONE

    @property
    def name(self) -> str:
        return MONTHS[self.first.month - 1]


def strip(contacts: Iterable[tuple[date, str]], today: date) -> tuple[Month, ...]:
    """Twelve calendar months, the oldest first and today's last, from the days and kinds of contacts made."""
    firsts = first_days(today)
    kinds: dict[date, list[str]] = {first: [] for first in firsts}
    for day, kind in contacts:
        if day <= today and (month := day.replace(day=1)) in kinds:
            kinds[month].append(kind)
    return tuple(Month(first, len(some), _letter(some)) for first, some in kinds.items())


def first_days(today: date) -> list[date]:
    """The first days of the twelve months that end with today's."""
    first = today.replace(day=1)
    return [months_before(first, ahead) for ahead in range(LENGTH - 1, -1, -1)]


def _letter(kinds: list[str]) -> str:
    mark = strongest(map(Drawn, kinds))
    return mark.letter if mark else NONE


def empty(months: Sequence[Month], since: date) -> tuple[tuple[Month, Month], ...]:
    """Each run of three months or more without a contact, by its first and last month.

    The month that still runs, and those that began before the customer was known on the day `since`, don't count.
    """
    return tuple((run[0], run[-1]) for run in _runs(months[:-1], since) if len(run) >= QUARTER)


def _runs(months: Sequence[Month], since: date) -> Iterator[list[Month]]:
    run: list[Month] = []
    for month in months:
        if month.contacts or month.first < since:
            yield run
            run = []
        else:
            run.append(month)
    yield run


def said(months: Sequence[Month], since: date) -> str:
    """The strip in one line, quarter by quarter: "Dec C  Jan -VE  Apr ---  Jul C-E  Oct CV; nothing Apr to Jun"."""
    parts: list[str] = []
    for place, month in enumerate(months):
        if place == 0 or month.first.month % QUARTER == 1:
            parts.append(f"{month.name} ")
        parts[-1] += month.letter
    gaps = [f"{first.name} to {last.name}" for first, last in empty(months, since)]
    return "  ".join(parts) + (f"; nothing {', '.join(gaps)}" if gaps else "")
