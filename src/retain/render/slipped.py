"""What `slip` answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retain.domain.dates import said
from retain.domain.outcome import Outcome
from retain.render import logged
from retain.render.safe import safe

if TYPE_CHECKING:
    from datetime import date

    from retain.domain.slips import Slipped
    from retain.render.screen import Screen


def show(screen: Screen, result: Slipped, today: date) -> None:
    """Say what slipped from which day to which, whether the customer knows, and what comes next."""
    promise, slip = result.promise, result.slip
    if screen.json:
        moved = {
            "code": promise.code,
            "customer_code": f"c{promise.customer}",
            "customer": result.customer,
            "text": promise.text,
            "from_on": slip.from_on,
            "to_on": slip.to_on,
            "told": slip.told,
        }
        screen.document(moved | {"next": logged.outcome_json(Outcome((), result.next))["next"]})
        return
    screen.line(safe(f"{promise.code} {promise.text}: {result.customer} (c{promise.customer})"))
    screen.line(f"due {said(slip.to_on, today)}; it was {said(slip.from_on, today)}{_told(result)}")
    if result.counts and slip.told is None:
        screen.say("Nobody said whether they know: it counts as not told. `retain undo`, then --told or --not-told.")
    logged.tell(screen, Outcome((), result.next), today)


def _told(result: Slipped) -> str:
    if not result.counts or result.slip.told is None:
        return ""
    if not result.slip.told:
        return "; not told"
    return "; told before it was due" if result.slip.day <= result.promise.due_on else "; told after it was due"
