use crate::{
    assets,
    http::Method,
    i18n::{Locale, Rich, Value, name_of},
    pages::admin::Done,
    routes,
};
use model::{ActorKind, Admin, At, Language, Particular, Particulars, Settings};

/// What every page needs around its content.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The host company's name.
    pub company: String,
    /// The reader's language.
    pub locale: Locale,
    /// The languages that the reader may switch to.
    pub languages: Vec<Language>,
    /// The CSRF value that every form of the page sends back as `csrf`.
    pub csrf: String,
    /// How the host looks.
    pub brand: Brand,
    /// Whom to call, in the host's words.
    pub support: Option<String>,
    /// How to reach the host (https or mailto).
    pub contact_url: Option<String>,
    /// The reference id of this request, shown on pages that report a problem.
    pub reference: Option<String>,
    /// Path and query of this page, for the way back from the language switch. It comes back as
    /// `return_to` of `POST /language` and is to be checked there: a path on our origin only.
    pub path: String,
    /// The signed-in admin; pages show nothing that they may not use.
    pub admin: Option<Admin>,
    /// What the admin has just done.
    pub done: Option<Done>,
    /// Why the admin's last wish was refused, as a sentence.
    pub refusal: Option<String>,
}

/// How the host looks, where it says so: paths of its own stylesheet and logo.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Brand {
    /// The stylesheet with the host's colour.
    pub css: Option<String>,
    /// The logo.
    pub logo: Option<String>,
}

impl Brand {
    /// What the settings say. The names change with what is behind them, so that browsers may keep it.
    #[must_use]
    pub fn of(settings: &Settings) -> Self {
        let logo = settings.logo.as_ref();
        let colour = settings.accent.map(|it| it.colour().to_string());
        let colour = colour.as_deref().map(|it| it.trim_start_matches('#'));
        let dressed = colour.is_some() || logo.is_some();
        let with = if logo.is_some() { "-logo" } else { "" };
        Self {
            css: dressed.then(|| format!("/brand/{}{with}.css", colour.unwrap_or("plain"))),
            logo: logo.map(|it| format!("/brand/{}.{}", it.mark, it.kind)),
        }
    }
}

/// One language of the switch.
pub struct LanguageChoice {
    /// Its BCP 47 tag.
    pub tag: &'static str,
    /// Its own name.
    pub name: &'static str,
    /// Whether the page is in it.
    pub current: bool,
}

impl Frame {
    /// Whether the reader may send a form to a path of ours. Pages that nobody signed in for say yes.
    #[must_use]
    pub fn may_post(&self, path: impl std::fmt::Display) -> bool {
        self.may(Method::Post, &path.to_string())
    }

    /// Whether the reader may open a path of ours.
    #[must_use]
    pub fn may_get(&self, path: impl std::fmt::Display) -> bool {
        self.may(Method::Get, &path.to_string())
    }

    /// The same of a path in three parts.
    #[must_use]
    pub fn may_post_at(&self, path: &str, id: &str, verb: &str) -> bool {
        self.may_post(format_args!("{path}{id}{verb}"))
    }

    /// The same of a path in three parts.
    #[must_use]
    pub fn may_get_at(&self, path: &str, id: &str, verb: &str) -> bool {
        self.may_get(format_args!("{path}{id}{verb}"))
    }

    fn may(&self, method: Method, path: &str) -> bool {
        let path = path.split(['?', '#']).next().unwrap_or(path);
        self.admin
            .as_ref()
            .is_none_or(|admin| routes::is_for(admin, method, path))
    }

    /// The name of the signed-in admin.
    #[must_use]
    pub fn admin_name(&self) -> Option<&str> {
        self.admin.as_ref().map(|admin| admin.name.as_str())
    }

    /// A text without arguments.
    #[must_use]
    pub fn t(&self, key: &str) -> String {
        self.locale.text(key)
    }

    /// A text with one argument, plain.
    #[must_use]
    pub fn t1(&self, key: &str, name: &str, value: impl Value) -> String {
        self.locale.with(key, &[(name, &value)])
    }

    /// A text for the body of a page; its arguments are added by [`Rich::arg`].
    #[must_use]
    pub fn rich(&self, key: &'static str) -> Rich {
        Rich::new(self.locale, key)
    }

    /// The word for a value of a closed list, for example `("guest-state", "active")`.
    #[must_use]
    pub fn word(&self, list: &str, value: impl std::fmt::Display) -> String {
        self.locale.text(&key_of(list, &value.to_string()))
    }

    /// The sentence for a code of a closed list with what it names, plain; and what was probably meant.
    #[must_use]
    pub fn said(&self, list: &str, code: &str, all: &Particulars) -> String {
        let said = self.locale.said(&key_of(list, code), all);
        match meant(all) {
            Some(meant) => format!("{said} {}", self.t1("row-meant", "suggestion", meant)),
            None => said,
        }
    }

    /// The same for the body of a page: one sentence for each code, and what was probably meant.
    #[must_use]
    pub fn rich_said(&self, list: &str, codes: &[&str], all: &Particulars) -> Vec<Rich> {
        let rich = |code: &&str| Rich::new(self.locale, key_of(list, code)).args(all);
        let meant = meant(all).map(|it| self.rich("row-meant").arg("suggestion", it));
        codes.iter().map(rich).chain(meant).collect()
    }

    /// Somebody who has no name here, by what they are.
    #[must_use]
    pub fn somebody(&self, kind: ActorKind) -> String {
        match kind {
            ActorKind::Admin => self.t("field-admin"),
            ActorKind::Guest => self.t("guest"),
            ActorKind::App => self.t("app"),
            _ => self.word("actor", kind),
        }
    }

    /// The sentence for a reason.
    #[must_use]
    pub fn reason(&self, reason: impl std::fmt::Display) -> String {
        self.word("reason", reason)
    }

    /// `23 Nov 2026`.
    #[must_use]
    pub fn day(&self, at: &At) -> String {
        self.locale.day(*at)
    }

    /// `23 Nov 2026, 09:31 UTC`.
    #[must_use]
    pub fn moment(&self, at: &At) -> String {
        self.locale.moment(*at)
    }

    /// `09:31:07 UTC`.
    #[must_use]
    pub fn time(&self, at: &At) -> String {
        self.locale.time(*at)
    }

    /// Path of the stylesheet.
    #[must_use]
    pub fn css(&self) -> String {
        assets::css_href()
    }

    /// Path of the passkey module.
    #[must_use]
    pub fn passkey_js(&self) -> String {
        assets::passkey_js_href()
    }

    /// `lang` of the page.
    #[must_use]
    pub const fn lang(&self) -> &'static str {
        self.locale.tag()
    }

    /// `dir` of the page.
    #[must_use]
    pub const fn dir(&self) -> &'static str {
        self.locale.direction()
    }

    /// The languages to switch to.
    #[must_use]
    pub fn languages(&self) -> Vec<LanguageChoice> {
        self.languages
            .iter()
            .map(|language| LanguageChoice {
                tag: language.as_str(),
                name: name_of(*language),
                current: *language == self.locale.language(),
            })
            .collect()
    }

    /// A link that somebody typed, or `#` unless it is https, http or mailto.
    #[must_use]
    pub fn href<'a>(&self, link: &'a str) -> &'a str {
        let known = ["https://", "http://", "mailto:", "/"]
            .iter()
            .any(|scheme| link.starts_with(scheme));
        if known && !link.starts_with("//") {
            link
        } else {
            "#"
        }
    }

    /// The address of a mailto link, else the link itself: what a person reads.
    #[must_use]
    pub fn link_text<'a>(&self, link: &'a str) -> &'a str {
        let plain = link.strip_prefix("mailto:").unwrap_or(link);
        plain.split('?').next().unwrap_or(plain)
    }

    /// The first letter or digit of a name, for the mark on its tile.
    #[must_use]
    pub fn initial(&self, name: &str) -> String {
        name.chars()
            .find(|c| c.is_alphanumeric())
            .map_or_else(|| "•".to_owned(), |c| c.to_uppercase().collect())
    }
}

/// The key of the text for a value of a closed list.
fn key_of(list: &str, value: &str) -> String {
    format!("{list}-{}", value.replace(['_', '.'], "-"))
}

fn meant(all: &Particulars) -> Option<&Particular> {
    all.get("suggestion")
}
