//! Streams that are agreed with the transmitter itself, and tokens that are fetched from it.

use super::{
    ACTIVE, DISABLED, HEADER, Sender, by, iss_sub,
    transmitter::{AUDIENCE, STREAM, TOKEN, Transmitter},
};
use crate::hostile_home::{
    House, Partner,
    home::{KEY, OTHER, Reply},
};
use broker::{StreamError, StreamWish};
use model::{
    Clock, ConnectionState, Reason, Secret, SignalDelivery, SignalEvent, SignalStream, Span,
    StreamStatus,
};
use serde_json::{Value, json};
use server::polling::fetch_due;
use testkit::on_every_store;

/// A sender whose transmitter knows us.
pub struct Agreed {
    pub sender: Sender,
    there: Transmitter,
}

impl House {
    fn wish(&self, there: &Transmitter, poll: bool) -> StreamWish {
        StreamWish {
            issuer: Some(there.issuer.clone()),
            poll,
            token: Some(Secret::new(TOKEN)),
        }
    }

    pub fn agreed(&self, name: &str, poll: bool) -> Agreed {
        let (partner, there) = (self.partner_with_app(name), Transmitter::open());
        let broker = &self.product.portico.broker;
        let wish = self.wish(&there, poll);
        broker
            .agree_on_stream(&by(), &partner.connection.id, &wish)
            .unwrap();
        let told = there.inside.lock().wish.clone().unwrap();
        let header = told["delivery"]["authorization_header"].as_str();
        let secret = header.and_then(|it| it.strip_prefix("Bearer "));
        Agreed {
            sender: Sender {
                partner,
                secret: secret.unwrap_or_default().to_owned(),
            },
            there,
        }
    }

    /// A token of the transmitter.
    fn of(&self, it: &Agreed, jti: &str, event: SignalEvent, payload: Value) -> String {
        let mut claims = self.claims_of(it, jti, event);
        claims["events"][event.as_str()] = payload;
        KEY.sign(HEADER, &claims.to_string())
    }

    fn claims_of(&self, it: &Agreed, jti: &str, event: SignalEvent) -> Value {
        let mut claims = self.set(&it.sender, jti, event);
        claims["iss"] = it.there.issuer.clone().into();
        claims["aud"] = AUDIENCE.into();
        claims
    }

    /// A token about somebody of the sender's waits to be fetched.
    pub fn wait_about(&self, it: &Agreed, jti: &str, event: SignalEvent, whom: &Partner) {
        let mut claims = self.claims_of(it, jti, event);
        claims["sub_id"] = iss_sub(whom);
        let token = KEY.sign(HEADER, &claims.to_string());
        it.there.inside.lock().waiting.insert(jti.into(), token);
    }

    fn wait(&self, it: &Agreed, jti: &str, event: SignalEvent) {
        self.wait_about(it, jti, event, &it.sender.partner);
    }

    fn kept(&self, it: &Agreed) -> SignalStream {
        self.stream(&it.sender)
    }

    pub fn fetch(&self) {
        fetch_due(&self.product.portico);
    }
}

impl Agreed {
    pub fn acknowledged(&self) -> usize {
        self.there.inside.lock().acknowledged.len()
    }
}

on_every_store! {
    fn u16_a_stream_is_agreed_on_and_proves_itself_by_a_state_of_ours(store: &TestStore) {
        let house = House::open(store);
        let own = house.agreed("litware", false);
        let stream = house.kept(&own);
        assert_eq!((stream.delivery, stream.issuer.as_str()), (SignalDelivery::Push, own.there.issuer.as_str()));
        assert_eq!(stream.remote.as_ref().unwrap().stream_id, STREAM);
        let wish = own.there.inside.lock().wish.clone().unwrap();
        let broker = &house.product.portico.broker;
        let id = &own.sender.partner.connection.id;
        assert_eq!(wish["delivery"]["endpoint_url"], broker.events_uri(id));
        assert_eq!(wish["events_requested"].as_array().unwrap().len(), 7);

        let verify = |jti: &str, payload: Value| {
            house.push(&own.sender, &house.of(&own, jti, SignalEvent::Verification, payload))
        };
        let wrong = verify("one", json!({ "state": "a guess" }));
        assert_eq!((wrong.status, wrong.text("err")), (400, "invalid_state".into()));
        assert_eq!(verify("two", json!({})).status, 400, "ours is awaited");
        assert_eq!(house.kept(&own).verified_at, None);
        let state = own.there.inside.lock().states.pop().unwrap();
        assert_eq!(verify("three", json!({ "state": state })).status, 202);
        assert_eq!(house.kept(&own).verified_at, Some(house.clock.now()));

        own.there.inside.lock().status = "paused".into();
        let paused = house.of(&own, "four", SignalEvent::StreamUpdated, json!({ "status": "paused" }));
        assert_eq!(house.push(&own.sender, &paused).status, 202);
        assert_eq!(house.kept(&own).status, StreamStatus::Paused);
        assert_eq!(broker.verify_stream(id).unwrap(), StreamStatus::Enabled);
        assert_eq!(own.there.inside.lock().status, "enabled", "it was told to go on");
        assert_eq!(house.kept(&own).status, StreamStatus::Enabled);

        let disabled = house.of(&own, "five", SignalEvent::AccountDisabled, json!({}));
        assert_eq!(house.push(&own.sender, &disabled).status, 202);
        assert_eq!(house.state(&own.sender), DISABLED);
        let kept = house.kept(&own);
        broker.remove_stream(&by(), id).unwrap();
        broker.delete_remote_stream(&kept).unwrap();
        assert_eq!(own.there.inside.lock().wish, None);
    }

    fn u16_a_transmitter_that_is_not_what_it_says_gets_no_stream(store: &TestStore) {
        let house = House::open(store);
        let partner = house.partner("litware");
        let broker = &house.product.portico.broker;
        let inward = "http://10.0.0.1/x";
        let lies = [
            ("issuer", json!("http://other.example"), Reason::IssuerMismatch),
            ("jwks_uri", json!(inward), Reason::AddressNotAllowed),
            ("configuration_endpoint", json!(inward), Reason::AddressNotAllowed),
            ("verification_endpoint", json!(inward), Reason::AddressNotAllowed),
            ("status_endpoint", json!("nowhere"), Reason::HomeUnreachable),
            ("jwks_uri", json!(null), Reason::HomeUnreachable),
            ("delivery_methods_supported", json!(["urn:ietf:rfc:8935"]), Reason::HomeUnreachable),
        ];
        let answers = [
            ("iss", json!("http://other.example"), Reason::HomeUnreachable),
            ("aud", json!([]), Reason::HomeUnreachable),
            ("stream_id", json!(""), Reason::HomeUnreachable),
            ("delivery", json!({ "method": "urn:ietf:rfc:8935" }), Reason::HomeUnreachable),
            ("delivery", json!({ "method": "urn:ietf:rfc:8936" }), Reason::HomeUnreachable),
            ("poll_at", json!(inward), Reason::AddressNotAllowed),
        ];
        let refused = |there: &Transmitter| {
            let wish = house.wish(there, true);
            match broker.agree_on_stream(&by(), &partner.connection.id, &wish) {
                Err(StreamError::Transmitter(refusal)) => refusal.reason,
                other => panic!("{other:?}"),
            }
        };
        for (name, value, reason) in lies {
            let there = Transmitter::open();
            there.inside.lock().metadata[name] = value.clone();
            assert_eq!(refused(&there), reason, "{name}: {value}");
            assert_eq!(there.inside.lock().wish, None, "{name}: nothing was asked for");
        }
        for (name, value, reason) in answers {
            let there = Transmitter::open();
            there.inside.lock().created[name] = value.clone();
            assert_eq!(refused(&there), reason, "{name}: {value}");
            let stays = there.inside.lock().wish.is_some();
            assert_eq!(stays, name == "stream_id", "{name}: what has a name is deleted there again");
        }
        assert!(broker.signal_stream(&partner.connection.id).unwrap().is_none());
    }

    fn u16_where_no_token_was_given_the_home_gives_one(store: &TestStore) {
        let house = House::open(store);
        let (partner, there) = (house.partner("litware"), Transmitter::open());
        let granted = json!({ "access_token": TOKEN, "token_type": "Bearer", "expires_in": 600 });
        partner.home.say("/token", Reply::json(&granted));
        let asked = partner.home.times_asked("/token");
        let wish = StreamWish { token: None, ..house.wish(&there, true) };
        let broker = &house.product.portico.broker;
        broker.agree_on_stream(&by(), &partner.connection.id, &wish).unwrap();
        house.fetch();
        assert_eq!(there.inside.lock().polls, 1);
        assert_eq!(partner.home.times_asked("/token"), asked + 1, "it works for ten minutes");
        house.clock.advance(Span::mins(11));
        house.fetch();
        assert_eq!((there.inside.lock().polls, partner.home.times_asked("/token")), (2, asked + 2));
    }

    fn u16_fetched_tokens_are_acknowledged_or_refused_one_by_one(store: &TestStore) {
        let house = House::open(store);
        let own = house.agreed("litware", true);
        house.sign_in(&own.sender.partner, &json!({}));
        for number in 0..120 {
            house.wait(&own, &format!("session-{number:03}"), SignalEvent::SessionRevoked);
        }
        house.wait(&own, "verify", SignalEvent::Verification);
        let other = OTHER.sign(HEADER, &house.set(&own.sender, "forged", SignalEvent::AccountDisabled).to_string());
        own.there.inside.lock().waiting.insert("forged".into(), other);
        own.there.inside.lock().waiting.insert("garbage".into(), "garbage".into());
        house.fetch();
        assert_eq!(house.live(&own.sender), 0);
        {
            let inside = own.there.inside.lock();
            assert!(inside.waiting.is_empty(), "{:?}", inside.waiting.keys());
            assert_eq!(inside.acknowledged.len(), 120, "a state of ours is awaited");
            let errors = |jti: &str| inside.errors[jti]["err"].as_str().unwrap().to_owned();
            assert_eq!([errors("forged"), errors("garbage"), errors("verify")], ["invalid_key", "invalid_request", "invalid_state"]);
        }
        let state = own.there.inside.lock().states.pop().unwrap();
        let token = house.of(&own, "verified", SignalEvent::Verification, json!({ "state": state }));
        own.there.inside.lock().waiting.insert("verified".into(), token);
        house.clock.advance(Span::secs(5));
        house.fetch();
        assert_eq!(house.kept(&own).verified_at, Some(house.clock.now()));

        house.wait(&own, "frozen", SignalEvent::AccountDisabled);
        house.fetch();
        assert_eq!(house.ana(&own.sender.partner).frozen, None, "not before its time");
        house.clock.advance(Span::secs(1));
        house.fetch();
        assert_eq!(house.state(&own.sender), DISABLED);
    }

    fn u16_a_stream_is_fetched_by_one_node_and_again_when_that_one_stopped(store: &TestStore) {
        let house = House::open(store);
        let own = house.agreed("litware", true);
        house.wait(&own, "one", SignalEvent::AccountDisabled);
        let broker = &house.product.portico.broker;
        let first = broker.due_polls(8).unwrap();
        assert_eq!(first.len(), 1);
        assert!(broker.due_polls(8).unwrap().is_empty(), "taken");
        // The node that took it stopped after it had heeded the token, and before it could say so.
        own.there.inside.lock().deaf = true;
        house.clock.advance(Span::secs(60));
        let second = broker.due_polls(8).unwrap();
        assert_eq!(second.len(), 1, "the lease is over");
        broker.poll_stream(&second[0]).unwrap();
        assert_eq!((house.state(&own.sender), own.acknowledged()), (DISABLED, 0));
        house.wait(&own, "two", SignalEvent::AccountEnabled);
        own.there.inside.lock().deaf = false;
        house.clock.advance(Span::mins(1));
        house.fetch();
        assert_eq!((house.state(&own.sender), own.acknowledged()), (ACTIVE, 2));
        assert!(house.refusals().contains(&Reason::Replay), "the first came twice and counted once");
        let before = house.kept(&own).polling;
        broker.poll_stream(&first[0]).unwrap();
        assert_eq!(house.kept(&own).polling, before, "a lease that is over changes nothing");
    }

    fn u16_a_transmitter_that_does_not_answer_is_asked_less_and_less(store: &TestStore) {
        let house = House::open(store);
        let own = house.agreed("litware", true);
        let refusals = house.refusals().len();
        let mut pauses = Vec::new();
        for broken in [(500, "{}"), (200, "[]"), (200, "no JSON"), (401, ""), (302, "")] {
            own.there.inside.lock().broken = Some((broken.0, broken.1.into()));
            house.fetch();
            let polling = house.kept(&own).polling.unwrap();
            assert!(polling.last_error.is_some(), "{broken:?}");
            let pause = polling.next_at.since(house.clock.now());
            pauses.push(pause.as_secs());
            house.clock.advance(pause);
        }
        assert_eq!(pauses, [5, 5, 10, 20, 40]);
        assert_eq!(house.refusals().len(), refusals + 1, "once, not with every try");
        house.wait(&own, "one", SignalEvent::SessionRevoked);
        house.fetch();
        let polling = house.kept(&own).polling.unwrap();
        assert_eq!((polling.failing_since, polling.last_error, own.acknowledged()), (None, None, 1));
        let asked = own.there.inside.lock().polls;
        let desk = &house.product.portico.desk;
        let off = ConnectionState::Disabled;
        admin::connections::set_state(desk, &by(), &own.sender.partner.connection.id, off).unwrap();
        house.clock.advance(Span::hours(1));
        house.fetch();
        assert_eq!(own.there.inside.lock().polls, asked, "nothing is asked for a connection that is off");
    }
}
