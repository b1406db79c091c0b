"""Everything worth knowing before the call, most useful first (demands 35, 58 and 69)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from retain.domain import agenda, proposals, reasons, riders
from retain.domain.agenda import Row
from retain.domain.coverage import Coverage, is_wide
from retain.domain.dossier import Dossier, dossier
from retain.domain.owed import AHEAD
from retain.domain.owed_orders import usual_gap
from retain.domain.relationships import Past, Relationship, relationship

if TYPE_CHECKING:
    from datetime import date

    from retain.domain.accounts import Account, Day
    from retain.domain.audience import Fit
    from retain.domain.contracts import Course
    from retain.domain.customers import Customer
    from retain.domain.entries import Entry
    from retain.domain.expectations import Expectation
    from retain.domain.facts import Fact
    from retain.domain.hours import Best
    from retain.domain.ideas import Idea
    from retain.domain.lifetime import Lifetime
    from retain.domain.opportunities import Opportunity
    from retain.domain.owed import Owed
    from retain.domain.people import Person, Position, Reach
    from retain.domain.problems import Problem
    from retain.domain.proposals import Proposal
    from retain.domain.referrals import Referral
    from retain.domain.riders import Known
    from retain.domain.sales import Sale
    from retain.domain.standings import Owing
    from retain.domain.strip import Month

ENTRIES, ORDERS, MOODS = 8, 5, 5
"""The newest entries, orders and moods that a brief shows."""


class Contact(NamedTuple):
    """A person at the customer, and how to reach them.

    `came_from` is another customer they left, `known_since` the day they were first met or noted there; `now_at` is
    where they are otherwise.
    """

    person: Person
    position: Position
    reaches: tuple[Reach, ...] = ()
    came_from: str | None = None
    known_since: date | None = None
    now_at: str | None = None

    def left(self, today: date) -> bool:
        """Whether they are gone by a day."""
        return self.position.left_on is not None and self.position.left_on <= today


class Said(NamedTuple):
    """An entry, with whom, and by which colleague where it wasn't the rep."""

    entry: Entry
    people: tuple[str, ...] = ()
    colleague: str | None = None


class Referrer(NamedTuple):
    """Who pointed us to a customer: the referral that brought it, and the name of whose it is."""

    referral: Referral
    name: str


@dataclass(frozen=True, slots=True)
class File:
    """What the diary holds on one customer as of a day, each newest first, contracts by their decision date.

    `unproven` is what this quarter billed, in minor units, while no contact showed its value. `opportunities` are the
    open ones, the largest first; `came_by` says who pointed us to it. `executive` is whom of ours they are paired with.
    `year` is the last twelve months, oldest first; `hours` when a call reaches somebody.
    """

    customer: Customer
    since: date
    part_of: str | None = None
    reaches: tuple[Reach, ...] = ()
    people: tuple[Contact, ...] = ()
    service: Said | None = None
    billing: Problem | None = None
    orders: tuple[Sale, ...] = ()
    contracts: tuple[Course, ...] = ()
    expectations: tuple[Expectation, ...] = ()
    unproven: int = 0
    executive: str | None = None
    past: Past | None = None
    coverage: Coverage | None = None
    moods: tuple[tuple[date, str], ...] = ()
    tags: tuple[str, ...] = ()
    custom: tuple[tuple[str, str], ...] = ()
    entries: tuple[Said, ...] = ()
    facts: tuple[Fact, ...] = ()
    opportunities: tuple[Opportunity, ...] = ()
    referrals: tuple[Referral, ...] = ()
    came_by: tuple[Referrer, ...] = ()
    ideas: tuple[Idea, ...] = ()
    year: tuple[Month, ...] = ()
    hours: Best | None = None


@dataclass(frozen=True, slots=True)
class Brief:
    """A customer before the call.

    `owed` is due now, strongest first, with the contact that settles it; `next` comes after it. `usual` is the usual
    days between its orders (five at least). `tried` is the day a tried customer's row comes
    back, `dossier` how much of what one ought to know is known, `to_tell` the news that fits it, the best fit first.
    """

    account: Account
    file: File
    owed: tuple[Owed, ...]
    proposal: Proposal | None
    command: str
    next: Owed | None
    riders: tuple[str, ...]
    promises: tuple[Owing, ...]
    problems: tuple[Problem, ...]
    usual: int | None
    tried: date | None
    snoozed: date | None
    dossier: Dossier
    relationship: Relationship
    to_tell: tuple[Fit, ...] = ()
    lifetime: Lifetime | None = None

    @property
    def wide(self) -> bool:
        """Whether the account should be held by more than one person."""
        return is_wide(self.account.status, self.account.tier, solo=self.file.customer.solo)


def brief(account: Account, file: File, facts: Known, day: Day) -> Brief:
    """Put together what is owed, what is known and what was said."""
    today = day.today
    found = reasons.found(account, day)
    owed = sorted((one for one in found if one.due <= today), key=lambda one: (one.band, -one.points, one.due))
    ahead = (one for one in found if one.due > today and one.band != AHEAD)
    row = Row(account, tuple(owed), owed[0].band, {}) if owed else None
    proposal = proposals.propose(row, facts.kinds, day.policy.minutes, today, facts.to_tell) if row else None
    orders = account.sales.orders if account.sales else ()
    return Brief(
        account=account,
        file=file,
        owed=tuple(owed),
        proposal=proposal,
        command=proposals.command(row, proposal) if row and proposal else "",
        next=min(ahead, key=lambda one: (one.due, one.band), default=None),
        riders=tuple(riders.riders(facts, account, today)),
        promises=tuple(sorted(account.promises, key=lambda one: (one.due_on, one.id))),
        problems=tuple(_open(account.problems, today)),
        usual=usual_gap(orders)[0] if orders else None,
        tried=agenda.retry(account, day),
        snoozed=account.snoozed_until if account.snoozed_until and account.snoozed_until > today else None,
        dossier=dossier(file, today),
        relationship=relationship(account, file.past or Past(file.since), today),
        to_tell=facts.to_tell if account.welcomes else (),
    )


def _open(problems: list[Problem], today: date) -> list[Problem]:
    """The problems open on a day, the urgent before the oldest."""
    found = (one for one in problems if one.solved_on is None or one.solved_on > today)
    return sorted(found, key=lambda one: (not one.is_urgent, one.raised_on, one.id))
