"""`retain report`: what a period showed, beside the one before it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from retain.cli.options import Where
from retain.cli.typed import day
from retain.domain.errors import NotFound
from retain.domain.report import PAGES, window
from retain.render import report as view
from retain.render.report_page import Look
from retain.store.reporting import report as read

if TYPE_CHECKING:
    from retain.cli.context import Context
    from retain.domain.report import Window

Named = Annotated[str, typer.Argument(metavar="[PAGE]", help=f"One of: {', '.join(PAGES)}.")]
Since = Annotated[str, typer.Option("--since", metavar="DATE", help="The period's first day; else the last 90 days.")]
Until = Annotated[str, typer.Option("--until", metavar="DATE", help="The period's last day; else today.")]


def register(app: typer.Typer, panel: str) -> None:
    app.command("report", rich_help_panel=panel)(report)


def report(
    ctx: typer.Context,
    page: Named = "",
    *,
    since: Since = "",
    until: Until = "",
    where: Where = "",
    everything: Annotated[
        bool, typer.Option("--all", help="Every row, and who is missing this month on any day of it.")
    ] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Print each figure's formula below it.")] = False,
) -> None:
    """Show attention, problems, growth and relationships."""
    context, pages = ctx.obj, _pages(page)
    period = _period(context, since, until)
    with context.reading() as diary:
        found = read(diary, context.policy, period, pages, where, everything=everything or context.screen.json)
    look = Look(context.settings.currency, explain, everything)
    view.show(context.screen, found, context.today, look, digest=not page)


def _pages(typed: str) -> tuple[str, ...]:
    """The page that was named, else all of them."""
    if typed and typed.lower() not in PAGES:
        raise NotFound(
            f"There is no report called {typed!r}.", f"One of: {', '.join(PAGES)}; or `retain report` alone."
        )
    return (typed.lower(),) if typed else PAGES


def _period(context: Context, since: str, until: str) -> Window:
    return window(day(context, since, "past"), day(context, until, "past"), context.today)
