"""What losses had in common, held against the customers kept: the book's own warning sign."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

LEAST = 3
"""Losses below which nothing can be told."""
MOST = (3, 4)
"""The share of losses, three in four, that the days of silence are measured by."""
SHOWN_BY = 2
"""Losses that must show a sign before it counts as a warning."""
WATCHED = 10
SILENCE = "silence"


class Signs(NamedTuple):
    """One customer in the 180 days up to a day: the day it was lost, or today for one that is kept.

    `silent` is the days since the last conversation before that day, None where no contact was ever logged: there is
    no silence to learn from. `value` is minor units of the year.
    """

    customer: int
    name: str
    day: date
    silent: int | None
    problem: bool = False
    word: bool = False
    mood: bool = False
    left: bool = False
    competitor: bool = False
    because: str = ""
    contract: int | None = None
    tier: str = ""
    value: int = 0


class Sign(NamedTuple):
    """One sign: how many of the lost showed it and how many of the kept show it today."""

    name: str
    text: str
    lost: int
    of_lost: int
    kept: int
    of_kept: int

    @property
    def apart(self) -> float:
        """How far the lost stand from the kept: the difference of the two shares; nothing where nobody is kept."""
        return share(self.lost, self.of_lost) - share(self.kept, self.of_kept) if self.of_kept else 0.0


@dataclass(frozen=True, slots=True)
class Pattern:
    """All losses, newest first; without signs where they are too few. `days` is the silence most losses reached.

    `past` of them were silent for longer than the `median`. `silence` is that sign, None where too few of the lost were
    ever contacted. `watch` are the kept customers that show the strongest sign today, most valuable first.
    """

    losses: tuple[Signs, ...]
    kept: int
    days: int | None = None
    median: float = 0
    past: int = 0
    signs: tuple[Sign, ...] = ()
    strongest: Sign | None = None
    watch: tuple[Signs, ...] = ()

    @property
    def silence(self) -> Sign | None:
        return next((sign for sign in self.signs if sign.name == SILENCE), None)

    @property
    def uncontacted(self) -> int:
        """The losses with whom no contact was logged."""
        return sum(one.silent is None for one in self.losses)


def share(part: int, whole: int) -> float:
    """A part of a whole, 0 of nothing."""
    return part / whole if whole else 0.0


def pattern(losses: Iterable[Signs], kept: Sequence[Signs]) -> Pattern:
    """Hold each sign of the lost against the kept; the strongest is the one that sets them apart the most.

    The days of silence are the most that three in four of the lost reached, of those ever contacted.
    """
    lost = tuple(sorted(losses, key=lambda one: (one.day, one.customer), reverse=True))
    if len(lost) < LEAST:
        return Pattern(lost, len(kept))
    silences = sorted((one.silent for one in lost if one.silent is not None), reverse=True)
    days, middle = _common(silences) if len(silences) >= LEAST else (None, 0)
    tests = _tests(days)
    signs = tuple(_sign(name, lost, kept, days) for name in tests)
    strongest = _strongest(signs)
    watch = [one for one in kept if tests[strongest.name][1](one)] if strongest else []
    watch.sort(key=lambda one: (-one.value, one.name, one.customer))
    past = sum(one > middle for one in silences) if days is not None else 0
    return Pattern(
        lost,
        len(kept),
        days=days,
        median=middle,
        past=past,
        signs=signs,
        strongest=strongest,
        watch=tuple(watch[:WATCHED]),
    )


def _common(silences: Sequence[int]) -> tuple[int, float]:
    """The days of silence that three in four reached, the longest first, and the median."""
    part, whole = MOST
    return silences[-(-part * len(silences) // whole) - 1], median(silences)


def _sign(name: str, lost: Sequence[Signs], kept: Sequence[Signs], days: int | None) -> Sign:
    """How many showed a sign, of those that can: of the silence, of those ever contacted."""
    text, shows = _tests(days)[name]
    of_lost, of_kept = ([one for one in some if name != SILENCE or one.silent is not None] for some in (lost, kept))
    return Sign(name, text, sum(map(shows, of_lost)), len(of_lost), sum(map(shows, of_kept)), len(of_kept))


def _tests(days: int | None) -> dict[str, tuple[str, Callable[[Signs], bool]]]:
    """Each sign by name: its words, and whether a customer shows it; silence only where its days are known."""
    silence: dict[str, tuple[str, Callable[[Signs], bool]]] = {}
    if days is not None:
        silence[SILENCE] = f"silent for {days} days or more", lambda one: one.silent is not None and one.silent >= days
    return silence | {
        "problem": ("a problem open or solved late", lambda one: one.problem),
        "word": ("a promise broken, or a slip not told", lambda one: one.word),
        "mood": ("a bad mood at the last contact", lambda one: one.mood),
        "left": ("a person left", lambda one: one.left),
        "competitor": ("a competitor seen", lambda one: one.competitor),
    }


def _strongest(signs: Sequence[Sign]) -> Sign | None:
    """The sign that sets the lost apart from the kept the most; none where no sign does."""
    found = [sign for sign in signs if sign.lost >= SHOWN_BY and sign.apart > 0]
    return max(found, key=lambda sign: sign.apart, default=None)


def shown_by(one: Signs, days: int | None) -> list[str]:
    """The names of the signs that a customer shows; no silence where the common one is none."""
    return [name for name, (_, shows) in _tests(days or None).items() if shows(one)]
