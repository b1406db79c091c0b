"""What `snooze` answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retain.domain import reasons
from retain.domain.dates import said
from retain.domain.policy import LONGEST_INTERVAL
from retain.render.columns import Column
from retain.render.safe import safe

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from retain.domain.snoozes import Snoozed
    from retain.render.columns import View
    from retain.render.screen import Screen

SNOOZED: View[Snoozed] = (
    Column("customer_code", lambda one: f"c{one.snooze.customer}"),
    Column("customer", lambda one: one.name),
    Column("until", lambda one: one.snooze.until),
    Column("back_on", lambda one: one.back if one.stands else None),
    Column("because", lambda one: one.snooze.because or None),
    Column("asked", lambda one: one.snooze.asked),
    Column("still", lambda one: [owed.code for owed in one.still]),
)


def show(screen: Screen, found: Sequence[Snoozed], today: date) -> None:
    """Say until when each customer is really set aside, and what shows all the while; JSON: an array."""
    if screen.json:
        screen.rows(SNOOZED, found)
        return
    for one in found:
        screen.line(safe(f"{one.name} (c{one.snooze.customer}) {_says(one, today)}"))
        for owed in one.still:
            screen.line(safe(f"  still shows: {owed.code} {reasons.says(owed, today)}"))


def _says(one: Snoozed, today: date) -> str:
    if not one.stands:
        return f"isn't set aside: {LONGEST_INTERVAL} days after its last touch ended {said(one.back, today)}"
    why = f" ({one.snooze.because})" if one.snooze.because else ""
    limit = f"; not {said(one.snooze.until, today)}: {LONGEST_INTERVAL} days after the last touch are the most"
    return f"is set aside{why}, back {said(one.back, today)}{limit if one.limited else ''}"
