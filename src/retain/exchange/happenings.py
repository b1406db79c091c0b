"""Dated rows of a customer: sales, entries, promises, problems, contracts, expectations, referrals, opportunities."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from retain.domain.contracts import Contract
from retain.domain.errors import Misused
from retain.domain.expectations import Expectation, review_day
from retain.domain.incoming import Aside, Happening, Who
from retain.domain.names import fold
from retain.domain.opportunities import Opportunity
from retain.domain.referrals import Referral, in_order
from retain.exchange import cells
from retain.exchange.contacts import DELETED, is_deleted
from retain.exchange.dates_column import clock, time_of
from retain.exchange.deals import standing
from retain.exchange.references import REFERRING, people_in, whole_id
from retain.exchange.vocabulary import squeezed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from retain.domain.incoming import Kind
    from retain.exchange.readers import Read, Readers, Reads

Value = str | int | None
R = TypeVar("R", Contract, Expectation, Referral, Opportunity)
_READS: Mapping[Kind, Reads] = {
    "sales": {
        "day": "day",
        "amount": "amount",
        "product": cells.text,
        "margin": "amount",
        "delivered_on": "day",
        "number": cells.word,
    },
    "entries": {
        "day": "day",
        "kind": cells.kind,
        "time": clock,
        "inbound": cells.inbound,
        "attempt": cells.truth,
        "bulk": cells.truth,
        "private": cells.truth,
        "purposes": cells.purposes,
        "mood": cells.mood,
        "minutes": cells.minutes,
        "cost": "amount",
        "text": cells.text,
    },
    "promises": {
        "party": cells.party,
        "text": cells.text,
        "made_on": "day",
        "due_on": "day",
        "ended": cells.ending,
        "ended_on": "day",
    },
    "problems": {
        "kind": cells.trouble,
        "text": cells.text,
        "raised_on": "day",
        "severe": cells.truth,
        "expected": cells.text,
        "received": cells.text,
        "number": cells.word,
        "amount": "amount",
        "target_on": "day",
        "next_on": "day",
        "answered_on": "day",
        "solved_on": "day",
    },
    "contracts": {
        "starts_on": "day",
        "ends_on": "day",
        "signed_on": "day",
        "value": "amount",
        "title": cells.text,
        "number": cells.word,
        "notice_days": cells.whole,
        "auto_renews": cells.truth,
        "price_on": "day",
        "invoiced": cells.truth,
        "ended": cells.contract_ending,
        "ended_on": "day",
        "because": cells.text,
    },
    "expectations": {
        "text": cells.text,
        "set_on": "day",
        "review_on": "day",
        "metric": cells.text,
        "target": cells.text,
        "result": cells.result,
        "reviewed_on": "day",
        "found": cells.text,
        "unrealistic": cells.truth,
        "explained": cells.text,
    },
    "referrals": {
        "whom": cells.text,
        "asked_on": "day",
        "given_on": "day",
        "contacted_on": "day",
        "won_on": "day",
        "lost_on": "day",
        "amount": "amount",
        "text": cells.text,
    },
    "opportunities": {
        "text": cells.text,
        "heard_on": "day",
        "amount": "amount",
        "next_step": cells.text,
        "next_on": "day",
        "ended": cells.opportunity_ending,
        "ended_on": "day",
        "because": cells.text,
    },
}
_NEEDED = {
    "sales": ("day", "amount"),
    "entries": ("day",),
    "promises": ("text", "due_on"),
    "problems": ("text", "raised_on"),
    "contracts": ("starts_on", "ends_on"),
    "expectations": ("text", "set_on"),
    "referrals": (),
    "opportunities": ("text", "heard_on"),
}
_CALLED = {
    "day": "day",
    "due_on": "day it is due",
    "raised_on": "day it was raised",
    "starts_on": "first day",
    "ends_on": "last day",
    "set_on": "day it was set",
    "heard_on": "day it was heard",
    "amount": "amount",
    "text": "text",
}
_OPEN = "not won"
NOT_DONE = "not done yet"
_PLANNED = frozenset(
    {"to do", "todo", "not done", "no", "false", "0", "open", "planned", "not started", "scheduled", "in progress"}
)


class Happenings:
    """Rows of a table of dated things; `columns` are what a row's values are."""

    def __init__(self, kind: Kind, readers: Readers) -> None:
        self._readers = readers
        self.columns = tuple(_READS[kind])
        plan = {field: (column, read) for field, column, read in readers.plan(_READS[kind])}
        plan |= {
            field: (column, self._read(kind, field))
            for field, others in _INSTEAD.get(kind, {}).items()
            for other in others
            if (kind == "sales" or field not in plan) and (column := readers.column(other)) is not None
        }
        if readers.found.program in CRMS:
            plan |= {field: (plan[field][0], read) for field, read in _LENIENT.items() if field in plan}
        silent = (0, _nothing)
        self._plan = tuple((read, column) for column, read in (plan.get(field, silent) for field in self.columns))
        dateless = kind == "opportunities" and readers.found.deals
        needed = (field for field in _NEEDED[kind] if not (dateless and field == "heard_on"))
        self._needed = tuple((self.columns.index(field), _CALLED[field]) for field in needed)
        self._who = tuple(readers.column(field) for field in ("id", "customer", "email"))
        self._refers = readers.refers if readers.found.program in REFERRING else None
        self._people, self._colleague = readers.column("people"), readers.column("by")
        self._law = getattr(self, f"_law_of_{kind}", None)
        self._deals = kind if readers.found.deals else ""
        self._told, self._outcome = readers.column("kind"), readers.column("outcome")
        texts = readers.found.columns.get("text", ())
        self._texts = sorted(texts, key=lambda column: not _TITLED & set(fold(readers.table.header[column]).split()))
        self._pages = kind == "entries" and (len(self._texts) > 1 or readers.found.program in CRMS)
        held = {squeezed(heading) for heading in readers.table.header}
        self._usual = next((usual for word, usual in _TABLES_OF.items() if word in held), "note")
        self._aside = bool({"deleted", "won", "is_won", "done"} & readers.found.columns.keys())
        self._became = tuple(readers.column(field) for field in ("became_id", "became"))

    def __call__(self, line: int, row: Sequence[str]) -> Happening | Aside | None:
        """One dated row, None for one of the other half of a table of deals.

        Raises Misused where a cell can't be read or a needed one is empty.
        """
        if self._aside and (why := self._set_aside(row)) is not None:
            return Aside(line, why) if why else None
        values: list[Value] = [read(row[column]) for read, column in self._plan]
        for place, called in self._needed:
            if values[place] is None:
                raise Misused(f"it has no {called}")
        if self._law:
            self._law(values, row)
        who, people = _who(self._who, row), "" if self._people is None else row[self._people].strip()
        if self._refers:
            who = self._refers(who)
            people, mail = people_in(people)
            who = who if who.email else who._replace(email=mail)
        if not (any(who) or people):
            raise Misused("it names no customer")
        colleague = "" if self._colleague is None else row[self._colleague].strip()
        return Happening(line, who, tuple(values), people, colleague, _who(self._became, row))

    def _read(self, kind: Kind, field: str) -> Read:
        read = _READS[kind][field]
        column = next(column for other in _INSTEAD[kind][field] if (column := self._readers.column(other)) is not None)
        return self._readers.days(column) if isinstance(read, str) else read

    def _set_aside(self, row: Sequence[str]) -> str | None:
        """Why a row isn't for the diary, "" where the other half of its table tells of it, None where it is."""
        if is_deleted(self._readers, row):
            return "" if self._deals == "opportunities" else DELETED
        if fold(self._readers.text(row, "done")) in _PLANNED:
            return NOT_DONE
        if self._deals == "opportunities" or not _STAGED & self._readers.found.columns.keys():
            return None
        return None if standing(self._readers, row) == "won" else "" if self._deals else _OPEN

    def _law_of_entries(self, values: list[Value], row: Sequence[str]) -> None:
        day, kind, time, inbound, attempt = range(5)
        if values[kind] is None:
            values[kind] = self._usual
        if self._told is not None and values[inbound] is None and cells.began_there(row[self._told]):
            values[inbound] = True
        if self._outcome is not None and values[attempt] is None and cells.unreached(row[self._outcome]):
            values[attempt] = values[kind] != "note" and not values[inbound]
        if values[attempt] and (values[inbound] or values[kind] == "note"):
            raise Misused("an attempt is ours and is no note")
        if values[attempt] or values[inbound]:  # of what the diary has, the other is no longer so
            values[attempt], values[inbound] = bool(values[attempt]), bool(values[inbound])
        column = self._plan[day][1]
        if values[time] is None and len(row[column]) > len("2026-11-23"):
            values[time] = time_of(row[column])
        if self._pages:
            values[-1] = cells.joined(row[text] for text in self._texts)

    def _law_of_promises(self, values: list[Value], row: Sequence[str]) -> None:
        party, ended, ended_on = 0, 4, 5
        named = self._colleague is not None and bool(row[self._colleague].strip())
        values[party] = values[party] or "me"
        if named != (values[party] == "colleague"):
            raise Misused("a colleague's promise names the colleague, and no other does")
        if (values[ended] is None) != (values[ended_on] is None):
            raise Misused("how it ended and when stand together")

    def _law_of_contracts(self, values: list[Value], _: Sequence[str]) -> None:
        said = dict(zip(self.columns, values, strict=True))
        _lawful(Contract, said | {"signed_on": said["signed_on"] or said["starts_on"]})

    def _law_of_expectations(self, values: list[Value], _: Sequence[str]) -> None:
        review = self.columns.index("review_on")
        values[review] = values[review] or review_day(date.fromisoformat(str(values[1]))).isoformat()
        _lawful(Expectation, dict(zip(self.columns, values, strict=True)))

    def _law_of_referrals(self, values: list[Value], _: Sequence[str]) -> None:
        in_order(_lawful(Referral, dict(zip(self.columns, values, strict=True))))

    def _law_of_opportunities(self, values: list[Value], row: Sequence[str]) -> None:
        said = dict(zip(self.columns, values, strict=True))
        if self._deals:
            said |= self._deal(said, row)
            values[:] = [said[column] for column in self.columns]
        today = self._readers.choices.today.isoformat()
        _lawful(Opportunity, said | {"heard_on": said["heard_on"] or said["ended_on"] or today})

    def _deal(self, said: Mapping[str, Value], row: Sequence[str]) -> dict[str, Value]:
        """How a deal ended and when; of one still open the day it should close, where nothing else comes next."""
        how = standing(self._readers, row)
        today = self._readers.choices.today.isoformat()
        closes = self._day("closes_on", row)
        if how == "open":
            ahead = closes if closes and closes > today else None
            return {"next_on": said["next_on"] or ahead, "because": None}
        day = self._day(f"{how}_on", row) or closes or today
        heard = said["heard_on"]
        ended_on = max(day, str(heard)) if heard else day
        return {"ended": how, "ended_on": ended_on, "heard_on": heard, "next_on": None}

    def _day(self, field: str, row: Sequence[str]) -> str | None:
        column = self._readers.column(field)
        return None if column is None else self._readers.days(column)(row[column])

    def _law_of_problems(self, values: list[Value], _: Sequence[str]) -> None:
        kind, raised, answered, solved = 0, 2, 10, 11
        values[kind] = "trouble" if values[kind] in {None, "gap"} else values[kind]
        for day in (values[answered], values[solved]):
            if day is not None and str(day) < str(values[raised]):
                raise Misused(f"it can't be answered or solved on {day}, before it was raised")


_STAGED = frozenset({"won", "is_won"})
_INSTEAD: Mapping[Kind, Mapping[str, tuple[str, ...]]] = {
    "sales": {"day": ("won_on",)},
    "entries": {"day": ("made_on",)},
}
"""Fields that another column tells where theirs is missing."""
_TITLED = frozenset({"subject", "title", "name"})
"""Words of the heading that an entry's text begins with, whatever stands left of it."""
CRMS = frozenset({"hubspot", "salesforce", "pipedrive", "zoho"})
"""Programs whose notes are pages of HTML, and whose kinds of activity each office makes up."""
_LENIENT: Mapping[str, Read] = {
    "kind": cells.kind_there,
    "number": lambda cell: (word := cells.word(cell)) and whole_id(word),
}
_TABLES_OF = {"calltitle": "call", "callnotes": "call", "emailsubject": "email", "emailbody": "email",
              "meetingname": "meeting", "internalmeetingnotes": "meeting"}  # fmt: skip
"""Headings of HubSpot's tables of one kind of activity each."""


def _who(columns: Sequence[int | None], row: Sequence[str]) -> Who:
    return Who(*("" if column is None else row[column].strip() for column in columns))


def _lawful(cls: type[R], said: dict[str, Value]) -> R:
    """The record a row makes, of nobody yet; raises the record's own refusal where the row breaks its laws."""
    dated = {field.name for field in fields(cls) if str(field.type).startswith("date")}
    known: dict[str, Any] = {
        name: date.fromisoformat(str(value)) if name in dated else value
        for name, value in said.items()
        if value is not None
    }
    return cls(customer=0, **known)


def _nothing(_: str) -> None:
    return None
