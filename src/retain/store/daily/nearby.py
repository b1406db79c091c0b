"""What `near` reads: where customers are, and the book those there are judged in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retain.domain.accounts import Day
from retain.domain.nearby import Nearby, Place, nearby, there
from retain.store.daily.book import book
from retain.store.daily.known import known

if TYPE_CHECKING:
    from retain.domain.policy import Policy
    from retain.store.diary import Diary

PLACES = "SELECT id, town, postcode, address FROM customer WHERE town IS NOT NULL OR postcode IS NOT NULL"


def near(diary: Diary, typed: str, policy: Policy, among: set[int] | None = None) -> list[Nearby]:
    """Who is due a visit in a town or postcode, with how to reach them; runs inside `reading()`.

    `among` are the customers it is asked of, None for all.
    """
    places = there((Place(*row) for row in diary.connection.execute(PLACES)), typed)
    if among is not None:
        places = {number: place for number, place in places.items() if number in among}
    if not places:
        return []
    day = Day(book(diary), policy, diary.today)
    accounts = [day.account(standing) for standing in day.book.standings if standing.id in places]
    found = nearby(accounts, places, diary.today)
    told = known(diary, [one.account.standing.id for one in found])
    return [one._replace(reach=told[one.account.standing.id].reach) for one in found]
