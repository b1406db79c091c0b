"""Markdown out: words of the diary that stay words."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"[\\`*_\[\]<>|~&$]")
_LEADING = re.compile(r"^([#+=-]|\d{1,9}(?=[.)]))")


def escaped(text: str) -> str:
    """Words of the diary as one line that Markdown prints as they are, without characters that steer a screen."""
    plain = " ".join("".join(one if one.isprintable() else " " for one in text).split())
    quoted = _SPECIAL.sub(r"\\\g<0>", plain)
    return _LEADING.sub(_quoted_start, quoted)


def _quoted_start(found: re.Match[str]) -> str:
    """A mark that would begin a heading, a rule or a list; of a number what follows it."""
    return f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}"
