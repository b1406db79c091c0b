"""What a customer was told of news, and what came of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from retain.domain.errors import Refused
from retain.domain.news import Telling

if TYPE_CHECKING:
    from datetime import date

    from retain.domain.news import News

TO_TELL = "to tell"
"""Where news stands with a customer that was neither told nor left out."""


def as_of(telling: Telling, today: date) -> Telling | None:
    """A telling as it stood on a day, what came later hidden; None where it wasn't there yet."""
    if telling.made_on > today:
        return None
    if telling.told_on is not None and telling.told_on > today:
        telling = replace(telling, told_on=None, entry=None, answer=None, reply=None, answered_on=None)
    if telling.answered_on is not None and telling.answered_on > today:
        telling = replace(telling, answer=None, reply=None, answered_on=None)
    if telling.dropped_on is not None and telling.dropped_on > today:
        telling = replace(telling, dropped_on=None)
    return telling


def state(telling: Telling | None) -> str:
    """Where news stands with a customer, in a word or two: to tell, told, dropped, or their answer."""
    if telling is None or (telling.told_on is None and telling.dropped_on is None):
        return TO_TELL
    return telling.answer or ("told" if telling.told_on else "dropped")


class Word(NamedTuple):
    """That a customer was told: on which day, why it fits them, what they said to it, and the entry of the contact."""

    day: date
    why: str = ""
    reply: str = ""
    entry: int | None = None


def told(telling: Telling, word: Word) -> Telling:
    """The telling once they were told; told again it keeps its first day, and what was dropped is so no longer."""
    return replace(
        telling,
        made_on=min(telling.made_on, word.day),
        told_on=min(telling.told_on or word.day, word.day),
        entry=telling.entry or word.entry,
        why=word.why or telling.why,
        reply=word.reply or telling.reply,
        dropped_on=None,
    )


def answered(telling: Telling, news: News, answer: str, day: date, reply: str) -> Telling:
    """The telling with what they said; raises Refused where they weren't told by then."""
    if telling.told_on is None:
        raise Refused(f"They weren't told {news.code} yet.", f"retain news tell {news.code} CUSTOMER")
    if telling.told_on > day:
        raise Refused(f"They can't have answered on {day}: they were told on {telling.told_on}.")
    return replace(telling, answer=answer, answered_on=day, reply=reply or telling.reply)


def dropped(telling: Telling, news: News, day: date) -> Telling:
    """The telling taken off the queue; raises Refused for what they were told."""
    if telling.told_on is not None:
        raise Refused(
            f"They were told {news.code} on {telling.told_on}.", f"retain news answer {news.code} CUSTOMER declined"
        )
    return replace(telling, dropped_on=day)
