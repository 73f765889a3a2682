use super::section;
use crate::pages::{Field, Form, Frame, Kind, Page, Spec, form};
use ::admin::rekey::RekeyFault;
use askama::Template;
use model::At;

form! {
    /// Posted to `/admin/partners/{id}/rekey` with `do`: `check` or `propose`.
    RekeyForm {
        /// Where the keys are from.
        from: Spec::new(Kind::Select, "from", "field-rekey-from").required(),
        /// Where the new ones are from.
        to: Spec::new(Kind::Select, "to", "field-rekey-to").required(),
        /// The file.
        file: Spec::new(Kind::File, "file", "field-file").hint("field-rekey-hint"),
        /// Its text instead.
        pasted: Spec::new(Kind::Lines, "pasted", "field-pasted"),
    }
}

/// What a row of the file would do.
#[derive(Clone, Debug)]
pub struct RekeyLine {
    /// The line in the file.
    pub line: u64,
    /// The subject so far.
    pub old: String,
    /// The subject from then on.
    pub new: String,
    /// The guest, or why the row cannot be used.
    pub who: Result<String, RekeyFault>,
}

/// What the file would do.
#[derive(Clone, Debug)]
pub struct RekeyCheck {
    /// The first rows, those that cannot be used before the others.
    pub lines: Vec<RekeyLine>,
    /// How many rows there are.
    pub total: usize,
    /// How many cannot be used.
    pub faults: usize,
    /// How many people of the old connection it leaves out.
    pub left_out: usize,
}

/// A proposal that waits for somebody else.
#[derive(Clone, Debug)]
pub struct OpenRekey {
    /// For how many guests.
    pub guests: usize,
    /// From which sign-in to which.
    pub from: String,
    /// To which.
    pub to: String,
    /// Who proposed it.
    pub by: String,
    /// When.
    pub at: At,
    /// The reader proposed it.
    pub is_own: bool,
}

/// New keys for many guests of a partner whose home moved. Posts besides: `/rekey/approve`, `/rekey/discard`.
#[derive(Template)]
#[template(path = "admin/rekey.html")]
pub struct Rekey {
    /// Around the page.
    pub frame: Frame,
    /// The partner's id.
    pub id: String,
    /// The partner's name.
    pub name: String,
    /// The file.
    pub form: RekeyForm,
    /// What it would do, when it was checked.
    pub check: Option<RekeyCheck>,
    /// What waits for approval.
    pub open: Option<OpenRekey>,
}
section!(Rekey, Partners);

impl Page for Rekey {
    fn title(&self) -> String {
        self.frame.t1("rekey-title", "name", &self.name)
    }

    fn problems(&self) -> Vec<&Field> {
        self.form.problems()
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        let line = |who| RekeyLine {
            line: 2,
            old: s.text("00u1a2b3"),
            new: s.text("f3c0ffee"),
            who,
        };
        let mut lines = vec![line(Ok(s.text("Ana Silva")))];
        lines.extend(RekeyFault::ALL.iter().map(|fault| line(Err(*fault))));
        let open = |is_own| OpenRekey {
            guests: 214,
            from: s.text("Fabrikam (old)"),
            to: s.text("Fabrikam"),
            by: s.text("Mia Berg"),
            at: s.at(),
            is_own,
        };
        let page = |check, open| {
            let mut form = RekeyForm::default();
            form.from.choices = s.choices();
            form.to.choices = s.choices();
            Self {
                frame: frame.clone(),
                id: s.text("ptn_1"),
                name: s.text("Fabrikam"),
                form,
                check,
                open,
            }
        };
        let faulty = RekeyCheck {
            total: lines.len(),
            faults: lines.len() - 1,
            left_out: 3,
            lines,
        };
        let good = RekeyCheck {
            lines: faulty.lines.iter().take(1).cloned().collect(),
            total: 1,
            faults: 0,
            left_out: 0,
        };
        vec![
            page(None, None),
            page(Some(faulty), None),
            page(Some(good), None),
            page(None, Some(open(true))),
            page(None, Some(open(false))),
        ]
    }
}
