"""Addresses, numbers and ways of contact as typed: what customers and people share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from retain.cli.typed import Many
from retain.domain.errors import Misused
from retain.domain.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable

Emails = Annotated[Many, typer.Option("--email", metavar="ADDRESS", help="An e-mail address; repeat for more.")]
Phones = Annotated[Many, typer.Option("--phone", metavar="NUMBER", help="A phone number; repeat for more.")]
Drop = Annotated[Many, typer.Option("--drop", metavar="ADDRESS", help="An address or number to take off.")]
Verified = Annotated[bool, typer.Option("--verified", help="Every address and number was checked today.")]
NoContact = Annotated[Many, typer.Option("--no-contact", metavar="CHANNEL", help="No call, email …, all; or none.")]

CHANNELS = (*(kind for kind in KINDS if kind != "note"), "all")
_ALSO = {"phone": "call", "text": "message", "mail": "letter", "post": "letter", "none": ""}


def channels(typed: Iterable[str] | None) -> tuple[str, ...] | None:
    """Ways of contact as typed, "email,call" or one at a time, none for "none"; raises Misused for no such way."""
    if typed is None:
        return None
    words = [word.strip().lower() for part in typed for word in part.split(",")]
    found = [kind for word in words if (kind := _ALSO.get(word, word))]
    if unknown := [kind for kind in found if kind not in CHANNELS]:
        raise Misused(f"{unknown[0]} is no way of contact.", f"One of: {', '.join(CHANNELS)}, none.")
    return tuple(dict.fromkeys(found))
