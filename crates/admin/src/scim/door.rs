//! From a user of the directory to a guest: who is meant, and who is new.

use super::{Caller, Stop};
use crate::{
    Desk, InviteRequest,
    assess::{Assessment, assess},
    directory::Directory,
    invitations::new_guest,
    leavers::managers,
};
use ::scim::Fault;
use model::{
    At, Email, Guest, HomeIdentity, Id, Invitation, InvitationState, PartnerDomain, PartnerState,
    Reach, Reason, ScimResource, ScimSubject, Secret, Span, Vault, kind,
};
use serde_json::{Map, Value};
use store::{NewInvitation, StoreError, Tx};

/// How long somebody whom the directory brought may take to sign in for the first time.
const OPEN_FOR: Span = Span::days(90);

fn text<'a>(attributes: &'a Map<String, Value>, name: &str) -> Option<&'a str> {
    attributes.get(name).and_then(Value::as_str)
}

/// The address to invite: the primary one, else the first, else a user name that is one.
pub(super) fn address(attributes: &Map<String, Value>) -> Result<Option<Email>, Fault> {
    let all = attributes.get("emails").and_then(Value::as_array);
    let all = all.map(Vec::as_slice).unwrap_or_default();
    let is = |it: &&Value, name: &str, wanted: Value| it.get(name) == Some(&wanted);
    let best = all
        .iter()
        .find(|it| is(it, "primary", true.into()))
        .or_else(|| all.iter().find(|it| is(it, "type", "work".into())))
        .or_else(|| all.first());
    match best.and_then(|it| it.get("value")).and_then(Value::as_str) {
        Some(given) => {
            let email = given
                .parse()
                .map_err(|_| Fault::value(format!("{given:?} is not a mail address.")));
            email.map(Some)
        }
        None => Ok(text(attributes, "userName").and_then(|it| it.parse().ok())),
    }
}

/// The person's name, as far as the directory tells one.
pub(super) fn name_of(attributes: &Map<String, Value>) -> Option<String> {
    let name = attributes.get("name").and_then(Value::as_object);
    let part = |key| name.and_then(|it| text(it, key));
    let joined = [part("givenName"), part("familyName")];
    let joined = joined.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let all = [
        text(attributes, "displayName"),
        part("formatted"),
        Some(joined.as_str()).filter(|it| !it.is_empty()),
    ];
    let first = all.into_iter().flatten().next();
    first.map(|it| it.chars().take(200).collect())
}

fn display_name(attributes: &Map<String, Value>) -> String {
    let user_name = || text(attributes, "userName").unwrap_or_default().to_owned();
    name_of(attributes).unwrap_or_else(user_name)
}

/// Who a user is at the home, where the connection says which attribute tells.
fn identity(caller: &Caller, attributes: &Map<String, Value>) -> Option<HomeIdentity> {
    let connection = &caller.connection;
    let attribute = match connection.settings.scim_subject {
        ScimSubject::None => return None,
        ScimSubject::ExternalId => "externalId",
        ScimSubject::UserName => "userName",
    };
    // Where the issuer names no tenant, whose subject it is shows at the sign-in only.
    let shared = ["/common/", "/organizations/", "{tenantid}"];
    if shared.iter().any(|part| connection.issuer.contains(part)) {
        return None;
    }
    Some(HomeIdentity {
        connection_id: connection.id.clone(),
        issuer: connection.issuer.clone(),
        subject: text(attributes, attribute)?.to_owned(),
    })
}

/// What home and directory call somebody, for [`store::Tx::barred_from_scim`]. Directories change the case of
/// names, so it does not count.
pub(super) fn fingerprint(vault: &dyn Vault, name: &str) -> Vec<u8> {
    vault.fingerprint("scim.barred", name.to_lowercase().as_bytes())
}

/// The names by which somebody whom the host removed is known again.
pub(super) fn names(user: &ScimResource) -> impl Iterator<Item = &str> {
    let said = ["externalId", "userName"].map(|name| text(&user.attributes, name));
    said.into_iter().chain([user.subject.as_deref()]).flatten()
}

/// Finds or makes the guest behind a user that has none. Whom the home's key names is found; an address
/// finds nobody. A user without an address, or whose address another guest has, waits for the key: whoever
/// signs in with it is this user. What comes back is the account to link once the user is written.
pub(super) fn enter(
    desk: &Desk,
    tx: &mut Tx<'_>,
    caller: &Caller,
    user: &mut ScimResource,
    now: At,
) -> Result<Option<HomeIdentity>, Stop> {
    let identity = identity(caller, &user.attributes);
    user.subject = identity.as_ref().map(|it| it.subject.clone());
    if let Some(identity) = &identity
        && let Some(guest) = tx.find_guest_by_identity(identity)?
    {
        let other = tx.scim_user_of(&caller.connection.id, &guest.id)?;
        if other.is_some_and(|it| it.id != user.id) {
            return Err(Fault::uniqueness("Another user is this person.").into());
        }
        user.guest_id = Some(guest.id);
        return Ok(None);
    }
    if !user.is_active() {
        return Ok(None);
    }
    let names: Vec<_> = names(user)
        .map(|name| fingerprint(&*desk.vault, name))
        .collect();
    if let Some(removed) = tx.barred_from_scim(&caller.connection.id, &names)? {
        return Err(removed_by_host(removed));
    }
    let Some(email) = address(&user.attributes)? else {
        return Ok(None);
    };
    let admitted = admit(desk, tx, caller, (email, &user.attributes), now)?;
    match (admitted, identity) {
        (Some(guest), identity) => {
            user.guest_id = Some(guest.id.clone());
            if identity.is_none() {
                open_door(desk, tx, caller, &guest, now)?;
            }
            Ok(identity)
        }
        (None, Some(_)) => Ok(None),
        (None, None) => Err(Fault::uniqueness(
            "A guest of this company has that address already. Ask your contact to say which attribute of \
             a user your sign-in calls its subject; then the person is known by it.",
        )
        .into()),
    }
}

/// Links the account of somebody who entered. The user stands for the guest by then, so that the link finds
/// nothing to adopt.
pub(super) fn link(
    tx: &mut Tx<'_>,
    identity: Option<&HomeIdentity>,
    user: &ScimResource,
    now: At,
) -> Result<(), Stop> {
    if let (Some(identity), Some(guest)) = (identity, &user.guest_id)
        && !tx.link_identity(identity, guest, now)?
    {
        return Err(Stop::Lost);
    }
    Ok(())
}

/// What the host removed stays removed, whatever a directory says.
pub(super) fn removed_by_host(guest: Id<kind::Guest>) -> Stop {
    let detail =
        "The host removed this person. Only the host lets them in again; ask your contact.";
    Stop::Refused(Fault::new(403, detail), Reason::GuestRemoved, Some(guest))
}

/// Makes a guest within the contract: trust, quota, domains. `None` when a guest of the partner has the
/// address.
fn admit(
    desk: &Desk,
    tx: &mut Tx<'_>,
    caller: &Caller,
    (email, attributes): (Email, &Map<String, Value>),
    now: At,
) -> Result<Option<Guest>, Stop> {
    let partner = &caller.partner;
    if !speaks_for(tx, caller, &email)? {
        let detail = format!(
            "{} is no mail domain of your company that the host has checked. Ask your contact.",
            email.domain()
        );
        let fault = Fault::new(403, detail);
        return Err(Stop::Refused(fault, Reason::DomainUnproven, None));
    }
    // Its row is held, so that two requests cannot both take the last place.
    if partner.trust.guest_quota.is_some() {
        tx.set_partner_state(&partner.id, PartnerState::Active, PartnerState::Active)?;
    }
    let mut request = InviteRequest::new(email, display_name(attributes));
    request.partner = Some(partner.id.clone());
    request.language = text(attributes, "preferredLanguage")
        .and_then(|it| it.split(['-', '_']).next()?.parse().ok())
        .unwrap_or(desk.settings.language);
    let mut directory = Directory::load(tx, &desk.settings.issuer, Reach::default())?;
    match assess(tx, &mut directory, &request, now)? {
        Assessment::New(_) => {}
        Assessment::Living(_) => return Ok(None),
    }
    let sponsor = sponsor(tx, caller)?;
    let guest = Guest {
        // As the directory spells it.
        display_name: request.display_name.clone(),
        ..new_guest(desk, partner, sponsor.as_ref(), &request, now)
    };
    if !tx.insert_guest(&guest)? {
        return Err(Stop::Lost);
    }
    Ok(Some(guest))
}

/// Whether an address lies within a domain that counts for the partner.
pub(super) fn speaks_for(
    tx: &mut Tx<'_>,
    caller: &Caller,
    email: &Email,
) -> Result<bool, StoreError> {
    let domains = tx.partner_domains(&caller.partner.id)?;
    let counts = |it: &PartnerDomain| it.state.counts() && it.domain == email.domain();
    Ok(domains.iter().any(counts))
}

/// Who answers for the guests that a directory brings: who made its token, else the longest serving admin.
pub(super) fn sponsor(tx: &mut Tx<'_>, caller: &Caller) -> Result<Option<Id<kind::Admin>>, Stop> {
    let all = managers(tx)?;
    let maker = all
        .iter()
        .find(|it| caller.token.made_by.as_ref() == Some(&it.id));
    Ok(maker.or_else(|| all.first()).map(|it| it.id.clone()))
}

/// An invitation without a mail: the first sign-in with a vouched address accepts it.
pub(super) fn open_door(
    desk: &Desk,
    tx: &mut Tx<'_>,
    caller: &Caller,
    guest: &Guest,
    now: At,
) -> Result<(), StoreError> {
    let contact = desk
        .settings
        .contact_url
        .clone()
        .unwrap_or_else(|| desk.settings.link("/"));
    let invitation = Invitation {
        id: Id::new(now, &*desk.random),
        guest_id: guest.id.clone(),
        state: InvitationState::Open,
        language: guest.language,
        inviter_id: caller.token.made_by.clone(),
        inviter_name: desk.settings.company.clone(),
        inviter_email: None,
        message: None,
        contact_url: contact,
        brand_app_id: None,
        reply_url: None,
        created_at: now,
        expires_at: now.plus(OPEN_FOR),
        redeemed_at: None,
    };
    // Nobody knows the link; only a sign-in at home finds the invitation.
    let token = Secret::draw(&*desk.random).hashed();
    tx.insert_invitation(&NewInvitation { invitation, token })?;
    Ok(())
}
