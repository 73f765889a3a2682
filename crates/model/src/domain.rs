use crate::{At, Id, kind, text_enum};

text_enum! {
    /// How we know that a mail domain is a partner's.
    DomainState {
        /// An admin said so.
        Attested = "attested",
        /// A record in the domain's DNS or its postmaster said so, and is asked again from time to time.
        Proven = "proven",
        /// The record went away; the domain no longer counts.
        Lapsed = "lapsed",
    }
}

text_enum! {
    /// What proved a mail domain.
    DomainProof {
        /// A record in its DNS.
        Dns = "dns",
        /// Whoever reads its postmaster's mail (RFC 2142 §5).
        Mail = "mail",
    }
}

impl DomainState {
    /// Whether the partner's home may vouch for addresses of the domain (INV-DOMAIN).
    #[must_use]
    pub const fn counts(self) -> bool {
        matches!(self, Self::Attested | Self::Proven)
    }
}

/// A mail domain of a partner. Several partners may have the same one; each proves it for itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartnerDomain {
    /// Whose.
    pub partner_id: Id<kind::Partner>,
    /// The domain in lower case, in its ASCII (IDNA) form.
    pub domain: String,
    /// How we know.
    pub state: DomainState,
    /// Since when it is in that state.
    pub since: At,
    /// What proved it, while it is proven.
    pub proof: Option<DomainProof>,
    /// When the record was last seen, or the postmaster last confirmed.
    pub confirmed_at: Option<At>,
    /// How many checks in a row found the record gone, or asked the postmaster in vain.
    pub misses: i32,
    /// What the record must hold; `None` until a proof is asked for, and again after a lapse.
    pub token: Option<String>,
    /// When the record is looked up next.
    pub next_check_at: Option<At>,
}

impl PartnerDomain {
    /// Where the record stands.
    #[must_use]
    pub fn record_name(&self) -> String {
        record_name(&self.domain)
    }

    /// What the record must hold; `None` until a proof is asked for.
    #[must_use]
    pub fn record_value(&self) -> Option<String> {
        self.token.as_deref().map(record_value)
    }
}

/// Where the record that proves a domain stands.
#[must_use]
pub fn record_name(domain: &str) -> String {
    format!("_portico-challenge.{domain}")
}

/// What that record must hold.
#[must_use]
pub fn record_value(token: &str) -> String {
    format!("portico-domain-verification={token}")
}
