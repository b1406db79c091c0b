"""A workbook (XLSX, XLS, ODS) unpacked: each of its tables as a CSV file, which the rest of an import reads."""

from __future__ import annotations

import csv
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from retain.domain.errors import BadFile
from retain.domain.workbook import SHEETS
from retain.exchange.infile import reason
from retain.exchange.recognise import known
from retain.exchange.tabular import opened

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

LARGEST = 400 << 20
"""Bytes of a workbook unpacked: more is refused before anything is."""
HEADINGS = 2
"""Headings that mean something, which tell a table from notes."""
_PACKED = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def is_workbook(path: Path) -> bool:
    """Whether a file begins as a workbook does; what can't be read is none."""
    try:
        with path.open("rb") as file:
            return file.read(4) in _PACKED
    except OSError:
        return False


def tables(path: Path, folder: Path) -> list[Path]:
    """Write each sheet that holds a table of ours into the folder, named after the workbook; raises BadFile.

    With one table it goes by the workbook's name, with several by that and the sheet's. Sheets without a heading that
    means anything are left out, unless all are.
    """
    from python_calamine import CalamineError, CalamineWorkbook

    _check_size(path)
    try:
        with CalamineWorkbook.from_path(str(path)) as book:
            _check_books(path, book.sheet_names)
            sheets = [_written(folder, name, book.get_sheet_by_name(name).iter_rows()) for name in book.sheet_names]
    except (CalamineError, ValueError, OSError) as error:
        raise BadFile(
            f"{path.name} is no workbook that can be read: {reason(error)}.", "Save it anew, or as CSV."
        ) from error
    held = [sheet for sheet in sheets if sheet.stat().st_size]
    found = [sheet for sheet in held if known(opened(sheet, known).header) >= HEADINGS] or held
    if not found:
        raise BadFile(f"{path.name} holds no table.", "A table needs a header line and rows.")
    alone = len(found) == 1
    return [sheet.rename(folder / (path.name if alone else f"{path.name} {sheet.name}")) for sheet in found]


def _check_books(path: Path, names: list[str]) -> None:
    """Raise BadFile for the manager's workbook: what it tells is worked out, nothing of it is to be kept."""
    if tuple(names) == SHEETS:
        raise BadFile(
            f"{path.name} is a look at the book for the manager, not a table to take in.",
            "To carry records over: retain export FILE.xlsx NOUN",
        )


def _check_size(path: Path) -> None:
    """Raise BadFile for a packed file that would unpack to more than anybody's book, or isn't one."""
    with path.open("rb") as file:
        if file.read(4) != _PACKED[0]:
            return
    try:
        with ZipFile(path) as packed:
            size = sum(one.file_size for one in packed.infolist())
    except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise BadFile(f"{path.name} is damaged: {error}.", "Save it anew, or as CSV.") from error
    if size > LARGEST:
        raise BadFile(f"{path.name} would unpack to {size >> 20:,} MB.", f"At most {LARGEST >> 20} MB: save it as CSV.")


def _written(folder: Path, name: str, rows: Iterable[list[Any]]) -> Path:
    """A sheet as a CSV file; an empty one where it has no more than a line."""
    target = folder / name.replace("/", "_")
    count = 0
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        for row in rows:
            cells = [_text(value) for value in row]
            count += any(cells)
            writer.writerow(cells)
    if count <= 1:
        target.write_bytes(b"")
    return target


def _text(value: Any) -> str:
    """A cell as a CSV file has it: whole numbers without a point, days as ISO."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, time | timedelta) else str(value).replace("\0", "")
