"""What Outlook says of a thing: its properties by number (MS-OXPROPS), as MS-OXMSG lays them out in a compound file."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from retain.exchange.compound import Parts

CONTENTS = "__properties_version1.0"
_NAMES = "__nameid_version1.0/__substg1.0_"
_HEADINGS = {"": 32, "_": 8}
"""Bytes before the first property: of a message, and of a recipient or an attachment."""
_LONG, _TRUTH, _MOMENT, _TEXT, _OLD_TEXT, _BYTES = 0x0003, 0x000B, 0x0040, 0x001F, 0x001E, 0x0102
_MANY = 0x1000
_FIRST_NAMED = 0x8000
_KNOWN_SETS = 3
"""The first sets of names go by fixed numbers, the others by their place in a list."""
_CODE_PAGES = {
    65001: "utf-8",
    20127: "ascii",
    20866: "koi8-r",
    21866: "koi8-u",
    936: "gb18030",
    54936: "gb18030",
    **dict.fromkeys((50220, 50221, 50222), "iso2022_jp"),
    51932: "euc_jp",
    51949: "euc_kr",
}
_LATIN = 28590
"""Code pages 28591 to 28605 are ISO 8859-1 to -15."""
_ISO_PARTS = 16
_LATEST = 4000
"""Outlook writes the year 4501 for no day."""


@dataclass(frozen=True, slots=True)
class Properties:
    """The properties of a message, or of the recipient or attachment in a folder of it."""

    parts: Parts
    folder: str = ""
    encoding: str = "cp1252"
    _fixed: Mapping[int, bytes] = field(default_factory=dict)

    def text(self, *numbers: int) -> str:
        """The first of these that says something, spaces trimmed."""
        return next((said for number in numbers if (said := self._text(number, "").strip())), "")

    def texts(self, number: int) -> list[str]:
        """A property of several values, which are as many parts; a single one where a program wrote that."""
        several: list[str] = []
        while any(self._path(number, kind | _MANY, len(several)) in self.parts for kind in (_TEXT, _OLD_TEXT)):
            several.append(self._text(number, f"-{len(several):08X}").strip())
        return several or [said for said in (self.text(number),) if said]

    def raw(self, number: int) -> bytes:
        return self.parts.read(self._path(number, _BYTES))

    def number(self, number: int) -> int | None:
        value = self._fixed.get(number << 16 | _LONG)
        return None if value is None else int.from_bytes(value[:4], "little")

    def truth(self, number: int) -> bool:
        return any(self._fixed.get(number << 16 | _TRUTH, b"\0")[:2])

    def moment(self, *numbers: int) -> datetime | None:
        """The first of these instants that is one, in UTC."""
        found = (self._fixed.get(number << 16 | _MOMENT) for number in numbers)
        return next((moment for value in found if value and (moment := _moment(value))), None)

    def _text(self, number: int, place: str) -> str:
        many = _MANY if place else 0
        wide = self.parts.read(self._path(number, _TEXT | many) + place).decode("utf-16-le", "replace")
        said = wide or self.parts.read(self._path(number, _OLD_TEXT | many) + place).decode(self.encoding, "replace")
        return said.replace("\0", "")

    def _path(self, number: int, kind: int, place: int | None = None) -> str:
        name = f"__substg1.0_{number:04X}{kind:04X}" + ("" if place is None else f"-{place:08X}")
        return f"{self.folder}/{name}" if self.folder else name


def of(parts: Parts, folder: str = "", encoding: str = "") -> Properties:
    """The properties at the top of a file, or in a folder of it; without an encoding the one that it names."""
    contents = parts.read(f"{folder}/{CONTENTS}" if folder else CONTENTS)
    begins = _HEADINGS["_" if folder else ""]
    fixed = dict(_fixed(contents[begins:]))
    return Properties(parts, folder, encoding or _encoding(fixed), fixed)


def _fixed(rows: bytes) -> Iterator[tuple[int, bytes]]:
    for at in range(0, len(rows) - 15, 16):
        kind, number = struct.unpack_from("<HH", rows, at)
        yield number << 16 | kind, rows[at + 8 : at + 16]


def _encoding(fixed: Mapping[int, bytes]) -> str:
    """The encoding of texts that aren't UTF-16: the message's code page, else that of its body, else Windows' own."""
    pages = (int.from_bytes(fixed[key][:4], "little") for key in (0x3FFD0003, 0x3FDE0003) if key in fixed)
    return next((name for page in pages if (name := encoding_of(page))), "cp1252")


def encoding_of(page: int) -> str:
    """Python's name for one of Windows' code pages, "" for one it hasn't."""
    name = _CODE_PAGES.get(page) or (f"iso8859-{page - _LATIN}" if 0 < page - _LATIN < _ISO_PARTS else f"cp{page}")
    try:
        "".encode(name)
    except LookupError:
        return ""
    return name


def _moment(value: bytes) -> datetime | None:
    """An instant counted in ticks of 100 ns since 1601."""
    ticks = int.from_bytes(value[:8], "little")
    try:
        found = datetime(1601, 1, 1, tzinfo=UTC) + timedelta(microseconds=ticks // 10)
    except OverflowError:
        return None
    return found if ticks and found.year < _LATEST else None


def named(parts: Parts) -> dict[tuple[UUID, int], int]:
    """The numbers that this file gives to named properties, by the set of names and the number in it."""
    sets, entries = parts.read(f"{_NAMES}00020102"), parts.read(f"{_NAMES}00030102")
    found = {}
    for at in range(0, len(entries) - 7, 8):
        name, kind, place = struct.unpack_from("<IHH", entries, at)
        begins = ((kind >> 1) - _KNOWN_SETS) * 16
        if not kind & 1 and 0 <= begins <= len(sets) - 16:
            found[UUID(bytes_le=sets[begins : begins + 16]), name] = _FIRST_NAMED + place
    return found
