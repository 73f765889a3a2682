use crate::pages::{Frame, Page};
use askama::Template;

/// The postmaster of a domain is asked whose it is. Posts `csrf` to the page itself.
#[derive(Template)]
#[template(path = "guest/domain_proof.html")]
pub struct DomainProof {
    /// Around the page.
    pub frame: Frame,
    /// The domain.
    pub domain: String,
    /// The partner that says it is its own.
    pub partner: String,
    /// Where the answer is posted; `None` once it was given.
    pub action: Option<String>,
}

impl Page for DomainProof {
    fn title(&self) -> String {
        self.frame.t1("domain-proof-title", "domain", &self.domain)
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        [Some("/domain-proof/token".to_owned()), None]
            .into_iter()
            .map(|action| Self {
                frame: frame.clone(),
                domain: s.text("fabrikam.example"),
                partner: s.text("Fabrikam"),
                action,
            })
            .collect()
    }
}
