"""`retain backup`: a copy of the whole diary."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from retain.cli.typed import Force
from retain.render.columns import Column, View
from retain.store.backup import copies_of_days, save

File = Annotated[str, typer.Argument(metavar="[FILE]", help="Where to; else in a folder beside the diary, by its day.")]

COPY: View[tuple[str, int]] = (Column("path", lambda row: row[0]), Column("bytes", lambda row: row[1], right=True))


def register(app: typer.Typer, panel: str) -> None:
    app.command("backup", rich_help_panel=panel)(backup)


def backup(ctx: typer.Context, file: File = "", *, force: Force = False) -> None:
    """Copy the whole diary, private and history too, to a file."""
    context = ctx.obj
    usual = copies_of_days(context.diary_path) / f"diary-{context.today.isoformat()}.db"
    target = Path(file).expanduser() if file else usual
    with context.screen.progress() as progress:
        copying = partial(progress.pages, "copying")
        size = save(context.diary(create=False), target, force=force or not file, pages=copying)
    context.screen.rows(COPY, [(str(target), size)])
    context.screen.say(f"`retain restore {target}` puts it back.")
