"""The touches of a rolling year: four at least, and no gap over 91 days (demand 55)."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from retain.domain.kinds import LIVE_INBOUND
from retain.domain.policy import LONGEST_INTERVAL
from retain.domain.standings import INBOUND_RUN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from retain.domain.standings import Contact

YEAR = 365
A_YEAR = 4
"""Touches that a customer gets at least in a year."""


class Touches(NamedTuple):
    """The touches of 365 days: how many, and the longest time without one, from a day to a day.

    `whole` says that the customer was in the diary all year, so that fewer than four are too few.
    """

    made: int
    gap_from: date
    gap_to: date
    whole: bool = True

    @property
    def gap(self) -> int:
        """The longest gap in days."""
        return (self.gap_to - self.gap_from).days

    @property
    def too_few(self) -> bool:
        return self.whole and self.made < A_YEAR

    @property
    def too_far(self) -> bool:
        """A gap over 91 days."""
        return self.gap > LONGEST_INTERVAL


def touching(contacts: Iterable[Contact], run: int = 0, *, mailings: bool) -> Iterator[Contact]:
    """The contacts that were touches (SPEC, Words; the rule of standings.newest_touch for each of them).

    `contacts` come oldest first; `run` is how many came in since our newest contact before them. A mailing counts
    where `mailings` says so.
    """
    for contact in contacts:
        if contact.inbound:
            run += 1
            if run <= INBOUND_RUN and contact.kind in LIVE_INBOUND:
                yield contact
        elif contact.ours:
            run = 0
            yield contact
        elif mailings:
            yield contact


def year(days: Iterable[date], known_since: date, today: date) -> Touches:
    """The year up to a day from the days of its touches; a gap begins no earlier than the year or the acquaintance.

    `known_since` is the day the customer came into the diary, or its first contact before that.
    """
    begin = today - timedelta(days=YEAR)
    touched = sorted(day for day in days if begin < day <= today)
    edges = [max(begin, min(known_since, today)), *touched, today]
    gap_from, gap_to = max(pairwise(edges), key=lambda gap: gap[1] - gap[0])
    return Touches(len(touched), gap_from, gap_to, known_since <= begin)
