use super::{Rendered, SUBJECT_LIMIT};
use crate::i18n::Locale;
use model::{At, Language, Secret, Settings};
use model::{InvitationMail, Mail, MailContent};

/// As a host of that name renders it.
fn render(mail: &Mail, company: &str) -> Result<Rendered, askama::Error> {
    let settings = Settings {
        company: company.to_owned(),
        ..Settings::default()
    };
    super::render(mail, &settings)
}

const PAYLOAD: &str = "<script>alert(1)</script>";

fn invitation(name: &str) -> Mail {
    Mail {
        to: "ana@fabrikam.example".parse().unwrap(),
        language: Language::En,
        reply_to: None,
        content: MailContent::Invitation(InvitationMail {
            name: name.to_owned(),
            inviter_name: "Mia Berg".to_owned(),
            inviter_email: Some("mia.berg@contoso.example".to_owned()),
            message: Some("Hi Ana,\nsee you there.".to_owned()),
            brand: None,
            apps: vec!["Parts Portal".to_owned(), "Quality Reports".to_owned()],
            contact_url: "https://contoso.example/people/mia".to_owned(),
            link: Secret::new("https://portico.example/invite/TOKEN"),
            expires_at: At::parse("2026-12-07T09:31:00Z").unwrap(),
            invitation_id: None,
            reminder: 0,
        }),
    }
}

fn code(language: Language) -> Mail {
    Mail {
        to: "ana@fabrikam.example".parse().unwrap(),
        language,
        reply_to: None,
        content: MailContent::Code {
            code: Secret::new("042137"),
            minutes: 10,
        },
    }
}

#[test]
fn an_invitation_says_who_what_where_and_until_when() {
    let mail = render(&invitation("Ana Silva"), "Contoso").unwrap();
    assert_eq!(mail.subject, "Mia Berg invites you to Contoso");
    assert_eq!(
        mail.text,
        "Hello Ana Silva,\n\n\
         Mia Berg (mia.berg@contoso.example) invites you to work with Contoso.\n\n\
         Mia Berg writes:\n\n\
         Hi Ana,\nsee you there.\n\n\
         You will be able to open:\n- Parts Portal\n- Quality Reports\n\n\
         Look at the invitation here:\nhttps://portico.example/invite/TOKEN\n\n\
         The link is for you alone and works until 7 Dec 2026, 09:31 UTC. Do not pass it on.\n\n\
         Questions? Reach Mia Berg here:\nhttps://contoso.example/people/mia\n\n\
         Not expected? Then do nothing: without you nothing happens.\n\n\
         Sent by Contoso, because somebody there works with you.\n"
    );
    for part in [
        "href=\"https://portico.example/invite/TOKEN\"",
        "<bdi>Mia Berg</bdi>",
        "<li><bdi>Parts Portal</bdi></li>",
        "7 Dec 2026, 09:31 UTC",
    ] {
        assert!(mail.html.contains(part), "{part}");
    }
}

#[test]
fn a_code_stands_in_the_subject_and_the_first_line() {
    for language in [Language::En, Language::De] {
        let mail = render(&code(language), "Contoso").unwrap();
        assert!(mail.subject.starts_with("042137 "), "{}", mail.subject);
        assert!(mail.text.lines().next().unwrap().contains("042137"));
        assert!(mail.html.contains("<bdi>042137</bdi>"));
    }
}

#[test]
fn no_line_break_and_no_isolation_mark_gets_into_a_subject() {
    let mail = render(
        &code(Language::En),
        "Con\r\nBcc: all@x.example\u{2028}toso\0",
    )
    .unwrap();
    assert_eq!(
        mail.subject,
        "042137 is your code for Con Bcc: all@x.example toso"
    );
    assert!(!mail.text.contains(['\u{2068}', '\u{2069}', '\r']));
}

#[test]
fn a_long_company_name_is_cut_after_the_code() {
    let mail = render(&code(Language::De), &"Contoso ".repeat(20)).unwrap();
    assert_eq!(mail.subject.chars().count(), SUBJECT_LIMIT);
    assert!(mail.subject.contains("042137"));
}

#[test]
fn typed_texts_stay_text_in_html_and_the_mail_loads_nothing() {
    let mut mail = invitation(PAYLOAD);
    if let MailContent::Invitation(invitation) = &mut mail.content {
        invitation.message = Some(PAYLOAD.to_owned());
        invitation.inviter_name = PAYLOAD.to_owned();
        invitation.contact_url = "javascript:alert(1)".to_owned();
        invitation.apps.push(PAYLOAD.to_owned());
        invitation.brand = Some(PAYLOAD.to_owned());
    }
    for language in [Language::En, Language::De] {
        mail.language = language;
        let html = render(&mail, PAYLOAD).unwrap().html;
        for forbidden in ["<script", "href=\"javascript", "<img", "url(", "<link", "⟦"] {
            assert!(!html.contains(forbidden), "{forbidden}");
        }
    }
}

#[test]
fn the_end_of_access_tells_whom_to_ask() {
    let mail = Mail {
        content: MailContent::AccessEnded {
            name: "Ana Silva".to_owned(),
            contact_url: "mailto:mia.berg@contoso.example".to_owned(),
        },
        ..code(Language::De)
    };
    let mail = render(&mail, "Contoso").unwrap();
    assert_eq!(mail.subject, "Ihr Zugang bei Contoso ist beendet");
    assert!(mail.text.contains("mailto:mia.berg@contoso.example"));
    assert!(
        mail.html
            .contains("href=\"mailto:mia.berg@contoso.example\"")
    );
}

#[test]
fn an_alert_says_what_happened_to_whom_and_where_to_look() {
    for language in [Language::En, Language::De] {
        for alert in model::AlertKind::ALL {
            let mail = Mail {
                content: MailContent::Alert {
                    alert: *alert,
                    partner: format!("Fabrikam {PAYLOAD}"),
                    subject: "fabrikam.example".to_owned(),
                    note: "issuer,endpoints".to_owned(),
                    link: "https://portico.example/admin".to_owned(),
                },
                ..code(language)
            };
            let mail = render(&mail, "Contoso").unwrap();
            assert!(mail.subject.contains("Fabrikam"), "{}", mail.subject);
            for part in ["fabrikam.example", "https://portico.example/admin"] {
                assert!(
                    mail.text.contains(part),
                    "{alert} {language}: {}",
                    mail.text
                );
            }
            let drift = Locale::of(language).text("drift-endpoints");
            let held = *alert == model::AlertKind::ConnectionHeld;
            assert_eq!(mail.text.contains(&drift), held, "{alert}");
            assert_eq!(mail.text.contains("issuer,endpoints"), !held, "{alert}");
            assert!(!mail.html.contains("<script"), "{alert}");
            assert!(
                !mail.text.contains(['⟦', '\u{2068}', '\u{2069}']),
                "{}",
                mail.text
            );
        }
    }
}

/// For looking at the mails: writes their HTML into the temporary directory.
#[test]
#[ignore = "writes files for people to look at"]
fn write_mails() {
    let folder = std::env::temp_dir().join("pages");
    std::fs::create_dir_all(&folder).unwrap();
    let mut invitation = invitation("Ana Silva");
    if let MailContent::Invitation(content) = &mut invitation.content {
        content.brand = Some("Parts Portal".to_owned());
    }
    for (name, mail) in [
        ("mail-invitation", invitation),
        ("mail-code", code(Language::De)),
    ] {
        let html = render(&mail, "Contoso").unwrap().html;
        std::fs::write(folder.join(format!("{name}.html")), html).unwrap();
    }
}

#[test]
fn what_became_of_a_set_up_is_told_with_what_is_to_change() {
    let decided = |approved, note: &str, language| {
        let mail = Mail {
            language,
            content: MailContent::SetupDecided {
                partner: "Fabrikam".to_owned(),
                approved,
                note: note.to_owned(),
            },
            ..code(language)
        };
        render(&mail, "Contoso").unwrap()
    };
    let returned = decided(false, "Send a lasting id.\n<b>Soon</b>.", Language::En);
    assert_eq!(
        returned.text,
        "Hello,\n\n\
         Contoso looked at the sign-in that you set up for Fabrikam and sent it back. Nobody uses it yet.\n\n\
         What Contoso says about it:\n\n\
         Send a lasting id.\n<b>Soon</b>.\n\n\
         Open the link in the mail that you have, change what is needed, test once more, and hand it over again.\n\n\
         Sent by Contoso, because somebody there works with you.\n"
    );
    assert!(!returned.html.contains("<b>"), "{}", returned.html);
    for language in [Language::En, Language::De] {
        let bare = decided(false, "", language);
        assert!(!bare.html.contains("<blockquote"), "{}", bare.html);
        let approved = decided(true, "", language);
        assert_ne!(approved.subject, bare.subject);
        assert!(
            !approved.text.contains(['⟦', '\u{2068}']),
            "{}",
            approved.text
        );
    }
}
