"""What the clocks make due: touch, conversation, visits, review and its agenda, four a year."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from retain.domain.clocks import Clock
from retain.domain.owed import AHEAD, CLOCK
from retain.domain.owed_clocks import lateness
from retain.domain.reasons import BY_NAME, says
from tests.factories import TODAY, ago, ahead
from tests.mornings import Morning

FRESH = ago(5)


@pytest.fixture
def morning() -> Morning:
    return Morning()


def kept(morning: Morning, tier: str = "A", **fields: Any) -> int:
    """A customer visited, reviewed and seen by the chief five days ago, so that no clock is due."""
    number = morning.customer(f"{tier} {fields}", tier=tier, tier_because="so", **fields)
    chief = morning.colleague("Mia Chief", executive=True)
    morning.entry(number, FRESH, "visit", purposes=("review",))
    morning.entry(number, FRESH, "visit", colleague=chief)
    return number


def due_after(morning: Morning, reason: str, customer: int = 1) -> int:
    """Days from that last contact to the first day of a reason on the list."""
    for days in range(380):
        if morning.owed(reason, FRESH + timedelta(days=days), customer):
            return days
    return 0


@pytest.mark.parametrize(
    ("tier", "reason", "days"),
    [
        ("A", "touch", 14),
        ("B", "touch", 21),
        ("C", "touch", 30),
        ("A", "conversation", 30),
        ("B", "conversation", 45),
        ("C", "conversation", 90),
        ("A", "face-to-face visit", 90),
        ("B", "face-to-face visit", 180),
        ("C", "face-to-face visit", 365),
        ("A", "review", 90),
        ("C", "review", 90),
        ("A", "visit with an executive", 365),
        ("A", "four a year", 75),
    ],
)
def test_each_clock_is_due_when_its_cadence_is_reached_or_the_working_day_before(
    morning: Morning, tier: str, reason: str, days: int
) -> None:
    kept(morning, tier)
    week = morning.policy.workdays
    first = FRESH + timedelta(days=due_after(morning, reason))
    assert first == week.on_or_before(FRESH + timedelta(days=days))
    owed = morning.owed(reason, first)
    assert owed
    assert owed.band == CLOCK
    assert owed.code.startswith("c1-")


def test_only_a_gets_the_official_visit(morning: Morning) -> None:
    kept(morning, "B")
    assert not morning.owed("visit with an executive", ahead(400))


@pytest.mark.parametrize(
    ("reason", "kind", "settles"),
    [
        ("touch", "message", True),
        ("touch", "note", False),
        ("conversation", "email", False),
        ("conversation", "call", True),
        ("face-to-face visit", "video", False),
        ("face-to-face visit", "lunch", True),
        ("four a year", "card", True),
    ],
)
def test_what_settles_a_clock(morning: Morning, reason: str, kind: str, settles: bool) -> None:  # noqa: FBT001
    kept(morning)
    late = FRESH + timedelta(days=100)
    assert morning.owed(reason, late)
    morning.entry(1, late, kind)
    assert (morning.owed(reason, late) is None) == settles


@pytest.mark.parametrize(
    ("tier", "kind", "settles"),
    [("A", "call", False), ("A", "meeting", True), ("B", "email", False), ("B", "call", True), ("C", "email", True)],
)
def test_a_review_is_settled_in_person_for_a_live_for_b_and_by_mail_for_c(
    morning: Morning,
    tier: str,
    kind: str,
    settles: bool,  # noqa: FBT001 - a table
) -> None:
    kept(morning, tier)
    late = FRESH + timedelta(days=92)
    assert morning.owed("review", late)
    morning.entry(1, late, kind)
    assert morning.owed("review", late), "a contact that was no review"
    morning.entry(1, late, kind, purposes=("review",))
    assert (morning.owed("review", late) is None) == settles


def test_a_colleagues_visit_settles_a_touch_and_an_executives_the_official_visit_alone(morning: Morning) -> None:
    kept(morning)
    late = FRESH + timedelta(days=370)
    lee = morning.colleague()
    morning.entry(1, late, "visit", colleague=lee)
    assert not morning.owed("touch", late)
    assert all(
        morning.owed(reason, late) for reason in ("conversation", "face-to-face visit", "visit with an executive")
    )
    morning.entry(1, late, "visit", colleague=1)
    assert not morning.owed("visit with an executive", late)
    assert morning.owed("face-to-face visit", late)


def test_the_official_visit_says_with_whom_and_is_logged_by_them(morning: Morning) -> None:
    vera = morning.colleague("Vera Lang", executive=True)
    morning.customer(tier="A", tier_because="anchor", executive=vera)
    morning.customer("Birch", tier="A", tier_because="anchor", executive=morning.colleague("Lee Park"))
    late = FRESH + timedelta(days=370)
    first, second = (morning.owed("visit with an executive", late, customer) for customer in (1, 2))
    assert first
    assert second
    assert says(first, late).endswith(": Vera Lang is paired")
    assert "paired" not in says(second, late), "who is no executive any more"


@pytest.mark.parametrize(("tier", "most"), [("A", 6.0), ("B", 3.9), ("C", 1.8)])
def test_lateness_rises_with_the_share_of_the_cadence_and_is_full_at_one(tier: str, most: float) -> None:
    clock = Clock("touch", ago(20), 10, ago(5))
    assert lateness(tier, clock, TODAY) == pytest.approx(most / 2)
    assert lateness(tier, clock, ago(5)) == 0
    assert lateness(tier, clock, ahead(500)) == most


def test_the_score_takes_the_latest_of_a_rows_clocks_and_each_term_once(morning: Morning) -> None:
    kept(morning)
    morning.entry(1, ahead(160), "call")
    row = morning.row(1, ahead(161))
    assert row
    assert {one.reason for one in row.owed} == {"review", "face-to-face visit"}
    review = next(one.subject for one in row.owed if one.reason == "review")
    assert isinstance(review, Clock)
    assert row.terms == {
        "face-to-face": 2, "review": 3, "late": round(6 * review.overdue(ahead(161)) / 90, 2)
    }  # fmt: skip


def test_a_review_stands_among_the_clocks(morning: Morning) -> None:
    kept(morning, "C")
    morning.entry(1, ahead(80), "call")
    first = morning.days("review", ahead(80), ahead(90))[0]
    bands = [one.band for n in range(9) if (one := morning.owed("review", first + timedelta(days=n)))]
    assert bands == [CLOCK] * 9


def test_the_agenda_comes_14_days_before_a_review_and_ends_with_it(morning: Morning) -> None:
    kept(morning, "C")
    day = morning.day(ahead(60))
    account = next(day.account(one) for one in day.book.standings)
    (agenda,) = BY_NAME["agenda"].find(account, day)
    review = account.clocks["review"].due
    assert (agenda.due, agenda.band, agenda.code) == (review - timedelta(days=14), AHEAD, "c1-agenda")
    assert "prepare the agenda" in says(agenda, agenda.due)
    day = morning.day(review)
    account = next(day.account(one) for one in day.book.standings)
    assert not list(BY_NAME["agenda"].find(account, day))


def test_an_agenda_alone_makes_no_row_but_stands_on_one(morning: Morning) -> None:
    kept(morning, "C")
    morning.entry(1, ahead(44), "call")
    assert morning.row(1, ahead(73)) is None
    row = morning.row(1, ahead(74))
    assert row
    assert [one.reason for one in row.owed] == ["touch", "agenda"]


def test_four_a_year_counts_from_the_day_a_customer_came_where_its_first_touch_is_spread(morning: Morning) -> None:
    for number in range(1, 40):
        morning.customer(f"N{number:02}", added_on=TODAY)
        morning.entry(number, ago(200), "call")
    assert not [row for row in morning.due().rows if any(one.reason == "four a year" for one in row.owed)]
    assert len(morning.due().rows) < 5, "an old book imported is no wall"
    assert morning.owed("four a year", ahead(75), customer=39)


def test_four_a_year_is_the_active_customers_floor_whatever_the_interval(morning: Morning) -> None:
    morning.customer(interval=91)
    morning.entry(1, FRESH, "call")
    assert due_after(morning, "four a year") == 75
    assert not morning.owed("touch", FRESH + timedelta(days=80))
    owed = morning.owed("four a year", FRESH + timedelta(days=80))
    assert owed
    assert owed.points == 5
    assert says(owed, FRESH + timedelta(days=80)).startswith("80 days without a touch")


def test_past_customers_have_no_floor(morning: Morning) -> None:
    kept(morning, "C", said="past", said_on=ago(400))
    assert morning.owed("touch", ahead(80))
    assert not morning.owed("four a year", ahead(80))


def test_past_customers_are_touched_every_30_days_and_after_24_months_every_90(morning: Morning) -> None:
    morning.customer()
    morning.sale(1, date(2025, 3, 1))
    morning.entry(1, date(2026, 10, 26), "call")
    assert morning.owed("touch", date(2026, 11, 25))
    assert not morning.owed("touch", date(2026, 11, 24))
    morning.entry(1, date(2027, 3, 1), "call")
    assert morning.days("touch", date(2027, 3, 2), date(2027, 6, 1))[0] == date(2027, 5, 28)


def test_a_sentence_says_how_long_and_how_often(morning: Morning) -> None:
    morning.customer(added_on=ago(3), tier="B", tier_because="so")
    touch = morning.owed("touch")
    assert touch
    assert says(touch, TODAY) == "no touch yet, due for 3 days"
    morning.entry(1, ago(2), "call")
    touch = morning.owed("touch", ahead(21))
    assert touch
    assert says(touch, ahead(21)) == "23 days since the last touch (every 21)"
