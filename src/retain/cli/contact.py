"""Storing what was typed after a contact: shared by `log`, `tried` and `done TEXT`."""

from __future__ import annotations

import sys
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from retain.cli import choose
from retain.domain import codes, dates, drafts, outcome
from retain.domain.accounts import Day
from retain.domain.entries import Entry
from retain.domain.errors import Misused, NotFound, Refused
from retain.domain.names import short
from retain.domain.outcome import Ending
from retain.render import logged as view
from retain.store import lookup
from retain.store.daily.book import book_of
from retain.store.daily.log import log

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from retain.cli.context import Context
    from retain.domain.codes import Code
    from retain.domain.customers import Customer
    from retain.domain.drafts import Draft
    from retain.domain.facts import Fact
    from retain.domain.news import News
    from retain.domain.outcome import Logged
    from retain.domain.people import Person
    from retain.store.diary import Diary


class Typed(NamedTuple):
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
    facts: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    opportunities: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    cost: str = ""


def addressed(customer: str, text: Sequence[str] | None, where: str) -> tuple[str, str]:
    """Names and text as typed; with --where nobody is named, and every word is text."""
    words = [*(text or ())]
    return ("", " ".join(filter(None, [customer, *words]))) if where.strip() else (customer, " ".join(words).strip())


def draft(context: Context, typed: Typed) -> Draft:
    """Read what was typed; raises Misused or Refused."""
    order = context.settings.order
    day = dates.parse(typed.day, context.today, lean="past", order=order) if typed.day else context.today
    entry = Entry(
        0, day, typed.kind, time=dates.parse_time(typed.time) if typed.time else None, inbound=typed.inbound,
        attempt=typed.attempt, bulk=typed.bulk, purposes=typed.purposes, mood=typed.mood, minutes=typed.minutes,
        text=typed.text, cost=_cost(typed.cost),
    )  # fmt: skip
    return drafts.drafted(entry, context.today)._replace(
        mine=drafts.pledges(typed.mine, context.today, order),
        theirs=drafts.pledges(typed.theirs, context.today, order),
        notes=drafts.pledges(typed.notes, context.today, order),
        problems=typed.problems,
        opportunities=typed.opportunities,
    )


def _cost(typed: str) -> int | None:
    if not typed:
        return None
    from retain.domain import money

    return money.parse(typed)


def draft_of(context: Context, text: str, kind: str, day: date) -> Draft:
    """A draft of the contact that `done` logs beside its row."""
    return drafts.drafted(Entry(0, day, kind, text=text), context.today)


def done_by(
    context: Context, typed: str, ending: Ending, draft: Draft | None, code: str
) -> tuple[Ending, Draft | None]:
    """What `done` does as a colleague's deed; raises Misused where there is none: no contact and no problem."""
    if draft is None and (codes.parse(code).letter != "g" or codes.parse(code).step):
        raise Misused(f"{code} is no problem: --by names who made a contact.", f'Add TEXT: retain done {code} "…"')
    colleague = choose.colleague(context, typed)
    ending = ending._replace(colleague=colleague.id, by=colleague.name)
    if draft is None:
        return ending, None
    return ending, draft._replace(entry=replace(draft.entry, colleague=colleague.id), by=colleague.name)


def _asked(context: Context, made: Draft, customers: Sequence[Customer]) -> Draft:
    """The draft with the one line that is asked for on a terminal; an end of input (Ctrl-D) takes it all back."""
    from retain.domain import jotted

    first = customers[0]
    whom = choose.several(customers) if len(customers) > 1 else f"{short(first.name)} (c{first.id})"
    context.screen.say(f"{whom}: what was said?  > my promise by fri  < theirs by 12/1  ! problem")
    line = sys.stdin.readline()
    if not line:
        raise Refused("Nothing was logged.", "An empty line logs a contact without words.")
    return made.from_line(jotted.line(line.strip(), context.today, order=context.settings.order))


def store(context: Context, customers: Sequence[Customer], typed: Typed, command: str) -> None:
    """Store what was typed for each customer as one change, and say what became of it.

    On a terminal, without any text, a jotted line is asked for: last, so that no refusal costs the rep the line.
    """
    done = [codes.parse(code) for code in typed.done]
    if done and len(customers) > 1:
        raise Misused("--done settles one customer's row.", "Log the others without it.")
    with_whom = _present(context, typed.people, customers)
    by = choose.colleague(context, typed.colleague) if typed.colleague else None
    made = draft(context, typed)
    made = made._replace(entry=replace(made.entry, colleague=by.id if by else None), by=by.name if by else "")
    made = made._replace(told=_news(context, typed.told))
    told = _told(context, typed.facts, customers, made.entry.day)
    choose.agreed(context, len(customers), f"Log {_named(typed.text)} to {choose.several(customers)}")
    if not typed.text and context.interactive:
        made = _asked(context, made, customers)
    each = [
        (one, made._replace(people=with_whom[one.id or 0], facts=tuple(told.get(one.id or 0, ())))) for one in customers
    ]
    for one in customers:
        if one.archived_on is not None:
            context.screen.say(
                f"{short(one.name)} is archived: retain customer edit c{one.id} --restore takes it back."
            )
    if len(each) == 1:
        _one(context, *each[0], command, done)
        return
    with context.changing(f"{command} to {len(customers)} customers") as diary:
        stored = [(one.name, _logged(context, diary, its, one.id or 0)) for one, its in each]
    view.many(context.screen, stored, context.today)
    _warn(context, made.told)


def _named(text: str) -> str:
    return f'"{short(text)}"' if text else "this"


def _present(context: Context, names: Sequence[str], customers: Sequence[Customer]) -> dict[int, tuple[Person, ...]]:
    """Who took part, by customer; raises NotFound for somebody who is at none of them."""
    found: dict[int, dict[int | None, Person]] = {one.id or 0: {} for one in customers}
    for name in names:
        here = [(one.id or 0, person) for one in customers if (person := _at(context, name, one))]
        for number, person in here or [(customers[0].id or 0, choose.person(context, name, customers[0].id))]:
            found[number][person.id] = person
    return {number: tuple(some.values()) for number, some in found.items()}


def _told(context: Context, facts: Sequence[str], customers: Sequence[Customer], day: date) -> dict[int, list[Fact]]:
    """What was learnt, by customer."""
    if not facts:
        return {}
    from retain.cli.whose import learnt_at

    return learnt_at(context, facts, customers, day)


def _at(context: Context, name: str, customer: Customer) -> Person | None:
    with suppress(NotFound):
        return choose.person(context, name, customer.id)
    return None


def _one(context: Context, customer: Customer, made: Draft, command: str, done: Sequence[Code]) -> None:
    """Store a draft for one customer, and say what it settled and what comes next."""
    number = customer.id or 0
    with context.changing(f"{command} {short(customer.name)}") as diary:
        before = Day(book_of(diary, number), context.policy, context.today)
        owed = outcome.owed(before, number)
        logged = _logged(context, diary, made, number)
        for code in done:
            from retain.store.daily import steps

            steps.take(diary, code, owed, Ending(day=made.entry.day), made.entry.text, logged.entry.id, number)
        after = before.again(book_of(diary, number, before.book))
        result = outcome.between(owed, after, number, [str(code) for code in done])
    view.show(context.screen, customer.name, logged, result, context.today)
    _warn(context, made.told)


def _news(context: Context, typed: Sequence[str]) -> tuple[News, ...]:
    """The news of these codes; raises NotFound."""
    if not typed:
        return ()
    from retain.store.daily.news import by_code

    with context.reading() as diary:
        return tuple(by_code(diary, code) for code in dict.fromkeys(typed))


def _logged(context: Context, diary: Diary, made: Draft, customer: int) -> Logged:
    """Store a draft, and that they were told the news that went with it."""
    logged = log(diary, made, customer, context.policy.workdays)
    if not made.told:
        return logged
    from retain.domain.tellings import Word
    from retain.store.daily.news import Audiences, tell

    if not made.entry.reached:
        raise Misused("Nobody was told anything without a contact.", "Leave out --told.")
    tell(diary, Audiences(diary, context.policy), made.told, customer, Word(made.entry.day, entry=logged.entry.id))
    return logged._replace(told=made.told)


def _warn(context: Context, told: Sequence[News]) -> None:
    """Warn of news that names a competitor: what they carry isn't ours to show."""
    if told and context.policy.competitors:
        from retain.domain.rivals import named
        from retain.render.news import warning

        for one in told:
            warning(context.screen, one, named(one, context.policy.competitors))


def bulk_of(typed: Typed) -> Typed:
    """A mailing is one-way and ours."""
    if typed.bulk and typed.inbound:
        raise Misused("A mailing isn't inbound.", "Leave out --in or --bulk.")
    return typed._replace(kind="email") if typed.bulk and typed.kind == "call" else typed


def names(diary: Diary) -> list[str]:
    """Every customer's name, for telling names from dates in pasted lines."""
    return lookup.starting(diary, lookup.CUSTOMERS, "", 10**9)
