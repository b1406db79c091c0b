"""`retain away`: days off, and who covers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from retain.cli import choose
from retain.cli.options import sentence
from retain.domain import dates
from retain.domain.away import Away
from retain.domain.errors import Misused
from retain.render import leave as view
from retain.store.daily import leave as store

if TYPE_CHECKING:
    from datetime import date

    from retain.cli.context import Context

LONG = 91
"""Days that nobody is away by a slip of the finger."""
Span = Annotated[list[str] | None, typer.Argument(metavar="[FROM..TO]", help='The days: "24 dec..2 jan", or one.')]
Cover = Annotated[str, typer.Option("--cover", metavar="COLLEAGUE", help="Who covers: prints a sheet for them.")]
Out = Annotated[Path | None, typer.Option("-o", "--out", metavar="FILE", help="Write the sheet to a new file.")]
Remove = Annotated[bool, typer.Option("--remove", help="Take these days off the list again.")]


def register(app: typer.Typer, panel: str) -> None:
    app.command("away", rich_help_panel=panel)(away)


def away(ctx: typer.Context, days: Span = None, *, cover: Cover = "", out: Out = None, remove: Remove = False) -> None:
    """Enter days off: dates come forward, clocks wait. Alone, list them."""
    context = ctx.obj
    if out and not cover:
        raise Misused("-o writes the sheet for a colleague.", "Add --cover COLLEAGUE.")
    if not days:
        _list(context, changing=bool(cover or remove))
        return
    first, last = _span(context, days)
    if remove:
        _remove(context, first)
    else:
        _take(context, first, last, cover, out)


def _span(context: Context, days: list[str]) -> tuple[date, date]:
    return dates.span(sentence(days), context.today, context.settings.order)


def _list(context: Context, *, changing: bool) -> None:
    if changing:
        raise Misused("Which days?", 'For example: retain away "24 dec..2 jan" --cover Lee')
    with context.reading() as diary:
        found = store.listed(diary, context.policy)
    view.listed(context.screen, found)


def _remove(context: Context, first: date) -> None:
    with context.changing(f"away {first} --remove") as diary:
        leave = store.drop(diary, first, context.policy)
    view.removed(context.screen, leave)


def _take(context: Context, first: date, last: date, cover: str, out: Path | None) -> None:
    days = (last - first).days + 1
    if days > LONG:
        choose.agreed(context, days, f"Be away for {days} days, until {dates.said(last, context.today)}")
    colleague = choose.colleague(context, cover).id if cover else None
    with context.changing(f"away {first}..{last}") as diary:
        leave = store.take(diary, Away(first, last, context.today, colleague=colleague), context.policy)
        if out:
            from retain.exchange.outfile import written

            with written(out, force=False) as sheet:
                sheet.writelines(f"{line}\n" for line in view.sheet(leave, context.today))
    view.taken(context.screen, leave, context.today, with_sheet=bool(cover) and not out)
    if out:
        context.screen.say(f"The sheet is in {out}.")
