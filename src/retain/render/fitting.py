"""How the answer to `plan --fit` looks: the cadences, what must give, and a year of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from retain.domain.life import CONNECTED, YEAR
from retain.render.columns import Column
from retain.render.safe import safe

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from retain.domain.capacity import Fit, Need
    from retain.domain.life import Year
    from retain.domain.policy import Cadence
    from retain.render.columns import View
    from retain.render.screen import Screen

CLOCKS = ("touch", "conversation", "face", "review")
Pair = tuple["Need", "Need"]


def _days(clock: str, pair: Pair) -> str:
    was, then = (getattr(need.cadence, clock) for need in pair)
    return "" if was is None else f"{was}" if was == then else f"{was} → {then}"


def _changing(was: float, then: float) -> str:
    return f"{was:.1f}" if round(was, 1) == round(then, 1) else f"{was:.1f} → {then:.1f}"


TABLE: View[Pair] = (
    Column("tier", lambda pair: pair[0].line),
    Column("customers", lambda pair: pair[0].customers, right=True),
    Column("touch", lambda pair: _days("touch", pair), right=True),
    Column("talk", lambda pair: _days("conversation", pair), right=True),
    Column("visit", lambda pair: _days("face", pair), right=True),
    Column("touches", lambda pair: _changing(pair[0].touches, pair[1].touches), right=True),
    Column("minutes", lambda pair: _changing(pair[0].minutes, pair[1].minutes), right=True),
)
"""Cadences in days; touches and minutes a working day."""


def show(screen: Screen, fit: Fit, years: Sequence[Year], names: Mapping[int, str]) -> None:
    """Show which cadences so many minutes keep, and what a year of them would miss; JSON: one object."""
    if screen.json:
        screen.document(as_document(fit, years, names))
        return
    if not fit.now:
        screen.say("Nobody's clocks run: there is nothing to fit.")
        return
    for sentence in said(fit):
        screen.line(sentence)
    screen.rows(TABLE, zip(fit.now, fit.then, strict=True))
    if screen.terminal:
        screen.line("Cadences in days; touches and minutes a working day. High potential is B's.")
    for line in commands(fit):
        screen.line(f"  {line}")
    screen.line(
        f"A year of {fit.minutes} minutes a day ({YEAR} working days, {CONNECTED:.0%} of calls connect) would miss,"
    )
    for title, year in zip(("as your cadences are:", "and with those cadences:"), years, strict=False):
        for line in year_said(year, title, names):
            screen.line(safe(line))


def said(fit: Fit) -> list[str]:
    """Whether the time is enough, and what must give."""
    takes = f"Your clocks take {fit.takes:.0f} minutes a working day; you give {fit.minutes}."
    if not fit.gives:
        spare = fit.minutes - fit.takes
        return [takes, f"All cadences hold, with {spare:.0f} minutes to spare for promises and problems."]
    who = " and ".join(filter(None, (", ".join(fit.gives[:-1]), fit.gives[-1])))
    if fit.fits:
        return [takes, f"What must give: {who}. So they take {fit.would_take:.0f}, promises and problems aside."]
    least = f"Even with {who} as far apart as four a year allow, they take {fit.would_take:.0f}."
    return [takes, least, "A keeps its cadence: give more time, or keep fewer customers."]


def commands(fit: Fit) -> list[str]:
    """What to type so that the stretched cadences hold."""
    found = []
    for was, then in zip(fit.now, fit.then, strict=True):
        for clock, days in _changed(was.cadence, then.cadence).items():
            found.append(f"retain config set cadence.{was.line.replace(' ', '_')}.{clock} {days}")
    return found


def _changed(was: Cadence, then: Cadence) -> dict[str, int]:
    return {clock: getattr(then, clock) for clock in CLOCKS if getattr(then, clock) != getattr(was, clock)}


def year_said(year: Year, title: str, names: Mapping[int, str]) -> list[str]:
    """What a year would miss, a line each."""
    quietest = year.quietest
    whom = f" ({names[quietest]})" if quietest is not None else ""
    return [
        title,
        f"  customers below four touches  {year.below_four} of {len(year.silence)}",
        f"  days past cadence             {year.weighted_neglect:.0f} of {YEAR}, weighted by value",
        f"  promises late                 {year.late} of {year.made}",
        f"  longest silence               {year.longest} days{whom}",
    ]


def as_document(fit: Fit, years: Sequence[Year], names: Mapping[int, str]) -> dict[str, Any]:
    """The answer as JSON; its keys are frozen by a test."""
    return {
        "minutes": fit.minutes,
        "takes": round(fit.takes, 1),
        "would_take": round(fit.would_take, 1),
        "fits": fit.fits,
        "gives": fit.gives,
        "cadences": [
            {"tier": was.line, "customers": was.customers, "now": _need(was), "then": _need(then)}
            for was, then in zip(fit.now, fit.then, strict=True)
        ],
        "years": [_year(year, names) for year in years],
    }


def _need(need: Need) -> dict[str, Any]:
    clocks = {clock: getattr(need.cadence, clock) for clock in CLOCKS}
    return clocks | {"touches": round(need.touches, 2), "minutes": round(need.minutes, 1)}


def _year(year: Year, names: Mapping[int, str]) -> dict[str, Any]:
    quietest = year.quietest
    return {
        "customers": len(year.silence),
        "touches": year.touches.total(),
        "below_four": year.below_four,
        "days_past": round(year.weighted_neglect, 1),
        "promises": year.made,
        "late": year.late,
        "silence": year.longest,
        "quietest": names[quietest] if quietest is not None else None,
    }
