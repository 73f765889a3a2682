//! Single sign-on sessions: who may begin one, how long it lasts, and what tokens tell of it.

use crate::house::{House, claim, house, parameter, part, userinfo, with};
use admin::{connections, guests, partners, removal};
use model::{
    Clock, ConnectionState, EventName, GuestState, HomeProfile, Id, Reason, Span, TrustContract,
};
use oidc::{authorize::AuthorizeOutcome, session, token::TokenResponse};
use serde_json::{Value, json};
use store::StoreError;
use testkit::on_every_store;

fn says(tokens: &TokenResponse, name: &str) -> Value {
    let claims = part(tokens.id_token.as_ref().unwrap().expose(), 1);
    claims.get(name).cloned().unwrap_or(Value::Null)
}

on_every_store! {
    fn s01_every_sign_in_draws_a_new_secret_and_leaves_the_other_sessions_alone(store: &TestStore) {
        let house = house(store);
        let first = house.sign_in(&house.guest.id, &house.proof()).unwrap();
        let second = house.sign_in(&house.guest.id, &house.proof()).unwrap();
        assert!(first.len() >= 43 && first != second && first != house.cookie, "256 bits, drawn anew");
        let id = |cookie: &str| session::current(&house.cx, cookie).unwrap().unwrap().session.id;
        assert!(id(&first) != id(&second) && id(&first) != house.session.id);
        session::end(&house.cx, &first).unwrap();
        assert!(session::current(&house.cx, &first).unwrap().is_none());
        assert!(session::current(&house.cx, &second).unwrap().is_some(), "only the one that was ended");
        for nobody in ["", "no-such-cookie", house.session.id.as_str()] {
            assert!(session::current(&house.cx, nobody).unwrap().is_none(), "{nobody:?}");
            session::end(&house.cx, nobody).unwrap();
        }
        assert!(session::current(&house.cx, &second).unwrap().is_some());
    }

    fn s12_a_session_ends_when_idle_and_use_keeps_it_until_its_age(store: &TestStore) {
        let house = house(store);
        let lives = || session::current(&house.cx, &house.cookie).unwrap().is_some();
        let (idle, age) = (Span::mins(30), Span::hours(12));
        let lifetimes = &house.cx.settings.lifetimes;
        assert_eq!((lifetimes.session_idle, lifetimes.session), (idle, age));
        for _ in 0..24 {
            house.clock.advance(Span::mins(29));
            assert!(lives(), "used in time");
        }
        house.clock.advance(Span::mins(23));
        assert!(lives());
        house.clock.advance(Span::secs(60));
        assert!(!lives(), "twelve hours, however busy");
        let house = house.signed_in_again();
        house.clock.advance(idle);
        assert!(session::current(&house.cx, &house.cookie).unwrap().is_none(), "half an hour unused");
        assert!(matches!(house.authorize(&house.request()), AuthorizeOutcome::SignIn(_)));
    }

    fn a_guest_who_may_not_sign_in_gets_no_session_and_the_chain_says_why(store: &TestStore) {
        type Switch = fn(&House);
        let by = House::by;
        let house = house(store);
        let refused = |reason: Reason| {
            let end = house.end_of_chain();
            assert_eq!(house.sign_in(&house.guest.id, &house.proof()).unwrap_err(), reason);
            assert_eq!(house.refusals_since(end), [(EventName::SignIn, reason)]);
        };
        let there_and_back: [(Reason, Switch, Switch); 3] = [
            (
                Reason::GuestSuspended,
                |h| guests::suspend(&h.desk, &House::by(), &h.guest.id).unwrap(),
                |h| guests::resume(&h.desk, &House::by(), &h.guest.id).unwrap(),
            ),
            (
                Reason::PartnerSuspended,
                |h| partners::suspend(&h.desk, &House::by(), &h.partner.id).unwrap(),
                |h| partners::resume(&h.desk, &House::by(), &h.partner.id).unwrap(),
            ),
            (
                Reason::ConnectionDisabled,
                |h| set_connection(h, ConnectionState::Disabled),
                |h| set_connection(h, ConnectionState::Enabled),
            ),
        ];
        for (reason, off, on) in there_and_back {
            off(&house);
            refused(reason);
            on(&house);
            assert!(house.sign_in(&house.guest.id, &house.proof()).is_ok(), "{reason} is over");
        }
        let over = TrustContract { ends_at: Some(house.clock.now()), ..TrustContract::default() };
        let change = |trust| partners::update(&house.desk, &by(), &house.partner.id, "Fabrikam", trust).map(drop);
        change(&over).unwrap();
        refused(Reason::PartnerEnded);
        change(&TrustContract::default()).unwrap();
        removal::remove(&house.desk, &by(), &house.guest.id).unwrap();
        refused(Reason::GuestRemoved);
        let nobody = Id::new(house.clock.now(), &*house.cx.random);
        assert_eq!(house.sign_in(&nobody, &house.proof()).unwrap_err(), Reason::GuestUnknown);
    }

    fn a_session_that_outlived_its_guests_suspension_is_nobodys_until_it_is_lifted(store: &TestStore) {
        let house = house(store);
        let to = |from, to| {
            let now = house.clock.now();
            assert!(house.cx.store.write(|tx| tx.set_guest_state(&house.guest.id, from, to, now)).unwrap());
        };
        let lives = || session::current(&house.cx, &house.cookie).unwrap().is_some();
        // As if the session had been written in the same instant as the suspension.
        to(GuestState::Active, GuestState::Suspended);
        assert!(!lives());
        assert!(matches!(house.authorize(&house.request()), AuthorizeOutcome::SignIn(_)));
        to(GuestState::Suspended, GuestState::Active);
        assert!(lives());
    }

    fn a_connection_of_another_partner_is_no_way_in(store: &TestStore) {
        let house = house(store);
        let by = House::by();
        let other = partners::add(&house.desk, &by, "Northwind", &["northwind.example".into()]).unwrap();
        let new = connections::NewOidcConnection {
            partner_id: other.id,
            name: String::new(),
            issuer: "https://login.northwind.example".into(),
            client_id: "portico".into(),
            client_secret: None,
            settings: model::HomeSettings::default(),
        };
        let foreign = connections::add_oidc(&house.desk, &by, &new).unwrap();
        let proof = model::HomeSignIn { connection_id: foreign.id, ..house.proof() };
        assert_eq!(house.sign_in(&house.guest.id, &proof).unwrap_err(), Reason::ConnectionDisabled);
    }

    fn j12_what_the_home_did_not_say_is_not_said(store: &TestStore) {
        let house = house(store);
        house.clock.advance(Span::hours(2));
        let proof = house.proof();
        let hour_ago = proof.auth_time.minus(Span::hours(1));
        let silent = model::HomeSignIn { auth_time: hour_ago, ..proof.clone() };
        let mut house = house;
        house.cookie = house.sign_in(&house.guest.id, &silent).unwrap();
        let tokens = house.tokens();
        for absent in ["acr", "amr"] {
            assert_eq!(says(&tokens, absent), Value::Null, "{absent}");
        }
        assert_eq!(says(&tokens, "auth_time"), json!(hour_ago.secs()), "the home's, not that of our session");
        let asked = with(house.request(), "max_age", Some("3599"));
        assert!(matches!(house.authorize(&asked), AuthorizeOutcome::SignIn(_)), "our own session is younger");

        let eager = model::HomeSignIn {
            auth_time: proof.auth_time.plus(Span::hours(1)),
            acr: Some("urn:example:gold".into()),
            groups: None,
            amr: vec!["pwd".into(), "otp".into()],
            ..proof.clone()
        };
        house.cookie = house.sign_in(&house.guest.id, &eager).unwrap();
        let tokens = house.tokens();
        assert_eq!(says(&tokens, "auth_time"), json!(proof.auth_time.secs()), "nobody signed in tomorrow");
        assert_eq!(says(&tokens, "acr"), json!("urn:example:gold"));
        assert_eq!(says(&tokens, "amr"), json!(["pwd", "otp"]), "in the home's order, nothing added");
    }

    fn j12_an_address_is_verified_exactly_when_the_home_says_so(store: &TestStore) {
        let house = house(store);
        for (email, verified) in [("alice@fabrikam.example", true), ("alice@elsewhere.example", false)] {
            let profile = HomeProfile { name: None, email: Some(email.into()), email_verified: verified };
            let note = |tx: &mut store::Tx<'_>| {
                tx.record_home_profile(&house.guest.id, &profile)?;
                Ok::<_, StoreError>(())
            };
            house.cx.store.write(note).unwrap();
            let tokens = house.tokens();
            let told = userinfo(&house.cx, tokens.access_token.expose()).unwrap();
            assert_eq!((says(&tokens, "email"), says(&tokens, "email_verified")), (json!(email), json!(verified)));
            assert_eq!((told.get("email"), told.get("email_verified")), (Some(&json!(email)), Some(&json!(verified))));
        }
    }

    fn j11_the_subject_stays_over_sign_ins_and_says_nothing_of_the_person(store: &TestStore) {
        let house = house(store);
        let first = house.tokens();
        let sub = claim(first.id_token.as_ref().unwrap(), "sub");
        house.clock.advance(Span::hours(13));
        let house = house.signed_in_again();
        let again = house.tokens();
        assert_eq!(claim(again.id_token.as_ref().unwrap(), "sub"), sub);
        assert_ne!(claim(again.id_token.as_ref().unwrap(), "sid"), claim(first.id_token.as_ref().unwrap(), "sid"));
        let seed = &house.guest.subject;
        for told in [house.guest.id.as_str(), house.guest.email.as_str(), &seed.public, &seed.pairwise, "subject"] {
            assert_ne!(sub, told);
        }
    }

    fn j11_a_guest_who_is_removed_and_invited_anew_is_somebody_else_to_every_app(store: &TestStore) {
        let house = house(store);
        let by = House::by();
        let before = house.tokens().id_token.unwrap();
        let (ada, _) = admin::admins::add(&house.desk, &by, "Ada Byron", &"ada@contoso.example".parse().unwrap()).unwrap();
        removal::remove(&house.desk, &by, &house.guest.id).unwrap();
        let mut request = admin::InviteRequest::new(house.guest.email.clone(), "Guest 0");
        request.partner = Some(house.partner.id.clone());
        request.renew = true;
        let invited = admin::invitations::invite(&house.desk, &ada, &request).unwrap().guest;
        assert_ne!(invited.id, house.guest.id);
        assert_eq!(house.sign_in(&invited.id, &house.proof()).unwrap_err(), Reason::GuestInvited, "not accepted yet");
        let now = house.clock.now();
        assert!(house.cx.store.write(|tx| tx.activate_guest(&invited.id, now)).unwrap());
        let mut house = house;
        house.cookie = house.sign_in(&invited.id, &house.proof()).unwrap();
        let after = house.tokens().id_token.unwrap();
        assert_eq!(claim(&after, "email"), claim(&before, "email"), "the same address");
        assert_ne!(claim(&after, "sub"), claim(&before, "sub"));
        let old_hint = with(with(house.request(), "id_token_hint", Some(before.expose())), "prompt", Some("none"));
        let AuthorizeOutcome::Redirect { url } = house.authorize(&old_hint) else {
            panic!("a redirect");
        };
        assert_eq!(parameter(&url, "error").as_deref(), Some("login_required"));
    }
}

fn set_connection(house: &House, state: ConnectionState) {
    let by = House::by();
    connections::set_state(&house.desk, &by, &house.connection.id, state).unwrap();
}
