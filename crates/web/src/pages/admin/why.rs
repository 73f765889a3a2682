use super::{Linked, section};
use crate::pages::{Field, Form, Frame, Kind, Page, Spec, form};
use ::admin::{Remedy, why::Touches};
use askama::Template;
use model::{At, Reason};

form! {
    /// Sent by `GET /admin/why`.
    WhyForm {
        /// Address or id of a guest; or the reference of a page that refused, which names the app too.
        guest: Spec::new(Kind::Text, "guest", "field-why-guest").required().hint("field-why-guest-hint"),
        /// Name, short name or id of an app.
        app: Spec::new(Kind::Text, "app", "field-why-app").required(),
        /// The instant; empty means now.
        at: Spec::new(Kind::Text, "at", "field-why-at").hint("field-why-at-hint"),
    }
}

/// How one condition came out.
#[derive(Clone, Debug)]
pub struct ConditionRow {
    /// Which: the policy's word (`guest`, `partner`, `app`, `contract`, `session`, `assignment`);
    /// the text is `condition-…`.
    pub condition: String,
    /// Why it fails; `None` when it holds.
    pub fails: Option<Reason>,
    /// What is behind it, for example the groups that give the app.
    pub detail: String,
}

/// The answer: the policy's own.
#[derive(Clone, Debug)]
pub struct WhyAnswer {
    /// Who.
    pub guest: Linked,
    /// What.
    pub app: Linked,
    /// For which instant.
    pub at: At,
    /// What the page with the given reference said, and when.
    pub refused: Option<(Reason, At)>,
    /// Why not; `None` for yes.
    pub denied: Option<Reason>,
    /// When a yes ends by itself.
    pub until: Option<At>,
    /// Every condition, in order.
    pub conditions: Vec<ConditionRow>,
    /// What lifts those that fail.
    pub remedies: Vec<RemedyRow>,
}

/// What lifts one condition that fails.
#[derive(Clone, Debug)]
pub struct RemedyRow {
    /// What would; the text is `remedy-…`.
    pub remedy: Remedy,
    /// Where.
    pub href: String,
    /// Whom else that touches; `None` where it is not known.
    pub touches: Option<Touches>,
}

/// Why may this guest open this app, or not?
#[derive(Template)]
#[template(path = "admin/why.html")]
pub struct WhyPage {
    /// Around the page.
    pub frame: Frame,
    /// The question.
    pub form: WhyForm,
    /// The answer, once asked.
    pub answer: Option<WhyAnswer>,
}
section!(WhyPage, Policy);

impl Page for WhyPage {
    fn title(&self) -> String {
        self.frame.t("why-link")
    }

    fn problems(&self) -> Vec<&Field> {
        self.form.problems()
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        let answer = |denied: Option<Reason>| WhyAnswer {
            guest: s.linked("Ana Silva", "/admin/guests/gst_1"),
            app: s.linked("Drawing Vault", "/admin/apps/app_1"),
            at: s.at(),
            refused: denied.map(|reason| (reason, s.at())),
            denied,
            until: denied.is_none().then(|| s.at()),
            conditions: [
                "guest",
                "partner",
                "app",
                "contract",
                "session",
                "assignment",
            ]
            .into_iter()
            .map(|condition| ConditionRow {
                condition: condition.to_owned(),
                fails: denied.filter(|_| condition == "assignment"),
                detail: s.text("Engineering"),
            })
            .collect(),
            remedies: denied
                .map(|_| RemedyRow {
                    remedy: Remedy::EnableApp,
                    href: s.text("/admin/apps/app_1"),
                    touches: Some(Touches {
                        others: 12,
                        at_least: false,
                    }),
                })
                .into_iter()
                .collect(),
        };
        let page = |form, answer| Self {
            frame: frame.clone(),
            form,
            answer,
        };
        let mut wrong = WhyForm::default();
        wrong.guest.value = s.text("nobody@fabrikam.example");
        wrong.guest.problem = Some(crate::pages::Problem::Unknown);
        vec![
            page(WhyForm::default(), None),
            page(WhyForm::default(), Some(answer(None))),
            page(
                WhyForm::default(),
                Some(answer(Some(Reason::AssignmentEnded))),
            ),
            page(wrong, None),
        ]
    }
}
