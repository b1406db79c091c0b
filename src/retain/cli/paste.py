"""`retain paste`: lines jotted elsewhere."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from retain.cli import contact
from retain.domain import drafts, jotted
from retain.domain.entries import Entry
from retain.domain.errors import BadFile, NotFound, RetainError
from retain.domain.kinds import KINDS
from retain.render import logged as view
from retain.store import lookup
from retain.store.daily.log import log

if TYPE_CHECKING:
    from retain.cli.context import Context
    from retain.domain.drafts import Draft
    from retain.store.diary import Diary


def register(app: typer.Typer, panel: str) -> None:
    app.command("paste", rich_help_panel=panel)(paste)


File = Annotated[str, typer.Argument(metavar="FILE|-", help="The lines, or - to type them.")]


def paste(ctx: typer.Context, file: File) -> None:
    """Log lines jotted elsewhere. Each is [DATE] CUSTOMER [KIND]: text > my promise < theirs ! problem."""
    context = ctx.obj
    lines = [(number, line) for number, line in enumerate(_read(file).split("\n"), 1) if line.strip()]
    if not lines:
        raise BadFile(f"{file} holds no lines.", "Write [DATE] CUSTOMER [KIND]: text.")
    with context.changing(f"paste {len(lines)} lines") as diary:
        drafted = _drafted(context, diary, lines)
        stored = [(name, log(diary, draft, draft.entry.customer, context.policy.workdays)) for name, draft in drafted]
    view.many(context.screen, stored, context.today)


def _read(file: str) -> str:
    try:
        if file == "-":
            return sys.stdin.read()
        return Path(file).read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise NotFound(f"There is no file {file}.", "Name a file, or - to paste here.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise BadFile(f"{file} can't be read: {error}.", "It must be a text file in UTF-8.") from error


def _drafted(context: Context, diary: Diary, lines: list[tuple[int, str]]) -> list[tuple[str, Draft]]:
    """A draft for each line; raises BadFile after saying what is wrong with each bad one, so that nothing is stored."""
    known, found, bad = contact.names(diary), [], 0
    for number, line in lines:
        try:
            found.append(_line(context, diary, line, known))
        except RetainError as error:
            bad += 1
            context.screen.say(f"line {number}: {error.sentence} {error.next_step}")
    if bad:
        raise BadFile(f"{bad} of {len(lines)} lines can't be read.", "Mend them and paste again: nothing was stored.")
    return found


def _line(context: Context, diary: Diary, text: str, known: list[str]) -> tuple[str, Draft]:
    order = context.settings.order
    head = jotted.head(text, known, context.today, order=order)
    customer = lookup.customer(diary, head.customer)
    day = head.day or context.today
    line = jotted.line(head.rest, max(day, context.today), order=order)
    entry = Entry(customer.id or 0, day, head.kind if head.kind in KINDS else "call")
    return customer.name, drafts.drafted(entry, context.today).from_line(line)
