"""Where touches and minutes went: the bulk belongs to A, B, recent and once troubled customers (demands 3 and 20)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retain.domain.allocation import ACROSS, BULK, Effort, Place, Spent, spent
from retain.domain.report import Section, Table, figures, share
from retain.domain.reports.scenes import group

if TYPE_CHECKING:
    from collections.abc import Iterator

    from retain.domain.report import Number
    from retain.domain.reports.scenes import Scene
    from retain.domain.standings import Contact

CUSTOMERS = ("A", "B", "C", "past", "lost")
LINES = (*CUSTOMERS, "prospect", *ACROSS)


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


def _measures(spent: Spent) -> dict[str, Number]:
    bulk, prospects, whole = spent.shares(), spent.shares("prospect"), spent.all(spent.touches)
    return {
        "touches": whole,
        "minutes": spent.all(spent.minutes),
        "core_share_of_touches": bulk.touches,
        "core_share_of_minutes": bulk.minutes,
        "core_share_of_income": bulk.income,
        "customers_share_of_touches": share(sum(spent.touches[line] for line in CUSTOMERS), whole),
        "prospects_share_of_touches": prospects.touches,
        "prospects_share_of_minutes": prospects.minutes,
    }


def _warnings(spent: Spent) -> Iterator[str]:
    low = [f"{part} % of the {what}" for what, part in spent.shares().low.items()]
    if low and spent.customers[BULK]:
        yield f"A, B, recent and problem customers got {' and '.join(low)}: the bulk is theirs."


def _spent(scene: Scene) -> Spent:
    places = (
        Place(number, group(one), one.value, one.sales.new_on if one.sales else None, scene.problems_of.get(number, ()))
        for number, one in scene.accounts.items()
    )
    return spent(places, _efforts(scene), scene.window.last)


def _efforts(scene: Scene) -> Iterator[Effort]:
    holds = scene.window.holds
    for number in scene.accounts:
        for contact in scene.touched[number]:
            if holds(contact.day) and not contact.bulk:
                yield Effort(number, contact.day, 1, 0)
        for contact in scene.contacts.get(number, ()):
            if holds(contact.day) and contact.own and not contact.bulk:
                yield Effort(number, contact.day, 0, _minutes(contact, scene))


def _minutes(contact: Contact, scene: Scene) -> int:
    return scene.policy.minutes[contact.kind] if contact.minutes is None else contact.minutes
