//! Global token revocation by a partner's own systems.

use super::{ACTIVE, Sender, iss_sub};
use crate::hostile_home::House;
use model::Reason;
use product::Answer;
use serde_json::{Value, json};
use testkit::on_every_store;

impl House {
    pub fn revoke(&self, at: &Sender, secret: &str, body: &Value) -> Answer {
        let path = format!(
            "/broker/{}/global-token-revocation",
            at.partner.connection.id
        );
        let bearer = format!("Bearer {secret}");
        let headers = [
            ("authorization", bearer.as_str()),
            ("content-type", "application/json"),
        ];
        self.product
            .browser()
            .send("POST", &path, &headers, &body.to_string())
    }
}

on_every_store! {
    fn o09_everything_of_a_person_is_revoked_and_they_may_come_again(store: &TestStore) {
        let house = House::open(store);
        let (own, other) = (house.sender("litware"), house.sender("proseware"));
        for member in ["sub_id", "subject"] {
            let mut first = house.sign_in(&own.partner, &json!({}));
            let mut second = house.sign_in(&own.partner, &json!({}));
            let mut foreign = house.sign_in(&other.partner, &json!({}));
            let [a, b, c] = [&mut first, &mut second, &mut foreign].map(|it| house.tokens(it));
            let answer = house.revoke(&own, &own.secret, &json!({ member: iss_sub(&own.partner) }));
            assert_eq!((answer.status, answer.body.as_str()), (204, ""));
            assert_eq!(house.alive(&mut first, &a), [false; 5]);
            assert_eq!(house.alive(&mut second, &b), [false; 5]);
            assert_eq!(house.alive(&mut foreign, &c), [true; 5]);
            assert_eq!(house.state(&own), ACTIVE);
        }
        house.sign_in(&own.partner, &json!({}));
        assert_eq!(house.live(&own), 1);
    }

    fn o09_nobody_else_is_revoked_and_by_nobody_else(store: &TestStore) {
        let house = House::open(store);
        let (own, other) = (house.sender("litware"), house.sender("proseware"));
        let before = house.people();
        let mine = json!({ "sub_id": iss_sub(&own.partner) });
        for secret in ["", "guessed", other.secret.as_str()] {
            let answer = house.revoke(&own, secret, &mine);
            assert_eq!(answer.status, 401);
            assert!(answer.header("www-authenticate").unwrap().starts_with("Bearer"));
            assert_eq!(house.refusals().first(), Some(&Reason::ClientUnauthenticated));
        }
        let nobody = json!({ "format": "iss_sub", "iss": own.partner.issuer(), "sub": other.partner.subject() });
        let email = json!({ "format": "email", "email": own.partner.email });
        let session = json!({ "format": "complex", "session": { "format": "opaque", "id": "s-1" } });
        let cases = [
            (json!({ "sub_id": nobody }), 404, Reason::GuestUnknown),
            (json!({ "sub_id": iss_sub(&other.partner) }), 404, Reason::IssuerMismatch),
            (json!({ "sub_id": email }), 400, Reason::SubjectUnclear),
            (json!({ "sub_id": session }), 400, Reason::SubjectUnclear),
            (json!({ "sub_id": "somebody" }), 400, Reason::InvalidRequest),
            (json!({}), 400, Reason::InvalidRequest),
            (json!([mine]), 400, Reason::InvalidRequest),
        ];
        for (body, status, reason) in cases {
            let answer = house.revoke(&own, &own.secret, &body);
            assert_eq!((answer.status, answer.text("error_description")), (status, reason.to_string()), "{body}");
            assert_eq!(house.refusals().first(), Some(&reason), "{body}");
        }
        assert_eq!(house.people(), before);
        let told = house.product.browser().get("/.well-known/openid-configuration").json();
        assert_eq!(told.get("global_token_revocation_endpoint"), None, "there is one for each connection");
    }
}
