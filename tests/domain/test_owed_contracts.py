"""What contracts and expectations make due, from the day it is until it is settled (SPEC section 4)."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from retain.domain.accounts import Day
from retain.domain.agenda import candidates
from retain.domain.owed_contracts import STEPS
from retain.domain.reasons import found, says
from tests.factories import TODAY, ago, ahead
from tests.mornings import Morning

STEP, ALARM, THANKS, REVIEW = "contract step", "neglected contract", "renewal thanks", "expectation"


def spoken(morning: Morning) -> Morning:
    """A customer spoken to lately, so that its contract alone makes rows."""
    morning.customer()
    morning.entry(1, ago(3), "visit", purposes=("review",))
    return morning


def test_each_step_stands_from_its_day_until_the_next_one() -> None:
    morning = spoken(Morning())
    decision = date(2027, 6, 30)
    morning.contract(1, date(2026, 1, 1), decision)
    starts = {ahead_by: decision - timedelta(days=ahead_by) for ahead_by in STEPS}
    for ahead_by, first in starts.items():
        owed = morning.owed(STEP, morning.policy.workdays.on_or_before(first))
        assert owed is not None
        assert (owed.day, owed.due) == (decision, morning.policy.workdays.on_or_before(first)), ahead_by
    assert morning.owed(STEP, date(2026, 12, 31)) is None


def test_it_says_what_the_step_is_for_and_then_asks_for_the_decision() -> None:
    morning = spoken(Morning())
    morning.contract(1, date(2026, 1, 1), date(2027, 1, 22), title="Lifts")
    owed = morning.owed(STEP)
    assert owed is not None
    assert (owed.code, owed.band, owed.term, owed.points) == ("k1-step", 2, "contract step", 8)
    assert says(owed, TODAY) == "contract Lifts: decision by Fri 22 Jan 2027, in 60 days: agree the terms"
    late = date(2027, 1, 28)
    over = morning.owed(STEP, late)
    assert over is not None
    assert says(over, late) == "contract Lifts: renewed or lost? Its decision date: Fri 22 Jan, 6 days ago"
    assert morning.owed(STEP, date(2027, 9, 1)) is not None, "a decision that nobody took never leaves by itself"


def test_notice_brings_the_decision_forward() -> None:
    morning = spoken(Morning())
    morning.contract(1, ago(300), ahead(120), notice_days=90)
    owed = morning.owed(STEP)
    assert owed is not None
    assert owed.day == ahead(30)


def test_a_step_done_waits_for_the_next_and_a_renewal_or_a_loss_ends_them() -> None:
    morning = spoken(Morning())
    morning.contract(1, ago(300), ahead(100))
    owed = morning.owed(STEP)
    assert owed is not None
    morning.settlement(1, "k1-step", owed.due)
    assert morning.owed(STEP) is None
    assert morning.owed(STEP, ahead(10)) is not None
    morning.diary.connection.execute("UPDATE contract SET ended = 'renewed', ended_on = ?", (str(ahead(5)),))
    assert morning.owed(STEP, ahead(10)) is None
    assert morning.owed(STEP, ahead(4)) is None


def test_an_auto_renewing_contract_is_asked_about_until_its_last_day_of_notice_and_then_for_the_next() -> None:
    morning = spoken(Morning())
    morning.contract(1, ago(340), ahead(24), notice_days=20, auto_renews=True, title="Pest")
    owed = morning.owed(STEP)
    assert owed is not None
    assert says(owed, TODAY).endswith("in 4 days, else it renews itself: get the decision")
    assert morning.owed(STEP, ahead(7)) is None
    assert morning.owed(STEP, ahead(4 + 365 - 180)) is not None


def test_steps_inside_a_break_come_forward() -> None:
    morning = spoken(Morning())
    morning.contract(1, ago(300), ahead(14 + 60))
    morning.away(ahead(10), ahead(20), made_on=ago(30))
    first = morning.policy.workdays.after(ahead(10), -5)
    before, owed = morning.owed(STEP, first - timedelta(days=1)), morning.owed(STEP, first)
    assert before is not None
    assert owed is not None
    assert (before.due, owed.due, owed.day) == (ago(17), first, ahead(74))


def test_ninety_days_of_a_term_without_a_conversation_raise_the_alarm() -> None:
    morning = Morning()
    morning.customer()
    morning.contract(1, ago(400), ahead(900), title="Lease")
    morning.entry(1, ago(90))
    owed = morning.owed(ALARM)
    assert owed is not None
    assert (owed.code, owed.band, owed.points, owed.due) == ("k1-neglect", 2, 4, TODAY)
    assert says(owed, TODAY) == "contract Lease: 90 days without a conversation"
    morning.entry(1, TODAY, "email")
    assert morning.owed(ALARM) is not None
    morning.entry(1, TODAY, "call", attempt=True)
    assert morning.owed(ALARM, ahead(3)) is not None
    morning.entry(1, TODAY)
    assert morning.owed(ALARM, ahead(3)) is None


def test_the_alarm_counts_from_the_start_of_the_term_and_is_silent_outside_it() -> None:
    morning = Morning()
    morning.customer()
    morning.entry(1, ago(300))
    morning.contract(1, ago(20), ahead(50))
    assert morning.owed(ALARM) is None
    assert morning.owed(ALARM, ahead(71)) is None
    morning.contract(1, ago(95), ago(2))
    assert morning.owed(ALARM) is None


def test_an_import_of_neglected_contracts_is_no_wall() -> None:
    morning = Morning(since=TODAY)
    for number in range(30):
        customer = morning.customer(f"C{number}", added_on=TODAY)
        morning.contract(customer, ago(500), ahead(900))
    alarms = [row for row in morning.due().rows if any(one.reason == ALARM for one in row.owed)]
    assert 0 < len(alarms) < 5


def test_a_renewal_is_thanked_for_the_next_working_day() -> None:
    morning = spoken(Morning())
    morning.contract(1, ago(700), ahead(20), ended="renewed", ended_on=TODAY)
    morning.contract(1, ahead(21), ahead(700), signed_on=TODAY, renewed_from=1, title="Lifts")
    assert morning.owed(THANKS) is None
    owed = morning.owed(THANKS, ahead(1))
    assert owed is not None
    assert says(owed, ahead(1)) == "thank them: contract Lifts renewed (Mon 23 Nov, yesterday)"
    assert morning.owed(THANKS, ahead(16)) is None
    morning.entry(1, ahead(1), "card", purposes=("thanks",))
    assert morning.owed(THANKS, ahead(2)) is None


def test_a_first_contract_needs_no_thanks_for_a_renewal() -> None:
    morning = spoken(Morning())
    morning.contract(1, ago(1), ahead(700))
    assert morning.owed(THANKS) is None


def test_an_expectation_is_reviewed_from_its_day_until_it_has_a_result() -> None:
    morning = spoken(Morning())
    morning.expectation(1, "no complaint", date(2026, 5, 23), metric="complaints", target="0")
    assert morning.owed(REVIEW, ago(3)) is None
    owed = morning.owed(REVIEW)
    assert owed is not None
    assert (owed.code, owed.band, owed.due) == ("x1", 2, TODAY)
    assert says(owed, TODAY) == "was it a success? no complaint (complaints 0), said Sat 23 May, 184 days ago"
    assert morning.owed(REVIEW, ahead(60)) is not None
    morning.diary.connection.execute("UPDATE expectation SET result = 'met', reviewed_on = ?", (str(ahead(1)),))
    assert morning.owed(REVIEW) is not None
    assert morning.owed(REVIEW, ahead(1)) is None


def test_a_lost_customer_and_one_who_refused_contact_are_left_alone() -> None:
    morning = Morning()
    morning.customer("Acme", said="lost", said_on=ago(2))
    morning.customer("Birch", no_contact=("all",))
    for customer in (1, 2):
        morning.contract(customer, ago(300), ahead(30))
        morning.expectation(customer, "no complaint", ago(200))
    assert morning.due().rows == []


def test_a_first_contract_shortens_the_cadence_and_scores_as_recent() -> None:
    morning = Morning()
    morning.customer(tier="B", tier_because="anchor")
    morning.entry(1, ago(12))
    morning.contract(1, ago(9), ahead(800))
    account = morning.account()
    assert (account.cadence.touch, account.cadence.conversation) == (11, 23)
    row = morning.row()
    assert row is not None
    assert row.terms["recent"] == 2.7
    assert morning.account(today=ahead(90)).cadence.touch == 21


CONTRACTS = st.tuples(
    st.integers(-900, 60),
    st.integers(0, 1500),
    st.sampled_from([0, 30, 90]),
    st.booleans(),
    st.sampled_from([None, "renewed", "lost"]),
)


@settings(max_examples=30, deadline=None)
@given(
    some=st.lists(CONTRACTS, min_size=1, max_size=3),
    talked=st.integers(0, 40),
    away=st.booleans(),
    within=st.integers(0, 20),
)
def test_no_contract_that_makes_a_row_is_left_unread(
    some: list[tuple[int, int, int, bool, str | None]], talked: int, *, away: bool, within: int
) -> None:
    morning = Morning()
    morning.customer()
    for days in (talked, talked + 1):
        morning.entry(1, ago(days), "visit", purposes=("review",))
    for starts, term, notice, auto, ended in some:
        day = ahead(starts)
        ending = {"ended": ended, "ended_on": TODAY, "because": "x"} if ended else {}
        morning.contract(1, day, day + timedelta(days=term), notice_days=notice, auto_renews=auto, **ending)
    if away:
        morning.away(ahead(8), ahead(25), made_on=ago(40))
    judged, horizon = Day(morning.book(TODAY, within), morning.policy, TODAY), ahead(within)
    (standing,) = judged.book.standings
    mine = {STEP, ALARM, THANKS}
    owed = [one for one in found(judged.account(standing), judged) if one.reason in mine and one.due <= horizon]
    assert not owed or standing in list(candidates(judged, horizon))
