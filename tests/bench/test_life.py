"""A small share of the year's comparison: `python -m tests.bench.life` measures all of it."""

from __future__ import annotations

from tests.bench.life import ORDERS, urgency, year


def test_ours_neglects_a_fifth_less_and_keeps_more_promises_than_any_other_order() -> None:
    found = {name: year(order, 0, 40, 36) for name, order in ORDERS.items()}
    ours = found.pop("retain")
    assert all(ours.neglect <= 0.8 * other.neglect and ours.late < other.late for other in found.values()), found


def test_taskwarriors_ramp_is_its_own() -> None:
    assert [round(urgency(late), 2) for late in (-30, -14, 0, 7, 30)] == [2.4, 2.4, 8.8, 12.0, 12.0]
