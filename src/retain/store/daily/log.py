"""Writing a draft into the diary."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from retain.domain import drafts
from retain.domain.entries import Presence
from retain.domain.outcome import Logged

if TYPE_CHECKING:
    from retain.domain.drafts import Draft
    from retain.domain.workdays import Workdays
    from retain.store.diary import Diary


def log(diary: Diary, draft: Draft, customer: int, workdays: Workdays) -> Logged:
    """Store a draft for one customer; runs inside `changing()`."""
    entry = replace(draft.entry, customer=customer)
    number = diary.write(entry)
    for person in draft.people:
        diary.write(Presence(number, person.id or 0))
    made = drafts.promises(draft, customer, number, diary.today, workdays)
    wrong = drafts.problems(draft, customer, number)
    return Logged(
        replace(entry, id=number),
        tuple(replace(promise, id=diary.write(promise)) for promise in made),
        tuple(replace(problem, id=diary.write(problem)) for problem in wrong),
        undated=sum(pledge.due is None for pledge in (*draft.mine, *draft.theirs, *draft.notes)),
        people=tuple(person.name for person in draft.people),
        by=draft.by,
    )
