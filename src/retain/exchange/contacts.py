"""People and colleagues from the rows of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from retain.domain import dates
from retain.domain.errors import Misused, RetainError
from retain.domain.incoming import Aside, Hired, Met, Way, Who
from retain.domain.people import Reach
from retain.exchange import cells
from retain.exchange.vocabulary import squeezed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from retain.exchange.readers import Plan, Readers, Reads

DELETED = "deleted there"
_LABELS = ("mobile", "home", "work", "business", "office", "direct", "other", "car")
_POSITION: Reads = {
    "role": cells.word,
    "level": cells.level,
    "sponsor": cells.truth,
    "main": cells.truth,
    "left_on": "date",
}
_COLLEAGUE: Reads = {
    "role": cells.word,
    "executive": cells.truth,
    "knows": cells.text,
    "email": cells.word,
    "phone": cells.word,
    "added_on": "date",
    "archived_on": "date",
}


class People:
    """Rows of an address book, or of our own people."""

    def __init__(self, readers: Readers) -> None:
        self._readers = readers
        self._position = readers.plan(_POSITION)
        self._added = readers.plan({"added_on": "date"})

    def __call__(self, line: int, row: Sequence[str]) -> Met | Aside:
        """One person; raises Misused for a row without a name."""
        readers = self._readers
        if is_deleted(readers, row):
            return Aside(line, DELETED)
        name = name_in(readers, row)
        if not name:
            raise Misused("it names nobody")
        ways = tuple(ways_in(readers, row, "email", "phone"))
        return Met(
            line,
            name,
            Who(readers.text(row, "id"), readers.text(row, "customer"), first_mail(ways)),
            external=readers.text(row, "person_id"),
            fields=self._fields(row),
            position=filled(self._position, row),
            ways=ways,
        )

    def _fields(self, row: Sequence[str]) -> dict[str, Any]:
        said = {"birthday": self._birthday(row), "prefers": self._readers.text(row, "prefers") or None}
        refused = tuple(self._readers.text(row, "no_contact").replace(",", " ").split())
        kept = {field: value for field, value in said.items() if value}
        return kept | filled(self._added, row) | ({"no_contact": refused} if refused else {})

    def _birthday(self, row: Sequence[str]) -> str | None:
        """A birthday; what programs write for none ("0/0/00") is none."""
        column = self._readers.column("birthday")
        cell = self._readers.text(row, "birthday")
        if column is None or not cell:
            return None
        iso = "-" in cell or cell.isdigit()
        try:
            return dates.birthday(cell, order="ymd" if iso else self._readers.days(column).order())
        except dates.NotADate:
            if self._readers.found.own:
                raise
            return None


class Colleagues:
    """Rows of a table of our own side."""

    def __init__(self, readers: Readers) -> None:
        self._readers = readers
        self._plan = readers.plan(_COLLEAGUE)

    def __call__(self, line: int, row: Sequence[str]) -> Hired:
        """One colleague; raises Misused for a row without a name."""
        name = name_in(self._readers, row)
        if not name:
            raise Misused("it names nobody")
        return Hired(line, name, filled(self._plan, row), self._readers.text(row, "deputy"))


def name_in(readers: Readers, row: Sequence[str]) -> str:
    """A person's name: whole where there is a column for it, else its parts."""
    parts = (readers.text(row, part) for part in ("first", "middle", "last"))
    return readers.text(row, "person") or " ".join(filter(None, parts))


def is_deleted(readers: Readers, row: Sequence[str]) -> bool:
    """Whether a program marks the row as one in its dustbin."""
    column = readers.column("deleted")
    return column is not None and bool(cells.truth(row[column]))


def filled(plan: Plan, row: Sequence[str]) -> dict[str, Any]:
    """What a row says of the fields of a plan, as a record holds it; empty cells are left out."""
    said = ((field, read(row[column])) for field, column, read in plan)
    return {field: value for field, value in said if value is not None}


def ways_in(readers: Readers, row: Sequence[str], email: str, phone: str) -> Iterator[Way]:
    """The e-mail addresses and phone numbers of a row; what is neither is left out."""
    region = readers.region(row)
    for cell in readers.several(row, email):
        yield from (Way("email", mail) for mail in cells.mails(cell) if is_way("email", mail))
    for column in readers.found.columns.get(phone, ()):
        label = _label(readers.table.header[column])
        numbers = cells.listed(row[column])
        yield from (Way("phone", number, region, label) for number in numbers if is_way("phone", number))


def is_way(way: str, raw: str) -> bool:
    """Whether an address or number is one."""
    try:
        Reach(way, raw, raw)
    except RetainError:
        return False
    return True


def _label(heading: str) -> str | None:
    word = squeezed(heading)
    return next((label for label in _LABELS if word.startswith(label)), None)


def first_mail(ways: Sequence[Way]) -> str:
    """The first e-mail address, by which somebody may be known already."""
    return next((way.raw for way in ways if way.way == "email"), "")
