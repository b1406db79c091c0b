"""The tables of what sets rows aside or settles them."""

from datetime import date
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from retain.store.tables.laws import STRICT, Row, days, index, references, truths


class SettlementRow(Row, table=True):
    __tablename__ = "settlement"
    __table_args__: ClassVar[Any] = (
        *days("due_on", "day"),
        index("settlement_code", "code", "due_on"),
        index("settlement_customer", "customer", "day"),
        *references("settlement", "entry"),
        STRICT,
    )
    customer: int = Field(foreign_key="customer.id")
    code: str
    due_on: date
    day: date
    entry: int | None = Field(default=None, foreign_key="entry.id", ondelete="SET NULL")
    text: str = ""


class SnoozeRow(Row, table=True):
    __tablename__ = "snooze"
    __table_args__: ClassVar[Any] = (
        CheckConstraint("until > made_on", name="ends_later"),
        *days("made_on", "until"),
        *truths("asked"),
        index("snooze_until", "until", "customer"),
        index("snooze_customer", "customer"),
        STRICT,
    )
    customer: int = Field(foreign_key="customer.id")
    made_on: date
    until: date
    because: str = ""
    asked: bool = False


class AwayRow(Row, table=True):
    __tablename__ = "away"
    __table_args__: ClassVar[Any] = (
        CheckConstraint("last >= first", name="ends_later"),
        *days("first", "last", "made_on"),
        index("away_last", "last"),
        STRICT,
    )
    first: date
    last: date
    made_on: date
    colleague: int | None = Field(default=None, foreign_key="colleague.id")
