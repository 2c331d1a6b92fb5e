"""Faults that users of neighbouring tools met, by kind, and the test that holds the right outcome.

Each was tried as it was reported; the names below are checked to be tests that are collected.
"""

HELD_BY = {
    "a turned photo in every copy, its place kept as data, the same file twice": (
        "tests.dossier.test_evidence.test_a_turned_photo_stands_upright_in_every_copy",
        "tests.dossier.test_evidence.test_a_shown_copy_carries_nothing_the_phone_wrote",
        "tests.dossier.test_evidence.test_place_and_time_are_kept_as_data",
        "tests.dossier.test_files.test_the_same_file_again_is_the_same_evidence",
        "tests.visits.test_photos_page."
        "test_a_photo_sent_again_with_others_is_told_and_not_entered_twice",
        "tests.dossier.paper.test_backs.test_a_photograph_is_printed_upright",
        "tests.visits.documents.test_records.test_the_photographs_are_annexed_and_counted",
    ),
    "opening and saving moves no value, in any zone": (
        "tests.browser.test_field.test_opening_and_saving_moves_no_value_in_any_zone",
        "tests.visits.test_visit_page.test_opening_and_saving_five_times_moves_nothing",
        "tests.visits.test_visits.test_hours_saved_again_unchanged_write_no_entry",
        "tests.browser.test_field.test_a_device_of_another_zone_is_told_whose_hours_these_are",
    ),
    "a step taken by mistake has an honest way back": (
        "tests.visits.test_places.test_an_outcome_is_taken_back_with_a_reason_and_both_steps_stay",
        "tests.visits.test_places.test_after_signing_the_page_names_the_paper_that_corrects",
    ),
    "a group act names each row it refuses and does the others": (
        "tests.visits.test_plan_page.test_five_visits_are_looked_at_and_the_two_good_ones_go_on",
        "tests.visits.test_schedule.test_a_public_holiday_is_refused_by_its_name",
    ),
    "which tier owns its limit; the figure of the right day": (
        "tests.law.test_examples.test_the_engine_gives_what_the_article_says",
        "tests.lawbook.test_pages.test_page_and_command_read_the_same_function",
        "tests.visits.test_goods_page.test_the_total_stands_beside_the_tier_it_falls_into",
        "tests.lawbook.test_fine_command."
        "test_a_clause_not_yet_in_force_does_not_fall_back_to_another",
        "tests.lawbook.test_fine_command.test_each_act_of_a_case_has_its_own_version_and_decrees",
    ),
    "amounts larger than a column": (
        "tests.visits.test_goods_page.test_great_amounts_are_exact_in_line_sum_and_order",
        "tests.visits.test_goods_page."
        "test_what_is_wrong_is_said_at_the_cell_and_nothing_typed_is_lost",
        "tests.visits.documents.test_letters."
        "test_amounts_above_thousands_of_millions_are_summed_and_read",
    ),
    "free text that looks like markup": (
        "tests.dossier.paper.test_letters.test_user_text_is_never_read_as_markup",
        "tests.visits.documents.test_letters.test_markup_that_people_type_is_text",
        "tests.casework.test_records.test_markup_that_people_type_is_text",
    ),
    "every Vietnamese letter, composed or not": (
        "tests.dossier.paper.test_letters.test_every_vietnamese_letter_is_drawn_in_every_face",
        "tests.dossier.paper.test_letters.test_composed_and_decomposed_letters_print_alike",
        "tests.dossier.paper.test_letters."
        "test_a_letter_that_the_typeface_lacks_is_named_and_not_drawn",
        "tests.visits.documents.test_letters.test_decomposed_letters_come_out_composed",
    ),
    "an amount in words with rare digits": (
        "tests.law.test_amounts.test_examples_are_read_and_written_as_they_were_worked_out_by_hand",
        "tests.casework.test_records.test_amounts_in_words_follow_the_figures",
    ),
    "several addresses of one party": (
        "tests.visits.documents.test_decisions.test_addresses_are_named_by_their_role",
        "tests.visits.documents.test_edits."
        "test_a_subject_that_moved_is_asked_about_before_the_decision_is_ready",
        "tests.visits.documents.test_records.test_minutes_keep_the_seat_of_their_day",
        "tests.visits.documents.test_decisions."
        "test_the_issued_decision_keeps_its_words_after_the_party_moved",
        "tests.casework.test_records.test_each_address_is_named_by_its_role",
    ),
    "a photo that cannot be printed": (
        "tests.visits.test_record_pages."
        "test_photographs_that_cannot_be_printed_are_counted_and_accepted",
        "tests.visits.test_record_pages."
        "test_a_photograph_lost_after_the_words_were_frozen_stops_the_print",
    ),
    "a figure and the list behind it are one expression": (
        "tests.desk.figures.test_agreement.test_page_export_figure_and_plain_sql_agree",
        "tests.desk.figures.test_agreement.test_cells_and_records_add_up_to_the_figure",
        "tests.desk.figures.test_lists.test_the_list_says_in_words_all_that_the_figure_counted_by",
        "tests.desk.figures.test_lists.test_the_export_says_the_filter_of_the_figure",
        "tests.desk.figures.test_pages."
        "test_a_manager_sees_the_figures_of_what_he_may_see_and_is_told",
        "tests.desk.figures.test_lists."
        "test_a_colleague_of_another_unit_sees_his_own_in_the_same_list",
    ),
    "days, months and report years end at midnight of Hà Nội": (
        "tests.desk.figures.test_figures."
        "test_the_report_year_begins_at_midnight_of_15_december_in_hanoi",
        "tests.desk.figures.test_command."
        "test_around_midnight_each_rule_puts_a_case_in_its_own_period",
        "tests.law.test_periods.test_the_end_of_december_is_of_two_years",
    ),
    "an empty cell changes no type: whole numbers, codes with zeros, absent is not 0": (
        "tests.desk.figures.test_cubes.test_counts_beside_an_empty_cell_stay_whole_numbers",
        "tests.desk.figures.test_pages.test_the_table_leaves_with_its_rule_days_unit_and_hour",
        "tests.desk.figures.test_command.test_the_code_of_a_commune_keeps_its_zeros",
        "tests.desk.figures.test_command."
        "test_dimensions_are_crossed_and_what_nobody_recorded_is_null",
    ),
    "periods without events stay in tables and pictures": (
        "tests.desk.figures.test_command.test_every_month_of_the_rule_is_there_in_order_with_0",
        "tests.desk.figures.test_pages.test_months_without_records_stand_with_0",
        "tests.desk.figures.test_pages."
        "test_a_month_not_yet_begun_is_no_zero_and_a_running_one_is_marked",
        "tests.law.test_periods.test_a_running_period_is_compared_up_to_the_same_day",
    ),
    "the same address always gives the same figure": (
        "tests.desk.figures.test_pages.test_the_same_address_gives_the_same_figure",
        "tests.desk.figures.test_pages.test_an_address_that_cannot_be_read_shows_no_figure",
    ),
    "the last day of a filter is whole, and a filter upside down is refused": (
        "tests.desk.figures.test_lists.test_the_last_day_is_whole",
        "tests.desk.figures.test_lists.test_a_filter_that_cannot_be_read_is_told_and_shows_nothing",
    ),
    "a figure and its file know no more than their reader": (
        "tests.desk.figures.test_pages.test_who_has_no_duty_of_statistics_is_refused",
        "tests.desk.figures.test_pages.test_the_table_leaves_with_its_rule_days_unit_and_hour",
    ),
    "late charges: the unit, no fewer days than none, shown before they are asked for": (
        "tests.casework.test_money.test_story_5_pays_late_for_ten_days_120_000_dong",
        "tests.casework.test_money.test_late_days_are_days_and_never_fewer_than_none",
        "tests.casework.test_money.test_without_proof_of_receipt_twelve_days_run_from_the_signing",
    ),
    "a payment that is sent or noted twice counts once": (
        "tests.casework.test_money.test_the_same_receipt_is_taken_once",
        "tests.casework.test_money.test_an_equal_sum_of_the_same_day_is_asked_about",
        "tests.casework.test_money.test_the_page_takes_money_once_and_shows_what_is_left",
        "tests.casework.test_money_at_once."
        "test_of_two_officers_with_one_slip_one_notes_it_and_the_other_is_told",
    ),
    "a great payment in a column of its size": (
        "tests.casework.test_money."
        "test_a_great_payment_is_exact_and_a_slip_of_the_finger_is_refused",
    ),
    "the text of the day of each act, in one decision": (
        "tests.casework.test_decisions.test_each_act_of_a_case_cites_the_text_of_its_own_day",
    ),
    "figures and words of a decision agree": (
        "tests.casework.test_decisions."
        "test_the_print_has_the_amount_in_figures_and_in_the_same_words",
        "tests.casework.test_decisions.test_several_acts_are_one_decision_with_one_total",
    ),
    "a paper that comes on a day off: which day its term is counted from": (
        "tests.casework.test_requests."
        "test_a_request_that_comes_on_a_day_off_says_from_which_day_is_counted",
    ),
    "a file with a script in a right holder's request": (
        "tests.casework.test_request_pages."
        "test_a_file_is_laid_beside_its_paper_and_only_downloaded",
    ),
    "two officers on one request: the later sees what the first did": (
        "tests.casework.test_requests.test_two_officers_look_at_the_papers_and_the_later_is_told",
        "tests.casework.test_request_pages."
        "test_a_changed_request_keeps_what_two_officers_typed_apart",
    ),
    "an approval is of the words that were read": (
        "tests.dossier.test_approvals.test_a_change_after_approval_is_confirmed_by_the_same_officer",
        "tests.dossier.test_approvals.test_saving_without_a_change_keeps_the_approvals",
        "tests.dossier.test_approvals.test_words_other_than_those_read_are_not_approved",
        "tests.dossier.test_differences.test_a_comma_is_a_change",
        "tests.dossier.test_differences.test_number_and_day_are_no_change",
        "tests.visits.documents.test_decisions."
        "test_the_issued_decision_keeps_its_words_after_the_party_moved",
    ),
    "a half-signed paper that is opened, changed, finished": (
        "tests.visits.test_record_pages.test_a_draft_opened_and_saved_unchanged_is_not_changed",
        "tests.visits.documents.test_striking."
        "test_reopening_strikes_what_was_noted_and_keeps_the_number",
        "tests.visits.documents.test_striking."
        "test_the_journal_keeps_a_digest_of_the_words_each_time_they_are_made",
        "tests.visits.test_signature_pages."
        "test_a_refusal_after_the_review_was_opened_stops_the_old_page",
        "tests.visits.test_signature_pages."
        "test_the_record_is_not_finished_before_all_have_answered",
    ),
    "side doors guard what the page guards": (
        "tests.office.test_exports.test_inspections_of_another_unit_do_not_leave",
        "tests.office.test_exports.test_what_leaves_stands_in_the_officers_own_journal",
        "tests.desk.test_search.test_inspections_of_another_unit_are_not_found",
        "tests.desk.test_week.test_another_unit_sees_nothing_of_it",
        "tests.dossier.test_approval_pages.test_a_stranger_finds_nothing_and_a_colleague_is_refused",
        "tests.dossier.test_file_views.test_a_stranger_finds_nothing_not_even_with_the_tag",
    ),
    "a right that ended has ended at the next request": (
        "tests.desk.test_rights_now.test_what_was_open_before_is_refused_after",
        "tests.desk.test_rights_now.test_the_first_page_shows_nothing_of_a_unit_that_was_left",
        "tests.office.test_officer_pages.test_from_the_next_request_on_nothing_is_open",
        "tests.visits.documents.test_decisions."
        "test_the_deputy_signs_only_while_the_delegation_is_in_force",
        "tests.dossier.test_approvals.test_a_delegation_that_ended_approves_nothing",
    ),
    "an uploaded file is a program": (
        "tests.dossier.test_evidence_refused.test_a_program_under_the_name_of_a_picture_is_refused",
        "tests.dossier.test_file_views.test_nothing_that_is_served_can_run_or_be_guessed",
        "tests.dossier.test_file_views."
        "test_a_pdf_with_a_script_is_downloaded_and_has_no_copy_to_show",
        "tests.visits.test_record_pages.test_a_scan_that_runs_a_script_is_refused",
    ),
    "the session ends under a long form": (
        "tests.desk.test_doors.test_the_page_asked_for_opens_after_the_login",
        "tests.desk.test_doors.test_an_expired_form_leads_back_to_its_page",
        "tests.browser.test_field_losses."
        "test_photos_chosen_without_a_network_or_a_session_stay_chosen",
    ),
    "a Vietnamese word is found however its letters are put together": (
        "tests.office.test_wording.test_a_key_is_blind_to_accents_case_and_what_a_paste_brings",
        "tests.parties.test_party_pages.test_a_name_is_found_however_it_is_typed",
        "tests.parties.test_party_pages.test_words_with_accents_put_the_exact_name_first",
        "tests.parties.test_party_pages.test_a_name_typed_in_parts_is_stored_put_together",
    ),
    "a number as people paste it": (
        "tests.desk.test_search.test_a_number_is_read_however_it_was_pasted",
        "tests.desk.test_search.test_the_paper_of_the_register_that_was_named_comes_first",
        "tests.desk.test_search.test_a_tax_code_is_found_however_it_was_pasted",
        "tests.desk.test_search.test_words_that_mean_nothing_harm_nothing",
    ),
    "the last day of a filter is whole": (
        "tests.desk.test_rights_now.test_a_day_of_a_filter_is_whole_from_midnight_to_midnight",
    ),
    "names in the order of the Vietnamese alphabet": (
        "tests.office.test_wording.test_names_stand_in_the_order_of_the_dictionary",
        "tests.office.test_wording.test_both_databases_sort_alike",
        "tests.parties.test_party_pages.test_names_go_by_the_vietnamese_alphabet_both_ways",
    ),
    "two take a number in the same instant, some are killed": (
        "tests.dossier.test_issuers."
        "test_issuers_killed_half_way_leave_a_register_without_gap_or_double",
        "tests.dossier.test_numbering."
        "test_an_act_undone_after_the_number_was_taken_leaves_neither_number_nor_paper",
        "tests.dossier.test_registry_pages.test_a_second_clerk_is_told_that_it_is_issued",
    ),
    "the turn of the year": (
        "tests.dossier.test_numbering."
        "test_the_year_turns_at_midnight_of_hanoi_and_the_printed_day_with_it",
        "tests.dossier.test_numbering.test_a_page_read_before_midnight_is_asked_again_after_it",
        "tests.dossier.test_registry_pages."
        "test_a_page_of_yesterday_says_that_the_day_has_changed_and_asks_again",
    ),
    "a number is one only with its series, unit and year; the start is not always one": (
        "tests.dossier.test_registry_pages."
        "test_a_register_begins_elsewhere_once_and_before_its_first_number",
        "tests.dossier.test_registry_pages."
        "test_papers_numbered_on_paper_are_entered_once_within_their_span",
        "tests.dossier.test_registry_pages.test_a_number_is_found_with_its_series_and_year",
        "tests.dossier.test_registry_pages."
        "test_the_book_says_every_number_of_the_year_with_voids_and_reasons",
    ),
    "marks between thousands reach numbers and years": (
        "tests.dossier.test_registry_pages."
        "test_registers_beyond_a_thousand_are_written_as_the_office_writes_them",
    ),
    "a signed PDF that says something else": (
        "tests.dossier.test_comparing.test_a_changed_amount_is_told_with_the_words_around_it",
        "tests.dossier.test_registry_pages."
        "test_a_file_with_another_amount_is_refused_on_the_page_with_what_differs",
    ),
}
