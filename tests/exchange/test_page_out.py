"""What a page makes of numbers, addresses and words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retain.exchange.page_out import cell, mailto, tel
from tests.factories import TODAY


@pytest.mark.parametrize(
    ("raw", "link"),
    [
        ("+44 (0)113 496-0000", "tel:+441134960000"),
        ("0113/496.0000", "tel:01134960000"),
        ("112", "tel:112"),
        ("ask for Dana", ""),
        ("javascript:alert(1)", ""),
        ("", ""),
    ],
)
def test_only_a_number_that_can_be_dialled_is_a_link(raw: str, link: str) -> None:
    assert tel(raw) == link


@given(st.text())
def test_a_link_is_a_number_or_an_address_and_never_anything_else(raw: str) -> None:
    assert tel(raw) == "" or tel(raw)[4:].isascii()
    found = mailto(raw)
    assert found == "" or (found.startswith("mailto:") and not set(found) & set("\"'<>?& \n"))


def test_a_cell_reads_as_words() -> None:
    assert cell(TODAY, "due_on") == "23 Nov 2026"
    assert cell(123_450, "value") == "1,234.50"
    assert (cell(None, "days"), cell(0, "days"), cell(value=True, column="severe"), cell(1234, "days")) == (
        "-",
        "0",
        "yes",
        "1,234",
    )
    assert len(cell("x" * 1000, "text")) == 300
