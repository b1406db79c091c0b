"""Customers from the rows of a table, each with the contact person it may name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from retain.domain.customers import POTENTIALS, TIERS
from retain.domain.errors import Misused
from retain.domain.incoming import AS_IMPORTED, Aside, Client, Met, Way, Who, first_mail
from retain.domain.names import fold, single
from retain.exchange import cells
from retain.exchange.contacts import DELETED, filled, is_deleted, name_in, ways_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from retain.exchange.readers import Readers, Reads

_JOBS = "quickbooks"
"""The program whose "Acme:Roof" is a job, or another part, of Acme."""
_PLACE: Reads = {"town": cells.word, "postcode": cells.word, "country": cells.word, "industry": cells.word}
_OWN: Reads = {
    "said": cells.status,
    "said_on": "date",
    "said_because": cells.text,
    "tier": cells.tier,
    "tier_because": cells.text,
    "tier_until": "date",
    "interval": cells.whole,
    "interval_because": cells.text,
    "potential": cells.potential,
    "expected_value": "amount",
    "no_contact": lambda cell: tuple((cells.word(cell) or "").split()) or None,
    "solo": cells.truth,
    "pays_late": cells.whole,
    "added_on": "date",
    "archived_on": "date",
}
"""What only our own exports write in our own words."""
_OF_STATUS = frozenset({"said_on", "said_because"})
"""They say nothing without a status."""
_JUDGED = {
    "said": {
        **dict.fromkeys(("prospect", "lead", "potential", "subscriber", "marketing qualified lead"), "prospect"),
        **dict.fromkeys(("marketingqualifiedlead", "salesqualifiedlead", "sales qualified lead"), "prospect"),
        **dict.fromkeys(("lost", "churned", "former customer"), "lost"),
    },
    "tier": {tier.lower(): tier for tier in TIERS},
    "potential": {potential: potential for potential in POTENTIALS},
}
"""Words of other programs for what we say of a customer; active is what the diary finds out by itself."""


_AMERICAN = re.compile(r"(?:^|[,\n])\s*([^,\n\d]+),\s*[A-Z]{2}\.?\s+(\d{5}(?:-\d{4})?)\b")
_EUROPEAN = re.compile(r"(?:^|[,\n])\s*(?:[A-Z]{1,2}-)?(\d{4,5})\s+([^,\n\d]+?)\s*(?:[,\n]|$)")


def _place_in(address: str) -> dict[str, Any]:
    """Town and postcode where an address in one cell ends with them: "Leeds, AL 35094" or "8010 Graz"."""
    if found := _AMERICAN.search(address):
        return {"town": found[1].strip(), "postcode": found[2]}
    found = _EUROPEAN.search(address)
    return {"town": found[2].strip(), "postcode": found[1]} if found else {}


class Clients:
    """Rows of a table of customers."""

    def __init__(self, readers: Readers) -> None:
        self._readers = readers
        self._own = readers.found.own
        self._plan = readers.plan({**_PLACE, **(_OWN if self._own else {})})
        self._by_contact = "person_email" in readers.found.columns or "person_phone" in readers.found.columns

    def __call__(self, line: int, row: Sequence[str]) -> Client | Aside:
        """One customer; raises Misused for a row that names none."""
        readers = self._readers
        if is_deleted(readers, row):
            return Aside(line, DELETED)
        called = readers.who(readers.text(row, "id"), single(readers.text(row, "customer")))
        external, name, _ = called
        if not (external or name):
            raise Misused("it names no customer")
        ways = tuple(ways_in(readers, row, "email", "phone"))
        contacts = tuple(self._contacts(line, row, ways))
        shared = bool(contacts) and not self._by_contact
        return Client(
            line,
            Who(external, name, first_mail((*ways, *(way for met in contacts for way in met.ways)))),
            fields=self._fields(row),
            whole=self._whole(row),
            executive=readers.text(row, "executive") if self._own else "",
            ways=() if shared else ways,
            tags=tuple(tag for cell in readers.several(row, "tags") for tag in cells.listed(cell)),
            customs=self._customs(row),
            contacts=contacts,
        )

    def _whole(self, row: Sequence[str]) -> Who | None:
        readers = self._readers
        who = readers.who(readers.text(row, "whole_id"), readers.text(row, "whole"))
        above, _, job = (
            readers.text(row, "customer").rpartition(":") if readers.found.program == _JOBS else ("", "", "")
        )
        return who if any(who) else Who(name=above) if above and job else None

    def _contacts(self, line: int, row: Sequence[str], ways: tuple[Way, ...]) -> Iterator[Met]:
        """The person a row names; the row's e-mail and phone are theirs unless it has others for them."""
        readers = self._readers
        if name := name_in(readers, row):
            own = tuple(ways_in(readers, row, "person_email", "person_phone")) if self._by_contact else ways
            role = readers.text(row, "role")
            yield Met(line, name, Who(), position={"role": role} if role else {}, ways=own)

    def _fields(self, row: Sequence[str]) -> dict[str, Any]:
        name = self._readers.text(row, "customer")
        lines = [line for line in map(cells.word, self._readers.several(row, "address")) if line and line != name]
        address = ", ".join(lines)
        judged = {} if self._own else {field: value for field, _, value in self._judged(row) if value}
        because = {"tier_because": AS_IMPORTED} if "tier" in judged else {}
        told = {} if self._own else _place_in(address)
        found = told | filled(self._plan, row) | ({"address": address} if address else {}) | judged | because
        return found if "said" in found else {name: found[name] for name in found if name not in _OF_STATUS}

    def _judged(self, row: Sequence[str]) -> Iterator[tuple[str, str, str | None]]:
        """Status, tier and potential as another program has them, and as ours where the diary has the word too."""
        for field, words in _JUDGED.items():
            if said := self._readers.text(row, field):
                yield field, said, words.get(fold(said))

    def _customs(self, row: Sequence[str]) -> dict[str, str]:
        """Columns that the diary has no field for, and judgements in words that it hasn't."""
        said = ((name, cells.text(row[column])) for column, name in self._readers.found.customs.items())
        called = fold(self._readers.text(row, "customer"))
        kept = {name: value for name, value in said if value and (self._own or fold(value) != called)}
        for field, word, value in () if self._own else self._judged(row):
            if value is None:
                kept[self._readers.heading(field)] = word
        return kept
