//! Message files, as far as the checks need them: keys, arguments, variants, text.

use std::collections::{BTreeMap, BTreeSet};

pub type Messages = BTreeMap<String, Message>;

/// One message.
#[derive(Debug, Default)]
pub struct Message {
    /// The names of its arguments.
    pub arguments: BTreeSet<String>,
    /// For each choice, the names of its variants.
    pub selects: Vec<Vec<String>>,
    /// All its text, variants included.
    pub text: String,
    /// Its lines of text: each variant is one.
    lines: Vec<String>,
}

impl Message {
    /// The characters of its longest line, where a placeable counts as `name`.
    pub fn longest(&self, name: usize) -> usize {
        let length = |line: &String| {
            let mut count = 0;
            let mut inside = false;
            for c in line.chars() {
                match c {
                    '{' => (count, inside) = (count + name, true),
                    '}' => inside = false,
                    _ if inside => {}
                    _ => count += 1,
                }
            }
            count
        };
        self.lines.iter().map(length).max().unwrap_or(0)
    }

    fn take(&mut self, line: &str) {
        let arguments = line.split('$').skip(1).map(|rest| {
            rest.chars()
                .take_while(|c| c.is_alphanumeric() || *c == '-' || *c == '_')
                .collect::<String>()
        });
        self.arguments.extend(arguments);
        let line = line.trim();
        if line.ends_with("->") {
            self.selects.push(Vec::new());
            return;
        }
        let variant = line.trim_start_matches('*').strip_prefix('[');
        let text = match variant.and_then(|rest| rest.split_once(']')) {
            Some((name, text)) => {
                if let Some(select) = self.selects.last_mut() {
                    select.push(name.trim().to_owned());
                }
                text.trim()
            }
            None => line,
        };
        if text != "}" && !text.is_empty() {
            self.text.push_str(text);
            self.text.push('\n');
            self.lines.push(text.to_owned());
        }
    }
}

/// The messages of a file, in its order.
pub fn parse(file: &str) -> Vec<(String, Message)> {
    let mut all: Vec<(String, Message)> = Vec::new();
    for line in file.lines().filter(|line| !line.starts_with('#')) {
        let begun = line
            .split_once('=')
            .map(|(key, rest)| (key.trim_end(), rest));
        if let Some((key, rest)) = begun.filter(|(key, _)| is_key(key)) {
            let mut message = Message::default();
            message.take(rest);
            all.push((key.to_owned(), message));
        } else if let Some((_, message)) = all.last_mut() {
            message.take(line);
        }
    }
    all
}

fn is_key(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_arguments_and_variants_are_read() {
        let all: Messages = parse(
            "# note\na-b = Hello { $name }\nlong =\n    { $n ->\n        [one] x\n       *[other] y { $m }\n    }\n",
        )
        .into_iter()
        .collect();
        let long = all.get("long").unwrap();
        assert_eq!(all.get("a-b").unwrap().arguments.len(), 1);
        assert_eq!(long.arguments, BTreeSet::from(["m".into(), "n".into()]));
        assert_eq!(long.selects, [["one", "other"]]);
        assert_eq!(long.longest(10), 12);
        assert_eq!(all.len(), 2);
    }
}
