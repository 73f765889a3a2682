//! Names and addresses as people search for them: in lower case and without diacritics.

use std::collections::BTreeSet;

/// Words of one guest; whatever goes beyond finds nobody.
const MOST_WORDS: usize = 24;
/// Characters of one word that count.
const LONGEST: usize = 64;

/// A text in lower case and without diacritics: `Łukasz Müller` is `lukasz muller`.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match plain(c) {
            Some(plain) => folded.push_str(plain),
            None => folded.push(c),
        }
    }
    folded
}

/// The words by which a guest is found, each by how it begins: those of the name and of the address, whole
/// and in parts.
#[must_use]
pub fn words_of(name: &str, address: &str) -> BTreeSet<String> {
    let name = fold(name);
    let address = fold(address);
    let (local, domain) = address.split_once('@').unwrap_or((&address, ""));
    let whole = name.split_whitespace().chain([address.as_str(), domain]);
    let parts = [name.as_str(), local]
        .into_iter()
        .flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
    whole
        .chain(parts)
        .filter(|word| !word.is_empty())
        .map(cut)
        .take(MOST_WORDS)
        .collect()
}

/// What somebody searches for, as beginnings of words that all have to be there.
#[must_use]
pub fn terms_of(query: &str) -> Vec<String> {
    let folded = fold(query);
    let mut terms: Vec<String> = folded.split_whitespace().map(cut).take(6).collect();
    terms.dedup();
    terms
}

fn cut(word: &str) -> String {
    word.chars().take(LONGEST).collect()
}

/// The plain letters for one with a diacritic; combining marks go. Scripts without such letters stay as
/// they are.
const fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{300}'..='\u{36f}' => "",
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' | 'ạ'..='ặ' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ẹ'..='ệ' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | 'ỉ' | 'ị' => "i",
        'ĵ' => "j",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'ơ' | 'ọ'..='ợ' => "o",
        'œ' => "oe",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ŧ' | 'ț' => "t",
        'þ' => "th",
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ư' | 'ụ'..='ự' => "u",
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' | 'ỳ'..='ỹ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_lose_their_marks_and_other_scripts_stay() {
        for (given, folded) in [
            ("Łukasz Müller", "lukasz muller"),
            ("Nguyễn Thị Ánh", "nguyen thi anh"),
            ("e\u{301}te\u{301}", "ete"),
            ("Straße ÆØÅ", "strasse aeoa"),
            ("İpek", "ipek"),
            ("田中 さくら", "田中 さくら"),
            ("Żółć", "zolc"),
        ] {
            assert_eq!(fold(given), folded);
        }
    }

    #[test]
    fn a_guest_is_found_by_every_part_of_name_and_address() {
        let words = words_of(
            "Carol Oyelaran-Fitzgerald",
            "c.fitz@workshop.Tailor.example",
        );
        for word in [
            "carol",
            "oyelaran-fitzgerald",
            "oyelaran",
            "fitzgerald",
            "c.fitz@workshop.tailor.example",
            "workshop.tailor.example",
            "fitz",
        ] {
            assert!(words.contains(word), "{word} in {words:?}");
        }
        assert!(words_of("", "").is_empty());
        let long = words_of(&"x".repeat(300), "a@b.example");
        assert!(long.iter().all(|word| word.len() <= LONGEST));
        assert_eq!(terms_of("  Müller  ANA "), ["muller", "ana"]);
        assert!(terms_of("   ").is_empty());
    }
}
