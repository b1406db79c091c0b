"""Writing a draft into the diary."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from retain.domain import drafts
from retain.domain.marks import Marked
from retain.domain.outcome import Logged

if TYPE_CHECKING:
    from retain.domain.drafts import Draft
    from retain.domain.learnt import Learned
    from retain.domain.workdays import Workdays
    from retain.store.diary import Diary


def log(diary: Diary, draft: Draft, customer: int, workdays: Workdays) -> Logged:
    """Store a draft for one customer; runs inside `changing()`."""
    entry = replace(draft.entry, customer=customer)
    number = diary.write(entry)
    for person in draft.people:
        from retain.domain.people import Presence

        diary.write(Presence(number, person.id or 0))
    marked = _marked(diary, draft, number, customer) if "#" in entry.text or "@" in entry.text else Marked()
    made = drafts.promises(draft, customer, number, diary.today, workdays)
    wrong = drafts.problems(draft, customer, number)
    heard = drafts.opportunities(draft, customer, number)
    known = _learned(diary, draft, number) if draft.facts else ()
    return Logged(
        replace(entry, id=number),
        tuple(replace(promise, id=diary.write(promise)) for promise in made),
        tuple(replace(problem, id=diary.write(problem)) for problem in wrong),
        facts=known,
        undated=sum(pledge.due is None for pledge in (*draft.mine, *draft.theirs, *draft.notes)),
        people=(*(person.name for person in draft.people), *marked.people),
        by=draft.by,
        opportunities=tuple(replace(one, id=diary.write(one)) for one in heard),
        marked=marked,
    )


def _marked(diary: Diary, draft: Draft, entry: int, customer: int) -> Marked:
    from retain.store.daily.marks import put

    return put(diary, draft.entry.text, entry, customer)


def _learned(diary: Diary, draft: Draft, entry: int) -> tuple[tuple[str, Learned], ...]:
    """What was told with the contact, each with whom it is about."""
    from retain.domain.people import Person
    from retain.store.learning import learn

    names = {number: diary.get(Person, number).name for one in draft.facts if (number := one.person)}
    return tuple((names.get(one.person or 0, ""), learn(diary, replace(one, entry=entry))) for one in draft.facts)
