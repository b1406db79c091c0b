"""`retain value`: what is each worth, and is a quiet one still a customer?"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from retain.domain.sales import Sale
from tests.cdnow import rows
from tests.factories import TODAY, ago, ahead, filling

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran
    from tests.factories import Shelf

    Retain = Callable[..., Ran]


def ten(shelf: Shelf, *, kept: int = 9) -> None:
    """Ten customers of a year ago; the first brings 10,000 in the year, the others that were kept a hundred."""
    for place in range(10):
        number = shelf.customer(f"Customer {place}")
        shelf.sale(number, ago(500), 5_000)
        if place < kept:
            shelf.sale(number, ago(50), 100_00 if place else 10_000_00)


@pytest.fixture
def book(db: Path) -> None:
    with filling(db) as shelf:
        ten(shelf)


@pytest.mark.usefixtures("book")
def test_ten_thousand_at_90_percent_is_the_specs(retain: Retain) -> None:
    assert retain("value", "Customer 0").lines[:3] == [
        "Customer 0 (c1), A",
        "value: 10,000 a year; 19,000 in 2, 65,132 in 10 at 90 % kept (revenue)",
        "plain: 20,000 in 2, 100,000 in 10",
    ]


@pytest.mark.usefixtures("book")
def test_brief_tells_it_and_log_answers_with_it(retain: Retain) -> None:
    brief = retain("brief", "Customer 0")
    assert "value\t10,000 a year; 19,000 in 2, 65,132 in 10 at 90 % kept" in brief.lines
    assert retain("brief", "Customer 0", "--json").json["lifetime"] == {
        "value": "10000.00", "kept": 90.0, "in_2": "19000.00", "in_10": "65132.16", "plain_2": "20000.00",
        "plain_10": "100000.00",
    }  # fmt: skip
    assert retain("log", "Customer 0", "hello").lines[-1] == (
        "value: 10,000 a year; 20,000 in 2, 100,000 in 10 if it stays"
    )
    assert retain("log", "Customer 0", "hello", "--json").json["lifetime"]["plain_10"] == "100000.00"


@pytest.mark.usefixtures("book")
def test_without_value_neither_brief_nor_log_says_any(retain: Retain) -> None:
    assert not [line for line in retain("brief", "Customer 9").lines if line.startswith("value")]
    assert not [line for line in retain("log", "Customer 9", "hi").lines if line.startswith("value")]
    assert retain("log", "Customer 9", "hi", "--json").json["lifetime"] is None


@pytest.mark.usefixtures("book")
def test_the_book_stands_first_then_those_worth_most(retain: Retain) -> None:
    ran = retain("value", "--limit", "2")
    assert ran.lines[:3] == [
        "The book: 10,800 a year; 20,520 in 2, 70,343 in 10 at 90 % kept (revenue).",
        "Plain, as if all stayed: 21,600 in 2, 108,000 in 10.",
        "A customer stays 10.0 years on the mean.",
    ]
    assert [line.split("\t")[:7] for line in ran.lines if "\t" in line] == [
        ["c1", "Customer 0", "A", "10000.00", "19000.00", "65132.16", "20000.00"],
        ["c2", "Customer 1", "B", "100.00", "190.00", "651.32", "200.00"],
    ]
    assert ran.err == "8 more; --limit 0 shows all.\n"
    assert len(retain("value", "--limit", "0", "--json").json["customers"]) == 10


@pytest.mark.usefixtures("book")
def test_a_filter_and_names_choose_who_is_shown(retain: Retain) -> None:
    assert [one["code"] for one in retain("value", "--where", "tier:A", "--json").json["customers"]] == ["c1"]
    assert [one["code"] for one in retain("value", "c3,c2", "--json").json["customers"]] == ["c2", "c3"]
    assert retain("value", "Nobody Here", code=3).err.count("\n") == 1


@pytest.mark.usefixtures("book")
def test_who_is_lost_or_a_prospect_has_no_value_and_it_is_said(retain: Retain) -> None:
    retain("customer", "edit", "c4", "--status", "lost", "--because", "closed")
    ran = retain("value", "c4")
    assert (ran.out, ran.err) == ("", "Customer 3 has no value: it is lost, archived, a prospect, or came later.\n")


def test_margin_is_the_basis_where_every_sale_has_one(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        shelf.sale(shelf.customer(), ago(30), 100_00, margin=40_00)
    found = retain("value", "--json").json
    assert (found["basis"], found["book"]["value"]) == ("margin", "40.00")


def test_a_young_book_has_only_plain_values(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        shelf.sale(shelf.customer(), ago(30), 1_000_00)
    assert retain("value", "acme").lines[1] == "value: 1,000 a year; 2,000 in 2, 10,000 in 10 if it stays (revenue)"
    assert retain("value", "--json").json["book"]["in_10"] is None


def test_where_nobody_was_lost_the_plain_value_is_told_and_no_life(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        ten(shelf, kept=10)
    told = retain("value").lines
    assert told[0] == "The book: 10,900 a year; 21,800 in 2, 109,000 in 10 if it stays (revenue)."
    assert not [line for line in told if "on the mean" in line]


def test_an_empty_diary_and_one_without_sales_say_so(retain: Retain, db: Path) -> None:
    with filling(db):
        pass
    assert retain("value").lines == [
        "Nobody can be valued: no customer is active or past. retain customer add NAME, or retain import FILE."
    ]
    with filling(db) as shelf:
        shelf.customer()
    assert retain("value").lines[0] == "No customer brought anything in the twelve months, so nothing can be valued."


def test_with_all_lost_nothing_is_valued(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        ten(shelf, kept=0)
    told = retain("value").lines
    assert told[0] == "No customer brought anything in the twelve months, so nothing can be valued."
    assert "nan" not in retain("value", "--json").out.lower()


@pytest.mark.parametrize("amount", [0, -5_000])
def test_amounts_of_nought_and_below_are_no_purchases(retain: Retain, db: Path, amount: int) -> None:
    with filling(db) as shelf:
        for place in range(40):
            number = shelf.customer(f"Customer {place}")
            for days in (700, 400, 40):
                shelf.sale(number, ago(days), amount)
    found = retain("value", "--json").json
    assert found["buyers"] == 0
    assert float(found["book"]["value"]) == 3 * 0 + 40 * amount / 100
    assert all(one["still_one"] is None for one in found["customers"])
    assert retain("value").lines


def test_too_few_who_bought_again_say_so_instead_of_a_number(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        ten(shelf)
    why = (
        "Who still is one can't be told of 10 buyers without a contract: "
        "9 bought more than once, and the model wants 30."
    )
    assert why in retain("value").lines
    assert why in retain("value", "c1").lines
    assert retain("value", "--json").json["pattern"]["untrusted"] == "9 bought more than once, and the model wants 30"


def test_buyers_who_are_all_alike_say_so_instead_of_a_number(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        for place in range(60):
            number = shelf.customer(f"Customer {place}")
            for days in range(30, 390, 30):
                shelf.sale(number, ago(days), 10_000)
    found = retain("value", "--json").json
    assert found["pattern"]["untrusted"] == "too few left or all are alike, so the fit finds no shape"
    assert {one["still_one"] for one in found["customers"]} == {None}


def test_customers_with_a_contract_are_no_buyers_without(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        number = shelf.customer()
        shelf.sale(number, ago(30), 1_000)
        shelf.contract(number, ago(100), ahead(200), value=1_200_00)
    found = retain("value", "--json").json
    assert (found["buyers"], found["book"]["value"]) == (0, "1210.00")
    assert len(retain("value", "acme").lines) == 2


@pytest.fixture(scope="module")
def cdnow(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A diary of the CDNOW sample: each customer's purchases between its first and last, at its mean spend."""
    path = tmp_path_factory.mktemp("cdnow") / "diary.db"
    with filling(path) as shelf:
        for place, row in enumerate(rows(), 1):
            shelf.customer(f"Customer {place}", added_on=ago(272))
            first = TODAY - timedelta(days=round(row.weeks * 7))
            days = [first + timedelta(days=round(row.last * 7) * n // row.x) for n in range(1, row.x + 1)]
            spend = round(row.spend * 100)
            for day in (first, *spread(days, first)):
                shelf.diary.write(Sale(place, day, spend or 10_00))
    return path


def spread(days: list[Any], first: Any) -> list[Any]:
    """The same number of days, none twice and the last as it was: purchases of a day count once."""
    found = sorted({*days})
    spare = (first + timedelta(days=n) for n in range(1, 400))
    while len(found) < len(days):
        day = next(spare)
        found = sorted({*found, day}) if day < days[-1] else found
    return found


@pytest.fixture
def valued(retain: Retain, cdnow: Path, db: Path) -> dict[str, Any]:
    db.write_bytes(cdnow.read_bytes())
    found: dict[str, Any] = retain("value", "--limit", "0", "--json").json
    return found


def test_on_cdnow_the_published_parameters_come_out(valued: dict[str, Any]) -> None:
    pattern, purse = valued["pattern"], valued["purse"]
    assert [round(pattern[name], 3) for name in ("r", "alpha", "a", "b")] == [0.243, 4.414, 0.793, 2.426]
    assert round(pattern["likelihood"], 1) == -9582.4
    assert [purse["p"], purse["q"], purse["v"] / 100] == pytest.approx([6.25, 3.74, 15.44], rel=5e-3)


def test_on_cdnow_the_published_customer_is_still_one_with_its_chance(valued: dict[str, Any], retain: Retain) -> None:
    (one,) = (one for one in valued["customers"] if one["code"] == "c1")
    assert one["still_one"] == 72.66
    assert 1.226 < one["orders"] < 1.226 * 52 / 39
    assert one["next_year"] is not None
    told = retain("value", "c1").lines
    assert "still a customer: 72.7 %" in told
    assert told[-1].startswith(f"next year: {one['orders']:.1f} orders to expect, worth ")


def test_on_cdnow_of_who_bought_once_no_chance_is_told(valued: dict[str, Any], retain: Retain) -> None:
    (one,) = (one for one in valued["customers"] if one["code"] == "c3")
    assert one["still_one"] is None
    assert one["orders"] > 0
    assert "still a customer: bought once: whether it still is one can't be told" in retain("value", "c3").lines


MANY = """
WITH RECURSIVE n(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM n WHERE n < 99999)
INSERT INTO sale (customer, day, amount)
SELECT 1 + n % 1000, date(?, -(n / 1000 * 7) || ' days'), 1000 + n % 1000 FROM n
"""
"""A hundred thousand sales: a thousand customers' every week for a hundred weeks."""


def test_a_hundred_thousand_sales_are_valued_to_the_cent(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        for place in range(1000):
            shelf.customer(f"Customer {place:04}", added_on=ago(800))
        shelf.diary.connection.execute(MANY, (TODAY.isoformat(),))
    weeks = len(range(0, 365, 7))
    found = retain("value", "--limit", "1", "--json").json
    assert found["book"]["value"] == f"{weeks * sum(1000 + n for n in range(1000)) / 100:.2f}"
    assert found["customers"][0]["value"] == f"{weeks * 1999 / 100:.2f}"
    assert found["buyers"] == 1000
    year = retain("rate", "--json").json["year"]
    assert (year["start"], year["lost"], year["kept"]) == (1000, 0, 100.0)


def test_where_more_was_paid_back_than_came_in_no_years_are_added_up(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        for place, amount in enumerate((-20_000, 5_000)):
            number = shelf.customer(f"Customer {place}")
            shelf.sale(number, ago(500), 5_000)
            shelf.sale(number, ago(50), amount)
    paid_back = "a year: more was paid back than came in, so no years are added up (revenue)"
    assert retain("value").lines[0] == f"The book: -150 {paid_back}."
    assert retain("value", "c1").lines[1:2] == [f"value: -200 {paid_back}"]
    found = retain("value", "--json").json
    assert [(one["in_10"], one["plain_10"]) for one in found["customers"]] == [("500.00", "500.00"), (None, None)]
    assert found["book"]["plain_2"] is None
    assert "Each point is worth 0.02 customers." in retain("rate").lines


def test_a_book_whose_returns_make_up_for_its_sales_is_worth_nothing_and_says_so(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        for place, amount in enumerate((-20_000, 20_000)):
            shelf.sale(shelf.customer(f"Customer {place}"), ago(50), amount)
    assert retain("value").lines[0] == "The book: 0.00 a year; 0.00 in 2, 0.00 in 10 if it stays (revenue)."
