//! G04: standard error that nobody reads, or that was closed, stops nothing.

use crate::cluster::Cluster;
use model::EventName;
use product::Browser;
use std::io::Read;
use store::AuditFilter;
use testkit::Database;

/// What a pipe holds on Linux; whoever writes more waits for whoever reads.
const PIPE: usize = 64 * 1024;
/// Each is refused with a line in the log, so these are more than a pipe holds.
const REFUSALS: usize = 1_500;

fn refused(browser: &mut Browser, times: usize) {
    for n in 0..times {
        let answer = browser.get("/authorize?client_id=nobody&response_type=code");
        assert_eq!(answer.status, 400, "request {n}");
    }
}

/// A change of an admin's, which its audit line is in the transaction of.
fn changes(cluster: &Cluster, admin: &mut Browser, group: &str) {
    let lines = || {
        let filter = AuditFilter {
            name: Some(EventName::Group),
            limit: 100,
            ..AuditFilter::default()
        };
        cluster
            .store
            .read(|tx| tx.list_events(&filter))
            .unwrap()
            .len()
    };
    let before = lines();
    assert_eq!(admin.post("/admin/groups", &[("name", group)]).status, 303);
    assert_eq!(lines(), before + 1, "{group}");
}

#[test]
fn g04_requests_go_on_and_changes_are_audited_while_nobody_takes_the_log() {
    let mut cluster = Cluster::prepare(Database::File, 0);
    let (mut reader, writer) = std::io::pipe().unwrap();
    cluster.launch_logging(&[("PORTICO_LOG__LEVEL", "info")], writer.into());
    let [mut admin, mut stranger] = cluster.admins();
    refused(&mut stranger, REFUSALS);
    changes(&cluster, &mut admin, "While it is full");
    // It was full: all of it is there without waiting for anything.
    let mut taken = vec![0; PIPE];
    reader.read_exact(&mut taken).unwrap();
    let taken = String::from_utf8_lossy(&taken);
    assert!(taken.contains("unknown_client"), "{taken}");
    drop(reader);
    refused(&mut stranger, 50);
    changes(&cluster, &mut admin, "After it was closed");
}
