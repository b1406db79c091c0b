"""How the retention rate looks: what it is in words, the table by period, and what follows from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from retain.domain.dates import day_said, said
from retain.domain.likelihood import Untrusted
from retain.domain.plurals import counted
from retain.domain.rate import EXAMPLE, EXAMPLE_KEEPS, EXAMPLE_NEW
from retain.domain.retention import grown
from retain.render.columns import Column
from retain.render.figures import beside
from retain.render.lifetime import units
from retain.render.safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from retain.domain.at_risk import AtRisk
    from retain.domain.rate import Aged, Cohort, Prospects, Rate
    from retain.domain.retention import Outlook, Period, Turnover
    from retain.render.columns import View
    from retain.render.screen import Screen

WIDE = 12
"""Letters of a bar that stands for everybody kept."""
_EIGHTHS = " ▏▎▍▌▋▊▉"
HOUR = 60


class Told(NamedTuple):
    """Lines of one part, and the figures of the help page that explain it."""

    lines: tuple[str, ...]
    figures: tuple[str, ...] = ()


NOTHING = Told(())


def percent(part: float | None, sign: str = "") -> str:
    """A part of one, for reading: "95.9"."""
    return "" if part is None else f"{100 * part:{sign}.1f}"


PERIOD: View[Period] = (
    Column("period", lambda one: f"{one.name} so far" if one.so_far else one.name),
    Column("start", lambda one: one.turnover.start, right=True),
    Column("new", lambda one: one.turnover.new, right=True),
    Column("lost", lambda one: one.turnover.lost, right=True),
    Column("end", lambda one: None if one.turnover.new is None else one.turnover.end, right=True),
    Column("kept %", lambda one: percent(one.turnover.kept), right=True),
    Column("growth %", lambda one: percent(one.turnover.growth, "+"), right=True),
    Column("trend", lambda one: one.trend),
)
DRAWN: View[Period] = (*PERIOD, Column("", lambda one: bar(one.turnover.kept)))
TIER: View[tuple[str, Turnover]] = (
    Column("tier", lambda one: one[0]),
    Column("start", lambda one: one[1].start, right=True),
    Column("lost", lambda one: one[1].lost, right=True),
    Column("kept %", lambda one: percent(one[1].kept), right=True),
)
AGED: View[Aged] = (
    Column("year", lambda one: one.year, right=True),
    Column("there", lambda one: one.there, right=True),
    Column("lost", lambda one: one.lost, right=True),
    Column("stayed %", lambda one: None if one.survived is None else f"{one.survived:.1f}", right=True),
    Column("model %", lambda one: None if one.modelled is None else f"{one.modelled:.1f}", right=True),
)


def outlook(asked: Prospects) -> View[Outlook]:
    """The columns of a what-if table, which says what was asked and what is."""
    marks = {asked.now: "as now"} | {asked.keep: "asked"} if asked.keep != asked.now else {asked.now: "as now"}
    return (
        Column("keep %", lambda one: f"{one.keep:g}", right=True),
        Column("customers", lambda one: one.customers, right=True),
        Column("growth %", lambda one: f"{one.growth:+.1f}", right=True),
        Column("", lambda one: marks.get(one.keep)),
    )


def bar(part: float | None) -> str:
    """A part of one as a bar of twelve letters."""
    whole, rest = divmod(round((part or 0) * WIDE * 8), 8)
    return ("█" * whole + _EIGHTHS[rest]).rstrip()


def show(
    screen: Screen, rate: Rate, currency: str, asked: Prospects | None, cohort: Cohort | None, *, explain: bool
) -> None:
    """Show the rate: with a what-if table or a cohort's curve where one was asked for, else by period and tier."""
    if screen.json:
        from retain.render.rate_document import document

        screen.document(document(rate, asked, cohort, explain=explain))
        return
    _tell(screen, Told(tuple(_headline(rate)), ("kept", "customer")), explain=explain)
    _tell(screen, Told(tuple(aims(rate)), _aimed(rate)), explain=explain)
    if asked:
        _rows(screen, outlook(asked), asked.rows, Told(tuple(what_if(asked)), ("what if",)), explain=explain)
    if cohort:
        _rows(screen, AGED, cohort.years, Told(tuple(curve(cohort)), ("cohort",)), explain=explain)
    if not asked and not cohort:
        _rows(screen, DRAWN if screen.terminal else PERIOD, rate.periods, explain=explain)
        _tell(screen, Told((), ("new", "lost", "growth", "trend")), explain=explain)
        if not rate.tier:
            _rows(screen, TIER, [one for one in rate.tiers.items() if one[1].start], explain=explain)
    if rate.customers and not cohort and screen.terminal:
        screen.line("")
    if rate.customers and not cohort:
        _tell(screen, Told(tuple(point(rate, currency)), ("point",)), explain=explain)
    if rate.year.lost and not cohort:
        _tell(screen, Told(tuple(replacing(rate)), ("replacing",)), explain=explain)
    if rate.below_target and not asked and not cohort:
        _show_at_risk(screen, rate, explain=explain)


def _tell(screen: Screen, told: Told, *, explain: bool) -> None:
    for line in told.lines:
        screen.line(safe(line))
    if explain:
        beside(screen, told.figures)


def _rows(screen: Screen, view: View[Any], rows: Iterable[Any], told: Told = NOTHING, *, explain: bool) -> None:
    if screen.terminal:
        screen.line("")
    _tell(screen, told, explain=explain)
    screen.rows(view, rows)


def _headline(rate: Rate) -> Iterator[str]:
    """The year to today against the one before, or why there is no rate."""
    year, kept = rate.year, rate.year.kept
    whose = f"{rate.tier} customers" if rate.tier else "customers"
    if kept is None:
        yield _no_rate(rate)
        return
    stayed, today = year.start - year.lost, day_said(rate.as_of, rate.as_of)
    yield f"In the year to {today} {stayed} of {year.start} {whose} were kept: {percent(kept)} %."
    came = "" if year.new is None else f", {year.new} came: growth {percent(year.growth, '+')} %"
    yield f"{year.lost} {'was' if year.lost == 1 else 'were'} lost{came}."
    if year.lost and rate.recorded:
        yield "Lost: no business in 365 days, or said to be; `retain lost` tells of the latter."
    if rate.trend:
        before = rate.before
        kept_then = f"{before.start - before.lost} of {before.start}, {percent(before.kept)} %"
        yield f"The year before: {kept_then}. Now {rate.trend}."
    if not rate.recorded:
        yield "The diary holds no sale and no contract: counted from when each came until said to be lost."
    first = min([year.first, *(one.turnover.first for one in rate.periods)])
    if rate.young_until and first <= rate.young_until:
        until = day_said(rate.young_until, rate.as_of)
        yield f"A buyer counts for 365 days: none without a contract could be lost until {until}."
    if rate.unknown:
        yield f"{rate.unknown} without any sale or contract {'is' if rate.unknown == 1 else 'are'} left out."


def _no_rate(rate: Rate) -> str:
    """Why there is no rate."""
    if not rate.customers and rate.periods:
        return "No rate: nobody was a customer a year ago, and nobody is today."
    if not rate.customers:
        return "There are no customers to keep: retain customer add NAME, or retain import FILE."
    whose = f"no {rate.tier} customers" if rate.tier else "no customers"
    return f"No rate yet: there were {whose} a year ago, and {rate.customers} in all today."


def aims(rate: Rate) -> Iterator[str]:
    """The target and the benchmark, and how far from them."""
    kept, (target, benchmark, source, _) = rate.year.kept, rate.aims
    for name, aim in (("Target", target), (f"Benchmark ({source})", benchmark)):
        if aim is not None and kept is None:
            yield f"{name} {aim:g} %: no rate to hold it against yet."
        elif aim is not None and kept is not None:
            apart = round(100 * kept, 1) - aim
            yield f"{name} {aim:g} %: {abs(apart):.1f} points {'below' if 100 * kept < aim else 'above'}."


def _aimed(rate: Rate) -> tuple[str, ...]:
    aimed = (("target", rate.aims.target), ("benchmark", rate.aims.benchmark))
    return tuple(name for name, aim in aimed if aim is not None)


def what_if(asked: Prospects) -> Iterator[str]:
    """What the table below starts from, and the sum on a round book."""
    yield f"{counted(asked.customers, 'customer')}, {asked.new:g} % new: a year on"
    low, high = (grown(EXAMPLE, EXAMPLE_NEW, keep) for keep in EXAMPLE_KEEPS)
    worse, better = EXAMPLE_KEEPS
    yield f"Of {EXAMPLE} with {EXAMPLE_NEW} new, {worse} % kept make {low}, {better} % make {high}: twice the growth."


def curve(cohort: Cohort) -> Iterator[str]:
    """What the table below is, and whether a model could be fitted."""
    yield "Of all customers, how many stayed so many years after their first business:"
    if isinstance(cohort.model, Untrusted):
        yield f"No projection: {cohort.model.because}."
    else:
        alpha, beta = cohort.model
        yield f"Projected by the shifted-beta-geometric model, alpha {alpha:.3f}, beta {beta:.3f}."


def point(rate: Rate, currency: str) -> Iterator[str]:
    """What a further point of retention is worth."""
    worth = rate.point
    year = f" and {units(worth.year, currency)} a year ({rate.basis})" if worth.year else ""
    years = f", {units(worth.ten_years)} over ten" if worth.ten_years else ""
    yield f"Each point is worth {worth.customers:.2f} customers{year}{years}."


def replacing(rate: Rate) -> Iterator[str]:
    """What the lost would cost to replace, at most."""
    cost = rate.replacing
    at_most = f"{cost.factor:g} times, an upper bound"
    yield f"Replacing the {cost.lost} lost: up to what keeping {cost.like_keeping:g} costs ({at_most})."
    if cost.minutes is not None:
        took = f"{cost.minutes / HOUR:.0f} hours" if cost.minutes >= 2 * HOUR else f"{cost.minutes:.0f} minutes"
        yield f"Keeping one took {cost.keeping:.0f} minutes in the year: replacing them up to {took}."


def _show_at_risk(screen: Screen, rate: Rate, *, explain: bool) -> None:
    """Show who may go, why, and what to do next."""
    head = f"At risk, most valuable first ({len(rate.at_risk)}):" if rate.at_risk else "Nobody shows a sign of going."
    _tell(screen, Told((head,), ("at risk",)), explain=explain)
    for one in rate.at_risk:
        account = one.account
        worth = f", {units(account.value)} a year" if account.value else ""
        screen.line(safe(f"{account.tier} {account.standing.name} ({account.code}{worth})"))
        for sign in one.because:
            screen.line(safe(f"  {sign}"))
        screen.line(safe(f"  {coming(one, rate.as_of)}: {one.command}"))


def coming(one: AtRisk, today: date) -> str:
    """What is owed next to a customer at risk."""
    if one.next is None:
        return "nothing is due"
    return "now" if one.next.due <= today else f"{one.next.reason}, {said(one.next.due, today)}"
