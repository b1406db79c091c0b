"""How a brief tells of opportunities and referrals: in one line, and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from retain.domain import money
from retain.domain.dates import said
from retain.render.columns import amount

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from retain.domain.brief import File, Referrer
    from retain.domain.opportunities import Opportunity
    from retain.domain.referrals import Referral


def growth_lines(file: File, today: date, currency: str) -> Iterator[str]:
    """A line for each open opportunity and each referral, and for whoever pointed us here."""
    yield from (_opportunity(one, today, currency) for one in file.opportunities)
    yield from (_referral(one, today, currency) for one in file.referrals)
    yield from (f"came by way of {one.name} (c{one.referral.customer}) [{one.referral.code}]" for one in file.came_by)


def _opportunity(one: Opportunity, today: date, currency: str) -> str:
    worth = f" {money.said(one.amount, currency)}" if one.amount else ""
    coming = f"next: {one.next_step or 'step'}, {said(one.next_on, today)}" if one.next_on else "no next step"
    return f"opportunity{worth}: {one.text}; {coming} [{one.code}]"


def _referral(one: Referral, today: date, currency: str) -> str:
    state = one.state(today)
    on = said(one.days[state], today)
    if state == "asked" or not one.whom:
        return f"asked for a referral {on} [{one.code}]" if state == "asked" else f"named nobody, {on} [{one.code}]"
    brought = f" {money.said(one.amount, currency)}" if state == "won" and one.amount else ""
    return f"referred {one.whom}: {state}{brought}, {on} [{one.code}]"


def opportunity_json(one: Opportunity) -> dict[str, Any]:
    """An opportunity as JSON."""
    return {
        "code": one.code,
        "text": one.text,
        "amount": amount(one.amount),
        "heard_on": one.heard_on,
        "next_step": one.next_step,
        "next_on": one.next_on,
    }


def referral_json(one: Referral, today: date) -> dict[str, Any]:
    """A referral as JSON, as of a day."""
    state = one.state(today)
    return {
        "code": one.code,
        "whom": one.whom,
        "state": state,
        "state_on": one.days[state],
        "became_code": f"c{one.became}" if one.became else None,
        "amount": amount(one.amount),
    }


def referrer_json(one: Referrer) -> dict[str, Any]:
    """Who pointed us to a customer as JSON."""
    return {"code": one.referral.code, "customer_code": f"c{one.referral.customer}", "customer": one.name}
