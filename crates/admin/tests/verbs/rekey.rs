//! K05, L07, S19: a partner's home moved; its people get other keys by a file that two people stand for.
use crate::common::{House, Who, house};
use admin::{
    Refusal,
    redemption::{Resolution, resolve},
    rekey::{self, RekeyFault},
    removal,
};
use model::{Actor, ActorKind, Connection, Guest, Id, Partner, kind};
use testkit::{TestStore, on_every_store};

struct Scene {
    house: House,
    partner: Partner,
    old: Connection,
    new: Connection,
    guests: Vec<Guest>,
}

/// Litware's three people came through its old home.
fn scene(store: &TestStore) -> Scene {
    let house = house(store);
    let (partner, old) = house.federated("Litware", "litware.example");
    let guests = ["ana", "bob", "carol"].map(|name| {
        let invited = house.invite(&format!("{name}@litware.example"));
        let who = format!("{name}@litware.example");
        let who = Who::verified(name, &who);
        let sign_in = house.proven(&old, invited.invitation.as_ref(), who);
        let redeemed = resolve(&house.desk, &sign_in).unwrap();
        assert!(matches!(redeemed, Resolution::Redeemed(..)), "{redeemed:?}");
        invited.guest
    });
    let new = house.connect(&partner, "https://id.litware.example");
    Scene {
        house,
        partner,
        old,
        new,
        guests: guests.into(),
    }
}

impl Scene {
    fn ways(&self) -> (&Id<kind::Connection>, &Id<kind::Connection>) {
        (&self.old.id, &self.new.id)
    }

    fn operator() -> Actor {
        Actor::plain(ActorKind::Operator)
    }

    /// The old and new keys of every guest.
    fn keys(&self) -> Vec<(String, String)> {
        let desk = &self.house.desk;
        let of = |guest: &Guest| {
            let links = desk.store.read(|tx| tx.identities_of(&guest.id)).unwrap();
            assert_eq!(links.len(), 1);
            (links[0].issuer.clone(), links[0].subject.clone())
        };
        self.guests.iter().map(of).collect()
    }

    fn faults(&self, file: &str) -> Vec<Option<RekeyFault>> {
        let plan = rekey::plan(&self.house.desk, self.ways(), file.as_bytes()).unwrap();
        plan.rows.into_iter().map(|row| row.entry.err()).collect()
    }
}

const ALL: &str = "old_subject,new_subject\nana,a1\nbob,b1\ncarol,c1\n";

on_every_store! {
    fn s19_k05_two_people_move_everybody_and_nothing_else_changes(store: &TestStore) {
        let scene = scene(store);
        let desk = &scene.house.desk;
        let before = scene.keys();
        let plan = rekey::plan(desk, scene.ways(), ALL.as_bytes()).unwrap();
        assert_eq!((plan.rows.len(), plan.faults(), plan.left_out), (3, 0, 0));
        let proposed = rekey::propose(desk, &scene.house.by(), scene.ways(), ALL.as_bytes()).unwrap();
        assert_eq!(proposed.entries.len(), 3);
        assert_eq!(scene.keys(), before, "a proposal changes nothing");
        let own = rekey::approve(desk, &scene.house.by(), &scene.partner.id);
        assert!(matches!(own, Err(Refusal::SecondPerson)));
        assert!(rekey::open(desk, &scene.partner.id).unwrap().is_some(), "it still waits");
        assert_eq!(rekey::approve(desk, &Scene::operator(), &scene.partner.id).unwrap(), 3);
        let issuer = "https://id.litware.example".to_owned();
        let expected: Vec<_> = ["a1", "b1", "c1"].map(|it| (issuer.clone(), it.to_owned())).into();
        assert_eq!(scene.keys(), expected);
        let again = rekey::approve(desk, &Scene::operator(), &scene.partner.id);
        assert!(matches!(again, Err(Refusal::Unknown(_))));
        // The same person, through the new home; the old key opens nothing.
        let sign_in = scene.house.proven(&scene.new, None, Who::verified("b1", "bob@litware.example"));
        let known = resolve(desk, &sign_in).unwrap();
        assert!(matches!(known, Resolution::SignedIn(guest) if guest.id == scene.guests[1].id));
        let sign_in = scene.house.proven(&scene.old, None, Who::verified("bob", "bob@litware.example"));
        assert!(matches!(resolve(desk, &sign_in).unwrap(), Resolution::Refused(_)));
        scene.house.verify_audit();
    }

    fn k05_each_row_that_cannot_be_used_says_why_and_nothing_is_proposed(store: &TestStore) {
        let scene = scene(store);
        let desk = &scene.house.desk;
        removal::remove(desk, &scene.house.by(), &scene.guests[2].id).unwrap();
        let file = "Old_Subject;New_Subject\nana;a1\nana;a2\nbob;a1\nnobody;n1\n;x\ncarol;c1\n\nbob;b1\n";
        let faults = scene.faults(file);
        let windows = file.replace('\n', "\r\n");
        for file in [file, &windows] {
            let plan = rekey::plan(desk, scene.ways(), file.as_bytes()).unwrap();
            let lines: Vec<u64> = plan.rows.iter().map(|row| row.line).collect();
            assert_eq!(lines, [2, 3, 4, 5, 6, 7, 9]);
        }
        use RekeyFault as F;
        assert_eq!(faults[..5], [None, Some(F::OldTwice), Some(F::NewTwice), Some(F::OldUnknown), Some(F::CellEmpty)]);
        // A removed guest has no key any more.
        assert!(matches!(faults[5], Some(F::OldUnknown | F::GuestRemoved)));
        assert_eq!(faults[6], Some(F::OldTwice), "bob stood above");
        let refused = rekey::propose(desk, &scene.house.by(), scene.ways(), file.as_bytes());
        assert!(matches!(refused, Err(Refusal::Rekey(6))), "{refused:?}");
        assert!(rekey::open(desk, &scene.partner.id).unwrap().is_none());
    }

    fn k05_a_key_that_is_a_guests_already_is_not_given_twice(store: &TestStore) {
        let scene = scene(store);
        let desk = &scene.house.desk;
        rekey::propose(desk, &scene.house.by(), scene.ways(), b"old_subject,new_subject\nana,a1\n").unwrap();
        // Bob takes the key by an invitation of his own before it is approved.
        desk.store.write(|tx| {
            let proof = scene.house.proof(&scene.new, Who::verified("a1", "bob@litware.example"));
            tx.link_identity(&proof.identity(), &scene.guests[1].id, scene.house.now())
        }).unwrap();
        let late = rekey::approve(desk, &Scene::operator(), &scene.partner.id);
        assert!(matches!(late, Err(Refusal::StateConflict(_))));
        let ana = desk.store.read(|tx| tx.identities_of(&scene.guests[0].id)).unwrap();
        assert_eq!(ana[0].subject, "ana", "all of it or nothing");
        assert_eq!(scene.faults("old_subject,new_subject\nana,a1\n"), [Some(RekeyFault::NewTaken)]);
        rekey::discard(desk, &scene.house.by(), &scene.partner.id).unwrap();
        assert!(rekey::open(desk, &scene.partner.id).unwrap().is_none());
    }

    fn k05_keys_move_between_homes_of_one_partner_alone(store: &TestStore) {
        let scene = scene(store);
        let desk = &scene.house.desk;
        let (_, foreign) = scene.house.federated("Tailspin", "tailspin.example");
        let here = scene.house.mailbox_connection(&scene.partner);
        for (from, to) in [
            (&scene.old.id, &foreign.id), (&foreign.id, &scene.old.id),
            (&scene.old.id, &scene.old.id), (&scene.old.id, &here.id), (&here.id, &scene.new.id),
        ] {
            let refused = rekey::plan(desk, (from, to), ALL.as_bytes());
            assert_eq!(refused.unwrap_err().code(), "connection_invalid");
        }
    }

    fn k05_a_file_that_is_no_mapping_says_what_it_lacks(store: &TestStore) {
        let scene = scene(store);
        for (file, code) in [
            (&b""[..], "file_empty"), (b"PK\x03\x04", "file_packed"),
            (b"old,new\nana,a1\n", "column_missing"), (b"old_subject,new_subject\n", "file_no_rows"),
        ] {
            let refused = rekey::plan(&scene.house.desk, scene.ways(), file);
            assert_eq!(refused.unwrap_err().code(), code);
        }
    }

    fn k05_one_of_many_approvals_at_once_is_carried_out(store: &TestStore) {
        let scene = scene(store);
        let desk = &scene.house.desk;
        rekey::propose(desk, &scene.house.by(), scene.ways(), ALL.as_bytes()).unwrap();
        let won = std::thread::scope(|scope| {
            let approve = || rekey::approve(desk, &Scene::operator(), &scene.partner.id);
            let all: Vec<_> = (0..8).map(|_| scope.spawn(approve)).collect();
            all.into_iter().map(|it| it.join().unwrap()).filter(Result::is_ok).count()
        });
        assert_eq!(won, 1);
    }
}
