use super::{AuditLine, section};
use crate::pages::{Field, Form, Frame, Kind, Page, Spec, form};
use ::admin::AuditState;
use askama::Template;

form! {
    /// What the chain is filtered by: `GET /admin/audit?actor=…&event=…`.
    AuditFilterForm {
        /// A kind of actor, or an admin's id.
        actor: Spec::new(Kind::Select, "actor", "who"),
        /// An event.
        event: Spec::new(Kind::Select, "event", "what"),
        /// A reason.
        reason: Spec::new(Kind::Select, "reason", "why-refused"),
        /// A guest's id or address.
        guest: Spec::new(Kind::Text, "guest", "guest"),
        /// A partner's name, domain or id.
        partner: Spec::new(Kind::Text, "partner", "field-partner"),
        /// An app's id.
        app: Spec::new(Kind::Select, "app", "field-app"),
        /// A reference from a page.
        reference: Spec::new(Kind::Text, "reference", "reference"),
        /// The first day.
        since: Spec::new(Kind::Text, "since", "since-day"),
        /// The last day.
        until: Spec::new(Kind::Text, "until", "until-day"),
    }
}

/// The chain by filter, newest first (`GET /admin/audit?before=…`). Posts `/admin/audit/export`.
#[derive(Template)]
#[template(path = "admin/audit.html")]
pub struct AuditList {
    /// Around the page.
    pub frame: Frame,
    /// What is filtered by.
    pub form: AuditFilterForm,
    /// The filter again, for forms.
    pub hidden: Vec<(String, String)>,
    /// How far the chain was checked.
    pub state: AuditState,
    /// The lines, newest first.
    pub lines: Vec<AuditLine>,
    /// Link to older lines.
    pub older: Option<String>,
}
section!(AuditList, Audit);

impl Page for AuditList {
    fn title(&self) -> String {
        self.frame.t("nav-audit")
    }

    fn problems(&self) -> Vec<&Field> {
        self.form.problems()
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        let mut form = AuditFilterForm::default();
        form.actor.choices = s.choices();
        form.event.choices = s.choices();
        form.reason.choices = s.choices();
        form.app.choices = s.choices();
        form.reference.value = s.text("7K2-9QD");
        let mut wrong = form.clone();
        wrong.guest.problem = Some(crate::pages::Problem::Unknown);
        let state = |at, broken| AuditState {
            lines: 81_210,
            verified: 81_204,
            at,
            broken,
        };
        let page = |form, lines, state, older| Self {
            frame: frame.clone(),
            form,
            hidden: vec![("event".into(), s.text("sign_in"))],
            state,
            lines,
            older,
        };
        let older = Some(s.text("/admin/audit?before=81204"));
        vec![
            page(
                form.clone(),
                s.audit_lines(),
                state(Some(s.at()), None),
                older,
            ),
            page(form, Vec::new(), state(None, None), None),
            page(wrong, Vec::new(), state(Some(s.at()), Some(17)), None),
        ]
    }
}
