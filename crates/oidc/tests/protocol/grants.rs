//! T18 and T24: every grant against every switch. A grant that is added without a way to redeem it
//! here does not compile, and one that leaves the policy out fails.

use crate::{
    endings::{SWITCHES, before_with, turn},
    house::{House, Pairs, another_store, pairs, redemption_of, request_of, with},
};
use model::{App, GrantType, Party, Reason, ResponseType};
use oidc::{
    ClientRequest, OAuthError,
    authorize::{AuthorizeOutcome, ConsentAnswer, answer},
    device, session,
    token::GRANTS,
};
use testkit::{TestStore, on_every_store};

/// The eighth of T18's switches; the ninth, a check at home that is overdue, comes with that check.
const CONSENT: (&str, Reason) = ("consent withdrawn", Reason::ConsentMissing);

/// An app of somebody else's that may use every grant.
fn any_grant(app: &mut App) {
    app.party = Party::Third;
    app.client.response_types = ResponseType::ALL.to_vec();
    app.client.extra_grants = vec![
        GrantType::ClientCredentials,
        GrantType::DeviceCode,
        GrantType::TokenExchange,
    ];
}

/// What an authorization comes to when the guest says yes.
fn agreed(house: &House, request: &[(String, String)]) -> Option<String> {
    match answer(&house.cx, request, Some(&house.cookie), ConsentAnswer::Yes) {
        Ok(AuthorizeOutcome::Redirect { url }) if !url.contains("error=") => Some(url),
        _ => None,
    }
}

fn code(house: &House) -> String {
    let url = agreed(house, &house.request()).unwrap();
    crate::house::parameter(&url, "code").unwrap()
}

/// What the app holds before a switch is turned, ready to be redeemed afterwards.
enum Held {
    /// For the token endpoint.
    Form(Pairs),
    /// For the authorization endpoint.
    Request(Pairs),
}

fn hold(grant: GrantType, house: &House, target: &App) -> Held {
    let client = [
        ("client_id", house.app.id.as_str()),
        ("client_secret", house.secret.expose()),
    ];
    let form = |more: &[(&str, &str)]| {
        let all = [&client[..], more, &[("grant_type", grant.as_str())]].concat();
        Held::Form(pairs(&all))
    };
    match grant {
        GrantType::AuthorizationCode => Held::Form(redemption_of(&house.app, &code(house))),
        GrantType::RefreshToken => {
            let tokens = house.redeem(&code(house)).unwrap();
            form(&[(
                "refresh_token",
                tokens.refresh_token.as_ref().unwrap().expose(),
            )])
        }
        GrantType::Implicit => {
            let request = with(
                request_of(&house.app),
                "response_type",
                Some("id_token token"),
            );
            Held::Request(request)
        }
        GrantType::ClientCredentials => form(&[]),
        GrantType::DeviceCode => {
            let asked = pairs(&[&client[..], &[("scope", "openid")]].concat());
            let begun = device::begin(&house.cx, &ClientRequest::form(&asked)).unwrap();
            let signed_in = session::current(&house.cx, &house.cookie).unwrap().unwrap();
            let approved = device::approve(&house.cx, &begun.user_code, &signed_in).unwrap();
            assert_eq!(approved, Ok(()));
            form(&[("device_code", begun.device_code.expose())])
        }
        GrantType::TokenExchange => {
            let tokens = house.redeem(&code(house)).unwrap();
            let kind = "urn:ietf:params:oauth:token-type:access_token";
            form(&[
                ("subject_token", tokens.access_token.expose()),
                ("subject_token_type", kind),
                ("audience", target.id.as_str()),
            ])
        }
    }
}

/// Whether it gives a token; if not, why.
fn redeem(house: &House, held: &Held) -> Result<(), Option<OAuthError>> {
    match held {
        Held::Form(form) => house.post(form).map(drop).map_err(Some),
        // Without a yes: what was agreed to before has to carry it.
        Held::Request(request) => match house.authorize(request) {
            AuthorizeOutcome::Redirect { url } if url.contains("access_token=") => Ok(()),
            _ => Err(None),
        },
    }
}

/// A house in which everything is held that the grant needs.
fn scene(grant: GrantType, switch: &str, store: &TestStore) -> (House, Held) {
    let house = before_with(switch, store, any_grant);
    let target = house.another_app(|_| {});
    house
        .cx
        .store
        .write(|tx| {
            let mut app = house.app.clone();
            app.client.token_exchange_audiences = vec![target.id.to_string()];
            tx.update_app(&app)
        })
        .unwrap();
    agreed(&house, &house.request()).unwrap();
    let held = hold(grant, &house, &target);
    (house, held)
}

fn switch_off(name: &str, house: &House) {
    if name == CONSENT.0 {
        let withdrawn = oidc::consent::withdraw(&house.cx, &house.guest.id, &house.app.id);
        assert!(withdrawn.unwrap());
    } else {
        turn(name, house);
    }
}

fn is_refused(grant: GrantType, (name, expected): (&str, Reason), store: &TestStore) {
    let store = another_store(store);
    let (house, held) = scene(grant, name, &store);
    let end = house.end_of_chain();
    switch_off(name, &house);
    let Err(error) = redeem(&house, &held) else {
        panic!("{grant} gave a token after: {name}");
    };
    let Some(error) = error else { return };
    // Time ends what is held, too.
    let late = [Reason::Expired, Reason::TokenInvalid];
    assert!(
        error.reason == expected
            || (name.contains("end") || name.contains("over")) && late.contains(&error.reason),
        "{grant} after {name}: {}",
        error.reason
    );
    let written = house.refusals_since(end);
    assert!(
        written.iter().any(|(_, reason)| *reason == error.reason),
        "{grant} after {name}: the audit chain has {written:?}"
    );
}

on_every_store! {
    fn t18_t24_every_grant_is_refused_after_every_switch(store: &TestStore) {
        for grant in GrantType::ALL {
            for switch in SWITCHES.into_iter().chain([CONSENT]) {
                // An app that asks for itself does so without any guest.
                if *grant != GrantType::ClientCredentials || switch.0 == "client disabled" {
                    is_refused(*grant, switch, store);
                }
            }
        }
    }

    fn every_grant_gives_a_token_while_nothing_is_switched(store: &TestStore) {
        for grant in GrantType::ALL {
            let store = another_store(store);
            let (house, held) = scene(*grant, "nothing", &store);
            assert!(redeem(&house, &held).is_ok(), "{grant}");
        }
        let all = GrantType::ALL.iter().filter(|grant| **grant != GrantType::Implicit);
        assert!(all.eq(GRANTS.iter().collect::<std::collections::BTreeSet<_>>()), "discovery advertises the same");
    }

    fn t24_a_guest_who_may_not_open_the_called_app_gets_no_token_for_it(store: &TestStore) {
        let (house, held) = scene(GrantType::TokenExchange, "nothing", store);
        let Held::Form(form) = &held else { panic!("a form") };
        let audience = &form.iter().find(|(name, _)| name == "audience").unwrap().1;
        let target = audience.parse().unwrap();
        let given = house.cx.store.read(|tx| tx.assignments_of_app(&target)).unwrap();
        admin::assignments::unassign(&house.desk, &House::by(), &given.first().unwrap().id).unwrap();
        assert_eq!(house.post(form).unwrap_err().reason, Reason::NotAssigned);
    }
}
