//! How the host looks: its colours as a stylesheet, and its logo. Each has a name that changes with it; any
//! other name finds nothing.

use crate::{exchange::Exchange, http::Response, pages::Brand, pages::guest::ErrorKind};
use model::{Palette, Settings};

/// Browsers keep a year what never changes.
const KEEP: &str = "public, max-age=31536000, immutable";

pub fn file(exchange: &Exchange<'_>) -> Response {
    let path = Some(&exchange.request.path);
    let brand = Brand::of(exchange.settings());
    if brand.css.as_ref() == path {
        let css = stylesheet(exchange.settings());
        return Response::new(200, "text/css; charset=utf-8", css).header("cache-control", KEEP);
    }
    if brand.logo.as_ref() == path {
        match admin::settings::logo(&exchange.portal.desk) {
            Ok(Some((logo, image))) => {
                return Response::new(200, logo.kind.media_type(), image)
                    .header("cache-control", KEEP);
            }
            Ok(None) => {}
            Err(error) => return exchange.failure(&error),
        }
    }
    exchange.error(404, ErrorKind::NotFound, None)
}

/// The colours in the place of our own, and room for the logo.
fn stylesheet(settings: &Settings) -> String {
    let root = |it: Palette| {
        format!(
            ":root{{--accent:{};--hover:{};--on-accent:{};--tint:{}}}",
            it.accent, it.hover, it.on_accent, it.tint
        )
    };
    let mut css = String::new();
    if let Some(accent) = settings.accent {
        css = format!(
            "{}\n@media (prefers-color-scheme:dark){{{}}}\n",
            root(accent.light()),
            root(accent.dark())
        );
    }
    if settings.logo.is_some() {
        // Logos are drawn for light ground.
        css += ".brand img{max-block-size:2.25rem;max-inline-size:10rem;margin-inline-end:.5em;vertical-align:middle;\
                background:#fff;border-radius:4px}\n.brand:has(img)::before{content:none}\n";
    }
    css
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stylesheet_has_the_colours_for_light_and_dark_and_loads_nothing() {
        let accent = "#7a1f5c"
            .parse()
            .ok()
            .and_then(|it| model::Accent::new(it).ok());
        let settings = Settings {
            accent,
            ..Settings::default()
        };
        let css = stylesheet(&settings);
        assert!(css.starts_with(":root{--accent:#7a1f5c;"), "{css}");
        assert_eq!(css.matches("--tint:#").count(), 2, "{css}");
        assert!(!css.contains("url(") && !css.contains("img"), "{css}");
        assert_eq!(stylesheet(&Settings::default()), "");
    }
}
