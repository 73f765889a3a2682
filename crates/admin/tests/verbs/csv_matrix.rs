//! R36: every way in which spreadsheets write a file gives the same rows.
use crate::common::{CONTACT, House, house};
use admin::csv::{self, Column, RowPlan};
use encoding_rs::WINDOWS_1252;
use testkit::{Database, TestStore};

const COLUMNS: [Column; 5] = [
    Column::Email,
    Column::DisplayName,
    Column::InviteAppResources,
    Column::InviteContactUsUrl,
    Column::PersonalMessage,
];
/// Places of the columns.
const ORDERS: [[usize; 5]; 3] = [[0, 1, 2, 3, 4], [4, 3, 2, 1, 0], [2, 4, 0, 3, 1]];

type Cells = Vec<[String; 5]>;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Encoding {
    Utf8,
    Utf8Marked,
    Utf16Le,
    Utf16Be,
    Windows1252,
}

impl Encoding {
    const ALL: [Self; 5] = [
        Self::Utf8,
        Self::Utf8Marked,
        Self::Utf16Le,
        Self::Utf16Be,
        Self::Windows1252,
    ];

    fn encode(self, text: &str) -> Vec<u8> {
        let marked = format!("\u{feff}{text}");
        match self {
            Self::Utf8 => text.as_bytes().to_vec(),
            Self::Utf8Marked => marked.into_bytes(),
            Self::Utf16Le => marked.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            Self::Utf16Be => marked.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            Self::Windows1252 => {
                let (bytes, _, lost) = WINDOWS_1252.encode(text);
                assert!(!lost, "{text}");
                bytes.into_owned()
            }
        }
    }
}

/// One way to write a file.
#[derive(Clone, Copy, Debug)]
struct Dialect {
    encoding: Encoding,
    delimiter: char,
    end: &'static str,
    quotes_all: bool,
    order: [usize; 5],
}

impl Dialect {
    fn all() -> Vec<Self> {
        let mut all = Vec::new();
        for encoding in Encoding::ALL {
            for delimiter in [',', ';', '\t'] {
                for end in ["\r\n", "\n"] {
                    for quotes_all in [false, true] {
                        all.extend(ORDERS.map(|order| Self {
                            encoding,
                            delimiter,
                            end,
                            quotes_all,
                            order,
                        }));
                    }
                }
            }
        }
        all
    }

    fn cell(self, text: &str) -> String {
        let text = text.replace('\n', self.end);
        let needs = text.contains(['"', '\r', '\n', self.delimiter]);
        if needs || self.quotes_all {
            format!("\"{}\"", text.replace('"', "\"\""))
        } else {
            text
        }
    }

    fn line(self, cells: &[String; 5]) -> String {
        let cells = self.order.map(|n| self.cell(&cells[n]));
        cells.join(&self.delimiter.to_string()) + self.end
    }

    fn write(self, rows: &Cells) -> Vec<u8> {
        let labels = COLUMNS.map(|column| column.label().to_owned());
        let lines = std::iter::once(&labels).chain(rows);
        self.encoding
            .encode(&lines.map(|row| self.line(row)).collect::<String>())
    }
}

fn rows(encoding: Encoding) -> Cells {
    let row = |email: &str, name: &str, apps: &str, message: &str| {
        [email, name, apps, CONTACT, message].map(str::to_owned)
    };
    let mut rows = vec![
        row(
            "zoe@f.example",
            "Zoë Müller-Ñandú",
            "moodle",
            "Hello, Zoë; see you",
        ),
        row(
            "bo@f.example",
            "Bo \"the\" Ångström",
            "Moodle; Sales Force",
            "One\ntwo\n\nfour",
        ),
        row(
            "cai@f.example",
            "Çai €uro – “Œuvre”",
            "Moodle\nSales Force",
            "",
        ),
        row("dai@f.example", "Dai", "Moodel", "A\ttab"),
    ];
    if encoding != Encoding::Windows1252 {
        rows.push(row(
            "olga@f.example",
            "Ольга Ковалёва",
            "",
            "Добро пожаловать, 王芳",
        ));
    }
    rows
}

fn read_back(file: &[u8]) -> (Cells, Vec<u64>) {
    let sheet = csv::read(file, true).unwrap();
    let (mut rows, mut lines) = (Vec::new(), Vec::new());
    sheet
        .each(|row| {
            rows.push(COLUMNS.map(|column| sheet.cell(row, column).replace("\r\n", "\n")));
            lines.push(row.line);
            Ok::<_, ()>(())
        })
        .unwrap();
    (rows, lines)
}

fn plans(house: &House, file: &[u8]) -> Vec<RowPlan> {
    csv::check_file(&house.desk, file).unwrap().rows
}

#[test]
fn r36_every_encoding_delimiter_line_end_quoting_and_order_of_columns_gives_the_same_rows() {
    let store = TestStore::new(Database::Memory);
    let house = house(&store);
    house.app("Moodle");
    house.app("Sales Force");
    let all = Dialect::all();
    assert_eq!(all.len(), 180);
    let plain = all[0];
    // Whom an encoding cannot name stands last.
    let plainly = plans(&house, &plain.write(&rows(plain.encoding)));
    for dialect in all {
        let wanted = rows(dialect.encoding);
        let file = dialect.write(&wanted);
        let (found, lines) = read_back(&file);
        assert_eq!(found, wanted, "{dialect:?}");
        let breaks =
            |row: &[String; 5]| row.iter().map(|it| it.matches('\n').count()).sum::<usize>();
        let mut line = 2;
        for (row, found) in wanted.iter().zip(lines) {
            assert_eq!(found, line, "{dialect:?}");
            line += 1 + u64::try_from(breaks(row)).unwrap();
        }
        let said = plans(&house, &file);
        assert_eq!(said, plainly[..wanted.len()], "{dialect:?}");
        let usable = said
            .iter()
            .filter(|row| row.code == admin::RowCode::Invite)
            .count();
        assert_eq!(usable, wanted.len() - 1, "{dialect:?}: {said:?}");
    }
}
