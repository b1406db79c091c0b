"""What a search found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from retain.domain.codes import LETTERS

_CODES = {noun: letter for letter, noun in LETTERS.items()}


@dataclass(frozen=True, slots=True)
class Hit:
    """Where the words stand; `place` is the customer's name, or those of a person's customers.

    `archived` is the customer, or the colleague.
    """

    noun: str
    number: int
    day: date
    place: str | None
    customer: int | None
    snippet: str
    archived: bool = False

    @property
    def code(self) -> str:
        return f"{_CODES[self.noun]}{self.number}"

    @property
    def is_name(self) -> bool:
        return self.noun in {"customer", "person", "colleague"}
