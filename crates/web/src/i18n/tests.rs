use super::{Locale, Wishes, bundles, negotiate, negotiate::resolve};
use model::{At, EventName, Language, Reason};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

/// Message → arguments, of every file of a language.
fn messages(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let mut all = BTreeMap::new();
    for file in bundles::files(language) {
        let resource = fluent_bundle::FluentResource::try_new((*file).to_owned());
        assert!(resource.is_ok(), "{language}: {:?}", resource.err());
        let mut key = String::new();
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            let starts = line.starts_with(|c: char| c.is_ascii_lowercase());
            if let Some((name, _)) = line.split_once(" =").filter(|_| starts) {
                key = name.to_owned();
                let before = all.insert(key.clone(), BTreeSet::new());
                assert!(before.is_none(), "{language}: {key} twice");
            }
            for part in line.split('$').skip(1) {
                let end = part.find(|c: char| !c.is_ascii_alphanumeric());
                let name = part[..end.unwrap_or(part.len())].to_owned();
                all.get_mut(&key).unwrap().insert(name);
            }
        }
    }
    all
}

#[test]
fn all_languages_have_the_same_messages_with_the_same_arguments() {
    let english = messages(Language::En);
    for language in Language::ALL.iter().copied() {
        let theirs = messages(language);
        for (key, arguments) in &english {
            assert_eq!(theirs.get(key), Some(arguments), "{language}: {key}");
        }
        assert_eq!(english.len(), theirs.len(), "{language}");
    }
}

#[test]
fn messages_are_text_without_markup() {
    for language in Language::ALL.iter().copied() {
        for file in bundles::files(language) {
            assert!(!file.contains('<'), "{language}");
        }
    }
}

fn sources(folder: &Path, all: &mut String) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, all);
        } else if !path.ends_with("tests.rs") {
            all.push_str(&std::fs::read_to_string(path).unwrap());
        }
    }
}

/// A list, a code of it, and what the code's text names.
type Said = (&'static str, &'static str, &'static [&'static str]);

/// By which pages say why a file or a wish was refused.
fn refused() -> Vec<Said> {
    use ::admin::{DomainFault, Refusal, UrlFault, csv::FileFault, settings::LogoFault};
    let mut all: Vec<Said> = Vec::new();
    all.extend(FileFault::CODES.map(|(code, named)| ("file-fault", code, named)));
    all.extend(Refusal::SAID.map(|(code, named)| ("refusal", code, named)));
    all.extend(model::SettingFault::CODES.map(|(code, named)| ("setting-fault", code, named)));
    all.extend(DomainFault::ALL.map(|it| ("domain-fault", it.code(), &["given"][..])));
    all.extend(UrlFault::ALL.map(|it| ("url-fault", it.code(), &["given"][..])));
    all.extend(LogoFault::ALL.map(|it| ("logo-fault", it.code(), &[][..])));
    all
}

/// Keys that are put together from a list's name and a value: see `Frame::word`.
fn listed() -> BTreeSet<String> {
    use crate::pages::{Problem, admin, guest};
    let mut keys = BTreeSet::new();
    let mut list = |name: &str, values: Vec<&str>| {
        for value in values {
            keys.insert(format!("{name}-{}", value.replace(['_', '.'], "-")));
        }
    };
    macro_rules! lists {
        ($($name:literal: $kind:ty),+ $(,)?) => {$(
            list($name, <$kind>::ALL.iter().map(|value| value.as_str()).collect());
        )+};
    }
    lists!("reason": Reason, "fact": Reason, "stream": model::StreamStatus, "stream": model::SignalDelivery, "event": EventName, "problem": Problem,
        "nav": admin::Section, "terms-state": model::TermsState, "mail-kind": crate::mail::samples::SampleKind, "done": admin::Done, "delivery": admin::Delivery, "receipt": model::ReceiptKind, "standing": ::admin::confidence::Standing, "confirmed-through": ::admin::confidence::Through, "removal": ::admin::bulk::RowCode,
        "change": ::admin::bulk_change::ChangeCode, "bulk-act": admin::BulkAct, "actor": model::ActorKind, "key": admin::KeyState,
        "row": admin::RowResult, "row-code": ::admin::RowCode, "import-step": model::ImportStep, "error-title": guest::ErrorKind, "error-text": guest::ErrorKind,
        "guest-state": model::GuestState, "partner-state": model::PartnerState,
        "assignee": model::AssigneeKind, "invitation-state": model::InvitationState,
        "drift": model::Drift, "alert": model::AlertKind, "shape": model::SubjectShape, "admin-role": model::AdminRole, "directory-subject": model::ScimSubject, "freeze": model::FreezeReason, "frozen": model::FreezeReason, "mail-factor": model::FactorChange, "domain-state": model::DomainState, "setup-state": model::SetupState,
        "effect": ::admin::Effect, "remedy": ::admin::Remedy, "rekey-fault": ::admin::rekey::RekeyFault, "template": model::ProviderTemplate,
        "setup-guide": model::ProviderTemplate, "document": oidc::preview::Document, "claim-source": oidc::preview::Source, "check": oidc::tryout::Check, "request-kind": model::RequestKind, "me-why": model::AssigneeKind, "mail-access-asked": model::RequestKind);
    for alert in model::AlertKind::ALL {
        list("alert", vec![&format!("{alert}-text")]);
    }
    list("issuer-fault", ::admin::IssuerFault::CODES.to_vec());
    list("discovery-fault", broker::DiscoveryFault::CODES.to_vec());
    for (name, code, _) in refused() {
        list(name, vec![code]);
    }
    for with in model::OtherAccount::ALL {
        list(
            "mail",
            vec![&format!("{with}-subject"), &format!("{with}-text")],
        );
    }
    for said in model::GuestWord::ALL {
        list(
            "mail-said",
            vec![&format!("{said}-subject"), &format!("{said}-text")],
        );
    }
    list("setup", vec!["yes", "no"]);
    list(
        "auth",
        vec!["client_secret_basic", "client_secret_post", "none"],
    );
    list("preset", vec!["web", "spa", "native"]);
    list(
        "auth-method",
        vec!["client_secret", "private_key_jwt", "none"],
    );
    list("invitation-state", vec!["expired"]);
    list("app-scope", vec!["any", "only"]);
    list(
        "condition",
        vec![
            "guest",
            "partner",
            "app",
            "contract",
            "session",
            "confirmation",
            "mfa",
            "terms",
            "assignment",
        ],
    );
    list(
        "count",
        vec![
            "guests-active",
            "guests-invited",
            "guests-suspended",
            "guests-frozen",
            "partners",
            "apps",
            "deliveries-waiting",
            "deliveries-dead",
            "unconfirmed",
            "orphans",
            "ending",
            "mails",
        ],
    );
    for what in admin::Confirm::WHAT {
        list(
            "confirm",
            vec![
                &format!("{what}-title"),
                &format!("{what}-text"),
                &format!("{what}-go"),
            ],
        );
    }
    keys
}

#[test]
fn every_message_is_used_and_every_used_one_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut text = String::new();
    sources(&root.join("templates"), &mut text);
    sources(&root.join("src"), &mut text);
    let english = messages(Language::En);
    let listed = listed();
    for key in english.keys() {
        let used = listed.contains(key) || text.contains(&format!("\"{key}\""));
        assert!(used, "unused: {key}");
    }
    for key in &listed {
        assert!(english.contains_key(key), "missing: {key}");
    }
    for call in ["t(\"", "t1(\"", "rich(\"", "text(\"", "with(\"", "say(\""] {
        for part in text.split(&format!(".{call}")).skip(1) {
            let key = part.split('"').next().unwrap();
            // The samples' maker has a `text` too, and `"…-"` begins a key put together.
            let is_key =
                key.contains('-') && key.chars().all(|c| c.is_ascii_lowercase() || c == '-');
            let is_sample = call == "text(\"" && !english.contains_key(key);
            assert!(
                !is_key || is_sample || english.contains_key(key),
                "missing: {key}"
            );
        }
    }
}

#[test]
fn templates_give_each_sentence_its_arguments() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut text = String::new();
    sources(&root.join("templates"), &mut text);
    let english = messages(Language::En);
    let mut seen = 0;
    for call in [".rich(\"", ".say(\""] {
        for part in text.split(call).skip(1) {
            let (key, rest) = part.split_once('"').unwrap();
            let expression = rest.split("}}").next().unwrap();
            let given: BTreeSet<String> = expression
                .split(".arg(\"")
                .skip(1)
                .map(|argument| argument.split('"').next().unwrap().to_owned())
                .collect();
            assert_eq!(english.get(key), Some(&given), "{key}");
            seen += 1;
        }
    }
    assert!(seen > 30, "{seen}");
}

/// `t.with("key", &[("name", …), …])` and `frame.t1("key", "name", …)`, in code and templates.
#[test]
fn code_gives_each_text_its_arguments() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut text = String::new();
    sources(&root.join("templates"), &mut text);
    sources(&root.join("src"), &mut text);
    let english = messages(Language::En);
    let mut seen = 0;
    for part in text.split(".with(").skip(1) {
        let Some((key, rest)) = first_literal(part) else {
            continue;
        };
        let Some(list) = rest.trim_start_matches([',', ' ', '\n']).strip_prefix("&[") else {
            continue;
        };
        let list = list.split(']').next().unwrap();
        let given: BTreeSet<String> = list
            .split("(\"")
            .skip(1)
            .map(|argument| argument.split('"').next().unwrap().to_owned())
            .collect();
        assert_eq!(english.get(key), Some(&given), "{key}");
        seen += 1;
    }
    for part in text.split(".t1(").skip(1) {
        let Some((key, rest)) = first_literal(part) else {
            continue;
        };
        let Some((name, _)) = first_literal(rest.trim_start_matches([',', ' ', '\n'])) else {
            continue;
        };
        let given = BTreeSet::from([name.to_owned()]);
        assert_eq!(english.get(key), Some(&given), "{key}");
        seen += 1;
    }
    assert!(seen > 60, "{seen}");
}

/// Texts of codes, which get what `admin` names for each.
#[test]
fn texts_about_rows_files_and_refusals_name_what_their_codes_do() {
    let english = messages(Language::En);
    let rows = ::admin::RowCode::ALL.iter();
    let rows = rows.map(|code| ("row-code", code.as_str(), code.named()));
    for (list, code, named) in rows.chain(refused()) {
        let key = format!("{list}-{}", code.replace('_', "-"));
        let named: BTreeSet<String> = named.iter().map(|it| (*it).to_owned()).collect();
        assert_eq!(english.get(&key), Some(&named), "{key}");
    }
}

/// The string literal that a list of arguments begins with, and what follows it.
fn first_literal(arguments: &str) -> Option<(&str, &str)> {
    arguments.trim_start().strip_prefix('"')?.split_once('"')
}

#[test]
fn likely_subtags_decide_the_script() {
    for (tag, language) in [
        ("zh-TW", Some(Language::ZhHant)),
        ("zh-HK", Some(Language::ZhHant)),
        ("zh-MO", Some(Language::ZhHant)),
        ("yue", Some(Language::ZhHant)),
        ("zh", Some(Language::ZhHans)),
        ("zh-SG", Some(Language::ZhHans)),
        ("zh-HANS", Some(Language::ZhHans)),
        ("zh-CN", Some(Language::ZhHans)),
        ("ja-JP", Some(Language::Ja)),
        ("ko-KR", Some(Language::Ko)),
        ("pt-PT", Some(Language::PtBr)),
        ("pt-br", Some(Language::PtBr)),
        ("de-AT", Some(Language::De)),
        ("es-419", Some(Language::Es)),
        ("en-GB", Some(Language::En)),
        ("ar", None),
        ("*", None),
        ("und", None),
        ("not a tag", None),
    ] {
        assert_eq!(resolve(tag), language, "{tag}");
    }
}

#[test]
fn the_strongest_wish_that_can_be_met_decides() {
    let wishes = Wishes {
        chosen: Some("de"),
        ui_locales: Some("en"),
        invitation: Some(Language::En),
        accept_language: Some("en"),
        default: Some(Language::En),
        ..Wishes::default()
    };
    let language = |wishes: &Wishes<'_>| negotiate(wishes).language();
    assert_eq!(language(&wishes), Language::De);
    let wishes = Wishes {
        chosen: Some("tlh"),
        ui_locales: Some("sv nb de-CH en"),
        ..wishes
    };
    assert_eq!(language(&wishes), Language::De);
    let wishes = Wishes {
        chosen: None,
        ui_locales: None,
        invitation: Some(Language::De),
        ..wishes
    };
    assert_eq!(language(&wishes), Language::De);
    let wishes = Wishes {
        invitation: None,
        accept_language: Some("en;q=0.5, sv, de-AT;q=0.9, *;q=0.1"),
        ..wishes
    };
    assert_eq!(language(&wishes), Language::De);
    let wishes = Wishes {
        accept_language: Some("de;q=0, sv;q=broken"),
        default: Some(Language::De),
        ..wishes
    };
    assert_eq!(language(&wishes), Language::De);
    assert_eq!(language(&Wishes::default()), Language::En);
    let wishes = Wishes {
        partner: Some(Language::De),
        default: Some(Language::En),
        ..wishes
    };
    assert_eq!(language(&wishes), Language::De);
    let wishes = Wishes {
        profile: Some(Language::En),
        invitation: Some(Language::De),
        ..wishes
    };
    assert_eq!(language(&wishes), Language::En);
}

#[test]
fn only_what_is_offered_can_be_asked_for_and_what_was_decided_here_is_met_all_the_same() {
    let wishes = Wishes {
        chosen: Some("de"),
        ui_locales: Some("de"),
        accept_language: Some("de"),
        offered: &[Language::En],
        ..Wishes::default()
    };
    assert_eq!(negotiate(&wishes).tag(), "en");
    let invited = Wishes {
        invitation: Some(Language::De),
        ..wishes
    };
    assert_eq!(negotiate(&invited).tag(), "de");
}

#[test]
fn the_made_up_languages_are_for_tests_alone() {
    let asked = |pseudo: bool| {
        let wishes = Wishes {
            ui_locales: Some("ar-xb"),
            chosen: Some("EN-XA").filter(|_| !pseudo),
            pseudo,
            ..Wishes::default()
        };
        negotiate(&wishes)
    };
    assert_eq!(asked(false).tag(), "en");
    assert_eq!(
        (asked(true).tag(), asked(true).direction()),
        ("ar-XB", "rtl")
    );
    assert!(!Language::ALL.iter().any(|it| it.as_str().contains('X')));
    let english = Locale::of(Language::En).text("what-you-can-do");
    let longer = Locale::ACCENTED.text("what-you-can-do");
    let (least, most) = (english.chars().count() * 13, english.chars().count() * 16);
    let length = longer.chars().count() * 10;
    assert!((least..=most).contains(&length), "{longer}");
    assert!(!longer.contains("What"), "{longer}");
    let named = Locale::ACCENTED.with("contact-person", &[("name", &"Mia")]);
    assert!(named.contains("Mia"), "{named}");
    let mirrored = Locale::MIRRORED.text("what-you-can-do");
    assert!(
        mirrored.starts_with("\u{202e}What\u{202c} "),
        "{mirrored:?}"
    );
}

#[test]
fn a_language_without_files_speaks_english() {
    for language in Language::ALL.iter().copied() {
        let locale = Locale::of(language);
        assert_eq!(locale.tag(), language.as_str());
        assert_eq!(locale.text("no-such-key"), "⟦no-such-key⟧");
    }
}

#[test]
fn browsers_of_east_asia_get_their_own_script() {
    for (tag, language) in [
        ("ja-JP", Language::Ja),
        ("ko-KR", Language::Ko),
        ("zh-CN", Language::ZhHans),
        ("zh-SG", Language::ZhHans),
        ("zh-TW", Language::ZhHant),
        ("zh-HK", Language::ZhHant),
        ("zh-MO", Language::ZhHant),
        ("zh-Hant-CN", Language::ZhHant),
    ] {
        let header = format!("sv, {tag};q=0.9, en;q=0.5");
        let asked = Wishes {
            accept_language: Some(&header),
            ..Wishes::default()
        };
        let app = Wishes {
            ui_locales: Some(tag),
            accept_language: Some("en"),
            ..Wishes::default()
        };
        for wishes in [asked, app] {
            assert_eq!(negotiate(&wishes).language(), language, "{tag}");
        }
        assert_eq!(negotiate(&asked).tag(), language.as_str());
    }
}

#[test]
fn no_language_lacks_a_text() {
    let english = messages(Language::En);
    for language in Language::ALL.iter().copied() {
        for key in english.keys() {
            assert!(
                !Locale::of(language).text(key).contains('⟦'),
                "{language}: {key}"
            );
        }
    }
}

/// Every language of the list, whether it has texts yet or not.
#[test]
fn every_language_writes_dates_with_a_named_month_and_the_zone() {
    let at = At::parse("2026-03-01T09:31:07Z").unwrap();
    let written: Vec<String> = Language::ALL
        .iter()
        .map(|language| super::dates::moment(*language, at))
        .collect();
    assert_eq!(written, WRITTEN);
}

const WRITTEN: [&str; 11] = [
    "1 Mar 2026, 09:31 UTC",
    "1. März 2026 um 09:31 UTC",
    "1 de marzo de 2026 a las 09:31 UTC",
    "1 mars 2026 à 09:31 UTC",
    "1 marzo 2026 alle ore 09:31 UTC",
    "2026年3月1日 9:31 UTC",
    "2026년 3월 1일 오전 9:31 UTC",
    "1 de março de 2026 às 09:31 UTC",
    "1 марта 2026\u{202f}г. в 09:31 UTC",
    "2026年3月1日 09:31 UTC",
    "2026年3月1日 上午9:31 UTC",
];

#[test]
fn instants_are_written_as_the_language_does() {
    let at = At::parse("2026-03-01T09:31:07Z").unwrap();
    assert_eq!(Locale::of(Language::En).moment(at), "1 Mar 2026, 09:31 UTC");
    assert_eq!(Locale::of(Language::De).day(at), "1. März 2026");
    assert_eq!(Locale::of(Language::Ja).moment(at), "2026年3月1日 9:31 UTC");
    assert_eq!(Locale::of(Language::Ko).day(at), "2026년 3월 1일");
    for chinese in [Language::ZhHans, Language::ZhHant] {
        assert_eq!(Locale::of(chinese).day(at), "2026年3月1日");
    }
    assert_eq!(Locale::of(Language::It).day(at), "1 marzo 2026");
    assert_eq!(Locale::of(Language::Ru).day(at), "1 марта 2026\u{202f}г.");
    assert_eq!(Locale::of(Language::Fr).day(at), "1 mars 2026");
    assert_eq!(Locale::of(Language::Es).day(at), "1 de marzo de 2026");
    assert_eq!(Locale::of(Language::PtBr).day(at), "1 de março de 2026");
    assert_eq!(Locale::of(Language::En).time(at), "09:31:07 UTC");
}

#[test]
fn numbers_choose_the_plural_and_names_are_isolated_in_html_only() {
    let en = Locale::of(Language::En);
    let title = |count: usize| {
        en.with(
            "invite-title",
            &[("company", &"Contoso"), ("count", &count)],
        )
    };
    assert_eq!(title(0), "Contoso invites you");
    assert_eq!(title(1), "Contoso invites you to 1 app");
    assert_eq!(title(12), "Contoso invites you to 12 apps");
    let guests = |count: usize| Locale::of(Language::Ru).with("guest-count", &[("count", &count)]);
    assert_eq!(
        [1, 3, 12, 21].map(guests),
        ["1 гость", "3 гостя", "12 гостей", "21 гость"]
    );
    let hostile = "\u{2069}<b>\u{2068}Mia";
    assert_eq!(
        super::Rich::new(en, "contact-person")
            .arg("name", hostile)
            .to_string(),
        "Contact <bdi>&lt;b&gt;Mia</bdi>"
    );
}

#[test]
fn nothing_is_one_thing_in_french_and_portuguese() {
    for (language, none, many) in [
        (Language::Fr, "0 invité", "2 invités"),
        (Language::PtBr, "0 convidado", "2 convidados"),
        (Language::Es, "0 invitados", "2 invitados"),
    ] {
        let locale = Locale::of(language);
        let count = |count: usize| locale.with("guest-count", &[("count", &count)]);
        assert_eq!(count(0), none);
        assert_eq!(count(2), many);
    }
}
