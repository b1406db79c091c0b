"""Whom to ask for a referral, and why: who was spoken to lately, is well served, and meets others (demand 9)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from retain.domain.dates import said
from retain.domain.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from retain.domain.accounts import Account
    from retain.domain.riders import Known

SPOKEN_DAYS = 30
MEETING, KNOWING = "membership", "knows"


class Link(NamedTuple):
    """A fact that leads to others: of whom (empty: of the customer itself), at which customer, where or whom it names.

    `kind` is MEETING or KNOWING.
    """

    customer: int
    place: str
    who: str
    kind: str
    text: str

    @property
    def name(self) -> str:
        return self.who or self.place

    @property
    def room(self) -> str:
        """Where they meet, as it is compared: what stands before the first comma."""
        return fold(self.text.partition(",")[0])


class Suggestion(NamedTuple):
    """A customer to ask, and why; `mood` is the newest, `since` the day it became a customer."""

    account: Account
    because: tuple[str, ...]
    spoken_on: date
    since: date
    mood: str | None
    known: Known


def may_be_asked(account: Account, facts: Known, today: date) -> bool:
    """Whether a referral could be asked for: spoken to lately, nothing open or broken, no bad mood, not asked lately.

    What was broken or asked for earlier is `facts.referable` (180 days).
    """
    talked = account.standing.conversation
    return (
        facts.referable
        and talked is not None
        and today - talked <= timedelta(days=SPOKEN_DAYS)
        and account.status == "active"
        and account.welcomes
        and facts.moods[:1] != ("bad",)
        and not any(one.solved_on is None or one.solved_on > today for one in account.problems)
        and not any(one.party in {"me", "colleague"} and one.due_on < today for one in account.promises)
    )


def suggestions(
    accounts: Iterable[Account], known: Mapping[int, Known], links: Iterable[Link], today: date
) -> list[Suggestion]:
    """Whom to ask, best first: a good mood, memberships, acquaintances, tenure, value; ties by name."""
    by_place: dict[int, list[Link]] = {}
    rooms: dict[str, list[Link]] = {}
    for link in links:
        by_place.setdefault(link.customer, []).append(link)
        if link.kind == MEETING:
            rooms.setdefault(link.room, []).append(link)
    found = []
    for account in accounts:
        facts, own = known[account.standing.id], by_place.get(account.standing.id, [])
        if may_be_asked(account, facts, today) and (talked := account.standing.conversation):
            since = min(account.sales.first, account.standing.came_on) if account.sales else account.standing.came_on
            mood = next(iter(facts.moods), None)
            because = (*_because(talked, mood, own, rooms, today), *_tenure(since, today))
            found.append((_rank(mood, own, since, account), Suggestion(account, because, talked, since, mood, facts)))
    return [suggestion for _, suggestion in sorted(found, key=lambda pair: pair[0])]


def _rank(
    mood: str | None, own: list[Link], since: date, account: Account
) -> tuple[bool, int, int, date, int, str, int]:
    meets, knows = (sum(link.kind == kind for link in own) for kind in (MEETING, KNOWING))
    standing = account.standing
    return mood != "good", -meets, -knows, since, -account.value, standing.key, standing.id


def _because(
    talked: date, mood: str | None, own: list[Link], rooms: Mapping[str, list[Link]], today: date
) -> Iterator[str]:
    yield f"spoken to {said(talked, today)}" + (", in a good mood" if mood == "good" else "")
    for link in own:
        if link.kind == MEETING:
            yield f"{link.name} meets others: {link.text}{_company(link, rooms[link.room])}"
        else:
            yield f"{link.name} knows {link.text}"


def _tenure(since: date, today: date) -> Iterator[str]:
    if years := (today - since).days // 365:
        yield f"a customer for {years} years" if years > 1 else "a customer for a year"


def _company(link: Link, room: list[Link]) -> str:
    """Who of other customers is there too."""
    others = [f"{one.who} of {one.place}" if one.who else one.place for one in room if one.customer != link.customer]
    more = f" and {len(others) - 1} more" if len(others) > 1 else ""
    return f", with {others[0]}{more}" if others else ""
