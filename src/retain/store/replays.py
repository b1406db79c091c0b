"""What a replay reads: one lost customer's story up to the day it was lost; and saying that it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from retain.domain import tiers
from retain.domain.contracts import Contract
from retain.domain.entries import Entry
from retain.domain.errors import Refused
from retain.domain.problems import Problem
from retain.domain.promises import Promise, Slip
from retain.domain.replay import WINDOW, Replay, Story, replay
from retain.domain.sales import Sale
from retain.store import statements
from retain.store.daily.book import standings
from retain.store.daily.sales import sales_by
from retain.store.losses import contacted_since
from retain.store.records import DAYS, MAYBE_DAYS
from retain.store.selection import standing

if TYPE_CHECKING:
    from datetime import date

    from retain.domain.customers import Customer
    from retain.domain.policy import Cadence, Policy
    from retain.store.diary import Diary

REVIEWED = """
SELECT max(day) FROM entry
WHERE customer = ? AND day <= ? AND attempt = 0 AND kind <> 'note' AND purposes LIKE '%review%'
"""
STEPS = "SELECT code, due_on FROM settlement WHERE customer = ? AND code GLOB 'k*-step' AND day <= ?"
LEFT = """
SELECT person.name, left_on FROM position JOIN person ON person.id = position.person
WHERE customer = ? AND left_on BETWEEN ? AND ? ORDER BY left_on
"""


def lose(diary: Diary, customer: Customer, day: date, because: str, policy: Policy) -> Customer:
    """Say that a customer is lost; raises Refused where it dealt with us after that day. Runs inside `changing()`."""
    lost = replace(customer, said="lost", said_on=day, said_because=because)
    statements.keep(diary, lost)
    if state_of(diary, lost, policy) != "lost":
        raise Refused(f"{customer.name} did business with you after {day}.", "Name a later day with --on.")
    return lost


def state_of(diary: Diary, customer: Customer, policy: Policy) -> str:
    """A customer's status today; an archived one's as it was said."""
    state, _ = standing(diary, policy).get(customer.id or 0, (customer.said or "", None))
    return state


def replayed(diary: Diary, customer: Customer, policy: Policy, currency: str) -> Replay:
    """What came before a lost customer was lost."""
    found = story(diary, customer)
    return replay(found, _cadence(diary, found, policy), currency)


def _cadence(diary: Diary, found: Story, policy: Policy) -> Cadence:
    """The cadence of its tier on the day before."""
    before = found.lost_on - timedelta(days=1)
    ranks, _ = tiers.on(standings(diary.connection, before), sales_by(diary.connection, before), policy, before)
    return policy.cadences[ranks.get(found.customer, "C")]


def story(diary: Diary, customer: Customer) -> Story:
    """What the diary holds of a lost customer up to the day it was lost."""
    number, day = customer.id or 0, customer.said_on or customer.added_on
    on, window = day.isoformat(), (day - timedelta(days=WINDOW)).isoformat()
    seen = diary.where(Entry, "customer = ? AND day <= ?", number, on)
    seen.sort(key=lambda one: (one.day, one.id or 0))
    promises = diary.where(Promise, "customer = ? AND made_on <= ?", number, on)
    slips = diary.where(Slip, "promise IN (SELECT id FROM promise WHERE customer = ?)", number)
    problems = diary.where(Problem, "customer = ? AND raised_on <= ?", number, on)
    contracts = diary.where(Contract, "customer = ? AND starts_on <= ?", number, on)
    sales = diary.where(Sale, "customer = ? AND day <= ?", number, on)
    rivals = [one for one in seen if "competitor" in one.purposes and one.day.isoformat() >= window]
    (review,) = diary.connection.execute(REVIEWED, (number, on)).fetchone()
    steps = diary.connection.execute(STEPS, (number, on))
    return Story(
        number,
        customer.name,
        day,
        customer.said_because or "",
        contacted_since(diary, customer, day),
        talk=next((one for one in reversed(seen) if one.is_conversation and one.day < day), None),
        review=MAYBE_DAYS[review],
        promises=tuple((one, tuple(slip for slip in slips if slip.promise == one.id)) for one in promises),
        moods=tuple(one for one in seen if one.mood),
        problem=max(problems, key=lambda one: (one.raised_on, one.id or 0), default=None),
        contracts=tuple(contracts),
        steps=tuple((int(code[1:].partition("-")[0]), DAYS[due]) for code, due in steps),
        orders=tuple(sorted(sales, key=lambda one: (one.day, one.id or 0))),
        rival=rivals[-1] if rivals else None,
        left=tuple((name, DAYS[left]) for name, left in diary.connection.execute(LEFT, (number, window, on))),
    )
