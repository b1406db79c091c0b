"""Full-text search: the rep's words, all of them, the last one as a beginning."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from retain.domain.errors import Misused
from retain.domain.hits import Hit
from retain.store.records import DAYS

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

    from retain.store.diary import Diary

_SLOTS = 16
"""Places in a search row's id, one for each noun (store/schema.py, which daily commands don't load)."""
_NOUNS = {
    1: "customer",
    2: "person",
    3: "entry",
    4: "promise",
    5: "problem",
    6: "colleague",
    7: "sale",
    8: "fact",
    9: "news",
    10: "contract",
    11: "expectation",
    12: "referral",
    13: "opportunity",
}
_DAY = {
    "customer": "added_on",
    "person": "added_on",
    "entry": "day",
    "promise": "made_on",
    "problem": "raised_on",
    "colleague": "added_on",
    "sale": "day",
    "fact": "told_on",
    "contract": "signed_on",
    "expectation": "set_on",
    "news": "added_on",
    "referral": "coalesce(given_on, asked_on)",
    "opportunity": "heard_on",
}
_NAMES = frozenset({"customer", "person", "colleague"})
_WORD = re.compile(r"\w+")
_AROUND = 12
"""Words shown of a long text."""


def find(diary: Diary, words: str, *, limit: int = 0, among: set[int] | None = None) -> list[Hit]:
    """Names first, then what was written, newest first, by the diary's day; `limit` of them (0: all).

    `among` are the customers they must tell of. Case and accents don't count. Raises Misused where no word was typed.
    """
    wanted = _WORD.findall(words)
    if not wanted:
        raise Misused("No word to find was typed.", 'For example `retain find "roof quote"`.')
    query = " ".join(f'"{word}"' for word in wanted) + "*"
    found = [row for (row,) in diary.connection.execute("SELECT rowid FROM search WHERE search MATCH ?", (query,))]
    if among is not None:
        found = [row for row in found if among & _customers(diary.connection, _noun(row), row // _SLOTS)]
    found.sort(key=lambda row: (_noun(row) not in _NAMES, -row))
    hits = [_hit(diary.connection, query, row, diary.today) for row in found[: limit or None]]
    written = [hit for hit in hits if not hit.is_name and hit.day <= diary.today]
    return [hit for hit in hits if hit.is_name] + sorted(written, key=lambda hit: hit.day, reverse=True)


def _noun(row: int) -> str:
    return _NOUNS[row % _SLOTS]


def _customers(connection: sqlite3.Connection, noun: str, number: int) -> set[int | None]:
    """The customers a record tells of: of a person and what is known about them, where they are."""
    if noun in {"colleague", "news"}:
        return set()
    if noun == "customer":
        return {number}
    if noun == "fact":
        customer, person = connection.execute("SELECT customer, person FROM fact WHERE id = ?", (number,)).fetchone()
        return {customer} if person is None else _customers(connection, "person", person)
    query = (
        "SELECT customer FROM position WHERE person = ? AND left_on IS NULL"
        if noun == "person"
        else f"SELECT customer FROM {noun} WHERE id = ?"
    )
    return {customer for (customer,) in connection.execute(query, (number,))}


def _hit(connection: sqlite3.Connection, query: str, row: int, today: date) -> Hit:
    noun, number = _noun(row), row // _SLOTS
    (snippet,) = connection.execute(
        f"SELECT snippet(search, 0, '', '', '…', {_AROUND}) FROM search WHERE search MATCH ? AND rowid = ?",
        (query, row),
    ).fetchone()
    (day,) = connection.execute(f"SELECT {_DAY[noun]} FROM {noun} WHERE id = ?", (number,)).fetchone()
    place, customer = _place(connection, noun, number)
    owner = ("colleague", number) if noun == "colleague" else ("customer", customer)
    return Hit(noun, number, DAYS[day], place, customer, snippet, archived=_archived(connection, *owner, today))


def _archived(connection: sqlite3.Connection, noun: str, number: int | None, today: date) -> bool:
    query = f"SELECT 1 FROM {noun} WHERE id = ? AND archived_on <= ?"
    return connection.execute(query, (number, today.isoformat())).fetchone() is not None


def _place(connection: sqlite3.Connection, noun: str, number: int) -> tuple[str | None, int | None]:
    if noun in {"colleague", "news"}:
        return None, None
    if noun == "fact":
        return _place_of_fact(connection, number)
    if noun == "person":
        query = (
            "SELECT group_concat(customer.name, ', '), min(customer.id) FROM position JOIN customer"
            " ON customer.id = position.customer WHERE position.person = ? AND left_on IS NULL"
        )
    elif noun == "customer":
        query = "SELECT name, id FROM customer WHERE id = ?"
    else:
        query = f"SELECT c.name, c.id FROM {noun} n JOIN customer c ON c.id = n.customer WHERE n.id = ?"
    found: tuple[str | None, int | None] = connection.execute(query, (number,)).fetchone()
    return found


def _place_of_fact(connection: sqlite3.Connection, number: int) -> tuple[str | None, int | None]:
    """Where a fact belongs: to a customer, or to a person at one."""
    customer, person = connection.execute("SELECT customer, person FROM fact WHERE id = ?", (number,)).fetchone()
    if customer is not None:
        return _place(connection, "customer", customer)
    (name,) = connection.execute("SELECT name FROM person WHERE id = ?", (person,)).fetchone()
    place, customer = _place(connection, "person", person)
    return ", ".join(filter(None, (name, place))), customer
