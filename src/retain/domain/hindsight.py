"""A record as it stood on an earlier day: what became of it later hasn't happened (SPEC section 4, `--today`)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from retain.domain import customers, expectations, news, opportunities, problems, referrals
from retain.domain.contracts import Contract
from retain.domain.customers import Customer
from retain.domain.expectations import Expectation
from retain.domain.facts import Fact
from retain.domain.news import News
from retain.domain.opportunities import Opportunity
from retain.domain.people import Position
from retain.domain.problems import Problem
from retain.domain.promises import Promise
from retain.domain.referrals import Referral

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

R = TypeVar("R")

LAWS: Mapping[type, Callable[[Any, date], Any]] = {
    Customer: customers.known_by,
    Expectation: expectations.known_by,
    News: news.known_by,
    Opportunity: opportunities.as_of,
    Problem: problems.known_by,
    Referral: referrals.known_by,
}
ENDS: Mapping[type, tuple[str, ...]] = {
    Contract: ("ended_on", "ended", "because"),
    Fact: ("ended_on", "replaced_by"),
    Position: ("left_on",),
    Promise: ("ended_on", "ended"),
}
"""The day on which a record of a noun ends, and what is said with it."""


def known_by(record: R, day: date) -> R:
    """The record without what happened to it after a day."""
    if law := LAWS.get(type(record)):
        return law(record, day)  # type: ignore[no-any-return]
    ending = ENDS.get(type(record), ())
    on = getattr(record, ending[0]) if ending else None
    if on is None or on <= day:
        return record
    return replace(record, **dict.fromkeys(ending))  # type: ignore[type-var] # all of them are dataclasses
