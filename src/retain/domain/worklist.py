"""The list of `due` day after day in a play, judged only as far down as it is worked."""

from __future__ import annotations

from datetime import date, timedelta
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING, NamedTuple

from retain.domain import agenda, reasons
from retain.domain.clocks import BOOST_DAYS
from retain.domain.owed import AHEAD
from retain.domain.owed_clocks import LATE, LATE_POINTS
from retain.domain.owed_promises import PROMISE_POINTS, pressure
from retain.domain.policy import LONG_PAST_MONTHS
from retain.domain.standings import ACTIVE_DAYS, months_before

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from retain.domain.accounts import Account, Day
    from retain.domain.agenda import Row
    from retain.domain.clocks import Clock
    from retain.domain.owed import Owed

    _Place = tuple[int, str, float, int, str, int]

LONGEST = timedelta(days=90)
"""How long a judgement stands at most: next year's birthday isn't owed before this year's is over."""
ROUNDED = 0.02
"""Points that rounding may hide."""
MONTH_ENDS = 4
"""Days that the same day some months ago may skip at once, at the end of a month."""
A_DAY = timedelta(days=1)
_NOWHERE = (AHEAD, "", 0.0, 0, "", 0)


class Judged(NamedTuple):
    """A customer as judged `on` a day: nothing else is owed to it before `until`, unless something happens to it.

    `row` is None where nothing is due. Its score may gain `gains` points by itself, at most `daily` a day.
    """

    on: date
    until: date
    touch: Clock | None
    row: Row | None = None
    place: _Place = _NOWHERE
    gains: float = 0.0
    daily: float = 0.0

    def highest(self, today: date) -> _Place:
        """What its row can't stand above."""
        if self.on == today or not self.gains:
            return self.place
        band, tier, score, value, key, number = self.place
        score -= min(self.gains, self.daily * (today - self.on).days) + ROUNDED
        return band, tier, score, value, key, number

    def again(self, account: Account, day: Day) -> Judged:
        """The same customer on a day before `until`."""
        found = agenda.Agenda()
        agenda.judge(account, day, day.today, found)
        row = next((row for row in found.rows if row.band != AHEAD), None)
        if row is None:
            return Judged(day.today, self.until, self.touch)
        return Judged(day.today, self.until, self.touch, row, agenda.by_urgency(row), *_gaining(row))


class Worklist:
    """The rows of each day of a play, most pressing first.

    What will be owed to a customer is owed ahead, with its day; until then its row presses harder only by lateness and
    as a promise's date nears. So those judged before have a place that they can't be above, and only whoever may stand
    next is judged again.
    """

    def __init__(self) -> None:
        self.neglected: set[int] = set()
        """The customers that stood past their touch cadence when the day began."""
        self._day: Day
        self._judged: dict[int, Judged] = {}
        self._forwarded: Mapping[str, date] = {}

    def turn(self, day: Day) -> None:
        """Begin a day: judge those to whom something happened, or something else may be owed by now."""
        self._day, today = day, day.today
        if day.workdays.breaks and day.forwarded != self._forwarded:
            self._forwarded = day.forwarded
            self._judged.clear()
        for standing in day.book.standings:
            known = self._judged.get(standing.id)
            if known is None or known.until <= today:
                self._judged[standing.id] = judge(day.account(standing), day)
        self.neglected = {number for number, one in self._judged.items() if one.touch and one.touch.due < today}

    def forget(self, customer: int) -> None:
        """Something happened to a customer: judge it anew when the next day begins."""
        self._judged.pop(customer, None)

    def rows(self) -> Iterator[Row]:
        """The day's rows as it began, each judged when its turn may have come."""
        day, today = self._day, self._day.today
        known = ((standing, self._judged[standing.id]) for standing in day.book.standings)
        waiting = [(one.highest(today), standing, one) for standing, one in known if one.row]
        heapify(waiting)
        while waiting:
            _, standing, one = heappop(waiting)
            if one.row and one.on == today:
                yield one.row
                continue
            self._judged[standing.id] = one = one.again(day.account(standing), day)
            if one.row:
                heappush(waiting, (one.place, standing, one))


def judge(account: Account, day: Day) -> Judged:
    """Judge a customer on a day."""
    owed = reasons.found(account, day)
    days = (*_changing(account, day), *_owed_ahead(account, owed, day))
    known = Judged(day.today, min(on for on in days if on > day.today), account.clocks.get("touch"))
    return known.again(account, day) if any(one.due <= day.today for one in owed) else known


def _gaining(row: Row) -> tuple[float, float]:
    """The points that a row may gain by itself, and the most a day: by lateness, and a promise's."""
    running = row.account.clocks.values()
    late = LATE_POINTS[row.account.tier] if running else 0.0
    promise = PROMISE_POINTS if "promise" in row.terms else 0.0
    daily = late / min((clock.days for clock in running), default=1) + promise * (pressure(1) - pressure(0))
    return late + promise - row.terms.get(LATE, 0.0) - row.terms.get("promise", 0.0), daily


def _changing(account: Account, day: Day) -> Iterator[date]:
    """The days on which a customer's status or cadence may change by itself."""
    standing, sales, today = account.standing, account.sales, day.today
    yield today + LONGEST
    begun = [standing.competitor, sales.new_on if sales else None, *(one.solved_on for one in account.problems)]
    yield from (on + timedelta(days=BOOST_DAYS) for on in begun if on)
    if account.status == "active" and sales:
        yield sales.last + timedelta(days=ACTIVE_DAYS + 1)
    since = sales.last if sales else standing.said_on
    if account.status == "past" and since:
        yield today + max(A_DAY, since - months_before(today, LONG_PAST_MONTHS) - timedelta(days=MONTH_ENDS))
    if standing.said_on:
        yield standing.said_on
        yield standing.said_on + timedelta(days=ACTIVE_DAYS + 1)


def _owed_ahead(account: Account, owed: Sequence[Owed], day: Day) -> Iterator[date]:
    """The days on which something else may be owed, or what was set aside comes back."""
    today = day.today
    yield from (one.due for one in owed)
    yield from filter(None, (account.snoozed_until, agenda.retry(account, day)))
    for promise in account.promises:
        yield day.workdays.on_or_before(day.brought_forward(f"p{promise.id}", promise.due_on))
    for problem in account.problems:
        yield from filter(None, (problem.answered_on, problem.solved_on))
    for contract in account.contracts:
        yield from (contract.starts_on, contract.decision_by(today) + A_DAY, contract.end_by(today) + A_DAY)
    if sum(one.reason == "contract step" for one in owed) < sum(one.open_on(today) for one in account.contracts):
        yield today + A_DAY
