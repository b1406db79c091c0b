"""The book that `due` reads: one customer's reading says the same as the whole book's, on any day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from retain.cli.context import Context
from retain.cli.demo import fill
from retain.cli.options import Asked
from retain.domain import outcome
from retain.domain.accounts import Day
from retain.domain.policy import Policy
from retain.store.daily.book import book, book_of
from retain.store.diary import Diary
from tests.factories import NOW, TODAY, ago, filling
from tests.stories import Story, around, stories, told

if TYPE_CHECKING:
    from pathlib import Path

    from retain.domain.owed import Owed


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """The sample diary: some of everything."""
    path = tmp_path / "demo.db"
    fill(path, Context(Asked(today=str(TODAY))))
    return path


def plainly(owed: list[Owed]) -> list[tuple[object, ...]]:
    return [tuple(one[:7]) for one in owed]


@pytest.mark.parametrize("days", [0, 40, 200])
def test_one_customers_book_owes_what_the_whole_book_owes_it(sample: Path, days: int) -> None:
    diary = Diary(sample, TODAY - timedelta(days=days), NOW)
    with diary.reading():
        whole = Day(book(diary), Policy(), diary.today)
        numbers = [one.id for one in whole.book.standings]
        assert len(numbers) > 20
        for number in numbers:
            alone = Day(book_of(diary, number), Policy(), diary.today)
            assert plainly(outcome.owed(alone, number)) == plainly(outcome.owed(whole, number))
            again = Day(book_of(diary, number, alone.book), Policy(), diary.today)
            assert plainly(outcome.owed(again, number)) == plainly(outcome.owed(whole, number))
    diary.close()


@settings(max_examples=60, deadline=None)
@given(stories(), around(0, 400))
def test_one_customer_is_judged_alone_as_in_the_whole_book(story: Story, today: date) -> None:
    morning = told(story)
    whole = morning.day(today)
    for standing in whole.book.standings:
        alone = Day(book_of(morning.diary, standing.id), morning.policy, today)
        found, judged = alone.account(alone.book.standings[-1]), whole.account(standing)
        assert found.standing == standing
        assert (found.tier, found.value, found.clocks) == (judged.tier, judged.value, judged.clocks)
        assert plainly(outcome.owed(alone, standing.id)) == plainly(outcome.owed(whole, standing.id))


def test_what_happened_later_and_who_came_later_is_hidden(db: Path) -> None:
    with filling(db) as shelf:
        shelf.customer("Early", added_on=ago(30))
        shelf.customer("Late", added_on=ago(5))
        shelf.customer("Imported", added_on=ago(5))
        shelf.sale(3, ago(20))
        shelf.customer("Gone", added_on=ago(30), archived_on=ago(8))
        shelf.entry(1, ago(3))
    diary = Diary(db, ago(10), NOW)
    with diary.reading():
        found = {one.name: one for one in book(diary).standings}
    diary.close()
    assert set(found) == {"Early", "Imported", "Gone"}
    assert (found["Imported"].came_on, found["Early"].touch) == (ago(20), None)
