"""What a rep may set, and what no setting removes."""

from __future__ import annotations

import pytest

from retain.domain.errors import Unsuited
from retain.domain.policy import PROFILES, Cadence, Policy, cadences

YEAR = 365


def test_the_steady_cadences_are_the_specs() -> None:
    table = Policy().cadences
    assert table["A"] == Cadence(14, 30, 90, 90)
    assert table["B"] == Cadence(21, 45, 180, 90)
    assert table["C"] == Cadence(30, 90, 365, 90)
    assert table["past"] == Cadence(30, 180)
    assert table["long past"] == Cadence(90, 180)


@pytest.mark.parametrize(("profile", "touches"), [("weekly", (7, 14, 30)), ("floor", (30, 45, 90))])
def test_a_profile_changes_the_touches_alone(profile: str, touches: tuple[int, int, int]) -> None:
    table = cadences(profile)
    assert tuple(table[tier].touch for tier in "ABC") == touches
    for tier in "ABC":
        steady = cadences()[tier]
        assert table[tier] == Cadence(table[tier].touch, steady.conversation, steady.face, steady.review)


def test_a_hundred_customers_take_1651_touches_a_year_63_percent_of_them_a_and_b() -> None:
    touches = {tier: count * YEAR / cadences()[tier].touch for tier, count in {"A": 20, "B": 30, "C": 50}.items()}
    assert round(sum(touches.values())) == 1651
    assert round(100 * (touches["A"] + touches["B"]) / sum(touches.values())) == 63


def test_no_shipped_profile_breaks_four_a_year() -> None:
    assert all(cadence.touch <= 91 for profile in PROFILES for cadence in cadences(profile).values())


@pytest.mark.parametrize("days", [0, -1, 92, 365])
def test_a_touch_cadence_that_breaks_four_a_year_is_refused(days: int) -> None:
    with pytest.raises(Unsuited, match=f"every {days} days"):
        Cadence(days, 90)


def test_an_unknown_profile_is_refused_with_those_there_are() -> None:
    with pytest.raises(Unsuited, match="lazy") as refused:
        cadences("lazy")
    assert "steady" in refused.value.next_step
