"""What a review measures and looks ahead to: targets, value, what changed, the goals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retain.domain import money
from retain.domain.dates import day_said
from retain.domain.facts import WISHES
from retain.domain.names import fold
from retain.domain.plurals import counted
from retain.domain.review_parts import Part, Point, entry_point, for_purpose, part
from retain.domain.slips import OURS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from retain.domain.contracts import Contract
    from retain.domain.expectations import Expectation
    from retain.domain.folders import EntryFolder, PromiseFolder
    from retain.domain.review_parts import Material, Move


def metrics(found: Material, since: date, today: date) -> Part:
    """What was agreed to be measured: target, result, or the day it is still to be reviewed."""
    proofs = for_purpose(found, "proof")
    told = [one for one in found.expectations if _is_told(one, since, today)]
    points = [Point(_metric(one, proofs, today), None, one.code) for one in told]
    return part("Measured against the target", points, "" if points else "Nothing was agreed to be measured.")


def _is_told(one: Expectation, since: date, today: date) -> bool:
    """Whether it was reviewed in the period, or is still to be: measured by something, or due by now."""
    if one.reviewed_on is not None and one.reviewed_on <= today:
        return one.reviewed_on >= since
    return bool(one.metric or one.target) or one.review_on <= today


def _metric(one: Expectation, proofs: Sequence[EntryFolder], today: date) -> str:
    measure = ", ".join(filter(None, (one.metric, one.target and f"target {one.target}")))
    name = f"{one.text} ({measure})" if measure else one.text
    if one.reviewed_on is None or one.open_on(today):
        state = f"to be reviewed {day_said(one.review_on, today)}"
    else:
        state = f"{one.result} {day_said(one.reviewed_on, today)}" + (f", {one.found}" if one.found else "")
    shown = [proof.entry for proof in proofs if one.metric and fold(one.metric) in fold(proof.entry.text)]
    newest = f"; shown {day_said(shown[-1].day, today)}: {shown[-1].text}" if shown else ""
    return f"{name}: {state}{newest}"


def value(found: Material, since: date, today: date, currency: str) -> Part:
    """What the customer got for its money: proof, orders, the contract in force."""
    points = [entry_point(one) for one in for_purpose(found, "proof")]
    orders = [one for one in found.orders if since <= one.day <= today]
    if orders:
        newest = max(orders, key=lambda one: (one.day, one.id or 0))
        count = counted(len(orders), "order")
        total = money.said(sum(one.amount for one in orders), currency)
        what = f", {newest.product}" if newest.product else ""
        points.append(Point(f"{count} for {total}; the newest {day_said(newest.day, today)}{what}", None, newest.code))
    points += [_contract(one, today, currency) for one in found.contracts if one.in_force(today)]
    return part("Value delivered", points)


def _contract(one: Contract, today: date, currency: str) -> Point:
    title = " ".join(filter(None, ("contract", one.title, one.number)))
    worth = f", {money.said(one.value, currency)} a year" if one.value else ""
    return Point(f"{title}: in force until {day_said(one.end_by(today), today)}{worth}", None, one.code)


def changes(found: Material, since: date, today: date) -> Part:
    """Who came and left, what was heard, what they want and need now."""
    moved = [_move(one) for one in found.moves if since <= one.day <= today]
    heard = [Point(f"heard: {one.text}", one.heard_on, one.code) for one in found.opportunities]
    wishes = [
        Point(f"{one.kind}: {one.text}", one.told_on, one.code)
        for one in found.facts
        if one.kind in WISHES and not one.private and one.holds(today)
    ]
    return part("What changed", [*moved, *heard, *wishes])


def _move(one: Move) -> Point:
    called = f"{one.name} ({one.role})" if one.role else one.name
    return Point(f"{called} left" if one.left else f"new contact: {called}", one.day, f"d{one.person}")


def goals(found: Material, today: date) -> Part:
    """What both sides still owe, and what is to be reached."""
    promised = [_owed(one, today) for one in sorted(found.promises, key=lambda one: one.due_on) if _is_open(one, today)]
    aims = sorted((one for one in found.expectations if one.open_on(today)), key=lambda one: one.review_on)
    aimed = [Point(f"{one.text}: reviewed {day_said(one.review_on, today)}", None, one.code) for one in aims]
    return Part("The next ninety days", "", (*promised, *aimed))


def _is_open(one: PromiseFolder, today: date) -> bool:
    ended = one.promise.ended_on
    return one.promise.party in {*OURS, "customer"} and (ended is None or ended > today)


def _owed(one: PromiseFolder, today: date) -> Point:
    who = {"me": "we", "customer": "you"}.get(one.promise.party, one.colleague or "we")
    return Point(f"{who}: {one.promise.text}, by {day_said(one.due_on, today)}", None, one.promise.code)
