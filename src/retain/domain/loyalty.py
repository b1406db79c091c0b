"""Long relationships: how long, whether a perk is due, and whether they are taken for granted (demands 59, 61, 66)."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from retain.domain.clocks import RED
from retain.domain.dates import days_said

if TYPE_CHECKING:
    from retain.domain.accounts import Account
    from retain.domain.standings import Contact

LOYAL_YEARS = 3
"""Years after which a customer is a long one: it outlasted the usual term of 36 months, and so chose us twice."""
PERK_DAYS = 365
"""Days that a perk lasts, and within which appreciation is counted."""
APPRECIATING = frozenset({"thanks", "perk", "beyond"})
TOKENS = frozenset({"card", "gift"})


class Perk(NamedTuple):
    """Something granted for loyalty; `cost` in minor units."""

    day: date
    cost: int | None = None
    text: str = ""


class Sighting(NamedTuple):
    """A competitor was seen at the customer."""

    day: date
    text: str = ""


def tenure(since: date, today: date) -> int:
    """Whole years since a day."""
    return today.year - since.year - ((today.month, today.day) < (since.month, since.day))


def is_long(since: date, today: date) -> bool:
    """Whether a customer has been one for three years."""
    return tenure(since, today) >= LOYAL_YEARS


def wants_perk(status: str, since: date, perk: date | None, today: date) -> bool:
    """Whether a long-loyal active customer went 365 days without a perk."""
    lately = perk is not None and (today - perk).days < PERK_DAYS
    return status == "active" and is_long(since, today) and not lately


def appreciates(contact: "Contact") -> bool:
    """Whether a contact of ours showed appreciation: thanks, a perk, something beyond duty, a card or a gift."""
    purposes = contact.purposes
    kind = contact.kind in TOKENS or (purposes != "" and not APPRECIATING.isdisjoint(purposes.split()))
    return kind and contact.ours


def quiet(account: "Account", since: date, appreciated: int, today: date) -> tuple[str, ...]:
    """In what a long customer is taken for granted: no conversation past 1.5 times its cadence, nothing kind all year.

    Only what the diary has been kept long enough to know.
    """
    if account.status != "active" or not is_long(since, today):
        return ()
    return tuple(_silences(account, appreciated, today))


def _silences(account: "Account", appreciated: int, today: date) -> Iterator[str]:
    clock = account.clocks.get("conversation")
    if clock is not None:
        silent = (today - (clock.last or account.standing.came_on)).days
        if silent > RED * clock.days:
            yield f"no conversation for {days_said(silent)} (every {clock.days})"
    if not appreciated and account.standing.came_on <= today - timedelta(days=PERK_DAYS):
        yield "no thanks, perk or card in 12 months"
