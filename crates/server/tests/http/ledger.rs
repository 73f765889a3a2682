//! P02: who gets what answer on which route. docs/reference/routes.md is the ledger; a route that is not in it, or
//! that answers somebody otherwise than it says, fails.

use model::{Actor, ActorKind, AdminRole};
use product::{Answer, Browser, Product, Seed};
use std::{path::PathBuf, sync::Arc};
use testkit::{Database, TestClock, TestStore, on_every_store};
use web::{Access, Handler, Origin, Route, http::Method, table};

/// What stands between the two is written by `write_ledger`.
const MARKS: [&str; 2] = ["<!-- ledger -->\n", "<!-- end of the ledger -->\n"];
const WRITE: &str = "cargo test --workspace --test http -- --ignored write_ledger";
/// A page of another site.
const ELSEWHERE: &str = "https://evil.example";

fn page() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/reference/routes.md")
}

const fn name(method: Method) -> &'static str {
    match method {
        Method::Get => "GET",
        Method::Post => "POST",
        Method::Put => "PUT",
        Method::Patch => "PATCH",
        Method::Delete => "DELETE",
        Method::Options => "OPTIONS",
    }
}

/// Everybody who asks, and the product that answers.
struct Cast {
    product: Product,
    admins: Vec<(AdminRole, Browser)>,
}

impl Cast {
    fn new(store: &TestStore) -> Self {
        let seed = Seed {
            guests: table().count(),
            ..Seed::default()
        };
        let product = Product::seeded(store, seed, Arc::new(TestClock::new()));
        let mut cast = Self {
            product,
            admins: Vec::new(),
        };
        let _ = cast.product.admin("owner@contoso.example");
        cast.admins = AdminRole::ALL
            .iter()
            .map(|role| (*role, cast.admin(*role, "the")))
            .collect();
        cast
    }

    /// An admin of a role, signed in a moment ago and bound to nothing.
    fn admin(&self, role: AdminRole, word: &str) -> Browser {
        let email = format!("{word}-{role}@contoso.example");
        let browser = self.product.admin(&email);
        let desk = &self.product.portico.desk;
        let all = admin::admins::list(desk).unwrap();
        let who = all.iter().find(|it| it.email.as_str() == email).unwrap();
        let by = Actor::plain(ActorKind::Operator);
        admin::sponsors::set_role(desk, &by, &who.id, role).unwrap();
        browser
    }

    /// What each of them is answered at a route; `number` picks a guest whom nobody else is.
    fn row(&mut self, number: usize, route: &Route<Handler>) -> String {
        let path = route.pattern.replace("{}", "nothing");
        let ask = |browser: &mut Browser| match route.method {
            Method::Post => browser.post(&path, &[]),
            other => browser.send(name(other), &path, &[], ""),
        };
        let mut cells = vec![
            cell(&ask(&mut self.product.browser())),
            cell(&ask(&mut self.product.guest(number))),
        ];
        for place in 0..self.admins.len() {
            cells.push(if route.access == Access::Admin {
                cell(&ask(&mut self.admins[place].1))
            } else {
                "–".into()
            });
            if route.pattern == "/admin/sign-out" {
                let role = self.admins[place].0;
                self.admins[place].1 = self.admin(role, "another");
            }
        }
        cells.extend(self.forged(number, route, &path));
        let pattern = route.pattern.replace("{}", "…");
        format!(
            "| `{} {pattern}` | {} |\n",
            name(route.method),
            cells.join(" | ")
        )
    }

    /// What whoever may come in is answered without the field of our pages, and from a page of another site.
    fn forged(&mut self, number: usize, route: &Route<Handler>, path: &str) -> [String; 2] {
        if route.origin == Origin::Any {
            return ["–".into(), "–".into()];
        }
        let mut own = match route.access {
            Access::Guest => self.product.guest(number),
            Access::Public => self.product.browser(),
            Access::Admin => self.admin(AdminRole::Owner, &format!("forged-{number}")),
        };
        own.get("/signed-out");
        let field = own.cookie(web::http::CSRF).unwrap().to_owned();
        let kind = ("content-type", "application/x-www-form-urlencoded");
        let bare = own.send("POST", path, &[kind], "");
        let body = format!("csrf={field}");
        let foreign = own.send("POST", path, &[kind, ("origin", ELSEWHERE)], &body);
        [cell(&bare), cell(&foreign)]
    }
}

/// The status, and where a redirect goes; of what was just made, no id.
fn cell(answer: &Answer) -> String {
    let target = answer.location().split(['?', '#']).next();
    let parts = target.unwrap_or_default().split('/').map(|part| {
        let is_id = part.contains('_') && part.len() == 36;
        if is_id { "…" } else { part }
    });
    let target = parts.collect::<Vec<_>>().join("/");
    if target.is_empty() {
        answer.status.to_string()
    } else {
        format!("{} {target}", answer.status)
    }
}

fn ledger(store: &TestStore) -> Vec<String> {
    let mut cast = Cast::new(store);
    let rows = table().enumerate();
    rows.map(|(number, route)| cast.row(number, route))
        .collect()
}

fn written() -> String {
    std::fs::read_to_string(page()).unwrap()
}

on_every_store! {
    fn p02_every_route_answers_each_role_as_the_ledger_says(store: &TestStore) {
        let page = written();
        let (_, rest) = page.split_once(MARKS[0]).unwrap();
        let (kept, _) = rest.split_once(MARKS[1]).unwrap();
        let now = ledger(store);
        let new: Vec<&String> = now.iter().filter(|row| !kept.contains(row.as_str())).collect();
        let gone: Vec<&str> = kept.lines().skip(2).filter(|row| !now.iter().any(|it| it.trim_end() == *row)).collect();
        assert!(
            new.is_empty() && gone.is_empty(),
            "docs/reference/routes.md does not say this; look at each line, then write it by `{WRITE}`\n{new:#?}\ninstead of\n{gone:#?}"
        );
    }
}

#[test]
fn p02_the_ledger_lets_in_nobody_who_is_not_to_come_in() {
    let page = written();
    let row = |route: &Route<Handler>| {
        let wanted = format!(
            "| `{} {}` |",
            name(route.method),
            route.pattern.replace("{}", "…")
        );
        let line = page.lines().find(|line| line.starts_with(&wanted));
        let line = line.unwrap_or_else(|| panic!("{wanted} is not in the ledger"));
        line.split(" | ")
            .map(|it| it.trim_matches(['|', ' ']).to_owned())
            .collect::<Vec<_>>()
    };
    for route in table() {
        let cells = row(route);
        assert_eq!(cells.len(), 1 + 2 + AdminRole::ALL.len() + 2, "{cells:?}");
        let (anonymous, guest) = (&cells[1], &cells[2]);
        match route.access {
            Access::Public => {}
            Access::Guest => assert_eq!(anonymous, "303 /sign-in", "{cells:?}"),
            Access::Admin => {
                assert_eq!([anonymous, guest], ["303 /admin/sign-in"; 2], "{cells:?}");
            }
        }
        if route.origin == Origin::OwnPage {
            assert_eq!(cells[cells.len() - 2..], ["403", "403"], "{cells:?}");
        }
        assert!(
            !cells
                .iter()
                .any(|it| it.starts_with('5') && !it.ends_with("readyz")),
            "{cells:?}"
        );
    }
}

/// Writes the ledger anew, for a look at what changed.
#[test]
#[ignore = "writes docs/reference/routes.md"]
fn write_ledger() {
    let page_now = written();
    let (head, rest) = page_now.split_once(MARKS[0]).unwrap();
    let (_, tail) = rest.split_once(MARKS[1]).unwrap();
    let roles: Vec<&str> = AdminRole::ALL.iter().map(|it| it.as_str()).collect();
    let titles = format!(
        "| Route | nobody | guest | {} | no field | other site |\n",
        roles.join(" | ")
    );
    let line = format!("|{}\n", "---|".repeat(roles.len() + 5));
    let rows = ledger(&TestStore::new(Database::Memory)).concat();
    let [begin, end] = MARKS;
    let text = format!("{head}{begin}{titles}{line}{rows}{end}{tail}");
    std::fs::write(page(), text).unwrap();
}
