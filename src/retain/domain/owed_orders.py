"""What orders make due: thanks, the delivery checks, and a rhythm that broke."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from retain.domain.dates import said
from retain.domain.owed import DATED, THANKS_END, Owed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from retain.domain.accounts import Account, Day
    from retain.domain.standings import Delivery

RIDES = 14
"""Days that any other delivery rides on the next contact before it is a row."""
RHYTHM_ORDERS = 5
RHYTHM_POINTS = 6


def thanks(account: Account, day: Day) -> Iterator[Owed]:
    """A thank-you for a special order, from the next working day until it has gone stale."""
    for delivery in account.deliveries if account.welcomes else ():
        if not delivery.special:
            continue
        due = day.workdays.after(delivery.day, 1)
        thanked = any(contact.ours and "thanks" in contact.purposes for contact in account.since(delivery.day))
        ended = day.today > due + timedelta(days=THANKS_END)
        if not thanked and not ended and not day.settled(f"s{delivery.id}-thanks", due):
            yield _owed("thank-you", f"s{delivery.id}-thanks", due, delivery.day, delivery)


def checks(account: Account, day: Day) -> Iterator[Owed]:
    """The next delivery check of a special order that was delivered: each until the next one's time."""
    for delivery in account.deliveries if account.welcomes else ():
        if not delivery.special or (delivered := delivery.delivered_on) is None:
            continue
        for place, (due, ends) in enumerate(pairwise(check_days(delivered, day))):
            since = due if place else delivered
            checked = any("check" in contact.purposes for contact in account.since(since))
            if day.today < ends and not checked and not day.settled(f"s{delivery.id}-check", due):
                yield _owed("delivery check", f"s{delivery.id}-check", due, delivered, delivery)
                break


def check_days(delivered_on: date, day: Day) -> list[date]:
    """The working days of the three delivery checks (2 days, 2 weeks, 2 months) and the day their time is over."""
    return [
        day.workdays.on_or_after(on)
        for on in (
            delivered_on + timedelta(days=2),
            delivered_on + timedelta(days=14),
            later_month(delivered_on, 2),
            later_month(delivered_on, 3),
        )
    ]


def later_month(day: date, months: int) -> date:
    """The same day some months on, the month's last where there is none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first = date(year, month + 1, 1)
    return min(first + timedelta(days=day.day - 1), (first + timedelta(days=31)).replace(day=1) - timedelta(days=1))


def rides(account: Account, day: Day) -> Iterator[Owed]:
    """Any other delivery, once it has ridden fourteen days without a contact."""
    newest = account.newest_contact
    for delivery in account.deliveries if account.welcomes else ():
        delivered = delivery.delivered_on
        if delivery.special or delivered is None or (newest is not None and newest >= delivered):
            continue
        due = day.workdays.on_or_after(delivered + timedelta(days=RIDES))
        ended = day.today >= day.workdays.on_or_after(later_month(delivered, 2))
        if not ended and not day.settled(f"s{delivery.id}-check", due):
            yield _owed("delivery", f"s{delivery.id}-check", due, delivered, delivery)


def _owed(reason: str, code: str, due: date, on: date, delivery: Delivery) -> Owed:
    return Owed(reason, code, due, on, DATED, "dated", 4, delivery)


def rhythm(account: Account, day: Day) -> Iterator[Owed]:
    """A rhythm of orders that broke, once: until a contact or an order.

    What broke before the customer came into the diary waits for its first touch, which is spread.
    """
    orders = account.sales.orders if account.sales and account.welcomes else ()
    if len(orders) < RHYTHM_ORDERS:
        return
    usual, limit = usual_gap(orders)
    broken = date.fromordinal(orders[-1] + limit + 1)
    touch, contact = account.clocks.get("touch"), account.newest_contact
    due = max(broken, touch.due) if touch and touch.spread and broken < account.standing.came_on else broken
    code = f"{account.code}-rhythm"
    if (contact is None or contact < broken) and not day.settled(code, due):
        yield Owed("rhythm", code, due, broken, DATED, "rhythm", RHYTHM_POINTS, (usual, orders[-1]))


def usual_gap(orders: Sequence[int]) -> tuple[int, int]:
    """The usual days between orders (their median, rounded up), and the silence that a broken rhythm passes.

    That silence is twice the median or the 90th percentile (nearest rank), whichever is more. `orders` are day
    numbers, ascending, five at least.
    """
    gaps = sorted(later - earlier for earlier, later in pairwise(orders))
    twice = gaps[(len(gaps) - 1) // 2] + gaps[len(gaps) // 2]
    return -(-twice // 2), max(twice, gaps[-(-9 * len(gaps) // 10) - 1])


def says_thanks(owed: Owed, today: date) -> str:
    """For which order thanks are due."""
    delivery = cast("Delivery", owed.subject)
    return f"thank them: {delivery.special}{_of(delivery)} ({said(delivery.day, today)})"


def says_check(owed: Owed, today: date) -> str:
    """The question to ask, and about which delivery."""
    delivery = cast("Delivery", owed.subject)
    return f"was it what they expected? {delivery.special}{_of(delivery)}, delivered {said(owed.day, today)}"


def says_delivery(owed: Owed, today: date) -> str:
    """Which delivery nobody asked about."""
    delivery = cast("Delivery", owed.subject)
    return f"delivered{_of(delivery)} {said(owed.day, today)}, nobody asked yet"


def says_rhythm(owed: Owed, today: date) -> str:
    """How often they usually order, and how long they haven't."""
    usual, last = cast("tuple[int, int]", owed.subject)
    silent = today.toordinal() - last
    return f"usually orders every {usual} days, {f'now {silent}' if owed.due <= today else f'{silent} since the last'}"


def _of(delivery: Delivery) -> str:
    return f" ({delivery.product})" if delivery.product else ""
