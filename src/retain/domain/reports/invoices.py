"""Invoices to be settled, and customers who pay late (demands 11 and 12)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retain.domain.report import Section, Table, figures
from retain.domain.reports.scenes import group, order

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from retain.domain.problems import Problem
    from retain.domain.report import Number
    from retain.domain.reports.scenes import Scene


def invoices(now: Scene, before: Scene, pays_late: Mapping[int, int], next_actions: Mapping[int, date]) -> Section:
    """Open invoices with the day of their next action, by id; slow payers, by id the days they are late."""
    measured = figures(_invoices(now, pays_late), _invoices(before, pays_late))
    return Section("invoices", measured, (_invoice_table(now, next_actions), _slow(now, pays_late)))


def _unpaid(scene: Scene) -> list[Problem]:
    return [one for one in scene.problems if one.solved_on is None and one.kind == "invoice"]


def _invoices(scene: Scene, pays_late: Mapping[int, int]) -> dict[str, Number]:
    found = _unpaid(scene)
    return {
        "invoices_open": len(found),
        "invoices_open_amount": sum(one.amount or 0 for one in found),
        "slow_payers": sum(number in pays_late for number in scene.accounts),
    }


def _invoice_table(scene: Scene, next_actions: Mapping[int, date]) -> Table:
    rows = [
        (
            *(one.code, scene.accounts[one.customer].standing.name, one.number, one.amount, one.text),
            *((scene.window.last - one.raised_on).days, next_actions.get(one.id or 0, one.next_on)),
        )
        for one in _unpaid(scene)
    ]
    columns = ("code", "customer", "number", "amount", "text", "days", "next_on")
    return Table("open_invoices", columns, tuple(rows), empty="No open invoices.")


def _slow(scene: Scene, pays_late: Mapping[int, int]) -> Table:
    slow = [(scene.accounts[number], days) for number, days in pays_late.items() if number in scene.accounts]
    unpaid = _unpaid(scene)
    rows = [
        (
            *(one.code, one.standing.name, group(one), days),
            sum(invoice.amount or 0 for invoice in unpaid if invoice.customer == one.standing.id),
        )
        for one, days in sorted(slow, key=lambda pair: (-pair[1], *order(pair[0])))
    ]
    columns = ("code", "customer", "tier", "days_late", "amount")
    return Table("slow_payers", columns, tuple(rows), bar="days_late", empty="No slow payers.")
