use crate::{At, Email, Id, ReceiptKind, Span, kind, text_enum};
use std::{fmt, str::FromStr};

text_enum! {
    /// Whether we trust a partner at present.
    PartnerState {
        /// Its guests may sign in.
        Active = "active",
        /// Everything of it is stopped; may be resumed.
        Suspended = "suspended",
        /// The collaboration is over; final.
        Ended = "ended",
    }
}

impl PartnerState {
    /// Whether an admin may take the partner from this state to `next`.
    #[must_use]
    pub const fn may_become(self, next: Self) -> bool {
        matches!(
            (self, next),
            (Self::Active, Self::Suspended | Self::Ended)
                | (Self::Suspended, Self::Active | Self::Ended)
        )
    }

    /// Why its people are refused; `None` while they are not.
    #[must_use]
    pub const fn ended_for(self) -> Option<ReceiptKind> {
        match self {
            Self::Active => None,
            Self::Suspended => Some(ReceiptKind::PartnerSuspended),
            Self::Ended => Some(ReceiptKind::PartnerEnded),
        }
    }
}

/// A company we trust, under a trust contract.
#[derive(Clone, Debug)]
pub struct Partner {
    /// Its id.
    pub id: Id<kind::Partner>,
    /// Its name as shown to people.
    pub name: String,
    /// Whether we trust it at present.
    pub state: PartnerState,
    /// What we agreed to.
    pub trust: TrustContract,
    /// Mail domains whose people belong to this partner, in lower case.
    pub domains: Vec<String>,
    /// When it was added.
    pub created_at: At,
}

/// What the host accepts from a partner. Every change raises the version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrustContract {
    /// Starts at 1.
    pub version: i32,
    /// Values of the partner's `amr` that count as multi-factor (RFC 8176); none by default.
    pub mfa_amr: Vec<String>,
    /// Values of the partner's `acr` that count as multi-factor; none by default.
    pub mfa_acr: Vec<String>,
    /// The only apps its guests may be given; `None` means any.
    pub allowed_apps: Option<Vec<Id<kind::App>>>,
    /// How many guests it may have at a time; `None` means any number.
    pub guest_quota: Option<i32>,
    /// How long ago the home may have confirmed a guest at most for anything to be minted or extended;
    /// `None` means for as long as the session lives.
    pub recheck: Option<Span>,
    /// How often the home is asked in the background whether a guest is still there (N1); the
    /// installation's period where none is agreed.
    pub probe_every: Option<Span>,
    /// When somebody here is to look at the contract again.
    pub review_at: Option<At>,
    /// When the collaboration ends by itself.
    pub ends_at: Option<At>,
    /// Whom to call at the partner.
    pub contacts: Vec<PartnerContact>,
}

/// Whether what a home says about a sign-in counts as multi-factor under a contract. A value that the
/// contract does not name never counts.
#[must_use]
pub fn proves_mfa(
    (mfa_amr, mfa_acr): (&[String], &[String]),
    amr: &[String],
    acr: Option<&str>,
) -> bool {
    amr.iter().any(|method| mfa_amr.contains(method))
        || acr.is_some_and(|context| mfa_acr.iter().any(|it| it == context))
}

/// Somebody to call at the partner.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct PartnerContact {
    /// The name as told to us.
    pub name: String,
    /// The address to write to. It is no guest and gives no access.
    pub email: Email,
}

/// As mail programs write it: `Ida Berg <ida@fabrikam.example>` (RFC 5322 §3.4).
impl fmt::Display for PartnerContact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} <{}>", self.name, self.email)
    }
}

/// The text is not a name followed by a mail address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a name and an address, such as Ida Berg <ida@fabrikam.example>")]
pub struct InvalidContact;

impl FromStr for PartnerContact {
    type Err = InvalidContact;

    /// Reads a name and an address, with or without angle brackets around the address.
    fn from_str(text: &str) -> Result<Self, InvalidContact> {
        let (name, address) = text.trim().rsplit_once([' ', '<']).ok_or(InvalidContact)?;
        let name = name.trim_end_matches(['<', ' ']).trim();
        let email = address
            .trim_start_matches('<')
            .trim_end_matches('>')
            .parse();
        match email {
            Ok(email) if !name.is_empty() => Ok(Self {
                name: name.to_owned(),
                email,
            }),
            _ => Err(InvalidContact),
        }
    }
}

impl Default for TrustContract {
    fn default() -> Self {
        Self {
            version: 1,
            mfa_amr: Vec::new(),
            mfa_acr: Vec::new(),
            allowed_apps: None,
            guest_quota: None,
            recheck: None,
            probe_every: None,
            review_at: None,
            ends_at: None,
            contacts: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::PartnerContact;

    #[test]
    fn n12_only_what_the_contract_names_counts_as_multi_factor() {
        let list =
            |values: &[&str]| -> Vec<String> { values.iter().map(|it| (*it).to_owned()).collect() };
        let (amr, acr) = (list(&["mfa", "hwk"]), list(&["urn:strong"]));
        let proves = |sent: &[&str], context| super::proves_mfa((&amr, &acr), &list(sent), context);
        assert!(proves(&["pwd", "mfa"], None) && proves(&[], Some("urn:strong")));
        assert!(!proves(&["pwd", "MFA", "mfa "], Some("urn:strong:not")));
        assert!(!super::proves_mfa((&[], &[]), &amr, Some("urn:strong")));
    }

    #[test]
    fn a_contact_reads_with_and_without_brackets_and_writes_with_them() {
        for text in [
            "Ida Berg <ida@fabrikam.example>",
            "  Ida Berg ida@fabrikam.example ",
            "Ida Berg<ida@fabrikam.example>",
        ] {
            let contact: PartnerContact = text.parse().unwrap();
            assert_eq!(contact.to_string(), "Ida Berg <ida@fabrikam.example>");
        }
        for text in [
            "",
            "Ida",
            "ida@fabrikam.example",
            "<ida@fabrikam.example>",
            "Ida Berg <ida>",
        ] {
            assert!(text.parse::<PartnerContact>().is_err(), "{text}");
        }
    }
}
