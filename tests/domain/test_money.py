"""Amounts of money, in minor units."""

from __future__ import annotations

from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retain.domain import money

AMOUNTS = st.integers(-money.LIMIT, money.LIMIT)
POINTS = st.sampled_from([".", ","])


@pytest.mark.parametrize(
    ("typed", "minor"),
    [
        ("440.00", 44_000),
        ("1200", 120_000),
        ("1,234.50", 123_450),
        ("1.234,50", 123_450),
        ("€ 1 234,50", 123_450),
        ("1\N{NARROW NO-BREAK SPACE}234,50 €", 123_450),
        ("1'234.50 CHF", 123_450),
        ("1.234.567,89", 123_456_789),
        ("12,34,567.00", 123_456_700),
        ("1,234,567", 123_456_700),
        ("1234,567", 123_457),
        ("12,5", 1_250),
        (".5", 50),
        ("0,123", 12),
        ("usd 12", 1_200),
        ("R$ 1.234,00", 123_400),
        ("-12.5", -1_250),
        ("\N{MINUS SIGN}$5", -500),
        ("$-5", -500),
        ("12.50-", -1_250),
        ("(12.50)", -1_250),
        ("+5", 500),
        ("-0.00", 0),
    ],
)
def test_amounts_are_read_whatever_separates_them(typed: str, minor: int) -> None:
    assert money.parse(typed) == money.parse(typed, decimal=",") == minor


@pytest.mark.parametrize(
    ("typed", "with_point", "with_comma"),
    [("1.234", 123, 123_400), ("1,234", 123_400, 123), ("$1,200", 120_000, 120), ("-12.345", -1_235, -1_234_500)],
)
def test_three_digits_behind_one_separator_are_decided_by_the_decimal_one(
    typed: str, with_point: int, with_comma: int
) -> None:
    assert money.parse(typed) == with_point
    assert money.parse(typed, decimal=",") == with_comma


@pytest.mark.parametrize(
    ("typed", "minor"), [("12.344", 1_234), ("12.345", 1_235), ("-12.345", -1_235), ("0.995", 100)]
)
def test_half_a_minor_unit_is_rounded_away_from_zero(typed: str, minor: int) -> None:
    assert money.parse(typed) == minor


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "abc",
        "1e3",
        "12k",
        "5 mio",
        "--5",
        "-(5)",
        "-5-",
        "5.",
        "1,2,3",
        "12 50",
        "1,234.567,89",
        "1.2.3",
        "$",
        "()",
        "٣",
        "10000000000000.01",
        "9" * 5000,
    ],
)
def test_what_is_no_amount_is_refused(typed: str) -> None:
    with pytest.raises(money.NotMoney, match=r"isn't an amount: try 1200, 1,234\.50 or -99\.90\."):
        money.parse(typed)


def test_amounts_are_written_for_reading_and_for_files() -> None:
    assert money.said(123_450) == "1,234.50"
    assert money.said(-5, "EUR") == "-0.05 EUR"
    assert money.plain(123_450) == "1234.50"
    assert money.plain(-5) == "-0.05"


@given(AMOUNTS, POINTS, st.sampled_from(["", "EUR", "kr"]))
def test_what_is_written_is_read_back(minor: int, decimal: Literal[".", ","], currency: str) -> None:
    assert money.parse(money.plain(minor), decimal=decimal) == minor
    assert money.parse(money.said(minor, currency), decimal=decimal) == minor


@given(st.text() | st.text("0123456789.,'- ()$€", max_size=12), POINTS)
def test_any_text_is_an_amount_or_refused(text: str, decimal: Literal[".", ","]) -> None:
    try:
        minor = money.parse(text, decimal=decimal)
    except money.NotMoney:
        return
    assert abs(minor) <= money.LIMIT
