"""vCards 2.1, 3.0 and 4.0 as phones and programs write them: each card is a person of an address book."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from retain.domain import dates
from retain.domain.errors import BadFile, RetainError
from retain.domain.incoming import Arrival, Aside, Met, Refusal, Way, Who
from retain.domain.names import single
from retain.exchange import cells
from retain.exchange.contacts import is_way
from retain.exchange.encodings import detected, named
from retain.exchange.infile import reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from retain.domain.incoming import Row
    from retain.exchange.readers import Choices

COMPANY = "a company's card, not a person's"
LONGEST_CARD = 1 << 20
"""Characters of a card, its pictures left out."""
_HEAVY = re.compile(r"(?:[\w-]+\.)?(?:PHOTO|KEY|LOGO|SOUND|AGENT|X-MS-OL-DESIGN|X-MS-CARDPICTURE)[;:]", re.IGNORECASE)
_UNFIT = ("fax", "pager", "telex", "modem")
"""Numbers nobody answers."""
_LABELS = {"cell": "mobile", "mobile": "mobile", "iphone": "mobile", "home": "home", "work": "work", "car": "car"}
_RELATED = {"spouse": "spouse", "partner": "spouse", "child": "child", "son": "child", "daughter": "child"}
_OWN_WORDS = {
    "X-MS-SPOUSE": "spouse",
    "X-SPOUSE": "spouse",
    "X-EVOLUTION-SPOUSE": "spouse",
    "X-MS-CHILD": "child",
    "ANNIVERSARY": "anniversary",
    "X-ANNIVERSARY": "anniversary",
    "X-MS-ANNIVERSARY": "anniversary",
    "X-EVOLUTION-ANNIVERSARY": "anniversary",
    "HOBBY": "hobby",
    "INTEREST": "interest",
}
"""Properties that programs made up, or RFC 6715, each a kind of fact."""
_NAMED = frozenset({"spouse", "child"})


class _Text(NamedTuple):
    """The lines of one card, and the line of the file it begins on; `whole` says that it was closed."""

    line: int
    text: str
    whole: bool = True


def arriving(path: Path, choices: Choices) -> Arrival:
    """An address book of cards; a broken card is refused with its line, and the others stand.

    Raises BadFile where the bytes don't fit the encoding.
    """
    encoding = named(choices.encoding) if choices.encoding else detected(path)
    return Arrival(path.name, "people", "vcard", _rows(path, encoding, choices), notes={"encoding": encoding})


def _rows(path: Path, encoding: str, choices: Choices) -> Iterator[Row]:
    try:
        with path.open(encoding=encoding, newline=None) as file:
            for card in _cards(file):
                yield _row(card, choices)
    except UnicodeError as error:
        raise BadFile(f"{path.name} isn't written in {encoding}.", "Name its encoding with --encoding.") from error


def _cards(lines: Iterable[str]) -> Iterator[_Text]:
    """Take the file apart at BEGIN and END; what is heavy and no word stays out."""
    held: list[str] = []
    begun, heavy, size = 0, False, 0
    for number, line in enumerate(lines, 1):
        word = line.strip().upper()
        if word == "BEGIN:VCARD":
            if begun:
                yield _Text(begun, "", whole=False)
            begun, held, heavy, size = number, [], False, 0
        heavy = (heavy and line[:1] in {" ", "\t", "\n", ""}) or _HEAVY.match(line) is not None
        size += 0 if heavy else len(line)
        if begun and not heavy and size <= LONGEST_CARD:
            held.append(line.replace("\0", ""))
        if word == "END:VCARD" and begun:
            yield _Text(begun, "".join(held), whole=size <= LONGEST_CARD)
            begun = 0
    if begun:
        yield _Text(begun, "", whole=False)


def _row(card: _Text, choices: Choices) -> Row:
    import vobject

    logging.getLogger("vobject.base").disabled = True  # what can't be read of a card is no talk of ours
    if not card.whole:
        return Refusal(card.line, "the card is never closed, or longer than a card can be")
    try:
        found = next(vobject.readComponents(card.text, ignoreUnreadable=True, allowQP=True), None)
        return Refusal(card.line, "the card is empty") if found is None else person(card.line, found, choices)
    except RetainError as error:
        return Refusal(card.line, error.sentence.rstrip("."))
    except (vobject.base.VObjectError, ValueError, LookupError, AttributeError, TypeError) as error:
        return Refusal(card.line, f"the card can't be read: {reason(error)}")


def person(line: int, card: Any, choices: Choices) -> Row:
    """Whom a card that was read is of; raises RetainError where what it says breaks a rule."""
    name, company = _name(card), _company(card)
    if not name or _first(card, "KIND").lower() == "org" or _first(card, "X-ABSHOWAS").upper() == "COMPANY":
        return Aside(line, COMPANY) if name or company else Refusal(line, "the card names nobody")
    ways = tuple(_ways(card, choices.region))
    mail = next((way.raw for way in ways if way.way == "email"), "")
    fields = {"birthday": birthday} if (birthday := _birthday(card)) else {}
    role = _first(card, "TITLE") or _first(card, "ROLE")
    return Met(
        line, name, Who("", company, mail), external=_first(card, "UID"), fields=fields,
        position={"role": role} if role else {}, ways=ways, facts=tuple(_facts(card)),
    )  # fmt: skip


def _all(card: Any, name: str) -> list[Any]:
    """The card's lines of a name, its groups' too."""
    return [one for one in card.lines() if one.name == name]


def _first(card: Any, name: str) -> str:
    return next((text for one in _all(card, name) if (text := cells.word(_plain(one.value)) or "")), "")


def _plain(value: Any) -> str:
    return " ".join(map(_plain, value)) if isinstance(value, list) else str(value)


def _name(card: Any) -> str:
    """The name it is filed under; given and family name where that has titles, or there is none."""
    shown = _first(card, "FN")
    parts = next((one.value for one in _all(card, "N")), None)
    given, family = (cells.word(_plain(getattr(parts, part, ""))) or "" for part in ("given", "family"))
    titles = {word for part in ("prefix", "suffix") for word in _plain(getattr(parts, part, "")).split()}
    plain = " ".join(filter(None, (given, family)))
    return single(plain if plain and (not shown or titles & set(shown.split())) else shown)


def _company(card: Any) -> str:
    found: Any = next((one.value for one in _all(card, "ORG")), [])
    return single(cells.word(_plain(found[0] if isinstance(found, list) and found else found or "")) or "")


def _types(line: Any) -> set[str]:
    """What a line says it is for, however its version writes that: TYPE=a,b, TYPE="a,b" or bare words."""
    said = [*line.params.get("TYPE", ()), *line.singletonparams]
    return {word.strip('" ').lower() for some in said for word in some.split(",")}


def _ways(card: Any, region: str) -> Iterator[Way]:
    """Addresses and numbers; what is neither is left out."""
    for line in _all(card, "EMAIL"):
        for mail in cells.mails(_plain(line.value).removeprefix("mailto:")):
            if is_way("email", mail):
                yield Way("email", mail)
    for line in _all(card, "TEL"):
        said = _types(line)
        number, _, extension = _plain(line.value).removeprefix("tel:").partition(";ext=")
        raw = cells.word(f"{number} ext. {extension}" if extension else number) or ""
        if not said & set(_UNFIT) and is_way("phone", raw):
            yield Way("phone", raw, region, next((_LABELS[word] for word in _LABELS if word in said), None))


def _birthday(card: Any) -> str:
    """The birthday, its year where it is known; what is none ("19", "circa 1800") is left out."""
    for line in _all(card, "BDAY"):
        text = _plain(line.value).strip()
        omitted = next(iter(line.params.get("X-APPLE-OMIT-YEAR", ())), "")
        if omitted and text.startswith(omitted):
            text = f"--{text.removeprefix(omitted).lstrip('-')}"
        if found := _iso(text):
            return found
    return ""


def _iso(text: str) -> str:
    """A day as 1980-03-22, or --03-22 where its year is unknown; "" where it is none."""
    found = re.fullmatch(r"(\d{4}|-)-?(\d{2})-?(\d{2})", text.partition("T")[0])
    try:
        return dates.birthday("-".join(found.groups()), order="ymd") if found else ""
    except RetainError:
        return ""


def _facts(card: Any) -> Iterator[dict[str, Any]]:
    """Spouse, children, anniversary and notes, as facts."""
    labels = {one.group: _plain(one.value) for one in _all(card, "X-ABLABEL") if one.group}
    for line in card.lines():
        text = " ".join(_plain(line.value).split())
        kind = _OWN_WORDS.get(line.name, "")
        if line.name in {"X-ABRELATEDNAMES", "RELATED"}:
            said = {labels.get(line.group, "").strip("_$!<>").lower(), *_types(line)}
            kind = next((_RELATED[word] for word in _RELATED if word in said), "")
        elif line.name == "X-ABDATE" and "anniversary" in labels.get(line.group, "").lower():
            kind = "anniversary"
        elif line.name == "NOTE":
            kind = "note"
        text = (_iso(text) or text) if kind == "anniversary" else text
        if kind and text and not text.startswith("urn:"):
            yield {"kind": kind, "name": text} if kind in _NAMED else {"kind": kind, "text": text}
