"""The adviser ladder: vendor, trusted, adviser. Nobody climbs it by doing more: the evidence is that they asked."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

RUNGS = ("vendor", "trusted", "adviser")
ASKED_DAYS = 365
"""Days that being asked counts: trust that isn't used for a year is a memory."""
OFTEN, WIDELY = 3, 2
"""Asks that make an adviser: three by anybody, or two where different people asked, so that it isn't one friend."""


class Ask(NamedTuple):
    """They came for advice on a day; `people` are those named who took part."""

    day: date
    people: frozenset[int] = frozenset()


def counted(asks: Iterable[Ask], today: date) -> list[Ask]:
    """The asks of the 365 days up to a day, oldest first."""
    since = today - timedelta(days=ASKED_DAYS)
    return sorted(ask for ask in asks if since < ask.day <= today)


def level(asks: Iterable[Ask], today: date) -> str:
    """The rung a customer has us on: asked once is trusted, three times or by two people adviser, never vendor."""
    recent = counted(asks, today)
    named = [ask.people for ask in recent if ask.people]
    widely = len(named) >= WIDELY and len(frozenset().union(*named)) >= WIDELY
    return RUNGS[2 if len(recent) >= OFTEN or widely else bool(recent)]


def moved(asks: Iterable[Ask], then: date, now: date) -> int:
    """How many rungs up (or, below nothing, down) between two days."""
    known = list(asks)
    return RUNGS.index(level(known, now)) - RUNGS.index(level(known, then))


def lift(asks: Iterable[Ask], today: date) -> str:
    """What would bring us a rung up; empty at the top."""
    recent = counted(asks, today)
    if (on := level(recent, today)) == RUNGS[-1]:
        return ""
    if on == RUNGS[0]:
        return "trusted once they ask (log it --in --for advice)"
    return f"adviser once somebody else asks, or after {OFTEN - len(recent)} more"
