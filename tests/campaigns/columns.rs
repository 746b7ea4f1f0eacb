//! Columns that hold anything at all: a diary that another program has written into, type checks and all.

use std::path::Path;

use cramp_diary::diary::{Diary, Night};
use cramp_diary::exchange::{Dialect, PlainTables, Table};
use cramp_diary::store::{Error, Store};
use rusqlite::Connection;
use rusqlite::types::Value;

use super::chance::Chance;
use super::cramp;
use super::undo::Machine;
use super::undo::deeds::Library;

const NOW: &str = "2026-11-22T03:25:00+01:00";

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

/// The commands that look, and two that write; `OUT` stands for a new place.
const COMMANDS: [&str; 18] = [
    "",
    "list --all",
    "show 1",
    "show 2026-11-03",
    "analyze",
    "med",
    "profile",
    "signs",
    "factors",
    "settings",
    "history",
    "morning",
    "export --out OUT",
    "report --out OUT.html",
    "chart --out OUT.svg",
    "backup OUT.db",
    "undo",
    "log left calf",
];

#[test]
fn whatever_the_columns_hold_the_store_refuses_or_answers() {
    let [answered, refused] = through_the_store(0..20);
    assert!(answered > 1 && refused > 1, "{answered} {refused}");
}

#[test]
#[ignore = "slow: five hundred diaries"]
fn five_hundred_spoiled_diaries_are_refused_or_answered() {
    let [answered, refused] = through_the_store(0..500);
    eprintln!("500 spoiled diaries: {refused} refused, {answered} read");
}

#[test]
fn whatever_the_columns_hold_each_command_refuses_or_answers() {
    through_the_program(0..2);
}

#[test]
#[ignore = "slow: 900 programs"]
fn fifty_spoiled_diaries_end_no_command_badly() {
    let codes = through_the_program(1000..1050);
    eprintln!("50 spoiled diaries, {} commands each: exit codes 0 to 3: {codes:?}", COMMANDS.len());
}

/// Reads spoiled diaries with the library; returns how many were read and how many refused.
fn through_the_store(runs: std::ops::Range<u64>) -> [u32; 2] {
    let library = filled();
    let mut counted = [0; 2];
    for run in runs {
        let folder = tempfile::tempdir().unwrap();
        let diary = folder.path().join("diary.db");
        spoil(&library.path(), &diary, &mut Chance::of(run));
        counted[usize::from(read(&diary).is_err())] += 1;
    }
    counted
}

/// Reads all there is, and plays the last change back.
fn read(diary: &Path) -> Result<(), Error> {
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

/// Runs each command on spoiled diaries; returns how often each code came back.
fn through_the_program(runs: std::ops::Range<u64>) -> [u32; 4] {
    let library = filled();
    let mut codes = [0; 4];
    for run in runs {
        let folder = tempfile::tempdir().unwrap();
        let diary = folder.path().join("diary.db");
        spoil(&library.path(), &diary, &mut Chance::of(run));
        for (number, line) in COMMANDS.iter().enumerate() {
            let out = folder.path().join(format!("out{number}"));
            let line = line.replace("OUT", &out.display().to_string());
            let mut command = cramp(&diary);
            command.args(["--now", NOW]).args(line.split_whitespace());
            let output = command.output().unwrap();
            let said = String::from_utf8_lossy(&output.stderr);
            let code = output.status.code().and_then(|code| usize::try_from(code).ok());
            assert!(code.is_some_and(|code| code < 4), "diary {run}, cramp {line}: {said}");
            codes[code.unwrap()] += 1;
        }
    }
    codes
}

/// Returns a diary with some hundred changes of every kind.
fn filled() -> Library {
    let mut library = Library::new();
    let mut chance = Chance::of(99);
    for _ in 0..150 {
        library.change(&mut chance);
    }
    library
}

/// Writes a copy of a diary with values in it that no rule of its tables lets in.
fn spoil(from: &Path, to: &Path, chance: &mut Chance) {
    std::fs::copy(from, to).unwrap();
    let before = schema(to);
    let open = |sql: &str| {
        let sql = sql.replace("STRICT, WITHOUT", "WITHOUT").replace(") STRICT", ")");
        sql.replace("TEXT NOT NULL", "TEXT").replace("INTEGER NOT NULL", "INTEGER")
    };
    set_schema(to, &before.iter().map(|(name, sql)| (name.clone(), open(sql))).collect::<Vec<_>>());
    let file = Connection::open(to).unwrap();
    file.execute_batch("PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF").unwrap();
    for _ in 0..=chance.below(4) {
        let (table, _) = &before[chance.below(before.len())];
        let columns = columns(&file, table);
        let (column, _) = &columns[chance.below(columns.len())];
        let key: Vec<&str> =
            columns.iter().filter(|(_, is_key)| *is_key).map(|(name, _)| name.as_str()).collect();
        let (key, row) = (key.join(", "), chance.below(20));
        let sql = format!(
            "UPDATE OR IGNORE {table} SET {column} = ?1
            WHERE ({key}) = (SELECT {key} FROM {table} LIMIT 1
                OFFSET {row} % max(1, (SELECT count(*) FROM {table})))"
        );
        // SQLite itself refuses some, such as a text for the number of a row.
        let _ = file.execute(&sql, [value(chance)]);
        if chance.once_in(4) {
            let sql = format!("UPDATE OR IGNORE {table} SET {column} = CAST(x'ff00fe' AS TEXT)");
            let _ = file.execute(&sql, []);
        }
    }
    drop(file);
    set_schema(to, &before);
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

/// Returns each table with the words that made it.
fn schema(diary: &Path) -> Vec<(String, String)> {
    let file = Connection::open(diary).unwrap();
    let sql = "SELECT name, sql FROM sqlite_schema WHERE type = 'table'
        AND name NOT LIKE 'sqlite_%' ORDER BY name";
    let mut all = file.prepare(sql).unwrap();
    all.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect()
}

fn set_schema(diary: &Path, schema: &[(String, String)]) {
    let file = Connection::open(diary).unwrap();
    file.execute_batch("PRAGMA writable_schema = ON").unwrap();
    for (name, sql) in schema {
        let set = "UPDATE sqlite_schema SET sql = ?2 WHERE type = 'table' AND name = ?1";
        file.execute(set, [name, sql]).unwrap();
    }
}

/// Returns the columns of a table, and whether each belongs to its key.
fn columns(file: &Connection, table: &str) -> Vec<(String, bool)> {
    let mut all = file.prepare("SELECT name, pk > 0 FROM pragma_table_info(?1)").unwrap();
    all.query_map([table], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .map(Result::unwrap)
        .collect()
}
