"""`retain person map`: how widely an account is held."""

from __future__ import annotations

from typing import Annotated

import typer

from retain.cli import choose
from retain.cli.options import sentence
from retain.domain.coverage import is_wide
from retain.render import coverage as view
from retain.store.daily.coverage import coverage
from retain.store.selection import standing

At = Annotated[list[str], typer.Argument(metavar="CUSTOMER", help="A customer's name, or enough of it, or its code.")]


def mapped(ctx: typer.Context, customer: At) -> None:
    """Map a customer's people against your side: who met whom."""
    context, place = ctx.obj, choose.customer(ctx.obj, sentence(customer))
    with context.reading() as diary:
        found = coverage(diary, place.id or 0)
        status, tier = standing(diary, context.policy).get(place.id or 0, (None, None))
    view.show(context.screen, place, found, wide=is_wide(status, tier, solo=place.solo))
