"""Ideas that wait for an answer: of one customer for its brief, of all for the list, and closed by hand."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from retain.domain.entries import Entry
from retain.domain.errors import NotFound
from retain.domain.ideas import STEP, Idea, open_ideas
from retain.domain.settlements import Settlement

if TYPE_CHECKING:
    from datetime import date

    from retain.store.diary import Diary

SHARED = "day <= ? AND ' ' || purposes || ' ' LIKE '% idea %'"
DONE = "SELECT code FROM settlement WHERE day <= ? AND code GLOB 'e*-idea'"


def ideas(diary: Diary, customer: int | None = None) -> list[Idea]:
    """The ideas open on the diary's day, of one customer or of all, each customer's oldest first."""
    one, whose = ("1", ()) if customer is None else ("customer = ?", (customer,))
    today = diary.today.isoformat()
    entries = diary.where(Entry, f"{one} AND {SHARED}", *whose, today)
    if not entries:
        return []
    done = [code for (code,) in diary.connection.execute(f"{DONE} AND {one}", (today, *whose))]
    entries.sort(key=lambda entry: entry.customer)
    return [
        idea for _, some in groupby(entries, key=lambda entry: entry.customer) for idea in open_ideas(list(some), done)
    ]


def close(diary: Diary, number: int, day: date, text: str, entry: int | None) -> None:
    """Close the idea of an entry by hand; raises NotFound where it isn't open."""
    said = diary.get(Entry, number)
    if not any(idea.entry.id == number for idea in ideas(diary, said.customer)):
        raise NotFound(f"Nothing of e{number}-{STEP} is open.", "`retain news ideas` lists what is.")
    diary.write(Settlement(said.customer, f"e{number}-{STEP}", said.day, day, entry=entry, text=text))
