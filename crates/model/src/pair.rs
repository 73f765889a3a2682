use crate::{At, Facts, MfaFact, Span, proves_mfa};

/// A guest at an app: the facts of a decision, what those that a rule can change are made of, and the names.
#[derive(Clone, Debug)]
pub struct Pair {
    /// What a decision looks at.
    pub facts: Facts,
    /// What some of them are made of.
    pub premises: Premises,
    /// The guest's name.
    pub guest_name: String,
    /// The partner's name.
    pub partner_name: String,
    /// The app's name.
    pub app_name: String,
}

/// What the facts about confirmation and strength are made of.
#[derive(Clone, Debug, Default)]
pub struct Premises {
    /// When the guest's home confirmed them last, and for how long.
    pub confirmed: Confirmed,
    /// How long ago that may be for the partner's contract.
    pub recheck: Option<Span>,
    /// How long ago that may be for the app.
    pub max_unconfirmed: Option<Span>,
    /// Whether the app asks for multi-factor authentication.
    pub wants_mfa: bool,
    /// What is known about the strength of the session, where the facts have one.
    pub strength: Option<Strength>,
}

/// A home's last confirmation of a guest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Confirmed {
    /// When it was given.
    pub at: Option<At>,
    /// For how long.
    pub until: Option<At>,
}

/// What is known about how strong a session is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Strength {
    /// Whether the words are those of a home identity provider. A mailed code of ours is `otp` too, and one factor.
    pub at_home: bool,
    /// The methods that were told (RFC 8176).
    pub amr: Vec<String>,
    /// The context that was told.
    pub acr: Option<String>,
    /// Whether the guest proved a second factor here.
    pub proven_here: bool,
    /// The methods and contexts that the partner's contract names.
    pub accepted: (Vec<String>, Vec<String>),
}

impl Confirmed {
    /// Until when it counts: the earliest of its own end and of what contract and app accept.
    #[must_use]
    pub fn counts_until(self, no_older_than: [Option<Span>; 2]) -> Option<At> {
        let given = self.at.unwrap_or(At::from_micros(0));
        let bounds = no_older_than.into_iter().flatten();
        bounds
            .map(|longest| given.plus(longest))
            .chain(self.until)
            .min()
    }
}

impl Strength {
    /// Whether that is enough for an app that asks for multi-factor authentication, or does not.
    #[must_use]
    pub fn mfa(&self, wanted: bool) -> MfaFact {
        if !wanted {
            return MfaFact::NotAsked;
        }
        let accepted = (&*self.accepted.0, &*self.accepted.1);
        if self.proven_here
            || (self.at_home && proves_mfa(accepted, &self.amr, self.acr.as_deref()))
        {
            MfaFact::Proven
        } else {
            MfaFact::Missing
        }
    }
}

impl Pair {
    /// Makes the facts anew from what was changed of the premises.
    pub fn follow_premises(&mut self) {
        let it = &self.premises;
        self.facts.confirmed_until = it.confirmed.counts_until([it.recheck, it.max_unconfirmed]);
        if let (Some(session), Some(strength)) = (&mut self.facts.session, &it.strength) {
            session.mfa = strength.mfa(it.wants_mfa);
        }
    }
}
