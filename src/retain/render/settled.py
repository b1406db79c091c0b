"""What `done` answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retain.domain.dates import days_said
from retain.render import logged
from retain.render.safe import safe

if TYPE_CHECKING:
    from datetime import date

    from retain.domain.outcome import Settled
    from retain.render.screen import Screen


def show(screen: Screen, result: Settled, today: date) -> None:
    """Say what was settled for whom, and what comes next."""
    if screen.json:
        entry = logged.as_json(result.customer, result.logged, None)["code"] if result.logged else None
        ending = {"code": result.code, "customer": result.customer, "as": _as(result), "entry": entry}
        ending["by"] = result.ending.by or (result.logged.by if result.logged else None) or None
        screen.document(ending | logged.outcome_json(result.outcome))
        if result.logged:
            logged.unmet(screen, [(result.customer, result.logged.entry.id, result.logged.marked)])
        return
    late = f" {days_said(result.late)} late" if result.late and _as(result) == "kept" else ""
    by = f" by {result.ending.by}" if result.ending.by and result.code[0] == "g" else ""
    screen.line(safe(f"{result.code} {_as(result)}{late}{by}: {result.customer}"))
    if result.logged:
        logged.show(screen, result.customer, result.logged, None, today)
    logged.tell(screen, result.outcome, today)


def _as(result: Settled) -> str:
    letter, step = result.code[0], "-" in result.code
    if letter == "p" and not step and not result.ending.noted:
        return result.ending.promise
    if letter == "g" and not step:
        return "answered" if result.ending.answered else "solved"
    return "done"
