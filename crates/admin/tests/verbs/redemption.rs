//! I01–I06, I07, I16, L01, L02, L10, E09 and R52: who may accept an invitation, and exactly once.
use crate::common::{House, ISSUER, Who, house, token};
use admin::{
    AuditFilter, InviteOutcome, Refusal, guests,
    invitations::{resend, revoke},
    landing::{self, Landing},
    mailbox::eligible_for_mail_code,
    redemption::{Evidence, Resolution, accept, resolve},
    removal,
};
use model::{GuestState, Reason, SignIn, Span};
use testkit::on_every_store;

fn refused(resolution: Resolution) -> Reason {
    match resolution {
        Resolution::Refused(denied) => denied.reason,
        other => panic!("{other:?}"),
    }
}

fn redeemed(resolution: Resolution) -> String {
    match resolution {
        Resolution::Redeemed(_, to) => to,
        other => panic!("{other:?}"),
    }
}

fn closed(house: &House, token: &str) -> Reason {
    match landing::view(&house.desk, token).unwrap() {
        Landing::Closed(problem) => problem.reason,
        Landing::Open(view) => panic!("{view:?}"),
    }
}

fn last_reason(house: &House) -> Option<Reason> {
    let filter = AuditFilter {
        limit: 1,
        ..AuditFilter::default()
    };
    admin::audit::list(&house.desk, &filter)
        .unwrap()
        .remove(0)
        .event
        .reason
}

fn at(house: &House, sign_in: &SignIn) -> Resolution {
    resolve(&house.desk, sign_in).unwrap()
}

on_every_store! {
    fn i01_the_link_carries_256_bits_and_only_its_hash_is_stored(store: &TestStore) {
        let house = house(store);
        let invited = house.invite("ana@f.example");
        let token = token(&invited);
        assert_eq!(token.len(), 43);
        assert!(!format!("{invited:?}").contains(&token));
        let guest = &invited.guest;
        assert_eq!(
            (guest.subject.public.len(), guest.subject.pairwise.len()),
            (32, 32)
        );
        assert_ne!(guest.subject.public, guest.subject.pairwise);
    }

    fn i03_an_invitation_past_its_time_is_expired_without_any_cleaner(store: &TestStore) {
        let house = house(store);
        let (_, home) = house.federated("Fabrikam", "fabrikam.example");
        let invited = house.invite("ana@fabrikam.example");
        house.clock.advance(Span::days(14));
        let sign_in = house.proven(
            &home,
            invited.invitation.as_ref(),
            Who::verified("1", "ana@fabrikam.example"),
        );
        assert_eq!(closed(&house, &token(&invited)), Reason::InvitationExpired);
        assert_eq!(refused(at(&house, &sign_in)), Reason::InvitationExpired);
        assert_eq!(last_reason(&house), Some(Reason::InvitationExpired));
    }

    fn i04_of_32_who_redeem_at_once_exactly_one_does(store: &TestStore) {
        let house = house(store);
        let (_, home) = house.federated("Fabrikam", "fabrikam.example");
        for round in 0..20 {
            let address = format!("ana{round}@fabrikam.example");
            let invited = house.invite(&address);
            let subjects: Vec<String> = (0..32).map(|n| format!("{round}-{n}")).collect();
            let sign_ins: Vec<SignIn> = subjects
                .iter()
                .map(|subject| {
                    house.proven(
                        &home,
                        invited.invitation.as_ref(),
                        Who::verified(subject, &address),
                    )
                })
                .collect();
            let outcomes: Vec<Resolution> = std::thread::scope(|scope| {
                let all: Vec<_> = sign_ins
                    .iter()
                    .map(|s| scope.spawn(|| at(&house, s)))
                    .collect();
                all.into_iter()
                    .map(|thread| thread.join().unwrap())
                    .collect()
            });
            let (won, lost): (Vec<_>, Vec<_>) = outcomes
                .into_iter()
                .partition(|r| matches!(r, Resolution::Redeemed(..)));
            assert_eq!(won.len(), 1);
            assert!(
                lost.into_iter()
                    .all(|r| refused(r) == Reason::InvitationUsed)
            );
            assert_eq!(
                guests::detail(&house.desk, &invited.guest.id)
                    .unwrap()
                    .unwrap()
                    .identities
                    .len(),
                1
            );
        }
        house.verify_audit();
    }

    fn i04_one_sign_in_sent_32_times_redeems_once(store: &TestStore) {
        let house = house(store);
        let (_, home) = house.federated("Fabrikam", "fabrikam.example");
        let invited = house.invite("ana@fabrikam.example");
        let sign_in = house.proven(
            &home,
            invited.invitation.as_ref(),
            Who::unverified("1", "ana@fabrikam.example"),
        );
        let won = std::thread::scope(|scope| {
            let all: Vec<_> = (0..32)
                .map(|_| {
                    scope.spawn(|| accept(&house.desk, &sign_in, Evidence::MailboxProven).unwrap())
                })
                .collect();
            all.into_iter()
                .filter(|_| true)
                .map(|t| t.join().unwrap())
                .filter(|r| matches!(r, Resolution::Redeemed(..)))
                .count()
        });
        assert_eq!(won, 1);
    }

    fn i05_another_account_of_the_same_partner_must_prove_the_invited_mailbox(store: &TestStore) {
        let house = house(store);
        let (_, home) = house.federated("Fabrikam", "fabrikam.example");
        let invited = house.invite("ana@fabrikam.example");
        for who in [
            Who::verified("2", "bob@fabrikam.example"),
            Who::unverified("2", "ana@fabrikam.example"),
            Who {
                subject: "2",
                email: None,
                verified: true,
            },
        ] {
            let sign_in = house.proven(&home, invited.invitation.as_ref(), who);
            match at(&house, &sign_in) {
                Resolution::MailboxProof { to, .. } => assert_eq!(to.as_str(), "ana@fabrikam.example"),
                other => panic!("{other:?}"),
            }
            for evidence in [Evidence::AddressMatches, Evidence::AcceptedHere] {
                assert_eq!(
                    refused(accept(&house.desk, &sign_in, evidence).unwrap()),
                    Reason::NotInvited
                );
            }
        }
        let sign_in = house.proven(
            &home,
            invited.invitation.as_ref(),
            Who::verified("2", "bob@fabrikam.example"),
        );
        assert!(matches!(
            at(&house, &sign_in),
            Resolution::MailboxProof { .. }
        ));
        redeemed(accept(&house.desk, &sign_in, Evidence::MailboxProven).unwrap());
    }

    fn i05_a_home_does_not_vouch_for_addresses_outside_its_domains(store: &TestStore) {
        let house = house(store);
        let (partner, home) = house.federated("Fabrikam", "fabrikam.example");
        let invited = house
            .invite_with("ana@gmail.example", |r| r.partner = Some(partner.id))
            .unwrap();
        let sign_in = house.proven(
            &home,
            invited.invitation.as_ref(),
            Who::verified("1", "ana@gmail.example"),
        );
        assert!(matches!(
            at(&house, &sign_in),
            Resolution::MailboxProof { .. }
        ));
    }

    fn i06_an_account_of_another_partner_or_a_local_one_is_always_refused(store: &TestStore) {
        let house = house(store);
        house.federated("Fabrikam", "fabrikam.example");
        let (_, other) = house.federated("Tailspin", "tailspin.example");
        let individual = house.invite("dave@gmail.example");
        let individuals = admin::partners::find_for_address(&house.desk, &individual.guest.email)
            .unwrap()
            .unwrap();
        assert_eq!(individuals.name, admin::partners::INDIVIDUALS);
        let invited = house.invite("ana@fabrikam.example");
        let ways = [
            (other, Who::verified("1", "ana@fabrikam.example")),
            (
                house.mailbox_connection(&individuals),
                Who::verified("ana@fabrikam.example", "ana@fabrikam.example"),
            ),
        ];
        for (connection, who) in ways {
            for evidence in [
                Evidence::AddressMatches,
                Evidence::MailboxProven,
                Evidence::AcceptedHere,
            ] {
                let sign_in = house.proven(&connection, invited.invitation.as_ref(), who);
                assert_eq!(
                    refused(accept(&house.desk, &sign_in, evidence).unwrap()),
                    Reason::WrongPartner
                );
            }
            let sign_in = house.proven(&connection, invited.invitation.as_ref(), who);
            assert_eq!(refused(at(&house, &sign_in)), Reason::WrongPartner);
        }
        assert_eq!(last_reason(&house), Some(Reason::WrongPartner));
    }

    fn i07_looking_at_a_link_fifty_times_changes_nothing(store: &TestStore) {
        let house = house(store);
        let invited = house.invite("ana@f.example");
        for _ in 0..50 {
            assert!(matches!(
                landing::view(&house.desk, &token(&invited)).unwrap(),
                Landing::Open(_)
            ));
            assert!(matches!(
                landing::begin(&house.desk, &token(&invited)).unwrap(),
                Landing::Open(_)
            ));
        }
        assert_eq!(closed(&house, "forged"), Reason::InvitationUnknown);
    }

    fn i16_a_resend_kills_the_old_link_at_once_and_five_a_day_are_enough(store: &TestStore) {
        let house = house(store);
        let mut invited = house.invite("ana@f.example");
        for _ in 0..5 {
            let old = token(&invited);
            invited = resend(&house.desk, &house.ada, &invited.guest.id).unwrap();
            assert_eq!(closed(&house, &old), Reason::InvitationRevoked);
            assert!(matches!(
                landing::view(&house.desk, &token(&invited)).unwrap(),
                Landing::Open(_)
            ));
        }
        assert!(matches!(
            resend(&house.desk, &house.ada, &invited.guest.id),
            Err(Refusal::ResendLimit)
        ));
        assert_eq!(last_reason(&house), Some(Reason::RateLimited));
        assert_eq!(house.mails().len(), 1, "only the newest link is on its way");
        house.clock.advance(Span::days(1));
        resend(&house.desk, &house.ada, &invited.guest.id).unwrap();
    }

    fn i16_resends_at_once_leave_one_open_link(store: &TestStore) {
        let house = house(store);
        let invited = house.invite("ana@f.example");
        let links: Vec<_> = std::thread::scope(|scope| {
            let all: Vec<_> = (0..4)
                .map(|_| scope.spawn(|| resend(&house.desk, &house.ada, &invited.guest.id).unwrap()))
                .collect();
            all.into_iter()
                .map(|thread| thread.join().unwrap())
                .collect()
        });
        let open = links.iter().filter(|it| {
            matches!(
                landing::view(&house.desk, &token(it)).unwrap(),
                Landing::Open(_)
            )
        });
        assert_eq!(open.count(), 1);
    }

    fn a_revoked_link_says_so_and_its_mail_is_not_sent(store: &TestStore) {
        let house = house(store);
        let invited = house.invite("ana@f.example");
        assert!(revoke(&house.desk, &house.by(), &invited.guest.id).unwrap());
        assert!(!revoke(&house.desk, &house.by(), &invited.guest.id).unwrap());
        assert_eq!(closed(&house, &token(&invited)), Reason::InvitationRevoked);
        assert!(house.mails().is_empty());
        assert!(resend(&house.desk, &house.ada, &invited.guest.id).is_ok());
    }

    fn l01_l02_an_address_never_signs_anybody_into_a_guests_account(store: &TestStore) {
        let house = house(store);
        let (_, home) = house.federated("Fabrikam", "fabrikam.example");
        let (_, evil) = house.federated("Mallory", "mallory.example");
        let invited = house.invite("ana@fabrikam.example");
        let first = house.proven(
            &home,
            invited.invitation.as_ref(),
            Who::verified("ana-1", "ana@fabrikam.example"),
        );
        redeemed(at(&house, &first));
        for (connection, subject) in [(&evil, "x"), (&home, "ana-2")] {
            let sign_in = house.proven(
                connection,
                None,
                Who::verified(subject, "ana@fabrikam.example"),
            );
            assert_eq!(refused(at(&house, &sign_in)), Reason::NotInvited);
            assert_eq!(last_reason(&house), Some(Reason::EmailCollision));
        }
        // The second account made the guest freeze (L02); the admin says that she is who she was.
        admin::leavers::thaw(&house.desk, &house.by(), &invited.guest.id).unwrap();
        let view = guests::detail(&house.desk, &invited.guest.id)
            .unwrap()
            .unwrap();
        assert_eq!(
            (view.identities.len(), view.guest.state),
            (1, GuestState::Active)
        );
        let again = house.proven(
            &home,
            None,
            Who::unverified("ana-1", "new-name@fabrikam.example"),
        );
        assert!(
            matches!(at(&house, &again), Resolution::SignedIn(guest) if guest.id == invited.guest.id)
        );
        assert_eq!(
            refused(at(&house, &again)),
            Reason::StateInvalid,
            "a sign-in is used once"
        );
    }

    fn a_guests_own_account_does_not_take_somebody_elses_invitation(store: &TestStore) {
        let house = house(store);
        let (_, home) = house.federated("Fabrikam", "fabrikam.example");
        let ana = house.invite("ana@fabrikam.example");
        redeemed(at(
            &house,
            &house.proven(
                &home,
                ana.invitation.as_ref(),
                Who::verified("1", "ana@fabrikam.example"),
            ),
        ));
        let bob = house.invite("bob@fabrikam.example");
        let sign_in = house.proven(
            &home,
            bob.invitation.as_ref(),
            Who::verified("1", "ana@fabrikam.example"),
        );
        assert_eq!(refused(at(&house, &sign_in)), Reason::OtherGuest);
        assert!(matches!(
            landing::view(&house.desk, &token(&bob)).unwrap(),
            Landing::Open(_)
        ));
    }

    fn l10_a_removed_guest_is_refused_and_a_renewed_one_is_somebody_new(store: &TestStore) {
        let house = house(store);
        let app = house.app("Moodle");
        let (_, home) = house.federated("Fabrikam", "fabrikam.example");
        let old = house
            .invite_with("ana@fabrikam.example", |r| r.apps = vec![app.id])
            .unwrap();
        redeemed(at(
            &house,
            &house.proven(
                &home,
                old.invitation.as_ref(),
                Who::verified("1", "ana@fabrikam.example"),
            ),
        ));
        removal::remove(&house.desk, &house.by(), &old.guest.id).unwrap();
        let gone = house.proven(&home, None, Who::verified("1", "ana@fabrikam.example"));
        assert_eq!(refused(at(&house, &gone)), Reason::NotInvited);
        match house.invite_with("ana@fabrikam.example", |_| {}) {
            Err(refusal) => assert_eq!(refusal.code(), "guest_removed"),
            Ok(invited) => panic!("{invited:?}"),
        }
        let new = house
            .invite_with("ana@fabrikam.example", |r| r.renew = true)
            .unwrap();
        assert_ne!(new.guest.id, old.guest.id);
        assert_ne!(new.guest.subject, old.guest.subject);
        redeemed(at(
            &house,
            &house.proven(
                &home,
                new.invitation.as_ref(),
                Who::verified("1", "ana@fabrikam.example"),
            ),
        ));
        assert!(
            guests::apps(&house.desk, &new.guest.id).unwrap().is_empty(),
            "no old assignment attaches"
        );
    }

    fn e09_an_invited_guest_who_opens_the_app_is_shown_one_button(store: &TestStore) {
        let house = house(store);
        let (_, home) = house.federated("Fabrikam", "fabrikam.example");
        house.invite("ana@fabrikam.example");
        let unverified = house.proven(&home, None, Who::unverified("1", "ana@fabrikam.example"));
        assert_eq!(refused(at(&house, &unverified)), Reason::NotInvited);
        let mut sign_in = house.proven(&home, None, Who::verified("1", "ana@fabrikam.example"));
        sign_in.continue_to = "/authorize?client_id=x".into();
        for _ in 0..3 {
            assert!(
                matches!(at(&house, &sign_in), Resolution::Accept(_)),
                "asking changes nothing"
            );
        }
        let to = redeemed(accept(&house.desk, &sign_in, Evidence::AcceptedHere).unwrap());
        assert_eq!(to, "/authorize?client_id=x");
    }

    fn r52_after_acceptance_the_reply_url_then_the_only_app_then_the_panel(store: &TestStore) {
        let house = house(store);
        let (one, two) = (house.app("Moodle"), house.app("Wiki"));
        let (_, home) = house.federated("Fabrikam", "fabrikam.example");
        let reply = format!("{ISSUER}/welcome");
        let cases = [
            (vec![], None, "/".to_owned()),
            (vec![one.id.clone()], None, one.launch_url.clone().unwrap()),
            (vec![one.id.clone(), two.id.clone()], None, "/".to_owned()),
            (vec![one.id.clone()], Some(reply.clone()), reply.clone()),
        ];
        for (n, (apps, reply_url, wanted)) in cases.into_iter().enumerate() {
            let address = format!("g{n}@fabrikam.example");
            let invited = house
                .invite_with(&address, |r| {
                    r.apps = apps;
                    r.reply_url = reply_url;
                })
                .unwrap();
            let subject = n.to_string();
            let sign_in = house.proven(
                &home,
                invited.invitation.as_ref(),
                Who::verified(&subject, &address),
            );
            assert_eq!(redeemed(at(&house, &sign_in)), wanted);
        }
    }

    fn r50_a_person_without_home_account_proves_the_mailbox(store: &TestStore) {
        let house = house(store);
        let invited = house.invite("Dave@gmail.example");
        let email = "dave@gmail.example".parse().unwrap();
        let way = eligible_for_mail_code(&house.desk, &email)
            .unwrap()
            .unwrap();
        assert_eq!(
            way.invitation_id,
            invited.invitation.as_ref().map(|it| it.id.clone())
        );
        let wrong = house.proven(
            &way.connection,
            invited.invitation.as_ref(),
            Who::verified("gst_eve", "eve@gmail.example"),
        );
        assert_eq!(refused(at(&house, &wrong)), Reason::AddressDiffers);
        let right = house.proven(
            &way.connection,
            invited.invitation.as_ref(),
            Who::verified(invited.guest.id.as_str(), "dave@gmail.example"),
        );
        redeemed(at(&house, &right));
        let way = eligible_for_mail_code(&house.desk, &email)
            .unwrap()
            .unwrap();
        assert!(
            way.invitation_id.is_none(),
            "an active guest signs in by code"
        );
        let back = house.proven(
            &way.connection,
            None,
            Who::verified(invited.guest.id.as_str(), "dave@gmail.example"),
        );
        assert!(matches!(at(&house, &back), Resolution::SignedIn(_)));
        for (address, eligible) in [
            ("nobody@gmail.example", false),
            ("DAVE@gmail.example", true),
        ] {
            assert_eq!(
                eligible_for_mail_code(&house.desk, &address.parse().unwrap())
                    .unwrap()
                    .is_some(),
                eligible
            );
        }
        house.federated("Fabrikam", "fabrikam.example");
        house.invite("ana@fabrikam.example");
        assert!(
            eligible_for_mail_code(&house.desk, &"ana@fabrikam.example".parse().unwrap())
                .unwrap()
                .is_none()
        );
    }

    fn a_stop_at_any_level_stops_the_sign_in(store: &TestStore) {
        let house = house(store);
        let (partner, home) = house.federated("Fabrikam", "fabrikam.example");
        let invited = house.invite("ana@fabrikam.example");
        let who = Who::verified("1", "ana@fabrikam.example");
        redeemed(at(
            &house,
            &house.proven(&home, invited.invitation.as_ref(), who),
        ));
        let by = house.by();
        guests::suspend(&house.desk, &by, &invited.guest.id).unwrap();
        assert_eq!(
            refused(at(&house, &house.proven(&home, None, who))),
            Reason::GuestSuspended
        );
        guests::resume(&house.desk, &by, &invited.guest.id).unwrap();
        admin::partners::suspend(&house.desk, &by, &partner.id).unwrap();
        assert_eq!(
            refused(at(&house, &house.proven(&home, None, who))),
            Reason::PartnerSuspended
        );
        admin::partners::resume(&house.desk, &by, &partner.id).unwrap();
        admin::connections::set_state(&house.desk, &by, &home.id, model::ConnectionState::Disabled)
            .unwrap();
        assert_eq!(
            refused(at(&house, &house.proven(&home, None, who))),
            Reason::ConnectionDisabled
        );
        admin::connections::set_state(&house.desk, &by, &home.id, model::ConnectionState::Enabled)
            .unwrap();
        assert!(matches!(
            at(&house, &house.proven(&home, None, who)),
            Resolution::SignedIn(_)
        ));
        let late = house.invite("late@fabrikam.example");
        admin::partners::end(&house.desk, &by, &partner.id).unwrap();
        assert_eq!(closed(&house, &token(&late)), Reason::InvitationRevoked);
        assert_eq!(
            refused(at(&house, &house.proven(&home, None, who))),
            Reason::PartnerEnded
        );
    }

    fn inviting_a_guest_who_is_there_adds_what_is_missing_without_a_second_mail(store: &TestStore) {
        let house = house(store);
        let app = house.app("Moodle");
        let first = house.invite("ana@f.example");
        let more = house
            .invite_with("ANA@f.example", |r| r.apps = vec![app.id.clone()])
            .unwrap();
        assert_eq!(
            (more.outcome, &more.guest.id),
            (InviteOutcome::AccessAdded, &first.guest.id)
        );
        let same = house
            .invite_with("ana@f.example", |r| r.apps = vec![app.id.clone()])
            .unwrap();
        assert_eq!(same.outcome, InviteOutcome::Unchanged);
        assert_eq!(house.mails().len(), 1);
    }
}
