"""The tables of promises and their slips."""

from datetime import date
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from retain.domain.promises import ENDINGS, PARTIES
from retain.store.tables.laws import STRICT, Row, days, filled, index, one_of, references, truths


class PromiseRow(Row, table=True):
    __tablename__ = "promise"
    __table_args__: ClassVar[Any] = (
        filled("text"),
        one_of("party", PARTIES),
        one_of("ended", ENDINGS),
        CheckConstraint("(party = 'colleague') = (colleague IS NOT NULL)", name="colleague_named"),
        CheckConstraint("(ended IS NULL) = (ended_on IS NULL)", name="ended_has_day"),
        *days("made_on", "due_on", "ended_on"),
        index("promise_open", "customer", where="ended_on IS NULL"),
        index("promise_ended", "ended_on", where="ended_on IS NOT NULL"),
        index("promise_customer", "customer", "made_on"),
        *references("promise", "entry"),
        STRICT,
    )
    customer: int = Field(foreign_key="customer.id")
    party: str
    text: str
    made_on: date
    due_on: date
    entry: int | None = Field(default=None, foreign_key="entry.id", ondelete="SET NULL")
    colleague: int | None = Field(default=None, foreign_key="colleague.id")
    ended: str | None = None
    ended_on: date | None = None


class SlipRow(Row, table=True):
    __tablename__ = "slip"
    __table_args__: ClassVar[Any] = (
        *days("day", "from_on", "to_on"),
        *truths("told"),
        index("slip_promise", "promise", "day"),
        STRICT,
    )
    promise: int = Field(foreign_key="promise.id", ondelete="CASCADE")
    day: date
    from_on: date
    to_on: date
    told: bool | None = None
