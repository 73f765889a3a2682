//! N4, S06, S07, S18, S20, L02, L07, L10: guests who left, whoever comes with their address, and letting them in again.
use crate::common::{House, Who, house};
use admin::{
    AuditFilter, Refusal, guests, leavers,
    redemption::{Resolution, resolve},
    removal,
};
use model::{
    Actor, ActorKind, Connection, FreezeReason, Guest, GuestState, Id, Invitation, MailContent,
    Reason, Span, kind,
};
use testkit::on_every_store;

const ANA: &str = "ana@fabrikam.example";

impl House {
    fn come(&self, home: &Connection, invitation: Option<&Invitation>, who: Who<'_>) -> Resolution {
        resolve(&self.desk, &self.proven(home, invitation, who)).unwrap()
    }

    fn refused(&self, home: &Connection, who: Who<'_>) -> Reason {
        match self.come(home, None, who) {
            Resolution::Refused(denied) => denied.reason,
            other => panic!("{other:?}"),
        }
    }

    fn accepted(&self, home: &Connection, subject: &str, email: &str) -> Guest {
        let invited = self.invite(email);
        let who = Who::verified(subject, email);
        match self.come(home, invited.invitation.as_ref(), who) {
            Resolution::Redeemed(guest, _) => *guest,
            other => panic!("{other:?}"),
        }
    }

    fn freeze(&self, id: &Id<kind::Guest>, reason: FreezeReason) {
        let now = self.now();
        let frozen = self
            .desk
            .store
            .write(|tx| tx.freeze_guest(id, reason, now, &*self.desk.random));
        assert!(frozen.unwrap().is_some());
    }

    fn last_lines(&self, id: &Id<kind::Guest>) -> String {
        let filter = AuditFilter {
            guest_id: Some(id.clone()),
            limit: 10,
            ..AuditFilter::default()
        };
        format!("{:?}", admin::audit::list(&self.desk, &filter).unwrap())
    }
}

on_every_store! {
    fn l02_s06_whoever_comes_from_the_same_home_with_a_guests_address_gets_nothing_and_the_guest_freezes(store: &TestStore) {
        let house = house(store);
        let (_, home) = house.federated("Fabrikam", "fabrikam.example");
        let app = house.app("Moodle");
        let ana = house.accepted(&home, "ana-1", ANA);
        admin::assignments::assign(&house.desk, &house.by(), &admin::assignments::NewAssignment {
            app_id: app.id, assignee: model::Assignee::Guest(ana.id.clone()),
            roles: Vec::new(), starts_at: None, ends_at: None,
        }).unwrap();
        house.mails();
        assert_eq!(house.refused(&home, Who::verified("ana-2", ANA)), Reason::NotInvited);
        let view = guests::detail(&house.desk, &ana.id).unwrap().unwrap();
        let frozen = view.guest.frozen.unwrap();
        assert_eq!((view.guest.state, frozen.reason), (GuestState::Frozen, FreezeReason::Recreated));
        let leaving = view.leaving.unwrap();
        assert_eq!(leaving.apps, ["Moodle"]);
        assert_eq!(leaving.closes_at, frozen.at.plus(Span::days(30)));
        assert!(view.apps.is_empty() && view.sessions.is_empty());
        // The one who was there is out too, until an admin says who is who.
        assert_eq!(house.refused(&home, Who::verified("ana-1", ANA)), Reason::GuestFrozen);
        // Whoever answers for the guest is told, once.
        house.refused(&home, Who::verified("ana-2", ANA));
        let notices = house.mails().into_iter().filter(|mail| {
            matches!(&mail.content, MailContent::GuestFrozen { reason: FreezeReason::Recreated, .. })
                && mail.to.as_str() == "ada@contoso.example"
        });
        assert_eq!(notices.count(), 1);
        assert_eq!(leavers::to_look_at(&house.desk).unwrap().len(), 1);
        assert!(house.last_lines(&ana.id).contains("recreated"));
        house.verify_audit();
    }

    fn l02_no_other_home_and_no_word_that_does_not_count_freezes_anybody(store: &TestStore) {
        let house = house(store);
        let (partner, home) = house.federated("Fabrikam", "fabrikam.example");
        let second = house.connect(&partner, "https://second.fabrikam.example");
        let (_, evil) = house.federated("Mallory", "mallory.example");
        let ana = house.accepted(&home, "ana-1", ANA);
        for (connection, who) in [
            (&evil, Who::verified("x", ANA)),
            (&second, Who::verified("x", ANA)),
            (&home, Who::unverified("x", ANA)),
            (&home, Who::verified("x", "bob@fabrikam.example")),
            (&home, Who { subject: "x", email: None, verified: true }),
        ] {
            assert_eq!(house.refused(connection, who), Reason::NotInvited);
            assert_eq!(house.guest(&ana.id).state, GuestState::Active);
        }
        // Renamed at home: the old address may belong to somebody new there, and Ana is who she is.
        let known = house.come(&home, None, Who::verified("ana-1", "ana.silva@fabrikam.example"));
        assert!(matches!(known, Resolution::SignedIn(_)));
        assert_eq!(house.refused(&home, Who::verified("ana-2", ANA)), Reason::NotInvited);
        assert_eq!(house.guest(&ana.id).state, GuestState::Active);
        // But nobody else is at her new one.
        house.refused(&home, Who::verified("x", "ana.silva@fabrikam.example"));
        assert_eq!(house.guest(&ana.id).state, GuestState::Frozen);
    }

    fn l10_n4_a_frozen_guests_address_is_invited_anew_and_nothing_comes_along(store: &TestStore) {
        let house = house(store);
        let (_, home) = house.federated("Fabrikam", "fabrikam.example");
        let app = house.app("Moodle");
        let group = house.group("Engineering");
        let old = house.invite_with(ANA, |r| { r.apps = vec![app.id.clone()]; r.groups = vec![group.id.clone()]; }).unwrap();
        house.come(&home, old.invitation.as_ref(), Who::verified("ana-1", ANA));
        house.freeze(&old.guest.id, FreezeReason::GoneAtHome);
        match house.invite_with(ANA, |_| {}) {
            Err(refusal) => assert_eq!(refusal.code(), "guest_frozen"),
            Ok(invited) => panic!("{invited:?}"),
        }
        let new = house.invite_with(ANA, |r| r.renew = true).unwrap();
        assert!(new.guest.id != old.guest.id && new.guest.subject != old.guest.subject);
        let refusal = leavers::thaw(&house.desk, &house.by(), &old.guest.id).unwrap_err();
        assert!(matches!(refusal, Refusal::AddressTaken), "{refusal}");
        // The same account as before accepts: it goes over, and nothing else does.
        let accepted = house.come(&home, new.invitation.as_ref(), Who::verified("ana-1", ANA));
        assert!(matches!(accepted, Resolution::Redeemed(guest, _) if guest.id == new.guest.id));
        let view = guests::detail(&house.desk, &new.guest.id).unwrap().unwrap();
        assert!(view.apps.is_empty() && view.groups.is_empty() && view.sessions.is_empty());
        assert_eq!(house.guest(&old.guest.id).state, GuestState::Frozen);
        let back = house.come(&home, None, Who::verified("ana-1", ANA));
        assert!(matches!(back, Resolution::SignedIn(guest) if guest.id == new.guest.id));
        // S18: without an account nobody thaws into access, even when the address is free again.
        removal::remove(&house.desk, &house.by(), &new.guest.id).unwrap();
        let refusal = leavers::thaw(&house.desk, &house.by(), &old.guest.id).unwrap_err();
        assert!(matches!(refusal, Refusal::NothingLinked), "{refusal}");
        house.verify_audit();
    }

    fn l10_a_frozen_guests_account_takes_nobody_elses_invitation(store: &TestStore) {
        let house = house(store);
        let (_, home) = house.federated("Fabrikam", "fabrikam.example");
        let ana = house.accepted(&home, "ana-1", ANA);
        house.freeze(&ana.id, FreezeReason::GoneAtHome);
        let bob = house.invite("bob@fabrikam.example");
        let came = house.come(&home, bob.invitation.as_ref(), Who::verified("ana-1", "bob@fabrikam.example"));
        assert!(matches!(came, Resolution::Refused(denied) if denied.reason == Reason::GuestFrozen));
        assert_eq!(house.guest(&bob.guest.id).state, GuestState::Invited);
    }

    fn s18_the_last_account_that_is_taken_away_freezes_the_guest_and_only_an_invitation_leads_back(store: &TestStore) {
        let house = house(store);
        let (_, home) = house.federated("Fabrikam", "fabrikam.example");
        let app = house.app("Moodle");
        let invited = house.invite_with(ANA, |r| r.apps = vec![app.id.clone()]).unwrap();
        house.come(&home, invited.invitation.as_ref(), Who::verified("ana-1", ANA));
        let id = &invited.guest.id;
        let other = house.mailbox_connection(&house.partner("Litware", "litware.example"));
        let refusal = leavers::unlink_account(&house.desk, &house.by(), id, &other.id).unwrap_err();
        assert!(matches!(refusal, Refusal::Unknown("account")), "{refusal}");
        assert_eq!(house.guest(id).state, GuestState::Active);
        leavers::unlink_account(&house.desk, &house.by(), id, &home.id).unwrap();
        let view = guests::detail(&house.desk, id).unwrap().unwrap();
        assert_eq!(view.guest.frozen.map(|it| it.reason), Some(FreezeReason::Unlinked));
        assert!(view.identities.is_empty() && view.apps.is_empty() && view.sessions.is_empty());
        assert!(house.last_lines(id).contains("unlinked"), "audited");
        let again = leavers::unlink_account(&house.desk, &house.by(), id, &home.id).unwrap_err();
        assert!(matches!(again, Refusal::StateConflict("frozen")), "{again}");
        // Neither the account nor another one with the address gets in, and nobody thaws it.
        for subject in ["ana-1", "ana-2"] {
            assert_eq!(house.refused(&home, Who::verified(subject, ANA)), Reason::NotInvited);
        }
        let refusal = leavers::thaw(&house.desk, &house.by(), id).unwrap_err();
        assert!(matches!(refusal, Refusal::NothingLinked), "{refusal}");
        let new = house.invite_with(ANA, |r| r.renew = true).unwrap();
        let accepted = house.come(&home, new.invitation.as_ref(), Who::verified("ana-2", ANA));
        assert!(matches!(accepted, Resolution::Redeemed(guest, _) if guest.id == new.guest.id && guest.id != *id));
        let view = guests::detail(&house.desk, &new.guest.id).unwrap().unwrap();
        assert!(view.apps.is_empty(), "nothing was laundered into the new account");
        house.verify_audit();
    }

    fn s07_an_account_that_comes_back_as_somebody_else_freezes_until_an_admin_decides(store: &TestStore) {
        let house = house(store);
        let (_, home) = house.federated("Fabrikam", "fabrikam.example");
        let ana = house.accepted(&home, "ana", ANA);
        let called = |name: &str, email: &str| {
            let mut sign_in = house.proven(&home, None, Who::verified("ana", email));
            sign_in.proof.as_mut().unwrap().name = Some(name.into());
            resolve(&house.desk, &sign_in).unwrap()
        };
        let signed_in = |came: Resolution| matches!(came, Resolution::SignedIn(_));
        // Either alone, or soon, is a marriage or a move.
        assert!(signed_in(called("Ana Lima", "a.lima@fabrikam.example")));
        house.clock.advance(Span::days(31));
        assert!(signed_in(called("ana lima ", "ana.lima@fabrikam.example")));
        house.clock.advance(Span::days(29));
        assert!(signed_in(called("Ana Silva", "silva@fabrikam.example")));
        house.clock.advance(Span::days(30));
        house.mails();
        let Resolution::Refused(denied) = called("Anabel Reis", "reis@fabrikam.example") else { panic!("in") };
        assert_eq!(denied.reason, Reason::SubjectReused);
        assert_eq!(house.guest(&ana.id).frozen.map(|it| it.reason), Some(FreezeReason::SubjectReused));
        let told = house.mails().into_iter().filter(|mail| matches!(
            &mail.content, MailContent::GuestFrozen { reason: FreezeReason::SubjectReused, .. }
        ));
        assert_eq!(told.count(), 1);
        assert_eq!(leavers::to_look_at(&house.desk).unwrap().len(), 1);
        // It is the same person after all.
        leavers::thaw(&house.desk, &house.by(), &ana.id).unwrap();
        assert!(signed_in(called("Anabel Reis", "reis@fabrikam.example")));
        // It is somebody else: a new invitation, at their own address, makes a new guest of the account.
        house.clock.advance(Span::days(30));
        assert!(matches!(called("Rui Costa", "rui@fabrikam.example"), Resolution::Refused(_)));
        let rui = house.invite("rui@fabrikam.example");
        let who = Who::verified("ana", "rui@fabrikam.example");
        let came = house.come(&home, rui.invitation.as_ref(), who);
        assert!(matches!(came, Resolution::Redeemed(guest, _) if guest.id == rui.guest.id));
        assert_eq!(house.guest(&ana.id).state, GuestState::Frozen);
        house.verify_audit();
    }

    fn s20_the_same_person_through_a_second_connection_is_nobody_until_the_keys_are_moved(store: &TestStore) {
        let house = house(store);
        let (partner, old) = house.federated("Fabrikam", "fabrikam.example");
        let new = house.connect(&partner, "https://new.fabrikam.example");
        let ana = house.accepted(&old, "ana-1", ANA);
        for subject in ["ana-1", "ana-9"] {
            assert_eq!(house.refused(&new, Who::verified(subject, ANA)), Reason::NotInvited);
            assert_eq!(house.guest(&ana.id).state, GuestState::Active, "and the guest is as before");
        }
        let links = || store.read(|tx| tx.identities_of(&ana.id)).unwrap();
        assert_eq!(links().len(), 1);
        // An invitation for the same address finds the guest, and makes no second one.
        assert_eq!(house.invite(ANA).guest.id, ana.id);
        assert_eq!(house.refused(&new, Who::verified("ana-9", ANA)), Reason::NotInvited);
        // The procedure of a mapping file is the one way (S19).
        let file = b"old_subject,new_subject\nana-1,ana-9\n";
        admin::rekey::propose(&house.desk, &house.by(), (&old.id, &new.id), file).unwrap();
        admin::rekey::approve(&house.desk, &Actor::plain(ActorKind::Operator), &partner.id).unwrap();
        let known = house.come(&new, None, Who::verified("ana-9", ANA));
        assert!(matches!(known, Resolution::SignedIn(guest) if guest.id == ana.id));
        assert_eq!(links().len(), 1);
    }

    fn n4_a_thawed_guest_has_everything_again_but_sessions(store: &TestStore) {
        let house = house(store);
        let (_, home) = house.federated("Fabrikam", "fabrikam.example");
        let app = house.app("Moodle");
        let group = house.group("Engineering");
        let invited = house.invite_with(ANA, |r| { r.apps = vec![app.id.clone()]; r.groups = vec![group.id.clone()]; }).unwrap();
        house.come(&home, invited.invitation.as_ref(), Who::verified("ana-1", ANA));
        let id = &invited.guest.id;
        let refusal = leavers::thaw(&house.desk, &house.by(), id).unwrap_err();
        assert!(matches!(refusal, Refusal::StateConflict("active")), "{refusal}");
        house.freeze(id, FreezeReason::Deprovisioned);
        leavers::thaw(&house.desk, &Actor::plain(ActorKind::Operator), id).unwrap();
        let view = guests::detail(&house.desk, id).unwrap().unwrap();
        assert_eq!((view.guest.state, view.apps.len(), view.groups.len()), (GuestState::Active, 1, 1));
        assert!(view.sessions.is_empty() && view.leaving.is_none());
        assert!(house.last_lines(id).contains("thawed"));
        assert!(matches!(house.come(&home, None, Who::verified("ana-1", ANA)), Resolution::SignedIn(_)));
    }

    fn n5_noauth_two_issuers_never_meet_in_one_guest_whatever_they_say_of_the_address(store: &TestStore) {
        let house = house(store);
        let (_, home) = house.federated("Fabrikam", "fabrikam.example");
        let (_, evil) = house.federated("Mallory", "mallory.example");
        for (n, active) in [false, true].into_iter().enumerate() {
            for (m, verified) in [Some(true), Some(false), None].into_iter().enumerate() {
                let address = format!("p{n}{m}@fabrikam.example");
                let subject = format!("s{n}{m}");
                let invited = house.invite(&address);
                if active {
                    house.come(&home, invited.invitation.as_ref(), Who::verified(&subject, &address));
                }
                let id = &invited.guest.id;
                let known = || store.read(|tx| tx.identities_of(id)).unwrap();
                let (before, state) = (known(), house.guest(id).state);
                // The other issuer uses the very same subject, too.
                let who = Who {
                    subject: &subject,
                    email: verified.map(|_| address.as_str()),
                    verified: verified == Some(true),
                };
                for invitation in [None, invited.invitation.as_ref()] {
                    let came = house.come(&evil, invitation, who);
                    assert!(matches!(came, Resolution::Refused(_)), "{address}: {came:?}");
                    assert_eq!((known(), house.guest(id).state), (before.clone(), state));
                }
            }
        }
    }
}
