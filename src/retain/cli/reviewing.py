"""What `review` does: reads the agendas, records a review that was held, writes and shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from retain.cli import choose
from retain.cli.typed import day
from retain.domain.drafts import Draft, happened
from retain.domain.entries import Entry
from retain.domain.errors import Misused
from retain.render import review as view
from retain.store import reviews as store

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from retain.cli.context import Context
    from retain.domain.customers import Customer
    from retain.domain.review import Held, Review

USUAL = "meeting"


class Typed(NamedTuple):
    """A review as typed, before names and dates are read."""

    customer: str = ""
    words: tuple[str, ...] = ()
    where: str = ""
    kind: str = ""
    people: tuple[str, ...] = ()
    on: str = ""
    goals: tuple[str, ...] = ()


def addressed(context: Context, typed: Typed, *, done: bool) -> tuple[list[Customer], str]:
    """The customers meant, and the text of a review that was held; without --done every word is the name."""
    if not done and (typed.kind or typed.people or typed.on or typed.goals):
        raise Misused("-k, --with, --on and --goal tell of a review that was held.", "Add --done.")
    words = " ".join(typed.words)
    if typed.where.strip():
        name, words = "", " ".join(filter(None, (typed.customer, words)))
    else:
        name, words = choose.named(context, typed.customer, words) if done else (f"{typed.customer} {words}", "")
    if words and not done:
        raise Misused("With --where, the words say what was said.", "Add --done, or leave them out.")
    return choose.customers(context, name.strip(), typed.where), words


def read(context: Context, chosen: Sequence[Customer], since: str) -> list[Review]:
    """The agendas of the period that ends today."""
    first = day(context, since, "past") if since else None
    with context.reading() as diary:
        return [store.review(diary, one, first, context.settings.currency) for one in chosen]


def again(context: Context, chosen: Sequence[Customer], before: Sequence[Review]) -> list[Review]:
    """The same agendas once the review is recorded, with the goals that were set."""
    with context.reading() as diary:
        pairs = zip(chosen, before, strict=True)
        return [store.review(diary, one, was.since, context.settings.currency) for one, was in pairs]


def record(context: Context, chosen: Sequence[Customer], typed: Typed, words: str) -> list[Held]:
    """Log the review to each customer as one change, with its goals."""
    if typed.people and len(chosen) > 1:
        raise Misused("--with names people at one customer.", "Record the others without it.")
    people = tuple(choose.person(context, name, chosen[0].id) for name in typed.people)
    on = happened(day(context, typed.on, "past") or context.today, context.today)
    if typed.kind == "note":
        raise Misused("A note is no review: somebody took part.", "Say how with -k: meeting, call, email …")
    made = Draft(Entry(0, on, typed.kind or USUAL, purposes=("review",), text=words), people)
    choose.agreed(context, len(chosen), f"Record a review of {choose.several(chosen)}")
    with context.changing(f"review {choose.called(chosen)}") as diary:
        return [store.hold(diary, one, made, typed.goals, context.policy) for one in chosen]


def tell(context: Context, reviews: Sequence[Review], held: Sequence[Held], out: Path | None, *, force: bool) -> None:
    """Show what was recorded, else the agendas; write them where a file or folder was named."""
    if held and not context.screen.json:
        view.recorded(context.screen, held, context.today)
    elif context.screen.json or not out:
        view.show(context.screen, reviews, held)
    if out:
        from retain.exchange import review_out

        for path in review_out.write(out, reviews, force=force):
            context.screen.say(f"{path} is written.")
