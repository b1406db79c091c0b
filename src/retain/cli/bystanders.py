"""`retain import --pending`: the people address books set aside, and what becomes of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from retain.cli import choose
from retain.domain import bystanders as domain
from retain.domain.codes import looks_like, parse
from retain.domain.errors import Misused, NotFound
from retain.domain.names import short
from retain.domain.plurals import counted
from retain.render import bystanders as view
from retain.render import echo
from retain.store import bystanders as store

if TYPE_CHECKING:
    from collections.abc import Sequence

    from retain.cli.context import Context
    from retain.domain.bystanders import Pending


@dataclass(frozen=True, slots=True)
class Deed:
    """What is to become of them: they are put at a customer, dropped, or with neither shown."""

    at: str = ""
    drop: bool = False
    dry_run: bool = False


def answer(context: Context, words: Sequence[str], deed: Deed, *, listed: bool) -> None:
    """List those meant, all where nobody is named, or do with them what was asked; raises Misused, NotFound."""
    if not listed or (deed.at and deed.drop):
        raise Misused("Whom?", "retain import --pending CODE --at CUSTOMER, or with --drop instead.")
    with context.reading() as diary:
        everybody = store.pending(diary)
    found = _meant(everybody, " ".join(words))
    if deed.at:
        _attach(context, found, deed, named=bool(words))
    elif deed.drop:
        _drop(context, found, deed)
    else:
        view.show(context.screen, found, everybody)


def _meant(everybody: list[Pending], words: str) -> list[Pending]:
    codes = words.replace(",", " ").split()
    if codes and all(looks_like(code) and parse(code).letter == "b" for code in codes):
        return store.coded(everybody, [parse(code).number for code in codes])
    return domain.fitting(everybody, words)


def _attach(context: Context, found: list[Pending], deed: Deed, *, named: bool) -> None:
    """Put those named at a customer, or with nobody named those who are known to be there."""
    place = choose.customer(context, deed.at)
    chosen = found if named else [one for one in found if one.at and one.at[0] == place.id]
    _check(chosen, f"Nobody set aside is known to be at {short(place.name)}." if not named else "")
    if _shown(context, chosen, deed):
        return
    choose.agreed(context, len(chosen), f"Put {counted(len(chosen), 'person')} at {short(place.name)}")
    with context.changing(f"import --pending {_called(chosen)} --at {short(place.name)}") as diary:
        wrote = store.attach(diary, [one.one for one in chosen], place)
    context.screen.rows(echo.REMOVED, [(f"d{number}", name, f"at {place.name}") for number, name in wrote])


def _drop(context: Context, found: list[Pending], deed: Deed) -> None:
    _check(found)
    if _shown(context, found, deed):
        return
    choose.agreed(context, len(found), f"Drop {counted(len(found), 'person')}")
    with context.changing(f"import --pending {_called(found)} --drop") as diary:
        store.drop(diary, [one.one for one in found])
    context.screen.rows(echo.REMOVED, [(f"b{one.one.id}", one.one.name, "dropped") for one in found])


def _check(chosen: list[Pending], nobody: str = "") -> None:
    if not chosen:
        raise NotFound(nobody or "Nobody set aside fits that.", "`retain import --pending` lists them with codes.")


def _shown(context: Context, chosen: list[Pending], deed: Deed) -> bool:
    """On a dry run show who is meant; whether that was all that was asked."""
    if deed.dry_run:
        context.screen.rows(view.PENDING, chosen)
        context.screen.say("Nothing was changed: these are meant.")
    return deed.dry_run


def _called(chosen: list[Pending]) -> str:
    return f"b{chosen[0].one.id}" if len(chosen) == 1 else counted(len(chosen), "person")
