"""An opportunity: a need heard at a customer that is there already."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

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


def ended(opportunity: Opportunity, ending: str, day: date, because: str | None, amount: int | None) -> Opportunity:
    """The opportunity won or lost; raises Refused where it has ended already."""
    if opportunity.ended:
        raise Refused(
            f"{opportunity.code} was {opportunity.ended} on {opportunity.ended_on} already.",
            f"retain opportunity edit {opportunity.code} --reopen",
        )
    if ending == "lost" and not because:
        raise Refused("Why was it lost?", "Add --because TEXT.")
    worth = opportunity.amount if amount is None else amount
    return replace(opportunity, ended=ending, ended_on=day, because=because or None, amount=worth)


def edited(opportunity: Opportunity, **changes: Any) -> Opportunity:
    """The opportunity with what was corrected; raises Refused for a next step towards one that has ended."""
    changed = replace(opportunity, **changes)
    if changes.get("next_on") and changed.ended:
        raise Refused(
            f"{opportunity.code} was {changed.ended} on {changed.ended_on}: it has no next step.", "Add --reopen."
        )
    return changed


def as_of(opportunity: Opportunity, day: date) -> Opportunity:
    """The opportunity as it stood on a day: an ending still ahead hasn't happened."""
    if opportunity.ended_on is None or opportunity.ended_on <= day:
        return opportunity
    return replace(opportunity, ended=None, ended_on=None, because=None)
