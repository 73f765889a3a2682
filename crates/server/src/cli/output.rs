//! Printing answers.

use super::Format;

/// Prints an answer: `text` for people, `json` for programs.
#[expect(clippy::print_stdout, reason = "this is the command line's answer")]
pub fn answer(format: Format, text: &str, json: &serde_json::Value) {
    match format {
        Format::Text => println!("{text}"),
        Format::Json => println!("{json}"),
    }
}

/// Prints a line at once, for programs that wait for it.
#[expect(clippy::print_stdout, reason = "this is the command line's answer")]
pub fn line(text: &str) {
    println!("{text}");
}

/// Prints what went wrong.
#[expect(clippy::print_stderr, reason = "this is the command line's complaint")]
pub fn problem(text: &str) {
    eprintln!("portico: {text}");
}

/// Rows as a table with aligned columns.
pub fn table(head: &[&str], rows: &[Vec<String>]) -> String {
    let width = |column: usize| {
        rows.iter()
            .filter_map(|r| r.get(column))
            .map(|c| c.chars().count())
            .chain(head.get(column).map(|h| h.len()))
            .max()
            .unwrap_or(0)
    };
    let widths: Vec<usize> = (0..head.len()).map(width).collect();
    let row = |cells: &mut dyn Iterator<Item = &str>| {
        let padded: Vec<String> = cells
            .zip(&widths)
            .map(|(cell, width)| format!("{cell:<width$}", width = *width))
            .collect();
        padded.join("  ").trim_end().to_owned()
    };
    let mut lines = vec![row(&mut head.iter().copied())];
    lines.extend(
        rows.iter()
            .map(|cells| row(&mut cells.iter().map(String::as_str))),
    );
    lines.join("\n")
}
