//! The stylesheet and the scripts, embedded and served under names that carry a hash of their
//! content, so that browsers may keep them for ever.

/// `Cache-Control` of every asset: the name changes when the content does.
pub const CACHE_CONTROL: &str = "public, max-age=31536000, immutable";

/// An embedded file.
#[derive(Clone, Copy, Debug)]
pub struct Asset {
    /// Its content.
    pub bytes: &'static [u8],
    /// Its `Content-Type`.
    pub content_type: &'static str,
}

struct Entry {
    stem: &'static str,
    extension: &'static str,
    hash: u64,
    asset: Asset,
}

const CSS: Entry = Entry::new(
    "portico",
    "css",
    include_bytes!("../static/portico.css"),
    "text/css; charset=utf-8",
);
const PASSKEY_JS: Entry = Entry::new(
    "passkey",
    "js",
    include_bytes!("../static/passkey.js"),
    "text/javascript; charset=utf-8",
);

const RETURN_JS: Entry = Entry::new(
    "return",
    "js",
    include_bytes!("../static/return.js"),
    "text/javascript; charset=utf-8",
);

impl Entry {
    const fn new(
        stem: &'static str,
        extension: &'static str,
        bytes: &'static [u8],
        content_type: &'static str,
    ) -> Self {
        Self {
            stem,
            extension,
            hash: fnv1a(bytes),
            asset: Asset {
                bytes,
                content_type,
            },
        }
    }

    fn name(&self) -> String {
        format!("{}-{:016x}.{}", self.stem, self.hash, self.extension)
    }
}

/// FNV-1a with 64 bits. It tells versions of our own files apart; it protects nothing.
#[expect(
    clippy::indexing_slicing,
    reason = "a const fn has no iterators; the bound is the loop condition"
)]
const fn fnv1a(bytes: &[u8]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut i = 0;
    while i < bytes.len() {
        hash = (hash ^ bytes[i] as u64).wrapping_mul(0x0000_0100_0000_01b3);
        i += 1;
    }
    hash
}

/// The file behind the last part of `/assets/{name}`; `None` for any other name, old ones included.
#[must_use]
pub fn asset(name: &str) -> Option<Asset> {
    [CSS, PASSKEY_JS, RETURN_JS]
        .into_iter()
        .find(|entry| entry.name() == name)
        .map(|entry| entry.asset)
}

/// Path of the stylesheet.
#[must_use]
pub fn css_href() -> String {
    format!("/assets/{}", CSS.name())
}

/// Path of the passkey module.
#[must_use]
pub fn passkey_js_href() -> String {
    format!("/assets/{}", PASSKEY_JS.name())
}

/// Path of the module that posts an answer to an app.
#[must_use]
pub fn return_js_href() -> String {
    format!("/assets/{}", RETURN_JS.name())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(href: &str) -> &str {
        href.rsplit('/').next().unwrap()
    }

    #[test]
    fn assets_are_found_by_their_own_links_only() {
        assert_eq!(
            asset(name(&css_href())).unwrap().content_type,
            "text/css; charset=utf-8"
        );
        assert!(asset(name(&passkey_js_href())).is_some());
        assert!(asset("portico.css").is_none());
        assert!(asset("../Cargo.toml").is_none());
    }

    #[test]
    fn assets_keep_their_budgets_and_load_nothing() {
        assert!(CSS.asset.bytes.len() <= 12 * 1024);
        assert!(PASSKEY_JS.asset.bytes.len() <= 3 * 1024);
        let css = str::from_utf8(CSS.asset.bytes).unwrap();
        for foreign in ["url(", "@import", "data:", "http"] {
            assert!(!css.contains(foreign), "{foreign}");
        }
        let script = str::from_utf8(PASSKEY_JS.asset.bytes).unwrap();
        for sink in ["innerHTML", "eval(", "fetch(", "import(", "document.write"] {
            assert!(!script.contains(sink), "{sink}");
        }
    }

    #[test]
    fn the_stylesheet_uses_logical_properties_only() {
        let css = str::from_utf8(CSS.asset.bytes).unwrap();
        for physical in [
            "margin-left",
            "margin-right",
            "margin-top",
            "margin-bottom",
            "padding-left",
            "padding-right",
            "padding-top",
            "padding-bottom",
            "border-left",
            "border-right",
            "border-top",
            "border-bottom",
            "text-align: left",
            "text-align: right",
            " left:",
            " right:",
            " top:",
            " bottom:",
            " width:",
            " height:",
            "float:",
        ] {
            assert!(!css.contains(physical), "{physical}");
        }
    }
}
