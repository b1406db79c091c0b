"""Slow payers, and how their invoices are followed up."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from retain.domain.problems import Problem
from retain.domain.slow_payers import pays

TODAY = date(2026, 11, 23)


def invoice(kind: str = "invoice", **fields: Any) -> Problem:
    return Problem(1, kind, "unpaid", TODAY - timedelta(days=30), 3, number="4711", **fields)


@pytest.mark.parametrize(
    ("problems", "said"),
    [
        ([], 'no invoice followed up: retain problem add Acme "invoice: …" --next DATE'),
        ([invoice("trouble")], 'no invoice followed up: retain problem add Acme "invoice: …" --next DATE'),
        ([invoice()], "invoice 4711 open 30 days, nothing dated: retain problem edit g3 --next DATE"),
        (
            [invoice(next_on=date(2026, 11, 27), target_on=date(2026, 11, 11))],
            "invoice 4711 12 days past its target, next action Fri 27 Nov, in 4 days",
        ),
        (
            [invoice(next_on=TODAY, target_on=TODAY)],
            "invoice 4711 open 30 days, next action Mon 23 Nov, today",
        ),
    ],
)
def test_it_says_how_late_and_what_comes_next(problems: list[Problem], said: str) -> None:
    assert pays(21, problems, "Acme", TODAY) == f"usually 21 days late; {said}"
