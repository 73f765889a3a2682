//! Invitations from the mail to the app: used by nobody but the invited, by POST, once.

use admin::InviteRequest;
use model::{Actor, ActorKind, Admin, Assignee, Span};
use product::{Browser, Product};
use testkit::on_every_store;
use web::http::SESSION;

/// Ada of the host, and Woodgrove, which has no home identity provider.
struct House {
    product: Product,
    ada: Admin,
}

fn house(product: Product) -> House {
    let desk = &product.portico.desk;
    let by = Actor::plain(ActorKind::Operator);
    let email = "ada@contoso.example".parse().unwrap();
    let (ada, _) = admin::admins::add(desk, &by, "Ada Byron", &email).unwrap();
    admin::partners::add(desk, &by, "Woodgrove", &["woodgrove.example".into()]).unwrap();
    House { product, ada }
}

impl House {
    /// Invites somebody to the seeded app and returns the path of the link in the mail.
    fn invite(&self, address: &str) -> String {
        let request = InviteRequest {
            contact_url: Some("https://contoso.example/people/ada".into()),
            apps: vec![self.product.app().id],
            ..InviteRequest::new(address.parse().unwrap(), "Bob")
        };
        admin::invitations::invite(&self.product.portico.desk, &self.ada, &request).unwrap();
        self.product.deliver();
        let mail = self.product.mails.take().pop().unwrap();
        assert_eq!(mail.to.as_str(), address);
        let text = mail.content.text;
        let begin = text.find("/invite/").unwrap();
        assert!(
            text[..begin].ends_with(&self.product.origin),
            "links name our public address"
        );
        text[begin..].split_whitespace().next().unwrap().to_owned()
    }

    /// The code in the newest mail.
    fn code(&self) -> String {
        self.product.deliver();
        let mail = self.product.mails.take().pop().expect("a mail with a code");
        let code: String = mail
            .content
            .subject
            .chars()
            .filter(char::is_ascii_digit)
            .collect();
        assert_eq!(code.len(), 6, "{}", mail.content.subject);
        code
    }

    /// Accepts and types the code; the browser is signed in afterwards.
    fn accept(&self, browser: &mut Browser, link: &str) {
        let begun = browser.post(link, &[]);
        assert_eq!(
            begun.location(),
            "/sign-in/code",
            "{} {}",
            begun.status,
            begun.body
        );
        let answer = browser.post("/sign-in/code", &[("code", &self.code())]);
        assert_eq!(answer.status, 303, "{}", answer.body);
        assert!(browser.cookie(SESSION).is_some());
    }
}

on_every_store! {
    fn i07_saying_no_is_a_page_and_a_button_and_can_be_undone(store: &TestStore) {
        let house = house(Product::start(store).0);
        let link = house.invite("bob@woodgrove.example");
        let mut browser = house.product.browser();
        assert!(browser.get(&link).body.contains(&format!("{link}/decline")));
        for _ in 0..3 {
            assert!(browser.get(&format!("{link}/decline")).body.contains("Decline this invitation?"));
        }
        assert!(browser.get(&link).body.contains("Accept"), "looking changes nothing");
        let long = "x".repeat(2_001);
        let wrong = browser.post(&format!("{link}/decline"), &[("note", &long), ("also", "block")]);
        assert_eq!(wrong.status, 400);
        assert!(wrong.body.contains("value=\"block\" checked"), "what was ticked is kept");
        let no = browser.post(&format!("{link}/decline"), &[("also", "block")]);
        assert!(no.body.contains("The invitation is declined"), "{}", no.body);
        assert!(browser.get(&link).body.contains(&format!("{link}/unblock")));
        let undone = browser.post(&format!("{link}/unblock"), &[]);
        assert_eq!(undone.status, 200);
        assert_eq!(browser.get(&link).status, 410, "it stays declined");
        assert_eq!(browser.post(&format!("{link}/unblock"), &[]).status, 303);
    }

    fn i07_fifty_looks_at_the_link_use_nothing_up(store: &TestStore) {
        let house = house(Product::start(store).0);
        let link = house.invite("bob@woodgrove.example");
        let mut scanner = house.product.browser();
        for _ in 0..25 {
            assert_eq!(scanner.get(&link).status, 200);
            assert_eq!(scanner.send("HEAD", &link, &[], "").status, 200);
        }
        assert_eq!(house.product.deliver(), 0, "no mail, no code, nothing");
        let page = scanner.get(&link);
        for shown in ["Ada Byron", "Measured", "Contoso"] {
            assert!(page.body.contains(shown), "{shown}");
        }
        let mut bob = house.product.browser();
        house.accept(&mut bob, &link);
        let panel = bob.get("/");
        assert_eq!(panel.status, 200);
        assert!(panel.body.contains("Measured"), "the app is on the panel");
    }

    fn an_invitation_works_once_and_says_so_afterwards(store: &TestStore) {
        let house = house(Product::start(store).0);
        let link = house.invite("bob@woodgrove.example");
        house.accept(&mut house.product.browser(), &link);
        let mut second = house.product.browser();
        for answer in [second.get(&link), second.post(&link, &[])] {
            assert_eq!(answer.status, 410);
            assert!(answer.body.contains("invitation_used"), "{}", answer.body);
            assert!(answer.body.contains("https://contoso.example/people/ada"), "whom to ask");
        }
        assert_eq!(second.cookie(SESSION), None);
    }

    fn i03_forged_replaced_and_expired_invitations_name_their_reason(store: &TestStore) {
        let (product, clock) = Product::start(store);
        let house = house(product);
        let mut browser = house.product.browser();
        let forged = format!("/invite/{}", "A".repeat(43));
        let answer = browser.get(&forged);
        assert_eq!(answer.status, 410);
        assert!(answer.body.contains("invitation_unknown"));

        let first = house.invite("bob@woodgrove.example");
        let desk = &house.product.portico.desk;
        let guests = admin::guests::list(desk, &admin::GuestFilter { limit: 100, ..Default::default() }).unwrap();
        let bob = guests.iter().find(|g| g.email.as_str() == "bob@woodgrove.example").unwrap();
        admin::invitations::resend(desk, &house.ada, &bob.id).unwrap();
        house.product.deliver();
        assert!(browser.get(&first).body.contains("invitation_revoked"), "the newer link counts");

        let late = house.invite("carol@woodgrove.example");
        clock.advance(house.product.portico.settings.lifetimes.invitation);
        clock.advance(Span::secs(1));
        let answer = browser.post(&late, &[]);
        assert_eq!(answer.status, 410);
        assert!(answer.body.contains("invitation_expired"));
    }

    fn i06_whoever_got_the_link_forwarded_cannot_get_in_with_it(store: &TestStore) {
        let house = house(Product::start(store).0);
        let link = house.invite("bob@woodgrove.example");
        let mut eve = house.product.browser();
        assert_eq!(eve.post(&link, &[]).location(), "/sign-in/code");
        house.product.deliver();
        let sent = house.product.mails.take();
        assert!(sent.iter().all(|mail| mail.to.as_str() == "bob@woodgrove.example"));
        for code in ["000000", "111111", "222222"] {
            let answer = eve.post("/sign-in/code", &[("code", code)]);
            assert_eq!(answer.status, 400);
        }
        assert_eq!(eve.cookie(SESSION), None);
        // The mailed code belongs to the browser that asked for it, and the invitation still works.
        let mut bob = house.product.browser();
        house.accept(&mut bob, &link);
    }

    fn five_wrong_codes_kill_the_code_and_a_new_one_works(store: &TestStore) {
        let house = house(Product::start(store).0);
        let link = house.invite("bob@woodgrove.example");
        let mut bob = house.product.browser();
        bob.post(&link, &[]);
        let right = house.code();
        let wrong = if right == "123456" { "654321" } else { "123456" };
        for _ in 0..5 {
            assert_eq!(bob.post("/sign-in/code", &[("code", wrong)]).status, 400);
        }
        let dead = bob.post("/sign-in/code", &[("code", &right)]);
        assert_eq!(dead.status, 400, "the right one comes too late");
        assert_eq!(bob.cookie(SESSION), None);
        assert_eq!(bob.post("/sign-in/code/new", &[]).location(), "/sign-in/code?again");
        let fresh = house.code();
        assert_eq!(bob.post("/sign-in/code", &[("code", &fresh)]).status, 303);
        assert!(bob.cookie(SESSION).is_some());
    }

    fn a_code_is_good_for_ten_minutes_and_not_a_second_longer(store: &TestStore) {
        let (product, clock) = Product::start(store);
        let house = house(product);
        let link = house.invite("bob@woodgrove.example");
        let mut bob = house.product.browser();
        bob.post(&link, &[]);
        let code = house.code();
        clock.advance(Span::mins(10));
        assert_ne!(bob.post("/sign-in/code", &[("code", &code)]).status, 303);
        assert_eq!(bob.cookie(SESSION), None);
    }

    fn e09_an_invited_guest_who_simply_opens_the_app_is_taken_through_the_same(store: &TestStore) {
        let house = house(Product::start(store).0);
        house.invite("bob@woodgrove.example");
        let mut bob = house.product.browser();
        let request = load::requests::authorization(&house.product.seeded);
        let asked = bob.get(&request);
        assert!(asked.location().starts_with("/sign-in?continue_to="));
        let page = bob.get(asked.location());
        assert!(page.body.contains("Measured"), "the page names the app that waits");
        let begun = bob.post("/sign-in", &[("email", "bob@woodgrove.example"), ("continue_to", &request)]);
        assert_eq!(begun.location(), "/sign-in/code");
        let landing = bob.post("/sign-in/code", &[("code", &house.code())]);
        assert_eq!(landing.status, 200, "{}", landing.body);
        assert!(landing.body.contains("Ada Byron"), "the invitation is shown, nothing is accepted yet");
        assert_eq!(bob.cookie(SESSION), None);
        let accepted = bob.post("/sign-in/accept", &[]);
        assert_eq!(accepted.status, 303, "{}", accepted.body);
        assert!(bob.get(&request).parameter("code").is_some(), "and on to the app");
    }

    fn u02_an_answer_that_no_sign_in_of_this_browser_asked_for_is_refused(store: &TestStore) {
        let (product, _) = Product::start(store);
        let connection = {
            let desk = &product.portico.desk;
            let partner = admin::partners::list(desk).unwrap().remove(0);
            let view = admin::partners::detail(desk, &partner.id).unwrap().unwrap();
            view.connections.first().unwrap().id.clone()
        };
        let mut browser = product.browser();
        for query in ["", "?code=c&state=forged", "?error=access_denied&state=forged"] {
            let answer = browser.get(&format!("/broker/{connection}/callback{query}"));
            assert_eq!(answer.status, 400, "{query}");
            assert_eq!(answer.header("location"), None);
            assert_eq!(browser.cookie(SESSION), None);
        }
        let rejected = admin::audit::list(&product.portico.desk, &admin::AuditFilter { limit: 100, ..Default::default() }).unwrap();
        assert!(rejected.iter().any(|e| e.event.reason == Some(model::Reason::StateInvalid)));
    }

    fn a_partner_without_assignments_lets_its_people_in_and_opens_nothing(store: &TestStore) {
        let house = house(Product::start(store).0);
        let request = InviteRequest {
            contact_url: Some("https://contoso.example/people/ada".into()),
            ..InviteRequest::new("bob@woodgrove.example".parse().unwrap(), "Bob")
        };
        admin::invitations::invite(&house.product.portico.desk, &house.ada, &request).unwrap();
        house.product.deliver();
        let text = house.product.mails.take().pop().unwrap().content.text;
        let link = text.split_whitespace().find(|w| w.contains("/invite/")).unwrap();
        let mut bob = house.product.browser();
        house.accept(&mut bob, link.strip_prefix(&house.product.origin).unwrap());
        let denied = bob.get(&load::requests::authorization(&house.product.seeded));
        assert_eq!(denied.status, 403);
        assert!(denied.body.contains("not_assigned"));
        assert!(denied.body.contains("https://contoso.example/people/ada"), "whom to ask");
        // The other side of the same rule.
        let desk = &house.product.portico.desk;
        let woodgrove = admin::partners::list(desk).unwrap().into_iter().find(|p| p.name == "Woodgrove").unwrap();
        let new = admin::assignments::NewAssignment {
            app_id: house.product.app().id,
            assignee: Assignee::Partner(woodgrove.id),
            roles: Vec::new(),
            starts_at: None,
            ends_at: None,
        };
        admin::assignments::assign(desk, &Actor::admin(&house.ada.id), &new).unwrap();
        let allowed = bob.get(&load::requests::authorization(&house.product.seeded));
        assert!(allowed.parameter("code").is_some());
    }
}
