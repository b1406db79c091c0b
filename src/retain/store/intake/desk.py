"""Taking one file in: what is new is written, what is known is brought up to date, nothing is doubled or emptied."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from retain.domain.errors import Refused, RetainError
from retain.domain.incoming import Aside, Client, Happening, Hired, Met, Receipt, Refusal, Told
from retain.store.intake.customers import CustomerDesk
from retain.store.intake.facts import FactDesk
from retain.store.intake.people import ColleagueDesk, PeopleDesk
from retain.store.intake.staging import Stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from retain.domain.incoming import Arrival, Row, Who
    from retain.store.diary import Diary


class Desk:
    """One import into an open diary: files are taken in one after another, inside `changing()` and `bulk()`."""

    def __init__(self, diary: Diary, *, make_customers: bool = False) -> None:
        """Sales make the customers they name; with `make_customers` every dated row does."""
        self._diary = diary
        self._make = make_customers
        self._colleagues = ColleagueDesk(diary)
        self._customers = CustomerDesk(diary, self._colleagues.number)
        self._people = PeopleDesk(diary, self._customers.known)
        self._facts = FactDesk(diary, self._customers.known, self._people.known)

    def take(self, arrival: Arrival) -> Receipt:
        """Take one file in; a row that can't be is refused with its line, and the others stand."""
        receipt = Receipt(arrival.file, arrival.kind, arrival.program, arrival.left, arrival.notes)
        if arrival.columns:
            with Stage(self._diary, arrival.kind, arrival.columns) as stage:
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

    def _one(self, row: Row, arrival: Arrival, receipt: Receipt) -> None:
        match row:
            case Client():
                customer = self._customers.take(row, arrival.program, receipt)
                for met in row.contacts:
                    receipt.count("person", self._people.write(met, customer, key_contact=True))
                    self._customers.known.add_ways(customer, met.ways)
            case Met():
                self._people.take(row, arrival, receipt)
            case Told():
                self._facts.take(row, arrival.program, receipt)
            case Hired():
                self._colleagues.take(row, receipt)
            case _:
                _leave(row, receipt)

    def _staged(self, arrival: Arrival, receipt: Receipt) -> Iterator[tuple[Any, ...]]:
        """Dated rows with the number of their customer and of the colleague they name."""
        seen: dict[Who, int] = {}
        for row in arrival.rows:
            if not isinstance(row, Happening):
                _leave(row, receipt)
                continue
            _, who, values, people, colleague = row
            try:
                number = seen.get(who) or seen.setdefault(who, self._whose(who, arrival, receipt))
                yield (number, people, self._colleagues.number(colleague) if colleague else None, *values)
            except RetainError as error:
                receipt.refuse_line(row.line, error.sentence)

    def _whose(self, who: Who, arrival: Arrival, receipt: Receipt) -> int:
        found = self._customers.known.find(who, arrival.program)
        if found is not None:
            self._customers.sourced(found, who, arrival.program)
            return found
        if not (self._make or arrival.kind == "sales"):
            raise Refused(f'no customer goes by "{who.name or who.external or who.email}"')
        receipt.count("customer", "new")
        return self._customers.make(who, arrival.program, {})


def _leave(row: Row, receipt: Receipt) -> None:
    if isinstance(row, Refusal):
        receipt.refuse(row)
    elif isinstance(row, Aside):
        receipt.set_aside(row.why)
