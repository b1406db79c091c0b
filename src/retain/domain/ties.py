"""Who is a customer on a day: a contract in force, else a sale within the window (SPEC, Words)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from retain.domain.standings import ACTIVE_DAYS, Sales, Standing, status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from retain.domain.contracts import Contract

Term = tuple["date", "date"]


class Tie(NamedTuple):
    """What tells on any day whether somebody is a customer, its sales aside; `terms` are those of its contracts."""

    customer: int
    came_on: date
    said: str | None = None
    said_on: date | None = None
    archived_on: date | None = None
    terms: tuple[Term, ...] = ()

    def status(self, sold: Sales | None, day: date) -> str:
        """What it was by what was said and sold."""
        return status(Standing(self.customer, "", "", self.came_on, said=self.said, said_on=self.said_on), sold, day)


def terms(contracts: Iterable[Contract], today: date) -> tuple[Term, ...]:
    """The first and last days of contracts, as known today; one renewed lasts until the next one begins."""
    some = list(contracts)
    begun = {one.renewed_from: one.starts_on - timedelta(days=1) for one in some if one.renewed_from}
    return tuple((one.made_on, max(one.end_by(today), begun.get(one.id or 0, one.starts_on))) for one in some)


def customers(ties: Iterable[Tie], last_sales: Mapping[int, date], day: date, *, recorded: bool) -> frozenset[int]:
    """Who is a customer on a day, given each one's newest sale by then.

    In a book where no business is `recorded`, whoever came and wasn't said to be lost or past; else nobody without
    business, of whom nothing tells whether it stayed.
    """
    there = (tie for tie in ties if tie.archived_on is None or tie.archived_on > day)
    if not recorded:
        return frozenset(tie.customer for tie in there if tie.came_on <= day and tie.status(None, day) == "active")
    return frozenset(tie.customer for tie in there if _does_business(tie, last_sales.get(tie.customer), day))


def _does_business(tie: Tie, last_sale: date | None, day: date) -> bool:
    if not tie.terms and tie.said is None:
        return last_sale is not None and (day - last_sale).days <= ACTIVE_DAYS
    made = [term for term in tie.terms if term[0] <= day]
    over = max((last for _, last in made), default=None)
    last = day if over and over >= day else last_sale
    if last is None or (over and last <= over < day):
        return False
    dealt = max([first for first, _ in made] + ([last_sale] if last_sale else []))
    return tie.status(Sales(last, last, dealt=dealt), day) == "active"
