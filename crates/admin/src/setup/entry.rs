//! Through the door of a set-up: the link, and once in each browser a code mailed to its mailbox.

use super::{event, find};
use crate::{Desk, Refusal, invitations::letter::queue_mail, landing::distrust};
use model::{
    Actor, At, EventName, HashedSecret, Id, Mail, MailContent, Partner, Reason, Secret, Setup,
    SetupLink, SetupSession, Span, kind,
};
use store::{CodeCheck, NewSetupSession, Tx};

const DIGITS: usize = 6;
const TRIES: i32 = 5;
/// So many codes may be asked for one link in [`WINDOW`].
const CODES: i64 = 5;
const WINDOW: Span = Span::hours(1);

/// What is behind a link that works.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The link.
    pub link: SetupLink,
    /// Its set-up.
    pub setup: Setup,
    /// Whose it is.
    pub partner: Partner,
}

/// A partner's IT admin in a browser in which the mailbox was proven.
#[derive(Clone, Debug)]
pub struct Visit {
    /// By which link.
    pub link: SetupLink,
    /// To which set-up, as it was when the request began.
    pub setup: Setup,
    /// Whose it is.
    pub partner: Partner,
    /// In which browser.
    pub session: SetupSession,
}

impl Visit {
    /// For the audit chain.
    #[must_use]
    pub fn actor(&self) -> Actor {
        Actor::partner_admin(&self.link.id)
    }
}

/// Looks behind a link. Looking changes nothing, however often.
///
/// # Errors
/// [`Refusal::Refused`] when the link does not work.
pub fn look(desk: &Desk, token: &str) -> Result<Opened, Refusal> {
    let now = desk.clock.now();
    desk.store.read(|tx| open(tx, token, now))
}

fn open(tx: &mut Tx<'_>, token: &str, now: At) -> Result<Opened, Refusal> {
    let unknown = || Refusal::Refused(Reason::SetupLinkUnknown);
    let found = tx.find_setup_link_by_token(&HashedSecret::of(token))?;
    let link = found.ok_or_else(unknown)?;
    if let Some(reason) = link.refuses(now) {
        return Err(Refusal::Refused(reason));
    }
    let setup = find(tx, &link.setup_id)?;
    let partner = tx.find_partner(&setup.partner_id)?.ok_or_else(unknown)?;
    match distrust(&partner, now) {
        Some(reason) => Err(Refusal::Refused(reason)),
        None => Ok(Opened {
            link,
            setup,
            partner,
        }),
    }
}

/// Mails a code to the link's own mailbox, for this browser. Returns the value of its cookie.
///
/// # Errors
/// [`Refusal::Refused`]: why the link does not work, or [`Reason::RateLimited`] after five codes in an
/// hour.
pub fn request_code(desk: &Desk, token: &str) -> Result<Secret, Refusal> {
    let binding = Secret::draw(&*desk.random);
    let code = Secret::draw_digits(&*desk.random, DIGITS);
    let anonymous = Actor::plain(model::ActorKind::Anonymous);
    desk.change(&anonymous, EventName::Setup, |tx, now| {
        let Opened { link, setup, .. } = open(tx, token, now)?;
        if tx.count_setup_codes(&link.id, now.minus(WINDOW))? >= CODES {
            return Err(Refusal::Refused(Reason::RateLimited));
        }
        let lifetime = desk.settings.lifetimes.mail_code;
        let id = Id::<kind::SetupSession>::new(now, &*desk.random);
        tx.insert_setup_session(&NewSetupSession {
            code: code_hash(id.as_str(), &link, code.expose()),
            id,
            link_id: link.id.clone(),
            binding: binding.hashed(),
            tries: TRIES,
            created_at: now,
            code_expires_at: now.plus(lifetime),
        })?;
        let mail = Mail {
            to: link.email.clone(),
            language: link.language,
            reply_to: None,
            content: MailContent::Code {
                code: code.clone(),
                minutes: lifetime.as_secs() / 60,
            },
        };
        queue_mail(desk, tx, None, &mail, now)?;
        tx.audit(event(now, &anonymous, &setup, "code_sent"));
        Ok(())
    })?;
    Ok(binding)
}

/// Tries a code in the browser that asked for it. Returns the value of the cookie that lets this browser
/// in from now on; the one it had is dead.
///
/// # Errors
/// [`Refusal::Refused`]: why the link does not work, [`Reason::CodeWrong`], or
/// [`Reason::TooManyTries`] when none is left to try.
pub fn check_code(desk: &Desk, token: &str, binding: &str, typed: &str) -> Result<Secret, Refusal> {
    let now = desk.clock.now();
    let fresh = Secret::draw(&*desk.random);
    let typed: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .collect();
    // A wrong try must count, so it is no error inside the transaction.
    let refused = desk.store.write(|tx| {
        let Opened { link, setup, .. } = open(tx, token, now)?;
        let binding = HashedSecret::of(binding);
        let outcome = tx.prove_setup_session(
            (&link.id, &binding),
            &fresh.hashed(),
            |id| code_hash(id, &link, &typed),
            now,
        )?;
        let reason = match outcome {
            CodeCheck::Right => None,
            CodeCheck::Wrong(_) | CodeCheck::Expired => Some(Reason::CodeWrong),
            CodeCheck::Gone => Some(Reason::TooManyTries),
        };
        let mut line = event(now, &Actor::partner_admin(&link.id), &setup, "entered");
        line.reason = reason;
        tx.audit(line);
        Ok::<_, Refusal>(reason)
    })?;
    refused.map_or(Ok(fresh), |reason| Err(Refusal::Refused(reason)))
}

/// Who is in, by the link and this browser's cookie; `None` for a browser in which the mailbox of this
/// very link was not proven.
///
/// # Errors
/// [`Refusal::Refused`] when the link does not work.
pub fn visit(desk: &Desk, token: &str, cookie: Option<&str>) -> Result<Option<Visit>, Refusal> {
    let now = desk.clock.now();
    desk.store.read(|tx| {
        let Opened {
            link,
            setup,
            partner,
        } = open(tx, token, now)?;
        let session = match cookie {
            Some(cookie) => tx.find_setup_session(&HashedSecret::of(cookie))?,
            None => None,
        };
        Ok(session
            .filter(|(_, of)| of.id == link.id)
            .map(|(session, _)| Visit {
                link,
                setup,
                partner,
                session,
            }))
    })
}

/// The same code has another hash in another browser and for another mailbox.
fn code_hash(id: &str, link: &SetupLink, code: &str) -> HashedSecret {
    HashedSecret::of(&format!("setup_code:{id}:{}:{code}", link.email.key()))
}
