use super::section;
use crate::{
    i18n::name_of,
    pages::{Field, Form, Frame, Kind, Page, Piece, Prose, Spec, Tone, form},
};
use askama::Template;
use model::{At, Language, TermsState};

form! {
    /// Posted to `/admin/terms`: begins a draft, or opens the one there is.
    NewTermsForm {
        /// For which app; empty for whatever guests open.
        app: Spec::new(Kind::Select, "app", "field-terms-app").hint("field-terms-app-hint"),
    }
}

form! {
    /// Posted to `/admin/terms/{id}`, with `language`; empty, the language is taken out.
    TermsTextForm {
        /// The heading.
        title: Spec::new(Kind::Text, "title", "field-terms-title").required(),
        /// The text.
        text: Spec::new(Kind::Lines, "text", "field-terms-text").required().hint("field-terms-text-hint"),
    }
}

form! {
    /// Posted to `/admin/terms/{id}/publish`, with `seen`.
    PublishTermsForm {
        /// From which day on it counts; empty for from now on.
        from: Spec::new(Kind::Text, "from", "field-terms-from").hint("field-terms-from-hint"),
        /// What else: `again`, `yearly`.
        also: Spec::new(Kind::Picks, "also", "field-terms-also"),
    }
}

/// One version in the list.
#[derive(Clone, Debug)]
pub struct TermsRow {
    /// Its id.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// The app that it is about.
    pub app: Option<String>,
    /// Which version.
    pub number: i32,
    /// Where it stands.
    pub state: TermsState,
    /// From when on it counts.
    pub counts_from: Option<At>,
    /// How many guests agreed to it.
    pub agreed: i64,
}

const fn tone(state: TermsState) -> Tone {
    match state {
        TermsState::Draft | TermsState::Replaced => Tone::Quiet,
        TermsState::ToCome => Tone::Info,
        TermsState::InForce => Tone::Ok,
    }
}

impl TermsRow {
    fn tone(&self) -> Tone {
        tone(self.state)
    }
}

/// What guests have to agree to, in all versions.
#[derive(Template)]
#[template(path = "admin/terms.html")]
pub struct TermsList {
    /// Around the page.
    pub frame: Frame,
    /// The versions: the host's first, each newest first.
    pub rows: Vec<TermsRow>,
    /// Begins a draft.
    pub form: NewTermsForm,
}
section!(TermsList, Terms);

impl Page for TermsList {
    fn title(&self) -> String {
        self.frame.t("terms-title")
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        let rows = TermsState::ALL.iter().map(|state| TermsRow {
            id: s.text("trm_1"),
            title: s.text("Rules for guests"),
            app: (*state == TermsState::InForce).then(|| s.text("Drawing Vault")),
            number: 2,
            state: *state,
            counts_from: (*state != TermsState::Draft).then(|| s.at()),
            agreed: 1_204,
        });
        let page = |rows| {
            let mut form = NewTermsForm::default();
            form.app.choices = s.choices();
            Self {
                frame: frame.clone(),
                rows,
                form,
            }
        };
        vec![page(rows.collect()), page(Vec::new())]
    }
}

/// One language of a version.
#[derive(Clone, Debug)]
pub struct TermsLanguage {
    /// Which.
    pub language: Language,
    /// Whether there is a text.
    pub written: bool,
    /// Whether it is shown.
    pub shown: bool,
}

impl TermsLanguage {
    fn name(&self) -> &'static str {
        name_of(self.language)
    }
}

/// One version: a draft to write and publish, or what was published.
#[derive(Template)]
#[template(path = "admin/terms_detail.html")]
pub struct TermsDetail {
    /// Around the page.
    pub frame: Frame,
    /// The version.
    pub row: TermsRow,
    /// The languages to choose from, as `?language=`.
    pub languages: Vec<TermsLanguage>,
    /// The language that is shown.
    pub language: Language,
    /// The text as guests read it; `None` where there is none in the language.
    pub text: Option<Prose>,
    /// When it was published.
    pub published_at: Option<At>,
    /// Whether those who agreed to an earlier version are asked again.
    pub asks_again: bool,
    /// Whether a yes is over after a year.
    pub yearly: bool,
    /// How many active guests still have to agree.
    pub to_ask: Option<i64>,
    /// The draft's last change, which publishing sends back.
    pub seen: i64,
    /// Writes the language.
    pub write: TermsTextForm,
    /// Publishes.
    pub publish: PublishTermsForm,
    /// The app's id, to write the next version.
    pub app_id: String,
}
section!(TermsDetail, Terms);

impl TermsDetail {
    fn is_draft(&self) -> bool {
        self.row.state == TermsState::Draft
    }

    fn may_publish(&self) -> bool {
        self.languages.iter().any(|it| it.written)
    }
}

impl Page for TermsDetail {
    fn title(&self) -> String {
        if self.row.title.is_empty() {
            self.frame.t("terms-untitled")
        } else {
            self.row.title.clone()
        }
    }

    fn problems(&self) -> Vec<&Field> {
        let mut all = self.write.problems();
        all.extend(self.publish.problems());
        all
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        TermsState::ALL
            .iter()
            .map(|state| {
                let draft = *state == TermsState::Draft;
                let mut write = TermsTextForm::default();
                write.title.value = s.text("Rules for guests");
                write.text.value = s.text("Keep what you see to yourself.");
                write.text.problem = draft.then_some(crate::pages::Problem::TooLong);
                let mut publish = PublishTermsForm::default();
                publish.also.choices = s.choices();
                Self {
                    frame: frame.clone(),
                    row: TermsRow {
                        id: s.text("trm_1"),
                        title: s.text("Rules for guests"),
                        app: draft.then(|| s.text("Drawing Vault")),
                        number: 3,
                        state: *state,
                        counts_from: (!draft).then(|| s.at()),
                        agreed: 12,
                    },
                    languages: [Language::En, Language::De]
                        .into_iter()
                        .map(|language| TermsLanguage {
                            language,
                            written: language == Language::En,
                            shown: language == Language::En,
                        })
                        .collect(),
                    language: Language::En,
                    text: (*state != TermsState::Replaced).then(|| Prose::sample(s)),
                    published_at: (!draft).then(|| s.at()),
                    asks_again: *state == TermsState::InForce,
                    yearly: *state == TermsState::ToCome,
                    to_ask: (*state == TermsState::InForce).then_some(7),
                    seen: 1,
                    write,
                    publish,
                    app_id: s.text("app_1"),
                }
            })
            .collect()
    }
}
