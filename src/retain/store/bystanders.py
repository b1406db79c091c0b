"""The people set aside: listed with what is known of them by now, put at a customer, dropped, and erased."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retain.domain.bystanders import Bystander, Pending, dropped, in_order, quoted
from retain.domain.errors import NotFound, Refused
from retain.domain.incoming import Receipt, Who
from retain.domain.names import bare
from retain.store.intake.matching import Customers

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from retain.domain.customers import Customer
    from retain.store.diary import Diary


def pending(diary: Diary) -> list[Pending]:
    """Everybody set aside and not dropped, those first of whom something can be made."""
    customers = Customers(diary)
    names = dict(diary.connection.execute("SELECT id, name FROM customer"))
    return in_order(_judged(one, customers, names) for one in diary.where(Bystander, "dropped_on IS NULL"))


def there(diary: Diary, name: str) -> int:
    """How many were set aside whose company goes by this name."""
    rows = diary.connection.execute(
        "SELECT company, count(*) FROM bystander WHERE company <> '' GROUP BY company"
    ).fetchall()
    return sum(count for company, count in rows if bare(company) == bare(name))


def coded(found: Iterable[Pending], numbers: Collection[int]) -> list[Pending]:
    """Those of these numbers; raises NotFound for one that isn't pending."""
    known = {one.one.id or 0: one for one in found}
    for number in numbers:
        if number not in known:
            raise NotFound(f"Nobody pending is b{number}.", "`retain import --pending` lists who is.")
    return [known[number] for number in dict.fromkeys(numbers)]


def attach(diary: Diary, chosen: Iterable[Bystander], customer: Customer) -> list[tuple[int, str]]:
    """Put people at a customer with all that was said of them, inside `changing()`; their numbers and names."""
    from retain.store.intake.desk import Desk

    desk, receipt = Desk(diary), Receipt("", "people")
    wrote = []
    for one in chosen:
        wrote.append((desk.settle(one.met, customer.id or 0, receipt), one.name))
        diary.remove(Bystander, one.id or 0)
    return wrote


def drop(diary: Diary, chosen: Iterable[Bystander]) -> None:
    """Forget what was said of people, inside `changing()`, and remember that they aren't wanted."""
    for one in chosen:
        diary.change(dropped(one, diary.today))


def _judged(one: Bystander, customers: Customers, names: dict[int, str]) -> Pending:
    met, code = one.met, f"b{one.id}"
    asking = f"retain import --pending {code} --at"
    try:
        who = Who(met.who.external, one.company)
        found = (customers.find(who, one.source) if any(who) else None) or customers.at_domain(met.who.email)
    except Refused as refused:
        return Pending(one, met, refused.sentence, f"{asking} CUSTOMER", fits=1)
    if found is not None:
        why = f"{names[found]} (c{found}) is a customer now"
        return Pending(one, met, why, f"{asking} c{found}", (found, names[found]), fits=1)
    if several := customers.sharing(met.who.email):
        codes = ", ".join(f"c{number}" for number in several)
        return Pending(one, met, f"the address has the domain of {codes}", f"{asking} c{several[0]}", fits=len(several))
    if one.company:
        return Pending(one, met, f'no customer goes by "{one.company}"', f"retain customer add {quoted(one.company)}")
    return Pending(one, met, "no company named", f"{asking} CUSTOMER")
