"""`retain find`: full-text search over the diary."""

from __future__ import annotations

from typing import Annotated

import typer

from retain.cli.typed import Limit, sentence
from retain.render.find import HITS
from retain.store.search import find as found_by

Wanted = Annotated[list[str], typer.Argument(metavar="WORDS", help="All must be there; the last may be a beginning.")]


def register(app: typer.Typer, panel: str) -> None:
    """Add the verb to the program."""
    app.command("find", rich_help_panel=panel)(find)


def find(ctx: typer.Context, words: Wanted, limit: Limit = 50) -> None:
    """Search names, entries, promises, problems and products."""
    with ctx.obj.reading() as diary:
        found = found_by(diary, sentence(words), limit=limit)
    ctx.obj.screen.rows(HITS, found, empty="Nothing found.")
