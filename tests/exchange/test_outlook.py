"""Files that Outlook saved, alone and by the folder, told by what is in them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from retain.domain.incoming import Mail
from retain.exchange.outlook import arriving
from retain.exchange.readers import Choices
from tests.factories import TODAY
from tests.saved_messages import ADDRESS, APPOINTMENT, CLASS, HEADERS, SUBMIT, compound, message, to

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Ran

    Retain = Callable[..., Ran]

pytestmark = pytest.mark.usefixtures("in_leeds")
REAL = Path(__file__).resolve().parents[1] / "data" / "outer.msg"
WHEN = datetime(2026, 11, 9, 9, 5, tzinfo=UTC)
LEE = to("Lee Park", "lee@birch.example")
ML = "Date: Mon, 09 Nov 2026 09:05:00 +0000\nFrom: lee@birch.example\nTo: me@rep.example\nMessage-ID: <1@x>\n\nhi\n"


def saved(path: Path, said: dict[int, Any], *recipients: dict[int, Any], **more: Any) -> Path:
    path.write_bytes(compound(message(said, list(recipients), **more)))
    return path


def test_a_message_that_outlook_itself_saved_is_read() -> None:
    (arrival,) = arriving(REAL, Choices(TODAY, bodies=True))
    (row,) = arrival.rows
    assert isinstance(row, Mail)
    assert (row.day, row.time, row.text) == ("2016-11-15", "23:29", "outer subject\n\nOuter body")
    assert row.recipients == (("", "outer@foo.bar"),)


def test_a_folder_is_one_import_contacts_first(retain: Retain, tmp_path: Path) -> None:
    folder = tmp_path / "saved"
    folder.mkdir()
    retain("customer", "add", "Birch")
    saved(folder / "a mail.msg", {CLASS: "IPM.Note", 0x0037: "quote", SUBMIT: WHEN}, LEE)
    saved(folder / "its twin.msg", {CLASS: "IPM.Note", 0x0037: "price", SUBMIT: WHEN}, LEE)
    saved(folder / "back.msg", {CLASS: "IPM.Note", HEADERS: ML.partition("\n\n")[0] + "\n\n"})
    (folder / "back too.eml").write_text(ML, encoding="utf-8")
    named = {(APPOINTMENT, 0x820D): WHEN, (APPOINTMENT, 0x820E): WHEN.replace(hour=10)}
    saved(folder / "meeting.msg", {CLASS: "IPM.Appointment", 0x0037: "plans"}, LEE, named=named)
    contact = {CLASS: "IPM.Contact", 0x3001: "Lee Park", 0x3A06: "Lee", 0x3A11: "Park", 0x3A16: "Birch"}
    saved(folder / "z contact.msg", contact, named={(ADDRESS, 0x8083): "lee@birch.example"})
    (folder / "broken.msg").write_bytes(REAL.read_bytes()[:9000])
    (folder / "notes.txt").write_text("left alone", encoding="utf-8")
    ran = retain("import", folder)
    assert ran.lines == [
        "saved: 1 person (1 new, 0 unchanged)",
        "saved: 3 entries (3 new, 0 unchanged)",
        "saved: 1 entry (1 new, 0 unchanged)",
    ]
    assert "broken.msg is damaged" in ran.err
    assert "saved: 1 set aside, there twice." in ran.err
    again = retain("import", folder)
    assert "3 entries (0 new, 3 unchanged)" in again.out
    assert sorted(one["text"] for one in retain("entry", "list", "--json").json) == ["", "plans", "price", "quote"]
    retain("undo")
    assert retain("entry", "list", "--json").json == []


@pytest.mark.parametrize("name", ["a.msg", "a.MSG"])
def test_a_file_of_that_name_which_is_none_is_one_line(retain: Retain, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("Company,City\nAcme,Leeds\n", encoding="utf-8")
    ran = retain("import", tmp_path / name, code=65)
    assert ran.err == f"retain: {name} is no message that Outlook saved. Save it anew from Outlook.\n"
    assert "There is no file" in retain("import", tmp_path / "b.msg", code=3).err


def test_a_compound_file_without_a_message_is_none(retain: Retain, tmp_path: Path) -> None:
    (tmp_path / "a.msg").write_bytes(compound({"WordDocument": b"words"}))
    assert "a.msg holds no message of Outlook's" in retain("import", tmp_path / "a.msg", code=65).err


def test_mail_as_text_is_read_whatever_it_is_called(retain: Retain, tmp_path: Path) -> None:
    retain("customer", "add", "Birch", "--email", "lee@birch.example")
    (tmp_path / "a.msg").write_text(ML, encoding="utf-8")
    assert retain("import", tmp_path / "a.msg").lines == ["a.msg: 1 entry (1 new, 0 unchanged)"]


def test_a_message_under_another_name_is_told_by_its_content(retain: Retain, tmp_path: Path) -> None:
    retain("customer", "add", "Birch", "--email", "lee@birch.example")
    path = saved(tmp_path / "a.bin", {CLASS: "IPM.Note", 0x0037: "quote", SUBMIT: WHEN}, LEE)
    assert retain("import", path).lines == ["a.bin: 1 entry (1 new, 0 unchanged)"]
    retain("undo")
    assert "1 entry" in retain("import", path, "--dry-run").out
    assert retain("entry", "list", "--json").json == []


def test_a_later_day_is_the_reps_own(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.msg", {CLASS: "IPM.Note", SUBMIT: WHEN})
    (arrival,) = arriving(path, Choices(date(2026, 11, 8)))
    assert "dated after today" in str(list(arrival.rows))
