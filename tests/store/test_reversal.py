"""A long run of rows is taken back at once, and comes to the same as row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retain.domain.entries import Entry
from retain.domain.errors import Refused, RetainError
from retain.store.bulk import bulk
from retain.store.diary import Diary
from retain.store.history import changes
from retain.store.reversal import LONG, reverse
from tests.factories import NOW, TODAY, Shelf
from tests.store.test_history import STORIES, Step, everything, taken_back, told

if TYPE_CHECKING:
    from collections.abc import Iterator

FIRST = [Step("customer", 0, "Acme")]
MANY = LONG + 8


@pytest.fixture
def diary() -> Iterator[Diary]:
    diary = Diary(None, TODAY, NOW)
    with diary.changing("fill"):
        Shelf(diary).person(at=Shelf(diary).customer())
        Shelf(diary).entry(1, text="an old word")
    yield diary
    diary.close()


def imported(diary: Diary) -> int:
    """An import of many entries, somebody present at each; its number."""
    with diary.changing("import"), bulk(diary):
        for number in range(MANY):
            Shelf(diary).entry(1, text=f"word {number}", people=(1,))
    return changes(diary, 1)[0].number


def outcome(story: list[list[Step]], pick: int, *, long: int) -> object:
    """What the tables hold, or what is said, once a change of a story was reversed."""
    diary = Diary(None, TODAY, NOW)
    told(diary, story)
    numbers = [change.number for change in changes(diary)]
    try:
        with diary.changing("undo"):
            diary.connection.execute("PRAGMA defer_foreign_keys=ON")
            reverse(diary, numbers[pick % len(numbers)], long)
        return everything(diary)
    except RetainError as error:
        return error.sentence
    finally:
        diary.close()


@settings(deadline=None, max_examples=60)
@given(STORIES, st.integers(0, 5))
def test_at_once_and_row_by_row_come_to_the_same(story: list[list[Step]], pick: int) -> None:
    assert outcome([FIRST, *story], pick, long=2) == outcome([FIRST, *story], pick, long=10**9)


def test_an_import_is_taken_back_put_back_and_taken_back_again(diary: Diary) -> None:
    before = everything(diary)
    number = imported(diary)
    after = everything(diary)
    undone = taken_back(diary, number)
    assert everything(diary) == before
    redone = taken_back(diary, undone)
    assert everything(diary) == after
    taken_back(diary, redone)
    assert everything(diary) == before


def test_what_the_undo_wrote_down_are_whole_images(diary: Diary) -> None:
    undone = taken_back(diary, imported(diary))
    images = diary.connection.execute(
        "SELECT count(*), sum(before IS NOT NULL AND after IS NULL), sum(subject IN ('c1', 'd1')) FROM op_row"
        " WHERE op = ?",
        (undone,),
    ).fetchone()
    assert images == (2 * MANY, 2 * MANY, 2 * MANY)


def test_the_triggers_stand_again_afterwards(diary: Diary) -> None:
    laid = "SELECT name, sql FROM sqlite_master ORDER BY name"
    before = diary.connection.execute(laid).fetchall()
    taken_back(diary, taken_back(diary, imported(diary)))
    assert diary.connection.execute(laid).fetchall() == before


@pytest.mark.parametrize("deed", ["UPDATE entry SET text = 'other' WHERE id = 20", "DELETE FROM entry WHERE id = 20"])
def test_one_row_of_many_that_changed_since_is_named_and_nothing_moves(diary: Diary, deed: str) -> None:
    number = imported(diary)
    with diary.changing("since"):
        diary.connection.execute(deed)
    before = everything(diary)
    with pytest.raises(Refused, match=r"number \d+ has changed since"):
        taken_back(diary, number)
    assert everything(diary) == before


def test_what_came_since_and_goes_with_the_rows_is_written_down(diary: Diary) -> None:
    """Somebody put on an imported entry later goes with it, and comes back with it."""
    with diary.changing("import"), bulk(diary):
        for _ in range(MANY):
            Shelf(diary).entry(1)
    number = changes(diary, 1)[0].number
    with diary.changing("attend"):
        diary.connection.execute("INSERT INTO presence (entry, person) VALUES (20, 1)")
        Shelf(diary).promise(1, entry=21)
    before = everything(diary)
    undone = taken_back(diary, number)
    assert [entry.text for entry in diary.where(Entry, "1")] == ["an old word"]
    assert everything(diary)["presence"] == []
    taken_back(diary, undone)
    assert everything(diary) == before


def test_rows_that_name_each_other_go_and_come_back(diary: Diary) -> None:
    before = everything(diary)
    with diary.changing("import"), bulk(diary):
        for number in range(1, MANY + 1):
            other = number + 1 if number % 2 else number - 1
            Shelf(diary).fact(text=f"fact {number}", ended_on=TODAY, replaced_by=None)
            diary.connection.execute("PRAGMA defer_foreign_keys=ON")
            diary.connection.execute("UPDATE fact SET replaced_by = ? WHERE id = ?", (other, number))
    after = everything(diary)
    undone = taken_back(diary)
    assert everything(diary) == before
    taken_back(diary, undone)
    assert everything(diary) == after


def test_a_few_rows_that_name_each_other_go_too(diary: Diary) -> None:
    before = everything(diary)
    with diary.changing("import"), bulk(diary):
        old, new = Shelf(diary).fact(text="red", ended_on=TODAY), Shelf(diary).fact(text="blue")
        diary.connection.execute("UPDATE fact SET replaced_by = ? WHERE id = ?", (new, old))
    taken_back(diary)
    assert everything(diary) == before
