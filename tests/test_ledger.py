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
    3: (
        "cli/test_report.py::test_quiet_days_and_the_neglected_a_first",
        "cli/test_report.py::test_touches_on_prospects_and_c_warn_that_the_bulk_is_owed_to_others",
    ),
    4: (
        "cli/test_due.py::test_more_and_a_light_day_offer_the_next_best",
        "cli/test_due.py::test_a_month_behind_last_years_offers_more_by_itself",
        "cli/test_news.py::test_a_light_day_offers_untold_news_where_it_fits_best",
    ),
    5: (
        "cli/test_customer.py::test_every_option_is_stored",
        "cli/test_person.py::test_an_address_not_verified_for_a_year_rides_along_until_it_is",
        "store/daily/test_known.py::test_an_address_is_stale_after_twelve_months_and_unverified_ones_count_from_their_first_day",
        "cli/test_history.py::test_one_customer_shows_what_it_was_before_each_change",
    ),
    6: (
        "cli/test_fact.py::test_wants_stand_on_top_of_a_brief_and_people_below_with_what_is_missing",
        "cli/test_fact.py::test_log_captures_facts_and_the_entry_is_their_source",
        "cli/test_erase.py::test_an_erased_childs_name_is_nowhere_in_the_file",
        "cli/test_erase.py::test_scrub_takes_the_name_out_of_other_texts_and_no_byte_is_left",
    ),
    7: (
        "cli/test_fact.py::test_log_captures_facts_and_the_entry_is_their_source",
        "cli/test_fact.py::test_a_newer_value_takes_the_place_and_the_old_stays_in_history",
    ),
    8: (
        "cli/test_referral.py::test_one_asked_for_comes_to_be_a_customer_step_by_step",
        "cli/test_referral.py::test_a_thank_you_is_due_the_next_working_day_and_a_contact_for_thanks_settles_it",
        "cli/test_referral.py::test_the_brief_tells_what_they_brought_and_who_brought_them",
    ),
    9: (
        "cli/test_referral.py::test_ask_names_who_is_well_served_and_why_until_they_were_asked",
        "cli/test_referral.py::test_whom_ask_names_has_it_ride_on_the_row_and_in_the_brief",
        "domain/test_referral_asking.py::test_who_has_a_reason_to_be_cross_is_not_asked",
        "domain/test_referral_asking.py::test_it_says_where_they_meet_whom_and_with_whom_of_another_customer",
    ),
    10: (
        "cli/test_brief_standing.py::test_the_ladder_says_what_shows_it_and_what_would_lift_it",
        "domain/test_ladder.py::test_one_ask_is_trusted_three_or_two_people_adviser",
        "domain/test_ladder.py::test_a_move_is_told_in_rungs_up_and_down",
    ),
    11: (
        "cli/test_customer.py::test_a_slow_payer_is_marked_listed_and_unmarked",
        "cli/test_brief_standing.py::test_a_slow_payers_open_invoice_stands_with_its_days",
        "domain/test_owed_problems.py::test_an_invoices_planned_action_comes_on_its_day",
    ),
    12: (
        "cli/test_problem.py::test_every_field_is_stored",
        "domain/test_owed_problems.py::test_an_invoices_own_next_action_is_due_after_seven_days_and_no_extra_touch",
        "domain/test_owed_problems.py::test_an_invoices_planned_action_comes_on_its_day",
        "cli/test_done.py::test_a_step_is_named_by_source_and_kind",
    ),
    13: (
        "cli/test_report.py::test_times_to_answer_and_to_solve_by_kind_and_in_target",
        "cli/test_report.py::test_who_only_calls_in_is_listed_with_the_ratio_of_directions",
    ),
    14: (
        "domain/test_ideas.py::test_theirs_is_open_until_we_answer_with_a_contact_for_it",
        "domain/test_ideas.py::test_ours_is_open_until_they_answer_or_a_conversation_takes_it_up",
        "cli/test_news_telling.py::test_an_idea_is_open_in_the_brief_and_the_list_until_the_other_side_answers",
    ),
    15: (
        "cli/test_log.py::test_purposes_mood_minutes_time_and_direction_are_stored",
        "cli/test_brief.py::test_a_brief_tells_everything_most_useful_first",
        "domain/test_riders.py::test_two_bad_moods_in_a_row_ride",
        "cli/test_brief_standing.py::test_the_mood_says_where_it_goes",
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
    20: (
        "cli/test_report.py::test_touches_on_prospects_and_c_warn_that_the_bulk_is_owed_to_others",
        "cli/test_report.py::test_a_recent_c_and_one_with_a_problem_belong_to_the_core",
        "cli/test_due.py::test_the_head_says_what_a_b_recent_and_problem_customers_got_and_warns_under_one_half",
        "store/daily/test_allocation.py::test_the_head_of_due_has_the_figures_of_the_report",
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
    24: (
        "cli/test_news.py::test_a_brief_says_what_to_tell_best_fit_first_and_how_many_more",
        "cli/test_news.py::test_a_due_visit_says_what_to_tell_or_warns_without_private_words",
        "cli/test_news_telling.py::test_log_told_marks_it_with_the_entry_and_says_so",
    ),
    25: (
        "domain/test_owed_orders.py::test_a_special_delivery_is_checked_at_2_days_2_weeks_and_2_months_until_the_third_is_a_month_old",
        "domain/test_owed_orders.py::test_any_other_delivery_is_a_row_after_14_days_without_a_contact_for_two_months",
        "cli/test_done.py::test_a_step_is_named_by_source_and_kind",
        "cli/test_log.py::test_a_problem_names_its_kind_before_a_colon",
    ),
    26: (
        "cli/test_log.py::test_a_problem_names_its_kind_before_a_colon",
        "domain/test_owed_problems.py::test_a_severe_one_is_due_at_once_and_daily",
        "cli/test_report.py::test_times_to_answer_and_to_solve_by_kind_and_in_target",
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
    29: (
        "cli/test_news.py::test_whom_a_want_or_need_fits_should_hear_it_a_first_and_the_lost_and_refusing_dont",
        "cli/test_news.py::test_interests_of_people_there_tags_industry_filter_and_names_decide_too",
        "cli/test_news_telling.py::test_tell_marks_it_with_the_reason_and_what_they_said",
    ),
    30: (
        "cli/test_news.py::test_naming_a_competitor_warns_and_third_party_is_marked",
        "domain/test_rivals.py::test_whole_names_in_text_product_or_link",
    ),
    31: (
        "cli/test_opportunity.py::test_log_bears_opportunities_with_the_entry_as_their_source",
        "cli/test_opportunity.py::test_its_next_step_is_due_on_its_date_and_done_takes_it",
        "cli/test_opportunity.py::test_the_brief_and_the_customer_tell_what_is_open",
    ),
    32: (
        "cli/test_entry.py::test_every_field_is_stored",
        "cli/test_log.py::test_it_answers_what_was_settled_and_what_comes_next",
        "cli/test_entry.py::test_a_correction_changes_who_took_part_and_keeps_what_it_was",
    ),
    33: (
        "cli/test_log.py::test_visits_calls_materials_and_lunches_are_contacts_and_an_attempt_never_is",
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
    36: (
        "cli/test_report.py::test_frequency_counts_touches_a_quarter_gaps_kinds_and_directions",
        "cli/test_report.py::test_who_had_under_four_touches_in_a_year_is_named",
    ),
    37: (
        "cli/test_report.py::test_quiet_days_and_the_neglected_a_first",
        "cli/test_report.py::test_times_to_answer_and_to_solve_by_kind_and_in_target",
        "cli/test_report.py::test_opportunities_open_won_and_lost",
        "cli/test_workbook.py::test_the_summary_says_what_report_and_tiers_say",
        "cli/test_workbook.py::test_customers_have_their_days_and_amounts_as_such",
        "cli/test_report.py::test_the_ladder_tells_its_moves_and_who_is_nearly_there",
        "cli/test_page.py::test_the_talk_comes_first_and_names_what_to_talk_over",
        "cli/test_page.py::test_its_figures_are_those_of_the_report",
    ),
    38: (
        "cli/test_log.py::test_a_colleague_did_it_and_owes_what_was_promised",
        "cli/test_waiting.py::test_promises_of_others_and_problems_of_colleagues_stand_oldest_first",
        "domain/test_owed_promises.py::test_a_colleagues_is_asked_for_two_working_days_before_until_asked",
        "domain/test_owed_promises.py::test_a_colleagues_late_promise_is_ours_to_tell",
    ),
    39: (
        "domain/test_strip.py::test_three_months_in_a_row_without_a_contact_are_an_empty_quarter",
        "cli/test_brief.py::test_the_year_stands_month_by_month_and_an_empty_quarter_warns",
        "cli/test_wall.py::test_on_a_terminal_the_weeks_fit_its_width_and_silence_is_told_in_days",
    ),
    41: (
        "domain/test_retention.py::test_a_hundred_customers_with_20_new_grow_by_5_percent_at_85_and_by_10_at_90",
        "cli/test_rate.py::test_a_hundred_and_20_at_85_percent_make_105_and_at_90_make_110",
    ),
    42: (
        "cli/test_rate.py::test_a_point_is_worth_a_hundredth_of_customers_and_money",
        "domain/test_retention.py::test_a_point_is_a_hundredth_and_over_ten_years_what_more_stay",
    ),
    43: ("cli/test_rate.py::test_replacing_costs_up_to_six_times_keeping_and_is_called_a_bound",),
    44: (
        "cli/test_rate.py::test_the_table_tells_each_year_with_its_trend",
        "cli/test_rate.py::test_a_buyer_is_lost_in_the_month_its_window_ends",
        "cli/test_rate.py::test_the_year_is_set_against_the_one_before",
        "cli/test_rate.py::test_contract_customers_count_by_their_contracts",
        "cli/test_rate_of_northwind.py::test_each_years_figures_are_those_of_the_files",
    ),
    45: ("cli/test_rate.py::test_a_benchmark_stands_with_its_source_and_the_difference",),
    46: (
        "cli/test_rate.py::test_the_target_is_remembered_and_met_or_missed",
        "cli/test_rate.py::test_below_the_target_stand_those_at_risk_the_most_valuable_first",
        "cli/test_rate.py::test_at_risk_in_json_has_the_next_action",
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
    51: (
        "cli/test_news_watch.py::test_a_match_becomes_news_that_joins_the_queue_of_whom_it_fits",
        "cli/test_news_watch.py::test_nothing_new_is_quiet_and_leaves_no_change",
        "cli/test_news_watch.py::test_piped_text_is_one_item_a_line",
        "exchange/test_feeds.py::test_rss_1_and_atom",
        "exchange/test_fetching.py::test_an_address_is_read_and_followed",
    ),
    52: (
        "cli/test_person.py::test_json_has_every_position",
        "domain/test_riders.py::test_coverage_names_the_one_spoken_to_and_who_is_missing",
        "domain/test_riders.py::test_one_person_or_nobody_above_is_enough_to_warn",
        "cli/test_person_map.py::test_json_names_the_levels_and_the_gaps",
    ),
    53: (
        "cli/test_person_map.py::test_each_of_theirs_stands_with_who_of_ours_met_them",
        "cli/test_brief_standing.py::test_it_says_who_is_covered_by_whom",
        "cli/test_customer.py::test_only_an_executive_is_paired_and_the_colleague_knows_with_whom",
        "domain/test_owed_clocks.py::test_the_official_visit_says_with_whom_and_is_logged_by_them",
    ),
    54: (
        "cli/test_person.py::test_who_moved_has_both_places",
        "cli/test_person.py::test_who_left_stays_known_but_is_no_longer_listed_there",
        "domain/test_owed_people.py::test_somebody_who_left_is_a_row_from_that_day_for_60_days",
        "cli/test_person.py::test_who_moved_takes_their_history_along_and_leaves_word_who_is_left",
    ),
    55: (
        "domain/test_touches.py::test_the_longest_gap_says_from_when_to_when",
        "domain/test_touches.py::test_the_newest_of_them_is_the_clocks_newest_touch",
        "cli/test_brief_standing.py::test_a_year_with_fewer_than_four_touches_warns",
        "cli/test_settings.py::test_the_floor_of_four_a_year_holds_in_every_profile",
    ),
    56: (
        "domain/test_owed_people.py::test_a_key_contacts_birthday_is_one_row_for_its_card_and_one_on_the_day",
        "domain/test_owed_orders.py::test_a_first_order_is_thanked_for_from_the_next_working_day_for_two_weeks",
        "domain/test_owed_contracts.py::test_a_renewal_is_thanked_for_the_next_working_day",
        "cli/test_referral.py::test_a_thank_you_is_due_the_next_working_day_and_a_contact_for_thanks_settles_it",
    ),
    57: (
        "cli/test_review.py::test_the_quarter_since_the_last_review_stands_in_its_parts",
        "cli/test_review.py::test_done_logs_the_review_with_its_goals_and_says_when_the_next_is_due",
        "cli/test_review.py::test_nothing_private_is_ever_in_it",
        "cli/test_review.py::test_each_is_written_to_a_file_of_its_own_and_none_is_overwritten",
    ),
    58: (
        "cli/test_brief.py::test_a_brief_tells_everything_most_useful_first",
        "cli/test_contract.py::test_brief_tells_of_contracts_and_of_value_not_shown",
        "domain/test_contracts.py::test_a_quarter_that_bills_thousands_is_a_quarter_of_the_year_and_its_sales",
    ),
    59: (
        "cli/test_brief_standing.py::test_it_says_how_long_and_the_last_perk_with_its_cost",
        "cli/test_brief_standing.py::test_it_minds_a_competitor_and_a_long_customer_gone_quiet",
        "domain/test_loyalty.py::test_a_long_customer_is_flagged_when_quiet",
    ),
    60: (
        "cli/test_report.py::test_who_is_missing_this_month_is_named_from_the_7th_last_working_day_or_with_all",
        "domain/test_agenda.py::test_the_head_counts_active_and_past_customers_touched_this_month",
    ),
    61: (
        "domain/test_riders.py::test_you_only_answer_needs_three_and_no_contact_of_ours",
        "domain/test_loyalty.py::test_appreciation_is_ours_and_for_this_customer_alone",
        "cli/test_brief_standing.py::test_the_year_is_told_in_touches_who_began_and_appreciation",
    ),
    62: (
        "cli/test_value.py::test_ten_thousand_at_90_percent_is_the_specs",
        "cli/test_value.py::test_brief_tells_it_and_log_answers_with_it",
        "domain/test_agenda.py::test_ties_are_by_value_then_name",
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
        "domain/test_owed_clocks.py::test_the_official_visit_says_with_whom_and_is_logged_by_them",
    ),
    65: (
        "cli/test_news_telling.py::test_the_matrix_has_every_pair_a_first_with_what_came_of_it",
        "cli/test_on_a_terminal.py::test_products_by_customer_are_a_letter_a_cell",
    ),
    66: (
        "cli/test_brief_standing.py::test_it_says_how_long_and_the_last_perk_with_its_cost",
        "cli/test_entry.py::test_the_list_may_be_for_one_purpose_with_what_it_cost",
        "domain/test_loyalty.py::test_a_perk_is_due_to_a_long_active_customer_once_a_year",
    ),
    67: (
        "cli/test_report.py::test_a_question_is_answered_by_an_expert_and_the_report_names_who",
        "domain/test_owed_problems.py::test_a_question_is_answered_the_same_day_for_a_and_the_next_for_others",
        "domain/test_experts.py::test_who_knows_most_of_it_is_asked_with_the_deputy",
    ),
    68: (
        "domain/test_word_kept.py::test_31_of_33_on_time_and_both_slips_told_before",
        "cli/test_review.py::test_its_numbers_are_those_of_the_lists",
        "cli/test_review.py::test_the_quarter_since_the_last_review_stands_in_its_parts",
    ),
    69: (
        "cli/test_fact.py::test_wants_stand_on_top_of_a_brief_and_people_below_with_what_is_missing",
        "domain/test_audience.py::test_a_want_that_names_the_product_in_any_form_fits",
        "cli/test_news.py::test_whom_a_want_or_need_fits_should_hear_it_a_first_and_the_lost_and_refusing_dont",
        "cli/test_brief.py::test_all_riders_stand_in_a_brief",
    ),
}
MISSING: dict[int, str] = {
    40: "#4: logging is one line, plan tells streak and adherence; the morning session is missing",
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
