//! What just happened between the demonstration's sites, in a reader's words, with the message behind it and
//! the command that would have done the same. Values that could be used by others are left out.

use super::commands::equivalent;
use model::Clock;
use parking_lot::Mutex;
use std::{collections::VecDeque, sync::Arc};
use web::{
    demo::{Happening, with_bar},
    http::{Limits, Method, Pairs, Request, Response, Site},
};

/// How many happenings are kept.
const KEPT: usize = 40;

/// Values of parameters that say what is asked and open nothing.
const SHOWN: [&str; 7] = [
    "grant_type",
    "response_type",
    "scope",
    "prompt",
    "error",
    "code_challenge_method",
    "do",
];

/// The last happenings, oldest first.
pub struct Diary {
    clock: Arc<dyn Clock>,
    tour: String,
    kept: Mutex<VecDeque<Happening>>,
}

impl Diary {
    /// An empty one; `tour` is where all of it is shown.
    pub fn new(clock: Arc<dyn Clock>, tour: String) -> Self {
        Self {
            clock,
            tour,
            kept: Mutex::default(),
        }
    }

    /// Everything kept, newest first.
    pub fn all(&self) -> Vec<Happening> {
        self.kept.lock().iter().rev().cloned().collect()
    }

    /// Notes what a page's button did that no message shows.
    pub fn note(&self, what: &str) {
        self.keep(Happening {
            time: self.time(),
            what: what.to_owned(),
            message: String::new(),
            command: None,
        });
    }

    fn time(&self) -> String {
        self.clock
            .now()
            .to_utc()
            .format("%-d %b %H:%M:%S")
            .to_string()
    }

    fn keep(&self, happening: Happening) {
        let mut kept = self.kept.lock();
        if kept.len() == KEPT {
            kept.pop_front();
        }
        kept.push_back(happening);
    }

    fn newest(&self) -> Option<Happening> {
        self.kept.lock().back().cloned()
    }
}

/// Which of the demonstration's sites it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The product.
    Host,
    /// The partner's home identity provider.
    Home,
    /// An app.
    App,
}

/// A site whose messages are noted, and whose pages say at their end what happened last.
pub struct Observed {
    inner: Arc<dyn Site>,
    name: &'static str,
    role: Role,
    diary: Arc<Diary>,
}

impl Observed {
    /// A site that is watched.
    pub fn watching(
        inner: Arc<dyn Site>,
        (name, role): (&'static str, Role),
        diary: &Arc<Diary>,
    ) -> Arc<dyn Site> {
        Arc::new(Self {
            inner,
            name,
            role,
            diary: Arc::clone(diary),
        })
    }
}

impl Site for Observed {
    fn origin(&self) -> &str {
        self.inner.origin()
    }

    fn limits(&self, path: &str) -> Limits {
        self.inner.limits(path)
    }

    fn refusal(&self, path: &str, status: u16, problem: &str) -> Response {
        self.inner.refusal(path, status, problem)
    }

    fn refusal_unread(&self, request: &Request, status: u16, problem: &str) -> Response {
        self.inner.refusal_unread(request, status, problem)
    }

    fn turns_away(&self, request: &Request) -> Option<Response> {
        self.inner.turns_away(request)
    }

    fn respond(&self, request: Request) -> Response {
        let parameters = match request.method {
            Method::Get => request.query_pairs(),
            _ => request.form().unwrap_or_default(),
        };
        let told = meaning(self.role, &request, &parameters).map(|what| Happening {
            time: self.diary.time(),
            what: what.replace("{site}", self.name),
            message: message(&request, &parameters),
            command: (self.role == Role::Host)
                .then(|| equivalent(&request, &parameters))
                .flatten(),
        });
        let response = self.inner.respond(request);
        if let Some(mut told) = told {
            told.message = format!("{} → {}", told.message, outcome(&response));
            self.diary.keep(told);
        }
        match self.diary.newest() {
            Some(newest) if response.is_html() => with_bar(response, &newest, &self.diary.tour),
            _ => response,
        }
    }
}

/// What a message means in the story; `None` for what nobody needs to see.
fn meaning(role: Role, request: &Request, parameters: &Pairs) -> Option<&'static str> {
    let path = request.path.as_str();
    Some(match (role, request.method, path) {
        (Role::Host, Method::Get, "/authorize") => "An app asks Contoso who is there",
        (Role::Host, Method::Post, "/token") => match parameters.get("grant_type") {
            Some("refresh_token") => "An app asks whether access goes on",
            _ => "An app exchanges the code for tokens",
        },
        (Role::Host, Method::Post, "/logout" | "/logout/now" | "/sign-out") => "Somebody signs out",
        (Role::Host, Method::Get, path) if path.starts_with("/broker/") => {
            "The home has answered Contoso with a code"
        }
        (Role::Host, Method::Get, path) if path.starts_with("/invite/") => {
            "An invitation was looked at, which changes nothing"
        }
        (Role::Host, Method::Post, path) if path.starts_with("/invite/") => {
            "An invitation is being accepted, bound to this browser"
        }
        (Role::Host, Method::Get, "/admin/why") => "Somebody asks why",
        (Role::Host, Method::Post, path) if path.starts_with("/admin") => "An admin acts",
        (Role::Host, Method::Post, _) => "A form was sent to Contoso",
        (Role::Home, Method::Get, "/authorize") => "Contoso asks {site} who is there",
        (Role::Home, Method::Post, "/authorize") => "Somebody signs in at {site}",
        (Role::Home, Method::Post, "/token") => match parameters.get("grant_type") {
            Some("refresh_token") => "Contoso asks {site} whether somebody is still there",
            _ => "Contoso exchanges the code at {site}",
        },
        (Role::Home, Method::Post, _) => "Something changes at {site}",
        (Role::App, Method::Get, "/sign-in") => "{site} begins a sign-in",
        (Role::App, Method::Get, "/callback") => "Contoso has answered {site}",
        (Role::App, Method::Post, "/backchannel-logout") => {
            "Contoso tells {site} that a session has ended"
        }
        _ => return None,
    })
}

/// The message with the names of its parameters, and the values that open nothing.
fn message(request: &Request, parameters: &Pairs) -> String {
    let method = match request.method {
        Method::Get => "GET",
        _ => "POST",
    };
    let named: Vec<String> = parameters
        .0
        .iter()
        .filter(|(name, _)| name != "csrf")
        .map(|(name, value)| match SHOWN.contains(&name.as_str()) {
            true => format!("{name}={value}"),
            false => format!("{name}=…"),
        })
        .collect();
    let path = public_path(&request.path);
    if named.is_empty() {
        return format!("{method} {path}");
    }
    format!("{method} {path} ({})", named.join(", "))
}

/// A path without the secret that some links end in.
fn public_path(path: &str) -> String {
    let secret = ["/invite/", "/admin/link/", "/setup/", "/domain-proof/"];
    match secret.iter().find_map(|before| {
        let rest = path.strip_prefix(before)?;
        Some((before, rest.split_once('/').map_or("", |(_, after)| after)))
    }) {
        Some((before, "")) => format!("{before}…"),
        Some((before, after)) => format!("{before}…/{after}"),
        None => path.to_owned(),
    }
}

/// The status, and where it leads.
fn outcome(response: &Response) -> String {
    let status = response.status();
    match response.location() {
        Some(to) => {
            let to = to.split(['?', '#']).next().unwrap_or_default();
            format!("{status} to {}", public_path(to))
        }
        None => status.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::public_path;

    #[test]
    fn links_are_told_without_their_secret() {
        assert_eq!(public_path("/invite/abc"), "/invite/…");
        assert_eq!(public_path("/invite/abc/ask"), "/invite/…/ask");
        assert_eq!(public_path("/admin/link/abc"), "/admin/link/…");
        assert_eq!(public_path("/admin/guests/gst_1"), "/admin/guests/gst_1");
    }
}
