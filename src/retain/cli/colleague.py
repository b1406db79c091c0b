"""`retain colleague`: the people on our side."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from retain.cli import choose
from retain.cli.options import sentence
from retain.cli.typed import Again, gathered, given
from retain.domain.colleagues import Colleague
from retain.domain.names import clean, fold, short
from retain.render import echo
from retain.render.colleague import COLLEAGUE
from retain.render.columns import listing
from retain.store import filing, folders
from retain.store.books import Books

if TYPE_CHECKING:
    from retain.cli.context import Context
    from retain.domain.folders import ColleagueFolder
    from retain.store.diary import Diary

Name = Annotated[list[str], typer.Argument(metavar="NAME", help="The colleague's name.")]
Known = Annotated[list[str], typer.Argument(metavar="COLLEAGUE", help="Their name, or enough of it, or their code.")]
Archived = Annotated[bool, typer.Option("--archived", help="Archived ones too.")]


@dataclass(frozen=True, slots=True)
class Said:
    """The options of a colleague; a text of "" takes the value away."""

    role: Annotated[str | None, typer.Option(metavar="TEXT", help="What they do.")] = None
    executive: Annotated[bool | None, typer.Option("--executive/--no-executive", help="An official of ours.")] = None
    knows: Annotated[str | None, typer.Option(metavar="TEXT", help="What customers may ask them.")] = None
    deputy: Annotated[str | None, typer.Option(metavar="COLLEAGUE", help="Who stands in.")] = None
    email: Annotated[str | None, typer.Option(metavar="ADDRESS", help="Their e-mail address.")] = None
    phone: Annotated[str | None, typer.Option(metavar="NUMBER", help="Their phone number.")] = None


def register(app: typer.Typer, panel: str) -> None:
    group = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
    app.add_typer(group, name="colleague", rich_help_panel=panel, help="The people on your side.")
    group.command("add")(gathered(add))
    group.command("list")(listed)
    group.command("show")(show)
    group.command("edit")(gathered(edit))
    group.command("remove")(remove)


def add(ctx: typer.Context, name: Name, said: Said, *, again: Again = False) -> None:
    """Put a new colleague into the book."""
    context, called = ctx.obj, clean(sentence(name), "colleague")
    new = replace(Colleague(called, fold(called), context.today), **_fields(context, said))
    with context.changing(f"colleague add {short(called)}") as diary:
        folder = _folder(diary, filing.add_colleague(diary, new, again=again))
    echo.added(context.screen, COLLEAGUE, folder, context.today)


def listed(ctx: typer.Context, *, archived: Archived = False) -> None:
    """List the colleagues."""
    with ctx.obj.reading() as diary:
        known = [one for one in Books(diary).all(Colleague) if one.added_on <= diary.today]
        kept = [one for one in known if archived or one.archived_on is None or one.archived_on > diary.today]
        found = folders.colleagues(diary, sorted(kept, key=lambda one: (one.key, one.id or 0)))
    columns = listing(COLLEAGUE, "archived_on") if archived else COLLEAGUE
    ctx.obj.screen.rows(columns, found, empty="No colleagues yet. `retain colleague add NAME`.")


def show(ctx: typer.Context, name: Known) -> None:
    """Show one colleague."""
    found = choose.colleague(ctx.obj, sentence(name))
    with ctx.obj.reading() as diary:
        folder = _folder(diary, found.id or 0)
    ctx.obj.screen.record(COLLEAGUE, folder)


def edit(
    ctx: typer.Context,
    name: Known,
    said: Said,
    *,
    rename: Annotated[str | None, typer.Option(metavar="NAME", help="A new name.")] = None,
    restore: Annotated[bool, typer.Option("--restore", help="Take back out of the archive.")] = False,
) -> None:
    """Change a colleague."""
    context, found = ctx.obj, choose.colleague(ctx.obj, sentence(name))
    changes = _fields(context, said) | _renamed(rename) | ({"archived_on": None} if restore else {})
    with context.changing(f"colleague edit {short(found.name)}") as diary:
        before = _folder(diary, found.id or 0)
        filing.edit_colleague(diary, replace(before.colleague, **changes))
        after = _folder(diary, found.id or 0)
    echo.changed(context.screen, COLLEAGUE, before, after, context.today)


def remove(ctx: typer.Context, name: Known) -> None:
    """Take a colleague out. Where history hangs on them they are archived, else deleted."""
    context, found = ctx.obj, choose.colleague(ctx.obj, sentence(name))
    with context.changing(f"colleague remove {short(found.name)}") as diary:
        end = filing.remove_colleague(diary, found)
    context.screen.rows(echo.REMOVED, [(f"l{found.id}", found.name, end)])


def _fields(context: Context, said: Said) -> dict[str, Any]:
    return given(
        role=said.role,
        executive=said.executive,
        knows=said.knows,
        deputy=said.deputy and choose.colleague(context, said.deputy).id,
        email=said.email,
        phone=said.phone,
    )


def _renamed(rename: str | None) -> dict[str, str]:
    called = clean(rename, "colleague") if rename is not None else None
    return {} if called is None else {"name": called, "key": fold(called)}


def _folder(diary: Diary, number: int) -> ColleagueFolder:
    return folders.colleagues(diary, [Books(diary).get(Colleague, number)])[0]
