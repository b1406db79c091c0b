"""The table of facts."""

from datetime import date
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from retain.domain.facts import LONGEST_KIND
from retain.store.tables.laws import STRICT, Row, days, filled, index, references, truths


class FactRow(Row, table=True):
    __tablename__ = "fact"
    __table_args__: ClassVar[Any] = (
        filled("kind"),
        CheckConstraint(f"length(kind) <= {LONGEST_KIND}", name="kind_is_a_word"),
        CheckConstraint("length(trim(text)) > 0 OR length(trim(coalesce(name, ''))) > 0", name="says_something"),
        CheckConstraint("(customer IS NULL) <> (person IS NULL)", name="one_subject"),
        CheckConstraint("person IS NULL OR private = 1", name="people_are_private"),
        CheckConstraint("ended_on IS NULL OR ended_on >= told_on", name="ended_after_told"),
        CheckConstraint("replaced_by IS NULL OR ended_on IS NOT NULL", name="replaced_has_ended"),
        *days("told_on", "verified_on", "ended_on"),
        *truths("private"),
        index("fact_customer", "customer", "kind", where="customer IS NOT NULL"),
        index("fact_person", "person", "kind", where="person IS NOT NULL"),
        *references("fact", "entry", "replaced_by"),
        STRICT,
    )
    kind: str
    told_on: date
    text: str = ""
    customer: int | None = Field(default=None, foreign_key="customer.id")
    person: int | None = Field(default=None, foreign_key="person.id")
    name: str | None = None
    entry: int | None = Field(default=None, foreign_key="entry.id", ondelete="SET NULL")
    private: bool = True
    verified_on: date | None = None
    ended_on: date | None = None
    replaced_by: int | None = Field(default=None, foreign_key="fact.id", ondelete="SET NULL")
