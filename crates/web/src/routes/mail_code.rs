//! Mailed codes: for people without a home identity provider, and for the mailbox of an invitation.

use super::outcome::{Answer, accept, denial, refused, resolve, settle};
use crate::{
    exchange::Exchange,
    http::{self, Response},
    pages::{
        Problem,
        guest::{CodeForm, MailCode, MailboxProof},
    },
};
use admin::{
    Refusal,
    landing::{self, Landing},
    mailbox,
    redemption::{Evidence, account_of},
};
use broker::{Recipient, StartRequest, Wishes};
use model::{Asker, Connection, Email, Guest, HashedSecret, HomeSignIn, Id, Reason, kind};

/// Begins a sign-in here and mails a code to whoever the address belongs to, if to anybody.
pub fn start(
    exchange: &Exchange<'_>,
    connection: &Connection,
    invitation: Option<Id<kind::Invitation>>,
    (continue_to, email): (&str, &Email),
) -> Answer {
    let broker = &exchange.portal.broker;
    let recipient = recipient(exchange, invitation.as_ref(), email)?;
    // Without the link, accepting is a step of its own, on the page that shows the invitation (E09).
    let request = StartRequest {
        connection,
        invitation_id: invitation,
        moves_guest_id: None,
        continue_to: continue_to.to_owned(),
        wishes: Wishes {
            login_hint: Some(email.to_string()),
            ..Wishes::default()
        },
    };
    let begun = broker
        .start_here(&request)
        .map_err(|e| refused(exchange, &e))?;
    broker
        .request_code(
            &begun.sign_in,
            email,
            (recipient.as_ref(), &asker(exchange, recipient.as_ref())),
        )
        .map_err(|e| refused(exchange, &e))?;
    Ok(
        Response::see_other("/sign-in/code").cookie(http::make(
            http::SIGN_IN,
            &begun.binding,
            None,
        )),
    )
}

/// Who asks: from which network, or on a device where the recipient signed in before.
pub fn asker(exchange: &Exchange<'_>, recipient: Option<&Recipient>) -> Asker {
    let broker = &exchange.portal.broker;
    let mark = exchange.request.cookie(http::DEVICE);
    let own =
        mark.filter(|mark| recipient.is_some_and(|to| broker.knows_device(mark, &to.guest_id)));
    Asker {
        network: exchange.network(),
        device: own.map(HashedSecret::of),
    }
}

/// Whom a code may be mailed to: the invited guest, or the guest who has an account by mailbox.
fn recipient(
    exchange: &Exchange<'_>,
    invitation: Option<&Id<kind::Invitation>>,
    email: &Email,
) -> Result<Option<Recipient>, Response> {
    let desk = &exchange.portal.desk;
    let fail = |e: Refusal| exchange.failure(&e);
    if let Some(id) = invitation {
        let guest = mailbox::invited_guest(desk, id).map_err(fail)?;
        return Ok(guest.as_ref().map(to_guest));
    }
    let way = mailbox::eligible_for_mail_code(desk, email).map_err(fail)?;
    Ok(way.map(|way| Recipient {
        guest_id: way.guest_id,
        email: way.email,
        name: way.name,
        language: way.language,
    }))
}

fn to_guest(guest: &Guest) -> Recipient {
    Recipient {
        guest_id: guest.id.clone(),
        email: guest.email.clone(),
        name: guest.display_name.clone(),
        language: guest.language,
    }
}

/// The sign-in of this browser that waits for a code.
pub struct Waiting {
    pub sign_in: model::SignIn,
    /// The proof from a home, if the code is for the invited mailbox on top of it.
    proof: Option<HomeSignIn>,
    pub recipient: Option<Recipient>,
    pub address: Email,
}

pub fn waiting(exchange: &Exchange<'_>) -> Result<Waiting, Response> {
    let broker = &exchange.portal.broker;
    let gone = || denial(exchange, Reason::StateInvalid, None);
    let cookie = exchange.request.cookie(http::SIGN_IN).ok_or_else(gone)?;
    let sign_in = broker
        .find(cookie)
        .map_err(|e| refused(exchange, &e))?
        .ok_or_else(gone)?;
    match (&sign_in.proof, broker.address(&sign_in)) {
        (Some(proof), _) => {
            let proof = proof.clone();
            let desk = exchange.desk();
            let guest = match (&sign_in.moves_guest_id, &sign_in.invitation_id) {
                (Some(guest), _) => mailbox::moving_guest(desk, guest),
                (None, Some(invitation)) => mailbox::invited_guest(desk, invitation),
                (None, None) => return Err(gone()),
            };
            let guest = guest.map_err(|e| exchange.failure(&e))?.ok_or_else(gone)?;
            Ok(Waiting {
                address: guest.email.clone(),
                recipient: Some(to_guest(&guest)),
                proof: Some(proof),
                sign_in,
            })
        }
        (None, Some(address)) => {
            let recipient = recipient(exchange, sign_in.invitation_id.as_ref(), &address)?;
            Ok(Waiting {
                sign_in,
                proof: None,
                recipient,
                address,
            })
        }
        (None, None) => Err(gone()),
    }
}

/// Asks for the mailed code (G4).
pub fn page(exchange: &Exchange<'_>) -> Response {
    let sent_again = exchange.request.query == "again";
    let shown = waiting(exchange)
        .map(|waiting| show_code(exchange, &waiting, CodeForm::default(), sent_again));
    settle(shown).on_beat()
}

fn show_code(
    exchange: &Exchange<'_>,
    waiting: &Waiting,
    form: CodeForm,
    sent_again: bool,
) -> Response {
    let status = if form.code.problem.is_some() {
        400
    } else {
        200
    };
    let inviter_name = match landing::by_sign_in(exchange.desk(), &waiting.sign_in) {
        Ok(Some(Landing::Open(view))) => Some(view.inviter_name),
        Ok(_) => None,
        Err(error) => return exchange.failure(&error),
    };
    let language = waiting.recipient.as_ref().map(|r| r.language);
    Response::page(
        status,
        &MailCode {
            frame: exchange.frame_in(language.filter(|_| waiting.sign_in.invitation_id.is_some())),
            form,
            masked: waiting.address.masked(),
            minutes: exchange.portal.oidc.settings.lifetimes.mail_code.as_secs() / 60,
            proof: waiting.proof.as_ref().map(|proof| MailboxProof {
                signed_in_as: account_of(proof),
                invited: waiting.address.masked(),
                moves: waiting.sign_in.moves_guest_id.is_some(),
            }),
            action: "/sign-in/code".into(),
            again: "/sign-in/code/new".into(),
            sent_again,
            back: (waiting.proof.is_none() && inviter_name.is_none())
                .then(|| "/sign-in".to_owned()),
            inviter_name,
            at: exchange.now(),
        },
    )
}

/// Takes the code.
pub fn submit(exchange: &Exchange<'_>) -> Response {
    settle(take_code(exchange)).on_beat()
}

fn take_code(exchange: &Exchange<'_>) -> Answer {
    let waiting = waiting(exchange)?;
    let broker = &exchange.portal.broker;
    let typed = exchange.form.text("code");
    let mut form = CodeForm::default();
    let outcome = match (&waiting.proof, &waiting.recipient) {
        _ if typed.trim().is_empty() => {
            form.code.problem = Some(Problem::Required);
            return Ok(show_code(exchange, &waiting, form, false));
        }
        (Some(_), Some(recipient)) => {
            broker.check_invited_mailbox(&waiting.sign_in, typed, recipient)
        }
        (_, recipient) => broker
            .check_code(&waiting.sign_in, typed, recipient.as_ref())
            .map(|_| ()),
    };
    match outcome.map_err(|e| (e.reason(), e)) {
        Ok(()) if waiting.proof.is_some() => {
            accept(exchange, &waiting.sign_in, Evidence::MailboxProven)
        }
        Ok(()) => {
            let cookie = exchange.request.cookie(http::SIGN_IN).unwrap_or_default();
            let proven = broker.find(cookie).map_err(|e| refused(exchange, &e))?;
            proven.map_or_else(
                || Err(denial(exchange, Reason::StateInvalid, None)),
                |s| resolve(exchange, &s),
            )
        }
        Err((Some(reason @ (Reason::CodeWrong | Reason::TooManyTries)), _)) => {
            form.code.problem = Some(if reason == Reason::CodeWrong {
                Problem::Code
            } else {
                Problem::CodeTries
            });
            Ok(show_code(exchange, &waiting, form, false))
        }
        Err((_, error)) => Err(refused(exchange, &error)),
    }
}

/// Mails another code; the old one dies.
pub fn again(exchange: &Exchange<'_>) -> Response {
    settle(mail_again(exchange)).on_beat()
}

fn mail_again(exchange: &Exchange<'_>) -> Answer {
    let waiting = waiting(exchange)?;
    let recipient = waiting.recipient.as_ref();
    exchange
        .portal
        .broker
        .request_code(
            &waiting.sign_in,
            &waiting.address,
            (recipient, &asker(exchange, recipient)),
        )
        .map_err(|e| refused(exchange, &e))?;
    Ok(Response::see_other("/sign-in/code?again"))
}
