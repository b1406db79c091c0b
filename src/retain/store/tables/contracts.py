"""The table of contracts."""

from datetime import date
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from retain.domain.contracts import CONTRACT_ENDINGS, LONGEST_NOTICE
from retain.store.tables.laws import STRICT, Row, days, index, one_of, references, truths


class ContractRow(Row, table=True):
    __tablename__ = "contract"
    __table_args__: ClassVar[Any] = (
        one_of("ended", CONTRACT_ENDINGS),
        CheckConstraint("ends_on >= starts_on", name="term_ends_later"),
        CheckConstraint(f"notice_days BETWEEN 0 AND {LONGEST_NOTICE}", name="notice_in_days"),
        CheckConstraint("value >= 0", name="value_not_below_zero"),
        CheckConstraint("(ended IS NULL) = (ended_on IS NULL)", name="ended_has_day"),
        CheckConstraint("ended <> 'lost' OR length(trim(coalesce(because, ''))) > 0", name="lost_has_reason"),
        *days("starts_on", "ends_on", "signed_on", "price_on", "ended_on"),
        *truths("auto_renews", "invoiced"),
        index("contract_customer", "customer", "starts_on"),
        *references("contract", "renewed_from"),
        STRICT,
    )
    customer: int = Field(foreign_key="customer.id")
    starts_on: date
    ends_on: date
    signed_on: date
    value: int = 0
    title: str | None = None
    number: str | None = None
    notice_days: int = 0
    auto_renews: bool = False
    price_on: date | None = None
    invoiced: bool = False
    ended: str | None = None
    ended_on: date | None = None
    because: str | None = None
    renewed_from: int | None = Field(default=None, foreign_key="contract.id", ondelete="SET NULL")
