"""How the ranked book looks: its concentration and cut-offs in words, then the customers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from retain.domain import money
from retain.domain.plurals import counted
from retain.domain.ranking import Ranked, Ranking
from retain.render.columns import Column, amount, as_json
from retain.render.safe import safe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from retain.render.columns import View
    from retain.render.screen import Screen

RANKED: View[Ranked] = (
    Column("code", lambda one: one.code),
    Column("name", lambda one: one.name, cut=True),
    Column("tier", lambda one: one.tier),
    Column("value", lambda one: amount(one.value), right=True),
    Column("share", lambda one: one.share, right=True),
    Column("cumulative", lambda one: one.cumulative, right=True),
    Column("mover", lambda one: one.mover or None),
    Column("tier_because", lambda one: one.because),
    Column("tier_until", lambda one: one.until),
    Column("potential", lambda one: one.potential),
)
"""In JSON and in pipes."""


def remark(one: Ranked) -> str:
    """What is special about a customer's tier, in a few words."""
    until = f" until {one.until}" if one.until else ""
    by_hand = f"by hand{until}: {one.because}" if one.because else ""
    potential = f"potential {one.potential}" if one.potential else ""
    return ", ".join(filter(None, (one.mover, by_hand, potential)))


TABLE: View[Ranked] = (
    *RANKED[:3],
    Column("value", lambda one: money.said(one.value), right=True),
    Column("share %", lambda one: f"{one.share:.1f}", right=True),
    Column("in all", lambda one: f"{one.cumulative:.1f}", right=True),
    Column("remark", remark, spare=1),
)
"""On a terminal."""


def show(screen: Screen, ranking: Ranking, chosen: Sequence[Ranked], currency: str) -> None:
    """Show the book's concentration and the chosen customers; JSON: one object."""
    if screen.json:
        screen.document(as_document(ranking, chosen))
        return
    for sentence in said(ranking, currency):
        screen.line(safe(sentence))
    if screen.terminal and chosen:
        screen.line("")
    screen.rows(TABLE if screen.terminal else RANKED, chosen)


def as_document(ranking: Ranking, chosen: Sequence[Ranked]) -> dict[str, Any]:
    """The ranking as JSON; its keys are frozen by a test."""
    whole = ranking.concentration
    return {
        "as_of": ranking.as_of,
        "basis": ranking.basis,
        "concentration": {
            "customers": whole.customers,
            "total": amount(whole.total),
            "top": whole.top,
            "top_value": amount(whole.top_value),
            "top_share": round(whole.top_share, 2),
            "first_80": whole.first_80,
            "first_95": whole.first_95,
        },
        "cut_offs": {tier: amount(value) for tier, value in ranking.cut_offs.items()},
        "customers": [as_json(RANKED, one) for one in chosen],
    }


def _made(customers: int, of: str = "") -> str:
    return f"{customers}{of} {'makes' if customers == 1 else 'make'}"


def said(ranking: Ranking, currency: str) -> list[str]:
    """The book's concentration and the cut-offs, a sentence each."""
    whole = ranking.concentration
    if not whole.customers:
        return ["No customer brought anything in the twelve months: without value everybody is C."]
    who = counted(whole.customers, "customer")
    total = money.said(whole.total, currency)
    first = f"{who} brought the twelve months' {total} ({ranking.basis})"
    top = f"the top fifth of them ({whole.top}) {'hold' if whole.top > 1 else 'holds'} {whole.top_share:.1f} %"
    cuts = [f"{tier} from {money.said(value, currency)}" for tier, value in ranking.cut_offs.items()]
    return [
        f"{first}; {top}.",
        f"{_made(whole.first_80, ' of them')} 80 %, {_made(whole.first_95)} 95 %.",
        f"By today's value: {', '.join(cuts)}.",
    ]
