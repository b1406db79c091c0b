"""`retain lost`: says that a customer is lost and replays how; alone, what losses had in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from retain.cli import choose
from retain.cli.options import Explain
from retain.cli.typed import day
from retain.domain.dates import said
from retain.domain.drafts import happened
from retain.domain.errors import Misused, Refused
from retain.domain.names import short
from retain.render import figures
from retain.render import losses as losses_view
from retain.render import replay as view
from retain.store import replays
from retain.store.daily.statements import known
from retain.store.losses import losses

if TYPE_CHECKING:
    from retain.cli.context import Context
    from retain.domain.customers import Customer

EXAMPLE = "cheaper offer from next door"


def register(app: typer.Typer, panel: str) -> None:
    app.command("lost", rich_help_panel=panel)(lost)


def lost(
    ctx: typer.Context,
    customer: Annotated[str, typer.Argument(metavar="[CUSTOMER]", help="A customer's name, or its code.")] = "",
    reason: Annotated[list[str] | None, typer.Argument(metavar="[REASON]", help="Why, in your words.")] = None,
    *,
    on: Annotated[str, typer.Option("--on", metavar="DATE", help="The day it was lost, today unless said.")] = "",
    explain: Explain = False,
) -> None:
    """Say that a customer is lost, and why; replay how. Alone, tell what losses had in common."""
    context = ctx.obj
    if not customer:
        _pattern(context, on, explain=explain)
        return
    name, because = choose.named(context, customer, " ".join(reason or ()))
    chosen = choose.customer(context, name)
    with context.reading() as diary:
        (shown,) = known(diary, [chosen])
        is_lost = replays.state_of(diary, shown, context.policy) == "lost"
    gone = _known(shown, because, on, context) if is_lost else _lose(context, chosen, because, on)
    with context.reading() as diary:
        found = replays.replayed(diary, gone, context.policy, context.settings.currency)
    view.show(context.screen, found, context.today, said_now=not is_lost)


def _pattern(context: Context, on: str, *, explain: bool) -> None:
    if on:
        raise Misused("Who was lost that day?", f'retain lost CUSTOMER "{EXAMPLE}" --on DATE')
    with context.reading() as diary:
        found = losses(diary, context.policy)
    losses_view.show(context.screen, found, context.today, context.settings.currency)
    if explain:
        figures.explain(context.screen, "lost")


def _known(customer: Customer, because: str, on: str, context: Context) -> Customer:
    """A customer that is lost already, to be replayed; raises Refused where it was to be lost once more."""
    if because or on:
        when = f" on {said(customer.said_on, context.today)}" if customer.said_on else ""
        same = f" --on {customer.said_on}" if customer.said_on else ""
        raise Refused(
            f"{customer.name} was lost{when} already: {customer.said_because}.",
            f"retain customer edit c{customer.id} --status lost{same} --because TEXT changes that.",
        )
    return customer


def _lose(context: Context, customer: Customer, because: str, on: str) -> Customer:
    known_on = happened(day(context, on, "past") or context.today, context.today)
    why = because or _asked(context, customer)
    with context.changing(f"lost {short(customer.name)}") as diary:
        return replays.lose(diary, customer, known_on, why, context.policy)


def _asked(context: Context, customer: Customer) -> str:
    """Why it was lost, asked on a terminal; raises Refused without an answer."""
    why = choose.answer(context, f"Why was {customer.name} lost? As: {EXAMPLE}") if context.interactive else ""
    if not why:
        raise Refused("A loss is said with its reason.", f'retain lost c{customer.id} "{EXAMPLE}"')
    return why
