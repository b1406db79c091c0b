"""The help pages; that on `due` is made from the table of reasons."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

from retain.domain.reasons import REASONS
from retain.domain.riders import RIDERS
from retain.render.columns import Column, View

if TYPE_CHECKING:
    from retain.domain.reasons import Reason
    from retain.render.screen import Screen

REASON: View[Reason] = (
    Column("reason", lambda reason: reason.name),
    Column("starts", lambda reason: reason.starts),
    Column("ends", lambda reason: reason.ends),
    Column("band", lambda reason: reason.band),
    Column("score", lambda reason: reason.score),
    Column("settled_by", lambda reason: reason.settled_by),
    Column("code", lambda reason: reason.code),
)
PAGES = {
    "due": "who is due, in what order, and every reason",
    "figures": "each figure's formula, window and source",
    "json": "what each command prints with --json",
    "privacy": "what stays in the diary",
    "recovery": "undo, backups, exit codes",
}


def topics(screen: Screen) -> None:
    """List the topics."""
    screen.rows((Column("topic", lambda row: row[0]), Column("about", lambda row: row[1])), PAGES.items())


def due(screen: Screen) -> None:
    """Explain the due list: the order, then every reason."""
    if screen.json:
        screen.rows(REASON, REASONS)
        return
    page(screen, "due")
    for reason in REASONS:
        screen.line(f"\n{reason.name}  ({reason.code})")
        for label, text in (
            ("starts", reason.starts), ("ends", reason.ends), ("band", reason.band), ("score", reason.score),
            ("settled by", reason.settled_by), ("proposes", reason.proposes or "what the clocks ask for"),
        ):  # fmt: skip
            screen.line(f"  {label:<11}{text}")
    screen.line("\n# What rides on a row that is due anyway, two at most; `retain brief` shows all")
    for rider in RIDERS:
        screen.line(f"\n{rider.name}\n  {'rides':<11}{rider.starts}\n  {'ends':<11}{rider.ends}")


def page(screen: Screen, topic: str) -> None:
    """Show a written page."""
    screen.text(resources.files("retain.help").joinpath(f"{topic}.md").read_text(encoding="utf-8"))
