"""What was typed after a noun: its options, written once for `add` and `edit`, and read into a record's fields."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from inspect import Parameter, Signature, signature
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

from retain.domain import dates, money
from retain.domain.codes import LETTERS, parse
from retain.domain.customers import TIERS
from retain.domain.errors import Misused, Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import date

    from retain.cli.context import Context
    from retain.domain.almanac import Lean

Where = Annotated[
    str, typer.Option("--where", metavar="FILTER", help='Only customers such as "tier:A tag:x town:Leeds".')
]
Named = Annotated[
    list[str] | None, typer.Argument(metavar="[CUSTOMER]", help="A name or code, or several with commas.")
]
Coded = Annotated[str, typer.Argument(metavar="CODE", help="Its code, as lists print it.")]
Since = Annotated[str, typer.Option("--since", metavar="DATE", help="From this day on.")]
Limit = Annotated[int, typer.Option("--limit", metavar="N", help="The newest N; 0 for all.")]
Text = Annotated[list[str] | None, typer.Argument(metavar="[TEXT]", help="In your words.")]
Whose = Annotated[str, typer.Option("--customer", metavar="CUSTOMER", help="Whose it is.")]
Again = Annotated[bool, typer.Option("--again", help="There is another of the same name.")]
OnlyTier = Annotated[str, typer.Option("--tier", metavar="A|B|C", help="Only this tier.")]
Force = Annotated[bool, typer.Option("--force", help="Replace a file that is there.")]
Many = list[str] | None


def gathered(command: Callable[..., None], *, without: Collection[str] = ()) -> Callable[..., None]:
    """A command whose one parameter of a dataclass's type is spread into an option for each field but those `without`.

    Typer reads options from a function's parameters only; twenty of them twice a noun would say everything twice.
    """
    hints = get_type_hints(command, include_extras=True)
    slot, options = next((name, hint) for name, hint in hints.items() if is_dataclass(hint))
    shown = [field for field in fields(options) if field.name not in without]

    def run(**typed: Any) -> None:
        command(**{slot: options(**{field.name: typed.pop(field.name) for field in shown})}, **typed)  # type: ignore[operator]

    own = [
        given.replace(kind=Parameter.KEYWORD_ONLY, annotation=hints[name])
        for name, given in signature(command).parameters.items()
        if name != slot
    ]
    spread = get_type_hints(options, include_extras=True)
    more = [
        Parameter(field.name, Parameter.KEYWORD_ONLY, default=field.default, annotation=spread[field.name])
        for field in shown
    ]
    run.__signature__ = Signature([*own, *more])  # type: ignore[attr-defined]
    run.__annotations__ = {one.name: one.annotation for one in (*own, *more)}
    run.__name__, run.__doc__ = command.__name__, command.__doc__
    return run


def given(**typed: object) -> dict[str, Any]:
    """The fields that were typed: None is not typed, an empty text takes the value away."""
    return {field: None if value == "" else value for field, value in typed.items() if value is not None}


def day(context: Context, typed: str | None, lean: Lean) -> date | None:
    """A typed date in the rep's order of day and month; None where none was typed."""
    return dates.parse(typed, context.today, lean=lean, order=context.settings.order) if typed else None


def past(context: Context, typed: str | None) -> date | None:
    """A typed day of what happened, None where none was typed; raises Refused for one still ahead."""
    found = day(context, typed, "past")
    if found and found > context.today:
        raise Refused(f"{dates.said(found, context.today)}, is still ahead.", "Write it down once it has happened.")
    return found


def amount(typed: str | None) -> int | str | None:
    """A typed amount in minor units; nothing and "" stay what they are."""
    return money.parse(typed) if typed else typed


def tier(typed: str) -> str:
    """A tier as typed, or none; raises Misused for what is no tier."""
    if typed and typed.upper() not in TIERS:
        raise Misused(f"{typed} is no tier.", "The tiers are A, B and C.")
    return typed.upper()


def number(typed: str, letter: str) -> int:
    """The number in a code of one noun ("e12", or 12); raises Misused for another noun's code."""
    code = parse(f"{letter}{typed}" if typed.isdecimal() else typed)
    if code.letter != letter or code.step:
        raise Misused(f"{code} is no {LETTERS[letter]}.", f"Its code looks like {letter}12.")
    return code.number
