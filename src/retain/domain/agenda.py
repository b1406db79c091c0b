"""Who is due, in what order, and what fits the day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from retain.domain import clocks, reasons
from retain.domain.accounts import Account, Day
from retain.domain.owed import AHEAD, DATED, NOW, Owed
from retain.domain.standings import newest_touch, status
from retain.domain.tiers import KEPT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from retain.domain.policy import Policy
    from retain.domain.standings import Book, Standing

RECENT_POINTS, RIVAL_POINTS = 3, 2
RETRY = 2
"""Working days after an attempt that its row comes back."""


@dataclass(frozen=True, slots=True)
class Row:
    """One customer's line of `due`: its reasons, strongest first, its band, and its score term by term."""

    account: Account
    owed: tuple[Owed, ...]
    band: int
    terms: dict[str, float]

    @property
    def score(self) -> float:
        return round(sum(self.terms.values()), 2)


@dataclass(slots=True)
class Agenda:
    """The whole list of a day; `tried` and `snoozed` tell when rows set aside come back, `spread` the first
    touches still ahead, `touched` of `kept` customers this month.
    """

    rows: list[Row] = field(default_factory=list)
    tried: list[date] = field(default_factory=list)
    snoozed: list[date] = field(default_factory=list)
    spread: list[date] = field(default_factory=list)
    touched: int = 0
    kept: int = 0


def due(book: Book, policy: Policy, today: date, *, within: int = 0, among: Collection[int] | None = None) -> Agenda:
    """List whom the rep owes something today, most pressing first; `within` looks that many days ahead (band 4).

    `among` keeps the list to some customers, judged as part of the whole book.
    """
    day = Day(book, policy, today)
    agenda = Agenda()
    count_month(agenda, day)
    horizon = today + timedelta(days=within)
    for standing in candidates(day, horizon):
        if among is None or standing.id in among:
            judge(day.account(standing), day, horizon, agenda)
    agenda.rows.sort(key=_order)
    return agenda


def count_month(agenda: Agenda, day: Day) -> None:
    """Count the active and past customers, and those touched this month (demand 60)."""
    first = day.today.replace(day=1)
    for standing in day.book.standings:
        if standing.said is None or status(standing, day.sales.get(standing.id), day.today) in KEPT:
            agenda.kept += 1
            agenda.touched += _touched(standing, day, first)


def _touched(standing: Standing, day: Day, first: date) -> bool:
    if (standing.touch and standing.touch >= first) or (standing.mailing and standing.mailing >= first):
        return True
    newest = newest_touch(standing, day.book.inbound_runs.get(standing.id, []), mailings=True)
    return newest is not None and newest >= first


def candidates(day: Day, horizon: date) -> Iterable[Standing]:
    """The customers that can possibly be due by a day: all but those whose clocks surely run on."""
    book, safe = day.book, _running(day, horizon)
    busy = set().union(book.promises, book.problems, book.deliveries, book.attempts, book.leavers, book.birthdays)
    busy |= _shortened(day)
    for standing in book.standings:
        if standing.id in busy or standing.interval is not None:
            yield standing
            continue
        touch, talk, face, review, official = safe[day.tiers.get(standing.id, "C")]
        if (
            not standing.touch or standing.touch <= touch
            or not standing.conversation or standing.conversation <= talk
            or not standing.face or standing.face <= face
            or not standing.review or clocks.last_review(standing, day.tiers.get(standing.id, "C")) is None
            or standing.review <= review
            or (official is not None and (standing.official is None or standing.official <= official))
        ):  # fmt: skip
            yield standing


def _running(day: Day, horizon: date) -> dict[str, tuple[date, date, date, date, date | None]]:
    """By tier, the newest contact days that are still too old to keep each clock surely running past `horizon`."""
    edge = day.workdays.after(horizon, 1) - timedelta(days=1)
    limits = {}
    for tier in "ABC":
        plain = day.policy.cadences[tier]
        days = (plain.touch, plain.conversation, plain.face or 1, plain.review or 1)
        touch, talk, face, review = (edge - timedelta(days=n) for n in days)
        limits[tier] = (touch, talk, face, review, edge - timedelta(days=365) if tier == "A" else None)
    return limits


def _shortened(day: Day) -> set[int]:
    """Customers whose cadence is boosted, or whose order rhythm may be broken."""
    recent = day.today - timedelta(days=clocks.BOOST_DAYS)
    found = {s.id for s in day.book.standings if s.competitor and s.competitor > recent}
    now = day.today.toordinal()
    for customer, sales in day.sales.items():
        if sales.first > recent or (len(sales.orders) >= reasons.owed_orders.RHYTHM_ORDERS and _broken(sales.orders, now)):
            found.add(customer)
    return found


def _broken(orders: tuple[int, ...], now: int) -> bool:
    silent = now - orders[-1]
    return silent > 2 and reasons.owed_orders.usual_gap(orders)[1] < silent  # noqa: PLR2004 - twice a gap of one day


def judge(account: Account, day: Day, horizon: date, agenda: Agenda) -> None:
    """Put a customer's row on the agenda, or note when it comes back."""
    today = day.today
    first = account.clocks.get("touch")
    if first and first.spread and first.due > today:
        agenda.spread.append(first.due)
    owed = [_banded(one, today) for one in reasons.found(account, day) if one.due <= horizon]
    if account.snoozed_until and account.snoozed_until > today and any(one.band != NOW for one in owed):
        agenda.snoozed.append(account.snoozed_until)
        owed = [one for one in owed if one.band == NOW]
    if (back := retry(account, day)) and any(one.band != NOW for one in owed):
        agenda.tried.append(back)
        owed = [one for one in owed if one.band == NOW]
    if any(one.band != AHEAD or one.due > today for one in owed):
        agenda.rows.append(_row(account, owed, day))


def _banded(one: Owed, today: date) -> Owed:
    return one._replace(band=AHEAD) if one.due > today else one


def retry(account: Account, day: Day) -> date | None:
    """The working day an attempt's row comes back; None where nobody was tried since the newest contact, or it is back."""
    newest = account.newest_contact
    tried = [attempt.day for attempt in account.attempts if newest is None or attempt.day > newest]
    if not tried:
        return None
    back = day.workdays.after(max(tried), RETRY)
    return back if back > day.today else None


def _row(account: Account, owed: list[Owed], day: Day) -> Row:
    owed.sort(key=lambda one: (one.band, -one.points, one.due))
    terms: dict[str, float] = {}
    for one in owed:
        terms[one.term] = max(terms.get(one.term, 0.0), round(one.points, 2))
    terms |= _standing_terms(account, day)
    return Row(account, tuple(owed), owed[0].band, {term: points for term, points in terms.items() if points})


def _standing_terms(account: Account, day: Day) -> dict[str, float]:
    """What a customer's standing adds to any row of its own: newness, and a competitor seen."""
    terms = {}
    if account.sales and 0 <= (age := (day.today - account.sales.first).days) < clocks.BOOST_DAYS:
        terms["recent"] = round(RECENT_POINTS * (1 - age / clocks.BOOST_DAYS), 2)
    seen = account.standing.competitor
    if seen and (day.today - seen).days < clocks.BOOST_DAYS:
        terms["competitor"] = RIVAL_POINTS
    return terms


def _order(row: Row) -> tuple[int, str, float, int, str, int]:
    account = row.account
    tier = (account.tier if account.status == "active" else "past") if row.band == DATED else ""
    return row.band, tier, -row.score, -account.value, account.standing.key, account.standing.id


def next_day(account: Account, day: Day) -> Owed | None:
    """What a customer is owed next, due already or ahead; None for prospects and the lost with nothing open."""
    return min(reasons.found(account, day), key=lambda one: (one.due, one.band), default=None)
