"""`retain person`: the people at customers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from retain.cli import choose
from retain.cli.options import sentence
from retain.cli.person_map import mapped
from retain.cli.reaches import Drop, Emails, NoContact, Phones, Verified, channels
from retain.cli.typed import Again, Many, Named, Where, day, gathered, given
from retain.domain import dates
from retain.domain.attachments import Attachments
from retain.domain.errors import Misused
from retain.domain.names import clean, fold, short
from retain.domain.people import Person, Position
from retain.render import echo
from retain.render import person as view
from retain.store import filing, folders
from retain.store.books import Books

if TYPE_CHECKING:
    from retain.cli.context import Context
    from retain.domain.customers import Customer
    from retain.domain.folders import PersonFolder
    from retain.store.diary import Diary

Name = Annotated[list[str], typer.Argument(metavar="NAME", help="The person's name.")]
Known = Annotated[list[str], typer.Argument(metavar="PERSON", help="Their name, or enough of it, or their code.")]
AtOne = Annotated[str, typer.Option("--at", metavar="CUSTOMER", help="Only people at this customer.")]
Left = Annotated[bool, typer.Option("--left", help="Those who left too.")]


@dataclass(frozen=True, slots=True)
class Said:
    """The options of a person; a text of "" takes the value away."""

    at: Annotated[Many, typer.Option(metavar="CUSTOMER", help="Where; repeat for more.")] = None
    role: Annotated[str | None, typer.Option(metavar="TEXT", help="What they do there.")] = None
    level: Annotated[str | None, typer.Option(metavar="LEVEL", help="user, manager, director or executive.")] = None
    sponsor: Annotated[bool | None, typer.Option("--sponsor/--no-sponsor", help="Speaks for us.")] = None
    key: Annotated[bool | None, typer.Option("--key/--no-key", help="A key contact.")] = None
    left: Annotated[bool, typer.Option("--left", help="Left, at --at or everywhere; today or --on.")] = False
    moved_to: Annotated[str | None, typer.Option(metavar="CUSTOMER", help="Left for this customer.")] = None
    on: Annotated[str | None, typer.Option(metavar="DATE", help="The day they left.")] = None
    email: Emails = None
    phone: Phones = None
    drop: Drop = None
    verified: Verified = False
    birthday: Annotated[str | None, typer.Option(metavar="DATE", help="5 mar, or 5 mar 1970.")] = None
    prefers: Annotated[str | None, typer.Option(metavar="CHANNEL", help="How they like to be reached.")] = None
    no_contact: NoContact = None


def register(app: typer.Typer, panel: str) -> None:
    group = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
    app.add_typer(group, name="person", rich_help_panel=panel, help="The people at your customers.")
    group.command("add")(gathered(add, without=("left", "moved_to", "on", "drop")))
    group.command("list")(listed)
    group.command("show")(show)
    group.command("map")(mapped)
    group.command("edit")(gathered(edit))
    group.command("remove")(remove)


def add(ctx: typer.Context, name: Name, said: Said, *, again: Again = False) -> None:
    """Put a new person into the book, at a customer."""
    context, called = ctx.obj, clean(sentence(name), "person")
    at = [Position(0, place.id or 0, **_post(said)) for place in _places(context, said.at)]
    if not at:
        raise Misused(f"Where is {short(called)}?", "Add --at CUSTOMER.")
    new = replace(Person(called, fold(called), context.today), **_fields(context, said))
    with context.changing(f"person add {short(called)}") as diary:
        number = filing.add_person(diary, new, at, _attached(said), context.settings.region, again=again)
        folder = _folder(diary, number)
    echo.added(context.screen, view.PERSON if context.screen.json else view.PERSON_CARD, folder, context.today)


def listed(ctx: typer.Context, name: Named = None, at: AtOne = "", where: Where = "", *, left: Left = False) -> None:
    """List people, all or those at some customers."""
    context, asked = ctx.obj, at or sentence(name)
    places = choose.customers(context, asked, where) if asked or where.strip() else None
    with context.reading() as diary:
        found = folders.people(diary, folders.staff(diary, places, left=left))
    context.screen.rows(view.PERSON, found, empty="Nobody yet. `retain person add NAME --at CUSTOMER`.")


def show(ctx: typer.Context, name: Known) -> None:
    """Show one person: positions, and how to reach them."""
    context, found = ctx.obj, choose.person(ctx.obj, sentence(name))
    with context.reading() as diary:
        folder = _folder(diary, found.id or 0)
    view.show(context.screen, folder)


def edit(
    ctx: typer.Context,
    name: Known,
    said: Said,
    *,
    rename: Annotated[str | None, typer.Option(metavar="NAME", help="A new name.")] = None,
) -> None:
    """Change a person, or what they are at a customer."""
    context, found = ctx.obj, choose.person(ctx.obj, sentence(name))
    places, target = _places(context, said.at), said.moved_to and choose.customer(context, said.moved_to)
    changes = _fields(context, said) | _renamed(rename)
    left = (day(context, said.on, "past") or context.today) if said.left or target else None
    with context.changing(f"person edit {short(found.name)}") as diary:
        before = _folder(diary, found.id or 0)
        filing.edit_person(diary, replace(before.person, **changes), _attached(said), context.settings.region)
        filing.post(diary, found.id or 0, places, _post(said), left_on=left, target=target or None)
        after = _folder(diary, found.id or 0)
    echo.changed(context.screen, view.PERSON if context.screen.json else view.PERSON_CARD, before, after, context.today)


def remove(ctx: typer.Context, name: Known) -> None:
    """Take a person out. Where history hangs on them they are marked as left, else deleted."""
    context, found = ctx.obj, choose.person(ctx.obj, sentence(name))
    with context.changing(f"person remove {short(found.name)}") as diary:
        end = filing.remove_person(diary, found)
    context.screen.rows(echo.REMOVED, [(f"d{found.id}", found.name, end)])


def _places(context: Context, typed: list[str] | None) -> list[Customer]:
    return [place for name in typed or () for place in choose.customers(context, name)]


def _post(said: Said) -> dict[str, Any]:
    return given(role=said.role, level=said.level, sponsor=said.sponsor, main=said.key)


def _fields(context: Context, said: Said) -> dict[str, Any]:
    birthday = said.birthday and dates.birthday(said.birthday, order=context.settings.order)
    prefers = channels([said.prefers]) if said.prefers else None
    return given(
        birthday=birthday,
        prefers=prefers[0] if prefers else said.prefers,
        no_contact=channels(said.no_contact),
    )


def _renamed(rename: str | None) -> dict[str, str]:
    called = clean(rename, "person") if rename is not None else None
    return {} if called is None else {"name": called, "key": fold(called)}


def _attached(said: Said) -> Attachments:
    return Attachments(
        emails=tuple(said.email or ()),
        phones=tuple(said.phone or ()),
        no_addresses=tuple(said.drop or ()),
        verified=said.verified,
    )


def _folder(diary: Diary, number: int) -> PersonFolder:
    return folders.people(diary, [Books(diary).get(Person, number)])[0]
