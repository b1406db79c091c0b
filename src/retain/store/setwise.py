"""What the triggers write, written for many rows at once: their images for undo, their words for search."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from retain.store.images import checksum
from retain.store.schema import SEARCHED, SLOTS, SUBJECTS, image

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

_CACHE_KB = 24 * 1024
CHECKSUM = "retain_checksum"
"""SQLite has no hash: this one is there from `setwise` on."""


class Span(NamedTuple):
    """Rows of a noun whose ids follow each other, the last one too."""

    noun: str
    low: int
    high: int

    @property
    def ids(self) -> tuple[int, int]:
        return self.low, self.high


@contextmanager
def setwise(connection: sqlite3.Connection) -> Iterator[None]:
    """Inside a change: room for many pages in memory, and the checksum for SQL."""
    (cache,) = connection.execute("PRAGMA cache_size").fetchone()
    connection.execute(f"PRAGMA cache_size=-{_CACHE_KB}")
    connection.create_function(CHECKSUM, 1, checksum, deterministic=True)
    try:
        yield
    finally:
        connection.execute(f"PRAGMA cache_size={cache}")


@contextmanager
def aside(connection: sqlite3.Connection, triggers: Iterable[str]) -> Iterator[None]:
    """Triggers dropped for a while; what fails inside is to be rolled back, and brings them back too."""
    names = tuple(triggers)
    found = connection.execute(
        f"SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name IN ({', '.join('?' * len(names))})", names
    ).fetchall()
    for name, _ in found:
        connection.execute(f"DROP TRIGGER {name}")
    yield
    for _, statement in found:
        connection.execute(statement)


def remember_new(connection: sqlite3.Connection, span: Span) -> None:
    """Keep id and checksum of rows that were inserted."""
    _remember(connection, span, f"NULL, {CHECKSUM}({image(span.noun, span.noun)})", "id")


def remember_gone(connection: sqlite3.Connection, span: Span) -> None:
    """Keep the images of rows that are about to be deleted."""
    _remember(connection, span, f"{image(span.noun, span.noun)}, NULL", "id DESC")


def _remember(connection: sqlite3.Connection, span: Span, images: str, order: str) -> None:
    noun = span.noun
    subject = SUBJECTS.get(noun, "'c' || {row}.customer").format(row=noun)
    connection.execute(
        "INSERT INTO op_row (op, noun, row, subject, before, after)"
        f" SELECT (SELECT max(id) FROM op), '{noun}', id, {subject}, {images}"
        f" FROM {noun} WHERE id BETWEEN ? AND ? ORDER BY {order}",
        span.ids,
    )


def put_words(connection: sqlite3.Connection, span: Span) -> None:
    """Let rows be found by their words."""
    slot, words, customer = SEARCHED[span.noun]
    said = words.format(row=span.noun)
    connection.execute(
        "INSERT INTO search (rowid, words, noun, row, customer)"
        f" SELECT id * {SLOTS} + {slot}, {said}, '{span.noun}', id, {customer.format(row=span.noun)}"
        f" FROM {span.noun} WHERE id BETWEEN ? AND ? AND {said} <> ''",
        span.ids,
    )


def drop_words(connection: sqlite3.Connection, span: Span) -> None:
    """Let rows that are still there no longer be found by their words."""
    slot = SEARCHED[span.noun][0]
    connection.execute(
        f"DELETE FROM search WHERE rowid IN (SELECT id * {SLOTS} + {slot} FROM {span.noun} WHERE id BETWEEN ? AND ?)",
        span.ids,
    )
