"""How a relationship stands: the ladder, its touches, its mood, its loyalty and how widely it is held."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from retain.domain import ladder, loyalty, moods
from retain.domain.coverage import is_wide
from retain.domain.riders import COVERED_PEOPLE
from retain.domain.touches import YEAR, Touches, touching, year

if TYPE_CHECKING:
    from retain.domain.accounts import Account
    from retain.domain.ladder import Ask
    from retain.domain.loyalty import Perk, Sighting
    from retain.domain.standings import Contact

MOVED_DAYS = 91
"""Days, a quarter, over which a move on the ladder is told unless asked otherwise."""


@dataclass(frozen=True, slots=True)
class Past:
    """What the diary holds of a relationship by a day.

    `contacts` are those of 365 days, oldest first, `run` how many came in since our newest contact before them, `asks`
    those of two years, `moods` the newest ten, newest first. `spoken` of the `people` there were spoken to in 180
    days, `decides` says whether one of them is at decision level. `solo` says that one person is all
    there is.
    """

    since: date
    contacts: tuple[Contact, ...] = ()
    run: int = 0
    asks: tuple[Ask, ...] = ()
    moods: tuple[str, ...] = ()
    perk: Perk | None = None
    rival: Sighting | None = None
    people: int = 0
    spoken: int = 0
    decides: bool = False
    solo: bool = False


@dataclass(frozen=True, slots=True)
class Relationship:
    """One customer's relationship on the day `as_of`.

    `level` is the rung of the ladder, `asks` how often they asked for advice in 365 days and `asked_on` when last,
    `moved` how many rungs it went, `lift` what would bring the next. `mood` is where the mood goes, None where that
    can't be told. `inbound` and `outbound` are the contacts of 365 days, mailings left out, `appreciated` those of
    them that showed appreciation. `perk_due` says that a long-loyal customer went a year without one, `quiet` in what
    a long one is taken for granted, `wide` that it should be held by several people.
    """

    as_of: date
    customer: int
    name: str
    status: str
    tier: str
    since: date
    years: int
    level: str
    asks: int
    asked_on: date | None
    moved: int
    lift: str
    mood: str | None
    touches: Touches
    inbound: int
    outbound: int
    appreciated: int
    appreciated_on: date | None
    perk: Perk | None
    perk_due: bool
    quiet: tuple[str, ...]
    people: int
    spoken: int
    decides: bool
    wide: bool
    rival: Sighting | None

    @property
    def code(self) -> str:
        return f"c{self.customer}"

    @property
    def single_threaded(self) -> bool:
        """Whether an account that should be held widely hangs on one person, or on nobody by name (demand 52)."""
        return self.wide and self.spoken < COVERED_PEOPLE


def relationship(account: Account, past: Past, today: date, then: date | None = None) -> Relationship:
    """Judge a relationship as of a day; moves on the ladder count from `then`, else from a quarter ago."""
    asked = ladder.counted(past.asks, today)
    kind = [contact for contact in past.contacts if loyalty.appreciates(contact)]
    perk_on = past.perk.day if past.perk else None
    return Relationship(
        as_of=today,
        customer=account.standing.id,
        name=account.standing.name,
        status=account.status,
        tier=account.tier,
        since=past.since,
        years=loyalty.tenure(past.since, today),
        level=ladder.level(asked, today),
        asks=len(asked),
        asked_on=asked[-1].day if asked else None,
        moved=ladder.moved(past.asks, then or today - timedelta(days=MOVED_DAYS), today),
        lift=ladder.lift(asked, today),
        mood=moods.trend(past.moods),
        touches=_touches(account, past, today),
        inbound=sum(contact.inbound for contact in past.contacts),
        outbound=sum(contact.ours for contact in past.contacts),
        appreciated=len(kind),
        appreciated_on=kind[-1].day if kind else None,
        perk=past.perk,
        perk_due=loyalty.wants_perk(account.status, past.since, perk_on, today),
        quiet=loyalty.quiet(account, past.since, len(kind), today),
        people=past.people,
        spoken=past.spoken,
        decides=past.decides,
        wide=is_wide(account.status, account.tier, solo=past.solo),
        rival=past.rival,
    )


def _touches(account: Account, past: Past, today: date) -> Touches:
    """The year's touches; a mailing is one for C and past customers alone (SPEC section 3)."""
    mailings = account.status == "past" or account.tier == "C"
    touched = touching(past.contacts, past.run, mailings=mailings)
    known = min([account.standing.came_on, *(contact.day for contact in past.contacts[:1])])
    return year((contact.day for contact in touched), known, today)


def begin(today: date) -> date:
    """The day after which a relationship's contacts are counted."""
    return today - timedelta(days=YEAR)
