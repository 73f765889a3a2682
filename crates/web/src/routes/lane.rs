//! What a request is for whoever has to choose when there are too many.

use crate::http::{Lane, Method};

/// The lane of a route. What ends access goes before everything else, and never waits behind it (F07); what waits
/// for a home or a mail domain waits apart; whoever has begun something gets to its end before others begin.
pub(crate) fn lane(method: Method, pattern: &str) -> Lane {
    match pattern {
        "/readyz" => Lane::Urgent,
        _ if ends_access(method, pattern) => Lane::Urgent,
        "/broker/{}/callback"
        | "/sign-in"
        | "/sign-in/again"
        | "/invite/{}"
        | "/setup/{}/provider"
        | "/setup/{}/connect"
        | "/setup/{}/domain"
        | "/setup/{}/test"
        | "/start/{}"
        | "/admin/partners/{}/connections"
        | "/admin/connections/{}/test"
        | "/admin/connections/{}/release"
        | "/admin/partners/{}/domains/{}"
        | "/admin/partners/{}/domains/add" => Lane::Far,
        "/authorize" if method == Method::Get => Lane::First,
        "/par" | "/device_authorization" | "/register" | "/" | "/start" | "/sign-in/code/new" => {
            Lane::First
        }
        _ => Lane::Further,
    }
}

/// Whether a request ends somebody's access, by whoever's hand.
fn ends_access(method: Method, pattern: &str) -> bool {
    const VERBS: [&str; 8] = [
        "remove",
        "suspend",
        "disable",
        "end",
        "leave",
        "sessions",
        "reconcile",
        "withdraw",
    ];
    let verb = pattern.rsplit('/').next().unwrap_or_default();
    let changes = method != Method::Get;
    let by_admin = pattern.starts_with("/admin/") && VERBS.contains(&verb);
    changes
        && (by_admin
            || pattern.starts_with("/scim/")
            || matches!(
                pattern,
                "/revoke"
                    | "/admin/removals"
                    | "/admin/guests/bulk"
                    | "/admin/keys"
                    | "/admin/admins/{}"
                    | "/broker/{}/backchannel-logout"
                    | "/broker/{}/events"
                    | "/broker/{}/global-token-revocation"
                    | "/sign-out"
                    | "/me/sign-out"
                    | "/leave"
                    | "/consents/{}/withdraw"
                    | "/logout/now"
            ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::routes::table;

    #[test]
    fn f07_what_ends_access_is_urgent_and_what_gives_it_is_not() {
        for pattern in [
            "/admin/guests/{}/remove",
            "/admin/guests/{}/suspend",
            "/admin/partners/{}/end",
            "/admin/apps/{}/disable",
            "/admin/connections/{}/disable",
            "/admin/assignments/{}/remove",
            "/revoke",
            "/broker/{}/events",
            "/scim/v2/{}/{}/{}",
        ] {
            assert_eq!(lane(Method::Post, pattern), Lane::Urgent, "{pattern}");
            assert!(table().any(|row| row.pattern == pattern), "{pattern}");
        }
        for pattern in [
            "/token",
            "/admin/invite",
            "/admin/guests/{}/resume",
            "/device",
        ] {
            assert_eq!(lane(Method::Post, pattern), Lane::Further, "{pattern}");
        }
        assert_eq!(lane(Method::Get, "/admin/guests/{}/remove"), Lane::Further);
    }

    #[test]
    fn f14_a_flow_that_was_begun_goes_before_one_that_begins() {
        assert_eq!(lane(Method::Get, "/authorize"), Lane::First);
        assert_eq!(lane(Method::Post, "/token"), Lane::Further);
        assert_eq!(lane(Method::Get, "/userinfo"), Lane::Further);
        assert_eq!(lane(Method::Get, "/broker/{}/callback"), Lane::Far);
    }
}
