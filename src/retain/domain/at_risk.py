"""Customers at risk: those of whom the diary says why they may go, the most valuable first (demand 46)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from retain.domain import agenda, proposals, reasons
from retain.domain.dates import days_said, said
from retain.domain.owed_clocks import NAMES
from retain.domain.standings import ACTIVE_DAYS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import date

    from retain.domain.accounts import Account, Day
    from retain.domain.owed import Owed

MOST = 10
SIGNS = frozenset({"problem", "question", "contract step", "neglected contract", "rhythm", "person left"})
"""Reasons of `due` that say a customer may go."""
RUNNING_OUT = 90
"""Days before a buyer counts as lost from which it is said."""


class AtRisk(NamedTuple):
    """A customer that may go: why, what is due of it, strongest first, what is owed next, and what to type."""

    account: Account
    because: tuple[str, ...]
    owed: tuple[Owed, ...]
    next: Owed | None
    command: str = ""


def at_risk(day: Day, among: Collection[int], limit: int = MOST) -> list[AtRisk]:
    """The most valuable of some customers that show a sign of going, at most `limit`."""
    found: list[AtRisk] = []
    there = (one for one in day.book.standings if one.id in among)
    for standing in sorted(there, key=lambda one: (-day.values.get(one.id, 0), one.key, one.id)):
        account = day.account(standing)
        owed = reasons.found(account, day)
        if because := tuple(_signs(account, owed, day.today)):
            due = [one for one in owed if one.due <= day.today]
            due.sort(key=lambda one: (one.band, -one.points, one.due))
            found.append(AtRisk(account, because, tuple(due), agenda.next_day(account, day)))
        if len(found) == limit:
            break
    return found


def with_command(one: AtRisk, recent: Sequence[str], minutes: Mapping[str, int], today: date) -> AtRisk:
    """The same with what `due` says to type; `recent` are the kinds of our newest contacts, newest first."""
    account = one.account
    if not one.owed:
        return one._replace(command=f"retain brief {proposals.typed(account.standing.name, account.code)}")
    row = agenda.Row(account, one.owed, one.owed[0].band, {})
    return one._replace(command=proposals.command(row, proposals.propose(row, recent, minutes, today)))


def _signs(account: Account, owed: list[Owed], today: date) -> Iterator[str]:
    for one in owed:
        late = one.reason == "promise" and one.day < today
        if one.due <= today and (late or one.reason in SIGNS):
            yield reasons.says(one, today)
    for clock in account.clocks.values():
        if clock.name in {"touch", "conversation"} and clock.color(today) == "red":
            ran = f"{days_said((today - clock.last).days)} since the last" if clock.last else "none yet"
            yield f"{NAMES[clock.name]}: {ran}, every {clock.days}"
    silent = (today - account.sales.last).days if account.sales else 0
    if account.sales and ACTIVE_DAYS - RUNNING_OUT < silent <= ACTIVE_DAYS:
        gone = account.sales.last + timedelta(days=ACTIVE_DAYS + 1)
        yield f"no order for {days_said(silent)}: counts as lost from {said(gone, today)}"
