//! What a partner's directory may ask for, on every database.
use crate::common::house_with;
use admin::{AuditFilter, scim};
use model::{EventName, Reason, Span};
use testkit::on_every_store;

on_every_store! {
    fn d07_a_token_that_asks_too_often_waits_and_no_other_token_does(store: &TestStore) {
        let house = house_with(store, |settings| settings.limits.directory = 2);
        let (_, fabrikam) = house.federated("Fabrikam", "fabrikam.example");
        let (_, tailspin) = house.federated("Tailspin", "tailspin.example");
        let token = |connection| {
            let (_, secret) = scim::make_token(&house.desk, &house.by(), connection, 30).unwrap();
            secret
        };
        let (hasty, other) = (token(&fabrikam.id), token(&tailspin.id));
        let ask = |connection: &model::Connection, token: &model::Secret| {
            scim::authenticate(&house.desk, connection.id.as_str(), token.expose())
                .map(drop)
                .map_err(|fault| fault.status)
        };
        let answers: Vec<_> = (0..5).map(|_| ask(&fabrikam, &hasty)).collect();
        assert_eq!(answers, [Ok(()), Ok(()), Err(429), Err(429), Err(429)]);
        assert_eq!(ask(&tailspin, &other), Ok(()), "another directory");
        assert_eq!(ask(&fabrikam, &token(&fabrikam.id)), Ok(()), "another token");
        house.clock.advance(Span::hours(1));
        assert_eq!(ask(&fabrikam, &hasty), Ok(()), "an hour later");
        let filter = AuditFilter { limit: 100, ..AuditFilter::default() };
        let lines = admin::audit::list(&house.desk, &filter).unwrap();
        let refused = lines.iter().filter(|it| {
            it.event.name == EventName::Scim && it.event.reason == Some(Reason::RateLimited)
        });
        assert_eq!(refused.count(), 1, "one line an hour");
    }
}
