"""What promises make due: mine, a colleague's, the customer's, and notes to oneself."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from retain.domain.dates import days_said, said
from retain.domain.kinds import WRITTEN
from retain.domain.owed import DATED, NOW, Owed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from retain.domain.accounts import Account, Day
    from retain.domain.standings import Owing

AHEAD_MINE = 3
AHEAD_ASK = 2
"""Working days before its date that a promise of mine, or the question to a colleague, shows."""
CHASES = (1, 5)
DROP_IT = 10
"""Days after its date that a customer's promise is chased, and that dropping it is proposed."""
PROMISE_POINTS = 12
_FROM, _TO = -14, 7


def pressure(days_late: int) -> float:
    """How hard a promise presses: 0.2 fourteen days before its date, rising evenly to 1.0 seven days after."""
    return 0.2 + 0.8 * (min(max(days_late, _FROM), _TO) - _FROM) / (_TO - _FROM)


def mine(account: Account, day: Day) -> Iterator[Owed]:
    """A promise of mine: three working days before its date, on it, and every day after."""
    for owing in account.promises:
        if owing.party == "me":
            code = f"p{owing.id}"
            by = day.brought_forward(code, owing.due_on)
            shows = day.workdays.after(by, -AHEAD_MINE)
            yield _promised("promise", owing, by, shows, day)


def colleagues(account: Account, day: Day) -> Iterator[Owed]:
    """A colleague's promise: to ask them two working days before and on its date; late, to tell the customer."""
    for owing in account.promises:
        if owing.party != "colleague":
            continue
        by = day.brought_forward(f"p{owing.id}", owing.due_on)
        shows = day.workdays.after(by, -AHEAD_ASK)
        if day.today < day.workdays.on_or_before(by):
            if not day.settled(f"p{owing.id}-ask", shows):
                yield _promised("colleague's promise", owing, by, shows, day)._replace(code=f"p{owing.id}-ask")
        else:
            yield _promised("colleague's promise", owing, by, day.workdays.on_or_before(by), day)


def _promised(reason: str, owing: Owing, by: date, shows: date, day: Day) -> Owed:
    late = (day.today - owing.due_on).days
    band = NOW if day.today >= day.workdays.on_or_before(by) else DATED
    points = PROMISE_POINTS * pressure(late)
    return Owed(reason, f"p{owing.id}", shows, by, band, "promise", points, owing)


def notes(account: Account, day: Day) -> Iterator[Owed]:
    """A note to oneself, from its date."""
    for owing in account.promises:
        if owing.party == "note":
            by = day.brought_forward(f"p{owing.id}", owing.due_on)
            yield _dated("note to self", f"p{owing.id}", day.workdays.on_or_before(by), owing)


def confirmations(account: Account, day: Day) -> Iterator[Owed]:
    """A note that confirms what the customer promised, from the next working day until the first chase."""
    for owing in account.promises:
        if owing.party != "customer":
            continue
        due = day.workdays.after(owing.made_on, 1)
        chased = day.workdays.on_or_after(owing.due_on + timedelta(days=CHASES[0]))
        written = any(
            contact.kind in WRITTEN and (contact.day > owing.made_on or contact.id > (owing.entry or 0))
            for contact in account.since(owing.made_on)
            if contact.ours
        )
        if day.today < chased and not written and not day.settled(f"p{owing.id}-note", due):
            yield _dated("confirming note", f"p{owing.id}-note", due, owing)


def chases(account: Account, day: Day) -> Iterator[Owed]:
    """A chase of what the customer promised, one day and five days late."""
    for owing in account.promises:
        if owing.party != "customer":
            continue
        starts = [day.workdays.on_or_after(owing.due_on + timedelta(days=days)) for days in (*CHASES, DROP_IT)]
        for due, ends in pairwise(starts):
            chased = any(contact.ours for contact in account.since(due))
            if day.today < ends and not chased and not day.settled(f"p{owing.id}-chase", due):
                yield _dated("chase", f"p{owing.id}-chase", due, owing)
                break


def given_up(account: Account, day: Day) -> Iterator[Owed]:
    """Whether to drop what the customer promised, ten days late."""
    for owing in account.promises:
        if owing.party == "customer":
            due = day.workdays.on_or_after(owing.due_on + timedelta(days=DROP_IT))
            yield _dated("drop it?", f"p{owing.id}", due, owing)


def _dated(reason: str, code: str, due: date, owing: Owing) -> Owed:
    return Owed(reason, code, due, owing.due_on, DATED, "dated", 4, owing)


def says_mine(owed: Owed, today: date) -> str:
    """What I promised, and by when or how late."""
    owing = cast("Owing", owed.subject)
    late = (today - owing.due_on).days
    if late > 0:
        return f"you promised: {owing.text} ({days_said(late)} late)"
    risk = "; you are away then" if owed.day < owing.due_on else "; slip risk?" if late else ""
    return f"you promised: {owing.text} ({said(owing.due_on, today)}){risk}"


def says_colleague(owed: Owed, today: date) -> str:
    """Whom to ask about what, or what to tell the customer."""
    owing = cast("Owing", owed.subject)
    who = owing.colleague or "a colleague"
    late = (today - owing.due_on).days
    if late > 0:
        return f"{who} is {days_said(late)} late: {owing.text}; tell the customer"
    away = "; you are away then" if owed.day < owing.due_on else ""
    return f"ask {who}: {owing.text} ({said(owing.due_on, today)}){away}"


def says_note(owed: Owed, today: date) -> str:
    """The note's own words."""
    owing = cast("Owing", owed.subject)
    late = (today - owing.due_on).days
    return f"note to self: {owing.text}" + (f" (since {said(owing.due_on, today)})" if late > 0 else "")


def says_confirmation(owed: Owed, today: date) -> str:
    """What they promised, to be confirmed."""
    owing = cast("Owing", owed.subject)
    return f"they promised: {owing.text} (by {said(owing.due_on, today)}); send a note that confirms it"


def says_chase(owed: Owed, today: date) -> str:
    """What they owe, and how late it is."""
    owing = cast("Owing", owed.subject)
    return f"they owe: {owing.text}{_late(owing, today)}; chase it"


def says_given_up(owed: Owed, today: date) -> str:
    """What they owe, and how late it is."""
    owing = cast("Owing", owed.subject)
    return f"they owe: {owing.text}{_late(owing, today)}; drop it?"


def _late(owing: Owing, today: date) -> str:
    late = (today - owing.due_on).days
    return f", {days_said(late)} late" if late > 0 else f" (by {said(owing.due_on, today)})"
