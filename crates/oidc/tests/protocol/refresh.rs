//! The refresh token grant: T12, T14, T19.

use crate::house::{house, node, post, secret_of, userinfo, with};
use model::{EventName, Reason, Span};
use oidc::OAuthCode;
use store::{Location, Store};
use testkit::on_every_store;

on_every_store! {
    fn a_refresh_token_makes_the_next_one_and_keeps_who_it_is_about(store: &TestStore) {
        let house = house(store);
        let first = house.tokens();
        let token = first.refresh_token.as_ref().unwrap();
        house.clock.advance(Span::mins(6));
        let second = house.refresh(token.expose()).unwrap();
        assert_ne!(second.refresh_token.as_ref().unwrap().expose(), token.expose());
        for name in ["sub", "sid", "iss", "aud"] {
            assert_eq!(
                crate::house::claim(first.id_token.as_ref().unwrap(), name),
                crate::house::claim(second.id_token.as_ref().unwrap(), name),
                "{name}"
            );
        }
        let claims = crate::house::part(second.id_token.as_ref().unwrap().expose(), 1);
        assert_eq!(claims.get("nonce"), None, "OIDC Core §12.2");
        assert_eq!(
            claims.get("auth_time"),
            crate::house::part(first.id_token.as_ref().unwrap().expose(), 1).get("auth_time")
        );
        assert!(house.refresh(second.refresh_token.unwrap().expose()).is_ok());
    }

    fn t12_a_reused_refresh_token_ends_the_whole_family(store: &TestStore) {
        let house = house(store);
        let first = house.tokens().refresh_token.unwrap();
        let second = house.refresh(first.expose()).unwrap();
        let error = house.refresh(first.expose()).unwrap_err();
        assert_eq!((error.code, error.reason), (OAuthCode::InvalidGrant, Reason::Replay));
        assert_eq!(house.refused(), (EventName::Refresh, Reason::Replay));
        let successor = house.refresh(second.refresh_token.unwrap().expose());
        assert_eq!(successor.unwrap_err().code, OAuthCode::InvalidGrant);
        let userinfo = userinfo(&house.cx, second.access_token.expose());
        assert_eq!(userinfo.unwrap_err().code, OAuthCode::InvalidToken);
    }

    fn t14_reuse_is_known_to_a_process_that_was_started_later(store: &TestStore) {
        let house = house(store);
        let first = house.tokens().refresh_token.unwrap();
        house.refresh(first.expose()).unwrap();
        let reopened = match store.location() {
            Location::Memory => store.handle(),
            location => Store::open(location, 4).unwrap(),
        };
        let later = node(reopened, house.clock.clone(), 9);
        let error = post(&later, &house.refreshing(first.expose())).unwrap_err();
        assert_eq!((error.code, error.reason), (OAuthCode::InvalidGrant, Reason::Replay));
    }

    fn t19_a_family_ends_at_its_age_however_often_it_was_refreshed(store: &TestStore) {
        let house = house(store);
        let mut token = house.tokens().refresh_token.unwrap();
        let age = house.cx.settings.lifetimes.family;
        for _ in 0..11 {
            house.clock.advance(Span::hours(1));
            token = house.refresh(token.expose()).unwrap().refresh_token.unwrap();
        }
        house.clock.advance(Span::mins(59));
        token = house.refresh(token.expose()).unwrap().refresh_token.unwrap();
        house.clock.advance(Span::mins(1));
        assert_eq!(age, Span::hours(12));
        assert_eq!(house.refresh(token.expose()).unwrap_err().code, OAuthCode::InvalidGrant);
    }

    fn a_refresh_token_of_another_client_is_burnt(store: &TestStore) {
        let house = house(store);
        let other = house.another_app(|_| {});
        let token = house.tokens().refresh_token.unwrap();
        let stolen = with(house.refreshing(token.expose()), "client_id", Some(other.id.as_str()));
        let stolen = with(stolen, "client_secret", Some(secret_of(&other).expose()));
        let error = house.post(&stolen).unwrap_err();
        assert_eq!((error.code, error.reason), (OAuthCode::InvalidGrant, Reason::WrongClient));
        assert_eq!(house.refused(), (EventName::Refresh, Reason::WrongClient));
        assert_eq!(house.refresh(token.expose()).unwrap_err().code, OAuthCode::InvalidGrant);
    }

    fn a_scope_may_shrink_and_never_grow(store: &TestStore) {
        let house = house(store);
        let first = house.tokens().refresh_token.unwrap();
        let less = with(house.refreshing(first.expose()), "scope", Some("openid"));
        let narrowed = house.post(&less).unwrap();
        assert_eq!(narrowed.scope, "openid");
        let claims = crate::house::part(narrowed.id_token.as_ref().unwrap().expose(), 1);
        assert_eq!(claims.get("email"), None);
        let second = narrowed.refresh_token.unwrap();
        let more = with(
            house.refreshing(second.expose()),
            "scope",
            Some("openid profile email admin"),
        );
        assert_eq!(house.post(&more).unwrap_err().code, OAuthCode::InvalidScope);
        assert!(house.refresh(second.expose()).is_ok(), "a mistake costs no token");
    }

    fn an_unknown_refresh_token_is_refused(store: &TestStore) {
        let house = house(store);
        let error = house.refresh("never-issued").unwrap_err();
        assert_eq!((error.code, error.reason), (OAuthCode::InvalidGrant, Reason::GrantUnknown));
        let none = with(house.refreshing("x"), "refresh_token", None);
        assert_eq!(house.post(&none).unwrap_err().code, OAuthCode::InvalidRequest);
    }

    fn a_refresh_token_is_dead_after_signing_out(store: &TestStore) {
        let house = house(store);
        let token = house.tokens().refresh_token.unwrap();
        oidc::session::end(&house.cx, &house.cookie).unwrap();
        assert_eq!(house.refresh(token.expose()).unwrap_err().code, OAuthCode::InvalidGrant);
    }

    fn t12_reuse_of_any_earlier_token_ends_the_family_at_once(store: &TestStore) {
        let house = house(store);
        let mut used = vec![house.tokens().refresh_token.unwrap()];
        let mut newest = used.first().cloned().unwrap();
        for _ in 0..3 {
            newest = house.refresh(newest.expose()).unwrap().refresh_token.unwrap();
            used.push(newest.clone());
        }
        used.pop();
        // There is no time within which reuse is forgiven.
        let end = house.end_of_chain();
        assert_eq!(house.refresh(used.first().unwrap().expose()).unwrap_err().reason, Reason::Replay);
        assert_eq!(house.refusals_since(end), [(EventName::Refresh, Reason::Replay)]);
        assert_eq!(house.refresh(newest.expose()).unwrap_err().reason, Reason::SessionEnded);
        let other_family = house.tokens();
        assert!(house.refresh(other_family.refresh_token.unwrap().expose()).is_ok(), "the session goes on");
    }

    fn t19_the_reason_for_the_end_by_age_is_written_down(store: &TestStore) {
        let house = house(store);
        let token = house.tokens().refresh_token.unwrap();
        house.clock.advance(house.cx.settings.lifetimes.family);
        let end = house.end_of_chain();
        let error = house.refresh(token.expose()).unwrap_err();
        assert_eq!((error.code, error.reason), (OAuthCode::InvalidGrant, Reason::SessionEnded));
        assert_eq!(house.refusals_since(end), [(EventName::Refresh, Reason::SessionEnded)]);
    }

    fn a_narrowed_scope_binds_the_tokens_of_that_refresh_only(store: &TestStore) {
        let house = house(store);
        let first = house.tokens().refresh_token.unwrap();
        let less = with(house.refreshing(first.expose()), "scope", Some("openid email"));
        let narrowed = house.post(&less).unwrap();
        let told = userinfo(&house.cx, narrowed.access_token.expose()).unwrap();
        assert!(told.get("name").is_none() && told.get("email").is_some());
        // RFC 6749 §6: without the parameter it is what was granted originally.
        let whole = house.refresh(narrowed.refresh_token.unwrap().expose()).unwrap();
        assert_eq!(whole.scope, "openid profile email");
        for more in ["openid offline_access", "openid email admin", "OPENID"] {
            let token = house.tokens().refresh_token.unwrap();
            let form = with(house.refreshing(token.expose()), "scope", Some(more));
            assert_eq!(house.post(&form).unwrap_err().code, OAuthCode::InvalidScope, "{more}");
        }
    }
}
