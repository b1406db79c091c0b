"""A referral: who pointed us to whom, and how far it came."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

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

    def state(self, today: date) -> str:
        """How far it came by a day, one of REFERRAL_STATES."""
        steps = zip(REFERRAL_STATES, (self.asked_on, self.given_on, self.contacted_on, self.won_on, self.lost_on),
                    strict=True)  # fmt: skip
        return next((name for name, day in reversed(list(steps)) if day is not None and day <= today), "asked")
