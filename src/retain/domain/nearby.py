"""Who could be visited in a town: everyone there who is due a visit soon."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from retain.domain.kinds import IN_PERSON
from retain.domain.names import fold
from retain.domain.proposals import REVIEWED_BY
from retain.domain.riders import Reachable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from retain.domain.accounts import Account
    from retain.domain.clocks import Clock
    from retain.domain.standings import Owing

SOON = 30
"""Days within which a visit is due (SPEC section 2, near)."""


class Place(NamedTuple):
    """Where a customer is."""

    customer: int
    town: str | None
    postcode: str | None = None
    address: str | None = None


class Nearby(NamedTuple):
    """A customer worth a visit while there: its clocks that a visit serves, and what is still promised."""

    account: Account
    place: Place
    visits: tuple[Clock, ...]
    promises: tuple[Owing, ...] = ()
    reach: Reachable = Reachable()

    @property
    def due_on(self) -> date:
        """The day the first visit is due, not before a snooze is over."""
        first = min(clock.due for clock in self.visits)
        return max(first, self.account.snoozed_until) if self.account.snoozed_until else first


def there(places: Iterable[Place], typed: str) -> dict[int, Place]:
    """The places in a town, else in towns and postcodes that begin so; case, accents and inner spaces don't count."""
    wanted, listed = fold(typed), list(places)
    code = wanted.replace(" ", "")
    found = [place for place in listed if fold(place.town or "") == wanted] or [
        place
        for place in listed
        if fold(place.town or "").startswith(wanted) or fold(place.postcode or "").replace(" ", "").startswith(code)
    ]
    return {place.customer: place for place in found}


def nearby(accounts: Iterable[Account], places: Mapping[int, Place], today: date) -> list[Nearby]:
    """Those of these accounts that are due a visit within 30 days, open promises on top, then the visit due first."""
    found = [
        Nearby(account, places[account.standing.id], visits, _promises(account))
        for account in accounts
        if (visits := _visits(account, today)) and "visit" not in account.standing.no_contact.split()
    ]
    soon = [one for one in found if one.due_on <= today + timedelta(days=SOON)]
    return sorted(soon, key=lambda one: (not one.promises, one.due_on, -one.account.value, one.account.standing.key))


def _visits(account: Account, today: date) -> tuple[Clock, ...]:
    """The clocks a visit serves that are due within 30 days, first due first."""
    names = {"face", "official"} | ({"review"} if REVIEWED_BY[account.tier] in IN_PERSON else set())
    soon = today + timedelta(days=SOON)
    due = (clock for clock in account.clocks.values() if clock.name in names and clock.due <= soon)
    return tuple(sorted(due, key=lambda clock: clock.due))


def _promises(account: Account) -> tuple[Owing, ...]:
    return tuple(sorted((one for one in account.promises if one.party != "note"), key=lambda one: one.due_on))
