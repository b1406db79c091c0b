"""What a rep's overview reads: the period's report, the book of today, the rate and the losses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retain.domain import reasons
from retain.domain.at_risk import at_risk
from retain.domain.health import health
from retain.domain.one_to_one import Case, tables
from retain.domain.overview import Overview, Told, parts
from retain.domain.report import PAGES
from retain.store.daily.waiting import waiting
from retain.store.losses import losses
from retain.store.rates import rate
from retain.store.reporting import Reader

if TYPE_CHECKING:
    from retain.domain.aims import Aims
    from retain.domain.policy import Policy
    from retain.domain.report import Window
    from retain.store.diary import Diary


def overview(diary: Diary, policy: Policy, window: Window, aims: Aims, rep: str) -> Overview:
    """One diary over a period that ends today, without what is private; runs inside `reading()`."""
    today, reader = diary.today, Reader(diary, policy, window, everything=True)
    day, kept = reader.days[window], list(reader.now.kept.values())
    by_customer = {one.customer: one for one in reader.bonds.now}
    cases = [Case(one, reasons.found(one, day)) for one in kept]
    told = Told(
        pages=tuple(reader.page(name) for name in PAGES),
        bonds=reader.bonds.now,
        promises=[promise for one in day.book.standings for promise in day.book.promises.get(one.id, ())],
        at_risk=at_risk(day, {one.standing.id for one in kept}, len(kept)),
        value=sum(one.value for one in kept),
        health=[health(one, by_customer[one.standing.id], today) for one in kept if one.status == "active"],
        rate=rate(diary, policy, "quarter", 0, "", aims),
        losses=losses(diary, policy),
    )
    failed = told.table("problems", "dependability", "promises_failed")
    return Overview(rep, today, window, tables(cases, failed, waiting(diary), today), parts(told, today))
