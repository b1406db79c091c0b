"""The books work inside the diary's transaction and never end it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from retain.domain.customers import Customer
from retain.domain.errors import NotFound, RetainError
from retain.domain.labels import Tag
from retain.store.books import Books
from retain.store.diary import Diary
from retain.store.history import changes, undo

TODAY = date(2026, 11, 23)
ACME = Customer(name="Acme", key="acme", added_on=TODAY, no_contact=("email", "phone"))


@pytest.fixture
def diary() -> Iterator[Diary]:
    diary = Diary(None, TODAY, datetime(2026, 11, 23, 9, tzinfo=UTC))
    yield diary
    diary.close()


def test_a_change_through_the_books_is_one_undoable_change(diary: Diary) -> None:
    with diary.changing("add Acme"):
        books = Books(diary)
        number = books.add(ACME)
        books.add(Tag(number, "golf"))
        assert books.get(Customer, number).no_contact == ("email", "phone")
        assert diary.connection.in_transaction
    with diary.reading():
        assert [change.rows for change in changes(diary)] == [2]
        assert [tag.name for tag in Books(diary).all(Tag, customer=number)] == ["golf"]
    with diary.changing("undo"):
        undo(diary)
    with diary.reading():
        assert Books(diary).all(Customer) == []


def test_a_body_that_fails_leaves_nothing_of_what_the_books_wrote(diary: Diary) -> None:
    with pytest.raises(NotFound), diary.changing("add Acme"):
        Books(diary).get(Customer, Books(diary).add(ACME) + 1)
    with diary.reading():
        assert Books(diary).all(Customer) == []


def test_the_books_and_the_daily_path_see_each_others_changes_at_once(diary: Diary) -> None:
    with diary.changing("add Acme"):
        books = Books(diary)
        number = diary.write(ACME)
        assert books.get(Customer, number).name == "Acme"
        diary.connection.execute("UPDATE customer SET town = 'Leeds'")
        assert books.get(Customer, number).town == "Leeds"
        books.remove(Customer, number)
        assert diary.where(Customer, "1") == []


def test_a_record_that_is_not_there_is_not_found(diary: Diary) -> None:
    with diary.reading():
        with pytest.raises(NotFound, match="no customer c7"):
            Books(diary).get(Customer, 7)
        with pytest.raises(NotFound, match="no tag number 7"):
            Books(diary).remove(Tag, 7)


def test_what_the_file_refuses_is_a_refusal_and_not_a_crash(diary: Diary) -> None:
    with pytest.raises(RetainError, match="refused that"), diary.changing("tag nobody"):
        Books(diary).add(Tag(99, "golf"))
