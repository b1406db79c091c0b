"""What a disk may hold after the power went: a command's record replayed on a model of files, names and syncs."""

from __future__ import annotations

import os
import struct
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import random

_HEAD = struct.Struct("=cQqII")
SECTOR = 512
"""Bytes that a disk writes whole or not at all."""
Files = dict[str, bytes | None]
"""A folder's files by their path in it; a folder in it holds None."""


class Event(NamedTuple):
    """One call: w write, t truncate, f sync, c create, m make a folder, r rename, u unlink; s is said to the rep."""

    kind: str
    inode: int
    place: int
    first: bytes
    second: bytes


def record(root: Path, shim: Path, line: list[str], environment: dict[str, str]) -> list[Event]:
    """Run a program that must succeed; its calls on what lies in `root`."""
    to = shim.with_name("record")
    to.unlink(missing_ok=True)
    watched = {"LD_PRELOAD": str(shim), "RECORD_TO": str(to), "RECORD_BELOW": str(root)}
    answer = subprocess.run(
        line, env={**os.environ, **environment, **watched}, capture_output=True, text=True, check=False
    )
    assert answer.returncode == 0, answer
    return list(_events(to.read_bytes()))


def _events(raw: bytes) -> Iterator[Event]:
    at = 0
    while at < len(raw):
        kind, inode, place, one, two = _HEAD.unpack_from(raw, at)
        at += _HEAD.size
        yield Event(kind.decode(), inode, place, raw[at : at + one], raw[at + one : at + one + two])
        at += one + two


def held(root: Path) -> Files:
    """What a folder holds now."""
    return {
        path.relative_to(root).as_posix(): None if path.is_dir() else path.read_bytes()
        for path in sorted(root.rglob("*"))
    }


def lay(files: Files, root: Path) -> None:
    """Fill an empty folder."""
    for name, content in sorted(files.items()):
        if content is None:
            (root / name).mkdir(mode=0o700)
        else:
            (root / name).write_bytes(content)
            (root / name).chmod(0o600)


@dataclass(eq=False)
class Node:
    """A file as it is synced, and its changes since, each a place with bytes, or a size to cut it to; or a folder."""

    synced: bytes = b""
    waiting: list[tuple[int, bytes | None]] = field(default_factory=list)
    folder: bool = False

    def kept(self, chosen: Iterable[tuple[int, bytes | None]]) -> bytes | None:
        """What it holds with some of its changes; None for a folder."""
        if self.folder:
            return None
        content = bytearray(self.synced)
        for place, written in chosen:
            content.extend(bytes(max(0, place - len(content))))
            if written is None:
                del content[place:]
            else:
                content[place : place + len(written)] = written
        return bytes(content)

    def torn(self, chance: random.Random) -> Iterator[tuple[int, bytes | None]]:
        """Some of the unsynced changes, a write's sectors each by itself."""
        for place, written in self.waiting:
            if written is None:
                yield from [(place, None)] * chance.randrange(2)
                continue
            starts = sorted({place, *range(place - place % SECTOR + SECTOR, place + len(written), SECTOR)})
            for start, end in zip(starts, [*starts[1:], place + len(written)], strict=True):
                yield from [(start, written[start - place : end - place])] * chance.randrange(2)


Renaming = tuple[str, str, Node | None]
"""A change of names: the path that goes (or ""), the path that comes (or ""), and what it names."""


class Disk:
    """A folder on a disk that keeps for certain only what was synced: bytes by their file, names by their folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.nodes: dict[int, Node] = {root.stat().st_ino: Node(folder=True)}
        self.names: dict[str, Node] = {"": self.nodes[root.stat().st_ino]}
        for name, content in held(root).items():
            node = Node(content or b"", folder=content is None)
            self.names[name] = self.nodes[(root / name).stat().st_ino] = node
        self.synced = dict(self.names)
        self.waiting: list[Renaming] = []
        self.said = b""

    def take(self, event: Event) -> None:
        """Let a call happen."""
        if event.kind == "s":
            self.said += event.first
        elif event.kind in "cmru":
            self._rename(event)
        elif event.kind == "f":
            self._sync(self.nodes[event.inode])
        else:
            written = event.first if event.kind == "w" else None
            self.nodes[event.inode].waiting.append((event.place, written))

    def _rename(self, event: Event) -> None:
        one, two = (os.path.relpath(os.fsdecode(path), self.root) if path else "" for path in event[3:])
        if event.kind in "cm":
            self.nodes[event.inode] = Node(folder=event.kind == "m")
            change: Renaming = ("", one, self.nodes[event.inode])
        else:
            change = (one, two, self.names[one])
        _change(self.names, change)
        self.waiting.append(change)

    def _sync(self, node: Node) -> None:
        node.synced, node.waiting = node.kept(node.waiting) or b"", []
        if node.folder:
            [folder] = [name for name, one in self.names.items() if one is node]
            here = [one for one in self.waiting if _folder(one[0] or one[1]) == folder]
            for change in here:
                _change(self.synced, change)
            self.waiting = [one for one in self.waiting if one not in here]

    def left(self, how: str, chance: random.Random) -> Files:
        """What a cut of the power may leave.

        all: every change; nothing: none that isn't synced; names: changed names, but synced bytes; bytes: all bytes,
        but under synced names; torn: a random part of either, bytes sector by sector.
        """
        names = dict(self.names if how in {"all", "names"} else self.synced)
        for change in self.waiting if how == "torn" else ():
            if chance.randrange(2):
                _change(names, change)
        found: Files = {}
        for name, node in sorted(names.items()):
            if name and _folder(name) in {"", *found}:
                chosen = {"all": node.waiting, "bytes": node.waiting, "torn": node.torn(chance)}.get(how, [])
                found[name] = node.kept(chosen)
        return found


def _folder(name: str) -> str:
    return name.rpartition("/")[0]


def _change(names: dict[str, Node], change: Renaming) -> None:
    old, new, node = change
    if old:
        names.pop(old, None)
    if new and node is not None:
        names[new] = node


class Cut(NamedTuple):
    """A state after a cut: what was said by then, after which call of how many, and how the rest got lost."""

    files: Files
    said: str
    after: str


WAYS = ("all", "nothing", "names", "bytes")


def cuts(disk: Disk, events: list[Event], chance: random.Random, most: int) -> Iterator[Cut]:
    """At most `most` states, each different, in the order of time.

    After the last call in every plain way; around each sync in any plain way, and anywhere torn, as chance has it.
    """
    last = len(events) - 1
    syncs = {near for place, one in enumerate(events) if one.kind in "fs" for near in (place - 1, place) if near >= 0}
    around = [(place, way) for place in syncs - {last} for way in WAYS]
    plain = chance.sample(around, min(len(around), most // 2))
    torn = [(chance.randrange(len(events)), "torn") for _ in range(most - len(plain) - len(WAYS))]
    chosen: dict[int, list[str]] = {}
    for place, way in (*plain, *torn, *((last, way) for way in WAYS)):
        chosen.setdefault(place, []).append(way)
    seen = set()
    for place, event in enumerate(events):
        disk.take(event)
        for way in chosen.get(place, ()):
            files = disk.left(way, chance)
            state = hash((frozenset(files.items()), disk.said))
            if state not in seen:
                seen.add(state)
                yield Cut(files, disk.said.decode(), f"call {place + 1} of {len(events)} ({event.kind}), {way}")
