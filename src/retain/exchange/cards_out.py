"""People as vCards that a phone takes in: 4.0, or 3.0 for older ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from retain.domain.folders import PersonFolder
    from retain.domain.people import Reach

VERSIONS = ("4", "3")
_NO_YEAR = "1604"
"""The year that phones take for none, in a version that has no way to say so."""
_TYPES = {"mobile": "CELL", "home": "HOME", "work": "WORK", "car": "CAR"}


def lines(people: Iterable[PersonFolder], prefix: str, version: str) -> Iterator[str]:
    """The cards of people, with the ids they have outside the diary (`prefix` and a number), folded and escaped."""
    for folder in people:
        yield _card(folder, prefix, version).serialize(validate=False)


def _card(folder: PersonFolder, prefix: str, version: str) -> Any:
    import vobject

    card, person = vobject.vCard(), folder.person
    card.add("version").value = f"{version}.0"
    card.add("uid").value = f"{prefix}-d{person.id}"
    card.add("fn").value = person.name
    given, _, family = person.name.rpartition(" ")
    card.add("n").value = vobject.vcard.Name(family=family, given=given)
    for post in folder.current[:1]:
        card.add("org").value = [post.customer.name]
        if post.position.role:
            card.add("title").value = post.position.role
    for reach in folder.reaches:
        _add_reach(card, reach)
    if person.birthday:
        _add_birthday(card, person.birthday, version)
    return card


def _add_reach(card: Any, reach: Reach) -> None:
    line = card.add("email" if reach.way == "email" else "tel")
    line.value = reach.raw
    if label := _TYPES.get(reach.label or ""):
        line.type_param = label


def _add_birthday(card: Any, birthday: str, version: str) -> None:
    unknown = birthday.startswith("--")
    line = card.add("bday")
    if unknown and version == "3":
        line.value = f"{_NO_YEAR}-{birthday[2:]}"
        line.params["X-APPLE-OMIT-YEAR"] = [_NO_YEAR]
    else:
        line.value = birthday.replace("-", "") if not unknown else f"--{birthday[2:].replace('-', '')}"
