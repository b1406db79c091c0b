"""`done` on a row: the row's own step, and the contact that went with it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from retain.domain import outcome, proposals
from retain.domain.accounts import Account, Day
from retain.domain.customers import Customer
from retain.domain.dates import said
from retain.domain.drafts import Draft
from retain.domain.entries import Entry
from retain.domain.errors import Refused
from retain.domain.outcome import Settled
from retain.store.daily import steps
from retain.store.daily.book import book_of
from retain.store.daily.log import log

if TYPE_CHECKING:
    from datetime import date

    from retain.domain.codes import Code
    from retain.domain.outcome import Ending
    from retain.domain.owed import Owed
    from retain.domain.policy import Policy
    from retain.store.diary import Diary


def settle(diary: Diary, code: Code, ending: Ending, draft: Draft | None, policy: Policy) -> Settled:
    """Settle the row a code names; a clock's row is settled by logging the contact it proposes."""
    number = steps.customer_of(diary, code)
    customer = diary.get(Customer, number)
    before = Day(book_of(diary, number), policy, diary.today)
    owed = outcome.owed(before, number)
    if code.letter == "c":
        draft = _contact(code, before, owed, draft, ending)
    logged = log(diary, draft, number, policy.workdays) if draft else None
    text = draft.entry.text if draft else ""
    steps.take(diary, code, owed, ending, text, logged.entry.id if logged else None, number)
    after = before.again(book_of(diary, number, before.book))
    late = outcome.days_late(owed, str(code), ending.day)
    return Settled(str(code), customer.name, ending, logged, outcome.between(owed, after, number), late)


def _contact(code: Code, day: Day, owed: list[Owed], draft: Draft | None, ending: Ending) -> Draft | None:
    """The contact that settles a clock's row: as typed, else as proposed; none for a row that isn't a clock's.

    A row that isn't there is settled by what is typed only: a guess would be a contact that never was.
    """
    if code.step not in steps.CLOCK_STEPS:
        if not code.step:
            raise Refused(
                f"{code} is a customer, not a row.", f"Rows have a step, {code}-touch; or: retain log {code}."
            )
        return draft
    if code.step == "official":
        raise Refused("An official visit is a colleague's.", f"retain log c{code.number} -k visit --by EXECUTIVE")
    account = next((day.account(one) for one in day.book.standings if one.id == code.number), None)
    if account is None:
        raise Refused(
            f"{code} isn't due: c{code.number} is archived, or came later.", "`retain due` prints the codes that are."
        )
    if draft is None:
        _check_due(code, owed, day.today)
    made = draft or Draft(Entry(code.number, ending.day, _kind(code, account, day)))
    purposes = {*made.entry.purposes, *(("review",) if code.step == "review" else ())}
    return made._replace(entry=replace(made.entry, purposes=tuple(sorted(purposes))))


def _check_due(code: Code, owed: list[Owed], today: date) -> None:
    """Raise Refused where a clock's row isn't on today's list."""
    rows = [one.due for one in owed if one.code == str(code)]
    if not rows or min(rows) > today:
        before = f" before {said(min(rows), today)}" if rows else ""
        raise Refused(
            f"{code} isn't due{before}.", f'For a contact that was: retain log c{code.number} "what was said"'
        )


def _kind(code: Code, account: Account, day: Day) -> str:
    """The kind of contact a clock's row is settled by."""
    if code.step == "review":
        return proposals.REVIEWED_BY[account.tier]
    if code.step in {"touch", "year"}:
        return proposals.by_clocks(account, (), day.today)[0]
    return {"conversation": "call", "visit": "visit"}[code.step]
