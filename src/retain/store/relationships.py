"""How the relationships of the whole book stand, for reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retain.domain import relationships as judged
from retain.domain.accounts import Day
from retain.store.daily.book import book, book_of
from retain.store.daily.pasts import pasts

if TYPE_CHECKING:
    from datetime import date

    from retain.domain.policy import Policy
    from retain.domain.relationships import Relationship
    from retain.store.diary import Diary


def relationships(diary: Diary, policy: Policy, then: date | None = None) -> list[Relationship]:
    """Every customer's relationship as of the diary's day, by name; moves on the ladder since `then`, else a quarter.

    Prospects and lost ones are among them, by their status; archived ones aren't. What private entries say of a perk,
    their moods and competitors are left out. Runs inside `reading()`.
    """
    day = Day(book(diary), policy, diary.today)
    known = pasts(diary.connection, [one.id for one in day.book.standings], diary.today, then, private=False)
    found = (
        judged.relationship(day.account(one), known[one.id], diary.today, then)
        for one in sorted(day.book.standings, key=lambda one: (one.key, one.id))
    )
    return list(found)


def relationship(diary: Diary, customer: int, policy: Policy) -> Relationship | None:
    """One customer's relationship; None where it is archived or came into the diary later."""
    day = Day(book_of(diary, customer), policy, diary.today)
    standing = next((one for one in reversed(day.book.standings) if one.id == customer), None)
    if standing is None:
        return None
    past = pasts(diary.connection, [customer], diary.today)[customer]
    return judged.relationship(day.account(standing), past, diary.today)
