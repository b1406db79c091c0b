"""What `brief` reads: one customer's whole file, and the book it is judged in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from retain.domain import brief as briefing
from retain.domain import expectations
from retain.domain.accounts import Day
from retain.domain.brief import ENTRIES, MOODS, ORDERS, Brief, Contact, File, Said
from retain.domain.customers import Customer
from retain.domain.entries import Entry
from retain.domain.errors import Refused
from retain.domain.expectations import Expectation
from retain.domain.facts import Fact
from retain.domain.labels import Custom, Tag
from retain.domain.people import Person, Position, Reach
from retain.domain.problems import Problem
from retain.domain.riders import Known
from retain.domain.sales import Sale
from retain.domain.strip import Month, first_days, strip
from retain.store.daily.book import book_of
from retain.store.daily.contracts import contracts, courses, unproven
from retain.store.daily.coverage import KNOWN_THERE, coverage
from retain.store.daily.hours import hours
from retain.store.daily.ideas import ideas
from retain.store.daily.news import Audiences, told_and_known
from retain.store.daily.open_matters import ANY_GROWTH
from retain.store.daily.pasts import pasts
from retain.store.daily.rolls import lifetime
from retain.store.records import DAYS

if TYPE_CHECKING:
    from datetime import date
    from typing import Any

    from retain.domain.policy import Policy
    from retain.store.diary import Diary

R = TypeVar("R", Entry, Problem, Sale)

MOOD_DAYS = """
SELECT day, mood FROM entry WHERE customer = ? AND day <= ? AND mood IS NOT NULL ORDER BY day DESC, id DESC LIMIT ?
"""
YEAR = """
SELECT day, kind FROM entry WHERE customer = ? AND day BETWEEN ? AND ? AND attempt = 0 AND bulk = 0 AND kind <> 'note'
"""
THERE = f"""
id IN (SELECT position.person FROM position JOIN customer ON customer.id = position.customer WHERE customer.id = ?1
    AND {KNOWN_THERE.replace(":today", "?2")})
"""
PRESENT = """
SELECT person.name FROM presence JOIN person ON person.id = presence.person WHERE entry = ? ORDER BY presence.id
"""
KNOWN = """
(customer = ? OR person IN (SELECT person FROM position WHERE customer = ? AND (left_on IS NULL OR left_on > ?)))
AND told_on <= ? AND (ended_on IS NULL OR ended_on > ?)
"""
MOVES = """
SELECT held.person, place.name, held.left_on, ifnull((SELECT min(day) FROM presence JOIN entry ON entry.id = entry
    WHERE presence.person = held.person AND day <= :today), person.added_on)
FROM position held JOIN customer place ON place.id = held.customer JOIN person ON person.id = held.person
WHERE held.customer <> :customer AND held.person IN (SELECT person FROM position WHERE customer = :customer)
ORDER BY held.id
"""
COLLEAGUE = "SELECT name FROM colleague WHERE id = ?"
SERVICED = "customer = ? AND day <= ? AND attempt = 0 AND ' ' || purposes || ' ' LIKE '% service %'"
BILLED = "customer = ? AND raised_on <= ? AND kind = 'invoice'"


def brief(diary: Diary, customer: Customer, policy: Policy) -> Brief:
    """One customer before the call; raises Refused for one that is archived or wasn't in the diary by its day."""
    number = customer.id or 0
    day = Day(book_of(diary, number), policy, diary.today)
    standing = next((one for one in reversed(day.book.standings) if one.id == number), None)
    if standing is None:
        raise _absent(customer, diary.today)
    facts = told_and_known(diary, Audiences(diary, policy), [number]).get(number, Known())
    found = briefing.brief(day.account(standing), file(diary, customer), facts, day)
    yearly = found.account.value
    return replace(found, lifetime=lifetime(diary.connection, yearly, diary.today)) if yearly > 0 else found


def _absent(customer: Customer, today: date) -> Refused:
    if customer.archived_on and customer.archived_on <= today:
        return Refused(
            f"{customer.name} is archived.", f"retain customer show c{customer.id}, or edit c{customer.id} --restore."
        )
    return Refused(f"{customer.name} came into the diary after {today}.", "Name a later --today.")


def file(diary: Diary, customer: Customer) -> File:
    """All that the diary holds on a customer as of its day, the newest of what there is much of."""
    number, today = customer.id or 0, diary.today.isoformat()
    whole = diary.where(Customer, "id = ?", customer.part_of)
    service = _newest(diary, Entry, SERVICED, "day", 1, number, today)
    billing = _newest(diary, Problem, BILLED, "raised_on", 1, number, today)
    entries = _newest(diary, Entry, "customer = ? AND day <= ?", "day", ENTRIES, number, today)
    held = contracts(diary.connection, diary.today).get(number, [])
    running = [one for one in held if one.open_on(diary.today) or one.in_force(diary.today)]
    past = pasts(diary.connection, [number], diary.today)[number]
    moods = diary.connection.execute(MOOD_DAYS, (number, today, MOODS))
    return File(
        _known(diary, customer),
        past.since,
        part_of=whole[0].name if whole else None,
        reaches=tuple(diary.where(Reach, "customer = ?", number)),
        people=_people(diary, number),
        service=_said(diary, service[0]) if service else None,
        billing=billing[0] if billing else None,
        orders=tuple(_newest(diary, Sale, "customer = ? AND day <= ?", "day", ORDERS, number, today)),
        contracts=tuple(courses(diary, sorted(running, key=lambda one: one.decision_by(diary.today)))),
        expectations=tuple(
            expectations.known_by(one, diary.today)
            for one in reversed(diary.where(Expectation, "customer = ? AND set_on <= ?", number, today))
        ),
        unproven=unproven(diary, number, running),
        executive=_colleague(diary, customer.executive),
        past=past,
        coverage=coverage(diary, number),
        moods=tuple((DAYS[day], mood) for day, mood in moods),
        tags=tuple(sorted(tag.name for tag in diary.where(Tag, "customer = ?", number))),
        custom=tuple(sorted((own.name, own.value) for own in diary.where(Custom, "customer = ?", number))),
        entries=tuple(_said(diary, entry) for entry in entries),
        facts=tuple(reversed(diary.where(Fact, KNOWN, number, number, today, today, today))),
        ideas=tuple(ideas(diary, number)),
        year=_year(diary, number),
        hours=hours(diary, number),
        **_grown(diary, number),
    )


def _known(diary: Diary, customer: Customer) -> Customer:
    """The customer as it was known on the diary's day."""
    if customer.said_on is None or customer.said_on <= diary.today:
        return customer
    from retain.store.daily import statements

    return statements.known(diary, [customer])[0]


def _grown(diary: Diary, customer: int) -> dict[str, Any]:
    """The opportunities and referrals of a customer, read where the diary has any."""
    if not diary.connection.execute(ANY_GROWTH).fetchone():
        return {}
    from retain.store.daily import growth

    return growth.of_customer(diary, customer)


def _year(diary: Diary, customer: int) -> tuple[Month, ...]:
    first = first_days(diary.today)[0].isoformat()
    contacts = diary.connection.execute(YEAR, (customer, first, diary.today.isoformat()))
    return strip(((DAYS[day], kind) for day, kind in contacts), diary.today)


def _newest(diary: Diary, cls: type[R], condition: str, day: str, limit: int, *values: Any) -> list[R]:
    """The newest few records that meet a condition, newest first."""
    few = f"SELECT id FROM {cls.__name__.lower()} WHERE {condition} ORDER BY {day} DESC, id DESC LIMIT {limit}"
    found = diary.where(cls, f"id IN ({few})", *values)
    return sorted(found, key=lambda one: (getattr(one, day), one.id), reverse=True)


def _people(diary: Diary, customer: int) -> tuple[Contact, ...]:
    """The people there, key contacts first, those who left last."""
    people = {one.id: one for one in diary.where(Person, THERE, customer, diary.today.isoformat())}
    reaches: dict[int | None, list[Reach]] = {}
    for reach in diary.where(Reach, "person IN (SELECT person FROM position WHERE customer = ?)", customer):
        reaches.setdefault(reach.person, []).append(reach)
    posts = sorted(
        (post for post in diary.where(Position, "customer = ?", customer) if post.person in people),
        key=lambda post: (post.left_on is not None and post.left_on <= diary.today, not post.main, post.id),
    )
    moves = _moves(diary, customer)
    return tuple(
        Contact(people[post.person], post, tuple(reaches.get(post.person, ())), **moves.get(post.person, {}))
        if post.left_on is None or post.left_on <= diary.today
        else Contact(people[post.person], replace(post, left_on=None), tuple(reaches.get(post.person, ())))
        for post in posts
    )


def _moves(diary: Diary, customer: int) -> dict[int, dict[str, Any]]:
    """Where the people there came from, and since when they are known; or where they are otherwise."""
    found: dict[int, dict[str, Any]] = {}
    bounds = {"customer": customer, "today": diary.today.isoformat()}
    for person, place, left_on, met in diary.connection.execute(MOVES, bounds):
        gone = left_on is not None and DAYS[left_on] <= diary.today
        came = {"came_from": place, "known_since": DAYS[met]}
        found[person] = found.get(person, {}) | (came if gone else {"now_at": place})
    return found


def _said(diary: Diary, entry: Entry) -> Said:
    people = tuple(str(name) for (name,) in diary.connection.execute(PRESENT, (entry.id,)))
    return Said(entry, people, _colleague(diary, entry.colleague))


def _colleague(diary: Diary, number: int | None) -> str | None:
    found = diary.connection.execute(COLLEAGUE, (number,)).fetchone() if number else None
    return found[0] if found else None
