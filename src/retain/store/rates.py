"""What `rate` reads: the rolls at the edges of periods, tiers of then, minutes spent, and how long customers stayed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

from retain.domain import retention, tiers
from retain.domain.accounts import Day
from retain.domain.at_risk import at_risk, with_command
from retain.domain.cohort import Life
from retain.domain.customers import TIERS
from retain.domain.rate import Rate
from retain.domain.standings import months_before, status
from retain.store.daily.book import book, others
from retain.store.daily.known import known
from retain.store.daily.rolls import Rolls
from retain.store.daily.sales import MARGINLESS, sales_by
from retain.store.records import DAYS

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from retain.domain.aims import Aims
    from retain.domain.policy import Policy
    from retain.domain.retention import Period, Turnover
    from retain.domain.standings import Standing
    from retain.store.diary import Diary

SPENT = """
SELECT customer, kind, ifnull(sum(minutes), 0), count(*) - count(minutes) FROM entry
WHERE day > ? AND day <= ? GROUP BY customer, kind
"""
SPANS = "SELECT customer, min(day), max(day) FROM sale INDEXED BY sale_customer WHERE day <= ? GROUP BY customer"
_YEAR = 12
_DAY = timedelta(days=1)


def rate(diary: Diary, policy: Policy, by: str, count: int, tier: str, aims: Aims) -> Rate:
    """The book's rate, or a tier's, in so many periods (0: as many as usual); runs inside `reading()`."""
    today, rolls = diary.today, Rolls(diary.connection, diary.today)
    day = Day(book(diary), policy, today)
    now, year_ago = rolls.on(today), months_before(today, _YEAR)
    turned = Turned(diary, policy, rolls)
    year = turned.over(year_ago, today, tier)
    found = Rate(
        as_of=today,
        by=by,
        tier=tier,
        year=year,
        before=turned.over(months_before(today, 2 * _YEAR), year_ago, tier),
        periods=tuple(turned.periods(by, count or retention.SHOWN[by], tier)),
        tiers={one: turned.over(year_ago, today, one) for one in TIERS},
        customers=len(now),
        yearly=(yearly := sum(day.values.get(one, 0) for one in now)),
        basis=basis(diary),
        point=retention.point(len(now), yearly, turned.over(year_ago, today).kept),
        replacing=retention.replacing(year.lost, aims.factor, _minutes(diary, policy, now), len(now)),
        aims=aims,
        young_until=retention.young_until(rolls.first_sale),
        unknown=sum(_unknown(one, day) for one in day.book.standings) if rolls.recorded else 0,
        recorded=rolls.recorded,
    )
    if not found.below_target:
        return found
    among = {one for one in now if not tier or day.tiers.get(one, "C") == tier}
    risky = at_risk(day, among)
    facts = known(diary, [one.account.standing.id for one in risky])
    recent = {number: some.kinds for number, some in facts.items()}
    steps = (with_command(one, recent.get(one.account.standing.id, ()), policy.minutes, today) for one in risky)
    return replace(found, at_risk=tuple(steps))


class Turned:
    """Who stayed between two days, of all or of those who had a tier on the first."""

    def __init__(self, diary: Diary, policy: Policy, rolls: Rolls) -> None:
        self._diary = diary
        self._policy = policy
        self._on = cache(rolls.on)
        self._tiers = cache(self._tiers_on)

    def over(self, before: date, last: date, tier: str = "") -> Turnover:
        """From the end of the day `before` to that of the `last` one."""
        there = self._on(before)
        among = {one for one in there if self._tiers(before).get(one, "C") == tier} if tier else None
        return retention.turnover(before + _DAY, last, there, self._on(last), among)

    def periods(self, by: str, count: int, tier: str) -> list[Period]:
        """The newest calendar periods, the first with a trend too."""
        today = self._diary.today
        firsts = retention.starts(by, count + 1, today)
        lasts = [*(first - _DAY for first in firsts[1:]), today]
        some = [self.over(first - _DAY, last, tier) for first, last in zip(firsts, lasts, strict=True)]
        return retention.periods(by, some, today)[-count:]

    def _tiers_on(self, day: date) -> dict[int, str]:
        """The tiers as they were on a day."""
        connection = self._diary.connection
        return tiers.on(others(connection, day), sales_by(connection, day), self._policy, day)[0]


def basis(diary: Diary) -> str:
    """What value means in this book: margin if every sale has one, else revenue."""
    marginless = diary.connection.execute(MARGINLESS, (diary.today.isoformat(),)).fetchone()
    return "revenue" if marginless else "margin"


def _minutes(diary: Diary, policy: Policy, among: Collection[int]) -> int:
    """The minutes spent on some customers in twelve months; where none were noted, those usual for the kind."""
    days = (months_before(diary.today, _YEAR).isoformat(), diary.today.isoformat())
    rows = diary.connection.execute(SPENT, days)
    return sum(noted + bare * policy.minutes[kind] for customer, kind, noted, bare in rows if customer in among)


def _unknown(standing: Standing, day: Day) -> bool:
    """Whether a customer has no business to tell by."""
    return standing.id not in day.sales and status(standing, None, day.today) in tiers.KEPT


def lives(diary: Diary) -> list[Life]:
    """The first and last day of everybody's business, up to the diary's day."""
    today, rolls = diary.today, Rolls(diary.connection, diary.today)
    now = rolls.on(today)
    spans = {one: [DAYS[first], DAYS[last]] for one, first, last in diary.connection.execute(SPANS, (str(today),))}
    for customer, some in rolls.contracts.items():
        for contract in some:
            days = [*spans.get(customer, ()), contract.made_on, min(today, contract.end_by(today))]
            spans[customer] = [min(days), max(days)]
    return [Life(first, last, customer not in now) for customer, (first, last) in spans.items()]
