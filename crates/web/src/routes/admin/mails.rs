//! Each mail as this host sends it, and one of them to one's own mailbox.

use super::{Answer, choice, done, settle};
use crate::{
    exchange::Exchange,
    http::Response,
    i18n::name_of,
    mail::{
        self, Rendered,
        samples::{SampleKind, sample},
    },
    pages::{
        admin::{Done, MailPreview, MailPreviewForm},
        guest::ErrorKind,
    },
};
use model::{Language, Mail};

/// What mails are styled with in the preview: pages of ours have no style of their own.
const STYLE: &str = "/admin/settings/mail.css";

/// The kind and language of two texts; an invitation in the reader's own language for none.
fn wanted(
    exchange: &Exchange<'_>,
    kind: Option<&str>,
    language: Option<&str>,
) -> Option<(SampleKind, Language)> {
    let kind = match kind {
        Some(text) => text.parse().ok()?,
        None => SampleKind::Invitation,
    };
    let language = match language {
        Some(text) => text.parse().ok()?,
        None => exchange.locale(None).language(),
    };
    Some((kind, language))
}

fn mail_of(
    exchange: &Exchange<'_>,
    (kind, language): (SampleKind, Language),
) -> Result<Mail, Response> {
    let to = (&exchange.by()?.email, language);
    Ok(sample(kind, to, exchange.settings(), exchange.now()))
}

fn example(
    exchange: &Exchange<'_>,
    which: (SampleKind, Language),
) -> Result<(Mail, Rendered), Response> {
    let mail = mail_of(exchange, which)?;
    let rendered = mail::render(&mail, exchange.settings()).map_err(|e| exchange.failure(&e))?;
    Ok((mail, rendered))
}

fn nothing(exchange: &Exchange<'_>) -> Response {
    exchange.error(404, ErrorKind::NotFound, None)
}

pub fn page(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let query = exchange.request.query_pairs();
        let (kind, language) = wanted(exchange, query.get("kind"), query.get("language"))
            .ok_or_else(|| nothing(exchange))?;
        let (mail, rendered) = example(exchange, (kind, language))?;
        let frame = exchange.frame();
        let settings = exchange.settings();
        let mut form = MailPreviewForm::default();
        form.kind.choices = SampleKind::ALL
            .iter()
            .map(|it| choice(it.as_str(), &frame.word("mail-kind", it), &[kind.as_str()]))
            .collect();
        form.language.choices = settings
            .languages
            .iter()
            .map(|it| choice(it.as_str(), name_of(*it), &[language.as_str()]))
            .collect();
        let head = ::admin::outgoing(settings, &mail, String::new(), exchange.now());
        let page = MailPreview {
            frame,
            form,
            kind,
            language: language.as_str(),
            from: match head.from {
                Some(from) => format!("{} · {from}", head.from_name),
                None => head.from_name,
            },
            subject: rendered.subject,
            text: rendered.text,
            to: exchange.by()?.email.to_string(),
        };
        Ok(Response::page(200, &page))
    })())
}

/// The HTML part, with its style and logo from where pages have theirs.
pub fn html(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let (kind, language) = (exchange.segment(0), exchange.segment(1));
        let which =
            wanted(exchange, Some(kind), Some(language)).ok_or_else(|| nothing(exchange))?;
        let (_, rendered) = example(exchange, which)?;
        let (before, _, after) = around_style(&rendered.html).ok_or_else(|| nothing(exchange))?;
        let mut html = format!("{before}<link rel=\"stylesheet\" href=\"{STYLE}\">{after}");
        if let Some(logo) = &exchange.frame().brand.logo {
            html = html.replace("cid:logo", logo);
        }
        Ok(Response::new(200, "text/html; charset=utf-8", html))
    })())
}

pub fn style(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let (_, rendered) = example(exchange, (SampleKind::Code, Language::En))?;
        let (_, style, _) = around_style(&rendered.html).ok_or_else(|| nothing(exchange))?;
        Ok(Response::new(200, "text/css; charset=utf-8", style))
    })())
}

/// A mail's HTML before, in and after its style.
fn around_style(html: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = html.split_once("<style>")?;
    let (style, after) = rest.split_once("</style>")?;
    Some((before, style, after))
}

pub fn send(exchange: &Exchange<'_>) -> Response {
    settle((|| -> Answer {
        let (kind, language) = (exchange.form.get("kind"), exchange.form.get("language"));
        let which = wanted(exchange, kind, language).ok_or_else(|| nothing(exchange))?;
        let mail = mail_of(exchange, which)?;
        ::admin::send_test(exchange.desk(), exchange.by()?, &mail)
            .map_err(|e| exchange.trouble(&e))?;
        Ok(done("/admin/settings/mail", Done::Mailed))
    })())
}
