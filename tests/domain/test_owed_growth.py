"""What referrals and opportunities make due, from the day it is until it is settled."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from retain.domain.accounts import Day
from retain.domain.agenda import candidates
from retain.domain.reasons import says
from tests.factories import TODAY, ago, ahead
from tests.mornings import Morning

THANKS, STEP = "referral thanks", "opportunity"
FRIDAY = date(2026, 11, 20)


def spoken(morning: Morning) -> Morning:
    """A customer spoken to lately, so that its growth alone makes rows."""
    morning.customer()
    morning.entry(1, ago(3), "visit", purposes=("review",))
    return morning


def test_thanks_are_due_the_working_day_after_until_fourteen_days_later() -> None:
    morning = spoken(Morning())
    morning.referral(given_on=FRIDAY)
    assert morning.days(THANKS, FRIDAY, ahead(30)) == [TODAY + timedelta(days=n) for n in range(15)]
    owed = morning.owed(THANKS)
    assert owed is not None
    assert (owed.code, owed.band, owed.points) == ("r1-thanks", 2, 4)
    assert says(owed, TODAY) == "thank them: they pointed you to Birch Clinic (Fri 20 Nov, 3 days ago)"


def test_our_own_contact_for_thanks_settles_every_referral_given_by_then() -> None:
    morning = spoken(Morning())
    morning.referral(given_on=FRIDAY)
    morning.entry(1, TODAY, "call", purposes=("thanks",), inbound=True)
    assert morning.owed(THANKS) is not None, "they thanked us"
    morning.referral(whom="Cole Ltd", given_on=ahead(1))
    morning.entry(1, TODAY, "card", purposes=("thanks",))
    assert morning.owed(THANKS) is None
    owed = morning.owed(THANKS, ahead(2))
    assert owed is not None
    assert owed.code == "r2-thanks"


def test_a_referral_asked_for_and_not_given_owes_no_thanks() -> None:
    morning = spoken(Morning())
    morning.referral(whom="", asked_on=ago(4))
    assert morning.owed(THANKS) is None


def test_a_long_leave_puts_thanks_off_until_the_rep_is_back() -> None:
    morning = spoken(Morning())
    morning.referral(given_on=FRIDAY)
    morning.away(TODAY, ahead(39), made_on=ago(30))
    assert morning.owed(THANKS, ahead(42)) is not None


def test_a_step_stands_from_the_working_day_before_its_date_and_never_ends_by_itself() -> None:
    morning = spoken(Morning())
    morning.opportunity(amount=1_200_000, next_step="send drawings", next_on=date(2026, 11, 29))
    assert morning.owed(STEP, date(2026, 11, 26)) is None
    owed = morning.owed(STEP, date(2026, 11, 27))
    assert owed is not None
    assert (owed.code, owed.band, owed.points) == ("o1-step", 2, 4)
    assert says(owed, ahead(4)) == (
        "send drawings (Sun 29 Nov, in 2 days), opportunity: opens a second branch, 12,000.00"
    )
    assert morning.owed(STEP, ahead(400)) is not None


def test_what_is_won_lost_or_without_a_step_is_no_row() -> None:
    morning = spoken(Morning())
    morning.opportunity()
    morning.opportunity(next_step="call", next_on=ago(1), ended="won", ended_on=TODAY)
    assert morning.owed(STEP) is None
    assert morning.owed(STEP, ago(1)) is not None, "it was open the day before"


def test_neither_is_owed_to_a_customer_who_refuses_all_contact() -> None:
    morning = Morning()
    morning.customer(no_contact=("all",))
    morning.referral(given_on=FRIDAY)
    morning.opportunity(next_step="call", next_on=TODAY)
    assert morning.row() is None


@settings(max_examples=60)
@given(st.integers(0, 40), st.integers(0, 20), st.integers(-10, 40), st.booleans())
def test_whoever_is_due_is_a_candidate(back: int, ahead_by: int, within: int, away: bool) -> None:  # noqa: FBT001 - drawn
    morning = spoken(Morning())
    morning.referral(given_on=ago(back))
    morning.opportunity(next_step="call", next_on=ahead(ahead_by))
    if away:
        morning.away(ahead(4), ahead(18), made_on=ago(3))
    horizon = max(0, within)
    listed = {one.code for row in morning.due(within=horizon).rows for one in row.owed}
    book = morning.book(within=horizon)
    day = Day(book, morning.policy, TODAY)
    step = day.workdays.on_or_before(ahead(ahead_by)) <= ahead(horizon)
    assert ("o1-step" in listed) == step
    assert not step or any(one.id == 1 for one in candidates(day, ahead(horizon)))


@settings(max_examples=60)
@given(st.integers(0, 30), st.integers(0, 10), st.booleans(), st.lists(st.integers(0, 40), max_size=2))
def test_a_thanked_referral_never_comes_back(given_ago: int, after: int, done: bool, off: list[int]) -> None:  # noqa: FBT001 - drawn
    morning = spoken(Morning())
    morning.referral(given_on=ago(given_ago))
    thanked = ago(given_ago) + timedelta(days=after)
    if done:
        due = morning.policy.workdays.after(ago(given_ago), 1)
        morning.settlement(1, "r1-thanks", due, thanked)
    else:
        morning.entry(1, thanked, "card", purposes=("thanks",))
    for day in off:
        morning.away(ago(30) + timedelta(days=day), ago(30) + timedelta(days=day), made_on=thanked)
    assert not morning.days(THANKS, thanked, thanked + timedelta(days=20))
