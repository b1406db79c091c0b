"""A record with what belongs to it, named: what a list or `show` needs to say it in the rep's words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from retain.domain.colleagues import Colleague
from retain.domain.contracts import Course
from retain.domain.customers import Customer
from retain.domain.entries import Entry
from retain.domain.expectations import Expectation
from retain.domain.facts import Fact
from retain.domain.opportunities import Opportunity
from retain.domain.people import Person, Position, Reach
from retain.domain.problems import Problem
from retain.domain.promises import Promise
from retain.domain.referrals import Referral
from retain.domain.relationships import Relationship
from retain.domain.sales import Sale
from retain.domain.statements import Statement


@dataclass(frozen=True, slots=True)
class Post:
    """A position, and the customer it is at."""

    position: Position
    customer: Customer


@dataclass(frozen=True, slots=True)
class PersonFolder:
    """A person, where they are or were, and how to reach them."""

    person: Person
    posts: tuple[Post, ...] = ()
    reaches: tuple[Reach, ...] = ()

    @property
    def current(self) -> tuple[Post, ...]:
        """The posts not left."""
        return tuple(post for post in self.posts if post.position.left_on is None)


@dataclass(frozen=True, slots=True)
class EntryFolder:
    """An entry, with whom, and by whom where it wasn't the rep."""

    entry: Entry
    customer: Customer
    people: tuple[str, ...] = ()
    colleague: str | None = None


@dataclass(frozen=True, slots=True)
class FactFolder:
    """A fact, the person it is about if any, and the customers concerned."""

    fact: Fact
    person: Person | None = None
    at: tuple[Customer, ...] = ()

    @property
    def who(self) -> str:
        """Whom it is about."""
        return self.person.name if self.person else self.at[0].name


@dataclass(frozen=True, slots=True)
class PromiseFolder:
    """A promise as of a day: `due_on` after its slips, `state` as the ledger words it."""

    promise: Promise
    customer: Customer
    due_on: date
    state: str
    colleague: str | None = None


@dataclass(frozen=True, slots=True)
class ProblemFolder:
    """A problem, who raised it, and who owns it where it isn't the rep."""

    problem: Problem
    customer: Customer
    raised_by: str | None = None
    colleague: str | None = None


@dataclass(frozen=True, slots=True)
class SaleFolder:
    """A sale and whose it is."""

    sale: Sale
    customer: Customer


@dataclass(frozen=True, slots=True)
class ContractFolder:
    """A contract as of a day: how its term has gone, its running term's end and decision date, and its state."""

    course: Course
    customer: Customer
    ends_on: date
    decision_on: date
    state: str


@dataclass(frozen=True, slots=True)
class ExpectationFolder:
    """An expectation and whose it is."""

    expectation: Expectation
    customer: Customer


@dataclass(frozen=True, slots=True)
class ReferralFolder:
    """A referral as of a day: how far it came, who named them, and the customer they became."""

    referral: Referral
    customer: Customer
    state: str
    person: str | None = None
    became: Customer | None = None


@dataclass(frozen=True, slots=True)
class OpportunityFolder:
    """An opportunity as of a day, and whose it is."""

    opportunity: Opportunity
    customer: Customer


@dataclass(frozen=True, slots=True)
class ColleagueFolder:
    """A colleague, the name of who stands in, and the customers they are paired with."""

    colleague: Colleague
    deputy: str | None = None
    paired: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CustomerFolder:
    """A customer with all that `customer show` shows.

    `status` and `tier` are the derived ones, `former` what was said of its status before, newest first.
    """

    customer: Customer
    status: str
    tier: str | None
    part_of: str | None = None
    executive: str | None = None
    tags: tuple[str, ...] = ()
    custom: tuple[tuple[str, str], ...] = ()
    former: tuple[Statement, ...] = ()
    reaches: tuple[Reach, ...] = ()
    people: tuple[PersonFolder, ...] = ()
    entries: tuple[EntryFolder, ...] = ()
    promises: tuple[PromiseFolder, ...] = ()
    problems: tuple[ProblemFolder, ...] = ()
    opportunities: tuple[OpportunityFolder, ...] = ()
    referrals: tuple[ReferralFolder, ...] = ()
    relationship: Relationship | None = None


def addresses(reaches: tuple[Reach, ...], way: str) -> tuple[str, ...]:
    """The e-mail addresses or phone numbers among these, as they were written."""
    return tuple(reach.raw for reach in reaches if reach.way == way)
