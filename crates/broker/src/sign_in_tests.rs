use super::*;
use crate::{
    fake_home::{Home, sign},
    fake_house::House,
};
use model::{Clock, Span};
use serde_json::Value;
use std::sync::Barrier;

struct Scene {
    house: House,
    home: Home,
    connection: Connection,
}

impl Scene {
    fn new() -> Self {
        let (house, home) = (House::new(), Home::open());
        let connection = house.connect(&home);
        Self {
            house,
            home,
            connection,
        }
    }

    fn request(&self) -> StartRequest<'_> {
        StartRequest {
            connection: &self.connection,
            invitation_id: None,
            moves_guest_id: None,
            continue_to: "/apps".into(),
            wishes: Wishes::default(),
        }
    }

    /// Begins a sign-in; the home will answer it well.
    fn start(&self) -> (Started, String) {
        let started = self.house.broker.start(&self.request()).unwrap();
        let of = |name: &str| {
            started
                .redirect
                .query_pairs()
                .find(|(n, _)| n == name)
                .map(|(_, v)| v.into_owned())
                .unwrap()
        };
        self.home.will_assert(
            &self
                .home
                .claims(&Secret::new(of("nonce")), self.house.clock.now()),
        );
        let query = form_urlencoded::Serializer::new(String::new())
            .append_pair("code", "a-code")
            .append_pair("state", &of("state"))
            .append_pair("iss", &self.home.issuer)
            .finish();
        (started, query)
    }

    fn finish(&self, started: &Started, query: &str) -> Result<Finished, BrokerError> {
        self.house
            .broker
            .finish(&self.connection.id, Some(started.binding.expose()), query)
    }

    fn last_audit(&self) -> (String, Option<Reason>) {
        self.house.audit().pop().unwrap()
    }

    fn token_requests(&self) -> usize {
        self.home.requests_to("/token").len()
    }
}

fn reason(outcome: Result<Finished, BrokerError>) -> Option<Reason> {
    outcome.map(|_| ()).unwrap_err().reason()
}

#[test]
fn a_sign_in_is_proven_by_connection_issuer_and_subject() {
    let scene = Scene::new();
    let (started, query) = scene.start();
    let finished = scene.finish(&started, &query).unwrap();
    assert_eq!(finished.proof.connection_id, scene.connection.id);
    assert_eq!(finished.proof.issuer, scene.home.issuer);
    assert_eq!(finished.proof.subject, "ana-1");
    assert_eq!(finished.sign_in.step, SignInStep::Proven);
    assert_eq!(finished.sign_in.continue_to, "/apps");
    let stored = scene
        .house
        .broker
        .find(started.binding.expose())
        .unwrap()
        .unwrap();
    assert_eq!(
        (stored.step, stored.proof),
        (SignInStep::Proven, Some(finished.proof))
    );
}

#[test]
fn nothing_that_is_stored_can_be_replayed_by_who_reads_it() {
    let scene = Scene::new();
    let (started, _) = scene.start();
    let stored = scene
        .house
        .broker
        .find(started.binding.expose())
        .unwrap()
        .unwrap();
    let nonce = started
        .redirect
        .query_pairs()
        .find(|(n, _)| n == "nonce")
        .unwrap()
        .1
        .into_owned();
    assert!(
        !stored
            .upstream
            .windows(nonce.len())
            .any(|bytes| bytes == nonce.as_bytes())
    );
}

#[test]
fn u02_a_foreign_missing_or_unknown_state_asks_nothing_of_the_home() {
    let scene = Scene::new();
    let (started, query) = scene.start();
    let (other, _) = scene.start();
    let broker = &scene.house.broker;
    let id = &scene.connection.id;
    let own = Some(started.binding.expose());
    for (binding, query) in [
        (None, query.as_str()),
        (Some(other.binding.expose()), query.as_str()),
        (Some(""), query.as_str()),
        (own, "code=a-code"),
        (own, "code=a-code&state="),
        (own, "code=a-code&state=unknown"),
    ] {
        assert_eq!(
            reason(broker.finish(id, binding, query)),
            Some(Reason::StateInvalid),
            "{query}"
        );
        assert_eq!(
            scene.last_audit(),
            ("upstream.callback".into(), Some(Reason::StateInvalid))
        );
    }
    assert_eq!(
        reason(broker.finish(id, own, &format!("{query}&state=x"))),
        Some(Reason::InvalidRequest)
    );
    assert_eq!(scene.token_requests(), 0);
    let (started, query) = scene.start();
    assert!(
        scene.finish(&started, &query).is_ok(),
        "the attempts of others spoil nothing"
    );
}

#[test]
fn u02_a_replayed_callback_causes_no_second_token_request() {
    let scene = Scene::new();
    let (started, query) = scene.start();
    scene.finish(&started, &query).unwrap();
    assert_eq!(
        reason(scene.finish(&started, &query)),
        Some(Reason::StateInvalid)
    );
    assert_eq!(scene.token_requests(), 1);

    // Also after a failure: the code may have reached the home.
    let (started, query) = scene.start();
    scene.home.will_issue("nonsense");
    assert_eq!(
        reason(scene.finish(&started, &query)),
        Some(Reason::UpstreamClaim)
    );
    assert_eq!(
        scene.last_audit(),
        ("upstream.token".into(), Some(Reason::UpstreamClaim))
    );
    assert_eq!(
        reason(scene.finish(&started, &query)),
        Some(Reason::StateInvalid)
    );
    assert_eq!(scene.token_requests(), 2);
}

#[test]
fn u02_of_many_callbacks_at_once_one_is_taken_up() {
    let scene = Scene::new();
    let (started, query) = scene.start();
    let barrier = Barrier::new(8);
    let winners = std::thread::scope(|scope| {
        let callers: Vec<_> = (0..8)
            .map(|_| {
                scope.spawn(|| {
                    barrier.wait();
                    scene.finish(&started, &query).is_ok()
                })
            })
            .collect();
        callers
            .into_iter()
            .map(|c| c.join().unwrap())
            .filter(|won| *won)
            .count()
    });
    assert_eq!((winners, scene.token_requests()), (1, 1));
}

#[test]
fn u02_a_callback_after_half_an_hour_is_too_late() {
    let scene = Scene::new();
    let (started, query) = scene.start();
    scene.house.clock.advance(Span::mins(30));
    assert_eq!(
        reason(scene.finish(&started, &query)),
        Some(Reason::StateInvalid)
    );
    assert_eq!(scene.token_requests(), 0);
}

#[test]
fn u03_a_mix_up_is_audited_and_the_code_stays_here() {
    let scene = Scene::new();
    let (started, query) = scene.start();
    let query = query.replace("iss=", "iss=https%3A%2F%2Fpartner-b.example%2F");
    assert_eq!(reason(scene.finish(&started, &query)), Some(Reason::MixUp));
    assert_eq!(
        scene.last_audit(),
        ("upstream.callback".into(), Some(Reason::MixUp))
    );
    assert_eq!(scene.token_requests(), 0);
}

#[test]
fn u04_an_answer_at_the_redirect_uri_of_another_connection_is_refused() {
    let scene = Scene::new();
    let other = scene.house.connect(&scene.home);
    let broker = &scene.house.broker;
    assert_ne!(
        broker.redirect_uri(&other.id),
        broker.redirect_uri(&scene.connection.id)
    );
    let (started, query) = scene.start();
    let outcome = broker.finish(&other.id, Some(started.binding.expose()), &query);
    assert_eq!(reason(outcome), Some(Reason::MixUp));
    assert_eq!(scene.token_requests(), 0);
}

#[test]
fn u05_a_refused_token_is_audited_and_proves_nothing() {
    let scene = Scene::new();
    let (started, query) = scene.start();
    let claims: Value = serde_json::json!({ "iss": scene.home.issuer });
    scene.home.will_issue(&sign(
        2,
        &serde_json::json!({ "alg": "EdDSA", "kid": "key-1" }),
        &claims.to_string(),
    ));
    assert_eq!(
        reason(scene.finish(&started, &query)),
        Some(Reason::UpstreamSignature)
    );
    assert_eq!(
        scene.last_audit(),
        ("upstream.token".into(), Some(Reason::UpstreamSignature))
    );
    let stored = scene
        .house
        .broker
        .find(started.binding.expose())
        .unwrap()
        .unwrap();
    assert_eq!((stored.step, stored.proof), (SignInStep::Started, None));
}

#[test]
fn u10_a_connection_switched_off_on_the_way_refuses_the_answer() {
    let scene = Scene::new();
    let (started, query) = scene.start();
    scene.house.disable(&scene.connection);
    assert_eq!(
        reason(scene.finish(&started, &query)),
        Some(Reason::ConnectionDisabled)
    );
    assert_eq!(scene.token_requests(), 0);
    let refused = scene
        .house
        .broker
        .start(&scene.request())
        .map(|_| ())
        .unwrap_err();
    assert_eq!(refused.reason(), Some(Reason::ConnectionDisabled));
}

#[test]
fn u14_the_home_s_own_words_do_not_reach_the_answer_or_the_audit_chain() {
    let scene = Scene::new();
    let (started, query) = scene.start();
    let state = form_urlencoded::parse(query.as_bytes())
        .find(|(n, _)| n == "state")
        .unwrap()
        .1
        .into_owned();
    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair("error", "access_denied")
        .append_pair("error_description", "<script>alert(1)</script>")
        .append_pair("state", &state)
        .finish();
    let refused = scene.finish(&started, &query).map(|_| ()).unwrap_err();
    assert_eq!(refused.reason(), Some(Reason::HomeRefused));
    assert!(!refused.to_string().contains("script"));
    assert_eq!(
        scene.last_audit(),
        ("upstream.callback".into(), Some(Reason::HomeRefused))
    );
    let filter = store::AuditFilter {
        limit: 9,
        ..store::AuditFilter::default()
    };
    let lines = scene
        .house
        .store
        .read(|tx| tx.list_events(&filter))
        .unwrap();
    assert!(
        lines
            .iter()
            .all(|line| !line.event.detail.to_string().contains("script"))
    );
}

#[test]
fn a_home_that_is_not_there_or_lies_is_audited() {
    let scene = Scene::new();
    scene.home.behaviour.lock().metadata["issuer"] = "https://other.example".into();
    let refused = scene
        .house
        .broker
        .start(&scene.request())
        .map(|_| ())
        .unwrap_err();
    assert_eq!(refused.reason(), Some(Reason::IssuerMismatch));
    assert_eq!(
        scene.last_audit(),
        ("upstream.metadata".into(), Some(Reason::IssuerMismatch))
    );
    assert_eq!(
        scene
            .house
            .broker
            .probe(&scene.connection)
            .unwrap_err()
            .reason(),
        Some(Reason::IssuerMismatch)
    );

    let mut nowhere = scene.connection.clone();
    nowhere.issuer = "http://127.0.0.1:1".into();
    let refused = scene.house.broker.probe(&nowhere).unwrap_err();
    assert_eq!(refused.reason(), Some(Reason::HomeUnreachable));
    nowhere.issuer = "https://10.0.0.1".into();
    assert_eq!(
        scene.house.broker.probe(&nowhere).unwrap_err().reason(),
        Some(Reason::AddressNotAllowed)
    );
    assert_eq!(
        scene.last_audit(),
        ("outbound".into(), Some(Reason::AddressNotAllowed))
    );
}

#[test]
fn a_sign_in_returns_to_our_own_origin_only() {
    for path in ["/apps", "/", "/authorize?client_id=app_1&state=a%2Fb"] {
        assert!(is_own_path(path), "{path}");
    }
    for path in [
        "",
        "apps",
        "//evil.example",
        "/\\evil.example",
        "https://evil.example",
        "/a\\b",
        "/a\r\nb",
    ] {
        assert!(!is_own_path(path), "{path}");
    }
}
