"""Customers who pay late, and how their invoices are followed up (demand 11)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retain.domain.dates import days_said, said

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from retain.domain.problems import Problem


def pays(late: int, problems: Iterable[Problem], name: str, today: date) -> str:
    """How late a slow payer usually is, the open invoices with their days, and what to date where nothing is.

    `problems` are those open on the day, `name` is the customer as a shell takes it.
    """
    open_ones = [problem for problem in problems if problem.kind == "invoice"]
    parts = [f"usually {days_said(late)} late", *(_invoice(one, today) for one in open_ones)]
    if not open_ones:
        parts.append(f'no invoice followed up: retain problem add {name} "invoice: …" --next DATE')
    return "; ".join(parts)


def _invoice(problem: Problem, today: date) -> str:
    number = f" {problem.number}" if problem.number else ""
    late = (today - problem.target_on).days if problem.target_on else 0
    age = f"{days_said(late)} past its target" if late > 0 else f"open {days_said((today - problem.raised_on).days)}"
    if problem.next_on is None:
        return f"invoice{number} {age}, nothing dated: retain problem edit {problem.code} --next DATE"
    return f"invoice{number} {age}, next action {said(problem.next_on, today)}"
