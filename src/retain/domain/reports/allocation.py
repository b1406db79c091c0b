"""Where touches and minutes went: the bulk belongs to A, B, recent and once troubled customers (demands 3 and 20)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from retain.domain.accounts import weighs
from retain.domain.clocks import BOOST_DAYS
from retain.domain.report import Section, Table, figures, share
from retain.domain.reports.scenes import group

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from retain.domain.accounts import Account
    from retain.domain.report import Number
    from retain.domain.reports.scenes import Scene
    from retain.domain.standings import Contact

LINES = ("A", "B", "C", "past", "lost", "prospect", "recent", "with problems", "core")
"""Every customer stands on one of the first six; the last three look across them."""
CUSTOMERS = ("A", "B", "C", "past", "lost")
HALF = 50
_ACROSS = ("recent", "with problems", "core")


class _Spent(NamedTuple):
    """Touches, minutes, income and customers by line."""

    touches: Counter[str]
    minutes: Counter[str]
    income: Counter[str]
    customers: Counter[str]

    def all(self, spent: Counter[str]) -> int:
        """The total: each customer stands on one of the plain lines."""
        return sum(count for line, count in spent.items() if line not in _ACROSS)

    def shares(self, line: str) -> tuple[Number, Number, Number]:
        """Percent of touches, of minutes and of income."""
        return (
            share(self.touches[line], self.all(self.touches)),
            share(self.minutes[line], self.all(self.minutes)),
            share(self.income[line], self.all(self.income)),
        )


def allocation(now: Scene, before: Scene) -> Section:
    """Shares of touches, minutes and income, and a warning where the core gets under one half."""
    here, there = _spent(now), _spent(before)
    rows = tuple(
        (line, here.customers[line], *here.shares(line), *there.shares(line)[:2])
        for line in LINES
        if here.customers[line] or here.touches[line] or there.touches[line]
    )
    columns = ("line", "customers", "touches", "minutes", "income", "touches_before", "minutes_before")
    table = Table("allocation", columns, rows, bar="touches", empty="No customers yet.")
    return Section("allocation", figures(_measures(here), _measures(there)), (table,), tuple(_warnings(here)))


def _measures(spent: _Spent) -> dict[str, Number]:
    touches, minutes, income = spent.shares("core")
    whole = spent.all(spent.touches)
    return {
        "touches": whole,
        "minutes": spent.all(spent.minutes),
        "core_share_of_touches": touches,
        "core_share_of_minutes": minutes,
        "core_share_of_income": income,
        "customers_share_of_touches": share(sum(spent.touches[line] for line in CUSTOMERS), whole),
        "prospects_share_of_touches": spent.shares("prospect")[0],
        "prospects_share_of_minutes": spent.shares("prospect")[1],
    }


def _warnings(spent: _Spent) -> Iterator[str]:
    touches, minutes, _ = spent.shares("core")
    low = [f"{part} % of the {what}" for part, what in ((touches, "touches"), (minutes, "minutes"))
           if part is not None and part < HALF]  # fmt: skip
    if low:
        yield f"A, B, recent and problem customers got {' and '.join(low)}: the bulk is theirs."


def _spent(scene: Scene) -> _Spent:
    spent = _Spent(Counter(), Counter(), Counter(), Counter())
    for number, account in scene.accounts.items():
        here = set(_lines(scene, account, scene.window.last))
        spent.customers.update(here)
        spent.income.update(dict.fromkeys(here, account.value))
        for contact in scene.touched[number]:
            if scene.window.holds(contact.day) and not contact.bulk:
                for line in _lines(scene, account, contact.day):
                    spent.touches[line] += 1
        for contact in scene.contacts.get(number, ()):
            if scene.window.holds(contact.day) and contact.own and not contact.bulk:
                for line in _lines(scene, account, contact.day):
                    spent.minutes[line] += _minutes(contact, scene)
    return spent


def _minutes(contact: Contact, scene: Scene) -> int:
    return scene.policy.minutes[contact.kind] if contact.minutes is None else contact.minutes


def _lines(scene: Scene, account: Account, day: date) -> Iterator[str]:
    """The lines a customer stands on: its own, and those it was on that day."""
    line = group(account)
    yield line
    recent = account.sales is not None and 0 <= (day - account.sales.new_on).days < BOOST_DAYS
    troubled = any(
        problem.raised_on <= day and weighs(problem, day) for problem in scene.problems_of.get(account.standing.id, ())
    )
    if recent:
        yield "recent"
    if troubled:
        yield "with problems"
    if recent or troubled or line in {"A", "B"}:
        yield "core"
