"""What a brief lists, as JSON: each record under names frozen by a test."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from retain.domain import reasons
from retain.render.columns import amount

if TYPE_CHECKING:
    from datetime import date

    from retain.domain.brief import Contact, Said
    from retain.domain.facts import Fact
    from retain.domain.owed import Owed
    from retain.domain.people import Reach
    from retain.domain.problems import Problem
    from retain.domain.sales import Sale
    from retain.domain.standings import Owing


def owed_json(one: Owed, today: date) -> dict[str, Any]:
    """One thing that is due, or comes next."""
    return {"reason": one.reason, "code": one.code, "due": one.due, "band": one.band, "says": reasons.says(one, today)}


def reach_json(one: Reach) -> dict[str, Any]:
    """An address or number."""
    return {"raw": one.raw, "label": one.label, "verified_on": one.verified_on}


def promise_json(one: Owing, today: date) -> dict[str, Any]:
    """An open promise, and how late it is."""
    return {
        "code": f"p{one.id}",
        "party": one.party,
        "by": one.colleague,
        "text": one.text,
        "made_on": one.made_on,
        "due_on": one.due_on,
        "days_late": max(0, (today - one.due_on).days),
    }


def problem_json(one: Problem) -> dict[str, Any]:
    """A problem, open or solved."""
    return {
        "code": one.code,
        "kind": one.kind,
        "severe": one.severe,
        "text": one.text,
        "expected": one.expected,
        "received": one.received,
        "number": one.number,
        "amount": amount(one.amount),
        "raised_on": one.raised_on,
        "answered_on": one.answered_on,
        "target_on": one.target_on,
        "solved_on": one.solved_on,
    }


def person_json(one: Contact) -> dict[str, Any]:
    """Somebody at the customer, and how to reach them."""
    post = one.position
    return {
        "code": f"d{one.person.id}",
        "name": one.person.name,
        "role": post.role,
        "level": post.level,
        "sponsor": post.sponsor,
        "key": post.main,
        "left_on": post.left_on,
        "phones": [reach_json(reach) for reach in one.reaches if reach.way == "phone"],
        "emails": [reach_json(reach) for reach in one.reaches if reach.way == "email"],
        "birthday": one.person.birthday,
        "prefers": one.person.prefers,
        "no_contact": one.person.no_contact,
        "came_from": one.came_from,
        "known_since": one.known_since,
        "now_at": one.now_at,
    }


def fact_json(one: Fact) -> dict[str, Any]:
    """Something known of the customer or of somebody there."""
    return {
        "code": one.code,
        "about_code": f"d{one.person}" if one.person is not None else f"c{one.customer}",
        "kind": one.kind,
        "name": one.name,
        "text": one.text,
        "told_on": one.told_on,
        "verified_on": one.verified_on,
        "private": one.private,
        "entry": f"e{one.entry}" if one.entry else None,
    }


def order_json(one: Sale) -> dict[str, Any]:
    """A sale."""
    return {
        "code": one.code,
        "day": one.day,
        "amount": amount(one.amount),
        "margin": amount(one.margin),
        "product": one.product,
        "delivered_on": one.delivered_on,
        "number": one.number,
    }


def entry_json(one: Said) -> dict[str, Any]:
    """A contact."""
    event = one.entry
    return {
        "code": f"e{event.id}",
        "day": event.day,
        "time": event.time,
        "kind": event.kind,
        "inbound": event.inbound,
        "attempt": event.attempt,
        "bulk": event.bulk,
        "private": event.private,
        "for": event.purposes,
        "with": one.people,
        "by": one.colleague,
        "mood": event.mood,
        "minutes": event.minutes,
        "cost": amount(event.cost),
        "text": event.text,
    }
