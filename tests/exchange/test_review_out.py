"""A review's file has a name that every system takes."""

from __future__ import annotations

import pytest

from retain.exchange.review_out import file_name


@pytest.mark.parametrize(
    ("customer", "name"),
    [
        ("St Bede's Hospital", "St Bede's Hospital"),
        ("a/b\\c:d", "a-b-c-d"),
        ("../../etc/passwd", "etc-passwd"),
        ("Ünlü & Söhne, Co.", "Ünlü & Söhne, Co"),
        ("con", "con-"),
        ("???", "customer"),
        ("x" * 200, "x" * 80),
    ],
)
def test_a_customers_name_becomes_a_files(customer: str, name: str) -> None:
    assert file_name(customer) == name
