"""Mail as programs keep it: what went to and fro becomes entries, never its words unless asked for."""

from __future__ import annotations

import mailbox
from email.message import EmailMessage
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran

    Retain = Callable[..., Ran]

pytestmark = pytest.mark.usefixtures("in_leeds")
BOUNCE = b"""From: MAILER-DAEMON@mx.example
To: me@rep.example
Date: Tue, 10 Nov 2026 08:00:00 +0000
Subject: Undelivered
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: text/plain

no such user
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; dana@acme.example
Action: failed
Status: 5.1.1

--b--
"""


def message(
    sender: str, to: str, subject: str, date: str = "Mon, 09 Nov 2026 23:30:00 -0500", **more: str
) -> EmailMessage:
    made = EmailMessage()
    for name, value in {"From": sender, "To": to, "Subject": subject, "Date": date, **more}.items():
        made[name.replace("_", "-")] = value
    made.set_content("Only between us.\n")
    return made


def box(path: Path, *messages: EmailMessage | bytes) -> Path:
    made = mailbox.mbox(path)
    for one in messages:
        made.add(one)
    made.close()
    return path


def entries(retain: Retain) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = retain("entry", "list", "--json").json
    return sorted(found, key=lambda one: (one["day"], one["time"]))


def test_mail_from_them_is_inbound_and_mail_to_them_ours(acme: Retain, tmp_path: Path) -> None:
    path = box(
        tmp_path / "mail.mbox",
        message("Dana <DANA@acme.example>", "me@rep.example", "Re: LED =?utf-8?q?f=C3=BCr?= B"),
        message("me@rep.example", "dana@acme.example, x@other.example", "quote", "Wed, 11 Nov 2026 09:05:00 +0000"),
        message("dentist@teeth.example", "me@rep.example", "your appointment"),
    )
    ran = acme("import", path)
    assert ran.lines == ["mail.mbox: 2 entries (2 new, 0 unchanged)"]
    assert ran.err == "mail.mbox: 1 set aside, with nobody known.\n"
    first, second = entries(acme)
    assert (first["day"], first["time"], first["kind"], first["inbound"]) == ("2026-11-10", "04:30", "email", True)
    assert (first["text"], first["with"]) == ("Re: LED für B", ["Dana Reed"])
    assert (second["inbound"], second["attempt"], second["text"]) == (False, False, "quote")


def test_the_same_mail_from_another_box_is_never_there_twice(acme: Retain, tmp_path: Path) -> None:
    sent = [
        message("me@rep.example", "dana@acme.example", str(hour), f"Wed, 11 Nov 2026 {hour}:05:00 +0000")
        for hour in (10, 11, 12)
    ]
    acme("import", box(tmp_path / "all.mbox", *sent))
    ran = acme("import", box(tmp_path / "last.mbox", sent[2]))
    assert ran.lines == ["last.mbox: 1 entry (0 new, 1 unchanged)"]
    acme("undo")
    assert entries(acme) == []


def test_answers_by_a_program_and_bounces_are_attempts(acme: Retain, tmp_path: Path) -> None:
    out = message("dana@acme.example", "me@rep.example", "Out of office", Auto_Submitted="auto-replied")
    acme("import", box(tmp_path / "mail.mbox", out, BOUNCE))
    assert [(one["attempt"], one["inbound"]) for one in entries(acme)] == [(True, False)] * 2


def test_words_stay_out_unless_asked_for(acme: Retain, tmp_path: Path) -> None:
    path = tmp_path / "one.eml"
    path.write_bytes(message("dana@acme.example", "me@rep.example", "hello").as_bytes())
    acme("import", path)
    assert entries(acme)[0]["text"] == "hello"
    acme("undo")
    acme("import", path, "--bodies")
    assert entries(acme)[0]["text"] == "hello\n\nOnly between us."


def test_words_that_are_a_page_alone_are_read_off_it(acme: Retain, tmp_path: Path) -> None:
    made = message("dana@acme.example", "me@rep.example", "hello")
    made.set_content("<style>p{}</style><p>Only <b>between</b> us.<p>So.", subtype="html")
    (tmp_path / "one.eml").write_bytes(made.as_bytes())
    acme("import", tmp_path / "one.eml", "--bodies")
    assert entries(acme)[0]["text"] == "hello\n\nOnly between us.\nSo."


def test_one_message_twice_in_a_box_is_taken_once(acme: Retain, tmp_path: Path) -> None:
    sent = [message("dana@acme.example", "me@rep.example", "hello", Message_ID=f"<{own}@acme>") for own in (1, 1, 2)]
    ran = acme("import", box(tmp_path / "mail.mbox", *sent))
    assert ran.lines == ["mail.mbox: 2 entries (2 new, 0 unchanged)"]
    assert ran.err == "mail.mbox: 1 set aside, there twice.\n"


@pytest.mark.parametrize(
    "receipt",
    [
        BOUNCE.replace(b"failed", b"delivered"),
        BOUNCE.replace(b"failed", b"delayed"),
        BOUNCE.replace(b"delivery-status;", b"disposition-notification;").replace(
            b"message/delivery-status", b"text/plain"
        ),
    ],
)
def test_that_mail_was_delivered_delayed_or_read_is_no_contact(acme: Retain, tmp_path: Path, receipt: bytes) -> None:
    ran = acme(
        "import", box(tmp_path / "mail.mbox", receipt.replace(b"MAILER-DAEMON@mx.example", b"dana@acme.example"))
    )
    assert ran.err == "mail.mbox: 1 set aside, receipts.\n"


def test_a_maildir_is_read_as_a_box(acme: Retain, tmp_path: Path) -> None:
    made = mailbox.Maildir(tmp_path / "Maildir")
    made.add(message("dana@acme.example", "me@rep.example", "hello"))
    assert acme("import", tmp_path / "Maildir").lines == ["Maildir: 1 entry (1 new, 0 unchanged)"]


def test_a_message_without_a_day_is_refused_with_its_line(acme: Retain, tmp_path: Path) -> None:
    path = box(
        tmp_path / "mail.mbox",
        message("dana@acme.example", "me@rep.example", "hello"),
        message("dana@acme.example", "me@rep.example", "hello", "the day after"),
    )
    ran = acme("import", path)
    assert ran.lines == ["mail.mbox: 1 entry (1 new, 0 unchanged)"]
    begins = [number for number, line in enumerate(path.read_text().splitlines(), 1) if line.startswith("From ")]
    assert f"mail.mbox, line {begins[1]}: the message can't be read" in ran.err
