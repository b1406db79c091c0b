"""What referrals and opportunities make due: thanks for a name, the next step towards a need heard."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

from retain.domain import money
from retain.domain.dates import said
from retain.domain.owed import DATED, THANKS_END, Owed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from retain.domain.accounts import Account, Day
    from retain.domain.opportunities import Opportunity
    from retain.domain.referrals import Referral
    from retain.domain.workdays import Workdays

THANKED_DAYS = 60
"""Days after a referral was given that its thanks can still be owed, a long leave in between."""


def thanks(account: Account, day: Day) -> Iterator[Owed]:
    """A thank-you for a referral given, from the next working day until it has gone stale; once thanked, for good."""
    for one in account.referrals if account.welcomes else ():
        if one.given_on is None:
            continue
        due, code = day.workdays.after(one.given_on, 1), f"{one.code}-thanks"
        thanked = any(contact.ours and "thanks" in contact.purposes for contact in account.since(one.given_on))
        if day.today <= due + timedelta(days=THANKS_END) and not thanked and not day.acted(code):
            yield Owed("referral thanks", code, due, one.given_on, DATED, "dated", 4, one)


def steps(account: Account, day: Day) -> Iterator[Owed]:
    """The next step of each opportunity still open."""
    for one in account.opportunities if account.welcomes else ():
        if one.next_on is not None and one.open_on(day.today):
            due = day.workdays.on_or_before(one.next_on)
            yield Owed("opportunity", f"{one.code}-step", due, one.next_on, DATED, "dated", 4, one)


def may_be_due(opportunities: Iterable[Opportunity], workdays: Workdays, horizon: date) -> bool:
    """Whether a customer's opportunities can make a row by a day."""
    return any(one.next_on and workdays.on_or_before(one.next_on) <= horizon for one in opportunities)


def says_thanks(owed: Owed, today: date) -> str:
    """For which name thanks are due."""
    return f"thank them: they pointed you to {cast('Referral', owed.subject).whom} ({said(owed.day, today)})"


def says_step(owed: Owed, today: date) -> str:
    """What is to be done by when, and for which need."""
    one = cast("Opportunity", owed.subject)
    worth = f", {money.said(one.amount)}" if one.amount else ""
    return f"{one.next_step or 'next step'} ({said(owed.day, today)}), opportunity: {one.text}{worth}"
