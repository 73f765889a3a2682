//! Filled pages for the tests, once as people write and once with hostile text in every field.

use super::{
    Brand, Choice, Frame,
    admin::{AuditLine, Done, Linked},
    guest::Ceremony,
};
use crate::i18n::Locale;
use model::{
    AccessRequest, Admin, AdminRole, AdminState, At, BoundTo, EventName, Reason, RequestKind,
    RequestState,
};

/// What a hostile person types; it must come out as text.
pub const PAYLOAD: &str = "\"'><script>alert(1)</script>&amp;";

/// Makes the texts of the samples.
#[derive(Clone, Copy, Debug)]
pub struct Sampler {
    /// What every text carries behind it; nothing in pages as people fill them.
    pub payload: &'static str,
}

impl Sampler {
    pub fn text(&self, text: &str) -> String {
        format!("{text}{}", self.payload)
    }

    pub fn at(&self) -> At {
        At::parse("2026-11-23T09:31:07Z").unwrap()
    }

    pub fn access_request(&self) -> AccessRequest {
        AccessRequest {
            id: "arq_01890a5dac96774bbcceb302099a8057".parse().unwrap(),
            guest_id: "gst_01890a5dac96774bbcceb302099a8057".parse().unwrap(),
            app_id: "app_01890a5dac96774bbcceb302099a8057".parse().unwrap(),
            kind: RequestKind::Extension,
            note: Some(self.text("We begin on Monday.")),
            state: RequestState::Open,
            asked_at: self.at(),
            decided_at: None,
            decided_by: None,
            ends_at: None,
            answer: None,
        }
    }

    pub fn ceremony(&self) -> Ceremony {
        Ceremony {
            options: self.text(r#"{"publicKey":{"challenge":"AAAA"}}"#),
            id: self.text("cer_1"),
        }
    }

    pub fn frame(&self, locale: Locale, admin: bool) -> Frame {
        Frame {
            company: self.text("Contoso"),
            locale,
            languages: model::Language::ALL.to_vec(),
            csrf: self.text("csrf-value"),
            brand: Brand {
                css: Some(self.text("/brand/7a1f5c-logo.css")),
                logo: Some(self.text("/brand/0011223344556677.png")),
            },
            support: Some(self.text("Service desk: +49 30 1234567")),
            contact_url: Some(self.text("https://contoso.example/help")),
            reference: Some(self.text("7K2-9QD")),
            path: self.text("/here?a=b"),
            admin: admin.then(|| self.admin()),
            done: admin.then_some(Done::Saved),
            refusal: (admin && !self.payload.is_empty())
                .then(|| self.text("There is no such guest.")),
        }
    }

    /// An owner, who may use every button.
    pub fn admin(&self) -> Admin {
        Admin {
            id: "adm_0190a0a0a0a07a0a8a0a0a0a0a0a0a05".parse().unwrap(),
            email: "mia.berg@contoso.example".parse().unwrap(),
            name: self.text("Mia Berg"),
            state: AdminState::Active,
            role: AdminRole::Owner,
            bound_to: BoundTo::default(),
            created_at: self.at(),
        }
    }

    pub fn linked(&self, name: &str, href: &str) -> Linked {
        Linked {
            name: self.text(name),
            href: self.text(href),
        }
    }

    pub fn choices(&self) -> Vec<Choice> {
        let mut choices: Vec<Choice> = ["Parts Portal", "Drawing Vault", "Quality Reports"]
            .iter()
            .map(|name| Choice::new(self.text(name), self.text(name)))
            .collect();
        choices[1].chosen = true;
        choices[1].note = Some(self.text("drawing-vault"));
        choices
    }

    pub fn audit_lines(&self) -> Vec<AuditLine> {
        let line = |seq, event, reason| AuditLine {
            seq,
            at: self.at(),
            actor: self.text("Mia Berg"),
            event,
            reason,
            about: vec![
                self.linked("Ana Silva", "/admin/guests/gst_1"),
                self.linked("Parts Portal", "/admin/apps/app_1"),
            ],
            why: reason.map(|_| "/admin/why?guest=gst_1&app=app_1".to_owned()),
            did: self.text("assigned"),
            detail: self.text(r#"{"did":"assigned","apps":3}"#),
        };
        EventName::ALL
            .iter()
            .enumerate()
            .map(|(n, event)| {
                let refused = (n % 4 == 0).then_some(Reason::NotAssigned);
                line(i64::try_from(n).unwrap() + 81_204, *event, refused)
            })
            .collect()
    }
}
