"""The sample book behind `retain demo`: a written year of a facilities-service rep, dated back from today."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from retain.domain.away import Away
from retain.domain.colleagues import Colleague
from retain.domain.contracts import Contract
from retain.domain.customers import Customer
from retain.domain.entries import Entry
from retain.domain.expectations import Expectation
from retain.domain.facts import Fact
from retain.domain.kinds import MOODS
from retain.domain.labels import Custom, Tag
from retain.domain.names import fold
from retain.domain.news import News, Telling
from retain.domain.opportunities import Opportunity
from retain.domain.people import Person, Position, Presence, Reach
from retain.domain.problems import Problem
from retain.domain.promises import PARTIES, Promise, Slip
from retain.domain.referrals import Referral
from retain.domain.sales import Sale
from retain.domain.settlements import Snooze
from retain.exchange.sample_lines import chapters, diary, lines, on, order_days

if TYPE_CHECKING:
    from collections.abc import Iterator

Written = (
    Colleague | Customer | Tag | Custom | Person | Position | Reach | Sale | Entry | Presence | Promise | Slip | Problem
    | Snooze | Away | Fact | Contract | Expectation | Referral | Opportunity | News | Telling
)  # fmt: skip

BEGAN = -365
"""Days from today to the first day of the sample diary."""


def began(today: date) -> date:
    """The day the sample diary begins."""
    return on(BEGAN, today)


def book(today: date) -> Iterator[Written]:
    """Every record of the sample as of `today`, with its id, each after those it names."""
    reading = _Reading(today)
    for part in (
        *(_colleagues, _customers, _people, _sales, _entries, _facts),
        *(_promises, _problems, _contracts, _growth, _calendar, _news),
    ):
        yield from part(reading)


@dataclass
class _Reading:
    """What is known so far: numbers by short name, when customers came, and the entry of a customer's day."""

    today: date
    ids: dict[str, int] = field(default_factory=dict)
    since: dict[str, int] = field(default_factory=dict)
    told: dict[tuple[str, str], int] = field(default_factory=dict)

    def day(self, offset: int | str) -> date:
        return on(offset, self.today)

    def maybe(self, offset: str) -> date | None:
        return on(offset, self.today) if offset else None

    def plain(self, said: dict[str, Any]) -> dict[str, Any]:
        """A chapter's values as its record takes them: days for offsets, numbers for short names."""
        dated = {name: self.day(value) for name, value in said.items() if name.endswith(("_on", "until"))}
        named = {name: self.ids[said[name]] for name in _NAMING if name in said}
        return said | dated | named


_NAMING = (
    *("customer", "part_of", "colleague", "raised_by", "contract", "renewed_from", "person", "became"),
    "executive",
)


def _colleagues(reading: _Reading) -> Iterator[Written]:
    for number, row in enumerate(lines("colleagues"), 1):
        reading.ids[row["key"]] = number
        yield Colleague(
            row["name"], fold(row["name"]), reading.day(BEGAN), number, row["role"], "executive" in row["marks"],
            row["knows"] or None, reading.ids.get(row["deputy"]), row["email"], row["phone"],
        )  # fmt: skip


def _customers(reading: _Reading) -> Iterator[Written]:
    for number, (key, said) in enumerate(chapters("customers").items(), 1):
        reading.ids[key] = number
        reading.since[key] = said.pop("since", BEGAN)
        attached = {name: said.pop(name) for name in ("tags", "fields", "email", "phone", "verified") if name in said}
        said["no_contact"] = tuple(said.get("no_contact", ()))
        added = reading.day(reading.since[key])
        yield Customer(id=number, key=fold(said["name"]), added_on=added, **reading.plain(said))
        yield from _attached(number, attached, reading)


def _attached(number: int, said: dict[str, Any], reading: _Reading) -> Iterator[Written]:
    yield from (Tag(number, tag) for tag in said["tags"])
    yield from (Custom(number, name, value) for name, value in said.get("fields", {}).items())
    for way in ("email", "phone"):
        if raw := said.get(way):
            yield Reach(way, raw, _bare(way, raw), customer=number, verified_on=reading.day(said["verified"]))


def _people(reading: _Reading) -> Iterator[Written]:
    for number, row in enumerate(lines("people"), 1):
        reading.ids[row["key"]] = number
        places, marks = row["at"].split(), row["marks"]
        born = _birthday(row["birthday"], reading.today)
        added = reading.day(reading.since[places[0]])
        yield Person(row["name"], fold(row["name"]), added, number, born, row["prefers"] or None)
        for customer in (reading.ids[place] for place in places):
            left = reading.maybe(marks.partition("left:")[2])
            yield Position(number, customer, None, row["role"], row["level"], "sponsor" in marks, "main" in marks, left)
        for way in ("email", "phone"):
            if raw := row[way]:
                yield Reach(way, raw, _bare(way, raw), person=number, verified_on=reading.maybe(row["verified"]))


def _bare(way: str, raw: str) -> str:
    return raw.lower() if way == "email" else raw.replace(" ", "")


def _birthday(said: str, today: date) -> str | None:
    ahead, _, year = said.partition(" ")
    return f"{year}-{today + timedelta(days=int(ahead)):%m-%d}" if year else said or None


def _sales(reading: _Reading) -> Iterator[Written]:
    orders = [(day, row) for row in lines("sales") for day in order_days(row, reading.today)]
    for number, (day, row) in enumerate(sorted(orders, key=lambda order: order[0]), 1):
        amount = int(row["amount"]) * 100
        yield Sale(
            reading.ids[row["customer"]], day, amount, number, row["product"], amount * int(row["margin"]) // 100,
            reading.maybe(row["delivered"]), row["number"] or None,
        )  # fmt: skip


def _entries(reading: _Reading) -> Iterator[Written]:
    for number, row in enumerate(diary(reading.since), 1):
        reading.told.setdefault((row["customer"], row["day"]), number)
        kind, *how = row["how"].split()
        why = row["why"].split()
        yield Entry(
            reading.ids[row["customer"]], reading.day(row["day"]), kind, number,
            time=next((word for word in how if word[0].isdigit() and ":" in word), None),
            inbound="in" in how, attempt="tried" in how, bulk="bulk" in how, private="private" in how,
            purposes=tuple(word for word in why if word not in MOODS),
            mood=next((word for word in why if word in MOODS), None),
            minutes=next((int(word[:-1]) for word in how if word[0].isdigit() and word.endswith("m")), None),
            colleague=next((reading.ids[word[3:]] for word in how if word.startswith("by:")), None), text=row["text"],
            cost=next((int(word[5:]) * 100 for word in how if word.startswith("cost:")), None),
        )  # fmt: skip
        yield from (Presence(number, reading.ids[person]) for person in row["with"].split())


def _facts(reading: _Reading) -> Iterator[Written]:
    people = {row["key"]: row["at"].split() for row in lines("people")}
    for number, row in enumerate(lines("facts"), 1):
        who, told, until = row["about"], row["told"], reading.maybe(row["until"])
        places, person = people.get(who, [who]), who in people
        yield Fact(
            row["kind"], reading.day(told), row["fact"], number,
            customer=None if person else reading.ids[who], person=reading.ids[who] if person else None,
            name=row["called"] or None, private=person, verified_on=reading.maybe(row["checked"]),
            entry=next((entry for place in places if (entry := reading.told.get((place, told)))), None),
            ended_on=until, replaced_by=number - 1 if until else None,
        )  # fmt: skip


def _promises(reading: _Reading) -> Iterator[Written]:
    for number, row in enumerate(lines("promises"), 1):
        made, who = row["made"], row["who"]
        ended, _, ended_on = row["ended"].partition(" ")
        yield Promise(
            reading.ids[row["customer"]], who if who in PARTIES else "colleague", row["text"], reading.day(made),
            reading.day(row["due"]), number, reading.told.get((row["customer"], made)),
            None if who in PARTIES else reading.ids[who], ended or None, reading.maybe(ended_on),
        )  # fmt: skip
        if row["slipped"]:
            moved_on, told = row["slipped"].partition(" ")[::2]
            said, to = moved_on.split(">")
            yield Slip(number, reading.day(said), reading.day(row["due"]), reading.day(to), told=told == "told")


def _problems(reading: _Reading) -> Iterator[Written]:
    for number, said in enumerate(chapters("problems")["problem"], 1):
        entry = reading.told.get((said["customer"], str(said["raised_on"])))
        yield Problem(id=number, entry=entry, **reading.plain(said))


def _contracts(reading: _Reading) -> Iterator[Written]:
    said = chapters("contracts")
    for number, contract in enumerate(said["contract"], 1):
        reading.ids[contract.pop("key", "")] = number
        yield Contract(id=number, **reading.plain(contract))
    yield from (Expectation(id=number, **reading.plain(one)) for number, one in enumerate(said["expectation"], 1))


def _growth(reading: _Reading) -> Iterator[Written]:
    said = chapters("growth")
    yield from (Referral(id=number, **reading.plain(one)) for number, one in enumerate(said["referral"], 1))
    for number, one in enumerate(said["opportunity"], 1):
        entry = reading.told.get((one["customer"], str(one["heard_on"])))
        yield Opportunity(id=number, entry=entry, **reading.plain(one))


def _calendar(reading: _Reading) -> Iterator[Written]:
    said = chapters("calendar")
    yield from (Snooze(**reading.plain(snooze)) for snooze in said["snooze"])
    for away in said["away"]:
        monday = reading.today + timedelta(days=7 * away["week"] - reading.today.weekday())
        made_on = min(reading.day(-3), monday - timedelta(days=14))
        yield Away(monday, monday + timedelta(days=4), made_on, colleague=reading.ids[away["colleague"]])


def _news(reading: _Reading) -> Iterator[Written]:
    for number, said in enumerate(chapters("news")["news"], 1):
        told = said.pop("told", ())
        said["tags"] = tuple(said.get("tags", ()))
        yield News(id=number, **reading.plain(said))
        for one in told:
            entry = reading.told.get((one["customer"], str(one["told_on"])))
            yield Telling(number, made_on=reading.day(one["told_on"]), entry=entry, **reading.plain(one))
