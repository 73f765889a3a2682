//! G01: what happens is one line of the audit chain, with its reason, before the answer.

use load::requests::{authorization, redemption, refresh};
use model::{Event, EventName, Reason};
use product::{Browser, Product};
use store::AuditFilter;
use testkit::on_every_store;

/// What stands in the chain, oldest first.
fn lines(product: &Product) -> Vec<Event> {
    let filter = AuditFilter {
        limit: 1_000,
        ..AuditFilter::default()
    };
    let found = product.portico.store.read(|tx| tx.list_events(&filter));
    let mut lines: Vec<Event> = found.unwrap().into_iter().map(|it| it.event).collect();
    lines.reverse();
    lines
}

/// Who does something, what, and the line that it makes.
type Case<'a> = (
    &'a str,
    &'a mut dyn FnMut() -> u16,
    (EventName, Option<Reason>),
);

fn each_makes_one_line(product: &Product, cases: &mut [Case<'_>]) {
    let mut wrong = Vec::new();
    for (what, act, expected) in cases {
        let before = lines(product).len();
        let status = act();
        let new = lines(product).split_off(before);
        let kinds: Vec<_> = new.iter().map(|line| (line.name, line.reason)).collect();
        if kinds != [*expected] {
            wrong.push(format!("{what} ({status}): {kinds:?}, not {expected:?}"));
        }
        for line in new {
            let detail = line.detail.to_string();
            if detail.contains('@') || line.at != product.portico.clock.now() {
                wrong.push(format!("{what}: {line:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn token(product: &Product, form: &str) -> u16 {
    product.browser().post_form("/token", form).status
}

fn code(product: &Product) -> String {
    let answer = product.guest(0).get(&authorization(&product.seeded));
    answer.parameter("code").unwrap()
}

on_every_store! {
    fn g01_a_refusal_makes_exactly_one_line_with_its_reason(store: &TestStore) {
        let (product, _) = Product::start(store);
        let seeded = &product.seeded;
        let mut stranger = product.browser();
        let mut guest = product.guest(0);
        let mut admin = product.admin("ada@contoso.example");
        let (used, strange, kept) = (code(&product), code(&product), code(&product));
        let tokens = product.browser().post_form("/token", &redemption(seeded, &used));
        let again = tokens.text("refresh_token");
        let good = authorization(seeded);
        let foreign = redemption(seeded, &strange).replace("code_verifier=load", "code_verifier=other");
        let no_secret = redemption(seeded, &kept).replace(&seeded.client_secret, "guessed");
        let mut get = |path: String| stranger.get(&path).status;
        let unknown = "/authorize?client_id=nobody&response_type=code".to_owned();
        each_makes_one_line(&product, &mut [
            ("an unknown client", &mut || get(unknown.clone()), (EventName::Authorize, Some(Reason::UnknownClient))),
            ("a client's wrong secret", &mut || token(&product, &no_secret), (EventName::ClientAuth, Some(Reason::ClientUnauthenticated))),
            ("a code of nobody", &mut || token(&product, &redemption(seeded, "nobody")), (EventName::Code, Some(Reason::GrantUnknown))),
            ("a wrong verifier", &mut || token(&product, &foreign), (EventName::Code, Some(Reason::PkceMismatch))),
            ("a code that comes twice", &mut || token(&product, &redemption(seeded, &used)), (EventName::Code, Some(Reason::Replay))),
            ("what the first one gave", &mut || token(&product, &refresh(seeded, &again)), (EventName::Refresh, Some(Reason::SessionEnded))),
            ("a refresh token of nobody", &mut || token(&product, &refresh(seeded, "nobody")), (EventName::Refresh, Some(Reason::GrantUnknown))),
            ("a request without PKCE", &mut || guest.get(good.split("&code_challenge").next().unwrap()).status, (EventName::Authorize, Some(Reason::PkceInvalid))),
            ("another origin", &mut || admin.post_bare("/admin/groups", &[("name", "x")]).status, (EventName::Csrf, Some(Reason::Csrf))),
        ]);
    }

    fn g01_a_change_makes_exactly_one_line(store: &TestStore) {
        let (product, _) = Product::start(store);
        let guest = product.seeded.guests[0].clone();
        let app = product.seeded.client_id.clone();
        let mut admin = product.admin("ada@contoso.example");
        let post = |admin: &mut Browser, path: &str, form: &[(&str, &str)]| admin.post(path, form).status;
        let guest_page = |verb: &str| format!("/admin/guests/{guest}/{verb}");
        let app_page = |verb: &str| format!("/admin/apps/{app}/{verb}");
        let name = [("name", "Externals")];
        let steps = [
            ("/admin/groups".to_owned(), &name[..], EventName::Group),
            (guest_page("suspend"), &[], EventName::Guest),
            (guest_page("resume"), &[], EventName::Guest),
            (app_page("disable"), &[], EventName::App),
            (app_page("enable"), &[], EventName::App),
            (guest_page("remove"), &[], EventName::GuestRemoved),
        ];
        for (path, form, name) in steps {
            each_makes_one_line(&product, &mut [(path.as_str(), &mut || post(&mut admin, &path, form), (name, None))]);
        }
    }
}
