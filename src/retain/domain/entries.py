"""An entry: one line of the diary, what happened on which day with whom."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from retain.domain.errors import Misused, Refused
from retain.domain.kinds import KINDS, LIVE, MOODS, PURPOSES

_ATTEMPT = r"(?:vm|voice ?mail|no answer|left (?:a )?message|bounced)\b"
_BEGIN_ATTEMPT = ("vm", "voice", "no answer", "left", "bounced")
"""What may begin so: most texts don't, and a pattern takes longer to compile than to look."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One contact or note.

    `day` is the rep's local date, `time` "HH:MM" if known, `colleague` who did it when it wasn't
    the rep, `bulk` a mailing to many, `attempt` a contact that reached nobody, `cost` what a perk
    or gift cost us, in minor units.
    """

    customer: int
    day: date
    kind: str
    id: int | None = None
    time: str | None = None
    inbound: bool = False
    attempt: bool = False
    bulk: bool = False
    private: bool = False
    purposes: tuple[str, ...] = ()
    mood: str | None = None
    minutes: int | None = None
    colleague: int | None = None
    text: str = ""
    cost: int | None = None

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise Misused(f"{self.kind} is no kind of contact.", f"One of: {', '.join(KINDS)}.")
        for purpose in self.purposes:
            known_purpose(purpose)
        if self.mood is not None and self.mood not in MOODS:
            raise Misused(f"{self.mood} is no mood.", f"One of: {', '.join(MOODS)}.")
        if self.minutes is not None and not 0 <= self.minutes <= 24 * 60:
            raise Refused(f"{self.minutes} minutes isn't a day's contact.", "Give minutes from 0 to 1440.")
        if self.cost is not None and self.cost < 0:
            raise Refused("A cost is an amount, not below nothing.", "Give what it cost you.")
        if self.attempt and (self.inbound or self.kind == "note"):
            raise Refused("An attempt is ours and is no note.", "Leave out --in, or log what was said.")

    @property
    def reached(self) -> bool:
        """A contact that was delivered; a note is none and an attempt is none."""
        return self.kind != "note" and not self.attempt

    @property
    def is_conversation(self) -> bool:
        """Two-way and the rep's own: connected, in person, or inbound (SPEC, Words)."""
        return self.reached and self.colleague is None and (self.inbound or self.kind in LIVE)


def known_purpose(word: str) -> str:
    """The purpose of that name; raises Misused where there is none."""
    if word not in PURPOSES:
        raise Misused(f"{word} is no purpose.", f"One of: {', '.join(PURPOSES)}.")
    return word


def reads_as_attempt(text: str) -> bool:
    """Whether a text begins like nobody was reached: vm, voicemail, no answer, left (a) message, bounced."""
    words = text.strip().lower()
    return words.startswith(_BEGIN_ATTEMPT) and bool(re.match(_ATTEMPT, words))
