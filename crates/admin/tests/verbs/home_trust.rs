//! What was agreed with a home identity provider, as an admin sees it and as guests feel it.
use crate::common::{House, Who, house};
use admin::{
    Refusal, UrlFault, assignments, connections, groups, partners,
    redemption::{Resolution, resolve},
};
use model::{
    Assignee, Connection, ConnectionState, Drift, Guest, HomeHold, HomeRecord, HomeSettings, Id,
    Invitation, Reason, kind,
};
use policy::{Ask, decide};
use testkit::on_every_store;

const ANA: Who<'static> = Who {
    subject: "ana-1",
    email: Some("ana@f.example"),
    verified: true,
};

/// A sign-in of Ana in which her home names these groups.
fn sign_in(
    house: &House,
    connection: &Connection,
    invitation: Option<&Invitation>,
    said: Option<&[&str]>,
) -> Guest {
    let mut sign_in = house.proven(connection, invitation, ANA);
    let proof = sign_in.proof.as_mut().unwrap();
    proof.groups = said.map(|all| all.iter().map(|one| (*one).to_owned()).collect());
    match resolve(&house.desk, &sign_in).unwrap() {
        Resolution::SignedIn(guest) | Resolution::Redeemed(guest, _) => *guest,
        other => panic!("{other:?}"),
    }
}

fn groups_of(house: &House, guest: &Id<kind::Guest>) -> Vec<String> {
    let found = house.desk.store.read(|tx| tx.groups_of(guest)).unwrap();
    found.into_iter().map(|group| group.name).collect()
}

fn hold(house: &House, connection: &Connection, hold: &HomeHold) {
    assert!(
        house
            .desk
            .store
            .write(|tx| tx.hold_connection(&connection.id, hold))
            .unwrap()
    );
}

fn stored(house: &House, id: &Id<kind::Connection>) -> Connection {
    house
        .desk
        .store
        .read(|tx| tx.find_connection(id))
        .unwrap()
        .unwrap()
}

on_every_store! {
    fn groups_of_the_home_are_joined_here_and_left_here_when_gone_there(store: &TestStore) {
        let house = house(store);
        let (_, connection) = house.federated("F", "f.example");
        let (buyers, local) = (house.group("Buyers"), house.group("Local"));
        let app = house.app("Parts");
        let new = assignments::NewAssignment {
            app_id: app.id.clone(),
            assignee: Assignee::Group(buyers.id.clone()),
            roles: Vec::new(),
            starts_at: None,
            ends_at: None,
        };
        assignments::assign(&house.desk, &house.by(), &new).unwrap();
        let mut settings = HomeSettings::default();
        for value in ["purchasing", "9f0c-buyers"] {
            settings.groups.insert(value.into(), buyers.id.clone());
        }
        connections::agree(&house.desk, &house.by(), &connection.id, &settings).unwrap();
        let invited = house.invite("ana@f.example");
        let ana = sign_in(&house, &connection, invited.invitation.as_ref(), Some(&["purchasing", "Corp-Admins"])).id;
        assert_eq!(groups_of(&house, &ana), ["Buyers"], "s10: what is not mapped gives nothing");
        groups::add_member(&house.desk, &house.by(), &local.id, &ana).unwrap();
        let may = || {
            let facts = house.desk.store.read(|tx| tx.facts(&ana, &app.id)).unwrap().unwrap();
            decide(&facts, Ask::Open, house.now()).is_allowed()
        };
        assert!(may());
        sign_in(&house, &connection, None, Some(&["9f0c-buyers"]));
        assert!(may(), "either value will do");
        sign_in(&house, &connection, None, None);
        assert!(may(), "a home that does not say changes nothing");
        sign_in(&house, &connection, None, Some(&["Buyers", "PURCHASING"]));
        assert_eq!(groups_of(&house, &ana), ["Local"], "our own groups are ours, and values are compared exactly");
        assert!(!may());
        house.verify_audit();
    }

    fn s10_no_words_of_a_home_give_a_group_that_its_connection_does_not_map(store: &TestStore) {
        let house = house(store);
        let (_, connection) = house.federated("F", "f.example");
        let (_, other) = house.federated("G", "g.example");
        let (ours, theirs) = (house.group("Ours"), house.group("Theirs"));
        for (connection, group) in [(&connection, &ours), (&other, &theirs)] {
            let mut settings = HomeSettings::default();
            settings.groups.insert(group.name.to_lowercase(), group.id.clone());
            connections::agree(&house.desk, &house.by(), &connection.id, &settings).unwrap();
        }
        let invited = house.invite("ana@f.example");
        let ids = [ours.id.as_str(), theirs.id.as_str()];
        let mut said = vec!["theirs", "Theirs", "*", "", "theirs,ours"];
        said.extend(ids);
        let ana = sign_in(&house, &connection, invited.invitation.as_ref(), Some(&said)).id;
        assert!(groups_of(&house, &ana).is_empty());
    }

    fn a_held_home_lets_nobody_in_by_another_door_until_it_is_released(store: &TestStore) {
        let house = house(store);
        let (partner, connection) = house.federated("F", "f.example");
        let found = HomeRecord { origins: vec!["https://new.f.example".into()], ..HomeRecord::default() };
        let change = HomeHold { drift: vec![Drift::Endpoints], found: Some(found.clone()) };
        hold(&house, &connection, &change);
        assert_eq!(connections::held(&house.desk).unwrap().len(), 1);
        let way_in = house.desk.store.read(|tx| tx.preferred_connection(&partner.id)).unwrap().unwrap();
        assert_eq!((&way_in.id, way_in.state), (&connection.id, ConnectionState::Held), "and no mailed code");
        let invited = house.invite("ana@f.example");
        let proven = house.proven(&connection, invited.invitation.as_ref(), ANA);
        let Resolution::Refused(denied) = resolve(&house.desk, &proven).unwrap() else { panic!("let in") };
        assert_eq!(denied.reason, Reason::ConnectionHeld);
        let enable = connections::set_state(&house.desk, &house.by(), &connection.id, ConnectionState::Enabled);
        assert!(matches!(enable, Err(Refusal::StateConflict(_))), "switching on accepts nothing");
        connections::set_state(&house.desk, &house.by(), &connection.id, ConnectionState::Disabled).unwrap();
        let enable = connections::set_state(&house.desk, &house.by(), &connection.id, ConnectionState::Enabled);
        assert!(matches!(enable, Err(Refusal::StateConflict(_))), "nor by way of switching off");
        let silent = connections::release(&house.desk, &house.by(), &connection.id, " ");
        assert!(matches!(silent, Err(Refusal::Missing("why"))), "nobody says why");
        connections::release(&house.desk, &house.by(), &connection.id, "asked them by phone").unwrap();
        let now = stored(&house, &connection.id);
        assert_eq!((now.state, now.hold, now.home), (ConnectionState::Enabled, None, Some(found)));
        assert!(matches!(connections::release(&house.desk, &house.by(), &connection.id, "asked them by phone"), Err(Refusal::StateConflict(_))));
        sign_in(&house, &connection, invited.invitation.as_ref(), None);
        house.verify_audit();
    }

    fn who_is_in_stays_in_while_the_home_is_held_and_not_when_it_is_switched_off(store: &TestStore) {
        let house = house(store);
        let (_, connection) = house.federated("F", "f.example");
        let change = HomeHold { drift: vec![Drift::Algorithms], found: None };
        hold(&house, &connection, &change);
        assert!(!house.desk.store.write(|tx| tx.hold_connection(&connection.id, &change)).unwrap(), "once is enough");
        let kept = house.desk.store.write(|tx| tx.keep_home_record(&connection.id, &HomeRecord::default()));
        assert!(!kept.unwrap(), "nothing is learnt of a home that is held");
        assert_eq!(stored(&house, &connection.id).hold, Some(change));
    }

    fn what_cannot_be_agreed_is_refused_and_changes_nothing(store: &TestStore) {
        let house = house(store);
        let (partner, connection) = house.federated("F", "f.example");
        let mut settings = HomeSettings::default();
        settings.groups.insert("x".into(), Id::new(house.now(), &*house.desk.random));
        let refused = connections::agree(&house.desk, &house.by(), &connection.id, &settings);
        assert!(matches!(refused, Err(Refusal::Unknown("group"))));
        let mut settings = HomeSettings::default();
        settings.claims.name = " ".into();
        let refused = connections::agree(&house.desk, &house.by(), &connection.id, &settings);
        assert!(matches!(refused, Err(Refusal::Missing(_))));
        assert_eq!(stored(&house, &connection.id).settings, HomeSettings::default());
        for (issuer, client_id, code) in [
            ("https://login.microsoftonline.com/common/v2.0", "portico", "connection_invalid"),
            ("https://accounts.google.com", "portico", "connection_invalid"),
            ("https://login.f.example", crate::common::ISSUER, "connection_invalid"),
            ("<html>", "portico", UrlFault::Malformed.code()),
            ("ana@f.example", "portico", UrlFault::Malformed.code()),
        ] {
            let new = connections::NewOidcConnection {
                partner_id: partner.id.clone(),
                name: String::new(),
                issuer: issuer.into(),
                client_id: client_id.into(),
                client_secret: None,
                settings: HomeSettings::default(),
            };
            let refused = connections::add_oidc(&house.desk, &house.by(), &new).unwrap_err();
            assert_eq!(refused.code(), code, "{issuer}");
        }
        let all = partners::detail(&house.desk, &partner.id).unwrap().unwrap().connections;
        assert_eq!(all.len(), 2, "the home and the mailed code, as before");
    }
}
