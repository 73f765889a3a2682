//! What admins are told without having asked, on every database.
use crate::common::{House, house};
use admin::{alerts, connections, domains};
use model::{
    Alert, AlertKey, AlertKind, Connection, Drift, HomeHold, MailContent, Partner, Span,
    TxtRecords, TxtUnknown,
};
use testkit::on_every_store;

const DOMAIN: &str = "fabrikam.example";

/// A DNS that has one record, or none.
struct Record(Option<String>);

impl TxtRecords for Record {
    fn txt(&self, _name: &str) -> Result<Vec<String>, TxtUnknown> {
        Ok(self.0.iter().cloned().collect())
    }
}

fn key(kind: AlertKind, connection: &Connection) -> AlertKey {
    AlertKey::new(kind, &connection.partner_id, &connection.id)
}

fn raise(house: &House, key: &AlertKey, note: &str) {
    let now = house.now();
    let raised = house
        .desk
        .store
        .write(|tx| tx.raise_alert(key, ("Fabrikam", note), now));
    raised.unwrap();
}

/// Mails what is due; the kinds and particulars that one reader was told of.
fn told(house: &House, reader: &str) -> Vec<(AlertKind, String)> {
    alerts::sweep(&house.desk).unwrap();
    let mine = house
        .mails()
        .into_iter()
        .filter(|mail| mail.to.as_str() == reader);
    let mut told: Vec<_> = mine
        .filter_map(|mail| match mail.content {
            MailContent::Alert { alert, note, .. } => Some((alert, note)),
            _ => None,
        })
        .collect();
    told.sort_by_key(|(alert, _)| alert.as_str());
    forget_mails(house);
    told
}

/// Takes what waits as delivered.
fn forget_mails(house: &House) {
    let now = house.now();
    let far = now.plus(Span::days(1));
    let store = &house.desk.store;
    let items = store
        .write(|tx| tx.claim_outbox(far, Span::secs(-86_400), 1_000))
        .unwrap();
    for item in items {
        store.write(|tx| tx.finish_outbox(&item.id, now)).unwrap();
    }
}

fn open(house: &House) -> Vec<Alert> {
    alerts::open(&house.desk).unwrap()
}

fn kinds(house: &House) -> Vec<AlertKind> {
    open(house).iter().map(|alert| alert.key.kind).collect()
}

fn prove(house: &House, partner: &Partner) -> Record {
    let asked = domains::request_proof(&house.desk, &house.by(), &partner.id, DOMAIN).unwrap();
    let dns = Record(asked.record_value());
    domains::check_now(&house.desk, &house.by(), &dns, (&partner.id, DOMAIN)).unwrap();
    dns
}

const ADA: &str = "ada@contoso.example";

on_every_store! {
    fn an_alert_is_mailed_once_a_day_to_every_active_admin_however_often_it_happens(store: &TestStore) {
        let house = house(store);
        let (_, connection) = house.federated("Fabrikam", DOMAIN);
        let add = |email: &str| admin::admins::add(&house.desk, &house.by(), "An Admin", &email.parse().unwrap()).unwrap().0;
        add("bea@contoso.example");
        let gone = add("cy@contoso.example");
        admin::sponsors::disable(&house.desk, &house.by(), &gone.id, None).unwrap();
        let tenant = key(AlertKind::ForeignTenant, &connection);
        for _ in 0..20 {
            raise(&house, &tenant, "evil");
        }
        assert_eq!(alerts::sweep(&house.desk).unwrap(), 1);
        let readers: Vec<_> = house.mails().into_iter()
            .filter(|mail| matches!(mail.content, MailContent::Alert { .. }))
            .map(|mail| mail.to.to_string())
            .collect();
        assert_eq!(readers, [ADA, "bea@contoso.example"], "not who was switched off");
        forget_mails(&house);
        house.clock.advance(Span::hours(23));
        raise(&house, &tenant, "evil");
        assert_eq!(told(&house, ADA), [], "within the period");
        house.clock.advance(Span::hours(1));
        assert_eq!(told(&house, ADA), [(AlertKind::ForeignTenant, "evil".to_owned())]);
        house.clock.advance(Span::days(3));
        assert_eq!(told(&house, ADA), [], "it did not happen again");
        assert_eq!(open(&house)[0].times, 21);
        let other = house.connect(&house.partner("Litware", "litware.example"), "https://login.litware.example");
        raise(&house, &key(AlertKind::ForeignTenant, &other), "worse");
        assert_eq!(told(&house, ADA), [(AlertKind::ForeignTenant, "worse".to_owned())], "another subject");
        house.verify_audit();
    }

    fn what_was_put_aside_is_not_mailed_and_comes_back_when_it_happens_again(store: &TestStore) {
        let house = house(store);
        let (partner, connection) = house.federated("Fabrikam", DOMAIN);
        let keys = key(AlertKind::KeysReplaced, &connection);
        raise(&house, &keys, "a → b");
        let shown = open(&house);
        assert_eq!((shown[0].partner.as_str(), shown[0].note.as_str(), shown[0].times), ("Fabrikam", "a → b", 1));
        alerts::put_aside(&house.desk, &house.by(), &keys).unwrap();
        assert!(alerts::put_aside(&house.desk, &house.by(), &keys).is_err(), "once");
        assert_eq!((told(&house, ADA), kinds(&house)), (vec![], vec![]));
        let audit = admin::partners::detail(&house.desk, &partner.id).unwrap().unwrap().audit;
        assert!(audit[0].event.detail.to_string().contains("alert_put_aside"), "{:?}", audit[0]);
        house.clock.advance(Span::mins(1));
        raise(&house, &keys, "b → c");
        assert_eq!(open(&house)[0].times, 1, "counted anew");
        assert_eq!(told(&house, ADA), [(AlertKind::KeysReplaced, "b → c".to_owned())]);
        house.verify_audit();
    }

    fn of_eight_nodes_one_mails_an_alert(store: &TestStore) {
        let house = house(store);
        let (_, connection) = house.federated("Fabrikam", DOMAIN);
        raise(&house, &key(AlertKind::KeysReplaced, &connection), "");
        let mailed: usize = std::thread::scope(|scope| {
            let nodes: Vec<_> = (0..8).map(|_| scope.spawn(|| alerts::sweep(&house.desk).unwrap())).collect();
            nodes.into_iter().map(|node| node.join().unwrap()).sum()
        });
        assert_eq!(mailed, 1);
        assert_eq!(house.mails().iter().filter(|mail| matches!(mail.content, MailContent::Alert { .. })).count(), 1);
    }

    fn what_is_held_shows_itself_and_is_mailed_unless_it_was_released_before(store: &TestStore) {
        let house = house(store);
        let (_, connection) = house.federated("Fabrikam", DOMAIN);
        let hold = || {
            let hold = HomeHold { drift: vec![Drift::Issuer, Drift::Endpoints], found: None };
            assert!(house.desk.store.write(|tx| tx.hold_connection(&connection.id, &hold)).unwrap());
            raise(&house, &key(AlertKind::ConnectionHeld, &connection), "issuer,endpoints");
        };
        hold();
        assert_eq!(kinds(&house), [], "the held connection is listed itself");
        connections::release(&house.desk, &house.by(), &connection.id, "asked them by phone").unwrap();
        assert_eq!(told(&house, ADA), [], "released before anybody was told");
        hold();
        assert_eq!(told(&house, ADA), [(AlertKind::ConnectionHeld, "issuer,endpoints".to_owned())]);
    }

    fn s05_admins_hear_before_a_proof_is_gone_and_when_it_is(store: &TestStore) {
        let house = house(store);
        let partner = house.partner("Fabrikam", DOMAIN);
        let there = prove(&house, &partner);
        let gone = Record(None);
        let check = |dns: &Record| domains::check_due(&house.desk, dns).unwrap().unwrap();
        house.clock.advance(Span::hours(12));
        check(&gone);
        assert_eq!(told(&house, ADA), [(AlertKind::DomainLapsing, String::new())]);
        house.clock.advance(domains::RETRY);
        check(&there);
        assert_eq!(kinds(&house), [], "it is there again");
        house.clock.advance(Span::days(1));
        for _ in 1..domains::MISSES {
            check(&gone);
            assert_eq!(kinds(&house), [AlertKind::DomainLapsing]);
            house.clock.advance(domains::RETRY);
        }
        assert_eq!(told(&house, ADA), [(AlertKind::DomainLapsing, String::new())]);
        check(&gone);
        assert_eq!(kinds(&house), [AlertKind::DomainLapsed], "one word about it, not two");
        let alert = &open(&house)[0];
        assert_eq!((alert.subject.as_str(), alerts::href(&alert.key)), (DOMAIN, format!("/admin/partners/{}/domains", partner.id)));
        assert_eq!(told(&house, ADA), [(AlertKind::DomainLapsed, String::new())]);
        domains::attest(&house.desk, &house.by(), &partner.id, DOMAIN).unwrap();
        assert_eq!(kinds(&house), [], "it counts again");
        domains::lapse(&house.desk, &house.by(), &partner.id, DOMAIN).unwrap();
        assert_eq!(kinds(&house), [], "who did it knows");
        house.verify_audit();
    }
}
