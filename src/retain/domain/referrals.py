"""A referral: who pointed us to whom, and how far it came."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Any

from retain.domain.errors import Refused

REFERRAL_STATES = ("asked", "given", "contacted", "won", "lost")


@dataclass(frozen=True, slots=True)
class Referral:
    """What a customer (`person` of it) did for us: asked for names, it gave `whom`, whom we contacted and won or lost.

    `became` is the customer they became, `amount` what the first order brought, in minor units.
    """

    customer: int
    id: int | None = None
    whom: str = ""
    person: int | None = None
    asked_on: date | None = None
    given_on: date | None = None
    contacted_on: date | None = None
    won_on: date | None = None
    lost_on: date | None = None
    became: int | None = None
    amount: int | None = None
    text: str = ""

    def __post_init__(self) -> None:
        if self.asked_on is None and self.given_on is None:
            raise Refused("A referral was asked for or given, on a day.", "retain referral add CUSTOMER WHOM")
        if self.given_on is not None and not self.whom.strip():
            raise Refused("Whom did they point you to?", "retain referral add CUSTOMER WHOM")
        if self.given_on is None and (self.contacted_on or self.won_on or self.became):
            raise Refused("Nobody was named yet, so nobody was contacted.", "Add --given DATE.")
        if self.won_on is not None and self.lost_on is not None:
            raise Refused("It is won or lost, not both.", "Take one day away.")
        if self.became == self.customer:
            raise Refused("A customer can't be referred by itself.", "Name the one they pointed you to.")

    @property
    def code(self) -> str:
        return f"r{self.id}"

    @property
    def days(self) -> dict[str, date]:
        """The day of each step taken, in the order of REFERRAL_STATES."""
        steps = (self.asked_on, self.given_on, self.contacted_on, self.won_on, self.lost_on)
        return {state: day for state, day in zip(REFERRAL_STATES, steps, strict=True) if day is not None}

    @property
    def begun_on(self) -> date:
        """The day it was asked for or given."""
        return min(self.days.values())

    def state(self, today: date) -> str:
        """How far it came by a day, one of REFERRAL_STATES."""
        return next((name for name, day in reversed(self.days.items()) if day <= today), "asked")

    def open_on(self, day: date) -> bool:
        """Whether it was begun by a day and neither won nor lost by then."""
        return self.begun_on <= day and self.state(day) not in {"won", "lost"}


def in_order(referral: Referral) -> Referral:
    """The referral itself; raises Refused where a later step has an earlier day."""
    for (before, first), (state, day) in pairwise(referral.days.items()):
        if day < first:
            raise Refused(f"It can't be {state} on {day}, before it was {before} on {first}.", "Name another day.")
    return referral


def advanced(referral: Referral, state: str, day: date, **more: Any) -> Referral:
    """The referral one step further, with what came with it; raises Refused where it was there already."""
    if already := referral.days.get(state):
        raise Refused(
            f"{referral.code} was {state} on {already} already.", f"retain referral edit {referral.code} --{state} DATE"
        )
    changes: dict[str, Any] = {f"{state}_on": day, **more}
    return in_order(replace(referral, **changes))


def known_by(referral: Referral, day: date) -> Referral:
    """A referral as it stood on a day: without the steps taken later, and what came with them.

    One that wasn't begun by then stays as it is.
    """
    steps = [state for state, on in referral.days.items() if on > day]
    if not steps or referral.begun_on > day:
        return referral
    changes: dict[str, Any] = {f"{state}_on": None for state in steps}
    if "won" in steps:
        changes |= {"became": None, "amount": None}
    if "given" in steps:
        changes |= {"whom": "", "became": None, "contacted_on": None, "won_on": None}
    return replace(referral, **changes)
