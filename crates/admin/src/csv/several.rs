//! Several people whom one form names, as rows like those of a file: checked, shown and sent in the same way.

use super::{
    Column, File, Layout, Row,
    export::guard,
    files::{self, Source},
    lookup::suggest_email,
};
use crate::{Desk, InviteRequest, Refusal};
use model::{Admin, At, Id};

/// So many people are invited by one form; more are for a file.
pub const MOST_PEOPLE: usize = 100;

/// What a form says about everybody, and the order of it.
const COLUMNS: [Column; 14] = [
    Column::Email,
    Column::DisplayName,
    Column::InviteAppId,
    Column::InviteReplyUrl,
    Column::InviteAppResources,
    Column::InviteGroupResources,
    Column::InviteContactUsUrl,
    Column::Language,
    Column::Partner,
    Column::Roles,
    Column::Start,
    Column::End,
    Column::PersonalMessage,
    Column::SendMail,
];

/// Somebody as they were written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// On which line, from 1.
    pub line: u64,
    /// The name, if there was one.
    pub name: Option<String>,
    /// The address, or what stands in its place.
    pub address: String,
}

/// Reads people as one writes or copies them: each on a line of their own, or separated by semicolons or commas;
/// an address, or a name with the address in angle brackets. A comma also stands within a name, where no address
/// is before it.
#[must_use]
pub fn people(text: &str) -> Vec<Person> {
    let mut all = Vec::new();
    for (line, written) in (1..).zip(text.lines()) {
        let mut name = String::new();
        for piece in pieces(written) {
            if !name.is_empty() {
                name.push_str(", ");
            }
            name.push_str(piece);
            // `Lima, Ana <ana@fabrikam.example>`: the address comes with the next piece.
            if piece.contains('@') || !written.contains('<') {
                all.extend(person(line, &std::mem::take(&mut name)));
            }
        }
        all.extend(person(line, &name));
    }
    all
}

/// The parts of a line between its separators; none of them counts within quotes, and a comma only where there is
/// no semicolon.
fn pieces(line: &str) -> impl Iterator<Item = &str> {
    let is_by = |sign: char| {
        let mut quoted = false;
        move |c: char| {
            quoted ^= c == '"';
            c == sign && !quoted
        }
    };
    let sign = if line.split(is_by(';')).nth(1).is_some() {
        ';'
    } else {
        ','
    };
    line.split(is_by(sign))
        .map(|piece| piece.trim_matches(|c: char| matches!(c, ',' | ';') || c.is_whitespace()))
        .filter(|piece| !piece.is_empty())
}

fn person(line: u64, written: &str) -> Option<Person> {
    let written = written.trim();
    if written.is_empty() {
        return None;
    }
    let in_brackets = || {
        let (name, rest) = written.split_once('<')?;
        let address = rest.strip_suffix('>')?;
        Some((name.trim().trim_matches('"').trim(), address.trim()))
    };
    let (name, address) = in_brackets().unwrap_or(("", written));
    Some(Person {
        line,
        name: Some(name.to_owned()).filter(|it| !it.is_empty()),
        address: address.to_owned(),
    })
}

/// Keeps people for checking and sending, as a file is kept. All get what `same` says; its address and name are
/// nobody's.
///
/// # Errors
/// [`Refusal::TooMany`] beyond [`MOST_PEOPLE`], [`Refusal::File`] when there is nobody.
pub fn several(
    desk: &Desk,
    by: &Admin,
    people: &[Person],
    same: &InviteRequest,
) -> Result<File, Refusal> {
    if people.len() > MOST_PEOPLE {
        return Err(Refusal::TooMany(MOST_PEOPLE));
    }
    let labels = COLUMNS.map(|column| column.label().to_owned());
    let layout = Layout::of(labels.to_vec(), false)?;
    let rows = people.iter().map(|person| Row {
        line: person.line,
        cells: COLUMNS
            .map(|column| guard(&cell(desk, by, (person, same), column)))
            .to_vec(),
    });
    files::keep(desk, by, &Source::People(layout, rows.collect()), None)
}

fn cell(
    desk: &Desk,
    by: &Admin,
    (person, same): (&Person, &InviteRequest),
    column: Column,
) -> String {
    let text = |it: &Option<String>| it.clone().unwrap_or_default();
    let at = |it: &Option<At>| it.map(|at| at.to_string()).unwrap_or_default();
    match column {
        Column::Email => person.address.clone(),
        // Whoever has no name is called by the address, as in a file of Entra ID.
        Column::DisplayName => person.name.clone().unwrap_or_else(|| {
            let meant = suggest_email(&person.address);
            let address = meant.as_ref().unwrap_or(&person.address);
            address.split('@').next().unwrap_or_default().to_owned()
        }),
        Column::InviteAppId => same.brand_app.as_ref().map_or("", Id::as_str).to_owned(),
        Column::InviteReplyUrl => text(&same.reply_url),
        Column::InviteAppResources => ids(&same.apps),
        Column::InviteGroupResources => ids(&same.groups),
        Column::InviteContactUsUrl => match &same.contact_url {
            None if desk.settings.contact_url.is_none() => format!("mailto:{}", by.email),
            given => text(given),
        },
        Column::Language => same.language.as_str().to_owned(),
        Column::Partner => same.partner.as_ref().map_or("", Id::as_str).to_owned(),
        Column::Roles => same.roles.join(";"),
        Column::Start => at(&same.starts_at),
        Column::End => at(&same.ends_at),
        Column::PersonalMessage => text(&same.message),
        Column::SendMail => same.send_mail.to_string(),
        Column::Sponsor => String::new(),
    }
}

fn ids<K>(all: &[Id<K>]) -> String {
    let all: Vec<&str> = all.iter().map(Id::as_str).collect();
    all.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(u64, String, String)> {
        let all = people(text).into_iter();
        all.map(|it| (it.line, it.name.unwrap_or_default(), it.address))
            .collect()
    }

    #[test]
    fn people_are_read_as_one_writes_or_copies_them() {
        let one = |line, name: &str, address: &str| (line, name.to_owned(), address.to_owned());
        let ana = || one(1, "Ana Lima", "ana@f.example");
        let bo = |line| one(line, "", "bo@f.example");
        for (text, read_as) in [
            ("bo@f.example", vec![bo(1)]),
            ("Ana Lima <ana@f.example>", vec![ana()]),
            (
                "  Ana Lima <ana@f.example> ,\r\n\r\n bo@f.example\n",
                vec![ana(), bo(3)],
            ),
            ("Ana Lima <ana@f.example>, bo@f.example", vec![ana(), bo(1)]),
            (
                "Ana Lima <ana@f.example>; bo@f.example;",
                vec![ana(), bo(1)],
            ),
            ("bo@f.example,Ana Lima <ana@f.example>", vec![bo(1), ana()]),
            (
                "\"Lima, Ana\" <ana@f.example>, bo@f.example",
                vec![one(1, "Lima, Ana", "ana@f.example"), bo(1)],
            ),
            (
                "Lima, Ana <ana@f.example>; bo@f.example",
                vec![one(1, "Lima, Ana", "ana@f.example"), bo(1)],
            ),
            (
                "Lima, Ana <ana@f.example>, bo@f.example",
                vec![one(1, "Lima, Ana", "ana@f.example"), bo(1)],
            ),
            // What is no address stays there to be told of.
            ("nobody, bo@f.example", vec![one(1, "", "nobody"), bo(1)]),
            ("Ana <nobody>", vec![one(1, "Ana", "nobody")]),
            ("Ana <ana@f.example", vec![one(1, "", "Ana <ana@f.example")]),
            (" \n,;\n", vec![]),
        ] {
            assert_eq!(read(text), read_as, "{text:?}");
        }
    }
}
