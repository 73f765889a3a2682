//! Rows R20–R26, R36 and R39 of the invitation file: what is read, and what is refused as a whole.
use admin::csv::{Column, FileFault, MOST_ROWS, Sheet, read};

const HEADER: &str = "Email,DisplayName,InviteContactUsUrl";

fn cells(sheet: &Sheet, column: Column) -> Vec<String> {
    let mut all = Vec::new();
    sheet
        .each(|row| {
            all.push(sheet.cell(row, column));
            Ok::<_, ()>(())
        })
        .unwrap();
    all
}

fn fault(text: &str) -> FileFault {
    read(text.as_bytes(), true).unwrap_err()
}

#[test]
fn r20_without_a_header_the_file_is_refused() {
    assert_eq!(
        fault("ana@fabrikam.example,Ana,https://c.example\n"),
        FileFault::NoHeader
    );
}

#[test]
fn r21_labels_are_read_in_any_case_and_a_near_miss_is_named() {
    assert!(
        read(
            b" EMAIL , displayname,INVITECONTACTUSURL \na@b.example,A,https://c.example",
            true
        )
        .is_ok()
    );
    for (given, meant) in [
        ("E-Mail,DisplayName,InviteContactUsUrl", "Email"),
        ("Email,Display Name,InviteContactUsUrl", "DisplayName"),
        ("Email,DisplayName,InviteContactUrl", "InviteContactUsUrl"),
        (
            "Email,DisplayName,InviteContactUsUrl,InviteAppResource",
            "InviteAppResources",
        ),
        ("Email,DisplayName,InviteContactUsUrl,Langauge", "Language"),
    ] {
        match fault(&format!("{given}\nx,y,z,q")) {
            FileFault::LabelMisspelt { meant: found, .. } => assert_eq!(found, meant),
            other => panic!("{given}: {other:?}"),
        }
    }
}

#[test]
fn r22_a_missing_required_column_is_named() {
    for (labels, missing) in [
        ("DisplayName,InviteContactUsUrl", "Email"),
        ("Email,InviteContactUsUrl", "DisplayName"),
        ("Email,DisplayName", "InviteContactUsUrl"),
    ] {
        assert_eq!(
            fault(&format!("{labels}\nx,y")),
            FileFault::ColumnMissing(missing)
        );
    }
    assert!(
        read(b"Email,DisplayName\na@b.example,A", false).is_ok(),
        "a default contact stands in"
    );
}

#[test]
fn r23_r24_every_subset_of_optional_columns_is_read() {
    let optional = [
        "InviteAppID",
        "InviteAppResources",
        "InviteGroupResources",
        "InviteReplyURL",
        "Language",
    ];
    for subset in 0_u32..32 {
        let chosen: Vec<&str> = optional
            .iter()
            .enumerate()
            .filter(|(n, _)| subset & (1 << n) != 0)
            .map(|(_, label)| *label)
            .collect();
        let labels = [HEADER]
            .iter()
            .chain(&chosen)
            .copied()
            .collect::<Vec<_>>()
            .join(",");
        let row = format!(
            "a@b.example,A,https://c.example{}",
            ",x".repeat(chosen.len())
        );
        let file = format!("{labels}\n{row}\n");
        let sheet = read(file.as_bytes(), true).unwrap();
        assert_eq!(
            cells(&sheet, Column::Language),
            [if subset & 16 == 0 { "" } else { "x" }]
        );
        assert_eq!(
            cells(&sheet, Column::InviteReplyUrl),
            [if subset & 8 == 0 { "" } else { "x" }]
        );
    }
}

#[test]
fn r25_columns_may_stand_in_any_order() {
    let sheet = read(
        b"InviteContactUsUrl,DisplayName,Email\nhttps://c.example,Ana,a@b.example",
        true,
    )
    .unwrap();
    assert_eq!(cells(&sheet, Column::Email), ["a@b.example"]);
    assert_eq!(cells(&sheet, Column::DisplayName), ["Ana"]);
}

#[test]
fn r36_spreadsheet_dialects_are_read() {
    let plain = "Email;DisplayName;InviteContactUsUrl\r\nulf@b.example;\"Ülf; \"\"der\"\" Große\";https://c.example\r\n";
    let utf16 = |big: bool| -> Vec<u8> {
        let mark = std::iter::once(0xfeff_u16);
        mark.chain(plain.encode_utf16())
            .flat_map(|u| {
                if big {
                    u.to_be_bytes()
                } else {
                    u.to_le_bytes()
                }
            })
            .collect()
    };
    let latin: Vec<u8> = plain
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    let files = [
        plain.as_bytes().to_vec(),
        [b"\xef\xbb\xbf", plain.as_bytes()].concat(),
        utf16(false),
        utf16(true),
        latin,
        plain
            .replace(';', "\t")
            .replace("Ülf\t", "Ülf;")
            .into_bytes(),
    ];
    for (n, bytes) in files.iter().enumerate() {
        let sheet = read(bytes, true).unwrap_or_else(|e| panic!("file {n}: {e}"));
        assert_eq!(
            cells(&sheet, Column::DisplayName),
            ["Ülf; \"der\" Große"],
            "file {n}"
        );
    }
}

#[test]
fn r36_a_cell_may_hold_line_breaks_and_lines_are_counted_as_in_the_file() {
    for end in ["\n", "\r\n"] {
        let file = format!(
            "{HEADER},InviteAppResources{end}a@b.example,A,x,\"one{end}two\"{end}c@b.example,C,x,{end}"
        );
        let sheet = read(file.as_bytes(), true).unwrap();
        assert_eq!(
            cells(&sheet, Column::InviteAppResources),
            [format!("one{end}two"), String::new()]
        );
        let mut lines = Vec::new();
        sheet
            .each(|row| {
                lines.push(row.line);
                Ok::<_, ()>(())
            })
            .unwrap();
        assert_eq!(lines, [2, 4], "{end:?}");
    }
}

#[test]
fn r39_two_thousand_rows_pass_and_so_do_a_hundred_thousand_but_no_more() {
    for (rows, good) in [(2_000, true), (MOST_ROWS, true), (MOST_ROWS + 1, false)] {
        let file = format!(
            "{HEADER}\n{}",
            "a@b.example,A,https://c.example\n".repeat(rows)
        );
        match read(file.as_bytes(), true) {
            Ok(sheet) => assert!(good && sheet.rows() == rows),
            Err(fault) => assert!(!good && fault == FileFault::TooManyRows),
        }
    }
}

#[test]
fn what_is_no_csv_file_is_refused_with_one_sentence() {
    assert_eq!(fault(""), FileFault::Empty);
    assert_eq!(fault(" \r\n "), FileFault::Empty);
    assert_eq!(fault(&format!("{HEADER}\n")), FileFault::NoRows);
    assert_eq!(
        fault("Email,Email,DisplayName\n"),
        FileFault::LabelTwice("Email")
    );
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
    assert_eq!(read(png, true).unwrap_err(), FileFault::NotCsv);
    assert_eq!(
        read(b"PK\x03\x04\x14\0\x06\0", true).unwrap_err(),
        FileFault::Packed
    );
    assert_eq!(read(b"%PDF-1.7 x", true).unwrap_err(), FileFault::NotCsv);
    assert_eq!(
        read(&vec![b'a'; 50 * 1024 * 1024 + 1], true).unwrap_err(),
        FileFault::TooLarge
    );
}
