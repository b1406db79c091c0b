"""A whole diary taken in: its records, with their ids, and its identity."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING, Any

from retain.domain.errors import BadFile, Refused, RetainError
from retain.domain.incoming import Receipt
from retain.store.bulk import bulk
from retain.store.connection import check_broken_off
from retain.store.records import columns, from_row, to_row
from retain.store.schema import LOGGED
from retain.store.statements import tidy
from retain.store.whole import CLASSES, shapes

if TYPE_CHECKING:
    from retain.domain.incoming import Whole
    from retain.store.diary import Diary

_LARGEST = 2**63


def adopt(diary: Diary, whole: Whole) -> Receipt:
    """Take a whole diary in, inside `changing()`.

    An empty diary takes its records and its identity; one of the same identity is brought up to date by id. Raises
    Refused for another diary's, BadFile for what breaks the diary's laws.
    """
    name, _ = diary.connection.execute("SELECT name, made_on FROM diary").fetchone()
    receipt = Receipt(whole.file, "diary")
    diary.connection.execute("PRAGMA defer_foreign_keys=ON")
    try:
        if _is_empty(diary):
            with bulk(diary):
                _insert(diary, whole, receipt)
            if receipt.tallies:
                _identify(diary, whole)
        elif name == whole.diary:
            _update(diary, whole, receipt)
            tidy(diary)
        else:
            raise Refused(
                f"{whole.file} is another diary, and this one isn't empty.", "Import it into a new one with --db FILE."
            )
        broken = diary.connection.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.Error as error:
        check_broken_off(error)
        raise BadFile(f"{whole.file} breaks the diary's laws: {error}.", "Nothing was imported.") from error
    if broken:
        raise BadFile(
            f"{whole.file}: a {broken[0]} belongs to a {broken[2]} that isn't there.", "Nothing was imported."
        )
    return receipt


def _is_empty(diary: Diary) -> bool:
    return not any(diary.connection.execute(f"SELECT 1 FROM {noun} LIMIT 1").fetchone() for noun in LOGGED)


def _identify(diary: Diary, whole: Whole) -> None:
    """Become that diary; undo gives the old name back."""
    image = "SELECT json_object('id', id, 'name', name, 'made_on', made_on) FROM diary"
    (before,) = diary.connection.execute(image).fetchone()
    diary.connection.execute("UPDATE diary SET name = ?, made_on = ?", (whole.diary, whole.made_on))
    (after,) = diary.connection.execute(image).fetchone()
    if before != after:
        diary.connection.execute(
            "INSERT INTO op_row (op, noun, row, before, after) VALUES ((SELECT max(id) FROM op), 'diary', 1, ?, ?)",
            (before, after),
        )


def _insert(diary: Diary, whole: Whole, receipt: Receipt) -> None:
    for noun, said in whole.records():
        _write(diary, noun, _checked(whole.file, noun, said))
        receipt.count(noun, "new")


def _write(diary: Diary, noun: str, row: dict[str, Any]) -> None:
    names = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join("?" * len(row))
    diary.connection.execute(f"INSERT INTO {noun} ({names}) VALUES ({marks})", tuple(row.values()))


def _update(diary: Diary, whole: Whole, receipt: Receipt) -> None:
    """Bring records up to date by id; of a file without the private ones, an empty value keeps the diary's."""
    for noun, said in whole.records():
        row = _checked(whole.file, noun, said)
        quoted = [f'"{name}"' for name in row]
        held = diary.connection.execute(f"SELECT {', '.join(quoted)} FROM {noun} WHERE id = ?", (row["id"],)).fetchone()
        if held is None:
            _write(diary, noun, row)
            receipt.count(noun, "new")
            continue
        now = tuple(
            old if new is None and not whole.private else new for old, new in zip(held, row.values(), strict=True)
        )
        if now != held:
            sets = ", ".join(f"{name} = ?" for name in quoted)
            diary.connection.execute(f"UPDATE {noun} SET {sets} WHERE id = ?", (*now, row["id"]))
        receipt.count(noun, "unchanged" if now == held else "changed")


def _checked(file: str, noun: str, said: dict[str, Any]) -> dict[str, Any]:
    """A record's values as its table holds them; raises BadFile where they aren't such a record."""
    if noun not in LOGGED:
        raise BadFile(f"{file} holds {json.dumps(noun)}, which this retain doesn't know.", "Upgrade retain.")
    kinds = shapes(noun)
    where = f"{file}: {noun} {said.get('id')}"
    if said.keys() != kinds.keys():
        odd = sorted(said.keys() ^ kinds.keys())
        raise BadFile(f"{where} has other fields than a {noun}: {', '.join(odd)[:80]}.", "Nothing was imported.")
    for name, value in said.items():
        if not _fits(kinds[name], value) or (name == "id" and value < 1):
            raise BadFile(f"{where}: its {name} is none.", "Nothing was imported.")
    row = {name: _inward(value) for name, value in said.items()}
    cls = CLASSES.get(noun)
    if cls is None:
        return row
    try:
        return to_row(from_row(cls, [row[name] for name in columns(cls)]))
    except RetainError as error:
        raise BadFile(f"{where}: {error.sentence}", "Nothing was imported.") from error
    except ValueError as error:
        raise BadFile(f"{where} has a day that is none.", "Nothing was imported.") from error


def _inward(value: Any) -> str | int | None:
    if isinstance(value, bool):
        return int(value)
    return " ".join(value) if isinstance(value, list) else value


def _fits(shape: str, value: Any) -> bool:
    """Whether a JSON value can be what a field holds."""
    kind = shape.partition(" | ")[0].partition("[")[0]
    if value is None:
        return shape.endswith("| None")
    if kind == "bool":
        return isinstance(value, bool)
    if kind == "int":
        return type(value) is int and abs(value) < _LARGEST
    if kind == "tuple":
        return isinstance(value, list) and all(_is_text(word) and not word.split()[1:] for word in value)
    return _is_text(value)


def _is_text(value: Any) -> bool:
    if not isinstance(value, str):
        return False
    return value.isascii() or value.encode(errors="ignore").decode() == value
