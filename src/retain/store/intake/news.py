"""News of a file, written or brought up to date."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from retain.domain.names import fold
from retain.domain.news import News

if TYPE_CHECKING:
    from retain.domain.incoming import Announced, Became, Receipt
    from retain.store.diary import Diary


class NewsDesk:
    """Where news is taken in; the same words again are the same news."""

    def __init__(self, diary: Diary) -> None:
        self._diary = diary
        self._known: dict[str, News] | None = None

    def take(self, announced: Announced, receipt: Receipt) -> None:
        """Write one piece of news, unless it is there; what the file leaves out stays as it was."""
        held, said = self._held(), dict(announced.fields)
        key = fold(said["text"])
        known = held.get(key)
        became: Became = "unchanged"
        if known is None:
            made = News(**self._defaults(said) | said)
            held[key] = replace(made, id=self._diary.write(made))
            became = "new"
        elif (now := replace(known, **said | {"text": known.text})) != known:
            self._diary.change(now)
            held[key] = now
            became = "changed"
        receipt.count("news", became)

    def _held(self) -> dict[str, News]:
        if self._known is None:
            self._known = {fold(one.text): one for one in self._diary.where(News, "1")}
        return self._known

    def _defaults(self, said: dict[str, Any]) -> dict[str, Any]:
        kind = "product" if said.get("product") else "article"
        return {"kind": kind, "added_on": min(self._diary.today, said.get("ended_on", self._diary.today))}
