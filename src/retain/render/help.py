"""The help pages; that on `due` is made from the table of reasons."""

from __future__ import annotations

from importlib import resources
from textwrap import wrap
from typing import TYPE_CHECKING

from retain.domain.figures import FIGURES
from retain.domain.reasons import REASONS
from retain.domain.riders import RIDERS
from retain.render.columns import Column, View
from retain.render.figures import Figure
from retain.render.figures import figures as written

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
FIGURE: View[Figure] = (
    Column("figure", lambda one: one.figure),
    Column("unit", lambda one: FIGURES[one.figure].unit if one.figure in FIGURES else None),
    Column("formula", lambda one: one.formula),
    Column("window", lambda one: one.window or None),
    Column("source", lambda one: one.source or None),
)
"""Those of the reports have their window and source in the formula."""
WIDE = 116
"""Letters of a line that explains."""
PAGES = {
    "due": "who is due, in what order, and every reason",
    "figures": "each figure's formula, window and source",
    "files": "what an import reads and an export writes",
    "hooks": "your own programs, run after each change",
    "json": "what each command prints with --json",
    "privacy": "what stays in the diary",
    "recovery": "undo, backups, exit codes",
    "standing": "how a relationship stands: ladder, touches, loyalty, mood, coverage",
}


def topics(screen: Screen) -> None:
    """List the topics."""
    screen.rows((Column("topic", lambda row: row[0]), Column("about", lambda row: row[1])), PAGES.items())


def due(screen: Screen) -> None:
    """Explain the due list: the order, then every reason, then how a year of it goes."""
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
            screen.text(f"  {label:<11}{text}")
    screen.line("\n# What rides on a row that is due anyway, two at most; `retain brief` shows all")
    for rider in RIDERS:
        screen.text(f"\n{rider.name}\n  {'rides':<11}{rider.starts}\n  {'ends':<11}{rider.ends}")
    screen.line("")
    page(screen, "due_played")


def figures(screen: Screen) -> None:
    """Explain the figures: what they have in common, then the formula of each."""
    if screen.json:
        told = [Figure(name, one.formula, "", "") for name, one in FIGURES.items()]
        screen.rows(FIGURE, [*written().values(), *told])
        return
    page(screen, "figures")
    wide = min(WIDE, screen.console.width - 2) if screen.terminal else WIDE
    for name, one in FIGURES.items():
        unit = "" if one.unit == "money" else f" ({one.unit})"
        screen.line(f"\n{name.replace('_', ' ')}{unit}")
        for line in wrap(one.formula, wide):
            screen.line(f"  {line}")


def page(screen: Screen, topic: str) -> None:
    """Show a written page."""
    screen.text(resources.files("retain.help").joinpath(f"{topic}.md").read_text(encoding="utf-8"))
