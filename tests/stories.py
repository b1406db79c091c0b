"""Small diaries that Hypothesis makes up: a few customers with whatever may have happened to them."""

from __future__ import annotations

from datetime import date, timedelta
from operator import itemgetter
from typing import Any, NamedTuple

from hypothesis import strategies as st

from retain.domain import owed_clocks
from retain.domain.customers import SAYABLE
from retain.domain.kinds import KINDS
from retain.domain.policy import Policy
from retain.domain.problems import PROBLEM_KINDS
from retain.domain.promises import PARTIES
from retain.domain.reasons import REASONS
from tests.factories import TODAY
from tests.mornings import POLICY, Morning

PURPOSES = ("check", "thanks", "review", "billing", "competitor")
BY_CONTACT = {one.name for one in REASONS if one.find.__module__ == owed_clocks.__name__} | {"opportunity"}
"""Reasons whose rows `done` settles by a contact, or by moving a step."""
Fields = dict[str, Any]


class Tale(NamedTuple):
    """One customer's story: its own fields, and those of each record about it."""

    fields: Fields
    statements: list[Fields]
    entries: list[Fields]
    sales: list[Fields]
    promises: list[Fields]
    problems: list[Fields]
    people: list[Fields]
    contracts: list[Fields]
    expectations: list[Fields]
    referrals: list[Fields]
    opportunities: list[Fields]
    snoozes: list[date]


class Story(NamedTuple):
    """A diary's customers, the rep's days off, and which of the steps it makes due were settled by `done`."""

    tales: list[Tale]
    away: list[tuple[date, date]]
    settled: list[int]


def past(days: int) -> st.SearchStrategy[date]:
    """A day up to so many days ago, today too."""
    return st.integers(0, days).map(lambda n: TODAY - timedelta(days=n))


def around(before: int, after: int) -> st.SearchStrategy[date]:
    return st.integers(-before, after).map(lambda n: TODAY + timedelta(days=n))


def often(usual: object, *others: object) -> st.SearchStrategy[Any]:
    """The usual value half the time."""
    return st.sampled_from([usual] * len(others) + list(others))


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.none(), strategy)


def later(day: date, days: int | None) -> date | None:
    """So many days after a day, today at the latest."""
    return None if days is None else min(TODAY, day + timedelta(days=days))


def _customer(fields: Fields) -> Fields:
    said, tier = fields["said"], fields["tier"]
    return fields | {
        "said_on": fields["said_on"] if said else None,
        "tier_because": "so" if tier else None,
        "tier_until": fields["tier_until"] if tier else None,
    }


def _entry(fields: Fields) -> Fields:
    """Attempts are ours, and a note is neither an attempt nor inbound."""
    attempt = fields["attempt"] and fields["kind"] != "note"
    return fields | {"attempt": attempt, "inbound": fields["inbound"] and not attempt and fields["kind"] != "note"}


def _contract(fields: Fields) -> Fields:
    """Signed up to a month before its term, perhaps ended since, and then as a term that is known to be over."""
    starts, lasts, ended = fields["starts_on"], fields["ends_on"], fields["ended_on"]
    signed = min(TODAY, starts - timedelta(days=fields["signed_on"]))
    ended_on = later(signed, ended)
    return fields | {
        "signed_on": signed,
        "ends_on": starts + timedelta(days=lasts),
        "ended": "lost" if ended_on else None,
        "ended_on": ended_on,
        "because": "price" if ended_on else None,
    }


def _referral(fields: Fields) -> Fields:
    """Given, or only asked for; what is given may have been won or lost since."""
    given, state, day = fields["given_on"], fields["state"], fields["ended_on"]
    ends = {f"{state}_on": later(given, day)} if given and state else {}
    return {"asked_on": None if given else fields["asked_on"], "given_on": given, **ends}


def _opportunity(fields: Fields) -> Fields:
    ended_on = later(fields["heard_on"], fields["ended_on"]) if fields["ended"] else None
    return fields | {
        "ended": fields["ended"] if ended_on else None,
        "ended_on": ended_on,
        "next_on": None if ended_on else fields["next_on"],
    }


def _promise(fields: Fields) -> Fields:
    return fields | {
        "colleague": 1 if fields["party"] == "colleague" else None,
        "due_on": max(fields["made_on"], fields["due_on"]),
    }


CUSTOMERS = st.fixed_dictionaries({
    "added_on": past(500),
    "said": often(None, "prospect", "past", "lost", "active", "auto"),
    "said_on": past(500),
    "tier": often(None, "A", "B", "C"),
    "tier_until": maybe(around(5, 30)),
    "interval": often(None, 10, 40, 91),
    "potential": often(None, "high", "low"),
    "expected_value": often(None, 10_000, 5_000_000),
    "no_contact": often((), ("email",), ("call", "visit")),
}).map(_customer)  # fmt: skip
STATEMENTS = st.fixed_dictionaries({
    "status": st.sampled_from(SAYABLE),
    "day": maybe(past(500)),
})  # fmt: skip
ENTRIES = st.fixed_dictionaries({
    "day": past(420),
    "kind": st.sampled_from(KINDS),
    "attempt": st.sampled_from([False] * 4 + [True]),
    "inbound": st.sampled_from([False, False, True]),
    "bulk": st.sampled_from([False] * 5 + [True]),
    "purposes": st.sampled_from([(), *((purpose,) for purpose in PURPOSES)]),
    "colleague": often(None, 1, 2),
}).map(_entry)  # fmt: skip
SALES = st.fixed_dictionaries({
    "day": past(800),
    "amount": st.integers(-100, 10_000).map(lambda n: 100 * n),
    "margin": often(None, 500, 50_000),
    "product": often(None, "LED", "seats"),
    "delivered_on": maybe(st.integers(0, 20)),
}).map(lambda fields: fields | {"delivered_on": later(fields["day"], fields["delivered_on"])})  # fmt: skip
PROMISES = st.fixed_dictionaries({
    "party": st.sampled_from(PARTIES),
    "made_on": past(40),
    "due_on": around(30, 30),
}).map(_promise)  # fmt: skip
PROBLEMS = st.fixed_dictionaries({
    "kind": st.sampled_from(PROBLEM_KINDS),
    "severe": st.booleans(),
    "raised_on": past(60),
    "target_on": maybe(around(20, 20)),
    "next_on": maybe(around(20, 20)),
    "answered_on": often(None, 0, 5),
    "solved_on": maybe(st.integers(0, 60)),
}).map(lambda fields: fields | {
    name: later(fields["raised_on"], fields[name]) for name in ("answered_on", "solved_on")
})  # fmt: skip
PEOPLE = st.fixed_dictionaries({
    "birthday": around(40, 60).map(lambda day: f"--{day:%m-%d}"),
    "main": st.booleans(),
    "left_on": maybe(past(70)),
})  # fmt: skip
CONTRACTS = st.fixed_dictionaries({
    "starts_on": around(800, 40),
    "ends_on": often(364, 0, 30, 200, 730, 1460),
    "signed_on": often(0, 3, 30),
    "value": often(0, 100_000, 9_000_000),
    "notice_days": often(0, 30, 90),
    "auto_renews": st.booleans(),
    "invoiced": st.booleans(),
    "ended_on": often(None, 0, 200, 900),
}).map(_contract)  # fmt: skip
EXPECTATIONS = st.fixed_dictionaries({
    "set_on": past(300),
    "review_on": st.integers(0, 200),
    "reviewed_on": often(None, 0, 150),
}).map(lambda fields: fields | {
    "review_on": fields["set_on"] + timedelta(days=fields["review_on"]),
    "reviewed_on": later(fields["set_on"], fields["reviewed_on"]),
    "result": None if fields["reviewed_on"] is None else "met",
})  # fmt: skip
REFERRALS = st.fixed_dictionaries({
    "asked_on": past(90),
    "given_on": maybe(past(70)),
    "state": often(None, "won", "lost"),
    "ended_on": st.integers(0, 30),
}).map(_referral)  # fmt: skip
OPPORTUNITIES = st.fixed_dictionaries({
    "heard_on": past(90),
    "amount": often(None, 50_000),
    "next_step": often("ask", None),
    "next_on": maybe(around(30, 40)),
    "ended": often(None, "won", "lost"),
    "ended_on": st.integers(0, 60),
}).map(_opportunity)  # fmt: skip
TALES = st.builds(
    Tale,
    CUSTOMERS,
    st.lists(STATEMENTS, max_size=2, unique_by=itemgetter("day")),
    st.lists(ENTRIES, max_size=7),
    st.lists(SALES, max_size=7),
    st.lists(PROMISES, max_size=2),
    st.lists(PROBLEMS, max_size=1),
    st.lists(PEOPLE, max_size=1),
    st.lists(CONTRACTS, max_size=2),
    st.lists(EXPECTATIONS, max_size=1),
    st.lists(REFERRALS, max_size=1),
    st.lists(OPPORTUNITIES, max_size=2),
    st.lists(around(-1, 28), max_size=1),
)
AWAY = st.builds(lambda first, days: (first, first + timedelta(days=days)), around(30, 40), st.integers(0, 20))


def stories(most: int = 4) -> st.SearchStrategy[Story]:
    """Diaries of up to `most` customers, in which everything recorded lies in the past."""
    tales, settled = st.lists(TALES, min_size=1, max_size=most), st.lists(st.integers(0, 9), max_size=2)
    return st.builds(Story, tales, st.lists(AWAY, max_size=1), settled)


def told(story: Story, policy: Policy = POLICY) -> Morning:
    """The story written into a diary: customers in order, the second colleague an executive."""
    morning = Morning(policy=policy)
    morning.colleague("Lee Park")
    morning.colleague("Mia Chief", executive=True)
    for number, tale in enumerate(story.tales, 1):
        morning.customer(f"Customer {number % 3} {number}", **tale.fields)
        tell(morning, number, tale)
    for first, last in story.away:
        morning.away(first, last)
    settle(morning, story.settled)
    return morning


def settle(morning: Morning, chosen: list[int]) -> None:
    """Settle some of the steps due today, those that `done` writes down as settled."""
    for number in chosen:
        open_steps = [
            (row.account.standing.id, one.code, one.due)
            for row in morning.due().rows
            for one in row.owed
            if "-" in one.code and one.reason not in BY_CONTACT
        ]
        if number < len(open_steps):
            morning.settlement(*open_steps[number])


def tell(morning: Morning, number: int, tale: Tale) -> None:
    """Write down what was said of one customer before the newest statement, and what happened to it."""
    for former in tale.statements:
        if (newest := tale.fields["said_on"]) and (former["day"] or date.min) < newest:
            morning.statement(number, **former)
    for entry in tale.entries:
        morning.entry(number, **entry)
    for sale in tale.sales:
        morning.sale(number, **sale)
    for promise in tale.promises:
        morning.promise(number, **promise)
    for problem in tale.problems:
        morning.problem(number, **problem)
    for place, person in enumerate(tale.people):
        morning.person(f"Person {number} {place}", number, **person)
    for until in tale.snoozes:
        morning.snooze(number, until)
    agree(morning, number, tale)


def agree(morning: Morning, number: int, tale: Tale) -> None:
    """Write down what was agreed with one customer, whom it pointed us to and what it may want."""
    for contract in tale.contracts:
        morning.contract(number, **contract)
    for expectation in tale.expectations:
        morning.expectation(number, **expectation)
    for referral in tale.referrals:
        morning.referral(number, **referral)
    for opportunity in tale.opportunities:
        morning.opportunity(number, **opportunity)
