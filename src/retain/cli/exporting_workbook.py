"""What `retain export` writes into a workbook: a noun, all of a customer, or the manager's look at the whole book."""

from __future__ import annotations

from pathlib import Path
from typing import IO, TYPE_CHECKING

from retain.domain.plurals import counted
from retain.exchange.managers_book_out import write_workbook
from retain.exchange.outfile import packed
from retain.exchange.workbook_out import LONGEST, Noun, write_nouns
from retain.store.managers_book import managers_book
from retain.store.sheets import sheet, size, withheld

if TYPE_CHECKING:
    from collections.abc import Iterator

    from retain.cli.context import Context
    from retain.cli.exporting import Wanted
    from retain.render.progress import Progress
    from retain.store.diary import Diary


def export(context: Context, file: str, chosen: Wanted, titles: dict[str, str], *, force: bool) -> int:
    """Write the nouns that were chosen, a sheet each under its title; with none of them the manager's workbook.

    How many private entries and facts stayed in the diary.
    """
    with (
        packed(Path(file), force=force) as out,
        context.outward(private=chosen.private) as diary,
        context.watching(diary) as progress,
    ):
        if not titles:
            return _managers(context, diary, out)
        cut = write_nouns(out, _nouns(diary, chosen, titles, progress), context.today)
        kept = 0 if chosen.private else withheld(diary, chosen.noun, chosen.customer)
    if cut:
        context.screen.say(
            f"{counted(cut, 'text')} cut at {LONGEST:,} characters, the most a cell holds; CSV and JSON hold more."
        )
    return kept


def _nouns(diary: Diary, chosen: Wanted, titles: dict[str, str], progress: Progress) -> Iterator[Noun]:
    for noun, title in titles.items():
        found = sheet(diary, noun, customer=chosen.customer, private=chosen.private)
        total = size(diary, noun, chosen.customer) if progress.shown else None
        yield Noun(title, found.names, found.customs, progress.rows(found.rows, f"writing {title}", total))


def _managers(context: Context, diary: Diary, out: IO[bytes]) -> int:
    """The manager's workbook; no entry or fact is in it, so none stays behind."""
    write_workbook(out, managers_book(diary, context.policy, context.settings.currency))
    return 0
