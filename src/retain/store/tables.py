"""The schema: one SQLModel class a noun, with the same fields as its record, and the laws the file itself keeps."""

from datetime import date
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from retain.domain.customers import POTENTIALS, STATUSES, TIERS
from retain.domain.kinds import IN_PERSON, KINDS, LEVELS, LIVE, MOODS
from retain.domain.people import WAYS
from retain.domain.policy import LONGEST_INTERVAL
from retain.domain.problems import PROBLEM_KINDS
from retain.domain.promises import ENDINGS, PARTIES
from retain.store.laws import STRICT, days, filled, index, one_of, truths

_REACHED = "attempt = 0 AND kind <> 'note'"
_IS_LIVE = "kind IN (" + ", ".join(f"'{kind}'" for kind in LIVE) + ")"
_IN_PERSON = "kind IN (" + ", ".join(f"'{kind}'" for kind in IN_PERSON) + ")"


class Row(SQLModel):
    """What every noun's table has: an id that is never used twice."""

    id: int | None = Field(default=None, primary_key=True)


class CustomerRow(Row, table=True):
    __tablename__ = "customer"
    __table_args__: ClassVar[Any] = (
        filled("name"),
        one_of("said", STATUSES),
        one_of("tier", TIERS),
        one_of("potential", POTENTIALS),
        CheckConstraint(f"interval BETWEEN 1 AND {LONGEST_INTERVAL}", name="interval_four_a_year"),
        CheckConstraint("tier IS NULL OR tier_because IS NOT NULL", name="tier_has_reason"),
        *days("added_on", "said_on", "tier_until", "archived_on"),
        *truths("solo"),
        index("customer_key", "key"),
        index("customer_town", "town"),
        STRICT,
    )
    name: str
    key: str
    added_on: date
    town: str | None = None
    postcode: str | None = None
    country: str | None = None
    address: str | None = None
    industry: str | None = None
    part_of: int | None = Field(default=None, foreign_key="customer.id")
    said: str | None = None
    said_on: date | None = None
    said_because: str | None = None
    tier: str | None = None
    tier_because: str | None = None
    tier_until: date | None = None
    interval: int | None = None
    interval_because: str | None = None
    potential: str | None = None
    expected_value: int | None = None
    no_contact: str = ""
    solo: bool = False
    archived_on: date | None = None


class TagRow(Row, table=True):
    __tablename__ = "tag"
    __table_args__: ClassVar[Any] = (filled("name"), index("tag_once", "customer", "name", unique=True), STRICT)
    customer: int = Field(foreign_key="customer.id", ondelete="CASCADE")
    name: str


class CustomRow(Row, table=True):
    __tablename__ = "custom"
    __table_args__: ClassVar[Any] = (filled("name"), index("custom_once", "customer", "name", unique=True), STRICT)
    customer: int = Field(foreign_key="customer.id", ondelete="CASCADE")
    name: str
    value: str


class SourceRow(Row, table=True):
    __tablename__ = "source"
    __table_args__: ClassVar[Any] = (
        index("source_once", "program", "external", unique=True),
        index("source_customer", "customer"),
        STRICT,
    )
    customer: int = Field(foreign_key="customer.id", ondelete="CASCADE")
    program: str
    external: str


class PersonRow(Row, table=True):
    __tablename__ = "person"
    __table_args__: ClassVar[Any] = (filled("name"), *days("added_on"), index("person_key", "key"), STRICT)
    name: str
    key: str
    added_on: date
    birthday: str | None = None
    prefers: str | None = None
    no_contact: str = ""


class PositionRow(Row, table=True):
    __tablename__ = "position"
    __table_args__: ClassVar[Any] = (
        one_of("level", LEVELS),
        *days("left_on"),
        *truths("sponsor", "main"),
        index("position_customer", "customer"),
        index("position_person", "person"),
        STRICT,
    )
    person: int = Field(foreign_key="person.id", ondelete="CASCADE")
    customer: int = Field(foreign_key="customer.id", ondelete="CASCADE")
    role: str | None = None
    level: str | None = None
    sponsor: bool = False
    main: bool = False
    left_on: date | None = None


class ReachRow(Row, table=True):
    __tablename__ = "reach"
    __table_args__: ClassVar[Any] = (
        one_of("way", WAYS),
        CheckConstraint("(customer IS NULL) <> (person IS NULL)", name="one_owner"),
        *days("verified_on"),
        index("reach_customer", "customer", where="customer IS NOT NULL"),
        index("reach_person", "person", where="person IS NOT NULL"),
        index("reach_plain", "plain"),
        STRICT,
    )
    way: str
    raw: str
    plain: str
    customer: int | None = Field(default=None, foreign_key="customer.id", ondelete="CASCADE")
    person: int | None = Field(default=None, foreign_key="person.id", ondelete="CASCADE")
    label: str | None = None
    verified_on: date | None = None


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


class EntryRow(Row, table=True):
    __tablename__ = "entry"
    __table_args__: ClassVar[Any] = (
        one_of("kind", KINDS),
        one_of("mood", MOODS),
        CheckConstraint("minutes BETWEEN 0 AND 1440", name="minutes_of_a_day"),
        *days("day"),
        *truths("inbound", "attempt", "bulk", "private"),
        index("entry_customer", "customer", "day", "kind"),
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
        index("entry_official", "customer", "day", where=f"colleague IS NOT NULL AND attempt = 0 AND {_IN_PERSON}"),
        index("entry_review", "customer", "day", "kind", where=f"{_REACHED} AND purposes LIKE '%review%'"),
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


class PresenceRow(Row, table=True):
    __tablename__ = "presence"
    __table_args__: ClassVar[Any] = (
        index("presence_once", "entry", "person", unique=True),
        index("presence_person", "person", "entry"),
        STRICT,
    )
    entry: int = Field(foreign_key="entry.id", ondelete="CASCADE")
    person: int = Field(foreign_key="person.id", ondelete="CASCADE")


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


class ProblemRow(Row, table=True):
    __tablename__ = "problem"
    __table_args__: ClassVar[Any] = (
        filled("text"),
        one_of("kind", PROBLEM_KINDS),
        CheckConstraint("solved_on IS NULL OR solved_on >= raised_on", name="solved_after_raised"),
        CheckConstraint("answered_on IS NULL OR answered_on >= raised_on", name="answered_after_raised"),
        *days("raised_on", "target_on", "next_on", "answered_on", "solved_on"),
        *truths("severe"),
        index("problem_open", "customer", where="solved_on IS NULL"),
        index("problem_solved", "solved_on", where="solved_on IS NOT NULL"),
        index("problem_customer", "customer", "raised_on"),
        STRICT,
    )
    customer: int = Field(foreign_key="customer.id")
    kind: str
    text: str
    raised_on: date
    entry: int | None = Field(default=None, foreign_key="entry.id", ondelete="SET NULL")
    severe: bool = False
    expected: str | None = None
    received: str | None = None
    raised_by: int | None = Field(default=None, foreign_key="person.id", ondelete="SET NULL")
    colleague: int | None = Field(default=None, foreign_key="colleague.id")
    number: str | None = None
    amount: int | None = None
    target_on: date | None = None
    next_on: date | None = None
    answered_on: date | None = None
    solved_on: date | None = None


class SaleRow(Row, table=True):
    __tablename__ = "sale"
    __table_args__: ClassVar[Any] = (
        *days("day", "delivered_on"),
        index("sale_customer", "customer", "day", "amount", "margin"),
        index("sale_day", "day", "customer"),
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


class SettlementRow(Row, table=True):
    __tablename__ = "settlement"
    __table_args__: ClassVar[Any] = (
        *days("due_on", "day"),
        index("settlement_code", "code", "due_on"),
        index("settlement_customer", "customer", "day"),
        STRICT,
    )
    customer: int = Field(foreign_key="customer.id")
    code: str
    due_on: date
    day: date
    entry: int | None = Field(default=None, foreign_key="entry.id", ondelete="SET NULL")
    text: str = ""


class SnoozeRow(Row, table=True):
    __tablename__ = "snooze"
    __table_args__: ClassVar[Any] = (
        CheckConstraint("until > made_on", name="ends_later"),
        *days("made_on", "until"),
        *truths("asked"),
        index("snooze_until", "until", "customer"),
        STRICT,
    )
    customer: int = Field(foreign_key="customer.id")
    made_on: date
    until: date
    because: str = ""
    asked: bool = False


class AwayRow(Row, table=True):
    __tablename__ = "away"
    __table_args__: ClassVar[Any] = (
        CheckConstraint("last >= first", name="ends_later"),
        *days("first", "last", "made_on"),
        index("away_last", "last"),
        STRICT,
    )
    first: date
    last: date
    made_on: date
    colleague: int | None = Field(default=None, foreign_key="colleague.id")


NOUNS: dict[str, type[Row]] = {
    str(row.__tablename__): row
    for row in (
        CustomerRow,
        TagRow,
        CustomRow,
        SourceRow,
        PersonRow,
        PositionRow,
        ReachRow,
        ColleagueRow,
        EntryRow,
        PresenceRow,
        PromiseRow,
        SlipRow,
        ProblemRow,
        SaleRow,
        SettlementRow,
        SnoozeRow,
        AwayRow,
    )
}
"""Each noun's table, by its name."""
