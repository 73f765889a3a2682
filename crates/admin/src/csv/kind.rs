//! What a file is that is none of ours, by the signs with which it begins.

use super::FileFault;

/// Signs of archives: ZIP (also empty or in parts), gzip, bzip2, xz, 7-Zip, RAR, Zstandard.
const ARCHIVES: [&[u8]; 9] = [
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"PK\x07\x08",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ\0",
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!\x1a\x07",
    b"\x28\xb5\x2f\xfd",
];
/// Workbooks of Excel before 2007.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/// Pictures and documents whose beginning reads as text.
const OTHERS: [&[u8]; 5] = [b"%PDF", b"GIF8", b"\x89PNG", b"\xff\xd8\xff", b"{\\rtf"];
/// What stands near the beginning of a workbook's archive: the names of its parts, or its kind in full.
const PARTS: [&[u8]; 5] = [
    b"[Content_Types].xml",
    b"_rels/.rels",
    b"xl/",
    b"docProps/",
    b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
];
/// So many bytes at the beginning are looked at.
const HEAD: usize = 4096;

/// What is wrong with a file that begins like this, if anything.
pub(super) fn fault_of(bytes: &[u8]) -> Option<FileFault> {
    let begins = |sign: &&[u8]| bytes.starts_with(sign);
    if begins(&COMPOUND) {
        return Some(FileFault::Workbook);
    }
    if ARCHIVES.iter().any(begins) {
        let head = bytes.get(..HEAD).unwrap_or(bytes);
        let holds = |part: &&[u8]| head.windows(part.len()).any(|it| it == *part);
        let is_workbook = bytes.starts_with(b"PK") && PARTS.iter().any(holds);
        return Some(if is_workbook {
            FileFault::Workbook
        } else {
            FileFault::Packed
        });
    }
    OTHERS.iter().any(begins).then_some(FileFault::NotCsv)
}

/// Whether a text is a page of a browser; some hosts call one `.xls` or `.csv`.
pub(super) fn is_web_page(text: &str) -> bool {
    let text = text.trim_start();
    ["<!doctype", "<html", "<?xml", "<table"]
        .iter()
        .any(|sign| {
            let begins = text.get(..sign.len());
            begins.is_some_and(|it| it.eq_ignore_ascii_case(sign))
        })
}
