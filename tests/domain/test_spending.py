"""What a purchase is worth, against the published fit on the CDNOW sample (Fader and Hardie 2013)."""

from __future__ import annotations

import pytest

from retain.domain.likelihood import Untrusted
from retain.domain.spending import Purse, Spent, purse, worth
from tests.cdnow import rows


def test_the_fit_on_cdnow_is_the_published_one() -> None:
    found = purse(Spent(row.x, row.spend) for row in rows())
    assert isinstance(found, Purse)
    assert found == pytest.approx((6.25, 3.74, 15.44), rel=2e-3)


def test_the_unit_of_money_changes_nothing_but_v() -> None:
    found = [purse(Spent(row.x, row.spend * unit) for row in rows()) for unit in (1, 100)]
    assert not any(isinstance(one, Untrusted) for one in found)
    plain, cents = found
    assert isinstance(plain, Purse)
    assert cents == pytest.approx((plain.p, plain.q, plain.v * 100), rel=1e-3)


def test_a_mean_of_few_is_drawn_towards_that_of_all() -> None:
    found = Purse(6.25, 3.74, 15.44)
    typical = worth(found, Spent(0, 0))
    assert typical == pytest.approx(35.2, abs=0.1)
    assert typical < worth(found, Spent(1, 100)) < worth(found, Spent(50, 100)) < 100


@pytest.mark.parametrize("mean", [0, -12.5])
def test_purchases_that_left_nothing_make_no_model(mean: float) -> None:
    found = purse([Spent(3, mean)] * 100)
    assert isinstance(found, Untrusted)
    assert found.because.startswith("0 bought more than once")


def test_purchases_that_are_all_alike_make_no_model() -> None:
    assert isinstance(purse([Spent(3, 100.0)] * 100), Untrusted)
