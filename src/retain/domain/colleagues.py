"""A colleague: somebody on our side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from retain.domain.errors import Refused


@dataclass(frozen=True, slots=True)
class Colleague:
    """A colleague; `executive` makes a visit an official one, `knows` what customers may ask, `deputy` stands in."""

    name: str
    key: str
    added_on: date
    id: int | None = None
    role: str | None = None
    executive: bool = False
    knows: str | None = None
    deputy: int | None = None
    email: str | None = None
    phone: str | None = None
    archived_on: date | None = None

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise Refused("A colleague needs a name.", "retain colleague add NAME")
