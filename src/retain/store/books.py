"""The books: records read and written through SQLModel, inside the diary's own transaction."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from dataclasses import fields
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from retain.domain.codes import LETTERS, listing
from retain.domain.errors import NotFound
from retain.domain.hindsight import known_by
from retain.store.connection import refusal
from retain.store.records import columns, table_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from sqlalchemy import Engine
    from sqlmodel import Session, SQLModel

    from retain.store.diary import Diary
    from retain.store.records import Record

R = TypeVar("R")
_AT_ONCE = 500
"""Values in one SQL list."""


class _Lent:
    """The diary's connection as SQLAlchemy sees it: beginning, ending and closing stay with the diary."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __getattr__(self, name: str) -> object:
        return getattr(self._connection, name)

    def commit(self) -> None:
        """Leave the transaction to the diary."""

    def rollback(self) -> None:
        """Leave the transaction to the diary: SQLAlchemy rolls back whenever it lets go of a connection."""

    def close(self) -> None:
        """Leave the connection to the diary."""


@lru_cache(maxsize=1)
def _engine(connection: sqlite3.Connection) -> Engine:
    """One engine a diary: making one costs more than a query."""
    from sqlalchemy import StaticPool, create_engine

    lent = _Lent(connection)
    return create_engine("sqlite://", creator=lambda: lent, poolclass=StaticPool)


class Books:
    """The records of an open diary; each change stands once the diary's transaction ends well."""

    def __init__(self, diary: Diary) -> None:
        from retain.store.tables import NOUNS

        self._tables = NOUNS
        self._path = diary.path
        self.today = diary.today
        self._engine = _engine(diary.connection)

    @contextmanager
    def _opened(self) -> Iterator[Session]:
        """One unit of reading or writing; what the file refuses becomes a refusal."""
        from sqlalchemy.exc import DBAPIError
        from sqlmodel import Session

        try:
            with Session(self._engine) as session:
                yield session
        except DBAPIError as error:
            raise refusal(error.orig, self._path) if isinstance(error.orig, sqlite3.Error) else error from error

    def all(self, cls: type[R], **equals: object) -> list[R]:
        """The records whose fields equal these, in id order."""
        from sqlmodel import col, select

        table = self._tables[table_of(cls)]
        query = select(table).order_by(col(table.id))
        for name, value in equals.items():
            query = query.where(getattr(table, name) == value)
        with self._opened() as session:
            return [_record(cls, row) for row in session.exec(query)]

    def of(self, cls: type[R], field: str, numbers: Iterable[int]) -> list[R]:
        """The records whose field is one of these numbers, in id order."""
        from sqlmodel import select

        wanted = sorted(set(numbers))
        table = self._tables[table_of(cls)]
        found: list[R] = []
        with self._opened() as session:
            for start in range(0, len(wanted), _AT_ONCE):
                some = getattr(table, field).in_(wanted[start : start + _AT_ONCE])
                found += [_record(cls, row) for row in session.exec(select(table).where(some))]
        return sorted(found, key=lambda record: record.id)  # type: ignore[attr-defined]

    def newest(
        self,
        cls: type[R],
        day: str,
        *,
        among: Mapping[str, list[Any]] | None = None,
        since: date | None = None,
        limit: int = 0,
        holding: Mapping[str, str] | None = None,
    ) -> list[R]:
        """The records whose field `day` isn't after today (nor before `since`), newest first, `limit` of them (0: all).

        Each is as it stood today: what became of it later is hidden.
        `among` lists the values that a field may have, `holding` a word that a list of words holds.
        """
        from sqlmodel import col, select

        table = self._tables[table_of(cls)]
        on = getattr(table, day)
        query = select(table).where(on <= self.today).order_by(on.desc(), col(table.id).desc())
        for name, values in (among or {}).items():
            query = query.where(getattr(table, name).in_(values))
        for name, word in (holding or {}).items():
            query = query.where((" " + col(getattr(table, name)) + " ").like(f"% {word} %"))
        query = query.where(on >= since) if since else query
        with self._opened() as session:
            rows = session.exec(query.limit(limit) if limit else query)
            return [known_by(_record(cls, row), self.today) for row in rows]

    def get(self, cls: type[R], number: int) -> R:
        """The record with that id; raises NotFound."""
        with self._opened() as session:
            return _record(cls, self._row(session, cls, number))

    def known(self, cls: type[R], number: int) -> R:
        """The record with that id as it stood today, to be shown: never to be stored again. Raises NotFound."""
        return known_by(self.get(cls, number), self.today)

    def add(self, record: Record) -> int:
        """Store a new record; returns its id."""
        with self._opened() as session:
            row = self._tables[table_of(type(record))](**_values(record))
            session.add(row)
            session.flush()
            return int(row.id or 0)

    def change(self, record: Record) -> None:
        """Store a record again in the place of the one with its id; raises NotFound."""
        with self._opened() as session:
            row = self._row(session, type(record), record.id or 0)
            for name, value in _values(record).items():
                setattr(row, name, value)
            session.flush()

    def remove(self, cls: type, number: int) -> None:
        """Delete a record and what cascades from it; raises NotFound."""
        with self._opened() as session:
            session.delete(self._row(session, cls, number))
            session.flush()

    def _row(self, session: Session, cls: type, number: int) -> SQLModel:
        row = session.get(self._tables[table_of(cls)], number)
        if row is None:
            noun = table_of(cls)
            letter = next((letter for letter, named in LETTERS.items() if named == noun), "number ")
            raise NotFound(f"There is no {noun} {letter}{number}.", f"`{listing(noun)}` shows what there is.")
        return row


class _Lists(dict[type, frozenset[str]]):
    """The fields of a record that hold lists of words, spaces between them in the file."""

    def __missing__(self, cls: type) -> frozenset[str]:
        self[cls] = names = frozenset(field.name for field in fields(cls) if str(field.type).startswith("tuple"))
        return names


_LISTS = _Lists()


def _values(record: Record) -> dict[str, Any]:
    listed = _LISTS[type(record)]
    pairs = ((name, getattr(record, name)) for name in columns(type(record)))
    return {name: " ".join(value) if name in listed else value for name, value in pairs}


def _record(cls: type[R], row: SQLModel) -> R:
    listed = _LISTS[cls]
    pairs = ((name, getattr(row, name)) for name in columns(cls))
    return cls(**{name: tuple(value.split()) if name in listed else value for name, value in pairs})
