//! Rules for addresses that we send people or messages to.

use crate::{Refusal, text};
use model::is_loopback;
use url::Url;

/// What is wrong with a URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UrlFault {
    /// It does not parse, or holds blanks, control characters or backslashes.
    #[error("write a complete URL such as https://app.example/callback")]
    Malformed,
    /// It is too long.
    #[error("use at most 2000 characters")]
    TooLong,
    /// The scheme is not one that may be used here.
    #[error("use https; http is for loopback addresses only")]
    Scheme,
    /// It carries a fragment.
    #[error("remove the fragment (everything from #)")]
    Fragment,
    /// It carries user information.
    #[error("remove the part before the @")]
    UserInfo,
    /// It holds a wildcard.
    #[error("wildcards are not supported; register each address exactly")]
    Wildcard,
    /// Its path leaves itself by dot segments.
    #[error("remove . and .. from the path")]
    DotSegment,
    /// Its query holds a parameter that the answer carries.
    #[error("remove code, state, iss and error from the query; the answer carries them")]
    ReservedParameter,
    /// It carries a query where none may be.
    #[error("remove the query (everything from ?)")]
    Query,
    /// Neither a web page nor a mail address.
    #[error("use an https page or a mailto address")]
    Contact,
}

impl UrlFault {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Malformed,
        Self::TooLong,
        Self::Scheme,
        Self::Fragment,
        Self::UserInfo,
        Self::Wildcard,
        Self::DotSegment,
        Self::ReservedParameter,
        Self::Query,
        Self::Contact,
    ];

    /// The stable spelling.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Malformed => "url_malformed",
            Self::TooLong => "url_too_long",
            Self::Scheme => "url_scheme",
            Self::Fragment => "url_fragment",
            Self::UserInfo => "url_user_info",
            Self::Wildcard => "url_wildcard",
            Self::DotSegment => "url_dot_segment",
            Self::ReservedParameter => "url_reserved_parameter",
            Self::Query => "url_query",
            Self::Contact => "contact_invalid",
        }
    }

    /// The refusal of a field with this fault.
    #[must_use]
    pub fn of(self, field: &'static str, given: &str) -> Refusal {
        Refusal::Url {
            field,
            given: given.to_owned(),
            fault: self,
        }
    }
}

/// Parameters of an authorization response (RFC 6749 §4.1.2, RFC 9207, OIDC Core §3).
const RESERVED: [&str; 8] = [
    "code",
    "state",
    "iss",
    "error",
    "error_description",
    "error_uri",
    "id_token",
    "access_token",
];

/// A redirect URI that may be registered: https, http on loopback, or a private-use scheme with a
/// dot (RFC 8252 §7.1); no fragment, user information, wildcard or response parameter.
///
/// # Errors
/// The first [`UrlFault`].
pub fn check_redirect_uri(given: &str) -> Result<(), UrlFault> {
    let url = parse(given)?;
    if url
        .query_pairs()
        .any(|(name, _)| RESERVED.contains(&&*name))
    {
        return Err(UrlFault::ReservedParameter);
    }
    if is_web(&url) || (url.scheme().contains('.') && given.starts_with(url.scheme())) {
        Ok(())
    } else {
        Err(UrlFault::Scheme)
    }
}

/// An address that a browser or we ourselves open: https, or http on loopback.
///
/// # Errors
/// The first [`UrlFault`].
pub fn check_web_url(given: &str) -> Result<(), UrlFault> {
    if is_web(&parse(given)?) {
        Ok(())
    } else {
        Err(UrlFault::Scheme)
    }
}

/// A way to reach the host: an https page or a mail address (R29).
///
/// # Errors
/// [`UrlFault::Contact`] for any other scheme, or the first other fault.
pub fn check_contact_url(given: &str) -> Result<(), UrlFault> {
    // A "#section" on a page is harmless here, so it is cut before the common rules look.
    let url = parse(given.split('#').next().unwrap_or(given))?;
    match url.scheme() {
        "https" => Ok(()),
        "mailto" if url.path().parse::<model::Email>().is_ok() => Ok(()),
        _ => Err(UrlFault::Contact),
    }
}

/// An issuer identifier: what stands before `/.well-known/openid-configuration`. Nothing else is
/// changed, since issuers are compared character by character (OIDC Discovery §4.3).
///
/// # Errors
/// The first [`UrlFault`].
pub fn normalise_issuer(given: &str) -> Result<String, UrlFault> {
    let trimmed = given.trim();
    let issuer = trimmed
        .strip_suffix("/.well-known/openid-configuration")
        .unwrap_or(trimmed);
    let url = parse(issuer)?;
    if url.query().is_some() {
        return Err(UrlFault::Query);
    }
    if is_web(&url) {
        Ok(issuer.to_owned())
    } else {
        Err(UrlFault::Scheme)
    }
}

fn parse(given: &str) -> Result<Url, UrlFault> {
    if given.len() > text::URL {
        return Err(UrlFault::TooLong);
    }
    if given
        .chars()
        .any(|c| c.is_whitespace() || c == '\\' || text::is_control(c))
    {
        return Err(UrlFault::Malformed);
    }
    if given.contains('*') {
        return Err(UrlFault::Wildcard);
    }
    let url = Url::parse(given).map_err(|_| UrlFault::Malformed)?;
    if url.fragment().is_some() {
        return Err(UrlFault::Fragment);
    }
    // The parser forgives an empty user and several slashes; an exact address has neither.
    let authority = given.split_once("://").map_or("", |(_, rest)| rest);
    let authority = authority.split(['/', '?']).next().unwrap_or("");
    if authority.contains('@') || !url.username().is_empty() || url.password().is_some() {
        return Err(UrlFault::UserInfo);
    }
    if matches!(url.scheme(), "http" | "https") && authority.is_empty() {
        return Err(UrlFault::Malformed);
    }
    let path = given.split('?').next().unwrap_or(given);
    let dotted = |segment: &str| {
        matches!(
            segment.to_ascii_lowercase().replace("%2e", ".").as_str(),
            "." | ".."
        )
    };
    if path.split('/').any(dotted) {
        return Err(UrlFault::DotSegment);
    }
    Ok(url)
}

fn is_web(url: &Url) -> bool {
    match url.scheme() {
        "https" => url.has_host(),
        "http" => is_loopback(url),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a03_a04_a06_redirect_uris_are_exact_and_safe() {
        for good in [
            "https://app.example/cb",
            "https://app.example",
            "https://app.example:8443/cb?tenant=1",
            "http://127.0.0.1/cb",
            "http://[::1]:7777/cb",
            "http://localhost:3000/cb",
            "com.example.app:/cb",
        ] {
            assert_eq!(check_redirect_uri(good), Ok(()), "{good}");
        }
        for (bad, fault) in [
            ("*", UrlFault::Wildcard),
            ("https://app.example*", UrlFault::Wildcard),
            ("https://*.example/cb", UrlFault::Wildcard),
            ("javascript:alert(1)", UrlFault::Scheme),
            ("JaVaScRiPt:alert(1)", UrlFault::Scheme),
            ("data:text/html,x", UrlFault::Scheme),
            ("http://app.example/cb", UrlFault::Scheme),
            ("http://127.0.0.1.evil.example/cb", UrlFault::Scheme),
            ("myapp:/cb", UrlFault::Scheme),
            ("https://app.example/cb#x", UrlFault::Fragment),
            ("https://app.example@evil.example/cb", UrlFault::UserInfo),
            ("https://@evil.example/cb", UrlFault::UserInfo),
            ("https://a@b@evil.example/cb", UrlFault::UserInfo),
            ("https://app.example/cb?code=1", UrlFault::ReservedParameter),
            (
                "https://app.example/cb?a=1&iss=x",
                UrlFault::ReservedParameter,
            ),
            (
                "https://app.example/cb?%73tate=x",
                UrlFault::ReservedParameter,
            ),
            (
                "https://app.example/cb?error=x",
                UrlFault::ReservedParameter,
            ),
            ("https://app.example/a/../cb", UrlFault::DotSegment),
            ("https://app.example/a/%2e%2E/cb", UrlFault::DotSegment),
            ("https://app.example\\@evil.example", UrlFault::Malformed),
            ("https://app.example/\r\nX: y", UrlFault::Malformed),
            ("https:///cb", UrlFault::Malformed),
            ("/cb", UrlFault::Malformed),
            ("", UrlFault::Malformed),
        ] {
            assert_eq!(check_redirect_uri(bad), Err(fault), "{bad}");
        }
    }

    #[test]
    fn r29_contacts_are_pages_or_mail_addresses() {
        assert_eq!(
            check_contact_url("https://contoso.example/people/ada#mail"),
            Ok(())
        );
        assert_eq!(check_contact_url("mailto:ada@contoso.example"), Ok(()));
        for bad in [
            "http://contoso.example",
            "javascript:alert(1)",
            "tel:1",
            "mailto:ada",
            "ada@contoso.example",
        ] {
            assert!(check_contact_url(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn issuers_lose_only_the_well_known_suffix_and_blanks() {
        assert_eq!(
            normalise_issuer(" https://home.example/t1/.well-known/openid-configuration "),
            Ok("https://home.example/t1".into())
        );
        assert_eq!(
            normalise_issuer("https://home.example/"),
            Ok("https://home.example/".into())
        );
        assert_eq!(
            normalise_issuer("http://127.0.0.1:9000"),
            Ok("http://127.0.0.1:9000".into())
        );
        assert_eq!(
            normalise_issuer("http://home.example"),
            Err(UrlFault::Scheme)
        );
        assert_eq!(
            normalise_issuer("https://home.example?x"),
            Err(UrlFault::Query)
        );
    }
}
