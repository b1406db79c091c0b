"""The table of expectations."""

from datetime import date
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from retain.domain.expectations import RESULTS
from retain.store.tables.laws import STRICT, Row, days, filled, index, one_of, references, truths


class ExpectationRow(Row, table=True):
    __tablename__ = "expectation"
    __table_args__: ClassVar[Any] = (
        filled("text"),
        one_of("result", RESULTS),
        CheckConstraint("review_on >= set_on", name="review_after_set"),
        CheckConstraint("reviewed_on IS NULL OR reviewed_on >= set_on", name="reviewed_after_set"),
        CheckConstraint("(result IS NULL) = (reviewed_on IS NULL)", name="result_has_day"),
        CheckConstraint(
            "NOT unrealistic OR length(trim(coalesce(explained, ''))) > 0", name="unrealistic_is_explained"
        ),
        *days("set_on", "review_on", "reviewed_on"),
        *truths("unrealistic"),
        index("expectation_open", "customer", where="reviewed_on IS NULL"),
        index("expectation_reviewed", "reviewed_on", where="reviewed_on IS NOT NULL"),
        index("expectation_customer", "customer", "set_on"),
        *references("expectation", "sale", "contract"),
        STRICT,
    )
    customer: int = Field(foreign_key="customer.id")
    text: str
    set_on: date
    review_on: date
    metric: str | None = None
    target: str | None = None
    contract: int | None = Field(default=None, foreign_key="contract.id", ondelete="SET NULL")
    sale: int | None = Field(default=None, foreign_key="sale.id", ondelete="SET NULL")
    result: str | None = None
    reviewed_on: date | None = None
    found: str | None = None
    unrealistic: bool = False
    explained: str | None = None
