//! Where each claim comes from.

use model::{App, At, Guest, text_enum};
use policy::Decision;
use serde_json::Value;
use store::GrantView;

text_enum! {
    /// What an app gets about a guest.
    Document {
        /// The ID token.
        IdToken = "id_token",
        /// The access token.
        AccessToken = "access_token",
        /// The answer of userinfo.
        Userinfo = "userinfo",
    }
}

text_enum! {
    /// Where a claim comes from.
    Source {
        /// This product itself.
        Portico = "portico",
        /// The home identity provider.
        Home = "home",
        /// What the host wrote down when it invited.
        Invitation = "invitation",
        /// What assigns the app to the guest.
        Assignment = "assignment",
        /// What we know of the partner.
        Partner = "partner",
        /// How the app is registered.
        App = "app",
        /// The app's request.
        Request = "request",
        /// The policy: its yes ends then.
        Until = "until",
    }
}

/// One claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Its name.
    pub name: String,
    /// Its value; JSON unless it is a text. `None` for what each sign-in makes anew.
    pub value: Option<String>,
    /// Where it comes from.
    pub source: Source,
    /// From which one: an issuer, a group, an app; for an instant, when that is.
    pub detail: String,
}

/// What the claims were made from.
#[derive(Clone, Copy)]
pub(crate) struct MadeFrom<'a> {
    pub issuer: &'a str,
    pub app: &'a App,
    pub view: &'a GrantView,
    pub decision: &'a Decision,
}

/// Claims that are another at each sign-in.
const ANEW: [&str; 5] = ["nonce", "at_hash", "jti", "sid", "family"];

impl MadeFrom<'_> {
    /// The claims of a document, each with where it comes from.
    pub fn explain(&self, document: Document, claims: &Value) -> Vec<Claim> {
        let members = claims.as_object().into_iter().flatten();
        members
            .map(|(name, value)| {
                let source = self.source(document, name, value);
                Claim {
                    name: name.clone(),
                    value: Some(match value {
                        Value::String(text) => text.clone(),
                        other => other.to_string(),
                    }),
                    source,
                    detail: self.detail(name, value, source),
                }
            })
            .collect()
    }

    fn source(&self, document: Document, name: &str, value: &Value) -> Source {
        let Guest { home, .. } = &self.view.guest;
        match name {
            "sub" | "client_id" => Source::App,
            "aud" if document == Document::AccessToken && value.as_str() == Some(self.issuer) => {
                Source::Portico
            }
            "aud" if document == Document::AccessToken => Source::Request,
            "aud" => Source::App,
            "exp" if self.is_bounded(value) => Source::Until,
            "idp" | "auth_time" | "acr" | "amr" if self.is_at_home() => Source::Home,
            "email" if home.email.is_some() && self.is_at_home() => Source::Home,
            "email" => Source::Invitation,
            "email_verified" if home.email.is_some() && self.is_at_home() => Source::Home,
            "name" | "locale" => Source::Invitation,
            "partner" | "partner_id" => Source::Partner,
            "roles" => Source::Assignment,
            "nonce" | "scope" | "cnf" | "act" | "authorization_details" => Source::Request,
            _ => Source::Portico,
        }
    }

    /// An invitation account is one of ours.
    fn is_at_home(&self) -> bool {
        self.view.session.home_issuer != self.issuer
    }

    fn is_bounded(&self, exp: &Value) -> bool {
        let until = self.decision.until.map(At::secs);
        until.is_some() && until == exp.as_i64()
    }

    fn detail(&self, name: &str, value: &Value, source: Source) -> String {
        if matches!(name, "exp" | "iat" | "auth_time")
            && let Some(secs) = value.as_i64()
        {
            return At::from_secs(secs).to_string();
        }
        match source {
            Source::Home => self.view.session.home_issuer.clone(),
            Source::App if name == "sub" => self.app.subject_type.to_string(),
            Source::App => self.app.name.clone(),
            Source::Partner => self.view.partner_name.clone(),
            Source::Assignment => self.giving_roles(),
            _ => String::new(),
        }
    }

    /// The groups and partners whose assignments give roles.
    fn giving_roles(&self) -> String {
        let all = self.decision.assignments.iter();
        let mut names: Vec<&str> = all
            .filter(|it| !it.roles.is_empty() && !it.via_name.is_empty())
            .map(|it| it.via_name.as_str())
            .collect();
        names.sort_unstable();
        names.dedup();
        names.join(", ")
    }
}

/// The same claims, without the values that no sign-in repeats.
pub(super) fn masked(mut claims: Vec<Claim>) -> Vec<Claim> {
    for claim in &mut claims {
        if ANEW.contains(&claim.name.as_str()) {
            claim.value = None;
        }
    }
    claims
}
