"""Seeking the likeliest parameters, and knowing when there are none."""

from __future__ import annotations

from math import inf, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retain.domain.likelihood import Untrusted, fitted, lowest


@given(st.floats(-3, 3), st.floats(-3, 3))
def test_the_lowest_point_of_a_bowl_is_found(x: float, y: float) -> None:
    found = lowest(lambda at: (at[0] - x) ** 2 + 3 * (at[1] - y) ** 2, (0.5, 0.5))
    assert found.settled
    assert found.point == pytest.approx((x, y), abs=1e-3)


def test_the_bent_valley_of_rosenbrock_is_walked_to_its_end() -> None:
    found = lowest(lambda at: (1 - at[0]) ** 2 + 100 * (at[1] - at[0] ** 2) ** 2, (-1.2, 1.0))
    assert found.point == pytest.approx((1, 1), abs=1e-3)


def test_a_slope_without_a_floor_never_settles() -> None:
    assert not lowest(lambda at: -abs(at[0]) - abs(at[1]), (1.0, 1.0)).settled


def test_the_likeliest_rate_of_a_poisson_is_its_mean() -> None:
    found = fitted(lambda rate: 30 * log(rate) - 10 * rate, (1.0,))
    assert not isinstance(found, Untrusted)
    assert found.parameters == pytest.approx((3.0,), rel=1e-4)


def test_parameters_that_run_away_are_not_trusted() -> None:
    assert isinstance(fitted(lambda rate: -1 / rate, (1.0,)), Untrusted)
    assert isinstance(fitted(lambda _: -inf, (1.0,)), Untrusted)
