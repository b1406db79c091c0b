"""Whom the rep means: a code, or enough of a name (SPEC section 3)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from retain.domain.codes import Code, listing, looks_like, parse
from retain.domain.errors import Ambiguous, Misused, NotFound
from retain.domain.names import fold, short

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from retain.domain.colleagues import Colleague
    from retain.domain.customers import Customer
    from retain.domain.people import Person
    from retain.store.diary import Diary

R = TypeVar("R")

LISTED = 8
NEAREST, NEAR = 3, 60
"""Names offered at most, and how like what was typed (of 100): slips of the finger come to 75 and more."""
TOO_SHORT = 2
"""Letters that stand in half the names of a book, whatever was meant."""
_WORD = r"\w+"
_LAST = "\U0010ffff"
"""Sorts after every letter, so that a beginning is a range of the index."""
_EDITS = ((8, 2), (4, 1), (0, 0))
"""Letters that may be wrong in a word of at least so many letters."""


class Candidate(NamedTuple):
    """A name in the diary as it is searched and shown; `place` is a town, a person's customers, a colleague's role."""

    code: str
    name: str
    key: str
    place: str | None = None

    def __str__(self) -> str:
        return f"{short(self.name)} ({', '.join(filter(None, (self.code, self.place and short(self.place))))})"

    @property
    def number(self) -> int:
        return int(self.code[1:])


class Several(Ambiguous):
    """Several go by what was typed; `candidates` are all of them."""

    def __init__(self, typed: str, candidates: Sequence[Candidate]) -> None:
        listed = ", ".join(map(str, candidates[:LISTED]))
        more = f" and {len(candidates) - LISTED} more" if len(candidates) > LISTED else ""
        super().__init__(f'"{short(typed)}" could be {listed}{more}.', "Type more of the name, or the code.")
        self.candidates = tuple(candidates)


class Book(NamedTuple):
    """The names of one noun: `shelf` is the SQL that reads id, name, key and place; `kept` leaves the archived out."""

    noun: str
    letter: str
    shelf: str
    kept: str = "1"


CUSTOMERS = Book("customer", "c", "SELECT id, name, key, town FROM customer", "archived_on IS NULL")
COLLEAGUES = Book("colleague", "l", "SELECT id, name, key, role FROM colleague", "archived_on IS NULL")
PEOPLE = Book(
    "person",
    "d",
    "SELECT id, name, key, (SELECT group_concat(customer.name, ', ') FROM position JOIN customer"
    " ON customer.id = position.customer WHERE position.person = person.id AND left_on IS NULL) FROM person",
)
_AT = "id IN (SELECT person FROM position WHERE customer = {})"


def customer(diary: Diary, typed: str) -> Customer:
    """The one customer meant; raises Several, NotFound (with the nearest) or Misused where nothing was typed.

    An archived customer goes only by its whole name or its code.
    """
    from retain.domain.customers import Customer

    return _one(diary, CUSTOMERS, Customer, typed)


def person(diary: Diary, typed: str, at: int | None = None) -> Person:
    """The one person meant, of all or of those at customer number `at` (a code names anybody); raises as `customer`."""
    from retain.domain.people import Person

    return _one(diary, PEOPLE, Person, typed, "1" if at is None else _AT.format(int(at)))


def colleague(diary: Diary, typed: str) -> Colleague:
    """The one colleague meant; raises as `customer`."""
    from retain.domain.colleagues import Colleague

    return _one(diary, COLLEAGUES, Colleague, typed)


def known(diary: Diary, book: Book, typed: str) -> bool:
    """Whether a name of the book is, or begins with, exactly these words."""
    key = fold(typed)
    return bool(_read(diary, book, "key >= ? AND key < ?", key, key + _LAST))


def starting(diary: Diary, book: Book, typed: str, limit: int) -> list[str]:
    """The names that begin with what was typed, else those with a word that does, in order of name."""
    key = fold(typed)
    found = _read(diary, book, f"key >= ? AND key < ? AND {book.kept}", key, key + _LAST)
    if not found and key:
        contained = _read(diary, book, f"instr(key, ?) > 0 AND {book.kept}", key)
        found = [one for one in contained if _begins_a_word(key, one.key)]
    return [one.name for one in sorted(found, key=lambda one: one.key)][:limit]


def tags(diary: Diary) -> list[str]:
    """The tags that customers have, by name."""
    return [name for (name,) in diary.connection.execute("SELECT DISTINCT name FROM tag ORDER BY name")]


def towns(diary: Diary) -> list[str]:
    """The towns in which customers are, by name."""
    found = diary.connection.execute("SELECT DISTINCT town FROM customer WHERE archived_on IS NULL ORDER BY town")
    return [town for (town,) in found if town]


def _one(diary: Diary, book: Book, cls: type[R], typed: str, among: str = "1") -> R:
    if code := _coded(book, typed):
        for record in diary.where(cls, "id = ?", code.number):
            return record
        raise NotFound(f"There is no {book.noun} {code}.", f"`{listing(book.noun)}` shows what there is.")
    key = fold(typed)
    if not key:
        raise Misused(f"No {book.noun} was named.", f"Type a name, or a code such as {book.letter}12.")
    found = next(filter(None, _levels(diary, book, key, among)), [])
    if not found:
        raise _unknown(diary, book, typed, among)
    if len(found) > 1:
        raise Several(typed, sorted(found, key=lambda one: (one.key, one.number)))
    return diary.get(cls, found[0].number)


def _coded(book: Book, typed: str) -> Code | None:
    code = parse(typed) if looks_like(typed) else None
    return code if code and code.letter == book.letter and not code.step else None


def _levels(diary: Diary, book: Book, key: str, among: str) -> Iterator[list[Candidate]]:
    """What each level of matching finds, nearest first: whole name, beginning, word, part, a letter or two wrong."""
    kept = f"{among} AND {book.kept}"
    yield _read(diary, book, f"{among} AND key = ? AND {book.kept}", key)
    yield _read(diary, book, f"{among} AND key = ?", key)
    yield _read(diary, book, f"{kept} AND key >= ? AND key < ?", key, key + _LAST)
    parts = _read(diary, book, f"{kept} AND instr(key, ?) > 0", key)
    yield [one for one in parts if _begins_a_word(key, one.key)]
    yield parts
    yield _forgiving(key, _read(diary, book, kept))


def _read(diary: Diary, book: Book, condition: str, *values: str) -> list[Candidate]:
    rows = diary.connection.execute(f"{book.shelf} WHERE {condition}", values)
    return [Candidate(f"{book.letter}{number}", name, key, place) for number, name, key, place in rows]


def _begins_a_word(key: str, name: str) -> bool:
    return re.search(r"(?<!\w)" + re.escape(key), name) is not None


def _forgiving(key: str, candidates: list[Candidate]) -> list[Candidate]:
    """Those whose name has every word typed, in any order, with the fewest letters wrong; the town may be among them.

    A word of 4 letters may have one wrong, one of 8 two: a made-up longer name must not become a known shorter one.
    """
    words = re.findall(_WORD, key)
    judged = [(verdict, one) for one in candidates if (verdict := _verdict(words, one)) is not None]
    best = min((verdict for verdict, _ in judged), default=None)
    return [one for verdict, one in judged if verdict == best]


def _verdict(words: list[str], candidate: Candidate) -> tuple[int, bool] | None:
    """Letters wrong in all, and whether words of the name are missing; None where a typed word is in no way there."""
    name = re.findall(_WORD, candidate.key)
    town = re.findall(_WORD, fold(candidate.place)) if candidate.place else []
    of_name = [_edits(word, [*name, "".join(name)] if len(words) == 1 else name) for word in words]
    counts = [_edits(word, town) if found is None else found for word, found in zip(words, of_name, strict=True)]
    if not any(found is not None for found in of_name) or None in counts:
        return None
    return sum(filter(None, counts)), len(name) > sum(found is not None for found in of_name)


def _edits(typed: str, words: list[str]) -> int | None:
    """Letters wrong, missing, doubled or swapped against the nearest word or its beginning, None where too many."""
    counts = [count for word in words if (count := _wrong(typed, word)) is not None]
    return min(counts, default=None)


@lru_cache(maxsize=65536)
def _wrong(typed: str, word: str) -> int | None:
    from rapidfuzz.distance import OSA

    allowed = next(edits for letters, edits in _EDITS if len(typed) >= letters)
    forms = {word, word[: len(typed)]} if len(word) <= len(typed) + allowed else {word[: len(typed)]}
    fewest = min(OSA.distance(typed, form, score_cutoff=allowed) for form in forms)
    return fewest if fewest <= allowed else None


def _unknown(diary: Diary, book: Book, typed: str, among: str) -> NotFound:
    key = fold(typed)
    if gone := _read(diary, book, f"{among} AND NOT ({book.kept}) AND key >= ? AND key < ?", key, key + _LAST):
        return NotFound(f'"{short(typed)}" is archived: {gone[0]}.', "Type its whole name or its code.")
    near = _nearest(key, _read(diary, book, book.kept))
    where = "" if among == "1" else " there"
    offer = f"Did you mean {', '.join(map(str, near))}? Else: " if near else ""
    at = " --at CUSTOMER" if book == PEOPLE else ""
    return NotFound(
        f'No {book.noun} goes by "{short(typed)}"{where}.', f'{offer}retain {book.noun} add "{short(typed)}"{at}'
    )


def _nearest(key: str, candidates: list[Candidate]) -> list[Candidate]:
    from rapidfuzz import fuzz, process

    keys = [one.key for one in candidates if len(key) > TOO_SHORT]
    found = process.extract(key, keys, scorer=fuzz.WRatio, limit=NEAREST, score_cutoff=NEAR)
    return [candidates[place] for _, _, place in found]
