//! The contract every database must keep, as a suite of behaviours.
//!
//! Invariant: a case needs nothing but an empty, migrated [`Store`] and tidies up nothing; it may
//! run beside others as long as each has a store of its own.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a case fails by panicking, as every test does"
)]

mod access;
mod audit;
mod directory;
mod grants;
mod linking;
mod races;
mod setups;
mod signing_in;
mod work;
mod world;
mod writes;

use crate::{Store, StoreError, Tx};
use diesel::{
    prelude::*,
    sql_query,
    sql_types::{BigInt, Nullable},
};

/// Hands the names of all cases, by group, to a macro.
#[macro_export]
macro_rules! contract_cases {
    ($use:ident) => {
        $use! {
            directory {
                partner_reads_back_as_written
                partner_names_are_unique_without_regard_to_case
                pages_of_partners_meet_without_gap_or_overlap_and_say_what_lists_show
                partner_change_raises_the_contract_version
                partner_state_moves_only_from_the_state_named
                domains_name_their_partners_oldest_first
                preferred_connection_is_the_newest_enabled_home_then_invitation
                connection_needs_its_partner
                guest_text_and_microseconds_read_back
                address_is_one_living_guests_within_a_partner
                inviting_again_after_removal_makes_a_second_guest
                guest_state_moves_only_from_the_state_named
                update_of_a_guest_keeps_what_the_home_said
                search_takes_wildcards_as_they_stand
                search_ignores_case_in_every_script
                search_finds_words_without_their_marks_while_they_are_somebodys
                pages_of_guests_meet_without_gap_or_overlap
                same_subject_at_another_connection_is_another_guest
                subjects_differ_in_case
            }
            access {
                app_reads_back_as_written
                app_slugs_are_unique_and_order_the_list
                app_change_keeps_slug_state_and_age
                app_secrets_overlap_until_the_others_are_deleted
                group_names_are_unique_and_members_counted_once
                assignment_is_given_once_and_taken_once
                assignments_reach_by_all_three_routes_in_every_view
                facts_of_a_guest_are_one_entry_per_app_by_name
                facts_exist_without_an_assignment_and_not_without_guest_or_app
                grant_view_tells_every_state_as_it_is_now
            }
            grants {
                session_is_found_by_its_cookie_while_it_lives
                session_cookies_are_unique
                t01_code_is_taken_once_and_its_replay_names_the_family
                code_needs_its_session_and_app
                refresh_token_is_taken_once_and_its_reuse_names_the_family
                live_grants_are_neither_over_nor_revoked
                ending_a_family_ends_nothing_else
                ending_a_session_ends_its_families
                ending_a_guest_ends_all_their_sessions
                ending_a_partner_ends_all_its_guests
                a_session_begins_only_in_the_present_epoch_of_an_active_partner
                ending_a_connection_ends_what_came_through_it
                ending_an_app_leaves_sessions_and_other_apps
                ending_a_guest_at_an_app_leaves_their_other_apps
                ending_a_group_at_an_app_hits_its_members_only
                ending_a_partner_at_an_app_leaves_other_partners
            }
            signing_in {
                invitation_is_redeemed_once
                expired_or_revoked_invitation_is_not_redeemed
                invitations_of_a_partner_are_revoked_together
                sign_in_takes_each_step_once
                expired_sign_in_takes_no_step
                a_home_takes_back_what_it_proved
                mail_code_allows_so_many_tries
                mail_code_is_right_once_and_never_after_its_time
                new_mail_code_replaces_the_earlier_one
                every_one_of_many_tries_at_once_is_counted
                passkey_belongs_to_one_owner
                ceremony_is_taken_once_and_not_after_its_time
                admin_address_is_one_admins
                admin_link_works_once_and_the_newest_only
                admin_session_ends_with_its_time_or_by_sign_out
            }
            linking {
                one_request_of_a_guest_is_open_at_a_time
                one_of_many_requests_for_a_guest_is_kept
                a_recovery_is_asked_answered_and_used_once_and_in_its_own_browser
                one_of_many_answers_to_a_recovery_counts
                a_frozen_guest_loses_everything_at_once_and_gets_back_only_what_was_archived
                a_suspended_guest_who_is_frozen_and_thawed_is_suspended_still
            }
            setups {
                draft_reads_back_and_is_no_connection
                setup_is_one_of_a_partner_until_it_is_approved
                setup_link_is_found_by_its_token_and_withdrawn_once
                setup_code_proves_one_browser_once_under_a_fresh_cookie
                test_sign_in_returns_once_to_its_own_browser
                test_sign_ins_are_forgotten_but_the_newest
                connection_that_was_drafted_long_ago_is_the_newest
            }
            work {
                claimed_work_is_hidden_until_its_lease_ends
                claims_take_the_oldest_by_a_microsecond_and_no_more_than_asked
                finished_work_is_forgotten_but_receipted
                buried_work_keeps_its_reason
                figures_tell_what_waits_and_since_when
                waiting_mail_to_a_removed_guest_is_buried
                due_work_of_one_destination_is_found_behind_much_of_another
                a_notice_that_was_given_up_is_sent_again_under_the_same_id
                logout_notices_go_once_to_each_listening_app_and_session
                signing_key_is_one_per_algorithm_and_start
                signing_keys_hand_over_at_an_instant
                import_is_applied_once
                import_is_worked_on_by_one_node_until_its_lease_ends
                purge_forgets_only_what_is_over_for_a_day
            }
            audit {
                chain_is_gapless_linked_and_intact
                empty_chain_is_intact
                audit_lines_read_back_and_are_filtered
                altered_line_is_found
                line_given_a_reason_afterwards_is_found
                missing_line_is_found
                missing_first_line_is_found
                missing_last_lines_are_found
                deleted_chain_is_found
                line_that_continues_another_is_found
                moved_end_is_found
                chain_is_checked_bit_by_bit_and_anew_every_day
                undone_transaction_leaves_no_line
            }
            writes {
                failed_write_leaves_nothing
                conflict_undoes_the_rows_before_it
                panic_in_a_write_leaves_nothing_and_the_store_usable
                panic_in_a_read_leaves_the_store_usable
                write_reads_its_own_rows
                every_writer_sees_its_row_elsewhere_once_it_returned
                failing_and_panicking_writers_undo_only_themselves
            }
            races {
                t01_code_goes_to_one_of_many
                refresh_token_rotates_for_one_of_many
                invitation_is_redeemed_by_one_of_many
                redeeming_and_revoking_an_invitation_exclude_each_other
                callback_and_finish_go_to_one_of_many
                admin_link_goes_to_one_of_many
                ceremony_goes_to_one_of_many
                address_is_invited_by_one_of_many
                identity_is_linked_to_one_of_many
                parallel_guesses_never_exceed_the_tries
                of_codes_mailed_at_once_one_stays_live
                right_mail_code_is_right_for_one_of_many
                t19_refresh_that_starts_after_a_removal_finds_no_live_family
                ends_of_overlapping_scopes_share_the_families_out
                work_is_claimed_by_one_of_many
                audit_lines_of_many_stay_gapless_and_linked
                signing_key_is_made_by_one_of_many
            }
        }
    };
}

macro_rules! table {
    ($($group:ident { $($name:ident)+ })+) => {
        /// Every case by name.
        pub const CASES: &[(&str, fn(&Store))] = &[$($((stringify!($name), $group::$name),)+)+];
    };
}
contract_cases!(table);

/// Runs the case of that name on an empty, migrated store.
///
/// # Panics
/// When the store breaks the contract, or there is no such case.
pub fn run(name: &str, store: &Store) {
    let (_, case) = CASES.iter().find(|(known, _)| *known == name).unwrap();
    case(store);
}

#[derive(QueryableByName)]
struct Bytes {
    #[diesel(sql_type = Nullable<BigInt>)]
    bytes: Option<i64>,
}

impl Tx<'_> {
    /// Runs one statement behind the back of everything else, as somebody with the database's
    /// password could.
    fn tamper(&mut self, statement: &str) -> Result<(), StoreError> {
        sql!(self, |c| sql_query(statement).execute(c))?;
        Ok(())
    }

    fn outbox_payload_bytes(&mut self) -> Result<i64, StoreError> {
        let row: Bytes = sql!(self, |c| sql_query(
            "SELECT CAST(SUM(LENGTH(payload)) AS BIGINT) AS bytes FROM outbox"
        )
        .get_result(c))?;
        Ok(row.bytes.unwrap_or(0))
    }

    fn live_mail_codes(&mut self, sign_in: &str) -> Result<i64, StoreError> {
        use crate::schema::mail_codes;
        Ok(sql!(self, |c| mail_codes::table
            .filter(
                mail_codes::sign_in_id
                    .eq(sign_in)
                    .and(mail_codes::consumed_at.is_null())
            )
            .count()
            .get_result(c))?)
    }
}
