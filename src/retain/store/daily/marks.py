"""Putting into the diary what a text marks: tags on the customer, people on the entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retain.domain.errors import NotFound
from retain.domain.labels import Tag
from retain.domain.marks import Marked, Unmet, marks
from retain.domain.names import fold
from retain.domain.people import Person, Presence
from retain.store import lookup

if TYPE_CHECKING:
    from retain.store.diary import Diary


def put(diary: Diary, text: str, entry: int, customer: int) -> Marked:
    """Tag the customer and put people on its entry, beside those who are on it; runs inside `changing()`.

    A name that is unknown there, or fits several, is told and never refused: what was said is worth more.
    """
    found = marks(text)
    tags, new = _tag(diary, found.tags, customer) if found.tags else ((), ())
    rows = diary.connection.execute("SELECT person FROM presence WHERE entry = ?", (entry,)) if found.people else ()
    there = {number for (number,) in rows}
    people: dict[int, Person] = {}
    unmet: list[Unmet] = []
    for typed in found.people:
        someone = _met(diary, typed, customer)
        if isinstance(someone, Unmet):
            unmet.append(someone)
        elif someone.id not in there:
            people[someone.id or 0] = someone
    for number in people:
        diary.write(Presence(entry, number))
    return Marked(tags, new, tuple(person.name for person in people.values()), tuple(unmet))


def _tag(diary: Diary, typed: tuple[str, ...], customer: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The tags as the book spells them already, and those the customer hadn't, which it has now."""
    own = diary.connection.execute("SELECT name FROM tag WHERE customer = ?", (customer,))
    held = {fold(name): name for (name,) in own}
    book = diary.connection.execute("SELECT DISTINCT name FROM tag ORDER BY name DESC")
    spelled = {fold(name): name for (name,) in book} | held
    tags = tuple(spelled.get(fold(word), word) for word in typed)
    new = tuple(tag for tag in tags if fold(tag) not in held)
    for tag in new:
        diary.write(Tag(customer, tag))
    return tags, new


def _met(diary: Diary, typed: str, customer: int) -> Person | Unmet:
    try:
        return lookup.person(diary, typed, customer)
    except lookup.Several as several:
        return Unmet(typed, tuple(map(str, several.candidates[: lookup.LISTED])))
    except NotFound:
        return Unmet(typed)
