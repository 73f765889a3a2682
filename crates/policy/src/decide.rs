use crate::{Condition, Decision, Outcome, Verdict};
use model::{
    AppState, AssignmentFact, At, ConnectionState, ConsentFact, Facts, GuestState, MfaFact,
    PartnerState, Reason, SessionFacts,
};

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Whether the app is the guest's to open, whatever they may have to agree to first: invitations, counts,
    /// what is cut when something is taken away.
    Hold,
    /// Whether the guest could open the app: panel, `why`, previews. No session is needed.
    Open,
    /// Whether something may be minted or extended now: a live session must be among the facts.
    Grant,
}

impl Ask {
    const fn looks_at(self, condition: Condition) -> bool {
        match condition {
            Condition::Session | Condition::Consent | Condition::Confirmation | Condition::Mfa => {
                matches!(self, Self::Grant)
            }
            Condition::Terms => !matches!(self, Self::Hold),
            Condition::Guest
            | Condition::Partner
            | Condition::App
            | Condition::Contract
            | Condition::Assignment => true,
        }
    }
}

/// Decides. The first failing condition gives the verdict's reason; all are reported.
#[must_use]
pub fn decide(facts: &Facts, ask: Ask, now: At) -> Decision {
    let because: Vec<Outcome> = [
        (Condition::Guest, guest_fails(facts, now)),
        (Condition::Partner, partner_fails(facts, now)),
        (
            Condition::App,
            (facts.app_state != AppState::Enabled).then_some(Reason::AppDisabled),
        ),
        (Condition::Contract, contract_fails(facts)),
        (
            Condition::Assignment,
            assignment_fails(&facts.assignments, now),
        ),
        (Condition::Consent, consent_fails(facts.consent)),
        (
            Condition::Confirmation,
            is_over(facts.confirmed_until, now).then_some(Reason::HomeUnconfirmed),
        ),
        // Behind those, since a session often ends because something above did.
        (
            Condition::Session,
            session_fails(facts.session.as_ref(), now),
        ),
        (Condition::Mfa, mfa_fails(facts.session.as_ref())),
        // And this behind all, so that nobody agrees to what leads nowhere, or before it is clear who they are.
        (
            Condition::Terms,
            terms_are_open(facts.terms_open_from, now).then_some(Reason::TermsOpen),
        ),
    ]
    .into_iter()
    .filter(|(condition, _)| ask.looks_at(*condition))
    .map(|(condition, fails)| Outcome { condition, fails })
    .collect();

    let verdict = because
        .iter()
        .find_map(|o| o.fails)
        .map_or(Verdict::Allow, Verdict::Deny);
    let assignments: Vec<AssignmentFact> = facts
        .assignments
        .iter()
        .filter(|a| is_current(a, now))
        .cloned()
        .collect();
    let until = match verdict {
        Verdict::Allow => until(facts, ask, &assignments),
        Verdict::Deny(_) => None,
    };
    Decision {
        verdict,
        because,
        assignments,
        until,
    }
}

/// Whether an app may be given a token for itself, without any guest.
#[must_use]
pub const fn decide_for_app(state: AppState) -> Verdict {
    match state {
        AppState::Enabled => Verdict::Allow,
        AppState::Disabled => Verdict::Deny(Reason::AppDisabled),
    }
}

/// Whether terms of use are open for a guest who has to be asked from that instant on.
#[must_use]
pub fn terms_are_open(from: Option<At>, now: At) -> bool {
    is_over(from, now)
}

fn guest_fails(facts: &Facts, now: At) -> Option<Reason> {
    match facts.guest_state {
        GuestState::Invited => Some(Reason::GuestInvited),
        GuestState::Suspended => Some(Reason::GuestSuspended),
        GuestState::Frozen => Some(Reason::GuestFrozen),
        GuestState::Removed => Some(Reason::GuestRemoved),
        GuestState::Active => is_over(facts.guest_ends_at, now).then_some(Reason::GuestEnded),
    }
}

fn partner_fails(facts: &Facts, now: At) -> Option<Reason> {
    match facts.partner_state {
        PartnerState::Suspended => Some(Reason::PartnerSuspended),
        PartnerState::Ended => Some(Reason::PartnerEnded),
        PartnerState::Active => is_over(facts.partner_ends_at, now).then_some(Reason::PartnerEnded),
    }
}

fn contract_fails(facts: &Facts) -> Option<Reason> {
    let allowed = facts
        .partner_apps
        .as_ref()
        .is_none_or(|apps| apps.contains(&facts.app_id));
    (!allowed).then_some(Reason::AppNotInContract)
}

fn consent_fails(consent: ConsentFact) -> Option<Reason> {
    (consent == ConsentFact::Missing).then_some(Reason::ConsentMissing)
}

pub(crate) fn session_fails(session: Option<&SessionFacts>, now: At) -> Option<Reason> {
    let Some(session) = session else {
        return Some(Reason::LoginRequired);
    };
    // A held one keeps newcomers out; whoever is in did not change.
    if session.connection_state == ConnectionState::Disabled {
        return Some(Reason::ConnectionDisabled);
    }
    if is_over(session.cut_over_at, now) {
        return Some(Reason::CutOver);
    }
    let over = session.ended_at.is_some()
        || session.family_revoked_at.is_some()
        || session.expires_at <= now
        || is_over(session.family_expires_at, now);
    over.then_some(Reason::SessionEnded)
}

fn mfa_fails(session: Option<&SessionFacts>) -> Option<Reason> {
    session
        .is_some_and(|session| session.mfa == MfaFact::Missing)
        .then_some(Reason::MfaRequired)
}

/// Of several assignments the most useful reason is told: one that will begin, before one that is over.
fn assignment_fails(assignments: &[AssignmentFact], now: At) -> Option<Reason> {
    if assignments.iter().any(|a| is_current(a, now)) {
        None
    } else if assignments
        .iter()
        .any(|a| a.starts_at.is_some_and(|start| now < start) && !is_over(a.ends_at, now))
    {
        Some(Reason::AssignmentNotStarted)
    } else if assignments.is_empty() {
        Some(Reason::NotAssigned)
    } else {
        Some(Reason::AssignmentEnded)
    }
}

fn is_current(assignment: &AssignmentFact, now: At) -> bool {
    assignment.starts_at.is_none_or(|start| start <= now) && !is_over(assignment.ends_at, now)
}

fn is_over(end: Option<At>, now: At) -> bool {
    end.is_some_and(|end| end <= now)
}

/// The earliest of all ends that bind; among assignments the one that lasts longest.
fn until(facts: &Facts, ask: Ask, current: &[AssignmentFact]) -> Option<At> {
    let assignments = if current.iter().any(|a| a.ends_at.is_none()) {
        None
    } else {
        current.iter().filter_map(|a| a.ends_at).max()
    };
    let session = facts.session.as_ref().filter(|_| ask == Ask::Grant);
    [
        facts.guest_ends_at,
        facts.partner_ends_at,
        assignments,
        facts.confirmed_until.filter(|_| ask == Ask::Grant),
        // No token outlives the instant at which the guest has to be asked.
        facts.terms_open_from.filter(|_| ask == Ask::Grant),
        session.map(|s| s.expires_at),
        session.and_then(|s| s.cut_over_at),
        session.and_then(|s| s.family_expires_at),
    ]
    .into_iter()
    .flatten()
    .min()
}
