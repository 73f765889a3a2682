//! One request on its way through a handler.

use crate::{
    http::{self, CsrfToken, Notes, Pairs, Request, Response},
    i18n::{Locale, Wishes, negotiate},
    pages::{
        Brand, Frame,
        guest::{ErrorKind, ErrorPage},
    },
    site::Portal,
};
use model::{Admin, At, Language, Reach, Reason, Settings};
use oidc::session::SignedIn;
use std::{cell::OnceCell, sync::Arc};

/// A request, what the table found out about it, and what pages need.
pub struct Exchange<'a> {
    /// Everything behind the site.
    pub portal: &'a Portal,
    /// The request.
    pub request: &'a Request,
    /// The path segments that stand for `{}`.
    pub segments: Vec<String>,
    /// The pairs of the body, if it is a form.
    pub form: Pairs,
    /// The signed-in guest, on routes for guests.
    pub guest: Option<SignedIn>,
    /// The signed-in admin, on routes for admins.
    pub admin: Option<Admin>,
    /// The pattern of the route, for the log: a path may hold a token that lets somebody in.
    route: &'static str,
    /// What is noted for the log and figures.
    pub notes: Notes,
    csrf: CsrfToken,
    reference: String,
    settings: OnceCell<Arc<Settings>>,
}

impl<'a> Exchange<'a> {
    /// `route` is the pattern of the row, empty where there is none. `settings` are those of the moment where they were read already.
    pub(crate) fn new(
        portal: &'a Portal,
        request: &'a Request,
        (route, segments): (&'static str, Vec<String>),
        settings: Option<Arc<Settings>>,
    ) -> Self {
        let random = &*portal.oidc.random;
        let reference = reference(random);
        Self {
            portal,
            request,
            segments,
            form: request
                .form()
                .or_else(|| multipart_texts(request))
                .unwrap_or_default(),
            guest: None,
            admin: None,
            route,
            csrf: http::token(request, random),
            notes: Notes::of(route, &reference),
            reference,
            settings: settings.map_or_else(OnceCell::new, OnceCell::from),
        }
    }

    /// The settings of the moment; read at most once for a request.
    pub fn settings(&self) -> &Arc<Settings> {
        let portal = self.portal;
        self.settings
            .get_or_init(|| portal.live.now(&portal.desk.store))
    }

    /// The present instant.
    pub fn now(&self) -> At {
        self.portal.oidc.clock.now()
    }

    /// What the signed-in admin sees; everything where there is none.
    pub fn reach(&self) -> Reach {
        self.admin.as_ref().map(Admin::reach).unwrap_or_default()
    }

    /// A path segment as it was sent.
    pub fn segment(&self, n: usize) -> &str {
        self.segments.get(n).map_or("", String::as_str)
    }

    /// A path segment as an id; anything else finds nothing.
    pub fn id<K: model::Kind>(&self, n: usize) -> Option<model::Id<K>> {
        self.segments.get(n)?.parse().ok()
    }

    /// The certificate that the client proved to hold, as the proxy before us says (RFC 8705).
    pub fn certificate(&self) -> Option<oidc::Certificate> {
        let source = self.portal.certificates.as_ref()?;
        let from_proxy = self.request.peer.is_some_and(|peer| (source.trusts)(peer));
        if !from_proxy || self.request.header_count(&source.header) != 1 {
            return None;
        }
        oidc::Certificate::from_header(self.request.header(&source.header)?)
            .inspect_err(|error| tracing::warn!(%error, "the proxy handed on no certificate"))
            .ok()
    }

    /// The network that a request comes from, where more than a proxy is seen.
    pub fn network(&self) -> Option<String> {
        self.portal.network(self.request)
    }

    /// The reader's language.
    pub fn locale(&self, invitation: Option<Language>) -> Locale {
        let settings = self.settings();
        let query = self.request.query_pairs();
        // What an app asks for goes for the pages on the way back to it too.
        let waiting = query.get("continue_to").or(self.form.get("continue_to"));
        let asked = waiting
            .and_then(|path| path.split_once('?'))
            .map(|(_, query)| http::Pairs::parse(query.as_bytes()));
        let ui_locales = query.get("ui_locales");
        negotiate(&Wishes {
            chosen: self.request.cookie(http::LANGUAGE),
            ui_locales: ui_locales.or(asked.as_ref().and_then(|asked| asked.get("ui_locales"))),
            profile: self.guest.as_ref().map(|it| it.guest.language),
            invitation,
            accept_language: self.request.header("accept-language"),
            partner: None,
            default: Some(settings.language),
            offered: &settings.languages,
            pseudo: settings.pseudo_languages,
        })
    }

    /// What stands around every page.
    pub fn frame(&self) -> Frame {
        self.frame_in(None)
    }

    /// The same, in an invitation's language unless the reader chose another.
    pub fn frame_in(&self, invitation: Option<Language>) -> Frame {
        let settings = self.settings();
        let query = if self.request.query.is_empty() {
            String::new()
        } else {
            format!("?{}", self.request.query)
        };
        Frame {
            company: settings.company.clone(),
            locale: self.locale(invitation),
            languages: settings.languages.clone(),
            csrf: self.csrf.secret.expose().to_owned(),
            brand: Brand::of(settings),
            support: settings.support.clone(),
            contact_url: settings.contact_url.clone(),
            reference: Some(self.reference.clone()),
            path: format!("{}{query}", self.request.path),
            admin: self.admin.clone(),
            done: self
                .request
                .query_pairs()
                .get("done")
                .and_then(|done| done.parse().ok()),
            refusal: None,
        }
    }

    /// A page about an error; the reference stands on it and in the log.
    pub fn error(&self, status: u16, kind: ErrorKind, reason: Option<Reason>) -> Response {
        let code = reason.map_or(kind.as_str(), Reason::as_str);
        reason.inspect(|reason| self.notes.refused(*reason));
        tracing::warn!(reference = %self.reference, route = self.route, status, reason = code, "refused");
        Response::page(
            status,
            &ErrorPage {
                frame: self.frame(),
                kind,
                reason,
                at: self.now(),
            },
        )
    }

    /// A page for a failure of ours; the cause goes to the log only.
    pub fn failure(&self, error: &dyn std::fmt::Display) -> Response {
        tracing::error!(reference = %self.reference, route = self.route, %error, "failed");
        if admin::database_was_away() {
            return self.error(503, ErrorKind::Busy, None);
        }
        self.error(500, ErrorKind::Internal, None)
    }

    /// The reference that stands on this request's pages and log lines.
    pub fn reference(&self) -> &str {
        &self.reference
    }

    /// Sets the CSRF cookie where a page with forms went to a browser without one, and says what was noted.
    pub(crate) fn finish(&self, response: Response) -> Response {
        // Whatever was refused then was not found out (F05).
        let response = match response.status() {
            400.. if admin::database_was_away() => unsaid(response),
            _ => response,
        };
        let response = response.telling(self.notes.told());
        if self.csrf.fresh && response.is_html() {
            response.cookie(http::make(http::CSRF, &self.csrf.secret, None))
        } else {
            response
        }
    }
}

/// A refusal while the database was away: it says that one should come again, and no more.
fn unsaid(response: Response) -> Response {
    let response = match response.is_json() {
        true => Response::error_json(503, "temporarily_unavailable", "try again in a moment"),
        false => response,
    };
    response.later()
}

/// Six characters that are easy to read out, `7K2-9QD`: no vowels, no look-alikes.
fn reference(random: &dyn model::Random) -> String {
    const ALPHABET: &[u8; 28] = b"23456789BCDFGHJKLMNPQRSTVWXZ";
    let mut bytes = [0_u8; 6];
    random.fill(&mut bytes);
    let mut text: String = bytes
        .iter()
        .filter_map(|b| ALPHABET.get(usize::from(*b) % ALPHABET.len()))
        .map(|b| char::from(*b))
        .collect();
    text.insert(3, '-');
    text
}

/// The short text fields of a form with a file, such as the CSRF value.
fn multipart_texts(request: &Request) -> Option<Pairs> {
    let parts = request.parts.as_ref()?.iter();
    let short = parts.filter(|part| part.content.len() <= 1024);
    let text = |content: &[u8]| String::from_utf8(content.to_vec()).ok();
    Some(Pairs(
        short
            .filter_map(|part| Some((part.name.clone(), text(&part.content)?)))
            .collect(),
    ))
}
