//! Mails to admins about what they are to look at without having asked.

use super::{Host, Rendered, Say, Words, one_line};
use crate::i18n::Locale;
use askama::Template;
use model::AlertKind;

#[derive(Template)]
#[template(path = "mail/alert.html")]
struct AlertHtml<'a> {
    locale: Locale,
    company: Host<'a>,
    subject: &'a str,
    partner: &'a str,
    text: &'a str,
    notes: &'a [String],
    link: &'a str,
}

say!(AlertHtml);

/// What happened, in one line and in a paragraph.
pub(crate) fn alert_words(
    t: Locale,
    alert: AlertKind,
    (partner, about): (&str, &str),
) -> (String, String) {
    let key = format!("alert-{}", alert.as_str().replace('_', "-"));
    let (partner, about) = (one_line(partner), one_line(about));
    let values: [(&str, &dyn crate::i18n::Value); 2] = [("partner", &partner), ("about", &about)];
    (
        t.with(&key, &values),
        t.with(&format!("{key}-text"), &values),
    )
}

impl Words<'_> {
    pub(super) fn alert(
        &self,
        alert: AlertKind,
        (partner, about): (&str, &str),
        note: &str,
        link: &str,
    ) -> Result<Rendered, askama::Error> {
        let t = self.locale;
        let (subject, text) = alert_words(t, alert, (partner, about));
        let notes: Vec<String> = match alert {
            AlertKind::ConnectionHeld => note
                .split(',')
                .filter(|drift| !drift.is_empty())
                .map(|drift| t.text(&format!("drift-{drift}")))
                .collect(),
            _ if note.is_empty() => Vec::new(),
            _ => vec![one_line(note)],
        };
        let mut paragraphs = vec![self.hello(""), text.clone()];
        paragraphs.extend(notes.iter().cloned());
        paragraphs.push(t.text("mail-alert-link") + "\n" + link);
        self.finish(&subject, paragraphs, |subject| {
            AlertHtml {
                locale: t,
                company: self.company,
                subject,
                partner,
                text: &text,
                notes: &notes,
                link,
            }
            .render()
        })
    }
}
