//! X01: whatever stands in a text that somebody typed, pages and mails keep their elements and attributes.

use super::{Rendered, markup, render_with};
use crate::{
    i18n::Locale,
    mail::samples::{SampleKind, sample},
};
use model::{At, Language, Mail, SettingKey, Settings};

/// What no page and no mail may take for more than text. Addresses lack their scheme and lines do not break, since
/// the text of terms makes links of the one and lines of the other.
const PAYLOADS: [&str; 60] = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<ScRiPt>alert(1)</sCrIpT>",
    "<script src=//evil.example/x.js></script>",
    "<script\t>alert(1)</script\t>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg/onload=alert(1)>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<img src=x onerror=alert(1)>",
    "<img src=\"x\" onerror=\"alert(1)\">",
    "<img src='x' onerror='alert(1)'>",
    "<img src=x onerror=alert(1)//",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=javascript:alert(1)></object>",
    "<embed src=javascript:alert(1)>",
    "<body onload=alert(1)>",
    "<input autofocus onfocus=alert(1)>",
    "<select autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)>",
    "<marquee onstart=alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href=\"jav&#x09;ascript:alert(1)\">x</a>",
    "<form action=//evil.example><button>x</button></form>",
    "<button form=x formaction=javascript:alert(1)>x</button>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<style>*{background:url(//evil.example)}</style>",
    "<style>@import '//evil.example/x.css';</style>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<textarea></textarea><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</option></select><script>alert(1)</script>",
    "--><script>alert(1)</script><!--",
    "<!--<script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml version=\"1.0\"?><script>alert(1)</script>",
    "\"><script>alert(1)</script>",
    "'><script>alert(1)</script>",
    "\" onmouseover=\"alert(1)",
    "' onmouseover='alert(1)",
    "\" autofocus onfocus=alert(1) x=\"",
    "\" style=\"position:fixed;inset:0\" x=\"",
    "x\"y'z<>&`=/\\",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "&quot; onmouseover=&quot;alert(1)",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "\u{ff1c}script\u{ff1e}alert(1)\u{ff1c}/script\u{ff1e}",
    "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    "{{7*7}}${7*7}<%= 7*7 %>#{7*7}{% raw %}",
    "\u{202e}<tpircs>\u{2066}\u{200b}\u{0}\t<b>",
];
/// What nobody need fear in its place, of the same form as a path: whether a page has a button follows from the path
/// that the button leads to.
fn harmless(payload: &str) -> &'static str {
    let sign = |c| if "/?#".contains(c) { c } else { '§' };
    payload.chars().map(sign).collect::<String>().leak()
}

fn skeletons(payload: &'static str) -> Vec<(String, Vec<String>)> {
    let pages = render_with(payload, std::iter::once(Locale::of(Language::En)));
    let parts = |page: Rendered| {
        let found = markup::skeleton(&page.html);
        let found = found.unwrap_or_else(|wrong| panic!("{} {payload:?}: {wrong:?}", page.name));
        (page.name, found)
    };
    pages.into_iter().map(parts).collect()
}

#[test]
fn x01_no_text_that_somebody_typed_adds_an_element_or_attribute_to_any_page() {
    // Ten at a time, since there are many pages.
    for ten in PAYLOADS.chunks(10) {
        let payload: &str = ten.concat().leak();
        let wanted = skeletons(harmless(payload));
        assert!(wanted.len() > 100, "{}", wanted.len());
        for ((name, found), (_, elements)) in skeletons(payload).iter().zip(&wanted) {
            let other = found.iter().zip(elements).find(|(it, wanted)| it != wanted);
            assert_eq!(other, None, "{name} {payload:?}");
            assert_eq!(found.len(), elements.len(), "{name} {payload:?}");
        }
    }
}

/// The kind of a mail with a text in the place of every word of people.
fn mail(kind: SampleKind, typed: &str) -> (Mail, Settings) {
    const TYPED: [&str; 10] = [
        "name",
        "inviter_name",
        "message",
        "brand",
        "apps",
        "app",
        "sponsor",
        "answer",
        "partner",
        "note",
    ];
    fn fill(value: &mut serde_json::Value, typed: &str) {
        if let Some(list) = value.as_array_mut() {
            list.iter_mut().for_each(|it| fill(it, typed));
        } else if value.is_string() {
            *value = typed.into();
        }
    }
    fn walk(value: &mut serde_json::Value, typed: &str) {
        if let Some(members) = value.as_object_mut() {
            for (name, member) in members {
                if TYPED.contains(&name.as_str()) {
                    fill(member, typed);
                } else {
                    walk(member, typed);
                }
            }
        }
    }
    let mut settings = Settings {
        issuer: "https://id.contoso.example".to_owned(),
        company: typed.to_owned(),
        support: Some(typed.to_owned()),
        ..Settings::default()
    };
    SettingKey::Contact
        .set(&mut settings, "https://contoso.example/help")
        .unwrap();
    let to = "ana@fabrikam.example".parse().unwrap();
    let now = At::parse("2026-11-23T09:31:00Z").unwrap();
    let mail = sample(kind, (&to, Language::En), &settings, now);
    let mut json = serde_json::to_value(&mail).unwrap();
    walk(&mut json, typed);
    (serde_json::from_value(json).unwrap(), settings)
}

#[test]
fn x01_no_text_that_somebody_typed_adds_an_element_or_attribute_to_any_mail() {
    let skeleton = |kind, typed: &str| {
        let (mail, settings) = mail(kind, typed);
        let rendered = crate::mail::render(&mail, &settings).unwrap();
        assert!(
            !rendered.subject.contains(['\r', '\n', '\0']),
            "{kind} {typed:?}"
        );
        markup::skeleton(&rendered.html)
            .unwrap_or_else(|wrong| panic!("{kind} {typed:?}: {wrong:?}"))
    };
    for &kind in SampleKind::ALL {
        let wanted = skeleton(kind, "Ana");
        for payload in PAYLOADS {
            assert_eq!(skeleton(kind, payload), wanted, "{kind} {payload:?}");
        }
    }
}
