"""What a rep means to keep: how often, how long, how many minutes (SPEC section 4)."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from retain.domain.errors import Unsuited
from retain.domain.kinds import MINUTES
from retain.domain.workdays import Workdays

LONGEST_INTERVAL = 91
"""Days: four touches a year (demand 55) leave no longer gap."""


@dataclass(frozen=True, slots=True)
class Cadence:
    """Days each clock may run; None where the clock isn't kept."""

    touch: int
    conversation: int
    face: int | None = None
    review: int | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.touch <= LONGEST_INTERVAL:
            raise Unsuited(
                f"A touch every {self.touch} days isn't between 1 and {LONGEST_INTERVAL}.",
                "Four touches a year is the floor that no setting removes: change it in config.toml.",
            )


PROFILES: Mapping[str, tuple[int, int, int]] = MappingProxyType(
    {"steady": (14, 21, 30), "weekly": (7, 14, 30), "floor": (30, 45, 90)}
)
"""Days between touches for A, B and C."""
_OTHERS = {"A": (30, 90, 90), "B": (45, 180, 90), "C": (90, 365, 90)}
PAST = Cadence(30, 180)
LONG_PAST = Cadence(90, 180)
LONG_PAST_MONTHS = 24
OFFICIAL_VISIT = 365
"""Days between visits with an executive colleague, for A."""
FLOOR_FROM = 75
"""Days without a touch after which the four-a-year reason starts."""


def cadences(profile: str = "steady") -> dict[str, Cadence]:
    """The cadence table of a profile, by tier; raises Unsuited for one that isn't shipped."""
    if profile not in PROFILES:
        raise Unsuited(f"{profile} is no cadence profile.", f"One of: {', '.join(PROFILES)}.")
    return {
        tier: Cadence(touch, *others) for (tier, others), touch in zip(_OTHERS.items(), PROFILES[profile], strict=True)
    } | {"past": PAST, "long past": LONG_PAST}


STEADY = cadences()


class Policy(NamedTuple):
    """The rules a rep may set; `minutes_a_day` is what `due` fits its list to."""

    cadences: Mapping[str, Cadence] = STEADY
    workdays: Workdays = Workdays()
    minutes: Mapping[str, int] = MINUTES
    minutes_a_day: int = 90
    cap_a: bool = True
    card_days: int = 3
    """Working days a birthday card is in the post."""
    competitors: tuple[str, ...] = ()
