"""What a table is and what its columns mean, from its header alone (SPEC section 6)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from retain.domain.errors import Ambiguous, BadFile
from retain.domain.incoming import OWN
from retain.domain.names import excerpt, fold
from retain.exchange.mapping import IGNORED
from retain.exchange.programs import layout_of, program_words
from retain.exchange.vocabulary import (
    NOISE,
    SPEAKS_OF_CUSTOMERS,
    SPEAKS_OF_PEOPLE,
    WEAK_NAMES,
    known_words,
    meanings,
    squeezed,
    unnumbered,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from retain.domain.incoming import Kind

CUSTOM = "custom:"
"""Begins a heading of ours whose field would else be taken for another."""
_MANY = frozenset(
    {"email", "phone", "address", "person_email", "person_phone", "text", "child", "note", "relation", "event", "won"}
)
_NEEDED: dict[Kind, tuple[tuple[str, ...], ...]] = {
    "customers": (("customer", "id"),),
    "people": (("person", "first", "last"),),
    "colleagues": (("person", "first", "last"),),
    "sales": (("customer", "id", "email", "people"), ("day", "won_on"), ("amount",)),
    "entries": (("customer", "id", "email", "people"), ("day", "made_on")),
    "promises": (("customer", "id"), ("text",), ("due_on",)),
    "problems": (("customer", "id"), ("text",), ("raised_on",)),
    "contracts": (("customer", "id"), ("starts_on",), ("ends_on",)),
    "expectations": (("customer", "id"), ("text",), ("set_on",)),
    "referrals": (("customer", "id"), ("asked_on", "given_on")),
    "opportunities": (("customer", "id", "email", "people"), ("text",), ("heard_on", "won", "is_won", "closes_on")),
    "facts": (("person", "customer", "id"), ("kind",), ("text",)),
    "news": (("text",),),
}


class Undecided(Ambiguous):
    """A table that could be of several kinds."""

    def __init__(self, header: Sequence[str], kinds: tuple[Kind, ...]) -> None:
        listed = ", ".join(header[:6])
        super().__init__(
            f"The columns {excerpt(listed)} could be of {' or '.join(kinds)}.",
            _mapping_line(header, kinds) or f"Say which with --kind {' or --kind '.join(kinds)}.",
        )
        self.kinds = kinds


def _mapping_line(header: Sequence[str], kinds: tuple[Kind, ...]) -> str:
    """What to type where a bare name leaves open whose it is; it is remembered, as --kind isn't."""
    bare = next((heading for heading in header if squeezed(heading) in {"name", "names"}), "")
    if not bare or "people" not in kinds:
        return ""
    return (
        f'Say which: --map "{excerpt(bare).strip(chr(34))}=customer" or --map "{excerpt(bare).strip(chr(34))}=person".'
    )


@dataclass(frozen=True, slots=True)
class Recognised:
    """A table's kind, the source of its ids, and by field the columns that hold it, leftmost first.

    `customs` are the columns kept as a customer's own fields, `left` those that have no place in the diary. A table of
    `deals` holds sales and opportunities both.
    """

    kind: Kind
    program: str
    columns: Mapping[str, tuple[int, ...]]
    customs: Mapping[int, str]
    left: tuple[str, ...]
    own: bool = False
    deals: bool = False


def known(cells: Iterable[str]) -> int:
    """How many cells are headings that mean something."""
    words = known_words() | program_words()
    return sum(squeezed(cell) in words or unnumbered(cell) in words for cell in cells if len(cell) < 60)  # noqa: PLR2004


def recognise(
    header: Sequence[str], mapping: Mapping[str, str] | None = None, kind: Kind | None = None, source: str = ""
) -> Recognised:
    """Recognise a table; `mapping` is folded heading to field, `kind` and `source` settle what the header leaves open.

    Raises Undecided where it could be customers as well as people, BadFile where a needed column is missing.
    """
    said = mapping or {}
    plain = [squeezed(heading) for heading in header]
    layout = None if "retainid" in plain else layout_of(plain, header, kind)
    layout = None if layout and layout.kind in _OF_RECORDS and _dated(plain) == "sales" else layout
    terms = layout.words if layout else {}
    words = [said.get(fold(heading)) or _termed(word, terms) for heading, word in zip(header, plain, strict=True)]
    chosen = kind or (layout.kind if layout else _kind(words, header))
    explicit = [number for number, heading in enumerate(header) if fold(heading) in said]
    columns = _columns(words, chosen, explicit)
    _check(header, columns, chosen)
    if layout and layout.kind == "sales" and not (kind or _STAGED & columns.keys()):
        raise Undecided(header, ("sales", "opportunities"))
    rest = [number for number, word in enumerate(words) if number not in set().union(*columns.values())]
    unknown = [number for number in rest if words[number] != IGNORED and words[number] not in NOISE and header[number]]
    own = "retainid" in words
    return Recognised(
        kind=chosen,
        program=fold(source) or (OWN if own else layout.program if layout else "") or _named_by(words, columns),
        columns=columns,
        customs=dict(_customs(header, unknown)) if chosen == "customers" else {},
        left=() if chosen == "customers" else tuple(header[number] for number in unknown if not _labels(plain, number)),
        own=own,
        deals=layout is not None and layout.kind == "sales" and kind != "sales" and bool(_STAGED & columns.keys()),
    )


_OF_RECORDS = frozenset({"customers", "people"})
_STAGED = frozenset({"won", "is_won"})


def _termed(word: str, terms: Mapping[str, str]) -> str:
    """A heading as the program means it, the number in "Bill to 2" aside."""
    return terms.get(word) or terms.get(unnumbered(word), word)


def _labels(plain: list[str], number: int) -> bool:
    """Whether a column says what the one beside it is for: "Phone 1 - Type" of "Phone 1 - Value"."""
    base = next((plain[number].removesuffix(end) for end in ("type", "label") if plain[number].endswith(end)), "")
    return bool(base) and f"{base}value" in plain


def _named_by(words: list[str], columns: Mapping[str, tuple[int, ...]]) -> str:
    ids = columns.get("id", ())
    return words[ids[0]] if ids else ""


def _kind(words: list[str], header: Sequence[str]) -> Kind:
    """Of which kind a table is that nobody named; what is dated comes before what is only named."""
    held = set(words)
    if found := _told(held) or _dated(words):
        return found
    if _has(words, "colleagues", "employment") or "deputy" in held:
        return "colleagues"
    if "personid" in held:
        return "people"
    return "customers" if "retainid" in held else _named(words, header)


def _dated(words: list[str]) -> Kind | None:
    dated: tuple[tuple[Kind, tuple[str, ...]], ...] = (("sales", ("amount",)), ("entries", ("kind", "text")))
    for kind, telling in dated:
        if _has(words, kind, "day") and _has(words, kind, *telling) and _names_customers(words, kind):
            return kind
    return None


_CONTRACTED = frozenset("contract contractname contractnumber contractno noticedays signedon".split())


def _told(held: set[str]) -> Kind | None:
    """Of which kind a table is by one telling word, or by a pair of them."""
    if "promise" in held or {"party", "madeon"} <= held:
        return "promises"
    if "thirdparty" in held:
        return "news"
    if held & {"problem", "raisedon", "fact", "facts"}:
        return "problems" if held & {"problem", "raisedon"} else "facts"
    if "expectation" in held or {"seton", "reviewon"} <= held:
        return "expectations"
    if grown := _grown(held):
        return grown
    days = {_meaning(word, "contracts") for word in held} >= {"starts_on", "ends_on"}
    return "contracts" if days and held & _CONTRACTED else None


def _grown(held: set[str]) -> Kind | None:
    """Referrals and opportunities: by two words, not by one that a list of customers may have."""
    if held & {"referred", "referral"} and held & {"givenon", "given", "askedon", "asked"}:
        return "referrals"
    return "opportunities" if "opportunity" in held and held & {"heardon", "heard"} else None


def _has(words: list[str], kind: Kind, *fields: str) -> bool:
    return any(_meaning(word, kind) in fields for word in words)


def _names_customers(words: list[str], kind: Kind) -> bool:
    return _has(words, kind, "customer", "id", "email") or "name" in words


def _named(words: list[str], header: Sequence[str]) -> Kind:
    """Customers or people: what stands first of a company's and a person's name; a bare "Name" needs more to go by."""
    company = _place(words, "customers", "customer")
    person = _place(words, "people", "person", "first", "last")
    weak = next((number for number, word in enumerate(words) if word in {"name", "names"}), None)
    if company is not None:
        others = [place for place in (person, weak) if place is not None]
        return "customers" if all(company < other for other in others) else "people"
    if person is not None:
        return "people"
    if weak is None:
        return "customers"  # which then lacks its name, and says so
    customers, people = SPEAKS_OF_CUSTOMERS & set(words), SPEAKS_OF_PEOPLE & set(words)
    if bool(customers) == bool(people):
        raise Undecided(header, ("customers", "people"))
    return "customers" if customers else "people"


def _place(words: list[str], kind: Kind, *fields: str) -> int | None:
    return next((number for number, word in enumerate(words) if _meaning(word, kind) in fields), None)


def _meaning(word: str, kind: Kind) -> str | None:
    return meanings(kind).get(word) or meanings(kind).get(unnumbered(word))


_OURS = frozenset(
    "said_on said_because tier_because tier_until interval interval_because expected_value no_contact solo added_on"
    " archived_on pays_late executive".split()
)
"""What of a customer only our own exports say in our words; elsewhere such a column is a field of the rep's own."""


def _columns(words: list[str], kind: Kind, explicit: list[int]) -> dict[str, tuple[int, ...]]:
    """Which columns hold each field; what the rep mapped comes first, and a second column for one value holds none."""
    found: dict[str, list[int]] = {}
    places = [*explicit, *(number for number in range(len(words)) if number not in explicit)]
    weak: list[int] = []
    others = frozenset() if kind != "customers" or "retainid" in words else _OURS
    for number in places:
        if words[number] in WEAK_NAMES or (words[number] == "id" and kind == "sales"):
            weak.append(number)
        elif (field := _meaning(words[number], kind)) and (field in _MANY or field not in {*found, *others}):
            found.setdefault(field, []).append(number)
    for number in weak:
        if field := _weakly(words[number], kind, found):
            found[field] = [number]
    return {field: tuple(numbers) for field, numbers in found.items()}


def _weakly(word: str, kind: Kind, found: Mapping[str, list[int]]) -> str | None:
    """What a weak name means beside the fields that are known."""
    if kind == "customers" and word == "title" and not {"person", "first"} & found.keys():
        return None
    taken = {*found, "customer"} if kind == "sales" and "id" in found else found
    return next((field for field in _WEAKLY[kind].get(word, ()) if field not in taken), None)


_PERSONAL: dict[str, tuple[str, ...]] = {"name": ("person",), "names": ("person",), "title": ("role",)}
_DATED: dict[str, tuple[str, ...]] = {"name": ("customer",), "names": ("customer",)}
_WEAKLY: dict[Kind, dict[str, tuple[str, ...]]] = {
    "customers": {"name": ("customer", "person"), "names": ("customer",), "title": ("role",)},
    "people": _PERSONAL,
    "colleagues": _PERSONAL,
    "sales": {"name": ("customer", "product"), "id": ("number",)},
    "entries": _DATED | {"title": ("text",)},
    "promises": _DATED,
    "problems": _DATED,
    "contracts": _DATED | {"title": ("title",)},
    "expectations": _DATED,
    "referrals": _DATED,
    "opportunities": _DATED,
    "facts": {"name": ("person",), "names": ("person",)},
    "news": {"title": ("text",), "name": ("text",)},
}


def _check(header: Sequence[str], columns: Mapping[str, tuple[int, ...]], kind: Kind) -> None:
    for fields in _NEEDED[kind]:
        if not any(field in columns for field in fields):
            listed = excerpt(", ".join(filter(None, header)))
            raise BadFile(
                f"{kind.capitalize()} need a column for the {fields[0]}; there are {listed}.",
                f'Say which it is: --map "{next(filter(None, header), "Heading")}={fields[0].replace("_", "")}".',
            )


def _customs(header: Sequence[str], numbers: Iterable[int]) -> Iterator[tuple[int, str]]:
    used: set[str] = set()
    for number in numbers:
        heading = header[number]
        name = heading[len(CUSTOM) :].strip() if heading.lower().startswith(CUSTOM) else heading
        if name:
            name = name if name not in used else f"{name} ({number + 1})"
            used.add(name)
            yield number, name


def as_custom(name: str) -> str:
    """The heading under which our exports write a customer's own field, so that it comes back as that."""
    word = squeezed(name)
    plain = name and name == name.strip() and word and not name.lower().startswith(CUSTOM)
    taken = word in NOISE or word in WEAK_NAMES or _meaning(word, "customers") is not None
    return name if plain and not taken else f"{CUSTOM} {name}"
