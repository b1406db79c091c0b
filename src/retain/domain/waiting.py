"""What colleagues and customers owe: promises of theirs, and problems handed to a colleague (demand 38)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


class Waited(NamedTuple):
    """Something owed by another: `owes` names who, `party` is colleague or customer; a problem may have no due day."""

    code: str
    party: str
    owes: str
    customer: int
    name: str
    text: str
    since: date
    due_on: date | None

    def days_late(self, today: date) -> int:
        """Days past its due day, 0 while it isn't."""
        return max(0, (today - self.due_on).days) if self.due_on else 0


def ordered(found: Iterable[Waited]) -> list[Waited]:
    """The oldest due first; what has no due day counts from the day it began."""
    return sorted(found, key=lambda one: (one.due_on or one.since, one.since, one.name, one.code))
