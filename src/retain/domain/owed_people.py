"""What people make due: a birthday, its card, somebody who left."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, cast

from retain.domain.accounts import birthday_in
from retain.domain.dates import said
from retain.domain.owed import DATED, Owed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from retain.domain.accounts import Account, Day
    from retain.domain.standings import Birthday, Leaver

CARD_WITHIN = 21
"""Days before a birthday that a card posted counts for it."""


def cards(account: Account, day: Day) -> Iterator[Owed]:
    """A card for a key contact's birthday, from the day it must be posted; before a break, ahead of the wish."""
    for person, born, wish in _birthdays(account, day):
        code, due = f"d{person.person}-card", day.workdays.after(wish, -day.policy.card_days)
        posted = any(contact.kind == "card" for contact in account.since(wish - timedelta(days=CARD_WITHIN)))
        if day.today < wish and not posted and not day.settled(code, due):
            yield Owed("birthday card", code, due, born, DATED, "dated", 4, person)


def birthdays(account: Account, day: Day) -> Iterator[Owed]:
    """A key contact's birthday, on its working day, until it is over."""
    for person, born, wish in _birthdays(account, day):
        code, due = f"d{person.person}-birthday", day.workdays.on_or_before(wish)
        wished = any(contact.ours for contact in account.since(due))
        if not wished and not day.settled(code, due):
            yield Owed("birthday", code, due, born, DATED, "dated", 4, person)


def _birthdays(account: Account, day: Day) -> Iterator[tuple[Birthday, date, date]]:
    """Each person, the next birthday, and the day to wish them well: earlier where the birthday lies in a break."""
    for person in account.birthdays if account.welcomes else ():
        born = birthday_in(person.birthday, day.today)
        yield person, born, day.brought_forward(f"d{person.person}", born)


def leavers(account: Account, day: Day) -> Iterator[Owed]:
    """Somebody who left, until somebody there was spoken to since."""
    for leaver in account.leavers if account.welcomes else ():
        due = day.workdays.on_or_before(leaver.left_on)
        met = any(contact.own and not contact.bulk and contact.day > leaver.left_on for contact in account.contacts)
        if not met and not day.settled(f"d{leaver.person}-left", due):
            yield Owed("person left", f"d{leaver.person}-left", due, leaver.left_on, DATED, "dated", 4, leaver)


def says_card(owed: Owed, today: date) -> str:
    """Whose card, and for when."""
    person = cast("Birthday", owed.subject)
    return f"post a card: {person.name}'s birthday is {said(owed.day, today)}"


def says_birthday(owed: Owed, today: date) -> str:
    """Whose birthday it is."""
    person = cast("Birthday", owed.subject)
    return f"{person.name}'s birthday ({said(owed.day, today)})"


def says_left(owed: Owed, today: date) -> str:
    """Who left, when and where to, and who is left there to speak to."""
    leaver = cast("Leaver", owed.subject)
    now = f", now at {leaver.now_at}" if leaver.now_at else ""
    return f"{leaver.name} left ({said(leaver.left_on, today)}){now}: speak to {leaver.there or 'who follows'}"
