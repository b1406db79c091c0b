"""What to do: the contact that settles most for least, and what to type once it is done."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from retain.domain import proposals
from retain.domain.agenda import Row
from retain.domain.audience import Fit
from retain.domain.news import News
from retain.domain.proposals import Proposal, in_vain, typed
from tests.factories import TODAY, ago, ahead
from tests.mornings import Morning

_LED = News("LED", "product", ago(5), 3, third_party=True)
FITS = (Fit(_LED, "need: light", "a need of theirs", 4), Fit(_LED, "tag x", "tag x", 2))


@pytest.fixture
def morning() -> Morning:
    return Morning()


def proposed(morning: Morning, today: date = TODAY, recent: Sequence[str] = ()) -> Proposal:
    return proposals.propose(a_row(morning, today), recent, morning.policy.minutes, today)


def a_row(morning: Morning, today: date = TODAY) -> Row:
    row = morning.row(1, today)
    assert row
    return row


def spoken(morning: Morning, tier: str, kind: str = "visit", days: int = 40, **fields: Any) -> None:
    """A customer whose every clock was set by visits and reviews, and who was touched last so many days ago."""
    morning.customer(tier=tier, tier_because="so", **fields)
    morning.entry(1, ago(days), kind, purposes=("review",))
    morning.entry(1, ago(days), "visit", colleague=morning.colleague("Mia Chief", executive=True))


def test_a_late_touch_takes_the_lightest_kind_not_used_lately(morning: Morning) -> None:
    spoken(morning, "C", days=30)
    assert proposed(morning) == Proposal("message", (), 3)
    assert proposed(morning, recent=("message", "visit")).kind == "email"
    assert proposed(morning, recent=("email", "message")).kind == "card"
    assert proposed(morning, recent=("visit", "call")).kind == "message"


@pytest.mark.parametrize(("tier", "kind"), [("A", "call"), ("B", "call"), ("C", "card")])
def test_a_and_b_get_no_third_one_way_touch_in_a_row(morning: Morning, tier: str, kind: str) -> None:
    spoken(morning, tier, days=2)
    due = {"A": ahead(11), "B": ahead(18), "C": ahead(28)}[tier]
    assert proposed(morning, due, recent=("email", "message")).kind == kind
    assert proposed(morning, due, recent=("email", "call")).kind == "message"


def test_the_strongest_contact_whose_clock_is_due_before_the_touch_after_it(morning: Morning) -> None:
    spoken(morning, "A", days=18)
    assert proposed(morning).kind == "call", "the conversation is due in 12 days, the touch after this in 14"
    spoken_long = Morning()
    spoken(spoken_long, "A", days=16)
    assert proposed(spoken_long).kind == "call"
    spoken_lately = Morning()
    spoken(spoken_lately, "A", days=15)
    assert proposed(spoken_lately).kind == "message", "the conversation can wait for the next touch"


def test_a_visit_due_before_the_next_touch_is_made_now_with_the_review(morning: Morning) -> None:
    spoken(morning, "A", days=80)
    morning.entry(1, ago(14), "call")
    assert proposed(morning) == Proposal("meeting", ("review",), 60)


def test_a_visit_without_a_review_is_a_visit(morning: Morning) -> None:
    spoken(morning, "A", days=80)
    morning.entry(1, ago(14), "meeting", purposes=("review",), colleague=morning.colleague())
    assert proposed(morning) == Proposal("visit", (), 60)


@pytest.mark.parametrize(("tier", "kind"), [("B", "call"), ("C", "email")])
def test_a_review_is_a_call_for_b_and_a_page_by_mail_for_c(morning: Morning, tier: str, kind: str) -> None:
    spoken(morning, tier, days=80)
    morning.entry(1, ago(30), "visit")
    assert proposed(morning) == Proposal(kind, ("review",), morning.policy.minutes[kind])


def test_a_dated_reason_proposes_its_own_contact_and_purpose(morning: Morning) -> None:
    spoken(morning, "C", days=4)
    morning.sale(1, ago(8), delivered_on=ago(4))
    assert proposed(morning, ago(3)) == Proposal("card", ("thanks",), 5)
    assert proposed(morning) == Proposal("call", ("check", "thanks"), 10), "one call asks and thanks"


def test_a_contact_for_several_reasons_is_the_strongest_of_theirs(morning: Morning) -> None:
    spoken(morning, "A", days=80)
    morning.promise(1, due_on=TODAY)
    assert proposed(morning).kind == "meeting"


def test_what_a_customer_refused_is_never_proposed(morning: Morning) -> None:
    spoken(morning, "C", days=30, no_contact=("message", "email"))
    assert proposed(morning).kind == "card"
    calls = Morning()
    spoken(calls, "C", days=80, no_contact=("call",))
    calls.entry(1, ago(80), "visit", purposes=("review",))
    assert proposed(calls).kind != "call"


def tried(morning: Morning, times: int, kind: str = "call") -> None:
    for n in range(times):
        morning.entry(1, ago(4 + n), kind, attempt=True, time=f"{9 + n:02}:30")


def test_after_three_attempts_another_kind_is_proposed(morning: Morning) -> None:
    spoken(morning, "A", days=18)
    tried(morning, 2)
    assert proposed(morning).kind == "call"
    tried(morning, 1)
    assert proposed(morning).kind == "email"


def test_attempts_before_somebody_was_reached_or_ten_working_days_ago_dont_count(morning: Morning) -> None:
    spoken(morning, "A", days=20)
    for days in (19, 18, 17, 5, 4):
        morning.entry(1, ago(days), "call", attempt=True)
    assert proposed(morning).kind == "call"
    morning.entry(1, ago(6), "call", attempt=True)
    assert proposed(morning).kind == "email"
    morning.entry(1, ago(3), "email", inbound=True)
    morning.promise(1, party="colleague", colleague=morning.colleague(), due_on=TODAY)
    assert proposed(morning).kind == "call"


@pytest.mark.parametrize(
    ("times", "advice"),
    [
        (0, ""),
        (1, "tried once at 09:30: try another hour"),
        (2, "tried 2 times at 09:30, 10:30: try another hour"),
        (3, "tried 3 times: try another kind of contact"),
        (5, "tried 5 times, unreachable: try another person"),
    ],
)
def test_attempts_in_vain_advise_another_hour_then_kind_then_person(morning: Morning, times: int, advice: str) -> None:
    spoken(morning, "C", days=30)
    tried(morning, times)
    assert in_vain(morning.account()) == advice


@pytest.mark.parametrize(
    ("reason", "command"),
    [
        ("promise", "retain done p1"),
        ("note", "retain done p1"),
        ("question", "retain done g1 --answered"),
        ("invoice", "retain log Acme -k email --for billing"),
        ("trouble", "retain log Acme"),
        ("left", "retain done d1-left"),
    ],
)
def test_each_row_ends_with_the_command_that_settles_its_first_reason(
    morning: Morning, reason: str, command: str
) -> None:
    spoken(morning, "C", days=2)
    if reason in {"promise", "note"}:
        morning.promise(1, party="me" if reason == "promise" else "note", due_on=TODAY)
    elif reason == "left":
        morning.person(left_on=TODAY)
    else:
        morning.problem(1, kind=reason, raised_on=ago(7) if reason == "invoice" else ago(1))
    row = a_row(morning)
    assert proposals.command(row, proposed(morning)) == command


def test_a_clocks_row_ends_with_logging_what_is_proposed(morning: Morning) -> None:
    spoken(morning, "A", days=80)
    morning.entry(1, ago(14), "call")
    assert proposals.command(a_row(morning), proposed(morning)) == "retain log Acme -k meeting --for review"


def test_an_official_visit_is_logged_by_an_executive(morning: Morning) -> None:
    morning.customer("Smith & Co", tier="A", tier_because="so")
    morning.entry(1, ago(2), "visit", purposes=("review",))
    row = a_row(morning)
    assert [one.reason for one in row.owed] == ["visit with an executive"]
    assert proposals.command(row, proposed(morning)) == 'retain log "Smith & Co" -k visit --by EXECUTIVE'


@pytest.mark.parametrize(
    ("name", "quoted"),
    [("Acme", "Acme"), ("Café 12", '"Café 12"'), ('5" Pipes', "'5\" Pipes'"), ("$HOME's", "'$HOME'\\''s'")],
)
def test_a_name_is_quoted_as_a_shell_takes_it(name: str, quoted: str) -> None:
    assert typed(name, "c7") == quoted
    assert shlex.split(quoted) == [name]


@pytest.mark.parametrize("name", ["p12", "--all", "a\nb"])
def test_a_name_that_would_be_read_as_something_else_is_typed_as_its_code(name: str) -> None:
    assert typed(name, "c7") == "c7"


def with_news(morning: Morning, recent: Sequence[str] = ()) -> Proposal:
    return proposals.propose(a_row(morning), recent, morning.policy.minutes, TODAY, FITS)


def test_news_to_tell_is_the_lightest_touch(morning: Morning) -> None:
    spoken(morning, "C", days=30)
    assert with_news(morning) == Proposal("email", ("news",), 5, FITS)
    assert with_news(morning, ("email", "visit")).kind == "message"
    assert with_news(morning, ("email", "message")).kind == "email"
    assert proposals.command(a_row(morning), with_news(morning)).endswith("-k email --for news --told n3")


def test_news_goes_by_no_way_they_refused(morning: Morning) -> None:
    spoken(morning, "C", days=30, no_contact=("email",))
    assert with_news(morning).kind == "message"


def test_a_and_b_get_no_third_one_way_touch_for_news_either(morning: Morning) -> None:
    spoken(morning, "B", days=21)
    assert with_news(morning, ("email", "card")) == Proposal("call", (), 10)


def test_a_visit_tells_what_there_is_and_warns_of_nothing(morning: Morning) -> None:
    spoken(morning, "A", days=95)
    told = with_news(morning)
    assert told.kind == "meeting"
    assert proposals.telling(told) == "tell them: n3 LED (not ours) (a need of theirs), and 1 more"
    assert "--told" not in proposals.command(a_row(morning), told)
    assert proposals.telling(proposed(morning)) == "nothing to tell them: retain news list"


def test_other_contacts_call_for_no_news(morning: Morning) -> None:
    spoken(morning, "C", days=5)
    morning.promise(1, "send quote", TODAY)
    assert with_news(morning) == Proposal("email", (), 5)
    assert proposals.telling(Proposal("call", (), 10)) == ""
