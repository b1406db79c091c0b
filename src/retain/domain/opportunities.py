"""An opportunity: a need heard at a customer that is there already."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from retain.domain.errors import Misused, Refused

OPPORTUNITY_ENDINGS = ("won", "lost")


@dataclass(frozen=True, slots=True)
class Opportunity:
    """What changed at a customer, what it may bring (minor units), and the next step with its day.

    `entry` is the diary line it was heard in; `because` says why it was won or lost.
    """

    customer: int
    text: str
    heard_on: date
    id: int | None = None
    entry: int | None = None
    amount: int | None = None
    next_step: str | None = None
    next_on: date | None = None
    ended: str | None = None
    ended_on: date | None = None
    because: str | None = None

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise Refused("An opportunity needs words: what changed.", 'retain opportunity add NAME "opens a branch"')
        if self.ended is not None and self.ended not in OPPORTUNITY_ENDINGS:
            raise Misused(f"{self.ended} is no ending.", f"One of: {', '.join(OPPORTUNITY_ENDINGS)}.")
        if (self.ended is None) != (self.ended_on is None):
            raise Refused("An ending and its day stand together.")
        if self.ended_on is not None and self.ended_on < self.heard_on:
            raise Refused(f"It can't end on {self.ended_on}, before it was heard on {self.heard_on}.")

    @property
    def code(self) -> str:
        return f"o{self.id}"

    def open_on(self, day: date) -> bool:
        """Whether it was heard by a day and neither won nor lost by then."""
        return self.heard_on <= day and (self.ended_on is None or self.ended_on > day)
