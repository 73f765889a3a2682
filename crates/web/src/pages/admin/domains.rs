use super::section;
use crate::pages::{Field, Form, Frame, Kind, Page, Spec, form};
use askama::Template;
use model::{At, DomainState};

form! {
    /// Posted to `/admin/partners/{id}/domains/add`.
    AddDomainForm {
        /// One mail domain.
        domain: Spec::new(Kind::Text, "domain", "field-domain").required().hint("field-domain-hint"),
    }
}

/// One mail domain of the partner.
#[derive(Clone, Debug)]
pub struct DomainRow {
    /// The domain.
    pub domain: String,
    /// How we know.
    pub state: DomainState,
    /// Since when.
    pub since: At,
    /// When it was last confirmed.
    pub confirmed_at: Option<At>,
    /// When it is looked at next.
    pub next_check_at: Option<At>,
    /// Name and value of the record that proves it; `None` until a proof is asked for.
    pub record: Option<(String, String)>,
}

/// A partner's mail domains, how we know that they are its own, and what proves one. Posts to
/// `/admin/partners/{id}/domains/{domain}` with `csrf` and `do`: `prove`, `check`, `mail`, `attest`,
/// `lapse` or `remove`.
#[derive(Template)]
#[template(path = "admin/domains.html")]
pub struct Domains {
    /// Around the page.
    pub frame: Frame,
    /// The partner's id.
    pub id: String,
    /// The partner's name.
    pub name: String,
    /// Its domains.
    pub rows: Vec<DomainRow>,
    /// Adds one.
    pub form: AddDomainForm,
}
section!(Domains, Partners);

impl Domains {
    fn tone(state: DomainState) -> &'static str {
        match state {
            DomainState::Proven => "ok",
            DomainState::Attested => "quiet",
            DomainState::Lapsed => "bad",
        }
    }
}

impl Page for Domains {
    fn title(&self) -> String {
        self.frame.t1("domains-title", "name", &self.name)
    }

    fn problems(&self) -> Vec<&Field> {
        self.form.problems()
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        let mut wrong = AddDomainForm::default();
        wrong.domain.value = s.text("co.uk");
        wrong.domain.problem = Some(crate::pages::Problem::Domain);
        vec![Self {
            frame: frame.clone(),
            id: s.text("ptn_1"),
            name: s.text("Fabrikam"),
            rows: DomainState::ALL
                .iter()
                .map(|state| DomainRow {
                    domain: s.text("fabrikam.example"),
                    state: *state,
                    since: s.at(),
                    confirmed_at: (*state == DomainState::Proven).then(|| s.at()),
                    next_check_at: (*state == DomainState::Proven).then(|| s.at()),
                    record: (*state != DomainState::Lapsed).then(|| {
                        (
                            s.text("_portico-challenge.fabrikam.example"),
                            s.text("portico-domain-verification=0123456789abcdef0123456789abcdef"),
                        )
                    }),
                })
                .collect(),
            form: wrong,
        }]
    }
}
