"""Places are found by town, else by how a town or postcode begins."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retain.domain.nearby import Place, there

PLACES = [
    Place(1, "Leeds", "LS1 4AB"),
    Place(2, "München", "80331"),
    Place(3, None, "LS11 5AA"),
    Place(4, "Leeds Village"),
]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("LEEDS", {1}),
        ("leed", {1, 4}),
        ("munchen", {2}),
        ("ls1", {1, 3}),
        ("LS1 4", {1}),
        ("ls14ab", {1}),
        ("803", {2}),
        ("hull", set()),
    ],
)
def test_a_town_wins_over_towns_and_postcodes_that_begin_so(typed: str, found: set[int]) -> None:
    assert set(there(PLACES, typed)) == found


@given(st.text(min_size=1).filter(str.strip))
def test_every_town_finds_itself(town: str) -> None:
    assert 9 in there([*PLACES, Place(9, town)], town)
