"""Which customers: `tier:A,B tag:x -town:Leeds "account manager:Lee"`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from retain.domain.customers import POTENTIALS, STATUSES, TIERS
from retain.domain.errors import Misused
from retain.domain.names import fold, short

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

FIELDS = (
    "tier",
    "status",
    "tag",
    "town",
    "postcode",
    "country",
    "industry",
    "name",
    "potential",
    "part-of",
    "slow-payer",
)
"""What every customer has; a diary's custom fields are filtered by their own names."""
WORDS = {"tier": TIERS, "status": STATUSES, "potential": POTENTIALS, "slow-payer": ("yes", "no")}
"""The fields that only take certain words."""
_CONTAINED = frozenset({"name", "industry"})
_WORD = re.compile(r'\s*(-?)((?:"[^"]*"|[^\s"])+)')


@dataclass(frozen=True, slots=True)
class Condition:
    """A field that has one of `values` (folded; an empty one: has nothing there), or with `wanted` false hasn't."""

    field: str
    values: tuple[str, ...]
    wanted: bool = True


class NotAFilter(Misused):
    """Words that select no customers."""

    def __init__(self, sentence: str, fields: Iterable[str]) -> None:
        known = ", ".join(fields)
        super().__init__(sentence, f"""Write field:value, or 'field:"two words"'; the fields are {known}.""")


def parse(text: str, custom: Iterable[str] = ()) -> tuple[Condition, ...]:
    """Read a filter; a customer must meet every condition of it.

    `field:a,b` is met by either value, `-field:a` by all others, `field:` by customers with nothing there. A field or
    value with spaces is quoted. `custom` are the names of the diary's own fields. Raises NotAFilter.
    """
    fields = (*FIELDS, *custom)
    return tuple(_conditions(text, {fold(name): name for name in reversed(fields)}, fields))


def matches(conditions: Iterable[Condition], account: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a customer, as its fields' values, meets all the conditions; case and accents don't count.

    Names and industries contain the value, postcodes begin with it (spaces aside), anything else equals it.
    """
    return all(_meets(condition, account.get(condition.field, ())) == condition.wanted for condition in conditions)


def retagged(text: str, old: str, new: str) -> str:
    """The filter with a tag asked for under its new name; as it was written where it asks for no such tag."""
    return _WORD.sub(lambda word: _retagged(word, fold(old), new), text)


def _retagged(word: re.Match[str], old: str, new: str) -> str:
    name, value = _halves(word[2])
    values = _parts(value)
    if name != "tag" or old not in map(fold, values):
        return word[0]
    told = ",".join(f'"{one}"' if re.search("[ ,]", one) else one for one in _renamed(values, old, new))
    return f"{word[0][: -len(word[2])]}tag:{told}"


def _renamed(values: Iterable[str], old: str, new: str) -> dict[str, None]:
    return dict.fromkeys(new if fold(value) in {old, fold(new)} else value for value in values)


def _conditions(text: str, known: Mapping[str, str], fields: tuple[str, ...]) -> Iterator[Condition]:
    place = 0
    while text[place:].strip():
        word = _WORD.match(text, place)
        name, value = _halves(word[2]) if word else ("", "")
        if not (word and name and name in known):
            raise NotAFilter(f'"{short(text[place:])}" is no condition.', fields)
        yield Condition(known[name], _values(known[name], value), wanted=not word[1])
        place = word.end()


def _halves(word: str) -> tuple[str, str]:
    """Take field:value apart; the quotes may stand about the whole of it."""
    name, colon, value = word.partition(":")
    inside = name.count('"') % 2
    return (fold(name.replace('"', "")), f'"{value}' if inside else value) if colon else ("", "")


def _values(field: str, text: str) -> tuple[str, ...]:
    values = tuple(map(fold, _parts(text)))
    allowed = WORDS.get(field)
    if allowed and (unknown := [value for value in values if value and value not in map(fold, allowed)]):
        raise Misused(f'{field} "{short(unknown[0])}" is unknown.', f"One of: {', '.join(allowed)}.")
    return values


def _parts(text: str) -> list[str]:
    parts = re.findall(r'"([^"]*)"|([^,"]+)', text) or [("", "")]
    return [quoted or bare for quoted, bare in parts]


def _meets(condition: Condition, values: tuple[str, ...]) -> bool:
    held = [folded for value in values if (folded := fold(value))]
    return any(_holds(condition.field, wanted, held) for wanted in condition.values)


def _holds(field: str, wanted: str, held: list[str]) -> bool:
    if not wanted:
        return not held
    if field == "postcode":
        bare = wanted.replace(" ", "")
        return any(value.replace(" ", "").startswith(bare) for value in held)
    if field in _CONTAINED:
        return any(wanted in value for value in held)
    return wanted in held
