"""Who of the diary may stand in it twice: looked for among those that share something, never each against all."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from retain.domain.duplicates import UNLIKE, Likeness
from retain.domain.names import bare, fold
from retain.store.intake.matching import ANYBODY

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping

    from retain.store.diary import Diary

_CLOSE = 90
"""Letters of a hundred that two names of one town share, at least."""
_SHORTEST = 5
_NEIGHBOURS = 12
"""Names beside a name, in order of its beginning and of its end, that it is compared with."""
_CROWD = 6
"""A number or domain that more share is a switchboard's, a chain's or an agency's: it tells nobody."""
_DIGITS = re.compile(r"\d+")
_REACHES = """
    SELECT way, plain, customer, 1 FROM reach WHERE customer IS NOT NULL AND plain <> '' UNION
    SELECT way, plain, min(position.customer), 0 FROM reach JOIN position ON position.person = reach.person
     WHERE left_on IS NULL AND plain <> '' AND way = 'email' GROUP BY reach.id HAVING count(*) = 1
"""
"""Of customers, and of people who work for one alone: who works for two makes them no one."""
_UNLIKE = f"SELECT {{0}}, text FROM fact WHERE kind = '{UNLIKE}' AND {{0}} IS NOT NULL"

Pairs = dict[tuple[int, int], str]


def customers(diary: Diary) -> list[Likeness]:
    """The customers that may be one, the surest first; archived ones, parts of one another and those told apart not."""
    read = diary.connection.execute
    book = {
        number: (name, fold(town or ""), part_of)
        for number, name, town, part_of in read(
            "SELECT id, name, town, part_of FROM customer WHERE archived_on IS NULL"
        )
    }
    keys = {number: bare(name) for number, (name, _, _) in book.items()}
    own, domains = _reached(read(_REACHES), book)
    found: Pairs = {}
    _alike(found, _grouped((key, number) for number, key in keys.items()), lambda _: "the same name", _CROWD * 10)
    _alike(found, own, lambda plain: f"both have {plain}")
    _alike(found, domains, lambda domain: f"both write from {domain}")
    _close(found, keys, {number: town for number, (_, town, _) in book.items()})
    whole = {number: part_of or number for number, (_, _, part_of) in book.items()}
    apart = _told_apart(diary, "customer", "c") | {pair for pair in found if whole[pair[0]] == whole[pair[1]]}
    return _listed(found, apart, {number: name for number, (name, _, _) in book.items()}, "c")


def people(diary: Diary) -> list[Likeness]:
    """The people who may be one: of one name at a customer, or of one address or number and a name in common."""
    read = diary.connection.execute
    names = dict(read("SELECT id, name FROM person"))
    keys = {number: fold(name) for number, name in names.items()}
    at = _grouped(
        ((customer, keys[person]), person) for person, customer in read("SELECT person, customer FROM position")
    )
    reaches = _grouped(read("SELECT plain, person FROM reach WHERE person IS NOT NULL AND plain <> ''"))
    found: Pairs = {}
    _alike(found, at, lambda _: "the same name at one customer")
    for plain, numbers in reaches.items():
        for pair in combinations(sorted(numbers), 2) if len(numbers) <= _CROWD else ():
            if set(keys[pair[0]].split()) & set(keys[pair[1]].split()):
                found.setdefault(pair, f"both have {plain}")
    return _listed(found, _told_apart(diary, "person", "d"), names, "d")


def _reached(
    rows: Iterable[tuple[str, str, int, int]], book: Mapping[int, object]
) -> tuple[dict[Hashable, set[int]], dict[Hashable, set[int]]]:
    """Who can be reached at each address or number, and who writes from each domain that isn't everybody's."""
    own: defaultdict[Hashable, set[int]] = defaultdict(set)
    domains: defaultdict[Hashable, set[int]] = defaultdict(set)
    for way, plain, number, its_own in rows:
        if number in book:
            if its_own:
                own[plain].add(number)
            domain = plain.rpartition("@")[2] if way == "email" else ""
            if domain and domain not in ANYBODY:
                domains[domain].add(number)
    return own, domains


def _grouped(pairs: Iterable[tuple[Hashable, int]]) -> dict[Hashable, set[int]]:
    found: defaultdict[Hashable, set[int]] = defaultdict(set)
    for key, number in pairs:
        found[key].add(number)
    return found


def _alike(
    found: Pairs, groups: Mapping[Hashable, set[int]], why: Callable[[Hashable], str], most: int = _CROWD
) -> None:
    for key, numbers in groups.items():
        if 1 < len(numbers) <= most:
            for pair in pairwise(sorted(numbers)):
                found.setdefault(pair, why(key))


def _close(found: Pairs, keys: Mapping[int, str], towns: Mapping[int, str]) -> None:
    """Names of one town that differ by a slip of the pen."""
    from rapidfuzz.fuzz import ratio

    for numbers in _grouped((town, number) for number, town in towns.items() if town).values():
        for first, second in _neighbours(numbers, keys):
            one, other = keys[first], keys[second]
            if one == other or min(len(one), len(other)) < _SHORTEST or _DIGITS.findall(one) != _DIGITS.findall(other):
                continue
            if ratio(one, other, score_cutoff=_CLOSE):
                pair = (min(first, second), max(first, second))
                found.setdefault(pair, "almost the same name in the same town")


def _neighbours(numbers: set[int], keys: Mapping[int, str]) -> Iterator[tuple[int, int]]:
    for end in (1, -1):
        ordered = sorted(numbers, key=lambda number: keys[number][::end])
        for place, first in enumerate(ordered):
            yield from ((first, second) for second in ordered[place + 1 : place + 1 + _NEIGHBOURS])


def _told_apart(diary: Diary, noun: str, letter: str) -> set[tuple[int, int]]:
    """The pairs that the rep said are two: a fact of the one names the code of the other."""
    found = set()
    for number, text in diary.connection.execute(_UNLIKE.format(noun)):
        code = text.partition(" ")[0]
        if code[:1] == letter and code[1:].isdecimal():
            found.add((min(number, int(code[1:])), max(number, int(code[1:]))))
    return found


def _listed(found: Pairs, apart: set[tuple[int, int]], names: Mapping[int, str], letter: str) -> list[Likeness]:
    return [
        Likeness(f"{letter}{first}", names[first], f"{letter}{second}", names[second], because)
        for (first, second), because in sorted(found.items())
        if (first, second) not in apart
    ]
