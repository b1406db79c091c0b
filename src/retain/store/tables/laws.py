"""The laws a table keeps by itself: known words, real days, truths, filled texts; and how SQLite spells its types."""

from sqlalchemy import Boolean, CheckConstraint, Date, DateTime, Enum, Index, String, text
from sqlalchemy.ext.compiler import compiles
from sqlmodel import Field, SQLModel


@compiles(String, "sqlite")
@compiles(Enum, "sqlite")
@compiles(Date, "sqlite")
@compiles(DateTime, "sqlite")
def _as_text(*_: object, **__: object) -> str:
    return "TEXT"


@compiles(Boolean, "sqlite")
def _as_integer(*_: object, **__: object) -> str:
    return "INTEGER"


def one_of(column: str, words: tuple[str, ...]) -> CheckConstraint:
    """Hold that a column is one of some words."""
    listed = ", ".join(f"'{word}'" for word in words)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_known")


def days(*columns: str) -> tuple[CheckConstraint, ...]:
    """Hold that a text column is an ISO date; PostgreSQL has a type for that.

    Without a modifier SQLite takes 2026-02-30 for a day.
    """
    return tuple(
        CheckConstraint(f"{column} IS date({column}, '+0 days')", name=f"{column}_is_day").ddl_if(dialect="sqlite")
        for column in columns
    )


def truths(*columns: str) -> tuple[CheckConstraint, ...]:
    """Hold that a number is a truth; PostgreSQL has a type for that."""
    return tuple(
        CheckConstraint(f"{column} IN (0, 1)", name=f"{column}_is_truth").ddl_if(dialect="sqlite") for column in columns
    )


def filled(column: str) -> CheckConstraint:
    """Hold that a text says something."""
    return CheckConstraint(f"length(trim({column})) > 0", name=f"{column}_filled")


def index(name: str, *columns: str, where: str | None = None, unique: bool = False) -> Index:
    """An index, partial where a condition is given."""
    condition = text(where) if where else None
    return Index(name, *columns, unique=unique, sqlite_where=condition, postgresql_where=condition)


def references(table: str, *columns: str) -> tuple[Index, ...]:
    """Indexes of columns that name another row: without one, each row removed there reads this whole table."""
    return tuple(index(f"{table}_{column}", column, where=f"{column} IS NOT NULL") for column in columns)


STRICT = {"sqlite_strict": True, "sqlite_autoincrement": True}
"""Typed columns, and ids never used twice."""


class Row(SQLModel):
    """What every noun's table has: an id that is never used twice."""

    id: int | None = Field(default=None, primary_key=True)
