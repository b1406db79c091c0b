"""Taking one file in: what is new is written, what is known is brought up to date, nothing is doubled or emptied."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from retain.domain.errors import Refused, RetainError
from retain.domain.facts import Fact
from retain.domain.incoming import (
    Announced,
    Aside,
    Client,
    Happening,
    Hired,
    Mail,
    Meeting,
    Met,
    Receipt,
    Refusal,
    Told,
)
from retain.store.intake.customers import CustomerDesk
from retain.store.intake.facts import FactDesk
from retain.store.intake.news import NewsDesk
from retain.store.intake.people import ColleagueDesk, PeopleDesk
from retain.store.intake.staging import Stage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from retain.domain.incoming import Arrival, Row, Who
    from retain.store.diary import Diary

NOBODY_KNOWN = "with nobody known"


class Desk:
    """One import into an open diary: files are taken in one after another, inside `changing()` and `bulk()`."""

    def __init__(self, diary: Diary, *, make_customers: bool = False) -> None:
        """Sales make the customers they name; with `make_customers` every dated row does."""
        self._diary = diary
        self._make = make_customers
        self._colleagues = ColleagueDesk(diary)
        self._news = NewsDesk(diary)
        self._customers = CustomerDesk(diary, self._colleagues.number)
        self._people = PeopleDesk(diary, self._customers.known)
        self._facts = FactDesk(diary, self._customers.known, self._people.known)

    def take(self, arrival: Arrival) -> Receipt:
        """Take one file in; a row that can't be is refused with its line, and the others stand."""
        receipt = Receipt(arrival.file, arrival.kind, arrival.program, arrival.left, arrival.notes)
        if arrival.columns:
            with Stage(self._diary, arrival) as stage:
                receipt.tally(stage.noun)
                stage.fill(self._staged(arrival, receipt))
                stage.settle(receipt, self._people.known)
            return receipt
        for row in arrival.rows:
            try:
                self._one(row, arrival, receipt)
            except RetainError as error:
                receipt.refuse_line(row.line, error.sentence)
        self._customers.finish(receipt)
        self._colleagues.finish(receipt)
        return receipt

    def settle(self, met: Met, customer: int, receipt: Receipt) -> int:
        """Put somebody who was set aside at a customer; the person's number."""
        receipt.count("person", self._people.write(met, customer))
        person = self._people.known.find(met, customer) or 0
        self._learn(met, person, receipt)
        return person

    def _learn(self, met: Met, person: int | None, receipt: Receipt) -> None:
        for fields in met.facts if person else ():
            fact = Fact(**{"told_on": self._diary.today, **fields}, person=person)
            self._facts.keep(fact, fields, receipt)

    def _one(self, row: Row, arrival: Arrival, receipt: Receipt) -> None:
        match row:
            case Client():
                customer = self._customers.take(row, arrival.program, receipt)
                for met in row.contacts:
                    receipt.count("person", self._people.write(met, customer, key_contact=True))
                    self._customers.known.add_ways(customer, met.ways)
            case Met():
                self._learn(row, self._people.take(row, arrival, receipt), receipt)
            case Told():
                self._facts.take(row, arrival.program, receipt)
            case Announced():
                self._news.take(row, receipt)
            case Hired():
                self._colleagues.take(row, receipt)
            case _:
                _leave(row, receipt)

    def _staged(self, arrival: Arrival, receipt: Receipt) -> Iterator[tuple[Any, ...]]:
        """Dated rows with the number of their customer and of the colleague they name."""
        seen: dict[Who, int] = {}
        for row in arrival.rows:
            if isinstance(row, Meeting | Mail):
                yield from self._met(row, receipt) if isinstance(row, Meeting) else self._written(row, receipt)
                continue
            if not isinstance(row, Happening):
                _leave(row, receipt)
                continue
            _, who, values, people, colleague, became = row
            try:
                number = seen.get(who) or self._found(who, people, arrival, receipt)
                if number is None:
                    receipt.set_aside(NOBODY_KNOWN)
                    continue
                if any(who):
                    seen[who] = number
                other = self._colleagues.number(colleague) if colleague else None
                yield (number, people, self._became(became, number, arrival) if any(became) else other, *values)
            except RetainError as error:
                receipt.refuse_line(row.line, error.sentence)

    def _met(self, row: Meeting, receipt: Receipt) -> Iterator[tuple[Any, ...]]:
        """A meeting as a row for each customer it was with."""
        there = self._there(row.people)
        for number in self._customers.known.named_in(row.text):
            there.setdefault(number, "")
        if not there:
            receipt.set_aside(NOBODY_KNOWN)
        for number, names in there.items():
            yield number, names, None, *row.values

    def _written(self, row: Mail, receipt: Receipt) -> Iterator[tuple[Any, ...]]:
        """A message as a row for each customer it is from, or else went to; what reached nobody is an attempt."""
        senders = self._there((row.sender,))
        there = senders or self._there(row.recipients)
        if not there:
            receipt.set_aside(NOBODY_KNOWN)
        inbound = int(bool(senders) and row.reached)
        for number, names in there.items():
            attempt = int(not row.reached)
            yield number, names, None, row.day, row.time, "email", inbound, attempt, 0, 0, None, "", row.text

    def _there(self, people: Iterable[tuple[str, str]]) -> dict[int, str]:
        """The customers that people of these names and addresses belong to, and who of the diary they are."""
        there: dict[int, list[str]] = {}
        for name, mail in people:
            for number in self._people.known.customers_of(name, mail) or self._customers.known.of_mail(mail):
                there.setdefault(number, []).append(self._people.known.called(name, mail))
        return {number: ";".join(dict.fromkeys(filter(None, names))) for number, names in there.items()}

    def _became(self, who: Who, referrer: int, arrival: Arrival) -> int:
        """The customer that a referral became; raises Refused for one that isn't there, or that referred itself."""
        found = self._customers.known.find(who, arrival.program)
        if found is None:
            raise Refused(f'no customer goes by "{who.name or who.external}"')
        if found == referrer:
            raise Refused("a customer can't be referred by itself")
        return found

    def _found(self, who: Who, people: str, arrival: Arrival, receipt: Receipt) -> int | None:
        """The customer a row is of, else where the first person it names works; None for a deal with nobody known."""
        known = self._customers.known.find(who, arrival.program) if any(who) else None
        if known is None and people and not who.external:
            name = people.partition(";")[0]
            works = self._people.known.customers_of(name, who.email) or self._customers.known.of_mail(who.email)
            if len(works) == 1:
                return works[0]
        if known is None and arrival.deals and not self._make:
            return None
        return self._whose(who, arrival, receipt)

    def _whose(self, who: Who, arrival: Arrival, receipt: Receipt) -> int:
        found = self._customers.known.find(who, arrival.program)
        if found is not None:
            self._customers.sourced(found, who, arrival.program)
            return found
        if not (self._make or arrival.kind == "sales"):
            called = who.name or who.external or who.email
            raise Refused(f'no customer goes by "{called}"' if called else "it names no customer that is known")
        receipt.count("customer", "new")
        return self._customers.make(who, arrival.program, {})


def _leave(row: Row, receipt: Receipt) -> None:
    if isinstance(row, Refusal):
        receipt.refuse(row)
    elif isinstance(row, Aside):
        receipt.set_aside(row.why)
