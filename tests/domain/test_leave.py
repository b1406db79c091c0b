"""Days away as words, and who waits until when."""

from __future__ import annotations

from datetime import date

import pytest

from retain.domain.away import Away
from retain.domain.errors import Refused
from retain.domain.leave import Moved, by_tier, checked, holding, span
from retain.domain.workdays import Workdays

MADE = date(2026, 11, 23)
WEEK = Away(date(2026, 12, 14), date(2026, 12, 18), MADE, id=1)


def moved(customer: int, tier: str, now: int) -> Moved:
    return Moved(f"c{customer}-touch", customer, "Acme", tier, "touch", date(2026, 12, 15), date(2026, 12, now))


def test_days_are_said_with_their_weekdays() -> None:
    assert span(WEEK) == "Mon 14 Dec to Fri 18 Dec"
    assert span(Away(MADE, MADE, MADE)) == "Mon 23 Nov"
    assert span(Away(date(2026, 12, 28), date(2027, 1, 1), MADE)) == "Mon 28 Dec to Fri 1 Jan 2027"


@pytest.mark.parametrize(("first", "last"), [(7, 14), (18, 21), (15, 16), (10, 24)])
def test_days_that_overlap_are_refused(first: int, last: int) -> None:
    with pytest.raises(Refused, match="away Mon 14 Dec to Fri 18 Dec already"):
        checked(Away(date(2026, 12, first), date(2026, 12, last), MADE), [WEEK], Workdays())


def test_days_beside_each_other_and_the_same_days_are_fine() -> None:
    assert checked(Away(date(2026, 12, 21), date(2026, 12, 22), MADE), [WEEK], Workdays()) is None
    assert checked(Away(WEEK.first, WEEK.last, MADE), [WEEK], Workdays()) is WEEK


def test_the_days_that_hold_a_day_are_found() -> None:
    assert holding([WEEK], date(2026, 12, 18)) is WEEK


def test_each_customer_waits_once_until_its_first_day() -> None:
    waiting = [moved(1, "A", 21), moved(2, "B", 22), moved(3, "B", 22), moved(1, "A", 23)]
    assert by_tier(waiting) == [("A", [date(2026, 12, 21)]), ("B", [date(2026, 12, 22)] * 2)]
