"""How files come into the diary: recognised first, then taken in together, as one change."""

from __future__ import annotations

import shutil
import sys
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from retain.cli import choose
from retain.domain.errors import BadFile
from retain.exchange import outlook
from retain.exchange.arrivals import arriving, in_order, is_diary
from retain.exchange.infile import lines
from retain.exchange.mapping import source_named
from retain.exchange.recognise import Undecided
from retain.exchange.whole import diary_in
from retain.exchange.workbook_in import is_workbook, tables
from retain.store.adoption import adopt
from retain.store.bulk import bulk, rehearsed
from retain.store.diary import Diary
from retain.store.intake.desk import Desk
from retain.store.intake.mappings import remember, remembered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from retain.cli.context import Context
    from retain.domain.incoming import Arrival, Receipt, Row, Whole
    from retain.exchange.readers import Choices
    from retain.render.progress import Progress


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the rep asked for: files, how to read them, and how to take them in."""

    files: tuple[Path, ...]
    choices: Choices
    strict: bool = False
    make_customers: bool = False


def receipts(context: Context, wanted: Wanted, *, dry_run: bool) -> list[Receipt]:
    """Take the files in as one change, or on a dry run only find out what would come of it.

    Raises BadFile where `strict` is asked for and a row is refused: then nothing is taken in.
    """
    whole = [path for path in wanted.files if is_diary(path)]
    with _opened(context, dry_run=dry_run) as diary:
        with diary.reading():
            known = remembered(diary)
        named = (path for path in wanted.files if path not in whole)
        recognised = [(path, one) for path in named for one in _recognised(context, path, wanted.choices, known)]
        command = f"import {' '.join(path.name for path in wanted.files)}"
        with (
            context.watching(diary) as progress,
            diary.changing(command),
            rehearsed(diary) if dry_run else nullcontext(),
        ):
            found = [adopt(diary, _told(diary_in(path), progress)) for path in whole]
            arrivals = [_counted(diary, path, arrival, progress) for path, arrival in recognised]
            found += _taken(diary, arrivals, wanted, kept=not dry_run)
            if wanted.strict:
                _check_strict(found)
    return found


def check(found: Sequence[Receipt]) -> None:
    """Raise BadFile where every row of every file was refused."""
    if found and all(receipt.barren for receipt in found):
        first = found[0]
        raise BadFile(
            f"{first.file}: none of its rows could be imported.",
            f"Line {first.refusals[0].line}: {first.refusals[0].why}.",
        )


@contextmanager
def standing(files: Sequence[str]) -> Iterator[tuple[Path, ...]]:
    """The files by their paths; what is piped in is kept in a file for as long, since a table is read twice.

    A workbook is unpacked: each of its tables is a file.
    """
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        piped = Path(folder) / "standard input"
        if "-" in files:
            with piped.open("wb") as copy:
                shutil.copyfileobj(sys.stdin.buffer, copy)
        paths = (piped if file == "-" else Path(file) for file in files)
        yield tuple(found for number, path in enumerate(paths) for found in _tables(path, Path(folder), number))


def _tables(path: Path, folder: Path, number: int) -> list[Path]:
    if not is_workbook(path) or outlook.is_message(path):
        return [path]
    unpacked = folder / str(number)
    unpacked.mkdir()
    return tables(path, unpacked)


@contextmanager
def _opened(context: Context, *, dry_run: bool) -> Iterator[Diary]:
    """The diary; a dry run on one that isn't there yet makes none."""
    if not dry_run or context.diary_path.exists():
        yield context.diary(create=not dry_run)
        return
    diary = Diary(None, context.today, context.now)
    try:
        yield diary
    finally:
        diary.close()


def _recognised(context: Context, path: Path, choices: Choices, known: dict[tuple[str, str], str]) -> list[Arrival]:
    """Recognise a file; what could be of two kinds is asked about on a terminal."""
    if outlook.is_message(path) or outlook.is_folder(path):
        return outlook.arriving(path, choices)
    try:
        return [arriving(path, choices, known)]
    except Undecided as undecided:
        if not context.interactive:
            raise
        said = choose.answer(context, f"{undecided.sentence} Which? [{'/'.join(undecided.kinds)}]").lower()
        kind = next((kind for kind in undecided.kinds if said and kind.startswith(said)), None)
        if kind is None:
            raise
    return [arriving(path, replace(choices, kind=kind), known)]


def _counted(diary: Diary, path: Path, arrival: Arrival, progress: Progress) -> Arrival:
    """A file whose rows are counted on their way, of a table against its lines."""
    doing = f"reading {arrival.file}"

    def rows() -> Iterator[Row]:
        diary.doing = doing
        total = lines(path) - 1 if progress.shown and "separator" in arrival.notes else None
        yield from progress.rows(arrival.rows, doing, total)

    return replace(arrival, rows=rows())


def _told(whole: Whole, progress: Progress) -> Whole:
    """A diary in a file, whose records are counted on their way."""
    return replace(whole, records=lambda: progress.rows(whole.records(), f"reading {whole.file}"))


def _taken(diary: Diary, tables: Sequence[Arrival], wanted: Wanted, *, kept: bool) -> list[Receipt]:
    if not tables:
        return []
    with bulk(diary, kept=kept):
        desk = Desk(diary, make_customers=wanted.make_customers)
        halves = [half for arrival in tables for half in (arrival, arrival.beside) if half]
        taken = [(arrival, desk.take(arrival)) for arrival in in_order(halves)]
        found = [receipt for arrival, receipt in taken if not (arrival.deals and receipt.empty)]
    said, source = wanted.choices.mapping or {}, source_named(wanted.choices.source)
    for shape in (*(arrival.signature for arrival in tables), *filter(None, [source])):
        remember(diary, shape, said)
    return found


def _check_strict(found: Sequence[Receipt]) -> None:
    for receipt in found:
        if receipt.refused:
            first = receipt.refusals[0]
            raise BadFile(
                f"{receipt.file}, line {first.line}: {first.why}; {receipt.refused} of its rows can't be imported.",
                "Nothing was imported: mend them, or leave out --strict.",
            )
