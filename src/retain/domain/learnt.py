"""A fact as a rep types it: "Dana child: Mia, plays the cello", or "want: LED by spring"."""

from __future__ import annotations

import re
from typing import NamedTuple

from retain.domain import facts
from retain.domain.errors import Misused
from retain.domain.names import excerpt

_SAME = {
    "wants": "want",
    "needs": "need",
    "children": "child",
    "kid": "child",
    "kids": "child",
    "hobbies": "hobby",
    "interests": "interest",
    "member": "membership",
    "memberships": "membership",
}
_RELATIVES = {
    **dict.fromkeys(("wife", "husband", "partner"), "spouse"),
    **dict.fromkeys(("son", "daughter"), "child"),
}
_MANY = frozenset({"children", "kids"})
_BETWEEN = re.compile(r"\s*(?:,|;|\band\b|&)\s*")


class NotAFact(Misused):
    """Words that don't say what kind of thing is known, or not what."""

    def __init__(self, typed: str) -> None:
        super().__init__(
            f"{excerpt(typed)} doesn't say what is known.", 'Write it like "Dana child: Mia, cello" or "want: LED".'
        )


class Learnt(NamedTuple):
    """A fact before it is known whose: `who` is as typed, empty for the customer itself."""

    who: str
    kind: str
    name: str | None
    text: str


class Learned(NamedTuple):
    """A fact as it stands in the diary now, and the old value it took the place of; `known` where it was told again."""

    fact: facts.Fact
    old: facts.Fact | None = None
    known: bool = False


def learnt(typed: str) -> tuple[Learnt, ...]:
    """Read the person, the kind, a colon and the value; "children: Mia, Tom" is a fact for each. Raises NotAFact.

    The value of a child or spouse begins with the name, up to a comma. A wife is a spouse and a son a child, and the
    word stays beside the name.
    """
    head, _, value = typed.partition(":")
    *who, word = head.split() or [""]
    kind, value = facts.kind(word), " ".join(value.split())
    if not kind or not value:
        raise NotAFact(typed)
    plain = _SAME.get(kind) or _RELATIVES.get(kind) or kind
    values = list(filter(None, _BETWEEN.split(value))) if kind in _MANY else [value]
    return tuple(_one(" ".join(who), plain, one, kind if kind in _RELATIVES else "") for one in values)


def _one(who: str, kind: str, value: str, relative: str) -> Learnt:
    if kind not in facts.FAMILY:
        return Learnt(who, kind, None, value)
    name, _, rest = value.partition(",")
    return Learnt(who, kind, name.strip() or None, ", ".join(filter(None, (relative, rest.strip()))))


def renamed(kind: str) -> str:
    """A kind as typed in an option or a file: plurals and other words for it are the one kept; "" for no kind."""
    word = facts.kind(kind)
    return _SAME.get(word) or _RELATIVES.get(word) or word
