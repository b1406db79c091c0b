"""The adviser ladder is climbed by being asked, and by nothing else."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retain.domain.ladder import RUNGS, Ask, level, lift, moved

TODAY = date(2026, 11, 23)
ANN, BEA = frozenset({1}), frozenset({2})
NOBODY: frozenset[int] = frozenset()


def asks(*told: tuple[int, frozenset[int]]) -> list[Ask]:
    return [Ask(TODAY - timedelta(days=days), people) for days, people in told]


@pytest.mark.parametrize(
    ("told", "rung"),
    [
        ([], "vendor"),
        ([(0, ANN)], "trusted"),
        ([(364, ANN)], "trusted"),
        ([(365, ANN)], "vendor"),
        ([(-1, ANN)], "vendor"),
        ([(1, ANN), (2, ANN)], "trusted"),
        ([(1, NOBODY), (2, NOBODY)], "trusted"),
        ([(1, ANN), (2, BEA)], "adviser"),
        ([(1, ANN | BEA)], "trusted"),
        ([(1, ANN | BEA), (2, NOBODY)], "trusted"),
        ([(1, ANN), (2, NOBODY), (3, ANN)], "adviser"),
        ([(1, ANN), (2, ANN), (366, BEA)], "trusted"),
    ],
)
def test_one_ask_is_trusted_three_or_two_people_adviser(told: list[tuple[int, frozenset[int]]], rung: str) -> None:
    assert level(asks(*told), TODAY) == rung


def test_a_move_is_told_in_rungs_up_and_down() -> None:
    told = asks((300, ANN), (10, BEA))
    assert moved(told, TODAY - timedelta(days=400), TODAY) == 2
    assert moved(told, TODAY - timedelta(days=100), TODAY) == 1
    assert moved(told, TODAY, TODAY + timedelta(days=400)) == -2


def test_it_says_what_would_lift_it() -> None:
    assert lift([], TODAY).startswith("trusted once they ask")
    assert lift(asks((1, ANN)), TODAY) == "adviser once somebody else asks, or after 2 more"
    assert lift(asks((1, ANN), (2, BEA)), TODAY) == ""


TOLD = st.lists(st.tuples(st.integers(0, 800), st.sampled_from([NOBODY, ANN, BEA, ANN | BEA])), max_size=6)


@given(TOLD, st.integers(0, 300), st.sampled_from([NOBODY, ANN, BEA]))
def test_being_asked_never_brings_us_down(
    told: list[tuple[int, frozenset[int]]], days: int, people: frozenset[int]
) -> None:
    before, after = (level(asks(*some), TODAY) for some in (told, [*told, (days, people)]))
    assert RUNGS.index(after) >= RUNGS.index(before)
