use super::Locale;
use icu_locale::{LanguageIdentifier, LocaleExpander};
use model::Language;

/// Who asks for which language, from the strongest wish to the weakest.
#[derive(Clone, Copy, Debug)]
pub struct Wishes<'a> {
    /// What the person chose in the language switch (a cookie).
    pub chosen: Option<&'a str>,
    /// `ui_locales` of the authorization request: tags separated by spaces (OIDC Core §3.1.2.1).
    pub ui_locales: Option<&'a str>,
    /// The language of whoever is signed in.
    pub profile: Option<Language>,
    /// The language of the invitation that is being accepted.
    pub invitation: Option<Language>,
    /// The `Accept-Language` header (RFC 9110 §12.5.4).
    pub accept_language: Option<&'a str>,
    /// The language in which the host writes to the partner.
    pub partner: Option<Language>,
    /// The installation's language.
    pub default: Option<Language>,
    /// The languages that the host offers.
    pub offered: &'a [Language],
    /// Whether the made-up languages of tests may be asked for.
    pub pseudo: bool,
}

impl Default for Wishes<'_> {
    /// Nobody wishes anything, and everything is offered.
    fn default() -> Self {
        Self {
            chosen: None,
            ui_locales: None,
            profile: None,
            invitation: None,
            accept_language: None,
            partner: None,
            default: None,
            offered: Language::ALL,
            pseudo: false,
        }
    }
}

/// The language to answer in: the first wish that we have texts for. What the host decided (invitation,
/// partner, default) is met whether it is offered or not.
#[must_use]
pub fn negotiate(wishes: &Wishes<'_>) -> Locale {
    let ui_locales = wishes.ui_locales.unwrap_or_default();
    let asked = wishes.chosen.into_iter();
    asked
        .chain(ui_locales.split_whitespace().take(16))
        .find_map(|tag| serve(wishes, tag))
        .or_else(|| wishes.profile.or(wishes.invitation).map(Locale::of))
        .or_else(|| {
            by_weight(wishes.accept_language?)
                .into_iter()
                .find_map(|tag| serve(wishes, tag))
        })
        .unwrap_or_else(|| Locale::of(wishes.partner.or(wishes.default).unwrap_or(Language::En)))
}

/// What a language switch was set to: a tag of the list, or a made-up one where those may be asked for.
#[must_use]
pub fn chosen(tag: &str, with_pseudo: bool) -> Option<Locale> {
    pseudo(tag)
        .filter(|_| with_pseudo)
        .or_else(|| tag.parse().ok().map(Locale::of))
}

/// The ranges of an `Accept-Language` header, wished-for ones first.
fn by_weight(header: &str) -> Vec<&str> {
    let mut ranges: Vec<(&str, f32)> = header
        .split(',')
        .take(32)
        .filter_map(|part| {
            let (range, parameter) = part.split_once(';').unwrap_or((part, ""));
            let weight = match parameter.trim().strip_prefix("q=") {
                Some(q) => q.parse().ok()?,
                None => 1.0,
            };
            (weight > 0.0).then_some((range.trim(), weight))
        })
        .collect();
    ranges.sort_by(|a, b| b.1.total_cmp(&a.1));
    ranges.into_iter().map(|(range, _)| range).collect()
}

fn serve(wishes: &Wishes<'_>, tag: &str) -> Option<Locale> {
    if let Some(made_up) = pseudo(tag).filter(|_| wishes.pseudo) {
        return Some(made_up);
    }
    resolve(tag)
        .filter(|wished| wishes.offered.contains(wished))
        .map(Locale::of)
}

/// The made-up language of tests that a tag names.
#[must_use]
pub(super) fn pseudo(tag: &str) -> Option<Locale> {
    [Locale::ACCENTED, Locale::MIRRORED]
        .into_iter()
        .find(|it| it.tag().eq_ignore_ascii_case(tag))
}

/// The language of the list that a tag means. Script is compared after likely-subtag expansion,
/// so `zh-TW` is traditional and `pt-PT` may read Brazilian Portuguese.
#[must_use]
pub(super) fn resolve(tag: &str) -> Option<Language> {
    let wished = expand(tag)?;
    Language::ALL.iter().copied().find(|language| {
        expand(language.as_str())
            .is_some_and(|ours| ours.language == wished.language && ours.script == wished.script)
    })
}

fn expand(tag: &str) -> Option<LanguageIdentifier> {
    let mut id: LanguageIdentifier = tag.trim().parse().ok()?;
    // Written Cantonese is not offered; its readers read traditional Chinese.
    if id.language.as_str() == "yue" {
        id = "zh-Hant-HK".parse().ok()?;
    }
    if id.language.is_unknown() {
        return None;
    }
    LocaleExpander::new_common().maximize(&mut id);
    Some(id)
}
