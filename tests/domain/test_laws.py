"""What holds of every diary, whatever was written into it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from retain.domain import agenda
from retain.domain.accounts import Account, Day
from retain.domain.reasons import BY_NAME, found
from retain.domain.tiers import KEPT
from tests.factories import TODAY, ahead
from tests.mornings import POLICY
from tests.stories import TALES, Story, around, past, stories, tell, told

if TYPE_CHECKING:
    from retain.domain.agenda import Agenda, Row
    from retain.domain.owed import Owed
    from tests.stories import Tale

law = settings(max_examples=40, deadline=None)
WITHOUT_END = {name for name, reason in BY_NAME.items() if reason.ends == "never by itself"}


def accounts(day: Day) -> dict[int, Account]:
    return {one.id: day.account(one) for one in day.book.standings}


def codes(rows: list[Row]) -> list[tuple[str, list[str]]]:
    return [(row.account.code, [one.code for one in row.owed]) for row in rows]


def promised_or_wrong(listed: Agenda) -> list[str]:
    return sorted(one.code for row in listed.rows for one in row.owed if one.code[0] in "pg")


@law
@given(stories(), around(0, 400))
def test_every_customer_kept_and_not_refusing_contact_has_a_next_date(story: Story, today: date) -> None:
    morning = told(story)
    day = morning.day(today)
    for account in accounts(day).values():
        if account.status in KEPT:
            coming = agenda.next_day(account, day)
            assert coming, account
            assert coming.due <= max(today, account.standing.came_on) + timedelta(days=92)


@law
@given(stories(), st.integers(1, 4), past(60), st.sampled_from(["call", "email", "visit"]))
def test_an_attempt_never_resets_a_clock(story: Story, customer: int, day: date, kind: str) -> None:
    morning = told(story)
    before = {number: account.clocks for number, account in accounts(morning.day()).items()}
    morning.entry(min(customer, len(story.tales)), day, kind, attempt=True)
    assert before == {number: account.clocks for number, account in accounts(morning.day()).items()}


@law
@given(stories())
def test_do_not_contact_stops_every_clock_and_hides_no_promise_or_problem(story: Story) -> None:
    story = story._replace(settled=[])
    refusing = [tale._replace(fields=tale.fields | {"no_contact": ("email", "all")}) for tale in story.tales]
    morning = told(story._replace(tales=refusing))
    assert not any(account.clocks for account in accounts(morning.day()).values())
    assert all(one.code[0] in "pg" for row in morning.due().rows for one in row.owed)
    assert promised_or_wrong(morning.due()) == promised_or_wrong(told(story).due())


@law
@given(stories())
def test_the_same_diary_makes_the_same_list_in_whatever_order_it_is_read(story: Story) -> None:
    morning = told(story)
    book = morning.book()
    again = morning.book()
    again.standings.reverse()
    assert codes(agenda.due(book, POLICY, TODAY).rows) == codes(agenda.due(again, POLICY, TODAY).rows)


@law
@given(stories(), st.integers(0, 20), st.integers(0, 20))
def test_due_grows_with_within(story: Story, near: int, further: int) -> None:
    morning = told(story)
    listed = {row.account.code: {(one.code, one.due) for one in row.owed} for row in morning.due(within=near).rows}
    wider = {
        row.account.code: {(one.code, one.due) for one in row.owed} for row in morning.due(within=near + further).rows
    }
    assert all(owed <= wider.get(code, set()) for code, owed in listed.items())


@law
@given(stories(3))
def test_a_row_is_listed_once_a_customer_and_in_order(story: Story) -> None:
    rows = told(story).due(within=10).rows
    assert len({row.account.code for row in rows}) == len(rows)
    assert [row.band for row in rows] == sorted(row.band for row in rows)
    for row in rows:
        assert [one.band for one in row.owed] == sorted(one.band for one in row.owed)
        assert row.score == round(sum(row.terms.values()), 2)


def standing_owed(account: Account, day: Day) -> dict[tuple[str, int, str], Owed]:
    """What is due to a customer and has no end of its own; a step of the same promise is the same thing."""
    return {
        (one.reason, account.standing.id, one.code.partition("-")[0]): one
        for one in found(account, day)
        if one.reason in WITHOUT_END and one.due <= day.today
    }


@law
@given(stories(3), around(0, 45))
def test_nothing_leaves_the_list_by_itself(story: Story, today: date) -> None:
    morning = told(story)
    before, after = morning.day(today), morning.day(today + timedelta(days=1))
    tomorrow = accounts(after)
    for number, account in accounts(before).items():
        same = tomorrow[number]
        if (account.cadence, account.tier, account.status) != (same.cadence, same.tier, same.status):
            continue
        gone = standing_owed(account, before).keys() - standing_owed(same, after).keys()
        assert not gone, (gone, account, same)


@law
@given(stories(3), around(0, 45))
def test_a_row_due_is_on_the_list_unless_it_was_set_aside(story: Story, today: date) -> None:
    morning = told(story)
    day, listed = morning.day(today), morning.due(today)
    rows = {row.account.standing.id: row for row in listed.rows}
    for number, account in accounts(day).items():
        due = [one for one in found(account, day) if one.due <= today and one.reason != "agenda"]
        aside = (account.snoozed_until or today) > today or agenda.retry(account, day)
        kept = [one for one in due if one.band == 1] if aside else due
        assert {one.code for one in kept} <= {one.code for one in rows[number].owed} if kept else number not in rows


@law
@given(stories(2), st.lists(TALES, min_size=2, max_size=2))
def test_today_hides_whatever_was_written_later(story: Story, later: list[Tale]) -> None:
    morning = told(story)
    before = morning.due(), morning.due(within=20)
    for number, tale in enumerate(later[: len(story.tales)], 1):
        tell(morning, number, moved(tale))
    assert before == (morning.due(), morning.due(within=20))


def moved(tale: Tale) -> Tale:
    """The same records, written within the year after today; what was said before is written once."""

    def on(fields: dict[str, object], *names: str) -> dict[str, object]:
        return fields | {name: ahead(1) for name in names if fields.get(name)}

    return tale._replace(
        statements=[],
        entries=[on(entry, "day") for entry in tale.entries],
        sales=[on(sale, "day", "delivered_on") for sale in tale.sales],
        promises=[on(promise, "made_on") | {"due_on": ahead(3)} for promise in tale.promises],
        problems=[on(problem, "raised_on", "answered_on", "solved_on") for problem in tale.problems],
        people=[],
        contracts=[on(contract, "signed_on", "ended_on") | _term(contract) for contract in tale.contracts],
        expectations=[on(one, "set_on", "reviewed_on") | {"review_on": ahead(3)} for one in tale.expectations],
        referrals=[on(one, "asked_on", "given_on", "won_on", "lost_on") for one in tale.referrals],
        opportunities=[on(one, "heard_on", "ended_on") for one in tale.opportunities],
        snoozes=[],
    )


def _term(contract: dict[str, Any]) -> dict[str, date]:
    return {"starts_on": ahead(2), "ends_on": ahead(2) + (contract["ends_on"] - contract["starts_on"])}


@law
@given(stories(), around(20, 20), st.integers(0, 30))
def test_reading_only_who_can_be_due_loses_nobody(story: Story, today: date, within: int) -> None:
    morning = told(story)
    day, everybody = morning.day(today, within), agenda.Agenda()
    for account in accounts(day).values():
        agenda.judge(account, day, today + timedelta(days=within), everybody)
    everybody.rows.sort(key=agenda.by_urgency)
    listed = agenda.on(day, within=within)
    assert codes(listed.rows) == codes(everybody.rows)
    assert (sorted(listed.tried), sorted(listed.snoozed)) == (sorted(everybody.tried), sorted(everybody.snoozed))


@law
@given(stories(3), st.integers(0, 30), st.integers(1, 30))
def test_reading_further_ahead_than_listed_alters_nothing(story: Story, within: int, further: int) -> None:
    morning = told(story)
    far = agenda.on(morning.day(within=within + further), within=within)
    assert codes(far.rows) == codes(morning.due(within=within).rows)
