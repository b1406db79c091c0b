"""What sets a row of `due` aside or settles it, where no entry of the right kind does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from retain.domain.dates import said
from retain.domain.errors import Refused

LONGEST_SNOOZE = 30
"""Days, unless the customer asked (SPEC section 4, Leaving)."""


@dataclass(frozen=True, slots=True)
class Settlement:
    """`done CODE` on a derived row: `code` names its source and step, as in "s812-check"; `due_on` the step's day."""

    customer: int
    code: str
    due_on: date
    day: date
    id: int | None = None
    entry: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Snooze:
    """A customer set aside until a day; `asked` when the customer wished it."""

    customer: int
    made_on: date
    until: date
    id: int | None = None
    because: str = ""
    asked: bool = False

    def __post_init__(self) -> None:
        if self.until <= self.made_on:
            raise Refused(f"A snooze until {self.until} is over before it starts.", "Name a day after today.")
        if not self.asked and (self.until - self.made_on).days > LONGEST_SNOOZE:
            raise Refused(
                f"A snooze ends at most {LONGEST_SNOOZE} days on, not {said(self.until, self.made_on)}.",
                "Add --asked when the customer asked for it.",
            )
