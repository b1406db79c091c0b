"""A year in the life of a rep: our order against what else a rep would do, on made books.

python -m tests.bench.life [SEEDS]: 100 customers with 90 minutes a day and 300 with 270, one book a seed. All four reps
have the same customers, the same promises and problems coming up, the same minutes, the same luck on the telephone, and
make the contact that the customer's clocks ask for: only whom they turn to first differs.
"""

from __future__ import annotations

import sys
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from retain.domain import agenda, life, reasons
from retain.domain.agenda import Row
from retain.domain.life import Year
from retain.domain.owed import NOW
from retain.domain.owed_promises import AHEAD_MINE
from retain.domain.policy import Policy
from retain.domain.standings import Book, Owing, Sales, Standing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from retain.domain.accounts import Account, Day
    from retain.domain.life import Order

TODAY = date(2026, 1, 5)
SIZES = ((100, 90), (300, 270))
"""Customers, and minutes a day: a little less than all of them take."""
SEEDS = 10
SPREAD = 1.6
"""Sigma of the income's logarithm: the top fifth brings about 70 %."""
PROMISES, PROBLEMS = 3, 0.5
"""A customer and year."""
FLAT = 30
RAMP = (-14, 7)
COEFFICIENT = 12


class Result(NamedTuple):
    """One rep's year: value-weighted working days past cadence, late promises, fewer than four touches, silence."""

    neglect: float
    late: int
    below_four: int
    longest: int


def book(seed: int, customers: int) -> Book:
    """A book that was kept so far: incomes log-normal, everybody touched and talked to within its cadence."""
    random = Random(seed)
    values = {number: int(100 * random.lognormvariate(8, SPREAD)) for number in range(1, customers + 1)}
    bought = TODAY - timedelta(days=400)
    sales = {number: Sales(bought, TODAY, value, value) for number, value in values.items()}
    ago = (14, 30, 90, 90, 365)
    standings = []
    for number in values:
        touch, talk, face, review, official = (TODAY - timedelta(days=random.randrange(days)) for days in ago)
        standings.append(
            Standing(
                number, f"Customer {number:03}", f"customer {number:03}", bought, touch=max(touch, talk, face),
                conversation=max(talk, face), face=face, official=official, review=review, review_live=review,
                review_face=review,
            )
        )  # fmt: skip
    return Book(standings, lambda _: sales)


def _rows(day: Day, accounts: Iterable[Account]) -> list[Row]:
    """Everything that is open to some customers, due or not: whoever is contacted is helped with all of it."""
    return [
        Row(account, tuple(one for one in reasons.found(account, day) if _open(one.subject, one.due, day)), 0, {})
        for account in accounts
    ]


def _open(subject: object, due: date, day: Day) -> bool:
    return due <= day.today or isinstance(subject, Owing)


def _all(day: Day) -> list[Account]:
    """Everybody but those tried in vain less than two working days ago, unless something promised or wrong is due."""
    accounts = (day.account(standing) for standing in day.book.standings)
    return [one for one in accounts if agenda.retry(one, day) is None or _presses(one, day)]


def _presses(account: Account, day: Day) -> bool:
    return any(one.band == NOW and one.due <= day.today for one in reasons.found(account, day))


def _touched(account: Account) -> date:
    return account.standing.touch or account.standing.came_on


def oldest_first(day: Day) -> Iterable[Row]:
    """Everybody, the longest untouched first."""
    return sorted(_rows(day, _all(day)), key=lambda row: (_touched(row.account), row.account.standing.id))


def dues(account: Account, day: Day, touch: date) -> list[date]:
    """The dates that a list of tasks has for a customer: the next touch, each promise's, each problem's next word."""
    dated = [owing.due_on for owing in account.promises]
    dated += [one.due for one in reasons.found(account, day) if one.reason == "problem"]
    return [touch, *dated]


def flat_reminder(day: Day) -> Iterable[Row]:
    """A reminder 30 days after each contact, and one on the day of a promise or problem: the oldest reminder first."""
    accounts = _all(day)
    first = {one.standing.id: min(dues(one, day, _touched(one) + timedelta(days=FLAT))) for one in accounts}
    due = [one for one in accounts if first[one.standing.id] <= day.today]
    return sorted(_rows(day, due), key=lambda row: (first[row.account.standing.id], row.account.standing.id))


def urgency(late: int) -> float:
    """Taskwarrior's due term: 12 x a ramp from 0.2 fourteen days before the date to 1.0 seven days after it."""
    first, last = RAMP
    return COEFFICIENT * (0.2 + 0.8 * (min(max(late, first), last) - first) / (last - first))


def taskwarrior(day: Day) -> Iterable[Row]:
    """A task for each customer's touch by its cadence, each promise, each problem: the most urgent first.

    Shown from three working days ahead, as ours are.
    """
    horizon = day.workdays.after(day.today, AHEAD_MINE)
    found = []
    for account in _all(day):
        touch = _touched(account) + timedelta(days=account.cadence.touch)
        first = min(dues(account, day, touch))
        if touch <= day.today or (first < touch and first <= horizon):
            found.append((-urgency((day.today - first).days), first, account))
    found.sort(key=lambda one: (*one[:2], one[2].standing.id))
    return _rows(day, [account for _, _, account in found])


ORDERS: dict[str, Order | None] = {
    "retain": None,
    "oldest contact first": oldest_first,
    "a reminder every 30 days": flat_reminder,
    "Taskwarrior, due dates": taskwarrior,
}


def year(order: Order | None, seed: int, customers: int, minutes: int) -> Result:
    """One rep's year."""
    coming = life.arrivals(Random(seed), range(1, customers + 1), PROMISES, PROBLEMS)
    found: Year = life.live(book(seed, customers), Policy(), TODAY, minutes, coming, Random(seed), order)
    return Result(found.weighted_neglect, found.late, found.below_four, found.longest)


def main() -> None:
    """Print the table."""
    seeds = int(sys.argv[1]) if len(sys.argv) > 1 else SEEDS
    for customers, minutes in SIZES:
        sys.stdout.write(f"{customers} customers, {minutes} minutes a day, seeds 0 to {seeds - 1}\n")
        sys.stdout.write("  days past, late, below four, silence; seeds with 20 % less neglect, with fewer late\n")
        ours = [year(None, seed, customers, minutes) for seed in range(seeds)]
        for name, order in ORDERS.items():
            found = [year(order, seed, customers, minutes) for seed in range(seeds)] if name != "retain" else ours
            means = [sum(column) / seeds for column in zip(*found, strict=True)]
            less = sum(mine.neglect <= 0.8 * other.neglect for mine, other in zip(ours, found, strict=True))
            fewer = sum(mine.late < other.late for mine, other in zip(ours, found, strict=True))
            sys.stdout.write(
                f"  {name:<26}{means[0]:8.1f}{means[1]:8.1f}{means[2]:8.1f}{means[3]:8.1f}   {less:2} {fewer:2}\n"
            )


if __name__ == "__main__":
    main()
