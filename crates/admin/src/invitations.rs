//! Inviting one person, sending the link again, withdrawing it.

pub(crate) mod letter;

use crate::{
    Desk, Refusal,
    assess::{Assessment, Living, assess, check_trust},
    desk::done,
    directory::Directory,
    leavers::managers,
    partners,
};
use letter::{Letter, write_letter, write_to};
use model::{
    Actor, Admin, Assignee, Assignment, At, Email, Event, EventName, Guest, GuestState,
    HashedSecret, HomeProfile, Id, Invitation, InvitationState, Language, MailContent, Partner,
    PartnerState, Secret, Span, SubjectSeed, kind,
};
use store::Tx;

/// How often an invitation may be sent again to one address within a day (I16).
const RESENDS_A_DAY: usize = 5;
/// More new guests of one inviter within an hour are told to the other admins (S16).
const UNUSUALLY_MANY: i64 = 200;

/// Whom to invite to what.
#[derive(Clone, Debug)]
pub struct InviteRequest {
    /// The address.
    pub email: Email,
    /// The name for mail and guest list (R28).
    pub display_name: String,
    /// The partner; by the address's domain when `None`.
    pub partner: Option<Id<kind::Partner>>,
    /// Apps to assign (R31).
    pub apps: Vec<Id<kind::App>>,
    /// Groups to join (R32).
    pub groups: Vec<Id<kind::Group>>,
    /// Roles that the apps learn of.
    pub roles: Vec<String>,
    /// The apps open from this instant on; at once when `None`.
    pub starts_at: Option<At>,
    /// All access of a new guest ends then; open when `None`.
    pub ends_at: Option<At>,
    /// Who answers for a new guest; the inviter when `None`.
    pub sponsor: Option<Id<kind::Admin>>,
    /// Whether a mail with the link goes out. Without one the guest is taken to the invitation when they
    /// sign in.
    pub send_mail: bool,
    /// How to reach the host (R29); the operator's setting, else the inviter's address, when `None`.
    pub contact_url: Option<String>,
    /// Where to go after acceptance (R33).
    pub reply_url: Option<String>,
    /// The app whose brand stands on the mail (R30).
    pub brand_app: Option<Id<kind::App>>,
    /// Language of mail and pages.
    pub language: Language,
    /// A personal message as plain text.
    pub message: Option<String>,
    /// Make a new guest although one with this address was removed (L10).
    pub renew: bool,
}

impl InviteRequest {
    /// A request with nothing but an address and a name.
    #[must_use]
    pub fn new(email: Email, display_name: impl Into<String>) -> Self {
        Self {
            email,
            display_name: display_name.into(),
            partner: None,
            apps: Vec::new(),
            groups: Vec::new(),
            roles: Vec::new(),
            starts_at: None,
            ends_at: None,
            sponsor: None,
            send_mail: true,
            contact_url: None,
            reply_url: None,
            brand_app: None,
            language: Language::En,
            message: None,
            renew: false,
        }
    }
}

/// What an invitation did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InviteOutcome {
    /// A mail with a link is on its way.
    Invited,
    /// A guest who is there already got more apps or groups; no mail.
    AccessAdded,
    /// Everything was as asked already.
    Unchanged,
}

/// An invitation that was made.
#[derive(Debug)]
pub struct Invited {
    /// What was done.
    pub outcome: InviteOutcome,
    /// The guest.
    pub guest: Guest,
    /// The invitation, if a mail was written.
    pub invitation: Option<Invitation>,
    /// The link in the mail, shown this once.
    pub link: Option<Secret>,
}

/// Invites one person: the same path as a row of a file.
///
/// # Errors
/// [`Refusal::Invite`] with the fault, or [`Refusal::Unknown`].
pub fn invite(desk: &Desk, by: &Admin, request: &InviteRequest) -> Result<Invited, Refusal> {
    let mut request = request.clone();
    if request.contact_url.is_none() && desk.settings.contact_url.is_none() {
        request.contact_url = Some(format!("mailto:{}", by.email));
    }
    let actor = Actor::admin(&by.id);
    desk.retry_conflicts(|| {
        desk.change(&actor, EventName::Invite, |tx, now| {
            let mut directory = Directory::load(tx, &desk.settings.issuer, by.reach())?;
            invite_in(desk, tx, &mut directory, (by, &request), now)
        })
    })
}

/// A guest's newest invitation.
///
/// # Errors
/// [`Refusal::Store`].
pub fn newest_of(desk: &Desk, guest: &Id<kind::Guest>) -> Result<Option<Invitation>, Refusal> {
    let all = desk.store.read(|tx| tx.invitations_of(guest))?;
    Ok(all.into_iter().next())
}

/// Sends a new link to a guest who has not accepted. The old link dies in the same transaction.
///
/// # Errors
/// [`Refusal::Unknown`], [`Refusal::StateConflict`], [`Refusal::ResendLimit`] or the partner's fault.
pub fn resend(desk: &Desk, by: &Admin, guest: &Id<kind::Guest>) -> Result<Invited, Refusal> {
    let actor = Actor::admin(&by.id);
    desk.change(&actor, EventName::Invite, |tx, now| {
        let guest = tx.find_guest(guest)?.ok_or(Refusal::Unknown("guest"))?;
        lock_invited(tx, &guest, now)?;
        let partner = tx
            .find_partner(&guest.partner_id)?
            .ok_or(Refusal::Unknown("partner"))?;
        check_trust(&partner, now)?;
        if tx.blocks_invitations(&guest.email)? {
            return Err(crate::InviteFault::BlockedByRecipient.into());
        }
        check_resend_limit(tx, &guest.email, now)?;
        let mut all = tx.invitations_of(&guest.id)?;
        // At most one is open; ids of the same millisecond are in no order.
        all.sort_by_key(|it| (it.state == InvitationState::Open, it.created_at));
        let last = all.pop().ok_or(Refusal::Unknown("invitation"))?;
        let letter = Letter {
            language: last.language,
            message: last.message,
            contact_url: last.contact_url,
            reply_url: last.reply_url,
            brand_app: last.brand_app_id,
            send: true,
        };
        let (invitation, link) = write_letter(desk, tx, (by, &guest), letter, now)?;
        let detail = serde_json::json!({ "did": "resent", "invitation": invitation.id });
        tx.audit(invite_event(now, &actor, &guest).detail(detail));
        Ok(Invited {
            outcome: InviteOutcome::Invited,
            guest,
            invitation: Some(invitation),
            link: Some(link),
        })
    })
}

/// Withdraws a guest's open invitations; their links say so from now on. `false` when none was open.
///
/// # Errors
/// [`Refusal::Unknown`].
pub fn revoke(desk: &Desk, by: &Actor, guest: &Id<kind::Guest>) -> Result<bool, Refusal> {
    desk.change(by, EventName::Invite, |tx, now| {
        let guest = tx.find_guest(guest)?.ok_or(Refusal::Unknown("guest"))?;
        let revoked = tx.revoke_open_invitations(&guest.id)?;
        if revoked > 0 {
            tx.bury_mail_to(&guest.id, now)?;
            tx.audit(
                done(now, by, EventName::Invite, "revoked")
                    .guest(&guest.id)
                    .partner(&guest.partner_id),
            );
        }
        Ok(revoked > 0)
    })
}

/// Makes or extends one guest within the caller's transaction.
pub(crate) fn invite_in(
    desk: &Desk,
    tx: &mut Tx<'_>,
    directory: &mut Directory,
    (by, request): (&Admin, &InviteRequest),
    now: At,
) -> Result<Invited, Refusal> {
    // A second look is needed only when somebody else makes the same guest at the same moment.
    for _ in 0..2 {
        match assess(tx, directory, request, now)? {
            Assessment::Living(living) => return extend(desk, tx, (by, request), living, now),
            Assessment::New(partner) => {
                let partner = trusted_partner(desk, tx, directory, (by, partner), now)?;
                count_invitation(desk, tx, by, now)?;
                let sponsor = request.sponsor.as_ref().unwrap_or(&by.id);
                let guest = new_guest(desk, &partner, Some(sponsor), request, now);
                if tx.insert_guest(&guest)? {
                    directory.plan_one_more(&partner.id);
                    return welcome(desk, tx, (by, request), guest, now);
                }
            }
        }
    }
    Err(Refusal::StateConflict("changing at this moment"))
}

/// The partner to put a new guest under. Where a quota is agreed, its row is locked first, so
/// that two transactions cannot both take the last place.
fn trusted_partner(
    desk: &Desk,
    tx: &mut Tx<'_>,
    directory: &mut Directory,
    (by, partner): (&Admin, Option<Partner>),
    now: At,
) -> Result<Partner, Refusal> {
    let Some(partner) = partner else {
        let partner = partners::individuals(desk, tx, &Actor::admin(&by.id), now)?;
        directory.individuals_made(&partner);
        return Ok(partner);
    };
    if let Some(quota) = partner.trust.guest_quota {
        let fault = || crate::InviteFault::QuotaReached {
            partner: partner.name.clone(),
            quota,
        };
        if !tx.set_partner_state(&partner.id, PartnerState::Active, PartnerState::Active)? {
            return Err(crate::InviteFault::PartnerSuspended(partner.name).into());
        }
        if tx.count_living_guests(&partner.id)? >= i64::from(quota) {
            return Err(fault().into());
        }
    }
    Ok(partner)
}

/// Somebody who was not here before, to be written down as invited.
pub(crate) fn new_guest(
    desk: &Desk,
    partner: &Partner,
    sponsor: Option<&Id<kind::Admin>>,
    request: &InviteRequest,
    now: At,
) -> Guest {
    Guest {
        id: Id::new(now, &*desk.random),
        partner_id: partner.id.clone(),
        email: request.email.clone(),
        display_name: request.display_name.trim().to_owned(),
        language: request.language,
        state: GuestState::Invited,
        sponsor_id: sponsor.cloned(),
        ends_at: request.ends_at,
        created_at: now,
        accepted_at: None,
        removed_at: None,
        confirmed_at: None,
        confirmed_until: None,
        closed_at: None,
        frozen: None,
        home: HomeProfile::default(),
        subject: SubjectSeed {
            public: desk.draw_seed(),
            pairwise: desk.draw_seed(),
        },
    }
}

fn welcome(
    desk: &Desk,
    tx: &mut Tx<'_>,
    (by, request): (&Admin, &InviteRequest),
    guest: Guest,
    now: At,
) -> Result<Invited, Refusal> {
    let gift = Gift {
        apps: &request.apps,
        groups: &request.groups,
        request,
    };
    give(desk, tx, &guest, &gift, now)?;
    let (invitation, link) =
        write_letter(desk, tx, (by, &guest), Letter::of(desk, by, request), now)?;
    let detail = serde_json::json!({
        "did": "invited", "invitation": invitation.id, "apps": request.apps, "groups": request.groups,
    });
    tx.audit(invite_event(now, &Actor::admin(&by.id), &guest).detail(detail));
    Ok(Invited {
        outcome: InviteOutcome::Invited,
        guest,
        invitation: Some(invitation),
        link: Some(link),
    })
}

fn extend(
    desk: &Desk,
    tx: &mut Tx<'_>,
    (by, request): (&Admin, &InviteRequest),
    living: Living,
    now: At,
) -> Result<Invited, Refusal> {
    let Living {
        guest,
        apps,
        groups,
        mail,
    } = living;
    let gift = Gift {
        apps: &apps,
        groups: &groups,
        request,
    };
    // What refuses comes before what writes, so that one row of a file can be refused alone.
    if mail {
        lock_invited(tx, &guest, now)?;
    }
    give(desk, tx, &guest, &gift, now)?;
    let letter = if mail {
        Some(write_letter(
            desk,
            tx,
            (by, &guest),
            Letter::of(desk, by, request),
            now,
        )?)
    } else {
        None
    };
    let outcome = if mail {
        InviteOutcome::Invited
    } else if apps.is_empty() && groups.is_empty() {
        InviteOutcome::Unchanged
    } else {
        InviteOutcome::AccessAdded
    };
    if outcome != InviteOutcome::Unchanged {
        let did = if mail {
            "invited_again"
        } else {
            "access_added"
        };
        let detail = serde_json::json!({ "did": did, "apps": apps, "groups": groups });
        tx.audit(invite_event(now, &Actor::admin(&by.id), &guest).detail(detail));
    }
    let (invitation, link) = letter.unzip();
    Ok(Invited {
        outcome,
        guest,
        invitation,
        link,
    })
}

/// What is given, of all that is asked for.
struct Gift<'a> {
    apps: &'a [Id<kind::App>],
    groups: &'a [Id<kind::Group>],
    request: &'a InviteRequest,
}

fn give(
    desk: &Desk,
    tx: &mut Tx<'_>,
    guest: &Guest,
    gift: &Gift<'_>,
    now: At,
) -> Result<(), Refusal> {
    for app_id in gift.apps {
        tx.insert_assignment(&Assignment {
            id: Id::new(now, &*desk.random),
            app_id: app_id.clone(),
            assignee: Assignee::Guest(guest.id.clone()),
            roles: gift.request.roles.clone(),
            starts_at: gift.request.starts_at,
            ends_at: None,
            created_at: now,
        })?;
    }
    for group in gift.groups {
        tx.add_member(group, &guest.id, now)?;
    }
    Ok(())
}

/// Holds the guest's row, so that two resends follow one another and the later one sees the
/// link of the earlier.
fn lock_invited(tx: &mut Tx<'_>, guest: &Guest, now: At) -> Result<(), Refusal> {
    if tx.set_guest_state(&guest.id, GuestState::Invited, GuestState::Invited, now)? {
        Ok(())
    } else {
        Err(Refusal::StateConflict(guest.state.as_str()))
    }
}

fn check_resend_limit(tx: &mut Tx<'_>, email: &Email, now: At) -> Result<(), Refusal> {
    let since = now.minus(Span::days(1));
    let mut resends = 0;
    for guest in tx.guests_invited_as(email)? {
        let recent = tx
            .invitations_of(&guest.id)?
            .iter()
            .filter(|it| it.created_at > since)
            .count();
        // The first one, made with the guest, is no resend.
        resends += recent.saturating_sub(usize::from(guest.created_at > since));
    }
    if resends >= RESENDS_A_DAY {
        Err(Refusal::ResendLimit)
    } else {
        Ok(())
    }
}

/// A budget for each inviter, and a notice where one invites unusually many: whoever took over an admin's
/// browser, or is one of the bad ones, is not to fill the directory overnight (S16).
fn count_invitation(desk: &Desk, tx: &mut Tx<'_>, by: &Admin, now: At) -> Result<(), Refusal> {
    let key = |what: &str| HashedSecret::of(&format!("{what}:{}", by.id));
    let most = desk.settings.limits.invitations;
    if tx.count_attempt(&key("invites"), Span::days(1), now)? > most {
        return Err(Refusal::InviteBudget(most));
    }
    if tx.count_attempt(&key("invite_volume"), Span::hours(1), now)? != UNUSUALLY_MANY + 1 {
        return Ok(());
    }
    let event = Event::change(now, Actor::admin(&by.id), EventName::InviteVolume);
    tx.audit(event.detail(serde_json::json!({ "within_an_hour": UNUSUALLY_MANY })));
    for other in managers(tx)? {
        if other.id != by.id {
            let content = MailContent::InviteVolume {
                inviter: by.name.clone(),
                number: UNUSUALLY_MANY,
                link: desk.settings.link("/admin/audit"),
            };
            write_to(desk, tx, other.email, content, now)?;
        }
    }
    Ok(())
}

fn invite_event(now: At, actor: &Actor, guest: &Guest) -> Event {
    Event::change(now, actor.clone(), EventName::Invite)
        .guest(&guest.id)
        .partner(&guest.partner_id)
}
