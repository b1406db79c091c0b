"""Lifetime values (SPEC section 5)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retain.domain.lifetime import SPANS, Lifetime, expected_years, over


def test_ten_thousand_a_year_at_90_percent_is_the_specs() -> None:
    lifetime = Lifetime(10_000_00, 0.9)
    assert [round((lifetime.over(years) or 0) / 100) for years in SPANS] == [10_000, 19_000, 65_132]
    assert [lifetime.plain(years) for years in SPANS] == [10_000_00, 20_000_00, 100_000_00]


def test_without_a_rate_only_the_plain_value_is_known() -> None:
    assert (Lifetime(500, None).over(2), Lifetime(500, None).plain(2)) == (None, 1000)


@given(st.integers(0, 10**9), st.floats(0, 1))
def test_at_a_rate_it_is_at_least_a_years_and_at_most_the_plain_value(yearly: int, kept: float) -> None:
    assert over(yearly, 1, kept) == yearly
    assert yearly <= over(yearly, 10, kept) <= over(yearly, 10)


@pytest.mark.parametrize(("kept", "years"), [(0.9, 10), (0.5, 2), (0.0, 1), (1.0, None)])
def test_the_expected_life_is_the_inverse_of_what_is_lost(kept: float, years: float | None) -> None:
    assert expected_years(kept) == (years if years is None else pytest.approx(years))
