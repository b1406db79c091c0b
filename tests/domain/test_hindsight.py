"""A record as it stood on a day: ended from its day on, and before it as if it never had been."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from retain.domain.contracts import Contract
from retain.domain.customers import Customer
from retain.domain.expectations import Expectation
from retain.domain.facts import Fact
from retain.domain.hindsight import ENDS, LAWS, known_by
from retain.domain.news import News
from retain.domain.opportunities import Opportunity
from retain.domain.people import Position
from retain.domain.problems import Problem
from retain.domain.promises import Promise
from retain.domain.referrals import Referral
from retain.domain.sales import Sale
from tests.factories import TODAY, ago, ahead

OPEN: dict[Any, dict[str, Any]] = {
    Promise(1, "me", "a quote", ago(20), ago(5)): {"ended": "kept", "ended_on": ago(3)},
    Contract(1, ago(90), ahead(90), ago(90)): {"ended": "lost", "ended_on": ago(3), "because": "price"},
    Fact("want", ago(90), "LED", customer=1): {"ended_on": ago(3), "replaced_by": 7},
    News("panels", "product", ago(90)): {"ended_on": ago(3)},
    Position(1, 1): {"left_on": ago(3)},
    Problem(1, "trouble", "seats", ago(9)): {"answered_on": ago(3), "solved_on": ago(3)},
    Expectation(1, "quiet", ago(90), ahead(90)): {"result": "met", "reviewed_on": ago(3), "found": "so"},
    Opportunity(1, "branch", ago(90)): {"ended": "lost", "ended_on": ago(3), "because": "price"},
    Referral(1, whom="Birch", given_on=ago(90)): {"lost_on": ago(3)},
    Customer("Acme", "acme", ago(90)): {"archived_on": ago(3)},
}  # fmt: skip
"""A record of each noun, and what became of it three days ago."""


@pytest.mark.parametrize("record", OPEN, ids=lambda record: type(record).__name__)
def test_what_became_of_it_is_seen_from_its_day_on(record: Any) -> None:
    after = replace(record, **OPEN[record])
    assert known_by(after, ago(4)) == record
    assert known_by(after, ago(3)) == known_by(after, TODAY) == after
    assert known_by(record, ago(200)) == record, "what wasn't there yet stays as it is"


def test_a_clippings_end_was_set_when_it_was_clipped() -> None:
    clipping = News("pumps", "clipping", ago(3), watch=1, guid="g1", ended_on=ahead(87))
    assert known_by(clipping, TODAY) == clipping


def test_every_noun_with_an_end_is_tried() -> None:
    assert {type(record) for record in OPEN} == ENDS.keys() | LAWS.keys()


def test_what_has_no_end_stays_as_it_is() -> None:
    sale = Sale(1, ago(3), 900)
    assert known_by(sale, ago(9)) is sale
