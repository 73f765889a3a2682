//! Each kind of mail in each language, as it was looked at and found good. `cargo test --workspace --lib --
//! --ignored write_golden_mails` writes them anew.

use super::samples::{SampleKind, sample};
use model::{At, Language, Mail, MailContent, SettingKey, Settings};
use std::path::PathBuf;

fn settings() -> Settings {
    let mut it = Settings {
        issuer: "https://id.contoso.example".to_owned(),
        ..Settings::default()
    };
    for (key, value) in [
        (SettingKey::Company, "Contoso"),
        (SettingKey::Support, "Service desk: +49 30 1234567"),
        (SettingKey::Contact, "https://contoso.example/help"),
        (SettingKey::Accent, "#7a1f5c"),
    ] {
        key.set(&mut it, value).unwrap();
    }
    it
}

/// Every kind, and an invitation and its reminder that carry the name of an app (R30), each by its name.
fn mails(language: Language, settings: &Settings) -> Vec<(String, Mail)> {
    let to = "ana@fabrikam.example".parse().unwrap();
    let now = At::parse("2026-11-23T09:31:00Z").unwrap();
    let of_kind = |kind| sample(kind, (&to, language), settings, now);
    let kinds = SampleKind::ALL.iter();
    let mut all: Vec<_> = kinds.map(|it| (it.to_string(), of_kind(*it))).collect();
    for kind in [SampleKind::Invitation, SampleKind::Reminder] {
        let mut mail = of_kind(kind);
        if let MailContent::Invitation(content) = &mut mail.content {
            content.brand = Some("Parts Portal".to_owned());
        }
        all.push((format!("{kind}-of-app"), mail));
    }
    all
}

fn written(mail: &Mail) -> String {
    let it = super::render(mail, &settings()).unwrap();
    format!("{}\n\n{}\n{}", it.subject, it.text, it.html)
}

fn path(name: &str, language: Language) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/mail/golden");
    folder.join(format!("{name}.{language}.txt"))
}

#[test]
fn r43_r44_r46_every_mail_reads_as_it_was_found_good() {
    for &language in Language::ALL {
        for (name, mail) in mails(language, &settings()) {
            let golden = std::fs::read_to_string(path(&name, language)).unwrap();
            assert_eq!(written(&mail), golden, "{name} {language}");
        }
    }
}

/// What holds in every language: the plain text says all of it, the HTML loads nothing and is whole without
/// its style, and subjects are short.
#[test]
fn every_mail_is_whole_without_images_and_styles() {
    let mut settings = settings();
    settings.logo = Some(model::Logo {
        mark: "0011".to_owned(),
        kind: model::LogoKind::Png,
    });
    for &language in Language::ALL {
        for (name, mail) in mails(language, &settings) {
            let it = super::render(&mail, &settings).unwrap();
            let what = format!("{name} {language}");
            assert!(it.subject.chars().count() <= super::SUBJECT_LIMIT, "{what}");
            for part in [&it.subject, &it.text, &it.html] {
                for trace in ["⟦", "{$", "{ $", "\u{2068}"] {
                    assert!(!part.contains(trace), "{what}: {part}");
                }
            }
            let (_, body) = it.html.split_once("<body>").unwrap();
            for foreign in ["src=\"http", "<script", "style=", "<link", "url("] {
                assert!(!it.html.contains(foreign), "{what}: {foreign}");
            }
            assert_eq!(body.matches("<img").count(), 1, "{what}");
            assert!(body.contains("src=\"cid:logo\" alt=\"\""), "{what}");
            // Every link and name of the text stands in the HTML as text or target too.
            for word in it
                .text
                .split_whitespace()
                .filter(|it| it.starts_with("http"))
            {
                assert!(body.contains(word), "{what}: {word}");
            }
            assert!(
                it.text.contains("Contoso") && body.contains("Contoso"),
                "{what}"
            );
        }
    }
}

/// Writes the golden mails anew, for a look at what changed.
#[test]
#[ignore = "writes the golden mails"]
fn write_golden_mails() {
    for &language in Language::ALL {
        for (name, mail) in mails(language, &settings()) {
            let path = path(&name, language);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, written(&mail)).unwrap();
        }
    }
}
