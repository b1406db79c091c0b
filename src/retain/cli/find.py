"""`retain find`: full-text search over the diary."""

from __future__ import annotations

from typing import Annotated

import typer

from retain.cli import choose
from retain.cli.options import sentence
from retain.cli.typed import Limit, Where
from retain.render import find as view
from retain.store.search import find as found_by

Wanted = Annotated[list[str], typer.Argument(metavar="WORDS", help="All must be there; the last may be a beginning.")]


def register(app: typer.Typer, panel: str) -> None:
    app.command("find", rich_help_panel=panel)(find)


def find(ctx: typer.Context, words: Wanted, limit: Limit = 50, where: Where = "") -> None:
    """Search names, entries, promises, problems and products."""
    among = choose.among(ctx.obj, where)
    with ctx.obj.reading() as diary:
        found = found_by(diary, sentence(words), limit=limit, among=among)
    view.show(ctx.obj.screen, found)
