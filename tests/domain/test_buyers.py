"""Buyers without a contract, against the published fit on the CDNOW sample (Fader, Hardie and Lee 2005)."""

from __future__ import annotations

from functools import cache
from math import isfinite, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retain.domain.buyers import Bought, Pattern, alive, expected, hypergeometric, pattern
from retain.domain.likelihood import Untrusted
from tests.cdnow import rows

PUBLISHED = Pattern(0.243, 4.414, 0.793, 2.426)
WEEKS = st.floats(0, 500)
SHAPES = st.floats(0.01, 50)


@cache
def cdnow() -> Pattern | Untrusted:
    return pattern(Bought(row.x, row.last, row.weeks) for row in rows())


def test_the_fit_on_cdnow_is_the_published_one() -> None:
    found = cdnow()
    assert isinstance(found, Pattern)
    assert [round(one, 3) for one in found[:4]] == [0.243, 4.414, 0.793, 2.426]
    assert round(found.likelihood, 1) == -9582.4


def test_the_published_customer_is_alive_and_buys_as_published() -> None:
    found, buyer = cdnow(), Bought(2, 30.43, 38.86)
    assert isinstance(found, Pattern)
    assert round(alive(found, buyer), 4) == 0.7266
    assert round(expected(found, buyer, 39), 3) == 1.226


def test_of_who_bought_once_the_model_cant_tell() -> None:
    assert alive(PUBLISHED, Bought(0, 0, 400)) == 1


@pytest.mark.parametrize("buyers", [[], [Bought(3, 10, 20)] * 29, [Bought(0, 0, 20)] * 500], ids=["no", "29", "once"])
def test_too_few_who_bought_again_make_no_model(buyers: list[Bought]) -> None:
    found = pattern(buyers)
    assert isinstance(found, Untrusted)
    assert "bought more than once" in found.because


def test_buyers_who_are_all_alike_make_no_model() -> None:
    assert isinstance(pattern([Bought(12, 48, 50)] * 100), Untrusted)


def test_purchases_of_one_day_alone_make_no_model() -> None:
    assert isinstance(pattern([Bought(1, 0, 0)] * 100), Untrusted)


@given(SHAPES, SHAPES, SHAPES, SHAPES, st.integers(0, 3000), WEEKS, WEEKS)
def test_every_buyer_has_a_chance_and_a_number_of_purchases(
    r: float, alpha: float, a: float, b: float, again: int, last: float, more: float
) -> None:
    found, buyer = Pattern(r, alpha, a, b), Bought(again, last if again else 0, last + more)
    assert 0 <= alive(found, buyer) <= 1
    purchases = expected(found, buyer, 52)
    assert isfinite(purchases)
    assert purchases >= -1e-9


@given(st.integers(1, 50), WEEKS, WEEKS, st.floats(1, 50))
def test_the_longer_the_silence_the_smaller_the_chance(again: int, last: float, silent: float, more: float) -> None:
    chances = [alive(PUBLISHED, Bought(again, last, last + silence)) for silence in (silent, silent + more)]
    assert chances == sorted(chances, reverse=True)


@given(st.integers(0, 30), WEEKS)
def test_more_time_brings_more_purchases(again: int, last: float) -> None:
    buyer = Bought(again, last if again else 0, last + 1)
    numbers = [expected(PUBLISHED, buyer, weeks) for weeks in (1, 10, 52, 520)]
    assert numbers == sorted(numbers)


def test_at_a_of_one_the_expectation_has_no_hole() -> None:
    buyer = Bought(2, 30.43, 38.86)
    below, at, above = (expected(PUBLISHED._replace(a=a), buyer, 39) for a in (0.9999, 1.0, 1.0001))
    assert below > at > above
    assert below - above < 1e-3


@given(st.floats(0, 0.95))
def test_gausss_function_is_the_logarithm_where_it_should_be(z: float) -> None:
    assert hypergeometric(1, 1, 2, z) == pytest.approx(-log(1 - z) / z if z > 1e-9 else 1.0)
    assert hypergeometric(2, 3, 3, z) == pytest.approx((1 - z) ** -2)
