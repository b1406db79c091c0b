"""Where the bars and lines of a chart lie, in the units of its SVG's view box."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from retain.domain import money
from retain.domain.names import short

if TYPE_CHECKING:
    from retain.domain.charts import Chart
    from retain.domain.report import Number

WIDTH = 360
_BAR, _GAP, _LABEL = 11, 6, 15
_ROOM = 262
"""Width of the longest bar: what it counts stands to its right."""
_LONGEST = 48
_TOP, _TALL, _SIDE = 22, 120, 24
_CROWDED = 4
"""Points of a line from which only every other one is named below it."""


class Bar(NamedTuple):
    """One bar of a series, its number in words to its right."""

    series: int
    y: int
    width: float
    says: str


class Group(NamedTuple):
    """The bars under one label."""

    label: str
    y: int
    bars: tuple[Bar, ...]


class Point(NamedTuple):
    """One point of a line."""

    x: float
    y: float
    says: str
    label: str


class Drawing(NamedTuple):
    """A chart laid out; `says` tells it in words."""

    name: str
    series: tuple[str, ...]
    height: int
    groups: tuple[Group, ...]
    points: tuple[Point, ...]
    says: str
    bar: int = _BAR
    width: int = WIDTH
    floor: int = _TOP + _TALL


def drawn(chart: Chart) -> Drawing:
    """Lay a chart out."""
    groups = () if chart.line else tuple(_groups(chart))
    points = tuple(_points(chart)) if chart.line else ()
    height = _TOP + _TALL + _LABEL + _GAP if chart.line else _tall(chart) * len(chart.rows)
    return Drawing(chart.name, chart.series, height, groups, points, _said(chart))


def _tall(chart: Chart) -> int:
    return _LABEL + _BAR * len(chart.series) + _GAP


def _groups(chart: Chart) -> list[Group]:
    found = []
    for place, (label, values) in enumerate(chart.rows):
        top = place * _tall(chart)
        bars = tuple(
            Bar(number, top + _LABEL + number * _BAR, _long(value, chart.most), amount(value, chart.unit))
            for number, value in enumerate(values)
        )
        found.append(Group(short(label, _LONGEST), top + _LABEL - 4, bars))
    return found


def _long(value: Number, most: float) -> float:
    return round(max(0, value or 0) / most * _ROOM, 1)


def _points(chart: Chart) -> list[Point]:
    """The points of the first series, left to right; without a value there is none."""
    count = len(chart.rows)
    step = (WIDTH - 2 * _SIDE) / max(1, count - 1)
    return [
        Point(
            round(_SIDE + place * step, 1),
            round(_TOP + _TALL * (1 - values[0] / chart.most), 1),
            f"{values[0]:g}",
            label if count <= _CROWDED or (count - 1 - place) % 2 == 0 else "",
        )
        for place, (label, values) in enumerate(chart.rows)
        if values[0] is not None
    ]


def amount(value: Number, unit: str) -> str:
    """A number for reading, percent and money marked; a dash for none."""
    if value is None:
        return "-"
    if unit == "money":
        return money.said(int(value))
    return f"{value:,} %" if unit == "%" else f"{value:,}"


def _said(chart: Chart) -> str:
    """A chart in words: "A: touches 12, before 13; B: ..."."""
    alone = len(chart.series) == 1
    told = (
        f"{label}: "
        + ", ".join(
            amount(value, chart.unit) if alone else f"{series.replace('_', ' ')} {amount(value, chart.unit)}"
            for series, value in zip(chart.series, values, strict=True)
        )
        for label, values in chart.rows
    )
    return "; ".join(told) or "Nothing to show yet."
