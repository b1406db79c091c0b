"""`retain tiers`: who is A, B and C by value, and what the top holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from retain.cli.options import Explain, Where
from retain.cli.typed import OnlyTier
from retain.cli.typed import tier as read_tier
from retain.render import figures
from retain.render import ranking as view
from retain.store.daily.ranking import ranking
from retain.store.selection import numbers

if TYPE_CHECKING:
    from collections.abc import Collection

    from retain.domain.ranking import Ranked, Ranking


def register(app: typer.Typer, panel: str) -> None:
    app.command("tiers", rich_help_panel=panel)(tiers)


def tiers(
    ctx: typer.Context,
    tier: OnlyTier = "",
    where: Where = "",
    *,
    explain: Explain = False,
) -> None:
    """Show who is A, B and C by value, and what the top holds."""
    context, wanted = ctx.obj, read_tier(tier)
    with context.reading() as diary:
        found = ranking(diary, context.policy)
        among = numbers(diary, where, context.policy) if where.strip() else None
    view.show(context.screen, found, _chosen(found, wanted, among), context.settings.currency)
    if explain:
        figures.explain(context.screen, "tiers")


def _chosen(found: Ranking, tier: str, among: Collection[int] | None) -> list[Ranked]:
    return [
        one for one in found.customers if (not tier or one.tier == tier) and (among is None or one.customer in among)
    ]
