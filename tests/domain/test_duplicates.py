"""Which customers may be one, and what the one that stays takes over."""

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from retain.domain.customers import Customer
from retain.domain.duplicates import Likeness, united
from retain.domain.names import fold

DAY = date(2026, 11, 23)


def customer(number: int, name: str = "Acme", **fields: Any) -> Customer:
    return Customer(name, fold(name), fields.pop("added_on", DAY), number, **fields)


def test_a_likeness_says_what_to_type() -> None:
    assert Likeness("c1", "Acme", "c7", "ACME", "the same name").command == "retain merge c1 c7"


def test_fields_that_say_one_thing_are_taken_together() -> None:
    kept = united(customer(1, tier="A", tier_because="board"), customer(2, tier="B", tier_because="x", tier_until=DAY))
    assert (kept.tier, kept.tier_because, kept.tier_until) == ("A", "board", None)
    kept = united(customer(1), customer(2, said="lost", said_on=DAY, said_because="price"))
    assert (kept.said, kept.said_on, kept.said_because) == ("lost", DAY, "price")
    kept = united(customer(1), customer(2, said="prospect", said_on=DAY))
    assert (kept.said, kept.said_on) == (None, None)


def test_what_was_part_of_the_other_stands_alone() -> None:
    assert united(customer(1, part_of=2), customer(2)).part_of is None
    assert united(customer(1), customer(2, part_of=1)).part_of is None
    assert united(customer(1), customer(2, part_of=3)).part_of == 3


TEXTS = st.none() | st.sampled_from(["x", "y"])


@given(st.fixed_dictionaries(dict.fromkeys(("town", "industry", "postcode"), TEXTS)), st.dates(), st.dates())
def test_a_customer_united_with_an_empty_twin_is_itself(fields: dict[str, Any], one: date, other: date) -> None:
    kept = customer(1, added_on=one, **fields)
    assert united(kept, customer(2, added_on=max(one, other))) == kept
    taken = united(customer(1, added_on=other), customer(2, added_on=one, **fields))
    assert {name: getattr(taken, name) for name in fields} == fields
    assert taken.added_on == min(one, other)
