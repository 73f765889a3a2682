use super::{Linked, Section};
use crate::pages::{Field, Frame, Page, Tone};
use ::admin::{
    Effect,
    preview::{ChangedPair, Preview, Stand},
};
use askama::Template;

/// What a change would change.
#[derive(Clone, Debug)]
pub struct Previewed {
    /// How many pairs of a guest and an app change.
    pub changed: usize,
    /// How many were looked at.
    pub pairs: usize,
    /// Whether there are more.
    pub at_least: bool,
    /// How many gain, how many lose, and whatever else happens.
    pub effects: Vec<(Effect, usize)>,
    /// The first that change.
    pub rows: Vec<PreviewedRow>,
    /// How many change besides.
    pub more: usize,
}

/// A guest at an app for whom something changes.
#[derive(Clone, Debug)]
pub struct PreviewedRow {
    /// Who.
    pub guest: Linked,
    /// Their partner.
    pub partner: String,
    /// What.
    pub app: Linked,
    /// At present.
    pub before: Stand,
    /// With the change.
    pub after: Stand,
}

impl Previewed {
    /// What pages show of a preview.
    #[must_use]
    pub fn of(seen: Preview) -> Self {
        let always = [Effect::Gains, Effect::Loses];
        let effects = Effect::ALL.iter().map(|it| (*it, seen.count(*it)));
        Self {
            changed: seen.changed(),
            pairs: seen.pairs,
            at_least: seen.at_least,
            effects: effects
                .filter(|(it, count)| always.contains(it) || *count > 0)
                .collect(),
            more: seen.unlisted(),
            rows: seen.listed.into_iter().map(PreviewedRow::of).collect(),
        }
    }

    pub(super) const fn headline(&self) -> &'static str {
        if self.at_least {
            "preview-changes-least"
        } else {
            "preview-changes"
        }
    }

    #[cfg(test)]
    pub(super) fn sample(s: &crate::pages::samples::Sampler, at_least: bool) -> Self {
        let row = |before, after| PreviewedRow {
            guest: s.linked("Ana Silva", "/admin/guests/gst_1"),
            partner: s.text("Fabrikam"),
            app: s.linked("Drawing Vault", "/admin/apps/app_1"),
            before,
            after,
        };
        let yes = Stand {
            denied: None,
            until: Some(s.at()),
        };
        let no = Stand {
            denied: Some(model::Reason::MfaRequired),
            until: None,
        };
        Self {
            changed: 14,
            pairs: 3_912,
            at_least,
            effects: Effect::ALL.iter().map(|it| (*it, 7)).collect(),
            rows: vec![row(yes, no), row(no, Stand { until: None, ..yes })],
            more: usize::from(at_least) * 12,
        }
    }
}

impl PreviewedRow {
    fn of(it: ChangedPair) -> Self {
        Self {
            guest: Linked {
                name: it.guest,
                href: format!("/admin/guests/{}", it.guest_id),
            },
            partner: it.partner,
            app: Linked {
                name: it.app,
                href: format!("/admin/apps/{}", it.app_id),
            },
            before: it.before,
            after: it.after,
        }
    }
}

/// A form as it was filled in, with what it would change below. Posts to where the form does.
#[derive(Template)]
#[template(path = "admin/preview.html")]
pub struct PreviewPage {
    /// Around the page.
    pub frame: Frame,
    /// The part of the navigation it belongs to.
    pub section: Section,
    /// What the change is about.
    pub name: String,
    /// Where the form is posted.
    pub action: String,
    /// What else it carries.
    pub hidden: Vec<(String, String)>,
    /// Its fields.
    pub fields: Vec<Field>,
    /// Whether the change may cut people off.
    pub tone: Tone,
    /// Where *Cancel* leads.
    pub back: String,
    /// What it would change.
    pub seen: Previewed,
}

impl PreviewPage {
    const fn sections(&self) -> &'static [Section] {
        Section::ALL
    }

    fn in_section(&self, section: &Section) -> bool {
        *section == self.section
    }

    fn button(&self) -> &'static str {
        if self.tone == Tone::Bad {
            "button bad sure"
        } else {
            "button go"
        }
    }
}

impl Page for PreviewPage {
    fn title(&self) -> String {
        self.frame.t1("preview-title", "name", &self.name)
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        use crate::pages::Form;
        let mut form = super::ConfirmationForm::default();
        form.hours.value = s.text("24");
        let fields: Vec<Field> = form.fields().into_iter().cloned().collect();
        let page = |fields, tone, seen| Self {
            frame: frame.clone(),
            section: Section::Apps,
            name: s.text("Parts Portal"),
            action: s.text("/admin/apps/app_1/confirmation"),
            hidden: vec![("wanted".to_owned(), s.text("yes"))],
            fields,
            tone,
            back: s.text("/admin/apps/app_1"),
            seen,
        };
        let nobody = Previewed {
            changed: 0,
            effects: Vec::new(),
            rows: Vec::new(),
            ..Previewed::sample(s, false)
        };
        vec![
            page(fields.clone(), Tone::Ok, Previewed::sample(s, false)),
            page(Vec::new(), Tone::Bad, Previewed::sample(s, true)),
            page(fields, Tone::Ok, nobody),
        ]
    }
}
