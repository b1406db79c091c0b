"""`retain expectation`: how a customer will know that it was a success."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from retain.cli import choose
from retain.cli.options import Customer, sentence
from retain.cli.typed import Coded, Named, Text, Where, Whose, day, gathered, given, number
from retain.domain.expectations import Expectation, review_day
from retain.domain.names import short
from retain.render import echo
from retain.render.expectation import EXPECTATION
from retain.store import agreements
from retain.store.books import Books

if TYPE_CHECKING:
    from retain.cli.context import Context
    from retain.domain.folders import ExpectationFolder
    from retain.store.diary import Diary

All = Annotated[bool, typer.Option("--all", help="Reviewed ones too.")]


@dataclass(frozen=True, slots=True)
class Said:
    """The options of an expectation; a text of "" takes the value away."""

    metric: Annotated[str | None, typer.Option(metavar="TEXT", help="What it is measured by.")] = None
    target: Annotated[str | None, typer.Option(metavar="TEXT", help="What is to be reached.")] = None
    on: Annotated[str | None, typer.Option(metavar="DATE", help="The day it was said; else today.")] = None
    review: Annotated[str | None, typer.Option(metavar="DATE", help="The day to review it; else six months on.")] = None
    contract: Annotated[str | None, typer.Option(metavar="CODE", help="The contract it is about.")] = None
    sale: Annotated[str | None, typer.Option(metavar="CODE", help="The sale it is about.")] = None
    unrealistic: Annotated[
        str | None, typer.Option(metavar="TEXT", help="It can't be met: what was explained to them.")
    ] = None


def register(app: typer.Typer, panel: str) -> None:
    group = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
    app.add_typer(group, name="expectation", rich_help_panel=panel, help="How a customer will know it was a success.")
    group.command("add")(gathered(add))
    group.command("list")(listed)
    group.command("show")(show)
    group.command("edit")(gathered(edit))
    group.command("remove")(remove)


def add(ctx: typer.Context, customer: Customer, said: Said, text: Text = None) -> None:
    """Write down how a customer will know it was a success. The review is six months on."""
    context, of = ctx.obj, choose.customer(ctx.obj, customer)
    fields = {"set_on": context.today} | _fields(context, said)
    new = Expectation(of.id or 0, sentence(text), **({"review_on": review_day(fields["set_on"])} | fields))
    with context.changing(f"expectation add {short(of.name)}") as diary:
        agreements.check_about(diary, new)
        folder = _folder(diary, Books(diary).add(new))
    echo.added(context.screen, EXPECTATION, folder, context.today)


def listed(ctx: typer.Context, name: Named = None, where: Where = "", *, every: All = False) -> None:
    """List expectations to review, the next first. `retain done CODE --result met` reviews one."""
    context, scope = ctx.obj, choose.scope(ctx.obj, sentence(name), where)
    with context.reading() as diary:
        some = Books(diary).newest(Expectation, "set_on", among=scope)
        kept = [one for one in some if every or one.open_on(context.today)]
        found = agreements.expectations(diary, sorted(kept, key=lambda one: (one.review_on, one.id or 0)))
    context.screen.rows(EXPECTATION, found, empty='No expectations. `retain expectation add CUSTOMER "the test"`.')


def show(ctx: typer.Context, code: Coded) -> None:
    """Show one expectation."""
    with ctx.obj.reading() as diary:
        folder = agreements.expectations(diary, [Books(diary).known(Expectation, number(code, "x"))])[0]
    ctx.obj.screen.record(EXPECTATION, folder)


def edit(
    ctx: typer.Context,
    code: Coded,
    said: Said,
    *,
    customer: Whose = "",
    text: Annotated[str | None, typer.Option(metavar="TEXT", help="The test, in their words.")] = None,
    reopen: Annotated[bool, typer.Option("--reopen", help="It wasn't reviewed after all.")] = False,
) -> None:
    """Correct an expectation."""
    context = ctx.obj
    changes = _fields(context, said) | ({"result": None, "reviewed_on": None, "found": None} if reopen else {})
    changes |= given(text=text or None, customer=choose.customer(context, customer).id if customer else None)
    with context.changing(f"expectation edit {code}") as diary:
        before = _folder(diary, number(code, "x"))
        after = replace(before.expectation, **changes)
        agreements.check_about(diary, after)
        Books(diary).change(after)
        folder = _folder(diary, after.id or 0)
    echo.changed(context.screen, EXPECTATION, before, folder, context.today)


def remove(ctx: typer.Context, code: Coded) -> None:
    """Delete an expectation that was never set."""
    with ctx.obj.changing(f"expectation remove {code}") as diary:
        gone = _folder(diary, number(code, "x"))
        Books(diary).remove(Expectation, gone.expectation.id or 0)
    ctx.obj.screen.rows(echo.REMOVED, [(gone.expectation.code, gone.expectation.text, "deleted")])


def _fields(context: Context, said: Said) -> dict[str, Any]:
    unreal = {} if said.unrealistic is None else {"unrealistic": bool(said.unrealistic)}
    return unreal | given(
        metric=said.metric,
        target=said.target,
        set_on=day(context, said.on, "past"),
        review_on=day(context, said.review, "future"),
        contract=number(said.contract, "k") if said.contract else said.contract,
        sale=number(said.sale, "s") if said.sale else said.sale,
        explained=said.unrealistic,
    )


def _folder(diary: Diary, wanted: int) -> ExpectationFolder:
    return agreements.expectations(diary, [Books(diary).get(Expectation, wanted)])[0]
