"""`retain merge`: two customers that are one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from retain.cli import choose
from retain.domain.errors import Misused
from retain.domain.names import short
from retain.render import merge as view
from retain.store import merging

if TYPE_CHECKING:
    from retain.cli.context import Context

Kept = Annotated[
    str, typer.Argument(metavar="[CUSTOMER]", help="The one that stays; without any, likely pairs are listed.")
]
Other = Annotated[str, typer.Argument(metavar="[OTHER]", help="The one that becomes part of it.")]


def register(app: typer.Typer, panel: str) -> None:
    """Add the verb to the program."""
    app.command("merge", rich_help_panel=panel)(merge)


def merge(ctx: typer.Context, customer: Kept = "", other: Other = "") -> None:
    """Make two customers one. Without names, list those that may be one."""
    context = ctx.obj
    if not customer:
        propose(context)
        return
    if not other:
        raise Misused("A merge takes two customers.", f'retain merge "{short(customer)}" OTHER')
    kept, gone = choose.customer(context, customer), choose.customer(context, other)
    with context.changing(f"merge {short(gone.name)} into {short(kept.name)}") as diary:
        moved = merging.merge(diary, kept, gone)
    view.merged(context.screen, kept, gone, moved)


def propose(context: Context) -> None:
    """List the customers that may be one."""
    with context.reading() as diary:
        found = merging.proposals(diary)
    context.screen.rows(view.LIKENESS, found, empty="No two customers look like one.")
