//! What a page says of a wish that was refused, in the reader's language. The command line keeps the English text
//! of [`Refusal`] itself.

use super::Frame;
use ::admin::Refusal;
use model::Particulars;

impl Frame {
    /// Why a wish was refused and what to do.
    #[must_use]
    pub fn refusal(&self, refusal: &Refusal) -> String {
        let given = |text: &str| Particulars::default().text("given", text);
        match refusal {
            Refusal::Invite(it) => self.said("row-code", it.code().as_str(), &it.particulars()),
            Refusal::File(it) => self.said("file-fault", it.code(), &it.particulars()),
            Refusal::DomainInvalid { given: it, fault } => {
                self.said("domain-fault", fault.code(), &given(it))
            }
            Refusal::Url {
                given: it, fault, ..
            } => self.said("url-fault", fault.code(), &given(it)),
            Refusal::Setting { fault, .. } => {
                self.said("setting-fault", fault.code(), &fault.particulars())
            }
            Refusal::Logo(fault) => self.word("logo-fault", fault.code()),
            Refusal::InviteBudget(most) => {
                let named = Particulars::default().number("most", *most);
                self.said("row-code", "limit_reached", &named)
            }
            _ => match (refusal.said(), refusal.reason()) {
                (Some((code, named)), _) => {
                    self.said("refusal", code, &self.labelled(named, refusal))
                }
                (None, Some(reason)) => self.reason(reason),
                (None, None) => self.t("error-text-bad-request"),
            },
        }
    }

    /// With the label that a field has on pages in the place of its English name.
    fn labelled(&self, named: Particulars, refusal: &Refusal) -> Particulars {
        match refusal {
            Refusal::Missing(field)
            | Refusal::ControlCharacter(field)
            | Refusal::TooLong { field, .. } => match label_of(field) {
                Some(key) => named.text("field", &self.t(key)),
                None => named,
            },
            _ => named,
        }
    }
}

/// The key of the label that a field of a verb has on the pages that call it.
fn label_of(field: &str) -> Option<&'static str> {
    Some(match field {
        "name" => "field-name",
        "description" => "field-listing",
        "role" => "field-role",
        "reason" => "field-request-reason",
        "note" | "act" => "message",
        "title" => "field-terms-title",
        "text" => "field-terms-text",
        "day" | "last day" => "field-ends",
        "kind of app" => "field-preset",
        "product" => "field-template",
        "subject" => "field-directory-subject",
        "filter" => "view-name",
        "client id" => "field-client-id",
        "why" => "field-release-why",
        "domain" => "field-domain",
        "list of domains" => "field-domains",
        "app" => "field-app",
        "home identity provider" => "claim-source-home",
        "name of the name claim" => "field-name-claim",
        "name of the mail claim" => "field-email-claim",
        "name of the groups claim" => "field-groups-claim",
        _ => return None,
    })
}
