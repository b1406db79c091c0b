"""The table of opportunities."""

from datetime import date
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from retain.domain.opportunities import OPPORTUNITY_ENDINGS
from retain.store.tables.laws import STRICT, Row, days, filled, index, one_of, references


class OpportunityRow(Row, table=True):
    __tablename__ = "opportunity"
    __table_args__: ClassVar[Any] = (
        filled("text"),
        one_of("ended", OPPORTUNITY_ENDINGS),
        CheckConstraint("(ended IS NULL) = (ended_on IS NULL)", name="ending_has_day"),
        CheckConstraint("ended_on IS NULL OR ended_on >= heard_on", name="ended_after_heard"),
        *days("heard_on", "next_on", "ended_on"),
        index("opportunity_customer", "customer", "heard_on"),
        index("opportunity_open", "customer", where="ended_on IS NULL"),
        *references("opportunity", "entry"),
        STRICT,
    )
    customer: int = Field(foreign_key="customer.id")
    text: str
    heard_on: date
    entry: int | None = Field(default=None, foreign_key="entry.id", ondelete="SET NULL")
    amount: int | None = None
    next_step: str | None = None
    next_on: date | None = None
    ended: str | None = None
    ended_on: date | None = None
    because: str | None = None
