"""What a rep typed after a contact, before it is anybody's: one draft makes an entry for each customer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from retain.domain.dates import said
from retain.domain.entries import Entry, reads_as_attempt
from retain.domain.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from retain.domain.almanac import Order
    from retain.domain.facts import Fact
    from retain.domain.jotted import Jotted
    from retain.domain.news import News
    from retain.domain.opportunities import Opportunity
    from retain.domain.people import Person
    from retain.domain.pledges import Pledge
    from retain.domain.problems import Problem
    from retain.domain.promises import Promise
    from retain.domain.workdays import Workdays

UNDATED = 5
"""Working days on which a promise without a date is due."""


class Draft(NamedTuple):
    """An entry to be, with what was promised and what went wrong; `entry.customer` is set when it is stored.

    `by` is the name of the entry's colleague; `facts` are one customer's or its people's already; `told` is the news
    told with it.
    """

    entry: Entry
    people: tuple[Person, ...] = ()
    by: str = ""
    mine: tuple[Pledge, ...] = ()
    theirs: tuple[Pledge, ...] = ()
    notes: tuple[Pledge, ...] = ()
    problems: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    opportunities: tuple[str, ...] = ()
    told: tuple[News, ...] = ()

    def from_line(self, line: Jotted) -> Draft:
        """The same draft with what a jotted line holds."""
        entry = replace(
            self.entry,
            text=line.text,
            attempt=_is_attempt(self.entry, line.text),
            mood=self.entry.mood or line.mood,
        )
        return self._replace(entry=entry, mine=self.mine + line.mine, theirs=self.theirs + line.theirs,
                             problems=self.problems + line.problems)  # fmt: skip


def drafted(entry: Entry, today: date) -> Draft:
    """A draft of one entry; raises Refused for one that hasn't happened yet."""
    happened(entry.day, today)
    return Draft(replace(entry, attempt=_is_attempt(entry, entry.text)))


def happened(day: date, today: date) -> date:
    """The day itself; raises Refused for one still ahead."""
    if day > today:
        raise Refused(f"{said(day, today)}, is still ahead: log what happened.", 'For what is to come: --next "…".')
    return day


def _is_attempt(entry: Entry, text: str) -> bool:
    """Whether nobody was reached: said so, or what was written begins like it; a note or what came in reached us."""
    return entry.attempt or (not entry.inbound and entry.kind != "note" and reads_as_attempt(text))


def pledges(texts: Sequence[str], start: date, order: Order) -> tuple[Pledge, ...]:
    """Promises as typed, their dates counted from `start`."""
    if not texts:
        return ()
    from retain.domain.pledges import pledged

    return tuple(pledged(text, start, order=order) for text in texts)


def promises(draft: Draft, customer: int, entry: int, today: date, workdays: Workdays) -> Iterator[Promise]:
    """The promises a draft holds, for one customer; one without a date is due five working days on."""
    start = max(draft.entry.day, today)
    colleague = draft.entry.colleague
    mine = "me" if colleague is None else "colleague"
    for party, some in ((mine, draft.mine), ("customer", draft.theirs), ("note", draft.notes)):
        for pledge in some:
            from retain.domain.promises import Promise

            due = pledge.due or workdays.after(start, UNDATED)
            by = colleague if party == "colleague" else None
            yield Promise(customer, party, pledge.text, draft.entry.day, due, entry=entry, colleague=by)


def problems(draft: Draft, customer: int, entry: int) -> Iterator[Problem]:
    """The problems a draft holds, for one customer."""
    for text in draft.problems:
        from retain.domain import jotted
        from retain.domain.problems import Problem

        kind, rest = jotted.problem_kind(text)
        yield Problem(customer, kind, rest, draft.entry.day, entry=entry, severe=kind == "emergency")


def opportunities(draft: Draft, customer: int, entry: int) -> Iterator[Opportunity]:
    """The needs heard with a draft's contact, for one customer."""
    for text in draft.opportunities:
        from retain.domain.opportunities import Opportunity

        yield Opportunity(customer, text.strip(), draft.entry.day, entry=entry)
