"""Where the customers stand on a day: the few facts of each one's story that `due` is derived from.

Without postponed annotations: a NamedTuple would compile each of its fields' anew, at every start.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from retain.domain.kinds import LIVE_INBOUND

if TYPE_CHECKING:
    from retain.domain.away import Away
    from retain.domain.contracts import Contract
    from retain.domain.expectations import Expectation
    from retain.domain.opportunities import Opportunity
    from retain.domain.problems import Problem
    from retain.domain.referrals import Referral

ACTIVE_DAYS = 365
"""Days that business keeps a customer active (SPEC, Words)."""
INBOUND_RUN = 2
"""Inbound contacts in a row that still count as touches: the third doesn't."""


class Standing(NamedTuple):
    """One customer by `today`; each day is the newest such contact by then, None where there was none.

    `first_entry` is read only where a yearly value is expected: it tells how long that counts. `executive` is the
    colleague of ours paired with their top.
    """

    id: int
    name: str
    key: str
    came_on: date
    town: str | None = None
    said: str | None = None
    said_on: date | None = None
    tier: str | None = None
    tier_until: date | None = None
    interval: int | None = None
    potential: str | None = None
    expected_value: int | None = None
    no_contact: str = ""
    touch: date | None = None
    mailing: date | None = None
    inbound: date | None = None
    conversation: date | None = None
    face: date | None = None
    official: date | None = None
    review_face: date | None = None
    review_live: date | None = None
    review: date | None = None
    competitor: date | None = None
    first_entry: date | None = None
    executive: int | None = None


class Sales(NamedTuple):
    """One customer's business up to a day: its sales, and its contracts (domain/contracts.py, business).

    `first` and `last` are its first and newest day of business. `year` and `quarter` are its value in minor units over
    the twelve months to that day and to its quarter's first day; `orders` holds the days of five sales or more as
    numbers, ascending; a silence up to `steady` days breaks no rhythm of theirs, a longer one may. With a contract,
    `dealt` is the newest sale or signing, `fresh` the newer of the first ones.
    """

    first: date
    last: date
    year: int = 0
    quarter: int = 0
    orders: Sequence[int] = ()
    dealt: date | None = None
    fresh: date | None = None
    steady: int = 0

    @property
    def new_on(self) -> date:
        """The first sale or contract, whichever came later."""
        return self.fresh or self.first


class Owing(NamedTuple):
    """An open promise, due on the day its last slip named."""

    id: int
    customer: int
    party: str
    text: str
    made_on: date
    due_on: date
    entry: int | None = None
    colleague: str | None = None


class Delivery(NamedTuple):
    """A sale whose checks are still ahead; `special` says why it gets a thank-you ("first order"), else empty.

    `delivered_on` is None where it is still on its way. Of a special one, `thanked` and `checked` are the newest days
    since it was sold on which we thanked them, and on which either side spoke of what was delivered.
    """

    id: int
    customer: int
    day: date
    delivered_on: date | None
    product: str | None
    amount: int
    special: str = ""
    thanked: date | None = None
    checked: date | None = None


class Contact(NamedTuple):
    """An entry as the rules see it; only reports read its `minutes`, None where nobody wrote them down."""

    id: int
    customer: int
    day: date
    kind: str
    inbound: bool = False
    bulk: bool = False
    own: bool = True
    purposes: str = ""
    mood: str | None = None
    minutes: int | None = None

    @property
    def ours(self) -> bool:
        """A contact that we began, to this customer alone."""
        return not self.inbound and not self.bulk


class Attempt(NamedTuple):
    """A contact that reached nobody."""

    customer: int
    day: date
    kind: str
    time: str | None = None


class Leaver(NamedTuple):
    """A person who left a customer; `there` names who is left to speak to, `now_at` where they went if known."""

    person: int
    customer: int
    name: str
    left_on: date
    there: str | None = None
    now_at: str | None = None


class Birthday(NamedTuple):
    """A key contact's birthday, "YYYY-MM-DD" or "--MM-DD"."""

    person: int
    customer: int
    name: str
    birthday: str


@dataclass(eq=False, repr=False)  # nobody compares or prints one: half of what the class costs at start
class Book:
    """Everything `due` reads, by customer where it can be; `sales_by` answers for an earlier day too.

    `settled` holds by code the day each of its steps was settled, by the day that was due. `logged_today` is the kind
    of each contact of the rep's own that day, and its minutes where they were said.
    """

    standings: list[Standing]
    sales_by: Callable[[date], Mapping[int, Sales]]
    promises: dict[int, list[Owing]] = field(default_factory=dict)
    problems: "dict[int, list[Problem]]" = field(default_factory=dict)
    deliveries: dict[int, list[Delivery]] = field(default_factory=dict)
    contracts: "dict[int, list[Contract]]" = field(default_factory=dict)
    expectations: "dict[int, list[Expectation]]" = field(default_factory=dict)
    referrals: "dict[int, list[Referral]]" = field(default_factory=dict)
    opportunities: "dict[int, list[Opportunity]]" = field(default_factory=dict)
    contacts: Mapping[int, list[Contact]] = field(default_factory=dict)
    attempts: dict[int, list[Attempt]] = field(default_factory=dict)
    snoozes: dict[int, date] = field(default_factory=dict)
    settled: Mapping[str, dict[date, date]] = field(default_factory=dict)
    leavers: dict[int, list[Leaver]] = field(default_factory=dict)
    birthdays: dict[int, list[Birthday]] = field(default_factory=dict)
    inbound_runs: Mapping[int, list[Contact]] = field(default_factory=dict)
    executives: dict[int, str] = field(default_factory=dict)
    away: "tuple[Away, ...]" = ()
    logged_today: list[tuple[str, int | None]] = field(default_factory=list)


def status(standing: Standing, sales: Sales | None, today: date) -> str:
    """Active, past, lost or prospect, by what was said and what was sold (SPEC, Words and section 4, Business)."""
    said = standing.said if standing.said_on is None or standing.said_on <= today else None
    last = sales.last if sales else None
    dealt = (sales.dealt or last) if sales else None
    newer = said is not None and (dealt is None or standing.said_on is None or standing.said_on >= dealt)
    if newer and said in {"lost", "past"}:
        return str(said)
    if last is None:
        return "prospect" if said == "prospect" else "active"
    if newer and said == "active" and standing.said_on and (today - standing.said_on).days <= ACTIVE_DAYS:
        return "active"
    return "active" if (today - last).days <= ACTIVE_DAYS else "past"


def newest_touch(standing: Standing, run: list[Contact], *, mailings: bool) -> date | None:
    """The day of the newest touch: ours, or one of the first two inbound since (call, video, meeting, visit).

    `run` is what came in since our newest contact, oldest first; a mailing counts where `mailings` says so.
    """
    days = [standing.touch, standing.mailing if mailings else None]
    days += [contact.day for contact in run[:INBOUND_RUN] if contact.kind in LIVE_INBOUND]
    return max((day for day in days if day), default=None)


def months_before(day: date, months: int) -> date:
    """The same day of the month `months` earlier, the month's last where there is none."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    first = day.replace(day=1, year=year, month=month + 1)
    return min(first + timedelta(days=day.day - 1), (first + timedelta(days=31)).replace(day=1) - timedelta(days=1))


def quarter_start(day: date) -> date:
    """The first day of a day's calendar quarter."""
    return day.replace(month=day.month - (day.month - 1) % 3, day=1)
