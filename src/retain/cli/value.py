"""`retain value`: what is each worth?"""

from __future__ import annotations

from typing import Annotated

import typer

from retain.cli import choose
from retain.cli.options import Explain, Where, sentence
from retain.cli.typed import Named
from retain.render import value as view
from retain.store import worths

Limit = Annotated[int, typer.Option("--limit", metavar="N", min=0, help="The N worth most; 0 for all.")]


def register(app: typer.Typer, panel: str) -> None:
    app.command("value", rich_help_panel=panel)(value)


def value(
    ctx: typer.Context, name: Named = None, *, where: Where = "", limit: Limit = 20, explain: Explain = False
) -> None:
    """Show what customers are worth in 1, 2 and 10 years."""
    context, typed = ctx.obj, sentence(name)
    chosen = choose.customers(context, typed, where) if typed or where.strip() else None
    with context.reading() as diary:
        found = worths.read(diary, context.policy)
    view.show(context.screen, found, chosen, context.settings.currency, limit=limit, explain=explain)
