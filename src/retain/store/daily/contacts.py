"""The contacts that the rules look at, each customer's read when asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from retain.domain.standings import Contact
from retain.store.records import DAYS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator
    from datetime import date

    from retain.domain.standings import Standing

_CONTACT = "SELECT id, customer, day, kind, inbound, bulk, colleague IS NULL, purposes, mood FROM entry"
CONTACTS = f"""
{_CONTACT} WHERE customer = ? AND day BETWEEN ? AND ? AND attempt = 0 AND kind <> 'note' ORDER BY day, id
"""
INBOUND = f"""
{_CONTACT} WHERE customer = :customer AND inbound = 1 AND attempt = 0 AND kind <> 'note'
    AND day >= :since AND day <= :today
    AND (day > :since OR id > (SELECT max(id) FROM entry
        WHERE customer = :customer AND day = :since AND inbound = 0 AND bulk = 0 AND attempt = 0 AND kind <> 'note'))
ORDER BY day, id LIMIT 2
"""


class Contacts(Mapping[int, list[Contact]]):
    """The contacts that may have settled what is open to a customer."""

    def __init__(self, connection: sqlite3.Connection, since: dict[int, date], today: date) -> None:
        self._connection = connection
        self._since = since
        self._today = today.isoformat()

    def __getitem__(self, customer: int) -> list[Contact]:
        since = self._since[customer].isoformat()
        return [contact(row) for row in self._connection.execute(CONTACTS, (customer, since, self._today))]

    def __iter__(self) -> Iterator[int]:
        return iter(self._since)

    def __len__(self) -> int:
        return len(self._since)


class InboundRuns(Mapping[int, list[Contact]]):
    """What came in since our newest contact, oldest first, of the customers where something did."""

    def __init__(self, connection: sqlite3.Connection, standings: Iterable[Standing], today: date) -> None:
        self._connection = connection
        self._since = {
            one.id: one.touch for one in standings if one.inbound and (one.touch is None or one.inbound > one.touch)
        }
        self._today = today.isoformat()

    def __getitem__(self, customer: int) -> list[Contact]:
        bounds = {"customer": customer, "since": str(self._since[customer] or ""), "today": self._today}
        return [contact(row) for row in self._connection.execute(INBOUND, bounds)]

    def __iter__(self) -> Iterator[int]:
        return iter(self._since)

    def __len__(self) -> int:
        return len(self._since)


def contact(row: tuple[Any, ...]) -> Contact:
    """A contact from its row: id, customer, day, kind, inbound, bulk, own, purposes, mood."""
    number, customer, day, kind, inbound, bulk, own, purposes, mood = row
    return Contact(number, customer, DAYS[day], kind, bool(inbound), bool(bulk), bool(own), purposes, mood)
