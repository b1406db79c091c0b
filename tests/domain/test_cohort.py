"""The curve of a cohort, against the published fit (Fader and Hardie 2007, SPEC section 5)."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from retain.domain.cohort import Curve, Life, Year, curve, observed, years
from retain.domain.likelihood import Untrusted

HIGH_END = [1000, 869, 743, 653, 593, 551, 517, 491]
REGULAR = [1000, 631, 468, 382, 326, 289, 262, 241]


def cohort(survivors: list[int]) -> list[Year]:
    return [Year(there, there - left) for there, left in pairwise(survivors)]


@pytest.mark.parametrize(
    ("survivors", "alpha", "beta", "projected"),
    [
        (HIGH_END, 0.668, 3.806, [460, 436, 414, 395, 378]),
        (REGULAR, 0.704, 1.182, [220, 204, 191, 180, 170]),
    ],
    ids=["high end", "regular"],
)
def test_the_papers_seven_years_project_its_next_five(
    survivors: list[int], alpha: float, beta: float, projected: list[int]
) -> None:
    model = curve(cohort(survivors))
    assert isinstance(model, Curve)
    assert (round(model.alpha, 3), round(model.beta, 3)) == (alpha, beta)
    assert [round(1000 * part) for part in model.survivors(12)[7:]] == projected


def test_what_was_observed_is_the_survivors_themselves() -> None:
    assert observed(cohort(HIGH_END)) == pytest.approx([part / 1000 for part in HIGH_END[1:]])


def test_who_stays_stays_better() -> None:
    model = Curve(0.668, 3.806)
    kept = [model.kept(year) for year in range(1, 20)]
    assert kept == sorted(kept)


def life(first: str, last: str, *, over: bool) -> Life:
    return Life(date.fromisoformat(first), date.fromisoformat(last), over)


def test_a_contract_of_a_year_that_wasnt_renewed_was_lost_in_its_first_year() -> None:
    assert years([life("2024-01-01", "2024-12-31", over=True)]) == [Year(1, 1)]


def test_a_customer_counts_as_far_as_its_last_business() -> None:
    assert years([life("2022-03-01", "2024-06-01", over=False)]) == [Year(1, 0), Year(1, 0)]
    assert years([life("2022-03-01", "2024-06-01", over=True)]) == [Year(1, 0), Year(1, 0), Year(1, 1)]
    assert years([life("2026-03-01", "2026-06-01", over=False)]) == []


def test_a_leap_day_has_its_anniversary_on_the_first_of_march() -> None:
    assert years([life("2024-02-29", "2025-02-28", over=False)]) == []
    assert years([life("2024-02-29", "2025-03-01", over=False)]) == [Year(1, 0)]


@pytest.mark.parametrize(
    ("some", "because"),
    [
        ([], "0 are known for a whole year"),
        ([Year(29, 9), Year(20, 5), Year(15, 3)], "29 are known for a whole year"),
        ([Year(40, 9), Year(31, 5)], "nobody is known for 3 whole years"),
        ([Year(40, 2), Year(38, 1), Year(37, 1)], "4 were lost"),
        ([Year(1000, 100), Year(900, 90), Year(810, 81), Year(729, 73)], "finds no shape"),
    ],
)
def test_a_curve_drawn_through_chance_is_refused(some: list[Year], because: str) -> None:
    found = curve(some)
    assert isinstance(found, Untrusted)
    assert because in found.because
