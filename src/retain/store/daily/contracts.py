"""Contracts and expectations as the rules see them: every contract known by a day, and what is still to be reviewed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retain.domain.contracts import VALUE_SHOWN, Contract, Course, billed, business, silence
from retain.domain.expectations import Expectation
from retain.domain.kinds import LIVE
from retain.domain.standings import quarter_start
from retain.store.records import DAYS, columns, from_row

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator
    from datetime import date

    from retain.domain.standings import Sales
    from retain.store.diary import Diary

CONTRACTS = f"SELECT {', '.join(columns(Contract))} FROM contract WHERE min(signed_on, starts_on) <= ? ORDER BY id"
_EXPECTATION = f"SELECT {', '.join(columns(Expectation))} FROM expectation"
OPEN = f"""
{_EXPECTATION} WHERE reviewed_on IS NULL AND set_on <= :today
UNION ALL {_EXPECTATION} WHERE reviewed_on > :today AND set_on <= :today ORDER BY id
"""
_LIVE = ", ".join(f"'{kind}'" for kind in LIVE)
_WITHIN = "customer = ? AND day BETWEEN ? AND ? AND attempt = 0"
CONVERSATIONS = f"""
SELECT DISTINCT day FROM entry
WHERE {_WITHIN} AND colleague IS NULL AND kind <> 'note' AND (inbound = 1 OR kind IN ({_LIVE}))
"""
_SHOWN = " OR ".join(f"' ' || purposes || ' ' LIKE '% {purpose} %'" for purpose in VALUE_SHOWN)
SHOWN = f"SELECT 1 FROM entry WHERE {_WITHIN} AND ({_SHOWN}) LIMIT 1"
SOLD = "SELECT ifnull(sum(amount), 0) FROM sale WHERE customer = ? AND day BETWEEN ? AND ?"
KNOWN_SINCE = """
SELECT min(added_on, ifnull((SELECT min(day) FROM entry WHERE customer = c.id), added_on)) FROM customer c WHERE id = ?
"""
PROOFS = f"SELECT count(*) FROM entry WHERE {_WITHIN} AND ' ' || purposes || ' ' LIKE '% proof %'"


def contracts(connection: sqlite3.Connection, today: date) -> dict[int, list[Contract]]:
    """Each customer's contracts known by a day, the first first: a book has few, and old ones are business too."""
    found: dict[int, list[Contract]] = {}
    for row in connection.execute(CONTRACTS, (today.isoformat(),)):
        contract = from_row(Contract, row)
        found.setdefault(contract.customer, []).append(contract)
    return found


def with_contracts(connection: sqlite3.Connection, sales: dict[int, Sales], today: date) -> dict[int, Sales]:
    """The same sales with the contracts known by a day counted in."""
    for customer, some in contracts(connection, today).items():
        if found := business(sales.get(customer), some, today):
            sales[customer] = found
    return sales


def expectations(connection: sqlite3.Connection, today: date) -> Iterator[Expectation]:
    """The expectations still to be reviewed on a day."""
    rows = connection.execute(OPEN, {"today": today.isoformat()})
    return (from_row(Expectation, row) for row in rows)


def courses(diary: Diary, some: Iterable[Contract]) -> list[Course]:
    """How the terms of some contracts have gone by the diary's day."""
    return [_course(diary, contract) for contract in some]


def _course(diary: Diary, contract: Contract) -> Course:
    last = min(diary.today, contract.end_by(diary.today))
    term = (contract.customer, contract.starts_on.isoformat(), last.isoformat())
    talks = [DAYS[day] for (day,) in diary.connection.execute(CONVERSATIONS, term)]
    (proofs,) = diary.connection.execute(PROOFS, term).fetchone()
    (since,) = diary.connection.execute(KNOWN_SINCE, (contract.customer,)).fetchone()
    return Course(contract, silence(contract, talks, DAYS[since], diary.today), proofs)


def unproven(diary: Diary, customer: int, some: Iterable[Contract]) -> int:
    """What was billed this quarter, in minor units, while no contact showed the customer its value; else 0."""
    quarter = (customer, quarter_start(diary.today).isoformat(), diary.today.isoformat())
    if diary.connection.execute(SHOWN, quarter).fetchone():
        return 0
    (sold,) = diary.connection.execute(SOLD, quarter).fetchone()
    return billed(sold, some, diary.today)
