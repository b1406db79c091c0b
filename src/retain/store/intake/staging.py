"""Dated rows taken in set-wise: staged in a temporary table, paired with the diary's own, then written at once.

Memory doesn't grow with the file: what doesn't fit SQLite's cache lies in its temporary file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from retain.store.bulk import next_id

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from types import TracebackType

    from retain.domain.incoming import Arrival, Kind, Receipt
    from retain.store.diary import Diary
    from retain.store.intake.matching import People

_BETWEEN = ";"
"""Between the names in a cell of people."""


@dataclass(frozen=True, slots=True)
class _Ledger:
    """A table of dated rows: what makes two of a customer equal but for their ordinal, and what silence means.

    `other` is the column that names somebody else, where `colleague` says that there is one.
    """

    noun: str
    same: str
    defaults: dict[str, str]
    colleague: bool = True
    other: str = "colleague"


_LEDGERS: dict[Kind, _Ledger] = {
    "sales": _Ledger("sale", "coalesce('n' || number, day || ' ' || amount)", {}, colleague=False),
    "entries": _Ledger(
        "entry",
        "day || kind",
        {"inbound": "0", "attempt": "0", "bulk": "0", "private": "0", "purposes": "''", "text": "''"},
    ),
    "promises": _Ledger("promise", "due_on || party || text", {"made_on": "min(:today, due_on)"}),
    "problems": _Ledger("problem", "raised_on || text", {"severe": "0"}),
    "contracts": _Ledger(
        "contract",
        "starts_on || coalesce(number, title, '')",
        {
            "signed_on": "min(:today, starts_on)",
            "value": "0",
            "notice_days": "0",
            "auto_renews": "0",
            "invoiced": "0",
        },
        colleague=False,
    ),
    "expectations": _Ledger("expectation", "set_on || text", {"unrealistic": "0"}, colleague=False),
    "referrals": _Ledger(
        "referral",
        "coalesce('a' || asked_on, given_on || whom)",
        {"whom": "''", "text": "''"},
        other="became",
    ),
    "opportunities": _Ledger(
        "opportunity", "heard_on || text", {"heard_on": "coalesce(ended_on, :today)"}, colleague=False
    ),
}


class Stage:
    """Rows of one file on their way into one table; use it as a context, so that nothing of it stays."""

    def __init__(self, diary: Diary, arrival: Arrival) -> None:
        self._diary = diary
        self._connection = diary.connection
        self._today = diary.today.isoformat()
        self._ledger = _LEDGERS[arrival.kind]
        self.noun = self._ledger.noun
        self._columns = (self._ledger.other, *arrival.columns) if self._ledger.colleague else arrival.columns
        self._only_adds = arrival.only_adds
        timed = "|| coalesce(time, '') || inbound || attempt"  # a bounce comes in the minute of what it is of
        self._same = f"{self._ledger.same} {timed}" if arrival.timed else self._ledger.same
        self._same = "text" if arrival.deals else self._same
        self._new = "paired.id IS NULL AND ended IS NOT 'won'" if arrival.deals else "paired.id IS NULL"
        self._names = ("customer", "people", self._ledger.other, *arrival.columns)

    def __enter__(self) -> Self:
        self._connection.execute(f"CREATE TEMP TABLE stage ({', '.join(self._names)})")
        self._connection.execute("CREATE TEMP TABLE paired (line INTEGER PRIMARY KEY, id INTEGER NOT NULL)")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._connection.execute("DROP TABLE temp.stage")
            self._connection.execute("DROP TABLE temp.paired")

    def fill(self, rows: Iterable[tuple[Any, ...]]) -> None:
        """Stage rows of customer, names of people, colleague (or customer it became) and the values of the columns."""
        marks = ", ".join("?" * len(self._names))
        self._connection.executemany(f"INSERT INTO temp.stage VALUES ({marks})", rows)

    def settle(self, receipt: Receipt, people: People) -> None:
        """Write what is new, change what says something else, and count both."""
        tally = receipt.tally(self.noun)
        self._diary.doing = f"storing {receipt.file}"
        self._pair()
        (known,) = self._connection.execute("SELECT count(*) FROM temp.paired").fetchone()
        first = next_id(self._connection, self.noun)
        changed = self._change() if known and not self._only_adds else 0
        tally.new += self._insert()
        tally.changed += changed
        tally.unchanged += known - changed
        if self.noun in {"entry", "problem", "referral"}:
            receipt.strangers += self._introduce(first, people)

    def _pair(self) -> None:
        """Pair rows with the diary's by customer, sameness and ordinal among equals."""
        ledger, same, among = self._ledger, self._same, "customer IN (SELECT DISTINCT customer FROM temp.stage)"
        if not self._connection.execute(f"SELECT 1 FROM {ledger.noun} WHERE {among} LIMIT 1").fetchone():
            return
        ordinal = f"row_number() OVER (PARTITION BY customer, {same} ORDER BY rowid)"
        said = f"customer || ':' || {ordinal} || ':' || {same}"
        self._connection.execute(f"CREATE TEMP TABLE met AS SELECT {said} AS same, id FROM {ledger.noun} WHERE {among}")
        self._connection.execute("CREATE INDEX temp.met_same ON met (same)")
        self._connection.execute(
            "INSERT INTO temp.paired SELECT line, met.id FROM"
            f" (SELECT rowid AS line, {said} AS same FROM temp.stage) staged JOIN temp.met ON met.same = staged.same"
        )
        self._connection.execute("DROP TABLE temp.met")

    def _insert(self) -> int:
        names = ", ".join(f'"{name}"' for name in ("customer", *self._columns))
        values = ", ".join(self._value(name) for name in ("customer", *self._columns))
        cursor = self._connection.execute(
            f"INSERT INTO {self.noun} ({names}) SELECT {values} FROM temp.stage"
            f" LEFT JOIN temp.paired ON line = stage.rowid WHERE {self._new} ORDER BY stage.rowid",
            {"today": self._today},
        )
        return cursor.rowcount

    def _value(self, name: str) -> str:
        default = self._ledger.defaults.get(name)
        return f'coalesce(stage."{name}", {default})' if default else f'stage."{name}"'

    def _change(self) -> int:
        """Change rows that say something else; a silent column keeps what the diary has."""
        noun = self.noun
        now = {name: self._now(name) for name in self._columns}
        sets = ", ".join(f'"{name}" = coalesce({value}, {noun}."{name}")' for name, value in now.items())
        differs = " OR ".join(
            f'({value} IS NOT NULL AND {value} IS NOT {noun}."{name}")' for name, value in now.items()
        )
        return self._connection.execute(
            f"UPDATE {noun} SET {sets} FROM temp.paired JOIN temp.stage ON stage.rowid = paired.line"
            f" WHERE {noun}.id = paired.id AND ({differs})"
        ).rowcount

    def _now(self, name: str) -> str:
        """What a row says of a column; a deal can't end before the day it was heard of here."""
        deal = name == "ended_on" and self._new != "paired.id IS NULL"
        heard = f"coalesce(stage.heard_on, {self._ledger.noun}.heard_on)"
        return f"max(stage.ended_on, {heard})" if deal else f'stage."{name}"'

    def _introduce(self, first: int, people: People) -> int:
        """Put the people named beside the rows; how many names nobody at the customer goes by."""
        strangers, number = 0, first
        rows = self._connection.execute(
            "SELECT customer, people, paired.id FROM temp.stage LEFT JOIN temp.paired ON line = stage.rowid"
            " ORDER BY stage.rowid"
        )
        for customer, names, known in rows:
            row = known or number
            number += known is None
            for name in names.split(_BETWEEN) if names else ():
                found = people.at(customer, name)
                strangers += found is None
                if found is not None:
                    _beside(self._connection, self.noun, row, found)
        return strangers


def _beside(connection: sqlite3.Connection, noun: str, row: int, person: int) -> None:
    if noun == "entry":
        connection.execute("INSERT INTO presence (entry, person) VALUES (?, ?) ON CONFLICT DO NOTHING", (row, person))
    else:
        column = "raised_by" if noun == "problem" else "person"
        connection.execute(f"UPDATE {noun} SET {column} = ? WHERE id = ? AND {column} IS NOT ?", (person, row, person))
