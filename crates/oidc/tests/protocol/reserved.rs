//! J10: what a token says of itself and of the sign-in is ours to say. Nothing that a client registers
//! or asks for can set it.

use crate::house::{ISSUER, house_with, part, userinfo, with};
use model::ClientMetadata;
use serde_json::json;
use testkit::on_every_store;

const RESERVED: [&str; 13] = [
    "iss",
    "sub",
    "aud",
    "exp",
    "iat",
    "auth_time",
    "nonce",
    "acr",
    "amr",
    "sid",
    "roles",
    "partner_id",
    "guest",
];

on_every_store! {
    fn j10_no_request_sets_a_reserved_claim(store: &TestStore) {
        let house = house_with(store, |app| {
            app.client.authorization_details_types = vec!["evil".into()];
        });
        let plain = part(house.tokens().id_token.unwrap().expose(), 1);
        let wish = |name: &str| (name.to_owned(), json!({ "value": "evil", "values": ["evil"] }));
        // `sub` and an essential `acr` are demands that must be met, and are tested where they are.
        let wishes: serde_json::Map<String, serde_json::Value> = RESERVED
            .iter()
            .filter(|name| !["sub", "acr"].contains(name))
            .map(|name| wish(name))
            .collect();
        let claims = json!({ "id_token": wishes, "userinfo": wishes }).to_string();
        let mut detail = serde_json::Map::from_iter(RESERVED.map(wish));
        detail.insert("type".into(), json!("evil"));
        let request = with(house.request(), "claims", Some(&claims));
        let request = with(request, "authorization_details", Some(&json!([detail]).to_string()));
        let tokens = house.redeem(&house.code_for(&request)).unwrap();
        let access = part(tokens.access_token.expose(), 1);
        let told = userinfo(&house.cx, tokens.access_token.expose()).unwrap();
        let id_token = part(tokens.id_token.unwrap().expose(), 1);
        for name in RESERVED {
            assert_eq!(id_token.get(name), plain.get(name), "{name} of the ID token");
            for claims in [&access, &told] {
                assert_ne!(claims.get(name), Some(&json!("evil")), "{name}");
                assert_ne!(claims.get(name), Some(&json!(["evil"])), "{name}");
            }
        }
        assert_eq!(access.get("iss"), Some(&json!(ISSUER)));
    }

    fn j10_no_registration_sets_a_reserved_claim(store: &TestStore) {
        let evil = serde_json::Map::from_iter(RESERVED.map(|name| (name.to_owned(), json!("evil"))));
        let read = admin::registration::parse(&evil).unwrap();
        assert_eq!(read.client, ClientMetadata { response_types: read.client.response_types.clone(), ..ClientMetadata::default() });
        let house = house_with(store, |app| app.client = read.client);
        let told = serde_json::Value::Object(admin::registration::describe(&house.app));
        assert!(!told.to_string().contains("evil"), "{told}");
        let claims = part(house.tokens().id_token.unwrap().expose(), 1);
        assert!(!claims.to_string().contains("evil"), "{claims}");
    }
}
