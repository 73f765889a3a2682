//! Text that the host wrote for people to read: paragraphs, lines, and links. There is no markup in it.

use model::{Language, TermsText};

/// A part of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words, as they stand.
    Text(String),
    /// An https address.
    Link(String),
    /// The end of a line.
    Break,
}

/// A text in one language, ready to be shown.
#[derive(Clone, Debug)]
pub struct Prose {
    /// Its language.
    pub language: Language,
    /// Its heading.
    pub title: String,
    /// Its paragraphs.
    pub paragraphs: Vec<Vec<Piece>>,
}

impl From<&TermsText> for Prose {
    fn from(text: &TermsText) -> Self {
        Self {
            language: text.language,
            title: text.title.clone(),
            paragraphs: paragraphs(&text.body),
        }
    }
}

#[cfg(test)]
impl Prose {
    pub(crate) fn sample(s: &crate::pages::samples::Sampler) -> Self {
        Self::from(&TermsText {
            language: Language::En,
            title: s.text("Rules for guests"),
            body: s.text("Keep what you see to yourself.\nAsk when in doubt.\n\nMore: https://contoso.example/rules"),
        })
    }
}

/// What lies between empty lines.
fn paragraphs(text: &str) -> Vec<Vec<Piece>> {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines
        .split(|line| line.trim().is_empty())
        .filter(|lines| !lines.is_empty())
        .map(|lines| {
            let mut pieces = Vec::new();
            for line in lines {
                if !pieces.is_empty() {
                    pieces.push(Piece::Break);
                }
                line_of(line, &mut pieces);
            }
            pieces
        })
        .collect()
}

const SCHEME: &str = "https://";

/// Words and the addresses between them.
fn line_of(mut rest: &str, pieces: &mut Vec<Piece>) {
    let mut words = String::new();
    while let Some(start) = rest.find(SCHEME) {
        let (before, from) = rest.split_at(start);
        let end = from
            .find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '\'' | '`'))
            .unwrap_or(from.len());
        // What ends the sentence is no part of the address.
        let link =
            from[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '。', '，']);
        words.push_str(before);
        if link.len() > SCHEME.len() {
            if !words.is_empty() {
                pieces.push(Piece::Text(std::mem::take(&mut words)));
            }
            pieces.push(Piece::Link(link.to_owned()));
            rest = &from[link.len()..];
        } else {
            words.push_str(SCHEME);
            rest = &from[SCHEME.len()..];
        }
    }
    words.push_str(rest);
    if !words.is_empty() {
        pieces.push(Piece::Text(words));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: &str) -> Piece {
        Piece::Text(words.to_owned())
    }

    #[test]
    fn empty_lines_part_paragraphs_and_others_break() {
        let read = paragraphs("One\ntwo  \n\n \n\nthree\n");
        assert_eq!(
            read,
            [
                vec![text("One"), Piece::Break, text("two")],
                vec![text("three")]
            ]
        );
        assert!(paragraphs(" \n\n").is_empty());
    }

    #[test]
    fn addresses_become_links_without_what_ends_the_sentence() {
        let read =
            paragraphs("See https://contoso.example/a?b=c. Or (https://x.example/), or https://.");
        assert_eq!(
            read,
            [[
                text("See "),
                Piece::Link("https://contoso.example/a?b=c".into()),
                text(". Or ("),
                Piece::Link("https://x.example/".into()),
                text("), or https://."),
            ]]
        );
    }

    #[test]
    fn x02_nothing_else_becomes_a_link() {
        for hostile in [
            "javascript:alert(1)",
            "http://plain.example",
            "data:text/html,x",
            "//evil.example",
            "HTTPS://x.example",
        ] {
            assert_eq!(paragraphs(hostile), [[text(hostile)]]);
        }
        let quoted = paragraphs("https://x.example/\"><script>");
        assert_eq!(
            quoted,
            [[
                Piece::Link("https://x.example/".into()),
                text("\"><script>")
            ]]
        );
    }
}
