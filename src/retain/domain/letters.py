"""The letter each kind of contact is drawn by, and which of several is the strongest."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from retain.domain.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable

LETTERS = {
    "visit": "V",
    "meeting": "M",
    "lunch": "L",
    "video": "O",
    "call": "C",
    "gift": "G",
    "letter": "P",
    "card": "K",
    "message": "T",
    "email": "E",
}
"""Each kind of contact, the strongest first: in person, spoken, sent by hand, typed. A note is no contact."""
ATTEMPT, MAILING, SILENCE = ".", ":", " "
_RANK = {kind: place for place, kind in enumerate([*LETTERS, *(set(KINDS) - LETTERS.keys())])}


class Drawn(NamedTuple):
    """A contact as it is drawn: its kind, whether they began it, whether it reached nobody or went to many."""

    kind: str
    inbound: bool = False
    attempt: bool = False
    bulk: bool = False

    @property
    def letter(self) -> str:
        """The kind's letter, small where they began it; a dot where nobody was reached, a colon for a mailing."""
        if self.attempt or self.bulk:
            return ATTEMPT if self.attempt else MAILING
        letter = LETTERS.get(self.kind, SILENCE)
        return letter.lower() if self.inbound else letter


def strongest(marks: Iterable[Drawn]) -> Drawn | None:
    """The strongest of some contacts, ours before theirs; a mailing is weaker than any, an attempt the weakest."""
    return min(marks, key=lambda mark: (mark.attempt, mark.bulk, _RANK[mark.kind], mark.inbound), default=None)
