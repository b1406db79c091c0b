"""`retain doctor`: a sound diary, and what may be wrong with one."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran

    Retain = Callable[..., Ran]


def wrong(ran: Ran) -> dict[str, str]:
    return {one["what"]: one["wrong"] for one in ran.json if one["wrong"]}


def broken(db: Path, *statements: str) -> None:
    with closing(sqlite3.connect(db)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def test_a_sample_diary_is_sound(retain: Retain) -> None:
    retain("demo")
    ran = retain("doctor", "--json")
    assert {one["state"] for one in ran.json} == {"sound"}
    assert len(ran.json) == 7


def test_what_is_missing_or_foreign_in_the_schema_is_named(retain: Retain, db: Path) -> None:
    retain("customer", "add", "Acme")
    broken(db, "DROP TRIGGER entry_inserted", "CREATE TABLE mine (a)")
    assert wrong(retain("doctor", "--json", code=1)) == {"schema": "without entry_inserted; with mine"}


def test_a_record_that_names_one_that_isnt_there_is_found(retain: Retain, db: Path) -> None:
    retain("customer", "add", "Acme")
    retain("log", "acme", "hello")
    broken(db, "PRAGMA foreign_keys=OFF", "UPDATE entry SET customer = 99")
    assert wrong(retain("doctor", "--json", code=1)) == {"ties between records": "a entry names a customer"}


def test_a_search_index_that_holds_other_words_is_found(retain: Retain, db: Path) -> None:
    retain("customer", "add", "Acme")
    retain("log", "acme", "hello")
    broken(db, "UPDATE search SET words = 'other' WHERE noun = 'entry'")
    assert wrong(retain("doctor", "--json", code=1)) == {"search index": "other words of: entry"}


def test_a_file_that_others_may_read_is_told_with_what_to_type(retain: Retain, db: Path) -> None:
    retain("customer", "add", "Acme")
    db.chmod(0o644)
    (found,) = [one for one in retain("doctor", "--json", code=1).json if one["wrong"]]
    assert found["wrong"] == "others may read or write it (-rw-r--r--)"
    assert found["mend"] == f"chmod 600 {db}"


def test_a_damaged_page_is_one_line_and_no_traceback(retain: Retain, db: Path) -> None:
    retain("demo")
    held = bytearray(db.read_bytes())
    for place in range(4096 * 40, len(held), 4096 * 25):
        held[place : place + 64] = b"\xff" * 64
    db.write_bytes(held)
    ran = retain("doctor", code=None)
    assert ran.code in {1, 65}
    assert "Traceback" not in ran.err
