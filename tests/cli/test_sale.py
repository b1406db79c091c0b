"""`retain sale`: orders and deliveries."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.factories import ago, ahead, filling

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran

    Retain = Callable[..., Ran]


@pytest.fixture(autouse=True)
def book(db: Path) -> None:
    """Two customers."""
    with filling(db) as shelf:
        shelf.customer("Acme")
        shelf.customer("Birch")


def test_every_field_is_stored(retain: Retain) -> None:
    made = retain("sale", "add", "acme", "1,234.50", "LED", "panels", "--on", "1/5", "--delivered", "yesterday",
                  "--margin", "200", "--number", "A1", "--json").json  # fmt: skip
    assert made == {
        "code": "s1",
        "day": "2026-01-05",
        "customer": "Acme",
        "customer_code": "c1",
        "amount": "1234.50",
        "product": "LED panels",
        "margin": "200.00",
        "delivered_on": "2026-11-22",
        "number": "A1",
    }


def test_a_credit_is_below_zero(retain: Retain) -> None:
    assert retain("sale", "add", "acme", "-99.90", "--json").json["amount"] == "-99.90"


@pytest.mark.parametrize("wrong", [("lots",), ("1e999",), ("9" * 20,), ("5", "x", "--markup", "3"), ()])
def test_what_is_no_amount_is_refused(retain: Retain, wrong: tuple[str, ...]) -> None:
    assert retain("sale", "add", "acme", *wrong, code=2).err.count("\n") == 1
    assert retain("sale", "list").lines == []


def test_the_list_is_newest_first_and_limited(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        for day in (5, 1, 9):
            shelf.sale(1, ago(day), day * 100)
        shelf.sale(2, ago(3), 300)
        shelf.sale(2, ahead(3), 300)
    assert [line.split("\t")[0] for line in retain("sale", "list").lines] == ["s2", "s4", "s1", "s3"]
    assert [line.split("\t")[0] for line in retain("sale", "list", "acme", "--limit", "1").lines] == ["s2"]
    assert [line.split("\t")[0] for line in retain("sale", "list", "--since", "-4d").lines] == ["s2", "s4"]


def test_a_correction_is_said(retain: Retain) -> None:
    retain("sale", "add", "acme", "100", "panels", "--delivered", "today")
    ran = retain("sale", "edit", "s1", "--amount", "120", "--delivered", "", "--product", "tubes")
    assert ran.lines == [
        (
            "tubes (s1): amount 120.00 (was 100.00); product tubes (was panels);"
            " delivered taken off (was Mon 23 Nov, today)."
        )
    ]
    retain("sale", "remove", "s1")
    retain("undo")
    assert retain("sale", "show", "s1", "--json").json["amount"] == "120.00"
