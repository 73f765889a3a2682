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
    /// Every partner.
    pub rows: Vec<PartnerRow>,
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
                rows,
                form: PartnerForm::default(),
            },
            Self {
                frame: frame.clone(),
                rows: Vec::new(),
                form: wrong,
            },
        ]
    }
}
