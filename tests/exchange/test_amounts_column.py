"""Amounts are read by one decimal sign for a whole column."""

from __future__ import annotations

import pytest

from retain.domain.money import NotMoney
from retain.exchange.amounts_column import Amounts, decimal


def amounts(cells: list[str], separator: str = ",") -> list[int | None]:
    read = Amounts(lambda: decimal(cells, separator))
    return [read(cell) for cell in cells]


@pytest.mark.parametrize(
    ("cells", "separator", "expected"),
    [
        (["440.00", "1863.4", "12"], ",", [44000, 186340, 1200]),
        (["1,234", "10.50"], ",", [123400, 1050]),
        (["1.234", "10,50"], ",", [123400, 1050]),
        (["1,234"], ",", [123400]),
        (["1.234"], ";", [123400]),
        (["1.234"], ",", [123]),
        (["1.234.567", "1.234"], ",", [123456700, 123400]),
        (["€ 1.234,56", "(12,00)", "-3"], ",", [123456, -1200, -300]),
        (["$1,234.56", "USD 5", "-0.99"], ",", [123456, 500, -99]),
        (["", " "], ",", [None, None]),
    ],
)
def test_the_decimal_sign_is_what_the_column_shows(
    cells: list[str], separator: str, expected: list[int | None]
) -> None:
    assert amounts(cells, separator) == expected


@pytest.mark.parametrize("cell", ["ten", "1.2.3,4,5", "12 apples", "9" * 30])
def test_what_is_no_amount_is_refused(cell: str) -> None:
    with pytest.raises(NotMoney):
        amounts([cell])
