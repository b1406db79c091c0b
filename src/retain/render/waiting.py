"""How what others owe looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retain.domain.dates import days_said, said
from retain.render.columns import SENTENCE, Column

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from retain.domain.waiting import Waited
    from retain.render.columns import View
    from retain.render.screen import Screen


def show(screen: Screen, found: Sequence[Waited], today: date) -> None:
    """Show what others owe, oldest first."""
    screen.rows(_table(today) if screen.terminal else _rows(today), found, empty="Nobody owes you anything.")


def _rows(today: date) -> View[Waited]:
    """In JSON and in pipes."""
    return (
        Column("code", lambda one: one.code),
        Column("party", lambda one: one.party),
        Column("owes", lambda one: one.owes),
        Column("customer_code", lambda one: f"c{one.customer}", listed=False),
        Column("customer", lambda one: one.name),
        Column("text", lambda one: one.text),
        Column("since", lambda one: one.since, listed=False),
        Column("due_on", lambda one: one.due_on),
        Column("days_late", lambda one: one.days_late(today), right=True),
    )


def _table(today: date) -> View[Waited]:
    return (
        Column("code", lambda one: one.code),
        Column("owes", lambda one: one.owes if one.party == "colleague" else "they", cut=True),
        Column("customer", lambda one: one.name, cut=True),
        Column("what", lambda one: one.text, room=SENTENCE),
        Column("due", lambda one: _due(one, today), room=SENTENCE),
    )


def _due(one: Waited, today: date) -> str:
    if one.due_on is None:
        return f"open {days_said((today - one.since).days)}"
    late = one.days_late(today)
    return f"{days_said(late)} late" if late else said(one.due_on, today)
