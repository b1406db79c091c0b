"""`retain wall`: the whole book on one screen."""

from __future__ import annotations

from typing import Annotated

import typer

from retain.cli import choose
from retain.cli.options import Explain, Where
from retain.cli.typed import OnlyTier
from retain.cli.typed import tier as read_tier
from retain.domain.wall import LONGEST
from retain.render import figures
from retain.render import hours as hours_view
from retain.render import wall as view
from retain.store import wall as store
from retain.store.daily.hours import tries


def register(app: typer.Typer, panel: str) -> None:
    app.command("wall", rich_help_panel=panel)(wall)


def wall(
    ctx: typer.Context,
    *,
    where: Where = "",
    tier: OnlyTier = "",
    weeks: Annotated[
        int, typer.Option("--weeks", metavar="N", min=1, max=LONGEST, help="As many weeks as fit, this many at most.")
    ] = 52,
    hours: Annotated[
        bool, typer.Option("--hours", help="Instead: when calls were connected, hour by weekday.")
    ] = False,
    explain: Explain = False,
) -> None:
    """Show who was contacted how in each week, and who is silent."""
    context, chosen = ctx.obj, read_tier(tier)
    among = choose.among(context, where)
    with context.reading() as diary:
        found = store.wall(diary, context.policy, weeks, among, chosen)
        calls = tries(diary, {row.account.standing.id for row in found.rows}) if hours else []
    if hours:
        hours_view.show(context.screen, calls)
        if explain:
            figures.explain(context.screen, "wall")
    else:
        view.show(context.screen, found)
