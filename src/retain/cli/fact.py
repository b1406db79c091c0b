"""`retain fact`: what is known about people and customers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from retain.cli import whose
from retain.cli.options import sentence
from retain.cli.typed import Coded, Where, day, gathered, given, number
from retain.domain.drafts import happened
from retain.domain.errors import Misused, Refused
from retain.domain.facts import Fact
from retain.domain.learnt import learnt, renamed
from retain.domain.names import clean, short
from retain.render import echo
from retain.render import fact as view
from retain.store import folders, learning
from retain.store.books import Books

if TYPE_CHECKING:
    from retain.cli.context import Context
    from retain.domain.folders import FactFolder
    from retain.store.diary import Diary

Typed = Annotated[list[str], typer.Argument(metavar="WHO KIND: VALUE", help="Dana child: Mia, plays the cello")]
Who = Annotated[list[str] | None, typer.Argument(metavar="[WHO]", help="A person, or a customer and its people.")]
At = Annotated[str, typer.Option("--at", metavar="CUSTOMER", help="Where WHO is; without WHO it is the customer's.")]
Kind = Annotated[str, typer.Option("--kind", metavar="FACT", help="want, need, spouse, child, hobby, …")]
Source = Annotated[str, typer.Option("--entry", metavar="CODE", help="The entry it came from.")]
All = Annotated[bool, typer.Option("--all", help="Old values too.")]
Value = Annotated[list[str] | None, typer.Argument(metavar="[VALUE]", help="A new value; the old one stays.")]


@dataclass(frozen=True, slots=True)
class Said:
    """The options of a fact."""

    on: Annotated[str | None, typer.Option(metavar="DATE", help="The day it was told; else today.")] = None
    verified: Annotated[bool, typer.Option("--verified", help="It was checked today.")] = False
    private: Annotated[bool | None, typer.Option("--private/--public", help="A customer's: kept from exports.")] = None


def register(app: typer.Typer, panel: str) -> None:
    group = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
    app.add_typer(group, name="fact", rich_help_panel=panel, help="What is known about people and customers.")
    group.command("add")(gathered(add))
    group.command("list")(listed)
    group.command("show")(show)
    group.command("edit")(gathered(edit))
    group.command("remove")(remove)


def add(ctx: typer.Context, typed: Typed, said: Said, at: At = "", entry: Source = "") -> None:
    """Note what is known, such as "Dana child: Mia, cello"."""
    context, told = ctx.obj, learnt(sentence(typed))
    owner = whose.about(context, told[0].who, at)
    on = happened(day(context, said.on, "past") or context.today, context.today)
    checked = context.today if said.verified else None
    source = number(entry, "e") if entry else None
    facts = [
        replace(whose.fact(one, on, owner, private=said.private), entry=source, verified_on=checked) for one in told
    ]
    with context.changing(f"fact add {short(owner.name)}") as diary:
        stored = [learning.learn(diary, fact) for fact in facts]
        found = folders.facts(diary, [one.fact for one in stored])
    view.learned(context.screen, list(zip(found, stored, strict=True)), context.today)


def listed(ctx: typer.Context, who: Who = None, kind: Kind = "", where: Where = "", *, every: All = False) -> None:
    """List what is known. Of everybody, a person, or a customer and its people."""
    context = ctx.obj
    scope = whose.scope(context, sentence(who), where)
    with context.reading() as diary:
        known = learning.known(diary, scope, renamed(kind) if kind else "")
        found = folders.facts(diary, [one for one in known if every or one.holds(context.today)])
    context.screen.rows(view.FACT, sorted(found, key=view.place), empty="Nothing is known yet.")


def show(ctx: typer.Context, code: Coded) -> None:
    """Show one fact, with the values it had before."""
    with ctx.obj.reading() as diary:
        folder = folders.facts(diary, [Books(diary).known(Fact, number(code, "f"))])[0]
        former = learning.former(diary, folder.fact)
    view.show(ctx.obj.screen, folder, former)


def edit(
    ctx: typer.Context,
    code: Coded,
    said: Said,
    value: Value = None,
    *,
    kind: Kind = "",
    name: Annotated[str | None, typer.Option(metavar="NAME", help="Their name, of a child or spouse.")] = None,
    over: Annotated[bool, typer.Option("--over", help="It holds no longer.")] = False,
    fix: Annotated[bool, typer.Option("--fix", help="It was never so: keep no old value.")] = False,
) -> None:
    """Give a fact a new value, or end it. The old value stays in history."""
    context = ctx.obj
    text, changes = sentence(value), _changes(context, said, kind, name)
    changes |= {"text": text} if text else {}
    if over and text:
        raise Misused("It holds no longer, or it has a new value.", "Leave out --over or the value.")
    with context.changing(f"fact edit {code}") as diary:
        before = _folder(diary, number(code, "f"))
        new = replace(before.fact, **changes)
        after = _folder(diary, _stored(diary, before.fact, _ended(new, diary) if over else new, fix=fix or not text))
    echo.changed(context.screen, view.FACT, before, after, context.today)


def remove(ctx: typer.Context, code: Coded) -> None:
    """Delete a fact that never was one."""
    with ctx.obj.changing(f"fact remove {code}") as diary:
        gone = _folder(diary, number(code, "f"))
        Books(diary).remove(Fact, gone.fact.id or 0)
    ctx.obj.screen.rows(echo.REMOVED, [(gone.fact.code, f"{gone.who}, {view.said(gone.fact)}", "deleted")])


def _changes(context: Context, said: Said, kind: str, name: str | None) -> dict[str, Any]:
    word = renamed(kind)
    if kind and not word:
        raise Misused(f"{kind!r} is no kind of fact.", "One word, such as want, child or hobby.")
    on = day(context, said.on, "past")
    return given(
        told_on=on and happened(on, context.today),
        verified_on=context.today if said.verified else None,
        private=said.private,
        kind=word or None,
        name=clean(name, "person") if name is not None else None,
    )


def _ended(fact: Fact, diary: Diary) -> Fact:
    if fact.ended_on is not None:
        raise Refused(f"{fact.code} ended on {fact.ended_on} already.", "`retain undo` takes a change back.")
    return replace(fact, ended_on=diary.today)


def _stored(diary: Diary, old: Fact, new: Fact, *, fix: bool) -> int:
    """Keep a correction in its place, a new value beside the old; the number that it has."""
    if fix or new.text == old.text:
        Books(diary).change(new)
        return new.id or 0
    if old.ended_on is not None:
        raise Refused(f"{old.code} is an old value.", f"Edit the one that holds, or correct it with --fix {old.code}.")
    told_on = diary.today if new.told_on == old.told_on else new.told_on
    verified = None if new.verified_on == old.verified_on else new.verified_on
    return learning.revalue(diary, old, replace(new, told_on=told_on, entry=None, verified_on=verified)).id or 0


def _folder(diary: Diary, wanted: int) -> FactFolder:
    return folders.facts(diary, [Books(diary).get(Fact, wanted)])[0]
