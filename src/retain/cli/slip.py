"""`retain slip`: a promise will be late."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from retain.cli import choose
from retain.cli.options import sentence
from retain.domain import codes, dates, slips
from retain.render import slipped as view
from retain.store.daily.slips import proposed, slip

if TYPE_CHECKING:
    from datetime import date

    from retain.cli.context import Context


def register(app: typer.Typer, panel: str) -> None:
    app.command("slip", rich_help_panel=panel)(slip_to)


def slip_to(
    ctx: typer.Context,
    code: Annotated[str, typer.Argument(metavar="CODE", help="The promise's code, such as p12.")],
    day: Annotated[list[str], typer.Argument(metavar="DATE", help="The day it will be kept instead.")],
    *,
    told: Annotated[bool | None, typer.Option("--told/--not-told", help="Whether the customer knows.")] = None,
) -> None:
    """Move a promise that will be late; say whether they know."""
    context, number = ctx.obj, slips.number(codes.parse(code))
    to_on = dates.parse(sentence(day), context.today, lean="future", order=context.settings.order)
    if told is None and context.interactive:
        told = _asked(context, number, to_on)
    with context.changing(f"slip p{number}") as diary:
        result = slip(diary, number, to_on, context.policy, told=told)
    view.show(context.screen, result, context.today)


def _asked(context: Context, number: int, to_on: date) -> bool | None:
    """Ask whether the customer knows, once the move itself is possible; no answer is none."""
    with context.reading() as diary:
        promise, _ = proposed(diary, number, to_on)
    if promise.party not in slips.OURS:
        return None
    said = choose.answer(context, "Does the customer know? [y/n]").lower()
    return {"y": True, "yes": True, "n": False, "no": False}.get(said)
