"""How a record looks: named values once, for JSON, for a table and for a pipe."""

from collections.abc import Callable
from datetime import date
from typing import Any, Generic, NamedTuple, TypeVar

from retain.domain import money

R = TypeVar("R")
READABLE, SENTENCE = 16, 32
"""Letters that a column of names reads well in, and one of sentences."""


class Column(NamedTuple, Generic[R]):
    """One value of a record under its JSON name; `listed` ones stand in tables and pipes too.

    A terminal too narrow to leave each its `room`, the letters that it reads well in, goes without its `spare` columns,
    the highest first. Where words don't fit they go on below; those of a `cut` column, a name by its code, end in an
    ellipsis. What isn't `told` follows from the rest: an echo of a change leaves it out.
    """

    name: str
    value: Callable[[R], Any]
    listed: bool = True
    right: bool = False
    spare: int = 0
    told: bool = True
    room: int = READABLE
    cut: bool = False


class Amount(NamedTuple):
    """Minor units of money, grouped by thousands only where a rep reads them."""

    minor: int


View = tuple[Column[R], ...]


def listing(view: View[R], name: str) -> View[R]:
    """The same columns, that one in tables and pipes too."""
    return tuple(column._replace(listed=True) if column.name == name else column for column in view)


def as_json(view: View[R], record: R) -> dict[str, Any]:
    """A record as JSON values under stable names."""
    return {column.name: plain(column.value(record)) for column in view}


def plain(value: Any) -> Any:
    """A value as JSON has it: ISO days, lists for tuples."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Amount):
        return money.plain(value.minor)
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return value


def as_text(value: Any, amounts: Callable[[int], str] = money.plain) -> str:
    """A value as one cell of a pipe; of a table or sentence with `amounts` as they are said."""
    if value is None or value is False:
        return ""
    if value is True:
        return "yes"
    if isinstance(value, Amount):
        return amounts(value.minor)
    if isinstance(value, tuple | list):
        return ", ".join(as_text(item, amounts) for item in value)
    if isinstance(value, dict):
        return ", ".join(f"{key}={as_text(item, amounts)}" for key, item in value.items())
    return value.isoformat() if isinstance(value, date) else str(value)


def read(value: Any) -> str:
    """A value as a rep reads it: amounts grouped by thousands."""
    return as_text(value, money.said)


def amount(minor: int | None) -> Amount | None:
    """Minor units as a value of a record."""
    return None if minor is None else Amount(minor)


def number(value: Any) -> Any:
    """A number as a cell has it: 0 is one too, and no truth; anything else as it is."""
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value
