"""The ledger: for each of the 69 demands of the seed texts the tests that show it, or what it still waits for.

A demand is done when a rep can do it from the command line, the effect is visible where it should be, and a test shows
it. One that is done in part stands in MISSING, with the part that isn't.
"""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent
DEMANDS = range(1, 70)
SHOWN: dict[int, tuple[str, ...]] = {
    1: (
        "domain/test_laws.py::test_every_customer_kept_and_not_refusing_contact_has_a_next_date",
        "domain/test_laws.py::test_nothing_leaves_the_list_by_itself",
        "domain/test_clocks.py::test_a_single_newcomer_is_due_a_touch_and_a_conversation_that_day",
        "cli/test_northwind.py::test_everybody_comes_up_within_a_month_of_working_days",
    ),
    2: (
        "domain/test_owed_clocks.py::test_four_a_year_is_the_active_customers_floor_whatever_the_interval",
        "domain/test_clocks.py::test_high_potential_lifts_c_to_bs_cadence_and_nobody_else",
        "cli/test_tiers.py::test_who_rose_is_promoted_at_once_and_who_fell_waits_for_the_quarter",
        "cli/test_settings.py::test_the_floor_of_four_a_year_holds_in_every_profile",
    ),
    5: (
        "cli/test_customer.py::test_every_option_is_stored",
        "cli/test_person.py::test_an_address_not_verified_for_a_year_rides_along_until_it_is",
        "store/daily/test_known.py::test_an_address_is_stale_after_twelve_months_and_unverified_ones_count_from_their_first_day",
        "cli/test_history.py::test_one_customer_shows_what_it_was_before_each_change",
    ),
    7: (
        "cli/test_fact.py::test_log_captures_facts_and_the_entry_is_their_source",
        "cli/test_fact.py::test_a_newer_value_takes_the_place_and_the_old_stays_in_history",
    ),
    12: (
        "cli/test_problem.py::test_every_field_is_stored",
        "domain/test_owed_problems.py::test_an_invoices_own_next_action_is_due_after_seven_days_and_no_extra_touch",
        "domain/test_owed_problems.py::test_an_invoices_planned_action_comes_on_its_day",
        "cli/test_done.py::test_a_step_is_named_by_source_and_kind",
    ),
    15: (
        "cli/test_log.py::test_purposes_mood_minutes_time_and_direction_are_stored",
        "cli/test_brief.py::test_a_brief_tells_everything_most_useful_first",
        "domain/test_riders.py::test_two_bad_moods_in_a_row_ride",
    ),
    16: (
        "domain/test_policy.py::test_the_steady_cadences_are_the_specs",
        "domain/test_clocks.py::test_an_own_interval_replaces_the_touch_alone",
        "cli/test_customer.py::test_every_option_is_stored",
        "domain/test_owed_clocks.py::test_a_sentence_says_how_long_and_how_often",
        "cli/test_due.py::test_why_prints_each_score_term_by_term",
    ),
    17: (
        "cli/test_northwind.py::test_tiers_are_those_worked_out_from_the_files",
        "cli/test_northwind.py::test_the_books_concentration_is_printed",
    ),
    18: (
        "domain/test_accounts.py::test_for_90_days_after_the_first_sale_touch_and_conversation_are_halved",
        "domain/test_agenda.py::test_recent_falls_from_3_to_0_at_day_90",
    ),
    19: (
        "domain/test_accounts.py::test_while_a_problem_is_open_it_halves_and_once_solved_in_time_it_doesnt",
        "domain/test_accounts.py::test_a_severe_or_late_solved_problem_weighs_for_90_days_and_an_invoice_never",
        "cli/test_done.py::test_a_problem_solved_is_checked_twice",
    ),
    21: (
        "cli/test_plan.py::test_a_line_a_contact_in_a_pipe",
        "cli/test_plan.py::test_day_one_is_due_all",
        "cli/test_plan.py::test_on_a_terminal_each_day_has_a_bar_within_the_screen",
        "cli/test_plan.py::test_fit_says_what_must_give_and_what_to_type",
        "cli/test_plan.py::test_adherence_says_how_much_was_in_time_and_the_streak",
        "exchange/test_calendar_out.py::test_a_calendar_moves_what_is_planned_otherwise_instead_of_doubling_it",
    ),
    22: (
        "cli/test_log.py::test_purposes_mood_minutes_time_and_direction_are_stored",
        "domain/test_proposals.py::test_a_late_touch_takes_the_lightest_kind_not_used_lately",
        "domain/test_proposals.py::test_the_strongest_contact_whose_clock_is_due_before_the_touch_after_it",
    ),
    23: (
        "domain/test_owed_clocks.py::test_each_clock_is_due_when_its_cadence_is_reached_or_the_working_day_before",
        "domain/test_owed_clocks.py::test_what_settles_a_clock",
        "cli/test_near.py::test_who_is_due_a_visit_within_30_days_stands_there_soonest_first",
    ),
    25: (
        "domain/test_owed_orders.py::test_a_special_delivery_is_checked_at_2_days_2_weeks_and_2_months_until_the_third_is_a_month_old",
        "domain/test_owed_orders.py::test_any_other_delivery_is_a_row_after_14_days_without_a_contact_for_two_months",
        "cli/test_done.py::test_a_step_is_named_by_source_and_kind",
        "cli/test_log.py::test_a_problem_names_its_kind_before_a_colon",
    ),
    27: (
        "cli/test_expectation.py::test_it_may_be_about_a_contract_or_a_sale_of_the_same_customer",
        "cli/test_expectation.py::test_it_is_due_at_six_months_and_done_with_its_result",
        "cli/test_log.py::test_purposes_mood_minutes_time_and_direction_are_stored",
    ),
    28: (
        "domain/test_owed_promises.py::test_mine_shows_three_working_days_before_and_every_day_after",
        "cli/test_slip.py::test_a_slip_says_both_days_with_weekdays_and_that_they_know",
        "cli/test_slip.py::test_a_slip_told_once_it_was_late_says_after",
        "domain/test_promises.py::test_the_ledger_says_how_it_stands",
    ),
    32: (
        "cli/test_entry.py::test_every_field_is_stored",
        "cli/test_log.py::test_it_answers_what_was_settled_and_what_comes_next",
        "cli/test_entry.py::test_a_correction_changes_who_took_part_and_keeps_what_it_was",
    ),
    33: (
        "domain/test_kinds.py::test_every_kind_is_live_one_way_or_a_note",
        "domain/test_laws.py::test_an_attempt_never_resets_a_clock",
        "cli/test_tried.py::test_it_settles_nothing_and_makes_no_touch",
    ),
    34: (
        "domain/test_owed_promises.py::test_theirs_makes_a_confirming_note_the_next_working_day_until_the_first_chase",
        "domain/test_owed_promises.py::test_theirs_is_chased_one_and_five_days_late_and_then_it_is_drop_it",
        "cli/test_done.py::test_a_confirming_note_is_sent_and_their_promise_stays",
    ),
    35: (
        "cli/test_brief.py::test_a_brief_tells_everything_most_useful_first",
        "cli/test_on_a_terminal.py::test_a_view_is_drawn_within_the_screen",
        "cli/test_export.py::test_a_customer_is_its_timeline_or_all_that_hangs_on_it",
    ),
    38: (
        "cli/test_log.py::test_a_colleague_did_it_and_owes_what_was_promised",
        "cli/test_waiting.py::test_promises_of_others_and_problems_of_colleagues_stand_oldest_first",
        "domain/test_owed_promises.py::test_a_colleagues_is_asked_for_two_working_days_before_until_asked",
        "domain/test_owed_promises.py::test_a_colleagues_late_promise_is_ours_to_tell",
    ),
    47: (
        "domain/test_contracts.py::test_a_lease_of_48_months_without_a_call_for_36_says_so",
        "domain/test_owed_contracts.py::test_each_step_stands_from_its_day_until_the_next_one",
        "domain/test_owed_contracts.py::test_ninety_days_of_a_term_without_a_conversation_raise_the_alarm",
        "cli/test_contract.py::test_show_tells_the_decision_date_and_the_share_of_the_term_without_a_conversation",
        "cli/test_contract.py::test_a_step_is_settled_by_its_code_and_undo_brings_it_back",
    ),
    48: (
        "cli/test_contract.py::test_brief_tells_of_contracts_and_of_value_not_shown",
        "store/daily/test_contracts.py::test_a_quarter_is_billed_unproven_until_a_contact_shows_its_value",
    ),
    49: (
        "cli/test_expectation.py::test_the_question_rides_along_after_a_first_contract_or_order_until_it_is_answered",
        "cli/test_expectation.py::test_it_is_due_at_six_months_and_done_with_its_result",
        "cli/test_expectation.py::test_an_unrealistic_one_says_what_was_explained",
    ),
    50: (
        "domain/test_dossier.py::test_of_a_bare_customer_everything_is_missing_wants_first",
        "cli/test_fact.py::test_wants_stand_on_top_of_a_brief_and_people_below_with_what_is_missing",
    ),
    52: (
        "cli/test_person.py::test_json_has_every_position",
        "domain/test_riders.py::test_coverage_names_the_one_spoken_to_and_who_is_missing",
        "domain/test_riders.py::test_one_person_or_nobody_above_is_enough_to_warn",
    ),
    54: (
        "cli/test_person.py::test_who_moved_has_both_places",
        "cli/test_person.py::test_who_left_stays_known_but_is_no_longer_listed_there",
        "domain/test_owed_people.py::test_somebody_who_left_is_a_row_from_that_day_for_60_days",
    ),
    58: (
        "cli/test_brief.py::test_a_brief_tells_everything_most_useful_first",
        "cli/test_contract.py::test_brief_tells_of_contracts_and_of_value_not_shown",
        "domain/test_contracts.py::test_a_quarter_that_bills_thousands_is_a_quarter_of_the_year_and_its_sales",
    ),
    63: (
        "store/test_lookup.py::test_one_customer_is_found",
        "cli/test_find.py::test_names_come_first_then_the_newest",
        "cli/test_log.py::test_purposes_mood_minutes_time_and_direction_are_stored",
        "test_startup.py::test_a_daily_command_loads_nothing_heavy",
    ),
    64: (
        "domain/test_owed_clocks.py::test_a_colleagues_visit_settles_a_touch_and_an_executives_the_official_visit_alone",
        "domain/test_owed_clocks.py::test_only_a_gets_the_official_visit",
        "domain/test_proposals.py::test_an_official_visit_is_logged_by_an_executive",
    ),
}
MISSING: dict[int, str] = {
    3: "#4: report attention (quiet days by tier, touches and minutes on customers against prospects)",
    4: "#3: due --more wins back and grows small ones; untold news, and a month behind last year's, are missing",
    6: "#3: typed facts stand in the brief, each child its own; erasing one from the history too is missing",
    8: "#3: referrals",
    9: "#3: memberships are facts; who knows whom, and referral ask, are missing",
    10: "#3: the ladder vendor, trusted, adviser",
    11: "#3: the slow-payer mark with days late",
    13: "#3: report problems (days raised to solved, inbound to outbound)",
    14: "#3: ideas open until answered, listed per customer",
    20: "#4: the allocation report and its warning",
    24: "#3: the to-tell queue",
    26: "#3: a gap is a problem on top of due with a target; the time to close is missing",
    29: "#3: news: who got it, why it fits, who should hear it",
    30: "#3: the third-party mark and the warning at a competitor's name",
    31: "#3: opportunities",
    36: "#4: touches a quarter, median and longest gap",
    37: "#3: report",
    39: "#3: the twelve-month strip",
    40: "#4: logging is one line, plan tells streak and adherence; the morning session is missing",
    41: "#4: rate --what-if and the seed's example",
    42: "#4: what each further point is worth",
    43: "#4: cost of replacing against keeping",
    44: "#4: rate by month, quarter and year",
    45: "#4: the benchmark",
    46: "#4: the target and the customers at risk",
    51: "#3: news watch and news fetch",
    53: "#3: colleagues stand on entries; coverage by our side is missing",
    55: "#3: the floor of four a year holds; the counter of 365 days is missing",
    56: "#3: birthdays, and thanks for orders and renewals; thanks for a referral are missing",
    57: "#3: the review clock runs; review with its agenda from the diary is missing",
    59: "#3: competitor sightings raise priority and brief tells since when; the flag for long and quiet is missing",
    60: "#4: due counts n of N; who is missing is told by report attention",
    61: "#3: inbound-only customers are flagged; appreciation touches aren't counted",
    62: "#4: value",
    65: "#3: products by customer",
    66: "#3: perks",
    67: "#3: questions are due until answered; response times, and which expert answered, are missing",
    68: "#3: the ledger of promises is kept; its figures in the review are missing",
    69: "#3: wants stand on top of the brief and are asked for; matching them to news is missing",
}


@cache
def names(path: str) -> frozenset[str]:
    """The names of the tests in a file below tests/."""
    tree = ast.parse((TESTS / path).read_text(encoding="utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


def test_every_demand_is_shown_or_waits_and_none_does_both() -> None:
    assert sorted([*SHOWN, *MISSING]) == list(DEMANDS)


@pytest.mark.parametrize("demand", SHOWN)
def test_what_shows_a_demand_is_there(demand: int) -> None:
    assert SHOWN[demand]
    for shown in SHOWN[demand]:
        path, _, name = shown.partition("::")
        assert name.startswith("test_")
        assert name in names(path), shown


def test_what_waits_says_for_which_issue_and_what_for() -> None:
    for demand, waits in MISSING.items():
        assert re.fullmatch(r"#[1-9]\d*: \S.{4,}", waits), demand
