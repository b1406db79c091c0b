"""Referrals and opportunities in the books: with what belongs to them, and whom to ask for a referral."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from retain.domain.accounts import Day
from retain.domain.customers import Customer
from retain.domain.entries import Entry
from retain.domain.errors import Refused
from retain.domain.folders import OpportunityFolder, ReferralFolder
from retain.domain.people import Person
from retain.domain.referral_asking import SPOKEN_DAYS, Link, suggestions
from retain.domain.referrals import Referral, known_by
from retain.store.books import Books
from retain.store.daily import growth
from retain.store.daily.book import book
from retain.store.daily.known import known
from retain.store.records import json_ids

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from retain.domain.opportunities import Opportunity
    from retain.domain.policy import Policy
    from retain.domain.referral_asking import Suggestion
    from retain.store.diary import Diary

_AMONG = "customer IN (SELECT value FROM json_each(:customers))"
_HOLDS = "kind IN ('membership', 'knows') AND told_on <= :today AND (ended_on IS NULL OR ended_on > :today)"
_SAID = "trim(ifnull(fact.name, '') || ' ' || fact.text)"
LINKS = f"""
SELECT customer.id, customer.name, '', kind, {_SAID} FROM fact JOIN customer ON customer.id = fact.customer
WHERE {_HOLDS} AND (archived_on IS NULL OR archived_on > :today)
UNION ALL
SELECT customer.id, customer.name, person.name, kind, {_SAID}
FROM fact JOIN person ON person.id = fact.person JOIN position ON position.person = person.id
    JOIN customer ON customer.id = position.customer
WHERE {_HOLDS} AND (archived_on IS NULL OR archived_on > :today) AND (left_on IS NULL OR left_on > :today)
ORDER BY 1, 3, 4 DESC, 5
"""


def referrals(diary: Diary, scope: Mapping[str, list[Any]]) -> list[ReferralFolder]:
    """The referrals begun by today, of some customers or all: open ones first, the newest first."""
    books = Books(diary)
    some = books.of(Referral, "customer", scope["customer"]) if scope else books.all(Referral)
    begun = [known_by(one, diary.today) for one in some if one.begun_on <= diary.today]
    begun.sort(key=lambda one: (one.begun_on, one.id), reverse=True)
    begun.sort(key=lambda one: not one.open_on(diary.today))
    return referral_folders(diary, begun)


def referral_folders(diary: Diary, found: Sequence[Referral]) -> list[ReferralFolder]:
    """Referrals as they stand today, with the names of who is in them."""
    books = Books(diary)
    numbers = [number for one in found for number in (one.customer, one.became) if number]
    places = {one.id or 0: one for one in books.of(Customer, "id", numbers)}
    people = {one.id: one.name for one in books.of(Person, "id", (one.person for one in found if one.person))}
    return [
        ReferralFolder(
            one, places[one.customer], one.state(diary.today), people.get(one.person), places.get(one.became or 0)
        )
        for one in found
    ]


def opportunities(diary: Diary, scope: Mapping[str, list[Any]], *, every: bool = False) -> list[OpportunityFolder]:
    """The opportunities heard by today and still open (or all), of some customers or all: by amount, then age."""
    condition = " AND ".join(filter(None, ["" if every else growth.OPEN, _AMONG if scope else ""])) or "1"
    customers = json_ids(scope["customer"]) if scope else ""
    found = growth.opportunities(diary.connection, diary.today, condition, customers=customers)
    found.sort(key=lambda one: (one.ended is not None, -(one.amount or 0), one.heard_on, one.id))
    return _opportunity_folders(diary, found)


def opportunity(diary: Diary, number: int) -> OpportunityFolder:
    """One opportunity as it is stored; raises NotFound."""
    from retain.domain.opportunities import Opportunity

    return _opportunity_folders(diary, [Books(diary).get(Opportunity, number)])[0]


def known_opportunity(diary: Diary, number: int) -> OpportunityFolder:
    """One opportunity as it stood on the diary's day, to be shown; raises NotFound."""
    known = growth.opportunities(diary.connection, diary.today, "id = :number", number=number)
    return _opportunity_folders(diary, known)[0] if known else opportunity(diary, number)


def _opportunity_folders(diary: Diary, found: Iterable[Opportunity]) -> list[OpportunityFolder]:
    """Opportunities with whose they are."""
    listed = list(found)
    places = {one.id: one for one in Books(diary).of(Customer, "id", (one.customer for one in listed))}
    return [OpportunityFolder(one, places[one.customer]) for one in listed]


def check_source(diary: Diary, opportunity: Opportunity) -> None:
    """Raise Refused where an opportunity was heard in another customer's entry, NotFound where there is none."""
    if opportunity.entry is not None and Books(diary).get(Entry, opportunity.entry).customer != opportunity.customer:
        raise Refused(f"e{opportunity.entry} is another customer's.", "`retain entry list CUSTOMER` prints its codes.")


def to_ask(diary: Diary, policy: Policy) -> list[Suggestion]:
    """Whom to ask for a referral, best first."""
    day = Day(book(diary), policy, diary.today)
    spoken = [
        one for one in day.book.standings
        if one.conversation and (diary.today - one.conversation).days <= SPOKEN_DAYS
    ]  # fmt: skip
    facts = known(diary, [one.id for one in spoken])
    links = map(Link._make, diary.connection.execute(LINKS, {"today": diary.today.isoformat()}))
    return suggestions(map(day.account, spoken), facts, links, diary.today)
