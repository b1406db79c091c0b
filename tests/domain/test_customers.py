"""A customer's own laws."""

from __future__ import annotations

from typing import Any

import pytest

from retain.domain.customers import Customer
from retain.domain.errors import Refused
from tests.factories import TODAY


def customer(**fields: Any) -> Customer:
    given: dict[str, Any] = {"name": "Acme", "key": "acme", "added_on": TODAY}
    return Customer(**given | fields)


@pytest.mark.parametrize(
    ("fields", "sentence", "next_step"),
    [
        ({"name": " "}, "A customer needs a name.", "retain customer add NAME"),
        ({"interval": 0}, "An interval of 0 days isn't between 1 and 91.", "Four touches a year is the floor"),
        ({"interval": 92}, "An interval of 92 days isn't between 1 and 91.", "Four touches a year is the floor"),
        ({"tier": "D", "tier_because": "x"}, "D is no tier.", "The tiers are A, B and C."),
        ({"tier": "A"}, "Tier A set by hand needs a reason.", "Add --because TEXT."),
        ({"said": "dormant"}, "dormant is no status.", "One of: active, past, lost, prospect, auto."),
        ({"potential": "huge"}, "huge is no potential.", "One of: high, normal, low."),
    ],
)
def test_what_is_no_customer_is_refused(fields: dict[str, Any], sentence: str, next_step: str) -> None:
    with pytest.raises(Refused) as refused:
        customer(**fields)
    assert refused.value.sentence == sentence
    assert refused.value.next_step.startswith(next_step)


@pytest.mark.parametrize("fields", [{"interval": 1}, {"interval": 91}, {"tier": "C", "tier_because": "asked"}])
def test_the_edges_are_within(fields: dict[str, Any]) -> None:
    customer(**fields)
