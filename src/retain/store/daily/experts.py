"""Whom to ask about the questions that wait for an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retain.store.records import json_ids

if TYPE_CHECKING:
    from collections.abc import Collection

    from retain.domain.experts import Knower
    from retain.store.diary import Diary

WAITING = """
SELECT customer, id, text FROM problem
WHERE (solved_on IS NULL OR solved_on > :today)
    AND customer IN (SELECT value FROM json_each(:customers)) AND kind = 'question' AND colleague IS NULL
    AND raised_on <= :today AND (answered_on IS NULL OR answered_on > :today) ORDER BY id
"""

KNOWERS = """
SELECT id, name, key, knows, deputy FROM colleague
WHERE added_on <= ? AND (archived_on IS NULL OR archived_on > ?) ORDER BY id
"""


def asking(diary: Diary, customers: Collection[int]) -> dict[int, tuple[str, ...]]:
    """By customer, whom of ours to ask about each question nobody answered or took on."""
    bounds = {"today": diary.today.isoformat(), "customers": json_ids(customers)}
    rows = diary.connection.execute(WAITING, bounds).fetchall()
    if not rows:
        return {}
    from retain.domain.experts import expert

    here = colleagues(diary)
    found: dict[int, tuple[str, ...]] = {}
    for customer, number, text in rows:
        if one := expert(text, here):
            found[customer] = (*found.get(customer, ()), f"g{number}: {one}")
    return found


def colleagues(diary: Diary) -> list[Knower]:
    """The colleagues of the diary's day."""
    from retain.domain.experts import Knower

    today = diary.today.isoformat()
    return list(map(Knower._make, diary.connection.execute(KNOWERS, (today, today))))
