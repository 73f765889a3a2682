use crate::pages::{Field, Form, Frame, Kind, Page, Spec, form};
use askama::Template;
use model::{At, Reason};

form! {
    /// Posted to the page's `action` with `csrf` and:
    CodeForm {
        /// Six digits; blanks and hyphens between them are to be ignored.
        code: Spec::new(Kind::Code, "code", "field-code").required().hint("code-hint").autocomplete("one-time-code"),
    }
}

/// Why a code was mailed although the person has signed in.
#[derive(Clone, Debug)]
pub struct MailboxProof {
    /// The address that the home asserted.
    pub signed_in_as: String,
    /// The invited address, where the code went.
    pub invited: String,
    /// The home is to replace the account that this mailbox was for.
    pub moves: bool,
}

impl MailboxProof {
    const fn why(&self) -> &'static str {
        if self.moves {
            "proof-why-move"
        } else {
            "proof-why"
        }
    }
}

/// The mailed code is asked for: sign-in without a home identity provider, or proof of the
/// invited mailbox after a sign-in with another address.
#[derive(Template)]
#[template(path = "guest/mail_code.html")]
pub struct MailCode {
    /// Around the page.
    pub frame: Frame,
    /// The code.
    pub form: CodeForm,
    /// Where the code went, masked.
    pub masked: String,
    /// Minutes it stays valid.
    pub minutes: i64,
    /// Set when it proves the invited mailbox.
    pub proof: Option<MailboxProof>,
    /// Where the code is posted.
    pub action: String,
    /// Where a new code is asked for by POST.
    pub again: String,
    /// Whether a new code has just been sent.
    pub sent_again: bool,
    /// Where another address can be given.
    pub back: Option<String>,
    /// Who invited, where an invitation led here: another one can be asked for.
    pub inviter_name: Option<String>,
    /// When it was shown.
    pub at: At,
}

impl MailCode {
    /// Why a proof is asked for.
    fn reason(&self) -> Reason {
        Reason::AddressDiffers
    }
}

impl Page for MailCode {
    fn title(&self) -> String {
        self.frame.t(if self.proof.is_some() {
            "proof-title"
        } else {
            "code-title"
        })
    }

    fn problems(&self) -> Vec<&Field> {
        self.form.problems()
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        let mut wrong = CodeForm::default();
        wrong.code.value = s.text("123 456");
        wrong.code.problem = Some(crate::pages::Problem::Code);
        let first = Self {
            frame: frame.clone(),
            form: CodeForm::default(),
            masked: s.text("a••@tailor.example"),
            minutes: 10,
            proof: None,
            action: "/sign-in/code".to_owned(),
            again: "/sign-in/code/new".to_owned(),
            sent_again: true,
            back: Some("/sign-in".to_owned()),
            inviter_name: None,
            at: s.at(),
        };
        let second = Self {
            frame: frame.clone(),
            form: wrong,
            proof: Some(MailboxProof {
                signed_in_as: s.text("ana.silva@fabrikam.example"),
                invited: s.text("ana@fabrikam.example"),
                moves: false,
            }),
            masked: s.text("a••@fabrikam.example"),
            minutes: 1,
            action: "/accept/proof".to_owned(),
            again: "/accept/proof/new".to_owned(),
            sent_again: false,
            back: None,
            inviter_name: Some(s.text("Mia Berg")),
            at: s.at(),
        };
        vec![first, second]
    }
}
