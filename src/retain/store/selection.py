"""The customers a filter selects, each as the fields it is filtered by."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from retain.domain import tiers
from retain.domain.customers import Customer
from retain.domain.standings import status
from retain.domain.where import matches, parse
from retain.store.daily.book import standings
from retain.store.daily.sales import sales_by

if TYPE_CHECKING:
    from collections.abc import Iterable

    from retain.domain.policy import Policy
    from retain.domain.where import Condition
    from retain.store.diary import Diary

_MANY = {
    "tag": "SELECT customer, 'tag', name FROM tag",
    "slow-payer": "SELECT id, 'slow-payer', iif(pays_late IS NULL, 'no', 'yes') FROM customer",
    "part-of": "SELECT part.id, 'part-of', w.name FROM customer part JOIN customer w ON w.id = part.part_of",
}
_CUSTOM = "SELECT customer, name, value FROM custom"
CAME = (
    "(added_on <= :today OR EXISTS (SELECT 1 FROM entry WHERE entry.customer = {0}.id AND day <= :today)"
    " OR EXISTS (SELECT 1 FROM sale WHERE sale.customer = {0}.id AND day <= :today)"
    " OR EXISTS (SELECT 1 FROM contract WHERE contract.customer = {0}.id AND signed_on <= :today))"
)
"""Whether a customer had come into the diary by a day."""
_OWN = ("name", "town", "postcode", "country", "industry", "potential")


def selected(diary: Diary, where: str, policy: Policy, *, archived: bool = False) -> list[Customer]:
    """The customers in the diary by today that meet a filter, in order of name; raises NotAFilter for what is none."""
    conditions = parse(where, own_fields(diary))
    today = diary.today.isoformat()
    kept = "1" if archived else "(archived_on IS NULL OR archived_on > :today)"
    came = CAME.format("customer").replace(":today", "?1")
    customers = diary.where(Customer, f"{kept.replace(':today', '?1')} AND {came}", today)
    accounts = _accounts(diary, conditions, customers, policy)
    found = [one for one in customers if matches(conditions, accounts[one.id or 0])]
    return sorted(found, key=lambda one: (one.key, one.id or 0))


def numbers(diary: Diary, where: str, policy: Policy) -> frozenset[int]:
    """The customers that meet a filter, by number; raises NotAFilter for what is none."""
    return frozenset(one.id or 0 for one in selected(diary, where, policy))


def own_fields(diary: Diary) -> list[str]:
    """The names of the diary's custom fields."""
    rows = diary.connection.execute("SELECT DISTINCT name FROM custom ORDER BY name")
    return [str(name) for (name,) in rows]


def _accounts(
    diary: Diary, conditions: Iterable[Condition], customers: list[Customer], policy: Policy
) -> dict[int, dict[str, tuple[str, ...]]]:
    """Each customer's fields; those that cost a table or a derivation only where a condition asks for them."""
    asked = {condition.field for condition in conditions}
    accounts = {one.id or 0: {field: _value(getattr(one, field)) for field in _OWN} for one in customers}
    queries = [_MANY[field] for field in asked & _MANY.keys()]
    if asked - _MANY.keys() - set(_OWN) - {"tier", "status"}:
        queries.append(_CUSTOM)
    for query in queries:
        _add(accounts, diary.connection.execute(query))
    if asked & {"tier", "status"}:
        _add(accounts, _derived(diary, policy))
    return accounts


def _value(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()


def _add(accounts: dict[int, dict[str, tuple[str, ...]]], rows: Iterable[tuple[int, str, str]]) -> None:
    found: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
    for customer, field, value in rows:
        found[customer, field].append(value)
    for (customer, field), values in found.items():
        if customer in accounts:
            accounts[customer][field] = tuple(values)


def standing(diary: Diary, policy: Policy) -> dict[int, tuple[str, str | None]]:
    """Each customer's status and tier as of today; the lost and prospects have no tier."""
    stands, sales = standings(diary.connection, diary.today), sales_by(diary.connection, diary.today)
    ranks, _ = tiers.on(stands, sales, policy, diary.today)
    states = {one.id: status(one, sales.get(one.id), diary.today) for one in stands}
    return {
        number: (state, ranks.get(number, "C") if state in tiers.KEPT else None) for number, state in states.items()
    }


def _derived(diary: Diary, policy: Policy) -> list[tuple[int, str, str]]:
    return [
        (number, field, value)
        for number, (state, tier) in standing(diary, policy).items()
        for field, value in (("status", state), ("tier", tier))
        if value
    ]
