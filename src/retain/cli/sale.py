"""`retain sale`: orders and deliveries."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from retain.cli import choose
from retain.cli.options import Customer, sentence
from retain.cli.typed import Coded, Limit, Named, Since, Where, Whose, amount, day, gathered, given, number
from retain.domain import money
from retain.domain.errors import Misused
from retain.domain.names import short
from retain.domain.sales import Sale
from retain.render import echo
from retain.render.sale import SALE
from retain.store import folders
from retain.store.books import Books

if TYPE_CHECKING:
    from retain.cli.context import Context
    from retain.domain.folders import SaleFolder
    from retain.store.diary import Diary

Amount = Annotated[str, typer.Argument(metavar="AMOUNT", help="Such as 1200 or 1,234.50; below zero for a credit.")]
Product = Annotated[list[str] | None, typer.Argument(metavar="[PRODUCT]", help="What was sold.")]


@dataclass(frozen=True, slots=True)
class Said:
    """The options of a sale; a text of "" takes the value away."""

    on: Annotated[str | None, typer.Option(metavar="DATE", help="The day of the order; else today.")] = None
    margin: Annotated[str | None, typer.Option(metavar="AMOUNT", help="What it left.")] = None
    delivered: Annotated[str | None, typer.Option(metavar="DATE", help="The day of delivery.")] = None
    number: Annotated[str | None, typer.Option(metavar="TEXT", help="The order's own number.")] = None


def register(app: typer.Typer, panel: str) -> None:
    group = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
    app.add_typer(group, name="sale", rich_help_panel=panel, help="Orders and deliveries.")
    credit = {"ignore_unknown_options": True}
    group.command("add", context_settings=credit)(gathered(add))
    group.command("list")(listed)
    group.command("show")(show)
    group.command("edit")(gathered(edit))
    group.command("remove")(remove)


def add(ctx: typer.Context, customer: Customer, sold: Amount, said: Said, product: Product = None) -> None:
    """Put a sale into the book."""
    context, of = ctx.obj, choose.customer(ctx.obj, customer)
    if mistyped := [word for word in product or () if word.startswith("--")]:
        raise Misused(f"No such option: {mistyped[0]}.", "See `retain sale add --help`.")
    fields = {"day": context.today, "product": sentence(product) or None} | _fields(context, said)
    new = Sale(customer=of.id or 0, amount=money.parse(sold), **fields)
    with context.changing(f"sale add {short(of.name)}") as diary:
        folder = _folder(diary, Books(diary).add(new))
    echo.added(context.screen, SALE, folder, context.today)


def listed(ctx: typer.Context, name: Named = None, where: Where = "", since: Since = "", limit: Limit = 50) -> None:
    """List sales, the newest first."""
    context, scope = ctx.obj, choose.scope(ctx.obj, sentence(name), where)
    with context.reading() as diary:
        some = Books(diary).newest(Sale, "day", limit=limit, since=day(context, since, "past"), among=scope)
        found = folders.sales(diary, some)
    context.screen.rows(SALE, found, empty="No sales. `retain sale add CUSTOMER AMOUNT` or `retain import FILE`.")


def show(ctx: typer.Context, code: Coded) -> None:
    """Show one sale."""
    with ctx.obj.reading() as diary:
        folder = _folder(diary, number(code, "s"))
    ctx.obj.screen.record(SALE, folder)


def edit(
    ctx: typer.Context,
    code: Coded,
    said: Said,
    *,
    customer: Whose = "",
    sold: Annotated[str | None, typer.Option("--amount", metavar="AMOUNT")] = None,
    product: Annotated[str | None, typer.Option(metavar="TEXT")] = None,
) -> None:
    """Correct a sale."""
    context = ctx.obj
    of = choose.customer(context, customer).id if customer else None
    changes = _fields(context, said) | given(customer=of, amount=amount(sold or None), product=product)
    with context.changing(f"sale edit {code}") as diary:
        before = _folder(diary, number(code, "s"))
        Books(diary).change(replace(before.sale, **changes))
        after = _folder(diary, before.sale.id or 0)
    echo.changed(context.screen, SALE, before, after, context.today)


def remove(ctx: typer.Context, code: Coded) -> None:
    """Delete a sale."""
    with ctx.obj.changing(f"sale remove {code}") as diary:
        gone = _folder(diary, number(code, "s"))
        Books(diary).remove(Sale, gone.sale.id or 0)
    ctx.obj.screen.rows(echo.REMOVED, [(gone.sale.code, gone.customer.name, "deleted")])


def _fields(context: Context, said: Said) -> dict[str, Any]:
    return given(
        day=day(context, said.on, "past"),
        margin=amount(said.margin),
        delivered_on=day(context, said.delivered, "past") if said.delivered else said.delivered,
        number=said.number,
    )


def _folder(diary: Diary, wanted: int) -> SaleFolder:
    return folders.sales(diary, [Books(diary).get(Sale, wanted)])[0]
