use super::*;
use crate::{TestKind, fake_home::Home, fake_house::House};
use model::{ActorKind, ClaimNames, Clock, ConnectionState, SubjectShape};
use serde_json::json;
use url::form_urlencoded;

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

    /// Begins a test; the home will answer with these claims changed.
    fn begin(&self, change: impl FnOnce(&mut Value)) -> (Secret, String) {
        let by = Actor::plain(ActorKind::Operator);
        let broker = &self.house.broker;
        let (binding, url) = broker
            .start_connection_test(&self.connection, ("Mia", &by))
            .unwrap();
        let url = url.unwrap();
        let of = |name: &str| {
            let mut pairs = url.query_pairs();
            pairs.find(|(n, _)| n == name).unwrap().1.into_owned()
        };
        let nonce = Secret::new(of("nonce"));
        let mut claims = self.home.claims(&nonce, self.house.clock.now());
        change(&mut claims);
        self.home.will_assert(&claims);
        let query = form_urlencoded::Serializer::new(String::new())
            .append_pair("code", "a-code")
            .append_pair("state", &of("state"))
            .append_pair("iss", &self.home.issuer)
            .finish();
        (binding, query)
    }

    fn finish(&self, binding: &Secret, query: &str) -> bool {
        let broker = &self.house.broker;
        broker
            .finish_connection_test(&self.connection.id, binding.expose(), query)
            .unwrap()
    }

    fn newest(&self) -> SetupOutcome {
        let id = &self.connection.id;
        let all = self.house.store.read(|tx| tx.connection_tests_of(id));
        all.unwrap().remove(0).outcome.unwrap()
    }
}

#[test]
fn a_test_at_a_connection_ends_in_a_report_and_in_nothing_else() {
    let scene = Scene::new();
    let (binding, query) = scene.begin(|claims| {
        claims["upn"] = "ana@fabrikam.example".into();
        claims["roles"] = json!(["engineers", "staff"]);
    });
    let broker = &scene.house.broker;
    assert_eq!(
        broker.test_kind(&query).unwrap(),
        Some(TestKind::Connection)
    );
    let refused = broker.finish(&scene.connection.id, Some(binding.expose()), &query);
    assert_eq!(refused.unwrap_err().reason(), Some(Reason::StateInvalid));
    assert!(
        !scene.finish(&Secret::new("another browser"), &query),
        "another browser"
    );
    assert!(scene.finish(&binding, &query));
    assert!(!scene.finish(&binding, &query), "once");
    assert_eq!(scene.home.requests_to("/token").len(), 1);
    let outcome = scene.newest();
    let facts = outcome.passed().unwrap();
    let mut settings = HomeSettings {
        claims: ClaimNames {
            name: "name".into(),
            email: "upn".into(),
            groups: "roles".into(),
        },
        ..HomeSettings::default()
    };
    let seen = mapped(&facts.claims, &settings);
    assert_eq!(seen.email.as_deref(), Some("ana@fabrikam.example"));
    assert_eq!(
        seen.groups,
        Some(vec!["engineers".to_owned(), "staff".to_owned()])
    );
    settings.claims.groups = "nothing".into();
    assert_eq!(mapped(&facts.claims, &settings).groups, None);
    let kept = scene
        .house
        .store
        .read(|tx| tx.find_connection(&scene.connection.id))
        .unwrap()
        .unwrap();
    assert_eq!(kept.home, None, "a test agrees to nothing");
}

#[test]
fn a_test_at_a_home_that_changed_tells_so_and_holds_nothing() {
    let mut scene = Scene::new();
    let (binding, query) = scene.begin(|_| {});
    assert!(scene.finish(&binding, &query));
    let facts = scene.newest().passed().unwrap().clone();
    scene.connection.home = Some(model::HomeRecord {
        origins: vec!["https://elsewhere.example".into()],
        subjects: Some(SubjectShape::Uuid),
        ..facts.home
    });
    let by = Actor::plain(ActorKind::Operator);
    let (_, url) = scene
        .house
        .broker
        .start_connection_test(&scene.connection, ("Mia", &by))
        .unwrap();
    assert!(url.is_none());
    let outcome = scene.newest();
    assert!(
        matches!(
            outcome,
            SetupOutcome::Failed {
                reason: Reason::ConnectionHeld,
                ..
            }
        ),
        "{outcome:?}"
    );
    let kept = scene
        .house
        .store
        .read(|tx| tx.find_connection(&scene.connection.id))
        .unwrap()
        .unwrap();
    assert_eq!(kept.state, ConnectionState::Enabled);
}
