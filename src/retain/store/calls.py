"""What the due list for a phone reads: everybody due, each with the brief."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from retain.domain import agenda, daysheet
from retain.domain import brief as briefing
from retain.domain.accounts import Day
from retain.domain.calls import Call
from retain.domain.customers import Customer
from retain.domain.discretion import public
from retain.domain.riders import Known
from retain.store.daily.book import book
from retain.store.daily.brief import file
from retain.store.daily.news import Audiences, told_and_known
from retain.store.daily.pasts import pasts

if TYPE_CHECKING:
    from retain.domain.daysheet import Line
    from retain.domain.policy import Policy
    from retain.store.diary import Diary


def calls(diary: Diary, policy: Policy, *, private: bool) -> list[Call]:
    """All who are due, most pressing first; what is private only where `private` says so. Runs inside `reading()`."""
    day = Day(book(diary), policy, diary.today)
    known = partial(told_and_known, diary, Audiences(diary, policy))
    sheet = daysheet.lay(agenda.on(day), policy, diary.today, known, minutes=None, together=False)
    return [_call(diary, day, line, private=private) for line in sheet.lines]


def _call(diary: Diary, day: Day, line: Line, *, private: bool) -> Call:
    account = line.row.account
    number = account.standing.id
    found = briefing.brief(account, file(diary, diary.get(Customer, number)), line.known or Known(), day)
    if not private:
        past = pasts(diary.connection, [number], diary.today, private=False)[number]
        found = public(found, past, diary.today)
    return Call(line, found)
