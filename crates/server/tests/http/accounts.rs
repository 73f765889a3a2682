//! Somebody comes to an invitation with another account than the right one (N9): the page names the
//! reason, the account, the invited address as far as it may be seen, whom to ask, and the way on.

use crate::hostile_home::{Begun, House, Partner};
use admin::InviteRequest;
use product::Browser;
use testkit::on_every_store;

/// The path of a new invitation for somebody at the partner.
fn invited(house: &House, email: &str) -> String {
    let request = InviteRequest::new(email.parse().unwrap(), "Bo Chen");
    admin::invitations::invite(&house.product.portico.desk, &house.ada, &request).unwrap();
    house.link()
}

/// *Accept*, and back from the home with whatever account is signed in there: the partner's first guest.
fn accepts_as_ana(house: &House, partner: &Partner, link: &str) -> (u16, String, Browser) {
    let mut browser = house.product.browser();
    let answer = browser.post(link, &[]);
    let begun = Begun::at(browser, &answer);
    let (answer, browser) = house.finish_well(partner, begun);
    (answer.status, answer.body, browser)
}

on_every_store! {
    fn a_forwarded_invitation_names_both_accounts_and_leads_back_to_the_home(store: &TestStore) {
        let house = House::open(store);
        let north = house.partner("north");
        let link = invited(&house, "bo@north.example");
        let (status, page, mut browser) = accepts_as_ana(&house, &north, &link);
        assert_eq!(status, 403);
        for told in ["other_guest", "ana@north.example", "@north.example", "Ada Byron", "Use another account"] {
            assert!(page.contains(told), "{told}: {page}");
        }
        assert!(!page.contains("bo@north.example"), "the invited address is masked");

        let again = browser.post("/sign-in/other-account", &[]);
        assert!(again.location().starts_with(north.issuer()), "{}", again.location());
        assert_eq!(again.parameter("prompt").as_deref(), Some("login"));
        assert_eq!(again.parameter("login_hint"), None, "another one is wanted");
        let mut stranger = house.product.browser();
        assert_eq!(stranger.post("/sign-in/other-account", &[]).status, 400);
        assert_eq!(stranger.get("/sign-in/other-account").status, 405);
    }

    fn the_right_account_accepts_after_the_wrong_one_was_shown_the_way(store: &TestStore) {
        let house = House::open(store);
        let north = house.partner("north");
        let link = invited(&house, "bo@north.example");
        let (_, _, mut browser) = accepts_as_ana(&house, &north, &link);
        let answer = browser.post("/sign-in/other-account", &[]);
        let begun = Begun::at(browser, &answer);
        let (answer, browser) = house.finish_as(&north, begun, "bo@north.example");
        assert_eq!(answer.status, 303, "{}", answer.body);
        assert!(browser.cookie(web::http::SESSION).is_some());
    }
}
