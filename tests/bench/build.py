"""Build a diary of a stated size: python -m tests.bench.build OUT --customers 1000 --entries 100 --sales 20."""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from retain.domain.names import fold
from retain.domain.standings import months_before, quarter_start
from retain.domain.tiers import by_value
from retain.store import newest
from retain.store.diary import Diary
from retain.store.schema import SEARCHED, SLOTS
from tests.bench import story
from tests.bench.story import EXECUTIVE, EXPERT, TODAY, day, iso

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

Rows = list[tuple[object, ...]]
FIRSTS = "North Harbour Cedar Summit Granite Willow Copper Falcon Maple Silver Anchor Beacon Canyon Delta Ember".split()
SECONDS = "Logistics Foods Clinic Hotels Motors Textiles Dairy Print Schools Bakery Optics Timber Energy Labs".split()
GIVEN = "Dana Lee Mia Omar Ines Paul Ruth Yuki Tomas Nora Ben Lena Ivan Aisha Carl Eva".split()
TOWNS = "Leeds York Bath Derby Ripon Truro Wells Ely Perth Stirling Bangor Newport".split()
COLUMNS = {
    "colleague": "id name key added_on executive knows",
    "customer": "id name key added_on town no_contact solo",
    "person": "id name key added_on birthday no_contact",
    "position": "person customer role level sponsor main",
    "reach": "way raw plain person label verified_on",
    "tag": "customer name",
    "entry": "id customer day kind inbound attempt purposes mood colleague text bulk private",
    "presence": "entry person",
    "sale": "customer day amount margin product delivered_on",
    "promise": "id customer party text made_on due_on ended ended_on colleague",
    "slip": "promise day from_on to_on told",
    "problem": "customer kind text raised_on severe target_on solved_on",
    "settlement": "customer code due_on day text",
    "snooze": "customer made_on until because asked",
    "op": "at day command",
}


@dataclass(frozen=True, slots=True)
class Size:
    """How many customers, and entries and sales of each."""

    customers: int
    entries: int
    sales: int


@dataclass(slots=True)
class Book:
    """Every row of a diary, by table."""

    size: Size
    rng: Random
    rows: defaultdict[str, Rows] = field(default_factory=lambda: defaultdict(list))

    def write(self) -> dict[str, Rows]:
        numbers = range(1, self.size.customers + 1)
        orders = {number: story.sold(self.rng, number, self.size.sales) for number in numbers}
        tiers = _tiers(orders)
        entries: list[story.Entry] = []
        for number in numbers:
            people = (2 * number - 1, 2 * number)
            told = story.told(self.rng, number, tiers.get(number, "C"), people, orders[number], self.size.entries)
            entries += told
            self._customer(number, people, iso(min((entry.day for entry in told), default=story.NOW - 400)))
            self._matters(number)
        self._entries(entries)
        sales = sorted((sale for some in orders.values() for sale in some), key=lambda sale: sale.day)
        self.rows["sale"] = [
            (one.customer, iso(one.day), one.amount, one.margin, one.product, iso(one.delivered_on)) for one in sales
        ]
        begun = day(-story.LONGEST - 60)
        self.rows["colleague"] = [
            (EXECUTIVE, "Vera Lang", "vera lang", begun, 1, None),
            (EXPERT, "Sam Ojo", "sam ojo", begun, 0, "lamps pumps"),
        ]
        self.rows["op"] = [(f"{begun}T09:00:00+00:00", begun, "begin")]
        return self.rows

    def _customer(self, number: int, people: tuple[int, int], added_on: str) -> None:
        rng = self.rng
        name = f"{FIRSTS[number % 15]} {SECONDS[number // 15 % 14]} {number}"
        self.rows["customer"].append((number, name, fold(name), added_on, rng.choice(TOWNS), "", 0))
        self.rows["tag"].append((number, rng.choice(("golf", "expo", "north", "south"))))
        for place, person in enumerate(people):
            called = f"{GIVEN[person % 16]} {FIRSTS[person // 16 % 15]}son {person}"
            born = (
                f"19{rng.randint(55, 99)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
                if rng.random() < 0.3
                else None
            )
            self.rows["person"].append((person, called, fold(called), added_on, born, ""))
            level = ("director", "user")[place]
            self.rows["position"].append((person, number, "buyer", level, 1 - place, 1 - place))
            mail = f"p{person}@customer{number}.example"
            self.rows["reach"].append(("email", mail, mail, person, None, day(-rng.randint(0, 360))))
            self.rows["reach"].append(
                ("phone", f"0113 {person:07}", f"+44113{person:07}", person, None, day(-rng.randint(0, 380)))
            )

    def _matters(self, number: int) -> None:
        """Promises, problems and settlements, most of them over."""
        rng = self.rng
        for _ in range(2):
            made = rng.randint(60, 900)
            self._promise(number, "me", -made, -made + 10, -made + rng.randint(3, 12))
        if rng.random() < 0.03:
            self._promise(
                number, rng.choice(("me", "me", "me", "customer", "colleague", "note")), -20, rng.randint(-5, 25)
            )
        if rng.random() < 0.3:
            raised = rng.randint(100, 900)
            self.rows["problem"].append((number, "trouble", "arrived late", day(-raised), 0, None, day(-raised + 6)))
        if rng.random() < 0.01:
            kind = rng.choice(("trouble", "trouble", "question", "invoice"))
            self.rows["problem"].append((number, kind, "seats are wrong", day(-rng.randint(1, 9)), 0, day(3), None))
        if rng.random() < 0.01:
            self.rows["snooze"].append((number, day(-3), day(rng.randint(1, 20)), "on leave", 1))
        due = rng.randint(100, 900)
        self.rows["settlement"].append((number, f"d{2 * number}-birthday", day(-due), day(-due), ""))

    def _promise(self, number: int, party: str, made: int, due: int, kept: int | None = None) -> None:
        code = len(self.rows["promise"]) + 1
        ended = ("kept", day(kept)) if kept is not None else (None, None)
        colleague = EXPERT if party == "colleague" else None
        self.rows["promise"].append((code, number, party, "send the quote", day(made), day(due), *ended, colleague))
        if kept is None and self.rng.random() < 0.2:
            self.rows["slip"].append((code, day(-6), day(due), day(due + 5), 1))

    def _entries(self, entries: list[story.Entry]) -> None:
        """Number the entries as a diary fills: by day, customers mixed."""
        entries.sort(key=lambda entry: entry.day)
        self.rows["entry"] = [
            (code, one.customer, iso(one.day), one.kind, int(one.inbound), int(one.attempt), one.purposes, one.mood,
             one.colleague, one.text, 0, 0)
            for code, one in enumerate(entries, 1)
        ]  # fmt: skip
        self.rows["presence"] = [(code, one.person) for code, one in enumerate(entries, 1) if one.person]


def _tiers(orders: dict[int, list[story.Sale]]) -> dict[int, str]:
    """Each customer's tier: the better of today's and that of the quarter's first day."""
    tiers: dict[int, str] = {}
    for end in (TODAY, quarter_start(TODAY)):
        year = range(months_before(end, 12).toordinal() + 1, end.toordinal() + 1)
        values = {number: sum(one.margin for one in some if one.day in year) for number, some in orders.items()}
        for number, tier in by_value(values).items():
            tiers[number] = min(tier, tiers.get(number, "C"))
    return tiers


def build(out: Path, size: Size, seed: int = 1) -> None:
    """Make a new diary at `out`: real schema, triggers and indexes laid again once the rows are in, no undo images."""
    diary = Diary(out, TODAY, datetime(2026, 11, 23, 8, tzinfo=UTC))
    with closing(diary.connection) as connection:
        for setting in ("synchronous=OFF", "journal_mode=OFF", "foreign_keys=OFF", "cache_size=-200000"):
            connection.execute(f"PRAGMA {setting}")
        connection.execute("BEGIN")
        laid = _taken_down(connection)
        book = Book(size, Random(seed)).write()
        for table, rows in book.items():
            _insert(connection, table, COLUMNS[table].split(), rows)
        for noun in SEARCHED.keys() & book.keys():
            slot, words, customer = SEARCHED[noun]
            said = words.format(row=noun)
            connection.execute(
                "INSERT INTO search (rowid, words, noun, row, customer) "
                f"SELECT id * {SLOTS} + {slot}, {said}, '{noun}',"
                f" id, {customer.format(row=noun)} FROM {noun} WHERE {said} <> ''"
            )
        for statement in laid:
            connection.execute(statement)
        newest.seek_all(connection)
        connection.execute("COMMIT")


def _taken_down(connection: sqlite3.Connection) -> list[str]:
    """Drop every trigger and index; their statements, indexes first."""
    things = connection.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY type"
    ).fetchall()
    for kind, name, _ in things:
        connection.execute(f"DROP {kind} {name}")
    return [sql for _, _, sql in things]


def _insert(
    connection: sqlite3.Connection, table: str, names: Sequence[str], rows: Iterable[tuple[object, ...]]
) -> None:
    listed, marks = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
    connection.executemany(f"INSERT INTO {table} ({listed}) VALUES ({marks})", rows)


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    for name, default in (("--customers", 1000), ("--entries", 100), ("--sales", 20), ("--seed", 1)):
        parser.add_argument(name, type=int, default=default)
    asked = parser.parse_args(arguments)
    build(asked.out, Size(asked.customers, asked.entries, asked.sales), asked.seed)


if __name__ == "__main__":
    main(sys.argv[1:])
