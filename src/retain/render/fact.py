"""How facts look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retain.domain import dates
from retain.domain.facts import FACT_KINDS
from retain.domain.folders import FactFolder
from retain.render.columns import Column
from retain.render.safe import safe

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from retain.domain.facts import Fact
    from retain.domain.learnt import Learned
    from retain.render.screen import Screen

_C: type[Column[FactFolder]] = Column
FACT = (
    _C("code", lambda folder: folder.fact.code),
    _C("about", lambda folder: folder.who, cut=True),
    _C("about_code", lambda folder: _owner(folder.fact), listed=False),
    _C("at", lambda folder: tuple(place.name for place in folder.at) if folder.person else (), spare=2),
    _C("kind", lambda folder: folder.fact.kind),
    _C("name", lambda folder: folder.fact.name),
    _C("text", lambda folder: folder.fact.text),
    _C("told_on", lambda folder: folder.fact.told_on, spare=1),
    _C("verified_on", lambda folder: folder.fact.verified_on, spare=3),
    _C("private", lambda folder: folder.fact.private, listed=False),
    _C("entry", lambda folder: folder.fact.entry and f"e{folder.fact.entry}", listed=False),
    _C("ended_on", lambda folder: folder.fact.ended_on),
    _C("replaced_by", lambda folder: folder.fact.replaced_by and f"f{folder.fact.replaced_by}", listed=False),
)


def learned(screen: Screen, found: Sequence[tuple[FactFolder, Learned]], today: date) -> None:
    """Say what was noted, and what it took the place of."""
    if screen.json:
        screen.rows(FACT, [folder for folder, _ in found])
        return
    for folder, one in found:
        screen.line(safe(told(folder.who, one, today)))


def told(who: str, one: Learned, today: date) -> str:
    """One fact noted, in one line: "f3 Dana Reed, child Mia: cello (was viola, f2)"."""
    fact, line = one.fact, f"{one.fact.code} {who}, {said(one.fact)}"
    if one.known:
        return f"{line}; known already, now verified {dates.said(fact.verified_on or today, today)}"
    if fact.ended_on:
        return f"{line}; told {dates.said(fact.told_on, today)}, and outdated since {dates.said(fact.ended_on, today)}"
    was = f" (was {one.old.value}, {one.old.code})" if one.old else ""
    return f"{line}; told {dates.said(fact.told_on, today)}{was}"


def said(fact: Fact) -> str:
    """A fact in words: "child Mia: plays the cello", "want: LED by spring"."""
    return f"{fact.kind} {fact.value}" if fact.name else f"{fact.kind}: {fact.value}"


def place(folder: FactFolder) -> tuple[str, str, int, str]:
    """Where a fact stands in a list: by customer, then person, wishes first."""
    kind = folder.fact.kind
    known = FACT_KINDS.index(kind) if kind in FACT_KINDS else len(FACT_KINDS)
    return (folder.at[0].key if folder.at else "", folder.person.key if folder.person else "", known, kind)


def show(screen: Screen, folder: FactFolder, former: Sequence[Fact]) -> None:
    """Show a fact; on paper its older values stand below, newest first."""
    screen.record(FACT, folder)
    if not screen.json:
        for old in former:
            line = f"{safe(old.value)} ({old.code}), {old.told_on} to {old.ended_on}"
            screen.line(f"{'before':<16}{line}" if screen.terminal else f"before\t{line}")


def _owner(fact: Fact) -> str:
    return f"d{fact.person}" if fact.person is not None else f"c{fact.customer}"
