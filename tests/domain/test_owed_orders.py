"""Orders on the list: thanks, delivery checks, deliveries nobody asked about, and a broken rhythm."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retain.domain.owed import DATED
from retain.domain.owed_orders import later_month
from retain.domain.reasons import says
from tests.factories import TODAY, ago, ahead
from tests.mornings import Morning

FIRST, LAST = ago(7), ahead(14)
"""The days looked at unless a test says otherwise."""


@pytest.fixture
def morning() -> Morning:
    """A customer spoken to this morning, in a book that notes deliveries."""
    morning = Morning()
    morning.customer()
    return morning


def shown(morning: Morning, reason: str, first: date = FIRST, last: date = LAST) -> list[int]:
    """The days on the list, counted from today."""
    return [(day - TODAY).days for day in morning.days(reason, first, last)]


def regular(morning: Morning, last: date, orders: int = 4, amount: int = 100) -> None:
    """Orders every hundred days, delivered at once, the newest on `last`."""
    for place in range(orders):
        day = last - timedelta(days=100 * (orders - 1 - place))
        morning.sale(1, day, amount, product="seats", delivered_on=day)


def test_a_first_order_is_thanked_for_from_the_next_working_day_for_two_weeks(morning: Morning) -> None:
    morning.sale(1, ago(3))
    assert shown(morning, "thank-you", last=ahead(30)) == list(range(15))
    owed = morning.owed("thank-you")
    assert owed
    assert (owed.code, owed.band, owed.points) == ("s1-thanks", DATED, 4)
    assert says(owed, TODAY).startswith("thank them: first order")


def test_a_contact_for_thanks_or_done_settles_it_and_another_contact_doesnt(morning: Morning) -> None:
    morning.sale(1, ago(3))
    morning.entry(1, TODAY, "call")
    assert morning.owed("thank-you")
    morning.entry(1, ahead(1), "card", purposes=("thanks",))
    assert shown(morning, "thank-you") == [0]
    morning.customer("Birch")
    morning.sale(2, ago(3))
    due = morning.owed("thank-you", customer=2)
    assert due
    morning.settlement(2, due.code, due.due)
    assert not morning.owed("thank-you", customer=2)


def test_thanks_dont_wait_for_the_delivery(morning: Morning) -> None:
    morning.sale(1, ago(3), delivered_on=ahead(20), product="LED")
    morning.customer("Birch")
    morning.sale(2, ago(90), delivered_on=ago(90))
    assert shown(morning, "thank-you", last=ahead(30)) == list(range(15))
    assert shown(morning, "delivery check", last=ahead(22)) == [22]


@pytest.mark.parametrize(
    ("product", "amount", "special"),
    [("seats", 200, ""), ("LED", 100, "new product"), ("seats", 201, "unusually large order"), (None, 90, "")],
)
def test_a_new_product_or_more_than_twice_the_usual_is_special(
    morning: Morning, product: str | None, amount: int, special: str
) -> None:
    regular(morning, ago(10), orders=3)
    morning.sale(1, ago(3), amount, product=product, delivered_on=ago(3))
    owed = morning.owed("thank-you")
    assert bool(owed) == bool(special)
    assert owed is None or special in says(owed, TODAY)


def test_the_usual_is_the_median_of_three_earlier_orders_at_least(morning: Morning) -> None:
    regular(morning, ago(10), orders=2)
    morning.sale(1, ago(3), 10_000, product="seats", delivered_on=ago(3))
    assert not morning.owed("thank-you")
    for number, amounts in enumerate(([100, 100, 900], [100, 300, 900, 900]), 2):
        morning.customer(f"N{number}")
        for place, amount in enumerate(amounts):
            morning.sale(number, ago(100 - place), amount, product="seats", delivered_on=ago(90))
        morning.sale(number, ago(3), 1000, product="seats", delivered_on=ago(3))
    assert morning.owed("thank-you", customer=2), "twice 100 is passed"
    assert not morning.owed("thank-you", customer=3), "twice 600 isn't"


def test_a_special_delivery_is_checked_at_2_days_2_weeks_and_2_months_until_the_third_is_a_month_old(
    morning: Morning,
) -> None:
    morning.sale(1, date(2026, 11, 2), delivered_on=date(2026, 11, 9))
    days = morning.days("delivery check", date(2026, 11, 9), date(2027, 2, 20))
    assert (days[0], days[-1]) == (date(2026, 11, 11), date(2027, 2, 8))
    assert len(days) == (days[-1] - days[0]).days + 1, "each lasts until the next"
    starts = {morning.owed("delivery check", day).due for day in days[::5]}  # type: ignore[union-attr]
    assert sorted(starts) == [date(2026, 11, 11), TODAY, date(2027, 1, 11)], "a Saturday's check is the Monday's"


def test_each_check_is_settled_by_a_contact_for_check_or_done(morning: Morning) -> None:
    morning.sale(1, ago(14), delivered_on=ago(14))
    morning.entry(1, ago(10), "visit")
    assert morning.owed("delivery check", ago(10)), "a visit about something else"
    morning.entry(1, ago(9), "call", purposes=("check",))
    assert shown(morning, "delivery check", ago(14), ahead(5)) == [-12, -11, -10, *range(6)]
    second = morning.owed("delivery check")
    assert second
    assert (second.code, second.band, second.points) == ("s1-check", DATED, 4)
    morning.settlement(1, second.code, second.due, ahead(1))
    assert shown(morning, "delivery check", TODAY, ahead(70))[:3] == [0, 49, 50]


def test_checks_count_from_the_sale_in_a_book_without_deliveries_and_else_only_once_delivered(morning: Morning) -> None:
    morning.sale(1, ago(5))
    assert shown(morning, "delivery check", last=TODAY)[0] == -3
    morning.customer("Birch")
    morning.sale(2, ago(300), delivered_on=ago(290))
    assert not morning.owed("delivery check"), "not delivered yet, as this book would say"


def test_any_other_delivery_is_a_row_after_14_days_without_a_contact_for_two_months(morning: Morning) -> None:
    regular(morning, ago(14))
    assert shown(morning, "delivery", ago(20), ahead(60)) == list(range(49))
    owed = morning.owed("delivery")
    assert owed
    assert (owed.code, owed.band, owed.points) == ("s4-check", DATED, 4)


@pytest.mark.parametrize(
    ("kind", "inbound", "met"), [("email", True, True), ("message", False, True), ("note", False, False)]
)
def test_any_contact_since_lets_it_ride(
    morning: Morning,
    kind: str,
    inbound: bool,  # noqa: FBT001 - a table
    met: bool,  # noqa: FBT001
) -> None:
    regular(morning, ago(14))
    morning.entry(1, ago(13), kind, inbound=inbound)
    assert (morning.owed("delivery") is None) == met


def test_a_contact_on_the_day_of_the_delivery_is_about_it(morning: Morning) -> None:
    regular(morning, ago(14))
    morning.entry(1, ago(14), "call")
    assert not morning.owed("delivery")


def test_a_contact_before_the_delivery_isnt_about_it_and_done_settles_it(morning: Morning) -> None:
    regular(morning, ago(14))
    morning.entry(1, ago(15), "call")
    due = morning.owed("delivery")
    assert due
    morning.settlement(1, due.code, due.due)
    assert not morning.owed("delivery")


def test_deliveries_before_the_diarys_first_change_make_none_whatever_today_is() -> None:
    morning = Morning(since=ago(10))
    for name, day in (("Acme", ago(11)), ("Birch", ago(10))):
        morning.sale(morning.customer(name), day)
    for today in (ago(7), TODAY):
        rows = morning.due(today).rows
        checked = {row.account.standing.name for row in rows for one in row.owed if one.reason == "delivery check"}
        assert checked == {"Birch"}


@pytest.mark.parametrize("fields", [{"said": "lost", "said_on": ago(1)}, {"no_contact": ("all",)}])
def test_the_lost_and_those_who_refused_contact_are_owed_nothing_for_their_orders(fields: Any) -> None:
    morning = Morning()
    morning.customer(**fields)
    regular(morning, ago(14))
    morning.sale(1, ago(5), 10**9)
    assert morning.row() is None


@given(st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.integers(0, 12))
def test_a_later_month_keeps_the_day_or_ends_with_the_month(day: date, months: int) -> None:
    from dateutil.relativedelta import relativedelta

    assert later_month(day, months) == day + relativedelta(months=months)
