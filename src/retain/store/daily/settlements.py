"""What `done` settled, read when asked for: a book's open rows ask for few of all the codes it ever settled."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from retain.store.records import DAYS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from datetime import date

SETTLED = "SELECT due_on, day FROM settlement WHERE code = ? AND day <= ? ORDER BY id"
CODES = "SELECT DISTINCT code FROM settlement WHERE day <= ?"


class Settled(Mapping[str, dict["date", "date"]]):
    """By code, the day on which each of its steps was settled, by the day it was due."""

    def __init__(self, connection: sqlite3.Connection, today: date) -> None:
        self._connection = connection
        self._today = today.isoformat()
        self._known: dict[str, dict[date, date]] = {}

    def __getitem__(self, code: str) -> dict[date, date]:
        if code not in self._known:
            rows = self._connection.execute(SETTLED, (code, self._today))
            self._known[code] = {DAYS[due]: DAYS[day] for due, day in rows}
        if not self._known[code]:
            raise KeyError(code)
        return self._known[code]

    def __iter__(self) -> Iterator[str]:
        return (code for (code,) in self._connection.execute(CODES, (self._today,)))

    def __len__(self) -> int:
        return sum(1 for _ in self)
