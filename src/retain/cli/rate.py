"""`retain rate`: am I keeping them?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from retain.cli import settings_file
from retain.cli.options import Explain
from retain.cli.typed import tier as read_tier
from retain.domain import cohort as model
from retain.domain.aims import FACTOR, Aims, held
from retain.domain.errors import Misused, Unsuited
from retain.domain.rate import cohort as curve
from retain.domain.rate import prospects
from retain.domain.retention import MONTHS
from retain.render import rate as view
from retain.store import rates

if TYPE_CHECKING:
    from retain.cli.context import Context

Tier = Annotated[str, typer.Option("--tier", metavar="A|B|C", help="Only customers of this tier at the start.")]
By = Annotated[str, typer.Option("--by", metavar="month|quarter|year", help="How long each period is.")]
Periods = Annotated[
    int,
    typer.Option(
        "--periods",
        metavar="N",
        min=0,
        max=600,
        show_default=False,
        help="The newest N: 12 months, 8 quarters or 5 years unless said.",
    ),
]
WhatIf = Annotated[str, typer.Option("--what-if", metavar="new=20,keep=90", help="A year on, in percent.")]
Target = Annotated[float | None, typer.Option("--target", metavar="PERCENT", help="The rate you aim at; remembered.")]
Benchmark = Annotated[
    float | None, typer.Option("--benchmark", metavar="PERCENT", help="Somebody's rate to compare with; remembered.")
]
Source = Annotated[str, typer.Option("--source", metavar="TEXT", help="Whose figure the benchmark is.")]
Factor = Annotated[
    float | None, typer.Option("--factor", metavar="N", help="Replacing costs at most N times keeping; remembered.")
]
Cohort = Annotated[bool, typer.Option("--cohort", help="How many stay how many years, and a projection.")]


def register(app: typer.Typer, panel: str) -> None:
    app.command("rate", rich_help_panel=panel)(rate)


def rate(
    ctx: typer.Context, *, by: By = "quarter", periods: Periods = 0, tier: Tier = "", what_if: WhatIf = "",
    target: Target = None, benchmark: Benchmark = None, source: Source = "", factor: Factor = None,
    cohort: Cohort = False, explain: Explain = False,
) -> None:  # fmt: skip
    """Show how many customers you keep, and the trend."""
    context, only, sums = ctx.obj, read_tier(tier), _read(what_if)
    if by not in MONTHS:
        raise Misused(f"{by} is no period.", f"One of: {', '.join(MONTHS)}.")
    remember(context, {"target": target, "replacing_factor": factor}, benchmark, source)
    with context.reading() as diary:
        found = rates.rate(diary, context.policy, by, periods, only, context.settings.aims or Aims())
        lives = rates.lives(diary) if cohort else []
    asked = prospects(found, sums.get("new"), sums.get("keep")) if sums else None
    aged = curve(model.years(lives)) if cohort else None
    view.show(context.screen, found, context.settings.currency, asked, aged, explain=explain)


def _read(typed: str) -> dict[str, float]:
    """What `--what-if` says, in percent."""
    found: dict[str, float] = {}
    for part in typed.split(",") if typed.strip() else ():
        name, _, value = (word.strip() for word in part.partition("="))
        number = value.removesuffix("%").strip()
        most = {"new": 1000, "keep": 100}.get(name)
        if most is None or name in found or not number.replace(".", "", 1).isdecimal() or float(number) > most:
            raise Misused(
                f'"{part.strip()}" is no new=PERCENT or keep=PERCENT.', "For example --what-if new=20,keep=90."
            )
        found[name] = float(number)
    return found


def remember(context: Context, aims: dict[str, float | None], benchmark: float | None, source: str) -> None:
    """Keep the aims that were typed in config.toml, and say so; raises Misused for one that can't be."""
    if (benchmark is None) != (not source.strip()):
        raise Misused("A benchmark and its source stand together.", '--benchmark 85 --source "trade survey 2026"')
    try:
        held(Aims(aims["target"], benchmark, source, aims["replacing_factor"] or FACTOR))
    except Unsuited as error:
        raise Misused(error.sentence, error.next_step) from error
    typed = {"benchmark_source": source.strip() or None, "benchmark": benchmark} | aims
    for key, value in typed.items():
        if value is not None:
            shown = value if isinstance(value, str) else f"{value:g}"
            settings_file.put(context.folder("config") / "config.toml", key, shown)
            context.screen.say(f"Remembered: {key} {shown}; `retain config unset {key}` forgets it.")
    context.changed_settings()
