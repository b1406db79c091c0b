"""The table of sales."""

from datetime import date
from typing import Any, ClassVar

from sqlmodel import Field

from retain.store.tables.laws import STRICT, Row, days, index


class SaleRow(Row, table=True):
    __tablename__ = "sale"
    __table_args__: ClassVar[Any] = (
        *days("day", "delivered_on"),
        index("sale_customer", "customer", "day", "amount", "margin", "product", "delivered_on"),
        index("sale_day", "day", "customer", "delivered_on"),
        index("sale_delivered", "delivered_on", where="delivered_on IS NOT NULL"),
        index("sale_marginless", "day", where="margin IS NULL"),
        index("sale_number", "number", where="number IS NOT NULL"),
        STRICT,
    )
    customer: int = Field(foreign_key="customer.id")
    day: date
    amount: int
    product: str | None = None
    margin: int | None = None
    delivered_on: date | None = None
    number: str | None = None
