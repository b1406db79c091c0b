"""`retain demo`: a written year in a diary of its own, to try everything on."""

from __future__ import annotations

import shlex
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from retain.domain.errors import CantCreate

if TYPE_CHECKING:
    from retain.cli.context import Context

MARK = "demo"
"""The first change of every sample diary; one that begins otherwise is somebody's own."""


def register(app: typer.Typer, panel: str) -> None:
    app.command("demo", rich_help_panel=panel)(demo)


def demo(ctx: typer.Context) -> None:
    """Make a sample diary, apart from yours, and show its day."""
    from retain.cli.context import Context
    from retain.cli.due import today

    asked = ctx.obj.asked
    path = Path(asked.db).expanduser() if asked.db else ctx.obj.folder("data") / "demo.db"
    fill(path, ctx.obj)
    today(Context(asked._replace(db=str(path))))
    ctx.obj.screen.flush()
    for line in farewell(path):
        ctx.obj.screen.say(line)


def farewell(path: Path) -> list[str]:
    """Where the sample lies, and what to type next."""
    retain = "retain" if shutil.which("retain") or not sys.argv[0].endswith("retain") else sys.argv[0]
    return [
        f"This is a sample diary at {path}.",
        "Your own is untouched. To work in the sample:",
        f"  export RETAIN_DB={shlex.quote(str(path))}",
        f"""  {retain} brief "St Bede's" """.rstrip(),
        f"""  {retain} log kelby "new press is sold, wants the sums" """.rstrip(),
        f"  {retain} due --all --why",
        "Yours, after `unset RETAIN_DB`, begins with one of",
        f"  {retain} customer add NAME",
        f"  {retain} import FILE",
    ]


def fill(path: Path, context: Context) -> None:
    """Write the sample book to a fresh diary at `path`, as one change on the day it begins.

    Raises CantCreate where another diary lies there.
    """
    from retain.exchange import sample_book
    from retain.store.diary import Diary

    _clear(path, context)
    diary = Diary(path, sample_book.began(context.today), context.now)
    try:
        with diary.changing(MARK):
            for record in sample_book.book(context.today):
                diary.write(record)
    finally:
        diary.close()


def _clear(path: Path, context: Context) -> None:
    if not path.exists():
        return
    if not _is_sample(path, context):
        raise CantCreate(f"{path} is a diary of its own, not the sample.", "Name another file with --db.")
    try:
        for leftover in (path, path.with_name(f"{path.name}-journal")):
            leftover.unlink(missing_ok=True)
    except OSError as error:
        raise CantCreate(f"{path} can't be made anew: {error.strerror}.", "Name another file with --db.") from error


def _is_sample(path: Path, context: Context) -> bool:
    """Whether a diary began as the sample, or with nothing yet."""
    from retain.store.diary import Diary
    from retain.store.history import changes

    diary = Diary(path, context.today, context.now, create=False)
    try:
        with diary.reading():
            return all(change.command == MARK for change in changes(diary)[-1:])
    finally:
        diary.close()
