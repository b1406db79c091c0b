"""The retention of a book that nobody here wrote, against a calculation from its files alone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.northwind import LAST, imported, orders, with_northwind

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Ran

pytestmark = with_northwind


@pytest.fixture
def northwind(retain: Callable[..., Ran]) -> Callable[..., Any]:
    """What a command prints as JSON on the book's last day."""
    book = imported(retain)
    return lambda *words: book(*words, "--json").json


def bought_within_a_year(day: date) -> set[str]:
    """Who had ordered in the 365 days up to a day."""
    return {name for name, some in orders().items() if any(0 <= (day - on).days <= 365 for on, _ in some)}


def test_each_years_figures_are_those_of_the_files(northwind: Callable[..., Any]) -> None:
    found = northwind("rate", "--by", "year")["periods"]
    edges = [date(1995, 12, 31), date(1996, 12, 31), date(1997, 12, 31), LAST]
    for one, first, last in zip(found, edges, edges[1:], strict=False):
        before, after = bought_within_a_year(first), bought_within_a_year(last)
        assert (one["start"], one["lost"], one["new"], one["end"]) == (
            len(before), len(before - after), len(after - before), len(after)
        ), one  # fmt: skip
        assert one["kept"] == (round(100 * len(before & after) / len(before), 2) if before else None)
    assert [one["period"] for one in found] == ["1996", "1997", "1998"]


def test_the_year_to_today_and_each_month_are_those_of_the_files(northwind: Callable[..., Any]) -> None:
    found = northwind("rate", "--by", "month")
    before, after = bought_within_a_year(date(1997, 5, 6)), bought_within_a_year(LAST)
    assert (found["year"]["start"], found["year"]["lost"]) == (len(before), len(before - after))
    months = {one["period"]: one["end"] for one in found["periods"]}
    assert months["1998-03"] == len(bought_within_a_year(date(1998, 3, 31)))
    assert found["customers"] == len(after)


def test_value_sums_to_the_twelve_months_sales(northwind: Callable[..., Any]) -> None:
    cents = sum(amount for some in orders().values() for on, amount in some if on > date(1997, 5, 6))
    found = northwind("value")
    assert found["book"]["plain_10"] == f"{10 * cents / 100:.2f}"
    kept = northwind("rate")["year"]
    part = 1 - kept["lost"] / kept["start"]
    assert float(found["book"]["in_2"]) == pytest.approx(cents / 100 * (1 + part), abs=0.01)
