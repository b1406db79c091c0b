"""How the relationships of the whole book stand, for reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retain.domain import relationships as judged
from retain.domain.accounts import Day
from retain.store.daily.book import book_of
from retain.store.daily.pasts import pasts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from retain.domain.accounts import Account
    from retain.domain.policy import Policy
    from retain.domain.relationships import Relationship
    from retain.domain.standings import Contact
    from retain.store.diary import Diary


def relationships(
    diary: Diary,
    accounts: Iterable[Account],
    then: date | None = None,
    *,
    contacts: Mapping[int, Sequence[Contact]] | None = None,
) -> list[Relationship]:
    """The relationships of customers as judged on the diary's day, by name.

    They tell moves on the ladder since `then`, else over a quarter. `contacts` of the year are read unless they were.
    What private entries say of a perk, their moods and competitors are left out. Runs inside `reading()`.
    """
    ranked = sorted(accounts, key=lambda one: (one.standing.key, one.standing.id))
    customers = [one.standing.id for one in ranked]
    known = pasts(diary.connection, customers, diary.today, then, contacts=contacts, private=False)
    return [judged.relationship(one, known[one.standing.id], diary.today, then) for one in ranked]


def relationship(diary: Diary, customer: int, policy: Policy) -> Relationship | None:
    """One customer's relationship; None where it is archived or came into the diary later."""
    day = Day(book_of(diary, customer), policy, diary.today)
    standing = next((one for one in reversed(day.book.standings) if one.id == customer), None)
    if standing is None:
        return None
    past = pasts(diary.connection, [customer], diary.today)[customer]
    return judged.relationship(day.account(standing), past, diary.today)
