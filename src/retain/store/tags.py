"""The tags of the whole book: counted, renamed and made one; two that differ in case or accents are one tag."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from retain.domain import where
from retain.domain.errors import NotFound
from retain.domain.labels import Retagged, Tag, Tagged
from retain.domain.names import fold, short
from retain.domain.news import News, Watch, joined
from retain.store.books import Books

if TYPE_CHECKING:
    from retain.store.diary import Diary


def tags(diary: Diary) -> list[Tagged]:
    """Each tag as most spell it, and how many customers have it, most first; archived ones are left out."""
    rows = diary.connection.execute(
        "SELECT tag.name FROM tag JOIN customer ON customer.id = tag.customer"
        " WHERE archived_on IS NULL OR archived_on > ? ORDER BY tag.id",
        (diary.today.isoformat(),),
    )
    spelled: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for (name,) in rows:
        spelled[fold(name)][name] += 1
    found = [Tagged(forms.most_common(1)[0][0], forms.total()) for forms in spelled.values()]
    return sorted(found, key=lambda one: (-one.customers, fold(one.tag)))


def holding(diary: Diary, name: str) -> list[Tag]:
    """The tags of that name, whoever has it, archived customers too; raises NotFound where nobody has."""
    wanted = fold(name)
    if found := [tag for tag in Books(diary).all(Tag) if fold(tag.name) == wanted]:
        return found
    raise NotFound(f'No customer is tagged "{short(name)}".', "`retain customer tags` lists what there is.")


def retag(diary: Diary, old: str, new: str) -> Retagged:
    """Give whoever has the old tag the new one in its place, once, and call it so in news. Raises NotFound."""
    books = Books(diary)
    found = holding(diary, old)
    held = {tag.customer for tag in books.all(Tag) if fold(tag.name) == fold(new) != fold(old)}
    for tag in sorted(found, key=lambda one: one.name != new):
        if tag.customer in held:
            books.remove(Tag, tag.id or 0)
        elif tag.name != new:
            books.change(replace(tag, name=new))
        held.add(tag.customer)
    return Retagged(len({tag.customer for tag in found}), _retag_news(books, old, new))


def _retag_news(books: Books, old: str, new: str) -> int:
    """News and watches go on reaching whom they reached; how many speak of the tag."""
    some: list[News | Watch] = [*books.all(News), *books.all(Watch)]
    changed = [after for one in some if (after := _retagged(one, old, new)) != one]
    for one in changed:
        books.change(one)
    return len(changed)


def _retagged(one: News | Watch, old: str, new: str) -> News | Watch:
    """With the new tag beside the old, which wants and industries may hold as a word; in a filter in its place."""
    more = joined(new) if fold(old) in one.tags else ()
    tags = tuple(dict.fromkeys((*one.tags, *more)))
    if isinstance(one, Watch):
        return replace(one, tags=tags)
    return replace(one, tags=tags, audience=one.audience and where.retagged(one.audience, old, new))
