//! Clients that prove themselves by certificates, and tokens that are bound to them: RFC 8705.

use crate::{
    house::{House, Pairs, house, house_with, pairs, part, with},
    pki::{Holder, NAME, authority, self_signed},
    signing::is_believed,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use model::{App, CertificateSubject, ClientAuthMethod, EventName, Reason};
use oidc::{
    Certificate, ClientRequest, OAuthCode, OAuthError,
    par::push,
    token::{TokenResponse, exchange},
    userinfo::{Presentation, Scheme, userinfo},
};
use openssl::nid::Nid;
use serde_json::json;
use std::sync::Arc;
use testkit::{TestStore, on_every_store};

fn subject_house(store: &TestStore, subject: CertificateSubject) -> House {
    crate::house::house_apart(store, |app| {
        app.auth_method = ClientAuthMethod::Tls;
        app.client.tls_subject = Some(subject);
    })
}

fn named(house: &House) -> Pairs {
    pairs(&[("token", "none"), ("client_id", house.app.id.as_str())])
}

fn shows(house: &House, certificate: Option<&Certificate>) -> Result<(), OAuthError> {
    let form = named(house);
    let request = ClientRequest {
        certificate,
        ..ClientRequest::form(&form)
    };
    is_believed(house, &request)
}

fn refused(house: &House, certificate: Option<&Certificate>, what: &str) {
    let end = house.end_of_chain();
    let error = shows(house, certificate).unwrap_err();
    assert_eq!(
        (error.code, error.code.status()),
        (OAuthCode::InvalidClient, 401),
        "{what}"
    );
    let line = (EventName::ClientAuth, Reason::ClientUnauthenticated);
    assert_eq!(house.refusals_since(end), [line], "{what}");
}

fn redeem(
    house: &House,
    form: &Pairs,
    certificate: Option<&Certificate>,
) -> Result<TokenResponse, OAuthError> {
    let request = ClientRequest {
        certificate,
        ..ClientRequest::form(form)
    };
    exchange(&house.cx, &request)
}

fn binds(app: &mut App) {
    app.client.tls_client_certificate_bound_access_tokens = true;
}

on_every_store! {
    fn each_kind_of_name_in_a_trusted_certificate_proves_its_client(store: &TestStore) {
        let ca = authority();
        let holder = Holder {
            name: NAME, dns: Some("app.example"), uri: Some("https://app.example/client"), ip: Some("192.0.2.7"),
            email: Some("app@fabrikam.example"), days: None,
        };
        let stranger = Holder {
            name: &[(Nid::COMMONNAME, "other.example")], dns: Some("other.example"), uri: Some("https://other.example/client"),
            ip: Some("2001:db8::7"), email: Some("other@fabrikam.example"), days: None,
        };
        let (right, wrong) = (ca.issue(&holder).shown(), ca.issue(&stranger).shown());
        let (untrusted, itself) = (authority().issue(&holder).shown(), self_signed(&holder).shown());
        for subject in [
            CertificateSubject::Dn("CN=app.example,O=Fabrikam\\, Inc.,C=DE".into()), CertificateSubject::Dns("app.example".into()),
            CertificateSubject::Uri("https://app.example/client".into()), CertificateSubject::Ip("192.0.2.7".into()),
            CertificateSubject::Email("app@fabrikam.example".into()),
        ] {
            let mut house = subject_house(store, subject.clone());
            refused(&house, Some(&right), "no authority is trusted");
            house.cx.client_ca = Some(Arc::new(ca.as_authority()));
            assert!(shows(&house, Some(&right)).is_ok(), "{subject:?}");
            refused(&house, Some(&wrong), "another's");
            refused(&house, Some(&untrusted), "another authority's");
            refused(&house, Some(&itself), "self-signed");
            refused(&house, None, "none");
            let form = with(house.redemption(&house.code()), "client_secret", None);
            assert!(redeem(&house, &form, Some(&right)).is_ok(), "{subject:?}");
            let pushed = push(&house.cx, &ClientRequest { certificate: Some(&right), ..ClientRequest::form(&house.request()) });
            assert!(pushed.is_ok(), "{subject:?}");
        }
    }

    fn a_name_counts_only_whole_and_in_its_own_place(store: &TestStore) {
        let ca = authority();
        let certificate = ca.issue(&Holder { name: NAME, dns: Some("app.example"), ..Holder::default() }).shown();
        for subject in [
            CertificateSubject::Dn("CN=app.example".into()), CertificateSubject::Dn("C=DE,O=Fabrikam\\, Inc.,CN=app.example".into()),
            CertificateSubject::Dn("CN=app.example,O=Fabrikam, Inc.,C=DE".into()), CertificateSubject::Dns("APP.example".into()),
            CertificateSubject::Dns("example".into()), CertificateSubject::Dns("*.example".into()), CertificateSubject::Dns(String::new()),
            CertificateSubject::Uri("app.example".into()), CertificateSubject::Email("app.example".into()), CertificateSubject::Ip("app.example".into()),
            CertificateSubject::Ip(String::new()), CertificateSubject::Dn(String::new()),
        ] {
            let mut house = subject_house(store, subject.clone());
            house.cx.client_ca = Some(Arc::new(ca.as_authority()));
            refused(&house, Some(&certificate), &format!("{subject:?}"));
        }
        let mut house = house_with(store, |app| app.auth_method = ClientAuthMethod::Tls);
        house.cx.client_ca = Some(Arc::new(ca.as_authority()));
        refused(&house, Some(&certificate), "no name was registered");
    }

    fn a_certificate_that_is_over_or_not_from_an_authority_is_refused(store: &TestStore) {
        let ca = authority();
        let mut house = subject_house(store, CertificateSubject::Dns("app.example".into()));
        house.cx.client_ca = Some(Arc::new(ca.as_authority()));
        let holder = |days| Holder { name: NAME, dns: Some("app.example"), days, ..Holder::default() };
        refused(&house, Some(&ca.issue(&holder(Some(-1))).shown()), "over");
        let leaf = ca.issue(&holder(None));
        refused(&house, Some(&leaf.issue(&holder(None)).shown()), "issued by a client");
        assert!(shows(&house, Some(&leaf.shown())).is_ok());
    }

    fn a_self_signed_certificate_counts_by_its_registered_key(store: &TestStore) {
        let (own, other) = (self_signed(&Holder { name: NAME, ..Holder::default() }), self_signed(&Holder { name: NAME, ..Holder::default() }));
        let house = house_with(store, |app| {
            app.auth_method = ClientAuthMethod::SelfSignedTls;
            app.client.jwks = Some(json!({"keys": [own.jwk()]}));
        });
        assert!(shows(&house, Some(&own.shown())).is_ok());
        refused(&house, Some(&other.shown()), "another key");
        refused(&house, None, "none");
        let at = "https://app.example/keys";
        let published = crate::house::house_apart(store, |app| {
            app.auth_method = ClientAuthMethod::SelfSignedTls;
            app.client.jwks_uri = Some(at.into());
        });
        refused(&published, Some(&own.shown()), "nothing is published");
        published.published.put(at, Some(json!({"keys": [own.jwk()]})));
        published.clock.advance(model::Span::mins(11));
        assert!(shows(&published, Some(&own.shown())).is_ok());
    }

    fn t07_a_certificate_beside_a_secret_is_another_method(store: &TestStore) {
        let own = self_signed(&Holder { name: NAME, ..Holder::default() });
        let shown = own.shown();
        let house = house_with(store, |app| {
            app.auth_method = ClientAuthMethod::SelfSignedTls;
            app.client.jwks = Some(json!({"keys": [own.jwk()]}));
        });
        for secret in ["", house.secret.expose()] {
            let form = with(named(&house), "client_secret", Some(secret));
            let request = ClientRequest { certificate: Some(&shown), ..ClientRequest::form(&form) };
            assert_eq!(is_believed(&house, &request).unwrap_err().code, OAuthCode::InvalidClient);
        }
        // A certificate alone never takes the place of a registered secret.
        let secret = crate::house::house_apart(store, |app| app.client.jwks = Some(json!({"keys": [own.jwk()]})));
        refused(&secret, Some(&shown), "client_secret_post");
    }

    fn headers_of_proxies_are_read_as_they_write_them(store: &TestStore) {
        let issued = self_signed(&Holder { name: NAME, ..Holder::default() });
        let house = house_with(store, |app| {
            app.auth_method = ClientAuthMethod::SelfSignedTls;
            app.client.jwks = Some(json!({"keys": [issued.jwk()]}));
        });
        let pem = String::from_utf8(issued.x509.to_pem().unwrap()).unwrap();
        let escaped: String = url::form_urlencoded::byte_serialize(pem.as_bytes()).collect::<String>().replace('+', "%20");
        let rfc9440 = format!(":{}:", STANDARD.encode(issued.x509.to_der().unwrap()));
        for header in [&pem, &escaped, &rfc9440] {
            let certificate = Certificate::from_header(header).unwrap();
            assert!(shows(&house, Some(&certificate)).is_ok(), "{header}");
            assert_eq!(certificate.thumbprint(), issued.shown().thumbprint());
        }
        for wrong in ["", "x", "::", ":AAAA:", ":!!:", "%", "%zz", &pem[1..], &rfc9440[1..], &pem.replace("CERTIFICATE", "PRIVATE KEY"), &"A".repeat(20_000)] {
            assert!(Certificate::from_header(wrong).is_err(), "{wrong}");
        }
    }

    fn tokens_are_bound_to_the_certificate_where_the_client_registered_so(store: &TestStore) {
        let (own, other) = (self_signed(&Holder { name: NAME, ..Holder::default() }).shown(), self_signed(&Holder { name: NAME, ..Holder::default() }).shown());
        let house = house_with(store, binds);
        let code = house.code();
        let error = house.redeem(&code).unwrap_err();
        assert_eq!((error.code, error.reason), (OAuthCode::InvalidRequest, Reason::ProofInvalid), "no certificate");
        let tokens = redeem(&house, &house.redemption(&code), Some(&own)).unwrap();
        assert_eq!(tokens.token_type, "Bearer", "RFC 8705 §3");
        let access = tokens.access_token.expose();
        assert_eq!(part(access, 1).get("cnf"), Some(&json!({"x5t#S256": own.thumbprint()})));
        for (certificate, good) in [(Some(&own), true), (Some(&other), false), (None, false)] {
            let end = house.end_of_chain();
            let outcome = userinfo(&house.cx, &Presentation { certificate, ..Presentation::bearer(access) });
            assert_eq!(outcome.is_ok(), good);
            if let Err(error) = outcome {
                assert_eq!((error.code, error.reason), (OAuthCode::InvalidToken, Reason::ProofInvalid));
                assert_eq!(house.refusals_since(end), [(EventName::Jwt, Reason::ProofInvalid)]);
            }
        }
        let by_dpop = Presentation { certificate: Some(&own), scheme: Scheme::Dpop, ..Presentation::bearer(access) };
        assert_eq!(userinfo(&house.cx, &by_dpop).unwrap_err().code, OAuthCode::InvalidToken);
    }

    fn a_certificate_that_just_happens_to_be_there_binds_nothing(store: &TestStore) {
        let own = self_signed(&Holder { name: NAME, ..Holder::default() }).shown();
        let house = house(store);
        let tokens = redeem(&house, &house.redemption(&house.code()), Some(&own)).unwrap();
        assert_eq!(part(tokens.access_token.expose(), 1).get("cnf"), None);
        assert!(crate::house::userinfo(&house.cx, tokens.access_token.expose()).is_ok());
    }

    fn refresh_tokens_of_a_public_client_are_bound_to_its_certificate(store: &TestStore) {
        let (own, other) = (self_signed(&Holder { name: NAME, ..Holder::default() }).shown(), self_signed(&Holder { name: NAME, ..Holder::default() }).shown());
        let house = house_with(store, |app| {
            binds(app);
            app.auth_method = ClientAuthMethod::None;
        });
        let begin = || {
            let form = with(house.redemption(&house.code()), "client_secret", None);
            redeem(&house, &form, Some(&own)).unwrap().refresh_token.unwrap()
        };
        let refresh = |token: &str, certificate| redeem(&house, &with(house.refreshing(token), "client_secret", None), certificate);
        assert!(refresh(begin().expose(), Some(&own)).is_ok());
        let error = refresh(begin().expose(), Some(&other)).unwrap_err();
        assert_eq!((error.code, error.reason), (OAuthCode::InvalidGrant, Reason::ProofInvalid));
        assert_eq!(refresh(begin().expose(), None).unwrap_err().code, OAuthCode::InvalidRequest);
    }
}
