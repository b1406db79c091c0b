"""`retain restore`: a copy put in the diary's place."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from retain.cli import choose
from retain.domain.errors import Misused, Refused
from retain.render.columns import Column, View
from retain.store.backup import free, look, put_back

File = Annotated[str, typer.Argument(metavar="FILE", help="A copy that `retain backup` made.")]
RESTORED: View[tuple[str, str]] = (Column("from", lambda row: row[0]), Column("kept", lambda row: row[1]))


def register(app: typer.Typer, panel: str) -> None:
    app.command("restore", rich_help_panel=panel)(restore)


def restore(ctx: typer.Context, file: File) -> None:
    """Put a copy in the diary's place. What is there now is kept beside it."""
    context, copy = ctx.obj, Path(file).expanduser()
    look(copy)
    diary = context.diary(create=True)
    aside = free(diary.path.with_name(f"{diary.path.name}.before-restore-{context.now:%Y%m%dT%H%M%S}"))
    if not context.asked.yes:
        if not context.interactive:
            raise Misused(f"Put {copy} in the place of {diary.path}? That needs your word.", "Add --yes.")
        if choose.answer(context, f"Put {copy} in the place of {diary.path}? [y/N]").lower() not in {"y", "yes"}:
            raise Refused("Nothing was restored.")
    with context.screen.progress() as progress:
        put_back(diary, copy, aside, partial(progress.pages, "copying"))
    context.screen.rows(RESTORED, [(str(copy), str(aside))])
