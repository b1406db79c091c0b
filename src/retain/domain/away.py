"""Days away: the rep's own leave."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from retain.domain.errors import Refused


@dataclass(frozen=True, slots=True)
class Away:
    """Days off, first and last; `colleague` covers."""

    first: date
    last: date
    made_on: date
    id: int | None = None
    colleague: int | None = None

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise Refused(f"{self.last} is before {self.first}.", "retain away FROM..TO")
