//! Invitation files by HTTP: rows in the reader's language, and uploads that are none.

use product::{Answer, Browser, Product};
use testkit::on_every_store;

const HEADER: &str = "Email,DisplayName,InviteAppResources,InviteContactUsUrl,End,SendMail\n";
const CONTACT: &str = "https://contoso.example/help";

fn german(browser: &mut Browser, path: &str) -> Answer {
    browser.send("GET", path, &[("accept-language", "de")], "")
}

on_every_store! {
    fn a_row_says_in_the_readers_language_what_is_wrong_and_with_what(store: &TestStore) {
        let (product, _) = Product::start(store);
        let mut admin = product.admin("ada@contoso.example");
        let rows = [
            format!("\"ana@fabrikam,example\",Ana,,{CONTACT},,"),
            format!("bo@fabrikam.example,Bo,Nirgends<b>,{CONTACT},,"),
            format!("cai@fabrikam.example,{},,{CONTACT},,", "x".repeat(300)),
            format!("dai@fabrikam.example,Dai,,{CONTACT},morgen,"),
            format!("eve@fabrikam.example,Eve,,{CONTACT},,FALSE"),
            format!("fay@fabrikam.example,Fay,,{CONTACT},,"),
            format!("FAY@fabrikam.example,Fay,,{CONTACT},,"),
        ];
        let file = format!("{HEADER}{}\n", rows.join("\n"));
        let sent = admin.post_multipart("/admin/import", &[("pasted", &file)]);
        assert_eq!(sent.status, 303, "{}", sent.body);
        let page = german(&mut admin, sent.location());
        for said in [
            "„<bdi>ana@fabrikam,example</bdi>“ ist keine E-Mail-Adresse. Meinten Sie <bdi>ana@fabrikam.example</bdi>?",
            "Es gibt keine App „<bdi>Nirgends&lt;b&gt;</bdi>“.",
            "<bdi>DisplayName</bdi> ist länger als 200 Zeichen. Kürzen Sie es.",
            "<bdi>End</bdi>: „<bdi>morgen</bdi>“ ist kein Tag.",
            "Wird ohne E-Mail eingeladen.",
            "Wird per E-Mail eingeladen.",
            "Zeile 7 hat dieselbe Adresse.",
        ] {
            assert!(page.body.contains(said), "{said}\n{}", page.body);
        }
        for english in ["Did you mean", "There is no app", "Shorten it", "Is invited"] {
            assert!(!page.body.contains(english), "{english}");
        }
        // The file itself stays as it is for whoever reads it by machine.
        let result = admin.get(&format!("{}/result.csv", sent.location()));
        assert!(result.body.contains("There is no app \"\"Nirgends<b>\"\"."), "{}", result.body);
        assert!(result.body.contains(",app_unknown,"));
    }

    fn a_file_that_cannot_be_used_is_refused_in_the_readers_language(store: &TestStore) {
        let (product, _) = Product::start(store);
        let mut admin = product.admin("ada@contoso.example");
        admin.set_cookie(web::http::LANGUAGE, "de");
        let cases = [
            ("PK\u{3}\u{4}\u{14}[Content_Types].xml", "Das ist eine Datei von Excel oder LibreOffice."),
            ("PK\u{3}\u{4}\u{14}people.csv", "Diese Datei ist gepackt."),
            ("<!doctype html><title>x</title>", "Das ist eine Webseite und keine CSV-Datei."),
            ("Emai,DisplayName\na,b\n", "Es gibt keine Spalte „Emai“. Meinten Sie Email?"),
            ("Email\na@f.example\n", "Die Spalte DisplayName fehlt."),
        ];
        for (content, said) in cases {
            let answer = admin.post_multipart("/admin/import", &[("pasted", content)]);
            assert_eq!(answer.status, 400, "{said}");
            assert!(answer.body.contains(said), "{said}\n{}", answer.body);
        }
        let page = admin.get("/admin/import");
        assert!(!page.body.contains("/admin/import/imp_"), "nothing is kept");
    }

    fn several_people_are_invited_by_the_form_for_one_and_a_bad_address_blocks_nobody(store: &TestStore) {
        let (product, _) = Product::start(store);
        let mut admin = product.admin("ada@contoso.example");
        let people = "Ana Lima <ana@fabrikam.example>, bo@fabrikam.example\r\nnobody at all";
        let app = product.app().id.to_string();
        let form = [
            ("people", people),
            ("apps", &app),
            ("until", "2030-12-31"),
            ("message", "Welcome"),
            ("language", "de"),
        ];
        let sent = admin.post("/admin/invite", &form);
        assert_eq!(sent.status, 303, "{}", sent.body);
        assert!(sent.location().starts_with("/admin/import/imp_"), "{}", sent.location());
        let page = german(&mut admin, sent.location());
        for said in ["„<bdi>nobody at all</bdi>“ ist keine E-Mail-Adresse.", "Wird per E-Mail eingeladen.", "mail_invalid"] {
            assert!(page.body.contains(said), "{said}\n{}", page.body);
        }
        product.deliver();
        assert!(product.mails.take().is_empty(), "nothing leaves before somebody sends it");
        let applied = admin.post(&format!("{}/apply", sent.location()), &[]);
        assert_eq!(applied.status, 303, "{}", applied.body);
        product.deliver();
        assert_eq!(product.mails.take().len(), 2);

        let many: Vec<String> = (0..101).map(|n| format!("p{n}@fabrikam.example")).collect();
        let refused = admin.post("/admin/invite", &[("people", &many.join("\n"))]);
        assert_eq!(refused.status, 400);
        assert!(refused.body.contains("name at most 100 people"), "{}", refused.body);
        let wrong = admin.post("/admin/invite", &[("people", people), ("until", "tomorrow")]);
        assert_eq!(wrong.status, 400);
        assert!(wrong.body.contains("nobody at all</textarea>"), "what was entered stays there");
    }
}
