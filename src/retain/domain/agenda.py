"""Who is due, in what order, and what fits the day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from retain.domain import clocks, owed_growth, owed_orders, reasons
from retain.domain.accounts import Account, Day, birthday_in
from retain.domain.clocks import Clock
from retain.domain.owed import AHEAD, CLOCK, DATED, NOW, Owed
from retain.domain.owed_clocks import AGENDA_AHEAD, LATE, lateness
from retain.domain.owed_contracts import may_be_due
from retain.domain.owed_promises import AHEAD_MINE
from retain.domain.policy import FLOOR_FROM, OFFICIAL_VISIT
from retain.domain.standings import newest_touch, status
from retain.domain.tiers import KEPT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from retain.domain.policy import Policy
    from retain.domain.standings import Book, Standing

RECENT_POINTS, RIVAL_POINTS = 3, 2
FORWARD_DAYS = 14
"""Days before a break within which what is dated inside it comes forward, and then some."""
RETRY = 2
"""Working days after an attempt that its row comes back."""


class Row(NamedTuple):
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
    """The whole list of a day.

    `tried` and `snoozed` tell when rows set aside come back, `spread` the first touches still ahead, `touched` of
    `kept` customers this month.
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
    return on(Day(book, policy, today), within=within, among=among)


def on(day: Day, *, within: int = 0, among: Collection[int] | None = None) -> Agenda:
    """The list of a day whose book is ranked already."""
    agenda = Agenda()
    count_month(agenda, day)
    horizon = day.today + timedelta(days=within)
    for standing in candidates(day, horizon):
        if among is None or standing.id in among:
            judge(day.account(standing), day, horizon, agenda)
    agenda.rows.sort(key=by_urgency)
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
    if not standing.inbound or standing.inbound < first:
        return False
    newest = newest_touch(standing, day.book.inbound_runs.get(standing.id, []), mailings=True)
    return newest is not None and newest >= first


def candidates(day: Day, horizon: date) -> Iterable[Standing]:
    """The customers that can possibly be due by a day: all but those whose clocks surely run on."""
    book, edges = day.book, _edges(day, horizon)
    busy = set().union(book.problems, book.leavers, book.expectations, book.referrals)
    busy |= {one for one, some in book.deliveries.items() if owed_orders.may_be_due(some, day, horizon)}
    busy |= _promising(day, horizon)
    busy |= _dated(day, horizon) | _shortened(day, horizon) | _contracted(day, horizon)
    for standing in book.standings:
        if standing.id in busy or standing.interval is not None:
            yield standing
            continue
        tier = day.tiers.get(standing.id, "C")
        touch, talk, face, review, official = edges["B" if tier == "C" and standing.potential == "high" else tier]
        reviewed = clocks.last_review(standing, tier)
        if (
            not standing.touch or standing.touch <= touch
            or not standing.conversation or standing.conversation <= talk
            or not standing.face or standing.face <= face
            or not reviewed or reviewed <= review
            or (official is not None and (not standing.official or standing.official <= official))
        ):  # fmt: skip
            yield standing


def _edges(day: Day, horizon: date) -> dict[str, tuple[date, date, date, date, date | None]]:
    """By tier, the newest day of each contact that may be due by `horizon`: later ones keep every clock running.

    A past customer may stand in any tier, and a review shows its agenda ahead.
    """
    edge = _reached(day, horizon)
    ahead = edge if horizon == day.today else _reached(day, horizon + timedelta(days=AGENDA_AHEAD))
    table, found = day.policy.cadences, {}
    for tier in "ABC":
        plain, past, long_past = table[tier], table["past"], table["long past"]
        touch = edge - timedelta(days=min(FLOOR_FROM, plain.touch, past.touch, long_past.touch))
        talk = edge - timedelta(days=min(plain.conversation, past.conversation, long_past.conversation))
        face, review = edge - timedelta(days=plain.face or 1), ahead - timedelta(days=plain.review or 1)
        found[tier] = (touch, talk, face, review, edge - timedelta(days=OFFICIAL_VISIT) if tier == "A" else None)
    return found


def _reached(day: Day, horizon: date) -> date:
    """The last day on which a clock may reach its cadence and be due by `horizon`: days off go to the one before."""
    return day.workdays.after(horizon, 1) - timedelta(days=1)


def _dated(day: Day, horizon: date) -> set[int]:
    """Customers with a promise or a birthday that may make a row by `horizon`: the others' days are too far ahead."""
    promises, birthdays = day.book.promises, day.book.birthdays
    if day.workdays.breaks:
        return set(promises) | set(birthdays)
    by, born = (day.workdays.after(horizon, days + 1) for days in (AHEAD_MINE, day.policy.card_days))
    near = {one for one, some in promises.items() if any(o.party == "customer" or o.due_on <= by for o in some)}
    wished = {one for one, some in birthdays.items() if any(birthday_in(p.birthday, day.today) <= born for p in some)}
    return near | wished


def _shortened(day: Day, horizon: date) -> set[int]:
    """Customers whose cadence is boosted, or whose order rhythm may be broken by `horizon`."""
    recent = day.today - timedelta(days=clocks.BOOST_DAYS)
    found = {s.id for s in day.book.standings if s.competitor and s.competitor > recent}
    for customer, sales in day.sales.items():
        if (sales.fresh or sales.first) > recent or owed_orders.breaks(sales, horizon):
            found.add(customer)
    return found


def _contracted(day: Day, horizon: date) -> set[int]:
    """Customers whose contracts may make a row by `horizon`: steps inside a break come forward before it."""
    if not (contracts := day.book.contracts):
        return set()
    breaks = [last for first, last in day.workdays.breaks if first <= horizon + timedelta(days=FORWARD_DAYS)]
    edge = max([_reached(day, horizon), *breaks])
    talked = {one.id: one.conversation for one in day.book.standings if one.id in contracts}
    return {number for number, some in contracts.items() if may_be_due(some, talked.get(number), edge)}


def _promising(day: Day, horizon: date) -> set[int]:
    """Customers with an opportunity whose next step may make a row by `horizon`."""
    some = day.book.opportunities
    return {number for number, open_ones in some.items() if owed_growth.may_be_due(open_ones, day.workdays, horizon)}


def judge(account: Account, day: Day, horizon: date, agenda: Agenda) -> None:
    """Put a customer's row on the agenda, or note when it comes back."""
    today = day.today
    first = account.clocks.get("touch")
    if first and first.spread and first.due > today:
        agenda.spread.append(first.due)
    owed = [_banded(one, today) for one in reasons.found(account, day, horizon) if one.due <= horizon]
    for back, aside in ((account.snoozed_until, agenda.snoozed), (retry(account, day), agenda.tried)):
        if back and back > today:
            if _makes_row((one for one in owed if one.band != NOW), today):
                aside.append(back)
            owed = [one for one in owed if one.band == NOW]
    if _makes_row(owed, today):
        agenda.rows.append(_row(account, owed, day))


def _makes_row(owed: Iterable[Owed], today: date) -> bool:
    """Whether anything owed is more than an agenda that prepares what isn't due yet."""
    return any(one.band != AHEAD or one.due > today for one in owed)


def _banded(one: Owed, today: date) -> Owed:
    return one._replace(band=AHEAD) if one.due > today else one


def retry(account: Account, day: Day) -> date | None:
    """The working day a tried customer's row comes back; None where nobody was tried in vain, or it is back already."""
    if not (tried := account.tried):
        return None
    back = day.workdays.after(max(attempt.day for attempt in tried), RETRY)
    return back if back > day.today else None


def _row(account: Account, owed: list[Owed], day: Day) -> Row:
    owed.sort(key=lambda one: (one.band, -one.points, one.due))
    terms: dict[str, float] = {}
    late = [lateness(account.tier, one.subject, day.today) for one in owed if isinstance(one.subject, Clock)]
    for term, points in [*((one.term, one.points) for one in owed), (LATE, max(late, default=0.0))]:
        terms[term] = max(terms.get(term, 0.0), round(points, 2))
    terms |= _standing_terms(account, day)
    return Row(account, tuple(owed), owed[0].band, {term: points for term, points in terms.items() if points})


def _standing_terms(account: Account, day: Day) -> dict[str, float]:
    """What a customer's standing adds to any row of its own: newness, and a competitor seen."""
    terms = {}
    if account.sales and 0 <= (age := (day.today - account.sales.new_on).days) < clocks.BOOST_DAYS:
        terms["recent"] = round(RECENT_POINTS * (1 - age / clocks.BOOST_DAYS), 2)
    seen = account.standing.competitor
    if seen and (day.today - seen).days < clocks.BOOST_DAYS:
        terms["competitor"] = RIVAL_POINTS
    return terms


def by_urgency(row: Row) -> tuple[int, str, float, int, str, int]:
    """What sorts rows most pressing first: band, in bands 2 and 3 the tier, then score, value and name.

    Four a year goes before tiers: it is the floor of all of them. Sorted by score alone, a clock's lateness counts from
    nothing on its day, and an A would wait until it outweighs a C that is late already (tests/bench/life.py).
    """
    account = row.account
    tier = (account.tier if account.status == "active" else "past") if row.band in {DATED, CLOCK} else ""
    if row.band == CLOCK and any(one.reason == "four a year" for one in row.owed):
        tier = ""
    return row.band, tier, -row.score, -account.value, account.standing.key, account.standing.id


def next_day(account: Account, day: Day) -> Owed | None:
    """What a customer is owed next: the strongest that is due already, else the soonest ahead; None for nothing."""
    owed = (one for one in reasons.found(account, day) if one.band != AHEAD)
    return min(owed, key=lambda one: (max(one.due, day.today), one.band, -one.points), default=None)
