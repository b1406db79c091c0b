"""The tables of entries, and of who took part; each newest contact is one seek of a partial index."""

from datetime import date
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from retain.domain.kinds import IN_PERSON, KINDS, LIVE, MOODS
from retain.store.tables.laws import STRICT, Row, days, index, one_of, truths

_REACHED = "attempt = 0 AND kind <> 'note'"
_IS_LIVE = "kind IN (" + ", ".join(f"'{kind}'" for kind in LIVE) + ")"
_IN_PERSON = "kind IN (" + ", ".join(f"'{kind}'" for kind in IN_PERSON) + ")"
_TOLD = ("inbound", "attempt", "bulk", "colleague", "purposes", "mood")
"""What the rules ask of a contact beside: a customer's contacts are read from the index, its rows lie far apart."""
_REVIEW = f"{_REACHED} AND purposes LIKE '%review%'"


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
        index("entry_out", "customer", "day", where=f"inbound = 0 AND bulk = 0 AND {_REACHED}"),
        index("entry_bulk", "customer", "day", where="bulk = 1 AND attempt = 0"),
        index("entry_in", "customer", "day", "kind", where=f"inbound = 1 AND {_REACHED}"),
        index(
            "entry_conversation",
            "customer",
            "day",
            where=f"colleague IS NULL AND {_REACHED} AND (inbound = 1 OR {_IS_LIVE})",
        ),
        index("entry_face", "customer", "day", where=f"colleague IS NULL AND attempt = 0 AND {_IN_PERSON}"),
        index(
            "entry_official",
            "colleague",
            "customer",
            "day",
            where=f"colleague IS NOT NULL AND attempt = 0 AND {_IN_PERSON}",
        ),
        index("entry_review", "customer", "day", where=_REVIEW),
        index("entry_review_live", "customer", "day", where=f"{_REVIEW} AND {_IS_LIVE}"),
        index("entry_review_face", "customer", "day", where=f"{_REVIEW} AND {_IN_PERSON}"),
        index("entry_competitor", "customer", "day", where="purposes LIKE '%competitor%'"),
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
