"""Who is due: order, bands and terms, one row a customer, and the counts above and below the list."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from retain.domain import agenda
from tests.factories import TODAY, ago, ahead
from tests.mornings import Morning

FRESH = ago(2)


@pytest.fixture
def morning() -> Morning:
    return Morning()


def kept(morning: Morning, name: str, tier: str = "C", **fields: Any) -> int:
    """A customer for whom nothing is due: visited, reviewed and seen by the chief two days ago."""
    number = morning.customer(name, tier=tier, tier_because="so", **fields)
    chief = morning.colleague("Mia Chief", executive=True)
    morning.entry(number, FRESH, "visit", purposes=("review",))
    morning.entry(number, FRESH, "visit", colleague=chief)
    return number


def test_nobody_is_due_who_was_just_seen(morning: Morning) -> None:
    kept(morning, "Acme", "A")
    assert morning.due().rows == []


def test_bands_come_first_and_each_is_what_the_spec_says(morning: Morning) -> None:
    for name in ("Ahead", "Clock", "Dated", "Now"):
        kept(morning, name)
    morning.promise(1, due_on=ahead(8))
    morning.customer("Clock too", added_on=TODAY, tier="C", tier_because="so")
    morning.promise(3, due_on=ahead(3))
    morning.promise(4, due_on=TODAY)
    rows = morning.due(within=5).rows
    assert [(row.band, row.account.standing.name) for row in rows] == [
        (1, "Now"), (2, "Dated"), (3, "Clock too"), (4, "Ahead")
    ]  # fmt: skip


def test_band_2_is_by_tier_then_score_and_past_customers_last(morning: Morning) -> None:
    for name, tier in (("Cheap", "C"), ("Anchor", "A"), ("Bright", "B"), ("Best", "B")):
        kept(morning, name, tier)
    kept(morning, "Old", "A", said="past", said_on=ago(100))
    for number in range(1, 6):
        morning.promise(number, due_on=ahead(3))
    morning.problem(4, kind="invoice", raised_on=ago(9))
    assert morning.names() == ["Anchor", "Best", "Bright", "Cheap", "Old"]
    assert {row.band for row in morning.due().rows} == {2}


def test_the_other_bands_are_by_score(morning: Morning) -> None:
    kept(morning, "Anchor", "A")
    kept(morning, "Cheap", "C")
    morning.promise(1, due_on=TODAY)
    morning.promise(2, due_on=ago(3))
    assert morning.names() == ["Cheap", "Anchor"]
    morning.problem(1, severe=True, raised_on=TODAY)
    assert morning.names() == ["Anchor", "Cheap"]


def test_ties_are_by_value_then_name(morning: Morning) -> None:
    for name in ("Zeta", "Acme", "Big"):
        kept(morning, name)
    morning.sale(3, ago(200), 500, delivered_on=ago(200))
    for number in (1, 2, 3):
        morning.promise(number, due_on=TODAY)
    assert morning.names() == ["Big", "Acme", "Zeta"]


def test_the_score_is_the_sum_of_its_terms_each_once(morning: Morning) -> None:
    kept(morning, "Acme")
    morning.promise(1, due_on=TODAY)
    morning.promise(1, due_on=ago(3))
    morning.problem(1, severe=True, raised_on=TODAY)
    morning.problem(1, "dust", raised_on=ago(3))
    morning.sale(1, ago(9), delivered_on=ago(1))
    morning.entry(1, ago(5), "note", purposes=("competitor",))
    row = morning.row()
    assert row
    assert row.terms == {"problem": 10, "promise": 10.17, "dated": 4, "recent": 2.7, "competitor": 2}
    assert row.score == 28.87


@pytest.mark.parametrize(("age", "points"), [(0, 3), (30, 2), (89, 0.03), (90, None)])
def test_recent_falls_from_3_to_0_at_day_90(morning: Morning, age: int, points: float | None) -> None:
    kept(morning, "Acme")
    morning.sale(1, ago(age))
    morning.promise(1, due_on=TODAY)
    row = morning.row()
    assert row
    assert row.terms.get("recent") == points


@pytest.mark.parametrize(("age", "seen"), [(89, True), (90, False)])
def test_a_competitor_counts_for_90_days(morning: Morning, age: int, seen: bool) -> None:  # noqa: FBT001
    kept(morning, "Acme")
    morning.entry(1, ago(age), "note", purposes=("competitor",))
    morning.promise(1, due_on=TODAY)
    row = morning.row()
    assert row
    assert ("competitor" in row.terms) == seen


def test_one_row_a_customer_with_its_reasons_strongest_first(morning: Morning) -> None:
    morning.customer(added_on=ago(10))
    morning.promise(due_on=ahead(3))
    morning.problem(raised_on=ago(3))
    morning.problem(text="why?", kind="question", raised_on=ago(3))
    rows = morning.due().rows
    assert len(rows) == 1
    assert rows[0].band == 1
    assert [one.reason for one in rows[0].owed] == ["question", "problem", "promise", "touch", "conversation"]


def test_among_keeps_some_customers_judged_as_part_of_the_whole_book(morning: Morning) -> None:
    for number in range(1, 11):
        morning.customer(f"N{number:02}", added_on=ago(30))
        morning.sale(number, ago(200), 1000 - number)
    whole = {row.account.code: row.account.tier for row in morning.due().rows}
    some = {row.account.code: row.account.tier for row in morning.due(among={1, 10}).rows}
    assert some == {code: whole[code] for code in ("c1", "c10")}
    assert some["c10"] == "B", "alone it would be an A"


def test_the_head_counts_active_and_past_customers_touched_this_month(morning: Morning) -> None:
    for number, (kind, day, fields) in enumerate(
        [
            ("email", date(2026, 11, 1), {}),
            ("email", date(2026, 10, 31), {}),
            ("email", date(2026, 11, 5), {"bulk": True}),
            ("email", date(2026, 11, 5), {"inbound": True}),
            ("call", date(2026, 11, 1), {"inbound": True}),
            ("call", date(2026, 11, 5), {"attempt": True}),
        ],
        1,
    ):
        morning.customer(f"N{number}", tier="A", tier_because="so")
        morning.entry(number, day, kind, **fields)
    morning.customer("Gone", said="lost", said_on=ago(30))
    morning.customer("New", said="prospect")
    morning.customer("Old", said="past", said_on=ago(30))
    found = morning.due()
    assert (found.touched, found.kept) == (3, 7)


def test_it_says_how_many_first_touches_are_still_spread_until_when(morning: Morning) -> None:
    for number in range(30):
        morning.customer(f"N{number:02}", added_on=TODAY)
    found = morning.due()
    assert len(found.rows) + len(found.spread) == 30
    assert max(found.spread) == morning.policy.workdays.after(TODAY, 29 * 22 // 30)


def test_what_comes_next_is_the_strongest_due_or_the_soonest_ahead(morning: Morning) -> None:
    kept(morning, "Acme")
    day = morning.day()
    coming = agenda.next_day(day.account(day.book.standings[0]), day)
    assert coming
    assert (coming.reason, coming.due) == ("touch", date(2026, 12, 21))
    morning.promise(1, due_on=ago(7))
    morning.problem(1, severe=True, raised_on=TODAY)
    day = morning.day()
    coming = agenda.next_day(day.account(day.book.standings[0]), day)
    assert coming
    assert coming.reason == "promise"


@pytest.mark.parametrize("fields", [{"said": "prospect"}, {"said": "lost", "said_on": ago(2)}])
def test_prospects_and_the_lost_have_nothing_next(morning: Morning, fields: Any) -> None:
    morning.customer(**fields)
    day = morning.day()
    assert agenda.next_day(day.account(day.book.standings[0]), day) is None


def test_today_shows_the_book_as_it_was(morning: Morning) -> None:
    morning.customer("Old", added_on=ago(300))
    morning.customer("Imported", added_on=ago(10))
    morning.customer("New", added_on=ago(10))
    morning.sale(2, ago(200))
    assert morning.names(ago(301)) == []
    assert morning.names(ago(290)) == ["Old"]
    assert set(morning.names(ago(100))) == {"Old", "Imported"}, "with its earliest sale"
    morning.diary.connection.execute("UPDATE customer SET archived_on = ? WHERE name = 'Old'", (ago(50).isoformat(),))
    assert "Old" in morning.names(ago(51))
    assert "Old" not in morning.names(ago(50))
