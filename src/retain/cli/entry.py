"""`retain entry`: the lines of the diary."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from retain.cli import choose
from retain.cli.options import Customer, sentence
from retain.cli.typed import Coded, Limit, Many, Named, Since, Text, Where, Whose, amount, day, gathered, given, number
from retain.domain import dates, drafts
from retain.domain.entries import Entry, known_purpose
from retain.domain.names import short
from retain.render import echo, logged
from retain.render import entry as view
from retain.render.entry import ENTRY
from retain.store import filing, folders
from retain.store.books import Books
from retain.store.daily.marks import put

if TYPE_CHECKING:
    from retain.cli.context import Context
    from retain.domain.folders import EntryFolder
    from retain.store.diary import Diary

Kind = Annotated[str, typer.Option("--kind", "-k", metavar="KIND", help="Only this kind.")]
Purpose = Annotated[str, typer.Option("--for", metavar="PURPOSE", help="Only those for this, with what they cost.")]
Present = Annotated[str, typer.Option("--with", metavar="PERSON", help="Only with this person, wherever they were.")]


@dataclass(frozen=True, slots=True)
class Said:
    """The options of an entry; a text of "" takes the value away."""

    kind: Annotated[str | None, typer.Option("--kind", "-k", metavar="KIND", help="How: call, email, visit …")] = None
    purpose: Annotated[Many, typer.Option("--for", metavar="PURPOSE", help="Why; repeat for more.")] = None
    people: Annotated[Many, typer.Option("--with", metavar="PERSON", help="Who took part; repeat for more.")] = None
    by: Annotated[str | None, typer.Option(metavar="COLLEAGUE", help="The colleague who did it.")] = None
    on: Annotated[str | None, typer.Option(metavar="DATE", help="The day; else today.")] = None
    at: Annotated[str | None, typer.Option(metavar="TIME", help="The time of day.")] = None
    inbound: Annotated[bool | None, typer.Option("--in/--out", help="They began it, or we did.")] = None
    attempt: Annotated[bool | None, typer.Option("--attempt/--reached", help="Nobody was reached.")] = None
    bulk: Annotated[bool | None, typer.Option("--bulk/--personal", help="A mailing to many.")] = None
    private: Annotated[bool | None, typer.Option("--private/--shared", help="Leaves the diary only when asked.")] = None
    mood: Annotated[str | None, typer.Option(metavar="MOOD", help="bad, ok or good.")] = None
    minutes: Annotated[int | None, typer.Option(metavar="N", help="How long it took.")] = None
    cost: Annotated[str | None, typer.Option(metavar="AMOUNT", help="What a perk or gift cost you.")] = None


def register(app: typer.Typer, panel: str) -> None:
    group = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
    app.add_typer(group, name="entry", rich_help_panel=panel, help="The lines of the diary.")
    group.command("add")(gathered(add))
    group.command("list")(listed)
    group.command("show")(show)
    group.command("edit")(gathered(edit))
    group.command("remove")(remove)


def add(ctx: typer.Context, customer: Customer, said: Said, text: Text = None) -> None:
    """Write an entry; `retain log` does more with one line."""
    context, of = ctx.obj, choose.customer(ctx.obj, customer)
    fields = {"kind": "call", "day": context.today} | _fields(context, said)
    new = drafts.drafted(Entry(customer=of.id or 0, text=sentence(text), **fields), context.today).entry
    people = _people(context, said.people, of.id)
    with context.changing(f"entry add {short(of.name)}") as diary:
        number_ = Books(diary).add(new)
        filing.attend(diary, number_, people, [])
        marked = put(diary, new.text, number_, of.id or 0)
        folder = _folder(diary, number_)
    echo.added(context.screen, ENTRY, folder, context.today)
    logged.marked(context.screen, of.name, number_, marked)


def listed(
    ctx: typer.Context,
    name: Named = None,
    where: Where = "",
    since: Since = "",
    limit: Limit = 50,
    *,
    kind: Kind = "",
    purpose: Purpose = "",
    person: Present = "",
) -> None:
    """List entries, the newest first."""
    context, scope = ctx.obj, choose.scope(ctx.obj, sentence(name), where)
    scope |= {"kind": [kind]} if kind else {}
    present = choose.person(context, person) if person else None
    with context.reading() as diary:
        scope |= {"id": folders.attended(diary, present)} if present else {}
        wanted = {"purposes": known_purpose(purpose)} if purpose else {}
        books, first = Books(diary), day(context, since, "past")
        some = books.newest(Entry, "day", limit=limit, since=first, among=scope, holding=wanted)
        found = folders.entries(diary, some)
    view.show(context.screen, found, context.settings.currency, costs=bool(purpose))


def show(ctx: typer.Context, code: Coded) -> None:
    """Show one entry."""
    with ctx.obj.reading() as diary:
        folder = _folder(diary, number(code, "e"))
    ctx.obj.screen.record(ENTRY, folder)


def edit(
    ctx: typer.Context,
    code: Coded,
    said: Said,
    *,
    customer: Whose = "",
    text: Annotated[str | None, typer.Option(metavar="TEXT", help="What was said.")] = None,
    without: Annotated[Many, typer.Option(metavar="PERSON", help="Who took no part.")] = None,
) -> None:
    """Correct an entry; `retain history` keeps what it was."""
    context = ctx.obj
    with context.reading() as diary:
        of = _folder(diary, number(code, "e")).customer.id
    of = choose.customer(context, customer).id if customer else of
    changes = _fields(context, said) | {"customer": of} | ({} if text is None else {"text": text})
    joined, gone = _people(context, said.people, of), _people(context, without, None)
    with context.changing(f"entry edit {code}") as diary:
        before = _folder(diary, number(code, "e"))
        drafts.drafted(new := replace(before.entry, **changes), context.today)
        Books(diary).change(new)
        filing.attend(diary, new.id or 0, joined, gone)
        marked = put(diary, text or "", new.id or 0, new.customer)
        after = _folder(diary, new.id or 0)
    echo.changed(context.screen, ENTRY, before, after, context.today)
    logged.marked(context.screen, after.customer.name, new.id or 0, marked)


def remove(ctx: typer.Context, code: Coded) -> None:
    """Delete an entry; what was promised in it stays."""
    with ctx.obj.changing(f"entry remove {code}") as diary:
        gone = _folder(diary, number(code, "e"))
        Books(diary).remove(Entry, gone.entry.id or 0)
    ctx.obj.screen.rows(echo.REMOVED, [(f"e{gone.entry.id}", gone.customer.name, "deleted")])


def _people(context: Context, typed: list[str] | None, at: int | None) -> list[int]:
    return [choose.person(context, name, at).id or 0 for name in typed or ()]


def _fields(context: Context, said: Said) -> dict[str, Any]:
    return given(
        kind=said.kind,
        purposes=None if said.purpose is None else tuple(filter(None, said.purpose)),
        colleague=said.by and choose.colleague(context, said.by).id,
        day=day(context, said.on, "past"),
        time=said.at and dates.parse_time(said.at),
        inbound=said.inbound,
        attempt=said.attempt,
        bulk=said.bulk,
        private=said.private,
        mood=said.mood,
        minutes=said.minutes,
        cost=amount(said.cost),
    )


def _folder(diary: Diary, wanted: int) -> EntryFolder:
    return folders.entries(diary, [Books(diary).get(Entry, wanted)])[0]
