"""`retain customer`: the accounts in the book."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from retain.cli import choose
from retain.cli.customer_options import Said, attached, fields
from retain.cli.options import Explain, Where, sentence
from retain.cli.typed import Again, Named, gathered
from retain.domain import attachments
from retain.domain.customers import Customer
from retain.domain.errors import Misused
from retain.domain.hindsight import known_by
from retain.domain.names import clean, fold, short
from retain.render import customer as view
from retain.render import echo, figures
from retain.render.columns import listing
from retain.store import bystanders, filing, folders
from retain.store import tags as book
from retain.store.selection import selected

if TYPE_CHECKING:
    from retain.cli.context import Context
    from retain.domain.attachments import Attachments
    from retain.domain.folders import CustomerFolder
    from retain.store.diary import Diary

Name = Annotated[list[str], typer.Argument(metavar="NAME", help="The customer's name.")]
Known = Annotated[list[str], typer.Argument(metavar="CUSTOMER", help="Its name, or enough of it, or its code.")]
Tagged = Annotated[str, typer.Option("--tag", metavar="TAG", help="Only those with this tag.")]
Archived = Annotated[bool, typer.Option("--archived", help="Archived ones too.")]


def register(app: typer.Typer, panel: str) -> None:
    group = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
    app.add_typer(group, name="customer", rich_help_panel=panel, help="The accounts you keep.")
    group.command("add")(gathered(add, without=("drop", "untag")))
    group.command("list")(listed)
    group.command("show")(show)
    group.command("edit")(gathered(edit))
    group.command("remove")(remove)
    group.command("tags")(tags)
    group.command("retag")(retag)


def add(ctx: typer.Context, name: Name, said: Said, *, again: Again = False) -> None:
    """Put a new customer into the book."""
    context, called = ctx.obj, clean(sentence(name), "customer")
    new = replace(Customer(called, fold(called), context.today), **fields(context, said))
    with context.changing(f"customer add {short(called)}") as diary:
        number = filing.add_customer(diary, new, attached(said), context.settings.region, again=again)
        folder, waiting = _folder(context, diary, number), bystanders.there(diary, called)
    echo.added(context.screen, view.CUSTOMER, folder, context.today)
    if waiting:
        context.screen.say(f"{waiting:,} set aside at {short(called)}: retain import --pending --at c{number}")


def listed(ctx: typer.Context, where: Where = "", tag: Tagged = "", *, archived: Archived = False) -> None:
    """List the customers, all or those a filter fits."""
    context, asked = ctx.obj, f'{where} tag:"{tag}"' if tag else where
    with context.reading() as diary:
        known = [known_by(one, context.today) for one in selected(diary, asked, context.policy, archived=archived)]
        found = folders.customers(diary, known, context.policy)
    begin = "No customers. `retain customer add NAME` or `retain import FILE`."
    columns = listing(view.CUSTOMER, "archived_on") if archived else view.CUSTOMER
    context.screen.rows(columns, found, empty="No customer fits that." if asked.strip() else begin)


def show(ctx: typer.Context, name: Known, *, explain: Explain = False) -> None:
    """Show one customer: its people, what is open, its last ten entries."""
    context, found = ctx.obj, choose.customer(ctx.obj, sentence(name))
    with context.reading() as diary:
        folder = folders.customer(diary, known_by(found, context.today), context.policy)
    view.show(context.screen, folder)
    if explain:
        figures.explain(context.screen, "customer show")


def edit(
    ctx: typer.Context,
    said: Said,
    name: Named = None,
    where: Where = "",
    *,
    rename: Annotated[str | None, typer.Option(metavar="NAME", help="A new name.")] = None,
    restore: Annotated[bool, typer.Option("--restore", help="Take back out of the archive.")] = False,
) -> None:
    """Change a customer, or several at once."""
    context, chosen = ctx.obj, choose.customers(ctx.obj, sentence(name), where)
    changes = fields(context, said) | _renamed(rename, chosen) | ({"archived_on": None} if restore else {})
    choose.agreed(context, len(chosen), f"Change {choose.several(chosen)}")
    with context.changing(f"customer edit {choose.called(chosen)}") as diary:
        pairs = [_changed(context, diary, one.id or 0, changes, attached(said)) for one in chosen]
    echo.all_changed(context.screen, view.CUSTOMER, pairs, context.today)


def remove(ctx: typer.Context, name: Named = None, where: Where = "") -> None:
    """Take customers out. Where history hangs on them they are archived, else deleted."""
    context, chosen = ctx.obj, choose.customers(ctx.obj, sentence(name), where)
    choose.agreed(context, len(chosen), f"Remove {choose.several(chosen)}")
    with context.changing(f"customer remove {choose.called(chosen)}") as diary:
        ends = [(one, filing.remove_customer(diary, one)) for one in chosen]
    context.screen.rows(echo.REMOVED, [(f"c{one.id}", one.name, end) for one, end in ends])


def tags(ctx: typer.Context) -> None:
    """List the tags, and how many customers have each."""
    with ctx.obj.reading() as diary:
        found = book.tags(diary)
    ctx.obj.screen.rows(view.TAGS, found, empty="No tags. `retain customer edit CUSTOMER --tag TAG`, or #tag in a log.")


def retag(
    ctx: typer.Context,
    old: Annotated[str, typer.Argument(metavar="OLD", help="The tag as it is.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="What it becomes; one that is there takes it in.")],
) -> None:
    """Call a tag something else, for its customers and its news."""
    context, was, name = ctx.obj, _tag(old), _tag(new)
    with context.reading() as diary:
        count = len(book.holding(diary, was))
    choose.agreed(context, count, f"Retag {count} customers")
    with context.changing(f"customer retag {short(was)} {short(name)}") as diary:
        found = book.retag(diary, was, name)
    view.retagged(context.screen, was, name, found)


def _tag(typed: str) -> str:
    """One tag, as it is read with --tag; raises Misused for none and for several."""
    found = attachments.tags([typed])
    if len(found) != 1:
        raise Misused(f'"{short(typed)}" is not one tag.', "retain customer retag golf sports")
    return found[0]


def _folder(context: Context, diary: Diary, number: int) -> CustomerFolder:
    return folders.customers(diary, [diary.get(Customer, number)], context.policy)[0]


def _renamed(rename: str | None, chosen: list[Customer]) -> dict[str, str]:
    if rename is None:
        return {}
    if len(chosen) > 1:
        raise Misused("Several customers can't take one name.", "Rename them one by one.")
    called = clean(rename, "customer")
    return {"name": called, "key": fold(called)}


def _changed(
    context: Context, diary: Diary, number: int, changes: dict[str, Any], hung: Attachments
) -> tuple[CustomerFolder, CustomerFolder]:
    """One customer before and after."""
    before, held = _folder(context, diary, number), diary.get(Customer, number)
    filing.edit_customer(diary, replace(held, **changes), hung, context.settings.region)
    return before, _folder(context, diary, number)
