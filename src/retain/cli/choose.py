"""Which customers a command is about: names, codes, a list, a filter; asked for where a name is ambiguous.

Every choice is made in its own short reading of the diary, which ends before anybody is asked.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, TypeVar

from retain.domain.errors import Misused, NotFound, Refused
from retain.domain.names import short
from retain.store import lookup

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from retain.cli.context import Context
    from retain.domain.colleagues import Colleague
    from retain.domain.customers import Customer
    from retain.domain.people import Person
    from retain.store.diary import Diary

R = TypeVar("R")
NAMED = 3
"""Customers that a question names, of all that it is about."""


def customer(context: Context, typed: str) -> Customer:
    """The one customer meant; on a terminal an ambiguous name becomes a numbered choice."""
    return _chosen(context, typed, lookup.customer)


def person(context: Context, typed: str, at: int | None = None) -> Person:
    """The one person meant, of all or of those at one customer; asks as `customer` does."""
    return _chosen(context, typed, lambda diary, words: lookup.person(diary, words, at))


def colleague(context: Context, typed: str) -> Colleague:
    """The one colleague meant; asks as `customer` does."""
    return _chosen(context, typed, lookup.colleague)


def customers(context: Context, typed: str = "", where: str = "") -> list[Customer]:
    """The customers that a list of names ("Acme,Birch") and a filter name between them, each once.

    Raises Misused where neither was typed, NotFound where the filter fits nobody.
    """
    if not typed.strip() and not where.strip():
        raise Misused("No customer was named.", 'Type a name, a code such as c12, or --where "town:Leeds".')
    found = [customer(context, name) for name in _listed(context, typed)]
    if where.strip():
        found += _fitting(context, where)
    return list({one.id: one for one in found}.values())


def scope(context: Context, typed: str, where: str) -> dict[str, list[Any]]:
    """The condition that names and a filter put on the customer of a record; none where neither was typed."""
    if not typed.strip() and not where.strip():
        return {}
    return {"customer": [one.id or 0 for one in customers(context, typed, where)]}


def among(context: Context, where: str) -> set[int] | None:
    """The numbers of the customers a filter fits; None where none was typed. Raises NotFound where it fits nobody."""
    return {one.id or 0 for one in _fitting(context, where)} if where.strip() else None


def named(context: Context, first: str, words: str) -> tuple[str, str]:
    """A customer's name and the words after it: all of them are the name where one is, or begins with, all."""
    whole = f"{first} {words}".strip()
    with context.reading() as diary:
        return (whole, "") if words and lookup.known(diary, lookup.CUSTOMERS, whole) else (first, words)


def called(chosen: Sequence[Customer]) -> str:
    """Those customers in a change's name: "Acme", or "7 customers"."""
    from retain.domain.plurals import counted

    return short(chosen[0].name) if len(chosen) == 1 else counted(len(chosen), "customer")


def several(chosen: Sequence[Customer]) -> str:
    """So many customers, the first of them by name: "7 customers (Acme, Birch, Cedar, …)"."""
    from retain.domain.plurals import counted

    names = [short(one.name) for one in chosen[:NAMED]] + ["…"] * (len(chosen) > NAMED)
    return f"{counted(len(chosen), 'customer')} ({', '.join(names)})"


def agreed(context: Context, count: int, deed: str) -> None:
    """Have a change to more than one customer confirmed: asked on a terminal, else refused without --yes.

    `deed` reads like "Log this to 7 customers".
    """
    if count <= 1 or context.asked.yes:
        return
    if not context.interactive:
        raise Misused(f"{deed}? That needs your word.", "Add --yes.")
    if answer(context, f"{deed}? [y/N]").lower() not in {"y", "yes"}:
        raise Refused("Nothing was changed.")


def answer(context: Context, question: str) -> str:
    """What the rep types after a question on the terminal; an end of input is no answer."""
    context.screen.say(question)
    return sys.stdin.readline().strip()


def _listed(context: Context, typed: str) -> list[str]:
    if "," not in typed:
        return [typed] if typed.strip() else []
    with context.reading() as diary:
        whole = lookup.known(diary, lookup.CUSTOMERS, typed)
    names = [name.strip() for name in typed.split(",")]
    if not whole and "" in names:
        raise Misused("A customer is missing beside a comma.", 'Several are one word, or quoted: "Acme, Birch".')
    return [typed] if whole else names


def _fitting(context: Context, where: str) -> list[Customer]:
    from retain.store.selection import selected

    with context.reading() as diary:
        found = selected(diary, where, context.policy)
    if not found:
        raise NotFound(f"No customer fits {where}.", "`retain customer list` shows what there is.")
    return found


def _chosen(context: Context, typed: str, find: Callable[[Diary, str], R]) -> R:
    with context.reading() as diary:
        try:
            return find(diary, typed)
        except lookup.Several as several:
            if not context.interactive:
                raise
            unclear = several
    code = _picked(context, unclear)
    with context.reading() as diary:
        return find(diary, code)


def _picked(context: Context, unclear: lookup.Several) -> str:
    offered = unclear.candidates[: lookup.LISTED]
    lines = "\n".join(f"{number:>3}  {candidate}" for number, candidate in enumerate(offered, 1))
    for line in lines.splitlines():
        context.screen.say(line)
    said = answer(context, f"Which? [1-{len(offered)}]")
    if said.isdecimal() and 1 <= int(said) <= len(offered):
        return offered[int(said) - 1].code
    raise unclear
