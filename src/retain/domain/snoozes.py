"""Setting customers aside: until when really (SPEC section 4, Leaving)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from retain.domain import reasons
from retain.domain.dates import said
from retain.domain.errors import Refused
from retain.domain.owed import NOW
from retain.domain.policy import LONGEST_INTERVAL

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from retain.domain.accounts import Account, Day
    from retain.domain.owed import Owed
    from retain.domain.settlements import Snooze


class Snoozed(NamedTuple):
    """A customer and until when it is set aside.

    `back` is the day its rows return, today or earlier where four touches a year leave no room; `still` is what shows
    all the while.
    """

    name: str
    snooze: Snooze
    back: date
    still: tuple[Owed, ...] = ()

    @property
    def limited(self) -> bool:
        """Whether the four touches a year bring it back before the day asked for."""
        return self.back < self.snooze.until

    @property
    def stands(self) -> bool:
        """Whether it is set aside at all."""
        return self.back > self.snooze.made_on


def snoozed(snooze: Snooze, account: Account, day: Day) -> Snoozed:
    """What a snooze does to a customer that was judged with it."""
    still = (one for one in reasons.found(account, day) if one.band == NOW and one.due <= day.today)
    return Snoozed(account.standing.name, snooze, account.snoozed_until or snooze.until, tuple(still))


def some(found: Sequence[Snoozed], today: date) -> None:
    """Raise Refused where nobody of these would be set aside."""
    if not any(one.stands for one in found):
        who = found[0].name if len(found) == 1 else "None of them"
        raise Refused(
            f"{who} can't wait: {LONGEST_INTERVAL} days after the last touch ended {said(found[0].back, today)}.",
            "Four touches a year is the floor.",
        )
