"""A book that nobody here wrote: Northwind's 93 customers and 830 orders, brought in and worked for a morning."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.northwind import LAST, NORTHWIND, imported, orders, with_northwind

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Ran

QUARTER = date(1998, 4, 1)
pytestmark = with_northwind


@pytest.fixture
def northwind(retain: Callable[..., Ran]) -> Callable[..., Ran]:
    return imported(retain)


def ranks(day: date) -> dict[str, str]:
    """Tiers on a day by the twelve months before it, worked out from the files alone (SPEC section 4, Tiers)."""
    values = {
        name: sum(cents for on, cents in some if day.replace(year=day.year - 1) < on <= day)
        for name, some in orders().items()
    }
    bought = sorted((name for name in values if values[name]), key=lambda name: -values[name])
    whole, before = sum(values.values()), 0
    tiers = dict.fromkeys(values, "C")
    for place, name in enumerate(bought):
        share = before / whole
        tiers[name] = "A" if share < 0.80 else "B" if share < 0.95 else "C"
        if tiers[name] == "A" and place >= -(-len(bought) // 5):
            tiers[name] = "B"
        before += values[name]
    return tiers


def due(northwind: Callable[..., Ran], **options: Any) -> dict[str, Any]:
    return {" ".join(row["customer"].split()): row for row in northwind("due", "--json", **options).json}


def count(northwind: Callable[..., Ran], noun: str) -> int:
    return len(northwind(noun, "list", "--json", *(("--limit", "0") if noun == "sale" else ())).json)


def test_imported_twice_nothing_doubles(northwind: Callable[..., Ran]) -> None:
    before = [northwind(noun, "list", "--json").out for noun in ("customer", "person")]
    assert (count(northwind, "customer"), count(northwind, "person"), count(northwind, "sale")) == (93, 93, 830)
    assert "0 new" in northwind("import", NORTHWIND / "customers.csv", "--yes").out
    assert "0 new" in northwind("import", NORTHWIND / "sales.csv", "--yes").out
    assert (count(northwind, "customer"), count(northwind, "person"), count(northwind, "sale")) == (93, 93, 830)
    assert [northwind(noun, "list", "--json").out for noun in ("customer", "person")] == before


def test_one_undo_takes_an_import_back(northwind: Callable[..., Ran]) -> None:
    northwind("undo")
    assert (count(northwind, "customer"), count(northwind, "sale")) == (93, 0)
    northwind("undo")
    assert (count(northwind, "customer"), count(northwind, "person")) == (0, 0)


def test_every_order_is_there_to_the_cent(northwind: Callable[..., Ran]) -> None:
    found: defaultdict[str, list[tuple[date, int]]] = defaultdict(list)
    for sale in northwind("sale", "list", "--json", "--limit", "0").json:
        found[" ".join(sale["customer"].split())].append(
            (date.fromisoformat(sale["day"]), round(float(sale["amount"]) * 100))
        )
    assert {name: sorted(some) for name, some in found.items()} == {
        name: sorted(some) for name, some in orders().items() if some
    }
    assert sum(cents for some in found.values() for _, cents in some) == 126_579_322


def test_tiers_are_those_worked_out_from_the_files(northwind: Callable[..., Ran]) -> None:
    today, quarter = ranks(LAST), ranks(QUARTER)
    found = {" ".join(one["name"].split()): one for one in northwind("customer", "list", "--json").json}
    assert {name: one["tier"] for name, one in found.items()} == {
        name: min(today[name], quarter[name]) for name in today
    }
    assert [name for name, one in found.items() if one["status"] == "past"] == [
        name for name, some in orders().items() if some and (LAST - max(some)[0]).days > 365
    ]


def test_the_books_concentration_is_printed(northwind: Callable[..., Ran]) -> None:
    first = northwind("tiers").lines[0]
    assert first.startswith("88 customers brought the twelve months' 856,885.37")
    assert "the top fifth of them (18) hold 62.3 %" in first


def test_due_lists_them_with_reasons_and_no_wall(northwind: Callable[..., Ran]) -> None:
    rows = due(northwind)
    assert 5 <= len(rows) <= 15
    assert all(one["says"] and one["due"] <= str(LAST) for row in rows.values() for one in row["reasons"])
    assert next(iter(rows)) == "Save-a-lot Markets"
    assert all(name in {*orders()} for name in rows)
    assert "first touches still ahead, spread until" in northwind("due").err


def test_everybody_comes_up_within_a_month_of_working_days(northwind: Callable[..., Ran]) -> None:
    found = {" ".join(row["customer"].split()) for row in northwind("due", "--json", "--within", "31").json}
    assert found == set(orders())


def test_a_call_settles_touch_and_conversation_and_undo_brings_them_back(northwind: Callable[..., Ran]) -> None:
    before = northwind("due", "--json").out
    assert {"touch", "conversation", "review"} <= {
        one["reason"] for one in due(northwind)["Save-a-lot Markets"]["reasons"]
    }
    northwind("log", "save-a-lot", "happy with the last delivery")
    assert {one["reason"] for one in due(northwind)["Save-a-lot Markets"]["reasons"]} == {"review"}
    northwind("log", "save-a-lot", "reviewed the quarter", "-k", "meeting", "--for", "review")
    assert "Save-a-lot Markets" not in due(northwind)
    northwind("undo")
    northwind("undo")
    assert northwind("due", "--json").out == before


def test_a_promise_kept_leaves_the_list(northwind: Callable[..., Ran]) -> None:
    northwind("log", "Blauer See", "called", "-k", "visit", "--promise", "send quote by 1998-05-06")
    row = due(northwind)["Blauer See Delikatessen"]
    assert (row["band"], row["reasons"][0]["code"], row["command"]) == (1, "p1", "retain done p1")
    assert next(iter(due(northwind))) == "Blauer See Delikatessen"
    before = northwind("due", "--json").out
    northwind("done", "p1")
    assert "Blauer See Delikatessen" not in due(northwind)
    northwind("undo")
    assert northwind("due", "--json").out == before


def test_a_snooze_sets_a_row_aside_until_its_day(northwind: Callable[..., Ran]) -> None:
    before = northwind("due", "--json").out
    northwind("snooze", "QUICK-Stop", "in", "9", "days")
    assert "QUICK-Stop" not in due(northwind)
    assert "1 snoozed, first back Fri 15 May, in 9 days" in northwind("due").err
    assert "QUICK-Stop" in due(northwind, today="1998-05-15")
    assert "QUICK-Stop" not in due(northwind, today="1998-05-14")
    northwind("undo")
    assert northwind("due", "--json").out == before


def test_a_try_sets_a_row_aside_for_two_working_days(northwind: Callable[..., Ran]) -> None:
    northwind("tried", "QUICK-Stop")
    assert "QUICK-Stop" not in due(northwind)
    assert "QUICK-Stop" in due(northwind, today="1998-05-08")


def test_on_another_day_the_book_is_what_it_was(northwind: Callable[..., Ran]) -> None:
    then = northwind("tiers", "--json", today="1997-12-31").json
    value = sum(
        cents for some in orders().values() for on, cents in some if date(1996, 12, 31) < on <= date(1997, 12, 31)
    )
    assert round(sum(float(one["value"]) for one in then["customers"]) * 100) == value
