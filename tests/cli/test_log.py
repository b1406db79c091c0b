"""`retain log`: one line after a contact, and what it answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.factories import TODAY, ago, ahead, filling
from tests.terminal import on_terminal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran

KEYS = [
    *("code", "customer_code", "customer", "day", "kind", "attempt", "mood", "cost", "with", "by", "text"),
    *("tags", "promises", "problems", "facts", "opportunities", "told", "settled", "next", "back", "lifetime"),
]
HOSTILE = {
    "[red]x[/red]": "[red]x[/red]",
    "\x1b[31mAcme": "\\x1b[31mAcme",
    "Acme\x9b31m": "Acme\\x9b31m",
    "A\u202ecme": "A\\u202ecme",
    "A\x00cme": "A\\x00cme",
    "Ac\nme": "Ac me",
    "=1+1": "=1+1",
    "x" * 5000: "x" * 59 + "…",
    "🦊 & Söhne": "🦊 & Söhne",
}


@pytest.fixture(autouse=True)
def book(db: Path) -> None:
    """Acme (c1) in Leeds with Dana Reed (d1), Acme Bakery (c2) in Leeds, Birch (c3) in York with Bob Hale (d2)."""
    with filling(db) as shelf:
        shelf.customer("Acme", town="Leeds")
        shelf.customer("Acme Bakery", town="Leeds")
        shelf.customer("Birch", town="York")
        shelf.person("Dana Reed", 1)
        shelf.person("Bob Hale", 3)
        shelf.colleague("Lee Park")


def logged(retain: Callable[..., Ran], *words: object, **options: Any) -> Any:
    """What `log --json` answers."""
    return retain("log", *words, "--json", **options).json


def entries(retain: Callable[..., Ran]) -> Any:
    return retain("entry", "list", "--json").json


def test_one_line_is_echoed_with_the_customer_as_found_and_the_day_with_its_weekday(retain: Callable[..., Ran]) -> None:
    ran = retain("log", "birch", "wants LED")
    assert ran.lines[0] == "e1 call with Birch (c3), Mon 23 Nov, today"
    assert (ran.err, entries(retain)[0]["text"]) == ("", "wants LED")


def test_it_answers_what_was_settled_and_what_comes_next(retain: Callable[..., Ran]) -> None:
    ran = retain("log", "Birch", "wants LED", "-k", "visit", "--for", "review")
    assert "c3-touch (touch)" in ran.lines[1]
    assert "c3-review (review)" in ran.lines[1]
    assert ran.lines[2].startswith("next: touch, Wed 23 Dec, in 30 days")


def test_visits_calls_materials_and_lunches_are_contacts_and_an_attempt_never_is(retain: Callable[..., Ran]) -> None:
    retain("log", "Birch", "serviced the panels", "-k", "visit", "--for", "service", "--on", ago(7))
    retain("log", "Birch", "asked how they run", "--on", ago(6))
    retain("log", "Birch", "sent the brochure", "-k", "letter", "--on", ago(5))
    retain("log", "Birch", "over the plans", "-k", "lunch", "--on", ago(4))
    before = retain("brief", "Birch", "--json").json
    retain("log", "Birch", "no answer", "--on", ago(3))
    retain("log", "Birch", "bounced", "-k", "email", "--on", ago(2))
    retain("tried", "Birch", "-k", "visit", "nobody there")
    kinds = [(one["kind"], one["attempt"]) for one in reversed(entries(retain))]
    contacts = [("visit", False), ("call", False), ("letter", False), ("lunch", False)]
    assert kinds == [*contacts, ("call", True), ("email", True), ("visit", True)]
    after = retain("brief", "Birch", "--json").json
    assert (after["clocks"], after["year"]) == (before["clocks"], before["year"])
    assert sum(month["contacts"] for month in after["year"]) == 4
    (page,) = retain("report", "attention", "--json").json["pages"]
    (counted,) = [
        one for section in page["sections"] for one in section["tables"] if one["table"] == "contacts_by_kind"
    ]
    assert sorted(row["kind"] for row in counted["rows"]) == ["call", "letter", "lunch", "visit"]


def test_next_is_the_strongest_thing_due_not_the_oldest(retain: Callable[..., Ran]) -> None:
    ran = retain("log", "Birch", "leak!", "--problem", "emergency: leak")
    assert ran.lines[-1] == "next: emergency: leak (open 0 days)"


def test_json_has_these_keys(retain: Callable[..., Ran]) -> None:
    found = logged(retain, "Birch", "hi", "--promise", "send quote", "--problem", "seats wrong")
    assert list(found) == KEYS
    assert [list(one) for one in found["promises"]] == [["code", "party", "text", "due"]]
    assert [list(one) for one in found["problems"]] == [["code", "kind", "text"]]
    assert [list(one) for one in found["settled"]][:1] == [["code", "reason"]]
    assert list(found["next"]) == ["code", "reason", "due"]
    assert [list(one) for one in logged(retain, "Birch,Acme", "hi", "--yes")] == [KEYS, KEYS]


@pytest.mark.parametrize(
    "words", [("they said", "hello there"), ("they", "said", "hello", "there"), ("they said hello there",)]
)
def test_text_takes_all_remaining_words_quoted_or_not(retain: Callable[..., Ran], words: tuple[str, ...]) -> None:
    assert logged(retain, "Birch", *words)["text"] == "they said hello there"
    assert logged(retain, "Birch", words[0], "-k", "visit", *words[1:])["text"] == "they said hello there"


def test_text_is_only_text_on_the_command_line(retain: Callable[..., Ran]) -> None:
    found = logged(retain, "Birch", "happy; wants LED > send quote by fri < sign the NDA ! gap: seats wrong")
    assert (found["promises"], found["problems"], found["mood"]) == ([], [], None)
    assert found["text"].endswith("! gap: seats wrong")


def test_a_call_unless_said_otherwise(retain: Callable[..., Ran]) -> None:
    assert logged(retain, "Birch")["kind"] == "call"
    for kind in ("video", "email", "message", "letter", "card", "gift", "meeting", "lunch", "visit", "note"):
        assert logged(retain, "Birch", "hi", "-k", kind)["kind"] == kind


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("-k", "email"), "email to Birch"),
        (("-k", "email", "--in"), "email from Birch"),
        (("--in",), "call from Birch"),
        (("-k", "note"), "note on Birch"),
        (("-k", "lunch"), "lunch with Birch"),
        (("vm",), "tried a call to Birch"),
        (("-k", "email", "bounced"), "tried an email to Birch"),
    ],
)
def test_the_line_says_who_began_it(retain: Callable[..., Ran], words: tuple[str, ...], line: str) -> None:
    assert f" {line} (c3)" in retain("log", "Birch", *words).lines[0]


def test_purposes_mood_minutes_time_and_direction_are_stored(retain: Callable[..., Ran]) -> None:
    options = ("--for", "check", "--for", "idea", "--mood", "bad", "--minutes", "12", "--at", "2:15pm", "--in")
    retain("log", "Birch", "hi", *options)
    found = entries(retain)[0]
    assert (found["for"], found["mood"], found["minutes"]) == (["check", "idea"], "bad", 12)
    assert (found["time"], found["inbound"]) == ("14:15", True)


@pytest.mark.parametrize(
    ("typed", "day"),
    [(("yesterday",), ago(1)), (("fri",), ago(3)), (("-3d",), ago(3)), (("last tue",), ago(6)), (("11/3",), ago(20))],
)
def test_the_day_leans_to_the_past(retain: Callable[..., Ran], typed: tuple[str, ...], day: object) -> None:
    assert logged(retain, "Birch", "hi", "--on", *typed)["day"] == str(day)


def test_with_repeats_and_each_person_found_is_named_once(retain: Callable[..., Ran], db: Path) -> None:
    with filling(db) as shelf:
        shelf.person("Mia Stone", 1)
    ran = retain("log", "Acme", "hi", "--with", "dana", "--with", "mia ston", "--with", "Dana Reed")
    assert ran.lines[0] == "e1 call with Acme (c1), Mon 23 Nov, today; with Dana Reed, Mia Stone"
    assert entries(retain)[0]["with"] == ["Dana Reed", "Mia Stone"]


def test_a_name_that_is_merely_a_little_alike_is_not_offered(retain: Callable[..., Ran], db: Path) -> None:
    with filling(db) as shelf:
        shelf.person("Antonio Moreno", 2)
    assert "Did you mean" not in retain("log", "Acme", "hi", "--with", "Zorro", code=3).err
    assert "Did you mean" not in retain("log", "3M", "hi", code=3).err
    assert "Did you mean Antonio Moreno (" in retain("log", "Acme", "hi", "--with", "Antonoi", code=3).err


def test_with_finds_nobody_at_another_customer(retain: Callable[..., Ran]) -> None:
    ran = retain("log", "Acme", "hi", "--with", "Bob", code=3)
    assert (ran.out, ran.err.count("\n"), "Bob Hale (d2, Birch)" in ran.err) == ("", 1, True)
    assert entries(retain) == []


def test_a_lunch_of_two_customers_has_each_person_at_their_own(retain: Callable[..., Ran]) -> None:
    ran = retain("log", "Acme,Birch", "together", "-k", "lunch", "--with", "Dana", "--with", "Bob", "--yes")
    assert [line.partition("; ")[2] for line in ran.lines] == ["with Dana Reed", "with Bob Hale"]
    assert "Zoe" in retain("log", "Acme,Birch", "hi", "--with", "Zoe", "--yes", code=3).err


def test_a_colleague_did_it_and_owes_what_was_promised(retain: Callable[..., Ran]) -> None:
    ran = retain("log", "Acme", "checked in", "--by", "lee", "--promise", "send the plan by fri")
    assert ran.lines[0].endswith("; by Lee Park")
    assert ran.lines[1] == "p1 colleague promised: send the plan, by Fri 27 Nov, in 4 days"
    assert "conversation" not in ran.lines[2]
    assert retain("waiting", "--json").json[0]["text"] == "send the plan"


@pytest.mark.parametrize(
    ("typed", "text", "day"),
    [
        ("send quote by fri", "send quote", ahead(4)),
        ("walk by the river by fri", "walk by the river", ahead(4)),
        ("report on sales on 12/1", "report on sales", ahead(8)),
        ("send it before the 15th", "send it", ahead(22)),
        ("fri call about trial", "call about trial", ahead(4)),
        ("stand by me", "stand by me", ahead(7)),
        ("pass by Friday's shop", "pass by Friday's shop", ahead(7)),
    ],
)
def test_a_promise_is_split_at_its_last_date(retain: Callable[..., Ran], typed: str, text: str, day: object) -> None:
    found = logged(retain, "Birch", "hi", "--promise", typed)["promises"]
    assert [(one["text"], one["due"]) for one in found] == [(text, str(day))]


def test_promises_of_all_parties_are_echoed_with_code_and_weekday(retain: Callable[..., Ran]) -> None:
    ran = retain(
        *("log", "Birch", "hi", "--promise", "send quote by fri", "--promise", "call by tomorrow"),
        *("--owed", "sign the NDA by 12/1", "--next", "ask about the trial on fri"),
    )
    assert ran.lines[1:5] == [
        "p1 promised: send quote, by Fri 27 Nov, in 4 days",
        "p2 promised: call, by Tue 24 Nov, tomorrow",
        "p3 they promised: sign the NDA, by Tue 1 Dec, in 8 days",
        "p4 note to self: ask about the trial, by Fri 27 Nov, in 4 days",
    ]
    assert ran.err == ""


@pytest.mark.parametrize("customers", ["Birch", "Birch,Acme"])
def test_a_promise_without_a_date_is_five_working_days_on_said_aloud(
    retain: Callable[..., Ran], customers: str
) -> None:
    ran = retain("log", customers, "hi", "--promise", "send quote", "--yes")
    assert "p1 promised: send quote, by Mon 30 Nov, in 7 days" in ran.lines
    assert "without a date: due in five working days." in ran.err


def test_five_working_days_count_from_today_also_for_an_older_entry(retain: Callable[..., Ran]) -> None:
    found = logged(retain, "Birch", "hi", "--on", "2026-11-02", "--promise", "send quote", "--promise", "call by fri")
    assert [one["due"] for one in found["promises"]] == ["2026-11-30", "2026-11-27"]


@pytest.mark.parametrize("option", ["--promise", "--owed", "--next"])
@pytest.mark.parametrize("typed", ["", "  ", "by fri", "tomorrow"])
def test_a_promise_without_words_is_refused_and_nothing_is_stored(
    retain: Callable[..., Ran], db: Path, option: str, typed: str
) -> None:
    before = db.read_bytes()
    ran = retain("log", "Birch", "hi", option, typed, code=2)
    assert (ran.out, "doesn't say what is promised" in ran.err) == ("", True)
    assert db.read_bytes() == before


def test_a_note_to_oneself_shows_on_its_day_only(retain: Callable[..., Ran]) -> None:
    retain("log", "Birch", "hi", "--next", "ask about the trial on fri", "-k", "visit", "--for", "review")
    assert retain("due", "--where", "name:birch", "--json", today=ahead(3)).json == []
    (row,) = retain("due", "--where", "name:birch", "--json", today=ahead(4)).json
    assert [one["says"] for one in row["reasons"]] == ["note to self: ask about the trial"]


@pytest.mark.parametrize(
    ("typed", "kind", "text"),
    [
        ("invoice: 4711 missing", "invoice", "4711 missing"),
        ("gap: seats wrong", "trouble", "seats wrong"),
        ("seats wrong", "trouble", "seats wrong"),
        ("question: how long?", "question", "how long?"),
        ("Emergency: leak", "emergency", "leak"),
    ],
)
def test_a_problem_names_its_kind_before_a_colon(retain: Callable[..., Ran], typed: str, kind: str, text: str) -> None:
    found = logged(retain, "Birch", "hi", "--problem", typed)["problems"]
    assert [(one["kind"], one["text"]) for one in found] == [(kind, text)]


def test_done_inside_log_settles_the_row_with_the_entry(retain: Callable[..., Ran]) -> None:
    retain("log", "Birch", "hi", "--promise", "send quote by fri", "--problem", "seats wrong")
    ran = retain("log", "Birch", "sent it", "--done", "p1", "--done", "g1", "--on", "today")
    assert "p1 (promise); g1 (problem)" in ran.lines[1]
    promise, problem = retain("promise", "show", "p1", "--json").json, retain("problem", "show", "g1", "--json").json
    assert (promise["ended"], problem["solved_on"]) == ("kept", str(TODAY))


@pytest.mark.parametrize(("code", "exit_code"), [("p9", 3), ("p1", 1), ("x", 2), ("c3-check", 3), ("e1", 1)])
def test_done_of_what_isnt_this_customers_stores_nothing(
    retain: Callable[..., Ran], db: Path, code: str, exit_code: int
) -> None:
    retain("log", "Acme", "hi", "--promise", "send quote by fri")
    before = db.read_bytes()
    ran = retain("log", "Birch", "hi", "--done", code, code=exit_code)
    assert (ran.out, ran.err.count("\n")) == ("", 1)
    assert db.read_bytes() == before


@pytest.mark.parametrize(
    "text", ["vm", "VM, will retry", "voicemail", "no answer", "left message", "left a message with Jo", "bounced"]
)
def test_text_that_says_nobody_was_reached_is_an_attempt_said_aloud(retain: Callable[..., Ran], text: str) -> None:
    ran = retain("log", "Birch", text)
    assert ran.err == "Nobody was reached: an attempt.\n"
    assert ran.lines == ["e1 tried a call to Birch (c3), Mon 23 Nov, today", "back: Wed 25 Nov, in 2 days"]


@pytest.mark.parametrize("words", [("no answer from them", "--in"), ("bounced", "-k", "note"), ("vmware upgrade",)])
def test_what_came_in_a_note_and_other_words_are_no_attempt(retain: Callable[..., Ran], words: tuple[str, ...]) -> None:
    assert logged(retain, "Birch", *words)["attempt"] is False


@pytest.mark.parametrize("customers", ["Acme,Birch", "acme, birch", "c1,c3", "Birch,Acme,Birch,c1"])
def test_several_customers_are_one_change(retain: Callable[..., Ran], db: Path, customers: str) -> None:
    assert len(logged(retain, customers, "newsletter", "--yes")) == 2
    retain("undo")
    assert entries(retain) == []
    assert db.exists()


def test_the_time_and_the_minutes_are_read_back(retain: Callable[..., Ran]) -> None:
    (head, *_) = retain("log", "Acme", "rang", "--at", "9:30", "--minutes", "15").lines
    assert head == "e1 call with Acme (c1), Mon 23 Nov, today at 09:30; 15 min"


def test_a_question_about_many_names_the_first(retain: Callable[..., Ran]) -> None:
    for name in ("Delta", "Echo"):
        retain("customer", "add", name)
    assert "to 4 customers (Acme, Birch, Delta, …)?" in retain("log", "c1,c3,c4,c5", "hello", code=2).err


def test_in_a_pipe_several_need_yes(retain: Callable[..., Ran], db: Path) -> None:
    before = db.read_bytes()
    ran = retain("log", "Acme,Birch", "newsletter", code=2)
    assert ran.err == 'retain: Log "newsletter" to 2 customers (Acme, Birch)? That needs your word. Add --yes.\n'
    assert db.read_bytes() == before


def test_where_takes_every_word_as_text(retain: Callable[..., Ran]) -> None:
    found = logged(retain, "--where", "town:Leeds", "spring", "newsletter", "--bulk", "--yes")
    assert [(one["customer"], one["text"], one["kind"]) for one in found] == [
        ("Acme", "spring newsletter", "email"),
        ("Acme Bakery", "spring newsletter", "email"),
    ]


def test_where_that_fits_one_needs_no_word_and_nobody_is_not_found(retain: Callable[..., Ran]) -> None:
    assert logged(retain, "--where", "town:York", "hi")["customer"] == "Birch"
    assert "fits town:Rome" in retain("log", "--where", "town:Rome", "hi", "--yes", code=3).err
    assert "is no condition" in retain("log", "--where", "rome", "hi", "--yes", code=2).err


def test_a_name_with_a_comma_is_one_customer(retain: Callable[..., Ran], db: Path) -> None:
    with filling(db) as shelf:
        shelf.customer("Stone, Wood & Co")
    assert logged(retain, "Stone, Wood & Co", "hi")["customer"] == "Stone, Wood & Co"


@pytest.mark.parametrize("typed", ["Acme,", ",Acme", "Acme,,Birch"])
def test_a_comma_too_many_is_refused(retain: Callable[..., Ran], typed: str) -> None:
    assert "missing beside a comma" in retain("log", typed, "Birch", "hi", "--yes", code=2).err


def test_done_is_for_one_customer_only(retain: Callable[..., Ran]) -> None:
    assert "--done" in retain("log", "Acme,Birch", "hi", "--done", "p1", "--yes", code=2).err


def test_a_mailing_settles_a_c_but_never_an_a(retain: Callable[..., Ran], db: Path) -> None:
    with filling(db) as shelf:
        shelf.sale(1, ago(20), 900_000)
    retain("log", "Acme,Birch", "newsletter", "--bulk", "--yes")
    due = {row["customer"]: [one["reason"] for one in row["reasons"]] for row in retain("due", "--json").json}
    assert ("touch" in due["Acme"], "touch" in due["Birch"]) == (True, False)


def test_a_mailing_is_ours(retain: Callable[..., Ran]) -> None:
    assert "A mailing isn't inbound." in retain("log", "Birch", "hi", "--bulk", "--in", code=2).err
    assert logged(retain, "Birch", "hi", "--bulk", "-k", "letter")["kind"] == "letter"


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("Zebra", "hi"), 3, 'No customer goes by "Zebra"'),
        (("acm", "hi"), 4, "Acme (c1, Leeds), Acme Bakery (c2, Leeds)"),
        (("c9", "hi"), 3, "c9"),
        ((), 2, "No customer was named"),
        (("", "hi"), 2, "No customer was named"),
        (("Birch", "hi", "--on", "friyay"), 2, '"friyay" isn\'t a date: try fri, 12/1 or "in 2 weeks".'),
        (("Birch", "hi", "--on", "32 dec"), 2, "isn't a date"),
        (("Birch", "hi", "--on", "tomorrow"), 1, "Tue 24 Nov, tomorrow, is still ahead"),
        (("Birch", "hi", "--at", "25:00"), 2, "isn't a time"),
        (("Birch", "hi", "-k", "telegram"), 2, "telegram is no kind of contact"),
        (("Birch", "hi", "--for", "fun"), 2, "fun is no purpose"),
        (("Birch", "hi", "--mood", "grand"), 2, "grand is no mood"),
        (("Birch", "hi", "--minutes", "1441"), 1, "1441 minutes"),
        (("Birch", "hi", "--minutes", "ten"), 2, "--minutes"),
        (("Birch", "hi", "--with", "Zoe"), 3, 'No person goes by "Zoe" there. retain person add "Zoe" --at CUSTOMER'),
        (("Birch", "hi", "--by", "Zoe"), 3, 'No colleague goes by "Zoe"'),
        (("Birch", "hi", "--problem", " "), 1, "A problem needs words"),
        (("Birch", "hi", "--problem", "invoice:"), 1, "A problem needs words"),
    ],
)
def test_what_is_refused_is_one_line_and_stores_nothing(
    retain: Callable[..., Ran], db: Path, words: tuple[str, ...], code: int, says: str
) -> None:
    before = db.read_bytes()
    ran = retain("log", *words, code=code)
    assert (ran.out, ran.err.count("\n")) == ("", 1)
    assert says in ran.err
    assert db.read_bytes() == before


def test_an_unknown_name_offers_the_nearest_and_how_to_add_it(retain: Callable[..., Ran]) -> None:
    err = retain("log", "Burch and Daughters", "hi", code=3).err
    assert "Birch (c3, York)" in err
    assert 'retain customer add "Burch and Daughters"' in err


@pytest.mark.parametrize(("typed", "shown"), HOSTILE.items(), ids=range(len(HOSTILE)))
def test_a_hostile_name_is_one_safe_line_and_stores_nothing(
    retain: Callable[..., Ran], db: Path, typed: str, shown: str
) -> None:
    before = db.read_bytes()
    ran = retain("log", typed, "hi", code=3)
    assert (ran.out, ran.err.count("\n"), shown in ran.err) == ("", 1, True)
    assert ran.err.rstrip("\n").isprintable()
    assert db.read_bytes() == before


def test_hostile_names_in_the_diary_are_shown_harmlessly(retain: Callable[..., Ran], db: Path) -> None:
    with filling(db) as shelf:
        numbers = {name: shelf.customer(name) for name in HOSTILE}
    for name, number in numbers.items():
        ran = retain("log", f"c{number}", f"said {name}", "--promise", f"send {name}", "--problem", name)
        assert all(line.isprintable() for line in ran.lines)
        found = retain("log", f"c{number}", f"said {name}", "--json")
        assert (found.json["customer"], found.json["text"]) == (name, f"said {name}")
        assert found.out.replace("\n", "").isprintable()


def test_text_keeps_what_was_typed(retain: Callable[..., Ran]) -> None:
    text = "“quoted”, [red]b[/red] =1+1 \x1b[0m 🦊 'x' \"y\" \\ $HOME"
    assert logged(retain, "Birch", text)["text"] == text


def test_on_a_terminal_one_line_is_asked_for(db: Path, retain: Callable[..., Ran]) -> None:
    line = "happy; wants LED > send quote by fri < sign the NDA ! gap: seats wrong\n"
    shown = on_terminal(["--db", db, "--today", TODAY, "log", "Birch"], ("what was said?", line))
    assert shown.code == 0
    found = entries(retain)[0]
    assert (found["text"], found["mood"]) == ("happy; wants LED", "good")
    assert [one["text"] for one in retain("promise", "list", "--json").json] == ["send quote", "sign the NDA"]
    assert [one["text"] for one in retain("problem", "list", "--json").json] == ["seats wrong"]
    assert "e1 call with Birch (c3), Mon 23 Nov, today; mood good" in shown.lines
    assert "1 without a date: due in five working days." in shown.lines


def test_a_line_asked_for_that_says_nobody_was_reached_is_an_attempt(db: Path, retain: Callable[..., Ran]) -> None:
    shown = on_terminal(["--db", db, "--today", TODAY, "log", "Birch"], ("what was said?", "no answer\n"))
    assert "Nobody was reached: an attempt." in shown.lines
    assert entries(retain)[0]["attempt"] is True


def test_whom_and_how_is_settled_before_the_line_is_asked_for(db: Path) -> None:
    for words in (("--with", "Zoe"), ("--by", "Zoe"), ("--done", "zz"), ("--on", "friyay"), ("-k", "telegram")):
        shown = on_terminal(["--db", db, "--today", TODAY, "log", "Birch", *words])
        assert shown.text.startswith("retain: ")
        assert "what was said?" not in shown.text


def test_on_a_terminal_an_ambiguous_name_is_a_numbered_choice_and_several_are_confirmed(
    db: Path, retain: Callable[..., Ran]
) -> None:
    words = ["--db", db, "--today", TODAY, "log"]
    shown = on_terminal([*words, "acm", "hi"], ("Which? [1-2]", "2\n"))
    assert (shown.code, "  2  Acme Bakery (c2, Leeds)" in shown.lines) == (0, True)
    shown = on_terminal([*words, "acm", "hi"], ("Which? [1-2]", "\n"))
    assert (shown.code, "could be" in shown.text) == (4, True)
    shown = on_terminal([*words, "Acme,Birch", "hi"], ('Log "hi" to 2 customers (Acme, Birch)? [y/N]', "n\n"))
    assert (shown.code, shown.lines[-1]) == (1, "retain: Nothing was changed.")
    shown = on_terminal([*words, "Acme,Birch", "hi"], ('Log "hi" to 2 customers (Acme, Birch)? [y/N]', "y\n"))
    assert (shown.code, [one["customer"] for one in entries(retain)]) == (0, ["Birch", "Acme", "Acme Bakery"])


def test_in_a_pipe_nobody_is_ever_asked(retain: Callable[..., Ran]) -> None:
    assert logged(retain, "Birch", stdin="never read\n")["text"] == ""


def test_one_undo_takes_all_of_it_back(retain: Callable[..., Ran]) -> None:
    retain("log", "Birch", "hi", "--promise", "send quote by fri", "--problem", "seats wrong", "--with", "Bob")
    retain("undo")
    for noun in ("entry", "promise", "problem"):
        assert retain(noun, "list", "--json").json == []


def test_an_end_of_input_at_the_question_logs_nothing_and_an_empty_line_a_contact(
    db: Path, retain: Callable[..., Ran]
) -> None:
    words = ["--db", db, "--today", TODAY, "log", "Birch"]
    shown = on_terminal(words, ("what was said?", "\x04"))
    assert (shown.code, "retain: Nothing was logged." in shown.text) == (1, True)
    assert entries(retain) == []
    assert on_terminal(words, ("what was said?", "\n")).code == 0
    assert [one["text"] for one in entries(retain)] == [""]
