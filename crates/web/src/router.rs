//! The table of routes and how a request finds its row. What a row says about access and CSRF is
//! done before its handler runs, so no handler can forget it.

use crate::http::Method;

/// Who may come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Anybody.
    Public,
    /// A signed-in guest; others are sent to sign in.
    Guest,
    /// A signed-in admin; others are sent to the admin sign-in.
    Admin,
}

/// How a POST proves that it comes from our own page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// By the CSRF field.
    OwnPage,
    /// It need not: a protocol endpoint that authenticates by itself, or not a POST.
    Any,
}

/// One row of the table.
pub struct Route<H> {
    /// The method.
    pub method: Method,
    /// The path; `{}` stands for one segment.
    pub pattern: &'static str,
    /// Who may come in.
    pub access: Access,
    /// Whether the CSRF field is checked.
    pub origin: Origin,
    /// The largest body, in bytes.
    pub body: usize,
    /// What answers.
    pub handler: H,
}

/// What the table says about a method and path.
pub enum Found<'r, 'p, H> {
    /// This row, with the segments that stand for `{}`.
    Route(&'r Route<H>, Vec<&'p str>),
    /// The path exists, the method does not.
    WrongMethod,
    /// There is no such path.
    Nothing,
}

/// Finds the row for a request. A path that stands in the table as it is means those rows alone, whatever a
/// placeholder elsewhere would take it for.
pub fn find<'r, 'p, H: 'r>(
    table: impl Iterator<Item = &'r Route<H>> + Clone,
    method: Method,
    path: &'p str,
) -> Found<'r, 'p, H> {
    let mut known = false;
    let is_named = table.clone().any(|route| route.pattern == path);
    for route in table {
        if is_named && route.pattern != path {
            continue;
        }
        if let Some(segments) = matches(route.pattern, path) {
            if route.method == method {
                return Found::Route(route, segments);
            }
            known = true;
        }
    }
    if known {
        Found::WrongMethod
    } else {
        Found::Nothing
    }
}

fn matches<'p>(pattern: &str, path: &'p str) -> Option<Vec<&'p str>> {
    let mut found = Vec::new();
    let (mut expected, mut given) = (pattern.split('/'), path.split('/'));
    loop {
        match (expected.next(), given.next()) {
            (None, None) => return Some(found),
            (Some("{}"), Some(segment)) if !segment.is_empty() => found.push(segment),
            (Some(a), Some(b)) if a == b && a != "{}" => {}
            _ => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_placeholder_stands_for_exactly_one_segment() {
        assert_eq!(
            matches("/admin/guests/{}", "/admin/guests/gst_1"),
            Some(vec!["gst_1"])
        );
        assert_eq!(
            matches("/admin/guests/{}/remove", "/admin/guests/gst_1/remove"),
            Some(vec!["gst_1"])
        );
        for other in [
            "/admin/guests/",
            "/admin/guests",
            "/admin/guests/a/b",
            "/admin/guests/a/",
        ] {
            assert_eq!(matches("/admin/guests/{}", other), None, "{other}");
        }
        assert_eq!(matches("/", "/"), Some(vec![]));
    }
}
