use super::*;
use crate::{
    StartRequest, Wishes,
    fake_home::{ACCESS_TOKEN, Home},
    fake_house::House,
};
use model::{Clock, Connection, Guest, GuestState, HomeIdentity};
use serde_json::Value;
use std::sync::Barrier;
use url::form_urlencoded;

const FIRST: &str = "the-first-refresh-token";

/// A guest who signed in at a home that gave a refresh token, with a session.
struct Scene {
    house: House,
    home: Home,
    connection: Connection,
    guest: Guest,
}

impl Scene {
    fn new() -> Self {
        let (house, home) = (House::new(), Home::open());
        let connection = house.connect(&home);
        let guest = house.guest("ana@fabrikam.example");
        house.session(&guest, &connection);
        let scene = Self {
            house,
            home,
            connection,
            guest,
        };
        let identity = scene.identity();
        let now = scene.house.clock.now();
        let linked = scene
            .house
            .store
            .write(|tx| tx.link_identity(&identity, &scene.guest.id, now));
        assert!(linked.unwrap());
        scene.sign_in();
        scene
    }

    fn identity(&self) -> HomeIdentity {
        HomeIdentity {
            connection_id: self.connection.id.clone(),
            issuer: self.home.issuer.clone(),
            subject: "ana-1".into(),
        }
    }

    /// Through the home, which gives a refresh token; the guest's home is due a period later.
    fn sign_in(&self) {
        let request = StartRequest {
            connection: &self.connection,
            invitation_id: None,
            moves_guest_id: None,
            continue_to: "/".into(),
            wishes: Wishes::default(),
        };
        let started = self.house.broker.start(&request).unwrap();
        let of = |name: &str| {
            let mut pairs = started.redirect.query_pairs();
            pairs.find(|(n, _)| n == name).unwrap().1.into_owned()
        };
        let now = self.house.clock.now();
        self.home
            .will_assert(&self.home.claims(&Secret::new(of("nonce")), now));
        let mut answer: Value =
            serde_json::from_str(&self.home.behaviour.lock().token_answer).unwrap();
        answer["refresh_token"] = FIRST.into();
        self.home.behaviour.lock().token_answer = answer.to_string();
        let query = form_urlencoded::Serializer::new(String::new())
            .append_pair("code", "a-code")
            .append_pair("state", &of("state"))
            .append_pair("iss", &self.home.issuer)
            .finish();
        let binding = Some(started.binding.expose());
        let finished = self
            .house
            .broker
            .finish(&self.connection.id, binding, &query);
        let sign_in = finished.unwrap().sign_in.id;
        let kept = self.house.store.write(|tx| {
            let until = now.plus(Span::mins(30));
            tx.confirm_guest(&self.guest.id, now, Some(until))?;
            let whose = (&self.guest.id, &self.connection.id);
            tx.take_home_grant(&sign_in, whose, now.plus(Span::mins(15)))
        });
        assert!(kept.unwrap());
    }

    fn answers(&self, status: u16, answer: &Value) {
        let mut behaviour = self.home.behaviour.lock();
        behaviour.token_status = status;
        behaviour.token_answer = answer.to_string();
    }

    fn renews(&self, refresh_token: Option<&str>) {
        let mut answer = json!({ "access_token": ACCESS_TOKEN, "token_type": "Bearer" });
        if let Some(token) = refresh_token {
            answer["refresh_token"] = token.into();
        }
        self.answers(200, &answer);
    }

    /// One round of the background work.
    fn probe(&self) -> Vec<Probed> {
        let broker = &self.house.broker;
        let due = broker.due_probes(16).unwrap();
        due.iter()
            .map(|it| broker.probe_guest(it).unwrap())
            .collect()
    }

    fn guest(&self) -> Guest {
        let found = self.house.store.read(|tx| tx.find_guest(&self.guest.id));
        found.unwrap().unwrap()
    }

    /// The refresh tokens that the home was shown, in order.
    fn shown(&self) -> Vec<String> {
        let asked = self.home.requests_to("/token");
        let field = |request: &String| {
            let body = request.rsplit_once("\r\n\r\n").unwrap().1;
            let mut fields = form_urlencoded::parse(body.as_bytes());
            let found = fields.find(|(name, _)| name == "refresh_token");
            found.map(|(_, value)| value.into_owned())
        };
        asked.iter().filter_map(field).collect()
    }
}

#[test]
fn n1_a_home_is_asked_once_a_period_and_its_yes_counts_for_two() {
    let scene = Scene::new();
    scene.renews(None);
    assert_eq!(scene.probe(), [], "signed in just now");
    scene.house.clock.advance(Span::mins(15));
    assert_eq!(scene.probe(), [Probed::Confirmed]);
    assert_eq!(scene.probe(), [], "asked just now");
    let now = scene.house.clock.now();
    let guest = scene.guest();
    assert_eq!(guest.confirmed_at, Some(now));
    assert_eq!(guest.confirmed_until, Some(now.plus(Span::mins(30))));
    scene.house.clock.advance(Span::mins(13));
    assert_eq!(scene.probe(), [], "not a tenth of a period early");
    scene.house.clock.advance(Span::mins(2));
    assert_eq!(scene.probe(), [Probed::Confirmed]);
    assert_eq!(scene.shown(), [FIRST, FIRST]);
}

#[test]
fn n1_a_rotated_token_takes_the_place_of_the_one_before() {
    let scene = Scene::new();
    scene.renews(Some("the-second"));
    scene.house.clock.advance(Span::mins(15));
    assert_eq!(scene.probe(), [Probed::Confirmed]);
    scene.house.clock.advance(Span::mins(15));
    assert_eq!(scene.probe(), [Probed::Confirmed]);
    assert_eq!(scene.shown(), [FIRST, "the-second"]);
}

#[test]
fn n1_o09_a_home_that_refuses_to_renew_freezes_the_guest_with_everything() {
    let scene = Scene::new();
    scene.answers(400, &json!({ "error": "invalid_grant" }));
    scene.house.clock.advance(Span::mins(15));
    assert_eq!(scene.probe(), [Probed::Gone]);
    let guest = scene.guest();
    assert_eq!(guest.state, GuestState::Frozen);
    assert_eq!(guest.frozen.unwrap().reason, FreezeReason::GoneAtHome);
    let kind = model::ReceiptKind::GuestFrozen;
    let receipt = scene
        .house
        .store
        .read(|tx| tx.last_receipt_of(&guest.id, kind));
    assert_eq!(receipt.unwrap().unwrap().sessions, 1);
    let now = scene.house.clock.now();
    let live = scene
        .house
        .store
        .read(|tx| tx.live_sessions_of(&guest.id, now));
    assert_eq!(live.unwrap().len(), 0);
    assert_eq!(
        scene.house.audit().last().unwrap(),
        &("leaver".to_owned(), None)
    );
    scene.house.clock.advance(Span::hours(1));
    assert_eq!(scene.probe(), [], "nothing is left to ask with");
}

#[test]
fn n1_f09_whatever_says_nothing_about_the_person_is_not_gone_and_ends_in_its_grace() {
    let foreign = |claims: Value| {
        use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        format!(
            "{}.{}.c2ln",
            part(&json!({ "alg": "EdDSA" })),
            part(&claims)
        )
    };
    let token = |id_token: String| json!({ "access_token": "a", "token_type": "Bearer", "id_token": id_token });
    let errors = [
        "invalid_client",
        "unauthorized_client",
        "invalid_request",
        "temporarily_unavailable",
        "interaction_required",
        "server_error",
    ];
    let mut cases: Vec<(u16, Value)> = errors
        .iter()
        .map(|error| (400, json!({ "error": error })))
        .collect();
    cases.extend([
        (500, json!({ "error": "oops" })),
        (500, Value::Null),
        (200, json!("a page")),
        (200, json!({})),
        (302, json!({})),
        (
            200,
            token(foreign(
                json!({ "iss": "https://evil.example", "sub": "ana-1" }),
            )),
        ),
        (200, token("no JWT".into())),
    ]);
    for (status, answer) in cases {
        let scene = Scene::new();
        let until = scene.guest().confirmed_until;
        scene.answers(status, &answer);
        scene.house.clock.advance(Span::mins(15));
        assert_eq!(scene.probe(), [Probed::Unclear], "{status} {answer}");
        scene.house.clock.advance(Span::mins(1));
        assert_eq!(
            scene.probe(),
            [Probed::Unclear],
            "{status} {answer}: again soon"
        );
        let guest = scene.guest();
        assert_eq!(guest.state, GuestState::Active, "{status} {answer}");
        assert_eq!(
            guest.confirmed_until, until,
            "{status} {answer}: not a moment longer"
        );
        let lines = scene.house.audit();
        let leavers = lines.iter().filter(|(name, _)| name == "leaver");
        assert_eq!(leavers.count(), 1, "{status} {answer}: told once");
        scene.renews(None);
        scene.house.clock.advance(Span::mins(1));
        assert_eq!(
            scene.probe(),
            [Probed::Confirmed],
            "{status} {answer}: well again"
        );
    }
}

#[test]
fn n1_a_refusal_after_a_lost_answer_says_nothing_about_the_person() {
    let scene = Scene::new();
    scene.house.clock.advance(Span::mins(15));
    // A node asked, and died before it could write down what the home rotated.
    assert_eq!(scene.house.broker.due_probes(16).unwrap().len(), 1);
    scene.answers(400, &json!({ "error": "invalid_grant" }));
    scene.house.clock.advance(Span::secs(61));
    for _ in 0..3 {
        assert_eq!(
            scene.probe(),
            [Probed::Unclear],
            "however often it is asked"
        );
        assert_eq!(scene.guest().state, GuestState::Active);
        scene.house.clock.advance(Span::mins(1));
    }
    // Nor does anything else that says nothing make it count.
    scene.answers(500, &Value::Null);
    assert_eq!(scene.probe(), [Probed::Unclear]);
    scene.answers(400, &json!({ "error": "invalid_grant" }));
    scene.house.clock.advance(Span::mins(1));
    assert_eq!(scene.probe(), [Probed::Unclear]);
    // The next sign-in at home heals it.
    scene.sign_in();
    scene.renews(None);
    scene.house.clock.advance(Span::mins(15));
    assert_eq!(scene.probe(), [Probed::Confirmed]);
}

#[test]
fn n1_a_refusal_after_a_renewal_that_was_not_believed_says_nothing_about_the_person() {
    let scene = Scene::new();
    // Whatever took the token's place came with an ID token of nobody, so it was not kept.
    scene.answers(
        200,
        &json!({ "access_token": "a", "token_type": "Bearer", "id_token": "nobody", "refresh_token": "second" }),
    );
    scene.house.clock.advance(Span::mins(15));
    assert_eq!(scene.probe(), [Probed::Unclear]);
    scene.answers(400, &json!({ "error": "invalid_grant" }));
    scene.house.clock.advance(Span::mins(1));
    assert_eq!(scene.probe(), [Probed::Unclear]);
    assert_eq!(scene.guest().state, GuestState::Active);
    // Once it is renewed after all, a refusal counts again.
    scene.renews(None);
    scene.house.clock.advance(Span::mins(1));
    assert_eq!(scene.probe(), [Probed::Confirmed]);
    scene.answers(400, &json!({ "error": "invalid_grant" }));
    scene.house.clock.advance(Span::mins(15));
    assert_eq!(scene.probe(), [Probed::Gone]);
}

#[test]
fn n1_many_who_look_at_once_ask_about_a_guest_once() {
    let scene = Scene::new();
    scene.renews(None);
    scene.house.clock.advance(Span::mins(15));
    let barrier = Barrier::new(8);
    let all: Vec<Probed> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..8)
            .map(|_| {
                scope.spawn(|| {
                    barrier.wait();
                    scene.probe()
                })
            })
            .collect();
        threads
            .into_iter()
            .flat_map(|it| it.join().unwrap())
            .collect()
    });
    assert_eq!(all, [Probed::Confirmed]);
    assert_eq!(scene.shown().len(), 1);
}

#[test]
fn n1_nobody_is_asked_about_a_guest_who_is_stopped_or_not_here() {
    type Act = fn(&Scene);
    let acts: [(&str, Act); 3] = [
        ("suspended", |scene| {
            let (from, to) = (GuestState::Active, GuestState::Suspended);
            let now = scene.house.clock.now();
            let moved = scene
                .house
                .store
                .write(|tx| tx.set_guest_state(&scene.guest.id, from, to, now));
            assert!(moved.unwrap());
        }),
        ("connection disabled", |scene| {
            scene.house.disable(&scene.connection)
        }),
        ("no session", |scene| {
            let now = scene.house.clock.now();
            let scope = store::GrantScope::Guest(&scene.guest.id);
            scene
                .house
                .store
                .write(|tx| tx.end_grants(&scope, now))
                .unwrap();
        }),
    ];
    for (name, act) in acts {
        let scene = Scene::new();
        act(&scene);
        scene.house.clock.advance(Span::mins(15));
        assert_eq!(scene.probe(), [], "{name}");
        scene.house.broker.confirm(&scene.guest.id);
        assert_eq!(scene.shown(), [""; 0], "{name}");
    }
}

#[test]
fn n1_an_answer_that_a_new_sign_in_overtook_changes_nothing() {
    let scene = Scene::new();
    scene.house.clock.advance(Span::mins(15));
    let due = scene.house.broker.due_probes(16).unwrap();
    scene.sign_in();
    scene.answers(400, &json!({ "error": "invalid_grant" }));
    let probed = scene.house.broker.probe_guest(&due[0]).unwrap();
    assert_eq!(probed, Probed::Overtaken);
    assert_eq!(scene.guest().state, GuestState::Active);
}
