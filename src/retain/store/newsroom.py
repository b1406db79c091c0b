"""News in the books: with who should hear it and who has, told, answered, and taken out."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from retain.domain import audience, tiers
from retain.domain.errors import Refused
from retain.domain.hearing import Hearing, NewsFolder, Offered, Seat
from retain.domain.names import fold
from retain.domain.news import News, Telling
from retain.domain.standings import status
from retain.domain.tellings import TO_TELL, state
from retain.domain.where import parse
from retain.store.books import Books
from retain.store.daily.book import standings
from retain.store.daily.news import Audiences, current, listeners, queues
from retain.store.daily.sales import sales_by
from retain.store.records import DAYS
from retain.store.selection import own_fields

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from datetime import date

    from retain.domain.policy import Policy
    from retain.store.diary import Diary

BOUGHT = """
SELECT customer, product, min(day) FROM sale WHERE product IS NOT NULL AND day <= ? GROUP BY customer, product
"""


def seats(diary: Diary, policy: Policy) -> list[Seat]:
    """Every customer of the diary's day, A first, then by value; those without a tier last."""
    stands, sales = standings(diary.connection, diary.today), sales_by(diary.connection, diary.today)
    ranks, values = tiers.on(stands, sales, policy, diary.today)
    found = []
    for one in sorted(stands, key=lambda one: (one.key, one.id)):
        standing = status(one, sales.get(one.id), diary.today)
        tier = ranks.get(one.id, "C") if standing in tiers.KEPT else None
        hears = audience.hears(standing, one.no_contact.split())
        found.append(Seat(one.id, one.name, tier, values.get(one.id, 0), hears))
    return sorted(found, key=lambda seat: (seat.tier or "D", -seat.value))


def folders(diary: Diary, policy: Policy, found: Sequence[News]) -> list[NewsFolder]:
    """News with who should hear it and who has."""
    stands: dict[int | None, list[Hearing]] = {one.id: [] for one in found}
    for one in _hearings(diary, policy, found, seats(diary, policy)):
        stands[one.news.id].append(one)
    return [_folder(one, stands[one.id]) for one in found]


def _folder(news: News, stands: Iterable[Hearing]) -> NewsFolder:
    to_hear: list[Hearing] = []
    others: list[Hearing] = []
    for one in stands:
        (to_hear if one.state == TO_TELL else others).append(one)
    return NewsFolder(news, tuple(to_hear), tuple(sorted(others, key=_newest_first)))


def _hearings(diary: Diary, policy: Policy, found: Sequence[News], places: Iterable[Seat]) -> Iterator[Hearing]:
    """How news stands with customers: what each should hear, best fit first, then what it was told or needn't be."""
    seated = list(places)
    topics, wanted = [audience.topic(one) for one in found], {one.id for one in found}
    audiences = Audiences(diary, policy)
    listening = listeners(diary, audiences, found, [seat.id for seat in seated])
    left = queues(diary, audiences, [seat.id for seat in seated if seat.hears])
    for seat in seated:
        listener = listening[seat.id]
        said = listener.tellings
        due = [fit for fit in left.get(seat.id, ()) if fit.news.id in wanted]
        yield from (Hearing(fit.news, seat, fit.why, said.get(fit.news.id or 0)) for fit in due)
        for fit in audience.fits(topics, listener) if said else ():
            telling = said.get(fit.news.id or 0)
            if telling is not None and state(telling) != TO_TELL:
                yield Hearing(fit.news, seat, "" if fit.why == audience.YOU_NAMED else fit.why, telling)


def _newest_first(one: Hearing) -> int:
    day = one.telling and (one.telling.told_on or one.telling.dropped_on)
    return -day.toordinal() if day else 0


def of_customers(diary: Diary, policy: Policy, customers: Collection[int]) -> list[Hearing]:
    """What these customers should hear, best fit first, then what they were told or needn't be, newest first."""
    asked = frozenset(customers)
    places = [seat for seat in seats(diary, policy) if seat.id in asked]
    news = Books(diary).newest(News, "added_on")
    found: list[Hearing] = []
    for _, some in groupby(_hearings(diary, policy, news, places), key=lambda one: one.seat.id):
        found += sorted(some, key=lambda one: (one.state != TO_TELL, _newest_first(one)))
    return found


def hearing(diary: Diary, policy: Policy, news: News, customers: Collection[int]) -> list[Hearing]:
    """How one piece of news stands with these customers."""
    return [one for one in of_customers(diary, policy, customers) if one.news.id == news.id]


def matrix(diary: Diary, policy: Policy, among: Collection[int] | None) -> list[Offered]:
    """Each product that is news against each customer who is told any, A first (`among`: only these)."""
    products = [one for one in current(diary) if one.kind == "product"]
    asked = None if among is None else frozenset(among)
    places = [seat for seat in seats(diary, policy) if seat.hears and (asked is None or seat.id in asked)]
    numbers = [seat.id for seat in places]
    audiences = Audiences(diary, policy)
    listening = listeners(diary, audiences, products, numbers)
    fits = {(number, fit.news.id) for number, some in queues(diary, audiences, numbers).items() for fit in some}
    bought = _bought(diary)
    return [
        Offered(
            news,
            seat,
            listening[seat.id].tellings.get(news.id or 0),
            bought.get((seat.id, fold(news.product or news.text))),
            (seat.id, news.id) in fits,
        )
        for seat in places
        for news in products
    ]


def _bought(diary: Diary) -> dict[tuple[int, str], date]:
    """The first day each customer bought each product, by its folded name."""
    found: dict[tuple[int, str], date] = {}
    for number, product, day in diary.connection.execute(BOUGHT, (diary.today.isoformat(),)):
        key = (number, fold(product))
        found[key] = min(DAYS[day], found.get(key, DAYS[day]))
    return found


def check_audience(diary: Diary, where: str | None) -> None:
    """Raise NotAFilter where an audience selects no customers by any field there is."""
    if where:
        parse(where, own_fields(diary))


def address(diary: Diary, news: int, customers: Iterable[int]) -> None:
    """Put news on these customers' queues, whether or not anything else says that it fits."""
    books = Books(diary)
    held = {one.customer: one for one in books.all(Telling, news=news)}
    for number in customers:
        if number not in held:
            books.add(Telling(news, number, diary.today))


def remove(diary: Diary, news: News) -> None:
    """Delete news that nobody was told; raises Refused for what somebody was."""
    books = Books(diary)
    if any(one.told_on for one in books.all(Telling, news=news.id)):
        raise Refused(
            f"{news.code} was told already: it stays, with what they said.", f"retain news edit {news.code} --over"
        )
    books.remove(News, news.id or 0)
