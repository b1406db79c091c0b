"""The table of referrals."""

from datetime import date
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from retain.store.tables.laws import STRICT, Row, days, index, references


class ReferralRow(Row, table=True):
    __tablename__ = "referral"
    __table_args__: ClassVar[Any] = (
        CheckConstraint("asked_on IS NOT NULL OR given_on IS NOT NULL", name="asked_or_given"),
        CheckConstraint("given_on IS NULL OR length(trim(whom)) > 0", name="given_names_whom"),
        CheckConstraint(
            "given_on IS NOT NULL OR (contacted_on IS NULL AND won_on IS NULL AND became IS NULL)",
            name="named_before_contacted",
        ),
        CheckConstraint("won_on IS NULL OR lost_on IS NULL", name="won_or_lost"),
        CheckConstraint("became IS NULL OR became <> customer", name="not_by_itself"),
        *days("asked_on", "given_on", "contacted_on", "won_on", "lost_on"),
        index("referral_customer", "customer"),
        index("referral_given", "given_on", where="given_on IS NOT NULL"),
        *references("referral", "person", "became"),
        STRICT,
    )
    customer: int = Field(foreign_key="customer.id")
    whom: str = ""
    person: int | None = Field(default=None, foreign_key="person.id")
    asked_on: date | None = None
    given_on: date | None = None
    contacted_on: date | None = None
    won_on: date | None = None
    lost_on: date | None = None
    became: int | None = Field(default=None, foreign_key="customer.id")
    amount: int | None = None
    text: str = ""
