//! Rule 4: a thousand times something changes at one node, and the very next requests at the other,
//! and at this one, must know it: ten thousand pairs of a change and a request.

use crate::cluster::{Cluster, code_of, id, pick};
use load::seed::{self, Seeded};
use model::{Assignee, Assignment, Clock, Connection, Group, Guest, Random, Secret, SigningAlg};
use product::Browser;
use store::{NewSession, StoreError};
use testkit::{SystemClock, TestRandom};

const CHANGES: usize = 1_000;
/// The ways in, in [`is_stale`].
const WAYS: usize = 5;
const AT_ONCE: usize = 4;

/// One guest with a world of their own, so that no change touches another pair.
struct Pair {
    app: Seeded,
    guest: Guest,
    connection: Connection,
    group: Group,
    assignment: Assignment,
    session: String,
}

/// How access comes about in this pair.
fn assignee(random: &dyn Random, guest: &Guest, group: &Group) -> Assignee {
    match pick(random, 3) {
        0 => Assignee::Guest(guest.id.clone()),
        1 => Assignee::Group(group.id.clone()),
        _ => Assignee::Partner(guest.partner_id.clone()),
    }
}

fn pair(cluster: &Cluster, n: usize, random: &dyn Random) -> Pair {
    let now = SystemClock.now();
    let mut app = seed::app(SigningAlg::Es256, random, now);
    app.slug = format!("app{n}");
    app.name = format!("App number {n}.");
    let secret = Secret::draw(random);
    let (mut partner, mut connection) = seed::partner(random, now);
    partner.name = format!("Partner {n}");
    partner.domains = vec![format!("p{n}.example")];
    connection.issuer = format!("https://login.p{n}.example");
    let guest = seed::guest(n, &partner, random, now).unwrap();
    let (session, cookie) = seed::session(&guest, &connection, random, now);
    let group = Group {
        id: id(random),
        name: format!("Group {n}"),
        created_at: now,
    };
    let assignment = Assignment {
        id: id(random),
        app_id: app.id.clone(),
        assignee: assignee(random, &guest, &group),
        roles: Vec::new(),
        starts_at: None,
        ends_at: None,
        created_at: now,
    };
    let insert = |tx: &mut store::Tx<'_>| {
        tx.insert_partner(&partner)?;
        tx.insert_connection(&connection)?;
        tx.insert_app(&app)?;
        tx.insert_app_secret(&app.id, &secret.hashed(), now)?;
        tx.insert_guest(&guest)?;
        tx.insert_group(&group)?;
        tx.add_member(&group.id, &guest.id, now)?;
        tx.insert_assignment(&assignment)?;
        tx.insert_session(&NewSession {
            session: session.clone(),
            token: cookie.hashed(),
        })?;
        Ok::<_, StoreError>(())
    };
    cluster.store.write(insert).unwrap();
    let app = Seeded {
        host: cluster.host.clone(),
        client_id: app.id.to_string(),
        client_secret: secret.expose().to_owned(),
        api_id: String::new(),
        redirect_uri: app.redirect_uris.first().unwrap().clone(),
        sessions: Vec::new(),
        guests: Vec::new(),
    };
    Pair {
        app,
        guest,
        connection,
        group,
        assignment,
        session: cookie.expose().to_owned(),
    }
}

/// A change that ends the pair's access, as an admin makes it: the path to post to.
fn change(random: &dyn Random, pair: &Pair) -> String {
    let (guest, partner, app) = (&pair.guest.id, &pair.guest.partner_id, &pair.app.client_id);
    let in_group = matches!(pair.assignment.assignee, Assignee::Group(_));
    match pick(random, if in_group { 8 } else { 7 }) {
        0 => format!("/admin/guests/{guest}/remove"),
        1 => format!("/admin/guests/{guest}/suspend"),
        2 => format!("/admin/partners/{partner}/suspend"),
        3 => format!("/admin/partners/{partner}/end"),
        4 => format!("/admin/connections/{}/disable", pair.connection.id),
        5 => format!("/admin/apps/{app}/disable"),
        6 => format!("/admin/assignments/{}/remove", pair.assignment.id),
        _ => format!("/admin/groups/{}/members/{guest}/remove", pair.group.id),
    }
}

/// What a pair holds before the change, got from either node.
struct Held {
    access: String,
    refresh: String,
    code: String,
}

fn hold(cluster: &Cluster, node: usize, pair: &Pair) -> Held {
    let request = load::requests::authorization(&pair.app);
    let mut guest = cluster.guest(node, &pair.session);
    let code = code_of(&guest.get(&request));
    let form = load::requests::redemption(&pair.app, &code);
    let tokens = cluster.browser(node + 1).post_form("/token", &form);
    Held {
        access: tokens.text("access_token"),
        refresh: tokens.text("refresh_token"),
        code: code_of(&guest.get(&request)),
    }
}

/// One request that must now be refused; the name of the request if it was not.
fn is_stale(
    cluster: &Cluster,
    node: usize,
    (pair, held): (&Pair, &Held),
    which: usize,
) -> Option<&'static str> {
    let mut app = cluster.browser(node);
    let mut guest = cluster.guest(node, &pair.session);
    let (name, granted) = match which {
        0 => {
            let form = load::requests::refresh(&pair.app, &held.refresh);
            ("refresh", app.post_form("/token", &form).status == 200)
        }
        1 => {
            let form = load::requests::redemption(&pair.app, &held.code);
            ("code", app.post_form("/token", &form).status == 200)
        }
        2 => {
            let bearer = format!("Bearer {}", held.access);
            let answer = app.send("GET", "/userinfo", &[("authorization", &bearer)], "");
            ("userinfo", answer.status == 200)
        }
        3 => {
            let answer = guest.get(&load::requests::authorization(&pair.app));
            ("authorize", answer.parameter("code").is_some())
        }
        _ => {
            // An app that does not open stays on the panel, with the way to the reason in place of a link.
            let panel = guest.get("/").body;
            let shut = format!("/apps/{}/why", pair.app.client_id);
            (
                "panel",
                panel.contains("App number ") && !panel.contains(&shut),
            )
        }
    };
    granted.then_some(name)
}

fn run(
    cluster: &Cluster,
    admins: &mut [Browser; 2],
    random: &dyn Random,
    numbers: std::ops::Range<usize>,
) {
    for n in numbers {
        let pair = pair(cluster, n, random);
        let node = pick(random, 2);
        let held = hold(cluster, node, &pair);
        let path = change(random, &pair);
        let [first, second] = admins;
        let admin = if node == 0 { first } else { second };
        let done = admin.post(&path, &[]);
        assert_eq!(done.status, 303, "{path}: {}", done.body);
        // The first one at the other node, in any order of ways.
        let first = pick(random, WAYS);
        for (place, way) in (0..2 * WAYS).map(|k| (node + 1 + k / WAYS, (first + k) % WAYS)) {
            let stale = is_stale(cluster, place, (&pair, &held), way);
            assert_eq!(stale, None, "granted after {path} (pair {n})");
        }
    }
}

#[test]
fn o01_p11_ten_thousand_requests_after_a_change_at_one_node_know_it_at_both() {
    changes_hold(&Cluster::start(0, &[]));
}

#[test]
fn o01_ten_thousand_requests_after_a_change_know_it_on_sqlite() {
    changes_hold(&Cluster::alone());
}

fn changes_hold(cluster: &Cluster) {
    let seed = SystemClock.now().micros().unsigned_abs();
    let share = CHANGES / AT_ONCE;
    std::thread::scope(|scope| {
        for part in 0..AT_ONCE {
            let mut admins = cluster.admins();
            scope.spawn(move || {
                let random = TestRandom::from_seed(seed + u64::try_from(part).unwrap());
                run(
                    cluster,
                    &mut admins,
                    &random,
                    part * share..(part + 1) * share,
                );
            });
        }
    });
}
