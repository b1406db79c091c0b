"""A brief as JSON: everything, under names frozen by a test."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from retain.domain import reasons
from retain.render.brief_growth import opportunity_json, referral_json, referrer_json
from retain.render.brief_news import idea_json, told_json
from retain.render.brief_terms import contract_json, expectation_json
from retain.render.columns import amount
from retain.render.coverage import coverage_json
from retain.render.hours import best_json as hours_json
from retain.render.lifetime import lifetime_json
from retain.render.relationship import relationship_json

if TYPE_CHECKING:
    from datetime import date

    from retain.domain.brief import Brief, Contact, Said
    from retain.domain.facts import Fact
    from retain.domain.owed import Owed
    from retain.domain.people import Reach
    from retain.domain.problems import Problem
    from retain.domain.sales import Sale
    from retain.domain.standings import Owing


def document(brief: Brief, today: date) -> dict[str, Any]:
    """Everything a brief holds."""
    file, customer, account = brief.file, brief.file.customer, brief.account
    orders = account.sales.orders if account.sales else ()
    return {
        "as_of": today,
        **_head(brief),
        "emails": [_reach(one) for one in file.reaches if one.way == "email"],
        "phones": [_reach(one) for one in file.reaches if one.way == "phone"],
        "no_contact": customer.no_contact,
        "snoozed_until": brief.snoozed,
        "tried_back_on": brief.tried,
        "due": [_owed(one, today) for one in brief.owed],
        "contact": brief.proposal.kind if brief.proposal else None,
        "for": list(brief.proposal.purposes) if brief.proposal else [],
        "minutes": brief.proposal.minutes if brief.proposal else None,
        "command": brief.command or None,
        "next": _owed(brief.next, today) if brief.next else None,
        "riders": list(brief.riders),
        "to_tell": [told_json(one) for one in brief.to_tell],
        "ideas": [idea_json(one, today) for one in file.ideas],
        "promises": [_promise(one, today) for one in brief.promises],
        "problems": [_problem(one) for one in brief.problems],
        "contracts": [contract_json(one, today) for one in file.contracts],
        "expectations": [expectation_json(one) for one in file.expectations],
        "unproven": amount(file.unproven),
        "opportunities": [opportunity_json(one) for one in file.opportunities],
        "referrals": [referral_json(one, today) for one in file.referrals],
        "came_by": [referrer_json(one) for one in file.came_by],
        "clocks": [
            {
                "clock": clock.name,
                "last": clock.last,
                "days": (today - clock.last).days if clock.last else None,
                "every": clock.days,
                "due_on": clock.due,
                "color": clock.color(today),
            }
            for clock in account.clocks.values()
        ],
        "year": [{"month": month.first, "contacts": month.contacts, "strongest": month.letter} for month in file.year],
        "best_hours": hours_json(file.hours),
        "people": [_person(one) for one in file.people],
        "last_service": _entry(file.service) if file.service else None,
        "last_billing_error": _problem(file.billing) if file.billing else None,
        "orders": [_order(one) for one in file.orders],
        "lifetime": lifetime_json(brief.lifetime) if brief.lifetime else None,
        "usual_gap": brief.usual,
        "days_since_order": today.toordinal() - orders[-1] if orders else None,
        "moods": [{"day": day, "mood": mood} for day, mood in file.moods],
        "tags": list(file.tags),
        "custom": dict(file.custom),
        "entries": [_entry(one) for one in file.entries],
        "facts": [_fact(one) for one in file.facts],
        "pays_late": customer.pays_late,
        "paired_with": file.executive,
        "relationship": relationship_json(brief.relationship),
        "coverage": coverage_json(file.coverage, wide=brief.wide) if file.coverage else None,
        "dossier": {
            "percent": brief.dossier.percent,
            "known": brief.dossier.known,
            "missing": brief.dossier.missing,
        },
    }


def _head(brief: Brief) -> dict[str, Any]:
    file, customer, account = brief.file, brief.file.customer, brief.account
    return {
        "code": account.code,
        "customer": customer.name,
        "tier": account.tier,
        "tier_because": customer.tier_because,
        "tier_until": customer.tier_until,
        "status": account.status,
        "status_because": customer.said_because,
        "since": file.since,
        "value": amount(account.value),
        "expected_value": amount(customer.expected_value),
        "potential": customer.potential,
        "interval": customer.interval,
        "interval_because": customer.interval_because,
        "solo": customer.solo,
        "part_of": file.part_of,
        "town": customer.town,
        "postcode": customer.postcode,
        "country": customer.country,
        "address": customer.address,
        "industry": customer.industry,
    }


def _owed(one: Owed, today: date) -> dict[str, Any]:
    return {"reason": one.reason, "code": one.code, "due": one.due, "band": one.band, "says": reasons.says(one, today)}


def _reach(one: Reach) -> dict[str, Any]:
    return {"raw": one.raw, "label": one.label, "verified_on": one.verified_on}


def _promise(one: Owing, today: date) -> dict[str, Any]:
    return {
        "code": f"p{one.id}",
        "party": one.party,
        "by": one.colleague,
        "text": one.text,
        "made_on": one.made_on,
        "due_on": one.due_on,
        "days_late": max(0, (today - one.due_on).days),
    }


def _problem(one: Problem) -> dict[str, Any]:
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


def _person(one: Contact) -> dict[str, Any]:
    post = one.position
    return {
        "code": f"d{one.person.id}",
        "name": one.person.name,
        "role": post.role,
        "level": post.level,
        "sponsor": post.sponsor,
        "key": post.main,
        "left_on": post.left_on,
        "phones": [_reach(reach) for reach in one.reaches if reach.way == "phone"],
        "emails": [_reach(reach) for reach in one.reaches if reach.way == "email"],
        "birthday": one.person.birthday,
        "prefers": one.person.prefers,
        "no_contact": one.person.no_contact,
        "came_from": one.came_from,
        "known_since": one.known_since,
        "now_at": one.now_at,
    }


def _fact(one: Fact) -> dict[str, Any]:
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


def _order(one: Sale) -> dict[str, Any]:
    return {
        "code": one.code,
        "day": one.day,
        "amount": amount(one.amount),
        "margin": amount(one.margin),
        "product": one.product,
        "delivered_on": one.delivered_on,
        "number": one.number,
    }


def _entry(one: Said) -> dict[str, Any]:
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
