"""`retain opportunity`: a need heard at a customer, what it may bring, and the next step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from retain.cli import choose
from retain.cli.options import Customer, sentence
from retain.cli.typed import Coded, Named, Text, Where, Whose, amount, gathered, given, number, past
from retain.domain import money
from retain.domain.drafts import UNDATED
from retain.domain.names import short
from retain.domain.opportunities import Opportunity, edited, ended
from retain.domain.pledges import pledged
from retain.render import echo
from retain.render.opportunity import OPPORTUNITY
from retain.store import growth
from retain.store.books import Books

if TYPE_CHECKING:
    from datetime import date

    from retain.cli.context import Context

All = Annotated[bool, typer.Option("--all", help="Won and lost ones too.")]
On = Annotated[str | None, typer.Option("--on", metavar="DATE", help="The day; else today.")]
Worth = Annotated[str | None, typer.Option("--amount", metavar="AMOUNT", help="What it brings.")]


@dataclass(frozen=True, slots=True)
class Said:
    """The options of an opportunity; a text of "" takes the value away."""

    amount: Annotated[str | None, typer.Option(metavar="AMOUNT", help="What it may bring.")] = None
    next: Annotated[
        str | None, typer.Option("--next", metavar="TEXT", help='The next step: "send drawings by fri".')
    ] = None
    on: Annotated[str | None, typer.Option(metavar="DATE", help="The day it was heard; else today.")] = None
    entry: Annotated[str | None, typer.Option(metavar="CODE", help="The entry it was heard in.")] = None


def register(app: typer.Typer, panel: str) -> None:
    group = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
    app.add_typer(group, name="opportunity", rich_help_panel=panel, help="Needs heard, and the next step to each.")
    group.command("add")(gathered(add))
    group.command("list")(listed)
    group.command("show")(show)
    group.command("edit")(gathered(edit))
    group.command("win")(win)
    group.command("lose")(lose)
    group.command("remove")(remove)


def add(ctx: typer.Context, customer: Customer, said: Said, text: Text = None) -> None:
    """Write down a need heard, in your words."""
    context, of = ctx.obj, choose.customer(ctx.obj, customer)
    new = Opportunity(of.id or 0, sentence(text), **({"heard_on": context.today} | _fields(context, said)))
    with context.changing(f"opportunity add {short(of.name)}") as diary:
        growth.check_source(diary, new)
        folder = growth.opportunity(diary, Books(diary).add(new))
    echo.added(context.screen, OPPORTUNITY, folder, context.today)


def listed(ctx: typer.Context, name: Named = None, where: Where = "", *, every: All = False) -> None:
    """List open opportunities, the largest first, then the oldest."""
    context, scope = ctx.obj, choose.scope(ctx.obj, sentence(name), where)
    with context.reading() as diary:
        found = growth.opportunities(diary, scope, every=every)
    context.screen.rows(OPPORTUNITY, found, empty='No opportunities. `retain opportunity add CUSTOMER "a need heard"`.')


def show(ctx: typer.Context, code: Coded) -> None:
    """Show one opportunity."""
    with ctx.obj.reading() as diary:
        folder = growth.known_opportunity(diary, number(code, "o"))
    ctx.obj.screen.record(OPPORTUNITY, folder)


def edit(
    ctx: typer.Context,
    code: Coded,
    said: Said,
    *,
    customer: Whose = "",
    text: Annotated[str | None, typer.Option(metavar="TEXT", help="What changed there.")] = None,
    because: Annotated[str | None, typer.Option(metavar="TEXT", help="Why it was won or lost.")] = None,
    reopen: Annotated[bool, typer.Option("--reopen", help="It wasn't won or lost after all.")] = False,
) -> None:
    """Correct an opportunity, or name its next step."""
    context = ctx.obj
    changes = _fields(context, said) | given(
        text=text or None, because=because, customer=choose.customer(context, customer).id if customer else None
    )
    changes |= {"ended": None, "ended_on": None, "because": None} if reopen else {}
    with context.changing(f"opportunity edit {code}") as diary:
        before = growth.opportunity(diary, number(code, "o"))
        after = edited(before.opportunity, **changes)
        growth.check_source(diary, after)
        Books(diary).change(after)
        folder = growth.opportunity(diary, after.id or 0)
    echo.changed(context.screen, OPPORTUNITY, before, folder, context.today)


def win(
    ctx: typer.Context,
    code: Coded,
    on: On = None,
    worth: Worth = None,
    because: Annotated[str, typer.Option("--because", metavar="TEXT", help="Why.")] = "",
) -> None:
    """Say that an opportunity is won."""
    _end(ctx.obj, code, "won", on, because, worth)


def lose(
    ctx: typer.Context,
    code: Coded,
    because: Annotated[str, typer.Option("--because", metavar="TEXT", help="Why.")],
    on: On = None,
) -> None:
    """Say that an opportunity is lost, and why."""
    _end(ctx.obj, code, "lost", on, because, None)


def remove(ctx: typer.Context, code: Coded) -> None:
    """Delete an opportunity that never was."""
    with ctx.obj.changing(f"opportunity remove {code}") as diary:
        gone = growth.opportunity(diary, number(code, "o")).opportunity
        Books(diary).remove(Opportunity, gone.id or 0)
    ctx.obj.screen.rows(echo.REMOVED, [(gone.code, gone.text, "deleted")])


def _end(context: Context, code: str, ending: str, on: str | None, because: str, worth: str | None) -> None:
    ended_on = past(context, on) or context.today
    brought = money.parse(worth) if worth else None
    with context.changing(f"opportunity {'win' if ending == 'won' else 'lose'} {code}") as diary:
        before = growth.opportunity(diary, number(code, "o"))
        Books(diary).change(ended(before.opportunity, ending, ended_on, because, brought))
        folder = growth.opportunity(diary, before.opportunity.id or 0)
    echo.changed(context.screen, OPPORTUNITY, before, folder, context.today)


def _fields(context: Context, said: Said) -> dict[str, Any]:
    return _step(context, said.next) | given(
        amount=amount(said.amount),
        heard_on=past(context, said.on),
        entry=number(said.entry, "e") if said.entry else said.entry,
    )


def _step(context: Context, typed: str | None) -> dict[str, str | date | None]:
    """The next step as typed, with its day; one without a day is for five working days on, and that is said."""
    if not typed:
        return {} if typed is None else {"next_step": None, "next_on": None}
    pledge = pledged(typed, context.today, order=context.settings.order)
    if pledge.due is None:
        context.screen.say("The next step has no date: due in five working days.")
    due = pledge.due or context.policy.workdays.after(context.today, UNDATED)
    return {"next_step": pledge.text, "next_on": due}
