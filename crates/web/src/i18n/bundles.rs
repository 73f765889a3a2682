use super::pseudo;
use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle};
use model::Language;
use std::sync::LazyLock;

type Bundle = FluentBundle<FluentResource>;

macro_rules! files {
    ($tag:literal) => {
        &[
            include_str!(concat!("../../locales/", $tag, "/guest.ftl")),
            include_str!(concat!("../../locales/", $tag, "/mail.ftl")),
            include_str!(concat!("../../locales/", $tag, "/admin.ftl")),
            include_str!(concat!("../../locales/", $tag, "/errors.ftl")),
        ]
    };
}

/// The files of a language.
pub(super) const fn files(language: Language) -> &'static [&'static str] {
    match language {
        Language::En => files!("en"),
        Language::De => files!("de"),
        Language::Es => files!("es"),
        Language::Fr => files!("fr"),
        Language::It => files!("it"),
        Language::Ja => files!("ja"),
        Language::Ko => files!("ko"),
        Language::PtBr => files!("pt-BR"),
        Language::Ru => files!("ru"),
        Language::ZhHans => files!("zh-Hans"),
        Language::ZhHant => files!("zh-Hant"),
    }
}

/// In which voice texts speak: a language, or a made-up one that shows what a translation would break.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Voice {
    /// A language.
    Of(Language),
    /// English with accents, and longer.
    Accented,
    /// English written from right to left.
    Mirrored,
}

impl Voice {
    /// The language whose messages it speaks.
    pub(super) const fn language(self) -> Language {
        match self {
            Self::Of(language) => language,
            Self::Accented | Self::Mirrored => Language::En,
        }
    }
}

static BUNDLES: LazyLock<Vec<(Voice, Bundle)>> =
    LazyLock::new(|| load_all(Language::ALL.iter().copied().map(Voice::Of)));

/// Apart, since only tests ask for them.
static MADE_UP: LazyLock<Vec<(Voice, Bundle)>> =
    LazyLock::new(|| load_all([Voice::Accented, Voice::Mirrored].into_iter()));

fn load_all(voices: impl Iterator<Item = Voice>) -> Vec<(Voice, Bundle)> {
    voices.map(|voice| (voice, load(voice))).collect()
}

fn load(voice: Voice) -> Bundle {
    let language = voice.language();
    let tag = language.as_str().parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![tag]);
    // Isolation is ours: `<bdi>` in pages, nothing in mails and attributes.
    bundle.set_use_isolating(false);
    match voice {
        Voice::Of(_) => {}
        Voice::Accented => bundle.set_transform(Some(pseudo::accented)),
        Voice::Mirrored => bundle.set_transform(Some(pseudo::mirrored)),
    }
    for source in files(language) {
        // A file with a faulty entry keeps its other entries; the tests refuse such a file.
        let resource = match FluentResource::try_new((*source).to_owned()) {
            Ok(resource) => resource,
            Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// The text, in the voice or else in English. An unknown key shows itself in `⟦⟧`.
pub(super) fn format(voice: Voice, key: &str, args: Option<&FluentArgs<'_>>) -> String {
    [voice, Voice::Of(Language::En)]
        .into_iter()
        .find_map(|voice| format_in(voice, key, args))
        .unwrap_or_else(|| format!("⟦{key}⟧"))
}

fn format_in(voice: Voice, key: &str, args: Option<&FluentArgs<'_>>) -> Option<String> {
    let bundles = match voice {
        Voice::Of(_) => &BUNDLES,
        Voice::Accented | Voice::Mirrored => &MADE_UP,
    };
    let (_, bundle) = bundles.iter().find(|(of, _)| *of == voice)?;
    let pattern = bundle.get_message(key)?.value()?;
    let mut errors = Vec::new();
    let text = bundle
        .format_pattern(pattern, args, &mut errors)
        .into_owned();
    if !errors.is_empty() {
        tracing::warn!(
            key,
            language = voice.language().as_str(),
            "text lacks an argument"
        );
    }
    Some(text)
}
