//! O02: many guests removed by one file.
use crate::common::{House, active, house, live, sign_in};
use admin::{
    bulk::{self, Outcome, RowCode, Wish},
    guests, partners, removal,
};
use model::{GuestState, ReceiptKind, Span};
use std::fmt::Write as _;
use testkit::on_every_store;

const MANY: usize = 1_000;

fn remove(house: &House, file: &str) -> Vec<Outcome> {
    let wishes = bulk::read(file.as_bytes()).unwrap();
    let mut rows = Vec::new();
    bulk::remove(&house.desk, &house.by(), &wishes, |row| {
        rows.push(row.clone())
    });
    rows
}

fn codes(rows: &[Outcome]) -> Vec<RowCode> {
    rows.iter().map(|row| row.code).collect()
}

on_every_store! {
    fn o02_a_bad_row_never_blocks_a_good_one_and_the_same_file_again_changes_nothing(store: &TestStore) {
        let house = house(store);
        let (fabrikam, _) = house.federated("Fabrikam", "f.example");
        let other = house.partner("Northwind", "n.example");
        let [ana, bob, cleo] = ["ana@f.example", "bob@f.example", "cleo@f.example"].map(|it| active(&house, it));
        // The same address at another partner, which the host invited there.
        let again = house.invite_with("ana@f.example", |it| it.partner = Some(other.id.clone())).unwrap().guest;
        let unknown: model::Id<model::kind::Guest> = model::Id::new(house.now(), &*house.desk.random);
        let file = format!(
            "guest,partner\nana@f.example,\nANA@f.example,fabrikam\n{}\nnobody@f.example\n\nnot an address\n\
             cleo@f.example,No such company\n{unknown}\nbob@f.example,{}\n{}\n",
            bob.id, fabrikam.id, cleo.id,
        );
        let rows = remove(&house, &file);
        assert_eq!(codes(&rows), [
            RowCode::GuestAmbiguous, RowCode::Removed, RowCode::Removed, RowCode::GuestUnknown, RowCode::CellInvalid,
            RowCode::PartnerUnknown, RowCode::GuestUnknown, RowCode::DuplicateRow, RowCode::Removed,
        ]);
        let lines: Vec<u64> = rows.iter().map(|row| row.line).collect();
        assert_eq!(lines, [2, 3, 4, 5, 7, 8, 9, 10, 11], "as an editor counts them");
        let state = |id| guests::find(&house.desk, id).unwrap().unwrap().state;
        for id in [&ana.id, &bob.id, &cleo.id] {
            assert_eq!(state(id), GuestState::Removed);
        }
        assert_eq!(state(&again.id), GuestState::Invited, "another partner's guest is left alone");
        let receipts: Vec<_> = rows.iter().map(|row| row.receipt.clone()).collect();
        let audit = house.desk.store.read(|tx| tx.audit_end()).unwrap();

        house.clock.advance(Span::mins(1));
        let rows = remove(&house, &file.replace("ana@f.example,\n", ""));
        assert_eq!(codes(&rows), [
            RowCode::AlreadyRemoved, RowCode::AlreadyRemoved, RowCode::GuestUnknown, RowCode::CellInvalid,
            RowCode::PartnerUnknown, RowCode::GuestUnknown, RowCode::DuplicateRow, RowCode::AlreadyRemoved,
        ]);
        assert_eq!(rows[0].receipt, receipts[1], "the receipt that it has");
        assert_eq!(house.desk.store.read(|tx| tx.audit_end()).unwrap(), audit, "nothing happened");
        assert_eq!(state(&again.id), GuestState::Invited);
    }

    fn o02_each_receipt_is_of_its_own_guest(store: &TestStore) {
        let house = house(store);
        house.federated("Fabrikam", "f.example");
        let app = house.app("Wiki");
        let [ana, bob] = ["ana@f.example", "bob@f.example"].map(|it| active(&house, it));
        sign_in(&house, &ana, &[&app]);
        let rows = remove(&house, &format!("{}\n{}\n", ana.id, bob.id));
        for (row, guest, grants) in [(&rows[0], &ana, 1), (&rows[1], &bob, 0)] {
            let receipt = admin::receipts::find(&house.desk, row.receipt.as_ref().unwrap()).unwrap().unwrap();
            assert_eq!((receipt.kind, receipt.guest.as_ref().unwrap().0.clone()), (ReceiptKind::GuestRemoved, guest.id.clone()));
            assert_eq!(receipt.grants(), grants);
            let same = removal::receipt(&house.desk, &guest.id).unwrap().unwrap();
            assert_eq!(same.id, receipt.id);
        }
        house.verify_audit();
    }

    fn o02_a_thousand_guests_go_in_one_file_and_each_row_holds_from_when_it_says_so(store: &TestStore) {
        let house = house(store);
        let (partner, _) = house.federated("Fabrikam", "f.example");
        let app = house.app("Wiki");
        let first = active(&house, "first@f.example");
        sign_in(&house, &first, &[&app]);
        let mut file = String::from("id\n");
        writeln!(file, "{}", first.id).unwrap();
        let store = &house.desk.store;
        for n in 1..MANY {
            let mut guest = first.clone();
            guest.id = model::Id::new(house.now(), &*house.desk.random);
            guest.email = format!("g{n}@f.example").parse().unwrap();
            guest.subject.public = format!("public-{n}");
            guest.subject.pairwise = format!("pairwise-{n}");
            store.write(|tx| tx.insert_guest(&guest)).unwrap();
            writeln!(file, "{}", guest.id).unwrap();
        }
        let wishes = bulk::read(file.as_bytes()).unwrap();
        let mut said = 0;
        bulk::remove(&house.desk, &house.by(), &wishes, |row| {
            assert_eq!(row.code, RowCode::Removed);
            let (id, _) = row.guest.as_ref().unwrap();
            assert_eq!(guests::find(&house.desk, id).unwrap().unwrap().state, GuestState::Removed);
            said += 1;
        });
        assert_eq!((said, live(&house, &first)), (MANY, 0));
        let view = partners::detail(&house.desk, &partner.id).unwrap().unwrap();
        assert_eq!((view.living_guests, view.live_sessions), (0, 0));
    }
}

#[test]
fn files_are_read_as_spreadsheets_write_them() {
    let wish = |line, guest: &str, partner: Option<&str>| Wish {
        line,
        guest: guest.into(),
        partner: partner.map(str::to_owned),
    };
    let ana = |line| wish(line, "ana@f.example", None);
    for (file, wishes) in [
        ("ana@f.example", vec![ana(1)]),
        (
            "\u{feff}Email;Partner\r\nana@f.example;Fabrikam\r\n",
            vec![wish(2, "ana@f.example", Some("Fabrikam"))],
        ),
        (
            "ana@f.example\n\n  \n\"ana@f.example\"\n",
            vec![ana(1), ana(4)],
        ),
        // Only a first line can be labels.
        (
            "ana@f.example\nguest\n",
            vec![ana(1), wish(2, "guest", None)],
        ),
        (
            "ana@f.example\tFabrikam\tmore\n",
            vec![wish(1, "ana@f.example", Some("Fabrikam"))],
        ),
    ] {
        assert_eq!(bulk::read(file.as_bytes()).unwrap(), wishes, "{file:?}");
    }
    let code = |file: &[u8]| bulk::read(file).unwrap_err().code();
    assert_eq!(code(b""), "file_empty");
    assert_eq!(code(b"guest,partner\n"), "file_no_rows");
    assert_eq!(code(b"PK\x03\x04rest"), "file_packed");
    let many = "ana@f.example\n".repeat(100_001);
    assert_eq!(code(many.as_bytes()), "file_too_many_rows");
}
