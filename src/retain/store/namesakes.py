"""Which of the people set aside an erasure is about: by name, by address, by where they work."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from retain.domain.bystanders import Bystander
from retain.domain.codes import Code
from retain.domain.names import bare, fold
from retain.store import mentions
from retain.store.intake.matching import ANYBODY
from retain.store.reaches import plain_email

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

_IMAGE = "CASE WHEN json_valid(coalesce(before, after)) THEN json_extract(coalesce(before, after), '$.{}') END"


class _Signs(NamedTuple):
    """What tells who was erased; a name of one word ("Mia") tells them only at these `places`."""

    names: set[str]
    mails: set[str]
    companies: set[str]
    places: set[str]

    def fit(self, one: Bystander) -> bool:
        mails = {*map(plain_email, one.emails), one.mark.partition(" | ")[2]}
        company, name = bare(one.company) if one.company else "", fold(one.name)
        domains = {mail.rpartition("@")[2] for mail in mails if "@" in mail} - ANYBODY
        at_theirs = company in self.companies or bool(domains & self.companies)
        return bool(mails & self.mails) or at_theirs or (name in self.names and (" " in name or company in self.places))


def forget(connection: sqlite3.Connection, erased: Iterable[Code]) -> None:
    """Delete those set aside who are, or work at, whoever was erased."""
    signs = _signs(connection, erased)
    rows = connection.execute("SELECT id, name, mark, company, said FROM bystander").fetchall()
    for number, *values in rows:
        if signs.fit(_kept(*values)):
            connection.execute("DELETE FROM bystander WHERE id = ?", (number,))


def blank(connection: sqlite3.Connection, erased: Iterable[Code]) -> None:
    """Blank what the history knows of them; those once set aside too."""
    signs = _signs(connection, erased)
    images = connection.execute("SELECT id, before, after FROM op_row WHERE noun = 'bystander'").fetchall()
    for number, *pair in images:
        said = [json.loads(image) for image in pair if image and image.startswith("{")]
        if any(signs.fit(_kept(one["name"], one["mark"], one["company"], one["said"])) for one in said):
            connection.execute("UPDATE op_row SET before = NULL, after = NULL WHERE id = ?", (number,))


def _kept(name: str, mark: str, company: str, said: str) -> Bystander:
    return Bystander(name, mark, date.min, company=company, said=said)


def _signs(connection: sqlite3.Connection, erased: Iterable[Code]) -> _Signs:
    """The signs of customers and people that are gone, from what the history still has of them."""
    signs = _Signs(set(), set(), set(), set())
    for code in erased:
        mails = {mail for mail in _images(connection, "reach", code, "plain") if isinstance(mail, str) and "@" in mail}
        signs.mails.update(mails)
        if code.letter == "c":
            signs.companies.update(bare(name) for name in mentions.names(connection, code))
            signs.companies.update({mail.rpartition("@")[2] for mail in mails} - ANYBODY)
        else:
            signs.names.update(fold(name) for name in mentions.names(connection, code))
            customers = _images(connection, "position", code, "customer")
            places = [Code("c", number) for number in customers if isinstance(number, int)]
            signs.places.update(bare(name) for one in places for name in mentions.names(connection, one))
    for words in signs:
        words.discard("")
    return signs


def _images(connection: sqlite3.Connection, noun: str, code: Code, field: str) -> list[object]:
    """The values of a field of the rows of a table that tell of somebody, in the history."""
    rows = connection.execute(
        f"SELECT DISTINCT {_IMAGE.format(field)} FROM op_row WHERE noun = ? AND subject = ?", (noun, str(code))
    )
    return [value for (value,) in rows]
