"""The table of problems."""

from datetime import date
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from retain.domain.problems import PROBLEM_KINDS
from retain.store.tables.laws import STRICT, Row, days, filled, index, one_of, references, truths


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
        *references("problem", "entry", "raised_by"),
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
