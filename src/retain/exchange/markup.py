"""Formatted words as plain ones: HTML, and the packed RTF that Outlook keeps."""

from __future__ import annotations

import re
from html.parser import HTMLParser

LONGEST = 1 << 19
"""Letters of a formatted text that are read: pictures in it may go on for long."""
_SILENT = frozenset({"script", "style", "head", "title", "template"})
_CELLS = frozenset({"td", "th"})
_BREAKS = frozenset(
    "address article blockquote br dd div dl dt h1 h2 h3 h4 h5 h6 hr li ol p pre section table tr ul".split()
)
_BEFORE = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor "
    rb"MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
"""What every packed RTF may refer to before its own first letter."""
_WINDOW, _BLANK = 4096, 32
_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r" ?\n[\s]*\n ?")


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - the parser's name for it
        self._silent += tag in _SILENT
        if tag in _BREAKS or tag in _CELLS:
            self.found.append("\n" if tag in _BREAKS else " ")

    def handle_endtag(self, tag: str) -> None:
        self._silent = max(0, self._silent - (tag in _SILENT))
        if tag in _BREAKS:
            self.found.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.found.append(" ".join(data.split("\n")))


def of_html(text: str) -> str:
    """The words of a page, a line for each of its paragraphs."""
    parser = _Words()
    parser.feed(text[:LONGEST])
    return _tidy("".join(parser.found))


def of_rtf(packed: bytes) -> str:
    """The words of RTF as Outlook packs it, none where it can't be unpacked."""
    from striprtf.striprtf import rtf_to_text

    text = _unpacked(packed)[:LONGEST].decode("ascii", "replace")
    try:
        plain: str = rtf_to_text(text, errors="replace")  # type: ignore[no-untyped-call]
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError):
        return ""
    return _tidy(plain)


def _unpacked(packed: bytes) -> bytes:
    """The formula of MS-OXRTFCP: eight tokens to a control byte, each a letter or a place among the last 4,096.

    The one library for it answers damage with bare exceptions.
    """
    kind, held = packed[8:12], packed[16:]
    if kind != b"LZFu":
        return held if kind == b"MELA" else b""
    found, at = bytearray(_BEFORE), 0
    while at < len(held) and len(found) < LONGEST:
        control, at = held[at], at + 1
        for bit in range(8):
            if not control >> bit & 1:
                found += held[at : at + 1]
                at += 1
                continue
            token, at = int.from_bytes(held[at : at + 2], "big"), at + 2
            back = (len(found) - (token >> 4)) % _WINDOW
            if not back or at > len(held):
                return bytes(found[len(_BEFORE) :])
            for _ in range((token & 0xF) + 2):
                found.append(found[-back] if back <= len(found) else _BLANK)
    return bytes(found[len(_BEFORE) :])


def _tidy(text: str) -> str:
    return _LINES.sub("\n", _SPACES.sub(" ", text.replace("\0", ""))).strip()
