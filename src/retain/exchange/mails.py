"""Mail from mbox files, single messages and Maildirs: subject and day of each, the words only if asked for."""

from __future__ import annotations

import mailbox
import re
from email import policy
from email.errors import MessageError
from email.parser import BytesParser
from email.utils import getaddresses, parsedate_to_datetime
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from retain.domain.errors import BadFile
from retain.domain.incoming import Arrival, Aside, Mail, Refusal
from retain.exchange.infile import reason
from retain.exchange.markup import of_html
from retain.exchange.moments import local

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from email.message import EmailMessage
    from pathlib import Path

    from retain.domain.incoming import Row
    from retain.exchange.readers import Choices

COLUMNS = ("day", "time", "kind", "inbound", "attempt", "bulk", "private", "minutes", "purposes", "text")
AHEAD, UNSENT, RECEIPT, TWICE = "dated after today", "never sent", "receipts", "there twice"
LONGEST_BODY = 20_000
"""Letters kept of a message's words."""
_MAILDIR = ("cur", "new")
_HEADER = re.compile(rb"[!-9;-~]+:[ \t]")
_TELLING = re.compile(rb"^(?:from|date|message-id|received|return-path|delivered-to):", re.IGNORECASE | re.MULTILINE)
_BROKEN = (MessageError, ValueError, LookupError, TypeError, AttributeError, IndexError)
_REPLIES = re.compile(r"^auto-(?:replied|generated)", re.IGNORECASE)


class _Found(NamedTuple):
    """A message as bytes, and the line of its file that it begins on."""

    line: int
    raw: bytes


def is_mail(path: Path, head: bytes) -> bool:
    """Whether a file begins as a mailbox or a message does, or a folder is a Maildir."""
    if path.is_dir():
        return all((path / part).is_dir() for part in _MAILDIR)
    return head.startswith(b"From ") or (_HEADER.match(head) is not None and len(_TELLING.findall(head)) > 1)


def arriving(path: Path, choices: Choices) -> Arrival:
    """A mailbox's messages up to the rep's day."""
    return Arrival(path.name, "entries", "mail", _rows(path, choices), COLUMNS, only_adds=True, timed=True)


def rows(messages: Iterable[tuple[int, Callable[[], EmailMessage]]], choices: Choices) -> Iterator[Row]:
    """What messages come to, each by its line and what reads it; one with the id of another before it is set aside."""
    seen: set[int] = set()
    for line, read in messages:
        try:
            message = read()
            named = str(message.get("Message-ID", "")).strip()
            yield Aside(line, TWICE) if hash(named) in seen else _row(line, message, choices)
            seen |= {hash(named)} if named else set()
        except BadFile as error:
            yield Refusal(line, error.sentence.rstrip("."))
        except _BROKEN as error:
            yield Refusal(line, f"the message can't be read: {reason(error)}")


def parsed(raw: bytes) -> EmailMessage:
    """A message from its bytes."""
    return BytesParser(policy=policy.default).parsebytes(raw)


def _rows(path: Path, choices: Choices) -> Iterator[Row]:
    return rows(((found.line, partial(parsed, found.raw)) for found in _messages(path)), choices)


def _messages(path: Path) -> Iterator[_Found]:
    """The messages one at a time, however large the mailbox is."""
    if path.is_dir():
        folder = mailbox.Maildir(path, create=False)
        yield from (_Found(1, folder.get_bytes(key)) for key in sorted(folder.keys()))
    elif path.read_bytes()[:5] == b"From ":
        yield from _of_mbox(path)
    else:
        yield _Found(1, path.read_bytes())


def _of_mbox(path: Path) -> Iterator[_Found]:
    box, line = mailbox.mbox(path, create=False), 1
    try:
        for key in box.keys():  # noqa: SIM118 - a mailbox walks its messages, not its keys
            raw = box.get_bytes(key)
            yield _Found(line, raw)
            line += raw.count(b"\n") + 2
    finally:
        box.close()


def _row(line: int, message: EmailMessage, choices: Choices) -> Row:
    failed, received = _failed(message), _is_receipt(message)
    if received or str(message.get("X-Unsent", "")).strip() == "1":
        return Aside(line, RECEIPT if received else UNSENT)
    here = local(parsedate_to_datetime(str(message.get("Date", ""))))
    if here.date() > choices.today:
        return Aside(line, AHEAD)
    text = " ".join(str(message.get("Subject", "")).split())
    if choices.bodies and (body := _body(message)):
        text = f"{text}\n\n{body}".strip()
    sender = _people(message, "From", "Sender")
    return Mail(
        line,
        here.date().isoformat(),
        here.strftime("%H:%M"),
        text,
        sender[0] if sender else ("", ""),
        failed or _people(message, "To", "Cc", "Bcc"),
        reached=not (failed or _is_auto(message)),
    )


def _people(message: EmailMessage, *fields: str) -> tuple[tuple[str, str], ...]:
    said = [str(value) for field in fields for value in message.get_all(field, [])]
    return tuple((name, mail) for name, mail in getaddresses(said) if mail)


def _is_auto(message: EmailMessage) -> bool:
    """Whether a program answered: somebody out of office, a ticket (RFC 3834)."""
    said = str(message.get("Auto-Submitted", ""))
    return bool(_REPLIES.match(said) or message.get("X-Autoreply") or message.get("X-Auto-Response-Suppress") == "All")


def _reports(message: EmailMessage) -> list[Any]:
    """What a report says of each recipient (RFC 3464); of anything else nothing."""
    if message.get_content_type() != "multipart/report":
        return []
    parts = (part for part in message.walk() if part.get_content_type() == "message/delivery-status")
    return [report for part in parts for report in part.get_payload() if "Final-Recipient" in report]


def _failed(message: EmailMessage) -> tuple[tuple[str, str], ...]:
    """Whom a message couldn't be delivered to; a report that doesn't say what became of it is of a failure."""
    failed = (report for report in _reports(message) if str(report.get("Action", "failed")).strip().lower() == "failed")
    named = (str(report["Final-Recipient"]).partition(";")[2].strip() for report in failed)
    return tuple(("", mail) for mail in named if mail)


def _is_receipt(message: EmailMessage) -> bool:
    """Whether it only says that a message was delivered, delayed or read (RFC 8098)."""
    if message.get_content_type() != "multipart/report" or _failed(message):
        return False
    return bool(_reports(message)) or message.get_param("report-type") in {"disposition-notification", "receipt"}


def _body(message: EmailMessage) -> str:
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        return ""
    words = str(part.get_content())
    return (of_html(words) if part.get_content_subtype() == "html" else words).strip()[:LONGEST_BODY]
