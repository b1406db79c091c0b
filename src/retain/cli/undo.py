"""`retain undo`: take a change back."""

from __future__ import annotations

from typing import Annotated

import typer

from retain.render import history as view
from retain.store import history


def register(app: typer.Typer, panel: str) -> None:
    app.command("undo", rich_help_panel=panel)(undo)


def undo(
    ctx: typer.Context,
    number: Annotated[int | None, typer.Argument(metavar="[N]", help="A change of `retain history`.")] = None,
) -> None:
    """Take back the newest change not yet undone, or change N. Undoing an undo puts it back."""
    context = ctx.obj
    with context.watching(context.diary(create=True)), context.changing("undo") as diary:
        taken = history.undo(diary, number)
        (own,) = history.changes(diary, 1)
    view.undone(context.screen, taken, own)
