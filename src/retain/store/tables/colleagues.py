"""The table of colleagues."""

from datetime import date
from typing import Any, ClassVar

from sqlmodel import Field

from retain.store.tables.laws import STRICT, Row, days, filled, index, truths


class ColleagueRow(Row, table=True):
    __tablename__ = "colleague"
    __table_args__: ClassVar[Any] = (
        filled("name"),
        *days("added_on", "archived_on"),
        *truths("executive"),
        index("colleague_key", "key"),
        STRICT,
    )
    name: str
    key: str
    added_on: date
    role: str | None = None
    executive: bool = False
    knows: str | None = None
    deputy: int | None = Field(default=None, foreign_key="colleague.id")
    email: str | None = None
    phone: str | None = None
    archived_on: date | None = None
