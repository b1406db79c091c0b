"""Small diaries that Hypothesis makes up: a few customers with whatever may have happened to them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from hypothesis import strategies as st

from retain.domain.kinds import KINDS
from retain.domain.problems import PROBLEM_KINDS
from retain.domain.promises import PARTIES
from tests.factories import TODAY
from tests.mornings import POLICY, Morning

if TYPE_CHECKING:
    from retain.domain.policy import Policy

PURPOSES = ("check", "thanks", "review", "billing", "competitor")
Fields = dict[str, Any]


class Tale(NamedTuple):
    """One customer's story: its own fields, and those of each record about it."""

    fields: Fields
    entries: list[Fields]
    sales: list[Fields]
    promises: list[Fields]
    problems: list[Fields]
    people: list[Fields]
    snoozes: list[date]


class Story(NamedTuple):
    """A diary's customers and the rep's days off."""

    tales: list[Tale]
    away: list[tuple[date, date]]


def past(days: int) -> st.SearchStrategy[date]:
    """A day up to so many days ago, today too."""
    return st.integers(0, days).map(lambda n: TODAY - timedelta(days=n))


def around(before: int, after: int) -> st.SearchStrategy[date]:
    return st.integers(-before, after).map(lambda n: TODAY + timedelta(days=n))


def often(usual: object, *others: object) -> st.SearchStrategy[Any]:
    """The usual value half the time."""
    return st.one_of(st.just(usual), st.sampled_from(others))


@st.composite
def _customer(draw: Any) -> Fields:
    said = draw(often(None, "prospect", "past", "lost", "active"))
    tier = draw(often(None, "A", "B", "C"))
    return {
        "added_on": draw(past(500)),
        "said": said,
        "said_on": draw(past(500)) if said else None,
        "tier": tier,
        "tier_because": "so" if tier else None,
        "tier_until": draw(st.one_of(st.none(), around(5, 30))) if tier else None,
        "interval": draw(often(None, 10, 40, 91)),
        "potential": draw(often(None, "high", "low")),
        "expected_value": draw(often(None, 10_000, 5_000_000)),
        "no_contact": draw(often((), ("email",), ("call", "visit"))),
    }


@st.composite
def _entry(draw: Any) -> Fields:
    kind = draw(st.sampled_from(KINDS))
    attempt = kind != "note" and draw(st.integers(0, 5)) == 0
    return {
        "day": draw(past(420)),
        "kind": kind,
        "attempt": attempt,
        "inbound": not attempt and kind != "note" and draw(st.integers(0, 2)) == 0,
        "bulk": draw(st.integers(0, 6)) == 0,
        "purposes": tuple(draw(st.lists(st.sampled_from(PURPOSES), max_size=1))),
        "colleague": draw(often(None, 1, 2)),
    }


@st.composite
def _sale(draw: Any) -> Fields:
    day = draw(past(800))
    delivered = draw(st.one_of(st.none(), st.integers(0, 20)))
    return {
        "day": day,
        "amount": draw(st.integers(-100, 10_000)) * 100,
        "margin": draw(often(None, 500, 50_000)),
        "product": draw(often(None, "LED", "seats")),
        "delivered_on": None if delivered is None else min(TODAY, day + timedelta(days=delivered)),
    }


@st.composite
def _promise(draw: Any) -> Fields:
    party = draw(st.sampled_from(PARTIES))
    made_on = draw(past(40))
    return {
        "party": party,
        "colleague": 1 if party == "colleague" else None,
        "made_on": made_on,
        "due_on": max(made_on, draw(around(30, 30))),
    }


@st.composite
def _problem(draw: Any) -> Fields:
    raised = draw(past(60))
    return {
        "kind": draw(st.sampled_from(PROBLEM_KINDS)),
        "severe": draw(st.booleans()),
        "raised_on": raised,
        "target_on": draw(st.one_of(st.none(), around(20, 20))),
        "next_on": draw(st.one_of(st.none(), around(20, 20))),
        "answered_on": draw(st.sampled_from((None, raised))),
        "solved_on": draw(
            st.one_of(st.none(), st.integers(0, 60).map(lambda n: min(TODAY, raised + timedelta(days=n))))
        ),
    }


@st.composite
def _person(draw: Any) -> Fields:
    born = draw(around(40, 60))
    return {
        "birthday": f"--{born:%m-%d}",
        "main": draw(st.booleans()),
        "left_on": draw(st.one_of(st.none(), past(70))),
    }


def tales() -> st.SearchStrategy[Tale]:
    return st.builds(
        Tale,
        _customer(),
        st.lists(_entry(), max_size=7),
        st.lists(_sale(), max_size=7),
        st.lists(_promise(), max_size=2),
        st.lists(_problem(), max_size=1),
        st.lists(_person(), max_size=1),
        st.lists(around(-1, 28), max_size=1),
    )


def stories(most: int = 4) -> st.SearchStrategy[Story]:
    """Diaries of up to `most` customers, in which everything recorded lies in the past."""
    away = st.builds(lambda first, n: (first, first + timedelta(days=n)), around(30, 40), st.integers(0, 20))
    return st.builds(Story, st.lists(tales(), min_size=1, max_size=most), st.lists(away, max_size=1))


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
    return morning


def tell(morning: Morning, number: int, tale: Tale) -> None:
    """Write down what happened to one customer."""
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
