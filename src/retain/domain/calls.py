"""One customer of the due list as it is taken along on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from retain.domain.brief import Brief
    from retain.domain.daysheet import Line


class Call(NamedTuple):
    """A line of the due list with the customer's brief."""

    line: Line
    brief: Brief


class Card(NamedTuple):
    """What a phone shows of a call: `contact` says what to do, `brief` is a line for each thing, by its part."""

    band: str
    code: str
    customer: str
    tier: str
    town: str
    contact: str
    why: tuple[str, ...]
    tell: str
    person: str
    phone: str
    email: str
    command: str
    brief: tuple[tuple[str, str], ...] = ()
