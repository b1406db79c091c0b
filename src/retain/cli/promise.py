"""`retain promise`: what is owed by a date, by whom."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from retain.cli import choose
from retain.cli.options import Customer, sentence
from retain.cli.typed import Coded, Named, Text, Where, Whose, day, gathered, given, number
from retain.domain.drafts import UNDATED
from retain.domain.errors import Misused
from retain.domain.names import short
from retain.domain.pledges import Pledge, pledged
from retain.domain.promises import Promise
from retain.render import echo
from retain.render.promise import PROMISE
from retain.store import folders
from retain.store.books import Books

if TYPE_CHECKING:
    from datetime import date

    from retain.cli.context import Context
    from retain.domain.folders import PromiseFolder
    from retain.store.diary import Diary

All = Annotated[bool, typer.Option("--all", help="Ended ones too.")]


@dataclass(frozen=True, slots=True)
class Said:
    """The options of a promise."""

    due: Annotated[str | None, typer.Option(metavar="DATE", help="The day it was first promised for.")] = None
    on: Annotated[str | None, typer.Option(metavar="DATE", help="The day it was made; else today.")] = None
    owed: Annotated[bool, typer.Option("--owed", help="The customer owes it.")] = False
    colleague: Annotated[str, typer.Option(metavar="COLLEAGUE", help="This colleague owes it.")] = ""
    note: Annotated[bool, typer.Option("--note", help="A note to yourself: in no figure.")] = False
    mine: Annotated[bool, typer.Option("--mine", help="You owe it.")] = False


def register(app: typer.Typer, panel: str) -> None:
    group = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
    app.add_typer(group, name="promise", rich_help_panel=panel, help="What is owed by a date, by whom.")
    group.command("add")(gathered(add))
    group.command("list")(listed)
    group.command("show")(show)
    group.command("edit")(gathered(edit))
    group.command("remove")(remove)


def add(ctx: typer.Context, customer: Customer, said: Said, text: Text = None) -> None:
    """Put a promise into the book. It is yours unless --owed, --colleague or --note says otherwise."""
    context, of = ctx.obj, choose.customer(ctx.obj, customer)
    made = day(context, said.on, "past") or context.today
    pledge = _pledge(context, sentence(text), said, max(made, context.today))
    due = pledge.due or context.policy.workdays.after(max(made, context.today), UNDATED)
    new = Promise(of.id or 0, text=pledge.text, made_on=made, due_on=due, **({"party": "me"} | _party(context, said)))
    with context.changing(f"promise add {short(of.name)}") as diary:
        folder = _folder(diary, Books(diary).add(new))
    echo.added(context.screen, PROMISE, folder, context.today)


def listed(ctx: typer.Context, name: Named = None, where: Where = "", *, every: All = False) -> None:
    """List open promises, the next due first."""
    context, scope = ctx.obj, choose.scope(ctx.obj, sentence(name), where)
    with context.reading() as diary:
        made = Books(diary).newest(Promise, "made_on", among=scope)
        kept = [one for one in made if every or one.ended_on is None or one.ended_on > context.today]
        found = sorted(folders.promised(diary, kept), key=lambda folder: folder.due_on)
    context.screen.rows(PROMISE, found, empty="Nothing is owed.")


def show(ctx: typer.Context, code: Coded) -> None:
    """Show one promise."""
    with ctx.obj.reading() as diary:
        folder = folders.promised(diary, [Books(diary).known(Promise, number(code, "p"))])[0]
    ctx.obj.screen.record(PROMISE, folder)


def edit(
    ctx: typer.Context,
    code: Coded,
    said: Said,
    *,
    customer: Whose = "",
    text: Annotated[str | None, typer.Option(metavar="TEXT", help="What was promised.")] = None,
    reopen: Annotated[bool, typer.Option("--reopen", help="It hasn't ended after all.")] = False,
) -> None:
    """Correct a promise. `retain slip` moves one, `retain done` ends one."""
    context = ctx.obj
    changes = _fields(context, said) | ({"ended": None, "ended_on": None} if reopen else {})
    changes |= given(text=text, customer=choose.customer(context, customer).id if customer else None)
    with context.changing(f"promise edit {code}") as diary:
        before = _folder(diary, number(code, "p"))
        Books(diary).change(replace(before.promise, **changes))
        after = _folder(diary, before.promise.id or 0)
    echo.changed(context.screen, PROMISE, before, after, context.today)


def remove(ctx: typer.Context, code: Coded) -> None:
    """Delete a promise that was never made."""
    with ctx.obj.changing(f"promise remove {code}") as diary:
        gone = _folder(diary, number(code, "p"))
        Books(diary).remove(Promise, gone.promise.id or 0)
    ctx.obj.screen.rows(echo.REMOVED, [(gone.promise.code, gone.promise.text, "deleted")])


def _pledge(context: Context, text: str, said: Said, start: date) -> Pledge:
    """The words and their day; a day given with --due leaves the words as they are."""
    due = day(context, said.due, "future")
    return Pledge(text, due) if due else pledged(text, start, order=context.settings.order)


def _fields(context: Context, said: Said) -> dict[str, Any]:
    dated = given(due_on=day(context, said.due, "future"), made_on=day(context, said.on, "past"))
    return dated | _party(context, said)


def _party(context: Context, said: Said) -> dict[str, Any]:
    parties = {"me": said.mine, "customer": said.owed, "note": said.note, "colleague": bool(said.colleague)}
    owing = [party for party, holds in parties.items() if holds]
    if len(owing) > 1:
        raise Misused("One party owes a promise.", "Give one of --mine, --owed, --colleague NAME and --note.")
    if not owing:
        return {}
    by = choose.colleague(context, said.colleague).id if said.colleague else None
    return {"party": owing[0], "colleague": by}


def _folder(diary: Diary, wanted: int) -> PromiseFolder:
    return folders.promised(diary, [Books(diary).get(Promise, wanted)])[0]
