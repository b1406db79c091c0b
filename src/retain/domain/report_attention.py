"""Who gets attention: quiet days, who is neglected, how often, four a year, the month (demands 3, 36, 55, 60, 61)."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from retain.domain.kinds import KINDS
from retain.domain.loyalty import appreciates
from retain.domain.report import Page, Section, Table, figures, middle, share, tidy, worst
from retain.domain.report_allocation import allocation
from retain.domain.scenes import LOOKED_BACK, Spoken, group, grouped, order
from retain.domain.touches import A_YEAR, Touches, year

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from retain.domain.accounts import Account
    from retain.domain.report import Number
    from retain.domain.scenes import Scene
    from retain.domain.standings import Contact

LEADS = ("past_cadence", "core_share_of_touches", "four_a_year_share", "touched_this_month")
A_QUARTER = 91
NAMED_FROM = 7
"""The last working days of a month on which those still missing are named (SPEC section 4, Riders)."""


def page(now: Scene, before: Scene, *, everything: bool) -> Page:
    """Attention in a period; `everything` names who is missing this month on any day of it."""
    sections = (
        Section("quiet", figures(_quiet(now), _quiet(before)), (_by_tier(now, before), _neglected(now))),
        allocation(now, before),
        Section("frequency", figures(_frequency(now), _frequency(before)), (_kinds(now, before), _often(now, before))),
        Section("coverage", figures(_coverage(now), _coverage(before)), (_under_four(now), _thin(now))),
        _month(now, everything=everything),
        Section("appreciation", figures(_appreciation(now), _appreciation(before))),
    )
    return Page("attention", LEADS, sections)


def quiet_days(account: Account, scene: Scene) -> int:
    """Days since a customer's newest touch, or since it came into the diary."""
    last = scene.days_touched(account.standing.id)
    return (scene.window.last - (last[-1] if last else _newest(account))).days


def _newest(account: Account) -> date:
    """The newest touch that lies further back than contacts are read."""
    clock = account.clocks.get("touch")
    return (clock.last if clock else account.standing.touch) or account.standing.came_on


def _color(account: Account, scene: Scene) -> str:
    clock = account.clocks.get("touch")
    return clock.color(scene.window.last) if clock else ""


def _quiet(scene: Scene) -> dict[str, Number]:
    quiet = [quiet_days(one, scene) for one in scene.kept.values()]
    colors = [_color(one, scene) for one in scene.kept.values()]
    return {
        "customers_kept": len(scene.kept),
        "quiet_days_median": middle(quiet),
        "quiet_days_worst": worst(quiet),
        "past_cadence": len(colors) - colors.count("green") - colors.count(""),
        "far_past_cadence": colors.count("red"),
    }


def _by_tier(now: Scene, before: Scene) -> Table:
    then = grouped(before.kept.values())
    rows = []
    for line, some in grouped(now.kept.values()).items():
        quiet, quiet_then = ([quiet_days(one, s) for one in a] for s, a in ((now, some), (before, then[line])))
        colors = [_color(one, now) for one in some]
        row = (line, len(some), middle(quiet), middle(quiet_then), worst(quiet), worst(quiet_then))
        rows.append((*row, colors.count("amber"), colors.count("red")))
    columns = ("tier", "customers", "median", "median_before", "worst", "worst_before", "amber", "red")
    return Table("quiet_by_tier", columns, tuple(rows), bar="median")


def _neglected(scene: Scene) -> Table:
    late = [one for one in scene.kept.values() if _color(one, scene) in {"amber", "red"}]
    late.sort(key=lambda one: (order(one)[0], -quiet_days(one, scene), *order(one)[1:]))
    rows = [
        (
            *(one.code, one.standing.name, group(one), days := quiet_days(one, scene), one.clocks["touch"].days),
            *(days - one.clocks["touch"].days, _color(one, scene), one.value),
        )
        for one in late
    ]
    columns = ("code", "customer", "tier", "days_quiet", "cadence", "over", "color", "value")
    return Table("neglected", columns, tuple(rows), bar="days_quiet", empty="Nobody is past the cadence.")


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
        running.append(quiet_days(account, scene))
    often = tidy(count * A_QUARTER / scene.window.days / len(accounts)) if accounts else None
    return _Rhythm(often, found, running)


def _frequency(scene: Scene) -> dict[str, Number]:
    rhythm = _rhythm(scene, list(scene.kept.values()))
    return {
        "touches_a_quarter": rhythm.often,
        "gap_median": middle(rhythm.gaps),
        "gap_longest": rhythm.longest,
    }


def _often(now: Scene, before: Scene) -> Table:
    then = grouped(before.kept.values())
    rows = []
    for line, some in grouped(now.kept.values()).items():
        here, there = _rhythm(now, some), _rhythm(before, then[line])
        rows.append((line, here.often, there.often, middle(here.gaps), middle(there.gaps), here.longest, there.longest))
    columns = ("tier", "a_quarter", "a_quarter_before", "gap", "gap_before", "longest", "longest_before")
    return Table("frequency_by_tier", columns, tuple(rows), bar="a_quarter")


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


def _year(scene: Scene, account: Account) -> Touches:
    """The touches of the 365 days to the end of a period."""
    days = scene.days_touched(account.standing.id)
    return year(days, min([account.standing.came_on, *days[:1]]), scene.window.last)


def _coverage(scene: Scene) -> dict[str, Number]:
    active = [one for one in scene.kept.values() if one.status == "active"]
    years = [_year(scene, one) for one in active]
    often = sum(one.made >= A_YEAR for one in years)
    return {
        "four_a_year": often,
        "four_a_year_share": share(often, len(active)),
        "longest_gap_in_a_year": worst(one.gap for one in years),
        "people_spoken_to": sum(scene.spoken[number].people for number in scene.kept if number in scene.spoken),
        "thinly_covered": len(_thinly_covered(scene)),
    }


def _under_four(scene: Scene) -> Table:
    active = sorted((one for one in scene.kept.values() if one.status == "active"), key=order)
    rows = [
        (one.code, one.standing.name, one.tier, touches.made, touches.gap, quiet_days(one, scene))
        for one in active
        for touches in [_year(scene, one)]
        if touches.made < A_YEAR
    ]
    columns = ("code", "customer", "tier", "touches", "longest_gap", "days_quiet")
    return Table("under_four_a_year", columns, tuple(rows), bar="touches", empty="Everybody was touched four times.")


def _thinly_covered(scene: Scene) -> list[tuple[Account, Spoken]]:
    """A and B with under two people spoken to in 180 days or nobody who decides; one-person customers aside."""
    met = [(one, scene.spoken.get(one.standing.id, Spoken())) for one in sorted(scene.kept.values(), key=order)]
    return [
        (one, spoken)
        for one, spoken in met
        if group(one) in {"A", "B"} and not spoken.solo and (spoken.people <= 1 or not spoken.decides)
    ]


def _thin(scene: Scene) -> Table:
    rows = [
        (one.code, one.standing.name, one.tier, spoken.people, spoken.decides) for one, spoken in _thinly_covered(scene)
    ]
    columns = ("code", "customer", "tier", "people", "decides")
    return Table("thin_coverage", columns, tuple(rows), empty="Two people, one deciding, at every A and B.")


def _in_month(scene: Scene, first: date, last: date) -> set[int]:
    """Whom a touch or a mailing reached from one day to another."""
    return {
        number
        for number in scene.kept
        if any(first <= one.day <= last for one in scene.touched[number])
        or any(first <= one.day <= last and one.bulk for one in scene.contacts.get(number, ()))
    }


def _month(now: Scene, *, everything: bool) -> Section:
    last = now.window.last
    first = last.replace(day=1)
    touched = _in_month(now, first, last)
    then_last = first - timedelta(days=1)
    then = _in_month(now, then_last.replace(day=1), then_last)
    missing = sorted((one for number, one in now.kept.items() if number not in touched), key=order)
    named = everything or last >= now.policy.workdays.last_of_month(last, NAMED_FROM)
    rows = tuple((one.code, one.standing.name, group(one), quiet_days(one, now)) for one in missing)
    remarks = (f"{len(missing)} of {len(now.kept)} still missing this month: --all names them.",)
    measures: dict[str, Number] = {"touched_this_month": len(touched), "missing_this_month": len(missing)}
    earlier: dict[str, Number] = {"touched_this_month": len(then), "missing_this_month": len(now.kept) - len(then)}
    table = Table("missing_this_month", ("code", "customer", "tier", "days_quiet"), rows if named else (),
                  empty="" if missing else "Everybody was touched this month.")  # fmt: skip
    return Section("month", figures(measures, earlier), (table,), remarks if missing and not named else ())


def _appreciation(scene: Scene) -> dict[str, Number]:
    since = scene.window.last - timedelta(days=LOOKED_BACK - 1)
    kind = {number: [one for one in some if appreciates(one)] for number, some in scene.contacts.items()}
    return {
        "appreciation_touches": sum(scene.window.holds(one.day) for some in kind.values() for one in some),
        "appreciated_in_a_year": sum(any(one.day >= since for one in kind.get(number, ())) for number in scene.kept),
    }
