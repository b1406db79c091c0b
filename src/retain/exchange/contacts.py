"""People and colleagues from the rows of a table."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from retain.domain.errors import Misused, RetainError
from retain.domain.incoming import Aside, Hired, Met, Way, first_mail
from retain.domain.names import single
from retain.domain.people import Reach
from retain.exchange import cells, personal
from retain.exchange.vocabulary import squeezed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from retain.exchange.readers import Plan, Readers, Reads

DELETED = "deleted there"
NAMELESS = "without a person's name"
_LABELS = {
    "mobile": "mobile", "cell": "mobile", "handy": "mobile", "mobil": "mobile", "home": "home", "privat": "home",
    "domicile": "home", "business": "business", "geschaft": "business", "bureau": "business", "work": "work",
    "office": "office", "direct": "direct", "car": "car", "other": "other", "alt": "other",
}  # fmt: skip
_DISTINCT = 1 << 8
_UNFIT = ("fax", "pager", "telex")
"""Numbers nobody answers."""
_TOLD_APART = re.compile(r"\b(phone|mobile|other|fax|pager|work|home)\s*:\s*", re.IGNORECASE)
"""QuickBooks' "Phone:(650) 555-3311 Mobile:(650) 555-1111"."""
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
        ways = tuple(ways_in(readers, row, "email", "phone"))
        who = readers.who(readers.text(row, "id"), readers.text(row, "customer"), first_mail(ways))
        if not name:
            if any(who):
                return Aside(line, NAMELESS)
            raise Misused("it names nobody")
        return Met(
            line,
            name,
            who,
            external=readers.text(row, "person_id"),
            fields=self._fields(row),
            position=filled(self._position, row),
            ways=ways,
            facts=tuple(personal.facts(readers, row)),
        )

    def _fields(self, row: Sequence[str]) -> dict[str, Any]:
        said = {
            "birthday": personal.birthday(self._readers, row),
            "prefers": self._readers.text(row, "prefers") or None,
        }
        refused = personal.refused(self._readers, row)
        kept = {field: value for field, value in said.items() if value}
        return kept | filled(self._added, row) | ({"no_contact": refused} if refused else {})


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
    return single(readers.text(row, "person") or " ".join(parts))


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
        for label, number in _numbers(row[column], readers.label(row, column)):
            if is_way("phone", number):
                yield Way("phone", number, region, label)


def _numbers(cell: str, said: str) -> Iterator[tuple[str | None, str]]:
    """The numbers of a cell, each with what it is for; `said` is that of all of them."""
    if not cell or cell.isspace():
        return
    begun, *told = _TOLD_APART.split(cell)
    for label, numbers in ((said, begun), *zip(told[::2], told[1::2], strict=True)):
        if not any(word in label.lower() for word in _UNFIT):
            yield from ((_label(label), number) for number in cells.listed(numbers))


def is_way(way: str, raw: str) -> bool:
    """Whether an address or number is one."""
    try:
        Reach(way, raw, raw)
    except RetainError:
        return False
    return True


@lru_cache(_DISTINCT)
def _label(said: str) -> str | None:
    """What a number is for, by what stands above or beside it; the main number of a company is for nothing else."""
    word = squeezed(said)
    return next((label for begins, label in _LABELS.items() if begins in word), None)
