"""Northwind's figures against plain SQL over its two files: nothing of the program's is used to reckon them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any

import pytest

from tests.northwind import LAST, imported, table, with_northwind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.conftest import Ran

pytestmark = with_northwind
YEAR_AGO = "1997-05-06"
VALUES = """
SELECT name, sum(cents) AS value FROM sale WHERE day > date(:day, '-1 year') AND day <= :day
GROUP BY name HAVING value > 0 ORDER BY value DESC
"""
FIFTH = f"""
WITH ranked AS (SELECT value, row_number() OVER () AS place, count(*) OVER () AS among FROM ({VALUES}))
SELECT count(*), sum(value), sum(value) FILTER (WHERE 5 * (place - 1) < among) FROM ranked
"""
RUNNING = f"""
WITH ranked AS (SELECT value, sum(value) OVER (ROWS UNBOUNDED PRECEDING) AS upto, sum(value) OVER () AS whole
    FROM ({VALUES}))
SELECT 1 + count(*) FROM ranked WHERE 100 * upto < :percent * whole
"""
TIERS = f"""
WITH ranked AS (SELECT name, value, row_number() OVER () AS place, count(*) OVER () AS among,
    sum(value) OVER (ROWS UNBOUNDED PRECEDING) - value AS before, sum(value) OVER () AS whole FROM ({VALUES}))
SELECT name, CASE WHEN 100 * before >= 95 * whole THEN 'C'
    WHEN 100 * before >= 80 * whole OR 5 * (place - 1) >= among THEN 'B' ELSE 'A' END FROM ranked
"""
THERE = "SELECT DISTINCT name FROM sale WHERE julianday(:day) - julianday(day) BETWEEN 0 AND 365"
MONTHS = {"month": 1, "quarter": 3, "year": 12}


@pytest.fixture
def files() -> Iterator[sqlite3.Connection]:
    """The sales of the files, customers by name, amounts in cents."""
    names = {row["CustomerID"]: " ".join(row["CompanyName"].split()) for row in table("customers")}
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE sale (name, day, cents)")
        rows = [
            (names[row["CustomerID"]], row["OrderDate"], int(row["Amount"].replace(".", ""))) for row in table("sales")
        ]
        connection.executemany("INSERT INTO sale VALUES (?, ?, ?)", rows)
        yield connection


@pytest.fixture
def northwind(retain: Callable[..., Ran]) -> Callable[..., Any]:
    """What a command prints as JSON on the book's last day."""
    book = imported(retain)
    return lambda *words: book(*words, "--json").json


def there(files: sqlite3.Connection, day: str) -> set[str]:
    return {name for (name,) in files.execute(THERE, {"day": day})}


def tiers(files: sqlite3.Connection, day: str) -> dict[str, str]:
    """The better of the day's tier and that of its quarter's first day."""
    (quarter,) = files.execute(
        "SELECT date(:day, 'start of month', '-' || ((strftime('%m', :day) - 1) % 3) || ' months')", {"day": day}
    ).fetchone()
    now, then = (dict(files.execute(TIERS, {"day": on}).fetchall()) for on in (day, quarter))
    return {name: min(now.get(name, "C"), then.get(name, "C")) for name in {*now, *then}}


def cents(money: str) -> int:
    return int(money.replace(".", ""))


def year_values(files: sqlite3.Connection) -> dict[str, int]:
    return dict(files.execute(VALUES, {"day": str(LAST)}).fetchall())


def kept(files: sqlite3.Connection) -> float:
    before, after = there(files, YEAR_AGO), there(files, str(LAST))
    return len(before & after) / len(before)


def test_the_concentration_is_that_of_the_files(files: sqlite3.Connection, northwind: Callable[..., Any]) -> None:
    found = northwind("tiers")
    customers, whole, fifth = files.execute(FIFTH, {"day": str(LAST)}).fetchone()
    concentration = found["concentration"]
    assert (concentration["customers"], cents(concentration["total"])) == (customers, whole)
    assert cents(concentration["top_value"]) == fifth
    assert concentration["top_share"] == round(100 * fifth / whole, 2)
    for percent in (80, 95):
        (needed,) = files.execute(RUNNING, {"day": str(LAST), "percent": percent}).fetchone()
        assert concentration[f"first_{percent}"] == needed
    ranks = dict(files.execute(TIERS, {"day": str(LAST)}).fetchall())
    values = year_values(files)
    assert {tier: cents(value) for tier, value in found["cut_offs"].items()} == {
        tier: min(value for name, value in values.items() if ranks[name] == tier) for tier in "AB"
    }


def test_each_customers_year_and_tier_are_those_of_the_files(
    files: sqlite3.Connection, northwind: Callable[..., Any]
) -> None:
    values, ranks = year_values(files), tiers(files, str(LAST))
    found = northwind("tiers")["customers"]
    assert len(found) == 93
    for one in found:
        name = " ".join(one["name"].split())
        assert (cents(one["value"]) if one["value"] else 0) == values.get(name, 0), name
        assert one["tier"] == ranks.get(name, "C"), name
        if name in values:
            upto = sum(value for value in values.values() if value >= values[name])
            assert one["share"] == round(100 * values[name] / sum(values.values()), 2)
            assert one["cumulative"] == round(100 * upto / sum(values.values()), 2)


@pytest.mark.parametrize("by", list(MONTHS))
def test_each_periods_retention_and_growth_are_those_of_the_files(
    by: str, files: sqlite3.Connection, northwind: Callable[..., Any]
) -> None:
    found = northwind("rate", "--by", by, "--periods", "60")["periods"]
    assert len(found) == {"month": 23, "quarter": 8, "year": 3}[by]
    for one in found:
        (eve, last) = files.execute(
            "SELECT date(:first, '-1 day'), min(date(:first, :length, '-1 day'), :today)",
            {"first": one["first_on"], "length": f"+{MONTHS[by]} months", "today": str(LAST)},
        ).fetchone()
        before, after = there(files, eve), there(files, last)
        new, lost = after - before, before - after
        assert one["last_on"] == last
        assert (one["start"], one["new"], one["lost"], one["end"]) == (
            len(before), len(new), len(lost), len(after)
        ), one  # fmt: skip
        if before:
            assert one["kept"] == pytest.approx(100 * (len(after) - len(new)) / len(before), abs=0.0051)
            assert one["growth"] == pytest.approx(100 * (len(new) - len(lost)) / len(before), abs=0.0051)
        else:
            assert one["kept"] is one["growth"] is None


def test_each_tiers_retention_is_that_of_the_files(files: sqlite3.Connection, northwind: Callable[..., Any]) -> None:
    before, after, ranks = there(files, YEAR_AGO), there(files, str(LAST)), tiers(files, YEAR_AGO)
    for one in northwind("rate")["tiers"]:
        own = {name for name in before if ranks.get(name, "C") == one["tier"]}
        assert (one["start"], one["lost"]) == (len(own), len(own - after))
        assert one["kept"] == round(100 * len(own & after) / len(own), 2)


def test_each_point_is_worth_what_the_files_say(files: sqlite3.Connection, northwind: Callable[..., Any]) -> None:
    whole, r = sum(year_values(files).values()) / 100, kept(files)
    point = northwind("rate")["point"]
    ten_years = sum((r + 0.01) ** t - r**t for t in range(10))
    assert point["customers"] == len(there(files, str(LAST))) / 100
    assert float(point["year_amount"]) == pytest.approx(whole / 100, abs=0.006)
    assert float(point["ten_years_amount"]) == pytest.approx(whole * ten_years, abs=0.01)


def test_lifetime_values_are_those_of_the_files(files: sqlite3.Connection, northwind: Callable[..., Any]) -> None:
    values, r = year_values(files), kept(files)
    found = northwind("value", "--limit", "0")
    assert found["expected_life"] == pytest.approx(1 / (1 - r), abs=0.05)
    book = [(found["book"], sum(values.values()))]
    own = [(one, values[" ".join(one["name"].split())]) for one in found["customers"] if one["value"] != "0.00"]
    assert len(own) == len(values)
    (brief,) = [one for one in values if one == "QUICK-Stop"]
    for one, value in [*book, *own, (northwind("brief", brief)["lifetime"], values[brief])]:
        assert cents(one["value"]) == value
        for years in (2, 10):
            assert cents(one[f"plain_{years}"]) == years * value
            assert float(one[f"in_{years}"]) == pytest.approx(value / 100 * sum(r**t for t in range(years)), abs=0.0051)


@pytest.mark.parametrize(
    "name", ["QUICK-Stop", "Save-a-lot Markets", "Ernst Handel", "Around the Horn", "Wolski Zajazd"]
)
def test_the_rhythm_of_orders_is_that_of_the_files(
    name: str, files: sqlite3.Connection, northwind: Callable[..., Any]
) -> None:
    rows = files.execute(
        "SELECT CAST(julianday(day) AS INT) FROM (SELECT DISTINCT day FROM sale WHERE name = ? ORDER BY day)",
        (" ".join(name.split()),),
    )
    days = [day for (day,) in rows]
    gaps = [later - earlier for earlier, later in pairwise(days)]
    found = northwind("brief", name)
    assert len(days) >= 5
    assert found["usual_gap"] == -int(-median(gaps) // 1)
    (today,) = files.execute("SELECT CAST(julianday(?) AS INT)", (str(LAST),)).fetchone()
    assert found["days_since_order"] == today - days[-1]


def test_the_share_of_income_of_a_and_b_is_that_of_the_files(
    files: sqlite3.Connection, northwind: Callable[..., Any]
) -> None:
    ranks, values = tiers(files, str(LAST)), year_values(files)
    core = sum(value for name, value in values.items() if ranks[name] in "AB")
    sections = {one["section"]: one for one in northwind("report", "attention")["pages"][0]["sections"]}
    figures = {one["figure"]: one["now"] for one in sections["allocation"]["figures"]}
    assert figures["core_share_of_income"] == pytest.approx(100 * core / sum(values.values()), abs=1)
