//! What an invitation would do, without doing it. Form, command line, dry run and apply all ask here.

use crate::{InviteFault, InviteRequest, Refusal, directory::Directory, text, urls};
use model::{
    Assignee, At, Guest, GuestState, Id, Invitation, InvitationState, Partner, PartnerState, kind,
};
use store::Tx;

/// What an invitation would do.
pub(crate) enum Assessment {
    /// A guest is made, under this partner or the built-in one that has yet to be made.
    New(Option<Partner>),
    /// The guest is there already.
    Living(Living),
}

/// A guest who is there already, and what is missing.
pub(crate) struct Living {
    pub(crate) guest: Guest,
    pub(crate) apps: Vec<Id<kind::App>>,
    pub(crate) groups: Vec<Id<kind::Group>>,
    /// The guest never accepted and the link has expired.
    pub(crate) mail: bool,
}

/// Whether a guest who is there keeps what was asked to be otherwise.
pub(crate) fn keeps_own(guest: &Guest, request: &InviteRequest) -> bool {
    let ends = request.ends_at.is_some() && request.ends_at != guest.ends_at;
    let sponsor = request.sponsor.is_some() && request.sponsor != guest.sponsor_id;
    ends || sponsor
}

pub(crate) fn assess(
    tx: &mut Tx<'_>,
    directory: &mut Directory,
    request: &InviteRequest,
    now: At,
) -> Result<Assessment, Refusal> {
    check_texts(request)?;
    check_dates(request, now)?;
    check_targets(directory, request)?;
    check_reach(tx, directory, request)?;
    let mut known = tx.guests_invited_as(&request.email)?;
    known.retain(|guest| directory.reach.has_partner(&guest.partner_id));
    let mut same_partner = known.into_iter().filter(|g| {
        request
            .partner
            .as_ref()
            .is_none_or(|wanted| g.partner_id == *wanted)
    });
    let mut gone = None;
    let living = same_partner.find(|guest| match guest.state {
        GuestState::Removed => {
            gone.get_or_insert(InviteFault::GuestRemoved);
            false
        }
        GuestState::Frozen => {
            gone = Some(InviteFault::GuestFrozen);
            false
        }
        GuestState::Invited | GuestState::Active | GuestState::Suspended => true,
    });
    if let Some(guest) = living {
        return assess_living(tx, directory, request, guest, now).map(Assessment::Living);
    }
    if tx.blocks_invitations(&request.email)? {
        return Err(InviteFault::BlockedByRecipient.into());
    }
    if let Some(fault) = gone.filter(|_| !request.renew) {
        return Err(fault.into());
    }
    let partner = match &request.partner {
        Some(id) => Some(directory.partner(tx, id)?),
        None => directory.partner_of(tx, &request.email)?,
    };
    if let Some(partner) = &partner {
        check_trust(partner, now)?;
        check_contract(directory, partner, &request.apps)?;
        if let Some(quota) = partner.trust.guest_quota
            && directory.living(tx, &partner.id)? >= i64::from(quota)
        {
            return Err(InviteFault::QuotaReached {
                partner: partner.name.clone(),
                quota,
            }
            .into());
        }
    }
    Ok(Assessment::New(partner))
}

/// An admin who is bound to some partners invites for these alone; whatever else there is, they are told of
/// nothing but that it is unknown (P03, C03).
fn check_reach(
    tx: &mut Tx<'_>,
    directory: &mut Directory,
    request: &InviteRequest,
) -> Result<(), Refusal> {
    if directory.reach.partners.is_none() {
        return Ok(());
    }
    let partner = match &request.partner {
        Some(id) => Some(id.clone()),
        None => directory.partner_of(tx, &request.email)?.map(|it| it.id),
    };
    let within = partner.filter(|id| directory.reach.has_partner(id));
    within.map(drop).ok_or(Refusal::Unknown("partner"))
}

fn assess_living(
    tx: &mut Tx<'_>,
    directory: &mut Directory,
    request: &InviteRequest,
    guest: Guest,
    now: At,
) -> Result<Living, Refusal> {
    match guest.state {
        GuestState::Suspended => return Err(InviteFault::GuestSuspended.into()),
        GuestState::Frozen => return Err(InviteFault::GuestFrozen.into()),
        GuestState::Removed => return Err(InviteFault::GuestRemoved.into()),
        GuestState::Invited | GuestState::Active => {}
    }
    let partner = directory.partner(tx, &guest.partner_id)?;
    check_trust(&partner, now)?;
    let mut apps = request.apps.clone();
    if !apps.is_empty() {
        let given = tx.assignments_to(&Assignee::Guest(guest.id.clone()))?;
        apps.retain(|app| !given.iter().any(|assignment| assignment.app_id == *app));
    }
    check_contract(directory, &partner, &apps)?;
    let mut groups = request.groups.clone();
    if !groups.is_empty() {
        let joined = tx.groups_of(&guest.id)?;
        groups.retain(|group| !joined.iter().any(|other| other.id == *group));
    }
    let mail = guest.state == GuestState::Invited
        && tx
            .invitations_of(&guest.id)?
            .iter()
            .any(|invitation| is_expired(invitation, now));
    if mail && tx.blocks_invitations(&guest.email)? {
        return Err(InviteFault::BlockedByRecipient.into());
    }
    Ok(Living {
        guest,
        apps,
        groups,
        mail,
    })
}

fn is_expired(invitation: &Invitation, now: At) -> bool {
    invitation.state == InvitationState::Open && invitation.expires_at <= now
}

/// Why a partner's people cannot be invited at present.
pub(crate) fn check_trust(partner: &Partner, now: At) -> Result<(), InviteFault> {
    match partner.state {
        PartnerState::Suspended => Err(InviteFault::PartnerSuspended(partner.name.clone())),
        PartnerState::Ended => Err(InviteFault::PartnerEnded(partner.name.clone())),
        PartnerState::Active if partner.trust.ends_at.is_some_and(|end| end <= now) => {
            Err(InviteFault::PartnerEnded(partner.name.clone()))
        }
        PartnerState::Active => Ok(()),
    }
}

fn check_contract(
    directory: &Directory,
    partner: &Partner,
    apps: &[Id<kind::App>],
) -> Result<(), InviteFault> {
    let Some(allowed) = &partner.trust.allowed_apps else {
        return Ok(());
    };
    match apps.iter().find(|app| !allowed.contains(app)) {
        None => Ok(()),
        Some(app) => Err(InviteFault::AppNotInContract {
            app: directory
                .app(app)
                .map_or_else(|| app.to_string(), |app| app.name.clone()),
            partner: partner.name.clone(),
        }),
    }
}

/// Every text that goes into a mail: present where it must be, short enough, in one line (X07).
fn check_texts(request: &InviteRequest) -> Result<(), InviteFault> {
    if request.display_name.trim().is_empty() {
        return Err(InviteFault::NameMissing);
    }
    one_line("DisplayName", &request.display_name, text::NAME)?;
    if let Some(message) = &request.message {
        if message.chars().count() > text::MESSAGE {
            return Err(InviteFault::TooLong {
                field: "PersonalMessage",
                most: text::MESSAGE,
            });
        }
        if message
            .chars()
            .any(|c| text::is_control(c) && !matches!(c, '\n' | '\r' | '\t'))
        {
            return Err(InviteFault::ControlCharacter("PersonalMessage"));
        }
    }
    for role in &request.roles {
        text::line("role", role).map_err(|_| InviteFault::RoleInvalid(role.clone()))?;
    }
    if let Some(url) = &request.contact_url {
        one_line("InviteContactUsUrl", url, text::URL)?;
        urls::check_contact_url(url).map_err(|_| InviteFault::ContactInvalid(url.clone()))?;
    }
    Ok(())
}

/// The days lie ahead, and in their order.
fn check_dates(request: &InviteRequest, now: At) -> Result<(), InviteFault> {
    let from = request.starts_at.map_or(now, |it| it.max(now));
    if request.ends_at.is_some_and(|end| end <= from) {
        return Err(InviteFault::DatePast("End"));
    }
    Ok(())
}

fn one_line(field: &'static str, given: &str, most: usize) -> Result<(), InviteFault> {
    if given.chars().count() > most {
        Err(InviteFault::TooLong { field, most })
    } else if given.chars().any(text::is_control) {
        Err(InviteFault::ControlCharacter(field))
    } else {
        Ok(())
    }
}

/// Apps and groups exist, and the reply URL is one that was registered (R33).
fn check_targets(directory: &Directory, request: &InviteRequest) -> Result<(), Refusal> {
    if request
        .apps
        .iter()
        .chain(&request.brand_app)
        .any(|id| directory.app(id).is_none())
    {
        return Err(Refusal::Unknown("app"));
    }
    if request
        .groups
        .iter()
        .any(|id| !directory.groups.iter().any(|group| group.id == *id))
    {
        return Err(Refusal::Unknown("group"));
    }
    if let Some(url) = &request.reply_url {
        one_line("InviteReplyUrl", url, text::URL)?;
        let registered = directory.is_ours(url)
            || directory
                .apps
                .iter()
                .any(|app| app.launch_url.as_ref() == Some(url) || app.redirect_uris.contains(url));
        if !registered {
            return Err(InviteFault::ReplyUrlUnregistered(url.clone()).into());
        }
    }
    Ok(())
}
