//! Whose a mail domain is: attested by an admin, proven by a DNS record or its postmaster, or lapsed
//! (S03, S05).
//!
//! Invariant: a domain lapses by itself only after [`MISSES`] checks in which the DNS answered that the
//! record is not there, or after its postmaster was asked so often in vain. No answer of the DNS
//! changes nothing. With the default settings a record that is gone is noticed within a day.

use crate::{Desk, Refusal, invitations::letter::write_to, partners::normalise_domains};
use model::{
    Actor, ActorKind, AlertKey, AlertKind, At, DomainProof, DomainState, Event, EventName,
    HashedSecret, Id, MailContent, Partner, PartnerDomain, Secret, SetupDomain, Span, TxtRecords,
    TxtUnknown, kind,
};
use store::Tx;

/// How many answers in a row without the record make a domain lapse.
pub const MISSES: i32 = 3;
/// A missing record is looked for again after so long.
pub const RETRY: Span = Span::hours(4);
/// A postmaster's word counts for so long; then the mailbox is asked again.
pub const MAIL_COUNTS: Span = Span::days(90);
/// The link in a postmaster's mail works for so long, and the next mail leaves when it ends.
pub const MAIL_LINK: Span = Span::days(7);
/// A DNS that gave no answer is asked again after so long.
const UNANSWERED: Span = Span::hours(1);
/// A check that was begun and not finished by then is taken up by any node.
const LEASE: Span = Span::mins(5);

/// A partner's mail domains by name.
///
/// # Errors
/// [`Refusal::Store`].
pub fn list(desk: &Desk, partner: &Id<kind::Partner>) -> Result<Vec<PartnerDomain>, Refusal> {
    Ok(desk.store.read(|tx| tx.partner_domains(partner))?)
}

/// Adds one mail domain, as attested. One that is there already keeps its state.
///
/// # Errors
/// [`Refusal::DomainInvalid`] or [`Refusal::Unknown`].
pub fn add(
    desk: &Desk,
    by: &Actor,
    id: &Id<kind::Partner>,
    given: &str,
) -> Result<PartnerDomain, Refusal> {
    let domain = normalise_domains(&[given.to_owned()])?
        .pop()
        .ok_or(Refusal::Missing("domain"))?;
    desk.change(by, EventName::Domain, |tx, now| {
        let mut partner = partner(tx, id)?;
        partner.domains.push(domain.clone());
        tx.set_partner_domains(id, &partner.domains, now)?;
        tx.audit(event(now, by, id, "attested", &domain));
        find(tx, id, &domain)
    })
}

/// Takes a mail domain away. Guests stay with the partner.
///
/// # Errors
/// [`Refusal::Unknown`].
pub fn remove(
    desk: &Desk,
    by: &Actor,
    id: &Id<kind::Partner>,
    domain: &str,
) -> Result<(), Refusal> {
    desk.change(by, EventName::Domain, |tx, now| {
        let mut partner = partner(tx, id)?;
        let gone = find(tx, id, domain)?;
        for kind in [AlertKind::DomainLapsing, AlertKind::DomainLapsed] {
            tx.put_alert_aside(&alert_key(kind, &gone), now)?;
        }
        partner.domains.retain(|other| other != domain);
        tx.set_partner_domains(id, &partner.domains, now)?;
        tx.audit(event(now, by, id, "removed", domain));
        Ok(())
    })
}

/// The record that would prove the domain. It is the same every time, until the domain lapses:
/// the old record has been public since, so that whoever gets the domain next could publish it.
///
/// # Errors
/// [`Refusal::Unknown`].
pub fn request_proof(
    desk: &Desk,
    by: &Actor,
    id: &Id<kind::Partner>,
    domain: &str,
) -> Result<PartnerDomain, Refusal> {
    let token = desk.draw_seed();
    desk.change(by, EventName::Domain, |tx, now| {
        find(tx, id, domain)?;
        if tx.give_domain_token(id, domain, &token)? {
            tx.audit(event(now, by, id, "proof_requested", domain));
        }
        find(tx, id, domain)
    })
}

/// Looks the record up now. Finding it proves the domain; not finding it counts for nothing, so
/// that impatience cannot make a domain lapse.
///
/// # Errors
/// [`Refusal::DomainUnproven`], [`Refusal::DomainUnanswered`] or [`Refusal::Unknown`].
pub fn check_now(
    desk: &Desk,
    by: &Actor,
    dns: &dyn TxtRecords,
    (id, domain): (&Id<kind::Partner>, &str),
) -> Result<PartnerDomain, Refusal> {
    let asked = request_proof(desk, by, id, domain)?;
    let answer = look(dns, &asked);
    desk.change(by, EventName::Domain, |tx, now| match &answer {
        Ok(true) => {
            let proven = confirmed(&asked, DomainProof::Dns, now.plus(recheck(desk)), now);
            write(tx, &asked, &proven, now)?;
            tx.audit(event(now, by, id, "proven", domain));
            Ok(proven)
        }
        Ok(false) => Err(Refusal::DomainUnproven {
            name: asked.record_name(),
            value: asked.record_value().unwrap_or_default(),
        }),
        Err(error) => Err(Refusal::DomainUnanswered {
            name: asked.record_name(),
            problem: error.0.clone(),
        }),
    })
}

/// Lets a lapsed domain count again on an admin's word.
///
/// # Errors
/// [`Refusal::StateConflict`] when it counts already, [`Refusal::Unknown`].
pub fn attest(
    desk: &Desk,
    by: &Actor,
    id: &Id<kind::Partner>,
    domain: &str,
) -> Result<PartnerDomain, Refusal> {
    by_hand(desk, by, (id, domain), |before, now| PartnerDomain {
        state: DomainState::Attested,
        proof: None,
        since: now,
        ..before.clone()
    })
}

/// Stops counting a domain at once.
///
/// # Errors
/// [`Refusal::StateConflict`] when it lapsed already, [`Refusal::Unknown`].
pub fn lapse(
    desk: &Desk,
    by: &Actor,
    id: &Id<kind::Partner>,
    domain: &str,
) -> Result<PartnerDomain, Refusal> {
    by_hand(desk, by, (id, domain), lapsed)
}

/// An admin's word on whether a domain counts; it must change that.
fn by_hand(
    desk: &Desk,
    by: &Actor,
    (id, domain): (&Id<kind::Partner>, &str),
    becomes: impl FnOnce(&PartnerDomain, At) -> PartnerDomain,
) -> Result<PartnerDomain, Refusal> {
    desk.change(by, EventName::Domain, |tx, now| {
        let before = find(tx, id, domain)?;
        let after = becomes(&before, now);
        if before.state.counts() == after.state.counts() {
            return Err(Refusal::StateConflict(before.state.as_str()));
        }
        write(tx, &before, &after, now)?;
        tx.audit(event(now, by, id, after.state.as_str(), domain));
        Ok(after)
    })
}

/// Mails a link to the domain's postmaster (RFC 2142 §5): whoever reads that mailbox runs the domain.
///
/// # Errors
/// [`Refusal::Unknown`].
pub fn ask_postmaster(
    desk: &Desk,
    by: &Actor,
    id: &Id<kind::Partner>,
    domain: &str,
) -> Result<(), Refusal> {
    desk.change(by, EventName::Domain, |tx, now| {
        let known = find(tx, id, domain)?;
        mail_postmaster(desk, tx, &known, now)?;
        tx.audit(event(now, by, id, "postmaster_asked", domain));
        Ok(())
    })
}

fn mail_postmaster(
    desk: &Desk,
    tx: &mut Tx<'_>,
    domain: &PartnerDomain,
    now: At,
) -> Result<(), Refusal> {
    let token = Secret::draw(&*desk.random);
    let expires_at = now.plus(MAIL_LINK);
    let hashed = token.hashed();
    if !tx.keep_domain_mail(&domain.partner_id, &domain.domain, (&hashed, expires_at))? {
        return Err(Refusal::Unknown("domain"));
    }
    let to = format!("postmaster@{}", domain.domain);
    let to = to.parse().map_err(|_| Refusal::Unknown("domain"))?;
    let content = MailContent::DomainProof {
        domain: domain.domain.clone(),
        partner: partner(tx, &domain.partner_id)?.name,
        link: Secret::new(
            desk.settings
                .link(&format!("/domain-proof/{}", token.expose())),
        ),
        expires_at,
    };
    write_to(desk, tx, to, content, now)
}

/// What a postmaster's link would prove: the domain and its partner's name. Looking uses nothing up.
///
/// # Errors
/// [`Refusal::LinkInvalid`] when the link was used, replaced or is too old.
pub fn mailed_proof(desk: &Desk, token: &str) -> Result<(PartnerDomain, String), Refusal> {
    let now = desk.clock.now();
    desk.store.read(|tx| {
        let found = tx.find_domain_mail(&HashedSecret::of(token), now)?;
        let domain = found.ok_or(Refusal::LinkInvalid)?;
        let partner = partner(tx, &domain.partner_id)?;
        Ok((domain, partner.name))
    })
}

/// The postmaster confirms. The link works once.
///
/// # Errors
/// [`Refusal::LinkInvalid`] when the link was used, replaced or is too old.
pub fn confirm_by_mail(desk: &Desk, token: &str) -> Result<PartnerDomain, Refusal> {
    let by = Actor::plain(ActorKind::Anonymous);
    desk.change(&by, EventName::Domain, |tx, now| {
        let taken = tx.take_domain_mail(&HashedSecret::of(token), now)?;
        let before = taken.ok_or(Refusal::LinkInvalid)?;
        let proven = confirmed(&before, DomainProof::Mail, now.plus(MAIL_COUNTS), now);
        write(tx, &before, &proven, now)?;
        let (id, domain) = (&before.partner_id, &before.domain);
        tx.audit(event(now, &by, id, "proven_by_mail", domain));
        Ok(proven)
    })
}

/// Looks up the record of one proven domain that is due, or asks its postmaster anew, if there is one
/// and no other node has taken it. No transaction is open while the DNS is asked.
///
/// # Errors
/// [`Refusal::Store`].
pub fn check_due(desk: &Desk, dns: &dyn TxtRecords) -> Result<Option<PartnerDomain>, Refusal> {
    let now = desk.clock.now();
    let Some(due) = desk.store.read(|tx| tx.next_domain_due(now))? else {
        return Ok(None);
    };
    let claimed = desk.store.write(|tx| tx.claim_domain(&due, now, LEASE))?;
    let Some(claimed) = claimed else {
        return Ok(None);
    };
    let by_mail = claimed.proof == Some(DomainProof::Mail);
    let answer = if by_mail {
        Ok(false)
    } else {
        look(dns, &claimed)
    };
    let system = Actor::plain(ActorKind::System);
    desk.change(&system, EventName::Domain, |tx, now| {
        let after = judged(desk, &claimed, &answer, now);
        // Somebody changed the domain meanwhile; their word is newer than this answer.
        if !tx.update_domain(&claimed, &after)? {
            return Ok(None);
        }
        let (id, domain) = (&claimed.partner_id, &claimed.domain);
        if by_mail && after.state == DomainState::Proven {
            mail_postmaster(desk, tx, &after, now)?;
        }
        quieten(tx, &claimed, &after, now)?;
        let tell =
            |tx: &mut Tx<'_>, kind| tx.raise_alert(&alert_key(kind, &after), (domain, ""), now);
        if after.state == DomainState::Lapsed {
            tx.audit(event(now, &system, id, "lapsed", domain));
            tell(tx, AlertKind::DomainLapsed)?;
        } else if after.misses > 0 && after.misses != claimed.misses {
            tx.audit(event(now, &system, id, "record_missing", domain));
            tell(tx, AlertKind::DomainLapsing)?;
        }
        Ok(Some(after))
    })
}

fn judged(
    desk: &Desk,
    before: &PartnerDomain,
    answer: &Result<bool, TxtUnknown>,
    now: At,
) -> PartnerDomain {
    match answer {
        Ok(true) => confirmed(before, DomainProof::Dns, now.plus(recheck(desk)), now),
        Ok(false) if before.misses + 1 >= MISSES => lapsed(before, now),
        Ok(false) => PartnerDomain {
            misses: before.misses + 1,
            next_check_at: Some(now.plus(match before.proof {
                Some(DomainProof::Mail) => MAIL_LINK,
                _ => RETRY,
            })),
            ..before.clone()
        },
        Err(_) => PartnerDomain {
            next_check_at: Some(now.plus(UNANSWERED)),
            ..before.clone()
        },
    }
}

fn recheck(desk: &Desk) -> Span {
    desk.settings.lifetimes.domain_recheck
}

fn confirmed(before: &PartnerDomain, proof: DomainProof, next: At, now: At) -> PartnerDomain {
    let since = match before.state {
        DomainState::Proven => before.since,
        DomainState::Attested | DomainState::Lapsed => now,
    };
    PartnerDomain {
        state: DomainState::Proven,
        since,
        proof: Some(proof),
        confirmed_at: Some(now),
        misses: 0,
        next_check_at: Some(next),
        ..before.clone()
    }
}

fn lapsed(before: &PartnerDomain, now: At) -> PartnerDomain {
    PartnerDomain {
        state: DomainState::Lapsed,
        proof: None,
        since: now,
        misses: 0,
        token: None,
        next_check_at: None,
        ..before.clone()
    }
}

/// Whether the record is there.
fn look(dns: &dyn TxtRecords, domain: &PartnerDomain) -> Result<bool, TxtUnknown> {
    match domain.record_value() {
        Some(wanted) => look_up(dns, &domain.record_name(), &wanted),
        None => Ok(false),
    }
}

/// Whether a name has a text record of that value.
pub(crate) fn look_up(dns: &dyn TxtRecords, name: &str, value: &str) -> Result<bool, TxtUnknown> {
    Ok(dns.txt(name)?.iter().any(|text| text.trim() == value))
}

/// Counts a domain as proven that a partner proved in its set-up; the record is looked at again soon. A
/// domain that the host stopped counting after that stays as it is.
pub(crate) fn adopt(
    tx: &mut Tx<'_>,
    by: &Actor,
    (id, named): (&Id<kind::Partner>, &SetupDomain),
    (proven_at, now): (At, At),
) -> Result<(), Refusal> {
    let mut partner = partner(tx, id)?;
    if !partner.domains.contains(&named.domain) {
        partner.domains.push(named.domain.clone());
        tx.set_partner_domains(id, &partner.domains, now)?;
    }
    let before = find(tx, id, &named.domain)?;
    let stopped_since = before.state == DomainState::Lapsed && before.since >= proven_at;
    if before.state == DomainState::Proven || stopped_since {
        return Ok(());
    }
    let asked = PartnerDomain {
        token: Some(named.token.clone()),
        ..before.clone()
    };
    write(
        tx,
        &before,
        &confirmed(&asked, DomainProof::Dns, now, now),
        now,
    )?;
    tx.audit(event(now, by, id, "proven", &named.domain));
    Ok(())
}

fn partner(tx: &mut Tx<'_>, id: &Id<kind::Partner>) -> Result<Partner, Refusal> {
    tx.find_partner(id)?.ok_or(Refusal::Unknown("partner"))
}

fn find(tx: &mut Tx<'_>, id: &Id<kind::Partner>, domain: &str) -> Result<PartnerDomain, Refusal> {
    tx.partner_domains(id)?
        .into_iter()
        .find(|it| it.domain == domain)
        .ok_or(Refusal::Unknown("domain"))
}

fn write(
    tx: &mut Tx<'_>,
    before: &PartnerDomain,
    after: &PartnerDomain,
    now: At,
) -> Result<(), Refusal> {
    if tx.update_domain(before, after)? {
        quieten(tx, before, after, now)
    } else {
        Err(Refusal::StateConflict("changed meanwhile"))
    }
}

/// Puts aside the alerts that are over with what is known of the domain now.
fn quieten(
    tx: &mut Tx<'_>,
    before: &PartnerDomain,
    after: &PartnerDomain,
    now: At,
) -> Result<(), Refusal> {
    if before.misses > 0 && after.misses == 0 {
        tx.put_alert_aside(&alert_key(AlertKind::DomainLapsing, after), now)?;
    }
    if !before.state.counts() && after.state.counts() {
        tx.put_alert_aside(&alert_key(AlertKind::DomainLapsed, after), now)?;
    }
    Ok(())
}

fn alert_key(kind: AlertKind, domain: &PartnerDomain) -> AlertKey {
    AlertKey::new(kind, &domain.partner_id, &domain.domain)
}

fn event(now: At, by: &Actor, id: &Id<kind::Partner>, did: &str, domain: &str) -> Event {
    let detail = serde_json::json!({ "did": did, "domain": domain });
    Event::change(now, by.clone(), EventName::Domain)
        .partner(id)
        .detail(detail)
}
