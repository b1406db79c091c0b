"""`retain tiers`: the book by value, its cut-offs and its real concentration."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from retain.domain.tiers import by_value
from tests.factories import TODAY, ago, filling
from tests.northwind import LAST, table, with_northwind

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Ran


@pytest.fixture
def book(db: Path) -> None:
    """Five customers worth 1000, 500, 300, 150 and 50, and one that never bought."""
    with filling(db) as shelf:
        for name, amount in (("Acme", 1000), ("Birch", 500), ("Cedar", 300), ("Dune", 150), ("Elm", 50), ("Fir", 0)):
            number = shelf.customer(name, town="Leeds" if amount < 400 else "York")
            if amount:
                shelf.sale(number, ago(200), amount * 100)


@pytest.mark.usefixtures("book")
def test_the_books_concentration_is_said_first(retain: Callable[..., Ran]) -> None:
    assert retain("tiers").lines[:3] == [
        "5 customers brought the twelve months' 2,000.00 (revenue); the top fifth of them (1) holds 50.0 %.",
        "3 of them make 80 %, 4 make 95 %.",
        "By today's value: A from 1,000.00, B from 150.00.",
    ]


@pytest.mark.usefixtures("book")
def test_customers_follow_by_tier_then_value_with_shares(retain: Callable[..., Ran]) -> None:
    rows = [line.split("\t")[:6] for line in retain("tiers").lines[3:]]
    assert rows[0] == ["c1", "Acme", "A", "1000.00", "50.0", "50.0"]
    assert [row[1:3] for row in rows] == [
        ["Acme", "A"], ["Birch", "B"], ["Cedar", "B"], ["Dune", "B"], ["Elm", "C"], ["Fir", "C"]
    ]  # fmt: skip


@pytest.mark.usefixtures("book")
def test_json_has_these_keys(retain: Callable[..., Ran]) -> None:
    found = retain("tiers", "--json").json
    assert list(found) == ["as_of", "basis", "concentration", "cut_offs", "customers"]
    assert found["as_of"] == "2026-11-23"
    assert found["concentration"] == {
        "customers": 5, "total": "2000.00", "top": 1, "top_value": "1000.00", "top_share": 50.0,
        "first_80": 3, "first_95": 4,
    }  # fmt: skip
    assert found["cut_offs"] == {"A": "1000.00", "B": "150.00"}
    assert found["customers"][0] == {
        "code": "c1", "name": "Acme", "tier": "A", "value": "1000.00", "share": 50.0, "cumulative": 50.0,
        "mover": None, "tier_because": None, "tier_until": None, "potential": None,
    }  # fmt: skip


@pytest.mark.usefixtures("book")
def test_a_tier_and_a_filter_choose_rows_and_leave_the_book_whole(retain: Callable[..., Ran]) -> None:
    names = [one["name"] for one in retain("tiers", "--tier", "b", "--where", "town:Leeds", "--json").json["customers"]]
    assert names == ["Cedar", "Dune"]
    assert retain("tiers", "--where", "town:Leeds").lines[0].startswith("5 customers")


def test_an_unknown_tier_is_one_line(retain: Callable[..., Ran]) -> None:
    assert retain("tiers", "--tier", "D", code=2).err == "retain: D is no tier. The tiers are A, B and C.\n"


def test_an_empty_diary_says_so(retain: Callable[..., Ran], db: Path) -> None:
    with filling(db) as shelf:
        shelf.customer()
    assert retain("tiers").lines[0].startswith("No customer brought anything")
    empty = retain("tiers", "--json").json
    assert (empty["concentration"]["customers"], empty["cut_offs"]) == (0, {})


def test_margin_counts_for_the_whole_book_if_every_sale_has_one(retain: Callable[..., Ran], db: Path) -> None:
    with filling(db) as shelf:
        shelf.sale(shelf.customer(), ago(10), 100_000, margin=20_000)
    found = retain("tiers", "--json").json
    assert (found["basis"], found["concentration"]["total"]) == ("margin", "200.00")
    with filling(db) as shelf:
        shelf.sale(1, ago(5), 50_000)
    found = retain("tiers", "--json").json
    assert (found["basis"], found["concentration"]["total"]) == ("revenue", "1500.00")


def test_a_tier_set_by_hand_says_why_until_it_expires(retain: Callable[..., Ran], db: Path) -> None:
    with filling(db) as shelf:
        shelf.customer(tier="A", tier_because="the owner's friend", tier_until=TODAY, potential="high")
    (acme,) = retain("tiers", "--json").json["customers"]
    assert (acme["tier"], acme["tier_because"], acme["tier_until"]) == ("A", "the owner's friend", "2026-11-23")
    (later,) = retain("tiers", "--json", today="2026-11-24").json["customers"]
    assert (later["tier"], later["tier_because"], later["tier_until"]) == ("C", None, None)


def test_who_rose_is_promoted_at_once_and_who_fell_waits_for_the_quarter(retain: Callable[..., Ran], db: Path) -> None:
    with filling(db) as shelf:
        for name, day, amount in (("Acme", date(2025, 11, 1), 90_000), ("Birch", date(2025, 12, 1), 10_000)):
            shelf.sale(shelf.customer(name, added_on=date(2024, 1, 1)), day, amount)
            shelf.sale(shelf.diary.connection.execute("SELECT max(id) FROM customer").fetchone()[0], day, 0)
        shelf.sale(2, date(2026, 10, 20), 50_000)
    found = {one["name"]: (one["tier"], one["mover"]) for one in retain("tiers", "--json").json["customers"]}
    assert found == {"Acme": ("A", "demotion waiting"), "Birch": ("A", "promoted")}
    later = retain("tiers", "--json", today="2027-01-04").json["customers"]
    assert {one["name"]: (one["tier"], one["mover"]) for one in later} == {"Acme": ("C", None), "Birch": ("A", None)}


def test_prospects_and_lost_customers_have_no_tier(retain: Callable[..., Ran], db: Path) -> None:
    with filling(db) as shelf:
        shelf.customer("Acme")
        shelf.customer("Birch", said="prospect", said_on=ago(9))
        shelf.customer("Cedar", said="lost", said_on=ago(9))
    assert [one["name"] for one in retain("tiers", "--json").json["customers"]] == ["Acme"]


@pytest.fixture
def northwind(db: Path) -> dict[str, int]:
    """Northwind's customers and orders; the value of each in cents, summed here from the file."""
    values: defaultdict[str, int] = defaultdict(int)
    with filling(db, LAST) as shelf:
        ids = {row["CustomerID"]: shelf.customer(row["CompanyName"]) for row in table("customers")}
        for row in table("sales"):
            day, cents = date.fromisoformat(row["OrderDate"]), round(float(row["Amount"]) * 100)
            shelf.sale(ids[row["CustomerID"]], day, cents)
            if date(1997, 5, 6) < day <= LAST:
                values[f"c{ids[row['CustomerID']]}"] += cents
    return dict(values)


@with_northwind
def test_northwinds_year_is_88_customers_and_its_top_fifth_holds_62_3_percent(
    retain: Callable[..., Ran], northwind: dict[str, int]
) -> None:
    first = retain("tiers", today="1998-05-06").lines[0]
    assert "88 customers brought the twelve months' 856,885.37" in first
    assert "the top fifth of them (18) hold 62.3 %" in first
    assert len(northwind) == 88


@with_northwind
def test_northwinds_values_are_those_of_the_file(retain: Callable[..., Ran], northwind: dict[str, int]) -> None:
    found: list[dict[str, Any]] = retain("tiers", "--json", today="1998-05-06").json["customers"]
    worth = {one["code"]: round(float(one["value"]) * 100) for one in found if one["value"] != "0.00"}
    assert worth == northwind
    best = by_value(northwind_ids(northwind))
    assert all(one["tier"] <= best[int(one["code"][1:])] for one in found if one["code"] in northwind)


def northwind_ids(values: dict[str, int]) -> dict[int, int]:
    return {int(code[1:]): value for code, value in values.items()}


def test_one_customer_makes_it_all(retain: Callable[..., Ran], db: Path) -> None:
    with filling(db) as shelf:
        shelf.sale(shelf.customer("Solo"), ago(30), 5_000)
    assert retain("tiers").lines[1] == "1 of them makes 80 %, 1 makes 95 %."
