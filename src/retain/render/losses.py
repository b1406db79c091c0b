"""How it looks what losses had in common, and who shows the same today."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from retain.domain import money
from retain.domain.dates import day_said, days_said
from retain.domain.losses import LEAST, share, shown_by
from retain.render.columns import amount
from retain.render.safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from rich.console import RenderableType

    from retain.domain.losses import Pattern, Sign, Signs
    from retain.render.screen import Screen


def show(screen: Screen, pattern: Pattern, today: date, currency: str) -> None:
    """Show what losses had in common against the kept, who shows it today, and the losses themselves."""
    if screen.json:
        screen.document(as_json(pattern))
        return
    if len(pattern.losses) < LEAST:
        screen.say(f"{_count(len(pattern.losses), 'loss', 'losses')}: too few to tell, three are needed.")
    told = list(lines(pattern, today, currency))
    if screen.terminal and told:
        screen.draw(_picture(told))
    else:
        for part, text in told:
            screen.line(f"{part}\t{safe(text)}")


def _picture(told: Sequence[tuple[str, str]]) -> RenderableType:
    from rich.table import Table
    from rich.text import Text

    page = Table.grid(padding=(0, 2))
    for (before, _), (part, text) in zip([("", ""), *told], told, strict=False):
        style = "bold" if part in {"silence", "warning"} else ""
        page.add_row(Text("" if part == before else part, style="dim"), Text(safe(text), style=style))
    return page


def as_json(pattern: Pattern) -> dict[str, Any]:
    """The pattern as JSON; its keys are frozen by a test."""
    told = pattern.days is not None
    return {
        "losses": len(pattern.losses),
        "kept": pattern.kept,
        "silent_days": pattern.days,
        "median_silence": pattern.median if told else None,
        "past_median": pattern.past if told else None,
        "signs": [_sign(sign) for sign in pattern.signs],
        "strongest": pattern.strongest.name if pattern.strongest else None,
        "watch": [
            {
                "code": f"c{one.customer}",
                "customer": one.name,
                "tier": one.tier,
                "value": amount(one.value),
                "silent_days": one.silent,
            }
            for one in pattern.watch
        ],
        "lost": [
            {
                "code": f"c{one.customer}",
                "customer": one.name,
                "contract": f"k{one.contract}" if one.contract else None,
                "lost_on": one.day,
                "because": one.because,
                "silent_days": one.silent,
                "signs": shown_by(one, pattern.days),
            }
            for one in pattern.losses
        ],
    }


def _sign(sign: Sign) -> dict[str, Any]:
    return {
        "sign": sign.name,
        "lost": sign.lost,
        "lost_percent": _percent(sign.lost, sign.of_lost),
        "kept": sign.kept,
        "kept_percent": _percent(sign.kept, sign.of_kept),
    }


def lines(pattern: Pattern, today: date, currency: str) -> Iterator[tuple[str, str]]:
    """What to say, by part: the common silence, each sign, the warning, whom to call, the losses newest first."""
    if pattern.signs:
        yield "silence", _silence(pattern)
        yield from (("sign", _against(sign)) for sign in pattern.signs)
        yield "warning", _warning(pattern)
    for one in pattern.watch:
        worth = f", {money.said(one.value, currency)} a year" if one.value else ""
        yield "watch", f"{one.name} (c{one.customer}), {one.tier}{worth}: {_silent(one)}"
    for one in pattern.losses:
        what = f" contract k{one.contract}" if one.contract else ""
        when = day_said(one.day, today)
        yield "lost", f"{when}: {one.name} (c{one.customer}){what}, {_silent(one)}: {one.because}"


def _silent(one: Signs) -> str:
    return "never contacted" if one.silent is None else f"{days_said(one.silent)} silent"


def _silence(pattern: Pattern) -> str:
    """The silence of most losses; whoever was never contacted is in none of its numbers."""
    never = f"{pattern.uncontacted} with no contact logged left out" if pattern.uncontacted else ""
    if (sign := pattern.silence) is None or pattern.days is None:
        return f"too few to tell: {never}"
    how_many = f"{sign.lost} of {sign.of_lost} were silent for {days_said(pattern.days)} or more before they were lost"
    return f"{how_many} (median {pattern.median:g}, {pattern.past} past it{never and f'; {never}'})"


def _against(sign: Sign) -> str:
    lost = f"{sign.lost} of {sign.of_lost} lost ({_percent(sign.lost, sign.of_lost)} %)"
    kept = f", {sign.kept} of {sign.of_kept} kept ({_percent(sign.kept, sign.of_kept)} %)" if sign.of_kept else ""
    return f"{sign.text}: {lost}{kept}"


def _warning(pattern: Pattern) -> str:
    strongest = pattern.strongest
    if not pattern.kept:
        return "nobody is kept whom the lost could be held against"
    if strongest is None:
        return "no sign sets the lost apart from the kept"
    return f"{strongest.text}: it sets the lost apart the most" + ("" if pattern.watch else "; nobody kept shows it")


def _percent(part: int, whole: int) -> int | None:
    return round(100 * share(part, whole)) if whole else None


def _count(number: int, one: str, many: str) -> str:
    return f"{number or 'No'} {one if number == 1 else many}"
