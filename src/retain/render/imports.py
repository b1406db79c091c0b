"""How an import looks: what became of each file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from retain.domain.bystanders import NOT_AT_A_CUSTOMER
from retain.domain.plurals import counted
from retain.render.safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from retain.domain.incoming import Receipt
    from retain.render.screen import Screen

_LISTED = {NOT_AT_A_CUSTOMER: "; `retain import --pending` lists them."}


def show(screen: Screen, receipts: Sequence[Receipt], *, dry_run: bool) -> None:
    """Say for each file what is new, changed and unchanged, and which rows were refused; JSON: an object a file."""
    if screen.json:
        screen.document([_as_json(receipt, dry_run=dry_run) for receipt in receipts])
        return
    for receipt in receipts:
        screen.line(safe(f"{receipt.file}: {'; '.join(_counts(receipt))}"))
        for line in _remarks(receipt, dry_run=dry_run):
            screen.say(f"{receipt.file}{line}")
    if dry_run:
        screen.say("Nothing was changed: this is what an import would do.")


def _counts(receipt: Receipt) -> Iterator[str]:
    for noun, tally in receipt.tallies.items():
        total = tally.new + tally.changed + tally.unchanged
        yield f"{counted(total, noun)} ({tally})"
    if not receipt.tallies:
        yield "nothing to import"


def _remarks(receipt: Receipt, *, dry_run: bool) -> Iterator[str]:
    yield from (f", line {refusal.line}: {refusal.why}. Left out." for refusal in receipt.refusals)
    if more := receipt.refused - len(receipt.refusals):
        yield f": {more:,} more rows left out."
    listed = {} if dry_run else _LISTED
    yield from (f": {count:,} set aside, {why}{listed.get(why, '.')}" for why, count in receipt.aside.items())
    if receipt.strangers:
        yield f": {receipt.strangers:,} names of people whom nobody goes by were left out."
    if receipt.left:
        yield f": not kept: {', '.join(receipt.left)}."
    if (encoding := receipt.notes.get("encoding", "utf-8")) not in {"utf-8", "utf-8-sig"}:
        yield f": read as {encoding}; --encoding names another."
    if order := receipt.notes.get("date_order"):
        yield f": days read as {order}; --date-order names another."


def _as_json(receipt: Receipt, *, dry_run: bool) -> dict[str, Any]:
    return {
        "file": receipt.file,
        "kind": receipt.kind,
        "source": receipt.program,
        "dry_run": dry_run,
        **{name: receipt.notes.get(name) for name in ("encoding", "separator", "date_order")},
        "records": {
            noun: {"new": tally.new, "changed": tally.changed, "unchanged": tally.unchanged}
            for noun, tally in receipt.tallies.items()
        },
        "refused": receipt.refused,
        "refusals": [{"line": refusal.line, "why": refusal.why} for refusal in receipt.refusals],
        "set_aside": receipt.aside,
        "strangers": receipt.strangers,
        "left": receipt.left,
    }
