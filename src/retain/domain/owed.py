"""One thing owed to one customer: what a reason finds."""

from datetime import date
from typing import NamedTuple

NOW, DATED, CLOCK, AHEAD = 1, 2, 3, 4
"""The bands of `due`: always printed; dated today; clocks; still ahead."""
THANKS_END = 14
"""Days after which a thank-you has gone stale."""


class Owed(NamedTuple):
    """A reason at work: `due` is the day its row appears, `day` the day it speaks of (a promise's due day).

    `points` go to the score's `term`, each term once a row. `subject` is what the sentence tells of.
    """

    reason: str
    code: str
    due: date
    day: date
    band: int
    term: str
    points: float
    subject: object = None
