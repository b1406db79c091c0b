"""The sheets of the manager's workbook: customers, contacts, promises and problems, a row each, as of a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from retain.domain import problems
from retain.domain.agenda import next_day
from retain.domain.folders import addresses
from retain.domain.reports.scenes import ME, order
from retain.domain.workbook import AMOUNT, DAY, NUMBER, TEXT, Column, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from retain.domain.accounts import Account, Day
    from retain.domain.folders import CustomerFolder, PersonFolder, ProblemFolder, PromiseFolder
    from retain.domain.problems import Problem
    from retain.domain.reports.scenes import Scene

_CODE = Column("code", TEXT, "the customer's code in the diary")
_CUSTOMER = Column("customer", TEXT, "the customer's name")
CUSTOMERS = (
    _CODE,
    _CUSTOMER,
    Column("status", TEXT, "active, past, lost or prospect, by what was sold and said"),
    Column("tier", TEXT, "A, B or C by value, or set by hand; of active and past customers"),
    Column("value", AMOUNT, "margin, or revenue where no margin is known, of the last twelve months", bar=True),
    Column("last touch", DAY, "the newest contact that counts as one of ours; empty: none yet"),
    Column("quiet days", NUMBER, "days since the last touch, or since the customer came into the diary", bar=True),
    Column("last conversation", DAY, "the newest call, video, meeting or visit that took place"),
    Column("next due", DAY, "the day the customer is next owed something"),
    Column("because", TEXT, "what is owed then"),
    Column("promises open", NUMBER, "promises not kept, broken or dropped, ours and theirs"),
    Column("problems open", NUMBER, "problems not solved, invoices too"),
    Column("town", TEXT, "where the customer is"),
    Column("country", TEXT, "the country, where it is written down"),
    Column("industry", TEXT, "what the customer does"),
    Column("tags", TEXT, "words that group customers"),
    Column("no contact", TEXT, "ways the customer doesn't want to be contacted; all: none at all"),
)
CONTACTS = (
    Column("code", TEXT, "the person's code in the diary"),
    Column("person", TEXT, "the person's name"),
    _CUSTOMER,
    Column("role", TEXT, "what they do there"),
    Column("level", TEXT, "how high they stand"),
    Column("key", TEXT, "yes: a key contact"),
    Column("e-mail", TEXT, "addresses, as written"),
    Column("phone", TEXT, "numbers, as written"),
    Column("prefers", TEXT, "the way they like to be contacted"),
    Column("no contact", TEXT, "ways they don't want to be contacted; all: none at all"),
)
PROMISES = (
    Column("code", TEXT, "the promise's code in the diary"),
    _CUSTOMER,
    Column("whose", TEXT, "who promised: me, the rep; a colleague by name; or the customer"),
    Column("promise", TEXT, "what was promised"),
    Column("made on", DAY, "the day it was promised"),
    Column("first due", DAY, "the day first named"),
    Column("due", DAY, "the day it is due after it was moved"),
    Column("state", TEXT, "how it stands: open, kept on time or late, slipped and whether they were told, broken"),
    Column("ended on", DAY, "the day it was kept, broken or dropped"),
)
PROBLEMS = (
    Column("code", TEXT, "the problem's code in the diary"),
    _CUSTOMER,
    Column("kind", TEXT, "trouble, invoice, question or emergency"),
    Column("severe", TEXT, "yes: severe, or an emergency"),
    Column("problem", TEXT, "what is wrong or asked"),
    Column("raised on", DAY, "the day it was raised"),
    Column("raised by", TEXT, "the person who raised it"),
    Column("owner", TEXT, "who sees to it: me, the rep, or a colleague"),
    Column("target", DAY, "the day it is to be solved by"),
    Column("answered on", DAY, "the day of the first answer"),
    Column("solved on", DAY, "the day it was solved; empty: open"),
    Column("days", NUMBER, "days from raised to solved, or to the last day where it is open", bar=True),
    Column("amount", AMOUNT, "the amount of an invoice"),
)


class Shelves(NamedTuple):
    """What the sheets are made of, beside a scene: records with what belongs to them, customers by number."""

    customers: Mapping[int, CustomerFolder]
    people: Iterable[PersonFolder]
    promises: Iterable[PromiseFolder]
    problems: Iterable[ProblemFolder]


def sheets(scene: Scene, day: Day, shelves: Shelves) -> tuple[Sheet, ...]:
    """The four sheets: customers A first, people by name, promises and problems newest first."""
    accounts = sorted(scene.accounts.values(), key=order)
    return (
        Sheet("Customers", CUSTOMERS, tuple(_customer(one, scene, day, shelves) for one in accounts)),
        Sheet("Contacts", CONTACTS, tuple(_contacts(shelves.people, scene))),
        Sheet("Promises", PROMISES, tuple(_promises(shelves.promises, scene))),
        Sheet("Problems", PROBLEMS, tuple(_problems(shelves.problems, scene))),
    )


def _customer(account: Account, scene: Scene, day: Day, shelves: Shelves) -> tuple[Any, ...]:
    standing, folder = account.standing, shelves.customers[account.standing.id]
    owed, own = next_day(account, day), folder.customer
    ranked = account.status in {"active", "past"}
    return (
        *(account.code, standing.name, account.status, account.tier if ranked else None, account.value),
        *(scene.last_touch(account), scene.quiet_days(account), standing.conversation),
        *((max(owed.due, day.today), owed.reason) if owed else (None, None)),
        *(sum(one.party != "note" for one in account.promises), len(_unsolved(account, day.today))),
        *(own.town, own.country, own.industry, ", ".join(folder.tags), ", ".join(own.no_contact)),
    )


def _unsolved(account: Account, today: date) -> list[Problem]:
    """An account knows its problems solved of late, too."""
    return [one for one in account.problems if problems.known_by(one, today).solved_on is None]


def _contacts(people: Iterable[PersonFolder], scene: Scene) -> Iterable[tuple[Any, ...]]:
    """A row for each post that somebody holds."""
    for folder in people:
        one = folder.person
        ways = ("; ".join(addresses(folder.reaches, way)) for way in ("email", "phone"))
        reached = (*ways, one.prefers, ", ".join(one.no_contact))
        for post in folder.current:
            held = post.position
            if held.customer in scene.accounts and one.added_on <= scene.window.last:
                yield (
                    *(f"d{one.id}", one.name, post.customer.name, held.role, held.level, _yes(said=held.main)),
                    *reached,
                )


def _promises(found: Iterable[PromiseFolder], scene: Scene) -> Iterable[tuple[Any, ...]]:
    for folder in found:
        one = folder.promise
        if one.customer in scene.accounts and one.party != "note":
            whose = {"me": ME, "customer": "customer"}.get(one.party, folder.colleague)
            yield (
                *(one.code, folder.customer.name, whose, one.text, one.made_on, one.due_on, folder.due_on),
                *(folder.state, _by(one.ended_on, scene.window.last)),
            )


def _problems(found: Iterable[ProblemFolder], scene: Scene) -> Iterable[tuple[Any, ...]]:
    last = scene.window.last
    for folder in found:
        if folder.problem.customer in scene.accounts:
            one = problems.known_by(folder.problem, last)
            yield (
                *(one.code, folder.customer.name, one.kind, _yes(said=one.is_urgent), one.text, one.raised_on),
                *(folder.raised_by, folder.colleague or ME, one.target_on, one.answered_on, one.solved_on),
                *(((one.solved_on or last) - one.raised_on).days, one.amount),
            )


def _by(day: date | None, last: date) -> date | None:
    """A day unless it is still ahead."""
    return day if day is not None and day <= last else None


def _yes(*, said: bool) -> str | None:
    return "yes" if said else None
