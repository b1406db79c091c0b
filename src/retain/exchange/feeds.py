"""The items of a feed (RSS 2.0, RSS 1.0, Atom), or of a text with one item a line (demand 51)."""

from __future__ import annotations

import re
from html import unescape
from io import BytesIO
from typing import TYPE_CHECKING, Any

from retain.domain.errors import BadFile, Refused
from retain.domain.names import fold
from retain.domain.watching import Item

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAG = re.compile(r"<[^>]*>")
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_WORLDWIDE = ("http:", "https:", "urn:", "tag:")
"""How ids begin that no other feed gives away."""
_MARKS = b"\xef\xbb\xbf \t\r\n"
_WIDE = (b"\xff\xfe", b"\xfe\xff")


def items(data: bytes, source: str, *, lines: bool = True) -> list[Item]:
    """What was read from a source; with `lines` a text that is no feed holds one item a line.

    Raises BadFile for what is neither, Refused where what reads feeds isn't installed.
    """
    if data.lstrip(_MARKS).startswith(b"<") or data.startswith(_WIDE):
        return list(_of_feed(data, source))
    if not lines:
        raise BadFile(f"{source} is no feed.", "RSS and Atom are read.")
    return list(_of_text(data, source))


def _of_feed(data: bytes, source: str) -> Iterator[Item]:
    try:
        import feedparser  # type: ignore[import-untyped]  # it has no stubs
    except ImportError as error:
        raise Refused("Feeds are read by feedparser, which isn't installed.", "pip install 'retain[feeds]'") from error
    found: Any = feedparser.parse(BytesIO(data))
    if not found.version and not found.entries:
        raise BadFile(f"{source} is no feed.", "RSS and Atom are read.")
    for entry in found.entries:
        parts = [entry.get("summary", ""), *(content.get("value", "") for content in entry.get("content", ()))]
        text = " ".join(dict.fromkeys(map(_plain, parts)))
        link = entry.get("link", "")
        if title := _plain(entry.get("title", "")) or text:
            where = link if _ADDRESS.fullmatch(link) else None
            yield Item(source, title, _guid(entry.get("id") or link or fold(title), source), text, where)


def _guid(said: str, source: str) -> str:
    """What tells an item from any other: its own id, beside the feed's name where others may give the same."""
    return said if said.lower().startswith(_WORLDWIDE) else f"{source} {said}"


def _of_text(data: bytes, source: str) -> Iterator[Item]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    for line in text.splitlines():
        if said := _plain(line):
            address = _ADDRESS.search(said)
            yield Item(source, said, fold(said), link=address[0] if address else None)


def _plain(text: str) -> str:
    """A text on one line, without tags and control characters."""
    bare = unescape(_TAG.sub(" ", text))
    return " ".join("".join(sign if sign.isprintable() else " " for sign in bare).split())
