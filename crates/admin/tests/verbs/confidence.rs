//! How sure it is that guests are still at their company.
use crate::common::{House, Who, active, house};
use admin::{
    confidence::{self, Standing, Through},
    guests, partners,
};
use model::{At, Connection, Guest, HomeIdentity, Span, TrustContract};
use store::StoreError;
use testkit::on_every_store;

/// Links a guest to an account, whose home can be asked or not, and confirms them until then.
fn link(house: &House, guest: &Guest, connection: &Connection, asked: bool, until: Option<At>) {
    let sign_in = house.proven(
        connection,
        None,
        Who::verified(guest.id.as_str(), guest.email.as_str()),
    );
    let identity = HomeIdentity {
        connection_id: connection.id.clone(),
        issuer: connection.issuer.clone(),
        subject: guest.id.to_string(),
    };
    let now = house.now();
    let work = |tx: &mut store::Tx<'_>| {
        assert!(tx.link_identity(&identity, &guest.id, now)?);
        if asked {
            tx.keep_sign_in_grant(&sign_in.id, b"sealed")?;
            let whose = (&guest.id, &connection.id);
            assert!(tx.take_home_grant(&sign_in.id, whose, now.plus(Span::mins(15)))?);
        }
        tx.confirm_guest(&guest.id, now, until)?;
        Ok::<_, StoreError>(())
    };
    house.desk.store.write(work).unwrap();
}

fn of(house: &House, guest: &Guest) -> confidence::Confidence {
    let guest = guests::find(&house.desk, &guest.id).unwrap().unwrap();
    confidence::of(&house.desk, &[guest]).unwrap().remove(0)
}

on_every_store! {
    fn n01_lists_and_counts_agree_on_who_is_confirmed_and_through_what(store: &TestStore) {
        let house = house(store);
        let (partner, home) = house.federated("Fabrikam", "f.example");
        let mail = house.mailbox_connection(&partner);
        let soon = Some(house.now().plus(Span::mins(10)));
        let late = Some(house.now().plus(Span::hours(8)));
        let [asked, overdue, forced, by_mail, suspended] =
            ["asked", "overdue", "forced", "mail", "suspended"].map(|it| active(&house, &format!("{it}@f.example")));
        let invited = house.invite("invited@f.example").guest;
        let never = active(&house, "never@f.example");
        link(&house, &asked, &home, true, late);
        link(&house, &overdue, &home, true, soon);
        link(&house, &forced, &home, false, soon);
        link(&house, &by_mail, &mail, false, late);
        link(&house, &suspended, &home, true, late);
        guests::suspend(&house.desk, &house.by(), &suspended.id).unwrap();
        let then = house.now();
        house.clock.advance(Span::mins(10));
        for (guest, standing, through) in [
            (&asked, Standing::Confirmed, Some((Through::Probe, "Fabrikam"))),
            (&overdue, Standing::Overdue, Some((Through::Probe, "Fabrikam"))),
            (&forced, Standing::Unconfirmable, Some((Through::SignIn, "Fabrikam"))),
            (&by_mail, Standing::Confirmed, Some((Through::Mailbox, "Fabrikam"))),
            (&suspended, Standing::Idle, Some((Through::Probe, "Fabrikam"))),
            (&invited, Standing::Idle, None),
            (&never, Standing::Unconfirmable, None),
        ] {
            let sure = of(&house, guest);
            let name = guest.email.as_str();
            assert_eq!(sure.standing, standing, "{name}");
            assert_eq!(sure.through.as_ref().map(|it| (it.0, it.1.as_str())), through, "{name}");
            assert_eq!(sure.at, through.map(|_| then), "{name}");
        }
        assert_eq!(of(&house, &asked).until, late);
        let counts = || {
            let partner = partners::detail(&house.desk, &partner.id).unwrap().unwrap().partner;
            let counts = confidence::count(&house.desk, &partner).unwrap();
            (counts.confirmed, counts.overdue, counts.unconfirmable)
        };
        assert_eq!(counts(), (2, 1, 2));
        // The contract may want it fresher.
        let trust = TrustContract { recheck: Some(Span::mins(10)), ..TrustContract::default() };
        partners::update(&house.desk, &house.by(), &partner.id, "Fabrikam", &trust).unwrap();
        assert_eq!(of(&house, &asked).standing, Standing::Overdue);
        assert_eq!(of(&house, &asked).until, Some(then.plus(Span::mins(10))));
        assert_eq!(of(&house, &by_mail).standing, Standing::Unconfirmable);
        assert_eq!(counts(), (0, 2, 3));
    }

    fn of_two_accounts_the_one_whose_home_can_be_asked_counts(store: &TestStore) {
        let house = house(store);
        let (partner, home) = house.federated("Fabrikam", "f.example");
        let mail = house.mailbox_connection(&partner);
        let ana = active(&house, "ana@f.example");
        link(&house, &ana, &mail, false, None);
        assert_eq!(of(&house, &ana).through.unwrap().0, Through::Mailbox);
        link(&house, &ana, &home, true, None);
        let sure = of(&house, &ana);
        assert_eq!((sure.through.unwrap().0, sure.until, sure.standing), (Through::Probe, None, Standing::Confirmed));
        assert!(confidence::of(&house.desk, &[]).unwrap().is_empty());
    }
}
