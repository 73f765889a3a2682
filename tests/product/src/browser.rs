use std::collections::BTreeMap;
use ureq::http::{self, HeaderMap};

/// What came back.
pub struct Answer {
    /// The status code.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body; bytes that are no text become replacement characters.
    pub body: String,
}

impl Answer {
    /// A header's value, the first one.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|v| v.to_str().ok())
    }

    /// Where a redirect goes; empty without one.
    #[must_use]
    pub fn location(&self) -> &str {
        self.header("location").unwrap_or_default()
    }

    /// A parameter of the address a redirect goes to.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<String> {
        let (_, query) = self.location().split_once('?')?;
        url::form_urlencoded::parse(query.as_bytes())
            .find(|(n, _)| n == name)
            .map(|(_, value)| value.into_owned())
    }

    /// The body as JSON.
    ///
    /// # Panics
    /// When it is none.
    #[must_use]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body)
            .unwrap_or_else(|e| panic!("no JSON ({e}): {} {}", self.status, self.body))
    }

    /// A text member of the JSON body.
    ///
    /// # Panics
    /// When there is none.
    #[must_use]
    pub fn text(&self, name: &str) -> String {
        match self.json().get(name).and_then(serde_json::Value::as_str) {
            Some(text) => text.to_owned(),
            None => panic!("no {name}: {} {}", self.status, self.body),
        }
    }
}

/// Keeps cookies, follows nothing, shows nothing.
pub struct Browser {
    address: String,
    host: String,
    agent: ureq::Agent,
    cookies: BTreeMap<String, String>,
}

impl Browser {
    /// For the listener at `address`, which calls itself `host`.
    #[must_use]
    pub fn new(address: std::net::SocketAddr, host: &str) -> Self {
        let config = ureq::config::Config::builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .build();
        Self {
            address: format!("http://{address}"),
            host: host.to_owned(),
            agent: ureq::Agent::new_with_config(config),
            cookies: BTreeMap::new(),
        }
    }

    /// Puts a cookie into the jar, or takes it out when the value is empty.
    pub fn set_cookie(&mut self, name: &str, value: &str) {
        if value.is_empty() {
            self.cookies.remove(name);
        } else {
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
    }

    /// The value of a cookie.
    #[must_use]
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }

    /// GET.
    pub fn get(&mut self, path: &str) -> Answer {
        self.send("GET", path, &[], "")
    }

    /// POST of a form as one of our pages would send it, with the CSRF field.
    pub fn post(&mut self, path: &str, form: &[(&str, &str)]) -> Answer {
        let csrf = self.csrf();
        let mut form = form.to_vec();
        form.push(("csrf", &csrf));
        self.post_bare(path, &form)
    }

    fn csrf(&mut self) -> String {
        if self.cookie(web::http::CSRF).is_none() {
            self.get("/signed-out");
        }
        self.cookie(web::http::CSRF).unwrap_or_default().to_owned()
    }

    /// POST of a form with a place for a file (RFC 7578), with the CSRF field.
    pub fn post_multipart(&mut self, path: &str, form: &[(&str, &str)]) -> Answer {
        const BOUNDARY: &str = "a-line-that-no-field-holds";
        let csrf = self.csrf();
        let mut body = String::new();
        for (name, value) in form.iter().chain([&("csrf", csrf.as_str())]) {
            body.push_str(&format!(
                "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            ));
        }
        body.push_str(&format!("--{BOUNDARY}--\r\n"));
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        self.send("POST", path, &[("content-type", &kind)], &body)
    }

    /// POST of a form as it is.
    pub fn post_bare(&mut self, path: &str, form: &[(&str, &str)]) -> Answer {
        let body = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(form)
            .finish();
        self.post_form(path, &body)
    }

    /// POST of an encoded form as it is.
    pub fn post_form(&mut self, path: &str, body: &str) -> Answer {
        let kind = ("content-type", "application/x-www-form-urlencoded");
        self.send("POST", path, &[kind], body)
    }

    /// Any request. A `host` among the headers replaces the right one.
    ///
    /// # Panics
    /// When nothing answers.
    pub fn send(
        &mut self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Answer {
        let mut request = http::Request::builder()
            .method(method)
            .uri(format!("{}{path}", self.address));
        if !headers.iter().any(|(name, _)| *name == "host") {
            request = request.header("host", &self.host);
        }
        if !self.cookies.is_empty() {
            let jar: Vec<String> = self
                .cookies
                .iter()
                .map(|(n, v)| format!("{n}={v}"))
                .collect();
            request = request.header("cookie", jar.join("; "));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(body.as_bytes().to_vec()).expect("a request");
        let response = self
            .agent
            .run(request)
            .unwrap_or_else(|e| panic!("{method} {path}: {e}"));
        let (parts, mut body) = response.into_parts();
        self.keep_cookies(&parts.headers);
        let body = body.read_to_vec().expect("a body");
        Answer {
            status: parts.status.as_u16(),
            headers: parts.headers,
            body: String::from_utf8_lossy(&body).into_owned(),
        }
    }

    fn keep_cookies(&mut self, headers: &HeaderMap) {
        for cookie in headers.get_all("set-cookie") {
            let text = cookie.to_str().unwrap();
            let (name, rest) = text.split_once('=').unwrap();
            let value = rest.split(';').next().unwrap();
            let (name, value) = (name.to_owned(), value.to_owned());
            self.set_cookie(&name, &value);
        }
    }
}
