"""Saying something of a customer's status: what was said before stays in the diary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from retain.domain import statements
from retain.domain.customers import AUTO, Customer
from retain.domain.statements import Statement, newest, restated

if TYPE_CHECKING:
    from collections.abc import Mapping

    from retain.store.diary import Diary

_STATED = ("said", "said_on", "said_because")
STALE = "ifnull(day, '') >= ifnull((SELECT said_on FROM customer WHERE id = statement.customer), '')"
"""Not older than what stands with the customer: such a statement says nothing any more."""


def keep(diary: Diary, customer: Customer) -> None:
    """Store a changed customer in the place of the one with its id.

    Where something else is said of its status, what was said of earlier days joins the former statements; what was
    said of that day or of later ones is corrected by it. Runs inside `changing()`.
    """
    held = diary.get(Customer, customer.id or 0)
    was, now = newest(held), newest(customer)
    if now and now != was:
        customer = _superseding(diary, customer, was, now)
    if customer != held:
        diary.change(customer)


def _superseding(diary: Diary, customer: Customer, was: Statement | None, now: Statement) -> Customer:
    held = diary.where(Statement, "customer = ?", customer.id)
    stay = statements.before([*statements.before(held, was), was] if was else (), now)
    for one in held:
        if one not in stay:
            diary.remove(Statement, one.id or 0)
    if was and was in stay:
        diary.write(was)
    return restated(customer, None) if now.status == AUTO and not stay else customer


def news(diary: Diary, customer: Customer, fields: Mapping[str, Any]) -> dict[str, Any]:
    """What a file says of a customer, without a status that the diary knows; one without a day is said today."""
    told = {name: fields[name] for name in _STATED if name in fields}
    rest = {name: value for name, value in fields.items() if name not in told}
    if not told or all(getattr(customer, name) == value for name, value in told.items()):
        return rest
    said = {"said_on": diary.today, "said_because": None} | told
    known = ((one.status, one.day, one.because) for one in former(diary, customer))
    return rest if tuple(said[name] for name in _STATED) in known else rest | said


def former(diary: Diary, customer: Customer) -> list[Statement]:
    """What was said of a customer before what it is known by, newest first."""
    now = newest(customer)
    found = diary.where(Statement, "customer = ?", customer.id)
    return statements.before(found, now)[::-1] if now else []


def tidy(diary: Diary) -> None:
    """Drop what isn't older than its customer's newest statement, where that was brought back to an earlier one."""
    diary.connection.execute(f"DELETE FROM statement WHERE {STALE}")
