"""Contracts and expectations in the books: with what belongs to them, renewed, and taken out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from retain.domain.contracts import Contract, renewed, state
from retain.domain.customers import Customer
from retain.domain.errors import Refused
from retain.domain.folders import ContractFolder, ExpectationFolder
from retain.domain.sales import Sale
from retain.store.books import Books
from retain.store.daily.contracts import courses

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from retain.domain.expectations import Expectation
    from retain.store.diary import Diary


def contracts(diary: Diary, found: Sequence[Contract]) -> list[ContractFolder]:
    """Contracts as they stand today, with how their terms have gone."""
    places = _places(diary, found)
    today = diary.today
    return [
        ContractFolder(
            course,
            places[course.contract.customer],
            course.contract.end_by(today),
            course.contract.decision_by(today),
            state(course.contract, today),
        )
        for course in courses(diary, found)
    ]


def expectations(diary: Diary, found: Sequence[Expectation]) -> list[ExpectationFolder]:
    """Expectations with whose they are."""
    places = _places(diary, found)
    return [ExpectationFolder(one, places[one.customer]) for one in found]


def _places(diary: Diary, found: Sequence[Contract] | Sequence[Expectation]) -> dict[int, Customer]:
    return {one.id or 0: one for one in Books(diary).of(Customer, "id", (one.customer for one in found))}


def renew(diary: Diary, number: int, day: date, because: str | None, **terms: Any) -> int:
    """Renew a contract on a day, its old terms kept; returns the new term's id. Raises Refused where it has ended."""
    books = Books(diary)
    old, new = renewed(books.get(Contract, number), day, because, **terms)
    books.change(old)
    return books.add(new)


def remove_contract(diary: Diary, contract: Contract) -> str:
    """Delete a contract; the one it was renewed from is open again. Says what became of it."""
    books = Books(diary)
    others = books.all(Contract, renewed_from=contract.renewed_from) if contract.renewed_from else []
    books.remove(Contract, contract.id or 0)
    if len(others) != 1:
        return "deleted"
    before = books.get(Contract, others[0].renewed_from or 0)
    books.change(replace(before, ended=None, ended_on=None, because=None))
    return f"deleted; {before.code} is open again"


def check_about(diary: Diary, expectation: Expectation) -> None:
    """Raise Refused where an expectation names another customer's contract or sale, NotFound where there is none."""
    named: list[tuple[type[Contract | Sale], int | None]] = [
        (Contract, expectation.contract),
        (Sale, expectation.sale),
    ]
    for cls, number in named:
        if number is not None and (other := Books(diary).get(cls, number)).customer != expectation.customer:
            raise Refused(f"{other.code} is another customer's.", "`retain brief` prints a customer's codes.")
