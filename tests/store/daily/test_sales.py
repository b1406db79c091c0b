"""Business by a day: what is read late reads the same, and a silence called short is short."""

from __future__ import annotations

from contextlib import closing
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from retain.domain.owed_orders import RHYTHM_ORDERS, usual_gap
from retain.store.daily.book import others
from retain.store.daily.sales import Orders, ranking, sales_by, sales_once
from retain.store.diary import Diary
from tests.factories import NOW, TODAY, Shelf, ago, ahead
from tests.mornings import Morning

GAPS = st.lists(st.sampled_from([0, 1, 3, 10, 11, 30, 200]), min_size=4, max_size=45)


def days_of(gaps: list[int]) -> list[date]:
    """Order days with these gaps between them, the last one today."""
    return [TODAY - timedelta(days=sum(gaps[place:])) for place in range(len(gaps) + 1)]


@given(GAPS)
@example([10] * 9 + [200])
@example([10] * 10 + [200])
@example([200] + [10] * 19 + [9])
def test_a_silence_up_to_steady_days_breaks_no_rhythm(gaps: list[int]) -> None:
    days = days_of(gaps)
    with closing(Diary(None, TODAY, NOW)) as diary:
        with diary.changing("fill"):
            shelf = Shelf(diary)
            customer = shelf.customer()
            for day in days:
                shelf.sale(customer, day)
        sold = sales_by(diary.connection, TODAY)[customer]
    orders = sorted({day.toordinal() for day in days})
    assert list(sold.orders) == orders
    if len(orders) >= RHYTHM_ORDERS:
        assert sold.steady <= usual_gap(orders)[1]


def test_steady_customers_are_told_without_reading_all_their_orders() -> None:
    with closing(Diary(None, TODAY, NOW)) as diary:
        with diary.changing("fill"):
            shelf = Shelf(diary)
            customer = shelf.customer()
            for months in range(12):
                shelf.sale(customer, ago(30 * months))
        assert sales_by(diary.connection, TODAY)[customer].steady == 30


def test_orders_are_a_sequence_of_day_numbers_each_once() -> None:
    orders = Orders("2026-11-01,2026-11-01,2026-11-20")
    first, last = date(2026, 11, 1).toordinal(), date(2026, 11, 20).toordinal()
    assert (len(orders), orders[0], orders[-1], orders[1:], list(orders)) == (2, first, last, (last,), [first, last])
    assert orders == (first, last)
    assert hash(orders) == hash((first, last))
    assert orders != (first,)


@pytest.mark.parametrize("count", [4, 5])
def test_under_five_orders_have_no_rhythm(count: int) -> None:
    with closing(Diary(None, TODAY, NOW)) as diary:
        with diary.changing("fill"):
            shelf = Shelf(diary)
            customer = shelf.customer()
            for months in range(count):
                shelf.sale(customer, ago(30 * months))
        assert len(sales_by(diary.connection, TODAY)[customer].orders) == (count if count >= RHYTHM_ORDERS else 0)


def test_for_one_customer_the_others_have_their_value_and_no_orders() -> None:
    with closing(Diary(None, TODAY, NOW)) as diary:
        with diary.changing("fill"):
            shelf = Shelf(diary)
            for name in ("Acme", "Birch"):
                customer = shelf.customer(name)
                for months in range(6):
                    shelf.sale(customer, ago(30 * months), 100)
        found = ranking(diary.connection, TODAY, 1, [], others(diary.connection, TODAY, 1))
        acme, birch = found[1], found[2]
        known = sales_once(diary.connection)
        assert known(TODAY) is known(TODAY)
        assert acme == known(TODAY)[1]
    assert (len(acme.orders), len(birch.orders)) == (6, 0)
    assert (acme.year, acme.quarter) == (birch.year, birch.quarter)


@pytest.mark.parametrize("contract", [False, True], ids=["sales alone", "with a contract in force"])
def test_a_rhythm_that_broke_is_found_though_every_clock_runs(contract: bool) -> None:  # noqa: FBT001
    morning = Morning()
    morning.diary.today = ago(300)
    with morning.diary.changing("fill"):
        customer = morning.customer(added_on=ago(300))
        for order in range(6):
            morning.sale(customer, ago(65 + 30 * order), product="lamp")
        if contract:
            morning.contract(customer, ago(300), ahead(900))
        colleague = morning.colleague(executive=True)
        morning.entry(customer, ago(6), "meeting", purposes=("review", "thanks", "check"))
        morning.entry(customer, ago(6), "meeting", colleague=colleague)
    assert [one.reason for row in morning.due().rows for one in row.owed] == ["rhythm"]
