"""Referrals and opportunities as the rules see them, as of a day, and the next step taken."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from retain.domain.brief import Referrer
from retain.domain.customers import Customer
from retain.domain.errors import NotFound, Refused
from retain.domain.opportunities import Opportunity, as_of
from retain.domain.owed_growth import THANKED_DAYS
from retain.domain.referrals import Referral, known_by
from retain.domain.settlements import Settlement
from retain.store.records import DAYS, columns, from_row

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

    from retain.domain.codes import Code
    from retain.store.diary import Diary

GIVEN = f"SELECT {', '.join(columns(Referral))} FROM referral WHERE given_on BETWEEN ? AND ? ORDER BY id"
OPEN = "(ended_on IS NULL OR ended_on > :today)"
_OPPORTUNITIES = f"SELECT {', '.join(columns(Opportunity))} FROM opportunity WHERE heard_on <= :today"
_STEPS_LATER = """
SELECT code, due_on, text FROM settlement WHERE code GLOB 'o*-step' AND day > ? ORDER BY day DESC, id DESC
"""


def given(connection: sqlite3.Connection, today: date) -> list[Referral]:
    """The referrals given so lately that thanks may be owed."""
    since = today - timedelta(days=THANKED_DAYS)
    return [from_row(Referral, row) for row in connection.execute(GIVEN, (since.isoformat(), today.isoformat()))]


def opportunities(
    connection: sqlite3.Connection, today: date, condition: str = OPEN, **values: Any
) -> list[Opportunity]:
    """The opportunities heard by a day that meet a condition, each as it stood then."""
    bounds = {"today": today.isoformat(), **values}
    rows = connection.execute(f"{_OPPORTUNITIES} AND {condition} ORDER BY id", bounds)
    found = [as_of(from_row(Opportunity, row), today) for row in rows]
    later = {code: (DAYS[day], text) for code, day, text in connection.execute(_STEPS_LATER, (bounds["today"],))}
    return [_with_step(one, *later[f"{one.code}-step"]) if f"{one.code}-step" in later else one for one in found]


def of_customer(diary: Diary, customer: int) -> dict[str, Any]:
    """What a brief tells: its open opportunities, the largest first; its referrals, the newest first; who named it."""
    found = opportunities(diary.connection, diary.today, f"customer = :customer AND {OPEN}", customer=customer)
    made = _begun(diary, "customer = ?", customer)
    brought = [one for one in _begun(diary, "became = ?", customer) if one.became]
    return {
        "opportunities": tuple(sorted(found, key=lambda one: (-(one.amount or 0), one.heard_on, one.id))),
        "referrals": tuple(sorted(made, key=lambda one: (one.begun_on, one.id), reverse=True)),
        "came_by": tuple(Referrer(one, diary.get(Customer, one.customer).name) for one in brought),
    }


def _begun(diary: Diary, condition: str, customer: int) -> list[Referral]:
    """The referrals begun by the diary's day that meet a condition, each as it stood then."""
    found = diary.where(Referral, condition, customer)
    return [known_by(one, diary.today) for one in found if one.begun_on <= diary.today]


def _with_step(opportunity: Opportunity, day: date, text: str) -> Opportunity:
    """An opportunity with the step that was still ahead of it."""
    return replace(opportunity, next_step=text or None, next_on=day)


def customer_of(diary: Diary, code: Code) -> int:
    """The customer of a referral or an opportunity; raises Refused for a code without a step, NotFound."""
    if code.step:
        if code.letter == "r":
            return diary.get(Referral, code.number).customer
        return diary.get(Opportunity, code.number).customer
    if code.letter == "r":
        raise Refused(f"{code} is a referral, not a row.", f"Once they are thanked: retain done {code}-thanks")
    raise Refused(
        f"{code} is settled when it is won or lost.",
        f"retain opportunity win {code}, or lose {code} --because TEXT; its next step: retain done {code}-step",
    )


def take_step(diary: Diary, code: Code, day: date, entry: int | None) -> None:
    """Take an opportunity's next step: it moves to what was settled, by the day it was for. Raises NotFound."""
    one = diary.get(Opportunity, code.number)
    if code.step != "step" or one.next_on is None or one.ended:
        raise NotFound(f"Nothing of {code} is open.", "`retain due` and `retain brief` print the codes that are.")
    diary.write(Settlement(one.customer, str(code), one.next_on, day, entry=entry, text=one.next_step or ""))
    diary.change(replace(one, next_step=None, next_on=None))
