"""Many records in one change: one undo, search, and nothing left of a rehearsal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from retain.domain.customers import Customer
from retain.domain.entries import Entry
from retain.store.bulk import bulk, next_id, rehearsed
from retain.store.diary import Diary
from retain.store.history import undo
from retain.store.images import checksum
from retain.store.search import find
from tests.factories import NOW, TODAY, Shelf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from retain.store.diary import Diary as Opened


@pytest.fixture
def diary() -> Iterator[Opened]:
    opened = Diary(None, TODAY, NOW)
    with opened.changing("fill"):
        Shelf(opened).customer("Acme")
        Shelf(opened).entry(1, text="an old word")
    yield opened
    opened.close()


def schema(diary: Opened) -> list[str]:
    rows = diary.connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name")
    return [sql for (sql,) in rows]


def everything(diary: Opened) -> list[object]:
    return [
        diary.connection.execute(f"SELECT * FROM {noun} ORDER BY 1").fetchall()
        for noun in ("customer", "entry", "op", "op_row", "search")
    ]


def test_a_bulk_change_is_taken_back_by_one_undo(diary: Opened) -> None:
    kept = (diary.where(Customer, "1"), diary.where(Entry, "1"))
    with diary.changing("import"), bulk(diary):
        shelf = Shelf(diary)
        for number in range(3):
            shelf.entry(shelf.customer(f"Birch {number}"), text="a brand new word")
        diary.connection.execute("UPDATE entry SET text = 'changed' WHERE id = 1")
    with diary.changing("undo"):
        assert undo(diary).rows == 7
    assert (diary.where(Customer, "1"), diary.where(Entry, "1")) == kept
    with diary.reading():
        assert not find(diary, "brand")
        assert [hit.code for hit in find(diary, "old")] == ["e1"]


def test_inserted_rows_are_remembered_by_checksum_and_changed_ones_whole(diary: Opened) -> None:
    with diary.changing("import"), bulk(diary):
        Shelf(diary).entry(1, text="new")
        diary.connection.execute("UPDATE entry SET text = 'changed' WHERE id = 1")
    rows = diary.connection.execute(
        "SELECT row, subject, before, after FROM op_row WHERE op = 2 ORDER BY row"
    ).fetchall()
    assert [(row, subject) for row, subject, _, _ in rows] == [(1, "c1"), (2, "c1")]
    assert "an old word" in rows[0][2]
    assert rows[1][2] is None
    assert rows[1][3].startswith("b2:")
    assert len(rows[1][3]) == len(checksum(""))


def test_a_row_inserted_and_then_changed_is_one_new_row(diary: Opened) -> None:
    with diary.changing("import"), bulk(diary):
        number = Shelf(diary).entry(1, text="first words")
        diary.connection.execute("UPDATE entry SET text = 'second words' WHERE id = ?", (number,))
    with diary.reading():
        assert not find(diary, "first")
        assert [hit.code for hit in find(diary, "second")] == ["e2"]
    with diary.changing("undo"):
        assert undo(diary).rows == 1
    assert [entry.text for entry in diary.where(Entry, "1")] == ["an old word"]


def test_the_schema_is_the_same_afterwards(diary: Opened) -> None:
    before = schema(diary)
    with diary.changing("import"), bulk(diary):
        Shelf(diary).entry(1)
    assert schema(diary) == before
    with diary.changing("log"):
        Shelf(diary).entry(1, text="by trigger")
    with diary.reading():
        assert [hit.code for hit in find(diary, "trigger")] == ["e3"]


def test_a_rehearsal_leaves_nothing(diary: Opened) -> None:
    before = (everything(diary), schema(diary))
    with diary.changing("import"), rehearsed(diary), bulk(diary):
        Shelf(diary).entry(Shelf(diary).customer("Birch"), text="never said")
    assert (everything(diary), schema(diary)) == before


def test_what_fails_leaves_nothing(diary: Opened) -> None:
    before = (everything(diary), schema(diary))
    with pytest.raises(ZeroDivisionError), diary.changing("import"), bulk(diary):
        Shelf(diary).entry(1, minutes=1 // 0)
    assert (everything(diary), schema(diary)) == before


def test_the_next_id_is_never_one_that_was(diary: Opened) -> None:
    with diary.changing("remove"):
        diary.remove(Entry, 1)
    assert next_id(diary.connection, "entry") == 2
    assert next_id(diary.connection, "sale") == 1
