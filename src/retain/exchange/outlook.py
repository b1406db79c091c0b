"""What Outlook saves as .msg, alone or a folder of it: mail, contacts and meetings, each read as its own format is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from retain.domain.errors import BadFile, RetainError
from retain.domain.incoming import Arrival, Aside, Refusal
from retain.exchange import calendars, cards, compound, mails, mails_outlook, mapi, outlook_items
from retain.exchange.compound import MAGIC
from retain.exchange.encodings import named
from retain.exchange.infile import reading, reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from email.message import EmailMessage
    from pathlib import Path

    from retain.domain.incoming import Kind, Row
    from retain.exchange.mapi import Properties
    from retain.exchange.readers import Choices

ENDINGS = (".msg", ".eml")
_CLASS, _NOTE = 0x001A, "ipm.note"
_KINDS = {
    _NOTE: "mail",
    "ipm.schedule": "mail",
    "report": "mail",
    "ipm.contact": "contact",
    "ipm.appointment": "meeting",
}
_UNREAD = {
    "ipm.task": "a task",
    "ipm.stickynote": "a note",
    "ipm.activity": "a journal entry",
    "ipm.distlist": "a distribution list",
    "ipm.post": "a post",
}
_MADE: dict[str, tuple[Kind, tuple[str, ...]]] = {
    "mail": ("entries", mails.COLUMNS),
    "contact": ("people", ()),
    "meeting": ("entries", calendars.COLUMNS),
}
_BROKEN = (ValueError, LookupError, TypeError, AttributeError, OverflowError)


class _Held(NamedTuple):
    """A file by its place among those of a folder, and why it has no place in the diary, "" for one that has."""

    number: int
    path: Path
    unread: str


def is_message(path: Path) -> bool:
    """Whether a file is one that Outlook saved, or is named so: an old workbook is compound too, without properties."""
    if path.suffix.lower() == ENDINGS[0] and not path.is_dir():
        return True
    try:
        if not _is_compound(path):
            return False
        with compound.opened(path) as parts:
            return mapi.CONTENTS in parts
    except RetainError:
        return False


def is_folder(path: Path) -> bool:
    """Whether a folder holds messages saved one by one."""
    return path.is_dir() and not mails.is_mail(path, b"") and any(_saved(path))


def arriving(path: Path, choices: Choices) -> list[Arrival]:
    """What a saved message, or a folder of them, brings in: at most one arrival of each kind.

    Raises BadFile for a file that isn't whole, or is no message at all; in a folder it is one of many, and refused.
    """
    sorted_by: dict[str, list[_Held]] = {}
    for number, one in enumerate(_saved(path) if path.is_dir() else [path], 1):
        try:
            kind, unread = _told(one, choices)
        except BadFile:
            if not path.is_dir():
                raise
            kind, unread = "mail", ""  # where it is read again, and refused by its name
        sorted_by.setdefault(kind, []).append(_Held(number, one, unread))
    return [_arrival(path, kind, found, choices) for kind, found in sorted_by.items()]


def _saved(folder: Path) -> list[Path]:
    return sorted(one for one in folder.iterdir() if one.suffix.lower() in ENDINGS and one.is_file())


def _told(path: Path, choices: Choices) -> tuple[str, str]:
    """What kind of thing a file holds, and why that has no place in the diary."""
    if not _is_compound(path):
        _check_message(path)
        return "mail", ""
    with compound.opened(path) as parts:
        of_class = _class(_said(parts, choices)) or _NOTE
    kind = next((kind for begins, kind in _KINDS.items() if of_class.startswith(begins)), "")
    if kind:
        return kind, ""
    called = next((called for begins, called in _UNREAD.items() if of_class.startswith(begins)), of_class[:40])
    return "mail", f"{called} of Outlook's, which isn't taken in"


def _check_message(path: Path) -> None:
    """Raise BadFile for what is named as Outlook names a message, and isn't one."""
    with reading(path) as file:
        if not mails.is_mail(path, file.read(1 << 12)):
            raise BadFile(f"{path.name} is no message that Outlook saved.", "Save it anew from Outlook.")


def _is_compound(path: Path) -> bool:
    with reading(path) as file:
        return file.read(len(MAGIC)) == MAGIC


def _said(parts: compound.Parts, choices: Choices) -> Properties:
    if mapi.CONTENTS not in parts:
        raise BadFile(f"{parts.name} holds no message of Outlook's.", "Save it anew from Outlook.")
    return mapi.of(parts, encoding=named(choices.encoding) if choices.encoding else "")


def _class(said: Properties) -> str:
    return said.text(_CLASS).lower()


def _arrival(path: Path, kind: str, held: Sequence[_Held], choices: Choices) -> Arrival:
    noun, columns = _MADE[kind]
    rows = _mail(held, choices) if kind == "mail" else _items(kind, held, choices)
    if path.is_dir():
        rows = _by_name(held, rows)
    return Arrival(path.name, noun, "outlook", rows, columns, only_adds=noun == "entries", timed=kind == "mail")


def _by_name(held: Sequence[_Held], rows: Iterable[Row]) -> Iterator[Row]:
    """Rows of a folder, where a refusal names the file: they have no lines."""
    names = {one.number: one.path.name for one in held}
    for row in rows:
        if isinstance(row, Refusal) and names[row.line] not in row.why:
            yield Refusal(row.line, f"{names[row.line]}: {row.why}")
        else:
            yield row


def _mail(held: Sequence[_Held], choices: Choices) -> Iterator[Row]:
    """Mail through the reader of mail."""
    yield from (Aside(one.number, one.unread) for one in held if one.unread)
    letters = ((one.number, partial(_letter, one.path, choices)) for one in held if not one.unread)
    yield from mails.rows(letters, choices)


def _letter(path: Path, choices: Choices) -> EmailMessage:
    if not _is_compound(path):
        _check_message(path)
        return mails.parsed(path.read_bytes())
    with compound.opened(path) as parts:
        said = _said(parts, choices)
        return mails_outlook.message(said, _class(said), words=choices.bodies)


def _items(kind: str, held: Iterable[_Held], choices: Choices) -> Iterator[Row]:
    """Contacts through the reader of cards, meetings through that of calendars."""
    for number, path, _ in held:
        try:
            with compound.opened(path) as parts:
                yield _item(kind, number, _said(parts, choices), choices)
        except RetainError as error:
            yield Refusal(number, error.sentence.rstrip("."))
        except _BROKEN as error:
            yield Refusal(number, f"{path.name} can't be read: {reason(error)}")


def _item(kind: str, number: int, said: Properties, choices: Choices) -> Row:
    if kind == "contact":
        return cards.person(number, outlook_items.card(said), choices)
    event: Any = outlook_items.event(said)
    return Aside(number, event) if isinstance(event, str) else calendars.meeting(number, event, choices.today)
