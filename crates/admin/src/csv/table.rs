//! Tables for spreadsheets, written at once.

use super::export::Writer;

/// A table with a line of labels. Every cell is safe to open in a spreadsheet (X05).
pub(crate) fn table(head: &[&str], rows: impl Iterator<Item = Vec<String>>) -> Vec<u8> {
    let mut writer = Writer::new(head);
    rows.for_each(|row| writer.line(row));
    writer.done()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x05_no_cell_of_a_table_is_a_formula() {
        let rows = ["=1+1", "+x", "-x", "@x", "\tx", "a,\"b\"\r\nc"].map(|cell| vec![cell.into()]);
        let bytes = table(&["name"], rows.into_iter());
        let mut reader = csv::Reader::from_reader(&bytes[3..]);
        for record in reader.records() {
            let record = record.unwrap();
            assert!(
                !record[0].starts_with(['=', '+', '-', '@', '\t']),
                "{record:?}"
            );
        }
        assert!(
            String::from_utf8(bytes)
                .unwrap()
                .contains("\"a,\"\"b\"\"\r\nc\"")
        );
    }
}
