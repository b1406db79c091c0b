"""What the daily commands read of news: as little as there is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from retain.domain.policy import Policy
from retain.store.daily.news import Audiences, queues
from tests.factories import TODAY, ago, ahead, filling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.factories import Shelf


@pytest.fixture
def shelf() -> Iterator[Shelf]:
    with filling(None) as shelf:
        for name in ("Acme", "Birch"):
            shelf.customer(name, tier="A", tier_because="so")
        yield shelf


def left(shelf: Shelf, *customers: int) -> dict[int, list[int | None]]:
    audiences = Audiences(shelf.diary, Policy())
    found = queues(shelf.diary, audiences, customers or (1, 2))
    return {number: [fit.news.id for fit in fits] for number, fits in found.items()}


def asked(shelf: Shelf) -> list[str]:
    """The statements that a queue takes."""
    seen: list[str] = []
    shelf.diary.connection.set_trace_callback(seen.append)
    left(shelf)
    shelf.diary.connection.set_trace_callback(None)
    return seen


def test_without_news_one_cheap_question_is_all(shelf: Shelf) -> None:
    assert asked(shelf) == ["SELECT 1 FROM news LIMIT 1"]


def test_without_current_news_no_customer_is_looked_at(shelf: Shelf) -> None:
    shelf.news(ended_on=TODAY)
    shelf.news(added_on=ahead(1))
    assert len(asked(shelf)) == 2


def test_a_filter_is_met_once_however_many_are_asked_about(shelf: Shelf) -> None:
    shelf.news(audience="tier:A")
    shelf.news(audience="tier:A")
    audiences = Audiences(shelf.diary, Policy())
    seen: list[str] = []
    shelf.diary.connection.set_trace_callback(seen.append)
    for customer in (1, 2):
        assert [fit.news.id for fit in queues(shelf.diary, audiences, [customer])[customer]] == [1, 2]
    shelf.diary.connection.set_trace_callback(None)
    assert sum("archived_on IS NULL" in one for one in seen if "FROM customer WHERE" in one) == 1


@pytest.mark.parametrize(
    ("fields", "hears"),
    [
        ({}, True),
        ({"told_on": ahead(1)}, False),
        ({"ended_on": ago(1), "told_on": ago(9)}, False),
        ({"kind": "hobby"}, False),
    ],
    ids=["holds", "later", "ended", "other kind"],
)
def test_only_wants_needs_and_interests_that_hold_that_day_count(
    shelf: Shelf,
    fields: dict[str, Any],
    hears: bool,  # noqa: FBT001 - parametrized
) -> None:
    shelf.news(product="LED panels")
    shelf.fact(**fields)
    assert left(shelf) == ({1: [1]} if hears else {})


def test_those_who_left_and_other_customers_people_dont_count(shelf: Shelf) -> None:
    shelf.news(product="LED panels")
    shelf.fact("interest", person=shelf.person("Dana", 1, left_on=ago(1)))
    shelf.fact("interest", person=shelf.person("Lee", 2))
    assert left(shelf) == {2: [1]}
    assert left(shelf, 1) == {}


def test_what_was_bought_by_then_is_left_out(shelf: Shelf) -> None:
    shelf.news(product="LED panels", tags=("x",))
    for customer in (1, 2):
        shelf.tag("x", customer)
        shelf.sale(customer, ago(3) if customer == 1 else ahead(3), product="led panels")
    assert left(shelf) == {2: [1]}
