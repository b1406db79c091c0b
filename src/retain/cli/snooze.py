"""`retain snooze`: customers set aside until a day."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

from retain.cli import choose
from retain.cli.options import CustomerNames, Where, sentence
from retain.domain import dates
from retain.domain.errors import Misused
from retain.domain.settlements import Snooze
from retain.render import snoozed as view
from retain.store.daily.snoozes import snooze as store

if TYPE_CHECKING:
    from datetime import date

    from retain.cli.context import Context


def register(app: typer.Typer, panel: str) -> None:
    app.command("snooze", rich_help_panel=panel)(snooze)


def snooze(
    ctx: typer.Context,
    customer: CustomerNames = "",
    day: Annotated[list[str] | None, typer.Argument(metavar="DATE", help="The day they come back.")] = None,
    *,
    because: Annotated[str, typer.Option("--because", metavar="TEXT", help="Why.")] = "",
    asked: Annotated[bool, typer.Option("--asked", help="The customer asked for it: longer than 30 days.")] = False,
    where: Where = "",
) -> None:
    """Set customers aside until a day. What is promised and what is wrong still shows."""
    context = ctx.obj
    names, until = _read(context, [customer, *(day or [])], where)
    wanted = Snooze(0, context.today, until, because=because, asked=asked)
    chosen = choose.customers(context, names, where)
    choose.agreed(context, len(chosen), f"Set aside {choose.several(chosen)}")
    with context.changing(f"snooze {choose.called(chosen)}") as diary:
        found = store(diary, chosen, wanted, context.policy)
    view.show(context.screen, found, context.today)


def _read(context: Context, words: list[str], where: str) -> tuple[str, date]:
    """Whom and until when: with --where the words may be the date alone."""
    order = context.settings.order
    if where.strip() and words[0]:
        with suppress(dates.NotADate):
            return "", dates.parse(sentence(words), context.today, lean="future", order=order)
    if len(words) == 1:
        raise Misused("Until when?", "retain snooze CUSTOMER DATE, for example: retain snooze Acme next mon")
    return words[0], dates.parse(sentence(words[1:]), context.today, lean="future", order=order)
