//! Whose a mail domain is, on every database.
use crate::common::{House, Who, house};
use admin::{
    Refusal, domains, partners,
    redemption::{Resolution, resolve},
};
use dns::Records;
use load::seed;
use model::{
    App, DomainState, EventName, Family, Guest, GuestState, Partner, PartnerDomain, Reason, Span,
    TxtRecords, TxtUnknown,
};
use testkit::on_every_store;

mod dns {
    use super::{TxtRecords, TxtUnknown};
    use std::sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    };

    /// A DNS with one answer, changed by hand.
    #[derive(Default)]
    pub(crate) struct Records {
        answer: Mutex<Option<Vec<String>>>,
        pub(crate) asked: AtomicUsize,
    }

    impl Records {
        pub(crate) fn say(&self, texts: &[&str]) {
            *self.answer.lock().unwrap() = Some(texts.iter().map(|t| (*t).to_owned()).collect());
        }
        pub(crate) fn fall_silent(&self) {
            *self.answer.lock().unwrap() = None;
        }
    }

    impl TxtRecords for Records {
        fn txt(&self, _name: &str) -> Result<Vec<String>, TxtUnknown> {
            self.asked.fetch_add(1, Ordering::SeqCst);
            let answer = self.answer.lock().unwrap().clone();
            answer.ok_or_else(|| TxtUnknown("SERVFAIL".into()))
        }
    }
}

const DOMAIN: &str = "fabrikam.example";

/// The default of `lifetimes.domain_recheck`.
const RECHECK: Span = Span::hours(12);

fn only(house: &House, partner: &Partner) -> PartnerDomain {
    let mut all = domains::list(&house.desk, &partner.id).unwrap();
    assert_eq!(all.len(), 1);
    all.remove(0)
}

/// Proves the domain; the DNS goes on saying so.
fn prove(house: &House, partner: &Partner, dns: &Records) -> PartnerDomain {
    let asked = domains::request_proof(&house.desk, &house.by(), &partner.id, DOMAIN).unwrap();
    dns.say(&["v=spf1 -all", &asked.record_value().unwrap()]);
    domains::check_now(&house.desk, &house.by(), dns, (&partner.id, DOMAIN)).unwrap()
}

fn check(house: &House, dns: &Records) -> Option<PartnerDomain> {
    domains::check_due(&house.desk, dns).unwrap()
}

/// The token of the newest link to a postmaster.
fn link(house: &House) -> String {
    let mails = house.mails();
    let content = mails.into_iter().rev().find_map(|mail| match mail.content {
        model::MailContent::DomainProof { link, .. } => Some(link),
        _ => None,
    });
    let link = content.unwrap();
    link.expose().rsplit('/').next().unwrap().to_owned()
}

/// Makes the domain lapse by answers without the record.
fn lapse_by_dns(house: &House, dns: &Records) {
    dns.say(&[]);
    house.clock.advance(RECHECK);
    for _ in 0..domains::MISSES {
        check(house, dns).unwrap();
        house.clock.advance(domains::RETRY);
    }
}

fn events(house: &House, partner: &Partner) -> Vec<(Option<Reason>, String)> {
    let view = partners::detail(&house.desk, &partner.id).unwrap().unwrap();
    view.audit
        .iter()
        .filter(|line| line.event.name == EventName::Domain)
        .map(|line| {
            let did = line.event.detail.get("did").and_then(|did| did.as_str());
            (line.event.reason, did.unwrap_or_default().to_owned())
        })
        .collect()
}

/// What an app is told about the guest's address.
fn told_verified(house: &House, app: &App, guest: &Guest, connection: &model::Connection) -> bool {
    let random = &*house.desk.random;
    let (session, cookie) = seed::session(guest, connection, random, house.now());
    let family = Family {
        scope: "openid email".into(),
        ..seed::family(&session, app, random)
    };
    let token = cookie.hashed();
    let new = store::NewSession { session, token };
    let store = &house.desk.store;
    store.write(|tx| tx.insert_session(&new)).unwrap();
    store.write(|tx| tx.insert_family(&family)).unwrap();
    let view = store.read(|tx| tx.grant_view(&family.id)).unwrap().unwrap();
    view.guest.home.email_verified
}

on_every_store! {
    fn what_is_added_is_attested_and_keeps_its_state_when_the_list_is_saved(store: &TestStore) {
        let (house, dns) = (house(store), Records::default());
        let partner = house.partner("Fabrikam", DOMAIN);
        assert_eq!((only(&house, &partner).state, only(&house, &partner).since), (DomainState::Attested, house.now()));
        prove(&house, &partner, &dns);
        let list = [DOMAIN.to_owned(), "new.example".to_owned()];
        partners::set_domains(&house.desk, &house.by(), &partner.id, &list).unwrap();
        let states: Vec<_> = domains::list(&house.desk, &partner.id).unwrap().into_iter().map(|d| d.state).collect();
        assert_eq!(states, [DomainState::Proven, DomainState::Attested]);
        domains::remove(&house.desk, &house.by(), &partner.id, "new.example").unwrap();
        domains::add(&house.desk, &house.by(), &partner.id, " @Fabrikam.EXAMPLE").unwrap();
        assert_eq!(only(&house, &partner).state, DomainState::Proven);
        house.verify_audit();
    }

    fn a_record_proves_the_domain_for_the_partner_it_was_made_for(store: &TestStore) {
        let (house, dns) = (house(store), Records::default());
        let partner = house.partner("Fabrikam", DOMAIN);
        let other = house.partner("Joint Venture", DOMAIN);
        let asked = domains::request_proof(&house.desk, &house.by(), &partner.id, DOMAIN).unwrap();
        let again = domains::request_proof(&house.desk, &house.by(), &partner.id, DOMAIN).unwrap();
        assert_eq!(asked.token, again.token);
        assert_eq!(asked.record_name(), "_portico-challenge.fabrikam.example");
        let proven = prove(&house, &partner, &dns);
        assert_eq!((proven.state, proven.confirmed_at), (DomainState::Proven, Some(house.now())));
        assert_eq!(proven, only(&house, &partner));
        let refused = domains::check_now(&house.desk, &house.by(), &dns, (&other.id, DOMAIN)).unwrap_err();
        assert_eq!(refused.code(), "domain_unproven");
        assert!(refused.to_string().contains("_portico-challenge.fabrikam.example"));
        assert_eq!(only(&house, &other).state, DomainState::Attested);
    }

    fn a_wrong_record_and_a_silent_dns_are_told_apart_and_audited(store: &TestStore) {
        let (house, dns) = (house(store), Records::default());
        let partner = house.partner("Fabrikam", DOMAIN);
        let check = || domains::check_now(&house.desk, &house.by(), &dns, (&partner.id, DOMAIN)).unwrap_err();
        dns.say(&["portico-domain-verification=00000000000000000000000000000000"]);
        assert_eq!(check().reason(), Some(Reason::DomainUnproven));
        dns.fall_silent();
        let silent = check();
        assert_eq!(silent.reason(), Some(Reason::DomainUnanswered));
        assert!(silent.to_string().contains("SERVFAIL"));
        let unknown = domains::check_now(&house.desk, &house.by(), &dns, (&partner.id, "b.example"));
        assert!(matches!(unknown, Err(Refusal::Unknown("domain"))));
        assert_eq!(only(&house, &partner).state, DomainState::Attested);
        house.verify_audit();
    }

    fn s05_three_answers_without_the_record_make_the_domain_lapse_within_a_day(store: &TestStore) {
        let (house, dns) = (house(store), Records::default());
        let partner = house.partner("Fabrikam", DOMAIN);
        let proven = prove(&house, &partner, &dns);
        house.clock.advance(Span::hours(11));
        assert!(check(&house, &dns).is_none(), "not due yet");
        house.clock.advance(Span::hours(1));
        assert_eq!(check(&house, &dns).unwrap().confirmed_at, Some(house.now()));
        dns.say(&["v=spf1 -all"]);
        house.clock.advance(RECHECK);
        for misses in 1..domains::MISSES {
            let now = check(&house, &dns).unwrap();
            assert_eq!((now.state, now.misses), (DomainState::Proven, misses));
            assert!(check(&house, &dns).is_none(), "not before its time");
            let impatient = domains::check_now(&house.desk, &house.by(), &dns, (&partner.id, DOMAIN));
            assert!(impatient.is_err());
            assert_eq!(only(&house, &partner).misses, misses, "looking by hand counts for nothing");
            house.clock.advance(domains::RETRY);
        }
        let lapsed = check(&house, &dns).unwrap();
        let unseen = lapsed.since.since(lapsed.confirmed_at.unwrap());
        assert!(unseen < Span::hours(24), "{unseen:?}");
        assert_eq!((lapsed.state, lapsed.since), (DomainState::Lapsed, house.now()));
        assert_eq!(events(&house, &partner)[0], (None, "lapsed".to_owned()));
        house.clock.advance(Span::days(60));
        assert!(check(&house, &dns).is_none());
        let fresh = domains::request_proof(&house.desk, &house.by(), &partner.id, DOMAIN).unwrap();
        assert_ne!(fresh.token, proven.token, "the old record was public");
        house.verify_audit();
    }

    fn flapping_dns_never_makes_a_domain_lapse(store: &TestStore) {
        let (house, dns) = (house(store), Records::default());
        let partner = house.partner("Fabrikam", DOMAIN);
        prove(&house, &partner, &dns);
        let value = only(&house, &partner).record_value().unwrap();
        house.clock.advance(RECHECK);
        dns.fall_silent();
        for _ in 0..100 {
            let now = check(&house, &dns).unwrap();
            assert_eq!((now.state, now.misses), (DomainState::Proven, 0));
            house.clock.advance(Span::hours(1));
        }
        for _ in 0..4 {
            dns.say(&[]);
            check(&house, &dns).unwrap();
            house.clock.advance(domains::RETRY);
            check(&house, &dns).unwrap();
            dns.say(&[&value]);
            house.clock.advance(domains::RETRY);
            assert_eq!(check(&house, &dns).unwrap().misses, 0);
            house.clock.advance(RECHECK);
        }
        assert_eq!(only(&house, &partner).state, DomainState::Proven);
    }

    fn a_postmaster_proves_the_domain_once_and_is_asked_again_before_it_lapses(store: &TestStore) {
        let (house, dns) = (house(store), Records::default());
        let partner = house.partner("Fabrikam", DOMAIN);
        let ask = || domains::ask_postmaster(&house.desk, &house.by(), &partner.id, DOMAIN).unwrap();
        ask();
        let first = link(&house);
        ask();
        let second = link(&house);
        let confirm = |token: &str| domains::confirm_by_mail(&house.desk, token);
        assert!(confirm(&first).is_err(), "replaced");
        for _ in 0..3 {
            let (domain, name) = domains::mailed_proof(&house.desk, &second).unwrap();
            assert_eq!((domain.state, name.as_str()), (DomainState::Attested, "Fabrikam"));
        }
        let proven = confirm(&second).unwrap();
        assert_eq!((proven.state, proven.proof), (DomainState::Proven, Some(model::DomainProof::Mail)));
        assert_eq!(confirm(&second).unwrap_err().code(), "link_invalid");

        house.clock.advance(domains::MAIL_COUNTS);
        for misses in 1..domains::MISSES {
            let asked = check(&house, &dns).unwrap();
            assert_eq!((asked.state, asked.misses), (DomainState::Proven, misses));
            assert!(check(&house, &dns).is_none());
            house.clock.advance(Span::days(6));
            assert!(domains::mailed_proof(&house.desk, &link(&house)).is_ok());
            house.clock.advance(Span::days(1));
        }
        assert!(domains::mailed_proof(&house.desk, &link(&house)).is_err(), "the link is over");
        assert_eq!(check(&house, &dns).unwrap().state, DomainState::Lapsed);
        assert_eq!(dns.asked.load(std::sync::atomic::Ordering::SeqCst), 0);
        house.verify_audit();
    }

    fn a_postmaster_who_confirms_again_starts_the_time_anew(store: &TestStore) {
        let (house, dns) = (house(store), Records::default());
        let partner = house.partner("Fabrikam", DOMAIN);
        domains::ask_postmaster(&house.desk, &house.by(), &partner.id, DOMAIN).unwrap();
        domains::confirm_by_mail(&house.desk, &link(&house)).unwrap();
        house.clock.advance(domains::MAIL_COUNTS);
        check(&house, &dns).unwrap();
        let again = domains::confirm_by_mail(&house.desk, &link(&house)).unwrap();
        assert_eq!((again.misses, again.next_check_at), (0, Some(house.now().plus(domains::MAIL_COUNTS))));
    }

    fn a_domain_that_stops_counting_takes_its_postmasters_link_along(store: &TestStore) {
        let (house, dns) = (house(store), Records::default());
        let partner = house.partner("Fabrikam", DOMAIN);
        let ask = || {
            domains::ask_postmaster(&house.desk, &house.by(), &partner.id, DOMAIN).unwrap();
            link(&house)
        };
        let confirm = |token: &str| domains::confirm_by_mail(&house.desk, token);
        let before = ask();
        domains::lapse(&house.desk, &house.by(), &partner.id, DOMAIN).unwrap();
        assert!(domains::mailed_proof(&house.desk, &before).is_err());
        assert_eq!(confirm(&before).unwrap_err().code(), "link_invalid");
        assert_eq!(only(&house, &partner).state, DomainState::Lapsed, "the admin's word stands");

        confirm(&ask()).unwrap();
        prove(&house, &partner, &dns);
        let asked = ask();
        lapse_by_dns(&house, &dns);
        assert_eq!(confirm(&asked).unwrap_err().code(), "link_invalid");
        assert_eq!(only(&house, &partner).state, DomainState::Lapsed, "so does the record's lapse");
    }

    fn of_eight_nodes_one_checks_a_domain(store: &TestStore) {
        let (house, dns) = (house(store), Records::default());
        let partner = house.partner("Fabrikam", DOMAIN);
        prove(&house, &partner, &dns);
        dns.say(&[]);
        house.clock.advance(RECHECK);
        let before = dns.asked.load(std::sync::atomic::Ordering::SeqCst);
        let checked: usize = std::thread::scope(|scope| {
            let nodes: Vec<_> = (0..8).map(|_| scope.spawn(|| check(&house, &dns).is_some())).collect();
            nodes.into_iter().map(|node| usize::from(node.join().unwrap())).sum()
        });
        assert_eq!(checked, 1);
        assert_eq!(dns.asked.load(std::sync::atomic::Ordering::SeqCst), before + 1);
        assert_eq!(only(&house, &partner).misses, 1);
    }

    fn s05_nobody_new_comes_through_a_lapsed_domain(store: &TestStore) {
        let (house, dns) = (house(store), Records::default());
        let (partner, home) = house.federated("Fabrikam", DOMAIN);
        let known = house.invite("ana@fabrikam.example");
        let who = Who::verified("1", "ana@fabrikam.example");
        let sign_in = house.proven(&home, known.invitation.as_ref(), who);
        assert!(matches!(resolve(&house.desk, &sign_in).unwrap(), Resolution::Redeemed(..)));
        prove(&house, &partner, &dns);
        lapse_by_dns(&house, &dns);
        let invited = house.invite("bob@fabrikam.example");
        for link in [invited.invitation.as_ref(), None] {
            let sign_in = house.proven(&home, link, Who::verified("2", "bob@fabrikam.example"));
            let Resolution::Refused(denied) = resolve(&house.desk, &sign_in).unwrap() else { panic!() };
            let expected = if link.is_some() { Reason::DomainLapsed } else { Reason::NotInvited };
            assert_eq!(denied.reason, expected);
        }
        let sign_in = house.proven(&home, None, who);
        assert!(matches!(resolve(&house.desk, &sign_in).unwrap(), Resolution::SignedIn(..)), "a guest stays one");
        domains::attest(&house.desk, &house.by(), &partner.id, DOMAIN).unwrap();
        let sign_in = house.proven(&home, invited.invitation.as_ref(), Who::verified("2", "bob@fabrikam.example"));
        assert!(matches!(resolve(&house.desk, &sign_in).unwrap(), Resolution::Redeemed(..)));
    }

    fn s03_inv_domain_apps_hear_verified_only_within_domains_that_count(store: &TestStore) {
        let (house, dns) = (house(store), Records::default());
        let (fabrikam, home) = house.federated("Fabrikam", DOMAIN);
        house.federated("Litware", "litware.example");
        let app = house.app("Moodle");
        let invited = house.invite("ana@fabrikam.example");
        let sign_in = house.proven(&home, invited.invitation.as_ref(), Who::verified("1", "ana@fabrikam.example"));
        assert!(matches!(resolve(&house.desk, &sign_in).unwrap(), Resolution::Redeemed(..)));
        let spellings = [
            ("ana@fabrikam.example", true), ("ANA@FABRIKAM.Example", true), ("cfo@litware.example", false),
            ("ana@sub.fabrikam.example", false), ("ana@evilfabrikam.example", false),
            ("ana@fabrikam.example.evil.example", false), ("ana@fabrikam.example@litware.example", false),
            ("fabrikam.example", false), ("ana@fabrikam%example", false), ("", false),
        ];
        for (address, within) in spellings {
            for said in [true, false] {
                let who = Who { subject: "1", email: Some(address), verified: said };
                let sign_in = house.proven(&home, None, who);
                let Resolution::SignedIn(guest) = resolve(&house.desk, &sign_in).unwrap() else { panic!() };
                assert_eq!(guest.state, GuestState::Active);
                assert_eq!(told_verified(&house, &app, &guest, &home), said && within, "{address} {said}");
            }
        }
        let sign_in = house.proven(&home, None, Who::verified("1", "ana@fabrikam.example"));
        let Resolution::SignedIn(guest) = resolve(&house.desk, &sign_in).unwrap() else { panic!() };
        assert!(told_verified(&house, &app, &guest, &home));
        domains::lapse(&house.desk, &house.by(), &fabrikam.id, DOMAIN).unwrap();
        assert!(!told_verified(&house, &app, &guest, &home), "without another sign-in");
        prove(&house, &fabrikam, &dns);
        assert!(told_verified(&house, &app, &guest, &home));
        domains::remove(&house.desk, &house.by(), &fabrikam.id, DOMAIN).unwrap();
        assert!(!told_verified(&house, &app, &guest, &home));
    }
}
