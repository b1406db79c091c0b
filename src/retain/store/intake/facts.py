"""Facts of a file, written or brought up to date."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from retain.domain.errors import Refused
from retain.domain.facts import Fact
from retain.domain.incoming import Became, Met
from retain.domain.names import fold
from retain.store.learning import learn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from retain.domain.incoming import Receipt, Told
    from retain.store.diary import Diary
    from retain.store.intake.matching import Customers, People


class FactDesk:
    """Where facts are taken in: of people and customers that are known."""

    def __init__(self, diary: Diary, customers: Customers, people: People) -> None:
        self._diary = diary
        self._customers = customers
        self._people = people

    def take(self, told: Told, program: str, receipt: Receipt) -> None:
        """Write one fact, unless it is there; raises Refused where nobody goes by the names."""
        self.keep(self._fact(told, program), told.fields, receipt)

    def keep(self, fact: Fact, fields: Mapping[str, Any], receipt: Receipt) -> None:
        """Write a fact, or bring the same one up to date by what the file says of it."""
        held = self._same(fact)
        became: Became = "unchanged"
        if held is None:
            became = "new"
            if fact.ended_on is None:
                learn(self._diary, fact)
            else:
                self._diary.write(fact)
        elif (now := replace(held, **{**fields, "text": held.text, "name": held.name})) != held:
            became = "changed"
            self._diary.change(now)
        receipt.count("fact", became)

    def _fact(self, told: Told, program: str) -> Fact:
        customer = self._customers.find(told.who, program) if any(told.who) else None
        fields = {"told_on": self._diary.today, **told.fields}
        if not (told.person or told.external):
            if customer is None:
                raise Refused(f'no customer goes by "{told.who.name or told.who.external}"')
            return Fact(**{"private": False, **fields}, customer=customer)
        person = self._people.find(Met(told.line, told.person, told.who, told.external), customer)
        if person is None:
            raise Refused(f'nobody there goes by "{told.person or told.external}"')
        return Fact(**fields, person=person)

    def _same(self, fact: Fact) -> Fact | None:
        """The fact of the diary that says the same, of the same day if there are several."""
        owner, number = ("person", fact.person) if fact.person is not None else ("customer", fact.customer)
        among = [
            one
            for one in self._diary.where(Fact, f"{owner} = ? AND kind = ?", number, fact.kind)
            if fold(one.text) == fold(fact.text) and fold(one.name or "") == fold(fact.name or "")
        ]
        return next((one for one in among if one.told_on == fact.told_on), among[0] if among else None)
