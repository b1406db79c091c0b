"""Where a name stands in what the rep wrote: found, taken out, and blanked in the history."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from retain.domain.codes import Code, named
from retain.domain.erasures import Sought, names_it, scrubbed, sought

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

WRITTEN = {
    "customer": ("said_because", "tier_because", "interval_because"),
    "statement": ("because",),
    "custom": ("value",),
    "position": ("role",),
    "entry": ("text",),
    "fact": ("text",),
    "promise": ("text",),
    "problem": ("text", "expected", "received"),
    "sale": ("product",),
    "contract": ("title", "because"),
    "expectation": ("text", "metric", "target", "found", "explained"),
    "news": ("text",),
    "telling": ("why", "reply"),
    "referral": ("whom", "text"),
    "opportunity": ("text", "next_step", "because"),
    "settlement": ("text",),
    "snooze": ("because",),
    "bystander": ("company", "said"),
}
"""Where a rep's own words stand: there a name may be told of somebody else's row."""
_OWNER = {
    "customer": "id",
    "news": "NULL",
    "bystander": "NULL",
    "fact": "coalesce(customer, (SELECT customer FROM position WHERE person = fact.person))",
}
"""Whose row it is, where that isn't in its column `customer`."""
FORMER = (
    "WITH RECURSIVE former(id) AS (VALUES (?) UNION SELECT fact.id FROM fact JOIN former"
    " ON fact.replaced_by = former.id) SELECT id FROM former"
)
"""A fact and the older values it took the place of."""


def names_of(connection: sqlite3.Connection, code: Code) -> list[Sought]:
    """The names to look for in other texts: a person's, a child's, a customer's and those of its own people."""
    if code.letter == "c":
        people = [Code("d", person) for person in own_people(connection, code.number)]
        own = [Sought(name) for name in names(connection, code)]
        return own + sought([name for one in people for name in names(connection, one)], {code.number})
    if code.letter == "b":
        return sought(names(connection, code), ())
    if code.letter == "d":
        return sought(names(connection, code), _places(connection, code.number))
    if code.letter == "f":
        owner, person = connection.execute("SELECT customer, person FROM fact WHERE id = ?", (code.number,)).fetchone()
        rows = connection.execute(f"SELECT name FROM fact WHERE id IN ({FORMER})", (code.number,))
        return sought((name for (name,) in rows if name), [owner] if owner else _places(connection, person))
    return []


def _places(connection: sqlite3.Connection, person: int) -> list[int]:
    rows = connection.execute("SELECT customer FROM position WHERE person = ?", (person,))
    return [int(customer) for (customer,) in rows]


def names(connection: sqlite3.Connection, code: Code) -> list[str]:
    """Every name a customer or person has or had."""
    images = connection.execute("SELECT before, after FROM op_row WHERE noun = ? AND row = ?", (code.noun, code.number))
    found = [json.loads(image)["name"] for pair in images for image in pair if image and image.startswith("{")]
    now = connection.execute(f"SELECT name FROM {code.noun} WHERE id = ?", (code.number,))
    return list(dict.fromkeys([*(name for (name,) in now), *found]))


def mentions(connection: sqlite3.Connection, wanted: list[Sought], *, scrub: bool) -> Iterator[str]:
    """The codes of the texts that have a name in them; with `scrub` it is taken out."""
    for noun, columns in WRITTEN.items() if wanted else ():
        rows = connection.execute(f"SELECT id, {_OWNER.get(noun, 'customer')}, {', '.join(columns)} FROM {noun}")
        for number, owner, *texts in rows.fetchall():
            here = [one.name for one in wanted if one.at is None or owner in one.at]
            new = [_without(text, here) for text in texts]
            if new == texts:
                continue
            yield named(noun, number)
            if scrub:
                pairs = ", ".join(f"{column} = ?" for column in columns)
                connection.execute(f"UPDATE {noun} SET {pairs} WHERE id = ?", (*new, number))


def _without(text: str | None, sought_here: Iterable[str]) -> str | None:
    for name in sought_here if text else ():
        text = scrubbed(text or "", name)
    return text


def own_people(connection: sqlite3.Connection, customer: int) -> list[int]:
    """The people who are, or were, at this customer alone."""
    rows = connection.execute(
        "SELECT person FROM position GROUP BY person HAVING min(customer) = :it AND max(customer) = :it",
        {"it": customer},
    )
    return [int(person) for (person,) in rows]


def blank(connection: sqlite3.Connection, wanted: Iterable[Sought]) -> None:
    """Blank every image in the history that has a name in it."""
    around: defaultdict[str, set[int]] = defaultdict(set)
    for person, customer in connection.execute("SELECT person, customer FROM position"):
        around[f"d{person}"].add(customer)
        around[f"c{customer}"].add(customer)
    marks = ", ".join("?" * len(WRITTEN))
    images = connection.execute(
        f"SELECT id, subject, coalesce(before, '') || coalesce(after, '') FROM op_row WHERE noun IN ({marks})",
        tuple(WRITTEN),
    ).fetchall()
    for number, subject, text in images:
        if any((one.at is None or one.at & around[subject]) and names_it(text, one.name) for one in wanted):
            connection.execute("UPDATE op_row SET before = NULL, after = NULL WHERE id = ?", (number,))
