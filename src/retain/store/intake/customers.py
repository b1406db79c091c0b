"""Customers of a file, written or brought up to date, with all that hangs on them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from retain.domain.customers import Customer
from retain.domain.errors import Refused
from retain.domain.incoming import AS_IMPORTED, Became, Receipt, Who
from retain.domain.labels import Custom, Source, Tag
from retain.domain.names import fold
from retain.store import statements
from retain.store.intake.matching import Customers
from retain.store.intake.ways import add_ways

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from retain.domain.incoming import Client
    from retain.store.diary import Diary


@dataclass(frozen=True, slots=True)
class _Part:
    """A customer that is part of another, which may come further down in the file."""

    line: int
    customer: int
    whole: Who
    program: str


class CustomerDesk:
    """Where customers are taken in."""

    def __init__(self, diary: Diary, colleague: Callable[[str], int]) -> None:
        """`colleague` finds a colleague's number by name, or raises Refused."""
        self._diary = diary
        self._colleague = colleague
        self.known = Customers(diary)
        self._parts: list[_Part] = []
        self._pairs: list[tuple[int, int, str]] = []

    def take(self, client: Client, program: str, receipt: Receipt) -> int:
        """Write one customer; its number. Raises Refused where it could be several, or has no name."""
        number = self.known.find(client.who, program)
        became: Became = "new"
        if number is None:
            if not client.who.name:
                raise Refused(f"no customer has the id {client.who.external}, and the row has no name")
            number = self.make(client.who, program, client.fields)
            self._attach(number, client)
        else:
            wrote = [self._renewed(number, client), self.sourced(number, client.who, program)]
            became = "changed" if self._attach(number, client) or any(wrote) else "unchanged"
        receipt.count("customer", became)
        if client.whole:
            self._parts.append(_Part(client.line, number, client.whole, program))
        if client.executive:
            self._pairs.append((client.line, number, client.executive))
        return number

    def make(self, who: Who, program: str, fields: Mapping[str, Any]) -> int:
        """Write a new customer by what it is called, or else by its id; its number."""
        name = who.name or who.external or who.email
        number = self._diary.write(
            Customer(**{"name": name, "key": fold(name), "added_on": self._diary.today, **fields})
        )
        self.known.add(number, name)
        self.sourced(number, who, program)
        return number

    def sourced(self, number: int, who: Who, program: str) -> bool:
        """Keep the id a customer goes by in the source, so that the next import knows it; whether it is a new one."""
        if not (who.external and program) or self.known.has_source(program, who.external):
            return False
        self._diary.write(Source(number, program, who.external))
        self.known.add_source(number, program, who.external)
        return True

    def finish(self, receipt: Receipt) -> None:
        """Join parts to their wholes and pair executives, once all customers of the file are there."""
        for part in self._parts:
            try:
                self._join(part)
            except Refused as refused:
                receipt.refuse_line(part.line, refused.sentence)
        self._parts.clear()
        for line, number, name in self._pairs:
            try:
                self._pair(number, self._colleague(name))
            except Refused as refused:
                receipt.refuse_line(line, refused.sentence)
        self._pairs.clear()

    def _join(self, part: _Part) -> None:
        whole = self.known.find(part.whole, part.program)
        if whole is None or self._holds(part.customer, whole):
            raise Refused(f'it can\'t be part of "{part.whole.name or part.whole.external}"')
        known = self._diary.get(Customer, part.customer)
        if known.part_of != whole:
            self._diary.change(replace(known, part_of=whole))

    def _pair(self, customer: int, executive: int) -> None:
        known = self._diary.get(Customer, customer)
        if known.executive != executive:
            self._diary.change(replace(known, executive=executive))

    def _holds(self, customer: int, whole: int | None) -> bool:
        """Whether a customer is `whole`, or something `whole` is part of."""
        while whole is not None:
            if whole == customer:
                return True
            whole = self._diary.get(Customer, whole).part_of
        return False

    def _renewed(self, number: int, client: Client) -> bool:
        """Bring a customer's own fields up to date; a name that differs in spelling alone stays as the rep has it."""
        known = self._diary.get(Customer, number)
        name = client.who.name
        other = bool(name) and not self.known.goes_by(number, name)
        renamed: dict[str, Any] = {"name": name, "key": fold(name)} if other else {}
        fields = {field: value for field, value in client.fields.items() if field != "added_on"}
        if fields.get("tier") == known.tier and fields.get("tier_because") == AS_IMPORTED:
            del fields["tier_because"]
        now = replace(known, **statements.news(self._diary, known, fields), **renamed)
        if now == known:
            return False
        statements.keep(self._diary, now)
        if renamed:
            self.known.add(number, name)
        return True

    def _attach(self, number: int, client: Client) -> bool:
        """Add tags, own fields, addresses and numbers that a customer hasn't yet; whether there was any."""
        tags = [self._tag(number, tag) for tag in client.tags]
        customs = [self._custom(number, name, value) for name, value in client.customs.items()]
        self.known.add_ways(number, client.ways)
        return add_ways(self._diary, client.ways, customer=number) or any(tags) or any(customs)

    def _tag(self, number: int, tag: str) -> bool:
        if self._diary.where(Tag, "customer = ? AND name = ?", number, tag):
            return False
        self._diary.write(Tag(number, tag))
        return True

    def _custom(self, number: int, name: str, value: str) -> bool:
        held = self._diary.where(Custom, "customer = ? AND name = ?", number, name)
        if held and held[0].value == value:
            return False
        if held:
            self._diary.change(replace(held[0], value=value))
        else:
            self._diary.write(Custom(number, name, value))
        return True
