"""Every figure of the reports: its unit, and its formula with window and source (SPEC section 5)."""

from __future__ import annotations

from typing import NamedTuple

from retain.domain.health import FORMULA, SOUND


class Formula(NamedTuple):
    """What a figure counts in ("money" is minor units), and how it comes about."""

    unit: str
    formula: str


FIGURES: dict[str, Formula] = {
    "customers_kept": Formula("customers", "active and past customers on the period's last day (status)"),
    "quiet_days_median": Formula(
        "days", "median of the days from each kept customer's newest touch to the period's last day (entries)"
    ),
    "quiet_days_worst": Formula(
        "days", "the most days from a kept customer's newest touch to the period's last day (entries)"
    ),
    "past_cadence": Formula(
        "customers", "kept customers whose touch clock is amber or red on the period's last day (entries, cadence)"
    ),
    "far_past_cadence": Formula("customers", "those of them past 1.5 times the cadence (entries, cadence)"),
    "touches": Formula(
        "touches",
        "contacts of the period that were delivered and that we began, and calls, video, meetings and visits"
        " that came in until three in a row did; mailings aside (entries)",
    ),
    "minutes": Formula(
        "minutes",
        "minutes of the rep's own contacts in the period as written down, else those usual for the kind;"
        " attempts, notes and mailings aside (entries, settings)",
    ),
    "core_share_of_touches": Formula(
        "%",
        "touches to A, B, customers within 90 days of a first order, and those with a problem open or just closed"
        " / all touches of the period (entries, sales, problems)",
    ),
    "core_share_of_minutes": Formula("%", "minutes with the same customers / all minutes of the period (entries)"),
    "core_share_of_income": Formula(
        "%", "value of the same customers / value of all, over twelve months (sales, contracts)"
    ),
    "customers_share_of_touches": Formula("%", "touches to customers, lost ones too / all touches (entries)"),
    "prospects_share_of_touches": Formula("%", "touches to prospects / all touches of the period (entries)"),
    "prospects_share_of_minutes": Formula("%", "minutes with prospects / all minutes of the period (entries)"),
    "touches_a_quarter": Formula(
        "touches",
        "touches of kept customers in the period, mailings to C and past ones too x 91 / days of the period"
        " / kept customers (entries)",
    ),
    "gap_median": Formula("days", "median of the days from one touch to the next, in the period (entries)"),
    "gap_longest": Formula("days", "the longest of those gaps, or of those still running on the last day (entries)"),
    "four_a_year": Formula(
        "customers", "active customers with four touches or more in the 365 days to the period's last day (entries)"
    ),
    "four_a_year_share": Formula("%", "those / active customers (entries)"),
    "longest_gap_in_a_year": Formula(
        "days", "the most days without a touch within those 365 days, their ends counted (entries)"
    ),
    "people_spoken_to": Formula(
        "people", "people at kept customers who took part in a conversation in the 180 days to the last day (entries)"
    ),
    "thinly_covered": Formula(
        "customers", "A and B with under two people spoken to in 180 days, or none at decision level (entries, people)"
    ),
    "touched_this_month": Formula(
        "customers",
        "kept customers touched in the last day's month, by a mailing too; before: in the month before it (entries)",
    ),
    "missing_this_month": Formula("customers", "kept customers not touched in that month (entries)"),
    "appreciation_touches": Formula(
        "touches", "contacts of ours in the period for thanks, a perk or beyond duty, or by card or gift (entries)"
    ),
    "appreciated_in_a_year": Formula(
        "customers", "kept customers with one of those in the 365 days to the period's last day (entries)"
    ),
    "problems_open": Formula("problems", "raised and not solved by the period's last day; invoices aside (problems)"),
    "severe_open": Formula("problems", "those of them that are severe or an emergency (problems)"),
    "oldest_open_days": Formula("days", "from the day the oldest open one was raised (problems)"),
    "past_target": Formula("problems", "open ones whose target date is before the period's last day (problems)"),
    "problems_raised": Formula("problems", "problems, questions and invoices raised in the period (problems)"),
    "problems_solved": Formula("problems", "solved in the period (problems)"),
    "emergencies": Formula("problems", "emergencies raised in the period (problems)"),
    "answer_days_median": Formula("days", "median from raised to answered, of first answers in the period (problems)"),
    "answer_days_90th": Formula("days", "nine of ten of them took no longer (problems)"),
    "answer_days_worst": Formula("days", "the longest of them (problems)"),
    "solve_days_median": Formula("days", "median from raised to solved, of those solved in the period (problems)"),
    "solve_days_90th": Formula("days", "nine of ten of them took no longer (problems)"),
    "solve_days_worst": Formula("days", "the longest of them (problems)"),
    "close_gap_days_median": Formula("days", "the same median of trouble alone: the time to close a gap (problems)"),
    "solved_in_target_share": Formula(
        "%", "solved by their target / those with one, solved in the period or past it unsolved (problems)"
    ),
    "questions_asked": Formula("questions", "questions raised in the period (problems)"),
    "questions_answered": Formula("questions", "questions first answered in the period (problems)"),
    "answered_in_time_share": Formula(
        "%", "first answers on the same working day for A, the next for others / first answers of the period (problems)"
    ),
    "questions_unanswered": Formula("questions", "questions without an answer on the period's last day (problems)"),
    "invoices_open": Formula("invoices", "invoices wrong or unpaid on the period's last day (problems)"),
    "invoices_open_amount": Formula("money", "the sum of their amounts (problems)"),
    "slow_payers": Formula("customers", "customers marked as paying late, today (customers)"),
    "promises_due": Formula(
        "promises",
        "ours and colleagues' whose first day fell in the period; dropped ones aside (promises)",
    ),
    "kept_on_time_share": Formula("%", "kept by the day first named / those promises (promises, slips)"),
    "slips_told_in_time": Formula("promises", "moved, the customer told by the day first named (slips)"),
    "slips_told_late": Formula("promises", "moved, the customer told after that day (slips)"),
    "slips_not_told": Formula("promises", "moved, the customer not told (slips)"),
    "promises_broken": Formula("promises", "said to be broken, or past their day and open (promises)"),
    "their_kept_on_time_share": Formula("%", "the same share of what customers promised (promises, slips)"),
    "beyond_duty": Formula("contacts", "contacts of the period for beyond: what we did beyond duty (entries)"),
    "inbound_contacts": Formula("contacts", "contacts of the period that the customer began (entries)"),
    "outbound_contacts": Formula("contacts", "contacts of the period that we began, mailings aside (entries)"),
    "inbound_to_outbound": Formula("to 1", "inbound / outbound contacts of the period (entries)"),
    "only_they_call": Formula("customers", "customers who contacted us in the period, and we never them (entries)"),
    "opportunities_open": Formula("opportunities", "heard by the period's last day, not won or lost (opportunities)"),
    "opportunities_open_amount": Formula("money", "the sum of what they may bring (opportunities)"),
    "opportunity_oldest_days": Formula(
        "days", "from the day the oldest open one was heard to the period's last day (opportunities)"
    ),
    "opportunities_without_next_step": Formula(
        "opportunities", "open ones with neither a next step nor its day (opportunities)"
    ),
    "opportunities_heard": Formula("opportunities", "heard in the period (opportunities)"),
    "opportunities_won": Formula("opportunities", "won in the period (opportunities)"),
    "opportunities_won_amount": Formula("money", "the sum of their amounts (opportunities)"),
    "opportunities_lost": Formula("opportunities", "lost in the period (opportunities)"),
    "opportunities_won_share": Formula("%", "won / won and lost in the period (opportunities)"),
    "referrals_asked": Formula("referrals", "asked for in the period (referrals)"),
    "referrals_given": Formula("referrals", "given in the period (referrals)"),
    "referrals_won": Formula("referrals", "that became a customer in the period (referrals)"),
    "referrals_won_amount": Formula("money", "the sum of what their first orders brought (referrals)"),
    "products_current": Formula("products", "product news told on the period's last day (news)"),
    "products_offered": Formula("offers", "products offered to a customer in the period, each pair once (tellings)"),
    "products_wanted": Formula("offers", "answered in the period with wanted (tellings)"),
    "offers_waiting": Formula(
        "offers", "A customers x current products not offered by the period's last day, nor set aside (tellings)"
    ),
    "advisers": Formula("customers", "kept customers who asked three times, or by two people, in 365 days (entries)"),
    "trusted": Formula("customers", "kept customers who asked for advice in 365 days, less often (entries)"),
    "vendors": Formula("customers", "kept customers who didn't ask for advice in 365 days (entries)"),
    "moved_up": Formula("customers", "kept customers on a higher rung than on the day before the period (entries)"),
    "moved_down": Formula("customers", "kept customers on a lower rung than on the day before the period (entries)"),
    "moods_noted": Formula("contacts", "contacts of the period whose mood was noted (entries)"),
    "moods_good_share": Formula("%", "good / all moods noted in the period (entries)"),
    "moods_bad_share": Formula("%", "bad / all moods noted in the period (entries)"),
    "mood_better": Formula("customers", "kept customers whose newest five moods beat the five before (entries)"),
    "mood_worse": Formula("customers", "kept customers whose newest five moods fall behind the five before (entries)"),
    "empty_quarters": Formula(
        "quarters",
        "of the four times three months to the last day's month, those in which an A or B had no touch (entries)",
    ),
    "customers_with_empty_quarter": Formula("customers", "A and B with at least one of those (entries)"),
    "customers_who_call_more": Formula(
        "customers", "kept customers with more inbound than outbound contacts in 365 days (entries)"
    ),
    "perks_granted": Formula("perks", "contacts of ours in the period for perk (entries)"),
    "perks_cost": Formula("money", "the sum of what they cost (entries)"),
    "long_loyal": Formula("customers", "kept customers of three years or more (sales, contracts, entries)"),
    "long_loyal_without_perk": Formula("customers", "active ones of them without a perk in 365 days (entries)"),
    "long_and_quiet": Formula(
        "customers",
        "active ones of them past 1.5 times the conversation cadence, or without thanks in 365 days (entries)",
    ),
    "at_risk": Formula(
        "customers",
        "kept customers that show a sign of going today: a promise late, a problem, question, contract step, broken"
        " rhythm or person who left due, touch or conversation 1.5 times past its cadence, or no order for 276 to"
        " 365 days (due, clocks, sales)",
    ),
    "at_risk_value": Formula("money", "their value over twelve months (sales, contracts)"),
    "at_risk_share_of_value": Formula("%", "that value / the value of all kept customers (sales, contracts)"),
    "customers_at_start": Formula("customers", "customers on the day before the twelve months (sales, contracts)"),
    "customers_lost": Formula("customers", "those of them who aren't customers at the end (sales, contracts)"),
    "customers_new": Formula("customers", "customers at the end who weren't at the start (sales, contracts)"),
    "retention_rate": Formula(
        "%", "(customers at the end - new ones) / customers at the start, the twelve months to today (sales, contracts)"
    ),
    "health_median": Formula("of 100", f"median of the active customers' health scores today. A score is {FORMULA}"),
    "health_under_80": Formula(
        "customers",
        f"active customers with a health score under {SOUND} today; the list names first where value x (100 - score) is"
        " the most (health)",
    ),
    "health_under_80_value": Formula("money", "their value over twelve months (health, sales, contracts)"),
}
