use super::*;
use crate::{
    fake_home::{CLIENT_ID, Home},
    fake_house::House,
};
use model::{Clock, Language, SetupDraft, SetupLink, Span};
use store::NewSetupSession;
use url::form_urlencoded;

struct Scene {
    house: House,
    home: Home,
    setup: Setup,
    sessions: [Id<kind::SetupSession>; 2],
    email: Email,
    by: Actor,
}

impl Scene {
    fn new() -> Self {
        let (house, home) = (House::new(), Home::open());
        let now = house.clock.now();
        let random = &*house.broker.random;
        let setup = Setup {
            id: Id::new(now, random),
            partner_id: house.partner.id.clone(),
            connection_id: Id::new(now, random),
            state: SetupState::Open,
            draft: SetupDraft {
                issuer: Some(home.issuer.clone()),
                client_id: CLIENT_ID.into(),
                ..SetupDraft::default()
            },
            client_secret: None,
            auto_approve: false,
            revision: 3,
            version: 1,
            created_at: now,
            changed_at: now,
        };
        let email: Email = "ida@fabrikam.example".parse().unwrap();
        let link = SetupLink {
            id: Id::new(now, random),
            setup_id: setup.id.clone(),
            email: email.clone(),
            language: Language::En,
            inviter_name: "Mia".into(),
            inviter_email: None,
            created_at: now,
            expires_at: now.plus(Span::days(30)),
            revoked_at: None,
        };
        let sessions = [Id::new(now, random), Id::new(now, random)];
        let secret = || Secret::draw(random).hashed();
        let written = house.store.write(|tx| {
            tx.insert_setup(&setup)?;
            tx.insert_setup_link(&link, &secret())?;
            for id in &sessions {
                tx.insert_setup_session(&NewSetupSession {
                    id: id.clone(),
                    link_id: link.id.clone(),
                    binding: secret(),
                    code: secret(),
                    tries: 5,
                    created_at: now,
                    code_expires_at: now.plus(Span::mins(10)),
                })?;
            }
            Ok::<_, store::StoreError>(())
        });
        written.unwrap();
        Self {
            by: Actor::partner_admin(&link.id),
            house,
            home,
            setup,
            sessions,
            email,
        }
    }

    fn test(&self, browser: usize) -> SetupTest<'_> {
        SetupTest {
            setup: &self.setup,
            session: &self.sessions[browser],
            email: &self.email,
            by: &self.by,
        }
    }

    /// Begins a test in the first browser; the home will answer with these claims changed.
    fn begin(&self, change: impl FnOnce(&mut serde_json::Value)) -> String {
        let broker = &self.house.broker;
        self.house.clock.advance(Span::secs(1));
        let url = broker.start_setup_test(&self.test(0)).unwrap().unwrap();
        let of = |name: &str| {
            let mut pairs = url.query_pairs();
            let found = pairs.find(|(n, _)| n == name);
            found.map(|(_, value)| value.into_owned()).unwrap()
        };
        assert_eq!(
            of("redirect_uri"),
            broker.redirect_uri(&self.setup.connection_id)
        );
        let nonce = Secret::new(of("nonce"));
        let mut claims = self.home.claims(&nonce, self.house.clock.now());
        change(&mut claims);
        self.home.will_assert(&claims);
        form_urlencoded::Serializer::new(String::new())
            .append_pair("code", "a-code")
            .append_pair("state", &of("state"))
            .append_pair("iss", &self.home.issuer)
            .finish()
    }

    fn finish(&self, browser: usize, query: &str) -> bool {
        let (broker, connection) = (&self.house.broker, &self.setup.connection_id);
        broker
            .finish_setup_test(&self.test(browser), connection, query)
            .unwrap()
    }

    fn newest(&self) -> SetupOutcome {
        let all = self
            .house
            .store
            .read(|tx| tx.setup_attempts_of(&self.setup.id));
        all.unwrap().remove(0).outcome.unwrap()
    }
}

#[test]
fn a_test_tells_what_the_home_said_and_makes_nothing() {
    let scene = Scene::new();
    let query = scene.begin(|claims| {
        claims["iat"] = (scene.house.clock.now().secs() - 7).into();
        claims["sub"] = "01890a5d-ac96-774b-bcce-b302099a8057".into();
        claims["groups"] = serde_json::json!(["engineers"]);
        claims["amr"] = serde_json::json!(["pwd", "mfa"]);
        claims["email_verified"] = "true".into();
    });
    assert_eq!(
        scene.house.broker.test_kind(&query).unwrap(),
        Some(TestKind::Setup)
    );
    let refused = scene
        .house
        .broker
        .finish(&scene.setup.connection_id, Some("x"), &query);
    assert_eq!(refused.unwrap_err().reason(), Some(Reason::StateInvalid));
    assert!(!scene.finish(1, &query), "another browser");
    assert!(scene.finish(0, &query));
    let outcome = scene.newest();
    let facts = outcome.passed().unwrap();
    assert_eq!(
        (
            facts.subject.as_str(),
            facts.clock_skew,
            facts.email_verified
        ),
        ("0189…57", -7, false)
    );
    assert_eq!(facts.groups.as_deref(), Some(&["engineers".to_owned()][..]));
    assert_eq!(facts.amr, ["pwd", "mfa"]);
    let came: Vec<&str> = facts.claims.iter().map(|it| it.name.as_str()).collect();
    assert!(
        came.contains(&"groups") && came.contains(&"sub"),
        "{came:?}"
    );
    assert!(!came.contains(&"nonce"), "{came:?}");
    assert_eq!(facts.home.subjects, Some(SubjectShape::Uuid));
    assert!(!scene.finish(0, &query), "once");
    assert_eq!(scene.home.requests_to("/token").len(), 1);
    let lines = scene.house.audit();
    assert!(lines.contains(&("setup".into(), None)), "{lines:?}");
}

#[test]
fn a_test_names_the_value_that_is_wrong() {
    let scene = Scene::new();
    let now = scene.house.clock.now().secs() + 3;
    let changes: [(&str, serde_json::Value, Reason, &str); 4] = [
        (
            "aud",
            "somebody-else".into(),
            Reason::UpstreamAudience,
            "somebody-else",
        ),
        (
            "iss",
            "https://evil.example".into(),
            Reason::IssuerMismatch,
            "https://evil.example",
        ),
        (
            "iat",
            (now + 600).into(),
            Reason::UpstreamTime,
            "600 s ahead",
        ),
        ("nonce", "x".into(), Reason::UpstreamNonce, "nonce"),
    ];
    for (claim, value, expected, part) in changes {
        let query = scene.begin(|claims| claims[claim] = value);
        assert!(scene.finish(0, &query));
        let SetupOutcome::Failed { reason, note } = scene.newest() else {
            panic!("{claim}");
        };
        assert_eq!(reason, expected, "{claim}");
        assert!(note.contains(part), "{claim}: {note}");
    }
    let query = scene.begin(|_| {});
    let declined = query.replace("code=a-code", "error=access_denied&error_description=no");
    assert!(scene.finish(0, &declined));
    let outcome = scene.newest();
    assert!(
        matches!(&outcome, SetupOutcome::Failed { reason: Reason::HomeRefused, note } if note.contains("access_denied")),
        "{outcome:?}"
    );
}

#[test]
fn a_home_that_cannot_be_read_is_an_attempt_too() {
    let scene = Scene::new();
    scene.home.behaviour.lock().page = Some("<html>".into());
    let begun = scene.house.broker.start_setup_test(&scene.test(0)).unwrap();
    assert!(begun.is_none());
    assert!(matches!(
        scene.newest(),
        SetupOutcome::Failed {
            reason: Reason::HomeUnreachable,
            ..
        }
    ));
}

#[test]
fn a_draft_that_changed_meanwhile_is_not_what_was_tested() {
    let mut scene = Scene::new();
    let query = scene.begin(|_| {});
    scene.setup.revision += 1;
    assert!(scene.finish(0, &query));
    assert!(scene.newest().passed().is_none());
    assert!(
        scene.home.requests_to("/token").is_empty(),
        "the code went nowhere"
    );
}
