"""How the coverage of an account looks: in one line, as a map of people against our side, as JSON."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from retain.domain.coverage import ME, Coverage, Seat, Spoken
from retain.domain.dates import day_said
from retain.render.columns import Column

if TYPE_CHECKING:
    from datetime import date

    from retain.domain.customers import Customer
    from retain.render.columns import View
    from retain.render.screen import Screen

_C: type[Column[Seat]] = Column
SEAT: View[Seat] = (
    _C("code", lambda seat: f"d{seat.person}"),
    _C("name", lambda seat: seat.name),
    _C("role", lambda seat: seat.role),
    _C("level", lambda seat: seat.level),
    _C("marks", lambda seat: tuple(_marks(seat))),
    _C("met_by", lambda seat: tuple(f"{one.who} {one.times}x {one.last}" for one in seat.met)),
)
"""In pipes."""


def show(screen: Screen, customer: Customer, coverage: Coverage, *, wide: bool) -> None:
    """Draw the map of an account: a row for each of their people, a column for each of ours."""
    if screen.json:
        screen.document({"code": f"c{customer.id}", "customer": customer.name, **coverage_json(coverage, wide=wide)})
        return
    nobody = f"Nobody is known at {customer.name}. retain person add NAME --at c{customer.id}"
    screen.rows(_map(coverage) if screen.terminal else SEAT, coverage.seats, empty=nobody)
    if coverage.seats and (thin := [*coverage.gaps(wide=wide), *_unknown(coverage)]):
        screen.say("; ".join(thin))


def _unknown(coverage: Coverage) -> list[str]:
    return [f"nobody known at {' or '.join(coverage.empty)} level"] if coverage.empty else []


def covered(coverage: Coverage, *, wide: bool) -> str:
    """The coverage in one line: how many were spoken to, by whom of ours, and what is thin."""
    ours = ["you" if who == ME else who for who in coverage.ours]
    by = f" by {' and '.join(filter(None, (', '.join(ours[:-1]), *ours[-1:])))}" if ours else ""
    count = f"{len(coverage.spoken)} of {len(coverage.seats)} spoken to in 180 days{by}"
    return "; ".join([count, *coverage.gaps(wide=wide)])


def coverage_json(coverage: Coverage, *, wide: bool) -> dict[str, Any]:
    """An account's coverage as JSON, under names frozen by a test."""
    return {
        "people": [_seat(seat, coverage.today) for seat in coverage.seats],
        "ours": coverage.ours,
        "levels_empty": coverage.empty,
        "gaps": coverage.gaps(wide=wide),
    }


def _seat(seat: Seat, today: date) -> dict[str, Any]:
    return {
        "code": f"d{seat.person}",
        "name": seat.name,
        "role": seat.role,
        "level": seat.level,
        "sponsor": seat.sponsor,
        "key": seat.key,
        "last_on": seat.last,
        "times": seat.times,
        "spoken_to": seat.spoken_to(today),
        "by": [{"who": one.who, "last_on": one.last, "times": one.times} for one in seat.met],
    }


def _marks(seat: Seat) -> list[str]:
    return [mark for mark, held in (("key", seat.key), ("sponsor", seat.sponsor)) if held]


def _map(coverage: Coverage) -> View[Seat]:
    """The columns of the map on a terminal."""
    today = coverage.today
    ours = (_C(who, partial(_met, who=who, today=today)) for who in coverage.ours)
    return (
        _C("name", lambda seat: f"{seat.name} (d{seat.person})"),
        _C("is", lambda seat: tuple(filter(None, (seat.level, seat.role, *_marks(seat))))),
        *ours,
    )


def _met(seat: Seat, *, who: str, today: date) -> str:
    return next((_times(one, today) for one in seat.met if one.who == who), "")


def _times(one: Spoken, today: date) -> str:
    return f"{one.times}x, {day_said(one.last, today).partition(' ')[2]}"
