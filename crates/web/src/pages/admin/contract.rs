use super::section;
use crate::pages::{Field, Form, Frame, Kind, Page, Spec, form};
use askama::Template;

form! {
    /// Posted to `/admin/partners/{id}/contract`.
    ContractForm {
        /// The partner's name.
        name: Spec::new(Kind::Text, "name", "field-partner-name").required(),
        /// Methods of the home that count as multi-factor, one per line.
        mfa_amr: Spec::new(Kind::Lines, "mfa_amr", "field-mfa-amr").hint("field-mfa-amr-hint"),
        /// Contexts of the home that count as multi-factor, one per line.
        mfa_acr: Spec::new(Kind::Lines, "mfa_acr", "field-mfa-acr").hint("field-mfa-acr-hint"),
        /// Whether any app may be given, or only those below.
        app_scope: Spec::new(Kind::Select, "app_scope", "field-app-scope").required(),
        /// The only apps that may be given.
        apps: Spec::new(Kind::Picks, "apps", "field-allowed-apps"),
        /// How many guests it may have.
        quota: Spec::new(Kind::Text, "quota", "field-quota").hint("field-quota-hint"),
        /// For how many minutes a confirmation by the home counts.
        recheck: Spec::new(Kind::Text, "recheck", "field-recheck").hint("field-recheck-hint"),
        /// How often the home is asked in the background, in minutes.
        probe: Spec::new(Kind::Text, "probe", "field-probe").hint("field-probe-hint"),
        /// When to look at the contract again.
        review: Spec::new(Kind::Text, "review", "field-review").hint("field-ends-hint"),
        /// Its last day.
        ends: Spec::new(Kind::Text, "ends", "field-ends").hint("field-ends-hint"),
        /// Whom to call there, one per line.
        contacts: Spec::new(Kind::Lines, "contacts", "field-contacts").hint("field-contacts-hint"),
    }
}

/// What is agreed with a partner, to read and to change.
#[derive(Template)]
#[template(path = "admin/contract.html")]
pub struct Contract {
    /// Around the page.
    pub frame: Frame,
    /// The partner's id.
    pub id: String,
    /// The partner's name.
    pub name: String,
    /// Which version of the contract stands.
    pub version: i32,
    /// The contract.
    pub form: ContractForm,
}
section!(Contract, Partners);

impl Page for Contract {
    fn title(&self) -> String {
        self.frame.t1("contract-title", "name", &self.name)
    }

    fn problems(&self) -> Vec<&Field> {
        self.form.problems()
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        use crate::pages::Problem;
        let mut wrong = ContractForm::default();
        wrong.name.value = s.text("Fabrikam");
        wrong.app_scope.choices = s.choices();
        wrong.apps.choices = s.choices();
        wrong.quota.value = s.text("many");
        wrong.quota.problem = Some(Problem::Number);
        wrong.recheck.problem = Some(Problem::Period);
        wrong.probe.problem = Some(Problem::ProbePeriod);
        wrong.ends.problem = Some(Problem::Date);
        wrong.contacts.problem = Some(Problem::Contact);
        wrong.mfa_amr.problem = Some(Problem::Values);
        vec![Self {
            frame: frame.clone(),
            id: s.text("ptn_1"),
            name: s.text("Fabrikam"),
            version: 3,
            form: wrong,
        }]
    }
}
