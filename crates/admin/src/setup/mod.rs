//! A partner's IT admin connects the home identity provider by a link that was mailed to them.
//!
//! Invariant: a draft is no connection. It becomes one by an approval alone, which demands a test
//! sign-in that passed as the draft stands, and no sign-in finds it before.

mod draft;
mod entry;
mod handover;
mod links;

pub use draft::{ConnectionDetails, FoundHome, check_domain, choose_provider, connect};
pub use entry::{Opened, Visit, check_code, look, request_code, visit};
pub use handover::{approve, reopen, send_back, submit, waiting};
pub use links::{SetupInvite, add_colleague, revoke_link, send_link};

use crate::{Desk, Refusal};
use model::{Actor, At, Event, EventName, Id, PartnerDomain, Setup, SetupAttempt, SetupLink, kind};
use store::{StoreError, Tx};

/// A set-up with all that its pages show.
#[derive(Debug)]
pub struct SetupView {
    /// The set-up.
    pub setup: Setup,
    /// Its links, newest first.
    pub links: Vec<SetupLink>,
    /// Its newest test sign-ins, newest first.
    pub attempts: Vec<SetupAttempt>,
    /// What the host knows of the partner's domains.
    pub known: Vec<PartnerDomain>,
}

impl SetupView {
    /// The newest test sign-in that passed with the draft as it stands.
    #[must_use]
    pub fn green(&self) -> Option<&SetupAttempt> {
        green(&self.setup, &self.attempts)
    }
}

/// The newest set-up of a partner with all that its pages show; `None` when there was never one.
///
/// # Errors
/// [`Refusal::Store`].
pub fn newest(desk: &Desk, partner: &Id<kind::Partner>) -> Result<Option<SetupView>, Refusal> {
    Ok(desk.store.read(|tx| {
        let newest = tx.setups_of(partner)?.into_iter().next();
        newest.map(|setup| view(tx, setup)).transpose()
    })?)
}

/// A set-up with all that its pages show.
///
/// # Errors
/// [`Refusal::Unknown`] or [`Refusal::Store`].
pub fn of_visit(desk: &Desk, visit: &Visit) -> Result<SetupView, Refusal> {
    desk.store.read(|tx| {
        let setup = find(tx, &visit.setup.id)?;
        Ok(view(tx, setup)?)
    })
}

fn view(tx: &mut Tx<'_>, setup: Setup) -> Result<SetupView, StoreError> {
    Ok(SetupView {
        links: tx.setup_links_of(&setup.id)?,
        attempts: tx.setup_attempts_of(&setup.id)?,
        known: tx.partner_domains(&setup.partner_id)?,
        setup,
    })
}

fn green<'a>(setup: &Setup, attempts: &'a [SetupAttempt]) -> Option<&'a SetupAttempt> {
    attempts.iter().find(|attempt| {
        attempt.revision == setup.revision
            && attempt
                .outcome
                .as_ref()
                .is_some_and(|outcome| outcome.passed().is_some())
    })
}

fn find(tx: &mut Tx<'_>, id: &Id<kind::Setup>) -> Result<Setup, Refusal> {
    tx.find_setup(id)?.ok_or(Refusal::Unknown("set-up"))
}

/// Writes a set-up unless somebody else changed it meanwhile.
fn write(tx: &mut Tx<'_>, before: &Setup, after: &Setup) -> Result<(), Refusal> {
    if tx.update_setup(before, after)? {
        Ok(())
    } else {
        Err(Refusal::StateConflict("changed meanwhile"))
    }
}

fn event(now: At, by: &Actor, setup: &Setup, did: &str) -> Event {
    let detail = serde_json::json!({ "did": did, "setup": setup.id });
    Event::change(now, by.clone(), EventName::Setup)
        .partner(&setup.partner_id)
        .detail(detail)
}
