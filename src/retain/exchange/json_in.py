"""JSON read piece by piece: one object of values and of lists, however long the lists are."""

from __future__ import annotations

import json
import re
from typing import IO, TYPE_CHECKING, Any

from retain.domain.errors import BadFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_CHUNK = 1 << 18
_LONGEST = 1 << 23
"""Characters of one record; what is longer is no record of ours."""
_BLANK = re.compile(r"[ \t\r\n]*")


def members(path: Path) -> Iterator[tuple[str, Any]]:
    """Each member of the object in a file: its name and value, and for a list its name and each item.

    Raises BadFile, with the place, where it is no such JSON.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from _Reader(file, path.name).members()
    except UnicodeError as error:
        raise BadFile(f"{path.name} isn't written in UTF-8.", "Export it again.") from error


class _Reader:
    def __init__(self, file: IO[str], name: str) -> None:
        self._file = file
        self._name = name
        self._text = ""
        self._at = 0
        self._passed = 0
        self._decoder = json.JSONDecoder()

    def members(self) -> Iterator[tuple[str, Any]]:
        self._take("{")
        if self._next() == "}":
            return
        while True:
            name = self._value()
            if not isinstance(name, str):
                raise self._broken()
            self._take(":")
            if self._next() == "[":
                yield from ((name, item) for item in self._items())
            else:
                yield name, self._value()
            if self._taken() == "}":
                return

    def _items(self) -> Iterator[Any]:
        self._take("[")
        if self._next() == "]":
            self._at += 1
            return
        while True:
            yield self._value()
            if self._taken("]") == "]":
                return

    def _taken(self, end: str = "}") -> str:
        """Take a comma or the end."""
        found = self._next()
        if found not in {",", end}:
            raise self._broken()
        self._at += 1
        return found

    def _take(self, sign: str) -> None:
        if self._next() != sign:
            raise self._broken()
        self._at += 1

    def _next(self) -> str:
        """The next character that is no blank, empty at the end."""
        while True:
            found = _BLANK.match(self._text, self._at)
            self._at = found.end() if found else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                return ""

    def _more(self) -> bool:
        chunk = self._file.read(_CHUNK)
        self._passed += self._at
        self._text = self._text[self._at :] + chunk
        self._at = 0
        return bool(chunk)

    def _value(self) -> Any:
        self._next()
        while True:
            try:
                value, end = self._decoder.raw_decode(self._text, self._at)
            except (ValueError, RecursionError) as error:
                if len(self._text) - self._at > _LONGEST or not self._more():
                    raise self._broken() from error
                continue
            if end == len(self._text) and self._more():
                continue  # a number may go on
            self._at = end
            return value

    def _broken(self) -> BadFile:
        return BadFile(
            f"{self._name} is no JSON of a diary: it breaks off at character {self._passed + self._at}.",
            "Export it again.",
        )
