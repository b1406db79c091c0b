"""Storing what was typed after a contact: shared by `log`, `tried` and `done TEXT`."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from retain.cli import choose
from retain.domain import codes, dates, drafts, jotted, outcome
from retain.domain.accounts import Day
from retain.domain.entries import Entry
from retain.domain.errors import Misused
from retain.domain.outcome import Ending
from retain.render import logged as view
from retain.store import lookup
from retain.store.daily import steps
from retain.store.daily.book import book_of
from retain.store.daily.log import log

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from retain.cli.context import Context
    from retain.domain.codes import Code
    from retain.domain.customers import Customer
    from retain.domain.drafts import Draft
    from retain.store.diary import Diary


@dataclass(frozen=True, slots=True)
class Typed:
    """A contact as typed, before names and dates are read."""

    text: str = ""
    kind: str = "call"
    purposes: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    colleague: str = ""
    day: str = ""
    time: str = ""
    inbound: bool = False
    attempt: bool = False
    bulk: bool = False
    mood: str | None = None
    minutes: int | None = None
    mine: tuple[str, ...] = ()
    theirs: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    done: tuple[str, ...] = ()


def draft(context: Context, typed: Typed) -> Draft:
    """Read what was typed; on a terminal, without any text, a jotted line is asked for."""
    order = context.settings.order
    day = dates.parse(typed.day, context.today, lean="past", order=order) if typed.day else context.today
    entry = Entry(
        0, day, typed.kind, time=dates.parse_time(typed.time) if typed.time else None, inbound=typed.inbound,
        attempt=typed.attempt, bulk=typed.bulk, purposes=typed.purposes, mood=typed.mood, minutes=typed.minutes,
        text=typed.text,
    )  # fmt: skip
    start = max(day, context.today)
    made = replace(
        drafts.drafted(entry, context.today),
        mine=drafts.pledges(typed.mine, start, order),
        theirs=drafts.pledges(typed.theirs, start, order),
        notes=drafts.pledges(typed.notes, start, order),
        problems=typed.problems,
    )
    if typed.text or not context.interactive:
        return made
    return made.from_line(jotted.line(_asked(context), start, order=order))


def draft_of(context: Context, text: str, kind: str, day: date) -> Draft:
    """A draft of the contact that `done` logs beside its row."""
    return drafts.drafted(Entry(0, day, kind, text=text), context.today)


def _asked(context: Context) -> str:
    context.screen.say("What was said?  > my promise by fri  < theirs by 12/1  ! problem")
    return sys.stdin.readline().strip()


def store(context: Context, customers: Sequence[Customer], made: Draft, typed: Typed, command: str) -> None:
    """Store a draft for each customer as one change, and say what became of it."""
    if len(customers) > 1:
        choose.agreed(context, len(customers), f"Log this to {len(customers)} customers")
    people = [choose.person(context, name, customers[0].id) for name in typed.people]
    by = choose.colleague(context, typed.colleague).id if typed.colleague else None
    made = replace(made, entry=replace(made.entry, colleague=by), people=tuple(one.id or 0 for one in people))
    if len(customers) == 1:
        one(context, customers[0], made, command, [codes.parse(code) for code in typed.done])
        return
    if typed.done:
        raise Misused("--done settles one customer's row.", "Log the others without it.")
    with context.changing(f"{command} to {len(customers)} customers") as diary:
        stored = [(one.name, log(diary, made, one.id or 0, context.policy.workdays)) for one in customers]
    view.many(context.screen, stored, context.today)


def one(context: Context, customer: Customer, made: Draft, command: str, done: Sequence[Code] = ()) -> None:
    """Store a draft for one customer, and say what it settled and what comes next."""
    number = customer.id or 0
    with context.changing(f"{command} {customer.name}") as diary:
        before = Day(book_of(diary, number), context.policy, context.today)
        owed = outcome.owed(before, number)
        logged = log(diary, made, number, context.policy.workdays)
        for code in done:
            steps.take(diary, code, owed, Ending(day=made.entry.day), made.entry.text, logged.entry.id, number)
        after = Day(book_of(diary, number, before.book), context.policy, context.today)
        result = outcome.between(owed, after, number)
    if made.entry.attempt:
        context.screen.say("Nobody was reached: an attempt.")
    undated = sum(pledge.due is None for pledge in (*made.mine, *made.theirs, *made.notes))
    view.show(context.screen, customer.name, logged, result, context.today, undated)


def bulk_of(typed: Typed) -> Typed:
    """A mailing is one-way and ours."""
    if typed.bulk and typed.inbound:
        raise Misused("A mailing isn't inbound.", "Leave out --in or --bulk.")
    return replace(typed, kind="email") if typed.bulk and typed.kind == "call" else typed


def names(diary: Diary) -> list[str]:
    """Every customer's name, for telling names from dates in pasted lines."""
    return lookup.starting(diary, lookup.CUSTOMERS, "", 10**9)
