"""Tiers by value: the shares, the cap, the quarter, tiers set by hand, and what value is."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retain.domain.policy import Policy
from retain.domain.standings import Sales, Standing, months_before, quarter_start
from retain.domain.tiers import by_value, concentration, on, values_on
from tests.factories import TODAY, ago, ahead
from tests.mornings import POLICY, Morning

QUARTER = date(2026, 10, 1)
books = st.dictionaries(st.integers(1, 60), st.integers(-5, 1000), max_size=40)


def standing(number: int = 1, came_on: date = date(2020, 1, 1), **fields: Any) -> Standing:
    return Standing(number, f"Customer {number}", f"customer {number}", came_on, **fields)


def tiers(values: list[int], *, cap: bool = True) -> str:
    """The tiers of customers in the order of these values."""
    found = by_value(dict(enumerate(values)), cap=cap)
    return "".join(found.get(number, "-") for number in range(len(values)))


def test_the_share_before_a_customer_decides() -> None:
    assert tiers([80, 15, 5], cap=False) == "ABC"
    assert tiers([79, 16, 5], cap=False) == "AAC"
    assert tiers([79, 15, 6], cap=False) == "AAB"


def test_a_holds_a_fifth_of_those_with_value_rounded_up_and_the_rest_is_b() -> None:
    assert tiers([10] * 10) == "AABBBBBBBB"
    assert tiers([10] * 11) == "AAABBBBBBBB"
    assert tiers([10] * 10, cap=False) == "AAAAAAAABB"
    assert tiers([10] * 5 + [0] * 100).count("A") == 1


def test_without_value_nobody_is_a_or_b() -> None:
    assert tiers([0, -5]) == "--"
    assert tiers([100, 0, -5]) == "A--"


@given(books)
def test_more_value_is_never_a_worse_tier(values: dict[int, int]) -> None:
    found = by_value(values)
    ranked = sorted(values, key=lambda customer: (-values[customer], customer))
    placed = [found.get(customer, "C") for customer in ranked]
    assert placed == sorted(placed)
    assert found.keys() == {customer for customer, value in values.items() if value > 0}
    assert placed.count("A") <= -(-len(found) // 5)


@given(books)
def test_concentration_counts_the_fewest_who_make_each_share(values: dict[int, int]) -> None:
    ranked = sorted((value for value in values.values() if value > 0), reverse=True)
    found = concentration(values.values())
    assert (found.customers, found.total) == (len(ranked), sum(ranked))
    assert found.top_value == sum(ranked[: -(-len(ranked) // 5)])
    for count, percent in ((found.first_80, 80), (found.first_95, 95)):
        assert 100 * sum(ranked[:count]) >= percent * found.total
        assert not ranked or 100 * sum(ranked[: count - 1]) < percent * found.total


def test_those_who_make_exactly_a_share_are_enough() -> None:
    found = concentration([80, 15, 5])
    assert (found.first_80, found.first_95) == (1, 2)


def test_an_empty_book_has_no_concentration() -> None:
    assert concentration([0, -3]).top_share == 0.0


def test_value_is_the_trailing_twelve_months_without_the_day_a_year_ago() -> None:
    morning = Morning()
    morning.customer()
    for day, amount in ((date(2025, 11, 23), 1), (date(2025, 11, 24), 10), (TODAY, 100), (ahead(1), 1000)):
        morning.sale(1, day, amount)
    assert morning.account().value == 110


def test_margin_is_value_only_where_every_sale_of_the_book_has_one() -> None:
    morning = Morning()
    for name in ("Acme", "Birch"):
        morning.customer(name)
    morning.sale(1, ago(5), 100, margin=30)
    morning.sale(2, ago(5), 100, margin=40)
    assert (morning.account(1).value, morning.account(2).value) == (30, 40)
    morning.sale(2, ago(4), 50)
    assert (morning.account(1).value, morning.account(2).value) == (100, 150)
    assert morning.account(1, ago(5)).value == 30, "a sale made later doesn't count yet"


@pytest.mark.parametrize(
    ("first", "value"),
    [(ago(100), 900), (months_before(TODAY, 12) + timedelta(days=1), 900), (months_before(TODAY, 12), 500)],
)
def test_under_twelve_months_the_expected_value_counts(first: date, value: int) -> None:
    sales = {1: Sales(first, ago(10), 500, 400)}
    now, _ = values_on([standing(expected_value=900)], sales, TODAY)
    assert now == {1: value}


def test_customer_since_is_the_earliest_sale_or_entry_and_else_the_day_it_was_added() -> None:
    long_known = standing(came_on=ago(30), expected_value=900, first_entry=ago(500))
    assert values_on([long_known], {}, TODAY)[0] == {1: 0}
    just_bought = standing(came_on=ago(900), expected_value=900)
    assert values_on([just_bought], {1: Sales(ago(20), ago(20), 70)}, TODAY)[0] == {1: 900}
    assert values_on([just_bought], {}, TODAY)[0] == {1: 0}


def test_the_lost_and_prospects_have_no_value_today() -> None:
    lost = standing(1, said="lost", said_on=ago(5), expected_value=900)
    prospect = standing(2, said="prospect", expected_value=900)
    sales = {1: Sales(ago(90), ago(80), 500, 500)}
    assert values_on([lost, prospect], sales, TODAY)[0] == {}


def ranks(now: dict[int, int], then: dict[int, int], policy: Policy = POLICY, **by_hand: Any) -> dict[int, str]:
    """Tiers of a book that had one value at the quarter's first day and has another today."""
    sales = {number: Sales(ago(800), ago(1), now.get(number, 0), then.get(number, 0)) for number in {*now, *then}}
    customers = [standing(number, **(by_hand if number == 1 else {})) for number in sales]
    found, _ = on(customers, sales, policy, TODAY)
    return {number: found.get(number, "C") for number in sorted(sales)}


def test_promotion_is_at_once_and_demotion_waits_for_the_quarter() -> None:
    assert quarter_start(TODAY) == QUARTER
    assert ranks({1: 1, 2: 99}, {1: 99, 2: 1}) == {1: "A", 2: "A"}
    assert ranks({1: 1, 2: 99}, {1: 1, 2: 99}) == {1: "C", 2: "A"}


def test_whoever_came_after_the_quarters_first_day_has_no_tier_of_then() -> None:
    that_day, later = (standing(n, came_on=QUARTER + timedelta(days=n), expected_value=9) for n in (0, 1))
    _, then = values_on([that_day, later], {}, TODAY)
    assert then == {0: 9}


def test_a_customer_lost_since_the_quarter_keeps_the_ranks_of_then_as_they_were() -> None:
    lost = standing(3, said="lost", said_on=QUARTER + timedelta(days=5))
    sales = {
        1: Sales(ago(800), ago(1), 100, 60),
        2: Sales(ago(800), ago(1), 100, 60),
        3: Sales(ago(800), ago(70), 0, 80),
    }
    now, then = values_on([standing(1), standing(2), lost], sales, TODAY)
    assert (now, then) == ({1: 100, 2: 100}, {1: 60, 2: 60, 3: 80})


def test_expected_value_counted_at_the_quarter_if_it_was_under_twelve_months_then() -> None:
    known = standing(expected_value=900, came_on=date(2025, 10, 1))
    for first, then in ((date(2025, 10, 2), 900), (date(2025, 10, 1), 40)):
        assert values_on([known], {1: Sales(first, ago(9), 50, 40)}, TODAY) == ({1: 50}, {1: then})


@pytest.mark.parametrize(("until", "tier"), [(None, "A"), (TODAY, "A"), (ago(1), "C")])
def test_a_tier_set_by_hand_holds_until_it_expires(until: date | None, tier: str) -> None:
    assert ranks({1: 1, 2: 99}, {1: 1, 2: 99}, tier="A", tier_until=until)[1] == tier


def test_a_tier_set_by_hand_may_be_lower_than_the_computed() -> None:
    assert ranks({1: 99, 2: 1}, {1: 99, 2: 1}, tier="C")[1] == "C"


def test_the_cap_can_be_switched_off() -> None:
    values = dict.fromkeys(range(1, 11), 10)
    assert list(ranks(values, values).values()).count("A") == 2
    assert list(ranks(values, values, Policy(cap_a=False)).values()).count("A") == 8


@given(st.dates(date(1996, 1, 1), date(2030, 1, 1)), st.integers(1, 40))
def test_the_same_day_of_an_earlier_month_is_its_last_where_there_is_none(day: date, months: int) -> None:
    from dateutil.relativedelta import relativedelta

    assert months_before(day, months) == day - relativedelta(months=months)


@given(st.dates(date(1996, 1, 1), date(2030, 1, 1)))
def test_a_quarter_starts_on_the_first_of_its_month(day: date) -> None:
    start = quarter_start(day)
    assert start.day == 1
    assert start.month in {1, 4, 7, 10}
    assert start <= day
    assert (day.year - start.year) * 12 + day.month - start.month < 3
