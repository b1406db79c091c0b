"""People of an address book who are at no customer: set aside until one of theirs is."""

from __future__ import annotations

import json
import re
import shlex
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from retain.domain.errors import Refused
from retain.domain.incoming import Met, Way, Who, first_mail
from retain.domain.names import bare, fold

if TYPE_CHECKING:
    from collections.abc import Iterable

NOT_AT_A_CUSTOMER = "not at a customer"
AS_BEFORE = "as before"
DROPPED = "dropped before"
"""Why an import sets somebody aside: for the first time, again, and though the rep wanted none of them."""


@dataclass(frozen=True, slots=True)
class Bystander:
    """Somebody whom an import of `file` set aside; `mark` tells whether another row is the same.

    `said` is JSON of all else that was said of them. Of one that was dropped nothing stays but what tells them again.
    """

    name: str
    mark: str
    added_on: date
    id: int | None = None
    company: str = ""
    source: str = ""
    external: str = ""
    file: str = ""
    said: str = "{}"
    dropped_on: date | None = None

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise Refused("Somebody set aside needs a name.", "Import the address book again.")
        _read(self.said)

    @property
    def met(self) -> Met:
        """The person as the file named them."""
        said = _read(self.said)
        ways = tuple(Way(*way) for way in said.get("ways", ()))
        return Met(
            0,
            self.name,
            Who(said.get("at", ""), self.company, first_mail(ways)),
            external=self.external,
            fields=_inward(said.get("fields", {})),
            position=_inward(said.get("position", {})),
            ways=ways,
            facts=tuple(_inward(fact) for fact in said.get("facts", ())),
        )

    @property
    def emails(self) -> tuple[str, ...]:
        return tuple(way.raw for way in self.met.ways if way.way == "email")


class Pending(NamedTuple):
    """Somebody set aside, why, and what to type; `at` is the customer they are known to be at by now."""

    one: Bystander
    met: Met
    why: str
    command: str
    at: tuple[int, str] | None = None
    fits: int = 0


def bystander(met: Met, day: date, source: str, file: str) -> Bystander:
    """Somebody as they are kept."""
    return Bystander(
        met.name,
        mark(met),
        day,
        company=met.who.name,
        source=source,
        external=met.external,
        file=file,
        said=_outward(met),
    )


def united(held: Bystander, new: Met, file: str) -> Bystander:
    """What is known of somebody after a file told of them again: what it leaves out stays."""
    old = held.met
    both = replace(
        new,
        who=Who(new.who.external or old.who.external, new.who.name or old.who.name),
        fields={**old.fields, **{name: value for name, value in new.fields.items() if name != "added_on"}},
        position={**old.position, **new.position},
        ways=tuple(dict.fromkeys((*old.ways, *new.ways))),
        facts=(*old.facts, *(fact for fact in new.facts if fact not in old.facts)),
    )
    name = held.name if fold(held.name) == fold(new.name) else new.name
    now = replace(held, name=name, mark=mark(both), company=both.who.name, said=_outward(both))
    return held if now == held else replace(now, file=file)


def mark(met: Met) -> str:
    """What two rows of one person share: the name, with the company or else the first address or number."""
    first = next((way.raw for way in met.ways), "")
    return f"{fold(met.name)} | {bare(met.who.name) or fold(first)}"


def dropped(one: Bystander, day: date) -> Bystander:
    """Somebody of whom the rep wants nothing kept but that they aren't wanted."""
    return replace(one, company="", file="", said="{}", dropped_on=day)


def fitting(found: Iterable[Pending], words: str) -> list[Pending]:
    """Those in whose name, company, job, addresses or reason words begin with each of these: "tom" is no customer."""
    wanted = [
        re.compile(rf"(?<!\w){re.escape(word)}" if word[0].isalnum() else re.escape(word))
        for word in fold(words).split()
    ]
    return [one for one in found if all(word.search(_words(one)) for word in wanted)]


def in_order(found: Iterable[Pending]) -> list[Pending]:
    """Those at a customer first, then those who may be, those of a company, several people first, and the newest."""
    listed = list(found)
    many = Counter(bare(one.one.company) for one in listed if one.one.company)

    def place(one: Pending) -> tuple[int, int, str, int]:
        company = bare(one.one.company) if one.one.company else ""
        several = many[company] if company and many[company] > 1 else 0
        rank = 0 if one.at else 1 if one.fits else 2 if company else 3
        return (rank, -several, company if several else "", -(one.one.id or 0))

    return sorted(listed, key=place)


def quoted(words: str) -> str:
    """Words as they are typed after a command, in quotes where a shell would take them apart."""
    plain = all(letter.isalnum() or letter in " .,-_/+&()'" for letter in words)
    return f'"{words}"' if plain else shlex.quote(words)


def _words(one: Pending) -> str:
    met = one.met
    ways = " ".join(way.raw for way in met.ways)
    return fold(f"{met.name} {met.who.name} {met.position.get('role') or ''} {ways} {one.why}")


def _outward(met: Met) -> str:
    said: dict[str, Any] = {
        "at": met.who.external,
        "fields": dict(met.fields),
        "position": dict(met.position),
        "ways": [list(way) for way in met.ways],
        "facts": [dict(fact) for fact in met.facts],
    }
    return json.dumps({name: value for name, value in said.items() if value}, ensure_ascii=False, default=str)


def _read(text: str) -> dict[str, Any]:
    """What was said; raises Refused for what no import wrote."""
    try:
        said = json.loads(text)
    except ValueError:
        said = None
    if not (isinstance(said, dict) and all(_is_said(name, value) for name, value in said.items())):
        raise Refused("What was said of somebody set aside can't be read.", "Import the address book again.")
    return said


def _is_said(name: str, value: Any) -> bool:
    match name:
        case "at":
            return isinstance(value, str)
        case "fields" | "position":
            return isinstance(value, dict)
        case "facts":
            return isinstance(value, list) and all(isinstance(fact, dict) for fact in value)
        case "ways":
            return isinstance(value, list) and all(isinstance(way, list) and _is_way(way) for way in value)
    return False


def _is_way(said: list[Any]) -> bool:
    match said:
        case ["email" | "phone", str(), str(), str() | None]:
            return True
    return False


def _inward(said: dict[str, Any]) -> dict[str, Any]:
    """Values as a record has them: days as days, lists as tuples."""
    return {name: _value(name, value) for name, value in said.items()}


def _value(name: str, value: Any) -> Any:
    if name.endswith("_on") and isinstance(value, str):
        return date.fromisoformat(value)
    return tuple(value) if isinstance(value, list) else value
