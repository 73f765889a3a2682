//! C02: a node dies while an invitation file is sent; whoever comes after it sends the rest, each row once.

use crate::house::House;
use model::{GuestState, Id, ImportStep, InvitationState, kind};
use std::{collections::BTreeSet, fmt::Write, sync::mpsc::channel, time::Duration};
use store::RowPage;
use testkit::Database;

const ROWS: usize = 250;
/// Where it dies: at a row in the middle of a transaction, before one is committed, after one was, and before
/// any was. So many rows are done then.
const STEPS: [(&str, usize); 6] = [
    ("import.row", 0),
    ("import.row#150", 100),
    ("import.written", 0),
    ("import.written#3", 200),
    ("import.committed", 100),
    ("import.committed#3", 250),
];
/// How often one looks.
const TICK: Duration = Duration::from_millis(100);
/// A node that died is followed after ten seconds; several work at once here.
const PATIENCE: usize = 900;

fn file() -> String {
    let mut text = String::from("Email,DisplayName,InviteContactUsUrl\n");
    for n in 0..ROWS {
        writeln!(
            text,
            "g{n}@litware.example,Guest {n},https://contoso.example/help"
        )
        .unwrap();
    }
    text
}

fn addresses() -> BTreeSet<String> {
    (0..ROWS).map(|n| format!("g{n}@litware.example")).collect()
}

/// How far the file is, and the addresses of its rows that are done.
fn done(house: &House, id: &Id<kind::ImportBatch>) -> (ImportStep, Vec<String>) {
    let page = RowPage {
        only_problems: false,
        after: None,
        limit: 1_000,
    };
    house
        .store
        .read(|tx| {
            let step = tx.find_import(id)?.unwrap().step;
            let rows = tx.page_of_import(id, &page)?.into_iter();
            let rows = rows.filter(|(_, row)| row.guest_id.is_some());
            Ok::<_, store::StoreError>((step, rows.map(|(_, row)| row.address).collect()))
        })
        .unwrap()
}

/// Every guest of the file has one open invitation and nobody is there twice; the addresses.
fn invited(house: &House) -> Vec<String> {
    let all = house.store.read(|tx| {
        let mut found = Vec::new();
        for address in addresses() {
            for guest in tx.guests_invited_as(&address.parse().unwrap())? {
                let invitations = tx.invitations_of(&guest.id)?;
                assert_eq!(guest.state, GuestState::Invited, "{address}");
                assert_eq!(invitations.len(), 1, "{address}: one invitation");
                assert_eq!(invitations[0].state, InvitationState::Open, "{address}");
                found.push(address.clone());
            }
        }
        Ok::<_, store::StoreError>(found)
    });
    all.unwrap()
}

fn dies((step, before): (&str, usize), database: Database) {
    let mut house = House::start(database, step);
    let path = house.uploads(&file()).unwrap();
    let id: Id<kind::ImportBatch> = path.rsplit('/').next().unwrap().parse().unwrap();
    assert_eq!(done(&house, &id).0, ImportStep::Checked, "{step}");
    // The answer may be lost: the first rows are sent before it.
    let answer = house.admin_posts(&format!("{path}/apply"));
    assert!(
        answer.is_none_or(|status| status == 303),
        "{step}: {answer:?}"
    );
    house.wait_for_death();

    let (state, rows) = done(&house, &id);
    assert_eq!(state, ImportStep::Sending, "{step}");
    let half = invited(&house);
    assert_eq!(half.len(), before, "{step}: whole transactions only");
    let told: BTreeSet<String> = rows.into_iter().collect();
    assert_eq!(
        told,
        half.iter().cloned().collect(),
        "{step}: the file tells what is done"
    );

    house.launch("");
    let (_nobody_tells, told) = channel::<()>();
    let mut left = PATIENCE;
    let is_through = |house: &House| {
        let mails = house
            .store
            .read(|tx| tx.tally_mails_of_import(&id))
            .unwrap();
        done(house, &id).0 == ImportStep::Sent && mails.waiting == 0
    };
    while !is_through(&house) {
        left = left
            .checked_sub(1)
            .unwrap_or_else(|| panic!("{step}: nobody goes on"));
        let _ = told.recv_timeout(TICK);
    }
    let all: Vec<String> = addresses().into_iter().collect();
    assert_eq!(invited(&house), all, "{step}: each row once, none lost");
    let mut mails = house.mails();
    mails.sort();
    assert_eq!(mails, all, "{step}: one mail to each");
    // Whoever got no answer sends it again.
    assert_eq!(house.admin_posts(&format!("{path}/apply")), Some(303));
    assert_eq!(invited(&house), all, "{step}: sent again");
    house.is_sound();
}

#[test]
fn c02_a_file_whose_node_is_killed_is_sent_to_its_end_each_row_once() {
    for database in [Database::File, Database::Postgres] {
        std::thread::scope(|scope| {
            for step in STEPS {
                scope.spawn(move || dies(step, database));
            }
        });
    }
}
