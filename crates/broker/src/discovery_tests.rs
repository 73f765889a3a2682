use super::DiscoveryFault;
use crate::{fake_home::Home, fake_house::House};
use serde_json::json;

fn discover(house: &House, candidates: &[String]) -> Result<super::Discovered, DiscoveryFault> {
    house.broker.discover(&house.partner.id, candidates)
}

#[test]
fn a_provider_is_found_behind_its_own_pages() {
    let (house, home) = (House::new(), Home::open());
    let pasted = [format!("{}/signin", home.issuer), home.issuer.clone()];
    let found = discover(&house, &pasted).unwrap();
    assert_eq!(
        (found.issuer, found.takes_keys),
        (home.issuer.clone(), None)
    );
    home.behaviour.lock().metadata["token_endpoint_auth_methods_supported"] =
        json!(["private_key_jwt"]);
    assert_eq!(discover(&house, &pasted).unwrap().takes_keys, Some(true));
}

#[test]
fn what_stands_there_instead_is_told() {
    let (house, home) = (House::new(), Home::open());
    let there = [home.issuer.clone()];
    let elsewhere = [format!("{}/nothing", home.issuer)];
    assert!(matches!(
        discover(&house, &elsewhere),
        Err(DiscoveryFault::Status { status: 404, .. })
    ));
    home.behaviour.lock().metadata = json!({"error": "An error occurred"});
    let fault = discover(&house, &there).unwrap_err();
    assert_eq!(fault.code(), "not-metadata", "{fault}");
    assert!(fault.found().contains("issuer"), "{fault}");
    let other = Home::open();
    let named = other.behaviour.lock().metadata.clone();
    home.behaviour.lock().metadata = named;
    let fault = discover(&house, &there).unwrap_err();
    assert_eq!(fault, DiscoveryFault::OtherIssuer(other.issuer));
}

#[test]
fn a_page_is_no_provider_and_an_address_inside_is_not_asked() {
    let house = House::new();
    let page = Home::open();
    page.behaviour.lock().page = Some("  \n<html><body>Oops</body></html>".into());
    let fault = discover(&house, std::slice::from_ref(&page.issuer)).unwrap_err();
    assert_eq!(fault.code(), "page", "{fault}");
    for inside in ["https://10.0.0.1", "https://169.254.169.254"] {
        assert_eq!(
            discover(&house, &[inside.into()]),
            Err(DiscoveryFault::NotAllowed),
            "{inside}"
        );
    }
    let fault = discover(&house, &["http://127.0.0.1:1".into()]).unwrap_err();
    assert_eq!(fault.code(), "unreachable", "{fault}");
}

#[test]
fn endpoints_must_be_ones_we_may_connect_to() {
    let (house, home) = (House::new(), Home::open());
    home.behaviour.lock().metadata["token_endpoint"] = json!("https://10.0.0.1/token");
    let fault = discover(&house, std::slice::from_ref(&home.issuer)).unwrap_err();
    assert_eq!(fault.code(), "endpoint", "{fault}");
}
