"""What a manager talks over with a rep first."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from retain.domain.accounts import Day
from retain.domain.one_to_one import Case, tables
from retain.domain.policy import Policy
from retain.domain.reasons import found
from retain.domain.report import Table
from retain.domain.waiting import Waited
from retain.store.daily.book import book
from tests.factories import TODAY, Shelf, ago, ahead, filling

if TYPE_CHECKING:
    from collections.abc import Callable

FAILED = Table(
    "promises_failed",
    ("code", "customer", "by", "text", "first_due_on", "state"),
    (
        ("p1", "Acme", "me", "quote", ago(9), "broken"),
        ("p2", "Acme", "me", "plan", ago(8), "slipped told after"),
        ("p3", "Acme", "me", "sums", ago(7), "slipped not told"),
    ),
)


def talk(fill: Callable[[Shelf], object], waiting: tuple[Waited, ...] = ()) -> dict[str, list[tuple[object, ...]]]:
    """The rows of each table over a filled diary."""
    with filling(None) as shelf:
        fill(shelf)
        day = Day(book(shelf.diary), Policy(), TODAY)
        accounts = [day.account(one) for one in day.book.standings]
        cases = [Case(one, found(one, day)) for one in accounts]
    return {one.name: list(one.rows) for one in tables(cases, FAILED, waiting, TODAY)}


def test_a_slip_told_too_late_is_no_broken_or_untold_one() -> None:
    rows = talk(lambda shelf: shelf.customer())["promises_broken_or_untold"]
    assert [row[0] for row in rows] == ["p1", "p3"]


def test_a_before_b_past_a_conversation_and_never_c() -> None:
    def fill(shelf: Shelf) -> None:
        for number, tier in enumerate("CBA", 1):
            shelf.customer(f"Dell {tier}", tier=tier, tier_because="x", added_on=ago(800))
            shelf.entry(number, ago(400))

    rows = talk(fill)["top_tiers_beyond_a_conversation"]
    assert [row[:5] for row in rows] == [("c3", "Dell A", "A", 400, 30), ("c2", "Dell B", "B", 400, 45)]


@pytest.mark.parametrize(
    ("decision", "spoken", "told"),
    [
        (ahead(179), None, True),
        (ahead(180), None, True),
        (ahead(181), None, False),
        (ahead(100), ago(81), True),
        (ahead(100), ago(80), False),
        (ago(1), None, False),
    ],
)
def test_a_decision_is_near_for_180_days_until_it_was_talked_about(
    decision: date, spoken: date | None, told: bool,  # noqa: FBT001 - a case says whether it is told
) -> None:  # fmt: skip
    def fill(shelf: Shelf) -> None:
        shelf.customer(added_on=ago(800))
        shelf.contract(1, starts_on=ago(700), ends_on=decision, value=1)
        if spoken:
            shelf.entry(1, spoken)

    rows = talk(fill)["decisions_near_without_a_conversation"]
    assert [(row[0], row[4]) for row in rows] == ([("k1", decision)] if told else [])


def test_a_broken_rhythm_says_the_usual_days_and_the_silence() -> None:
    def fill(shelf: Shelf) -> None:
        shelf.customer(added_on=ago(800))
        for days in (180, 160, 140, 120, 100):
            shelf.sale(1, ago(days))

    (row,) = talk(fill)["orders_out_of_rhythm"]
    assert row[3:6] == (20, 100, ago(100))


def test_emergencies_problems_past_their_target_and_colleagues_who_are_late_need_the_manager() -> None:
    def fill(shelf: Shelf) -> None:
        shelf.customer()
        shelf.problem(1, "dark", "emergency")
        shelf.problem(1, "noisy", target_on=ago(1))
        shelf.problem(1, "on its way", target_on=ahead(1))
        shelf.problem(1, "over", severe=True, solved_on=ago(1))

    late = Waited("p9", "colleague", "Lee", 1, "Acme", "drawings", ago(9), ago(2))
    theirs = Waited("p8", "customer", "Acme", 1, "Acme", "sums", ago(9), ago(2))
    rows = talk(fill, (late, theirs))["where_you_are_needed"]
    assert [(row[0], row[2]) for row in rows] == [
        ("g1", "emergency: dark"),
        ("g2", "trouble past its target: noisy"),
        ("p9", "Lee owes: drawings"),
    ]
