"""Where the last 90 days' touches and minutes went, added up by the database: one query for all of them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from retain.domain.allocation import Effort, Place, Spent, spent
from retain.domain.clocks import BOOST_DAYS
from retain.domain.kinds import KINDS, LIVE_INBOUND
from retain.domain.problems import Problem, known_by
from retain.domain.report import window
from retain.domain.standings import INBOUND_RUN, status
from retain.store.records import MAYBE_DAYS, columns, from_row, json_ids

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from retain.domain.accounts import Day
    from retain.domain.report import Window
    from retain.store.diary import Diary

_REACHED = "attempt = 0 AND bulk = 0 AND kind <> 'note'"
_IN_A_ROW = f"""(SELECT sum(inbound) FROM (SELECT inbound FROM entry e INDEXED BY entry_customer
    WHERE e.customer = entry.customer AND {_REACHED} AND (e.day < entry.day OR (e.day = entry.day AND e.id < entry.id))
        AND e.day <= entry.day
    ORDER BY e.day DESC, e.id DESC LIMIT {INBOUND_RUN}))"""
_USUAL = "CASE kind " + " ".join(f"WHEN '{kind}' THEN :{kind}" for kind in KINDS) + " END"
EFFORTS = f"""
SELECT customer, CASE WHEN customer IN (SELECT value FROM json_each(:turning)) THEN day END AS its_day,
    sum(CASE WHEN inbound = 0 THEN 1 WHEN kind NOT IN ({", ".join(f"'{kind}'" for kind in LIVE_INBOUND)}) THEN 0
        ELSE ifnull({_IN_A_ROW}, 0) < {INBOUND_RUN} END),
    sum(CASE WHEN colleague IS NULL THEN ifnull(minutes, {_USUAL}) ELSE 0 END)
FROM entry INDEXED BY entry_day WHERE day BETWEEN :first AND :last AND {_REACHED}
GROUP BY customer, its_day
"""
"""A call, video, meeting or visit that came in is a touch, unless the two contacts before it came in, too."""
TROUBLES = f"""
SELECT {", ".join(columns(Problem))} FROM problem
WHERE kind <> 'invoice' AND raised_on <= :last AND (solved_on IS NULL OR solved_on > :since)
"""


def allocation(diary: Diary, day: Day) -> Spent:
    """What each line of customers got, as `retain report attention` counts it; runs inside `reading()`."""
    period = window(None, None, day.today)
    places = list(_places(diary, day, period))
    return spent(places, _efforts(diary, day, places, period), period.last)


def _places(diary: Diary, day: Day, period: Window) -> Iterator[Place]:
    troubles: dict[int, list[Problem]] = {}
    since = period.first - timedelta(days=BOOST_DAYS)
    bounds = {"last": period.last.isoformat(), "since": since.isoformat()}
    for row in diary.connection.execute(TROUBLES, bounds):
        problem = known_by(from_row(Problem, row), period.last)
        troubles.setdefault(problem.customer, []).append(problem)
    for one in day.book.standings:
        sales = day.sales.get(one.id)
        state = status(one, sales, day.today)
        line = day.tiers.get(one.id, "C") if state == "active" else state
        new_on = sales.new_on if sales else None
        yield Place(one.id, line, day.values.get(one.id, 0), new_on, troubles.get(one.id, ()))


def _efforts(diary: Diary, day: Day, places: Iterable[Place], period: Window) -> Iterator[Effort]:
    known = {one.customer: one.turns(period) for one in places}
    bounds = {
        **day.policy.minutes,
        "first": period.first.isoformat(),
        "last": period.last.isoformat(),
        "turning": json_ids(number for number, turns in known.items() if turns),
    }
    for customer, its_day, touches, minutes in diary.connection.execute(EFFORTS, bounds):
        if customer in known:
            yield Effort(customer, MAYBE_DAYS[its_day], touches, minutes)
