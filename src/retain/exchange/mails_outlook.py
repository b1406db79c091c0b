"""A message that Outlook saved, as the e-mail that it is: from its transport headers, else from its properties."""

from __future__ import annotations

import re
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser, Parser
from email.utils import format_datetime
from typing import TYPE_CHECKING, Any

from retain.exchange import mapi
from retain.exchange.markup import of_html, of_rtf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from retain.exchange.mapi import Properties

_SUBJECT, _PREFIX, _REST, _HEADERS, _MESSAGE_ID = 0x0037, 0x003D, 0x0E1D, 0x007D, 0x1035
_SENT, _DELIVERED, _FLAGS, _SUPPRESS = 0x0039, 0x0E06, 0x0E07, 0x3FDF
_FOR = ((0x0042,), (0x5D02, 0x0065))
"""Name, then addresses, of whom it is from; below of who sent it, and of a recipient."""
_BY = ((0x0C1A,), (0x5D01, 0x0C1F))
_TO = ((0x3001,), (0x39FE, 0x3003, 0x3A20, 0x3001))
_KIND, _FIELDS = 0x0C15, {1: "To", 2: "Cc", 3: "Bcc"}
_BODY, _HTML, _RTF, _CODE_PAGE = 0x1000, 0x1013, 0x1009, 0x3FDE
_MIME, _ATTACHED = 0x370E, 0x3701
_UNSENT, _ALL = 8, 0xFFFFFFFF
_ANSWERED, _DECLINED = 0x5FFF, 4
ADDRESS = re.compile(r"[^\s<>\"'(),:;@\[\]/\\]+@[^\s<>\"'(),:;@\[\]/\\]+")
_BEGINS = re.compile(r"^[!-9;-~]+:[ \t\r\n]", re.MULTILINE)
_BY_RULE = "ipm.note.rules."
"""Answers by a rule of Outlook's, out of office among them."""


def message(said: Properties, of_class: str, *, words: bool) -> EmailMessage:
    """The e-mail with what an entry is made of, its `words` only where they are asked for."""
    made = _headers(said)
    _say(made, "Message-ID", said.text(_MESSAGE_ID))
    _say(made, "From", _address(*_whom(said, *_FOR)) or _address(*_whom(said, *_BY)))
    _say_subject(made, said)
    _say_to(made, said)
    _say_when(made, said)
    if of_class.startswith(_BY_RULE):
        _say(made, "Auto-Submitted", "auto-replied")
    if said.number(_SUPPRESS) == _ALL:
        _say(made, "X-Auto-Response-Suppress", "All")
    _fill(made, said, of_class, words=words)
    return made


def _headers(said: Properties) -> EmailMessage:
    """The headers that it came with, none for what was sent from here; some programs put a line above them."""
    text = said.text(_HEADERS)
    begins = _BEGINS.search(text)
    return Parser(policy=policy.default).parsestr(text[begins.start() :] if begins else "", headersonly=True)


def _say(made: EmailMessage, name: str, value: str) -> None:
    """Set a header that isn't there, or that says nothing."""
    if value and not str(made.get(name, "")).strip():
        del made[name]
        made[name] = " ".join(value.split())


def _say_subject(made: EmailMessage, said: Properties) -> None:
    subject = said.text(_SUBJECT) or f"{said.text(_PREFIX)} {said.text(_REST)}".strip()
    if subject:
        del made["Subject"]
        made["Subject"] = " ".join("".join(one for one in subject if one.isprintable() or one.isspace()).split())


def _say_to(made: EmailMessage, said: Properties) -> None:
    fields: dict[str, list[str]] = {}
    for name, mail, whom in _recipients(said):
        if mail:
            fields.setdefault(_FIELDS.get((whom.number(_KIND) or 1) & 0xF, "To"), []).append(_address(name, mail))
    for field, addresses in fields.items():
        _say(made, field, ", ".join(addresses))


def _say_when(made: EmailMessage, said: Properties) -> None:
    """Set the moment of sending; what has none and was never sent is marked as the draft that it is."""
    when = said.moment(_SENT, _DELIVERED)
    if when:
        _say(made, "Date", format_datetime(when))
    elif (said.number(_FLAGS) or 0) & _UNSENT:
        _say(made, "X-Unsent", "1")


def _whom(said: Properties, names: tuple[int, ...], addresses: tuple[int, ...]) -> tuple[str, str]:
    """Name and address, which is "" where Exchange's own is all there is."""
    mail = next((found[0] for one in addresses if (found := ADDRESS.fullmatch(said.text(one).strip("'")))), "")
    name = said.text(*names).strip("'").replace("\\", "").replace('"', "")
    return ("" if name == mail else name), mail


def _address(name: str, mail: str) -> str:
    """As a header has it."""
    return f'"{name}" <{mail}>' if name and mail else mail


def _recipients(said: Properties) -> Iterator[tuple[str, str, Properties]]:
    for folder in said.parts.folders("__recip_version1.0_"):
        whom = mapi.of(said.parts, folder, said.encoding)
        yield *_whom(whom, *_TO), whom


def people(said: Properties) -> Iterator[tuple[str, str, bool]]:
    """Name and address of whom a meeting is from and of all who were asked, and whether they declined."""
    yield *_whom(said, *_FOR), False
    for name, mail, whom in _recipients(said):
        yield name, mail, whom.number(_ANSWERED) == _DECLINED


def _fill(made: EmailMessage, said: Properties, of_class: str, *, words: bool) -> None:
    """Put the body in, or the report that it is."""
    kind, report = made.get_content_type(), str(made.get_param("report-type", "", header="content-type"))
    for name in ("Content-Type", "Content-Transfer-Encoding", "MIME-Version", "Content-Disposition"):
        del made[name]
    if of_class.startswith("report.") or kind == "multipart/report":
        failed = of_class.endswith(".ndr") or report == "delivery-status"
        made["Content-Type"] = f"multipart/report; report-type={'delivery-status' if failed else 'receipt'}"
        made.set_payload(list(_reports(said, _failed(made) if of_class.endswith(".ndr") else ())))
    elif words:
        made.set_content(_words(said))


def _failed(made: EmailMessage) -> Iterator[str]:
    """Whom Exchange's own report names as not reached: its recipients."""
    for name in ("To", "Cc", "Bcc"):
        for value in made.get_all(name, []):
            yield from (address.addr_spec for address in value.addresses)


def _reports(said: Properties, failed: Iterable[str]) -> Iterator[Any]:
    """The parts of a report that tell who wasn't reached."""
    blocks: list[Any] = []
    for mail in failed:
        block = EmailMessage()
        block["Final-Recipient"], block["Action"] = f"rfc822; {mail}", "failed"
        blocks.append(block)
    part = EmailMessage()
    part["Content-Type"] = "message/delivery-status"
    part.set_payload(blocks)
    yield part
    for folder in said.parts.folders("__attach_version1.0_"):
        attached = mapi.of(said.parts, folder, said.encoding)
        if attached.text(_MIME).lower() == "message/delivery-status":
            raw = b"Content-Type: message/delivery-status\n\n" + attached.raw(_ATTACHED)
            yield BytesParser(policy=policy.default).parsebytes(raw)


def _words(said: Properties) -> str:
    """The body as text, from its formatted forms where there is no plain one."""
    if plain := said.text(_BODY):
        return plain
    html = said.raw(_HTML).decode(mapi.encoding_of(said.number(_CODE_PAGE) or 0) or said.encoding, "replace")
    return of_html(html or said.text(_HTML)) or of_rtf(said.raw(_RTF))
