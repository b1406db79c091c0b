"""How customers look."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from retain.domain.folders import CustomerFolder, addresses
from retain.domain.labels import Tagged
from retain.domain.names import short
from retain.domain.plurals import counted
from retain.domain.tiers import KEPT
from retain.render.columns import Column, amount, as_json
from retain.render.entry import ENTRY
from retain.render.opportunity import OPPORTUNITY
from retain.render.person import PERSON
from retain.render.problem import PROBLEM
from retain.render.promise import PROMISE
from retain.render.referral import REFERRAL
from retain.render.relationship import RELATIONSHIP, relationship_json
from retain.render.safe import safe

if TYPE_CHECKING:
    from collections.abc import Callable

    from retain.domain.labels import Retagged
    from retain.domain.relationships import Relationship
    from retain.domain.statements import Statement
    from retain.render.columns import View
    from retain.render.screen import Screen

_C: type[Column[CustomerFolder]] = Column
CUSTOMER = (
    _C("code", lambda folder: f"c{folder.customer.id}"),
    _C("name", lambda folder: folder.customer.name, cut=True),
    _C("town", lambda folder: folder.customer.town, cut=True),
    _C("status", lambda folder: folder.status),
    _C("tier", lambda folder: folder.tier),
    _C("tags", lambda folder: folder.tags, spare=1, cut=True),
    _C("postcode", lambda folder: folder.customer.postcode, listed=False),
    _C("country", lambda folder: folder.customer.country, listed=False),
    _C("address", lambda folder: folder.customer.address, listed=False),
    _C("industry", lambda folder: folder.customer.industry, listed=False),
    _C("part_of", lambda folder: folder.part_of, listed=False),
    _C("emails", lambda folder: addresses(folder.reaches, "email"), listed=False),
    _C("phones", lambda folder: addresses(folder.reaches, "phone"), listed=False),
    _C("custom", lambda folder: dict(folder.custom), listed=False),
    _C("status_said", lambda folder: folder.customer.said, listed=False),
    _C("status_on", lambda folder: folder.customer.said_on, listed=False),
    _C("status_because", lambda folder: folder.customer.said_because, listed=False),
    _C("tier_set", lambda folder: folder.customer.tier, listed=False),
    _C("tier_because", lambda folder: folder.customer.tier_because, listed=False),
    _C("tier_until", lambda folder: folder.customer.tier_until, listed=False),
    _C("interval", lambda folder: folder.customer.interval, listed=False),
    _C("interval_because", lambda folder: folder.customer.interval_because, listed=False),
    _C("potential", lambda folder: folder.customer.potential, listed=False),
    _C("expected_value", lambda folder: amount(folder.customer.expected_value), listed=False),
    _C("no_contact", lambda folder: folder.customer.no_contact, listed=False),
    _C("solo", lambda folder: folder.customer.solo, listed=False),
    _C("pays_late", lambda folder: folder.customer.pays_late, listed=False),
    _C("paired_with", lambda folder: folder.executive, listed=False),
    _C("added_on", lambda folder: folder.customer.added_on, listed=False),
    _C("archived_on", lambda folder: folder.customer.archived_on, listed=False),
)
_T: type[Column[Tagged]] = Column
TAGS = (
    _T("tag", lambda one: one.tag),
    _T("customers", lambda one: one.customers, right=True),
)


_F: type[Column[Statement]] = Column
FORMER = (
    _F("status", lambda one: one.status),
    _F("day", lambda one: one.day),
    _F("because", lambda one: one.because),
)


def _before(folder: CustomerFolder) -> tuple[str, ...]:
    """What was said of the status before, each with its day and reason."""
    return tuple(
        one.status + (f" from {one.day}" if one.day else "") + (f" ({one.because})" if one.because else "")
        for one in folder.former
    )


def _stands(says: Callable[[Relationship], str], folder: CustomerFolder) -> str | None:
    return says(folder.relationship) if folder.relationship and folder.status in KEPT else None


CARD: View[CustomerFolder] = (
    *CUSTOMER,
    _C("status_before", _before),
    *(_C(name, partial(_stands, says)) for name, says in RELATIONSHIP.items()),
)
"""One customer for reading, with how the relationship stands."""
_PARTS: tuple[tuple[str, Any], ...] = (
    ("people", PERSON),
    ("promises", PROMISE),
    ("problems", PROBLEM),
    ("opportunities", OPPORTUNITY),
    ("referrals", REFERRAL),
    ("entries", ENTRY),
)


def retagged(screen: Screen, old: str, new: str, found: Retagged) -> None:
    """Say what a tag is called now, and for how many."""
    if screen.json:
        screen.document({"tag": new, "was": old, "customers": found.customers, "news": found.news})
        return
    told = f", {found.news} news" if found.news else ""
    screen.line(safe(f"{short(old)} is now {short(new)}: {counted(found.customers, 'customer')}{told}."))


def show(screen: Screen, folder: CustomerFolder) -> None:
    """Show a customer with its people, what is open, and its last entries; JSON: one object with a list of each."""
    if screen.json:
        parts = {name: [as_json(view, one) for one in getattr(folder, name)] for name, view in _PARTS}
        stands = relationship_json(folder.relationship) if folder.relationship else None
        said = {"status_before": [as_json(FORMER, one) for one in folder.former]}
        screen.document(as_json(CUSTOMER, folder) | said | parts | {"relationship": stands})
        return
    screen.record(CARD, folder)
    for name, view in _PARTS:
        if found := getattr(folder, name):
            if screen.terminal:
                screen.line(f"\n{name}")
            screen.rows(tuple(column for column in view if not column.name.startswith("customer")), found)
