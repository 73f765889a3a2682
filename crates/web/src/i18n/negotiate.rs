use super::Locale;
use icu_locale::{LanguageIdentifier, LocaleExpander};
use model::Language;

/// Who asks for which language, from the strongest wish to the weakest.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wishes<'a> {
    /// What the person chose in the language switch (a cookie).
    pub chosen: Option<&'a str>,
    /// `ui_locales` of the authorization request: tags separated by spaces (OIDC Core §3.1.2.1).
    pub ui_locales: Option<&'a str>,
    /// The language of the invitation that is being accepted.
    pub invitation: Option<Language>,
    /// The `Accept-Language` header (RFC 9110 §12.5.4).
    pub accept_language: Option<&'a str>,
    /// The installation's language.
    pub default: Option<Language>,
}

/// The language to answer in: the first wish that we have texts for.
#[must_use]
pub fn negotiate(wishes: &Wishes<'_>) -> Locale {
    let invited = wishes.invitation.map(Language::as_str);
    wishes
        .chosen
        .into_iter()
        .chain(
            wishes
                .ui_locales
                .unwrap_or_default()
                .split_whitespace()
                .take(16),
        )
        .chain(invited)
        .find_map(serve)
        .or_else(|| {
            by_weight(wishes.accept_language?)
                .into_iter()
                .find_map(serve)
        })
        .unwrap_or_else(|| Locale::of(wishes.default.unwrap_or(Language::En)))
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

fn serve(tag: &str) -> Option<Locale> {
    let wished = resolve(tag)?;
    Locale::available()
        .contains(&wished)
        .then(|| Locale::of(wished))
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
