"""`retain import`: what other programs, and our own exports, know of customers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from retain.domain.errors import Misused, Refused

if TYPE_CHECKING:
    from retain.cli.context import Context
    from retain.cli.importing import Wanted
    from retain.domain.almanac import Order

Files = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="FILE…", help="Tables, address books, calendars, mail, .msg, a diary; - for what is piped in."
    ),
]
Pending = Annotated[bool, typer.Option("--pending", help="Whom address books set aside: all, by code or by words.")]
At = Annotated[str, typer.Option("--at", metavar="CUSTOMER", help="With --pending: put them there.")]
Drop = Annotated[bool, typer.Option("--drop", help="With --pending: forget them.")]
Map = Annotated[
    list[str] | None, typer.Option("--map", metavar="COLUMN=FIELD", help='"Company=name"; "Fax=-" for none.')
]
Kind = Annotated[str, typer.Option("--kind", metavar="NOUNS", help="customers, people, colleagues, sales, entries, …")]
Source = Annotated[str, typer.Option("--source", metavar="NAME", help="The program whose ids the table has.")]
Encoding = Annotated[str, typer.Option("--encoding", metavar="NAME", help="For example cp1252 or utf-16.")]
DateOrder = Annotated[str, typer.Option("--date-order", metavar="dmy|mdy|ymd", help="How 3/4/2026 is meant.")]
Strict = Annotated[bool, typer.Option("--strict", help="All rows or none.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only say what would come of it.")]
Bodies = Annotated[bool, typer.Option("--bodies", help="Keep the words of mail too, not only its subject.")]
NewCustomers = Annotated[
    bool, typer.Option("--new-customers", help="Make the customers that entries name too, as sales do.")
]


def register(app: typer.Typer, panel: str) -> None:
    app.command("import", rich_help_panel=panel)(import_)


def import_(
    ctx: typer.Context,
    files: Files = None,
    mapping: Map = None,
    kind: Kind = "",
    source: Source = "",
    encoding: Encoding = "",
    date_order: DateOrder = "",
    *,
    strict: Strict = False,
    dry_run: DryRun = False,
    new_customers: NewCustomers = False,
    bodies: Bodies = False,
    pending: Pending = False,
    at: At = "",
    drop: Drop = False,
) -> None:
    """Bring in customers, people, sales and entries. A second time updates them and doubles nothing."""
    from retain.cli import bystanders, importing
    from retain.exchange.mapping import kind_named, mapped
    from retain.exchange.readers import Choices
    from retain.render import imports as view

    context = ctx.obj
    if pending or at or drop:
        bystanders.answer(context, files or (), bystanders.Deed(at, drop=drop, dry_run=dry_run), listed=pending)
        return
    if not files:
        raise Misused("Import what?", "retain import FILE, or --pending for whom address books set aside.")
    choices = Choices(
        today=context.today,
        region=context.settings.region,
        order=context.settings.order,
        date_order=_order(date_order),
        encoding=encoding,
        kind=kind_named(kind),
        source=source,
        mapping=mapped(mapping or ()),
        bodies=bodies,
    )
    with importing.standing(files) as paths:
        wanted = importing.Wanted(paths, choices, strict=strict, make_customers=new_customers)
        if context.interactive and not (dry_run or context.asked.yes):
            _agreed(context, wanted)
        found = importing.receipts(context, wanted, dry_run=dry_run)
    view.show(context.screen, found, dry_run=dry_run)
    importing.check(found)


def _order(word: str) -> Order | None:
    match word:
        case "":
            return None
        case "dmy" | "mdy" | "ymd":
            return word
    raise Misused(f"{word} is no order of a date.", "One of: dmy, mdy, ymd.")


def _agreed(context: Context, wanted: Wanted) -> None:
    """Show on a terminal what would come of it, and have it agreed to."""
    from retain.cli import choose, importing
    from retain.render import imports as view

    found = importing.receipts(context, wanted, dry_run=True)
    view.show(context.screen, found, dry_run=True)
    importing.check(found)
    if choose.answer(context, "Import this? [y/N]").lower() not in {"y", "yes"}:
        raise Refused("Nothing was imported.")
