"""A sale: an order or delivery."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Sale:
    """One order; `amount` and `margin` in minor units of the diary's currency, a credit below zero."""

    customer: int
    day: date
    amount: int
    id: int | None = None
    product: str | None = None
    margin: int | None = None
    delivered_on: date | None = None
    number: str | None = None

    @property
    def code(self) -> str:
        return f"s{self.id}"
