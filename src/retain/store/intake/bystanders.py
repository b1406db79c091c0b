"""People of an address book who are at no customer: kept, told of again, and gone once they are at one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retain.domain.bystanders import AS_BEFORE, DROPPED, NOT_AT_A_CUSTOMER, Bystander, bystander, mark, united

if TYPE_CHECKING:
    from retain.domain.incoming import Arrival, Met
    from retain.store.diary import Diary

_ALIKE = 20
"""Rows of one mark that are looked at; a source's own ids tell more of them apart."""


class Bystanders:
    """Those set aside, each looked up in the diary: an address book is larger than the book of customers."""

    def __init__(self, diary: Diary) -> None:
        self._diary = diary

    def keep(self, met: Met, arrival: Arrival) -> str:
        """Keep somebody, or bring them up to date; the reason to set them aside by."""
        held = self._find(met, arrival.program)
        if held is None:
            self._diary.write(bystander(met, self._diary.today, arrival.program, arrival.file))
            return NOT_AT_A_CUSTOMER
        if held.dropped_on:
            return DROPPED
        now = united(held, met, arrival.file)
        if now != held:
            self._diary.change(now)
        return AS_BEFORE

    def leave(self, met: Met, program: str) -> None:
        """Take somebody off who is in the book now."""
        if (held := self._find(met, program)) is not None:
            self._diary.remove(Bystander, held.id or 0)

    def _find(self, met: Met, program: str) -> Bystander | None:
        """The one meant: by the source's id, else by the mark, unless their ids in one source differ."""
        if met.external:
            known = self._diary.where(
                Bystander, "source = ? AND external = ? AND external <> ''", program, met.external
            )
            if known:
                return known[0]
        alike = self._diary.where(
            Bystander, f"id IN (SELECT id FROM bystander WHERE mark = ? LIMIT {_ALIKE})", mark(met)
        )
        differ = bool(met.external)
        return next((one for one in alike if not (differ and one.external and one.source == program)), None)
