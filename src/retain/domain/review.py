"""The quarterly review: its agenda in parts, from the diary, fit to be shown to the customer (demands 57 and 68)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from retain.domain import review_ahead as ahead
from retain.domain import review_done as done
from retain.domain.expectations import Expectation
from retain.domain.kinds import IN_PERSON, LIVE
from retain.domain.review_parts import for_purpose
from retain.domain.word_kept import WordKept, percent, word_kept

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from retain.domain.outcome import Logged, Outcome
    from retain.domain.review_parts import Material, Part

PERIOD = 90
"""Days that a review looks back where none was done before, and ahead to its goals."""


@dataclass(frozen=True, slots=True)
class Review:
    """A customer's review of a period, both its days included: its parts by name in the order they are told."""

    customer: int
    name: str
    since: date
    until: date
    parts: Mapping[str, Part]
    kept: WordKept
    figures: Mapping[str, int | None] = field(default_factory=dict)


class Held(NamedTuple):
    """A review as it was recorded: the entry, the goals set, what it settled, and the day the next one is due."""

    name: str
    tier: str
    logged: Logged
    goals: tuple[Expectation, ...]
    outcome: Outcome
    next_on: date | None

    @property
    def counts(self) -> bool:
        """Whether it was held as the tier asks: A in person, B on a call or visit, C in any form."""
        asked = {"A": IN_PERSON, "B": LIVE}.get(self.tier)
        return asked is None or self.logged.entry.kind in asked


def period(last: date | None, since: date | None, today: date) -> date:
    """The first day a review looks at: as typed, else the day after the last review, else ninety days ago."""
    return since or (last + timedelta(days=1) if last else today - timedelta(days=PERIOD))


def review(found: Material, since: date, today: date, currency: str) -> Review:
    """The agenda of a period. Private entries and facts, attempts and notes to oneself are never in it."""
    kept = word_kept(found.promises, since, today)
    told = {
        "services": done.services(found, since, today),
        "support": done.support(found, since, today),
        "metrics": ahead.metrics(found, since, today),
        "value": ahead.value(found, since, today, currency),
        "word_kept": done.kept(kept, today),
        "problems": done.problems(found, since, today),
        "beyond": done.beyond(found),
        "changes": ahead.changes(found, since, today),
        "goals": ahead.goals(found, today),
    }
    customer = found.customer
    return Review(customer.id or 0, customer.name, since, today, told, kept, _figures(found, kept, since, today))


def _figures(found: Material, kept: WordKept, since: date, today: date) -> dict[str, int | None]:
    solved = done.solved(found.problems, since, today)
    aimed, hit = done.in_target(solved)
    on_time = kept.count("kept on time")
    return {
        "promises": len(kept.promises),
        "on_time": on_time,
        "on_time_percent": percent(on_time, len(kept.promises)),
        "kept_late": kept.count("kept late"),
        "told_before": kept.count("slipped told before"),
        "told_after": kept.count("slipped told after"),
        "not_told": kept.count("slipped not told"),
        "broken": kept.count("broken"),
        "solved": len(solved),
        "with_target": aimed,
        "in_target": hit,
        "in_target_percent": percent(hit, aimed),
        "open": len(done.still_open(found.problems, today)),
        "beyond": len(for_purpose(found, "beyond")),
    }


def goal(customer: int, text: str, day: date) -> Expectation:
    """What is to be reached by the next review, as an expectation reviewed ninety days on."""
    return Expectation(customer, text, day, day + timedelta(days=PERIOD))
