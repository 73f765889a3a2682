use model::{AssignmentFact, At, Reason, text_enum};

/// Yes or no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The guest may.
    Allow,
    /// The guest may not, for this first reason.
    Deny(Reason),
}

text_enum! {
    /// The conditions of a decision, in the order in which they are looked at.
    Condition {
        /// The guest is active and its time is not over.
        Guest = "guest",
        /// The partner is trusted and its contract runs.
        Partner = "partner",
        /// The app is in use.
        App = "app",
        /// The partner's contract includes the app.
        Contract = "contract",
        /// The guest has consented where the app is a third party's.
        Consent = "consent",
        /// The guest has agreed to the terms of use.
        Terms = "terms",
        /// The home has confirmed the guest lately enough for the partner's contract.
        Confirmation = "confirmation",
        /// The session is strong enough for the app.
        Mfa = "mfa",
        /// The session, its connection and the token family are live.
        Session = "session",
        /// An assignment reaches the guest now.
        Assignment = "assignment",
    }
}

/// How one condition came out. All are looked at, so an explanation is complete.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Which condition.
    pub condition: Condition,
    /// Why it fails; `None` when it holds.
    pub fails: Option<Reason>,
}

/// The answer to one ask. The same value feeds tokens, panel, denial page and `portico why`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Yes or no.
    pub verdict: Verdict,
    /// Every condition, in order.
    pub because: Vec<Outcome>,
    /// The assignments that reach the guest now.
    pub assignments: Vec<AssignmentFact>,
    /// The instant at which a "yes" ends by itself, if any; it bounds the life of tokens.
    pub until: Option<At>,
}

impl Decision {
    /// Whether the guest may.
    #[must_use]
    pub const fn is_allowed(&self) -> bool {
        matches!(self.verdict, Verdict::Allow)
    }

    /// Why not; `None` for a "yes".
    #[must_use]
    pub const fn denied_for(&self) -> Option<Reason> {
        match self.verdict {
            Verdict::Allow => None,
            Verdict::Deny(reason) => Some(reason),
        }
    }

    /// The roles of all assignments that reach the guest now, sorted, each once.
    #[must_use]
    pub fn roles(&self) -> Vec<String> {
        let mut roles: Vec<String> = self
            .assignments
            .iter()
            .flat_map(|a| a.roles.iter().cloned())
            .collect();
        roles.sort_unstable();
        roles.dedup();
        roles
    }
}
