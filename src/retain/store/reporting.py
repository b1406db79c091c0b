"""What reports read: the book as it stood at the end of a period and of the one before, in a few set-wise queries."""

from __future__ import annotations

from collections import defaultdict
from copy import copy
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from retain.domain import owed_problems
from retain.domain.accounts import Day
from retain.domain.colleagues import Colleague
from retain.domain.kinds import DECISION_LEVELS, LIVE
from retain.domain.news import News, Telling
from retain.domain.problems import Problem, known_by
from retain.domain.promises import Promise, Slip
from retain.domain.referrals import Referral
from retain.domain.relationships import begin
from retain.domain.report import Report, Window
from retain.domain.reports import attention, growth, problems, relationships
from retain.domain.reports.dependability import Given
from retain.domain.reports.growth import Sown
from retain.domain.reports.perks import Granted
from retain.domain.reports.problems import Asked
from retain.domain.reports.relationships import Bonds
from retain.domain.reports.scenes import LOOKED_BACK, Scene, Spoken
from retain.domain.riders import COVERED_DAYS
from retain.domain.standings import Contact
from retain.store.daily.book import book
from retain.store.daily.growth import opportunities
from retain.store.daily.pasts import RUNS
from retain.store.records import DAYS, json_ids
from retain.store.relationships import relationships as judged
from retain.store.selection import numbers

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from retain.domain.policy import Policy
    from retain.domain.relationships import Relationship
    from retain.domain.report import Page
    from retain.store.diary import Diary

REACHED = """
SELECT id, customer, day, kind, inbound, bulk, colleague IS NULL, purposes, mood, minutes FROM entry
WHERE day BETWEEN ? AND ? AND attempt = 0 AND kind <> 'note' ORDER BY day, id
"""
SPOKEN = f"""
SELECT entry.customer, count(DISTINCT presence.person),
    max(ifnull(position.level IN ({", ".join(f"'{level}'" for level in DECISION_LEVELS)}), 0))
FROM entry JOIN presence ON presence.entry = entry.id
    LEFT JOIN position ON position.person = presence.person AND position.customer = entry.customer
        AND (position.left_on IS NULL OR position.left_on > :today)
WHERE day > :since AND day <= :today AND attempt = 0
    AND (inbound = 1 OR kind IN ({", ".join(f"'{kind}'" for kind in LIVE)})) GROUP BY entry.customer
"""
PERKS = """
SELECT customer, day, cost, CASE private WHEN 1 THEN '' ELSE text END FROM entry
WHERE day BETWEEN ? AND ? AND attempt = 0 AND inbound = 0 AND ' ' || purposes || ' ' LIKE '% perk %' ORDER BY day, id
"""
SOLO = "SELECT id FROM customer WHERE solo = 1"
PAYS_LATE = "SELECT id, pays_late FROM customer WHERE pays_late IS NOT NULL"


class Reader:
    """One report's reading of the diary; runs inside `reading()`."""

    def __init__(
        self, diary: Diary, policy: Policy, window: Window, where: str = "", *, everything: bool = False
    ) -> None:
        self.diary = diary
        self.policy = policy
        self.everything = everything
        self._among = numbers(diary, where, policy) if where.strip() else None
        self._problems = diary.where(Problem, "raised_on <= ?", window.last.isoformat())
        since = min(window.before.first, window.before.last - timedelta(days=LOOKED_BACK))
        self._contacts = self._reached(since, window.last)
        self._runs = self._running(since)
        self.days = {one: self._day(one) for one in (window, window.before)}
        self.now, self.before = self._scene(window), self._scene(window.before)

    def page(self, name: str) -> Page:
        """The page of that name."""
        pages: dict[str, Callable[[], Page]] = {
            "attention": lambda: attention.page(self.now, self.before, everything=self.everything),
            "problems": lambda: problems.page(self.now, self.before, self._asked()),
            "growth": lambda: growth.page(self.now, self.before, self._sown()),
            "relationships": lambda: relationships.page(self.now, self.before, self.bonds),
        }
        return pages[name]()

    def _reached(self, since: date, last: date) -> dict[int, list[Contact]]:
        """Every delivered contact since a year before the period before ended."""
        found: defaultdict[int, list[Contact]] = defaultdict(list)
        rows = self.diary.connection.execute(REACHED, (since.isoformat(), last.isoformat()))
        for number, customer, day, kind, inbound, bulk, own, purposes, mood, minutes in rows:
            found[customer].append(
                Contact(number, customer, DAYS[day], kind, inbound == 1, bulk == 1, own == 1, purposes, mood, minutes)
            )
        return found

    def _running(self, since: date) -> dict[int, int]:
        """How many came in at each customer, and nothing went out, before those contacts."""
        bounds = {
            "customers": json_ids(self._contacts),
            "year": (since - timedelta(days=1)).isoformat(),
        }
        return dict(self.diary.connection.execute(RUNS, bounds))

    def _day(self, window: Window) -> Day:
        then = as_of(self.diary, window.last)
        return Day(book(then), self.policy, window.last)

    def _scene(self, window: Window) -> Scene:
        day, last = self.days[window], window.last
        accounts = {
            one.id: day.account(one) for one in day.book.standings if self._among is None or one.id in self._among
        }
        contacts = {number: [one for one in self._contacts.get(number, ()) if one.day <= last] for number in accounts}
        known = [known_by(one, last) for one in self._problems if one.raised_on <= last]
        return Scene(
            window,
            self.policy._replace(workdays=day.workdays),
            accounts,
            contacts,
            known,
            self._spoken(last),
            self._runs,
        )

    def _spoken(self, last: date) -> dict[int, Spoken]:
        """People spoken to by a day; who are all that a customer has, too."""
        bounds = {"today": last.isoformat(), "since": (last - timedelta(days=COVERED_DAYS)).isoformat()}
        connection = self.diary.connection
        found = {
            customer: Spoken(people, decides == 1) for customer, people, decides in connection.execute(SPOKEN, bounds)
        }
        for (number,) in connection.execute(SOLO):
            found[number] = found.get(number, Spoken())._replace(solo=True)
        return found

    def _asked(self) -> Asked:
        slips: dict[int, list[Slip]] = {}
        for slip in self.diary.where(Slip, "1"):
            slips.setdefault(slip.promise, []).append(slip)
        first, last = self.before.window.first.isoformat(), self.now.window.last.isoformat()
        promises = self.diary.where(Promise, "due_on BETWEEN ? AND ?", first, last)
        return Asked(
            {one.id or 0: one for one in self.diary.where(Colleague, "1")},
            [Given(one, tuple(slips.get(one.id or 0, ()))) for one in promises],
            dict(self.diary.connection.execute(PAYS_LATE)),
            self._next_actions(self.days[self.now.window], self.now.accounts),
        )

    def _next_actions(self, day: Day, accounts: Collection[int]) -> dict[int, date]:
        """The day of each open invoice's next action, as `due` has it."""
        troubled = (
            day.account(one) for one in day.book.standings if one.id in accounts and one.id in day.book.problems
        )
        return {
            owed.subject.id or 0: owed.due
            for account in troubled
            for owed in owed_problems.invoices(account, day)
            if isinstance(owed.subject, Problem)
        }

    def _sown(self) -> Sown:
        diary, last = self.diary, self.now.window.last.isoformat()
        return Sown(
            opportunities(diary.connection, self.now.window.last, "1"),
            diary.where(Referral, "ifnull(asked_on, given_on) <= ?", last),
            diary.where(News, "added_on <= ?", last),
            diary.where(Telling, "made_on <= ?", last),
        )

    @cached_property
    def bonds(self) -> Bonds:
        """The relationships with active and past customers at the end of each period, and the perks of both."""
        now, before = self.now.window, self.before.window
        perks = self.diary.connection.execute(PERKS, (before.first.isoformat(), now.last.isoformat()))
        return Bonds(
            self._judged(self.now, before.last),
            self._judged(self.before, before.before.last),
            [Granted(customer, DAYS[day], cost, text) for customer, day, cost, text in perks],
        )

    def _judged(self, scene: Scene, then: date) -> list[Relationship]:
        last, first = scene.window.last, begin(scene.window.last)
        year = {number: [one for one in some if one.day > first] for number, some in scene.contacts.items()}
        return judged(as_of(self.diary, last), scene.kept.values(), then, contacts=year)


def as_of(diary: Diary, day: date) -> Diary:
    """The same open diary, read as it stood on an earlier day."""
    then = copy(diary)
    then.today = day
    return then


def report(
    diary: Diary, policy: Policy, window: Window, pages: tuple[str, ...], where: str = "", *, everything: bool = False
) -> Report:
    """Pages about a period, beside the one before; `where` keeps them to some customers. Raises NotAFilter."""
    reader = Reader(diary, policy, window, where, everything=everything)
    return Report(window, tuple(reader.page(name) for name in pages))
