"""`retain problem`: what is wrong or asked, until it is solved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from retain.cli import choose
from retain.cli.options import Customer, sentence
from retain.cli.typed import Coded, Named, Text, Where, Whose, amount, day, gathered, given, number
from retain.domain.experts import expert
from retain.domain.jotted import problem_kind
from retain.domain.names import short
from retain.domain.problems import Problem
from retain.render import echo
from retain.render.problem import PROBLEM
from retain.store import folders
from retain.store.books import Books
from retain.store.daily.experts import colleagues

if TYPE_CHECKING:
    from retain.cli.context import Context
    from retain.domain.folders import ProblemFolder
    from retain.store.diary import Diary

All = Annotated[bool, typer.Option("--all", help="Solved ones too.")]


@dataclass(frozen=True, slots=True)
class Said:
    """The options of a problem; a text of "" takes the value away."""

    kind: Annotated[str | None, typer.Option(metavar="PROBLEM", help="trouble, invoice, question or emergency.")] = None
    severe: Annotated[bool | None, typer.Option("--severe/--not-severe", help="It hurts them badly.")] = None
    on: Annotated[str | None, typer.Option(metavar="DATE", help="The day it was raised; else today.")] = None
    expected: Annotated[str | None, typer.Option(metavar="TEXT", help="What they expected.")] = None
    received: Annotated[str | None, typer.Option(metavar="TEXT", help="What they got.")] = None
    raised_by: Annotated[str | None, typer.Option(metavar="PERSON", help="Who raised it.")] = None
    owner: Annotated[str | None, typer.Option(metavar="COLLEAGUE", help="Who solves it, where not you.")] = None
    number: Annotated[str | None, typer.Option(metavar="TEXT", help="The invoice's number.")] = None
    amount: Annotated[str | None, typer.Option(metavar="AMOUNT", help="The invoice's amount.")] = None
    target: Annotated[str | None, typer.Option(metavar="DATE", help="The day it is to be solved.")] = None
    next: Annotated[str | None, typer.Option(metavar="DATE", help="The day of the next action.")] = None
    answered: Annotated[str | None, typer.Option(metavar="DATE", help="The day of the first answer.")] = None
    solved: Annotated[str | None, typer.Option(metavar="DATE", help="The day it was solved.")] = None


def register(app: typer.Typer, panel: str) -> None:
    group = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
    app.add_typer(group, name="problem", rich_help_panel=panel, help="What is wrong or asked, until it is solved.")
    group.command("add")(gathered(add))
    group.command("list")(listed)
    group.command("show")(show)
    group.command("edit")(gathered(edit))
    group.command("remove")(remove)


def add(ctx: typer.Context, customer: Customer, said: Said, text: Text = None) -> None:
    """Put a problem into the book: "invoice: 4711 missing", or --kind."""
    context, of = ctx.obj, choose.customer(ctx.obj, customer)
    kind, words = problem_kind(sentence(text))
    fields = {"kind": kind, "severe": kind == "emergency", "raised_on": context.today}
    new = Problem(customer=of.id or 0, text=words, **fields | _fields(context, said, of.id))
    with context.changing(f"problem add {short(of.name)}") as diary:
        folder = _folder(diary, Books(diary).add(new))
        ask = expert(words, colleagues(diary)) if folder.problem.kind == "question" and not said.owner else None
    echo.added(context.screen, PROBLEM, folder, context.today)
    if ask:
        context.screen.say(f"{folder.problem.code}: {ask}")


def listed(ctx: typer.Context, name: Named = None, where: Where = "", *, every: All = False) -> None:
    """List open problems, the newest first."""
    context, scope = ctx.obj, choose.scope(ctx.obj, sentence(name), where)
    with context.reading() as diary:
        raised = Books(diary).newest(Problem, "raised_on", among=scope)
        kept = [one for one in raised if every or one.solved_on is None or one.solved_on > context.today]
        found = folders.problems(diary, kept)
    context.screen.rows(PROBLEM, found, empty="No open problems.")


def show(ctx: typer.Context, code: Coded) -> None:
    """Show one problem."""
    with ctx.obj.reading() as diary:
        folder = folders.problems(diary, [Books(diary).known(Problem, number(code, "g"))])[0]
    ctx.obj.screen.record(PROBLEM, folder)


def edit(
    ctx: typer.Context,
    code: Coded,
    said: Said,
    *,
    customer: Whose = "",
    text: Annotated[str | None, typer.Option(metavar="TEXT", help="What is wrong.")] = None,
) -> None:
    """Change a problem; `retain done` solves one."""
    context = ctx.obj
    with context.reading() as diary:
        raised_at = _folder(diary, number(code, "g")).customer.id
    of = choose.customer(context, customer).id if customer else raised_at
    changes = _fields(context, said, of) | given(text=text, customer=of)
    with context.changing(f"problem edit {code}") as diary:
        before = _folder(diary, number(code, "g"))
        Books(diary).change(replace(before.problem, **changes))
        after = _folder(diary, before.problem.id or 0)
    echo.changed(context.screen, PROBLEM, before, after, context.today)


def remove(ctx: typer.Context, code: Coded) -> None:
    """Delete a problem that never was."""
    with ctx.obj.changing(f"problem remove {code}") as diary:
        gone = _folder(diary, number(code, "g"))
        Books(diary).remove(Problem, gone.problem.id or 0)
    ctx.obj.screen.rows(echo.REMOVED, [(gone.problem.code, gone.problem.text, "deleted")])


def _fields(context: Context, said: Said, at: int | None) -> dict[str, Any]:
    return given(
        kind=said.kind,
        severe=said.severe,
        expected=said.expected,
        received=said.received,
        raised_by=said.raised_by and choose.person(context, said.raised_by, at).id,
        colleague=said.owner and choose.colleague(context, said.owner).id,
        number=said.number,
        amount=amount(said.amount),
        raised_on=day(context, said.on, "past"),
        target_on=said.target and day(context, said.target, "future"),
        next_on=said.next and day(context, said.next, "future"),
        answered_on=said.answered and day(context, said.answered, "past"),
        solved_on=said.solved and day(context, said.solved, "past"),
    )


def _folder(diary: Diary, wanted: int) -> ProblemFolder:
    return folders.problems(diary, [Books(diary).get(Problem, wanted)])[0]
