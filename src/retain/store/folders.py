"""Records with what belongs to them, read from the books in a few queries however many there are."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from retain.domain import promises
from retain.domain.colleagues import Colleague
from retain.domain.customers import Customer
from retain.domain.entries import Entry
from retain.domain.facts import Fact
from retain.domain.folders import (
    ColleagueFolder,
    CustomerFolder,
    EntryFolder,
    FactFolder,
    PersonFolder,
    Post,
    ProblemFolder,
    PromiseFolder,
    SaleFolder,
)
from retain.domain.hindsight import known_by
from retain.domain.labels import Custom, Tag
from retain.domain.people import Person, Position, Presence, Reach, known_there
from retain.domain.problems import Problem
from retain.domain.promises import Promise, Slip
from retain.domain.sales import Sale
from retain.domain.statements import stated
from retain.store import growth, statements
from retain.store.books import Books
from retain.store.daily.statements import known
from retain.store.relationships import relationship
from retain.store.selection import standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from retain.domain.policy import Policy
    from retain.store.diary import Diary

R = TypeVar("R")

SHOWN_ENTRIES = 10


def customers(diary: Diary, found: Sequence[Customer], policy: Policy) -> list[CustomerFolder]:
    """Customers with status, tier, tags, custom fields and addresses."""
    books, found = Books(diary), known(diary, found)
    numbers = [one.id or 0 for one in found]
    tags = _by(books.of(Tag, "customer", numbers), "customer")
    custom = _by(books.of(Custom, "customer", numbers), "customer")
    reaches = _by(books.of(Reach, "customer", numbers), "customer")
    wholes = _names(books, Customer, (one.part_of for one in found))
    executives = _names(books, Colleague, (one.executive for one in found))
    stands = standing(diary, policy)
    return [
        CustomerFolder(
            one,
            *stands.get(one.id or 0, (stated(one) or "active", one.tier)),
            part_of=wholes.get(one.part_of or 0),
            executive=executives.get(one.executive or 0),
            tags=tuple(sorted(tag.name for tag in tags[one.id or 0])),
            custom=tuple(sorted((field.name, field.value) for field in custom[one.id or 0])),
            reaches=tuple(reaches[one.id or 0]),
        )
        for one in found
    ]


def customer(diary: Diary, one: Customer, policy: Policy) -> CustomerFolder:
    """One customer with everything: people, the last ten entries, what is open."""
    books = Books(diary)
    own = {"customer": [one.id]}
    numbers = {post.person for post in books.all(Position, customer=one.id)}
    owed = [one for one in books.newest(Promise, "made_on", among=own) if one.ended_on is None]
    wrong = [one for one in books.newest(Problem, "raised_on", among=own) if one.solved_on is None]
    shown = customers(diary, [one], policy)[0]
    return replace(
        shown,
        former=tuple(statements.former(diary, shown.customer)),
        people=tuple(people(diary, met(diary, books.of(Person, "id", numbers)))),
        entries=tuple(entries(diary, books.newest(Entry, "day", among=own, limit=SHOWN_ENTRIES))),
        promises=tuple(sorted(promised(diary, owed), key=lambda folder: folder.due_on)),
        problems=tuple(problems(diary, wrong)),
        opportunities=tuple(growth.opportunities(diary, own)),
        referrals=tuple(growth.referrals(diary, own)),
        relationship=relationship(diary, one.id or 0, policy),
    )


def staff(diary: Diary, places: Sequence[Customer] | None, *, left: bool) -> list[Person]:
    """The people known today at some customers, or at any, in order of name; those who `left` too if asked for."""
    books = Books(diary)
    if places is None:
        posts, found = books.all(Position), books.all(Person)
    else:
        posts = books.of(Position, "customer", [place.id or 0 for place in places])
        found = books.of(Person, "id", {post.person for post in posts})
    there = {post.person for post in posts if left or post.left_on is None or post.left_on > diary.today}
    gone = {post.person for post in posts} - there
    found = [person for person in found if person.id not in gone]
    return sorted(met(diary, found), key=lambda person: (person.key, person.id or 0))


def met(diary: Diary, found: Sequence[Person]) -> list[Person]:
    """Those of some people whom the diary knew today (domain/people.py, known_there)."""
    later = {one.id or 0 for one in found if one.added_on > diary.today}
    if not later:
        return list(found)
    books = Books(diary)
    posts = _by(books.of(Position, "person", later), "person")
    places = _records(books, Customer, (post.customer for some in posts.values() for post in some))
    return [
        one
        for one in found
        if one.id not in later
        or any(known_there(one, places[post.customer].added_on, diary.today) for post in posts[one.id])
    ]


def people(diary: Diary, found: Sequence[Person]) -> list[PersonFolder]:
    """People with their posts and addresses."""
    books = Books(diary)
    numbers = [one.id or 0 for one in found]
    positions = books.of(Position, "person", numbers)
    posts = _by(positions, "person")
    reaches = _by(books.of(Reach, "person", numbers), "person")
    known = _records(books, Customer, (position.customer for position in positions))
    places = {number: known_by(place, diary.today) for number, place in known.items()}
    return [
        PersonFolder(
            one,
            tuple(Post(known_by(post, diary.today), places[post.customer]) for post in posts[one.id or 0]),
            tuple(reaches[one.id or 0]),
        )
        for one in found
    ]


def entries(diary: Diary, found: Sequence[Entry]) -> list[EntryFolder]:
    """Entries with the names of who took part."""
    books = Books(diary)
    presences = books.of(Presence, "entry", (one.id or 0 for one in found))
    names = _names(books, Person, (presence.person for presence in presences))
    there = _by(presences, "entry")
    places, ours = _around(books, found)
    return [
        EntryFolder(
            one,
            places[one.customer],
            tuple(names[presence.person] for presence in there[one.id or 0]),
            ours.get(one.colleague or 0),
        )
        for one in found
    ]


def attended(diary: Diary, person: Person) -> list[int]:
    """The numbers of the entries a person took part in, wherever they were then."""
    return [presence.entry for presence in Books(diary).all(Presence, person=person.id)]


def facts(diary: Diary, found: Sequence[Fact]) -> list[FactFolder]:
    """Facts with whom they are about, and where those people are."""
    books = Books(diary)
    persons = _records(books, Person, (one.person for one in found))
    posts = _by(books.of(Position, "person", persons), "person")
    numbers = [post.customer for some in posts.values() for post in some if post.left_on is None]
    places = _records(books, Customer, [*numbers, *(one.customer for one in found)])
    return [
        FactFolder(one, None, (places[one.customer],))
        if one.customer
        else FactFolder(
            one,
            persons[one.person or 0],
            tuple(places[post.customer] for post in posts[one.person or 0] if post.left_on is None),
        )
        for one in found
    ]


def promised(diary: Diary, found: Sequence[Promise]) -> list[PromiseFolder]:
    """Promises as they stand today."""
    books = Books(diary)
    slips = _by(books.of(Slip, "promise", (one.id or 0 for one in found)), "promise")
    places, ours = _around(books, found)
    return [
        PromiseFolder(
            one,
            places[one.customer],
            promises.due(
                one, known := tuple(slip for slip in slips[one.id or 0] if slip.day <= diary.today), diary.today
            ),
            promises.word(one, known, diary.today),
            ours.get(one.colleague or 0),
        )
        for one in found
    ]


def problems(diary: Diary, found: Sequence[Problem]) -> list[ProblemFolder]:
    """Problems with who raised and who owns them."""
    books = Books(diary)
    raisers = _names(books, Person, (one.raised_by for one in found))
    places, ours = _around(books, found)
    return [
        ProblemFolder(one, places[one.customer], raisers.get(one.raised_by or 0), ours.get(one.colleague or 0))
        for one in found
    ]


def sales(diary: Diary, found: Sequence[Sale]) -> list[SaleFolder]:
    """Sales with whose they are."""
    places = _records(Books(diary), Customer, (one.customer for one in found))
    return [SaleFolder(one, places[one.customer]) for one in found]


def colleagues(diary: Diary, found: Sequence[Colleague]) -> list[ColleagueFolder]:
    """Colleagues with who stands in for them, and the customers, archived ones left out, they are paired with."""
    books = Books(diary)
    names = _names(books, Colleague, (one.deputy for one in found))
    kept = (one for one in books.of(Customer, "executive", (one.id or 0 for one in found)) if not one.archived_on)
    pairs = _by(kept, "executive")
    return [
        ColleagueFolder(one, names.get(one.deputy or 0), tuple(pair.name for pair in pairs[one.id or 0]))
        for one in found
    ]


def _around(books: Books, found: Iterable[Entry | Promise | Problem]) -> tuple[dict[int, Customer], dict[int, str]]:
    """The customers these are about, and the names of the colleagues they name."""
    listed = list(found)
    places = _records(books, Customer, (one.customer for one in listed))
    return places, _names(books, Colleague, (one.colleague for one in listed))


def _records(books: Books, cls: type[R], numbers: Iterable[int | None]) -> dict[int, R]:
    found = books.of(cls, "id", (number for number in numbers if number))
    return {record.id: record for record in found}  # type: ignore[attr-defined]


def _names(books: Books, cls: type[Any], numbers: Iterable[int | None]) -> dict[int, str]:
    return {number: record.name for number, record in _records(books, cls, numbers).items()}


def _by(records: Iterable[R], field: str) -> Mapping[int, list[R]]:
    found: defaultdict[int, list[R]] = defaultdict(list)
    for record in records:
        found[getattr(record, field)].append(record)
    return found
