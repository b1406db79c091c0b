"""`retain problem`: what is wrong or asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.factories import filling

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran

    Retain = Callable[..., Ran]


@pytest.fixture(autouse=True)
def book(db: Path) -> None:
    """A customer with somebody, and a colleague."""
    with filling(db) as shelf:
        shelf.customer("Acme")
        shelf.person("Dana", 1)
        shelf.colleague("Lee")


def test_every_field_is_stored(retain: Retain) -> None:
    made = retain(
        *("problem", "add", "acme", "invoice: 4711 missing", "--number", "4711", "--amount", "99.90"),
        *("--raised-by", "dana", "--owner", "lee", "--target", "fri", "--next", "tomorrow", "--on", "yesterday"),
        *("--expected", "a bill", "--received", "none", "--severe", "--answered", "today", "--json"),
    ).json
    assert made == {
        "code": "g1",
        "raised_on": "2026-11-22",
        "customer": "Acme",
        "customer_code": "c1",
        "kind": "invoice",
        "severe": True,
        "text": "4711 missing",
        "expected": "a bill",
        "received": "none",
        "raised_by": "Dana",
        "owner": "Lee",
        "number": "4711",
        "amount": "99.90",
        "target_on": "2026-11-27",
        "next_on": "2026-11-24",
        "answered_on": "2026-11-23",
        "solved_on": None,
        "entry": None,
    }


def test_solved_ones_leave_the_list_but_not_the_book(retain: Retain) -> None:
    retain("problem", "add", "acme", "roof leaks")
    assert len(retain("problem", "list").lines) == 1
    assert retain("problem", "edit", "g1", "--solved", "today").lines == ["roof leaks (g1): solved Mon 23 Nov, today."]
    assert retain("problem", "list").lines == []
    assert len(retain("problem", "list", "--all", "--where", "name:acme").lines) == 1
    assert retain("problem", "edit", "g1", "--solved", "").lines == [
        "roof leaks (g1): solved taken off (was Mon 23 Nov, today)."
    ]


def test_no_problem_is_solved_before_it_was_raised(retain: Retain) -> None:
    retain("problem", "add", "acme", "roof leaks")
    assert "before it was raised" in retain("problem", "edit", "g1", "--solved", "yesterday", code=1).err


def test_who_raised_it_must_be_there(retain: Retain) -> None:
    assert retain("problem", "add", "acme", "x", "--raised-by", "nobody", code=3).err.startswith("retain: No person")


def test_a_removal_is_undone(retain: Retain) -> None:
    retain("problem", "add", "acme", "gap: seats wrong", "--severe")
    before = retain("problem", "show", "g1").out
    assert retain("problem", "remove", "g1").lines == ["g1\tseats wrong\tdeleted"]
    retain("undo")
    assert retain("problem", "show", "g1").out == before
