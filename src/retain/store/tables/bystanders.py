"""The table of people set aside."""

from datetime import date
from typing import Any, ClassVar

from retain.store.tables.laws import STRICT, Row, days, filled, index


class BystanderRow(Row, table=True):
    __tablename__ = "bystander"
    __table_args__: ClassVar[Any] = (
        filled("name"),
        *days("added_on", "dropped_on"),
        index("bystander_mark", "mark"),
        index("bystander_external", "source", "external", where="external <> ''"),
        STRICT,
    )
    name: str
    mark: str
    added_on: date
    company: str = ""
    source: str = ""
    external: str = ""
    file: str = ""
    said: str = "{}"
    dropped_on: date | None = None
