"""Erasing for good: from the tables, the search index and the history, so that not one byte of it stays in the file."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from retain.domain.codes import Code, listing
from retain.domain.erasures import Erasure, nameless
from retain.domain.errors import NotFound, Unwritten
from retain.store import mentions, namesakes

if TYPE_CHECKING:
    from collections.abc import Callable

    from retain.store.diary import Diary

OF_CUSTOMER = (
    *("telling", "settlement", "snooze", "referral", "opportunity", "expectation", "promise", "problem", "fact"),
    *("sale", "contract", "entry"),
)
"""Tables whose rows go with their customer; tags, fields, positions and addresses follow by themselves."""
_HERE = "op = (SELECT max(id) FROM op)"
_BLANK = "before IS NULL AND after IS NULL"


def erase(diary: Diary, code: Code, *, scrub: bool) -> Erasure:
    """Delete a customer with everything, a person, a fact with its older values, an entry, or somebody set aside.

    `seal` makes it final. Runs inside `changing()`. With `scrub` the name is taken out of every other text too.
    Raises NotFound.
    """
    connection = diary.connection
    connection.execute("PRAGMA defer_foreign_keys=ON")
    if not connection.execute(f"SELECT 1 FROM {code.noun} WHERE id = ?", (code.number,)).fetchone():
        raise NotFound(f"There is no {code.noun} {code}.", f"`{listing(code.noun)}` shows what there is.")
    name, wanted = _name(connection, code), mentions.names_of(connection, code)
    _TAKE[code.letter](connection, code.number)
    namesakes.forget(connection, _erased(connection, code))
    rows = connection.execute(f"SELECT noun, count(*) FROM op_row WHERE {_HERE} AND after IS NULL GROUP BY noun")
    gone = {str(noun): int(count) for noun, count in rows}
    return Erasure(code, name, gone, tuple(wanted), tuple(mentions.mentions(connection, wanted, scrub=scrub)), scrub)


def seal(diary: Diary, erasure: Erasure) -> None:
    """Blank what the history knows of all that an erasure touched, and its search index; runs in the same change."""
    connection = diary.connection
    erased = _erased(connection, erasure.code)
    names = {code: mentions.names(connection, code) for code in erased}
    if erasure.code.letter == "f":
        connection.execute(_DELETED_VALUES)
    touched = f"(SELECT noun, row FROM op_row WHERE {_HERE})"
    connection.execute(f"UPDATE op_row SET before = NULL, after = NULL WHERE (noun, row) IN {touched}")
    for code in erased:
        connection.execute("UPDATE op_row SET before = NULL, after = NULL WHERE subject = ?", (str(code),))
    namesakes.blank(connection, erased)
    if erasure.scrubbed:
        mentions.blank(connection, erasure.sought)
    _rename(connection, names)
    connection.execute("INSERT INTO search (search) VALUES ('rebuild')")


def rewrite(diary: Diary) -> None:
    """Write the file anew, outside any transaction: nothing stays in its free space. Raises Unwritten."""
    try:
        diary.connection.execute("VACUUM")
    except sqlite3.Error as error:
        raise Unwritten(
            f"It is erased, but the file couldn't be written anew: {error}.",
            "Traces may be left in its free space until the next erasure.",
        ) from error


def _take_customer(connection: sqlite3.Connection, number: int) -> None:
    for noun in OF_CUSTOMER:
        connection.execute(f"DELETE FROM {noun} WHERE customer = ?", (number,))
    connection.execute("UPDATE referral SET became = NULL WHERE became = ?", (number,))
    connection.execute("UPDATE customer SET part_of = NULL WHERE part_of = ?", (number,))
    for person in mentions.own_people(connection, number):
        _take_person(connection, person)
    connection.execute("DELETE FROM customer WHERE id = ?", (number,))


def _take_person(connection: sqlite3.Connection, number: int) -> None:
    connection.execute("DELETE FROM fact WHERE person = ?", (number,))
    connection.execute("UPDATE referral SET person = NULL WHERE person = ?", (number,))
    connection.execute("DELETE FROM person WHERE id = ?", (number,))


def _take_fact(connection: sqlite3.Connection, number: int) -> None:
    connection.execute(f"DELETE FROM fact WHERE id IN ({mentions.FORMER})", (number,))


def _take_entry(connection: sqlite3.Connection, number: int) -> None:
    connection.execute("DELETE FROM entry WHERE id = ?", (number,))


def _take_bystander(connection: sqlite3.Connection, number: int) -> None:
    connection.execute("DELETE FROM bystander WHERE id = ?", (number,))


_TAKE: dict[str, Callable[[sqlite3.Connection, int], None]] = {
    "c": _take_customer,
    "d": _take_person,
    "f": _take_fact,
    "e": _take_entry,
    "b": _take_bystander,
}
ERASABLE = tuple(_TAKE)
"""The letters of what can be erased."""


def _name(connection: sqlite3.Connection, code: Code) -> str:
    """How an erasure calls its subject: a name, or the code of what has none."""
    if code.letter not in {"c", "d", "b"}:
        return str(code)
    return str(connection.execute(f"SELECT name FROM {code.noun} WHERE id = ?", (code.number,)).fetchone()[0])


def _erased(connection: sqlite3.Connection, code: Code) -> list[Code]:
    """The customers and people that went, those once merged into the customer and those once deleted there."""
    rows = connection.execute(
        f"SELECT noun, row FROM op_row WHERE {_HERE} AND after IS NULL AND noun IN ('customer', 'person')"
    )
    found = [Code(_LETTER[noun], row) for noun, row in rows]
    if code.letter == "c":
        found += [Code("c", number) for (number,) in connection.execute(_MERGED)]
        found += [Code("d", number) for (number,) in connection.execute(_DELETED, (code.number,))]
    return list(dict.fromkeys(found))


_DELETED_VALUES = f"""
WITH gone AS (SELECT subject, before FROM op_row WHERE {_HERE} AND noun = 'fact' AND after IS NULL),
images AS (SELECT id, subject, coalesce(before, after) AS image FROM op_row WHERE noun = 'fact'
    AND row NOT IN (SELECT id FROM fact))
UPDATE op_row SET before = NULL, after = NULL WHERE id IN (
    SELECT images.id FROM images JOIN gone ON images.subject = gone.subject AND CASE WHEN json_valid(image)
    THEN json_extract(image, '$.kind') = json_extract(gone.before, '$.kind')
    AND json_extract(image, '$.name') IS json_extract(gone.before, '$.name') END
    WHERE images.id NOT IN (SELECT id FROM op_row WHERE {_HERE}))
"""
"""Values of the same fact that stand in the history alone: deleted, or taken back by an undo."""
_LETTER = {"customer": "c", "person": "d"}
_MERGED = (
    "SELECT DISTINCT CAST(substr(subject, 2) AS INTEGER) AS it FROM op_row WHERE subject LIKE 'c%' AND (noun, row) IN"
    f" (SELECT noun, row FROM op_row WHERE {_HERE}) AND it NOT IN (SELECT id FROM customer)"
)
_DELETED = (
    "SELECT DISTINCT CAST(substr(subject, 2) AS INTEGER) AS it FROM op_row WHERE noun = 'position' AND CASE"
    " WHEN json_valid(coalesce(before, after)) THEN json_extract(coalesce(before, after), '$.customer') END = ?"
    " AND it NOT IN (SELECT id FROM person)"
)


def _rename(connection: sqlite3.Connection, names: dict[Code, list[str]]) -> None:
    """Call what was erased by its code in the changes that touched it."""
    rows = connection.execute(f"SELECT id, command FROM op WHERE id IN (SELECT op FROM op_row WHERE {_BLANK})")
    for number, command in rows.fetchall():
        new = command
        for code, known in names.items():
            new = nameless(new, known, str(code))
        if new != command:
            connection.execute("UPDATE op SET command = ? WHERE id = ?", (new, number))
