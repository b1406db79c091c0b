"""`retain referral`: who pointed us to whom, how far it came, and whom to ask for one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from retain.cli import choose
from retain.cli.options import Customer, sentence
from retain.cli.typed import Coded, Named, Where, amount, gathered, given, number, past
from retain.domain.names import short
from retain.domain.referrals import Referral, advanced, in_order
from retain.render import echo
from retain.render.referral import ASKING, REFERRAL
from retain.store import growth
from retain.store.books import Books

if TYPE_CHECKING:
    from datetime import date

    from retain.cli.context import Context
    from retain.domain.folders import ReferralFolder
    from retain.store.diary import Diary

All = Annotated[bool, typer.Option("--all", help="Won and lost ones too.")]
By = Annotated[str | None, typer.Option("--by", metavar="PERSON", help="Who of them.")]
On = Annotated[str | None, typer.Option("--on", metavar="DATE", help="The day; else today.")]
Words = Annotated[str | None, typer.Option("--text", metavar="TEXT", help="In your words.")]
Whom = Annotated[list[str], typer.Argument(metavar="WHOM", help="Whom they pointed you to.")]


@dataclass(frozen=True, slots=True)
class Said:
    """The options of a referral; a text of "" takes the value away."""

    by: Annotated[str | None, typer.Option("--by", metavar="PERSON", help="Who of them.")] = None
    given: Annotated[str | None, typer.Option(metavar="DATE", help="The day it was given.")] = None
    asked: Annotated[str | None, typer.Option(metavar="DATE", help="The day they were asked for it.")] = None
    text: Annotated[str | None, typer.Option(metavar="TEXT", help="In your words.")] = None


def register(app: typer.Typer, panel: str) -> None:
    group = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
    app.add_typer(group, name="referral", rich_help_panel=panel, help="Who pointed you to whom, and whom to ask.")
    group.command("ask")(ask)
    group.command("asked")(asked)
    group.command("add")(gathered(add))
    group.command("given")(given_)
    group.command("contacted")(contacted)
    group.command("won")(won)
    group.command("lost")(lost)
    group.command("list")(listed)
    group.command("show")(show)
    group.command("edit")(gathered(edit))
    group.command("remove")(remove)


def ask(
    ctx: typer.Context,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=0, help="At most so many; 0 for all.")] = 10,
) -> None:
    """Suggest whom to ask for a referral, and why, the best first."""
    context = ctx.obj
    with context.reading() as diary:
        found = growth.to_ask(diary, context.policy)
    context.screen.rows(ASKING, found[: limit or None], empty="Nobody to ask: speak to your customers first.")
    if found and not context.screen.json:
        more = f"And {len(found) - limit} more (--limit 0 shows them). " if 0 < limit < len(found) else ""
        context.screen.say(f"{more}Once asked: retain referral asked CODE")


def asked(ctx: typer.Context, customer: Customer, by: By = None, on: On = None, text: Words = None) -> None:
    """Note that a customer was asked, nobody named yet."""
    context, of = ctx.obj, choose.customer(ctx.obj, customer)
    new = Referral(of.id or 0, person=_person(context, by, of.id), asked_on=_on(context, on), text=text or "")
    _added(context, "asked", of.name, new)


def add(ctx: typer.Context, customer: Customer, whom: Whom, said: Said) -> None:
    """Write down whom a customer pointed you to."""
    context, of = ctx.obj, choose.customer(ctx.obj, customer)
    new = Referral(
        of.id or 0,
        whom=sentence(whom),
        person=_person(context, said.by, of.id),
        asked_on=past(context, said.asked),
        given_on=_on(context, said.given),
        text=said.text or "",
    )
    _added(context, "add", of.name, in_order(new))


def given_(ctx: typer.Context, code: Coded, whom: Whom, by: By = None, on: On = None) -> None:
    """Write down whom they named, once asked."""
    context = ctx.obj
    with context.reading() as diary:
        customer = Books(diary).get(Referral, number(code, "r")).customer
    more = given(whom=sentence(whom), person=_person(context, by, customer))
    _advance(context, code, "given", on, **more)


def contacted(ctx: typer.Context, code: Coded, on: On = None) -> None:
    """Note that the one they named was contacted."""
    _advance(ctx.obj, code, "contacted", on)


def won(
    ctx: typer.Context,
    code: Coded,
    became: Annotated[str, typer.Option("--became", metavar="CUSTOMER", help="The customer they became.")] = "",
    brought: Annotated[str | None, typer.Option("--amount", metavar="AMOUNT", help="What it brought.")] = None,
    on: On = None,
) -> None:
    """Note that the one they named became a customer."""
    context = ctx.obj
    more = given(became=choose.customer(context, became).id if became else None, amount=amount(brought or None))
    _advance(context, code, "won", on, **more)


def lost(ctx: typer.Context, code: Coded, on: On = None) -> None:
    """Note that nothing came of it."""
    _advance(ctx.obj, code, "lost", on)


def listed(ctx: typer.Context, name: Named = None, where: Where = "", *, every: All = False) -> None:
    """List open referrals, the newest first."""
    context, scope = ctx.obj, choose.scope(ctx.obj, sentence(name), where)
    with context.reading() as diary:
        found = growth.referrals(diary, scope)
    kept = [one for one in found if every or one.referral.open_on(context.today)]
    context.screen.rows(REFERRAL, kept, empty="No open referrals. `retain referral ask` suggests whom to ask.")


def show(ctx: typer.Context, code: Coded) -> None:
    """Show one referral."""
    with ctx.obj.reading() as diary:
        folder = growth.referral_folders(diary, [Books(diary).known(Referral, number(code, "r"))])[0]
    ctx.obj.screen.record(REFERRAL, folder)


def edit(
    ctx: typer.Context,
    code: Coded,
    said: Said,
    *,
    customer: Annotated[str, typer.Option(metavar="CUSTOMER", help="Who pointed you to them.")] = "",
    whom: Annotated[str | None, typer.Option(metavar="WHOM", help="Whom they pointed you to.")] = None,
    contacted: Annotated[str | None, typer.Option(metavar="DATE", help="The day they were contacted.")] = None,
    won: Annotated[str | None, typer.Option(metavar="DATE", help="The day they became a customer.")] = None,
    lost: Annotated[str | None, typer.Option(metavar="DATE", help="The day nothing came of it.")] = None,
    became: Annotated[str | None, typer.Option(metavar="CUSTOMER", help="The customer they became.")] = None,
    brought: Annotated[str | None, typer.Option("--amount", metavar="AMOUNT", help="What it brought.")] = None,
) -> None:
    """Correct a referral; a day of "" takes the step back."""
    context = ctx.obj
    typed = {"asked": said.asked, "given": said.given, "contacted": contacted, "won": won, "lost": lost}
    steps = {f"{state}_on": past(context, on) if on else on for state, on in typed.items()}
    place = choose.customer(context, customer).id if customer else None
    changes = given(
        **steps,
        customer=place,
        amount=amount(brought),
        became=choose.customer(context, became).id if became else became,
    )
    changes |= {name: typed for name, typed in (("whom", whom), ("text", said.text)) if typed is not None}
    with context.reading() as diary:
        at = place or Books(diary).get(Referral, number(code, "r")).customer
    changes |= {} if said.by is None else {"person": _person(context, said.by, at)}
    with context.changing(f"referral edit {code}") as diary:
        before = _folder(diary, number(code, "r"))
        Books(diary).change(in_order(replace(before.referral, **changes)))
        folder = _folder(diary, before.referral.id or 0)
    echo.changed(context.screen, REFERRAL, before, folder, context.today)


def remove(ctx: typer.Context, code: Coded) -> None:
    """Delete a referral that never was."""
    with ctx.obj.changing(f"referral remove {code}") as diary:
        gone = _folder(diary, number(code, "r"))
        Books(diary).remove(Referral, gone.referral.id or 0)
    named = gone.referral.whom or f"asked {gone.customer.name}"
    ctx.obj.screen.rows(echo.REMOVED, [(gone.referral.code, named, "deleted")])


def _added(context: Context, verb: str, name: str, new: Referral) -> None:
    with context.changing(f"referral {verb} {short(name)}") as diary:
        folder = _folder(diary, Books(diary).add(new))
    echo.added(context.screen, REFERRAL, folder, context.today)


def _advance(context: Context, code: str, state: str, on: str | None, **more: Any) -> None:
    reached = _on(context, on)
    with context.changing(f"referral {state} {code}") as diary:
        before = _folder(diary, number(code, "r"))
        Books(diary).change(advanced(before.referral, state, reached, **more))
        folder = _folder(diary, before.referral.id or 0)
    echo.changed(context.screen, REFERRAL, before, folder, context.today)


def _on(context: Context, typed: str | None) -> date:
    return past(context, typed) or context.today


def _person(context: Context, typed: str | None, at: int | None) -> int | None:
    """Who of a customer's people is meant."""
    return choose.person(context, typed, at).id if typed else None


def _folder(diary: Diary, wanted: int) -> ReferralFolder:
    return growth.referral_folders(diary, [Books(diary).get(Referral, wanted)])[0]
