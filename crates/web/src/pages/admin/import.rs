use super::section;
use crate::{
    i18n::Rich,
    pages::{Field, Form, Frame, Kind, Page, Spec, Tone, form},
};
use ::admin::RowCode;
use askama::Template;
use model::{At, ImportStep, Particulars, text_enum};

form! {
    /// Posted to `/admin/import` as `multipart/form-data`.
    ImportForm {
        /// The file.
        file: Spec::new(Kind::File, "file", "field-file").hint("field-file-hint"),
        /// Its text instead.
        pasted: Spec::new(Kind::Lines, "pasted", "field-pasted"),
        /// The partner whose whole list it is.
        whole_partner: Spec::new(Kind::Text, "whole-partner", "field-whole-partner").hint("field-whole-partner-hint"),
        /// The app whose whole list it is.
        whole_app: Spec::new(Kind::Select, "whole-app", "field-whole-app").hint("field-whole-app-hint"),
    }
}

impl ImportForm {
    const fn is_whole(&self) -> bool {
        !self.whole_partner.value.is_empty() || !self.whole_app.value.is_empty()
    }
}

/// A file that was uploaded before.
#[derive(Clone, Debug)]
pub struct ImportLine {
    /// Its id.
    pub id: String,
    /// When it was uploaded.
    pub at: At,
    /// How many rows it has.
    pub rows: i64,
    /// How far it is.
    pub step: ImportStep,
    /// What it is the whole list of.
    pub whole: Option<String>,
}

/// Step 1: the file is chosen or pasted. The template file is at `GET /admin/import/template.csv`.
#[derive(Template)]
#[template(path = "admin/import.html")]
pub struct ImportUpload {
    /// Around the page.
    pub frame: Frame,
    /// The form.
    pub form: ImportForm,
    /// Files that were uploaded before, the newest first.
    pub files: Vec<ImportLine>,
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
        wrong.whole_partner.value = s.text("Fabrikam");
        let files = ImportStep::ALL.iter().map(|step| ImportLine {
            id: s.text("imp_1"),
            at: s.at(),
            rows: 200,
            step: *step,
            whole: (*step == ImportStep::Sent).then(|| s.text("Fabrikam")),
        });
        vec![
            Self {
                frame: frame.clone(),
                form: ImportForm::default(),
                files: files.collect(),
            },
            Self {
                frame: frame.clone(),
                form: wrong,
                files: Vec::new(),
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
        /// Somebody who is not in the file loses something.
        Remove = "remove",
        /// Nothing to do.
        Unchanged = "unchanged",
        /// Like invite or add, with a remark.
        Warning = "warning",
        /// It cannot be used.
        Problem = "problem",
        /// Left out.
        Skipped = "skipped",
    }
}

/// One row of the file.
#[derive(Clone, Debug)]
pub struct ImportRow {
    /// Its number; posted to `/admin/import/{id}/rows/{n}` with what to do: `use`, `skip` or `check`.
    pub n: i64,
    /// Line in the file, the labels being line 1; 0 for somebody who is not in it.
    pub line: u64,
    /// The address as given.
    pub address: String,
    /// What becomes of it.
    pub result: RowResult,
    /// Stable code.
    pub code: RowCode,
    /// Something to look at although the row is used.
    pub warning: Option<RowCode>,
    /// What the texts of both name here.
    pub particulars: Particulars,
    /// What was probably meant.
    pub suggestion: Option<String>,
}

impl ImportRow {
    const fn tone(&self) -> Tone {
        match self.result {
            RowResult::Invite => Tone::Ok,
            RowResult::Add => Tone::Info,
            RowResult::Unchanged | RowResult::Skipped => Tone::Quiet,
            RowResult::Warning => Tone::Warn,
            RowResult::Problem | RowResult::Remove => Tone::Bad,
        }
    }

    const fn may_be_skipped(&self) -> bool {
        matches!(self.result, RowResult::Problem | RowResult::Warning)
    }

    fn may_be_taken_in(&self) -> bool {
        self.result == RowResult::Problem || self.code == RowCode::LeftOut
    }

    /// The code to look up.
    fn shown_code(&self) -> RowCode {
        self.warning.unwrap_or(self.code)
    }

    /// What the codes mean here, and what to do.
    fn said(&self, frame: &Frame) -> Vec<Rich> {
        let codes = [Some(self.code), self.warning];
        let codes: Vec<&str> = codes.iter().flatten().map(|it| it.as_str()).collect();
        frame.rich_said("row-code", &codes, &self.particulars)
    }
}

/// What a file is the whole list of. *Send* posts to `/admin/import/{id}/reconcile`, with the number of those
/// who lose something as `confirm`.
#[derive(Clone, Debug)]
pub struct ImportWhole {
    /// Its name.
    pub name: String,
    /// Whether people are removed, or lose one app.
    pub removes: bool,
    /// How many are not in the file.
    pub missing: i64,
    /// How many have it now.
    pub listed: i64,
    /// How many may lose it by one file.
    pub most: i64,
    /// Rows that name nobody.
    pub nameless: i64,
}

impl ImportWhole {
    const fn is_refused(&self) -> bool {
        self.missing > 0 && (self.missing > self.most || self.nameless > 0)
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
    /// Rows by result; results without rows are left out.
    pub counts: Vec<(RowResult, usize)>,
    /// How many invitations leave.
    pub invitations: usize,
    /// How many guests get more.
    pub additions: usize,
    /// How many rows there are in all; the result file has them.
    pub total: i64,
    /// How many of them somebody should look at.
    pub to_look_at: usize,
    /// Whether only those are shown.
    pub only_problems: bool,
    /// Rows, problems first.
    pub rows: Vec<ImportRow>,
    /// The next page.
    pub next: Option<String>,
    /// What the file is the whole list of.
    pub whole: Option<ImportWhole>,
}
section!(ImportCheck, Guests);

impl ImportCheck {
    fn does_something(&self) -> bool {
        let removals = self.whole.as_ref().map_or(0, |it| it.missing);
        self.invitations + self.additions > 0 || removals > 0
    }

    /// The end of the list, when it is one that somebody has to confirm.
    fn confirms(&self) -> Option<&ImportWhole> {
        self.whole.as_ref().filter(|it| it.missing > 0)
    }
}

#[cfg(test)]
fn sample_rows(s: &crate::pages::samples::Sampler) -> Vec<ImportRow> {
    let plain = Particulars::default;
    let invited = || plain().number("mail", 1);
    let row = |n: i64, address: &str, (result, code), particulars| ImportRow {
        n,
        line: u64::try_from(n).unwrap_or(0) + 1,
        address: s.text(address),
        result,
        code,
        warning: None,
        particulars,
        suggestion: None,
    };
    let (long, meant) = (
        "bo.a.very.long.address.indeed@department.fabrikam.example",
        s.text("ana@fabrikam.example"),
    );
    let misspelt = plain()
        .text("given", &s.text("ana@fabrikam,example"))
        .text("suggestion", &meant);
    let contract = plain()
        .text("app", &s.text("Moodle"))
        .text("partner", &s.text("Fabrikam"));
    vec![
        ImportRow {
            suggestion: Some(meant),
            ..row(
                16,
                "ana@fabrikam,example",
                (RowResult::Problem, RowCode::MailInvalid),
                misspelt,
            )
        },
        row(
            17,
            "kim@fabrikam.example",
            (RowResult::Problem, RowCode::AppNotInContract),
            contract,
        ),
        ImportRow {
            warning: Some(RowCode::LanguageUnknown),
            ..row(41, long, (RowResult::Warning, RowCode::Invite), invited())
        },
        row(
            42,
            "cai@fabrikam.example",
            (RowResult::Invite, RowCode::Invite),
            invited(),
        ),
        row(
            43,
            "dai@fabrikam.example",
            (RowResult::Add, RowCode::AddsAccess),
            plain(),
        ),
        row(
            44,
            "eve@fabrikam.example",
            (RowResult::Unchanged, RowCode::Unchanged),
            plain(),
        ),
        row(
            45,
            "fay@fabrikam.example",
            (RowResult::Skipped, RowCode::LeftOut),
            plain(),
        ),
        row(
            46,
            "gus@fabrikam.example",
            (RowResult::Remove, RowCode::Removes),
            plain(),
        ),
    ]
}

impl Page for ImportCheck {
    fn title(&self) -> String {
        self.frame.t("import-check-title")
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        let rows = sample_rows(s);
        let check = |rows: Vec<ImportRow>, counts, invitations| Self {
            frame: frame.clone(),
            id: s.text("imp_1"),
            counts,
            invitations,
            additions: invitations / 20,
            only_problems: invitations == 0,
            to_look_at: rows.len(),
            rows,
            total: 200,
            next: (invitations > 0).then(|| "?after=3.100".to_owned()),
            whole: None,
        };
        let counts = RowResult::ALL.iter().map(|result| (*result, 40)).collect();
        let whole = |missing, nameless| ImportWhole {
            name: s.text("Fabrikam"),
            removes: nameless == 0,
            missing,
            listed: 120,
            most: 6,
            nameless,
        };
        let mut samples = vec![
            check(rows.clone(), counts, 187),
            check(Vec::new(), vec![(RowResult::Unchanged, 200)], 0),
        ];
        for it in [whole(0, 0), whole(3, 0), whole(7, 0), whole(3, 2)] {
            let mut page = check(rows.clone(), vec![(RowResult::Remove, 3)], 0);
            page.whole = Some(it);
            samples.push(page);
        }
        samples
    }
}

/// Between the steps: rows are being checked or done. The page is asked for again by itself.
#[derive(Template)]
#[template(path = "admin/import_progress.html")]
pub struct ImportProgress {
    /// Around the page.
    pub frame: Frame,
    /// The import's id.
    pub id: String,
    /// Whether rows are done, or checked.
    pub sending: bool,
    /// How many are through.
    pub done: usize,
    /// Of how many.
    pub all: usize,
}
section!(ImportProgress, Guests);

impl Page for ImportProgress {
    fn title(&self) -> String {
        let key = if self.sending {
            "import-sending-title"
        } else {
            "import-checking-title"
        };
        self.frame.t(key)
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        [true, false]
            .into_iter()
            .map(|sending| Self {
                frame: frame.clone(),
                id: s.text("imp_1"),
                sending,
                done: 120,
                all: 196,
            })
            .collect()
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
    /// How many people were invited.
    pub invitations: usize,
    /// How many guests got more.
    pub additions: usize,
    /// How many lost something for not being in the file.
    pub removals: usize,
    /// How many rows were left out.
    pub problems: usize,
    /// How many mails still wait to be handed over.
    pub waiting: i64,
    /// How many mails the mail server took.
    pub delivered: i64,
    /// How many mails were refused for good.
    pub refused: i64,
    /// How many invitations were accepted.
    pub accepted: i64,
}
section!(ImportApplied, Guests);

impl ImportApplied {
    const fn is_waiting(&self) -> bool {
        self.waiting > 0
    }
}

impl Page for ImportApplied {
    fn title(&self) -> String {
        let key = if self.invitations > 0 {
            "import-applied-title"
        } else {
            "import-done-title"
        };
        self.frame.t(key)
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        [120, 0]
            .into_iter()
            .map(|waiting| Self {
                frame: frame.clone(),
                id: s.text("imp_1"),
                invitations: usize::try_from(waiting).unwrap_or(0),
                additions: 1,
                removals: 2,
                problems: 4,
                waiting,
                delivered: 60,
                refused: 3,
                accepted: 12,
            })
            .collect()
    }
}
