"""What hangs on a customer beside its own fields: tags, custom fields, and its ids in other programs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Tag:
    """A word that groups customers."""

    customer: int
    name: str
    id: int | None = None


class Tagged(NamedTuple):
    """A tag, and how many customers have it."""

    tag: str
    customers: int


class Retagged(NamedTuple):
    """How many customers, and how much of what is news to them, a tag was renamed for."""

    customers: int
    news: int


@dataclass(frozen=True, slots=True)
class Custom:
    """A field of the rep's own, or an unknown column of an import."""

    customer: int
    name: str
    value: str
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """The id a customer goes by in another program (or its own e-mail domain), so that a second import updates."""

    customer: int
    program: str
    external: str
    id: int | None = None
