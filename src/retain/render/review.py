"""How a review looks: its parts on a terminal, a line each in a pipe, JSON; and what recording one answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from retain.domain.dates import day_said, said
from retain.domain.review_parts import dated, shown
from retain.render import logged
from retain.render.safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from rich.console import RenderableType

    from retain.domain.review import Held, Review
    from retain.domain.review_parts import Part, Point
    from retain.render.screen import Screen

_HELD = {"A": "an A is held in person", "B": "a B on a call or in person"}


def show(screen: Screen, reviews: Sequence[Review], held: Sequence[Held] = ()) -> None:
    """Show the agendas; JSON has what was recorded beside each."""
    if screen.json:
        by_customer = {one.logged.entry.customer: one for one in held}
        screen.document([as_json(one, by_customer.get(one.customer)) for one in reviews])
        return
    for place, one in enumerate(reviews):
        if screen.terminal:
            screen.draw(_picture(one, place))
        else:
            for cells in _cells(one):
                screen.line("\t".join(safe(cell) for cell in cells))


def as_json(review: Review, held: Held | None = None) -> dict[str, Any]:
    """A review as JSON, every part under its name; its keys are frozen by a test."""
    return {
        "code": f"c{review.customer}",
        "customer": review.name,
        "since_on": review.since,
        "until_on": review.until,
        "figures": dict(review.figures),
        **{name: _part(part) for name, part in review.parts.items()},
        "done": _held(held) if held else None,
    }


def _part(part: Part) -> dict[str, Any]:
    return {"says": part.says, "points": [_point(one) for one in part.points]}


def _point(one: Point) -> dict[str, Any]:
    return {"code": one.code, "day": one.day, "text": one.text}


def _held(one: Held) -> dict[str, Any]:
    return {
        "code": f"e{one.logged.entry.id}",
        "day": one.logged.entry.day,
        "kind": one.logged.entry.kind,
        "with": one.logged.people,
        "text": one.logged.entry.text,
        "goals": [{"code": goal.code, "text": goal.text, "review_on": goal.review_on} for goal in one.goals],
        "next_on": one.next_on,
    }


def _cells(review: Review) -> Iterator[tuple[str, ...]]:
    """In a pipe: customer, part, day, text, code."""
    for name, part in review.parts.items():
        if part.says:
            yield review.name, name, "", part.says, ""
        for one in part.points:
            yield review.name, name, one.day.isoformat() if one.day else "", one.text, one.code


def _picture(review: Review, place: int) -> RenderableType:
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    head = Text("\n" if place else "").append(safe(review.name), style="bold")
    page: list[RenderableType] = [head.append(f"  {_period(review)}", style="not bold dim")]
    for part in shown(review.parts.values()):
        page.append(Text(f"\n{part.title}", style="bold"))
        lines = Table.grid(padding=(0, 1))
        for one in part.points:
            code = f" [{one.code}]" if one.code else ""
            lines.add_row(" -", Text(safe(dated(one, review.until))).append(code, style="dim"))
        page += [Text(f" {safe(part.says)}")] * bool(part.says) + [lines] * bool(part.points)
    return Group(*page)


def _period(review: Review) -> str:
    return f"{day_said(review.since, review.until)} to {day_said(review.until, review.until)}"


def recorded(screen: Screen, held: Sequence[Held], today: date) -> None:
    """Say what was stored: the entry, the goals, what it settled and when the next review is due."""
    for one in held:
        logged.show(screen, one.name, one.logged, one.outcome, today)
        for goal in one.goals:
            screen.line(safe(f"{goal.code} goal: {goal.text}, reviewed {said(goal.review_on, today)}"))
        if one.next_on:
            screen.line(f"next review: {said(one.next_on, today)}")
        if not one.counts:
            screen.say(f"{one.name} stays due: the review of {_HELD[one.tier]}.")
