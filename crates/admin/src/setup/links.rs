//! Links to a set-up: one mailbox each, the same saved state for all.

use super::{Visit, event, find, write};
use crate::{
    Desk, Refusal, desk::done, domain_name, invitations::letter::queue_mail, landing::distrust,
};
use model::{
    Actor, At, Email, EventName, Id, Language, Mail, MailContent, Partner, PartnerDomain,
    SETUP_LINK_LIFE, Secret, Setup, SetupDomain, SetupDraft, SetupLink, SetupState, Span, kind,
};
use store::Tx;

/// So many mails with a link go to one mailbox within a day.
const MAILS_A_DAY: usize = 5;
/// So many links of one set-up can work at a time.
const MOST_LINKS: usize = 10;

/// Whom to send a link to.
#[derive(Clone, Debug)]
pub struct SetupInvite {
    /// Whose home identity provider is to be connected.
    pub partner_id: Id<kind::Partner>,
    /// The mailbox of the partner's IT admin.
    pub email: Email,
    /// In which language to write.
    pub language: Language,
    /// Whether a hand-over with a proven domain of the partner needs no further approval.
    pub auto_approve: bool,
    /// Who sends it, and their address.
    pub inviter: (String, Option<String>),
}

/// Mails a link to the partner's set-up, which is begun where there is none under way. A link that the
/// same mailbox had before is dead.
///
/// # Errors
/// [`Refusal::Unknown`], [`Refusal::Refused`] for a partner that is not trusted now,
/// [`Refusal::ResendLimit`].
pub fn send_link(
    desk: &Desk,
    by: &Actor,
    invite: &SetupInvite,
) -> Result<(SetupLink, Secret), Refusal> {
    desk.retry_conflicts(|| {
        desk.change(by, EventName::Setup, |tx, now| {
            let partner = trusted(tx, &invite.partner_id, now)?;
            let under_way = tx
                .setups_of(&partner.id)?
                .into_iter()
                .find(|setup| setup.state != SetupState::Approved);
            let setup = match under_way {
                Some(before) => {
                    let after = Setup {
                        auto_approve: invite.auto_approve,
                        changed_at: now,
                        ..before.clone()
                    };
                    if before.auto_approve != after.auto_approve {
                        write(tx, &before, &after)?;
                        tx.audit(event(now, by, &after, "auto_approve_changed"));
                    }
                    after
                }
                None => begin(desk, tx, (by, invite), &partner, now)?,
            };
            Letter { desk, by, invite }.mail(tx, (&setup, &partner), now)
        })
    })
}

/// The partner's IT admin has a colleague get a link to the same set-up, at a mail domain that is
/// theirs or that the host knows as the partner's.
///
/// # Errors
/// [`Refusal::Colleague`] for another domain, [`Refusal::ResendLimit`].
pub fn add_colleague(desk: &Desk, visit: &Visit, email: &Email) -> Result<SetupLink, Refusal> {
    let by = visit.actor();
    desk.change(&by, EventName::Setup, |tx, now| {
        let partner = trusted(tx, &visit.partner.id, now)?;
        let known = tx.partner_domains(&partner.id)?;
        let ours = email.domain() == visit.link.email.domain()
            || known
                .iter()
                .any(|it| it.domain == email.domain() && it.state.counts());
        if !ours {
            return Err(Refusal::Colleague(email.to_string()));
        }
        let setup = find(tx, &visit.setup.id)?;
        let invite = SetupInvite {
            partner_id: partner.id.clone(),
            email: email.clone(),
            language: visit.link.language,
            auto_approve: setup.auto_approve,
            inviter: (
                visit.link.email.to_string(),
                Some(visit.link.email.to_string()),
            ),
        };
        let letter = Letter {
            desk,
            by: &by,
            invite: &invite,
        };
        letter
            .mail(tx, (&setup, &partner), now)
            .map(|(link, _)| link)
    })
}

/// Withdraws a link; every browser that came in by it is out.
///
/// # Errors
/// [`Refusal::Unknown`], or [`Refusal::StateConflict`] when it was withdrawn before.
pub fn revoke_link(
    desk: &Desk,
    by: &Actor,
    partner: &Id<kind::Partner>,
    id: &Id<kind::SetupLink>,
) -> Result<(), Refusal> {
    desk.change(by, EventName::Setup, |tx, now| {
        let link = tx.find_setup_link(id)?.ok_or(Refusal::Unknown("link"))?;
        let setup = find(tx, &link.setup_id)?;
        if setup.partner_id != *partner {
            return Err(Refusal::Unknown("link"));
        }
        if !tx.revoke_setup_link(id, now)? {
            return Err(Refusal::StateConflict("withdrawn"));
        }
        tx.audit(of_link(now, by, &setup, ("link_withdrawn", &link)));
        Ok(())
    })
}

fn of_link(now: At, by: &Actor, setup: &Setup, (did, link): (&str, &SetupLink)) -> model::Event {
    let detail = serde_json::json!({ "did": did, "setup": setup.id, "link": link.id });
    done(now, by, EventName::Setup, did)
        .partner(&setup.partner_id)
        .detail(detail)
}

fn trusted(tx: &mut Tx<'_>, id: &Id<kind::Partner>, now: At) -> Result<Partner, Refusal> {
    let partner = tx.find_partner(id)?.ok_or(Refusal::Unknown("partner"))?;
    match distrust(&partner, now) {
        Some(reason) => Err(Refusal::Refused(reason)),
        None => Ok(partner),
    }
}

/// A set-up that starts with what is known already: the partner's domains and that of the mailbox.
fn begin(
    desk: &Desk,
    tx: &mut Tx<'_>,
    (by, invite): (&Actor, &SetupInvite),
    partner: &Partner,
    now: At,
) -> Result<Setup, Refusal> {
    let known = tx.partner_domains(&partner.id)?;
    let mut names = partner.domains.clone();
    let of_mailbox = domain_name::normalise(invite.email.domain()).ok();
    names.extend(of_mailbox.filter(|name| !partner.domains.contains(name)));
    let setup = Setup {
        id: Id::new(now, &*desk.random),
        partner_id: partner.id.clone(),
        connection_id: Id::new(now, &*desk.random),
        state: SetupState::Open,
        draft: SetupDraft {
            domains: names
                .iter()
                .map(|name| domain_of(desk, &known, name))
                .collect(),
            ..SetupDraft::default()
        },
        client_secret: None,
        auto_approve: invite.auto_approve,
        revision: 1,
        version: 1,
        created_at: now,
        changed_at: now,
    };
    tx.insert_setup(&setup)?;
    tx.audit(event(now, by, &setup, "begun"));
    Ok(setup)
}

/// A domain as a draft begins with it: with the record that the host asked for already, if it did.
pub(super) fn domain_of(desk: &Desk, known: &[PartnerDomain], name: &str) -> SetupDomain {
    let known = known.iter().find(|it| it.domain == name);
    let proven = known.filter(|it| it.state == model::DomainState::Proven);
    SetupDomain {
        domain: name.to_owned(),
        token: known
            .and_then(|it| it.token.clone())
            .unwrap_or_else(|| desk.draw_seed()),
        proven_at: proven.map(|it| it.confirmed_at.unwrap_or(it.since)),
    }
}

/// A link to be mailed.
struct Letter<'a> {
    desk: &'a Desk,
    by: &'a Actor,
    invite: &'a SetupInvite,
}

impl Letter<'_> {
    fn mail(
        &self,
        tx: &mut Tx<'_>,
        (setup, partner): (&Setup, &Partner),
        now: At,
    ) -> Result<(SetupLink, Secret), Refusal> {
        let (desk, invite) = (self.desk, self.invite);
        let before = tx.setup_links_of(&setup.id)?;
        let same = |link: &&SetupLink| link.email.key() == invite.email.key();
        let recent = |link: &&SetupLink| link.created_at > now.minus(Span::days(1));
        let working = before.iter().filter(|link| link.refuses(now).is_none());
        if before.iter().filter(same).filter(recent).count() >= MAILS_A_DAY
            || working.filter(|link| !same(link)).count() >= MOST_LINKS
        {
            return Err(Refusal::ResendLimit);
        }
        for link in before.iter().filter(same) {
            tx.revoke_setup_link(&link.id, now)?;
        }
        let token = Secret::new(desk.draw_seed());
        let link = SetupLink {
            id: Id::new(now, &*desk.random),
            setup_id: setup.id.clone(),
            email: invite.email.clone(),
            language: invite.language,
            inviter_name: invite.inviter.0.clone(),
            inviter_email: invite.inviter.1.clone(),
            created_at: now,
            expires_at: now.plus(SETUP_LINK_LIFE),
            revoked_at: None,
        };
        tx.insert_setup_link(&link, &token.hashed())?;
        let address = Secret::new(desk.settings.link(&format!("/setup/{}", token.expose())));
        let mail = Mail {
            to: link.email.clone(),
            language: link.language,
            reply_to: link.inviter_email.clone(),
            content: MailContent::SetupLink {
                inviter: link.inviter_name.clone(),
                partner: partner.name.clone(),
                link: address.clone(),
                expires_at: link.expires_at,
            },
        };
        queue_mail(desk, tx, None, &mail, now)?;
        tx.audit(of_link(now, self.by, setup, ("link_sent", &link)));
        Ok((link, address))
    }
}
