"""What a rep hangs on a customer or a person, or takes off: tags, fields of their own, e-mails, phones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from retain.domain.errors import Misused
from retain.domain.names import clean

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Attachments:
    """What to put on and take off; a custom field without a value is taken off, `verified` dates every address."""

    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    custom: tuple[tuple[str, str], ...] = ()
    no_addresses: tuple[str, ...] = ()
    no_tags: tuple[str, ...] = ()
    verified: bool = False


def tags(typed: Iterable[str] | None) -> tuple[str, ...]:
    """Tags as typed, each once; "a,b" are two and a leading # is decoration."""
    words = (
        clean(word.strip().removeprefix("#"), "tag") for part in typed or () for word in part.split(",") if word.strip()
    )
    return tuple(dict.fromkeys(words))


def fields(typed: Iterable[str] | None) -> tuple[tuple[str, str], ...]:
    """Custom fields as typed, "name=value" each; raises Misused."""
    return tuple(_field(one) for one in typed or ())


def _field(typed: str) -> tuple[str, str]:
    name, equals, value = typed.partition("=")
    if not equals or not name.strip() or ":" in name or '"' in name:
        raise Misused(f"--set {typed} names no field and value.", 'Write --set "account manager=Lee".')
    return clean(name, "field"), value.strip()
