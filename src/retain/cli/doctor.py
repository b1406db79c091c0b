"""`retain doctor`: whether the diary and the settings are sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from retain.render.columns import Column, View

if TYPE_CHECKING:
    from retain.store.check import Finding

FINDINGS: View[Finding] = (
    Column("what", lambda one: one.what),
    Column("state", lambda one: "wrong" if one.wrong else "sound"),
    Column("wrong", lambda one: one.wrong or None),
    Column("mend", lambda one: one.mend if one.wrong else None),
)


def register(app: typer.Typer, panel: str) -> None:
    app.command("doctor", rich_help_panel=panel)(doctor)


def doctor(ctx: typer.Context) -> None:
    """Check that the diary is whole. Exit 1 where anything is wrong."""
    from retain.store.check import findings

    context = ctx.obj
    _ = context.settings  # refused by their own sentence where they can't be read
    with context.reading() as diary:
        found = list(findings(diary))
    context.screen.rows(FINDINGS, found)
    if any(one.wrong for one in found):
        raise typer.Exit(1)
