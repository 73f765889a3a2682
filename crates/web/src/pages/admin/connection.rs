use super::section;
use crate::pages::{Field, Form, Frame, Kind, Page, Spec, form, guest::AttemptRow};
use askama::Template;
use model::Drift;

form! {
    /// Posted to `/admin/connections/{id}`.
    AgreedForm {
        /// Which product it is.
        template: Spec::new(Kind::Select, "template", "field-template"),
        /// The tenants whose people may come, one per line.
        tenants: Spec::new(Kind::Lines, "tenants", "field-tenants").hint("field-tenants-hint"),
        /// The claim with the display name.
        name_claim: Spec::new(Kind::Text, "name_claim", "field-name-claim").required(),
        /// The claim with the mail address.
        email_claim: Spec::new(Kind::Text, "email_claim", "field-email-claim").required(),
        /// The claim with the groups.
        groups_claim: Spec::new(Kind::Text, "groups_claim", "field-groups-claim").required(),
        /// Groups of ours by the value at the home, one per line.
        groups: Spec::new(Kind::Lines, "groups", "field-group-map").hint("field-group-map-hint"),
    }
}

form! {
    /// Posted to `/admin/connections/{id}/client`.
    ClientForm {
        /// Our client id there.
        client_id: Spec::new(Kind::Text, "client_id", "field-client-id").required(),
        /// How we prove ourselves there.
        auth_method: Spec::new(Kind::Select, "auth_method", "field-own-proof"),
        /// A new secret.
        client_secret: Spec::new(Kind::Secret, "client_secret", "field-new-secret").autocomplete("new-password").hint("field-new-secret-hint"),
    }
}

form! {
    /// Posted to `/admin/connections/{id}/release`.
    ReleaseForm {
        /// Why the change is accepted.
        why: Spec::new(Kind::Text, "why", "field-release-why").required().hint("field-release-why-hint"),
    }
}

/// A claim that came in a test, and where it stood.
#[derive(Clone, Debug)]
pub struct ClaimRow {
    /// Its name at the home.
    pub name: String,
    /// Its value.
    pub value: String,
    /// Whether it stood at userinfo.
    pub at_userinfo: bool,
}

/// One connection to a home identity provider. Posts besides its forms: `/test`, and those of the
/// partner's page.
#[derive(Template)]
#[template(path = "admin/connection.html")]
pub struct ConnectionDetail {
    /// Around the page.
    pub frame: Frame,
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The partner's id.
    pub partner_id: String,
    /// The partner's name.
    pub partner: String,
    /// What is agreed and known: key of each line's name, and its value, empty where there is none.
    pub facts: Vec<(&'static str, String)>,
    /// What changed at the home, while it is held.
    pub changed: Vec<Drift>,
    /// Accepts that.
    pub release: ReleaseForm,
    /// What was wrong when the home was last read.
    pub fault: Option<String>,
    /// Changes what is agreed.
    pub agreed: AgreedForm,
    /// Changes how we prove ourselves.
    pub client: ClientForm,
    /// The tests that are kept, newest first.
    pub tests: Vec<AttemptRow>,
    /// The claims that came in the newest test that passed.
    pub claims: Vec<ClaimRow>,
    /// What the mapping in the form makes of them.
    pub preview: Vec<(&'static str, String)>,
}
section!(ConnectionDetail, Partners);

impl Page for ConnectionDetail {
    fn title(&self) -> String {
        self.name.clone()
    }

    fn problems(&self) -> Vec<&Field> {
        let mut all = self.release.problems();
        all.extend(self.agreed.problems());
        all.extend(self.client.problems());
        all
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        let page = |came: bool| {
            let mut page = Self {
                frame: frame.clone(),
                id: s.text("con_1"),
                name: s.text("Fabrikam"),
                partner_id: s.text("ptn_1"),
                partner: s.text("Fabrikam"),
                facts: vec![
                    ("field-issuer", s.text("https://login.fabrikam.example")),
                    ("field-tenants", String::new()),
                ],
                changed: if came {
                    Vec::new()
                } else {
                    Drift::ALL.to_vec()
                },
                release: ReleaseForm::default(),
                fault: (!came).then(|| s.text("it calls itself https://other.example")),
                agreed: AgreedForm::default(),
                client: ClientForm::default(),
                tests: vec![AttemptRow {
                    at: s.at(),
                    by: s.text("Mia Berg"),
                    outcome: Some(if came {
                        Ok(())
                    } else {
                        Err((model::Reason::UpstreamTime, s.text("exp is past")))
                    }),
                    is_current: true,
                }],
                claims: Vec::new(),
                preview: Vec::new(),
            };
            if came {
                page.claims = [("upn", false), ("groups", true)]
                    .map(|(name, at_userinfo)| ClaimRow {
                        name: s.text(name),
                        value: s.text("ana@fabrikam.example"),
                        at_userinfo,
                    })
                    .to_vec();
                page.preview = vec![
                    ("setup-name", s.text("Ana")),
                    ("setup-groups", String::new()),
                ];
            } else {
                page.release.why.problem = Some(crate::pages::Problem::Required);
                page.agreed.tenants.problem = Some(crate::pages::Problem::Tenants);
            }
            page
        };
        vec![page(true), page(false)]
    }
}
