"""The whole diary on its way out: every record with its id, as JSON has it."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, Any

from retain.domain.away import Away
from retain.domain.bystanders import Bystander
from retain.domain.colleagues import Colleague
from retain.domain.contracts import Contract
from retain.domain.customers import Customer
from retain.domain.entries import Entry
from retain.domain.expectations import Expectation
from retain.domain.facts import Fact
from retain.domain.labels import Custom, Source, Tag
from retain.domain.news import News, Telling, Watch
from retain.domain.opportunities import Opportunity
from retain.domain.people import Person, Position, Presence, Reach
from retain.domain.problems import Problem
from retain.domain.promises import Promise, Slip
from retain.domain.referrals import Referral
from retain.domain.sales import Sale
from retain.domain.settlements import Settlement, Snooze
from retain.domain.statements import Statement
from retain.store.records import table_of
from retain.store.schema import LOGGED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from retain.store.diary import Diary

_MAPPING = ("id", "program", "header", "field")
_PUBLIC = "SELECT id FROM entry WHERE private = 0"
_KEPT = {
    "entry": "WHERE private = 0",
    "presence": f"WHERE entry IN ({_PUBLIC})",
    "fact": "WHERE private = 0",
    "bystander": "WHERE 0",
}
"""What of a table is no private entry's, no private fact, and nobody set aside."""
_NAMED = {"entry": _PUBLIC, "replaced_by": "SELECT id FROM fact WHERE private = 0"}
"""Columns that name a record which may be private."""
CLASSES: dict[str, type] = {
    table_of(cls): cls
    for cls in (
        *(Customer, Statement, Tag, Custom, Source, Person, Position, Reach, Colleague, Entry, Presence, Promise, Slip),
        *(Problem, Fact, Sale, Contract, Expectation, Watch, News, Telling, Referral, Opportunity, Settlement, Snooze),
        *(Away, Bystander),
    )
}
"""The tables that hold records; a mapping is none."""


def heading(diary: Diary, *, private: bool) -> dict[str, Any]:
    """What stands above the records: the diary's id, its first day, whether private entries are there."""
    name, made_on = diary.connection.execute("SELECT name, made_on FROM diary").fetchone()
    return {"diary": name, "made_on": made_on, "private": private}


def tables(diary: Diary, *, private: bool) -> Iterator[tuple[str, Iterator[dict[str, Any]]]]:
    """Every table and its records as JSON has them, in id order, streamed; without `private` no private entry's."""
    for noun in LOGGED:
        yield noun, _rows(diary, noun, private=private)


def _rows(diary: Diary, noun: str, *, private: bool) -> Iterator[dict[str, Any]]:
    kinds = shapes(noun)
    names = tuple(kinds)
    shown = [
        f"CASE WHEN {name} IN ({_NAMED[name]}) THEN {name} END" if name in _NAMED and not private else f'"{name}"'
        for name in names
    ]
    rows = diary.connection.execute(
        f"SELECT {', '.join(shown)} FROM {noun} {'' if private else _KEPT.get(noun, '')} ORDER BY id"
    )
    outward = [(name, made) for name, shape in kinds.items() if (made := _outward(shape))]
    for row in rows:
        record = dict(zip(names, row, strict=True))
        for name, made in outward:
            if record[name] is not None:
                record[name] = made(record[name])
        yield record


def _outward(shape: str) -> Callable[[Any], Any] | None:
    """What makes a value as JSON has it of one as the file has it; None where they are the same."""
    return bool if shape.startswith("bool") else str.split if shape.startswith("tuple") else None


@cache
def shapes(noun: str) -> dict[str, str]:
    """The fields of a table's records and what each may hold, in order."""
    cls = CLASSES.get(noun)
    if cls is None:
        return dict.fromkeys(_MAPPING, "str") | {"id": "int"}
    return {field.name: str(field.type) for field in fields(cls)} | {"id": "int"}
