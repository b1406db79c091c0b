"""`retain plan`: the coming weeks, what the rep's time can keep, and how the list was followed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from retain.cli.options import Explain, Where
from retain.domain import plan as rule
from retain.domain.errors import Misused
from retain.render import figures
from retain.render import plan as view
from retain.store import adherence as followed
from retain.store import planning
from retain.store.selection import numbers

if TYPE_CHECKING:
    from retain.cli.context import Context


def register(app: typer.Typer, panel: str) -> None:
    app.command("plan", rich_help_panel=panel)(plan)


def plan(
    ctx: typer.Context,
    *,
    weeks: Annotated[
        int, typer.Option("--weeks", metavar="N", min=1, max=26, help="How many weeks ahead.")
    ] = rule.WEEKS,
    minutes: Annotated[
        int,
        typer.Option(
            "--minutes",
            metavar="N",
            min=0,
            max=720,
            show_default=False,
            help="Minutes you have a day; else your setting's.",
        ),
    ] = 0,
    where: Where = "",
    fit: Annotated[
        str, typer.Option("--fit", metavar="45m", help="Which cadences so much time a day keeps, and a year of it.")
    ] = "",
    adherence: Annotated[
        bool, typer.Option("--adherence", help="How many rows were settled in time, and your streak.")
    ] = False,
    explain: Explain = False,
) -> None:
    """Show the coming weeks: whom on which day, how full each is."""
    context = ctx.obj
    if sum(map(bool, (adherence, fit, where))) > 1:
        raise Misused("--fit, --adherence and --where are about different things.", "Ask for one at a time.")
    if fit:
        from retain.cli import fitting

        fitting.show(context, fit)
    elif adherence:
        with context.reading() as diary:
            found, streak = followed.adherence(diary, context.policy), followed.streak(diary, context.policy)
        view.show_adherence(context.screen, found, streak, context.today)
    else:
        _show(context, where, weeks, minutes)
    if explain:
        figures.explain(context.screen, "plan --fit" if fit else "plan --adherence" if adherence else "plan")


def _show(context: Context, where: str, weeks: int, minutes: int) -> None:
    policy = context.policy._replace(minutes_a_day=minutes or context.policy.minutes_a_day)
    with context.reading() as diary:
        book, kinds = planning.read(diary, rule.WEEK * weeks)
        among = numbers(diary, where, policy) if where else None
        days = rule.plan(book, policy, context.today, kinds, weeks=weeks, among=among)
        told = context.screen.terminal and not where
        own = followed.quick(diary, policy, len(book.standings)) if told else None
        streak = followed.streak(diary, policy) if told else None
    view.show(context.screen, days, context.today, own, streak)
