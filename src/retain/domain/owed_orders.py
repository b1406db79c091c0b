"""What orders make due: thanks, the delivery checks, and a rhythm that broke."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from itertools import chain, pairwise
from operator import sub
from typing import TYPE_CHECKING, cast

from retain.domain.dates import said
from retain.domain.owed import DATED, THANKS_END, Owed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from retain.domain.accounts import Account, Day
    from retain.domain.standings import Delivery, Sales

RIDES = 14
"""Days that any other delivery rides on the next contact before it is a row."""
RHYTHM_ORDERS = 5
RHYTHM_POINTS = 6


def thanks(account: Account, day: Day) -> Iterator[Owed]:
    """A thank-you for a special order, from the next working day until it has gone stale."""
    for delivery in account.deliveries if account.welcomes else ():
        code = f"s{delivery.id}-thanks"
        for due in _thanks_due(delivery, day):
            if not day.settled(code, due):
                yield _owed("thank-you", code, due, delivery.day, delivery)


def _thanks_due(delivery: Delivery, day: Day) -> Iterator[date]:
    if delivery.special and not delivery.thanked:
        due = day.workdays.after(delivery.day, 1)
        if day.today <= due + timedelta(days=THANKS_END):
            yield due


def checks(account: Account, day: Day) -> Iterator[Owed]:
    """The next delivery check of a special order that was delivered: each until the next one's time."""
    for delivery in account.deliveries if account.welcomes else ():
        code = f"s{delivery.id}-check"
        if due := next((due for due in _checks_due(delivery, day) if not day.settled(code, due)), None):
            yield _owed("delivery check", code, due, delivery.delivered_on or due, delivery)


def _checks_due(delivery: Delivery, day: Day) -> Iterator[date]:
    if not delivery.special or (delivered := delivery.delivered_on) is None:
        return
    for place, (due, ends) in enumerate(pairwise(check_days(delivered, day))):
        asked = delivery.checked is not None and delivery.checked >= (due if place else delivered)
        if day.today < ends and not asked:
            yield due


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


@cache
def later_month(day: date, months: int) -> date:
    """The same day some months on, the month's last where there is none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first = date(year, month + 1, 1)
    return min(first + timedelta(days=day.day - 1), (first + timedelta(days=31)).replace(day=1) - timedelta(days=1))


def rides(account: Account, day: Day) -> Iterator[Owed]:
    """Any other delivery, once it has ridden fourteen days without a contact."""
    newest = account.newest_contact
    for delivery in account.deliveries if account.welcomes else ():
        delivered, code = delivery.delivered_on, f"s{delivery.id}-check"
        for due in _ride_due(delivery, day):
            if delivered and (newest is None or newest < delivered) and not day.settled(code, due):
                yield _owed("delivery", code, due, delivered, delivery)


def _ride_due(delivery: Delivery, day: Day) -> Iterator[date]:
    if delivery.special or (delivered := delivery.delivered_on) is None:
        return
    if day.today < day.workdays.on_or_after(later_month(delivered, 2)):
        yield day.workdays.on_or_after(delivered + timedelta(days=RIDES))


def may_be_due(deliveries: Iterable[Delivery], day: Day, horizon: date) -> bool:
    """Whether one of a customer's deliveries may make a row by `horizon`, were none of their steps settled."""
    steps = chain.from_iterable(due(one, day) for one in deliveries for due in (_thanks_due, _checks_due, _ride_due))
    return any(due <= horizon for due in steps)


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
    broken = _broken_on(orders, limit)
    touch, contact = account.clocks.get("touch"), account.newest_contact
    due = max(broken, touch.due) if touch and touch.spread and broken < account.standing.came_on else broken
    code = f"{account.code}-rhythm"
    if (contact is None or contact < broken) and not day.settled(code, due):
        yield Owed("rhythm", code, due, broken, DATED, "rhythm", RHYTHM_POINTS, (usual, orders[-1]))


def breaks(sales: Sales, by: date) -> bool:
    """Whether a rhythm of orders is broken by a day."""
    orders = sales.orders if may_break(sales, by) else ()
    return len(orders) >= RHYTHM_ORDERS and _broken_on(orders, usual_gap(orders)[1]) <= by


def may_break(sales: Sales | None, by: date) -> bool:
    """Whether a rhythm of orders may be broken by a day: a look that spares reading most customers' orders."""
    return sales is not None and (not sales.steady or (by - sales.last).days > sales.steady)


def _broken_on(orders: Sequence[int], limit: int) -> date:
    """The first day past the silence that the rhythm allows."""
    return date.fromordinal(orders[-1] + limit + 1)


def usual_gap(orders: Sequence[int]) -> tuple[int, int]:
    """The usual days between orders (their median, rounded up), and the silence that a broken rhythm passes.

    That silence is twice the median or the 90th percentile (nearest rank), whichever is more. `orders` are day
    numbers, ascending, five at least.
    """
    gaps = sorted(map(sub, orders[1:], orders))
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
