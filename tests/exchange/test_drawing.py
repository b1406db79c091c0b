"""Where bars and lines lie."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from retain.domain.charts import Chart
from retain.exchange.drawing import WIDTH, drawn

VALUES = st.one_of(st.none(), st.integers(-(10**9), 10**12), st.floats(0, 10**6))


@given(st.lists(st.tuples(st.text(), st.tuples(VALUES, VALUES))), st.sampled_from(["", "money"]), st.booleans())
def test_nothing_is_drawn_outside(rows: list[tuple[str, tuple[float | None, ...]]], unit: str, line: bool) -> None:  # noqa: FBT001 - Hypothesis fills it
    drawing = drawn(Chart("any", ("now", "before"), tuple(rows), unit, line))
    for group in drawing.groups:
        for bar in group.bars:
            assert 0 <= bar.width <= WIDTH
            assert 0 <= bar.y <= drawing.height - drawing.bar
    assert all(0 <= point.x <= WIDTH for point in drawing.points)
    assert all(point.y >= 0 for point in drawing.points)


def test_a_picture_says_its_numbers_in_words_and_a_gap_is_no_zero() -> None:
    chart = Chart("kept", ("now", "before"), (("A", (12, 13.5)), ("B", (None, 0))), "touches")
    assert drawn(chart).says == "A: now 12, before 13.5; B: now -, before 0"
    line = Chart("kept", ("kept",), (("Q1", (90.0,)), ("Q2", (None,)), ("Q3", (80.5,))), "%", line=True)
    assert [(one.label, one.says) for one in drawn(line).points] == [("Q1", "90"), ("Q3", "80.5")]
