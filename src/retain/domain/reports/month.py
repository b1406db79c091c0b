"""Whom the month reached and who is missing, and whom we showed appreciation (demands 60 and 61)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from retain.domain.loyalty import appreciates
from retain.domain.report import Section, Table, figures
from retain.domain.reports.scenes import LOOKED_BACK, group, order

if TYPE_CHECKING:
    from datetime import date

    from retain.domain.report import Number
    from retain.domain.reports.scenes import Scene

NAMED_FROM = 7
"""The last working days of a month on which those still missing are named (SPEC section 4, Riders)."""


def month(now: Scene, *, everything: bool) -> Section:
    """Kept customers touched in the month of the last day, beside the whole month before; those missing by name."""
    last = now.window.last
    first = last.replace(day=1)
    touched = _in_month(now, first, last)
    then_last = first - timedelta(days=1)
    then = _in_month(now, then_last.replace(day=1), then_last)
    missing = sorted((one for number, one in now.kept.items() if number not in touched), key=order)
    named = everything or last >= now.policy.workdays.last_of_month(last, NAMED_FROM)
    rows = tuple((one.code, one.standing.name, group(one), now.quiet_days(one)) for one in missing)
    remarks = (f"{len(missing)} of {len(now.kept)} still missing this month: --all names them.",)
    measures: dict[str, Number] = {"touched_this_month": len(touched), "missing_this_month": len(missing)}
    earlier: dict[str, Number] = {"touched_this_month": len(then), "missing_this_month": len(now.kept) - len(then)}
    table = Table("missing_this_month", ("code", "customer", "tier", "days_quiet"), rows if named else (),
                  empty="" if missing else "Everybody was touched this month.")  # fmt: skip
    return Section("month", figures(measures, earlier), (table,), remarks if missing and not named else ())


def appreciation(now: Scene, before: Scene) -> Section:
    """Contacts that showed appreciation."""
    return Section("appreciation", figures(_appreciation(now), _appreciation(before)))


def _in_month(scene: Scene, first: date, last: date) -> set[int]:
    """Whom a touch or a mailing reached from one day to another."""
    return {
        number
        for number in scene.kept
        if any(first <= one.day <= last for one in scene.touched[number])
        or any(first <= one.day <= last and one.bulk for one in scene.contacts.get(number, ()))
    }


def _appreciation(scene: Scene) -> dict[str, Number]:
    since = scene.window.last - timedelta(days=LOOKED_BACK - 1)
    kind = {number: [one for one in some if appreciates(one)] for number, some in scene.contacts.items()}
    return {
        "appreciation_touches": sum(scene.window.holds(one.day) for some in kind.values() for one in some),
        "appreciated_in_a_year": sum(any(one.day >= since for one in kind.get(number, ())) for number in scene.kept),
    }
