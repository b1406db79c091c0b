"""A customer: the account, a company or a person who has bought."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from retain.domain.errors import Refused
from retain.domain.policy import LONGEST_INTERVAL

STATUSES = ("active", "past", "lost", "prospect")
AUTO = "auto"
"""Said of a status that follows from business again."""
SAYABLE = (*STATUSES, AUTO)
POTENTIALS = ("high", "normal", "low")
TIERS = ("A", "B", "C")
LATEST = 999
"""Days late a slow payer may be."""


@dataclass(frozen=True, slots=True)
class Customer:
    """One account.

    `said` is the status that was stated last (with its day and reason; what was before is in statements.py), None
    where none ever was and the diary derives it. `interval` is in days, `expected_value` in minor units a year,
    `no_contact` lists the channels the customer refused (or "all"), `pays_late` is how many
    days late a slow payer usually is, `executive` the colleague of ours paired with their top.
    """

    name: str
    key: str
    added_on: date
    id: int | None = None
    town: str | None = None
    postcode: str | None = None
    country: str | None = None
    address: str | None = None
    industry: str | None = None
    part_of: int | None = None
    said: str | None = None
    said_on: date | None = None
    said_because: str | None = None
    tier: str | None = None
    tier_because: str | None = None
    tier_until: date | None = None
    interval: int | None = None
    interval_because: str | None = None
    potential: str | None = None
    expected_value: int | None = None
    no_contact: tuple[str, ...] = ()
    solo: bool = False
    archived_on: date | None = None
    pays_late: int | None = None
    executive: int | None = None

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise Refused("A customer needs a name.", "retain customer add NAME")
        if self.interval is not None and not 1 <= self.interval <= LONGEST_INTERVAL:
            raise Refused(
                f"An interval of {self.interval} days isn't between 1 and {LONGEST_INTERVAL}.",
                "Four touches a year is the floor that no setting removes.",
            )
        if self.tier is not None and self.tier not in TIERS:
            raise Refused(f"{self.tier} is no tier.", "The tiers are A, B and C.")
        if self.tier is not None and not self.tier_because:
            raise Refused(f"Tier {self.tier} set by hand needs a reason.", "Add --because TEXT.")
        if self.said is not None:
            check_said(self.said)
        if self.pays_late is not None and not 1 <= self.pays_late <= LATEST:
            raise Refused(f"Nobody pays {self.pays_late} days late.", f"Give days from 1 to {LATEST}.")
        if self.potential is not None and self.potential not in POTENTIALS:
            raise Refused(f"{self.potential} is no potential.", f"One of: {', '.join(POTENTIALS)}.")


def known_by(customer: Customer, day: date) -> Customer:
    """A customer as it was known on a day: not archived, where that came later; its status the statements tell."""
    later = customer.archived_on is not None and customer.archived_on > day
    return replace(customer, archived_on=None) if later else customer


def check_said(status: str) -> None:
    """Raise Refused for a status that can't be said."""
    if status not in SAYABLE:
        raise Refused(f"{status} is no status.", f"One of: {', '.join(SAYABLE)}.")
