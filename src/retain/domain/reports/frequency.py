"""How often customers are touched, by tier, kind and direction (demand 36)."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from retain.domain.kinds import KINDS
from retain.domain.report import Section, Table, figures, middle, tidy, worst
from retain.domain.reports.scenes import grouped

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from retain.domain.accounts import Account
    from retain.domain.report import Number
    from retain.domain.reports.scenes import Scene
    from retain.domain.standings import Contact

A_QUARTER = 91


def frequency(now: Scene, before: Scene) -> Section:
    """Touches a quarter, the gaps between them, and the contacts of the period by kind and direction."""
    measured = figures(_frequency(now), _frequency(before))
    return Section("frequency", measured, (_kinds(now, before), _often(now, before)))


def _gaps(days: Iterable[date]) -> list[int]:
    """Days from each day to the next, of ascending days; two on one day leave no gap."""
    return [(later - earlier).days for earlier, later in pairwise(dict.fromkeys(days))]


class _Rhythm(NamedTuple):
    """How often some customers were touched: touches a quarter each, and the gaps that ended in the period or run."""

    often: Number
    gaps: list[int]
    running: list[int]

    @property
    def longest(self) -> Number:
        return worst([*self.gaps, *self.running])


def _rhythm(scene: Scene, accounts: list[Account]) -> _Rhythm:
    count, found, running = 0, [], []
    for account in accounts:
        days = scene.days_touched(account.standing.id)
        inside = [day for day in days if day >= scene.window.first]
        count += len(inside)
        found += _gaps([*days[: len(days) - len(inside)][-1:], *inside])
        running.append(scene.quiet_days(account))
    often = tidy(count * A_QUARTER / scene.window.days / len(accounts)) if accounts else None
    return _Rhythm(often, found, running)


def _frequency(scene: Scene) -> dict[str, Number]:
    rhythm = _rhythm(scene, list(scene.kept.values()))
    return {
        "touches_a_quarter": rhythm.often,
        "gap_median": middle(rhythm.gaps),
        "gap_longest": rhythm.longest,
    }


def _kinds(now: Scene, before: Scene) -> Table:
    here, there = list(now.within), list(before.within)
    rows = tuple(
        (kind, *_directions([one for one in here if one.kind == kind]), sum(one.kind == kind for one in there))
        for kind in KINDS
        if any(one.kind == kind for one in (*here, *there))
    )
    columns = ("kind", "ours", "colleagues", "theirs", "mailings", "all", "all_before")
    return Table("contacts_by_kind", columns, rows, bar="all", empty="No contacts in either period.")


def _directions(contacts: list[Contact]) -> tuple[int, int, int, int, int]:
    ours = [one for one in contacts if not one.inbound and not one.bulk]
    theirs, mailings = sum(one.inbound for one in contacts), sum(one.bulk for one in contacts)
    own = sum(one.own for one in ours)
    return own, len(ours) - own, theirs, mailings, len(contacts)


def _often(now: Scene, before: Scene) -> Table:
    then = grouped(before.kept.values())
    rows = []
    for line, some in grouped(now.kept.values()).items():
        here, there = _rhythm(now, some), _rhythm(before, then[line])
        rows.append((line, here.often, there.often, middle(here.gaps), middle(there.gaps), here.longest, there.longest))
    columns = ("tier", "a_quarter", "a_quarter_before", "gap", "gap_before", "longest", "longest_before")
    return Table("frequency_by_tier", columns, tuple(rows), bar="a_quarter")
