"""How a brief tells of the relationship: the ladder, the year's touches, loyalty, coverage, payment, mood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retain.domain.dates import said
from retain.domain.loyalty import PERK_DAYS
from retain.domain.proposals import typed
from retain.domain.slow_payers import pays
from retain.domain.tiers import KEPT
from retain.render import coverage, relationship

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from retain.domain.brief import Brief

Part = tuple[str, str, str, str]
"""The part a line belongs to, its text, its colour, its short form: what a brief's line is made of."""


def standing_lines(brief: Brief, today: date, currency: str) -> Iterator[Part]:
    """The relationship's lines, for a customer that is kept; what is short has a short form."""
    if brief.file.customer.pays_late:
        name = typed(brief.account.standing.name, brief.account.code)
        yield "pays", pays(brief.file.customer.pays_late, brief.problems, name, today), "yellow", ""
    if brief.account.status not in KEPT:
        return
    one = brief.relationship
    yield "ladder", relationship.ladder(one), "", f"{one.level}, asked {one.asks}x"
    yield from _year(brief)
    last = relationship.perk(one, currency)
    paired = brief.file.executive and f"paired with {brief.file.executive}"
    for text in filter(None, (relationship.tenure(one), paired, last and f"last perk {last}")):
        yield "loyal", text, "", text
    if (held := brief.file.coverage) and held.seats:
        thin = held.gaps(wide=brief.wide)
        yield "cover", coverage.covered(held, wide=brief.wide), "yellow" if thin and brief.wide else "", ""


def _year(brief: Brief) -> Iterator[Part]:
    one = brief.relationship
    made = "1 touch" if one.touches.made == 1 else f"{one.touches.made} touches"
    short = f"{made}, gap {one.touches.gap} days"
    color = "red" if one.touches.too_few or one.touches.too_far else ""
    yield "touches", relationship.touched(one), color, short
    yield "touches", relationship.ways(one), "", f"you {one.outbound}, they {one.inbound}"
    thanked = f"thanked {one.appreciated}x" if one.appreciated else "no thanks"
    yield "touches", f"appreciation {relationship.appreciated(one)}", "" if one.appreciated else "yellow", thanked


def taken_for_granted(brief: Brief, today: date) -> Iterator[str]:
    """What warns: a competitor seen within a year, a long customer gone quiet."""
    one = brief.relationship
    if one.rival and (today - one.rival.day).days < PERK_DAYS:
        text = f": {one.rival.text}" if one.rival.text else ""
        yield f"competitor seen {said(one.rival.day, today)}{text}"
    if one.quiet:
        yield f"long and quiet, {relationship.tenure(one)}: {', '.join(one.quiet)}"


def moods_line(brief: Brief) -> str:
    """The newest moods, and where they are going."""
    moods = ", ".join(mood for _, mood in reversed(brief.file.moods))
    trend = brief.relationship.mood
    return f"{moods} (newest last)" + (f"; {trend}{' than before' if trend != 'steady' else ''}" if trend else "")
