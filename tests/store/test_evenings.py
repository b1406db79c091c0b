"""Evening after evening: what is read again is all that changed."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retain.domain.standings import Book
from retain.store.daily import open_matters
from retain.store.daily.book import standings
from retain.store.daily.sales import sales_by
from retain.store.evenings import Evenings
from tests.factories import TODAY, ago
from tests.mornings import Morning
from tests.stories import Story, stories, told

if TYPE_CHECKING:
    from datetime import date

    from retain.domain.standings import Delivery

MATTERS = "standings promises problems contracts expectations referrals opportunities attempts settled".split()


def in_order(book: Book) -> dict[int, list[Delivery]]:
    """Each customer's deliveries by number: nothing follows from the order they are read in."""
    return {customer: sorted(some) for customer, some in book.deliveries.items()}


def the_same(morning: Morning, days: list[date]) -> None:
    """Hold each evening against the book read afresh."""
    connection = morning.diary.connection
    evenings = Evenings(connection)
    for day in days:
        kept = evenings.book(day)
        afresh = Book(standings(connection, day), partial(sales_by, connection))
        open_matters.fill(afresh, connection, day, day + timedelta(days=1))
        assert kept.sales_by(day) == afresh.sales_by(day)
        assert in_order(kept) == in_order(afresh)
        for name in MATTERS:
            assert getattr(kept, name) == getattr(afresh, name), name


@given(stories(), st.lists(st.integers(0, 500).map(ago), min_size=2, max_size=12))
@settings(max_examples=25)
def test_a_story_is_the_same_on_any_evening_in_any_order(story: Story, days: list[date]) -> None:
    the_same(told(story), days)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_busy_book_is_the_same_each_evening_forward_and_back(seed: int) -> None:
    random, morning = Random(seed), Morning(ago(300))
    for number in range(12):
        customer = morning.customer(f"Customer {number}", added_on=ago(random.randint(0, 300)))
        for _ in range(40):
            day = ago(random.randint(0, 900))
            delivered = random.choice([None, day + timedelta(days=random.randint(-3, 60))])
            margin = None if random.random() < 0.002 else random.randint(-10, 90)
            amount = random.choice([100, 250, 900, 0, -50])
            product = random.choice(["", "chairs", "lamps"])
            morning.sale(customer, day, amount, margin=margin, delivered_on=delivered, product=product)
            morning.entry(customer, ago(random.randint(0, 400)), random.choice(["call", "visit", "email"]))
    morning.diary.connection.execute("UPDATE customer SET archived_on = ? WHERE id = 3", (str(ago(30)),))
    days = [ago(n) for n in range(130, 0, -1)]
    the_same(morning, days)
    the_same(morning, [TODAY, *reversed(days)])
