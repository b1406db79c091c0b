"""Taking a file in: what is new is written, what is known is brought up to date, nothing is doubled or emptied."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from retain.domain.colleagues import Colleague
from retain.domain.customers import Custom, Customer, Source, Tag
from retain.domain.errors import Refused, RetainError
from retain.domain.incoming import OWN, Aside, Client, Happening, Hired, Met, Receipt, Refusal, Who
from retain.domain.names import bare, fold
from retain.domain.people import Person, Position
from retain.store.matching import Customers, People
from retain.store.reaches import reach
from retain.store.staging import Stage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from retain.domain.incoming import Arrival, Way
    from retain.store.diary import Diary

MAKES_CUSTOMERS = frozenset({"sales"})
"""Kinds of dated rows whose unknown customers are made."""
NOT_AT_A_CUSTOMER = "not at a customer"


class Intake:
    """One import into an open diary: files are taken in one after another, inside `changing()` and `bulk()`."""

    def __init__(self, diary: Diary, *, make: bool = False) -> None:
        """`make` has every kind of dated row make the customers it names, as sales always do."""
        self._diary = diary
        self._make = make
        self._customers = Customers(diary)
        self._people = People(diary)
        self._colleagues = {fold(name): number for number, name in diary.connection.execute("SELECT id, name FROM colleague")}

    def take(self, arrival: Arrival) -> Receipt:
        """Take one file in; a row that can't be is refused with its line, and the others stand."""
        receipt = Receipt(arrival.file, arrival.kind, arrival.program, arrival.left, arrival.notes)
        if arrival.columns:
            with Stage(self._diary, arrival.kind, arrival.columns) as stage:
                stage.fill(self._staged(arrival, receipt))
                stage.settle(receipt, self._people)
            return receipt
        parents: list[tuple[int, int, str]] = []
        for row in arrival.rows:
            try:
                self._one(row, arrival, receipt, parents)
            except RetainError as error:
                receipt.refuse(Refusal(row.line, error.sentence.rstrip(".")))
        self._join(parents, arrival, receipt)
        return receipt

    def _one(self, row: object, arrival: Arrival, receipt: Receipt, parents: list[tuple[int, int, str]]) -> None:
        match row:
            case Refusal():
                receipt.refuse(row)
            case Aside():
                receipt.set_aside(row.why)
            case Client():
                number = self._client(row, arrival.program, receipt)
                if row.parent:
                    parents.append((row.line, number, row.parent))
            case Met():
                self._met(row, arrival, receipt)
            case Hired():
                self._hired(row, receipt)

    def _staged(self, arrival: Arrival, receipt: Receipt) -> Iterator[tuple[Any, ...]]:
        """Dated rows with the number of their customer and of the colleague they name."""
        seen: dict[Who, int] = {}
        for row in arrival.rows:
            if isinstance(row, Refusal):
                receipt.refuse(row)
            elif isinstance(row, Aside):
                receipt.set_aside(row.why)
            elif isinstance(row, Happening):
                try:
                    number = seen.get(row.who) or self._whose(row.who, arrival, receipt)
                    colleague = self._colleague(row.colleague) if row.colleague else None
                except RetainError as error:
                    receipt.refuse(Refusal(row.line, error.sentence.rstrip(".")))
                    continue
                seen[row.who] = number
                yield (number, row.people, colleague, *row.values)

    def _whose(self, who: Who, arrival: Arrival, receipt: Receipt) -> int:
        found = self._customers.find(who, arrival.program)
        if found is not None:
            self._source(found, who, arrival.program)
            return found
        if not (self._make or arrival.kind in MAKES_CUSTOMERS):
            raise Refused(f'no customer goes by "{who.name or who.external or who.email}"')
        number = self._new(who, arrival.program, {})
        receipt.count("customer", "new")
        return number

    def _colleague(self, name: str) -> int:
        number = self._colleagues.get(fold(name))
        if number is None:
            raise Refused(f'no colleague goes by "{name}"')
        return number

    def _client(self, client: Client, program: str, receipt: Receipt) -> int:
        """Write one customer with what hangs on it; its number."""
        found = self._customers.find(client.who, program)
        if found is None:
            if not client.who.name:
                raise Refused(f"nobody has the id {client.who.external}, and it has no name")
            found = self._new(client.who, program, client.fields)
            self._attach(found, client)
            became = "new"
        else:
            wrote = [
                self._renewed(found, client),
                self._source(found, client.who, program),
                self._attach(found, client),
            ]
            became = "changed" if any(wrote) else "unchanged"
        receipt.count("customer", became)  # type: ignore[arg-type]
        for met in client.contacts:
            self._person(met, found, receipt)
        return found

    def _new(self, who: Who, program: str, fields: Mapping[str, Any]) -> int:
        name = who.name or who.external or who.email
        customer = Customer(**{"name": name, "key": fold(name), "added_on": self._diary.today, **fields})
        number = self._diary.write(customer)
        self._customers.add(number, name)
        self._source(number, who, program)
        return number

    def _renewed(self, number: int, client: Client) -> bool:
        """Bring a customer's own fields up to date; a name that differs in spelling alone stays as the rep has it."""
        known = self._diary.get(Customer, number)
        name = client.who.name
        renamed = {"name": name, "key": fold(name)} if name and bare(name) != bare(known.name) else {}
        fields = {field: value for field, value in client.fields.items() if field != "added_on"}
        if not known.tier_because:
            pass
        elif fields.get("tier") == known.tier and "tier" in fields:
            fields.pop("tier_because", None)
        now = replace(known, **fields, **renamed)
        if now == known:
            return False
        self._diary.change(now)
        if renamed:
            self._customers.add(number, name)
        return True

    def _source(self, number: int, who: Who, program: str) -> bool:
        if not (who.external and program) or self._customers.has_source(program, who.external):
            return False
        self._diary.write(Source(number, program, who.external))
        self._customers.add_source(number, program, who.external)
        return True

    def _attach(self, number: int, client: Client) -> bool:
        """Add tags, own fields, addresses and numbers that a customer hasn't yet."""
        return any(
            [
                *(self._tag(number, tag) for tag in client.tags),
                *(self._custom(number, name, value) for name, value in client.customs.items()),
                self._ways(client.ways, customer=number),
            ]
        )

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

    def _ways(self, ways: Sequence[Way], *, customer: int | None = None, person: int | None = None) -> bool:
        wrote = False
        owner, number = ("customer", customer) if customer is not None else ("person", person)
        for way in ways:
            found = reach(way.way, way.raw, way.region, customer=customer, person=person, verified=None)
            held = self._diary.connection.execute(
                f"SELECT 1 FROM reach WHERE {owner} = ? AND way = ? AND plain = ?", (number, way.way, found.plain)
            ).fetchone()
            if held is None:
                self._diary.write(replace(found, label=way.label))
                wrote = True
            if customer is not None and way.way == "email":
                self._customers.add_mail(customer, found.plain)
        return wrote
