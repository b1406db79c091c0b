"""How well a relationship stands, from 0 to 100, for whoever leads the rep; nothing that is due reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from retain.domain.clocks import BOOST_DAYS
from retain.domain.dates import days_said, said
from retain.domain.names import short
from retain.domain.owed_clocks import NAMES
from retain.domain.owed_contracts import STEPS, named, unspoken
from retain.domain.owed_orders import RHYTHM_ORDERS, usual_gap

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from retain.domain.accounts import Account
    from retain.domain.problems import Problem
    from retain.domain.relationships import Relationship

WHOLE = 100
SOUND = 80
"""The score from which a customer needs no word of its own."""
BANDS = (80, 60, 40, 20, 0)
"""The lowest score of each band, the best first."""
REASONS = 3
BROKEN = 7
"""Days late from which a promise takes all it can; on its first day it takes half."""
_LONGEST = 60
Found = tuple[float, str] | None
"""The part of a sign's points that is lost, above 0 and at most 1, and why; None where the sign isn't there."""


class Sign(NamedTuple):
    """Something that takes points: how many at most, and which part of them when."""

    name: str
    points: int
    takes: str
    find: Callable[[Account, Relationship, date], Found]


class Health(NamedTuple):
    """A customer's score and what took the most from it, the strongest first: points and words."""

    account: Account
    score: int
    because: tuple[tuple[int, str], ...]

    @property
    def at_stake(self) -> float:
        """The part of the customer's value that its missing points stand for."""
        return self.account.value * (WHOLE - self.score) / WHOLE


def health(account: Account, bond: Relationship, today: date) -> Health:
    """Judge an active customer: 100 less what each sign takes."""
    lost = [
        (sign.points * part, words) for sign in SIGNS for part, words in [sign.find(account, bond, today) or (0, "")]
    ]
    lost.sort(key=lambda one: -one[0])
    because = tuple((round(points), words) for points, words in lost[:REASONS] if round(points))
    return Health(account, WHOLE - round(sum(points for points, _ in lost)), because)


def _promise(account: Account, _: Relationship, today: date) -> Found:
    late = [one for one in account.promises if one.party in {"me", "colleague"} and one.due_on < today]
    if not late:
        return None
    worst = min(late, key=lambda one: one.due_on)
    days = (today - worst.due_on).days
    return min(1.0, (BROKEN + days) / (2 * BROKEN)), f"promise {days_said(days)} late: {short(worst.text, _LONGEST)}"


def _problem(account: Account, _: Relationship, today: date) -> Found:
    open_ones = [one for one in account.problems if one.solved_on is None or one.solved_on > today]
    if not open_ones:
        return None
    worst = max(open_ones, key=lambda one: (_weight(one, today), (today - one.raised_on).days))
    kind = f"severe {worst.kind}" if worst.severe and worst.kind != "emergency" else worst.kind
    open_for = days_said((today - worst.raised_on).days)
    return _weight(worst, today), f"{kind} open for {open_for}: {short(worst.text, _LONGEST)}"


def _weight(problem: Problem, today: date) -> float:
    """All for what is severe, an emergency or past its target, a quarter for an invoice, half for the rest."""
    if problem.is_urgent or (problem.target_on is not None and problem.target_on < today):
        return 1.0
    return 0.25 if problem.kind == "invoice" else 0.5


def _clock(name: str) -> Callable[[Account, Relationship, date], Found]:
    def late(account: Account, _: Relationship, today: date) -> Found:
        clock = account.clocks.get(name)
        if clock is None or not (over := clock.overdue(today)):
            return None
        words = f"{NAMES[name]} {days_said(over)} overdue, one every {clock.days}"
        return min(1.0, over / clock.days), words if clock.last else f"{words}; none yet"

    return late


def _rhythm(account: Account, _: Relationship, today: date) -> Found:
    orders = account.sales.orders if account.sales else ()
    if len(orders) < RHYTHM_ORDERS:
        return None
    usual, limit = usual_gap(orders)
    silent = today.toordinal() - orders[-1]
    return (1.0, f"usually orders every {days_said(usual)}, now {silent}") if silent > limit else None


def _decision(account: Account, _: Relationship, today: date) -> Found:
    silent = [one for one in account.contracts if one.open_on(today) and unspoken(account, one, today)]
    if not silent:
        return None
    first = min(silent, key=lambda one: one.decision_by(today))
    decision = first.decision_by(today)
    part = 1 - (decision - today).days / (2 * max(STEPS))
    return part, f"{short(named(first), _LONGEST)}: decision {said(decision, today)}, no conversation yet"


def _mood(_: Account, bond: Relationship, __: date) -> Found:
    return (1.0, "their mood got worse") if bond.mood == "worse" else None


def _rival(_: Account, bond: Relationship, today: date) -> Found:
    if bond.rival is None or (days := (today - bond.rival.day).days) >= BOOST_DAYS:
        return None
    return 1 - days / BOOST_DAYS, f"competitor seen {said(bond.rival.day, today)}"


def _coverage(_: Account, bond: Relationship, __: date) -> Found:
    if bond.single_threaded:
        spoken = "one person" if bond.spoken else "nobody by name"
        return 1.0, f"{spoken} spoken to in 180 days"
    return (0.5, "nobody at decision level spoken to in 180 days") if bond.wide and not bond.decides else None


_OVERDUE = "overdue / cadence, at most all"
SIGNS = (
    Sign("promise late", 20, "of ours: half on the first day late, rising to all on the seventh", _promise),
    Sign("problem open", 20, "all if severe, an emergency or past its target, a quarter for an invoice, else half",
         _problem),
    Sign("conversation overdue", 14, _OVERDUE, _clock("conversation")),
    Sign("touch overdue", 10, _OVERDUE, _clock("touch")),
    Sign("orders out of rhythm", 10, "all past twice the usual gap and the 90th percentile, of five orders or more",
         _rhythm),
    Sign("decision near", 8, "no conversation in the 180 days before it: half at first, rising to all on the day",
         _decision),
    Sign("visit overdue", 6, _OVERDUE, _clock("face")),
    Sign("mood worse", 6, "all where the newest five fall behind the five before", _mood),
    Sign("competitor seen", 3, "all that day, falling to none after 90 days", _rival),
    Sign("thin coverage", 3, "A and B: all with under two people spoken to in 180 days, half with none who decides",
         _coverage),
)  # fmt: skip
"""The one table of what takes points; together they take 100."""
FORMULA = "100 less, at most: " + "; ".join(f"{one.name} {one.points} ({one.takes})" for one in SIGNS)
