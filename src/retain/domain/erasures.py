"""Forgetting somebody for good: what goes, and where else the name stands."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from retain.domain.names import short

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from retain.domain.codes import Code

ERASED = "[erased]"


class Sought(NamedTuple):
    """A name to look for in what was written; `at` are the customers to look at, None for everywhere."""

    name: str
    at: frozenset[int] | None = None


class Erasure(NamedTuple):
    """What an erasure took: `gone` rows by noun, the codes that name it still or (`scrubbed`) no longer do."""

    code: Code
    name: str
    gone: dict[str, int]
    sought: tuple[Sought, ...] = ()
    named: tuple[str, ...] = ()
    scrubbed: bool = False


def sought(names: Iterable[str], customers: Collection[int]) -> list[Sought]:
    """Whole names are looked for everywhere, a name of one word ("Mia") at these customers: elsewhere it is another."""
    distinct = dict.fromkeys(" ".join(name.split()) for name in names if name.strip())
    return [Sought(name, None if " " in name else frozenset(customers)) for name in distinct]


def names_it(text: str, name: str) -> bool:
    """Whether a text has the name in it, as whole words, in whatever case; a row's JSON image is such a text."""
    return _pattern(name).search(text) is not None


def scrubbed(text: str, name: str) -> str:
    """A text with the name taken out."""
    return _pattern(name).sub(ERASED, text)


def nameless(command: str, names: Iterable[str], code: str) -> str:
    """A change's name ("log Acme", "merge Birch into Acme") with the code where it names what was erased."""
    for name in names:
        known = "|".join(re.escape(form) for form in dict.fromkeys((name, short(name))))
        command = re.sub(rf"(?<= )({known})(?=$| into )", code, command)
    return command


@lru_cache(maxsize=1024)
def _pattern(name: str) -> re.Pattern[str]:
    in_json = json.dumps(name, ensure_ascii=False)[1:-1]
    forms = "|".join(re.escape(form) for form in dict.fromkeys((in_json, name)))
    return re.compile(rf"(?<!\w)(?:{forms})(?!\w)", re.IGNORECASE)
