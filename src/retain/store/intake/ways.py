"""E-mail addresses and phone numbers of a file, added where they aren't known."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from retain.store.reaches import reach

if TYPE_CHECKING:
    from collections.abc import Sequence

    from retain.domain.incoming import Way
    from retain.store.diary import Diary


def add_ways(diary: Diary, ways: Sequence[Way], *, customer: int | None = None, person: int | None = None) -> bool:
    """Add what a customer or a person hasn't yet; whether there was any."""
    owner, number = ("customer", customer) if customer is not None else ("person", person)
    wrote = False
    for way in ways:
        found = reach(way.way, way.raw, way.region, customer=customer, person=person, verified=None)
        held = diary.connection.execute(
            f"SELECT 1 FROM reach WHERE {owner} = ? AND way = ? AND (plain = ? OR raw = ?)",
            (number, way.way, found.plain, found.raw),
        )
        if held.fetchone() is None:
            diary.write(replace(found, label=way.label))
            wrote = True
    return wrote
