"""What was said of a customer's status, one statement after another: each holds from its day until the next one's."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from retain.domain.customers import AUTO, check_said

if TYPE_CHECKING:
    from collections.abc import Iterable

    from retain.domain.customers import Customer


@dataclass(frozen=True, slots=True)
class Statement:
    """A status that was said of a customer before the newest one, which stands with the customer itself.

    With `auto` it followed from business again; without a day it held from the beginning.
    """

    customer: int
    status: str
    day: date | None = None
    because: str | None = None
    id: int | None = None

    def __post_init__(self) -> None:
        check_said(self.status)

    @property
    def since(self) -> date:
        """The first day it held."""
        return self.day or date.min


def newest(customer: Customer) -> Statement | None:
    """What was said of a customer last; None where nothing ever was."""
    if customer.said is None:
        return None
    return Statement(customer.id or 0, customer.said, customer.said_on, customer.said_because)


def stated(customer: Customer) -> str | None:
    """The status that was said of a customer; None where it follows from business."""
    return None if customer.said == AUTO else customer.said


def before(said: Iterable[Statement], now: Statement) -> list[Statement]:
    """What stays true beside a newer statement, oldest first: it holds from its day on, whatever was said of later."""
    return sorted((one for one in said if one.since < now.since), key=lambda one: one.since)


def restated(customer: Customer, said: Statement | None) -> Customer:
    """A customer of whom that is the newest statement."""
    if said is None:
        return replace(customer, said=None, said_on=None, said_because=None)
    return replace(customer, said=said.status, said_on=said.day, said_because=said.because)
