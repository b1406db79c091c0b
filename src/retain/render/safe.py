"""Text from the diary, made harmless for a terminal (rich's own escaping lets ESC, C1, bidi marks and NUL through)."""

from __future__ import annotations

import re

_HOSTILE = (
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)


def safe(text: str) -> str:
    """The text on one line, with every character that could steer a terminal shown as its escape."""
    return text if text.isascii() and text.isprintable() else re.sub(_HOSTILE, _shown, text)


def safe_json(document: str) -> str:
    """JSON text with each such character as JSON's own escape: it means what it meant, and steers nothing."""
    return document if document.isascii() and "\x7f" not in document else re.sub(_HOSTILE, _escaped, document)


def _escaped(found: re.Match[str]) -> str:
    import json

    return found[0] if found[0] == "\n" else json.dumps(found[0])[1:-1]


def _shown(found: re.Match[str]) -> str:
    character = found[0]
    if character in "\t\n\r\u2028\u2029":
        return " "
    number = ord(character)
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}"  # noqa: PLR2004 - two hex digits
