//! N6: what goes over from an invitation account to a home, and what does not, when sign-ins race.
use crate::common::{House, Who, house};
use admin::redemption::{Evidence, Resolution, accept, resolve};
use model::{Connection, EventName, Guest, Reason, SignIn};
use testkit::on_every_store;

const BOB: &str = "bob@litware.example";

struct Scene {
    house: House,
    home: Connection,
    here: Connection,
    bob: Guest,
}

/// Bob accepted by mailed code; then Litware connected its own sign-in.
fn scene(store: &testkit::TestStore) -> Scene {
    let house = house(store);
    let partner = house.partner("Litware", "litware.example");
    let invited = house.invite(BOB);
    let here = house.mailbox_connection(&partner);
    let who = Who::verified(invited.guest.id.as_str(), BOB);
    let sign_in = house.proven(&here, invited.invitation.as_ref(), who);
    assert!(matches!(
        resolve(&house.desk, &sign_in).unwrap(),
        Resolution::Redeemed(..)
    ));
    let home = house.connect(&partner, "https://login.litware.example");
    Scene {
        bob: invited.guest,
        home,
        here,
        house,
    }
}

impl Scene {
    /// A sign-in at home that came from Bob's account here.
    fn moving(&self, subject: &str) -> SignIn {
        let who = Who::verified(subject, "robert@litware.example");
        let mut sign_in = self.house.proven(&self.home, None, who);
        sign_in.moves_guest_id = Some(self.bob.id.clone());
        sign_in.mailbox_proven = true;
        sign_in
    }

    fn denied(&self, resolution: Resolution) -> Reason {
        match resolution {
            Resolution::Refused(denied) => denied.reason,
            other => panic!("{other:?}"),
        }
    }
}

on_every_store! {
    fn one_of_many_homes_accounts_at_once_becomes_the_guests(store: &TestStore) {
        let scene = scene(store);
        for round in 0..8 {
            let subjects: Vec<String> = (0..8).map(|n| format!("b-{round}-{n}")).collect();
            let sign_ins: Vec<SignIn> = subjects.iter().map(|it| scene.moving(it)).collect();
            let desk = &scene.house.desk;
            let won = std::thread::scope(|scope| {
                let all: Vec<_> = sign_ins
                    .iter()
                    .map(|it| scope.spawn(move || resolve(desk, it)))
                    .collect();
                let ended = all.into_iter().map(|it| it.join().unwrap());
                ended.filter(|it| matches!(it, Ok(Resolution::SignedIn(_)))).count()
            });
            assert_eq!(won, 1, "round {round}");
            let links = desk.store.read(|tx| tx.identities_of(&scene.bob.id)).unwrap();
            assert_eq!(links.len(), 1);
            assert!(links[0].subject.starts_with(&format!("b-{round}-")), "{}", links[0].subject);
            // Whoever came after it with Bob's address looked like an account made again (L02). Back to
            // the account here for the next round.
            desk.store.write(|tx| {
                tx.thaw_guest(&scene.bob.id, scene.house.now(), &*desk.random)?;
                tx.unlink_identities(&scene.bob.id)?;
                let own = Who::verified(scene.bob.id.as_str(), BOB);
                let proof = scene.house.proof(&scene.here, own);
                tx.link_identity(&proof.identity(), &scene.bob.id, scene.house.now())
            }).unwrap();
        }
    }

    fn a_mailbox_that_was_not_asked_for_proves_nothing(store: &TestStore) {
        let scene = scene(store);
        let sign_in = scene.house.proven(&scene.home, None, Who::verified("b-17", BOB));
        for evidence in [Evidence::AddressMatches, Evidence::AcceptedHere, Evidence::MailboxProven] {
            // `moves_guest_id` is not set: no code went anywhere.
            let sign_in = SignIn { ..sign_in.clone() };
            let reason = scene.denied(accept(&scene.house.desk, &sign_in, evidence).unwrap());
            assert!([Reason::NotInvited, Reason::StateInvalid].contains(&reason), "{evidence:?} {reason}");
        }
    }

    fn an_unverified_address_at_home_still_asks_the_mailbox_of_the_same_partner_alone(store: &TestStore) {
        let scene = scene(store);
        let desk = &scene.house.desk;
        let who = Who { subject: "b-17", email: Some(BOB), verified: false };
        let sign_in = scene.house.proven(&scene.home, None, who);
        let asked = resolve(desk, &sign_in).unwrap();
        assert!(matches!(asked, Resolution::MailboxProof { to } if to.as_str() == BOB));
        let (_, other) = scene.house.federated("Tailspin", "tailspin.example");
        let sign_in = scene.house.proven(&other, None, Who::verified("b-17", BOB));
        assert_eq!(scene.denied(resolve(desk, &sign_in).unwrap()), Reason::NotInvited);
    }

    fn who_moved_is_told_where_to_sign_in_when_a_passkey_comes_again(store: &TestStore) {
        let scene = scene(store);
        let desk = &scene.house.desk;
        assert!(matches!(resolve(desk, &scene.moving("b-17")).unwrap(), Resolution::SignedIn(_)));
        let here = Who::verified(scene.bob.id.as_str(), BOB);
        let sign_in = scene.house.proven(&scene.here, None, here);
        assert_eq!(scene.denied(resolve(desk, &sign_in).unwrap()), Reason::MovedHome);
        let filter = store::AuditFilter { limit: 100, ..store::AuditFilter::default() };
        let mut lines = desk.store.read(|tx| tx.list_events(&filter)).unwrap();
        lines.retain(|line| line.event.name == EventName::Move);
        assert_eq!(lines.len(), 1);
        assert_eq!(lines[0].event.guest_id.as_ref(), Some(&scene.bob.id));
    }
}
