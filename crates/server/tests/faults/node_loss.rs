//! F03: one of two nodes is killed under load.

use crate::house::House;
use load::{
    client::{Client, code_of},
    requests,
    seed::Seeded,
};
use std::{
    sync::{
        atomic::{AtomicBool, AtomicUsize, Ordering},
        mpsc::channel,
    },
    time::Duration,
};
use testkit::Database;

/// Sign-ins at the other node after the first has died, before one looks.
const AFTERWARDS: usize = 40;

/// Whether a sign-in comes to its end.
fn signs_in(client: &mut Client, seeded: &Seeded, cookie: &str) -> Option<()> {
    let answer = client.get(&requests::authorization(seeded), cookie).ok()?;
    let form = requests::redemption(seeded, &code_of(&answer).ok()?);
    let answer = client.post_form("/token", &form).ok()?;
    (answer.status == 200).then_some(())
}

#[test]
fn f03_a_node_that_is_killed_takes_only_its_own_requests_along_and_nobody_signs_in_anew() {
    let mut house = House::start(Database::Postgres, "");
    let other = house.another();
    let (dead, over) = (AtomicBool::new(false), AtomicBool::new(false));
    let (afterwards, failed_there) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let failed_here = std::thread::scope(|scope| {
        for n in 0..House::BUSY {
            let (dead, over, afterwards, failed) = (&dead, &over, &afterwards, &failed_there);
            let (seeded, cookie) = (house.seeded(), house.cookie(n));
            let mut client = Client::connect(other.address, &seeded.host).unwrap();
            scope.spawn(move || {
                while !over.load(Ordering::SeqCst) {
                    if signs_in(&mut client, &seeded, &cookie).is_none() {
                        failed.fetch_add(1, Ordering::SeqCst);
                    }
                    if dead.load(Ordering::SeqCst) {
                        afterwards.fetch_add(1, Ordering::SeqCst);
                    }
                }
            });
        }
        let here: Vec<_> = (0..House::BUSY)
            .map(|n| {
                let (mut client, seeded) = (house.client(), house.seeded());
                let cookie = house.cookie(n);
                // Until the node is gone: one sign-in of each connection is lost.
                scope.spawn(move || while signs_in(&mut client, &seeded, &cookie).is_some() {})
            })
            .collect();
        let (_nobody_tells, told) = channel::<()>();
        let _ = told.recv_timeout(Duration::from_millis(500));
        house.kill();
        dead.store(true, Ordering::SeqCst);
        let lost = here.into_iter().map(|it| it.join().unwrap()).count();
        while afterwards.load(Ordering::SeqCst) < AFTERWARDS {
            std::thread::yield_now();
        }
        over.store(true, Ordering::SeqCst);
        lost
    });
    let failed_there = failed_there.load(Ordering::SeqCst);
    println!("F03: {failed_here} sign-ins lost with their node, {failed_there} at the other");
    assert_eq!(failed_there, 0, "the other node never failed");
    assert_eq!(failed_here, House::BUSY, "those that were under way");
    house.is_sound();
}
