"""A contract: a term at a price, and the day by which its next term is decided."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from retain.domain.errors import Refused
from retain.domain.standings import Sales, months_before, quarter_start

if TYPE_CHECKING:
    from collections.abc import Iterable

CONTRACT_ENDINGS = ("renewed", "lost")
LONGEST_NOTICE = 5 * 366
VALUE_SHOWN = ("proof", "review", "beyond")
"""Purposes of a contact that shows a customer what it gets."""
THOUSANDS = 1000_00
"""Minor units: what a customer is billed in a quarter before it should be reminded of value (demand 58)."""
YEAR = 12
"""Months that an auto-renewing contract goes on at a time once its term is over."""


@dataclass(frozen=True, slots=True)
class Contract:
    """One term of a contract, both its days included; `value` is a year's, in minor units.

    `auto_renews` where it goes on a year at a time until notice is given; `price_on` is the day its price may change;
    `invoiced` where its value is in the book as sales already. `ended` says that it was renewed (the next term names
    it in `renewed_from`) or lost, on the day that was known; its term runs on to `ends_on`.
    """

    customer: int
    starts_on: date
    ends_on: date
    signed_on: date
    value: int = 0
    id: int | None = None
    title: str | None = None
    number: str | None = None
    notice_days: int = 0
    auto_renews: bool = False
    price_on: date | None = None
    invoiced: bool = False
    ended: str | None = None
    ended_on: date | None = None
    because: str | None = None
    renewed_from: int | None = None

    def __post_init__(self) -> None:
        if self.ends_on < self.starts_on:
            raise Refused(f"It can't end on {self.ends_on}, before it starts on {self.starts_on}.")
        if not 0 <= self.notice_days <= LONGEST_NOTICE:
            raise Refused(f"{self.notice_days} days is no notice.", f"Give days from 0 to {LONGEST_NOTICE}.")
        if self.value < 0:
            raise Refused(
                "A contract's value a year isn't below zero.", "A credit is a sale: retain sale add NAME -99."
            )
        if self.ended is not None and self.ended not in CONTRACT_ENDINGS:
            raise Refused(f"{self.ended} is no end of a contract.", f"One of: {', '.join(CONTRACT_ENDINGS)}.")
        if (self.ended is None) != (self.ended_on is None):
            raise Refused("How a contract ended and when stand together.")
        if self.ended == "lost" and not (self.because or "").strip():
            raise Refused("A contract lost has a reason.", 'Add --because "they insource it".')

    @property
    def code(self) -> str:
        return f"k{self.id}"

    @property
    def made_on(self) -> date:
        """The day it became business: signed, or begun where that came first."""
        return min(self.signed_on, self.starts_on)

    def open_on(self, day: date) -> bool:
        """Whether its next term is still to be decided."""
        return self.ended_on is None or self.ended_on > day

    def end_by(self, day: date) -> date:
        """The last day of the term that runs on a day: an auto-renewing one goes on until it is ended."""
        last = day if self.ended_on is None else min(day, self.ended_on)
        end, turn = self.ends_on, 0
        while self.auto_renews and end < last:
            turn += 1
            end = months_before(self.ends_on, -YEAR * turn)
        return end

    def decision_by(self, day: date) -> date:
        """The decision date of the term that runs on a day: the last day of notice, else the end."""
        return self.end_by(day) - timedelta(days=self.notice_days)

    def in_force(self, day: date) -> bool:
        """Whether its term runs on a day; one lost or renewed runs to its end."""
        return self.starts_on <= day <= self.end_by(day)


class Silence(NamedTuple):
    """How many months of a term have begun, and how many of them saw no conversation."""

    months: int
    silent: int

    @property
    def share(self) -> int:
        """Percent of the months without a conversation."""
        return round(100 * self.silent / self.months) if self.months else 0


def silence(contract: Contract, conversations: Iterable[date], known_since: date, today: date) -> Silence:
    """The months of a term up to today, and those without a conversation.

    They count from the term's start, or from the day since which the diary knows the customer.
    """
    first, last = max(contract.starts_on, known_since), min(today, contract.end_by(today))
    starts: list[date] = []
    while (begins := months_before(first, -len(starts))) <= last:
        starts.append(begins)
    spoken = {sum(start <= day for start in starts) for day in conversations if first <= day <= last}
    return Silence(len(starts), len(starts) - len(spoken))


def renewed(contract: Contract, day: date, because: str | None = None, **terms: Any) -> tuple[Contract, Contract]:
    """The contract as renewed on a day, and its next term: as long as the old one, on the old terms but for `terms`.

    Raises Refused where it has ended already.
    """
    _still_open(contract)
    old = replace(contract, ended="renewed", ended_on=day, because=because)
    starts = terms.get("starts_on") or contract.end_by(day) + timedelta(days=1)
    ends = terms.get("ends_on") or _as_long(contract, starts)
    kept = {field.name: getattr(contract, field.name) for field in fields(contract)} | {"id": None, "price_on": None}
    fresh = {"signed_on": day, "renewed_from": contract.id, "ended": None, "ended_on": None, "because": None}
    return old, Contract(**kept | fresh | terms | {"starts_on": starts, "ends_on": ends})


def lost(contract: Contract, day: date, because: str) -> Contract:
    """The contract as lost on a day, for a reason; raises Refused where it has ended already."""
    _still_open(contract)
    return replace(contract, ended="lost", ended_on=day, because=because)


def _still_open(contract: Contract) -> None:
    if contract.ended:
        raise Refused(
            f"{contract.code} was {contract.ended} on {contract.ended_on} already.",
            f"retain contract edit {contract.code} --reopen",
        )


def _as_long(contract: Contract, starts: date) -> date:
    """The end of a term that starts on a day and lasts as long as a contract's: whole months where it has them."""
    after = contract.ends_on + timedelta(days=1)
    months = (after.year - contract.starts_on.year) * YEAR + after.month - contract.starts_on.month
    if months > 0 and months_before(contract.starts_on, -months) == after:
        return months_before(starts, -months) - timedelta(days=1)
    return starts + (contract.ends_on - contract.starts_on)


def business(sold: Sales | None, contracts: Iterable[Contract], today: date) -> Sales | None:
    """A customer's sales and contracts up to a day as one: business is a sale or a contract in force.

    A contract that isn't invoiced as sales adds its yearly value on the days it is in force; a renewed one's term
    ends before the next one's begins.
    """
    known = [contract for contract in contracts if contract.made_on <= today]
    if not known:
        return sold
    newer = {contract.renewed_from or 0: contract.starts_on for contract in known if contract.renewed_from}
    made = [contract.made_on for contract in known]
    ran = [max(contract.made_on, min(today, contract.end_by(today))) for contract in known]
    quarter = quarter_start(today)
    return Sales(
        min([*made, *([sold.first] if sold else [])]),
        max([*ran, *([sold.last] if sold else [])]),
        (sold.year if sold else 0) + _worth(known, newer, today),
        (sold.quarter if sold else 0) + _worth(known, newer, quarter),
        sold.orders if sold else (),
        dealt=max([*made, *([sold.last] if sold else [])]),
        fresh=max([min(made), *([sold.first] if sold else [])]),
    )


def _worth(contracts: Iterable[Contract], newer: dict[int, date], day: date) -> int:
    """The yearly value of contracts in force on a day that no sale holds."""
    return sum(
        contract.value
        for contract in contracts
        if not contract.invoiced and contract.in_force(day) and newer.get(contract.id or 0, date.max) > day
    )


def billed(sold: int, contracts: Iterable[Contract], today: date) -> int:
    """What a quarter bills in minor units: its sales, and a quarter of what no sale holds; 0 under a thousand."""
    found = sold + _worth(list(contracts), {}, today) // 4
    return found if found >= THOUSANDS else 0


def state(contract: Contract, today: date) -> str:
    """How a contract stands on a day: ahead, in force, over, renewed or lost."""
    if contract.ended and not contract.open_on(today):
        return contract.ended
    if today < contract.starts_on:
        return "ahead"
    return "in force" if contract.in_force(today) else "over"


class Course(NamedTuple):
    """A contract and how its term has gone by a day: its silent months, and how often its value was shown."""

    contract: Contract
    silence: Silence
    proofs: int = 0
