"""Damaged files of every kind: never a traceback, never half an import, a documented exit code and one line why.

A seeded share of the sweep runs always, ten thousand files with --full.
"""

from __future__ import annotations

import csv
import json
from datetime import UTC, datetime
from email.message import EmailMessage
from io import BytesIO, StringIO
from random import Random
from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from tests.factories import filling
from tests.saved_messages import ADDRESS, APPOINTMENT, CLASS, HEADERS, compound, message, to

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran

    Retain = Callable[..., Ran]

SOME, ALL = 20, 1_700
CODES = {0, 1, 2, 65}
"""What an import of a damaged file may answer: part of it came in, a rule said no, it can't be told, it isn't one."""
ROWS = [
    ["Company", "City", "E-mail", "Phone", "Note"],
    ["Acme", "Leeds", "a@acme.example", "0113 4960 101", 'said "yes"'],
    ["Birch & Söhne", "York", "b@birch.example", "+44 113 4960 102", "two\nlines"],
]
SOLD = [["Customer", "Date", "Amount"], ["Acme", "3/4/2026", "1.234,50"], ["Birch & Söhne", "25/4/2026", "-1"]]
CARD = """BEGIN:VCARD\r\nVERSION:{}\r\nN:Reed;Dana;;Mr.;\r\nFN:Mr. Dana Reed\r\nORG:Acme;Sales\r
TEL;TYPE=CELL:0113 4960103\r\nEMAIL:d@acme.example\r\nBDAY:--0203\r\nitem1.X-ABRELATEDNAMES:Jo\r
item1.X-ABLabel:_$!<Spouse>!$_\r\nNOTE;ENCODING=QUOTED-PRINTABLE:a=3Db=\r\n c\r\nEND:VCARD\r\n"""
CALENDAR = """BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;TZID=Europe/London:20261102T100000\r
DTEND;TZID=Europe/London:20261102T110000\r\nRRULE:FREQ=WEEKLY;COUNT=3;BYDAY=MO\r\nSUMMARY:Acme\\, quarterly\r
ATTENDEE;CN=Dana:mailto:a@acme.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"""
SPLICES = (
    *(b"\0", b"\xff\xfe", b'"', b";", b"\r\n", b"\r\n ", b"{", b"]", b"PK\x03\x04", b"99999999999999999999"),
    *(b"BEGIN:VCARD\r\n", b"END:VEVENT\r\n", b"CHARSET=x:", b"=C3=", b"DTSTART:99999999T999999\r\n"),
    *(b"\xfe\xff\xff\xff", b"\xff\xff\xff\x7f", b"\x03\0\0\0"),
    *(b"RRULE:FREQ=SECONDLY\r\n", b"RRULE:FREQ=DAILY;INTERVAL=0\r\n", b"DTSTART:00010101T000000\r\n"),
)


def table(rows: list[list[str]], separator: str = ",") -> bytes:
    out = StringIO()
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue().encode()


def workbook() -> bytes:
    out = BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet()
    for number, row in enumerate(ROWS):
        sheet.write_row(number, 0, row)
    book.close()
    return out.getvalue()


def mail() -> bytes:
    made = EmailMessage()
    made["From"], made["To"] = "Dana <a@acme.example>", "me@rep.example"
    made["Date"], made["Subject"] = "Mon, 09 Nov 2026 10:00:00 +0000", "Grüße"
    made.set_content("hello")
    made.add_attachment(b"\0\1", maintype="application", subtype="octet-stream")
    return made.as_bytes()


def saved(kind: str) -> bytes:
    said = {CLASS: kind, 0x0037: "Grüße", HEADERS: mail().decode(), 0x3001: "Dana Reed", 0x3A11: "Reed", 0x3A16: "Acme"}
    named = {(APPOINTMENT, 0x820D): datetime(2026, 11, 9, 10, tzinfo=UTC), (ADDRESS, 0x8083): "d@acme.example"}
    return compound(message(said, [to("Dana", "a@acme.example")], named=named))


WHOLE = {
    "accounts.csv": table(ROWS),
    "sales.csv": table(SOLD, ";"),
    "book.xlsx": workbook(),
    "people.vcf": (CARD.format("2.1") + CARD.format("3.0") + CARD.format("4.0")).encode(),
    "work.ics": CALENDAR.encode(),
    "mail.msg": saved("IPM.Note"),
    "contact.msg": saved("IPM.Contact"),
    "meeting.msg": saved("IPM.Appointment"),
    "mail.mbox": b"From a@b Mon Nov  9 10:00:00 2026\n" + mail().replace(b"\r\n", b"\n") + b"\n",
}


def damaged(whole: bytes, rng: Random) -> bytes:
    held = bytearray(whole)
    for _ in range(rng.randint(1, 6)):
        at = rng.randrange(max(1, len(held)))
        match rng.randrange(5):
            case 0:
                held[at : at + 1] = bytes([rng.randrange(256)])
            case 1:
                del held[at : at + rng.randint(1, 60)]
            case 2:
                spliced = rng.choice(SPLICES)
                held[at : at + len(spliced) * rng.randrange(2)] = spliced  # put between, or in place of what was there
            case 3:
                held[at:at] = held[max(0, at - 50) : at]
            case _:
                held = held[: at + 1]
    return bytes(held)


@pytest.mark.parametrize("name", [*WHOLE, "diary.json"])
def test_a_damaged_file_is_refused_or_read_and_nothing_is_half_done(
    retain: Retain, db: Path, tmp_path: Path, name: str, request: pytest.FixtureRequest
) -> None:
    path, rng = tmp_path / name, Random(name)
    retain("customer", "add", "Acme", "--email", "a@acme.example")
    if name == "diary.json":
        retain("export", path, "--private")
        whole = json.dumps(json.loads(path.read_text(encoding="utf-8"))).encode()
    else:
        whole = WHOLE[name]
    for _ in range(ALL if request.config.getoption("--full") else SOME):
        path.write_bytes(damaged(whole, rng))
        before = changes(db)
        ran = retain("import", path, code=None)
        assert ran.code in CODES, (path.read_bytes(), ran)
        assert "Traceback" not in ran.err
        if ran.code:
            assert ran.err.splitlines()[-1].startswith("retain: "), ran
            assert changes(db) == before, (path.read_bytes(), ran)


def changes(db: Path) -> int:
    with filling(db) as shelf:
        (count,) = shelf.diary.connection.execute("SELECT count(*) FROM op_row").fetchone()
    return int(count)
