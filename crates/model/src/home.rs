//! What is agreed with, and known of, a home identity provider.

use crate::{Id, kind, text_enum};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

text_enum! {
    /// Which product a home identity provider is: what it does in its own way is known by this.
    ProviderTemplate {
        /// Any OpenID provider.
        Generic = "generic",
        /// Microsoft Entra ID; its tenants share keys, so the tenant is pinned by `tid` (S08).
        Entra = "entra",
        /// Google Workspace; the whole world shares its issuer, so the domain is pinned by `hd` (S08).
        Google = "google",
        /// Okta.
        Okta = "okta",
        /// Keycloak.
        Keycloak = "keycloak",
        /// Auth0.
        Auth0 = "auth0",
        /// authentik.
        Authentik = "authentik",
    }
}

impl ProviderTemplate {
    /// The claim that names the tenant, where tenants share an issuer or its keys.
    #[must_use]
    pub const fn tenant_claim(self) -> Option<&'static str> {
        match self {
            Self::Entra => Some("tid"),
            Self::Google => Some("hd"),
            _ => None,
        }
    }
}

text_enum! {
    /// Which attribute of a user in the partner's directory (SCIM) is the subject at its home.
    ScimSubject {
        /// None: who a user is, shows at the first sign-in.
        None = "none",
        /// The `externalId`.
        ExternalId = "external_id",
        /// The `userName`.
        UserName = "user_name",
    }
}

text_enum! {
    /// How we prove ourselves at a home identity provider.
    HomeAuthMethod {
        /// By a client secret; without one we are a public client there.
        Secret = "client_secret",
        /// By an assertion that we sign (RFC 7523 §2.2); no secret leaves either house.
        PrivateKeyJwt = "private_key_jwt",
    }
}

/// What an admin decided about a connection beside its address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct HomeSettings {
    /// Which product it is.
    pub template: ProviderTemplate,
    /// How we prove ourselves there.
    pub auth_method: HomeAuthMethod,
    /// The only tenants whose people may come, in lower case; none pinned when empty.
    pub tenants: Vec<String>,
    /// Where the person's particulars stand.
    pub claims: ClaimNames,
    /// Groups of ours by the value that the home sends. Who lost the value there, leaves the group here.
    pub groups: BTreeMap<String, Id<kind::Group>>,
    /// What the partner's directory calls the home's subject.
    pub scim_subject: ScimSubject,
}

impl Default for HomeSettings {
    fn default() -> Self {
        Self {
            template: ProviderTemplate::Generic,
            auth_method: HomeAuthMethod::Secret,
            tenants: Vec::new(),
            claims: ClaimNames::default(),
            groups: BTreeMap::new(),
            scim_subject: ScimSubject::None,
        }
    }
}

/// Names of the claims that describe the person (OIDC Core §5.1 unless an admin chose others).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ClaimNames {
    /// The display name.
    pub name: String,
    /// The mail address.
    pub email: String,
    /// The groups, a list of texts.
    pub groups: String,
}

impl Default for ClaimNames {
    fn default() -> Self {
        Self {
            name: "name".into(),
            email: "email".into(),
            groups: "groups".into(),
        }
    }
}

/// What a home identity provider was like when it was last believed. It changes by itself only in
/// ways that nobody can abuse; everything else is [`Drift`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HomeRecord {
    /// Origins of its endpoints, sorted.
    pub origins: Vec<String>,
    /// Algorithms of its ID tokens that we accept too, sorted.
    pub algorithms: Vec<String>,
    /// Thumbprints of its keys (RFC 7638), sorted.
    pub keys: Vec<String>,
    /// What its subjects look like; none before the first sign-in.
    pub subjects: Option<SubjectShape>,
}

impl HomeRecord {
    /// What `now` does that was never agreed to; the keys are no part of it, they are meant to change.
    #[must_use]
    pub fn drift(&self, now: &Self) -> Vec<Drift> {
        let mut drift = Vec::new();
        if now.origins.iter().any(|one| !self.origins.contains(one)) {
            drift.push(Drift::Endpoints);
        }
        if self
            .algorithms
            .iter()
            .any(|one| !now.algorithms.contains(one))
        {
            drift.push(Drift::Algorithms);
        }
        drift
    }

    /// Whether no key of before is left (S12).
    #[must_use]
    pub fn replaced_all_keys(&self, now: &Self) -> bool {
        !self.keys.is_empty() && !self.keys.iter().any(|one| now.keys.contains(one))
    }
}

text_enum! {
    /// What changed at a home identity provider without our consent.
    Drift {
        /// It calls itself by another issuer identifier.
        Issuer = "issuer",
        /// An endpoint moved to another origin (S13).
        Endpoints = "endpoints",
        /// An algorithm of before is gone.
        Algorithms = "algorithms",
        /// Its subjects look different (S07).
        Subjects = "subjects",
        /// Its subjects are addresses or user names, which are given to somebody else one day (S07).
        ReusableSubjects = "reusable_subjects",
    }
}

/// Why a connection is held, and what an admin would accept by releasing it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HomeHold {
    /// What changed.
    pub drift: Vec<Drift>,
    /// What it is like now; none where it could not be read as a whole.
    pub found: Option<HomeRecord>,
}

text_enum! {
    /// What the subjects of a home identity provider look like.
    SubjectShape {
        /// UUIDs (RFC 9562).
        Uuid = "uuid",
        /// Digits only.
        Digits = "digits",
        /// Mail addresses.
        Address = "address",
        /// User names.
        UserName = "user_name",
        /// Anything else, or several of these.
        Mixed = "mixed",
        /// Whatever comes: an admin accepted a change.
        Any = "any",
    }
}

impl SubjectShape {
    /// The shape of one subject.
    #[must_use]
    pub fn of(subject: &str) -> Self {
        if uuid::Uuid::try_parse(subject).is_ok() {
            Self::Uuid
        } else if subject.chars().all(|c| c.is_ascii_digit()) {
            Self::Digits
        } else if subject.contains('@') {
            Self::Address
        } else {
            Self::Mixed
        }
    }

    /// The shape of the subject of somebody whose user name the home told too (`preferred_username`).
    #[must_use]
    pub fn of_person(subject: &str, user_name: Option<&str>) -> Self {
        match Self::of(subject) {
            // An employee number may be both, and goes to somebody else one day as well.
            Self::Digits | Self::Mixed if user_name == Some(subject) => Self::UserName,
            shape => shape,
        }
    }

    /// Whether such subjects go to somebody else one day, as addresses and user names do.
    #[must_use]
    pub const fn is_reusable(self) -> bool {
        matches!(self, Self::Address | Self::UserName)
    }

    /// Whether another subject fits what was seen so far. Where anything was seen, only addresses are
    /// news: they are given to somebody else one day. Whether a subject is a user name too is asked
    /// once, at the first sign-in: a person who can choose the user name must not stop everybody else.
    #[must_use]
    pub fn admits(self, other: Self) -> bool {
        self == other
            || match self {
                Self::Any => true,
                Self::Mixed | Self::UserName => other != Self::Address,
                _ => false,
            }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(origins: &[&str], algorithms: &[&str], keys: &[&str]) -> HomeRecord {
        let texts = |all: &[&str]| all.iter().map(|one| (*one).to_owned()).collect();
        HomeRecord {
            origins: texts(origins),
            algorithms: texts(algorithms),
            keys: texts(keys),
            subjects: None,
        }
    }

    #[test]
    fn s13_a_new_origin_or_a_lost_algorithm_is_drift_and_less_of_the_same_is_not() {
        let before = record(&["https://a", "https://b"], &["ES256", "RS256"], &["k1"]);
        for (now, drift) in [
            (record(&["https://a"], &["ES256", "RS256"], &["k2"]), vec![]),
            (
                record(
                    &["https://a", "https://b"],
                    &["EdDSA", "ES256", "RS256"],
                    &[],
                ),
                vec![],
            ),
            (
                record(&["https://a", "https://evil"], &["ES256", "RS256"], &["k1"]),
                vec![Drift::Endpoints],
            ),
            (
                record(&["https://a"], &["ES256"], &["k1"]),
                vec![Drift::Algorithms],
            ),
            (
                record(&["https://x"], &[], &[]),
                vec![Drift::Endpoints, Drift::Algorithms],
            ),
        ] {
            assert_eq!(before.drift(&now), drift, "{now:?}");
        }
    }

    #[test]
    fn s12_only_a_set_without_any_old_key_is_a_replacement() {
        let before = record(&[], &[], &["k1", "k2"]);
        assert!(before.replaced_all_keys(&record(&[], &[], &["k3"])));
        assert!(before.replaced_all_keys(&record(&[], &[], &[])));
        assert!(!before.replaced_all_keys(&record(&[], &[], &["k2", "k3"])));
        assert!(
            !record(&[], &[], &[]).replaced_all_keys(&before),
            "nothing was known"
        );
    }

    #[test]
    fn s07_subjects_keep_their_shape() {
        let uuid = SubjectShape::of("01890a5d-ac96-774b-bcce-b302099a8057");
        let digits = SubjectShape::of("110169484474386276334");
        let address = SubjectShape::of("ana@fabrikam.example");
        let mixed = SubjectShape::of("auth0|5f7c8ec7c33c6c004bbafe82");
        assert_eq!(
            (uuid, digits, address, mixed),
            (
                SubjectShape::Uuid,
                SubjectShape::Digits,
                SubjectShape::Address,
                SubjectShape::Mixed
            )
        );
        for (before, now, fits) in [
            (uuid, uuid, true),
            (uuid, mixed, false),
            (uuid, address, false),
            (digits, uuid, false),
            (address, mixed, false),
            (mixed, uuid, true),
            (mixed, digits, true),
            (mixed, address, false),
            (SubjectShape::UserName, mixed, true),
            (SubjectShape::UserName, address, false),
            (SubjectShape::Any, address, true),
        ] {
            assert_eq!(before.admits(now), fits, "{before} then {now}");
        }
    }

    #[test]
    fn s07_user_names_are_told_from_other_subjects() {
        let uuid = "01890a5d-ac96-774b-bcce-b302099a8057";
        for (subject, name, shape, reusable) in [
            ("ana", Some("ana"), SubjectShape::UserName, true),
            ("4711", Some("4711"), SubjectShape::UserName, true),
            ("ana@f.example", Some("ana"), SubjectShape::Address, true),
            ("ana", Some("Ana"), SubjectShape::Mixed, false),
            ("ana", None, SubjectShape::Mixed, false),
            ("4711", Some("ana"), SubjectShape::Digits, false),
            (uuid, Some(uuid), SubjectShape::Uuid, false),
        ] {
            let found = SubjectShape::of_person(subject, name);
            assert_eq!(
                (found, found.is_reusable()),
                (shape, reusable),
                "{subject} {name:?}"
            );
        }
    }
}
