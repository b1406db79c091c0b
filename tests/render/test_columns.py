"""How a record looks: the same named values for JSON, a table and a pipe."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from retain.render.columns import Column, View, amount, as_json, as_text, plain, read

DAY = date(2026, 11, 23)
PAIR: View[tuple[str, int]] = (
    Column("name", lambda row: row[0]),
    Column("count", lambda row: row[1], right=True),
    Column("hidden", lambda row: (row[0], row[1]), listed=False),
)


def test_a_record_as_json_has_every_column_in_order() -> None:
    assert as_json(PAIR, ("Acme", 3)) == {"name": "Acme", "count": 3, "hidden": ["Acme", 3]}
    assert list(as_json(PAIR, ("Acme", 3))) == ["name", "count", "hidden"]


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (None, None),
        (True, True),
        (3, 3),
        (1.5, 1.5),
        ("x", "x"),
        (DAY, "2026-11-23"),
        (("a", DAY), ["a", "2026-11-23"]),
        ([(DAY,)], [["2026-11-23"]]),
        ({"day": DAY, "more": {"days": (DAY,)}}, {"day": "2026-11-23", "more": {"days": ["2026-11-23"]}}),
    ],
)
def test_json_values_are_iso_days_and_lists(value: Any, kept: Any) -> None:
    assert plain(value) == kept


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (False, ""),
        (True, "yes"),
        (0, "0"),
        (DAY, "2026-11-23"),
        (("a", "b"), "a, b"),
        ([], ""),
        ({"a": 1, "b": DAY}, "a=1, b=2026-11-23"),
        ("x", "x"),
    ],
)
def test_a_cell_says_nothing_for_nothing(value: Any, text: str) -> None:
    assert as_text(value) == text


@pytest.mark.parametrize(
    ("minor", "piped", "reads"),
    [(None, "", ""), (0, "0.00", "0.00"), (123_450, "1234.50", "1,234.50"), (-99, "-0.99", "-0.99")],
)
def test_money_is_plain_in_a_pipe_and_json_and_grouped_where_it_is_read(
    minor: int | None, piped: str, reads: str
) -> None:
    held = amount(minor)
    assert (as_text(held), plain(held) or "", read(held)) == (piped, piped, reads)
    assert read([held, held]) == f"{reads}, {reads}"
