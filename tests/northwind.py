"""Northwind, a book that nobody here wrote: 93 customers and 830 orders, in files that lie beside the project."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Ran

BESIDE = Path(__file__).resolve().parents[2] / "shared" / "data"
NORTHWIND = BESIDE / "northwind"
LAST = date(1998, 5, 6)
"""The book's last day."""
with_northwind = pytest.mark.skipif(not NORTHWIND.exists(), reason="the Northwind files aren't here")


def table(name: str) -> list[dict[str, str]]:
    """The rows of one of its files."""
    with (NORTHWIND / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def orders() -> dict[str, list[tuple[date, int]]]:
    """Each customer's orders by its name: the day and the amount in cents."""
    names = {row["CustomerID"]: " ".join(row["CompanyName"].split()) for row in table("customers")}
    found: dict[str, list[tuple[date, int]]] = {name: [] for name in names.values()}
    for row in table("sales"):
        cents = round(float(row["Amount"]) * 100)
        found[names[row["CustomerID"]]].append((date.fromisoformat(row["OrderDate"]), cents))
    return found


def imported(retain: Callable[..., Ran]) -> Callable[..., Ran]:
    """The front door on the book's last day, customers and sales imported as they are."""

    def ran(*words: object, **options: Any) -> Ran:
        return retain(*words, **{"today": LAST, **options})

    ran("import", NORTHWIND / "customers.csv", "--yes")
    ran("import", NORTHWIND / "sales.csv", "--yes")
    return ran
