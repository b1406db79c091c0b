"""News with who should hear it and who has: what `news list`, `show` and `matrix` look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from retain.domain.tellings import TO_TELL, state

if TYPE_CHECKING:
    from datetime import date

    from retain.domain.news import News, Telling


class Seat(NamedTuple):
    """A customer by its rank among those who are told news: A first, then by value; prospects have no tier."""

    id: int
    name: str
    tier: str | None
    value: int
    hears: bool = True

    @property
    def code(self) -> str:
        return f"c{self.id}"


@dataclass(frozen=True, slots=True)
class Hearing:
    """News and one customer, and why it fits them; `telling` is None where nothing was said or decided yet."""

    news: News
    seat: Seat
    why: str = ""
    telling: Telling | None = None

    @property
    def state(self) -> str:
        """To tell, told, dropped, or what they answered."""
        return state(self.telling)


@dataclass(frozen=True, slots=True)
class NewsFolder:
    """News as of a day: who should hear it and hasn't, A first, and who was told or needn't be, newest first."""

    news: News
    to_hear: tuple[Hearing, ...] = ()
    others: tuple[Hearing, ...] = ()

    @property
    def heard(self) -> list[Hearing]:
        """Those who were told."""
        return [one for one in self.others if one.telling and one.telling.told_on]

    @property
    def answered(self) -> int:
        """How many said something to it."""
        return sum(1 for one in self.heard if one.telling and one.telling.answer)


class Offered(NamedTuple):
    """A product and one customer (demand 65): when it was offered and bought, and whether it fits them."""

    news: News
    seat: Seat
    telling: Telling | None = None
    bought_on: date | None = None
    fits: bool = False

    @property
    def state(self) -> str:
        """Bought, what they answered, offered, dropped, fits (to offer next) or not offered."""
        if self.bought_on:
            return "bought"
        said = state(self.telling)
        if said == TO_TELL:
            return "fits" if self.fits else "not offered"
        return "offered" if said == "told" else said
