use super::{Page, admin, guest, samples::PAYLOAD, samples::Sampler};
use crate::i18n::Locale;

mod hostile;
mod markup;

struct Rendered {
    name: String,
    html: String,
}

/// Renders every page in every state and language.
fn render_all(hostile: bool) -> Vec<Rendered> {
    let spoken = model::Language::ALL.iter().copied().map(Locale::of);
    let locales = spoken.chain([Locale::ACCENTED, Locale::MIRRORED]);
    render_with(if hostile { PAYLOAD } else { "" }, locales)
}

/// Renders every page in every state, with a text behind each that somebody typed.
fn render_with(payload: &'static str, locales: impl Iterator<Item = Locale>) -> Vec<Rendered> {
    let sampler = Sampler { payload };
    let mut all = Vec::new();
    for locale in locales {
        let guest = sampler.frame(locale, false);
        let admin = sampler.frame(locale, true);
        let language = locale.tag();
        macro_rules! render {
            ($frame:ident: $($page:ty),+ $(,)?) => {$(
                for (n, page) in <$page>::samples(&$frame, &sampler).into_iter().enumerate() {
                    let kind = stringify!($page).replace([' ', ':'], "");
                    all.push(Rendered {
                        name: format!("{kind}-{n}-{language}"),
                        html: askama::Template::render(&page).unwrap(),
                    });
                }
            )+};
        }
        render!(guest: guest::SignIn, guest::ChooseHome, guest::MailCode, guest::PasskeyOffer,
            guest::InvitationLanding, guest::InvitationProblem, guest::Asked, guest::Panel, guest::AskPage, guest::Decline, guest::SaidNo, guest::MePage, guest::Leave, guest::Left, guest::Denial,
            guest::ErrorPage, guest::SignOut, guest::SignedOut, guest::Consent, guest::Consents,
            guest::MoveHome, guest::Passkeys, guest::StepUp, guest::Recovery, guest::DomainProof, guest::SetupDoor, guest::SetupProvider,
            guest::SetupConnect, guest::SetupHandover, guest::DeviceCode, guest::DeviceAsk, guest::DeviceDone, guest::ReturnToApp, guest::TestOver, guest::TermsAsk, guest::TermsLater, guest::TermsPage, admin::AdminSignIn,
            admin::AdminLink);
        render!(admin: admin::Dashboard, admin::GuestList, admin::GuestDetail, admin::RemoveGuest,
            admin::Receipt, admin::RemoveGuests, admin::RemovedGuests, admin::BulkChange, admin::ChangedGuests, admin::Confirm, admin::Invite, admin::ImportUpload,
            admin::ImportCheck, admin::ImportProgress, admin::ImportApplied, admin::PartnerList, admin::PartnerDetail, admin::ConnectionDetail,
            admin::Contract, admin::Domains, admin::Rekey, admin::PartnerSetup,
            admin::AppList, admin::AppDetail, admin::AppMetadata, admin::AppSecret, admin::AppConfig, admin::ClaimsPage, admin::TrialPage, admin::GroupList,
            admin::GroupDetail, admin::Requests, admin::RequestDetail, admin::TermsList, admin::TermsDetail, admin::PolicyPage, admin::PreviewPage, admin::WhyPage, admin::AuditList, admin::Admins, admin::AdminAdded, admin::AdminDetail, admin::AdminStepUp, admin::Keys, admin::SettingsPage, admin::MailPreview);
    }
    all
}

#[test]
fn every_page_is_sound_html_in_every_language() {
    for page in render_all(false) {
        let problems = markup::problems(&page.html);
        assert!(problems.is_empty(), "{}: {problems:?}", page.name);
    }
}

#[test]
fn typed_texts_come_out_as_text() {
    for page in render_all(true) {
        assert!(!page.html.contains("<script>"), "{}", page.name);
        assert!(!page.html.contains(PAYLOAD), "{}", page.name);
        let problems = markup::problems(&page.html);
        assert!(problems.is_empty(), "{}: {problems:?}", page.name);
    }
}

#[test]
fn no_text_is_missing_or_lacks_an_argument() {
    for page in render_all(false) {
        for trace in ["⟦", "{$", "{ $", "\u{2068}", "\u{2069}"] {
            assert!(!page.html.contains(trace), "{}: {trace}", page.name);
        }
    }
}

#[test]
fn every_form_that_posts_carries_the_csrf_value() {
    for page in render_all(false) {
        for form in page.html.split("<form ").skip(1) {
            let form = form.split("</form>").next().unwrap();
            let posts = form.starts_with("method=\"post\"");
            let guarded = form.contains("name=\"csrf\" value=\"csrf-value\"");
            assert_eq!(posts, guarded, "{}: {form}", page.name);
        }
    }
}

/// In letters, so that a script whose letters take two or three bytes says as much as another.
#[test]
fn guest_pages_keep_their_size() {
    for page in render_all(false) {
        let made_up = page.name.ends_with("-en-XA") || page.name.ends_with("-ar-XB");
        if page.name.starts_with("guest") && !made_up {
            let letters = page.html.chars().count();
            assert!(letters <= 6 * 1024, "{}: {letters} letters", page.name);
            let bytes = page.html.len();
            assert!(bytes <= 8 * 1024, "{}: {bytes} bytes", page.name);
        }
    }
}

#[test]
fn no_css_class_is_unknown_or_unused() {
    let css = include_str!("../../static/portico.css");
    let mut used: std::collections::BTreeSet<String> = std::collections::BTreeSet::new();
    for page in render_all(false) {
        for part in page.html.split("class=\"").skip(1) {
            let classes = part.split('"').next().unwrap();
            used.extend(classes.split_whitespace().map(str::to_owned));
        }
    }
    let mut styled: std::collections::BTreeSet<String> = std::collections::BTreeSet::new();
    for rule in css.split('}') {
        let selectors = rule.rsplit_once('{').map_or("", |(before, _)| before);
        let selectors = selectors.rsplit(['{', ';']).next().unwrap();
        for part in selectors.split('.').skip(1) {
            let end = part
                .find(|c: char| !c.is_ascii_alphanumeric() && c != '-')
                .unwrap_or(part.len());
            styled.insert(part[..end].to_owned());
        }
    }
    let neutral = ["wide", "info"];
    let unused: Vec<_> = styled
        .iter()
        .filter(|class| !used.contains(*class) && !class.is_empty())
        .filter(|class| !class.starts_with(|c: char| c.is_ascii_digit()))
        .collect();
    assert!(unused.is_empty(), "styled, never used: {unused:?}");
    let unknown: Vec<_> = used
        .iter()
        .filter(|class| !styled.contains(*class) && !neutral.contains(&class.as_str()))
        .collect();
    assert!(unknown.is_empty(), "used, never styled: {unknown:?}");
}

/// For looking at the pages: writes them with the stylesheet into the temporary directory.
#[test]
#[ignore = "writes files for people to look at"]
fn write_pages() {
    let folder = std::env::temp_dir().join("pages");
    std::fs::create_dir_all(&folder).unwrap();
    let css = include_str!("../../static/portico.css");
    std::fs::write(folder.join("portico.css"), css).unwrap();
    for page in render_all(false) {
        let html = page.html.replace(&crate::assets::css_href(), "portico.css");
        std::fs::write(folder.join(format!("{}.html", page.name)), html).unwrap();
    }
}
