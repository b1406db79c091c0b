"""The whole book at a glance: a row a customer, a column a week, and where it is silent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from retain.domain.letters import Drawn
from retain.domain.tiers import KEPT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date

    from retain.domain.accounts import Account

WEEK = timedelta(days=7)
LONGEST = 520
"""Weeks: ten years."""


class Row(NamedTuple):
    """One customer: what each week saw, the oldest first; days since its newest touch, None where there was none.

    `color` is that of its touch clock, empty where it has none.
    """

    account: Account
    weeks: tuple[tuple[Drawn, ...], ...]
    silent: int | None
    color: str


@dataclass(frozen=True, slots=True)
class Wall:
    """The weeks by their Mondays, the newest last, and the customers: A first, by value."""

    mondays: tuple[date, ...]
    rows: tuple[Row, ...]


def mondays(weeks: int, today: date) -> tuple[date, ...]:
    """The Mondays of so many weeks, today's last."""
    newest = today - timedelta(days=today.weekday())
    return tuple(newest - WEEK * back for back in range(weeks - 1, -1, -1))


def shown(accounts: Iterable[Account], among: Collection[int] | None, tier: str) -> list[Account]:
    """The customers that hang on the wall, A first, by value: the chosen ones, else all that are kept."""
    found = [
        one
        for one in accounts
        if (one.standing.id in among if among is not None else one.status in KEPT)
        and (not tier or (one.status in KEPT and one.tier == tier))
    ]
    return sorted(found, key=_place)


def _place(one: Account) -> tuple[bool, str, int, str, int]:
    return one.status not in KEPT, one.tier, -one.value, one.standing.key, one.standing.id


def wall(
    accounts: Iterable[Account], contacts: Mapping[int, Iterable[tuple[date, Drawn]]], weeks: int, today: date
) -> Wall:
    """Hang the contacts of each customer into their weeks."""
    days = mondays(weeks, today)
    return Wall(days, tuple(_row(one, contacts.get(one.standing.id, ()), days, today) for one in accounts))


def _row(account: Account, contacts: Iterable[tuple[date, Drawn]], days: tuple[date, ...], today: date) -> Row:
    weeks: list[list[Drawn]] = [[] for _ in days]
    for day, mark in contacts:
        if days[0] <= day <= today:
            weeks[(day - days[0]).days // 7].append(mark)
    clock = account.clocks.get("touch")
    last = clock.last if clock else account.newest_contact
    silent = (today - last).days if last else None
    return Row(account, tuple(map(tuple, weeks)), silent, clock.color(today) if clock else "")
