//! What a change of the rules would change, without making it.

use crate::{Ask, Decision, Verdict, decide, decide::session_fails};
use model::{
    AppState, AssignmentFact, At, GuestState, Id, Pair, PartnerState, Reason, Span, TrustContract,
    kind, text_enum,
};

/// A change of the rules that is not made yet.
#[derive(Clone, Debug)]
pub enum Draft {
    /// An app asks for multi-factor authentication, or asks no more.
    Mfa(Id<kind::App>, bool),
    /// An app bounds how long ago a guest's home may have confirmed them.
    Confirmation(Id<kind::App>, Option<Span>),
    /// An app is switched on or off.
    AppState(Id<kind::App>, AppState),
    /// A partner's contract reads so.
    Contract(Id<kind::Partner>, Box<TrustContract>),
    /// A partner is trusted again, or not.
    PartnerState(Id<kind::Partner>, PartnerState),
    /// A guest is in that state, until then.
    Guest(Id<kind::Guest>, GuestState, Option<At>),
    /// A version of the terms of use that nobody has agreed to asks from an instant on, at one app or at all.
    Terms(Option<Id<kind::App>>, At),
    /// Assignments that reach a guest come and go.
    Assignments {
        /// These come, each at its app.
        given: Vec<(Id<kind::App>, AssignmentFact)>,
        /// These go.
        taken: Vec<Id<kind::Assignment>>,
    },
}

text_enum! {
    /// What a change does to a guest at an app.
    Effect {
        /// The guest gains the app.
        Gains = "gains",
        /// The guest loses it.
        Loses = "loses",
        /// The guest keeps it, and is first asked for something that they can do by themselves.
        Asked = "asked",
        /// The guest is no longer asked for that.
        Freed = "freed",
        /// The guest keeps it until another instant.
        Until = "until",
        /// It stays closed, for another reason.
        Reason = "reason",
    }
}

/// A guest at an app before and after a change.
#[derive(Clone, Debug)]
pub struct Shift {
    /// What is decided at present.
    pub before: Decision,
    /// What would be.
    pub after: Decision,
}

impl Draft {
    /// The pair as it would be.
    #[must_use]
    pub fn apply(&self, pair: &Pair) -> Pair {
        let mut pair = pair.clone();
        let (facts, premises) = (&mut pair.facts, &mut pair.premises);
        match self {
            Self::Mfa(app, wanted) if facts.app_id == *app => premises.wants_mfa = *wanted,
            Self::Confirmation(app, longest) if facts.app_id == *app => {
                premises.max_unconfirmed = *longest;
            }
            Self::AppState(app, state) if facts.app_id == *app => facts.app_state = *state,
            Self::Contract(partner, trust) if facts.partner_id == *partner => {
                facts.partner_ends_at = trust.ends_at;
                facts.partner_apps.clone_from(&trust.allowed_apps);
                premises.recheck = trust.recheck;
                if let Some(strength) = &mut premises.strength {
                    strength.accepted = (trust.mfa_amr.clone(), trust.mfa_acr.clone());
                }
            }
            Self::PartnerState(partner, state) if facts.partner_id == *partner => {
                facts.partner_state = *state;
            }
            Self::Guest(guest, state, ends_at) if facts.guest_id == *guest => {
                facts.guest_state = *state;
                facts.guest_ends_at = *ends_at;
            }
            Self::Terms(app, from) if app.as_ref().is_none_or(|app| facts.app_id == *app) => {
                let open_from = facts.terms_open_from.into_iter().chain([*from]).min();
                facts.terms_open_from = open_from;
            }
            Self::Assignments { given, taken } => {
                facts.assignments.retain(|it| !taken.contains(&it.id));
                for (app, new) in given {
                    let is_new = facts.assignments.iter().all(|it| it.id != new.id);
                    if facts.app_id == *app && is_new {
                        facts.assignments.push(new.clone());
                    }
                }
            }
            _ => {}
        }
        pair.follow_premises();
        pair
    }

    /// What it changes for a guest at an app. Whoever is signed in is asked about as their next request will be;
    /// whoever is not, as for somebody who may still prove what a sign-in proves.
    #[must_use]
    pub fn shift(&self, pair: &Pair, now: At) -> Shift {
        let ask = ask(pair, now);
        Shift {
            before: decide(&pair.facts, ask, now),
            after: decide(&self.apply(pair).facts, ask, now),
        }
    }
}

/// What is to be asked about a pair whose change is shown.
#[must_use]
pub fn ask(pair: &Pair, now: At) -> Ask {
    let session = pair.facts.session.as_ref();
    if session_fails(session, now).is_none() {
        Ask::Grant
    } else {
        Ask::Open
    }
}

/// How far a decision lets somebody in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Open,
    Asked,
    Shut,
}

fn way(verdict: Verdict) -> Way {
    match verdict {
        Verdict::Allow => Way::Open,
        Verdict::Deny(
            Reason::ConsentMissing
            | Reason::HomeUnconfirmed
            | Reason::MfaRequired
            | Reason::TermsOpen
            | Reason::LoginRequired,
        ) => Way::Asked,
        Verdict::Deny(_) => Way::Shut,
    }
}

impl Shift {
    /// What the change does; `None` where nothing changes.
    #[must_use]
    pub fn effect(&self) -> Option<Effect> {
        let (was, is) = (way(self.before.verdict), way(self.after.verdict));
        match (was, is) {
            (Way::Shut, Way::Open | Way::Asked) => Some(Effect::Gains),
            (Way::Open | Way::Asked, Way::Shut) => Some(Effect::Loses),
            (Way::Open, Way::Asked) => Some(Effect::Asked),
            (Way::Asked, Way::Open) => Some(Effect::Freed),
            _ if self.before.verdict != self.after.verdict => Some(Effect::Reason),
            _ => (self.before.until != self.after.until).then_some(Effect::Until),
        }
    }
}

text_enum! {
    /// What would lift one failing condition, where an admin can.
    Remedy {
        /// Let a suspended guest in again.
        ResumeGuest = "resume_guest",
        /// Let a frozen guest in again, after asking their company.
        ThawGuest = "thaw_guest",
        /// Give the guest a later end.
        ExtendGuest = "extend_guest",
        /// Trust the partner again.
        ResumePartner = "resume_partner",
        /// Give the contract a later end.
        ExtendContract = "extend_contract",
        /// Switch the app on.
        EnableApp = "enable_app",
        /// Add the app to the contract.
        AllowApp = "allow_app",
        /// Give the app to the guest.
        GiveApp = "give_app",
        /// Give the app to the guest anew, since what gave it is over or has not begun.
        GiveAnew = "give_anew",
        /// Nothing here: the guest accepts the invitation.
        GuestAccepts = "guest_accepts",
        /// Nothing here: the guest agrees to the terms of use.
        GuestAgrees = "guest_agrees",
        /// The record is closed; only a new invitation helps.
        InviteAnew = "invite_anew",
        /// The contract is ended for good; only a new partner helps.
        TrustAnew = "trust_anew",
    }
}

/// The smallest change that lifts what a decision says at present; `None` for what a guest proves by signing in.
#[must_use]
pub fn remedy(reason: Reason, pair: &Pair) -> Option<Remedy> {
    Some(match reason {
        Reason::GuestInvited => Remedy::GuestAccepts,
        Reason::GuestSuspended => Remedy::ResumeGuest,
        Reason::GuestFrozen => Remedy::ThawGuest,
        Reason::GuestEnded => Remedy::ExtendGuest,
        Reason::GuestRemoved => Remedy::InviteAnew,
        Reason::PartnerSuspended => Remedy::ResumePartner,
        Reason::PartnerEnded if pair.facts.partner_state == PartnerState::Active => {
            Remedy::ExtendContract
        }
        Reason::PartnerEnded => Remedy::TrustAnew,
        Reason::AppDisabled => Remedy::EnableApp,
        Reason::AppNotInContract => Remedy::AllowApp,
        Reason::NotAssigned => Remedy::GiveApp,
        Reason::AssignmentEnded | Reason::AssignmentNotStarted => Remedy::GiveAnew,
        Reason::TermsOpen => Remedy::GuestAgrees,
        _ => return None,
    })
}
