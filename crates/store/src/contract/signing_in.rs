//! Invitations, sign-ins, mailed codes, passkeys and admins.

use super::world::{CALLERS, Cast, World, race};
use crate::{AtHome, CodeCheck, NewAdminLink, NewInvitation, NewMailCode, Store, StoreError};
use model::{
    Admin, AdminSession, AdminState, Guest, HashedSecret, HomeSignIn, Invitation, InvitationState,
    Language, Passkey, PasskeyOwner, SignIn, SignInStep, Span,
};

pub(super) fn new_invitation(w: &World<'_>, guest: &Guest) -> NewInvitation {
    let invitation = Invitation {
        id: w.id(),
        guest_id: guest.id.clone(),
        state: InvitationState::Open,
        language: Language::Ja,
        inviter_id: None,
        inviter_name: "Dora".into(),
        inviter_email: Some("dora@host.example".into()),
        message: Some("Hello\nthere".into()),
        contact_url: "mailto:help@host.example".into(),
        brand_app_id: None,
        reply_url: None,
        created_at: w.now,
        expires_at: w.later(Span::days(14)),
        redeemed_at: None,
    };
    NewInvitation {
        invitation,
        token: w.hash(),
    }
}

pub fn invitation_is_redeemed_once(store: &Store) {
    let w = World::new(store);
    let cast = w.cast();
    let new = new_invitation(&w, &cast.guest);
    w.write(|tx| tx.insert_invitation(&new));
    let found = w
        .read(|tx| tx.find_invitation_by_token(&new.token))
        .unwrap();
    assert_eq!(
        (found.id.clone(), found.message),
        (new.invitation.id.clone(), new.invitation.message.clone())
    );
    let redeemed = w
        .write(|tx| tx.redeem_invitation(&found.id, w.now))
        .unwrap();
    assert_eq!(
        (redeemed.state, redeemed.redeemed_at),
        (InvitationState::Redeemed, Some(w.now))
    );
    assert!(
        w.write(|tx| tx.redeem_invitation(&found.id, w.now))
            .is_none()
    );
    assert!(w.write(|tx| tx.redeem_invitation(&w.id(), w.now)).is_none());
    assert_eq!(w.write(|tx| tx.revoke_open_invitations(&cast.guest.id)), 0);
    assert_eq!(
        w.read(|tx| tx.find_invitation(&found.id)).unwrap().state,
        InvitationState::Redeemed
    );
}

pub fn expired_or_revoked_invitation_is_not_redeemed(store: &Store) {
    let w = World::new(store);
    let cast = w.cast();
    let (expired, revoked) = (
        new_invitation(&w, &cast.guest),
        new_invitation(&w, &cast.guest),
    );
    w.write(|tx| tx.insert_invitation(&expired));
    let end = expired.invitation.expires_at;
    assert!(
        w.write(|tx| tx.redeem_invitation(&expired.invitation.id, end))
            .is_none()
    );
    w.write(|tx| tx.insert_invitation(&revoked));
    assert_eq!(w.write(|tx| tx.revoke_open_invitations(&cast.guest.id)), 2);
    assert!(
        w.write(|tx| tx.redeem_invitation(&revoked.invitation.id, w.now))
            .is_none()
    );
    assert_eq!(w.read(|tx| tx.invitations_of(&cast.guest.id)).len(), 2);
}

pub fn invitations_of_a_partner_are_revoked_together(store: &Store) {
    let w = World::new(store);
    let cast = w.cast();
    let other = w.guest(&w.partner("Contoso"), "carol@contoso.example");
    for guest in [&cast.guest, &other] {
        w.write(|tx| tx.insert_invitation(&new_invitation(&w, guest)));
    }
    assert_eq!(
        w.write(|tx| tx.revoke_open_invitations_of_partner(&cast.partner.id)),
        1
    );
    assert_eq!(
        w.read(|tx| tx.invitations_of(&other.id))
            .first()
            .unwrap()
            .state,
        InvitationState::Open
    );
}

pub(super) fn sign_in(w: &World<'_>, cast: &Cast) -> SignIn {
    let sign_in = SignIn {
        id: w.id(),
        binding: w.hash(),
        connection_id: cast.connection.id.clone(),
        invitation_id: None,
        moves_guest_id: None,
        mailbox_proven: false,
        continue_to: "/panel?a=b".into(),
        state: w.hash(),
        upstream: vec![1, 0, 2],
        step: SignInStep::Started,
        proof: None,
        expires_at: w.later(Span::mins(30)),
    };
    w.write(|tx| tx.insert_sign_in(&sign_in));
    sign_in
}

fn proof(w: &World<'_>, cast: &Cast) -> HomeSignIn {
    HomeSignIn {
        connection_id: cast.connection.id.clone(),
        issuer: cast.connection.issuer.clone(),
        subject: "42".into(),
        name: Some("Ålice".into()),
        email: None,
        email_verified: false,
        auth_time: w.now,
        amr: vec!["mfa".into()],
        acr: Some("gold".into()),
        groups: None,
        session: model::HomeSession::default(),
    }
}

pub fn sign_in_takes_each_step_once(store: &Store) {
    let w = World::new(store);
    let cast = w.cast();
    let it = sign_in(&w, &cast);
    assert!(
        !w.write(|tx| tx.finish_sign_in(&it.id, w.now)),
        "not proven yet"
    );
    assert!(w.write(|tx| tx.consume_callback(&it.id, w.now)));
    assert!(!w.write(|tx| tx.consume_callback(&it.id, w.now)));
    let proof = proof(&w, &cast);
    assert!(w.write(|tx| tx.prove_sign_in(&it.id, &proof, w.now)));
    assert!(!w.write(|tx| tx.prove_sign_in(&it.id, &proof, w.now)));
    assert!(!w.write(|tx| tx.consume_callback(&it.id, w.now)));
    let invitation = w.id();
    assert!(w.write(|tx| tx.set_sign_in_invitation(&it.id, &invitation)));
    let found = w
        .read(|tx| tx.find_sign_in_by_binding(&it.binding, w.now))
        .unwrap();
    assert_eq!(
        (found.step, found.proof, found.invitation_id),
        (SignInStep::Proven, Some(proof), Some(invitation))
    );
    assert_eq!(
        (found.upstream, found.continue_to),
        (it.upstream, it.continue_to)
    );
    assert!(w.write(|tx| tx.finish_sign_in(&it.id, w.now)));
    assert!(!w.write(|tx| tx.finish_sign_in(&it.id, w.now)));
}

pub fn a_home_takes_back_what_it_proved(store: &Store) {
    let w = World::new(store);
    let cast = w.cast();
    let proof = HomeSignIn {
        session: model::HomeSession {
            sid: Some("s-1".into()),
            ends_at: None,
        },
        ..proof(&w, &cast)
    };
    let meant = |subject, sid| AtHome {
        connection: &cast.connection.id,
        issuer: &cast.connection.issuer,
        subject,
        sid,
    };
    let waits = |meant: AtHome<'_>| {
        let it = sign_in(&w, &cast);
        assert!(w.write(|tx| tx.prove_sign_in(&it.id, &proof, w.now)));
        w.write(|tx| tx.drop_sign_ins_at_home(&meant, w.now));
        w.write(|tx| tx.finish_sign_in(&it.id, w.now))
    };
    assert!(!waits(meant(Some("42"), None)));
    assert!(!waits(meant(None, Some("s-1"))));
    assert!(!waits(meant(Some("42"), Some("s-1"))));
    assert!(waits(meant(Some("42"), Some("s-2"))), "another session");
    assert!(waits(meant(Some("43"), None)), "another person");
    assert!(waits(meant(None, None)), "nobody");
    let elsewhere = AtHome {
        issuer: "https://other.example",
        ..meant(Some("42"), None)
    };
    assert!(waits(elsewhere), "another issuer");
}

pub fn expired_sign_in_takes_no_step(store: &Store) {
    let w = World::new(store);
    let cast = w.cast();
    let it = sign_in(&w, &cast);
    let end = it.expires_at;
    assert!(!w.write(|tx| tx.consume_callback(&it.id, end)));
    assert!(!w.write(|tx| tx.prove_sign_in(&it.id, &proof(&w, &cast), end)));
    assert!(w.write(|tx| tx.prove_sign_in(&it.id, &proof(&w, &cast), w.now)));
    assert!(!w.write(|tx| tx.finish_sign_in(&it.id, end)));
    assert!(
        w.read(|tx| tx.find_sign_in_by_binding(&it.binding, end))
            .is_none()
    );
    assert_eq!(
        w.read(|tx| tx.find_sign_in_by_state(&it.state)).unwrap().id,
        it.id
    );
    assert!(w.read(|tx| tx.find_sign_in_by_state(&it.binding)).is_none());
}

pub(super) fn hash_code(id: &str, code: &str) -> HashedSecret {
    HashedSecret::of(&format!("{id}:{code}"))
}

pub(super) fn mail_code(w: &World<'_>, sign_in: &SignIn, code: &str, tries: i32) -> NewMailCode {
    let id = w.id();
    let new = NewMailCode {
        code: hash_code(id.to_string().as_str(), code),
        id,
        sign_in_id: sign_in.id.clone(),
        email_key: "alice@fabrikam.example".into(),
        tries,
        created_at: w.now,
        expires_at: w.later(Span::mins(10)),
    };
    w.write(|tx| tx.insert_mail_code(&new));
    new
}

pub fn mail_code_allows_so_many_tries(store: &Store) {
    let w = World::new(store);
    let it = sign_in(&w, &w.cast());
    let tried =
        |code: &str, now| w.write(|tx| tx.check_mail_code(&it.id, |id| hash_code(id, code), now));
    assert_eq!(tried("123456", w.now), CodeCheck::Gone, "none was sent");
    mail_code(&w, &it, "123456", 3);
    assert_eq!(tried("000000", w.now), CodeCheck::Wrong(2));
    assert_eq!(tried("", w.now), CodeCheck::Wrong(1));
    assert_eq!(tried("000000", w.now), CodeCheck::Gone);
    assert_eq!(
        tried("123456", w.now),
        CodeCheck::Gone,
        "the right one comes too late"
    );
}

pub fn mail_code_is_right_once_and_never_after_its_time(store: &Store) {
    let w = World::new(store);
    let it = sign_in(&w, &w.cast());
    let tried =
        |code: &str, now| w.write(|tx| tx.check_mail_code(&it.id, |id| hash_code(id, code), now));
    let new = mail_code(&w, &it, "123456", 5);
    assert_eq!(tried("123456", new.expires_at), CodeCheck::Expired);
    assert_eq!(
        tried("123456", new.expires_at.minus(Span::millis(1))),
        CodeCheck::Right
    );
    assert_eq!(tried("123456", w.now), CodeCheck::Gone);
}

pub fn new_mail_code_replaces_the_earlier_one(store: &Store) {
    let w = World::new(store);
    let cast = w.cast();
    let (it, other) = (sign_in(&w, &cast), sign_in(&w, &cast));
    mail_code(&w, &it, "111111", 5);
    mail_code(&w, &other, "333333", 5);
    mail_code(&w, &it, "222222", 5);
    let tried = |it: &SignIn, code: &str| {
        w.write(|tx| tx.check_mail_code(&it.id, |id| hash_code(id, code), w.now))
    };
    assert_eq!(tried(&it, "111111"), CodeCheck::Wrong(4));
    assert_eq!(tried(&it, "222222"), CodeCheck::Right);
    assert_eq!(tried(&other, "333333"), CodeCheck::Right);
}

pub fn every_one_of_many_tries_at_once_is_counted(store: &Store) {
    let w = World::new(store);
    for callers in CALLERS {
        let key = w.hash();
        let counted = |at| w.write(|tx| tx.count_attempt(&key, Span::hours(1), at));
        let mut seen = race(callers, |_| counted(w.now));
        seen.sort_unstable();
        let expected: Vec<i64> = (1..=i64::try_from(callers).unwrap()).collect();
        assert_eq!(seen, expected);
        let end = w.later(Span::hours(1));
        assert_eq!(
            counted(end.minus(Span::millis(1))),
            i64::try_from(callers).unwrap() + 1,
            "trying on does not lengthen the window"
        );
        assert_eq!(counted(end), 1, "a new window");
    }
}

pub fn passkey_belongs_to_one_owner(store: &Store) {
    let w = World::new(store);
    let cast = w.cast();
    let owner = PasskeyOwner::Guest(cast.guest.id.clone());
    let passkey = Passkey {
        id: w.id(),
        owner: owner.clone(),
        credential_id: "aGVsbG8".into(),
        credential: "{}".into(),
        created_at: w.now,
        used_at: None,
    };
    assert!(w.write(|tx| tx.insert_passkey(&passkey)));
    let mut stolen = passkey.clone();
    stolen.id = w.id();
    stolen.owner = PasskeyOwner::Admin(w.id());
    assert!(!w.write(|tx| tx.insert_passkey(&stolen)));
    assert!(w.write(|tx| tx.record_passkey_use(&passkey.id, "{\"n\":1}", w.now)));
    let found = w.read(|tx| tx.find_passkey("aGVsbG8")).unwrap();
    assert_eq!(
        (found.owner, found.credential.as_str(), found.used_at),
        (owner.clone(), "{\"n\":1}", Some(w.now))
    );
    assert!(w.read(|tx| tx.passkeys_of(&stolen.owner)).is_empty());
    assert_eq!(w.write(|tx| tx.delete_passkeys(&owner)), 1);
    assert!(!w.write(|tx| tx.record_passkey_use(&passkey.id, "{}", w.now)));
}

pub fn ceremony_is_taken_once_and_not_after_its_time(store: &Store) {
    let w = World::new(store);
    let (live, over) = (w.hash(), w.hash());
    let end = w.later(Span::mins(5));
    w.write(|tx| tx.insert_ceremony(&live, &[1, 0, 255], end));
    w.write(|tx| tx.insert_ceremony(&over, &[2], end));
    assert_eq!(
        w.write(|tx| tx.take_ceremony(&live, w.now)),
        Some(vec![1, 0, 255])
    );
    assert_eq!(w.write(|tx| tx.take_ceremony(&live, w.now)), None);
    assert_eq!(w.write(|tx| tx.take_ceremony(&over, end)), None);
    assert_eq!(
        w.write(|tx| tx.take_ceremony(&over, w.now)),
        None,
        "an attempt too late uses it up"
    );
}

pub(super) fn admin(w: &World<'_>, email: &str) -> Admin {
    let admin = Admin {
        id: w.id(),
        email: email.parse().unwrap(),
        name: "Dora".into(),
        state: AdminState::Active,
        role: model::AdminRole::Owner,
        bound_to: model::BoundTo::default(),
        created_at: w.now,
    };
    assert!(w.write(|tx| tx.insert_admin(&admin)));
    admin
}

pub fn admin_address_is_one_admins(store: &Store) {
    let w = World::new(store);
    let dora = admin(&w, "dora@host.example");
    let mut other = admin(&w, "erik@host.example");
    let mut twin = dora.clone();
    twin.id = w.id();
    assert!(!w.write(|tx| tx.insert_admin(&twin)));
    other.email = "DORA@host.example".parse().unwrap();
    assert!(matches!(
        w.try_write(|tx| tx.update_admin(&other)),
        Err(StoreError::Conflict(_))
    ));
    assert_eq!(
        w.read(|tx| tx.find_admin_by_email(&other.email))
            .unwrap()
            .id,
        dora.id
    );
    other.email = "erika@host.example".parse().unwrap();
    other.state = AdminState::Disabled;
    assert!(w.write(|tx| tx.update_admin(&other)));
    assert_eq!(
        w.read(|tx| tx.find_admin(&other.id)).unwrap().state,
        AdminState::Disabled
    );
    assert_eq!(w.read(|tx| tx.list_admins()).len(), 2);
}

pub fn admin_link_works_once_and_the_newest_only(store: &Store) {
    let w = World::new(store);
    let dora = admin(&w, "dora@host.example");
    let link = || {
        let token = w.hash();
        let link = NewAdminLink {
            token: token.clone(),
            admin_id: dora.id.clone(),
            expires_at: w.later(Span::mins(30)),
        };
        w.write(|tx| tx.insert_admin_link(&link));
        token
    };
    let (old, new) = (link(), link());
    let used = |token, now| w.write(|tx| tx.consume_admin_link(token, now));
    assert_eq!(used(&old, w.now), None);
    assert_eq!(used(&new, w.later(Span::mins(30))), None);
    assert!(w.read(|tx| tx.admin_link_is_open(&new, w.now)));
    assert_eq!(used(&new, w.now), Some(dora.id.clone()));
    assert!(!w.read(|tx| tx.admin_link_is_open(&new, w.now)));
    assert_eq!(used(&new, w.now), None);
}

pub fn admin_session_ends_with_its_time_or_by_sign_out(store: &Store) {
    let w = World::new(store);
    let dora = admin(&w, "dora@host.example");
    let token = w.hash();
    let session = AdminSession {
        admin_id: dora.id.clone(),
        created_at: w.now,
        proven_at: w.now,
        seen_at: w.now,
        expires_at: w.later(Span::hours(8)),
    };
    w.write(|tx| tx.insert_admin_session(&session, &token));
    w.write(|tx| tx.touch_admin_session(&token, w.later(Span::mins(1))));
    let (found, who) = w.read(|tx| tx.find_admin_session(&token, w.now)).unwrap();
    assert_eq!(
        (found.seen_at, who.id),
        (w.later(Span::mins(1)), dora.id.clone())
    );
    assert!(
        w.read(|tx| tx.find_admin_session(&token, session.expires_at))
            .is_none()
    );
    assert_eq!(w.read(|tx| tx.admin_session_hashes(&dora.id)).len(), 1);
    assert!(w.write(|tx| tx.delete_admin_session(&token)));
    assert!(!w.write(|tx| tx.delete_admin_session(&token)));
    assert!(w.read(|tx| tx.find_admin_session(&token, w.now)).is_none());
}
