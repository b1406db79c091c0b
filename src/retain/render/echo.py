"""What was stored, said back in one line: dates with their weekday, changes beside what they replaced."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from retain.domain import dates
from retain.domain.names import short
from retain.render.columns import Column, as_text, read
from retain.render.safe import safe

if TYPE_CHECKING:
    from retain.render.columns import View
    from retain.render.screen import Screen

R = TypeVar("R")
_C: type[Column[tuple[str, str, str]]] = Column
REMOVED = (
    _C("code", lambda row: row[0]),
    _C("name", lambda row: row[1]),
    _C("done", lambda row: row[2]),
)
_TITLE = ("name", "whom", "text", "product", "customer")
_NAMED = frozenset({"code", "added_on", "first_due_on"})
_CODE = "_code"
"""Ends the name of a column that says by code whom another names."""
_SPOKEN = 8
"""Records whose changes are said one by one; more are counted."""


def added(screen: Screen, view: View[R], record: R, today: date) -> None:
    """Say what a new record holds; JSON: the record."""
    if screen.json:
        screen.record(view, record)
        return
    name, title = _name(view, record), _title(view, record)
    said = [
        f"{_label(column.name)} {text}"
        for column in view
        if column.told
        and column.name not in _NAMED
        and not column.name.endswith(_CODE)
        and (text := _text(column.value(record), today))
        and short(text) != name
    ]
    screen.line(safe(f"{title} added{': ' if said else ''}{'; '.join(said)}."))


def changed(screen: Screen, view: View[R], before: R, after: R, today: date) -> None:
    """Say what changed in a record; JSON: the record as it is now."""
    if screen.json:
        screen.record(view, after)
    else:
        screen.line(safe(f"{_title(view, after)}: {_changes(view, before, after, today) or 'nothing changed'}."))


def all_changed(screen: Screen, view: View[R], pairs: list[tuple[R, R]], today: date) -> None:
    """Say what changed in each record, before and after; JSON: a list of the records as they are now."""
    if screen.json:
        screen.rows(view, [after for _, after in pairs])
    elif len(pairs) > _SPOKEN:
        count = sum(any(column.value(old) != column.value(new) for column in view if column.told) for old, new in pairs)
        screen.line(f"{count} of {len(pairs)} changed.")
    else:
        for before, after in pairs:
            changed(screen, view, before, after, today)


def _title(view: View[R], record: R) -> str:
    """A record by its name or text and its code."""
    return f"{_name(view, record)} ({view[0].value(record)})"


def _name(view: View[R], record: R) -> str:
    values = {column.name: column.value(record) for column in view}
    return short(next(as_text(values[field]) for field in _TITLE if values.get(field)))


def _changes(view: View[R], before: R, after: R, today: date) -> str:
    pairs = ((column.name, column.value(before), column.value(after)) for column in view if column.told)
    other = {name: (old, new) for name, old, new in pairs if old != new}
    told = (name for name in other if not name.endswith(_CODE) or name.removesuffix(_CODE) not in other)
    return "; ".join(_change(name, *other[name], today) for name in told)


def _change(name: str, old: Any, new: Any, today: date) -> str:
    was, now = _text(old, today), _text(new, today)
    if not now:
        return f"{_label(name)} taken off (was {was})"
    return f"{_label(name)} {now}" + (f" (was {was})" if was else "")


def _text(value: Any, today: date) -> str:
    return dates.said(value, today) if isinstance(value, date) else read(value)


def _label(name: str) -> str:
    return name.removesuffix("_on").replace("_", " ")
