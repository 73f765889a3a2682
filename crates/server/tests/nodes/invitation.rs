//! Invited at one node, accepted at the other, removed at the first, refused at the second.

use crate::{cluster::Cluster, smtp};
use std::{collections::BTreeSet, sync::mpsc::Receiver, time::Duration};

/// The product has this long to send a mail before the test fails.
const PATIENCE: Duration = Duration::from_secs(60);

fn next(mails: &Receiver<smtp::Arrived>) -> smtp::Arrived {
    mails.recv_timeout(PATIENCE).expect("a mail arrives")
}

/// A word of a mail that begins with `prefix`, quoted-printable line breaks undone.
fn word(mail: &smtp::Arrived, prefix: &str) -> String {
    let text = mail.text.replace("=\n", "").replace("=3D", "=");
    let begin = text
        .find(prefix)
        .unwrap_or_else(|| panic!("no {prefix} in {text}"));
    let rest = &text[begin..];
    let end = rest.find(|c: char| c.is_whitespace() || c == '"' || c == '<');
    rest[..end.unwrap_or(rest.len())].to_owned()
}

fn code(mail: &smtp::Arrived) -> String {
    let subject = mail
        .text
        .lines()
        .find(|l| l.starts_with("Subject:"))
        .unwrap();
    subject
        .chars()
        .filter(char::is_ascii_digit)
        .take(6)
        .collect()
}

#[test]
fn a_guest_invited_here_accepts_there_and_is_gone_everywhere_after_removal_here() {
    let (url, mails) = smtp::sink();
    let cluster = Cluster::start(0, &[("PORTICO_MAIL__URL", &url)]);
    let [mut here, mut there] = cluster.admins();
    let added = here.post(
        "/admin/partners",
        &[("name", "Woodgrove"), ("domains", "woodgrove.example")],
    );
    assert_eq!(added.status, 303, "{}", added.body);
    let partner = added
        .location()
        .split(['?', '/'])
        .nth(3)
        .unwrap()
        .to_owned();
    let give = format!("/admin/partners/{partner}/apps");
    let given = there.post(&give, &[("app", &cluster.seeded.client_id)]);
    assert_eq!(given.status, 303, "{}", given.body);
    let invited = here.post(
        "/admin/invite",
        &[
            ("email", "bob@woodgrove.example"),
            ("name", "Bob"),
            ("language", "en"),
            ("contact_url", "https://contoso.example/people/ada"),
        ],
    );
    assert!(invited.status < 400, "{} {}", invited.status, invited.body);

    let invitation = next(&mails);
    assert_eq!(invitation.to, "bob@woodgrove.example");
    let link = word(&invitation, "/invite/");
    let mut bob = cluster.browser(1);
    assert_eq!(bob.get(&link).status, 200);
    assert_eq!(bob.post(&link, &[]).location(), "/sign-in/code");
    let accepted = bob.post("/sign-in/code", &[("code", &code(&next(&mails)))]);
    assert_eq!(accepted.status, 303, "{}", accepted.body);
    let session = bob.cookie(web::http::SESSION).unwrap().to_owned();
    let request = load::requests::authorization(&cluster.seeded);
    for node in [0, 1] {
        let opened = cluster.guest(node, &session).get(&request);
        assert!(opened.parameter("code").is_some(), "{}", opened.body);
    }

    let guests = cluster
        .store
        .read(|tx| {
            tx.list_guests(&store::GuestFilter {
                limit: 100,
                ..Default::default()
            })
        })
        .unwrap();
    let id = guests
        .iter()
        .find(|g| g.email.as_str() == "bob@woodgrove.example")
        .unwrap()
        .id
        .clone();
    assert_eq!(
        here.post(&format!("/admin/guests/{id}/remove"), &[]).status,
        303
    );
    for node in [1, 0] {
        let refused = cluster.guest(node, &session).get(&request);
        assert!(
            refused.location().starts_with("/sign-in"),
            "{}",
            refused.location()
        );
    }
}

#[test]
fn what_two_nodes_send_from_one_outbox_leaves_once() {
    const PEOPLE: usize = 200;
    let (url, mails) = smtp::sink();
    let cluster = Cluster::start(0, &[("PORTICO_MAIL__URL", &url)]);
    let [mut here, _] = cluster.admins();
    let added = here.post(
        "/admin/partners",
        &[("name", "Woodgrove"), ("domains", "woodgrove.example")],
    );
    assert_eq!(added.status, 303, "{}", added.body);
    let [mut first, mut second] = cluster.admins();
    std::thread::scope(|scope| {
        for (part, browser) in [&mut first, &mut second].into_iter().enumerate() {
            scope.spawn(move || {
                for n in (part..PEOPLE).step_by(2) {
                    let email = format!("guest{n}@woodgrove.example");
                    let form = [
                        ("email", email.as_str()),
                        ("name", "A Guest"),
                        ("language", "en"),
                        ("contact_url", "https://contoso.example/people/ada"),
                    ];
                    let invited = browser.post("/admin/invite", &form);
                    assert!(invited.status < 400, "{}", invited.body);
                }
            });
        }
    });
    let addresses: BTreeSet<String> = (0..PEOPLE).map(|_| next(&mails).to).collect();
    assert_eq!(addresses.len(), PEOPLE, "everybody got a mail");
    drop(cluster);
    assert_eq!(mails.try_iter().count(), 0, "and nobody a second one");
}
