"""Who calls whom: inbound to outbound, and of whom we only hear (demands 13 and 61)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retain.domain.report import Section, Table, figures
from retain.domain.reports.scenes import group, order

if TYPE_CHECKING:
    from retain.domain.report import Number
    from retain.domain.reports.scenes import Scene


def direction(now: Scene, before: Scene) -> Section:
    """Who calls whom, and the customers of whom only they call."""
    return Section("direction", figures(_balance(now), _balance(before)), (_only_calling(now),))


def _balance(scene: Scene) -> dict[str, Number]:
    contacts = [one for one in scene.within if not one.bulk]
    inbound = sum(one.inbound for one in contacts)
    outbound = len(contacts) - inbound
    return {
        "inbound_contacts": inbound,
        "outbound_contacts": outbound,
        "inbound_to_outbound": round(inbound / outbound, 2) if outbound else None,
        "only_they_call": len(_callers(scene)),
    }


def _callers(scene: Scene) -> dict[int, int]:
    """Customers that we never contacted in the period while they contacted us, with how often."""
    came: dict[int, int] = {}
    ours: set[int] = set()
    for one in scene.within:
        if one.inbound:
            came[one.customer] = came.get(one.customer, 0) + 1
        elif not one.bulk:
            ours.add(one.customer)
    return {number: count for number, count in came.items() if number not in ours}


def _only_calling(scene: Scene) -> Table:
    callers = _callers(scene)
    found = sorted(
        (scene.accounts[number] for number in callers), key=lambda one: (-callers[one.standing.id], *order(one))
    )
    rows = tuple((one.code, one.standing.name, group(one), callers[one.standing.id]) for one in found)
    return Table("only_they_call", ("code", "customer", "tier", "inbound"), rows, bar="inbound",
                 empty="Nobody who called went without a contact of ours.")  # fmt: skip
