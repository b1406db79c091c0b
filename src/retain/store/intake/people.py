"""People and colleagues of a file, written or brought up to date."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from retain.domain.colleagues import Colleague
from retain.domain.errors import Refused
from retain.domain.incoming import Became, Receipt, Who
from retain.domain.names import fold
from retain.domain.people import Person, Position
from retain.store.intake.bystanders import Bystanders
from retain.store.intake.matching import Customers, People
from retain.store.intake.ways import add_ways

if TYPE_CHECKING:
    from retain.domain.incoming import Arrival, Hired, Met
    from retain.store.diary import Diary


class PeopleDesk:
    """Where people are taken in."""

    def __init__(self, diary: Diary, customers: Customers) -> None:
        self._diary = diary
        self._customers = customers
        self._aside = Bystanders(diary)
        self.known = People(diary)

    def take(self, met: Met, arrival: Arrival, receipt: Receipt) -> int | None:
        """Take somebody of an address book in: at a known customer, or known already; others are set aside.

        The person's number, None for one set aside.
        """
        customer = self._where(met, arrival.program)
        if customer is None and not arrival.own and self.known.find(met, None) is None:
            receipt.set_aside(self._aside.keep(met, arrival))
            return None
        receipt.count("person", self.write(met, customer))
        self._aside.leave(met, arrival.program)
        return self.known.find(met, customer)

    def write(self, met: Met, customer: int | None, *, key_contact: bool = False) -> Became:
        """Write a person and the position at a customer; a `key_contact` is marked so where the customer has none."""
        number = self.known.find(met, customer)
        if number is None:
            fields = {"added_on": self._diary.today, **met.fields}
            number = self._diary.write(Person(met.name, fold(met.name), **fields))
            wrote, new = [], True
        else:
            wrote, new = [self._renewed(number, met)], False
        if customer is not None:
            wrote.append(self._placed(number, customer, met, key_contact=key_contact))
        wrote.append(add_ways(self._diary, met.ways, person=number))
        self.known.add(number, met.name, customer, met)
        if new:
            return "new"
        return "changed" if any(wrote) else "unchanged"

    def _where(self, met: Met, program: str) -> int | None:
        """The customer where somebody works: as the file names it, else by the domain of the e-mail address."""
        found = self._customers.find(Who(met.who.external, met.who.name), program) if any(met.who[:2]) else None
        return found or self._customers.at_domain(met.who.email)

    def _renewed(self, number: int, met: Met) -> bool:
        known = self._diary.get(Person, number)
        same = self.known.goes_by(number, met.name)
        name: dict[str, Any] = {} if same else {"name": met.name, "key": fold(met.name)}
        fields = {field: value for field, value in met.fields.items() if field != "added_on"}
        if "no_contact" in fields:
            fields["no_contact"] = tuple(dict.fromkeys((*known.no_contact, *fields["no_contact"])))
        now = replace(known, **fields, **name)
        if now == known:
            return False
        self._diary.change(now)
        return True

    def _placed(self, person: int, customer: int, met: Met, *, key_contact: bool) -> bool:
        held = self._diary.where(Position, "person = ? AND customer = ?", person, customer)
        if held:
            now = replace(held[0], **met.position)
            if now != held[0]:
                self._diary.change(now)
            return now != held[0]
        main = key_contact and not self._diary.where(Position, "customer = ? AND main = 1", customer)
        self._diary.write(Position(person, customer, **{"main": main, **met.position}))
        return True


class ColleagueDesk:
    """Where colleagues are taken in."""

    def __init__(self, diary: Diary) -> None:
        self._diary = diary
        self._numbers: dict[str, int] = dict(diary.connection.execute("SELECT key, id FROM colleague ORDER BY id DESC"))
        self._deputies: list[tuple[int, int, str]] = []

    def number(self, name: str) -> int:
        """The colleague of that name; raises Refused."""
        found = self._numbers.get(fold(name))
        if found is None:
            raise Refused(f'no colleague goes by "{name}"')
        return found

    def take(self, hired: Hired, receipt: Receipt) -> None:
        """Take a colleague in; the deputy is looked up once all are there."""
        number = self._numbers.get(fold(hired.name))
        if number is None:
            fields = {"added_on": self._diary.today, **hired.fields}
            number = self._diary.write(Colleague(hired.name, fold(hired.name), **fields))
            self._numbers[fold(hired.name)] = number
            receipt.count("colleague", "new")
        else:
            fields = {field: value for field, value in hired.fields.items() if field != "added_on"}
            receipt.count("colleague", "changed" if self._changed(number, **fields) else "unchanged")
        if hired.deputy:
            self._deputies.append((hired.line, number, hired.deputy))

    def finish(self, receipt: Receipt) -> None:
        """Set the deputies that were named."""
        for line, number, name in self._deputies:
            deputy = self._numbers.get(fold(name))
            if deputy is None or deputy == number:
                receipt.refuse_line(line, f'"{name}" can\'t stand in: no other colleague goes by that name')
            else:
                self._changed(number, deputy=deputy)
        self._deputies.clear()

    def _changed(self, number: int, **fields: object) -> bool:
        known = self._diary.get(Colleague, number)
        now = replace(known, **fields)  # type: ignore[arg-type]
        if now != known:
            self._diary.change(now)
        return now != known
