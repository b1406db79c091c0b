"""What `waiting` reads: open promises of others, and open problems that a colleague owns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retain.domain.waiting import Waited, ordered
from retain.store.records import DAYS

if TYPE_CHECKING:
    from retain.store.diary import Diary

PROMISES = """
SELECT 'p' || p.id, p.party, ifnull(l.name, c.name), c.id, c.name, p.text, p.made_on,
    ifnull((SELECT to_on FROM slip WHERE promise = p.id AND day <= :today ORDER BY day DESC, id DESC LIMIT 1), p.due_on)
FROM promise p JOIN customer c ON c.id = p.customer LEFT JOIN colleague l ON l.id = p.colleague
WHERE p.party IN ('colleague', 'customer') AND p.made_on <= :today AND (p.ended_on IS NULL OR p.ended_on > :today)
    AND (c.archived_on IS NULL OR c.archived_on > :today)
"""
PROBLEMS = """
SELECT 'g' || g.id, 'colleague', l.name, c.id, c.name, g.text, g.raised_on, g.target_on
FROM problem g JOIN customer c ON c.id = g.customer JOIN colleague l ON l.id = g.colleague
WHERE g.raised_on <= :today AND (g.solved_on IS NULL OR g.solved_on > :today)
    AND (c.archived_on IS NULL OR c.archived_on > :today)
"""


def waiting(diary: Diary, among: set[int] | None = None) -> list[Waited]:
    """What others owe as of the diary's day, oldest first, to these customers or all; runs inside `reading()`."""
    today = {"today": diary.today.isoformat()}
    return ordered(
        Waited(code, party, owes, customer, name, text, DAYS[since], DAYS[due] if due else None)
        for query in (PROMISES, PROBLEMS)
        for code, party, owes, customer, name, text, since, due in diary.connection.execute(query, today)
        if among is None or customer in among
    )
