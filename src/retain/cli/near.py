"""`retain near`: who could be visited in a town."""

from __future__ import annotations

from typing import Annotated

import typer

from retain.cli import choose
from retain.cli.options import sentence
from retain.cli.typed import Where
from retain.render import nearby as view
from retain.store.daily.nearby import near as read


def register(app: typer.Typer, panel: str) -> None:
    app.command("near", rich_help_panel=panel)(near)


def near(
    ctx: typer.Context,
    town: Annotated[list[str], typer.Argument(metavar="TOWN", help="A town, or how a postcode begins.")],
    where: Where = "",
) -> None:
    """Show who in a town is due a visit, open promises on top. A visit due within 30 days counts."""
    context, typed = ctx.obj, sentence(town)
    among = choose.among(context, where)
    with context.reading() as diary:
        found = read(diary, typed, context.policy, among)
    view.show(context.screen, found, typed, context.today)
