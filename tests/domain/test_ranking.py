"""The ranked book: shares are of the whole, in order, and sum up."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from retain.domain.policy import Policy
from retain.domain.ranking import rank
from retain.domain.standings import Sales, Standing

TODAY = date(2026, 11, 23)
BOUGHT = date(2026, 11, 2)


@given(st.lists(st.integers(-10_000, 10**9), min_size=1, max_size=40))
def test_shares_fall_and_reach_the_whole(values: list[int]) -> None:
    standings = [Standing(n, f"C{n}", f"c{n}", date(2020, 1, 1)) for n in range(len(values))]
    sales = {n: Sales(BOUGHT, BOUGHT, value, 0) for n, value in enumerate(values)}
    found = rank(standings, sales, Policy(), TODAY, "revenue")
    assert sorted(one.customer for one in found.customers) == list(range(len(values)))
    by_value = sorted(found.customers, key=lambda one: -one.value)
    cumulative = [one.cumulative for one in by_value if one.value > 0]
    assert cumulative == sorted(cumulative)
    assert not cumulative or cumulative[-1] == 100.0
    assert [one.tier for one in found.customers] == sorted(one.tier for one in found.customers)
    assert all(one.tier == "C" for one in found.customers if one.value <= 0)
