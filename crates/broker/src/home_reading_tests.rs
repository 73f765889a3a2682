use super::*;
use crate::{
    StartRequest, Wishes,
    fake_home::{Home, jwks},
    fake_house::House,
};
use model::{Clock, ConnectionState, Drift};

fn stored(house: &House, id: &Id<kind::Connection>) -> Connection {
    let found = house.store.read(|tx| tx.find_connection(id)).unwrap();
    found.unwrap()
}

#[test]
fn s13_a_home_that_moved_is_held_before_anybody_signs_in() {
    let (house, home) = (House::new(), Home::open());
    let connection = house.connect(&home);
    let read = || house.broker.read_due_home().unwrap();
    assert_eq!(read().unwrap().refused, None);
    assert!(read().is_none(), "once an hour");
    assert!(stored(&house, &connection.id).home.is_some());
    house.clock.advance(Span::hours(1));
    home.behaviour.lock().metadata["token_endpoint"] = "https://evil.example/token".into();
    assert_eq!(read().unwrap().refused, Some(Reason::ConnectionHeld));
    let held = stored(&house, &connection.id);
    assert_eq!(held.state, ConnectionState::Held);
    assert_eq!(held.hold.unwrap().drift, [Drift::Endpoints]);
    assert_eq!(
        house.alerts(),
        [("connection_held".into(), "endpoints".into())]
    );
    house.clock.advance(Span::hours(1));
    assert!(read().is_none(), "a held one waits for an admin");
}

#[test]
fn s12_all_keys_replaced_is_written_down_within_the_hour() {
    let (house, home) = (House::new(), Home::open());
    let connection = house.connect(&home);
    house.broker.read_due_home().unwrap();
    house.clock.advance(Span::hours(1));
    home.behaviour.lock().keys = jwks(&[7]);
    house.broker.read_due_home().unwrap();
    let alerts = house.alerts();
    let (kind, note) = alerts.first().unwrap();
    assert_eq!((alerts.len(), kind.as_str()), (1, "keys_replaced"));
    let home = stored(&house, &connection.id).home.unwrap();
    let (old, new) = note.split_once(" → ").unwrap();
    assert!(new == home.keys.join(", ") && old != new, "{note}");
    let lines = house.audit();
    assert!(lines.contains(&("connection".into(), None)), "{lines:?}");
    assert_eq!(
        stored(&house, &connection.id).state,
        ConnectionState::Enabled
    );
}

#[test]
fn two_nodes_share_the_reading() {
    let (house, home) = (House::new(), Home::open());
    let connection = house.connect(&home);
    let now = house.clock.now();
    let due = house
        .store
        .read(|tx| tx.next_home_due(now))
        .unwrap()
        .unwrap();
    assert_eq!(due.id, connection.id);
    let claim = || house.store.write(|tx| tx.claim_home(&due, now, LEASE));
    assert!(claim().unwrap());
    assert!(!claim().unwrap());
    assert!(house.broker.read_due_home().unwrap().is_none());
    house.clock.advance(LEASE);
    assert!(house.broker.read_due_home().unwrap().is_some(), "given up");
}

#[test]
fn u01_a_home_that_lies_is_told_of_and_one_that_is_away_is_believed_for_a_day() {
    let (house, home) = (House::new(), Home::open());
    let mut connection = house.connect(&home);
    house.broker.read_due_home().unwrap();
    connection = stored(&house, &connection.id);
    let start = || {
        let request = StartRequest {
            connection: &connection,
            invitation_id: None,
            moves_guest_id: None,
            continue_to: "/".into(),
            wishes: Wishes::default(),
        };
        house.broker.start(&request).map(drop)
    };
    home.behaviour.lock().page = Some("<html>".into());
    house.clock.advance(Span::hours(1));
    let read = house.broker.read_due_home().unwrap().unwrap();
    assert_eq!(read.refused, Some(Reason::HomeUnreachable));
    let fault = house
        .store
        .read(|tx| tx.read_fault(&connection.id))
        .unwrap();
    assert!(fault.unwrap().starts_with("home_unreachable"));
    assert_eq!(
        start().unwrap_err().reason(),
        Some(Reason::HomeUnreachable),
        "it answers, but something else"
    );
    home.behaviour.lock().page = None;
    start().unwrap();
    home.behaviour.lock().away = true;
    house.clock.advance(Span::hours(2));
    start().unwrap();
    house.clock.advance(Span::hours(22));
    assert_eq!(
        start().unwrap_err().reason(),
        Some(Reason::HomeUnreachable),
        "not for longer"
    );
}
