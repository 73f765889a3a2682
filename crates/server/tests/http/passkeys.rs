//! A guest's own passkeys: seen and removed by the guest alone, after a factor was proved.

use crate::hostile_home::House;
use model::{Actor, ActorKind, Clock, Guest, Id, Passkey, PasskeyOwner};
use product::{Browser, Product};
use testkit::on_every_store;
use web::http::SESSION;

/// Somebody with an account by mailed code, signed in just now.
fn guest(house: &House, name: &str) -> (Guest, Browser) {
    let email = format!("{name}@litware.example");
    let link = house.invited(&email);
    let mut browser = house.product.browser();
    browser.post(&link, &[]);
    house.product.deliver();
    let mail = house.product.mails.take().pop().unwrap();
    let code: String = mail
        .content
        .subject
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    let entered = browser.post("/sign-in/code", &[("code", &code)]);
    assert_eq!(entered.status, 303, "{}", entered.body);
    let desk = &house.product.portico.desk;
    let found = desk
        .store
        .read(|tx| tx.guests_invited_as(&email.parse().unwrap()));
    (found.unwrap().remove(0), browser)
}

fn passkey(house: &House, guest: &Guest) -> Passkey {
    let desk = &house.product.portico.desk;
    let id = Id::new(house.clock.now(), &*desk.random);
    let passkey = Passkey {
        credential_id: id.to_string(),
        id,
        owner: PasskeyOwner::Guest(guest.id.clone()),
        credential: "{}".into(),
        created_at: house.clock.now(),
        used_at: None,
    };
    assert!(desk.store.write(|tx| tx.insert_passkey(&passkey)).unwrap());
    passkey
}

/// The session proved a second factor.
pub fn step_up(product: &Product, browser: &Browser) {
    let cookie = model::HashedSecret::of(browser.cookie(SESSION).unwrap());
    let now = product.portico.clock.now();
    let done = product.portico.store.write(|tx| {
        let session = tx.find_live_session(&cookie, now)?.unwrap();
        tx.record_step_up(&session.id, &["mfa"], now)
    });
    assert!(done.unwrap());
}

on_every_store! {
    fn a_guest_removes_own_passkeys_after_proving_a_factor_and_hears_of_it(store: &TestStore) {
        let house = House::open(store);
        let desk = &house.product.portico.desk;
        let by = Actor::plain(ActorKind::Operator);
        admin::partners::add(desk, &by, "Litware", &["litware.example".into()]).unwrap();
        let (bob, mut browser) = guest(&house, "bob");
        assert!(browser.get("/passkeys").body.contains("You have no passkey"));
        assert!(browser.get("/me").body.contains("href=\"/passkeys\""), "found from one's own page");
        let (own, other) = (passkey(&house, &bob), passkey(&house, &bob));
        let page = browser.get("/passkeys");
        assert!(page.body.contains("Passkey 2") && page.body.contains(own.id.as_str()), "{}", page.body);

        let remove = format!("/passkeys/{}/remove", own.id);
        let first = browser.post(&remove, &[]);
        assert!(first.location().starts_with("/step-up"), "a stolen session removes nothing: {}", first.body);
        let owner = PasskeyOwner::Guest(bob.id.clone());
        let left = || desk.store.read(|tx| tx.passkeys_of(&owner)).unwrap().len();
        assert_eq!(left(), 2);
        assert_eq!(browser.get(&remove).status, 405);

        step_up(&house.product, &browser);
        let (eve, mut stranger) = guest(&house, "eve");
        passkey(&house, &eve);
        step_up(&house.product, &stranger);
        let foreign = stranger.post(&remove, &[]);
        assert!(foreign.status >= 400, "{}", foreign.body);
        assert_eq!(left(), 2, "only one's own");

        house.product.deliver();
        house.product.mails.take();
        assert_eq!(browser.post(&remove, &[]).location(), "/passkeys?removed");
        assert_eq!(left(), 1);
        house.product.deliver();
        let mails = house.product.mails.take();
        assert_eq!(mails.len(), 1);
        assert_eq!(mails[0].to, bob.email);
        assert!(mails[0].content.text.contains("A passkey was removed"), "{}", mails[0].content.text);
        assert!(browser.post(&remove, &[]).status >= 400, "it is gone");
        assert_eq!(browser.post(&format!("/passkeys/{}/remove", other.id), &[]).status, 303);
        assert_eq!(left(), 0, "the mailbox remains a way in");
        assert!(browser.post("/passkeys/authenticator/remove", &[]).status >= 400, "there is none");
    }

    fn a_guest_who_lost_the_passkey_gets_back_by_mailbox_and_host_and_never_by_mailbox_alone(store: &TestStore) {
        let house = House::open(store);
        let desk = &house.product.portico.desk;
        let by = Actor::plain(ActorKind::Operator);
        admin::partners::add(desk, &by, "Litware", &["litware.example".into()]).unwrap();
        let (bob, mut browser) = guest(&house, "bob");
        assert!(!browser.get("/passkeys").body.contains("href=\"/recovery"), "nothing to lose yet");
        passkey(&house, &bob);
        assert!(browser.get("/passkeys").body.contains("href=\"/recovery"));
        assert!(browser.get("/step-up").body.contains("href=\"/recovery"));
        assert!(browser.get("/recovery").body.contains("Mail me a code"));
        house.product.deliver();
        house.product.mails.take();
        assert_eq!(browser.post("/recovery", &[]).status, 303);
        let code = house.code();
        let wrong = if code == "000000" { "000001" } else { "000000" };
        assert_eq!(browser.post("/recovery/code", &[("code", wrong)]).status, 400);
        assert_eq!(browser.post("/recovery/code", &[("code", &code)]).status, 303);
        assert!(browser.get("/recovery").body.contains("has been asked by mail"));
        house.product.deliver();
        let mut mails = house.product.mails.take();
        mails.sort_by_key(|mail| mail.to.to_string());
        let to: Vec<_> = mails.iter().map(|mail| mail.to.to_string()).collect();
        assert_eq!(to, [house.ada.email.to_string(), bob.email.to_string()]);
        let page = format!("/admin/guests/{}", bob.id);
        assert!(mails[0].content.text.contains(&page), "{}", mails[0].content.text);
        let forged = browser.post("/recovery/passkey", &[("answer", "{}")]);
        assert!(forged.status >= 400, "the mailbox alone is not enough");

        let mut mia = house.product.admin("mia@contoso.example");
        assert!(mia.get("/admin").body.contains("Lost their passkey"));
        assert!(mia.get(&page).body.contains("Approve a new passkey"));
        assert_eq!(browser.post(&format!("{page}/recovery"), &[("do", "approve")]).location().split('?').next(), Some("/admin/sign-in"));
        assert_eq!(mia.post(&format!("{page}/recovery"), &[("do", "approve")]).status, 303);
        assert!(!mia.get(&page).body.contains("Approve a new passkey"));
        assert!(mia.post(&format!("{page}/recovery"), &[("do", "refuse")]).status >= 400, "once");
        house.product.deliver();
        let told = house.product.mails.take().pop().unwrap();
        assert!(told.to == bob.email && told.content.text.contains("new passkey"), "{}", told.content.text);
        let offered = browser.get("/recovery");
        assert!(offered.body.contains("data-passkey=\"create\""), "{}", offered.body);
        let cookie = browser.cookie(web::http::RECOVERY).unwrap().to_owned();
        let (_, mut stranger) = guest(&house, "eve");
        stranger.set_cookie(web::http::RECOVERY, &cookie);
        assert!(!stranger.get("/recovery").body.contains("data-passkey"), "it is Bob's");
        house.clock.advance(model::Span::mins(11));
        let led = browser.get("/recovery");
        assert!(led.status == 303 && led.location().contains("sign-in"), "after a fresh sign-in only");
    }

    fn f02_a_change_of_factors_ends_the_guests_other_sessions(store: &TestStore) {
        let house = House::open(store);
        let desk = &house.product.portico.desk;
        let by = Actor::plain(ActorKind::Operator);
        admin::partners::add(desk, &by, "Litware", &["litware.example".into()]).unwrap();
        let (bob, mut browser) = guest(&house, "bob");
        let own = passkey(&house, &bob);
        let mut other = house.product.browser();
        let form = [("email", bob.email.as_str()), ("way", "code"), ("continue_to", "/")];
        other.post("/sign-in", &form);
        assert_eq!(other.post("/sign-in/code", &[("code", &house.code())]).status, 303);
        assert_eq!(other.get("/").status, 200);
        step_up(&house.product, &browser);
        assert_eq!(browser.post(&format!("/passkeys/{}/remove", own.id), &[]).status, 303);
        assert_eq!(other.get("/").status, 303, "signed out");
        assert_eq!(browser.get("/").status, 200, "the one that changed it stays");
    }
}
