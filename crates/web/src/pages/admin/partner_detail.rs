use super::{AuditLine, ReceiptLink, section};
use crate::pages::{Field, Form, Frame, Kind, Page, Spec, form};
use ::admin::confidence::ConfirmationCounts;
use askama::Template;
use model::{ConnectionState, Drift, PartnerState};

form! {
    /// Posted to `/admin/partners/{id}/domains`.
    DomainsForm {
        /// Mail domains, one per line.
        domains: Spec::new(Kind::Lines, "domains", "field-domains").hint("field-domains-hint"),
    }
}

form! {
    /// Posted to `/admin/partners/{id}/connections`.
    ConnectionForm {
        /// What the sign-in button says.
        name: Spec::new(Kind::Text, "connection_name", "field-connection-name").required().hint("field-connection-name-hint"),
        /// The issuer identifier.
        issuer: Spec::new(Kind::Url, "issuer", "field-issuer").required().hint("field-issuer-hint"),
        /// Our client id there.
        client_id: Spec::new(Kind::Text, "client_id", "field-client-id").required(),
        /// Which product it is.
        template: Spec::new(Kind::Select, "template", "field-template"),
        /// The tenants whose people may come, one per line.
        tenants: Spec::new(Kind::Lines, "tenants", "field-tenants").hint("field-tenants-hint"),
        /// Our client secret there.
        client_secret: Spec::new(Kind::Secret, "client_secret", "field-client-secret").autocomplete("new-password").hint("field-client-secret-hint"),
    }
}

form! {
    /// Posted to `/admin/partners/{id}/cut-over`.
    CutOverForm {
        /// The last day on which mailed codes and passkeys are a way in.
        last_day: Spec::new(Kind::Text, "last_day", "field-cut-over").hint("field-cut-over-hint"),
    }
}

/// How the people of a partner go over from invitation accounts to its own sign-in.
#[derive(Clone, Debug)]
pub struct CutOver {
    /// The last day.
    pub form: CutOverForm,
    /// How many have not moved yet.
    pub accounts: i64,
}

form! {
    /// Posted to `/admin/partners/{id}/apps`.
    PartnerAppForm {
        /// The app's id.
        app: Spec::new(Kind::Select, "app", "field-app").required(),
    }
}

/// A connection of the partner.
#[derive(Clone, Debug)]
pub struct ConnectionRow {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The issuer; `None` for the mail-code connection.
    pub issuer: Option<String>,
    /// What is agreed: key of each line's name, and its value, empty where there is none.
    pub agreed: Vec<(&'static str, String)>,
    /// The redirect URI to register there.
    pub redirect_uri: String,
    /// Where it sends logout tokens.
    pub logout_uri: String,
    /// The link that begins at its sign-in.
    pub start_link: String,
    /// Whether it may be used.
    pub state: ConnectionState,
    /// What changed at the home, while it is held for that.
    pub changed: Vec<Drift>,
}

impl ConnectionRow {
    fn is_enabled(&self) -> bool {
        self.state == ConnectionState::Enabled
    }

    const fn is_held(&self) -> bool {
        !self.changed.is_empty()
    }
}

/// An app that every guest of the partner may open.
#[derive(Clone, Debug)]
pub struct PartnerApp {
    /// Id of the assignment.
    pub assignment: String,
    /// The app's name.
    pub name: String,
}

/// All about one partner. Posts: `/admin/partners/{id}/domains`, `/cut-over`, `/connections`, `/apps`,
/// `/resume`, `/admin/connections/{id}/enable`, `/admin/assignments/{id}/remove`;
/// suspending, ending and switching a connection off begin at `GET …/suspend`, `…/end` and `…/disable`.
#[derive(Template)]
#[template(path = "admin/partner_detail.html")]
pub struct PartnerDetail {
    /// Around the page.
    pub frame: Frame,
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whether it is trusted.
    pub state: PartnerState,
    /// Its living guests.
    pub guests: i64,
    /// How its active guests are confirmed.
    pub confirmed: ConfirmationCounts,
    /// What is agreed: key of each line's name, and its value, empty where nothing is set.
    pub contract: Vec<(&'static str, String)>,
    /// Ways in.
    pub connections: Vec<ConnectionRow>,
    /// From mailed codes to a sign-in of its own, where it has one.
    pub cut_over: Option<CutOver>,
    /// Where our keys are.
    pub jwks_uri: String,
    /// Apps for all of its guests.
    pub apps: Vec<PartnerApp>,
    /// Its domains.
    pub domains: DomainsForm,
    /// Adds a home identity provider.
    pub connect: ConnectionForm,
    /// Gives an app to all.
    pub assign: PartnerAppForm,
    /// What ended for all of its guests or many, newest first.
    pub receipts: Vec<ReceiptLink>,
    /// What happened, newest first.
    pub lines: Vec<AuditLine>,
}
section!(PartnerDetail, Partners);

impl PartnerDetail {
    /// How many home identity providers it has or had.
    fn homes(&self) -> usize {
        let homes = self.connections.iter().filter(|it| it.issuer.is_some());
        homes.count()
    }

    fn is(&self, state: &str) -> bool {
        self.state.as_str() == state
    }
}

impl Page for PartnerDetail {
    fn title(&self) -> String {
        self.name.clone()
    }

    fn problems(&self) -> Vec<&Field> {
        let mut all = self.domains.problems();
        all.extend(self.cut_over.iter().flat_map(|it| it.form.problems()));
        all.extend(self.connect.problems());
        all.extend(self.assign.problems());
        all
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        use crate::pages::Problem;
        PartnerState::ALL
            .iter()
            .map(|state| {
                let mut page = Self {
                    frame: frame.clone(),
                    id: s.text("ptn_1"),
                    name: s.text("Fabrikam"),
                    state: *state,
                    guests: 214,
                    confirmed: ConfirmationCounts {
                        confirmed: 190,
                        overdue: 3,
                        unconfirmable: 12,
                    },
                    contract: vec![
                        ("contract-version", s.text("3")),
                        ("field-contacts", s.text("Ida Berg <ida@fabrikam.example>")),
                        ("field-ends", String::new()),
                    ],
                    jwks_uri: s.text("https://portico.example/jwks"),
                    connections: vec![
                        ConnectionRow {
                            id: s.text("con_1"),
                            name: s.text("Fabrikam"),
                            issuer: Some(s.text("https://login.fabrikam.example/realms/main")),
                            agreed: vec![("field-template", s.text("Okta")), ("field-tenants", String::new())],
                            redirect_uri: s.text("https://portico.example/broker/con_01890a5d-ac96-774b-bcce-b302099a8057/callback"),
                            logout_uri: s.text("https://portico.example/broker/con_01890a5d-ac96-774b-bcce-b302099a8057/backchannel-logout"),
                            start_link: s.text("https://portico.example/start?idp_hint=con_1"),
                            state: ConnectionState::Enabled,
                            changed: Vec::new(),
                        },
                        ConnectionRow {
                            id: s.text("con_3"),
                            name: s.text("Fabrikam"),
                            issuer: Some(s.text("https://login.fabrikam.example")),
                            agreed: vec![("field-template", s.text("Okta")), ("field-tenants", String::new())],
                            redirect_uri: s.text("https://portico.example/broker/con_3/callback"),
                            logout_uri: s.text("https://portico.example/broker/con_3/backchannel-logout"),
                            start_link: s.text("https://portico.example/start?idp_hint=con_1"),
                            state: ConnectionState::Held,
                            changed: Drift::ALL.to_vec(),
                        },
                        ConnectionRow {
                            id: s.text("con_2"),
                            name: s.text("Fabrikam"),
                            issuer: None,
                            agreed: Vec::new(),
                            redirect_uri: String::new(),
                            logout_uri: String::new(),
                            start_link: s.text("https://portico.example/start?idp_hint=con_1"),
                            state: ConnectionState::Disabled,
                            changed: Vec::new(),
                        },
                    ],
                    cut_over: (*state == PartnerState::Active).then(|| CutOver {
                        form: CutOverForm::default(),
                        accounts: 12,
                    }),
                    apps: vec![PartnerApp {
                        assignment: s.text("asg_1"),
                        name: s.text("Parts Portal"),
                    }],
                    domains: DomainsForm::default(),
                    connect: ConnectionForm::default(),
                    assign: PartnerAppForm::default(),
                    receipts: ReceiptLink::samples(s),
                    lines: s.audit_lines().into_iter().take(3).collect(),
                };
                page.assign.app.choices = s.choices();
                page.domains.domains.value = s.text("fabrikam.example");
                if *state == PartnerState::Active {
                    page.connect.issuer.value = s.text("http://login");
                    page.connect.issuer.problem = Some(Problem::Issuer);
                    page.connect.client_id.problem = Some(Problem::Required);
                }
                page
            })
            .collect()
    }
}
