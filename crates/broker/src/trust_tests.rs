//! What was agreed with a home, and what happens when the home changes.

use super::*;
use crate::{
    fake_home::{CLIENT_ID, Home, jwks},
    fake_house::House,
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use model::{
    ClaimNames, Clock, ConnectionState, HomeAuthMethod, HomeHold, HomeSettings, ProviderTemplate,
    Span,
};
use serde_json::Value;

const TENANT: &str = "1f0e3dad-9990-4345-b743-9f8ffabdffc4";

struct Scene {
    house: House,
    home: Home,
    connection: Connection,
}

impl Scene {
    fn new() -> Self {
        Self::with(HomeSettings::default())
    }

    fn with(settings: HomeSettings) -> Self {
        let (house, home) = (House::new(), Home::open());
        let connection = house.connect(&home);
        house
            .store
            .write(|tx| tx.set_home_settings(&connection.id, &settings))
            .unwrap();
        let mut scene = Self {
            house,
            home,
            connection,
        };
        scene.reload();
        scene
    }

    /// The connection as it is stored now.
    fn reload(&mut self) -> &Connection {
        let id = self.connection.id.clone();
        let found = self.house.store.read(|tx| tx.find_connection(&id)).unwrap();
        self.connection = found.unwrap();
        &self.connection
    }

    /// A sign-in with the good claims, changed.
    fn sign_in(&mut self, change: impl FnOnce(&mut Value)) -> Result<HomeSignIn, BrokerError> {
        self.reload();
        let request = StartRequest {
            connection: &self.connection,
            invitation_id: None,
            moves_guest_id: None,
            continue_to: "/apps".into(),
            wishes: Wishes::default(),
        };
        let started = self.house.broker.start(&request)?;
        let of = |name: &str| {
            let mut pairs = started.redirect.query_pairs();
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
        let binding = Some(started.binding.expose());
        let finished = self
            .house
            .broker
            .finish(&self.connection.id, binding, &query)?;
        Ok(finished.proof)
    }

    fn refused(&mut self, change: impl FnOnce(&mut Value)) -> Option<Reason> {
        self.sign_in(change).unwrap_err().reason()
    }

    /// After the metadata is read again.
    fn an_hour_later(&self) {
        self.house.clock.advance(Span::hours(1));
    }

    fn held_for(&mut self) -> Option<HomeHold> {
        let connection = self.reload();
        assert_eq!(
            connection.state == ConnectionState::Held,
            connection.hold.is_some()
        );
        connection.hold.clone()
    }
}

#[test]
fn s13_no_request_reaches_an_endpoint_that_moved_before_an_admin_accepts_it() {
    let mut scene = Scene::new();
    scene.sign_in(|_| {}).unwrap();
    let elsewhere = Home::open();
    for (endpoint, path) in [("jwks_uri", "jwks"), ("token_endpoint", "token")] {
        let there = format!("{}/{path}", elsewhere.issuer);
        scene.home.behaviour.lock().metadata[endpoint] = there.into();
    }
    scene.sign_in(|_| {}).unwrap();
    scene.an_hour_later();
    assert_eq!(scene.refused(|_| {}), Some(Reason::ConnectionHeld));
    assert!(
        elsewhere.requests_to("/jwks").is_empty() && elsewhere.requests_to("/token").is_empty()
    );
    assert_eq!(scene.held_for().unwrap().drift, [Drift::Endpoints]);
    let audit = scene.house.audit();
    assert!(
        audit.contains(&("connection".into(), None)),
        "the alert: {audit:?}"
    );
    assert_eq!(
        scene.refused(|_| {}),
        Some(Reason::ConnectionHeld),
        "and it stays so"
    );

    let found = scene.held_for().unwrap().found;
    scene
        .house
        .store
        .write(|tx| tx.release_connection(&scene.connection.id, found.as_ref()))
        .unwrap();
    elsewhere.behaviour.lock().keys = jwks(&[1]);
    let outcome = scene.sign_in(|_| {});
    assert!(!elsewhere.requests_to("/jwks").is_empty(), "{outcome:?}");
}

#[test]
fn u01_a_home_that_calls_itself_otherwise_is_held_and_an_unknown_one_only_refused() {
    let mut scene = Scene::new();
    let issuer = scene.home.issuer.clone();
    scene.home.behaviour.lock().metadata["issuer"] = format!("{issuer}/").into();
    assert_eq!(scene.refused(|_| {}), Some(Reason::IssuerMismatch));
    assert_eq!(scene.held_for(), None, "nothing had been agreed yet");
    scene.home.behaviour.lock().metadata["issuer"] = issuer.clone().into();
    scene.sign_in(|_| {}).unwrap();
    scene.home.behaviour.lock().metadata["issuer"] = issuer.to_uppercase().into();
    scene.an_hour_later();
    assert_eq!(scene.refused(|_| {}), Some(Reason::IssuerMismatch));
    assert_eq!(scene.held_for().unwrap().drift, [Drift::Issuer]);
}

#[test]
fn a_lost_algorithm_is_held_and_one_more_is_not() {
    let mut scene = Scene::new();
    scene.sign_in(|_| {}).unwrap();
    let algorithms = "id_token_signing_alg_values_supported";
    scene.home.behaviour.lock().metadata[algorithms] = json!(["RS256", "ES256", "EdDSA", "PS256"]);
    scene.an_hour_later();
    scene.sign_in(|_| {}).unwrap();
    scene.home.behaviour.lock().metadata[algorithms] = json!(["EdDSA"]);
    scene.an_hour_later();
    assert_eq!(scene.refused(|_| {}), Some(Reason::ConnectionHeld));
    assert_eq!(scene.held_for().unwrap().drift, [Drift::Algorithms]);
}

#[test]
fn s12_keys_may_change_and_losing_all_of_them_at_once_leaves_a_line() {
    let mut scene = Scene::new();
    let changes = |scene: &Scene| {
        let lines = scene.house.audit();
        lines
            .iter()
            .filter(|(name, _)| name == "connection")
            .count()
    };
    scene.sign_in(|_| {}).unwrap();
    scene.home.behaviour.lock().keys = jwks(&[1, 2]);
    scene.an_hour_later();
    scene.sign_in(|_| {}).unwrap();
    assert_eq!(changes(&scene), 0, "an overlap is how it is done");
    scene.home.behaviour.lock().keys = jwks(&[3]);
    scene.an_hour_later();
    // The fake home still signs with its first key, which is refused.
    assert_eq!(scene.refused(|_| {}), Some(Reason::UpstreamKey));
    scene.home.behaviour.lock().keys = jwks(&[1]);
    scene.reload();
    let mut agreed = scene.connection.home.clone().unwrap();
    agreed.keys = vec!["another".into()];
    scene
        .house
        .store
        .write(|tx| tx.keep_home_record(&scene.connection.id, &agreed))
        .unwrap();
    scene.an_hour_later();
    scene.sign_in(|_| {}).unwrap();
    assert_eq!(changes(&scene), 1);
    assert_eq!(scene.held_for(), None);
}

#[test]
fn s07_subjects_of_another_kind_hold_the_connection() {
    let mut scene = Scene::new();
    let uuid = "01890a5d-ac96-774b-bcce-b302099a8057";
    scene.sign_in(|claims| claims["sub"] = uuid.into()).unwrap();
    assert_eq!(
        scene.refused(|claims| claims["sub"] = "ana@fabrikam.example".into()),
        Some(Reason::ConnectionHeld)
    );
    let hold = scene.held_for().unwrap();
    assert_eq!(hold.drift, [Drift::Subjects]);
    scene
        .house
        .store
        .write(|tx| tx.release_connection(&scene.connection.id, hold.found.as_ref()))
        .unwrap();
    for subject in ["ana@fabrikam.example", uuid, "17"] {
        scene
            .sign_in(|claims| claims["sub"] = subject.into())
            .unwrap();
    }
}

#[test]
fn s07_a_home_that_names_people_by_address_or_user_name_waits_for_an_admin() {
    for (sub, user_name) in [("ana@fabrikam.example", None), ("ana", Some("ana"))] {
        let mut scene = Scene::new();
        let say = |claims: &mut Value| {
            claims["sub"] = sub.into();
            if let Some(name) = user_name {
                claims["preferred_username"] = name.into();
            }
        };
        assert_eq!(scene.refused(say), Some(Reason::ConnectionHeld), "{sub}");
        let hold = scene.held_for().unwrap();
        assert_eq!(hold.drift, [Drift::ReusableSubjects]);
        scene
            .house
            .store
            .write(|tx| tx.release_connection(&scene.connection.id, hold.found.as_ref()))
            .unwrap();
        assert_eq!(
            scene.sign_in(say).unwrap().subject,
            sub,
            "an admin accepted it"
        );
    }
    // Once a home is known by lasting subjects, one person's choice of a user name stops nobody.
    let mut scene = Scene::new();
    scene
        .sign_in(|claims| claims["sub"] = "auth0|5f7c8ec7".into())
        .unwrap();
    scene
        .sign_in(|claims| {
            claims["sub"] = "auth0|17".into();
            claims["preferred_username"] = "auth0|17".into();
        })
        .unwrap();
    assert_eq!(scene.held_for(), None);
}

#[test]
fn s09_entras_own_word_about_the_domains_owner_counts_at_entra_alone() {
    for template in ProviderTemplate::ALL {
        let tenants = template.tenant_claim().map(|_| TENANT.to_owned());
        let mut scene = Scene::with(HomeSettings {
            template: *template,
            tenants: tenants.iter().cloned().collect(),
            ..HomeSettings::default()
        });
        let mut verified = |edov: Value, plain: Option<Value>| {
            let said = scene.sign_in(|claims| {
                let all = claims.as_object_mut().unwrap();
                all.remove("email_verified");
                all.extend(plain.map(|it| ("email_verified".to_owned(), it)));
                all.insert("xms_edov".into(), edov);
                if let Some(claim) = template.tenant_claim() {
                    all.insert(claim.into(), TENANT.into());
                }
            });
            said.unwrap().email_verified
        };
        let is_entra = *template == ProviderTemplate::Entra;
        assert_eq!(verified(json!(true), None), is_entra, "{template}");
        for other in [
            json!("true"),
            json!("1"),
            json!(1),
            json!(false),
            json!(null),
            json!([true]),
        ] {
            assert!(!verified(other.clone(), None), "{template} {other}");
            assert!(!verified(other, Some(json!("true"))), "{template}");
        }
        assert!(verified(json!(false), Some(json!(true))), "{template}");
    }
}

#[test]
fn s08_only_people_of_a_pinned_tenant_come_in() {
    for (template, claim, tenant) in [
        (ProviderTemplate::Google, "hd", "fabrikam.example"),
        (ProviderTemplate::Entra, "tid", TENANT),
    ] {
        let mut scene = Scene::with(HomeSettings {
            template,
            tenants: vec![tenant.into()],
            ..HomeSettings::default()
        });
        for good in [tenant.to_owned(), tenant.to_uppercase()] {
            scene.sign_in(|claims| claims[claim] = good.into()).unwrap();
        }
        for bad in [
            json!("evil.example"),
            json!(""),
            json!([tenant]),
            json!(null),
            json!(format!("{tenant}.evil.example")),
        ] {
            assert_eq!(
                scene.refused(|claims| claims[claim] = bad.clone()),
                Some(Reason::UpstreamTenant),
                "{bad}"
            );
        }
        assert_eq!(
            scene.refused(|_| {}),
            Some(Reason::UpstreamTenant),
            "no {claim} at all"
        );
        assert_eq!(scene.held_for(), None, "a stranger cannot stop the others");
        let alerts = scene.house.alerts();
        let told = alerts
            .first()
            .map(|(kind, note)| (kind.as_str(), note.as_str()));
        let named = "no tenant is named";
        assert_eq!((alerts.len(), told), (1, Some(("foreign_tenant", named))));
    }
}

#[test]
fn s08_an_issuer_for_all_tenants_becomes_that_of_the_token_s_own_pinned_tenant() {
    let mut scene = Scene::new();
    let base = scene.home.issuer.clone();
    let mut party = scene.home.party();
    party.issuer = format!("{base}/organizations/v2.0");
    party.settings.template = ProviderTemplate::Entra;
    party.settings.tenants = vec![TENANT.into()];
    assert_eq!(
        party.issuer_of_tenants(),
        Some(format!("{base}/{{tenantid}}/v2.0"))
    );
    scene.sign_in(|_| {}).unwrap();
    party.settings.template = ProviderTemplate::Generic;
    assert_eq!(party.issuer_of_tenants(), None);
}

#[test]
fn particulars_come_from_the_agreed_claims() {
    let mut scene = Scene::with(HomeSettings {
        claims: ClaimNames {
            name: "displayName".into(),
            email: "upn".into(),
            groups: "roles".into(),
        },
        ..HomeSettings::default()
    });
    let proof = scene.sign_in(|claims| {
        claims["displayName"] = "Ana A.".into();
        claims["upn"] = "ana.a@fabrikam.example".into();
        claims["roles"] = json!(["buyers", 7, "", "sellers"]);
        claims["groups"] = json!(["others"]);
    });
    let proof = proof.unwrap();
    assert_eq!(proof.name.as_deref(), Some("Ana A."));
    assert_eq!(proof.email.as_deref(), Some("ana.a@fabrikam.example"));
    assert_eq!(proof.groups, Some(vec!["buyers".into(), "sellers".into()]));
}

#[test]
fn userinfo_fills_in_what_the_id_token_lacks_and_must_be_about_the_same_person() {
    let mut scene = Scene::new();
    let issuer = scene.home.issuer.clone();
    scene.home.behaviour.lock().metadata["userinfo_endpoint"] = format!("{issuer}/userinfo").into();
    let bare = |claims: &mut Value| {
        for name in ["name", "email", "email_verified"] {
            claims.as_object_mut().unwrap().remove(name);
        }
    };
    let told = json!({ "sub": "ana-1", "name": "Ana", "email": "ana@fabrikam.example", "email_verified": true });
    scene.home.behaviour.lock().userinfo = told.clone();
    let proof = scene.sign_in(bare).unwrap();
    assert_eq!(
        (
            proof.name.as_deref(),
            proof.email.as_deref(),
            proof.email_verified
        ),
        (Some("Ana"), Some("ana@fabrikam.example"), true)
    );
    for sub in [json!("bob-2"), json!(null), json!(["ana-1"])] {
        let mut wrong = told.clone();
        wrong["sub"] = sub;
        scene.home.behaviour.lock().userinfo = wrong;
        assert_eq!(scene.refused(bare), Some(Reason::UpstreamClaim));
    }
    scene.home.behaviour.lock().userinfo = json!("an error page");
    let proof = scene.sign_in(bare).unwrap();
    assert_eq!(
        (proof.name, proof.email),
        (None, None),
        "a silent userinfo costs nobody the sign-in"
    );
    assert_eq!(scene.home.requests_to("/userinfo").len(), 5);
    scene.sign_in(|_| {}).unwrap();
    assert_eq!(
        scene.home.requests_to("/userinfo").len(),
        5,
        "asked only for what is missing"
    );
}

#[test]
fn groups_that_the_home_keeps_elsewhere_are_unknown_and_missing_ones_are_none() {
    let mut settings = HomeSettings::default();
    let group = Id::new(model::At::from_secs(0), &crate::fake_home::Counted::new());
    settings.groups.insert("buyers".into(), group);
    let mut scene = Scene::with(settings);
    for (claims, groups) in [
        (
            json!({ "groups": ["buyers"] }),
            Some(vec!["buyers".to_owned()]),
        ),
        (
            json!({ "groups": "buyers" }),
            Some(vec!["buyers".to_owned()]),
        ),
        (json!({}), Some(vec![])),
        (json!({ "_claim_names": { "groups": "src1" } }), None),
    ] {
        let proof = scene.sign_in(|all| {
            let more = claims.as_object().unwrap().clone();
            all.as_object_mut().unwrap().extend(more);
        });
        assert_eq!(proof.unwrap().groups, groups, "{claims}");
    }
}

#[test]
fn we_prove_ourselves_with_our_own_key_and_send_no_secret() {
    for (template, iss, aud) in [
        (ProviderTemplate::Generic, CLIENT_ID, "issuer"),
        (ProviderTemplate::Okta, CLIENT_ID, "token"),
        (
            ProviderTemplate::Entra,
            "https://id.host.example",
            "api://AzureADTokenExchange",
        ),
    ] {
        let mut scene = Scene::with(HomeSettings {
            template,
            auth_method: HomeAuthMethod::PrivateKeyJwt,
            ..HomeSettings::default()
        });
        scene.home.behaviour.lock().metadata["token_endpoint_auth_signing_alg_values_supported"] =
            json!(["ES256", "PS256"]);
        scene.sign_in(|_| {}).unwrap();
        let request = scene.home.requests_to("/token").remove(0);
        assert!(
            !request.to_lowercase().contains("authorization:")
                && !request.contains("client_secret"),
            "{request}"
        );
        let body = request.rsplit("\r\n\r\n").next().unwrap();
        let form: Vec<(String, String)> = form_urlencoded::parse(body.as_bytes())
            .into_owned()
            .collect();
        let of = |name: &str| {
            form.iter()
                .find(|(n, _)| n == name)
                .map(|(_, v)| v.as_str())
        };
        assert_eq!(of("client_id"), Some(CLIENT_ID));
        assert_eq!(of("client_assertion_type"), Some(crate::assertion::TYPE));
        let parts: Vec<Value> = of("client_assertion")
            .unwrap()
            .split('.')
            .take(2)
            .map(|part| serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap())
            .collect();
        assert_eq!(parts[0]["alg"], "ES256");
        let audience = match aud {
            "issuer" => scene.home.issuer.clone(),
            "token" => format!("{}/token", scene.home.issuer),
            other => other.to_owned(),
        };
        let subject = if template == ProviderTemplate::Entra {
            scene.connection.id.as_str()
        } else {
            CLIENT_ID
        };
        assert_eq!(
            (&parts[1]["iss"], &parts[1]["sub"], &parts[1]["aud"]),
            (&json!(iss), &json!(subject), &json!(audience))
        );
        assert!(parts[1]["exp"].as_i64().unwrap() - parts[1]["iat"].as_i64().unwrap() <= 60);
    }
}

#[test]
fn a_renewed_secret_is_what_the_next_sign_in_proves_us_with() {
    let mut scene = Scene::new();
    scene.home.behaviour.lock().metadata["token_endpoint_auth_methods_supported"] =
        json!(["client_secret_post"]);
    let sent = |scene: &mut Scene| {
        scene.sign_in(|_| {}).unwrap();
        let request = scene.home.requests_to("/token").pop().unwrap();
        let body = request.rsplit("\r\n\r\n").next().unwrap().to_owned();
        let form = form_urlencoded::parse(body.as_bytes());
        let secret = form.into_owned().find(|(name, _)| name == "client_secret");
        secret.unwrap().1
    };
    assert_eq!(sent(&mut scene), "s3cret");
    scene.house.renew_secret(&scene.connection, "n3w");
    assert_eq!(sent(&mut scene), "n3w", "the old one is of no use at once");
}

#[test]
fn an_issuer_is_found_in_whatever_spelling_it_was_typed() {
    let scene = Scene::new();
    let partner = &scene.connection.partner_id;
    let issuer = scene.home.issuer.clone();
    let broker = &scene.house.broker;
    let found = |given: &str| {
        let found = broker.discover(partner, &[given.to_owned()]);
        found.map(|it| it.issuer).map_err(|fault| fault.code())
    };
    for given in [issuer.clone(), format!("{issuer}/")] {
        assert_eq!(found(&given).as_deref(), Ok(issuer.as_str()), "{given}");
    }
    scene.home.behaviour.lock().metadata["issuer"] = "https://evil.example".into();
    assert_eq!(found(&issuer), Err("other-issuer"));
    let surveyed = broker.survey(partner, &issuer, &HomeSettings::default());
    assert_eq!(surveyed.unwrap_err().reason, Reason::IssuerMismatch);
    scene.home.behaviour.lock().metadata = json!("<html>a login page</html>");
    assert_eq!(found(&issuer), Err("not-metadata"));
    assert_eq!(found("http://127.0.0.1:1"), Err("unreachable"));
    assert_eq!(found("https://10.0.0.1"), Err("not-allowed"));
}
