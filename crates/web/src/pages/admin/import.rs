use super::section;
use crate::pages::{Field, Form, Frame, Kind, Page, Spec, Tone, form};
use askama::Template;
use model::text_enum;

form! {
    /// Posted to `/admin/import` as `multipart/form-data`.
    ImportForm {
        /// The file.
        file: Spec::new(Kind::File, "file", "field-file").hint("field-file-hint"),
        /// Its text instead.
        pasted: Spec::new(Kind::Lines, "pasted", "field-pasted"),
    }
}

/// Step 1: the file is chosen or pasted. The template file is at `GET /admin/import/template.csv`.
#[derive(Template)]
#[template(path = "admin/import.html")]
pub struct ImportUpload {
    /// Around the page.
    pub frame: Frame,
    /// The form.
    pub form: ImportForm,
}
section!(ImportUpload, Guests);

impl Page for ImportUpload {
    fn title(&self) -> String {
        self.frame.t("import-title")
    }

    fn problems(&self) -> Vec<&Field> {
        self.form.problems()
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        let mut wrong = ImportForm::default();
        wrong.pasted.value = s.text("Mail;Name\n1;2");
        wrong.pasted.problem = Some(crate::pages::Problem::FileUnreadable);
        wrong.pasted.said = Some(s.text("The column Email is missing. Did you mean Mail?"));
        vec![
            Self {
                frame: frame.clone(),
                form: ImportForm::default(),
            },
            Self {
                frame: frame.clone(),
                form: wrong,
            },
        ]
    }
}

text_enum! {
    /// What becomes of a row; the words are `row-…`.
    RowResult {
        /// A new guest is invited.
        Invite = "invite",
        /// A guest gets more.
        Add = "add",
        /// Nothing to do.
        Unchanged = "unchanged",
        /// Like invite or add, with a remark.
        Warning = "warning",
        /// Left out.
        Problem = "problem",
    }
}

/// One row of the file.
#[derive(Clone, Debug)]
pub struct ImportRow {
    /// Line in the file, the labels being line 1.
    pub line: usize,
    /// The address as given.
    pub address: String,
    /// What becomes of it.
    pub result: RowResult,
    /// Stable code; empty when there is nothing to say.
    pub code: String,
    /// What the code means here, and what to do.
    pub message: String,
}

impl ImportRow {
    const fn tone(&self) -> Tone {
        match self.result {
            RowResult::Invite => Tone::Ok,
            RowResult::Add => Tone::Info,
            RowResult::Unchanged => Tone::Quiet,
            RowResult::Warning => Tone::Warn,
            RowResult::Problem => Tone::Bad,
        }
    }
}

/// Step 2: what would happen. Nothing has changed yet; *Send* posts `csrf` to
/// `/admin/import/{id}/apply`, the result file is `GET /admin/import/{id}/result.csv`.
#[derive(Template)]
#[template(path = "admin/import_check.html")]
pub struct ImportCheck {
    /// Around the page.
    pub frame: Frame,
    /// The import's id.
    pub id: String,
    /// Rows by result, in the order of [`RowResult::ALL`]; results without rows are left out.
    pub counts: Vec<(RowResult, usize)>,
    /// How many invitations leave.
    pub invitations: usize,
    /// How many guests get more.
    pub additions: usize,
    /// The rows, problems first.
    pub rows: Vec<ImportRow>,
    /// How many rows there are in all; the result file has them.
    pub total: usize,
}
section!(ImportCheck, Guests);

impl ImportCheck {
    const fn does_something(&self) -> bool {
        self.invitations + self.additions > 0
    }

    const fn shown(&self) -> usize {
        self.rows.len()
    }
}

impl Page for ImportCheck {
    fn title(&self) -> String {
        self.frame.t("import-check-title")
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        let row = |line, address: &str, result, code: &str, message: &str| ImportRow {
            line,
            address: s.text(address),
            result,
            code: s.text(code),
            message: s.text(message),
        };
        let rows = vec![
            row(
                17,
                "ana@fabrikam,example",
                RowResult::Problem,
                "mail_invalid",
                "Did you mean ana@fabrikam.example?",
            ),
            row(
                42,
                "bo.a.very.long.address.indeed@department.fabrikam.example",
                RowResult::Warning,
                "language_unknown",
                "The language xx is unknown; English is used.",
            ),
            row(
                43,
                "cai@fabrikam.example",
                RowResult::Invite,
                "",
                "Parts Portal, Drawing Vault",
            ),
            row(
                44,
                "dai@fabrikam.example",
                RowResult::Add,
                "already_guest",
                "Gets Drawing Vault",
            ),
            row(
                45,
                "eve@fabrikam.example",
                RowResult::Unchanged,
                "already_has_app",
                "",
            ),
        ];
        let check = |rows, counts, invitations| Self {
            frame: frame.clone(),
            id: s.text("imp_1"),
            counts,
            invitations,
            additions: invitations / 20,
            rows,
            total: 200,
        };
        let counts = RowResult::ALL.iter().map(|result| (*result, 40)).collect();
        vec![
            check(rows, counts, 187),
            check(Vec::new(), vec![(RowResult::Unchanged, 200)], 0),
        ]
    }
}

/// Step 3: it is done.
#[derive(Template)]
#[template(path = "admin/import_applied.html")]
pub struct ImportApplied {
    /// Around the page.
    pub frame: Frame,
    /// The import's id.
    pub id: String,
    /// How many invitations leave.
    pub invitations: usize,
    /// How many guests got more.
    pub additions: usize,
    /// How many rows were left out.
    pub problems: usize,
    /// How many mails still wait to be handed over.
    pub waiting: i64,
}
section!(ImportApplied, Guests);

impl ImportApplied {
    const fn is_waiting(&self) -> bool {
        self.waiting > 0
    }
}

impl Page for ImportApplied {
    fn title(&self) -> String {
        self.frame.t("import-applied-title")
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        [120, 0]
            .into_iter()
            .map(|waiting| Self {
                frame: frame.clone(),
                id: s.text("imp_1"),
                invitations: 187,
                additions: 1,
                problems: 4,
                waiting,
            })
            .collect()
    }
}
