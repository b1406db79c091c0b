"""The word-kept page: what we promised a customer, and whether it came on time (demand 68)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from retain.domain.slips import OURS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from retain.domain.folders import PromiseFolder

ON_TIME, DROPPED = "kept on time", "dropped"
SLIPPED = ("slipped told before", "slipped told after", "slipped not told")
_FEW = {1: "the slip", 2: "both slips"}


@dataclass(frozen=True, slots=True)
class WordKept:
    """Our promises of a period, oldest first: each as it stands in the ledger."""

    promises: tuple[PromiseFolder, ...] = ()

    def count(self, state: str) -> int:
        """How many stand so."""
        return sum(one.state == state for one in self.promises)


def word_kept(promises: Iterable[PromiseFolder], since: date, today: date) -> WordKept:
    """Our promises that ended from `since` on, and those past the first day named that are still open.

    So each is told once when it ends, however long it took; notes to oneself and dropped ones are in no figure.
    """
    found = [one for one in promises if one.promise.party in OURS and one.state != DROPPED and _told(one, since, today)]
    return WordKept(tuple(sorted(found, key=lambda one: (one.promise.due_on, one.promise.id or 0))))


def _told(one: PromiseFolder, since: date, today: date) -> bool:
    ended = one.promise.ended_on
    if ended is not None and ended <= today:
        return ended >= since
    return one.promise.due_on < today


def says(kept: WordKept) -> str:
    """The page in a sentence: "31 of 33 promises on time, both slips told before"; empty without any promise."""
    total, on_time = len(kept.promises), kept.count(ON_TIME)
    if not total:
        return ""
    of = "promise" if total == 1 else "promises"
    return ", ".join([f"{on_time} of {total} {of} on time", *_others(kept)])


def _others(kept: WordKept) -> list[str]:
    """What wasn't on time: slips that were all told before in their own words, else each state with its number."""
    counts = {state: kept.count(state) for state in (*SLIPPED, "kept late", "broken")}
    before = counts[SLIPPED[0]]
    if before and before == sum(counts[state] for state in SLIPPED):
        counts.pop(SLIPPED[0])
        first = [f"{_FEW.get(before, f'all {before} slips')} told before"]
    else:
        first = []
    return first + [f"{number} {state}" for state, number in counts.items() if number]


def percent(part: int, whole: int) -> int | None:
    """A share in whole percent; None of nothing."""
    return round(100 * part / whole) if whole else None
