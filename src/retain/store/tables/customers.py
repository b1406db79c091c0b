"""A customer's table, with what was said of its status before, its tags, own fields, and ids in other programs."""

from datetime import date
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from retain.domain.customers import LATEST, POTENTIALS, SAYABLE, TIERS
from retain.domain.policy import LONGEST_INTERVAL
from retain.store.tables.laws import STRICT, Row, days, filled, index, one_of, references, truths


class CustomerRow(Row, table=True):
    __tablename__ = "customer"
    __table_args__: ClassVar[Any] = (
        filled("name"),
        one_of("said", SAYABLE),
        one_of("tier", TIERS),
        one_of("potential", POTENTIALS),
        CheckConstraint(f"interval BETWEEN 1 AND {LONGEST_INTERVAL}", name="interval_four_a_year"),
        CheckConstraint(f"pays_late BETWEEN 1 AND {LATEST}", name="pays_late_in_days"),
        CheckConstraint("tier IS NULL OR tier_because IS NOT NULL", name="tier_has_reason"),
        *days("added_on", "said_on", "tier_until", "archived_on"),
        *truths("solo"),
        index("customer_key", "key"),
        index("customer_town", "town"),
        *references("customer", "part_of"),
        STRICT,
    )
    name: str
    key: str
    added_on: date
    town: str | None = None
    postcode: str | None = None
    country: str | None = None
    address: str | None = None
    industry: str | None = None
    part_of: int | None = Field(default=None, foreign_key="customer.id")
    said: str | None = None
    said_on: date | None = None
    said_because: str | None = None
    tier: str | None = None
    tier_because: str | None = None
    tier_until: date | None = None
    interval: int | None = None
    interval_because: str | None = None
    potential: str | None = None
    expected_value: int | None = None
    no_contact: str = ""
    solo: bool = False
    archived_on: date | None = None
    pays_late: int | None = None
    executive: int | None = Field(default=None, foreign_key="colleague.id")


class StatementRow(Row, table=True):
    __tablename__ = "statement"
    __table_args__: ClassVar[Any] = (
        one_of("status", SAYABLE),
        *days("day"),
        index("statement_once", "customer", "day", unique=True),
        STRICT,
    )
    customer: int = Field(foreign_key="customer.id", ondelete="CASCADE")
    status: str
    day: date | None = None
    because: str | None = None


class TagRow(Row, table=True):
    __tablename__ = "tag"
    __table_args__: ClassVar[Any] = (filled("name"), index("tag_once", "customer", "name", unique=True), STRICT)
    customer: int = Field(foreign_key="customer.id", ondelete="CASCADE")
    name: str


class CustomRow(Row, table=True):
    __tablename__ = "custom"
    __table_args__: ClassVar[Any] = (filled("name"), index("custom_once", "customer", "name", unique=True), STRICT)
    customer: int = Field(foreign_key="customer.id", ondelete="CASCADE")
    name: str
    value: str


class SourceRow(Row, table=True):
    __tablename__ = "source"
    __table_args__: ClassVar[Any] = (
        index("source_once", "program", "external", unique=True),
        index("source_customer", "customer"),
        STRICT,
    )
    customer: int = Field(foreign_key="customer.id", ondelete="CASCADE")
    program: str
    external: str
