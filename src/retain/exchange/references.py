"""How other programs refer to a record of theirs: by an id, by a name with the id beside it, by several at once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from retain.domain.incoming import Who

if TYPE_CHECKING:
    from collections.abc import Callable

_SEVERAL = re.compile(r"\s*;\s*")
_BESIDE = re.compile(r"(.+?)\s*\(([^()]+)\)")
_NUMBER = re.compile(r"\d{5,}")
"""A HubSpot id; a shorter number in brackets is part of a name."""
_SHORT = re.compile(r"[A-Za-z0-9]{15}")
_NOBODY = "000000000000000AAA"
"""What Salesforce writes where a record refers to none."""
_SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"


def whole_id(cell: str) -> str:
    """A Salesforce id in its long form: three letters that tell which of the fifteen are capitals, after them.

    Reports write the short form, data exports the long one:
    https://help.salesforce.com/s/articleView?id=000385008&type=1
    """
    if cell == _NOBODY or cell == _NOBODY[:15]:
        return ""
    if not (_SHORT.fullmatch(cell) and any(letter.isdigit() for letter in cell)):
        return cell
    parts = (cell[start : start + 5] for start in (0, 5, 10))
    return cell + "".join(
        _SIGNS[sum(1 << place for place, letter in enumerate(part) if letter.isupper())] for part in parts
    )


def _first_of(cell: str) -> str:
    """The first of several, which is the one a record mainly belongs to."""
    return _SEVERAL.split(cell.strip(), maxsplit=1)[0]


def _associated(who: Who) -> Who:
    """HubSpot's "Acme (12345);Birch (67890)" beside "12345;67890"."""
    external, name = _first_of(who.external), _first_of(who.name)
    found = _BESIDE.fullmatch(name)
    if found and (found[2] == external or (not external and _NUMBER.fullmatch(found[2]))):
        return Who(found[2], found[1], who.email)
    return Who(external, name, who.email)


def _long(who: Who) -> Who:
    return who._replace(external=whole_id(who.external))


REFERRING: dict[str, Callable[[Who], Who]] = {"hubspot": _associated, "salesforce": _long}
"""Program: whom it means, by how it writes that."""


def people_in(cell: str) -> tuple[str, str]:
    """The names in a cell of people, and the first e-mail address: from "Dana Fox (dana@acme.example);Lee"."""
    names, mail = [], ""
    for one in _SEVERAL.split(cell.strip()):
        found = _BESIDE.fullmatch(one)
        said = found[2] if found else ""
        mail = mail or (said if "@" in said else "")
        names.append(found[1] if found and ("@" in said or _NUMBER.fullmatch(said)) else one)
    return ";".join(filter(None, names)), mail
