use super::section;
use crate::pages::{Field, Form, Frame, Kind, Page, Spec, form};
use askama::Template;
use model::PartnerState;

form! {
    /// Posted to `/admin/partners`.
    PartnerForm {
        /// Its name.
        name: Spec::new(Kind::Text, "name", "field-partner-name").required(),
        /// Mail domains, one per line.
        domains: Spec::new(Kind::Lines, "domains", "field-domains").hint("field-domains-hint"),
    }
}

/// One partner of the list.
#[derive(Clone, Debug)]
pub struct PartnerRow {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its mail domains.
    pub domains: Vec<String>,
    /// Whether it is trusted.
    pub state: PartnerState,
    /// Name of its enabled home identity provider, if any.
    pub home: Option<String>,
    /// Its living guests.
    pub guests: i64,
}

/// The list of partners, with the form that adds one.
#[derive(Template)]
#[template(path = "admin/partners.html")]
pub struct PartnerList {
    /// Around the page.
    pub frame: Frame,
    /// What was looked for.
    pub query: String,
    /// How many there are.
    pub total: i64,
    /// This page of them.
    pub rows: Vec<PartnerRow>,
    /// The next page.
    pub next: Option<String>,
    /// Adds one.
    pub form: PartnerForm,
}
section!(PartnerList, Partners);

impl Page for PartnerList {
    fn title(&self) -> String {
        self.frame.t("nav-partners")
    }

    fn problems(&self) -> Vec<&Field> {
        self.form.problems()
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        let rows = PartnerState::ALL
            .iter()
            .map(|state| PartnerRow {
                id: s.text("ptn_1"),
                name: s.text("Fabrikam"),
                domains: vec![s.text("fabrikam.example"), s.text("fabrikam-west.example")],
                state: *state,
                home: (*state == PartnerState::Active).then(|| s.text("Fabrikam")),
                guests: 214,
            })
            .collect();
        let mut wrong = PartnerForm::default();
        wrong.domains.value = s.text("@fabrikam");
        wrong.domains.problem = Some(crate::pages::Problem::Domain);
        vec![
            Self {
                frame: frame.clone(),
                query: s.text("fab"),
                total: 10_000,
                rows,
                next: Some(s.text("/admin/partners?after=Fabrikam")),
                form: PartnerForm::default(),
            },
            Self {
                frame: frame.clone(),
                query: String::new(),
                total: 0,
                rows: Vec::new(),
                next: None,
                form: wrong,
            },
        ]
    }
}
