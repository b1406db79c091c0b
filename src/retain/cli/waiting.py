"""`retain waiting`: what colleagues and customers owe."""

from __future__ import annotations

import typer

from retain.cli import choose
from retain.cli.typed import Where
from retain.render import waiting as view
from retain.store.daily.waiting import waiting as read


def register(app: typer.Typer, panel: str) -> None:
    app.command("waiting", rich_help_panel=panel)(waiting)


def waiting(ctx: typer.Context, where: Where = "") -> None:
    """Show what colleagues and customers owe, oldest first."""
    among = choose.among(ctx.obj, where)
    with ctx.obj.reading() as diary:
        found = read(diary, among)
    view.show(ctx.obj.screen, found, ctx.obj.today)
