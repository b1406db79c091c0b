"""What of the diary tells how a contract's term went."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from retain.domain.contracts import Contract
from retain.domain.entries import Entry
from retain.store.daily.contracts import contracts, courses, expectations, unproven
from retain.store.daily.sales import sales_by
from tests.factories import TODAY, ago, ahead, filling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.factories import Shelf


@pytest.fixture
def shelf() -> Iterator[Shelf]:
    with filling(None) as shelf:
        shelf.customer(added_on=ago(700))
        shelf.colleague()
        shelf.contract(1, ago(50), ahead(300), value=8000_00)
        yield shelf


def silent(shelf: Shelf) -> tuple[int, int]:
    (course,) = courses(shelf.diary, shelf.diary.where(Contract, "1"))
    return course.silence.months, course.silence.silent


@pytest.mark.parametrize(
    ("kind", "fields", "months"),
    [
        ("call", {}, 1),
        ("email", {"inbound": True}, 1),
        ("visit", {}, 1),
        ("email", {}, 2),
        ("call", {"attempt": True}, 2),
        ("visit", {"colleague": 1}, 2),
        ("note", {}, 2),
    ],
)
def test_only_the_reps_own_conversations_break_a_silence(
    shelf: Shelf, kind: str, fields: dict[str, Any], months: int
) -> None:
    assert silent(shelf) == (2, 2)
    shelf.entry(1, ago(10), kind, **fields)
    assert silent(shelf) == (2, months)
    day = ago(10)
    own = Entry(1, day, kind, **fields).is_conversation
    assert own == (months == 1)


def test_what_happened_outside_the_term_or_later_is_not_counted(shelf: Shelf) -> None:
    for day in (ago(51), ahead(1)):
        shelf.entry(1, day, purposes=("proof",))
    (course,) = courses(shelf.diary, shelf.diary.where(Contract, "1"))
    assert (course.silence.silent, course.proofs) == (2, 0)
    shelf.entry(1, ago(50), "letter", purposes=("proof", "news"))
    (course,) = courses(shelf.diary, shelf.diary.where(Contract, "1"))
    assert course.proofs == 1


@pytest.mark.parametrize("purpose", ["proof", "review", "beyond"])
def test_a_quarter_is_billed_unproven_until_a_contact_shows_its_value(shelf: Shelf, purpose: str) -> None:
    held = shelf.diary.where(Contract, "1")
    shelf.sale(1, ago(10), 500_00)
    shelf.sale(1, ago(100), 900_00)
    shelf.entry(1, ago(5), purposes=("check",))
    shelf.entry(1, ago(5), attempt=True, purposes=(purpose,))
    assert unproven(shelf.diary, 1, held) == 2500_00
    shelf.entry(1, ago(5), "email", purposes=(purpose,))
    assert unproven(shelf.diary, 1, held) == 0


def test_a_contract_is_known_from_the_day_it_was_signed_or_began(shelf: Shelf) -> None:
    shelf.contract(1, ahead(10), signed_on=ago(5))
    connection = shelf.diary.connection
    assert [len(contracts(connection, day).get(1, ())) for day in (ago(51), ago(50), ago(5))] == [0, 1, 2]
    assert ago(51) not in [sold.first for sold in sales_by(connection, ago(51)).values()]
    assert sales_by(connection, TODAY)[1].year == 8000_00
    assert sales_by(connection, ahead(10))[1].year == 8000_00


def test_an_expectation_is_open_between_its_day_and_its_review(shelf: Shelf) -> None:
    shelf.expectation(1, set_on=ago(100), result="met", reviewed_on=ago(10))
    days = (ago(101), ago(100), ago(11), ago(10))
    assert [len(list(expectations(shelf.diary.connection, day))) for day in days] == [0, 1, 1, 0]
