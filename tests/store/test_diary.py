"""The diary: one transaction a command, all of it or nothing."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from retain.domain.customers import Customer
from retain.domain.entries import Entry
from retain.domain.errors import NotFound, RetainError
from retain.domain.labels import Tag
from retain.store.diary import Diary
from retain.store.history import changes
from retain.store.setwise import setwise
from tests.factories import NOW, TODAY, Shelf, ago

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def diary() -> Iterator[Diary]:
    with closing(Diary(None, TODAY, NOW)) as diary:
        yield diary


def names(diary: Diary) -> list[str]:
    with diary.reading():
        return [one.name for one in diary.where(Customer, "1")]


def test_a_change_is_all_there_with_one_record_of_it(diary: Diary) -> None:
    with diary.changing("add two"):
        Shelf(diary).customer("Acme")
        Shelf(diary).customer("Birch")
    assert names(diary) == ["Acme", "Birch"]
    [change] = changes(diary)
    assert (change.command, change.day, change.at, change.rows) == ("add two", TODAY, "2026-11-23T09:00:00+00:00", 2)


@pytest.mark.parametrize("failure", [NotFound("nobody"), KeyboardInterrupt(), ValueError("a bug")])
def test_what_stops_half_way_leaves_nothing(diary: Diary, failure: BaseException) -> None:
    def add() -> None:
        with diary.changing("add Acme"):
            Shelf(diary).customer("Acme")
            raise failure

    with pytest.raises(type(failure)):
        add()
    assert names(diary) == []
    assert changes(diary) == []
    assert not diary.connection.in_transaction


def hurried(_: str) -> None:
    raise KeyboardInterrupt


MANY = (
    "INSERT INTO customer (name, key, added_on, no_contact, solo) WITH RECURSIVE n (i) AS"
    " (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 100000) SELECT {}, 'a', '2026-01-01', '', 0 FROM n"
)


@pytest.mark.parametrize("name", ["i || ''", "retain_checksum(i || '')"])
def test_ctrl_c_breaks_off_even_a_long_statement_and_leaves_nothing(diary: Diary, name: str) -> None:
    def add() -> None:
        with diary.watched(hurried), diary.changing("add many"), setwise(diary.connection):
            diary.connection.execute(MANY.format(name))

    with pytest.raises(KeyboardInterrupt):
        add()
    assert names(diary) == []
    assert changes(diary) == []
    with diary.changing("add one"):
        Shelf(diary).customer("Acme")
    assert names(diary) == ["Acme"]


def test_a_long_change_tells_what_it_is_at(diary: Diary) -> None:
    told: list[str] = []
    with diary.watched(told.append), diary.changing("add many"):
        diary.doing = "adding"
        diary.connection.execute(MANY.format("i || ''"))
    assert set(told) == {"adding"}


def test_a_change_that_changes_nothing_leaves_no_record(diary: Diary) -> None:
    with diary.changing("look"):
        diary.where(Customer, "1")
    assert changes(diary) == []


def test_what_the_file_refuses_is_one_refusal_and_nothing_stays(diary: Diary) -> None:
    def add() -> None:
        with diary.changing("tag nobody"):
            Shelf(diary).customer("Acme")
            diary.write(Tag(99, "golf"))

    with pytest.raises(RetainError, match="FOREIGN KEY constraint failed"):
        add()
    assert names(diary) == []


def test_the_diary_goes_on_after_a_refusal(diary: Diary) -> None:
    with pytest.raises(RetainError), diary.changing("tag nobody"):
        diary.write(Tag(99, "golf"))
    with diary.changing("add Acme"):
        Shelf(diary).customer("Acme")
    assert names(diary) == ["Acme"]


def test_a_reading_changes_nothing(diary: Diary) -> None:
    with diary.changing("add Acme"):
        Shelf(diary).customer("Acme")
    with diary.reading():
        Shelf(diary).customer("Birch")
    assert names(diary) == ["Acme"]


def test_what_is_stored_is_there_for_the_next_command(db: Path) -> None:
    with closing(Diary(db, TODAY, NOW)) as diary, diary.changing("add Acme"):
        Shelf(diary).customer("Acme")
    with closing(Diary(db, TODAY, NOW, create=False)) as diary:
        assert names(diary) == ["Acme"]


def test_an_id_is_never_used_twice(diary: Diary) -> None:
    with diary.changing("add and remove"):
        first = diary.write(Customer("Acme", "acme", TODAY))
        diary.remove(Customer, first)
        assert diary.write(Customer("Birch", "birch", TODAY)) == first + 1


def test_a_record_may_bring_its_own_id(diary: Diary) -> None:
    with diary.changing("adopt"):
        assert diary.write(Customer("Acme", "acme", TODAY, id=41)) == 41
        assert diary.write(Customer("Birch", "birch", TODAY)) == 42


def test_a_record_changes_in_its_place(diary: Diary) -> None:
    with diary.changing("edit"):
        shelf = Shelf(diary)
        acme, birch = shelf.customer("Acme"), shelf.customer("Birch")
        diary.change(replace(diary.get(Customer, acme), town="Leeds", no_contact=("email", "call")))
        assert diary.get(Customer, acme).no_contact == ("email", "call")
        assert [one.town for one in diary.where(Customer, "1")] == ["Leeds", None]
        assert diary.get(Customer, birch).name == "Birch"


def test_records_come_in_the_order_of_their_ids(diary: Diary) -> None:
    with diary.changing("log"):
        shelf = Shelf(diary)
        customer = shelf.customer()
        wanted = [shelf.entry(customer, ago(days)) for days in (1, 9, 5)]
        shelf.entry(customer, ago(3), "note")
        assert [one.id for one in diary.where(Entry, "customer = ? AND kind = ?", customer, "call")] == wanted


def test_a_number_that_isnt_there_is_not_found_with_where_to_look(diary: Diary) -> None:
    with diary.reading(), pytest.raises(NotFound, match=r"no customer.*7") as refused:
        diary.get(Customer, 7)
    assert refused.value.next_step == "`retain customer list` shows what there is."


def test_search_follows_every_change(diary: Diary) -> None:
    def found(word: str) -> list[int]:
        query = "SELECT row FROM search WHERE noun = 'entry' AND search MATCH ?"
        return [row for (row,) in diary.connection.execute(query, (word,))]

    with diary.changing("log"):
        shelf = Shelf(diary)
        entry = shelf.entry(shelf.customer(), text="Café visited")
        assert found("cafe") == [entry]
        diary.change(replace(diary.get(Entry, entry), text="bakery"))
        assert (found("cafe"), found("bakery")) == ([], [entry])
        diary.remove(Entry, entry)
        assert found("bakery") == []
