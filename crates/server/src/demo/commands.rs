//! The command that does what a page's button did.

use web::http::{Method, Pairs, Request};

/// The command line that would have had the same effect, where there is one.
pub fn equivalent(request: &Request, form: &Pairs) -> Option<String> {
    let parts: Vec<&str> = request.path.trim_matches('/').split('/').collect();
    if request.method == Method::Get {
        return match parts.as_slice() {
            ["admin", "why"] => Some(format!(
                "portico why {} {}",
                word(form.text("guest")),
                word(form.text("app"))
            )),
            _ => None,
        };
    }
    Some(match parts.as_slice() {
        [
            "admin",
            "guests",
            id,
            verb @ ("remove" | "suspend" | "resume" | "thaw" | "erase"),
        ] => {
            format!("portico guest {verb} {id}")
        }
        ["admin", "guests", id, "apps"] => {
            format!("portico grant add --guest {id} {}", word(form.text("app")))
        }
        ["admin", "guests", id, "groups"] => {
            format!("portico group join {} {id}", word(form.text("group")))
        }
        [
            "admin",
            "partners",
            id,
            verb @ ("suspend" | "resume" | "end"),
        ] => {
            format!("portico partner {verb} {id}")
        }
        [
            "admin",
            "apps",
            id,
            verb @ ("disable" | "enable" | "secret"),
        ] => {
            format!("portico app {verb} {id}")
        }
        ["admin", "assignments", id, "remove"] => format!("portico grant remove {id}"),
        ["admin", "removals"] => "portico guest remove --file FILE".into(),
        ["admin", "import", _, "apply"] => "portico import FILE --send".into(),
        ["admin", "invite"] => format!(
            "portico invite {} --name {}",
            word(form.text("email")),
            word(form.text("name"))
        ),
        _ => return None,
    })
}

/// A value as one word of a shell.
fn word(value: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "@._-+:/".contains(c);
    if !value.is_empty() && value.chars().all(plain) {
        return value.to_owned();
    }
    format!("'{}'", value.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::word;

    #[test]
    fn a_value_stays_one_word_of_a_shell() {
        assert_eq!(word("ana@fabrikam.example"), "ana@fabrikam.example");
        assert_eq!(word("Parts Portal"), "'Parts Portal'");
        assert_eq!(word("O'Hara; rm"), "'O'\\''Hara; rm'");
        assert_eq!(word(""), "''");
    }
}
