"""How an erasure looks: what goes, what names it still, and which copies it can't reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retain.domain.names import short
from retain.render.safe import safe

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from retain.domain.erasures import Erasure
    from retain.render.screen import Screen

_MANY = {
    "person": "people", "entry": "entries", "reach": "addresses", "presence": "times on an entry",
    "custom": "fields", "opportunity": "opportunities", "telling": "tellings of news",
    "bystander": "people set aside",
}  # fmt: skip
_ONE = {
    "reach": "address",
    "presence": "time on an entry",
    "custom": "field",
    "telling": "telling of news",
    "bystander": "person set aside",
}
_LISTED = 20


def show(screen: Screen, erasure: Erasure, copies: Sequence[Path], *, dry_run: bool) -> None:
    """Say what an erasure takes, or took; JSON: the same."""
    if screen.json:
        screen.document(
            {
                "code": str(erasure.code),
                "name": erasure.name,
                "dry_run": dry_run,
                "gone": erasure.gone,
                "named_in": erasure.named,
                "scrubbed": erasure.scrubbed,
                "copies": [str(path) for path in copies],
            }
        )
        return
    gone = ", ".join(_counted(noun, count) for noun, count in erasure.gone.items())
    screen.line(safe(f"{'would erase' if dry_run else 'erased'} {called(erasure)}: {gone}"))
    if erasure.named:
        more = f" and {len(erasure.named) - _LISTED} more" if len(erasure.named) > _LISTED else ""
        listed = f"{', '.join(erasure.named[:_LISTED])}{more}"
        took = "taken out of" if erasure.scrubbed else "left in (--scrub takes it out)"
        screen.line(safe(f"the name is {took}: {listed}"))
    for path in copies:
        screen.line(safe(f"an older copy has it still: {path}"))


def warned(screen: Screen, erasure: Erasure) -> None:
    """Say, before it is done, that it is for good."""
    screen.say(f"No undo brings {called(erasure)} back. Backups and exports of yours will still have it.")


def done(screen: Screen) -> None:
    """Say that the file was written anew."""
    screen.say("The file was written anew. Backups and exports of yours still have it.")


def called(erasure: Erasure) -> str:
    """What is erased, by name and code."""
    code = str(erasure.code)
    return code if erasure.name == code else f"{short(erasure.name)} ({code})"


def _counted(noun: str, count: int) -> str:
    return f"1 {_ONE.get(noun, noun)}" if count == 1 else f"{count} {_MANY.get(noun, f'{noun}s')}"
