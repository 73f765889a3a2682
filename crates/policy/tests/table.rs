//! One row per case: what is changed about a guest who may, and what is then decided.
#![expect(clippy::unwrap_used, reason = "tests")]

use model::{
    AppState, AssigneeKind, AssignmentFact, At, ConnectionState, ConsentFact, Facts, GuestState,
    MfaFact, PartnerState, Reason, SessionFacts,
};
use policy::{Ask, Verdict, decide};
use proptest::prelude::*;

const NOW: At = At::from_secs(1_000);
const PAST: At = At::from_secs(999);
const LATER: At = At::from_secs(2_000);

fn id<K: model::Kind>(n: u8) -> model::Id<K> {
    format!("{}_{n:032x}", K::PREFIX).parse().unwrap()
}

fn assignment(starts_at: Option<At>, ends_at: Option<At>) -> AssignmentFact {
    AssignmentFact {
        id: id(1),
        via: AssigneeKind::Guest,
        via_name: String::new(),
        roles: vec!["reader".into()],
        starts_at,
        ends_at,
    }
}

fn may() -> Facts {
    Facts {
        guest_id: id(1),
        guest_state: GuestState::Active,
        guest_ends_at: None,
        partner_id: id(1),
        partner_state: PartnerState::Active,
        partner_ends_at: None,
        confirmed_until: None,
        partner_apps: None,
        app_id: id(1),
        app_state: AppState::Enabled,
        consent: ConsentFact::NotOwed,
        terms_open_from: None,
        session: Some(SessionFacts {
            connection_state: ConnectionState::Enabled,
            cut_over_at: None,
            ended_at: None,
            expires_at: At::from_secs(5_000),
            mfa: MfaFact::NotAsked,
            family_revoked_at: None,
            family_expires_at: Some(At::from_secs(6_000)),
        }),
        assignments: vec![assignment(None, None)],
    }
}

fn changed(change: impl FnOnce(&mut Facts)) -> Facts {
    let mut facts = may();
    change(&mut facts);
    facts
}

#[test]
fn an_active_guest_of_an_active_partner_with_an_assignment_may() {
    let decision = decide(&may(), Ask::Grant, NOW);
    assert_eq!(decision.verdict, Verdict::Allow);
    assert_eq!(
        decision.until,
        Some(At::from_secs(5_000)),
        "the session ends first"
    );
    assert_eq!(decision.roles(), ["reader"]);
    assert!(decision.because.iter().all(|o| o.fails.is_none()));
}

#[test]
fn each_switch_alone_denies_with_its_own_reason() {
    type Change = fn(&mut Facts);
    let table: &[(Change, Reason)] = &[
        (
            |f| f.guest_state = GuestState::Invited,
            Reason::GuestInvited,
        ),
        (
            |f| f.guest_state = GuestState::Suspended,
            Reason::GuestSuspended,
        ),
        (
            |f| f.guest_state = GuestState::Removed,
            Reason::GuestRemoved,
        ),
        (|f| f.guest_ends_at = Some(NOW), Reason::GuestEnded),
        (
            |f| f.partner_state = PartnerState::Suspended,
            Reason::PartnerSuspended,
        ),
        (
            |f| f.partner_state = PartnerState::Ended,
            Reason::PartnerEnded,
        ),
        (|f| f.partner_ends_at = Some(PAST), Reason::PartnerEnded),
        (|f| f.app_state = AppState::Disabled, Reason::AppDisabled),
        (|f| f.partner_apps = Some(vec![]), Reason::AppNotInContract),
        (|f| f.session = None, Reason::LoginRequired),
        (
            |f| f.session.as_mut().unwrap().connection_state = ConnectionState::Disabled,
            Reason::ConnectionDisabled,
        ),
        (
            |f| f.session.as_mut().unwrap().cut_over_at = Some(NOW),
            Reason::CutOver,
        ),
        (
            |f| f.session.as_mut().unwrap().ended_at = Some(PAST),
            Reason::SessionEnded,
        ),
        (
            |f| f.session.as_mut().unwrap().expires_at = NOW,
            Reason::SessionEnded,
        ),
        (
            |f| f.session.as_mut().unwrap().family_revoked_at = Some(PAST),
            Reason::SessionEnded,
        ),
        (
            |f| f.session.as_mut().unwrap().family_expires_at = Some(NOW),
            Reason::SessionEnded,
        ),
        (|f| f.terms_open_from = Some(NOW), Reason::TermsOpen),
        (|f| f.assignments.clear(), Reason::NotAssigned),
        (
            |f| f.assignments = vec![assignment(Some(LATER), None)],
            Reason::AssignmentNotStarted,
        ),
        (
            |f| f.assignments = vec![assignment(None, Some(NOW))],
            Reason::AssignmentEnded,
        ),
    ];
    for (change, reason) in table {
        let decision = decide(&changed(change), Ask::Grant, NOW);
        assert_eq!(decision.denied_for(), Some(*reason));
        assert_eq!(decision.until, None);
    }
}

#[test]
fn opening_needs_no_session_but_everything_else() {
    let facts = changed(|f| f.session = None);
    assert!(decide(&facts, Ask::Open, NOW).is_allowed());
    assert_eq!(
        decide(&changed(|f| f.assignments.clear()), Ask::Open, NOW).denied_for(),
        Some(Reason::NotAssigned)
    );
}

#[test]
fn terms_that_are_open_shut_the_app_and_those_to_come_bound_what_is_granted() {
    let open = changed(|f| f.terms_open_from = Some(NOW));
    for ask in [Ask::Open, Ask::Grant] {
        assert_eq!(
            decide(&open, ask, NOW).denied_for(),
            Some(Reason::TermsOpen)
        );
    }
    assert!(
        decide(&open, Ask::Hold, NOW).is_allowed(),
        "it is theirs all the same"
    );
    let soon = At::from_secs(1_100);
    let to_come = changed(|f| f.terms_open_from = Some(soon));
    assert_eq!(decide(&to_come, Ask::Grant, NOW).until, Some(soon));
    assert_eq!(
        decide(&to_come, Ask::Open, NOW).until,
        None,
        "a guest who agrees goes on"
    );
    assert!(!decide(&to_come, Ask::Grant, soon).is_allowed());
}

#[test]
fn nobody_is_asked_to_agree_where_something_else_is_missing() {
    type Change = fn(&mut Facts);
    let table: &[(Change, Reason)] = &[
        (|f| f.assignments.clear(), Reason::NotAssigned),
        (|f| f.consent = ConsentFact::Missing, Reason::ConsentMissing),
        (|f| f.confirmed_until = Some(PAST), Reason::HomeUnconfirmed),
        (
            |f| f.session.as_mut().unwrap().mfa = MfaFact::Missing,
            Reason::MfaRequired,
        ),
        (
            |f| f.session.as_mut().unwrap().ended_at = Some(PAST),
            Reason::SessionEnded,
        ),
    ];
    for (change, reason) in table {
        let mut facts = changed(change);
        facts.terms_open_from = Some(PAST);
        let decision = decide(&facts, Ask::Grant, NOW);
        assert_eq!(decision.denied_for(), Some(*reason));
    }
}

#[test]
fn p14_an_end_is_exact_to_the_microsecond() {
    let end = At::from_micros(1_000_000_001);
    let facts = changed(|f| f.assignments = vec![assignment(None, Some(end))]);
    assert!(decide(&facts, Ask::Grant, At::from_micros(1_000_000_000)).is_allowed());
    assert_eq!(
        decide(&facts, Ask::Grant, end).denied_for(),
        Some(Reason::AssignmentEnded)
    );
}

#[test]
fn until_is_the_longest_assignment_bounded_by_the_earliest_other_end() {
    let facts = changed(|f| {
        f.assignments = vec![
            assignment(None, Some(At::from_secs(1_500))),
            assignment(None, Some(At::from_secs(1_700))),
        ];
    });
    assert_eq!(
        decide(&facts, Ask::Grant, NOW).until,
        Some(At::from_secs(1_700))
    );
    let facts = changed(|f| f.guest_ends_at = Some(At::from_secs(1_200)));
    assert_eq!(
        decide(&facts, Ask::Grant, NOW).until,
        Some(At::from_secs(1_200))
    );
}

#[test]
fn every_condition_is_reported_even_after_the_first_failure() {
    let facts = changed(|f| {
        f.guest_state = GuestState::Suspended;
        f.assignments.clear();
    });
    let failing: Vec<Reason> = decide(&facts, Ask::Grant, NOW)
        .because
        .iter()
        .filter_map(|o| o.fails)
        .collect();
    assert_eq!(failing, [Reason::GuestSuspended, Reason::NotAssigned]);
}

fn instants() -> impl Strategy<Value = Option<At>> {
    prop::option::of((900_i64..1_100).prop_map(At::from_secs))
}

prop_compose! {
    fn any_facts()(
        guest in prop::sample::select(GuestState::ALL.to_vec()),
        partner in prop::sample::select(PartnerState::ALL.to_vec()),
        app in prop::sample::select(AppState::ALL.to_vec()),
        connection in prop::sample::select(ConnectionState::ALL.to_vec()),
        ends in (instants(), instants(), instants(), instants()),
        terms in instants(),
        assignments in prop::collection::vec((instants(), instants()), 0..4),
        contract in any::<bool>(),
    ) -> Facts {
        let mut facts = may();
        facts.guest_state = guest;
        facts.partner_state = partner;
        facts.app_state = app;
        (facts.guest_ends_at, facts.partner_ends_at) = (ends.0, ends.1);
        let session = facts.session.as_mut().unwrap();
        session.connection_state = connection;
        session.ended_at = ends.2;
        session.family_revoked_at = ends.3;
        facts.partner_apps = contract.then(Vec::new);
        facts.terms_open_from = terms;
        facts.assignments = assignments.into_iter().map(|(start, end)| assignment(start, end)).collect();
        facts
    }
}

#[test]
fn whoever_is_in_stays_in_while_the_home_is_held() {
    let mut facts = may();
    facts.session.as_mut().unwrap().connection_state = ConnectionState::Held;
    assert!(decide(&facts, Ask::Grant, NOW).is_allowed());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn z14_without_any_assignment_nothing_is_ever_allowed(mut facts in any_facts()) {
        facts.assignments.clear();
        prop_assert!(!decide(&facts, Ask::Open, NOW).is_allowed());
        prop_assert!(!decide(&facts, Ask::Grant, NOW).is_allowed());
    }

    #[test]
    fn z14_removing_an_assignment_never_grants(facts in any_facts()) {
        for i in 0..facts.assignments.len() {
            let mut fewer = facts.clone();
            fewer.assignments.remove(i);
            if decide(&fewer, Ask::Grant, NOW).is_allowed() {
                prop_assert!(decide(&facts, Ask::Grant, NOW).is_allowed());
            }
        }
    }

    #[test]
    fn z14_a_denying_switch_never_turns_a_no_into_a_yes(facts in any_facts()) {
        if !decide(&facts, Ask::Grant, NOW).is_allowed() {
            let mut worse = facts;
            worse.guest_state = GuestState::Removed;
            prop_assert!(!decide(&worse, Ask::Grant, NOW).is_allowed());
        }
    }

    #[test]
    fn a_yes_still_holds_right_before_its_until_and_not_at_it(facts in any_facts()) {
        let decision = decide(&facts, Ask::Grant, NOW);
        if let Some(until) = decision.until {
            prop_assert!(until > NOW);
            prop_assert!(!decide(&facts, Ask::Grant, until).is_allowed()
                || facts.assignments.iter().any(|a| a.starts_at.is_some_and(|s| s > NOW)));
        }
    }
}
