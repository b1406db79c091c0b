"""What rides on a row that is due anyway, and never makes one (SPEC section 4, Riders)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from retain.domain.dates import said
from retain.domain.referral_asking import may_be_asked
from retain.domain.standings import quarter_start

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from retain.domain.accounts import Account
    from retain.domain.audience import Fit

COVERED_DAYS = 180
"""Days that speaking to somebody counts for coverage, and within which only answering shows."""
COVERED_PEOPLE = 2
STALE_MONTHS = 12
ANSWERS, ANSWERS_AT_LEAST = 5, 3
"""The newest contacts that are looked at, and how few of them still tell something."""
RIDES_DAYS = 14
"""Days after which a delivery nobody asked about is a row of its own."""
ASKED_DAYS = 90
"""Days after a first order or contract that the question of its success rides along."""
BAD_RUN = ("bad", "bad")


class Reachable(NamedTuple):
    """Whom to reach and how; without a name it is the customer's own number and address."""

    name: str = ""
    phone: str | None = None
    email: str | None = None

    def __str__(self) -> str:
        return " ".join(filter(None, (self.name, self.phone, self.email)))


class Stale(NamedTuple):
    """An address or number nobody verified since a day; `name` is whose, empty for the customer's own."""

    way: str
    raw: str
    name: str
    since: date


class Known(NamedTuple):
    """What is known of one customer beyond its standing, as of a day.

    `kinds` are those of our newest two contacts, `moods` the newest two, `inbound` whether they began each of the
    newest five contacts of 180 days, all newest first. `spoken` names the people spoken to in 180 days, `decides`
    says whether one of them is at decision level. `wishless` says that no want or need is known,
    `expecting` that they said how they will know it was a success. `asked` are the sales whose delivery check was
    settled. `referable` says that in 180 days no promise to it was broken or slipped untold, and no referral asked for
    or given. `to_tell` is the news they should hear and haven't, best fit first. `perkless` is the day a customer of
    three years or more became one, where it got no perk in 365 days. `experts` say whom of ours to ask about their
    questions.
    """

    reach: Reachable = Reachable()
    kinds: tuple[str, ...] = ()
    moods: tuple[str, ...] = ()
    inbound: tuple[bool, ...] = ()
    spoken: tuple[str, ...] = ()
    decides: bool = False
    solo: bool = False
    stale: tuple[Stale, ...] = ()
    wishless: bool = False
    expecting: bool = False
    asked: frozenset[int] = frozenset()
    referable: bool = False
    to_tell: tuple[Fit, ...] = ()
    perkless: date | None = None
    experts: tuple[str, ...] = ()


class Rider(NamedTuple):
    """One rule: what it is called, when it rides, when it gets off, and how its sentences are found."""

    name: str
    starts: str
    ends: str
    find: Callable[[Known, Account, date], Iterator[str]]


def riders(facts: Known, account: Account, today: date) -> list[str]:
    """The sentences that ride on a customer's row, in the table's order; nothing is to be asked of a lost one."""
    if account.status == "lost":
        return []
    return [sentence for rider in RIDERS for sentence in rider.find(facts, account, today)]


def _coverage(facts: Known, account: Account, today: date) -> Iterator[str]:
    contact = account.newest_contact
    if facts.solo or account.status != "active" or account.tier not in {"A", "B"}:
        return
    if contact is not None and contact >= quarter_start(today):
        return
    gaps = []
    if len(facts.spoken) < COVERED_PEOPLE:
        gaps.append(f"only {facts.spoken[0]} spoken to" if facts.spoken else "nobody by name spoken to")
    if not facts.decides:
        gaps.append("nobody at decision level")
    if gaps:
        yield f"coverage: {', '.join(gaps)} in {COVERED_DAYS} days"


def _stale(facts: Known, account: Account, today: date) -> Iterator[str]:  # noqa: ARG001 - one shape for the table
    if facts.stale:
        oldest = facts.stale[0]
        whose = f" ({oldest.name})" if oldest.name else ""
        more = f", and {len(facts.stale) - 1} more" if len(facts.stale) > 1 else ""
        way = "e-mail" if oldest.way == "email" else "phone"
        yield f"{way} {oldest.raw}{whose} not verified since {said(oldest.since, today)}{more}"


def _wishless(facts: Known, account: Account, today: date) -> Iterator[str]:  # noqa: ARG001 - one shape for the table
    if facts.wishless:
        yield "no want or need known: ask"


def _unasked(facts: Known, account: Account, today: date) -> Iterator[str]:
    if facts.expecting or account.status != "active" or not account.sales:
        return
    begun = account.sales.new_on
    if 0 <= (today - begun).days < ASKED_DAYS:
        what = "contract" if any(contract.made_on == begun for contract in account.contracts) else "order"
        yield f"first {what} {said(begun, today)}: ask how, six months from now, they will know it was a success"


def _perkless(facts: Known, account: Account, today: date) -> Iterator[str]:  # noqa: ARG001 - one shape for the table
    if facts.perkless and account.status == "active":
        yield f"long-loyal without a perk: customer since {facts.perkless.year}"


def _delivery(facts: Known, account: Account, today: date) -> Iterator[str]:
    for delivery in account.deliveries:
        if delivery.delivered_on is None:
            continue
        met = account.newest_contact is not None and account.newest_contact >= delivery.delivered_on
        riding = 0 <= (today - delivery.delivered_on).days < RIDES_DAYS
        if riding and not met and not delivery.special and delivery.id not in facts.asked:
            product = f" ({delivery.product})" if delivery.product else ""
            yield f"delivered{product} {said(delivery.delivered_on, today)}: ask whether it was what they expected"


def _referable(facts: Known, account: Account, today: date) -> Iterator[str]:
    if may_be_asked(account, facts, today):
        yield "a referral could be asked for"


def _only_answering(facts: Known, account: Account, today: date) -> Iterator[str]:  # noqa: ARG001 - one shape
    if len(facts.inbound) >= ANSWERS_AT_LEAST and all(facts.inbound):
        yield f"you only answer: they began the last {len(facts.inbound)} contacts"


def _bad_moods(facts: Known, account: Account, today: date) -> Iterator[str]:  # noqa: ARG001 - one shape
    if facts.moods == BAD_RUN:
        yield "two bad moods in a row"


def _experts(facts: Known, account: Account, today: date) -> Iterator[str]:  # noqa: ARG001 - one shape
    yield from facts.experts


RIDERS = (
    Rider("whom to ask", "a question nobody answered, and a colleague who knows about it",
          "once it is answered, or a colleague's", _experts),
    Rider("coverage", "an A or B with under 2 people spoken to in 180 days, or nobody at decision level; not `solo`",
          "at the quarter's first contact", _coverage),
    Rider("stale phone or e-mail", "not verified for 12 months", "once verified or taken off", _stale),
    Rider("no want or need known", "nothing they want or need is noted", "once a want or need is noted", _wishless),
    Rider("no expectation yet", "a first order or contract, and no expectation set",
          "once one is set, else after 90 days", _unasked),
    Rider("long-loyal without a perk", "active, a customer for 3 years, and no perk in 365 days",
          "at an entry --for perk", _perkless),
    Rider("delivery", "delivered, and nobody asked yet", "at the next contact; after 14 days it is a row", _delivery),
    Rider("a referral could be asked for", "spoken to in 30 days, nothing open, broken or bad, not asked in 180 days",
          "once asked for, or where one of these ends", _referable),
    Rider("you only answer", "the last 5 contacts of 180 days (3 at least) were all inbound", "once you begin one",
          _only_answering),
    Rider("bad moods", "the newest two moods are bad", "at a better mood", _bad_moods),
)  # fmt: skip
"""The one table of riders, first to last. A new rider is a new line."""
