"""`retain merge`: two customers, or two people, that are one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from retain.cli import choose
from retain.domain.errors import Misused
from retain.domain.names import short
from retain.render import merge as view

if TYPE_CHECKING:
    from retain.cli.context import Context
    from retain.domain.customers import Customer
    from retain.domain.people import Person

Kept = Annotated[
    str,
    typer.Argument(metavar="[CUSTOMER|d3]", help="The one that stays; without any, likely pairs are listed."),
]
Other = Annotated[str, typer.Argument(metavar="[OTHER]", help="The one that becomes part of it.")]
Different = Annotated[bool, typer.Option("--different", help="They are two: propose them no more.")]


def register(app: typer.Typer, panel: str) -> None:
    app.command("merge", rich_help_panel=panel)(merge)


def merge(ctx: typer.Context, customer: Kept = "", other: Other = "", *, different: Different = False) -> None:
    """Make two customers one, or two people. Without names, list those that may be one."""
    context = ctx.obj
    if not customer:
        propose(context)
        return
    if not other:
        raise Misused("A merge takes two customers, or two people by code.", f'retain merge "{short(customer)}" OTHER')
    kept, gone = _meant(context, customer, other)
    if different:
        part(context, kept, gone)
    else:
        unite(context, kept, gone)


def _meant(context: Context, kept: str, other: str) -> tuple[Customer | Person, Customer | Person]:
    """The two that were named: people where the first is a person's code, else customers."""
    named = kept.strip().lower()
    find = choose.person if named[:1] == "d" and named[1:].isdecimal() else choose.customer
    return find(context, kept), find(context, other)


def unite(context: Context, kept: Customer | Person, gone: Customer | Person) -> None:
    """Make the two one, and say what moved."""
    from retain.domain.customers import Customer
    from retain.store import merging, merging_people

    with context.changing(f"merge {short(gone.name)} into {short(kept.name)}") as diary:
        if isinstance(kept, Customer) and isinstance(gone, Customer):
            moved, letter = merging.merge(diary, kept, gone), "c"
        else:
            moved, letter = merging_people.merge(diary, kept, gone), "d"  # type: ignore[arg-type]
    view.merged(context.screen, kept, gone, moved, letter)


def part(context: Context, one: Customer | Person, other: Customer | Person) -> None:
    """Keep that the two are two."""
    from retain.store import merging

    if one.id == other.id:
        raise Misused("That is one and the same.", "Name two, by code.")
    with context.changing(f"tell {short(one.name)} from {short(other.name)}") as diary:
        merging.tell_apart(diary, one, other)
    view.parted(context.screen, one, other)


def propose(context: Context) -> None:
    """List the customers and the people that may be one."""
    from retain.store import likely

    with context.reading() as diary:
        found = [*likely.customers(diary), *likely.people(diary)]
    context.screen.rows(view.LIKENESS, found, empty="No two customers look like one, and no two people.")
    if found:
        context.screen.say("Nothing was merged. What are two after all: retain merge CODE CODE --different")
