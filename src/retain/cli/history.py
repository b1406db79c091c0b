"""`retain history`: every change, or what became of one record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from retain.cli import choose
from retain.cli.options import sentence
from retain.cli.typed import Limit, Where
from retain.domain import codes
from retain.domain.errors import Misused
from retain.render.history import HISTORY, TRAIL
from retain.store import history as changes
from retain.store.trail import trail

if TYPE_CHECKING:
    from retain.cli.context import Context
    from retain.domain.codes import Code

Of = Annotated[list[str] | None, typer.Argument(metavar="[CODE|CUSTOMER]", help="Only what became of this.")]


def register(app: typer.Typer, panel: str) -> None:
    app.command("history", rich_help_panel=panel)(history)


def history(ctx: typer.Context, of: Of = None, limit: Limit = 50, where: Where = "") -> None:
    """List the changes, newest first. Of one record, what it was before each."""
    context, words = ctx.obj, sentence(of)
    if words and where.strip():
        raise Misused("A record and a filter are one too many.", "Leave one of them out.")
    among = choose.among(context, where)
    code = _code(context, words) if words else None
    with context.reading() as diary:
        found = changes.changes(diary, limit or -1, among) if code is None else trail(diary, code)[: limit or None]
    context.screen.rows(TRAIL if code else HISTORY, found, empty="No changes yet.")


def _code(context: Context, words: str) -> Code:
    return codes.parse(words) if codes.looks_like(words) else codes.parse(f"c{choose.customer(context, words).id}")
