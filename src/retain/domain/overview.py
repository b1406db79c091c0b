"""A rep's book for whoever leads the rep: the talk first, then the figures, each with its formula (demand 37)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from retain.domain.ageing import ageing
from retain.domain.charts import Chart, counted, of_table
from retain.domain.figures import FIGURES
from retain.domain.health import BANDS, SOUND, WHOLE
from retain.domain.report import Figure, Table, middle, share
from retain.domain.reports.allocation import LINES
from retain.domain.retention import WORSE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from retain.domain.at_risk import AtRisk
    from retain.domain.health import Health
    from retain.domain.losses import Pattern
    from retain.domain.rate import Rate
    from retain.domain.relationships import Relationship
    from retain.domain.report import Number, Page, Section, Window
    from retain.domain.standings import Owing

ALONE = 6
"""Lines of the allocation that every customer stands on one of; the others look across them."""
BEST = 10
"""Customers that a list of the best or the worst covered names."""


class Part(NamedTuple):
    """A part of the page: what it asks, figures, pictures, tables, and remarks on what to do."""

    name: str
    asks: str
    figures: tuple[Figure, ...] = ()
    charts: tuple[Chart, ...] = ()
    tables: tuple[Table, ...] = ()
    remarks: tuple[str, ...] = ()


class Overview(NamedTuple):
    """One rep's book over a period: the five tables of the talk, then the parts."""

    rep: str
    as_of: date
    window: Window
    talk: tuple[Table, ...]
    parts: tuple[Part, ...]

    def figure(self, name: str) -> Number:
        """A figure's value by its name."""
        return next(one.now for part in self.parts for one in part.figures if one.name == name)

    def table(self, name: str) -> Table:
        """A table by its name."""
        return next(one for part in self.parts for one in part.tables if one.name == name)


class Told(NamedTuple):
    """What the parts are drawn from.

    The pages of the period's report, every kept customer's relationship, open promises of ours, those at risk with the
    value of all, every active customer's health, the rate, and what losses had in common.
    """

    pages: Sequence[Page]
    bonds: Sequence[Relationship]
    promises: Sequence[Owing]
    at_risk: Sequence[AtRisk]
    value: int
    health: Sequence[Health]
    rate: Rate
    losses: Pattern

    def section(self, page: str, name: str) -> Section:
        """A section of the report."""
        sections = next(one.sections for one in self.pages if one.name == page)
        return next(one for one in sections if one.name == name)

    def figures(self, page: str, name: str, *only: str) -> tuple[Figure, ...]:
        """A section's figures, or some of them."""
        return tuple(one for one in self.section(page, name).figures if not only or one.name in only)

    def table(self, page: str, section: str, name: str) -> Table:
        """A table of the report."""
        return next(one for one in self.section(page, section).tables if one.name == name)


def parts(told: Told, today: date) -> tuple[Part, ...]:
    """The parts in the order they are read."""
    return (
        _coverage(told),
        _activity(told),
        _word(told),
        _overdue(told, today),
        _at_risk(told),
        _health(told),
        _retention(told),
        _effort(told),
        _month(told),
        _growth(told),
    )


def _coverage(told: Told) -> Part:
    figures = told.figures("attention", "quiet") + told.figures("attention", "coverage")
    often = told.table("attention", "frequency", "frequency_by_tier")
    chart = of_table(often, "touches_a_quarter_by_tier", "tier", ("a_quarter", "a_quarter_before"), "touches")
    return Part("coverage", "Is everybody touched often enough?", figures, (chart,), _best_and_worst(told.bonds))


def _best_and_worst(bonds: Sequence[Relationship]) -> tuple[Table, Table]:
    """Who was touched the most and the least in the 365 days to today, of active customers."""
    active = [one for one in bonds if one.status == "active"]
    found = sorted(active, key=lambda one: (-one.touches.made, one.touches.gap, one.tier, one.name, one.customer))
    most = found[:BEST]
    least = sorted(found[BEST:], key=lambda one: (one.touches.made, -one.touches.gap, one.tier, one.name))[:BEST]
    columns = ("code", "customer", "tier", "touches", "longest_gap")
    rows = ([(o.code, o.name, o.tier, o.touches.made, o.touches.gap) for o in some] for some in (most, least))
    top, bottom = (tuple(some) for some in rows)
    return (
        Table("most_touched", columns, top, bar="touches", empty="No active customers yet."),
        Table("least_touched", columns, bottom, bar="touches", empty="No more than ten active customers: see above."),
    )


def _activity(told: Told) -> Part:
    figures = (
        *told.figures("attention", "allocation", "touches", "minutes"),
        *told.figures("attention", "frequency"),
        *told.figures("problems", "direction"),
        *told.figures("attention", "appreciation"),
    )
    kinds = told.table("attention", "frequency", "contacts_by_kind")
    chart = of_table(kinds, "contacts_by_kind", "kind", ("all", "all_before"), "contacts")
    return Part("activity", "What was done, beside the period before?", figures, (chart,), (kinds,))


def _word(told: Told) -> Part:
    by_party = told.table("problems", "dependability", "promises_by_party")
    ours = [row for row in by_party.rows if row[0] != "customers"]
    ends = by_party.columns[2:8]
    values = ((end.replace("_", " "), sum(row[by_party.columns.index(end)] for row in ours)) for end in ends)
    chart = counted("how_our_promises_ended", values, "promises")
    figures = told.figures("problems", "dependability")
    return Part("promises", "Is our word kept on time?", figures, (chart,), (by_party,))


def _overdue(told: Told, today: date) -> Part:
    table = ageing(
        told.table("attention", "quiet", "neglected"),
        told.promises,
        told.table("problems", "open", "open_problems"),
        told.table("problems", "invoices", "open_invoices"),
        today,
    )
    series = table.columns[1:-1]
    totals = ((name.replace("_", " "), sum(row[place] for row in table.rows)) for place, name in enumerate(series, 1))
    figures = told.figures("problems", "open") + told.figures("problems", "invoices")
    return Part("overdue", "What is late, and how late?", figures, (counted("overdue_by_age", totals),), (table,))


def _at_risk(told: Told) -> Part:
    risky = told.at_risk
    value = sum(one.account.value for one in risky)
    found: dict[str, Number] = {
        "at_risk": len(risky),
        "at_risk_value": value,
        "at_risk_share_of_value": share(value, told.value),
    }
    top = risky[:BEST]
    rows = tuple(
        (one.account.code, one.account.standing.name, one.account.tier, one.account.value, "; ".join(one.because))
        for one in top
    )
    table = Table(
        "at_risk_by_value",
        ("code", "customer", "tier", "value", "because"),
        rows,
        empty="Nobody shows a sign of going.",
    )
    chart = of_table(table, "value_at_risk", "customer", ("value",), "money")
    strongest = told.losses.strongest
    remarks = (
        (f"Of those lost, {strongest.lost} of {strongest.of_lost}: {strongest.text}.",) if strongest is not None else ()
    )
    return Part("at_risk", "Who may go, and with what value?", _figures_of_today(found), (chart,), (table,), remarks)


def _health(told: Told) -> Part:
    """How the scores are spread, and the low ones with the most value at stake, each with its three reasons."""
    low = sorted(
        (one for one in told.health if one.score < SOUND),
        key=lambda one: (-one.at_stake, one.score, one.account.standing.key, one.account.standing.id),
    )
    found: dict[str, Number] = {
        "health_median": middle(one.score for one in told.health),
        "health_under_80": len(low),
        "health_under_80_value": sum(one.account.value for one in low),
    }
    bands = [(start, above - 1) for start, above in zip(BANDS, (WHOLE + 1, *BANDS), strict=False)]
    spread = ((f"{start} to {end}", sum(start <= one.score <= end for one in told.health)) for start, end in bands)
    rows = tuple(
        (one.account.code, one.account.standing.name, one.account.tier, one.account.value, one.score,
         "; ".join(f"{words} (-{points})" for points, words in one.because))
        for one in low
    )  # fmt: skip
    columns = ("code", "customer", "tier", "value", "score", "because")
    return Part(
        "health",
        "How well do the relationships stand, from 0 to 100? For talking over; it orders nobody's day.",
        _figures_of_today(found),
        (counted("customers_by_health", spread),),
        (Table("low_health_by_value", columns, rows, empty=f"Every active customer scores {SOUND} or more."),),
    )


def _figures_of_today(found: dict[str, Number]) -> tuple[Figure, ...]:
    """Measures of today, which have none of the period before."""
    return tuple(Figure(name, now, None, FIGURES[name].unit, FIGURES[name].formula) for name, now in found.items())


def _retention(told: Told) -> Part:
    rate = told.rate
    now, before = (
        {
            "customers_at_start": year.start,
            "customers_lost": year.lost,
            "customers_new": year.new,
            "retention_rate": _percent(year.kept),
        }
        for year in (rate.year, rate.before)
    )
    figures = tuple(
        Figure(name, value, before[name], FIGURES[name].unit, FIGURES[name].formula) for name, value in now.items()
    )
    chart = Chart(
        "kept_by_quarter",
        ("kept",),
        tuple((one.name, (_percent(one.turnover.kept),)) for one in rate.periods),
        "%",
        line=True,
    )
    rows = tuple((tier, one.start, one.lost, _percent(one.kept)) for tier, one in rate.tiers.items())
    table = Table("kept_by_tier", ("tier", "at_start", "lost", "percent_kept"), rows)
    asks = "Do we keep them?" + (f" The trend over twelve months: {rate.trend}." if rate.trend else "")
    return Part("retention", asks, figures, (chart,), (table,), tuple(_warnings(rate)))


def _percent(part: float | None) -> Number:
    return None if part is None else round(100 * part, 1)


def _warnings(rate: Rate) -> Iterator[str]:
    if rate.trend == WORSE:
        yield "Fewer are kept than in the twelve months before."
    if rate.aims.target is not None and rate.below_target:
        yield f"Below the target of {rate.aims.target:g} %."


def _effort(told: Told) -> Part:
    section = told.section("attention", "allocation")
    table = told.table("attention", "allocation", "allocation")
    shares = ("touches", "minutes", "income")
    own = table._replace(rows=tuple(row for row in table.rows if row[0] in LINES[:ALONE]))
    chart = of_table(own, "effort_against_income", "line", shares, "%")
    figures = tuple(one for one in section.figures if one.unit == "%")
    return Part("effort", "Does effort go where the income is?", figures, (chart,), (table,), section.remarks)


def _month(told: Told) -> Part:
    section = told.section("attention", "month")
    touched, missing = (one.now or 0 for one in section.figures)
    chart = counted("this_month", iter((("touched", touched), ("missing", missing))), "customers")
    return Part("month", "Whom did this month reach?", section.figures, (chart,), section.tables)


def _growth(told: Told) -> Part:
    figures = told.figures("growth", "opportunities") + told.figures("growth", "referrals")
    table = next(iter(told.section("growth", "opportunities").tables))
    return Part("growth", "What may grow?", figures, (), (table,))
