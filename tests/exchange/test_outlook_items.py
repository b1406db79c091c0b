"""What Outlook saves that is no mail: a contact is a card, an appointment a meeting."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from tests.saved_messages import ADDRESS, APPOINTMENT, CLASS, compound, message, to

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran

    Retain = Callable[..., Ran]

pytestmark = pytest.mark.usefixtures("in_leeds")
LEE: dict[int, Any] = {
    CLASS: "IPM.Contact", 0x3001: "Park, Lee", 0x3A06: "Lee", 0x3A11: "Park", 0x3A45: "Dr.", 0x3A16: "Acme",
    0x3A17: "Buyer", 0x3A08: "0113 4960102", 0x3A1C: "0113 4960103", 0x3A24: "0113 4960104", 0x3A48: "Jo",
    0x3A58: ["Mia", "Tom"], 0x3A43: "sailing", 0x1000: "Prefers mornings",
}  # fmt: skip
BEGINS = datetime(2026, 7, 9, 9, 0, tzinfo=UTC)
NAMED = {(APPOINTMENT, 0x820D): BEGINS, (APPOINTMENT, 0x820E): BEGINS.replace(hour=10)}
LUNCH: dict[int, Any] = {CLASS: "IPM.Appointment", 0x0037: "Lunch"}
DANA = to("Dana Reed", "dana@acme.example")


@pytest.fixture
def took(acme: Retain, tmp_path: Path) -> Callable[..., Ran]:
    def imported(said: dict[int, Any], *recipients: dict[int, Any], **more: Any) -> Ran:
        path = tmp_path / "a.msg"
        path.write_bytes(compound(message(said, list(recipients), **more)))
        return acme("import", path)

    return imported


def lee(retain: Retain) -> dict[str, Any]:
    return next(one for one in retain("person", "list", "--json").json if one["name"] == "Lee Park")


def test_a_contact_is_a_person_at_a_known_customer(acme: Retain, took: Callable[..., Ran]) -> None:
    named = {
        (ADDRESS, 0x8083): "lee@acme.example",
        (ADDRESS, 0x8093): "/o=Ex/cn=lee",
        (ADDRESS, 0x8094): "l@acme.example",
    }
    for new in (1, 0):
        assert f"1 person ({new} new" in took(LEE, named=named).out
    found = lee(acme)
    assert (found["at"], found["role"]) == (["Acme"], ["Buyer"])
    assert found["emails"] == ["lee@acme.example", "l@acme.example"]
    assert found["phones"] == ["0113 4960102", "0113 4960103"]
    facts = {(one["kind"], one["name"] or one["text"]) for one in acme("fact", "list", "--json").json}
    assert facts == {
        ("spouse", "Jo"),
        ("child", "Mia"),
        ("child", "Tom"),
        ("hobby", "sailing"),
        ("note", "Prefers mornings"),
    }


def test_a_contact_in_a_code_page_is_read_by_it(acme: Retain, took: Callable[..., Ran]) -> None:
    took({**LEE, 0x3FFD: 1250, 0x3A48: "Žofie"}, encoding="cp1250")
    assert {one["name"] or one["text"] for one in acme("fact", "list", "--json").json} >= {"Žofie"}


@pytest.mark.parametrize(
    "said",
    [
        {0x3A42: datetime(1980, 3, 21, 23, 0, tzinfo=UTC)},  # midnight in Berlin
        {0x3A42: datetime(1980, 3, 22, 5, 0, tzinfo=UTC)},  # midnight in New York
        {0x3A42: datetime(1980, 3, 22, 11, 59, tzinfo=UTC)},  # as newer versions write it
    ],
)
def test_a_birthday_is_the_day_it_was_written_down_as(
    acme: Retain, took: Callable[..., Ran], said: dict[int, Any]
) -> None:
    took({**LEE, **said})
    assert lee(acme)["birthday"] == "1980-03-22"


def test_a_birthday_by_itself_wins_and_the_year_4501_is_none(acme: Retain, took: Callable[..., Ran]) -> None:
    took({**LEE, 0x3A42: datetime(4501, 1, 1, tzinfo=UTC)})
    assert lee(acme)["birthday"] is None
    took(LEE, named={(ADDRESS, 0x80DE): datetime(1980, 3, 22, tzinfo=UTC)})
    assert lee(acme)["birthday"] == "1980-03-22"


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({**LEE, 0x3A16: "Dentist & Sons"}, "not at a customer; `retain import --pending` lists them."),
        ({CLASS: "IPM.Contact", 0x3001: "Acme", 0x3A16: "Acme"}, "a company's card, not a person's."),
    ],
)
def test_who_is_at_no_customer_is_set_aside(took: Callable[..., Ran], said: dict[int, Any], why: str) -> None:
    assert took(said).err == f"a.msg: 1 set aside, {why}\n"


def test_an_appointment_is_a_meeting_with_whom_it_names(acme: Retain, took: Callable[..., Ran]) -> None:
    for new in (1, 0):
        assert took(LUNCH, DANA, named=NAMED).lines == [f"a.msg: 1 entry ({new} new, {1 - new} unchanged)"]
    (found,) = acme("entry", "list", "--json").json
    assert (found["day"], found["time"], found["kind"], found["minutes"]) == ("2026-07-09", "10:00", "lunch", 60)
    assert (found["with"], found["text"]) == (["Dana Reed"], "Lunch")


@pytest.mark.parametrize(
    ("named", "why"),
    [
        ({(APPOINTMENT, 0x8217): 7}, "cancelled"),
        ({(APPOINTMENT, 0x8215): True}, "all day, so no meeting"),
        ({(APPOINTMENT, 0x8223): True}, "a series: export the calendar as iCalendar for each of its times"),
        ({(APPOINTMENT, 0x820D): BEGINS.replace(year=2027)}, "still ahead"),
        ({(APPOINTMENT, 0x820D): 1}, "without a day"),
    ],
)
def test_an_appointment_that_was_no_meeting_is_set_aside(
    took: Callable[..., Ran], named: dict[tuple[Any, int], Any], why: str
) -> None:
    assert took(LUNCH, DANA, named=NAMED | named).err == f"a.msg: 1 set aside, {why}.\n"


def test_who_declined_was_not_there(took: Callable[..., Ran]) -> None:
    assert took(LUNCH, DANA | {0x5FFF: 4}, named=NAMED).err == "a.msg: 1 set aside, with nobody known.\n"
