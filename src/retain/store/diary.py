"""The diary on disk: opened once a command, read or changed in one transaction."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from retain.domain.codes import listing
from retain.domain.errors import Misused, NotFound, RetainError
from retain.store.connection import connect, refusal
from retain.store.migrate import migrate
from retain.store.records import columns, from_row, table_of, to_row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date, datetime
    from pathlib import Path

    from retain.store.records import Record

R = TypeVar("R")
T = TypeVar("T", bound="Record")
_STEPS = 100_000
"""Of SQLite's machine between two ticks: about a hundredth of a second."""


class Diary:
    """One open diary, as of `today`; every method runs inside `reading()` or `changing()`."""

    def __init__(self, path: Path | None, today: date, now: datetime, *, create: bool = True) -> None:
        self.path = path
        self.today = today
        self.now = now
        self.committed: list[int] = []
        """The changes that were made and are on the disk."""
        self.doing = ""
        """What a long change is at, for whoever waits for it."""
        self.connection = connect(path, create=create)
        try:
            migrate(self.connection, path, today)
        except sqlite3.Error as error:
            self.close()
            raise refusal(error, path) from error
        except RetainError:
            self.close()
            raise

    def close(self) -> None:
        self.connection.close()

    @contextmanager
    def reading(self) -> Iterator[Diary]:
        """One consistent view; it ends before any output begins."""
        with self._refusing():
            self.connection.execute("BEGIN")
            try:
                yield self
            finally:
                self.connection.execute("ROLLBACK")

    @contextmanager
    def changing(self, command: str) -> Iterator[Diary]:
        """One change: all of it and its undo record, or nothing; a body that changes nothing leaves none."""
        with self._refusing():
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                op = self._begin(command)
                yield self
                self._end(op)
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    @contextmanager
    def _refusing(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise refusal(error, self.path) from error
        except UnicodeEncodeError as error:
            raise Misused("What was typed isn't text in UTF-8.", "Type it again: nothing was changed.") from error

    @contextmanager
    def watched(self, tick: Callable[[str], object]) -> Iterator[None]:
        """Tell every so often what the diary is doing; Ctrl-C then breaks off even a long statement."""

        def look() -> int:
            tick(self.doing)
            return 0

        self.connection.set_progress_handler(look, _STEPS)
        try:
            yield
        finally:
            self.connection.set_progress_handler(None, 0)

    def _end(self, op: int) -> None:
        """Make a change last, unless it touched nothing."""
        touched = self.connection.execute("SELECT 1 FROM op_row WHERE op = ? LIMIT 1", (op,)).fetchone()
        try:
            self.connection.execute("COMMIT" if touched else "ROLLBACK")
        except sqlite3.IntegrityError as error:
            from retain.store.successors import stood_on

            raise stood_on(self.connection, op, error) from error
        finally:  # Ctrl-C during a commit comes once it is done
            self.committed += [op] if touched and not self.connection.in_transaction else []

    def _begin(self, command: str) -> int:
        cursor = self.connection.execute(
            "INSERT INTO op (at, day, command) VALUES (?, ?, ?)",
            (self.now.isoformat(timespec="seconds"), self.today.isoformat(), command),
        )
        return int(cursor.lastrowid or 0)

    def write(self, record: T) -> int:
        """Store a new record (or one whose id is taken from a diary's export); returns its id."""
        row = to_row(record)
        names = ", ".join(f'"{name}"' for name in row)
        marks = ", ".join("?" * len(row))
        cursor = self.connection.execute(
            f"INSERT INTO {table_of(type(record))} ({names}) VALUES ({marks})",
            tuple(row.values()),
        )
        return int(cursor.lastrowid or 0)

    def change(self, record: T) -> None:
        """Store a record again in the place of the one with its id."""
        row = to_row(record)
        number = row.pop("id")
        names = ", ".join(f'"{name}" = ?' for name in row)
        self.connection.execute(
            f"UPDATE {table_of(type(record))} SET {names} WHERE id = ?",
            (*row.values(), number),
        )

    def remove(self, cls: type, number: int) -> None:
        self.connection.execute(f"DELETE FROM {table_of(cls)} WHERE id = ?", (number,))

    def get(self, cls: type[R], number: int) -> R:
        """The record with that id; raises NotFound."""
        for record in self.where(cls, "id = ?", number):
            return record
        noun = table_of(cls)
        raise NotFound(f"There is no {noun} number {number}.", f"`{listing(noun)}` shows what there is.")

    def where(self, cls: type[R], condition: str, *values: Any) -> list[R]:
        """Records that meet an SQL condition, in id order."""
        names = ", ".join(f'"{name}"' for name in columns(cls))
        rows = self.connection.execute(
            f"SELECT {names} FROM {table_of(cls)} WHERE {condition} ORDER BY id",
            values,
        )
        return [from_row(cls, row) for row in rows]
