"""A whole diary as JSON: every table as a list of its records, one a line, with the ids that they have."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from retain.domain.errors import BadFile, Unsuited
from retain.domain.incoming import Whole
from retain.exchange.json_in import members

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

VERSION = 1
_ID = re.compile(r"[0-9a-z]{8,64}")
_DAY = re.compile(r"\d{4}-[01]\d-[0-3]\d")
_HEADING = ("retain", "diary", "made_on", "private")


def lines(heading: Mapping[str, Any], tables: Iterable[tuple[str, Iterable[Mapping[str, Any]]]]) -> Iterator[str]:
    """The text of an export, part by part; `heading` holds the diary's id, its first day, and whether all is there."""
    yield "{"
    before = "\n"
    for name, value in {"retain": VERSION, **heading}.items():
        yield f"{before}{_json(name)}: {_json(value)}"
        before = ",\n"
    for noun, records in tables:
        yield f"{before}{_json(noun)}: ["
        between = "\n"
        for record in records:
            yield f"{between}{_json(record)}"
            between = ",\n"
        yield "]" if between == "\n" else "\n]"
    yield "\n}\n"


_json = json.JSONEncoder(ensure_ascii=False).encode
"""One for all: `json.dumps` makes an encoder a record."""


def diary_in(path: Path) -> Whole:
    """The diary that a file holds; raises BadFile for other JSON, Unsuited for that of a newer retain."""
    heading: dict[str, Any] = {}
    for name, value in members(path):
        if name in _HEADING:
            heading[name] = value
        if len(heading) == len(_HEADING):
            break
    if not _is_ours(heading):
        raise BadFile(
            f"{path.name} is JSON, but no diary.", "Import a table as CSV, or what `retain export diary.json` wrote."
        )
    if heading["retain"] > VERSION:
        raise Unsuited(f"{path.name} was written by a newer retain.", "Upgrade retain.")
    return Whole(path.name, heading["diary"], heading["made_on"], heading["private"], lambda: _records(path))


def _is_ours(heading: Mapping[str, Any]) -> bool:
    kinds = {"retain": int, "diary": str, "made_on": str, "private": bool}
    typed = all(type(heading.get(name)) is kind for name, kind in kinds.items())
    return typed and bool(_ID.fullmatch(heading["diary"]) and _DAY.fullmatch(heading["made_on"]))


def _records(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, value in members(path):
        if name in _HEADING:
            continue
        if not isinstance(value, dict):
            raise BadFile(f"{path.name}: {name!r} holds something that is no record.", "Export it again.")
        yield name, value
