"""A plausible story of one customer: a rep who mostly keeps up, so that one customer in sixteen has something due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from retain.domain.kinds import LIVE
from retain.domain.policy import Cadence, cadences

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

TODAY = date(2026, 11, 23)
"""A Monday; every diary built here ends on it."""
NOW = TODAY.toordinal()
LONGEST = 8 * 365
"""Days a story goes back at most: more entries than fit are replies, notes and attempts in between."""
SALE_DAYS = 3 * 365
CADENCES = cadences()
PRODUCTS = [f"{what} {size}" for what in ("Lamp", "Filter", "Pump", "Valve", "Desk", "Mat") for size in "SMLX"]
EXECUTIVE, EXPERT = 1, 2
"""Ids of the two colleagues."""
PHRASES = (
    "spoke about the autumn order",
    "asked how the new lamps hold up",
    "sent the price list they wanted",
    "happy with the last delivery",
    "budget is decided in January",
    "wants the service booked early",
    "showed the savings of the quarter",
    "talked through the open points",
)
PURPOSES = (*("",) * 8, "check", "thanks", "billing", "news", "idea", "proof", "service", "check thanks")
_ISO: dict[int, str] = {}


class Sale(NamedTuple):
    """One order, days as ordinals, money in minor units."""

    customer: int
    day: int
    amount: int
    margin: int
    product: str
    delivered_on: int


class Entry(NamedTuple):
    """One line of the diary; `person` was there."""

    day: int
    customer: int
    kind: str
    inbound: bool = False
    attempt: bool = False
    purposes: str = ""
    mood: str | None = None
    colleague: int | None = None
    text: str = ""
    person: int | None = None


def iso(day: int) -> str:
    """A day number as ISO text; each is made once."""
    if day not in _ISO:
        _ISO[day] = date.fromordinal(day).isoformat()
    return _ISO[day]


def worked(day: int) -> int:
    """The day itself, on a weekend the Friday before."""
    return day - max(0, (day - 1) % 7 - 4)


def sold(rng: Random, customer: int, count: int) -> list[Sale]:
    """A customer's orders over three years, about evenly spaced; one customer in a hundred is new."""
    span = 60 if rng.random() < 0.01 else SALE_DAYS
    usual, gap, menu = rng.lognormvariate(12, 1.3), span / max(1, count), rng.sample(PRODUCTS, 3)
    found = []
    for place in range(count):
        day = min(NOW, worked(NOW - span + int((place + rng.uniform(0.2, 0.8)) * gap)))
        amount = int(usual * rng.lognormvariate(0, 0.3)) + 1
        product = rng.choice(menu if rng.random() < 0.995 else PRODUCTS)
        found.append(Sale(customer, day, amount, int(amount * rng.uniform(0.2, 0.4)), product, day + rng.randint(2, 9)))
    return found


@dataclass(slots=True)
class Rounds:
    """The rep's own contacts with one customer, each as strong as the clocks ask at that time."""

    rng: Random
    customer: int
    tier: str
    people: tuple[int, int]

    def walked(self, day: int, end: int) -> Iterator[Entry]:
        """Contacts from the first day to the last."""
        cadence = CADENCES[self.tier]
        last = dict.fromkeys(("face", "conversation", "review", "official"), 0)
        while day <= end:
            yield self._contact(day, day + cadence.touch + 4, cadence, last)
            if self.tier == "A" and last["official"] + 365 <= day + cadence.touch + 4:
                last["official"] = day
                yield Entry(day, self.customer, "visit", colleague=EXECUTIVE, text="our director came along")
            day = worked(day + cadence.touch - self.rng.randint(0, 4))

    def _contact(self, day: int, following: int, cadence: Cadence, last: dict[str, int]) -> Entry:
        review = last["review"] + (cadence.review or 0) <= following
        if last["face"] + (cadence.face or 0) <= following or (review and self.tier == "A"):
            kind = self.rng.choice(("visit", "visit", "meeting", "lunch"))
            last["face"] = last["conversation"] = day
        elif last["conversation"] + cadence.conversation <= following or (review and self.tier == "B"):
            kind = self.rng.choice(("call", "call", "video"))
            last["conversation"] = day
        else:
            kind = self.rng.choice(("email", "email", "email", "message", "card", "letter"))
        if review:
            last["review"] = day
        return self._said(day, kind, "review" if review else self.rng.choice(PURPOSES))

    def _said(self, day: int, kind: str, purposes: str) -> Entry:
        rng, live = self.rng, kind in LIVE
        return Entry(
            day,
            self.customer,
            kind,
            purposes=purposes,
            mood=rng.choice(("ok", "good", "good", "bad")) if live else None,
            text=rng.choice(PHRASES),
            person=rng.choice(self.people) if live else None,
        )


def told(rng: Random, customer: int, tier: str, people: tuple[int, int], orders: list[Sale], count: int) -> list[Entry]:
    """A customer's entries, `count` of them: the rep's rounds, words after deliveries, and what came in between.

    One customer in twenty-five is late: nothing since its cadence ran out.
    """
    touch = CADENCES[tier].touch
    begun = worked(NOW - min(LONGEST, int(count * 0.6 * (touch - 2))) - rng.randint(0, touch))
    end = NOW - touch - rng.randint(0, 15) if rng.random() < 1 / 25 else NOW
    rounds = [*Rounds(rng, customer, tier, people).walked(begun, end), *_followed(rng, customer, orders)]
    rounds = sorted((entry for entry in rounds if entry.day <= end), key=attrgetter("day"))[-count:]
    return [*rounds, *(_between(rng, customer, begun, rounds) for _ in range(count - len(rounds)))]


def _followed(rng: Random, customer: int, orders: list[Sale]) -> Iterator[Entry]:
    """The rep's word after each delivery of the last quarter; one in fifty was forgotten."""
    for order in orders:
        if NOW - 120 < order.day < NOW - 2 and rng.random() < 0.98:
            yield Entry(worked(order.day + 1), customer, "email", purposes="thanks", text="thanked them for the order")
        for after in (2, 14, 61):
            day = order.delivered_on + after
            if NOW - 120 < day < NOW and rng.random() < 0.98:
                yield Entry(day, customer, "email", purposes="check", text=f"{order.product}: as expected")


def _between(rng: Random, customer: int, begun: int, rounds: list[Entry]) -> Entry:
    """A reply, a note, a colleague's call or an attempt: nothing that a clock needs."""
    day, dice = worked(rng.randint(begun, NOW)), rng.random()
    if dice < 0.64:
        kind = rng.choice(("email", "email", "email", "call", "message"))
        purposes = "advice" if rng.random() < 0.1 else ""
        return Entry(day, customer, kind, inbound=True, purposes=purposes, text=rng.choice(PHRASES))
    if dice < 0.80 and rounds:
        return Entry(rng.choice(rounds).day - 1, customer, "call", attempt=True, text="voicemail")
    if dice < 0.88:
        return Entry(day, customer, rng.choice(("call", "visit")), colleague=EXPERT, text="service call")
    purposes = "competitor" if rng.random() < 0.003 else ""
    return Entry(day, customer, "note", purposes=purposes, text=rng.choice(PHRASES))


def day(offset: int) -> str:
    """The ISO day so many days from today."""
    return (TODAY + timedelta(days=offset)).isoformat()
