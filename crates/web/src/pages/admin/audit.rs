use super::{AuditLine, section};
use crate::pages::{Frame, Page};
use askama::Template;

/// The newest part of the chain, or an older one (`GET /admin/audit?before=…`).
#[derive(Template)]
#[template(path = "admin/audit.html")]
pub struct AuditList {
    /// Around the page.
    pub frame: Frame,
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

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        vec![
            Self {
                frame: frame.clone(),
                lines: s.audit_lines(),
                older: Some(s.text("/admin/audit?before=81204")),
            },
            Self {
                frame: frame.clone(),
                lines: Vec::new(),
                older: None,
            },
        ]
    }
}
