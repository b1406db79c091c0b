"""What `lost` reads of the whole book: the signs of all that were lost, and of all that are kept."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from retain.domain import tiers
from retain.domain.contracts import Contract
from retain.domain.customers import Customer
from retain.domain.kinds import LIVE
from retain.domain.losses import Pattern, Signs, pattern
from retain.domain.replay import WINDOW
from retain.domain.standings import status
from retain.store.daily.book import standings
from retain.store.daily.sales import sales_by
from retain.store.daily.statements import known
from retain.store.records import DAYS, MAYBE_DAYS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from retain.domain.policy import Policy
    from retain.store.diary import Diary

_LIVE = ", ".join(f"'{kind}'" for kind in LIVE)
_REACHED = "attempt = 0 AND kind <> 'note'"
_TALK = f"colleague IS NULL AND {_REACHED} AND (inbound = 1 OR kind IN ({_LIVE}))"
_WITHIN = "customer = :customer AND day BETWEEN :since AND :day"
_OURS = "party IN ('me', 'colleague')"
_DUE = """ifnull((SELECT to_on FROM slip WHERE slip.promise = promise.id AND slip.day <= :day
    ORDER BY slip.day DESC, slip.id DESC LIMIT 1), due_on)"""
SIGNS = f"""
SELECT (SELECT max(day) FROM entry WHERE customer = :customer AND day < :before AND {_TALK}),
    EXISTS (SELECT 1 FROM problem WHERE customer = :customer AND raised_on <= :day
        AND (solved_on IS NULL OR solved_on > :day OR (solved_on >= :since AND solved_on > target_on))),
    EXISTS (SELECT 1 FROM promise WHERE customer = :customer AND made_on <= :day AND {_OURS} AND (
        (ended = 'broken' AND ended_on BETWEEN :since AND :day)
        OR ((ended_on IS NULL OR ended_on > :day) AND {_DUE} BETWEEN :since AND date(:day, '-1 day'))
        OR (ifnull(ended, '') <> 'dropped' AND EXISTS (SELECT 1 FROM slip WHERE slip.promise = promise.id
            AND slip.day BETWEEN :since AND :day AND ifnull(slip.told, 0) = 0)))),
    (SELECT mood FROM entry WHERE {_WITHIN} AND mood IS NOT NULL ORDER BY day DESC, id DESC LIMIT 1) IS 'bad',
    EXISTS (SELECT 1 FROM position WHERE customer = :customer AND left_on BETWEEN :since AND :day),
    EXISTS (SELECT 1 FROM entry WHERE {_WITHIN} AND purposes LIKE '%competitor%')
"""
CONTACTED = f"SELECT min(day) FROM entry WHERE customer = ? AND day < ? AND {_REACHED}"
FIRST = """
SELECT (SELECT min(day) FROM entry WHERE customer = :customer), (SELECT min(day) FROM sale WHERE customer = :customer),
    (SELECT min(min(signed_on, starts_on)) FROM contract WHERE customer = :customer)
"""


def known_since(diary: Diary, customer: Customer) -> date:
    """The first day that the diary knows a customer: its first entry, sale or contract, or when it was added."""
    firsts = diary.connection.execute(FIRST, {"customer": customer.id}).fetchone()
    return min([*(DAYS[first] for first in firsts if first), customer.added_on])


def contacted_since(diary: Diary, customer: Customer, before: date) -> date | None:
    """The first contact with a customer before a day, None for none: only from it on silence can be told."""
    (first,) = diary.connection.execute(CONTACTED, (customer.id, before.isoformat())).fetchone()
    return MAYBE_DAYS[first]


def losses(diary: Diary, policy: Policy) -> Pattern:
    """All losses, one a customer, against the active customers as they stand today."""
    customers = {one.id or 0: one for one in known(diary, diary.where(Customer, "1"))}
    stands, sales = standings(diary.connection, diary.today), sales_by(diary.connection, diary.today)
    ranks, values = tiers.on(stands, sales, policy, diary.today)
    states = {one.id: status(one, sales.get(one.id), diary.today) for one in stands}
    lost = {one.customer: one for one in _contracts(diary, customers)}
    lost |= {one.customer: one for one in _customers(diary, customers, states)}
    kept = [
        _signs(diary, customers[number], diary.today, spoken=True)._replace(
            tier=ranks.get(number, "C"), value=values.get(number, 0)
        )
        for number, state in states.items()
        if state == "active" and number not in lost
    ]
    return pattern(lost.values(), kept)


def _customers(diary: Diary, customers: dict[int, Customer], states: dict[int, str]) -> Iterator[Signs]:
    """The lost customers, archived ones too, each on the day it was lost."""
    for number, one in customers.items():
        if one.said == "lost" and states.get(number, "lost") == "lost":
            yield _signs(diary, one, one.said_on or one.added_on)._replace(because=one.said_because or "")


def _contracts(diary: Diary, customers: dict[int, Customer]) -> Iterator[Signs]:
    """The contracts lost by today, each on the day that was known, the newest of a customer last."""
    found = diary.where(Contract, "ended = 'lost' AND ended_on <= ?", diary.today.isoformat())
    for one in sorted(found, key=lambda one: (one.ended_on or one.ends_on, one.id or 0)):
        signs = _signs(diary, customers[one.customer], one.ended_on or one.ends_on)
        yield signs._replace(because=one.because or "", contract=one.id)


def _signs(diary: Diary, customer: Customer, day: date, *, spoken: bool = False) -> Signs:
    """The signs of a customer up to a day; a conversation on that day itself counts only where it is `spoken`.

    A loss is often said in a conversation: that one ends the silence too late.
    """
    since = day - timedelta(days=WINDOW)
    bounds = {"customer": customer.id, "day": day.isoformat(), "since": since.isoformat()}
    before = day + timedelta(days=spoken)
    bounds["before"] = before.isoformat()
    talk, problem, word, mood, left, rival = diary.connection.execute(SIGNS, bounds).fetchone()
    last = MAYBE_DAYS[talk] or contacted_since(diary, customer, before)
    silent = max(0, (day - last).days) if last else None
    return Signs(
        customer.id or 0,
        customer.name,
        day,
        silent,
        problem=bool(problem),
        word=bool(word),
        mood=bool(mood),
        left=bool(left),
        competitor=bool(rival),
    )
