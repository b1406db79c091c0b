"""A brief as JSON: everything, under names frozen by a test."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from retain.render.brief_growth import opportunity_json, referral_json, referrer_json
from retain.render.brief_news import idea_json, told_json
from retain.render.brief_records import (
    entry_json,
    fact_json,
    order_json,
    owed_json,
    person_json,
    problem_json,
    promise_json,
    reach_json,
)  # fmt: skip
from retain.render.brief_terms import contract_json, expectation_json
from retain.render.columns import amount
from retain.render.coverage import coverage_json
from retain.render.hours import best_json as hours_json
from retain.render.lifetime import lifetime_json
from retain.render.relationship import relationship_json

if TYPE_CHECKING:
    from datetime import date

    from retain.domain.brief import Brief
    from retain.domain.clocks import Clock


def document(brief: Brief, today: date) -> dict[str, Any]:
    """Everything a brief holds."""
    return {
        "as_of": today,
        **_head(brief),
        **_reached(brief),
        **_owing(brief, today),
        **_open(brief, today),
        **_clocked(brief, today),
        "people": [person_json(one) for one in brief.file.people],
        **_bought(brief, today),
        **_told(brief),
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


def _reached(brief: Brief) -> dict[str, Any]:
    file = brief.file
    return {
        "emails": [reach_json(one) for one in file.reaches if one.way == "email"],
        "phones": [reach_json(one) for one in file.reaches if one.way == "phone"],
        "no_contact": file.customer.no_contact,
        "snoozed_until": brief.snoozed,
        "tried_back_on": brief.tried,
    }


def _owing(brief: Brief, today: date) -> dict[str, Any]:
    """What is due, and what to do about it."""
    proposal = brief.proposal
    return {
        "due": [owed_json(one, today) for one in brief.owed],
        "contact": proposal.kind if proposal else None,
        "for": list(proposal.purposes) if proposal else [],
        "minutes": proposal.minutes if proposal else None,
        "command": brief.command or None,
        "next": owed_json(brief.next, today) if brief.next else None,
        "riders": list(brief.riders),
        "to_tell": [told_json(one) for one in brief.to_tell],
    }


def _open(brief: Brief, today: date) -> dict[str, Any]:
    """What is open between the rep and the customer."""
    file = brief.file
    return {
        "ideas": [idea_json(one, today) for one in file.ideas],
        "promises": [promise_json(one, today) for one in brief.promises],
        "problems": [problem_json(one) for one in brief.problems],
        "contracts": [contract_json(one, today) for one in file.contracts],
        "expectations": [expectation_json(one) for one in file.expectations],
        "unproven": amount(file.unproven),
        "opportunities": [opportunity_json(one) for one in file.opportunities],
        "referrals": [referral_json(one, today) for one in file.referrals],
        "came_by": [referrer_json(one) for one in file.came_by],
    }


def _clocked(brief: Brief, today: date) -> dict[str, Any]:
    file = brief.file
    return {
        "clocks": [_clock(one, today) for one in brief.account.clocks.values()],
        "year": [{"month": month.first, "contacts": month.contacts, "strongest": month.letter} for month in file.year],
        "best_hours": hours_json(file.hours),
    }


def _clock(one: Clock, today: date) -> dict[str, Any]:
    return {
        "clock": one.name,
        "last": one.last,
        "days": (today - one.last).days if one.last else None,
        "every": one.days,
        "due_on": one.due,
        "color": one.color(today),
    }


def _bought(brief: Brief, today: date) -> dict[str, Any]:
    """Service, orders, and what the customer is worth."""
    file, sales = brief.file, brief.account.sales
    orders = sales.orders if sales else ()
    return {
        "last_service": entry_json(file.service) if file.service else None,
        "last_billing_error": problem_json(file.billing) if file.billing else None,
        "orders": [order_json(one) for one in file.orders],
        "lifetime": lifetime_json(brief.lifetime) if brief.lifetime else None,
        "usual_gap": brief.usual,
        "days_since_order": today.toordinal() - orders[-1] if orders else None,
    }


def _told(brief: Brief) -> dict[str, Any]:
    """What was said, is known, and how the relationship stands by it."""
    file, customer, dossier = brief.file, brief.file.customer, brief.dossier
    return {
        "moods": [{"day": day, "mood": mood} for day, mood in file.moods],
        "tags": list(file.tags),
        "custom": dict(file.custom),
        "entries": [entry_json(one) for one in file.entries],
        "facts": [fact_json(one) for one in file.facts],
        "pays_late": customer.pays_late,
        "paired_with": file.executive,
        "relationship": relationship_json(brief.relationship),
        "coverage": coverage_json(file.coverage, wide=brief.wide) if file.coverage else None,
        "dossier": {"percent": dossier.percent, "known": dossier.known, "missing": dossier.missing},
    }
