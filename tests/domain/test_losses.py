"""What losses had in common is told only against the customers kept, and only of three or more."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from retain.domain.losses import Signs, pattern, shown_by

TODAY = date(2026, 11, 23)


def one(number: int, silent: int | None, **fields: Any) -> Signs:
    return Signs(number, f"Customer {number:02}", TODAY - timedelta(days=number), silent, **fields)


def test_seven_of_nine_were_silent_for_74_days_or_more() -> None:
    losses = [one(place, days) for place, days in enumerate((3, 20, 74, 80, 91, 95, 100, 120, 200))]
    kept = [one(20 + place, days) for place, days in enumerate((1, 5, 9, 80))]
    found = pattern(losses, kept)
    assert (found.days, found.median, found.past) == (74, 91, 4)
    silence = found.signs[0]
    assert (silence.lost, silence.of_lost, silence.kept, silence.of_kept) == (7, 9, 1, 4)
    assert found.strongest == silence
    assert [watched.customer for watched in found.watch] == [23]


def test_two_losses_are_too_few() -> None:
    found = pattern([one(1, 90), one(2, 90)], [one(3, 90)])
    assert (found.signs, found.strongest, found.watch, len(found.losses)) == ((), None, (), 2)


def test_the_strongest_sign_is_the_one_that_sets_the_lost_apart_from_the_kept() -> None:
    losses = [one(1, 90, competitor=True, problem=True), one(2, 90, competitor=True), one(3, 90, problem=True)]
    kept = [one(10, 90, problem=True), one(11, 95, problem=True), one(12, 99)]
    found = pattern(losses, kept)
    assert found.strongest is not None
    assert (found.strongest.name, found.strongest.kept) == ("competitor", 0)
    assert found.watch == ()


def test_what_is_as_common_among_the_kept_is_no_warning() -> None:
    assert pattern([one(n, 90) for n in range(3)], [one(9, 90)]).strongest is None
    assert pattern([one(0, 1, left=True), one(1, 1), one(2, 1)], [one(9, 1)]).strongest is None


def test_at_most_ten_are_watched_most_valuable_first() -> None:
    kept = [one(10 + place, 90, value=place) for place in range(15)] + [one(50 + place, 0) for place in range(90)]
    found = pattern([one(n, 90) for n in range(3)], kept)
    assert [watched.value for watched in found.watch] == [14, 13, 12, 11, 10, 9, 8, 7, 6, 5]


def test_a_loss_names_the_signs_it_showed() -> None:
    assert shown_by(one(1, 80, mood=True, word=True), 74) == ["silence", "word", "mood"]
    assert shown_by(one(1, 80, left=True), 0) == ["left"]


def test_whoever_was_never_contacted_counts_for_every_sign_but_silence() -> None:
    losses = [*(one(n, 74) for n in range(3)), *(one(n, None, left=True) for n in range(3, 9))]
    found = pattern(losses, [one(20, 10), one(21, 90), one(22, None)])
    assert (found.days, found.median, found.past, found.uncontacted) == (74, 74, 0, 6)
    silence, left = found.signs[0], found.signs[-2]
    assert (silence.lost, silence.of_lost, silence.kept, silence.of_kept) == (3, 3, 1, 2)
    assert (left.lost, left.of_lost, left.kept, left.of_kept) == (6, 9, 0, 3)
    assert found.strongest == left
    assert shown_by(losses[-1], found.days) == ["left"]


def test_of_two_losses_that_were_contacted_no_silence_is_learnt() -> None:
    found = pattern([one(1, 90), one(2, 90), *(one(n, None, mood=True) for n in range(3, 9))], [one(20, 95)])
    assert (found.days, found.silence) == (None, None)
    assert [sign.name for sign in found.signs] == ["problem", "word", "mood", "left", "competitor"]
    assert (found.strongest and found.strongest.name, found.watch) == ("mood", ())


@given(st.lists(st.integers(0, 400), min_size=3), st.lists(st.integers(0, 400)))
def test_three_in_four_losses_reach_the_silence_that_is_told(lost: list[int], kept: list[int]) -> None:
    found = pattern(
        [one(place, days) for place, days in enumerate(lost)], [one(place, days) for place, days in enumerate(kept)]
    )
    silence = found.signs[0]
    assert found.days is not None
    assert 4 * silence.lost >= 3 * len(lost)
    assert silence.lost == sum(days >= found.days for days in lost)
    assert silence.kept == sum(days >= found.days for days in kept)
