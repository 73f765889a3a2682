//! Shared Signals about a partner's people: what a transmitter may say, and what it reaches.

mod agreed;
mod forgeries;
mod leavers;
mod revocation;
mod transmitter;

use crate::hostile_home::{
    House, Partner,
    home::{CLIENT_ID, KEY, Reply},
};
use broker::NewSignalStream;
use model::{
    Actor, ActorKind, At, Clock, ConnectionState, EventName, FreezeReason, Guest, GuestState, Id,
    Random, Reason, SignalEvent, SignalStream, Span, StreamStatus, TrustContract,
};
use product::Answer;
use serde_json::{Value, json};
use testkit::{TestRandom, on_every_store};

pub const HEADER: &str = r#"{"alg":"RS256","kid":"home-1","typ":"secevent+jwt"}"#;
const KIND: &str = "application/secevent+jwt";

fn by() -> Actor {
    Actor::plain(ActorKind::Operator)
}

/// A partner whose transmitter sends signals.
pub struct Sender {
    pub partner: Partner,
    pub secret: String,
}

impl House {
    /// A partner with one person, an app for them, and a stream.
    pub fn sender(&self, name: &str) -> Sender {
        self.sending(self.partner_with_app(name), NewSignalStream::default())
    }

    fn sending(&self, partner: Partner, new: NewSignalStream) -> Sender {
        let broker = &self.product.portico.broker;
        let added = broker.add_push_stream(&by(), &partner.connection.id, new);
        let secret = added.unwrap().1.expose().to_owned();
        Sender { partner, secret }
    }

    /// What the endpoint of a sender's connection answers.
    pub fn post_set(&self, to: &Sender, headers: &[(&str, &str)], body: &str) -> Answer {
        let path = format!("/broker/{}/events", to.partner.connection.id);
        self.product.browser().send("POST", &path, headers, body)
    }

    pub fn push(&self, sender: &Sender, token: &str) -> Answer {
        let bearer = format!("Bearer {}", sender.secret);
        let headers = [("authorization", bearer.as_str()), ("content-type", KIND)];
        self.post_set(sender, &headers, token)
    }

    /// The claims of a good token about the sender's person.
    pub fn set(&self, sender: &Sender, jti: &str, event: SignalEvent) -> Value {
        let partner = &sender.partner;
        json!({
            "iss": partner.issuer(), "aud": self.product.origin, "jti": jti,
            "iat": self.clock.now().secs(), "sub_id": iss_sub(partner),
            "events": { event.as_str(): {} },
        })
    }

    /// Sends a good token about the sender's person, for an instant, with more in its event.
    fn say(&self, sender: &Sender, event: SignalEvent, at: At, more: &Value) -> Answer {
        let mut claims = self.set(sender, &self.jti(), event);
        let mut payload = more.clone();
        payload["event_timestamp"] = at.secs().into();
        claims["events"][event.as_str()] = payload;
        self.push(sender, &KEY.sign(HEADER, &claims.to_string()))
    }

    /// As [`House::say`] for now, and it was taken.
    fn said(&self, sender: &Sender, event: SignalEvent) {
        let answer = self.say(sender, event, self.clock.now(), &json!({}));
        assert_eq!((answer.status, answer.body.as_str()), (202, ""));
    }

    /// As [`House::said`] about somebody or something else.
    fn said_of(&self, sender: &Sender, event: SignalEvent, subject: &Value) {
        let mut claims = self.set(sender, &self.jti(), event);
        claims["sub_id"] = subject.clone();
        let answer = self.push(sender, &KEY.sign(HEADER, &claims.to_string()));
        assert_eq!(answer.status, 202, "{}", answer.body);
    }

    fn jti(&self) -> String {
        let mut bytes = [0; 16];
        self.product.portico.oidc.random.fill(&mut bytes);
        format!("{bytes:02x?}")
    }

    fn state(&self, sender: &Sender) -> (GuestState, Option<FreezeReason>) {
        let guest = self.ana(&sender.partner);
        (guest.state, guest.frozen.map(|it| it.reason))
    }

    fn stream(&self, sender: &Sender) -> SignalStream {
        let broker = &self.product.portico.broker;
        let stream = broker.signal_stream(&sender.partner.connection.id);
        stream.unwrap().unwrap()
    }

    fn live(&self, sender: &Sender) -> usize {
        self.sessions(&sender.partner).len()
    }
}

pub fn iss_sub(partner: &Partner) -> Value {
    json!({ "format": "iss_sub", "iss": partner.issuer(), "sub": partner.subject() })
}

const ACTIVE: (GuestState, Option<FreezeReason>) = (GuestState::Active, None);
const DISABLED: (GuestState, Option<FreezeReason>) =
    (GuestState::Frozen, Some(FreezeReason::AccountDisabled));
const PURGED: (GuestState, Option<FreezeReason>) =
    (GuestState::Frozen, Some(FreezeReason::AccountPurged));

on_every_store! {
    fn u16_o09_a_signal_ends_the_sessions_of_that_person_on_every_surface(store: &TestStore) {
        let house = House::open(store);
        let (own, other) = (house.sender("litware"), house.sender("proseware"));
        for event in [SignalEvent::SessionRevoked, SignalEvent::CredentialChange] {
            let mut meant = house.sign_in(&own.partner, &json!({}));
            let mut foreign = house.sign_in(&other.partner, &json!({}));
            let [a, b] = [&mut meant, &mut foreign].map(|it| house.tokens(it));
            house.said(&own, event);
            assert_eq!(house.alive(&mut meant, &a), [false; 5], "{event}");
            assert_eq!(house.alive(&mut foreign, &b), [true; 5], "{event}");
            assert_eq!(house.state(&own), ACTIVE, "it keeps nobody out");
            let (name, at) = house.stream(&own).last_event.unwrap();
            assert_eq!((name.as_str(), at), (event.short(), house.clock.now()));
        }
    }

    fn u16_a_session_is_named_as_the_home_names_it(store: &TestStore) {
        let house = House::open(store);
        let own = house.sender("litware");
        let person = iss_sub(&own.partner);
        let session = |sid: &str| json!({ "format": "opaque", "id": sid });
        let before = house.live(&own);
        for sid in ["s-1", "s-2", "s-3"] {
            house.sign_in(&own.partner, &json!({ "sid": sid }));
        }
        let event = SignalEvent::SessionRevoked;
        let both = json!({ "format": "complex", "user": person, "session": session("s-1") });
        house.said_of(&own, event, &both);
        assert_eq!(house.live(&own), before + 2);
        house.said_of(&own, event, &json!({ "format": "complex", "session": session("s-2") }));
        assert_eq!(house.live(&own), before + 1);
        let aliases = json!({ "format": "aliases", "identifiers": [
            { "format": "email", "email": own.partner.email }, person,
        ] });
        let wider = json!({ "user": aliases, "device": session("a-phone") });
        house.said_of(&own, event, &wider);
        assert_eq!(house.live(&own), 0, "of a device nothing is known here");
    }

    fn u16_a_disabled_account_freezes_and_comes_back_by_its_own_signal_alone(store: &TestStore) {
        let house = House::open(store);
        let own = house.sender("litware");
        let mut browser = house.sign_in(&own.partner, &json!({}));
        let tokens = house.tokens(&mut browser);
        house.said(&own, SignalEvent::AccountDisabled);
        assert_eq!(house.state(&own), DISABLED);
        assert_eq!(house.alive(&mut browser, &tokens), [false; 5]);
        house.clock.advance(Span::mins(1));
        house.said(&own, SignalEvent::AccountEnabled);
        assert_eq!(house.state(&own), ACTIVE);
        assert_eq!(house.alive(&mut browser, &tokens), [false; 5], "nothing old revives");

        let guest = house.ana(&own.partner).id;
        let (now, random) = (house.clock.now(), TestRandom::from_seed(1));
        store.write(|tx| tx.freeze_guest(&guest, FreezeReason::GoneAtHome, now, &random)).unwrap();
        house.clock.advance(Span::mins(1));
        house.said(&own, SignalEvent::AccountEnabled);
        assert_eq!(house.state(&own).1, Some(FreezeReason::GoneAtHome), "not what it froze");
        assert_eq!(house.refusals().first(), Some(&Reason::GuestFrozen));
    }

    fn u16_an_account_that_is_gone_stays_gone(store: &TestStore) {
        let house = House::open(store);
        let own = house.sender("litware");
        house.said(&own, SignalEvent::AccountDisabled);
        house.said(&own, SignalEvent::AccountPurged);
        assert_eq!(house.state(&own), PURGED);
        house.clock.advance(Span::hours(1));
        house.said(&own, SignalEvent::AccountEnabled);
        assert_eq!(house.state(&own), PURGED);
        assert_eq!(house.refusals().first(), Some(&Reason::SignalOutdated));
    }

    fn u16_of_signals_in_any_order_the_newest_counts(store: &TestStore) {
        let house = House::open(store);
        let own = house.sender("litware");
        let random = TestRandom::from_seed(7);
        let draw = |below: usize| {
            let mut byte = [0];
            random.fill(&mut byte);
            usize::from(byte[0]) % below
        };
        for round in 0..20 {
            house.clock.advance(Span::hours(1));
            let start = house.clock.now().minus(Span::mins(30));
            let mut events: Vec<(At, SignalEvent)> = (0..=draw(6))
                .map(|_| {
                    let which = [SignalEvent::AccountEnabled, SignalEvent::AccountDisabled];
                    (start.plus(Span::secs(draw(4) as i64)), which[draw(2)])
                })
                .collect();
            let newest = events.iter().map(|(at, _)| *at).max().unwrap();
            let disabled = events.contains(&(newest, SignalEvent::AccountDisabled));
            for n in (1..events.len()).rev() {
                events.swap(n, draw(n + 1));
            }
            for (at, event) in &events {
                for _ in 0..=draw(2) {
                    assert_eq!(house.say(&own, *event, *at, &json!({})).status, 202);
                }
            }
            let expected = if disabled { DISABLED } else { ACTIVE };
            assert_eq!(house.state(&own), expected, "round {round}: {events:?}");
        }
    }

    fn u16_a_late_signal_spares_what_began_after_it(store: &TestStore) {
        let house = House::open(store);
        let own = house.sender("litware");
        house.sign_in(&own.partner, &json!({}));
        let happened = house.clock.now();
        house.clock.advance(Span::hours(1));
        house.sign_in(&own.partner, &json!({}));
        let before = house.live(&own);
        let answer = house.say(&own, SignalEvent::SessionRevoked, happened, &json!({}));
        assert_eq!(answer.status, 202);
        assert_eq!(house.live(&own), 1, "of {before}");
        // Enabled again meanwhile: what came before ends, and nobody freezes.
        house.said(&own, SignalEvent::AccountEnabled);
        let late = house.say(&own, SignalEvent::AccountDisabled, happened, &json!({}));
        assert_eq!((late.status, house.state(&own), house.live(&own)), (202, ACTIVE, 1));
        assert_eq!(house.refusals().first(), Some(&Reason::SignalOutdated));
    }

    fn n12_weaker_assurance_ends_the_sessions_whose_second_factor_was_the_homes(store: &TestStore) {
        let house = House::open(store);
        let own = house.sender("litware");
        let partner = &own.partner.connection.partner_id;
        let trust = TrustContract { mfa_amr: vec!["mfa".into()], ..TrustContract::default() };
        let desk = &house.product.portico.desk;
        admin::partners::update(desk, &by(), partner, "litware", &trust).unwrap();
        house.said(&own, SignalEvent::SessionRevoked);
        house.sign_in(&own.partner, &json!({ "amr": ["pwd"] }));
        house.sign_in(&own.partner, &json!({ "amr": ["mfa"] }));
        house.clock.advance(Span::secs(1));
        house.sign_in(&own.partner, &json!({ "amr": ["pwd", "mfa"] }));
        let now = house.clock.now();
        let all = house.sessions(&own.partner).into_iter();
        let newest = all.max_by_key(|it| it.created_at).unwrap().id;
        assert!(store.write(|tx| tx.record_step_up(&newest, &["otp"], now)).unwrap());
        let event = SignalEvent::AssuranceLevelChange;
        let up = json!({ "namespace": "NIST-AAL", "current_level": "nist-aal2", "change_direction": "increase" });
        assert_eq!(house.say(&own, event, now, &up).status, 202);
        assert_eq!(house.live(&own), 3);
        for down in [json!({ "change_direction": "decrease" }), json!({})] {
            assert_eq!(house.say(&own, event, now, &down).status, 202);
            assert_eq!(house.live(&own), 2, "one by password, one with a factor of ours");
            house.sign_in(&own.partner, &json!({ "amr": ["mfa"] }));
        }
        assert_eq!(house.live(&own), 3);
    }

    fn n05_a_changed_address_is_noted_and_gives_nothing(store: &TestStore) {
        let house = House::open(store);
        let (own, other) = (house.sender("litware"), house.sender("proseware"));
        let before = house.ana(&own.partner);
        let now = house.clock.now();
        let event = SignalEvent::IdentifierChanged;
        let new = json!({ "new-value": other.partner.email });
        assert_eq!(house.say(&own, event, now, &new).status, 202);
        let after = house.ana(&own.partner);
        assert_eq!(after.home.email.as_deref(), Some(other.partner.email.as_str()));
        assert!(!after.home.email_verified);
        let kept = |it: &Guest| (it.email.clone(), it.state, it.id.clone());
        assert_eq!(kept(&after), kept(&before));
        for useless in [json!({ "new-value": "not an address" }), json!({ "new-value": 7 }), json!({})] {
            assert_eq!(house.say(&own, event, now, &useless).status, 202);
            assert_eq!(house.refusals().first(), Some(&Reason::SubjectUnclear));
        }
        let older = json!({ "new-value": "older@litware.example" });
        assert_eq!(house.say(&own, event, now.minus(Span::mins(1)), &older).status, 202);
        assert_eq!(house.ana(&own.partner).home, after.home);
    }

    fn l01_an_address_or_a_name_of_its_own_finds_nobody(store: &TestStore) {
        let house = House::open(store);
        let (own, other) = (house.sender("litware"), house.sender("proseware"));
        house.sign_in(&own.partner, &json!({ "sid": "s-1" }));
        let before = house.people();
        let (iss, sub) = (own.partner.issuer(), own.partner.subject());
        let unclear = [
            json!({ "format": "email", "email": own.partner.email }),
            json!({ "format": "opaque", "id": sub }),
            json!({ "format": "account", "uri": format!("acct:{}", own.partner.email) }),
            json!({ "format": "aliases", "identifiers": [{ "format": "email", "email": own.partner.email }] }),
            json!({ "format": "aliases", "identifiers": [iss_sub(&own.partner), iss_sub(&other.partner)] }),
            json!({ "format": "complex", "user": { "format": "email", "email": own.partner.email } }),
            json!({ "format": "complex", "user": iss_sub(&own.partner), "session": { "format": "jwt_id" } }),
            json!({ "format": "complex", "tenant": { "format": "opaque", "id": "all" } }),
            json!({ "iss": iss, "sub": sub }),
            json!({ "format": "iss_sub", "iss": iss, "sub": "" }),
            json!({ "format": "iss_sub", "iss": iss, "sub": 7 }),
            json!({ "format": "iss_sub", "sub": sub }),
        ];
        let nobody = json!({ "format": "iss_sub", "iss": iss, "sub": "nobody" });
        let foreign = json!({ "format": "iss_sub", "iss": own.partner.issuer(), "sub": other.partner.subject() });
        let elsewhere = [iss_sub(&other.partner), json!({ "format": "iss_sub", "iss": format!("{iss}/"), "sub": sub })];
        for event in [SignalEvent::AccountDisabled, SignalEvent::SessionRevoked] {
            let none = match event {
                SignalEvent::SessionRevoked => Reason::SessionEnded,
                _ => Reason::GuestUnknown,
            };
            let cases = unclear.iter().map(|it| (it, Reason::SubjectUnclear))
                .chain(elsewhere.iter().map(|it| (it, Reason::IssuerMismatch)))
                .chain([(&nobody, none), (&foreign, none)]);
            for (subject, reason) in cases {
                house.said_of(&own, event, subject);
                assert_eq!(house.refusals().first(), Some(&reason), "{subject}");
                assert_eq!(house.people(), before, "{subject}");
            }
        }
    }

    fn u16_a_token_counts_once_and_is_taken_every_time(store: &TestStore) {
        let house = House::open(store);
        let (own, other) = (house.sender("litware"), house.sender("proseware"));
        let token = |sender: &Sender| {
            let claims = house.set(sender, "same", SignalEvent::SessionRevoked);
            KEY.sign(HEADER, &claims.to_string())
        };
        let (first, elsewhere) = (token(&own), token(&other));
        assert_eq!(house.push(&own, &first).status, 202);
        house.sign_in(&own.partner, &json!({}));
        assert_eq!(house.push(&own, &first).status, 202);
        assert_eq!(house.refusals().first(), Some(&Reason::Replay));
        assert_eq!(house.live(&own), 1, "the session begun since lives");
        assert_eq!(house.push(&other, &elsewhere).status, 202);
        assert_eq!(house.live(&other), 0, "each transmitter names its own tokens");
    }

    fn u16_what_is_unknown_is_taken_and_written_down(store: &TestStore) {
        let house = House::open(store);
        let own = house.sender("litware");
        let before = house.people();
        let mut claims = house.set(&own, "one", SignalEvent::AccountDisabled);
        let uri = "https://schemas.openid.net/secevent/caep/event-type/device-compliance-change";
        claims["events"] = json!({ uri: { "current_status": "not-compliant" } });
        assert_eq!(house.push(&own, &KEY.sign(HEADER, &claims.to_string())).status, 202);
        assert_eq!(house.refusals().first(), Some(&Reason::SignalUnknown));
        assert_eq!(house.people(), before);
    }

    fn u16_a_stream_tells_of_itself(store: &TestStore) {
        let house = House::open(store);
        let own = house.sender("litware");
        assert_eq!(house.stream(&own).verified_at, None);
        let of_stream = json!({ "format": "opaque", "id": "a-stream" });
        house.said_of(&own, SignalEvent::Verification, &of_stream);
        assert_eq!(house.stream(&own).verified_at, Some(house.clock.now()));
        for status in StreamStatus::ALL.iter().rev() {
            let answer = house.say(&own, SignalEvent::StreamUpdated, house.clock.now(), &json!({ "status": status }));
            assert_eq!((answer.status, house.stream(&own).status), (202, *status));
        }
        let odd = house.say(&own, SignalEvent::StreamUpdated, house.clock.now(), &json!({ "status": "on" }));
        assert_eq!(odd.status, 202);
        assert_eq!(house.refusals().first(), Some(&Reason::UpstreamClaim));
    }

    fn u16_no_forged_set_touches_anybody(store: &TestStore) {
        let house = House::open(store);
        let (own, other) = (house.sender("litware"), house.sender("proseware"));
        house.sign_in(&own.partner, &json!({}));
        let before = house.people();
        let forged = forgeries::all(&house, &own, &other);
        assert!(forged.len() >= 40, "{}", forged.len());
        let mut wrong = Vec::new();
        for one in forged {
            let refusals = house.refusals().len();
            let answer = house.push(&own, &one.token);
            let after = house.refusals();
            let new = after.get(..after.len() - refusals).unwrap_or_default();
            let told = (answer.status, answer.text("err"), answer.text("description"));
            let right = (400, one.error.to_owned(), one.reason.to_string());
            if new != [one.reason] || told != right || house.people() != before {
                wrong.push(format!("{}: {told:?}, audited {new:?}", one.name));
            }
            assert_eq!(answer.header("cache-control"), Some("no-store"), "{}", one.name);
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        house.said(&own, SignalEvent::AccountDisabled);
        assert_eq!(house.state(&own), DISABLED, "what is not forged counts");
    }

    fn u16_only_the_transmitter_of_the_connection_is_heard(store: &TestStore) {
        let house = House::open(store);
        let (own, other) = (house.sender("litware"), house.sender("proseware"));
        let silent = house.partner("silent");
        let claims = house.set(&own, "one", SignalEvent::AccountDisabled).to_string();
        let token = KEY.sign(HEADER, &claims);
        let before = house.people();
        let kind = ("content-type", KIND);
        let bearer = |secret: &str| format!("Bearer {secret}");
        let (theirs, basic) = (bearer(&other.secret), format!("Basic {}", own.secret));
        let (empty, right) = (bearer(""), bearer(&own.secret));
        let wrong: [&[(&str, &str)]; 5] = [
            &[kind],
            &[kind, ("authorization", &theirs)],
            &[kind, ("authorization", &basic)],
            &[kind, ("authorization", &empty)],
            &[kind, ("authorization", &right), ("authorization", &right)],
        ];
        for headers in wrong {
            let answer = house.post_set(&own, headers, &token);
            assert_eq!((answer.status, answer.text("err")), (400, "authentication_failed".into()));
            assert_eq!(house.refusals().first(), Some(&Reason::ClientUnauthenticated));
        }
        let mut stranger = house.product.browser();
        for id in [silent.connection.id.as_str(), "con_00000000000000000000000000000000", "nothing"] {
            let path = format!("/broker/{id}/events");
            let answer = stranger.send("POST", &path, &[kind, ("authorization", &right)], &token);
            assert_eq!((answer.status, answer.text("err")), (400, "authentication_failed".into()), "{id}");
        }
        for kind in ["application/jwt", "application/x-www-form-urlencoded"] {
            let headers = [("authorization", right.as_str()), ("content-type", kind)];
            let answer = house.post_set(&own, &headers, &token);
            assert_eq!((answer.status, answer.text("err")), (400, "invalid_request".into()));
        }
        assert_eq!(house.people(), before);

        let broker = &house.product.portico.broker;
        broker.remove_stream(&by(), &own.partner.connection.id).unwrap();
        assert_eq!(house.push(&own, &token).text("err"), "authentication_failed");
        let desk = &house.product.portico.desk;
        let off = ConnectionState::Disabled;
        admin::connections::set_state(desk, &by(), &other.partner.connection.id, off).unwrap();
        let theirs = house.set(&other, "one", SignalEvent::AccountDisabled).to_string();
        assert_eq!(house.push(&other, &KEY.sign(HEADER, &theirs)).text("err"), "access_denied");
    }

    fn u16_a_transmitter_may_sign_with_keys_of_its_own(store: &TestStore) {
        let house = House::open(store);
        let partner = house.partner_with_app("litware");
        let at = |path: &str| format!("{}{path}", partner.issuer());
        let new = NewSignalStream {
            issuer: Some("https://signals.litware.example".into()),
            jwks_uri: Some(at("/signal-keys")),
            audience: vec!["us".into()],
        };
        let own = house.sending(partner, new);
        let mut claims = house.set(&own, "one", SignalEvent::SessionRevoked);
        claims["iss"] = "https://signals.litware.example".into();
        claims["aud"] = json!(["others", "us"]);
        let token = KEY.sign(HEADER, &claims.to_string());
        let unread = house.push(&own, &token);
        assert_eq!((unread.status, unread.header("retry-after")), (503, Some("60")), "not the token's fault");
        let mut old = KEY.public();
        old["kid"] = "another".into();
        let home = &own.partner.home;
        home.say("/signal-keys", Reply::json(&json!({ "keys": [old] })));
        let other_key = house.push(&own, &token);
        assert_eq!(other_key.text("err"), "invalid_key");
        home.say("/signal-keys", Reply::json(&json!({ "keys": [KEY.public()] })));
        assert_eq!(house.push(&own, &token).text("err"), "invalid_key", "asked a moment ago");
        let asked = home.times_asked("/signal-keys");
        house.clock.advance(Span::mins(2));
        assert_eq!(house.push(&own, &token).status, 202);
        assert_eq!((house.live(&own), home.times_asked("/signal-keys")), (0, asked + 1));
        assert_eq!(house.push(&own, &token).status, 202);
        assert_eq!(home.times_asked("/signal-keys"), asked + 1, "kept for a while");
    }

    fn u16_a_connection_has_one_stream_and_its_changes_are_written_down(store: &TestStore) {
        let house = House::open(store);
        let own = house.sender("litware");
        let id = &own.partner.connection.id;
        let broker = &house.product.portico.broker;
        let again = broker.add_push_stream(&by(), id, NewSignalStream::default());
        assert_eq!(again.unwrap_err().reason(), Some(Reason::StateConflict));
        let inside = NewSignalStream { jwks_uri: Some("http://10.0.0.1/keys".into()), ..NewSignalStream::default() };
        let other = house.partner("proseware");
        let refused = broker.add_push_stream(&by(), &other.connection.id, inside);
        assert_eq!(refused.unwrap_err().reason(), Some(Reason::AddressNotAllowed));
        let unknown = broker.add_push_stream(&by(), &Id::new(house.clock.now(), &TestRandom::from_seed(3)), NewSignalStream::default());
        assert_eq!(unknown.unwrap_err().reason(), Some(Reason::ConnectionDisabled));
        broker.remove_stream(&by(), id).unwrap();
        assert_eq!(broker.remove_stream(&by(), id).unwrap_err().reason(), Some(Reason::StateConflict));
        let filter = admin::AuditFilter { limit: 1000, ..admin::AuditFilter::default() };
        let lines = admin::audit::list(&house.product.portico.desk, &filter).unwrap();
        let did: Vec<_> = lines.iter().filter(|it| it.event.name == EventName::Connection)
            .filter_map(|it| it.event.detail["did"].as_str().map(str::to_owned)).collect();
        assert_eq!(did.iter().filter(|it| it.starts_with("signals_")).collect::<Vec<_>>(), ["signals_removed", "signals_added"]);
        assert!(!format!("{lines:?}").contains(&own.secret), "the secret is written nowhere");
        assert!(own.partner.connection.client_id == CLIENT_ID);
    }
}
