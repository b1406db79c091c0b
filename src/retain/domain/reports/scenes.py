"""A period of the book as a report sees it: its customers as they stood at the end, and what was said until then."""

from __future__ import annotations

from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from retain.domain.tiers import KEPT
from retain.domain.touches import touching

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from retain.domain.accounts import Account
    from retain.domain.policy import Policy
    from retain.domain.problems import Problem
    from retain.domain.report import Window
    from retain.domain.standings import Contact

LOOKED_BACK = 365
"""Days before the end of a period that contacts are read for, at least."""
BY_TIER = ("A", "B", "C", "past")
ME = "me"


class Spoken(NamedTuple):
    """How many people at a customer were spoken to in 180 days, whether one decides, and whether one is all it has."""

    people: int = 0
    decides: bool = False
    solo: bool = False


class Scene:
    """One period: `accounts` judged on its last day, `contacts` oldest first, problems and people known by then.

    `runs` is how many came in at a customer, and nothing went out, before the first of them. The policy's working days
    are those of that day, its leave counted.
    """

    def __init__(
        self,
        window: Window,
        policy: Policy,
        accounts: Mapping[int, Account],
        contacts: Mapping[int, Sequence[Contact]],
        problems: Sequence[Problem] = (),
        spoken: Mapping[int, Spoken] | None = None,
        runs: Mapping[int, int] | None = None,
    ) -> None:
        self.window = window
        self.policy = policy
        self.accounts = accounts
        self.contacts = contacts
        self.spoken = spoken or {}
        self._runs = runs or {}
        self.problems = [one for one in problems if one.customer in accounts]

    @cached_property
    def kept(self) -> dict[int, Account]:
        """Active and past customers."""
        return {number: one for number, one in self.accounts.items() if one.status in KEPT}

    @cached_property
    def touched(self) -> dict[int, list[Contact]]:
        """Each customer's touches, oldest first; a mailing touches C, past customers and prospects."""
        return {
            number: list(
                touching(
                    self.contacts.get(number, ()), self._runs.get(number, 0), mailings=group(one) not in {"A", "B"}
                )
            )
            for number, one in self.accounts.items()
        }

    @cached_property
    def problems_of(self) -> dict[int, list[Problem]]:
        """The problems by customer."""
        found: dict[int, list[Problem]] = {}
        for problem in self.problems:
            found.setdefault(problem.customer, []).append(problem)
        return found

    def days_touched(self, number: int, since: date | None = None) -> list[date]:
        """The days of a customer's touches from a day on, else over the period and the year to its end.

        What was read from before that differs with the report that tells of the period.
        """
        first = since or min(self.window.first, self.window.last - timedelta(days=LOOKED_BACK))
        return [one.day for one in self.touched.get(number, ()) if one.day >= first]

    def quiet_days(self, account: Account) -> int:
        """Days since a customer's newest touch, or since it came into the diary."""
        return (self.window.last - (self.last_touch(account) or account.standing.came_on)).days

    def last_touch(self, account: Account) -> date | None:
        """The day of a customer's newest touch, None where there was none."""
        touched = self.touched[account.standing.id]
        return touched[-1].day if touched else _further_back(account)

    @cached_property
    def within(self) -> list[Contact]:
        """Every delivered contact of the period."""
        first = self.window.first
        return [one for number in self.accounts for one in self.contacts.get(number, ()) if one.day >= first]


def _further_back(account: Account) -> date | None:
    """The newest touch from before contacts are read."""
    clock = account.clocks.get("touch")
    return clock.last if clock else account.standing.touch


def group(account: Account) -> str:
    """The line a customer is counted on: A, B or C, past, lost or prospect."""
    return account.tier if account.status == "active" else account.status


def grouped(accounts: Iterable[Account]) -> dict[str, list[Account]]:
    """Active and past customers by their line, A first."""
    found: dict[str, list[Account]] = {line: [] for line in BY_TIER}
    for account in accounts:
        if (line := group(account)) in found:
            found[line].append(account)
    return found


def order(account: Account) -> tuple[int, int, str, int]:
    """A before B before C before past, then by value, name and number."""
    line = group(account)
    place = BY_TIER.index(line) if line in BY_TIER else len(BY_TIER)
    return place, -account.value, account.standing.key, account.standing.id
