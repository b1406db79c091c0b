"""Files as Outlook saves them, written here: compound files (MS-CFB) with properties in them (MS-OXMSG)."""

from __future__ import annotations

import struct
from datetime import UTC, datetime
from itertools import count
from typing import Any
from uuid import UUID

Tree = dict[str, Any]
ADDRESS = UUID("00062004-0000-0000-c000-000000000046")
APPOINTMENT = UUID("00062002-0000-0000-c000-000000000046")
END, FREE, OF_TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
SECTOR, SMALL, CUTOFF = 512, 64, 4096
SUBMIT, DELIVERY, HEADERS, MESSAGE_ID, CLASS = 0x0039, 0x0E06, 0x007D, 0x1035, 0x001A


def compound(tree: Tree) -> bytes:
    """A compound file of 512-byte sectors with these parts; a dict is a folder."""
    entries, small, large = _entries(tree), bytearray(), []
    chains: list[int] = []
    for entry in entries[1:]:
        held = entry["held"]
        entry["start"] = END
        if held and len(held) < CUTOFF:
            entry["start"] = len(small) // SMALL
            small += held + bytes(-len(held) % SMALL)
            chains += _chain(entry["start"], len(small) // SMALL)
        elif held:
            large.append(entry)
    sectors, table = bytearray(), list[int]()

    def put(held: bytes) -> int:
        if not held:
            return END
        start = len(table)
        sectors.extend(held + bytes(-len(held) % SECTOR))
        table.extend(_chain(start, len(sectors) // SECTOR))
        return start

    for entry in large:
        entry["start"] = put(entry["held"])
    entries[0] |= {"start": put(bytes(small)), "size": len(small)}
    minis = struct.pack(f"<{len(chains)}I", *chains)
    minis += b"\xff" * (-len(minis) % SECTOR)
    first_mini = put(minis)
    listing = b"".join(map(_packed, entries))
    directory = put(listing + b"".join(_packed(_empty()) for _ in range(-len(entries) % 4)))
    tables = next(number for number in count(1) if number * 128 >= len(table) + number)
    first = len(table)
    table += [OF_TABLE] * tables
    table += [FREE] * (tables * 128 - len(table))
    head = struct.pack(
        "<8s16sHHHHH6xIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6,
        0, tables, directory, 0, CUTOFF, first_mini, len(minis) // SECTOR, END, 0,
    )  # fmt: skip
    own = [first + number for number in range(tables)]
    head += struct.pack("<109I", *own, *[FREE] * (109 - tables))
    return head + bytes(sectors) + struct.pack(f"<{len(table)}I", *table)


def _chain(start: int, end: int) -> list[int]:
    return [*range(start + 1, end), END] if end > start else []


def _empty() -> dict[str, Any]:
    return {"name": "", "kind": 0, "left": FREE, "right": FREE, "child": FREE, "start": 0, "size": 0, "held": b""}


def _entries(tree: Tree) -> list[dict[str, Any]]:
    found = [_empty() | {"name": "Root Entry", "kind": 5}]

    def grown(held: Tree) -> int:
        names = sorted(held, key=lambda name: (len(name), name.upper()))
        numbers = {}
        for name in names:
            numbers[name] = len(found)
            part = held[name]
            size = 0 if isinstance(part, dict) else len(part)
            kept = b"" if isinstance(part, dict) else part
            found.append(
                _empty() | {"name": name, "kind": 1 if isinstance(part, dict) else 2, "size": size, "held": kept}
            )
        for name in names:
            if isinstance(held[name], dict):
                found[numbers[name]]["child"] = grown(held[name])
        return _balanced([numbers[name] for name in names], found)

    found[0]["child"] = grown(tree)
    return found


def _balanced(numbers: list[int], entries: list[dict[str, Any]]) -> int:
    if not numbers:
        return FREE
    half = len(numbers) // 2
    entries[numbers[half]] |= {
        "left": _balanced(numbers[:half], entries),
        "right": _balanced(numbers[half + 1 :], entries),
    }
    return numbers[half]


def _packed(entry: dict[str, Any]) -> bytes:
    name = entry["name"].encode("utf-16-le")
    length = len(name) + 2 if name else 0
    links = entry["left"], entry["right"], entry["child"]
    return struct.pack(
        "<64sHBB3I16sI16xIQ", name, length, entry["kind"], 1, *links, b"", 0, entry["start"], entry["size"]
    )


def ticks(when: datetime) -> int:
    """An instant as Windows counts it."""
    since = when.astimezone(UTC) - datetime(1601, 1, 1, tzinfo=UTC)
    return (since.days * 86_400 + since.seconds) * 10_000_000 + since.microseconds * 10


def properties(said: dict[int, Any], heading: int, encoding: str = "") -> Tree:
    """The parts that hold properties: text, bytes, lists of texts, numbers, truths and instants; text in `encoding`."""
    kind, rows, tree = (0x001E if encoding else 0x001F), b"", Tree()
    encoded = encoding or "utf-16-le"
    for number, value in said.items():
        match value:
            case bool():
                rows += struct.pack("<HHIQ", 0x000B, number, 6, value)
            case int():
                rows += struct.pack("<HHIQ", 0x0003, number, 6, value)
            case datetime():
                rows += struct.pack("<HHIQ", 0x0040, number, 6, ticks(value))
            case str():
                tree[f"__substg1.0_{number:04X}{kind:04X}"] = value.encode(encoded)
            case bytes():
                tree[f"__substg1.0_{number:04X}0102"] = value
            case dict():
                tree[f"__substg1.0_{number:04X}000D"] = value
            case list():
                tree |= {f"__substg1.0_{number:04X}{kind | 0x1000:04X}-{at:08X}": one.encode(encoded)
                         for at, one in enumerate(value)}  # fmt: skip
    return {**tree, "__properties_version1.0": bytes(heading) + rows}


def message(
    said: dict[int, Any],
    recipients: list[dict[int, Any]] | None = None,
    attached: list[dict[int, Any]] | None = None,
    named: dict[tuple[UUID, int], Any] | None = None,
    encoding: str = "",
) -> Tree:
    """The parts of what Outlook saves; `named` are properties that the file numbers itself."""
    names = named or {}
    sets = list(dict.fromkeys(one for one, _ in names))
    listed = b"".join(
        struct.pack("<IHH", number, (sets.index(one) + 3) << 1, place) for place, (one, number) in enumerate(names)
    )
    numbered = {0x8000 + place: value for place, value in enumerate(names.values())}
    tree = properties(said | numbered, 32, encoding)
    tree["__nameid_version1.0"] = {
        "__substg1.0_00020102": b"".join(one.bytes_le for one in sets),
        "__substg1.0_00030102": listed,
        "__substg1.0_00040102": b"",
    }
    for begins, held in (("recip", recipients or ()), ("attach", attached or ())):
        tree |= {f"__{begins}_version1.0_#{at:08X}": properties(one, 8, encoding) for at, one in enumerate(held)}
    return tree


def to(name: str, mail: str, kind: int = 1, more: dict[int, Any] | None = None) -> dict[int, Any]:
    """A recipient: 1 To, 2 Cc, 3 Bcc."""
    return {0x3001: name, 0x3002: "SMTP", 0x3003: mail, 0x0C15: kind} | (more or {})
