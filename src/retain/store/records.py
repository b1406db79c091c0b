"""Between records and rows: days as ISO text, truths as 0 and 1, lists of words with spaces between."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

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

    Record = (
        Customer
        | Statement
        | Tag
        | Custom
        | Source
        | Person
        | Position
        | Reach
        | Colleague
        | Entry
        | Presence
        | Fact
        | Promise
        | Slip
        | Problem
        | Sale
        | Contract
        | Expectation
        | Watch
        | News
        | Telling
        | Referral
        | Opportunity
        | Settlement
        | Snooze
        | Away
        | Bystander
    )
R = TypeVar("R")


class Days(dict[str, date]):
    """Every ISO day read so far: a diary has few days and many rows."""

    def __missing__(self, iso: str) -> date:
        self[iso] = day = date.fromisoformat(iso)
        return day


DAYS = Days()


class MaybeDays(dict["str | None", "date | None"]):
    """The same, with no day for nothing."""

    def __missing__(self, iso: str | None) -> date | None:
        self[iso] = day = None if iso is None else DAYS[iso]
        return day


MAYBE_DAYS = MaybeDays()


def json_ids(ids: Iterable[int]) -> str:
    """Ids as one value of a query, whose `IN (SELECT value FROM json_each(...))` unfolds them."""
    return f"[{','.join(map(str, ids))}]"


def table_of(cls: type) -> str:
    """The table that holds a record's kind: its own name, small."""
    return cls.__name__.lower()


class _Columns(dict[type, tuple[str, ...]]):
    def __missing__(self, cls: type) -> tuple[str, ...]:
        self[cls] = names = tuple(field.name for field in fields(cls))
        return names


class _Readers(dict[type, tuple["Callable[[Any], Any] | None", ...]]):
    def __missing__(self, cls: type) -> tuple[Callable[[Any], Any] | None, ...]:
        self[cls] = readers = tuple(_reader(str(field.type)) for field in fields(cls))
        return readers


_COLUMNS, _READERS = _Columns(), _Readers()


def columns(cls: type) -> tuple[str, ...]:
    """The columns of a record's table, in the record's order."""
    return _COLUMNS[cls]


def _reader(kind: str) -> Callable[[Any], Any] | None:
    if kind.startswith("date"):
        return DAYS.__getitem__
    if kind.startswith("bool"):
        return bool
    if kind.startswith("tuple"):
        return lambda words: tuple(words.split())
    return None


def to_row(record: Record) -> dict[str, str | int | None]:
    """A record as the values of its columns."""
    return {name: _plain(getattr(record, name)) for name in columns(type(record))}


def _plain(value: Any) -> str | int | None:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, tuple):
        return " ".join(value)
    return value  # type: ignore[no-any-return]


def from_row(cls: type[R], row: Iterable[Any]) -> R:
    """A record from the values of its columns in order."""
    pairs = zip(columns(cls), row, _READERS[cls], strict=True)
    return cls(**{name: value if reader is None or (value is None) else reader(value) for name, value, reader in pairs})
