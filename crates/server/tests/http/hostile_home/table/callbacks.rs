//! Lies in the address to which the browser comes back.

use super::*;

/// The query of the callback is this; the home must not see a code then.
fn callback(name: &str, reason: Reason, query: impl Fn(&Begun, &str) -> String + 'static) -> Lie {
    lie(name, reason, move |said| {
        let begun = said.begin(None);
        let query = query(&begun, &said.partner.home.issuer);
        let before = said.partner.home.times_asked("/token");
        let outcome = said.house.call_back(said.partner, begun, &query);
        assert_eq!(said.partner.home.times_asked("/token"), before);
        outcome
    })
}

pub fn lies() -> Vec<Lie> {
    use Reason::{HomeRefused, InvalidRequest, MixUp, StateInvalid};
    vec![
        callback("iss of somebody else", MixUp, |begun, _| {
            begun.query("https://login.fabrikam.example")
        }),
        callback("iss with a slash", MixUp, |begun, own| {
            begun.query(&format!("{own}/"))
        }),
        callback("the promised iss is missing", MixUp, |begun, _| {
            format!("code=c&state={}", begun.state)
        }),
        callback("no state", StateInvalid, |_, own| {
            format!("code=c&iss={own}")
        }),
        callback("an unknown state", StateInvalid, |_, own| {
            format!("code=c&state=x&iss={own}")
        }),
        callback("two states", InvalidRequest, |begun, own| {
            format!("code=c&state={0}&state={0}&iss={own}", begun.state)
        }),
        callback("two codes", InvalidRequest, |begun, own| {
            format!("code=c&code=d&state={}&iss={own}", begun.state)
        }),
        callback("no code", InvalidRequest, |begun, own| {
            format!("state={}&iss={own}", begun.state)
        }),
        callback("an error of HTML", HomeRefused, |begun, own| {
            let words: String = url::form_urlencoded::byte_serialize(HTML.as_bytes()).collect();
            format!(
                "error=x&error_description={words}&state={}&iss={own}",
                begun.state
            )
        }),
        callback("an error of 7 kB of HTML", HomeRefused, |begun, own| {
            let words = "%3Cb%3E".repeat(1_000);
            format!(
                "error=x&error_description={words}&state={}&iss={own}",
                begun.state
            )
        }),
        lie("the state of another browser", StateInvalid, |said| {
            let (one, other) = (said.begin(None), said.begin(None));
            let query = other.query(&said.partner.home.issuer);
            said.house.call_back(said.partner, one, &query)
        }),
        lie("an answer at another partner's address", MixUp, |said| {
            let desk = &said.house.product.portico.desk;
            let all = admin::partners::list(desk).unwrap();
            let fabrikam = all.iter().find(|one| one.name == "Fabrikam").unwrap();
            let detail = admin::partners::detail(desk, &fabrikam.id)
                .unwrap()
                .unwrap();
            let connection = detail.connections.first().unwrap().id.clone();
            let mut begun = said.begin(None);
            let query = begun.query(&said.partner.home.issuer);
            let answer = begun
                .browser
                .get(&format!("/broker/{connection}/callback?{query}"));
            (answer, begun.browser)
        }),
    ]
}
