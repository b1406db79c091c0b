"""`retain contract`: terms, what they are worth, and whether they were renewed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Annotated, Any

import typer

from retain.cli import choose
from retain.cli.options import Customer, sentence
from retain.cli.typed import Coded, Named, Text, Where, Whose, amount, day, gathered, given, number
from retain.domain import dates
from retain.domain.contracts import Contract, lost
from retain.domain.errors import Misused
from retain.domain.names import short
from retain.render import echo
from retain.render.contract import CONTRACT
from retain.store import agreements
from retain.store.books import Books

if TYPE_CHECKING:
    from datetime import date

    from retain.cli.context import Context
    from retain.domain.folders import ContractFolder
    from retain.store.diary import Diary

All = Annotated[bool, typer.Option("--all", help="Those renewed, lost and over too.")]
On = Annotated[str | None, typer.Option("--on", metavar="DATE", help="The day that was known; else today.")]
Because = Annotated[str | None, typer.Option("--because", metavar="TEXT", help="Why.")]
_SHOWN = ("in force", "ahead")


@dataclass(frozen=True, slots=True)
class Said:
    """The terms of a contract; a text of "" takes the value away."""

    start: Annotated[str | None, typer.Option(metavar="DATE", help="The first day of its term.")] = None
    end: Annotated[str | None, typer.Option(metavar="DATE", help="The last day of its term.")] = None
    term: Annotated[str | None, typer.Option(metavar="LENGTH", help="Such as 48m or 3y, in place of --end.")] = None
    value: Annotated[str | None, typer.Option(metavar="AMOUNT", help="What it is worth a year.")] = None
    notice: Annotated[int | None, typer.Option(metavar="DAYS", help="Days of notice before its end.")] = None
    auto: Annotated[bool | None, typer.Option("--auto/--no-auto", help="It renews itself, a year at a time.")] = None
    invoiced: Annotated[
        bool | None, typer.Option("--invoiced/--not-invoiced", help="Its value comes into the book as sales.")
    ] = None
    price: Annotated[str | None, typer.Option(metavar="DATE", help="The day its price may change.")] = None
    signed: Annotated[str | None, typer.Option(metavar="DATE", help="The day it was signed.")] = None
    number: Annotated[str | None, typer.Option(metavar="TEXT", help="The contract's own number.")] = None


def register(app: typer.Typer, panel: str) -> None:
    group = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
    app.add_typer(group, name="contract", rich_help_panel=panel, help="Terms, their decision dates and renewals.")
    group.command("add")(gathered(add))
    group.command("list")(listed)
    group.command("show")(show)
    group.command("edit")(gathered(edit))
    group.command("remove")(remove)
    group.command("renew")(gathered(renew))
    group.command("lose")(lose)


def add(ctx: typer.Context, customer: Customer, said: Said, title: Text = None) -> None:
    """Put a contract into the book. It runs a year from today unless --start, --end or --term say otherwise."""
    context, of = ctx.obj, choose.customer(ctx.obj, customer)
    terms = _terms(context, said)
    starts = terms.pop("starts_on", context.today)
    fields = {
        "ends_on": _after(context, said.term or "1y", starts),
        "signed_on": min(starts, context.today),
        "title": sentence(title) or None,
    }
    new = Contract(of.id or 0, starts, **(fields | terms | _ending(context, said, starts)))
    with context.changing(f"contract add {short(of.name)}") as diary:
        folder = _folder(diary, Books(diary).add(new))
    echo.added(context.screen, CONTRACT, folder, context.today)


def listed(ctx: typer.Context, name: Named = None, where: Where = "", *, every: All = False) -> None:
    """List contracts in force and ahead, the next decision first."""
    context, scope = ctx.obj, choose.scope(ctx.obj, sentence(name), where)
    with context.reading() as diary:
        some = Books(diary).newest(Contract, "signed_on", among=scope)
        found = sorted(agreements.contracts(diary, some), key=lambda folder: folder.decision_on)
    shown = [folder for folder in found if every or folder.state in _SHOWN or folder.course.contract.ended is None]
    context.screen.rows(CONTRACT, shown, empty="No contracts. `retain contract add CUSTOMER TITLE --term 36m`.")


def show(ctx: typer.Context, code: Coded) -> None:
    """Show one contract: terms, decision date, how it has gone."""
    with ctx.obj.reading() as diary:
        folder = agreements.contracts(diary, [Books(diary).known(Contract, number(code, "k"))])[0]
    ctx.obj.screen.record(CONTRACT, folder)


def edit(
    ctx: typer.Context,
    code: Coded,
    said: Said,
    *,
    customer: Whose = "",
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="What it is for.")] = None,
    reopen: Annotated[bool, typer.Option("--reopen", help="It wasn't renewed or lost after all.")] = False,
) -> None:
    """Correct a contract; `renew` and `lose` end one."""
    context = ctx.obj
    changes = _terms(context, said) | ({"ended": None, "ended_on": None, "because": None} if reopen else {})
    changes |= given(title=title, customer=choose.customer(context, customer).id if customer else None)
    with context.changing(f"contract edit {code}") as diary:
        before = _folder(diary, number(code, "k"))
        old = before.course.contract
        changes |= _ending(context, said, changes.get("starts_on") or old.starts_on)
        Books(diary).change(replace(old, **changes))
        after = _folder(diary, old.id or 0)
    echo.changed(context.screen, CONTRACT, before, after, context.today)


def remove(ctx: typer.Context, code: Coded) -> None:
    """Delete a contract that never was. The one it was renewed from is open again."""
    with ctx.obj.changing(f"contract remove {code}") as diary:
        gone = _folder(diary, number(code, "k"))
        became = agreements.remove_contract(diary, gone.course.contract)
    ctx.obj.screen.rows(echo.REMOVED, [(gone.course.contract.code, gone.customer.name, became)])


def renew(ctx: typer.Context, code: Coded, said: Said, on: On = None, because: Because = None) -> None:
    """Renew a contract. The next term is as long, on the old terms, unless an option says otherwise."""
    context = ctx.obj
    known_on, terms = day(context, on, "past") or context.today, _terms(context, said)
    with context.changing(f"contract renew {code}") as diary:
        wanted = number(code, "k")
        starts = terms.get("starts_on") or Books(diary).get(Contract, wanted).end_by(known_on) + timedelta(days=1)
        terms |= {"starts_on": starts} | _ending(context, said, starts)
        folder = _folder(diary, agreements.renew(diary, wanted, known_on, because, **terms))
    echo.added(context.screen, CONTRACT, folder, context.today)


def lose(
    ctx: typer.Context,
    code: Coded,
    because: Annotated[str, typer.Option("--because", metavar="TEXT", help="Why.")],
    on: On = None,
) -> None:
    """Say that a contract is lost, and why: its term runs to its end."""
    context = ctx.obj
    known_on = day(context, on, "past") or context.today
    with context.changing(f"contract lose {code}") as diary:
        before = _folder(diary, number(code, "k"))
        Books(diary).change(lost(before.course.contract, known_on, because))
        after = _folder(diary, before.course.contract.id or 0)
    echo.changed(context.screen, CONTRACT, before, after, context.today)


def _terms(context: Context, said: Said) -> dict[str, Any]:
    """The terms that were typed, but for the end."""
    if said.end and said.term:
        raise Misused("A contract has one end.", "Give --end or --term.")
    return given(
        starts_on=day(context, said.start, "past"),
        value=amount(said.value or None),
        notice_days=said.notice,
        auto_renews=said.auto,
        invoiced=said.invoiced,
        price_on=day(context, said.price, "future") if said.price else said.price,
        signed_on=day(context, said.signed, "past"),
        number=said.number,
    )


def _ending(context: Context, said: Said, starts: date) -> dict[str, date]:
    """The end that was typed, as a day or as a length from the start."""
    if said.end:
        return {"ends_on": dates.parse(said.end, context.today, lean="future", order=context.settings.order)}
    return {"ends_on": _after(context, said.term, starts)} if said.term else {}


def _after(context: Context, length: str, starts: date) -> date:
    """The last day of a term of some length."""
    return dates.parse(length, starts, lean="future", order=context.settings.order) - timedelta(days=1)


def _folder(diary: Diary, wanted: int) -> ContractFolder:
    return agreements.contracts(diary, [Books(diary).get(Contract, wanted)])[0]
