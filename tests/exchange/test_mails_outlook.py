"""Mail that Outlook saved becomes what the same mail is as .eml, whatever of it the file holds."""

from __future__ import annotations

import struct
from datetime import UTC, datetime
from email.message import EmailMessage
from typing import TYPE_CHECKING, Any

import pytest

from tests.saved_messages import CLASS, DELIVERY, HEADERS, MESSAGE_ID, SUBMIT, compound, message, to

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran

    Retain = Callable[..., Ran]

pytestmark = pytest.mark.usefixtures("in_leeds")
WHEN = datetime(2026, 7, 9, 9, 5, tzinfo=UTC)
"""Five past ten in Leeds."""
NOTE: dict[int, Any] = {CLASS: "IPM.Note", 0x0037: "Angebot für Dana"}
MINE = {0x0042: "Me", 0x0064: "EX", 0x0065: "/o=Exchange/cn=me"}
HERS = {0x0042: "Dana Reed", 0x0064: "EX", 0x0065: "/o=Exchange/cn=dana", 0x5D02: "Dana@ACME.example"}
CAME = """Microsoft Mail Internet Headers Version 2.0\r
Received: from acme.example\r
From: Dana Reed <dana@acme.example>\r
To: me@rep.example\r
Date: Mon, 09 Nov 2026 23:30:00 -0500\r
Subject: Re: LED\r
Message-ID: <1@acme.example>\r
Content-Type: multipart/mixed; boundary=q\r
{}\r
"""


@pytest.fixture
def entry(acme: Retain, tmp_path: Path) -> Callable[..., dict[str, Any]]:
    """The one entry that a message becomes."""

    def imported(said: dict[int, Any], *recipients: dict[int, Any], options: str = "", **more: Any) -> dict[str, Any]:
        path = tmp_path / "a.msg"
        path.write_bytes(compound(message(said, list(recipients), **more)))
        acme("import", path, *options.split())
        (found,) = acme("entry", "list", "--json").json
        return dict(found)

    return imported


def told(entry: dict[str, Any]) -> tuple[Any, ...]:
    return entry["day"], entry["time"], entry["kind"], entry["inbound"], entry["attempt"]


OURS = ("2026-07-09", "10:05", "email", False, False)


def test_sent_mail_without_headers_is_ours_to_its_recipients(entry: Callable[..., dict[str, Any]]) -> None:
    found = entry({**NOTE, **MINE, SUBMIT: WHEN}, to("X", "x@other.example"), to("Dana", "dana@acme.example", 3))
    assert told(found) == OURS
    assert (found["text"], found["with"], found["customer"]) == ("Angebot für Dana", ["Dana Reed"], "Acme")


def test_an_exchange_address_is_left_for_the_one_behind_it(entry: Callable[..., dict[str, Any]]) -> None:
    whom = {0x3001: "Reed, Dana", 0x3002: "EX", 0x3003: "/o=Exchange/cn=dana", 0x39FE: "dana@acme.example"}
    assert told(entry({**NOTE, **MINE, SUBMIT: WHEN}, whom)) == OURS


def test_mail_from_an_exchange_address_is_inbound(entry: Callable[..., dict[str, Any]]) -> None:
    found = entry({**NOTE, **HERS, DELIVERY: WHEN}, to("Me", "me@rep.example"))
    assert told(found) == ("2026-07-09", "10:05", "email", True, False)


def test_the_headers_it_came_with_say_from_whom_and_when(entry: Callable[..., dict[str, Any]]) -> None:
    found = entry({**NOTE, HEADERS: CAME.format(""), SUBMIT: WHEN})
    assert told(found) == ("2026-11-10", "04:30", "email", True, False)
    assert found["text"] == "Angebot für Dana"


@pytest.mark.parametrize("first", ["eml", "msg"])
def test_the_same_mail_in_both_forms_is_there_once(acme: Retain, tmp_path: Path, first: str) -> None:
    eml = EmailMessage()
    eml["From"], eml["To"] = "Dana Reed <dana@acme.example>", "me@rep.example"
    eml["Date"], eml["Subject"] = "Mon, 09 Nov 2026 23:30:00 -0500", "Re: LED"
    (tmp_path / "a.eml").write_bytes(eml.as_bytes())
    (tmp_path / "a.msg").write_bytes(compound(message({**NOTE, HEADERS: CAME.format("")})))
    second = {"eml": "msg", "msg": "eml"}[first]
    acme("import", tmp_path / f"a.{first}")
    ran = acme("import", tmp_path / f"a.{second}")
    assert ran.lines == [f"a.{second}: 1 entry (0 new, 1 unchanged)"]
    acme("undo")
    assert len(acme("entry", "list", "--json").json) == 0


@pytest.mark.parametrize(
    ("page", "encoding", "subject"),
    [
        (1251, "cp1251", "Счёт за июль"),
        (932, "cp932", "お見積り"),
        (65001, "utf-8", "Żółć"),
        (28592, "iso8859-2", "Kč"),
    ],
)
def test_texts_of_a_code_page_are_read_by_it(
    entry: Callable[..., dict[str, Any]], page: int, encoding: str, subject: str
) -> None:
    said = {CLASS: "IPM.Note", 0x0037: subject, 0x3FFD: page, **MINE, SUBMIT: WHEN}
    assert entry(said, to("Dana", "dana@acme.example"), encoding=encoding)["text"] == subject


def test_texts_without_a_code_page_are_read_by_the_encoding_named(entry: Callable[..., dict[str, Any]]) -> None:
    said = {CLASS: "IPM.Note", 0x0037: "Счёт", **MINE, SUBMIT: WHEN}
    found = entry(said, to("Dana", "dana@acme.example"), encoding="cp1251", options="--encoding cp1251")
    assert found["text"] == "Счёт"


def packed(rtf: bytes) -> bytes:
    return struct.pack("<II4sI", len(rtf) + 12, len(rtf), b"MELA", 0) + rtf


@pytest.mark.parametrize(
    "body",
    [
        {0x1000: "Only between us,\r\nfor now."},
        {0x1013: b"<html><head><style>p{}</style></head><p>Only between\nus,</p><p>for now.</html>", 0x3FDE: 65001},
        {0x1013: "<p>Only between us,<br>for now."},
        {0x1009: packed(rb"{\rtf1\ansi\fromhtml1{\*\htmltag64 <p>}Only between us,\par for now.}")},
    ],
)
def test_words_come_from_whatever_form_they_have_and_only_when_asked_for(
    entry: Callable[..., dict[str, Any]], acme: Retain, body: dict[int, Any]
) -> None:
    said, whom = {**NOTE, **MINE, SUBMIT: WHEN, **body}, to("Dana", "dana@acme.example")
    assert entry(said, whom)["text"] == "Angebot für Dana"
    acme("undo")
    text = entry(said, whom, options="--bodies")["text"]
    assert text.replace("\r", "") == "Angebot für Dana\n\nOnly between us,\nfor now."


def test_a_message_attached_to_another_is_none_of_its_words(entry: Callable[..., dict[str, Any]]) -> None:
    inner = message({**NOTE, 0x0037: "secret", 0x1000: "secret", **HERS})
    said = {**NOTE, **MINE, SUBMIT: WHEN, 0x1000: "see below"}
    found = entry(
        said, to("Dana", "dana@acme.example"), attached=[{0x3701: inner, 0x3001: "secret"}], options="--bodies"
    )
    assert found["text"] == "Angebot für Dana\n\nsee below"


@pytest.mark.parametrize(
    "said",
    [
        {**NOTE, CLASS: "IPM.Note.Rules.OofTemplate.Microsoft", **HERS},
        {**NOTE, **HERS, 0x3FDF: 0xFFFFFFFF},
        {**NOTE, HEADERS: CAME.format("Auto-Submitted: auto-replied\r\n")},
    ],
)
def test_what_a_program_answered_is_an_attempt(entry: Callable[..., dict[str, Any]], said: dict[int, Any]) -> None:
    found = entry({**said, SUBMIT: WHEN}, to("Me", "me@rep.example"))
    assert (found["attempt"], found["inbound"]) == (True, False)


def test_exchanges_report_of_a_failure_is_an_attempt_at_whom_it_names(entry: Callable[..., dict[str, Any]]) -> None:
    said = {CLASS: "REPORT.IPM.Note.NDR", 0x0037: "Undeliverable", SUBMIT: WHEN, 0x0042: "Postmaster"}
    found = entry(said, to("Dana", "dana@acme.example"))
    assert told(found) == (*OURS[:3], False, True)


def test_a_bounce_from_elsewhere_names_whom_in_its_attachment(entry: Callable[..., dict[str, Any]]) -> None:
    kind = "multipart/report; report-type=delivery-status; boundary=b"
    headers = f"From: MAILER-DAEMON@mx.example\r\nContent-Type: {kind}\r\n\r\n"
    status = b"Reporting-MTA: dns; mx\r\n\r\nFinal-Recipient: rfc822; dana@acme.example\r\nAction: failed\r\n"
    attached = [{0x370E: "message/delivery-status", 0x3701: status}]
    found = entry({**NOTE, HEADERS: headers, DELIVERY: WHEN}, to("Me", "me@rep.example"), attached=attached)
    assert (found["attempt"], found["inbound"]) == (True, False)


def test_a_bounce_in_the_minute_of_its_mail_stands_beside_it(acme: Retain, tmp_path: Path) -> None:
    bounce = {CLASS: "REPORT.IPM.Note.NDR", 0x0037: "Undeliverable", SUBMIT: WHEN}
    for name, said in (("sent", {**NOTE, **MINE, SUBMIT: WHEN}), ("bounce", bounce)):
        (tmp_path / f"{name}.msg").write_bytes(compound(message(said, [to("Dana", "dana@acme.example")])))
        acme("import", tmp_path / f"{name}.msg")
    assert sorted(one["attempt"] for one in acme("entry", "list", "--json").json) == [False, True]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({CLASS: "REPORT.IPM.Note.IPNRN", **HERS, SUBMIT: WHEN}, "receipts"),
        ({CLASS: "REPORT.IPM.Note.DR", **HERS, SUBMIT: WHEN}, "receipts"),
        ({**NOTE, 0x0E07: 8}, "never sent"),
        ({**NOTE, **HERS, SUBMIT: WHEN.replace(year=2027)}, "dated after today"),
        ({**NOTE, **MINE, SUBMIT: WHEN}, "with nobody known"),
        ({CLASS: "IPM.Task", 0x0037: "call"}, "a task of Outlook's, which isn't taken in"),
        ({CLASS: "IPM.StickyNote"}, "a note of Outlook's, which isn't taken in"),
    ],
)
def test_what_is_no_contact_is_set_aside_with_its_reason(
    acme: Retain, tmp_path: Path, said: dict[int, Any], why: str
) -> None:
    path = tmp_path / "a.msg"
    path.write_bytes(compound(message(said)))
    assert acme("import", path).err == f"a.msg: 1 set aside, {why}.\n"


def test_a_message_without_any_day_is_refused(acme: Retain, tmp_path: Path) -> None:
    path = tmp_path / "a.msg"
    path.write_bytes(compound(message({**NOTE, MESSAGE_ID: "<2@x>"}, [to("Dana", "dana@acme.example")])))
    assert "can't be read" in acme("import", path, code=65).err
