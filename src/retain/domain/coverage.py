"""How widely an account is held: their people by level, and by whom of our side each was spoken to (demands 52, 53)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from retain.domain.kinds import DECISION_LEVELS, LEVELS
from retain.domain.riders import COVERED_DAYS, COVERED_PEOPLE

if TYPE_CHECKING:
    from collections.abc import Iterable

ME = "me"
"""The rep, beside the colleagues' names."""


class Spoken(NamedTuple):
    """One of our side met somebody: when last, how often in 365 days, and when they last talked both ways."""

    who: str
    last: date
    times: int
    talked: date | None = None


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody at the customer, and who of our side met them, the newest first."""

    person: int
    name: str
    role: str | None = None
    level: str | None = None
    sponsor: bool = False
    key: bool = False
    met: tuple[Spoken, ...] = ()

    @property
    def last(self) -> date | None:
        return max((one.last for one in self.met), default=None)

    @property
    def times(self) -> int:
        return sum(one.times for one in self.met)

    def spoken_to(self, today: date) -> bool:
        """Whether anybody of ours had a conversation with them in 180 days."""
        return any(one.talked and (today - one.talked).days < COVERED_DAYS for one in self.met)


@dataclass(frozen=True, slots=True)
class Coverage:
    """One customer's people against our side, as of a day."""

    today: date
    seats: tuple[Seat, ...] = ()

    @property
    def spoken(self) -> tuple[Seat, ...]:
        """Those spoken to in 180 days."""
        return tuple(seat for seat in self.seats if seat.spoken_to(self.today))

    @property
    def ours(self) -> tuple[str, ...]:
        """Who of our side ever met them: me first, then the colleagues by name."""
        found = {one.who for seat in self.seats for one in seat.met}
        return tuple(sorted(found, key=lambda who: (who != ME, who)))

    @property
    def empty(self) -> tuple[str, ...]:
        """The levels at which nobody is known, the highest first."""
        held = {seat.level for seat in self.seats}
        return tuple(level for level in reversed(LEVELS) if level not in held)

    @property
    def above(self) -> bool:
        """Whether somebody at decision level was spoken to in 180 days."""
        return any(seat.level in DECISION_LEVELS for seat in self.spoken)

    def gaps(self, *, wide: bool) -> tuple[str, ...]:
        """What is thin: one person alone spoken to (where `wide` asks for more, as A and B do), nobody above."""
        return tuple(_gaps(self, wide=wide))


def is_wide(status: str | None, tier: str | None, *, solo: bool) -> bool:
    """Whether an account should be held by more than one person: an active A or B, unless one is all there is."""
    return status == "active" and tier in {"A", "B"} and not solo


def _gaps(coverage: Coverage, *, wide: bool) -> Iterable[str]:
    spoken = coverage.spoken
    if not spoken:
        yield f"nobody by name spoken to in {COVERED_DAYS} days"
        return
    if wide and len(spoken) < COVERED_PEOPLE:
        yield f"single-threaded: only {spoken[0].name} spoken to in {COVERED_DAYS} days"
    if not coverage.above:
        yield "nobody above spoken to"
