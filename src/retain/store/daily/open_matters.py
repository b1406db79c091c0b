"""What is open beside the clocks: promises, problems, deliveries, attempts, snoozes, birthdays, leavers, leave."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from retain.domain.standings import Attempt, Birthday, Leaver, Owing
from retain.store.daily import deliveries
from retain.store.daily.contacts import Contacts, InboundRuns
from retain.store.daily.settlements import Settled
from retain.store.records import DAYS, columns, from_row

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from datetime import date

    from retain.domain.away import Away
    from retain.domain.problems import Problem
    from retain.domain.standings import Book, Delivery

SOLVED_DAYS = 91
"""Days a solved problem still matters: its checks, and the boost after a severe one."""
TRIED_DAYS = 16
"""Calendar days that hold ten working days."""
LEFT_DAYS = 60
_PROMISE = """
SELECT id, customer, party, text, made_on,
    ifnull((SELECT to_on FROM slip WHERE promise = p.id AND day <= :today ORDER BY day DESC, id DESC LIMIT 1), due_on),
    entry, (SELECT name FROM colleague WHERE id = p.colleague)
FROM promise p WHERE made_on <= :today AND {one}
"""
PROMISES = f"{_PROMISE} AND ended_on IS NULL UNION ALL {_PROMISE} AND ended_on > :today ORDER BY id"
PROBLEMS = """
SELECT {what} FROM problem WHERE (solved_on IS NULL OR solved_on > :since) AND raised_on <= :today AND {one}
ORDER BY id
"""
SNOOZES = """
SELECT customer, until FROM (
    SELECT customer, until, max(id) FROM snooze WHERE made_on <= :today AND {one} GROUP BY customer)
WHERE until > :today
"""
ATTEMPTS = "SELECT customer, day, kind, time FROM entry WHERE attempt = 1 AND day BETWEEN :since AND :today AND {one}"
BIRTHDAYS = """
SELECT person.id, customer, name, birthday FROM person JOIN position ON position.person = person.id
WHERE instr(:days, substr(birthday, -5)) AND main = 1 AND (left_on IS NULL OR left_on > :today)
    AND added_on <= :today AND {one}
ORDER BY person.id
"""
LEAVERS = """
SELECT person.id, customer, name, left_on,
    (SELECT group_concat(name, ' or ') FROM (SELECT other.name FROM position held JOIN person other
        ON other.id = held.person WHERE held.customer = position.customer AND held.person <> position.person
        AND (held.left_on IS NULL OR held.left_on > :today) AND ' ' || other.no_contact || ' ' NOT LIKE '% all %'
        ORDER BY held.main DESC, held.id LIMIT 2)),
    (SELECT place.name FROM position held JOIN customer place ON place.id = held.customer
        WHERE held.person = position.person AND held.customer <> position.customer
        AND (held.left_on IS NULL OR held.left_on > :today) ORDER BY held.id DESC LIMIT 1)
FROM position JOIN person ON person.id = position.person
WHERE left_on BETWEEN :since AND :today AND {one} ORDER BY position.id
"""
EXECUTIVES = """
SELECT id, name FROM colleague WHERE executive = 1 AND (archived_on IS NULL OR archived_on > :today)
"""
ANY_AGREED = "SELECT 1 FROM contract UNION ALL SELECT 1 FROM expectation LIMIT 1"
LOGGED = "SELECT kind, minutes FROM entry WHERE day = ? AND colleague IS NULL AND attempt = 0"
ANY_GROWTH = """
SELECT 1 FROM opportunity UNION ALL SELECT 1 FROM referral LIMIT 1
"""
CARD_LEAD = 31
"""Days before a birthday, or before a break that it lies in, within which it can make a row."""


def fill(
    book: Book,
    connection: sqlite3.Connection,
    today: date,
    horizon: date,
    only: int | None = None,
    delivered: Iterable[Delivery] | None = None,
) -> None:
    """Read what is open by `today` into the book, and the contacts that may have settled it (`only` one customer's).

    What is dated inside a break is spread over its eve, everybody's together: then all of it is read for one, too.
    `delivered` are the deliveries where they are known already.
    """
    book.away = tuple(_away(connection, today))
    since: dict[int, date] = {}
    own = Asking(connection, today, only)
    everybody = Asking(connection, today) if book.away else own
    _owing(book, everybody, since)
    _agreed(book, connection, today, since)
    _growing(book, connection, today, since)
    breaks = [leave.last for leave in book.away if leave.first <= horizon + timedelta(days=CARD_LEAD)]
    for person in _birthdays(everybody, max([horizon, *breaks])):
        _file(book.birthdays, person.customer, person, since, today - timedelta(days=CARD_LEAD))
    if delivered is None:
        delivered = deliveries.open_by(connection, today, book.standings, only)
    for delivery in delivered:
        book.deliveries.setdefault(delivery.customer, []).append(delivery)
    for customer, day, kind, time in own.rows(ATTEMPTS, back=TRIED_DAYS):
        book.attempts.setdefault(customer, []).append(Attempt(customer, DAYS[day], kind, time))
    for person, customer, name, day, *after in own.rows(LEAVERS, back=LEFT_DAYS):
        _file(book.leavers, customer, Leaver(person, customer, name, DAYS[day], *after), since, DAYS[day])
    book.executives = dict(own.rows(EXECUTIVES))
    book.snoozes = {customer: DAYS[until] for customer, until in own.rows(SNOOZES)}
    book.settled = Settled(connection, today)
    book.logged_today = connection.execute(LOGGED, (today.isoformat(),)).fetchall()
    if only is not None:
        since = {customer: day for customer, day in since.items() if customer == only}
    book.contacts = Contacts(connection, since, today)
    book.inbound_runs = InboundRuns(connection, book.standings, today)


class Asking:
    """Queries as of a day, about every customer or one."""

    def __init__(self, connection: sqlite3.Connection, today: date, only: int | None = None) -> None:
        self.connection = connection
        self.today = today
        self.only = only

    def rows(self, query: str, *, back: int = 0, what: str = "1", days: str = "") -> sqlite3.Cursor:
        """The rows of a query; `back` days ago is its `:since`."""
        one = "1" if self.only is None else "customer = :only"
        since = (self.today - timedelta(days=back)).isoformat()
        bounds = {"today": self.today.isoformat(), "since": since, "only": self.only, "days": days}
        return self.connection.execute(query.format(one=one, what=what), bounds)


def _owing(book: Book, asking: Asking, since: dict[int, date]) -> None:
    for row in asking.rows(PROMISES):
        owing = Owing._make((*row[:4], DAYS[row[4]], DAYS[row[5]], *row[6:]))
        _file(book.promises, owing.customer, owing, since, owing.made_on)
    for problem in _problems(asking):
        _file(book.problems, problem.customer, problem, since, problem.raised_on)


def _agreed(book: Book, connection: sqlite3.Connection, today: date, since: dict[int, date]) -> None:
    if not connection.execute(ANY_AGREED).fetchone():
        return
    from retain.domain.owed_contracts import thanked_since
    from retain.store.daily import contracts

    book.contracts = contracts.contracts(connection, today)
    for contract in (contract for some in book.contracts.values() for contract in some):
        if day := thanked_since(contract, today):
            since[contract.customer] = min(day, since.get(contract.customer, day))
    for expectation in contracts.expectations(connection, today):
        book.expectations.setdefault(expectation.customer, []).append(expectation)


def _growing(book: Book, connection: sqlite3.Connection, today: date, since: dict[int, date]) -> None:
    if not connection.execute(ANY_GROWTH).fetchone():
        return
    from retain.store.daily import growth

    for referral in growth.given(connection, today):
        _file(book.referrals, referral.customer, referral, since, referral.given_on or today)
    for opportunity in growth.opportunities(connection, today):
        book.opportunities.setdefault(opportunity.customer, []).append(opportunity)


def _file(place: dict[int, list[Any]], customer: int, thing: object, since: dict[int, date], day: date) -> None:
    place.setdefault(customer, []).append(thing)
    if customer not in since or day < since[customer]:
        since[customer] = day


def _problems(asking: Asking) -> Iterable[Problem]:
    if not asking.rows(PROBLEMS, back=SOLVED_DAYS).fetchone():
        return []
    from retain.domain.problems import Problem, known_by

    rows = asking.rows(PROBLEMS, back=SOLVED_DAYS, what=", ".join(columns(Problem)))
    return [known_by(from_row(Problem, row), asking.today) for row in rows]


def _birthdays(asking: Asking, horizon: date) -> Iterable[Birthday]:
    today = asking.today
    days = {(today + timedelta(days=n)).strftime("%m-%d") for n in range((horizon - today).days + CARD_LEAD)}
    days |= {"02-29"} if "02-28" in days else set()
    return [Birthday(*row) for row in asking.rows(BIRTHDAYS, days=" ".join(days))]


def _away(connection: sqlite3.Connection, today: date) -> Iterable[Away]:
    if not connection.execute("SELECT 1 FROM away LIMIT 1").fetchone():
        return []
    from retain.domain.away import Away

    since = (today - timedelta(days=SOLVED_DAYS)).isoformat()
    names = ", ".join(columns(Away))
    rows = connection.execute(
        f"SELECT {names} FROM away WHERE last >= ? AND made_on <= ?",
        (since, today.isoformat()),
    )
    return [from_row(Away, row) for row in rows]
