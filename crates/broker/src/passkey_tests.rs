use super::*;
use crate::{
    fake_authenticator::{Authenticator, ORIGIN, PRESENT},
    fake_house::House,
};
use model::Clock;
use serde_json::Value;

fn admin() -> PasskeyOwner {
    "adm_0190a0a0a0a07a0a8a0a0a0a0a0a0a0a".parse().unwrap()
}

/// Makes a passkey for an owner and returns what holds it.
fn registered(house: &House, owner: &PasskeyOwner, id: u8) -> Authenticator {
    let mut authenticator = Authenticator::new(id);
    let begun = house
        .broker
        .start_passkey_registration(owner, "bob@fabrikam.example", "Bob")
        .unwrap();
    let answer = authenticator.register(&begun.options);
    house
        .broker
        .finish_passkey_registration(owner, begun.binding.expose(), &answer)
        .unwrap();
    authenticator
}

fn sign_in(
    house: &House,
    authenticator: &mut Authenticator,
) -> Result<PasskeyOwner, Option<Reason>> {
    let begun = house.broker.start_passkey_authentication().unwrap();
    let answer = authenticator.authenticate(&begun.options);
    house
        .broker
        .finish_passkey_authentication(begun.binding.expose(), &answer)
        .map_err(|e| e.reason())
}

const INVALID: Option<Reason> = Some(Reason::PasskeyInvalid);

#[test]
fn a_passkey_is_discoverable_and_verifies_its_user() {
    let house = House::new();
    let begun = house
        .broker
        .start_passkey_registration(&admin(), "ada@host.example", "Ada")
        .unwrap();
    let options: Value = serde_json::from_str(&begun.options).unwrap();
    let options = &options["publicKey"];
    assert_eq!(options["rp"]["id"], "id.host.example");
    assert_eq!(options["authenticatorSelection"]["residentKey"], "required");
    assert_eq!(
        options["authenticatorSelection"]["requireResidentKey"],
        true
    );
    assert_eq!(
        options["authenticatorSelection"]["userVerification"],
        "required"
    );
    let begun = house.broker.start_passkey_authentication().unwrap();
    let options: Value = serde_json::from_str(&begun.options).unwrap();
    assert_eq!(options["publicKey"]["userVerification"], "required");
}

#[test]
fn a_passkey_says_whose_it_is() {
    let house = House::new();
    let mut ada = registered(&house, &admin(), 1);
    let guest = PasskeyOwner::Guest(house.guest("bob@fabrikam.example").id);
    let mut bob = registered(&house, &guest, 2);
    assert_eq!(sign_in(&house, &mut ada), Ok(admin()));
    assert_eq!(sign_in(&house, &mut bob), Ok(guest));
    assert_eq!(sign_in(&house, &mut ada), Ok(admin()));
    let stored = house
        .store
        .read(|tx| tx.passkeys_of(&admin()))
        .unwrap()
        .remove(0);
    assert_eq!(stored.used_at, Some(house.clock.now()));
}

#[test]
fn a_ceremony_is_used_once_and_in_time() {
    let house = House::new();
    let mut authenticator = registered(&house, &admin(), 1);
    let begun = house.broker.start_passkey_authentication().unwrap();
    let answer = authenticator.authenticate(&begun.options);
    let finish = |binding: &Secret| {
        house
            .broker
            .finish_passkey_authentication(binding.expose(), &answer)
    };
    assert!(finish(&begun.binding).is_ok());
    assert_eq!(
        finish(&begun.binding).unwrap_err().reason(),
        INVALID,
        "replayed"
    );
    assert_eq!(house.audit().pop(), Some(("passkey".into(), INVALID)));

    let other = house.broker.start_passkey_authentication().unwrap();
    assert_eq!(
        finish(&other.binding).unwrap_err().reason(),
        INVALID,
        "of another ceremony"
    );

    let late = house.broker.start_passkey_authentication().unwrap();
    let answer = authenticator.authenticate(&late.options);
    house.clock.advance(Span::mins(5));
    let outcome = house
        .broker
        .finish_passkey_authentication(late.binding.expose(), &answer);
    assert_eq!(outcome.unwrap_err().reason(), INVALID, "late");
}

#[test]
fn a_registration_belongs_to_who_began_it() {
    let house = House::new();
    let guest = PasskeyOwner::Guest(house.guest("bob@fabrikam.example").id);
    let begun = house
        .broker
        .start_passkey_registration(&guest, "bob", "Bob")
        .unwrap();
    let answer = Authenticator::new(1).register(&begun.options);
    let stolen =
        house
            .broker
            .finish_passkey_registration(&admin(), begun.binding.expose(), &answer);
    assert_eq!(stolen.unwrap_err().reason(), INVALID);
    assert!(
        house
            .store
            .read(|tx| tx.passkeys_of(&admin()))
            .unwrap()
            .is_empty()
    );

    let begun = house.broker.start_passkey_authentication().unwrap();
    let mixed = house
        .broker
        .finish_passkey_registration(&guest, begun.binding.expose(), &answer);
    assert_eq!(
        mixed.unwrap_err().reason(),
        INVALID,
        "a ceremony of the other kind"
    );
}

#[test]
fn a_credential_known_already_is_not_given_to_another() {
    let house = House::new();
    registered(&house, &admin(), 1);
    let guest = PasskeyOwner::Guest(house.guest("bob@fabrikam.example").id);
    let begun = house
        .broker
        .start_passkey_registration(&guest, "bob", "Bob")
        .unwrap();
    let answer = Authenticator::new(1).register(&begun.options);
    let outcome = house
        .broker
        .finish_passkey_registration(&guest, begun.binding.expose(), &answer);
    assert_eq!(outcome.unwrap_err().reason(), INVALID);
}

#[test]
fn answers_that_do_not_verify_are_refused() {
    let house = House::new();
    let mut good = registered(&house, &admin(), 1);

    let mut unverified = registered(&house, &admin(), 2);
    unverified.flags = PRESENT;
    assert_eq!(
        sign_in(&house, &mut unverified),
        Err(INVALID),
        "without user verification"
    );

    let mut elsewhere = registered(&house, &admin(), 3);
    elsewhere.origin = "https://id.host.example.evil.example";
    assert_eq!(
        sign_in(&house, &mut elsewhere),
        Err(INVALID),
        "of another origin"
    );

    let mut foreign = Authenticator::new(1);
    foreign.user.clone_from(&good.user);
    foreign.counter = 99;
    assert_eq!(
        sign_in(&house, &mut foreign),
        Err(INVALID),
        "by another key"
    );

    let mut unknown = Authenticator::new(9);
    unknown.user.clone_from(&good.user);
    assert_eq!(sign_in(&house, &mut unknown), Err(INVALID), "unknown here");

    let user = std::mem::replace(&mut good.user, URL_SAFE_NO_PAD.encode([9; 16]));
    assert_eq!(
        sign_in(&house, &mut good),
        Err(INVALID),
        "in somebody else's name"
    );
    good.user = user;

    assert_eq!(sign_in(&house, &mut good), Ok(admin()));
    good.counter -= 1;
    assert_eq!(
        sign_in(&house, &mut good),
        Err(INVALID),
        "a copy whose counter does not rise"
    );

    for answer in ["", "{}", "null", &"x".repeat(70_000)] {
        let begun = house.broker.start_passkey_authentication().unwrap();
        let outcome = house
            .broker
            .finish_passkey_authentication(begun.binding.expose(), answer);
        assert_eq!(outcome.unwrap_err().reason(), INVALID);
    }
}

#[test]
fn a_guest_signs_in_to_the_invitation_account_by_passkey() {
    let house = House::new();
    let connection = house.invitation_accounts();
    let guest = house.guest("bob@fabrikam.example");
    let mut bob = registered(&house, &PasskeyOwner::Guest(guest.id.clone()), 1);
    let enter = |holder: &mut Authenticator| {
        let begun = house.broker.start_passkey_authentication().unwrap();
        let answer = holder.authenticate(&begun.options);
        house
            .broker
            .sign_in_with_passkey("/apps", begun.binding.expose(), &answer)
    };
    let started = enter(&mut bob).unwrap();
    let stored = house
        .broker
        .find(started.binding.expose())
        .unwrap()
        .unwrap();
    assert_eq!(stored.step, SignInStep::Proven);
    let proof = stored.proof.unwrap();
    assert_eq!(proof.connection_id, connection.id);
    assert_eq!(
        (proof.issuer.as_str(), proof.subject),
        (ORIGIN, guest.id.to_string())
    );
    assert!(proof.amr.contains(&"mfa".to_owned()));

    let mut ada = registered(&house, &admin(), 2);
    assert_eq!(
        enter(&mut ada).unwrap_err().reason(),
        INVALID,
        "an admin is no guest"
    );

    house.disable(&connection);
    assert_eq!(
        enter(&mut bob).unwrap_err().reason(),
        Some(Reason::ConnectionDisabled)
    );
}

#[test]
fn passkeys_are_offered_on_names_and_on_localhost_but_not_on_addresses() {
    let house = House::new();
    let mut settings = (*house.broker.settings).clone();
    for (issuer, offered) in [
        ("https://id.host.example", true),
        ("http://localhost:8080", true),
        ("http://portico.localhost:8080", true),
        ("http://127.0.0.1:8080", false),
        ("http://[::1]:8080", false),
    ] {
        settings.issuer = issuer.into();
        assert_eq!(relying_party(&settings).is_some(), offered, "{issuer}");
    }
}

#[test]
fn a_passkey_strengthens_a_session_of_its_own_guest_alone() {
    let house = House::new();
    let connection = house.invitation_accounts();
    let (ana, bob) = (
        house.guest("ana@fabrikam.example"),
        house.guest("bob@fabrikam.example"),
    );
    let session = house.session(&ana, &connection);
    let mut authenticator = Authenticator::new(1);
    let owner = PasskeyOwner::Guest(ana.id.clone());
    let begun = house
        .broker
        .start_passkey_registration(&owner, "ana", "Ana")
        .unwrap();
    let answer = authenticator.register(&begun.options);
    house
        .broker
        .step_up_with_new_passkey(&session, begun.binding.expose(), &answer)
        .unwrap();
    let at = |session: &model::Session| {
        let found = house.store.read(|tx| tx.stepped_up_at(&session.id));
        found.unwrap()
    };
    assert_eq!(at(&session), Some(house.clock.now()));

    let later = house.session(&ana, &connection);
    let others = house.session(&bob, &connection);
    for (session, proves) in [(&others, false), (&later, true)] {
        let begun = house.broker.start_passkey_authentication().unwrap();
        let answer = authenticator.authenticate(&begun.options);
        let outcome = house
            .broker
            .step_up_with_passkey(session, begun.binding.expose(), &answer);
        assert_eq!(outcome.is_ok(), proves);
        assert_eq!(at(session).is_some(), proves);
    }
}
