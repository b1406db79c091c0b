"""`retain brief`: one screen before the call."""

from __future__ import annotations

from typing import Annotated

import typer

from retain.cli import choose
from retain.cli.options import Explain, sentence
from retain.render import brief as view
from retain.store.daily.brief import brief as read


def register(app: typer.Typer, panel: str) -> None:
    app.command("brief", rich_help_panel=panel)(brief)


def brief(
    ctx: typer.Context,
    customer: Annotated[list[str], typer.Argument(metavar="CUSTOMER", help="A name, enough of it, or a code.")],
    *,
    explain: Explain = False,
) -> None:
    """Show one customer on one screen before the call."""
    context, chosen = ctx.obj, choose.customer(ctx.obj, sentence(customer))
    with context.reading() as diary:
        found = read(diary, chosen, context.policy)
    view.show(context.screen, found, context.today, context.settings.currency)
    if explain:
        from retain.render import figures

        figures.explain(context.screen, "brief")
