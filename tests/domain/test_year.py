"""Years worked as the list proposes: the touches they take, no walls, and orders that don't drown the clocks."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest

from tests.mornings import Morning, Worked, work
from tests.northwind import LAST, table, with_northwind

MONDAY = date(2026, 1, 5)
ORDER_REASONS = {"thank-you", "delivery check", "delivery", "rhythm"}
CLOCK_REASONS = {"touch", "conversation", "face-to-face visit", "visit with an executive", "four a year", "review"}


def taken(worked: Worked) -> str:
    """What the time took, for the message of a failure."""
    rows = [f"{count:6} {', '.join(sorted(reasons))}" for reasons, count in worked.reasons.most_common()]
    weeks = [f"{number:6} {' '.join(map(str, worked.week(number)))}" for number in range(53)]
    heads = [f"touches {worked.touches}", f"tiers {dict(worked.tiers)}", f"kinds {dict(worked.kinds)}"]
    return "\n".join(["", *heads, "rows by reasons", *rows, "rows by day of each week", *weeks])


def with_any(worked: Worked, reasons: set[str]) -> int:
    """The rows that one of these reasons stood on."""
    return sum(count for found, count in worked.reasons.items() if found & reasons)


def test_a_year_of_100_customers_split_20_30_50_takes_1651_touches_within_5_percent() -> None:
    morning = Morning(MONDAY)
    for number in range(100):
        tier = "A" if number < 20 else "B" if number < 50 else "C"
        morning.customer(f"Customer {number:02}", added_on=MONDAY, tier=tier, tier_because="the split")
    worked = work(morning, MONDAY, MONDAY + timedelta(days=364))
    assert 0.95 * 1651 <= worked.touches <= 1.05 * 1651, taken(worked)
    share = (worked.tiers["A"] + worked.tiers["B"]) / worked.touches
    assert 0.60 <= share <= 0.66, taken(worked)
    only_clocks = sum(count for reasons, count in worked.reasons.items() if "touch" in reasons)
    assert only_clocks >= 0.97 * worked.touches, "four clocks cost little more than one" + taken(worked)
    assert {row.account.status for row in morning.due(MONDAY + timedelta(days=365)).rows} <= {"active"}


@pytest.mark.parametrize("came", [MONDAY, date(2026, 1, 10)], ids=["monday", "saturday"])
@pytest.mark.parametrize("with_sales", [False, True], ids=["values", "sales"])
def test_an_import_of_150_customers_makes_5_to_15_rows_a_day_and_never_a_wall(
    came: date,
    with_sales: bool,  # noqa: FBT001 - a table
) -> None:
    morning, random = Morning(came), Random(150)
    for number in range(150):
        value, orders = int(1_000_000 * random.paretovariate(1.16)), random.choice((1, 1, 2, 3, 4, 6, 8, 12))
        customer = morning.customer(
            f"Customer {number:03}", added_on=came, expected_value=None if with_sales else value
        )
        for _ in range(orders if with_sales else 0):
            morning.sale(customer, came - timedelta(days=random.randrange(1, 700)), value // orders)
    worked = work(morning, came, came + timedelta(days=34))
    days = list(worked.rows.values())
    assert all(5 <= rows <= 15 for rows in days[:5]), taken(worked)
    assert max(days) <= 20, taken(worked)


@with_northwind
def test_northwinds_549_orders_of_a_year_make_fewer_rows_than_its_clocks() -> None:
    came, first, last = date(1997, 5, 6), date(1997, 5, 7), LAST
    customers, sales = table("customers"), table("sales")
    morning = Morning(came)
    numbers = {row["CustomerID"]: morning.customer(row["CompanyName"], added_on=came) for row in customers}
    of_the_year = 0
    for sale in sales:
        day, shipped = date.fromisoformat(sale["OrderDate"]), sale["ShippedDate"]
        delivered = date.fromisoformat(shipped) if shipped else None
        morning.sale(numbers[sale["CustomerID"]], day, round(100 * float(sale["Amount"])), delivered_on=delivered)
        of_the_year += first <= day <= last
    assert of_the_year == 549
    worked = work(morning, first, last)
    orders, clocks = with_any(worked, ORDER_REASONS), with_any(worked, CLOCK_REASONS)
    assert 0 < orders < clocks, taken(worked)
    assert orders < of_the_year, "fewer rows than orders" + taken(worked)
