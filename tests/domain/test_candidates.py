"""Reading only those who can be due loses nobody: the same list as judging every customer."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from retain.domain import agenda
from retain.domain.accounts import Day
from retain.domain.away import Away
from retain.domain.policy import Cadence, Policy, cadences
from retain.domain.standings import Book, Sales, Standing

MONDAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 27)
CLOCKS = ("touch", "conversation", "face", "official", "review_face", "review_live", "review")
EDGES = sorted({days + n for days in (7, 14, 21, 30, 45, 75, 90, 91, 180, 365) for n in range(-4, 6)})
"""Days around which clocks become due."""
POLICIES = {
    "steady": Policy(),
    "floor": Policy(cadences=cadences("floor")),
    "seldom": Policy(cadences=cadences("floor") | {"past": Cadence(91, 180), "long past": Cadence(91, 180)}),
    "past often": Policy(cadences=cadences("weekly") | {"past": cadences()["B"]}),
}
AWAY = Away(date(2026, 11, 30), date(2026, 12, 4), date(2026, 11, 1))


def standing(number: int, today: date, random: Random) -> Standing:
    """A customer kept up on every clock but one or two, which are about due."""
    last: dict[str, Any] = {clock: today - timedelta(days=random.randrange(3)) for clock in CLOCKS}
    for clock in random.sample(CLOCKS, random.choice((1, 1, 2))):
        last[clock] = today - timedelta(days=random.choice(EDGES))
    last["review_live"] = max(last["review_face"], last["review_live"])
    last["review"] = max(last["review_live"], last["review"])
    said = random.choice((None, None, "past"))
    return Standing(
        number, f"Customer {number}", f"customer {number}", today - timedelta(days=random.choice((5, 500))), said=said,
        said_on=today - timedelta(days=random.choice((40, 800))) if said else None,
        tier=random.choice((None, "A", "B", "C")), interval=random.choice((*(None,) * 7, 20)),
        potential=random.choice((None, None, "high")), no_contact=random.choice((*("",) * 7, "all")),
        competitor=random.choice((None, None, today - timedelta(days=89), today - timedelta(days=90))), **last,
    )  # fmt: skip


def orders(today: date, random: Random) -> Sales:
    """Sales of a customer that is about to be late with its next order, or wasn't one for long."""
    gap, first = random.randrange(3, 50), today - timedelta(days=random.choice((88, 89, 90, 91, 400)))
    last = today - timedelta(days=2 * gap + random.randrange(-5, 5))
    rhythm = tuple((last - timedelta(days=gap * n)).toordinal() for n in range(5, -1, -1))
    return Sales(min(first, last), last, 5, 5, rhythm if random.random() < 0.5 else ())


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize(("today", "within"), [(MONDAY, 0), (FRIDAY, 0), (MONDAY, 4), (FRIDAY, 30)])
@pytest.mark.parametrize("away", [(), (AWAY,)], ids=["here", "away"])
def test_whoever_is_due_is_a_candidate(policy: str, today: date, within: int, away: tuple[Away, ...]) -> None:
    random = Random(f"{policy} {today} {within} {away}")
    customers = [standing(number, today, random) for number in range(900)]
    sales = {one.id: orders(today, random) for one in customers if random.random() < 0.3}
    book = Book(customers, lambda day: {key: sold for key, sold in sales.items() if sold.last <= day}, away=away)
    day, horizon, everybody = Day(book, POLICIES[policy], today), today + timedelta(days=within), agenda.Agenda()
    for one in customers:
        agenda.judge(day.account(one), day, horizon, everybody)
    listed = agenda.due(book, POLICIES[policy], today, within=within).rows
    assert {row.account.code for row in everybody.rows} == {row.account.code for row in listed}
    assert 40 < len(listed) < 860, "a list of everybody or nobody proves nothing"
