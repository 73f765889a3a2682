//! A hundred people leave, by each kind of signal in turn, and none of them does anything.

use super::{Sender, iss_sub};
use crate::hostile_home::{Begun, House, Partner};
use model::{GuestState, SignalEvent, Span};
use product::Browser;
use serde_json::{Value, json};
use testkit::on_every_store;

const PEOPLE: usize = 100;

/// Somebody of the sender's partner, as a partner of one.
fn person(house: &House, sender: &Sender, number: usize) -> Partner {
    let partner = &sender.partner;
    let domain = partner.email.split_once('@').unwrap().1;
    let person = Partner {
        home: partner.home.clone(),
        connection: partner.connection.clone(),
        email: format!("p{number}@{domain}"),
    };
    let mut browser = house.product.browser();
    let answer = browser.post(&house.invited(&person.email), &[]);
    let (answer, _) = house.finish_well(&person, Begun::at(browser, &answer));
    assert_eq!(answer.status, 303, "{}", answer.body);
    person
}

/// Signs everybody in and gives them tokens.
fn come(house: &House, people: &[Partner]) -> Vec<(Browser, Value)> {
    let each = people.iter().map(|person| {
        let mut browser = house.sign_in(person, &json!({}));
        let tokens = house.tokens(&mut browser);
        (browser, tokens)
    });
    each.collect()
}

fn are_out(house: &House, here: &mut [(Browser, Value)], how: &str) {
    for (browser, tokens) in here {
        assert_eq!(house.alive(browser, tokens), [false; 5], "{how}");
    }
}

fn in_state(house: &House, sender: &Sender, state: GuestState) -> usize {
    let filter = admin::GuestFilter {
        partner_id: Some(sender.partner.connection.partner_id.clone()),
        state: Some(state),
        limit: 1000,
        ..admin::GuestFilter::default()
    };
    let desk = &house.product.portico.desk;
    admin::guests::list(desk, &filter).unwrap().len()
}

on_every_store! {
    fn o09_a_hundred_leavers_are_out_at_the_answer_by_each_kind_of_signal(store: &TestStore) {
        let house = House::open(store);
        let own = house.sender("litware");
        let people: Vec<Partner> = (0..PEOPLE).map(|number| person(&house, &own, number)).collect();
        let tell = |event: SignalEvent| {
            house.clock.advance(Span::secs(1));
            for person in &people {
                house.said_of(&own, event, &iss_sub(person));
            }
        };
        for event in [SignalEvent::SessionRevoked, SignalEvent::CredentialChange] {
            let mut here = come(&house, &people);
            tell(event);
            are_out(&house, &mut here, event.short());
        }
        let mut here = come(&house, &people);
        for person in &people {
            let answer = house.revoke(&own, &own.secret, &json!({ "sub_id": iss_sub(person) }));
            assert_eq!(answer.status, 204);
        }
        are_out(&house, &mut here, "global token revocation");

        let mut here = come(&house, &people);
        tell(SignalEvent::AccountDisabled);
        are_out(&house, &mut here, "account-disabled");
        assert_eq!(in_state(&house, &own, GuestState::Frozen), PEOPLE);
        tell(SignalEvent::AccountEnabled);
        assert_eq!(in_state(&house, &own, GuestState::Frozen), 0);

        let mut here = come(&house, &people);
        tell(SignalEvent::AccountPurged);
        are_out(&house, &mut here, "account-purged");
        tell(SignalEvent::AccountEnabled);
        assert_eq!(in_state(&house, &own, GuestState::Frozen), PEOPLE);
    }

    fn o09_a_hundred_leavers_are_out_when_their_signals_were_fetched(store: &TestStore) {
        let house = House::open(store);
        let own = house.agreed("litware", true);
        let people: Vec<Partner> = (0..PEOPLE).map(|number| person(&house, &own.sender, number)).collect();
        let mut here = come(&house, &people);
        for (number, person) in people.iter().enumerate() {
            house.wait_about(&own, &format!("{number}"), SignalEvent::AccountDisabled, person);
        }
        house.fetch();
        are_out(&house, &mut here, "account-disabled, fetched");
        assert_eq!(in_state(&house, &own.sender, GuestState::Frozen), PEOPLE);
        assert_eq!(own.acknowledged(), PEOPLE);
    }
}
