"""A referral goes one way: asked, given, contacted, won or lost, each day after the one before."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retain.domain.errors import Refused
from retain.domain.referrals import REFERRAL_STATES, Referral, advanced, in_order, known_by
from tests.factories import TODAY, ago


def referral(**fields: Any) -> Referral:
    return Referral(1, id=4, whom="Birch Clinic", **{"given_on": ago(20)} | fields)


def test_each_step_is_one_further_and_keeps_the_days_before() -> None:
    one = Referral(1, id=4, asked_on=ago(30))
    for state, days in (("given", 20), ("contacted", 10), ("won", 5)):
        one = advanced(one, state, ago(days), whom="Birch Clinic")
        assert one.state(TODAY) == state
    assert list(one.days) == ["asked", "given", "contacted", "won"]


@pytest.mark.parametrize(("state", "day"), [("contacted", ago(21)), ("won", ago(21)), ("lost", ago(21))])
def test_a_step_before_the_one_it_follows_is_refused(state: str, day: date) -> None:
    with pytest.raises(Refused, match=rf"It can't be {state} on {day}, before it was given on {ago(20)}."):
        advanced(referral(), state, day)


def test_a_step_taken_twice_is_refused() -> None:
    with pytest.raises(Refused, match="r4 was given on"):
        advanced(referral(), "given", TODAY)


def test_what_was_asked_for_and_given_the_same_day_is_in_order() -> None:
    one = referral(asked_on=ago(20), contacted_on=ago(20), lost_on=ago(20))
    assert in_order(one) is one


@given(st.lists(st.integers(0, 60), min_size=4, max_size=4), st.sampled_from(["won", "lost"]), st.integers(-70, 5))
def test_the_state_grows_only_forward_with_the_day(gaps: list[int], ending: str, start: int) -> None:
    days = [ago(200) + timedelta(days=sum(gaps[: n + 1])) for n in range(4)]
    one = in_order(referral(asked_on=days[0], given_on=days[1], contacted_on=days[2], **{f"{ending}_on": days[3]}))
    places = [REFERRAL_STATES.index(one.state(days[0] + timedelta(days=n))) for n in range(start, 250)]
    assert places == sorted(places)
    assert one.open_on(days[3] - timedelta(days=1)) == (days[3] > days[0])
    assert not one.open_on(days[3])


def test_a_referral_forgets_the_steps_taken_later() -> None:
    won = Referral(1, whom="Birch", asked_on=ago(9), given_on=ago(6), won_on=ago(3), became=2, amount=900)
    assert known_by(won, ago(3)) == won
    assert known_by(won, ago(4)) == Referral(1, whom="Birch", asked_on=ago(9), given_on=ago(6))
    assert known_by(won, ago(7)) == Referral(1, asked_on=ago(9))
