"""The diary's own tables: its name, what imports were taught, and every change with its images."""

from datetime import date
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from retain.store.tables.laws import STRICT, Row, days, index


class MappingRow(Row, table=True):
    """A column of an import that the rep named once: remembered under the header's own words."""

    __tablename__ = "mapping"
    __table_args__: ClassVar[Any] = (index("mapping_once", "program", "header", unique=True), STRICT)
    program: str
    header: str
    field: str


class DiaryRow(Row, table=True):
    """The diary itself: one row, with the id its records carry when they leave."""

    __tablename__ = "diary"
    __table_args__: ClassVar[Any] = (CheckConstraint("id = 1", name="only_one"), STRICT)
    name: str
    made_on: date


class OpRow(Row, table=True):
    """One command that changed something; `undoes` names the change it took back."""

    __tablename__ = "op"
    __table_args__: ClassVar[Any] = (*days("day"), index("op_undoes", "undoes", where="undoes IS NOT NULL"), STRICT)
    at: str
    day: date
    command: str
    undoes: int | None = Field(default=None, foreign_key="op.id")


class OpImageRow(Row, table=True):
    """A row before and after a change; `subject` is the customer or person it tells of ("c12", "d4")."""

    __tablename__ = "op_row"
    __table_args__: ClassVar[Any] = (
        index("op_row_op", "op"),
        index("op_row_subject", "subject"),
        STRICT,
    )
    op: int = Field(foreign_key="op.id")
    noun: str
    row: int
    subject: str | None = None
    before: str | None = None
    after: str | None = None
