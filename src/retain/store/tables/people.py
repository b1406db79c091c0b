"""The tables of people, what they are at each customer, and how to reach anybody."""

from datetime import date
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from retain.domain.kinds import LEVELS
from retain.domain.people import WAYS
from retain.store.tables.laws import STRICT, Row, days, filled, index, one_of, truths


class PersonRow(Row, table=True):
    __tablename__ = "person"
    __table_args__: ClassVar[Any] = (filled("name"), *days("added_on"), index("person_key", "key"), STRICT)
    name: str
    key: str
    added_on: date
    birthday: str | None = None
    prefers: str | None = None
    no_contact: str = ""


class PositionRow(Row, table=True):
    __tablename__ = "position"
    __table_args__: ClassVar[Any] = (
        one_of("level", LEVELS),
        *days("left_on"),
        *truths("sponsor", "main"),
        index("position_customer", "customer"),
        index("position_person", "person"),
        STRICT,
    )
    person: int = Field(foreign_key="person.id", ondelete="CASCADE")
    customer: int = Field(foreign_key="customer.id", ondelete="CASCADE")
    role: str | None = None
    level: str | None = None
    sponsor: bool = False
    main: bool = False
    left_on: date | None = None


class ReachRow(Row, table=True):
    __tablename__ = "reach"
    __table_args__: ClassVar[Any] = (
        one_of("way", WAYS),
        CheckConstraint("(customer IS NULL) <> (person IS NULL)", name="one_owner"),
        *days("verified_on"),
        index("reach_customer", "customer", where="customer IS NOT NULL"),
        index("reach_person", "person", where="person IS NOT NULL"),
        index("reach_plain", "plain"),
        STRICT,
    )
    way: str
    raw: str
    plain: str
    customer: int | None = Field(default=None, foreign_key="customer.id", ondelete="CASCADE")
    person: int | None = Field(default=None, foreign_key="person.id", ondelete="CASCADE")
    label: str | None = None
    verified_on: date | None = None
