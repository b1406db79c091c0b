"""The tables of entries, and of who took part; each newest contact is one seek of a partial index."""

from datetime import date
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from retain.domain.kinds import KINDS, MOODS
from retain.store.newest import IN_PERSON_ALONE, SOUGHT
from retain.store.tables.laws import STRICT, Row, days, index, one_of, truths

_TOLD = ("inbound", "attempt", "bulk", "colleague", "purposes", "mood")
"""What the rules ask of a contact beside: a customer's contacts are read from the index, its rows lie far apart."""


class EntryRow(Row, table=True):
    __tablename__ = "entry"
    __table_args__: ClassVar[Any] = (
        one_of("kind", KINDS),
        one_of("mood", MOODS),
        CheckConstraint("cost >= 0", name="cost_is_amount"),
        CheckConstraint("minutes BETWEEN 0 AND 1440", name="minutes_of_a_day"),
        *days("day"),
        *truths("inbound", "attempt", "bulk", "private"),
        index("entry_customer", "customer", "day", "kind", *_TOLD),
        index("entry_day", "day", "customer"),
        *(
            index(f"entry_{name}", "customer", "day", where=contacts)
            for name, contacts in SOUGHT.values()
            if name not in {"bulk", "in"}
        ),
        index("entry_bulk", "customer", "day", where="bulk = 1 AND attempt = 0"),
        index("entry_in", "customer", "day", "kind", where=SOUGHT["inbound"][1]),
        index(
            "entry_official",
            "colleague",
            "customer",
            "day",
            where=f"colleague IS NOT NULL AND attempt = 0 AND {IN_PERSON_ALONE}",
        ),
        index("entry_attempt", "day", "customer", where="attempt = 1"),
        STRICT,
    )
    customer: int = Field(foreign_key="customer.id")
    day: date
    kind: str
    time: str | None = None
    inbound: bool = False
    attempt: bool = False
    bulk: bool = False
    private: bool = False
    purposes: str = ""
    mood: str | None = None
    minutes: int | None = None
    colleague: int | None = Field(default=None, foreign_key="colleague.id")
    text: str = ""
    cost: int | None = None


class PresenceRow(Row, table=True):
    __tablename__ = "presence"
    __table_args__: ClassVar[Any] = (
        index("presence_once", "entry", "person", unique=True),
        index("presence_person", "person", "entry"),
        STRICT,
    )
    entry: int = Field(foreign_key="entry.id", ondelete="CASCADE")
    person: int = Field(foreign_key="person.id", ondelete="CASCADE")


class NewestRow(SQLModel, table=True):
    """A customer's newest contact of each kind, which its entries' triggers keep (store/newest.py)."""

    __tablename__ = "newest"
    __table_args__: ClassVar[Any] = ({"sqlite_strict": True},)
    customer: int = Field(primary_key=True, foreign_key="customer.id", ondelete="CASCADE")
    touch: date | None = None
    mailing: date | None = None
    inbound: date | None = None
    conversation: date | None = None
    face: date | None = None
    review_face: date | None = None
    review_live: date | None = None
    review: date | None = None
    competitor: date | None = None
