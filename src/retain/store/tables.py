"""The schema: one SQLModel class a noun, with the same fields as its record, and the laws the file itself keeps."""

from datetime import date
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Date, DateTime, Enum, Index, String, text
from sqlalchemy.ext.compiler import compiles
from sqlmodel import Boolean, Field, SQLModel

from retain.domain.customers import LONGEST_INTERVAL, POTENTIALS, STATUSES, TIERS
from retain.domain.kinds import IN_PERSON, KINDS, LIVE, MOODS
from retain.domain.people import LEVELS, WAYS
from retain.domain.problems import PROBLEM_KINDS
from retain.domain.promises import ENDINGS, PARTIES


@compiles(String, "sqlite")
@compiles(Enum, "sqlite")
@compiles(Date, "sqlite")
@compiles(DateTime, "sqlite")
def _as_text(*_: Any, **__: Any) -> str:
    return "TEXT"


@compiles(Boolean, "sqlite")
def _as_integer(*_: Any, **__: Any) -> str:
    return "INTEGER"


def _one_of(column: str, words: tuple[str, ...]) -> CheckConstraint:
    listed = ", ".join(f"'{word}'" for word in words)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_known")


def _days(*columns: str) -> tuple[CheckConstraint, ...]:
    """Hold that a text column is an ISO date; PostgreSQL has a type for that."""
    return tuple(
        CheckConstraint(f"{column} IS date({column})", name=f"{column}_is_day").ddl_if(dialect="sqlite")
        for column in columns
    )


def _truths(*columns: str) -> tuple[CheckConstraint, ...]:
    return tuple(
        CheckConstraint(f"{column} IN (0, 1)", name=f"{column}_is_truth").ddl_if(dialect="sqlite") for column in columns
    )


def _filled(column: str) -> CheckConstraint:
    return CheckConstraint(f"length(trim({column})) > 0", name=f"{column}_filled")


def _index(name: str, *columns: str, where: str | None = None, unique: bool = False) -> Index:
    condition = text(where) if where else None
    return Index(name, *columns, unique=unique, sqlite_where=condition, postgresql_where=condition)


_STRICT = {"sqlite_strict": True, "sqlite_autoincrement": True}
_REACHED = "attempt = 0 AND kind <> 'note'"
_IS_LIVE = "kind IN (" + ", ".join(f"'{kind}'" for kind in LIVE) + ")"
_IN_PERSON = "kind IN (" + ", ".join(f"'{kind}'" for kind in IN_PERSON) + ")"


class _Row(SQLModel):
    """What every noun's table has: an id that is never used twice."""

    id: int | None = Field(default=None, primary_key=True)


class CustomerRow(_Row, table=True):
    __tablename__ = "customer"
    __table_args__: ClassVar[Any] = (
        _filled("name"),
        _one_of("said", STATUSES),
        _one_of("tier", TIERS),
        _one_of("potential", POTENTIALS),
        CheckConstraint(f"interval BETWEEN 1 AND {LONGEST_INTERVAL}", name="interval_four_a_year"),
        CheckConstraint("tier IS NULL OR tier_because IS NOT NULL", name="tier_has_reason"),
        *_days("added_on", "said_on", "tier_until", "archived_on"),
        *_truths("solo"),
        _index("customer_key", "key"),
        _index("customer_town", "town"),
        _STRICT,
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


class TagRow(_Row, table=True):
    __tablename__ = "tag"
    __table_args__: ClassVar[Any] = (_filled("name"), _index("tag_once", "customer", "name", unique=True), _STRICT)
    customer: int = Field(foreign_key="customer.id", ondelete="CASCADE")
    name: str


class CustomRow(_Row, table=True):
    __tablename__ = "custom"
    __table_args__: ClassVar[Any] = (_filled("name"), _index("custom_once", "customer", "name", unique=True), _STRICT)
    customer: int = Field(foreign_key="customer.id", ondelete="CASCADE")
    name: str
    value: str


class SourceRow(_Row, table=True):
    __tablename__ = "source"
    __table_args__: ClassVar[Any] = (
        _index("source_once", "program", "external", unique=True),
        _index("source_customer", "customer"),
        _STRICT,
    )
    customer: int = Field(foreign_key="customer.id", ondelete="CASCADE")
    program: str
    external: str


class PersonRow(_Row, table=True):
    __tablename__ = "person"
    __table_args__: ClassVar[Any] = (_filled("name"), *_days("added_on"), _index("person_key", "key"), _STRICT)
    name: str
    key: str
    added_on: date
    birthday: str | None = None
    prefers: str | None = None
    no_contact: str = ""


class PositionRow(_Row, table=True):
    __tablename__ = "position"
    __table_args__: ClassVar[Any] = (
        _one_of("level", LEVELS),
        *_days("left_on"),
        *_truths("sponsor", "main"),
        _index("position_customer", "customer"),
        _index("position_person", "person"),
        _STRICT,
    )
    person: int = Field(foreign_key="person.id", ondelete="CASCADE")
    customer: int = Field(foreign_key="customer.id", ondelete="CASCADE")
    role: str | None = None
    level: str | None = None
    sponsor: bool = False
    main: bool = False
    left_on: date | None = None


class ReachRow(_Row, table=True):
    __tablename__ = "reach"
    __table_args__: ClassVar[Any] = (
        _one_of("way", WAYS),
        CheckConstraint("(customer IS NULL) <> (person IS NULL)", name="one_owner"),
        *_days("verified_on"),
        _index("reach_customer", "customer", where="customer IS NOT NULL"),
        _index("reach_person", "person", where="person IS NOT NULL"),
        _index("reach_plain", "plain"),
        _STRICT,
    )
    way: str
    raw: str
    plain: str
    customer: int | None = Field(default=None, foreign_key="customer.id", ondelete="CASCADE")
    person: int | None = Field(default=None, foreign_key="person.id", ondelete="CASCADE")
    label: str | None = None
    verified_on: date | None = None


class ColleagueRow(_Row, table=True):
    __tablename__ = "colleague"
    __table_args__: ClassVar[Any] = (
        _filled("name"),
        *_days("added_on", "archived_on"),
        *_truths("executive"),
        _index("colleague_key", "key"),
        _STRICT,
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


class EntryRow(_Row, table=True):
    __tablename__ = "entry"
    __table_args__: ClassVar[Any] = (
        _one_of("kind", KINDS),
        _one_of("mood", MOODS),
        CheckConstraint("minutes BETWEEN 0 AND 1440", name="minutes_of_a_day"),
        *_days("day"),
        *_truths("inbound", "attempt", "bulk", "private"),
        _index("entry_customer", "customer", "day", "kind"),
        _index("entry_day", "day", "customer"),
        _index("entry_out", "customer", "day", where=f"inbound = 0 AND bulk = 0 AND {_REACHED}"),
        _index("entry_bulk", "customer", "day", where="bulk = 1 AND attempt = 0"),
        _index("entry_in", "customer", "day", "kind", where=f"inbound = 1 AND {_REACHED}"),
        _index(
            "entry_conversation",
            "customer",
            "day",
            where=f"colleague IS NULL AND {_REACHED} AND (inbound = 1 OR {_IS_LIVE})",
        ),
        _index("entry_face", "customer", "day", where=f"colleague IS NULL AND attempt = 0 AND {_IN_PERSON}"),
        _index("entry_official", "customer", "day", where=f"colleague IS NOT NULL AND attempt = 0 AND {_IN_PERSON}"),
        _index("entry_review", "customer", "day", "kind", where=f"{_REACHED} AND purposes LIKE '%review%'"),
        _index("entry_competitor", "customer", "day", where="purposes LIKE '%competitor%'"),
        _index("entry_attempt", "day", "customer", where="attempt = 1"),
        _STRICT,
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


class PresenceRow(_Row, table=True):
    __tablename__ = "presence"
    __table_args__: ClassVar[Any] = (
        _index("presence_once", "entry", "person", unique=True),
        _index("presence_person", "person", "entry"),
        _STRICT,
    )
    entry: int = Field(foreign_key="entry.id", ondelete="CASCADE")
    person: int = Field(foreign_key="person.id", ondelete="CASCADE")


class PromiseRow(_Row, table=True):
    __tablename__ = "promise"
    __table_args__: ClassVar[Any] = (
        _filled("text"),
        _one_of("party", PARTIES),
        _one_of("ended", ENDINGS),
        CheckConstraint("(party = 'colleague') = (colleague IS NOT NULL)", name="colleague_named"),
        CheckConstraint("(ended IS NULL) = (ended_on IS NULL)", name="ended_has_day"),
        *_days("made_on", "due_on", "ended_on"),
        _index("promise_open", "customer", where="ended_on IS NULL"),
        _index("promise_ended", "ended_on", where="ended_on IS NOT NULL"),
        _index("promise_customer", "customer", "made_on"),
        _STRICT,
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


class SlipRow(_Row, table=True):
    __tablename__ = "slip"
    __table_args__: ClassVar[Any] = (
        *_days("day", "from_on", "to_on"),
        *_truths("told"),
        _index("slip_promise", "promise", "day"),
        _STRICT,
    )
    promise: int = Field(foreign_key="promise.id", ondelete="CASCADE")
    day: date
    from_on: date
    to_on: date
    told: bool | None = None


class ProblemRow(_Row, table=True):
    __tablename__ = "problem"
    __table_args__: ClassVar[Any] = (
        _filled("text"),
        _one_of("kind", PROBLEM_KINDS),
        CheckConstraint("solved_on IS NULL OR solved_on >= raised_on", name="solved_after_raised"),
        CheckConstraint("answered_on IS NULL OR answered_on >= raised_on", name="answered_after_raised"),
        *_days("raised_on", "target_on", "next_on", "answered_on", "solved_on"),
        *_truths("severe"),
        _index("problem_open", "customer", where="solved_on IS NULL"),
        _index("problem_solved", "solved_on", where="solved_on IS NOT NULL"),
        _index("problem_customer", "customer", "raised_on"),
        _STRICT,
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


class SaleRow(_Row, table=True):
    __tablename__ = "sale"
    __table_args__: ClassVar[Any] = (
        *_days("day", "delivered_on"),
        _index("sale_customer", "customer", "day", "amount", "margin"),
        _index("sale_day", "day", "customer"),
        _index("sale_delivered", "delivered_on", where="delivered_on IS NOT NULL"),
        _index("sale_marginless", "day", where="margin IS NULL"),
        _index("sale_number", "number", where="number IS NOT NULL"),
        _STRICT,
    )
    customer: int = Field(foreign_key="customer.id")
    day: date
    amount: int
    product: str | None = None
    margin: int | None = None
    delivered_on: date | None = None
    number: str | None = None


class SettlementRow(_Row, table=True):
    __tablename__ = "settlement"
    __table_args__: ClassVar[Any] = (
        *_days("due_on", "day"),
        _index("settlement_code", "code", "due_on"),
        _index("settlement_customer", "customer", "day"),
        _STRICT,
    )
    customer: int = Field(foreign_key="customer.id")
    code: str
    due_on: date
    day: date
    entry: int | None = Field(default=None, foreign_key="entry.id", ondelete="SET NULL")
    text: str = ""


class SnoozeRow(_Row, table=True):
    __tablename__ = "snooze"
    __table_args__: ClassVar[Any] = (
        CheckConstraint("until > made_on", name="ends_later"),
        *_days("made_on", "until"),
        *_truths("asked"),
        _index("snooze_until", "until", "customer"),
        _STRICT,
    )
    customer: int = Field(foreign_key="customer.id")
    made_on: date
    until: date
    because: str = ""
    asked: bool = False


class AwayRow(_Row, table=True):
    __tablename__ = "away"
    __table_args__: ClassVar[Any] = (
        CheckConstraint("last >= first", name="ends_later"),
        *_days("first", "last", "made_on"),
        _index("away_last", "last"),
        _STRICT,
    )
    first: date
    last: date
    made_on: date
    colleague: int | None = Field(default=None, foreign_key="colleague.id")


class MappingRow(_Row, table=True):
    """A column of an import that the rep named once: remembered under the header's own words."""

    __tablename__ = "mapping"
    __table_args__: ClassVar[Any] = (_index("mapping_once", "program", "header", unique=True), _STRICT)
    program: str
    header: str
    field: str


class DiaryRow(_Row, table=True):
    """The diary itself: one row, with the id its records carry when they leave."""

    __tablename__ = "diary"
    __table_args__: ClassVar[Any] = (CheckConstraint("id = 1", name="only_one"), _STRICT)
    name: str
    made_on: date


class OpRow(_Row, table=True):
    """One command that changed something; `undoes` names the change it took back."""

    __tablename__ = "op"
    __table_args__: ClassVar[Any] = (*_days("day"), _index("op_undoes", "undoes", where="undoes IS NOT NULL"), _STRICT)
    at: str
    day: date
    command: str
    undoes: int | None = Field(default=None, foreign_key="op.id")


class OpImageRow(_Row, table=True):
    """A row before and after a change; `subject` is the customer or person it tells of ("c12", "d4")."""

    __tablename__ = "op_row"
    __table_args__: ClassVar[Any] = (
        _index("op_row_op", "op"),
        _index("op_row_subject", "subject"),
        _STRICT,
    )
    op: int = Field(foreign_key="op.id")
    noun: str
    row: int
    subject: str | None = None
    before: str | None = None
    after: str | None = None


NOUNS: dict[str, type[_Row]] = {
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
        MappingRow,
    )
}
"""The tables a rep's changes touch: each has its undo triggers."""
