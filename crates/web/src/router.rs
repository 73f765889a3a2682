//! The table of routes and how a request finds its row. What a row says about access and CSRF is
//! done before its handler runs, so no handler can forget it.

use crate::http::Method;
use std::collections::HashMap;

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
pub enum Found<'p, H: 'static> {
    /// This row, with the segments that stand for `{}`.
    Route(&'static Route<H>, Vec<&'p str>),
    /// The path exists, the method does not.
    WrongMethod,
    /// There is no such path.
    Nothing,
}

/// The rows by what their paths look like, so that finding one does not mean to go through all of them.
pub struct Router<H: 'static> {
    /// Rows whose path stands in the table as it is.
    named: HashMap<&'static str, Vec<&'static Route<H>>>,
    /// Rows with placeholders, by the number of segments.
    shaped: HashMap<usize, Vec<&'static Route<H>>>,
}

impl<H> Router<H> {
    /// Over the rows of a table.
    pub fn new(table: impl Iterator<Item = &'static Route<H>>) -> Self {
        let (mut named, mut shaped) = (HashMap::new(), HashMap::new());
        for route in table {
            let rows: &mut Vec<_> = match route.pattern.contains("{}") {
                true => shaped.entry(segments(route.pattern)).or_default(),
                false => named.entry(route.pattern).or_default(),
            };
            rows.push(route);
        }
        Self { named, shaped }
    }

    /// Finds the row for a request. A path that stands in the table as it is means those rows alone, whatever
    /// a placeholder elsewhere would take it for.
    pub fn find<'p>(&self, method: Method, path: &'p str) -> Found<'p, H> {
        if let Some(rows) = self.named.get(path) {
            let row = rows.iter().find(|row| row.method == method);
            return row.map_or(Found::WrongMethod, |row| Found::Route(row, Vec::new()));
        }
        let mut known = false;
        for route in self.shaped.get(&segments(path)).into_iter().flatten() {
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
}

fn segments(path: &str) -> usize {
    path.split('/').count()
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

    #[test]
    fn a_path_that_stands_in_the_table_is_never_taken_for_a_placeholder() {
        const fn row(method: Method, pattern: &'static str) -> Route<u8> {
            Route {
                method,
                pattern,
                access: Access::Public,
                origin: Origin::Any,
                body: 0,
                handler: 0,
            }
        }
        static TABLE: [Route<u8>; 3] = [
            row(Method::Get, "/terms/{}"),
            row(Method::Post, "/terms/{}"),
            row(Method::Get, "/terms/not-now"),
        ];
        let router = Router::new(TABLE.iter());
        let told = |method, path| match router.find(method, path) {
            Found::Route(row, segments) => format!("{} {segments:?}", row.pattern),
            Found::WrongMethod => "wrong method".to_owned(),
            Found::Nothing => "nothing".to_owned(),
        };
        assert_eq!(told(Method::Get, "/terms/not-now"), "/terms/not-now []");
        assert_eq!(told(Method::Post, "/terms/not-now"), "wrong method");
        assert_eq!(told(Method::Post, "/terms/1"), "/terms/{} [\"1\"]");
        assert_eq!(told(Method::Put, "/terms/1"), "wrong method");
        assert_eq!(told(Method::Get, "/terms/1/2"), "nothing");
        assert_eq!(told(Method::Get, "/terms/"), "nothing");
    }
}
