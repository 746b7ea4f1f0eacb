//! Spoiled: a diary with values in it that no rule of its tables lets in; also what `.fuzz/values.rs` opens.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use cramp_diary::diary::{Diary, Night};
use cramp_diary::exchange::{Dialect, PlainTables, Table};
use cramp_diary::store::{Error, Store};
use rusqlite::Connection;
use rusqlite::types::Value;

use crate::chance::Chance;
use crate::deeds::Library;

pub(crate) const NOW: &str = "2026-11-22T03:25:00+01:00";

/// Texts that stand for something in some column, or for nothing anywhere.
const TEXTS: [&str; 26] = [
    "",
    " ",
    "yes",
    "no",
    "none",
    "calf",
    "yes;no",
    ";",
    "0",
    "1e999",
    "NaN",
    "2026-11-21",
    "2026-02-30",
    "0000-00-00",
    "+10000-01-01",
    "262142-12-31",
    "-262143-01-01",
    "9999-12-31",
    "2026-11-21T25:00:00Z",
    "9999-12-31T23:59:59-23:59",
    "25:00",
    "Europe/Nowhere",
    "\u{1b}[2J\u{0}",
    "{\"number\": 1}",
    "x') --",
    "🦵",
];

/// A diary that is there to be spoiled.
pub(crate) struct Whole {
    /// The file, with tables that let in anything.
    lax: Vec<u8>,
    /// What the tables should let in.
    rules: Vec<Rules>,
}

/// One table of it.
struct Rules {
    name: String,
    /// The words that make it.
    sql: String,
    columns: Vec<String>,
    /// The columns that tell its rows apart.
    key: String,
}

/// A value, and where it is put; places that are not there begin again with the first.
pub(crate) struct Spot {
    table: usize,
    column: usize,
    /// `None` for every row.
    row: Option<usize>,
    value: Value,
    /// Whether the bytes of the value are put there as a text, be they one or not.
    as_text: bool,
}

impl Whole {
    /// Returns a diary with some hundred changes of every kind.
    pub(crate) fn filled() -> Self {
        let mut library = Library::new();
        let mut chance = Chance::of(99);
        for _ in 0..150 {
            library.change(&mut chance);
        }
        let (diary, rules) = (library.path(), rules(&library.path()));
        let lax = |sql: &str| {
            let sql = sql.replace("STRICT, WITHOUT", "WITHOUT").replace(") STRICT", ")");
            sql.replace("TEXT NOT NULL", "TEXT").replace("INTEGER NOT NULL", "INTEGER")
        };
        rule(&diary, rules.iter().map(|it| (it.name.as_str(), lax(&it.sql))));
        Self { lax: fs::read(diary).unwrap(), rules }
    }

    /// Writes a copy of it with these values in it.
    pub(crate) fn spoil(&self, to: &Path, spots: &[Spot]) {
        fs::write(to, &self.lax).unwrap();
        let file = Connection::open(to).unwrap();
        let careless = "PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY;
            PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF";
        file.execute_batch(careless).unwrap();
        for spot in spots {
            let Rules { name, columns, key, .. } = &self.rules[spot.table % self.rules.len()];
            let column = &columns[spot.column % columns.len()];
            let row = spot.row.map_or(String::new(), |row| {
                format!(
                    "WHERE ({key}) = (SELECT {key} FROM {name} LIMIT 1
                        OFFSET {row} % max(1, (SELECT count(*) FROM {name})))"
                )
            });
            let value = if spot.as_text { "CAST(?1 AS TEXT)" } else { "?1" };
            let sql = format!("UPDATE OR IGNORE {name} SET {column} = {value} {row}");
            // SQLite itself refuses some, such as a text for the number of a row.
            let _ = file.execute(&sql, [&spot.value]);
        }
        drop(file);
        rule(to, self.rules.iter().map(|it| (it.name.as_str(), it.sql.clone())));
    }
}

impl Spot {
    /// Returns any value for any place.
    pub(crate) fn any(chance: &mut Chance) -> Self {
        let place = (chance.below(1000), chance.below(1000));
        let value = value(chance);
        let as_text = matches!(value, Value::Blob(_)) && chance.once_in(2);
        let row = (!chance.once_in(5)).then(|| chance.below(20));
        Self { table: place.0, column: place.1, row, value, as_text }
    }

    /// Takes a value and its place from the front of some bytes; `None` where they are too few.
    fn taken(bytes: &mut &[u8]) -> Option<Self> {
        let [table, column, row, kind, rest @ ..] = bytes else { return None };
        let long = |rest: &mut &[u8]| {
            let (long, behind) = rest.split_first_chunk()?;
            *rest = behind;
            Some(*long)
        };
        let text = |rest: &mut &[u8]| {
            let (length, behind) = rest.split_first()?;
            let (text, behind) = behind.split_at_checked(usize::from(*length))?;
            *rest = behind;
            Some(text.to_vec())
        };
        let mut rest = rest;
        let value = match kind % 5 {
            0 => Value::Null,
            1 => Value::Integer(i64::from_be_bytes(long(&mut rest)?)),
            2 => Value::Real(f64::from_be_bytes(long(&mut rest)?)),
            _ => Value::Blob(text(&mut rest)?),
        };
        *bytes = rest;
        Some(Self {
            table: usize::from(*table),
            column: usize::from(*column),
            row: (*row < u8::MAX).then_some(usize::from(*row)),
            value,
            as_text: kind % 5 == 4,
        })
    }
}

fn value(chance: &mut Chance) -> Value {
    match chance.below(8) {
        0 => Value::Null,
        1 => Value::Integer(chance.of_all(&[0, 1, -1, 11, 1441, 1 << 32, i64::MAX, i64::MIN])),
        2 => Value::Real(chance.of_all(&[0.5, -0.0, 1e308, f64::INFINITY, f64::MIN_POSITIVE, 2e9])),
        3 => Value::Blob(vec![0xff, 0x00, 0xc3]),
        4 => Value::Text("a long text ".repeat(500)),
        _ => Value::Text(chance.of_all(&TEXTS).to_owned()),
    }
}

/// Reads bytes as values and their places, and the diary that these spoil; panics where the store does.
///
/// Returns whether that diary was read.
pub(crate) fn check(bytes: &[u8]) -> bool {
    static WHOLE: LazyLock<Whole> = LazyLock::new(Whole::filled);
    let folder = tempfile::tempdir().unwrap();
    let diary = folder.path().join("diary.db");
    let mut ahead = bytes;
    let spots: Vec<Spot> = std::iter::from_fn(|| Spot::taken(&mut ahead)).collect();
    WHOLE.spoil(&diary, &spots);
    read(&diary).is_ok()
}

/// Reads all there is, and plays the last change back.
pub(crate) fn read(diary: &Path) -> Result<(), Error> {
    let now = NOW.parse().unwrap();
    let mut store = Store::open(diary, now)?;
    let view = store.view();
    let night = Night::named_after("2026-11-03".parse().unwrap());
    let parts = [view.diary(None), view.watched(night), view.night(night)];
    let history = view.history(50).map(drop);
    let rest = view.medicines().map(drop).and(view.last_cramp().map(drop));
    if let [Ok(whole), ..] = &parts {
        is_told(whole);
    }
    let undone = store.undo(now).map(drop);
    let [whole, ..] = parts;
    whole.map(drop).and(history).and(rest).and(undone)
}

/// A diary that is read can be written out.
fn is_told(diary: &Diary) {
    PlainTables::of(diary).unwrap();
    for table in Table::ALL {
        table.write(diary, Dialect::Spreadsheet).unwrap();
    }
}

fn rules(diary: &Path) -> Vec<Rules> {
    let file = Connection::open(diary).unwrap();
    let sql = "SELECT name, sql FROM sqlite_schema WHERE type = 'table'
        AND name NOT LIKE 'sqlite_%' ORDER BY name";
    let mut all = file.prepare(sql).unwrap();
    let named = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
    let named = all.query_map([], named).unwrap().map(Result::unwrap);
    named
        .map(|(name, sql): (String, String)| {
            let listed = |sql: &str| -> Vec<String> {
                let mut names = file.prepare(sql).unwrap();
                names.query_map([&name], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
            };
            let columns = listed("SELECT name FROM pragma_table_info(?1)");
            let key = listed("SELECT name FROM pragma_table_info(?1) WHERE pk > 0").join(", ");
            Rules { name, sql, columns, key }
        })
        .collect()
}

/// Tells SQLite what the tables of a file let in; what stands in them is not looked at.
fn rule<'a>(diary: &Path, tables: impl Iterator<Item = (&'a str, String)>) {
    let file = Connection::open(diary).unwrap();
    file.execute_batch("PRAGMA synchronous = OFF; PRAGMA writable_schema = ON; BEGIN").unwrap();
    for (name, sql) in tables {
        let set = "UPDATE sqlite_schema SET sql = ?2 WHERE type = 'table' AND name = ?1";
        file.execute(set, [name, &sql]).unwrap();
    }
    file.execute_batch("COMMIT").unwrap();
}
