"""The retention rate as JSON: everything, under names frozen by a test; parts are in percent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from retain.domain.likelihood import Untrusted
from retain.domain.standings import ACTIVE_DAYS
from retain.render.columns import amount
from retain.render.figures import as_json
from retain.render.lifetime import percent

if TYPE_CHECKING:
    from datetime import date

    from retain.domain.at_risk import AtRisk
    from retain.domain.rate import Cohort, Prospects, Rate
    from retain.domain.retention import Period, Turnover

FIGURES = (
    "customer", "kept", "new", "lost", "growth", "trend", "target", "benchmark", "at risk", "what if", "point",
    "replacing", "cohort",
)  # fmt: skip


def document(rate: Rate, asked: Prospects | None, cohort: Cohort | None, *, explain: bool) -> dict[str, Any]:
    """Everything a rate holds; `what_if` and `cohort` are null where they weren't asked for."""
    return {
        "as_of": rate.as_of,
        "by": rate.by,
        "tier": rate.tier or None,
        "window_days": ACTIVE_DAYS,
        "recorded": rate.recorded,
        "unknown": rate.unknown,
        "young_until_on": rate.young_until,
        "year": turnover(rate.year) | {"before": percent(rate.before.kept), "trend": rate.trend},
        "periods": [_period(one) for one in rate.periods],
        "tiers": [{"tier": tier} | turnover(one) for tier, one in rate.tiers.items()],
        "target": rate.aims.target,
        "benchmark": rate.aims.benchmark,
        "benchmark_source": rate.aims.source or None,
        "customers": rate.customers,
        "value": amount(rate.yearly),
        "basis": rate.basis,
        "point": {
            "customers": rate.point.customers,
            "year_amount": amount(rate.point.year),
            "ten_years_amount": amount(rate.point.ten_years),
        },
        "replacing": {
            "lost": rate.replacing.lost,
            "factor": rate.replacing.factor,
            "like_keeping": rate.replacing.like_keeping,
            "minutes_keeping_one": None if rate.replacing.keeping is None else round(rate.replacing.keeping, 1),
            "minutes": rate.replacing.minutes,
        },
        "at_risk": [_at_risk(one, rate.as_of) for one in rate.at_risk],
        "what_if": _what_if(asked),
        "cohort": _cohort(cohort),
        "explained": as_json(FIGURES) if explain else [],
    }


def turnover(one: Turnover) -> dict[str, Any]:
    """Who stayed, came and went."""
    return {
        "first_on": one.first,
        "last_on": one.last,
        "start": one.start,
        "new": one.new,
        "lost": one.lost,
        "end": None if one.new is None else one.end,
        "kept": percent(one.kept),
        "growth": percent(one.growth),
    }


def _period(one: Period) -> dict[str, Any]:
    return {"period": one.name} | turnover(one.turnover) | {"trend": one.trend, "so_far": one.so_far}


def _at_risk(one: AtRisk, today: date) -> dict[str, Any]:
    coming = one.next
    return {
        "code": one.account.code,
        "customer": one.account.standing.name,
        "tier": one.account.tier,
        "value": amount(one.account.value),
        "because": one.because,
        "next": {"code": coming.code, "reason": coming.reason, "due_on": max(coming.due, today)} if coming else None,
        "command": one.command,
    }


def _what_if(asked: Prospects | None) -> dict[str, Any] | None:
    if asked is None:
        return None
    rows = [{"keep": one.keep, "customers": one.customers, "growth": round(one.growth, 2)} for one in asked.rows]
    return {"customers": asked.customers, "new": asked.new, "keep": asked.keep, "rows": rows}


def _cohort(cohort: Cohort | None) -> dict[str, Any] | None:
    if cohort is None:
        return None
    model = cohort.model
    alpha, beta = (None, None) if isinstance(model, Untrusted) else (round(one, 4) for one in model)
    return {
        "alpha": alpha,
        "beta": beta,
        "untrusted": model.because if isinstance(model, Untrusted) else None,
        "years": [
            {"year": one.year, "there": one.there, "lost": one.lost, "stayed": one.survived, "model": one.modelled}
            for one in cohort.years
        ],
    }
