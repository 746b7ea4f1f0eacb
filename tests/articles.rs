//! Keeps the promise that everything the four articles name has its place in the diary.
//!
//! `tests/data/articles.csv` holds one row for each of the 197 things: the words to type, and what must stand in
//! an answer then. `REGENERATE=1 cargo test --test articles` writes `docs/articles.md` anew.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test")]
#![allow(clippy::disallowed_methods, reason = "a test reads its own environment")]

use std::collections::BTreeSet;
use std::fs;
use std::process::{Command, Output};
use std::thread;

use serde::Deserialize;
use serde_json::Value;
use tempfile::TempDir;

/// When every example is typed: at breakfast on a Sunday.
const NOW: &str = "2026-11-22T08:10:00+01:00";

/// The families of the ids: how each begins, how many rows it has, and its heading.
const FAMILIES: &[(&str, usize, &str)] = &[
    ("F", 21, "The cramp itself"),
    ("M", 9, "Muscles and sides"),
    ("D", 34, "Days and nights"),
    ("P", 17, "Age, pregnancy, minerals"),
    ("C", 22, "Conditions"),
    ("MED", 13, "Medicines"),
    ("R", 16, "What is tried against a cramp"),
    ("V", 31, "What may prevent cramps"),
    ("W", 15, "Warning signs"),
    ("L", 8, "What resembles a cramp"),
    ("B", 9, "Background"),
    ("N", 2, "Advertising"),
];

/// The places where something can live; those that end in a colon are followed by its key.
const PLACES: &[&str] = &[
    "cramp",
    "muscle",
    "relief",
    "day:",
    "computed:",
    "exercise",
    "medicine:",
    "profile",
    "sign:",
    "warning:",
    "analysis",
    "report",
    "background",
];

/// One thing that the articles name.
#[derive(Debug, Deserialize)]
struct Row {
    id: String,
    term: String,
    articles: String,
    lives_in: String,
    example: String,
    look: String,
    path: String,
    expect: String,
}

impl Row {
    fn all() -> Vec<Self> {
        let mut reader = csv::Reader::from_path("tests/data/articles.csv").unwrap();
        reader.deserialize().map(Result::unwrap).collect()
    }

    fn family(&self) -> &str {
        self.id.trim_end_matches(|c: char| c.is_ascii_digit())
    }

    fn commands(&self) -> impl Iterator<Item = &str> {
        self.example.split(" ; ").filter(|command| !command.is_empty())
    }

    fn is_background(&self) -> bool {
        self.lives_in == "background"
    }

    /// Tells whether an answer holds what the row expects.
    fn stands_in(&self, answer: &Value) -> bool {
        let expected: Value = serde_json::from_str(&self.expect).unwrap();
        self.found_in(answer).into_iter().any(|found| is_same(found, &expected))
    }

    /// Checks an answer, and says what stands there instead.
    fn check(&self, answer: &Value) -> Result<(), String> {
        let Self { look, path, expect, .. } = self;
        if self.stands_in(answer) {
            return Ok(());
        }
        Err(format!("`{look}` at {path}: not {expect} but {:?}", self.found_in(answer)))
    }

    fn found_in<'v>(&self, answer: &'v Value) -> Vec<&'v Value> {
        let steps: Vec<&str> = self.path.split('/').skip(1).collect();
        values_at(answer, &steps)
    }
}

/// Follows a JSON pointer; the step `*` goes to every element of an array.
fn values_at<'v>(value: &'v Value, steps: &[&str]) -> Vec<&'v Value> {
    let Some((step, rest)) = steps.split_first() else { return vec![value] };
    let name = step.replace("~1", "/").replace("~0", "~");
    let next: Vec<&Value> = match value {
        Value::Array(all) if name == "*" => all.iter().collect(),
        Value::Array(all) => {
            name.parse().ok().and_then(|at: usize| all.get(at)).into_iter().collect()
        }
        other => other.get(&name).into_iter().collect(),
    };
    next.into_iter().flat_map(|value| values_at(value, rest)).collect()
}

/// Tells whether two values are the same; 7 and 7.0 are.
fn is_same(one: &Value, other: &Value) -> bool {
    match one.as_f64().zip(other.as_f64()) {
        Some((one, other)) => (one - other).abs() < 1e-9,
        None => one == other,
    }
}

/// A new diary in a folder of its own.
struct Diary {
    folder: TempDir,
}

impl Diary {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// Returns the diary after the example of a row.
    fn after(row: &Row) -> Result<Self, String> {
        let diary = Self::new();
        row.commands().try_for_each(|command| diary.type_in(command))?;
        Ok(diary)
    }

    fn run(&self, line: &str) -> Output {
        Command::new(env!("CARGO_BIN_EXE_cramp"))
            .current_dir(self.folder.path())
            .env_clear()
            .env("HOME", self.folder.path())
            .env("TZ", "Europe/Berlin")
            .env("COLUMNS", "80")
            .args(["--now", NOW])
            .args(line.split_whitespace())
            .output()
            .unwrap()
    }

    /// Runs a command that has to be done.
    fn type_in(&self, line: &str) -> Result<(), String> {
        let output = self.run(line);
        let said = String::from_utf8_lossy(&output.stderr);
        let said = said.lines().next().unwrap_or_default();
        output.status.success().then_some(()).ok_or(format!("`{line}` is refused: {said}"))
    }

    /// Returns what a command answers as JSON; null if that is none.
    fn json(&self, line: &str) -> Value {
        serde_json::from_slice(&self.run(&format!("{line} --json")).stdout).unwrap_or_default()
    }

    /// Returns the notes; words that are not understood are kept in them.
    fn notes(&self) -> Vec<String> {
        ["cramps", "days"].iter().flat_map(|table| self.notes_of(table)).collect()
    }

    fn notes_of(&self, table: &str) -> Vec<String> {
        let written = self.run(&format!("export {table} -")).stdout;
        let mut reader = csv::Reader::from_reader(written.as_slice());
        let headers = reader.headers().unwrap();
        let column = headers.iter().position(|name| name == "note").expect("a column of notes");
        let notes = reader.records().map(|record| record.unwrap()[column].to_owned());
        notes.filter(|note| !note.is_empty()).collect()
    }
}

/// Checks every row that has an example, in two threads, and fails with all that went wrong.
fn check_every_row(check: impl Fn(&Row) -> Result<(), String> + Sync) {
    let rows: Vec<Row> = Row::all().into_iter().filter(|row| !row.is_background()).collect();
    let problem = |row: &Row| Some(format!("{} ({}): {}", row.id, row.example, check(row).err()?));
    let problems: Vec<String> = thread::scope(|scope| {
        let halves = rows.chunks(rows.len().div_ceil(2));
        let threads: Vec<_> = halves
            .map(|half| scope.spawn(|| half.iter().filter_map(problem).collect::<Vec<_>>()))
            .collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    assert!(problems.is_empty(), "{} rows:\n{}", problems.len(), problems.join("\n"));
}

#[test]
fn every_id_of_the_articles_has_a_row() {
    let rows = Row::all();
    assert_eq!(rows.len(), 197);
    let ids: BTreeSet<&str> = rows.iter().map(|row| row.id.as_str()).collect();
    assert_eq!(ids.len(), rows.len());
    for (family, size, _) in FAMILIES {
        let ids: Vec<&str> =
            rows.iter().filter(|row| row.family() == *family).map(|row| row.id.as_str()).collect();
        let in_order: Vec<String> = (1..=*size).map(|n| format!("{family}{n:02}")).collect();
        assert_eq!(ids, in_order);
    }
}

#[test]
fn every_row_tells_who_names_it_and_where_it_lives() {
    let files: BTreeSet<&str> = ["000", "001", "002", "003"].into();
    for row in Row::all() {
        let id = &row.id;
        let articles: BTreeSet<&str> = row.articles.split(' ').collect();
        assert!(!row.term.is_empty() && articles.is_subset(&files), "{id}");
        let place = row.lives_in.split_inclusive(": ").next().unwrap().trim_end();
        assert!(PLACES.contains(&place), "{id} lives in {place}");
        let has_key = row.lives_in.len() > place.len();
        assert_eq!(has_key, place.ends_with(':'), "{id}");
        for cell in [&row.example, &row.look, &row.path, &row.expect] {
            assert_eq!(cell.is_empty(), row.is_background(), "{id}");
        }
    }
}

#[test]
fn every_example_has_its_effect() {
    check_every_row(|row| {
        if row.stands_in(&Diary::new().json(&row.look)) {
            return Err("stands in an empty diary already".to_owned());
        }
        let diary = Diary::after(row)?;
        row.check(&diary.json(&row.look))?;
        match diary.notes() {
            notes if notes.is_empty() => Ok(()),
            notes => Err(format!("not understood: {notes:?}")),
        }
    });
}

#[test]
fn every_effect_survives_export_and_import() {
    check_every_row(|row| {
        let diary = Diary::after(row)?;
        diary.type_in("export --out t")?;
        diary.type_in("--diary second.db import t")?;
        row.check(&diary.json(&format!("--diary second.db {}", row.look)))
    });
}

#[test]
fn every_example_can_be_undone() {
    check_every_row(|row| {
        let (empty, diary) = (Diary::new(), Diary::after(row)?);
        row.commands().try_for_each(|_| diary.type_in("undo"))?;
        for look in ["list", "show", "profile", &row.look] {
            let [before, after] = [&empty, &diary].map(|diary| unnumbered(diary.json(look)));
            if before != after {
                return Err(format!("`{look}` after undo: not {before} but {after}"));
            }
        }
        Ok(())
    });
}

/// Returns a value without the numbers of its records: they are never given twice.
fn unnumbered(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let others = fields.into_iter().filter(|(name, _)| name != "number");
            others.map(|(name, value)| (name, unnumbered(value))).collect()
        }
        Value::Array(values) => values.into_iter().map(unnumbered).collect(),
        other => other,
    }
}

#[test]
fn the_table_for_readers_is_generated() {
    let page = page(&Row::all());
    let path = "docs/articles.md";
    if std::env::var_os("REGENERATE").is_some() {
        fs::write(path, &page).unwrap();
    }
    let same = fs::read_to_string(path).is_ok_and(|found| found == page);
    assert!(same, "{path} is not what the rows make; see the top of tests/articles.rs");
}

/// Returns the page for readers: a table for each family.
fn page(rows: &[Row]) -> String {
    let mut page = format!(
        "# What the articles name\n\n\
         The four articles name {} things; here is where each of them lives in the diary, with an example of what\n\
         to type on the morning of Sunday 22 November 2026. The articles go by the number that begins their file name;\n\
         `tests/articles.rs` runs every example, and writes this page from `tests/data/articles.csv`.\n",
        rows.len()
    );
    for (family, _, heading) in FAMILIES {
        page.push_str(&format!(
            "\n## {heading}\n\n| id | what is named | articles | where it lives | example |\n\
             | --- | --- | --- | --- | --- |\n"
        ));
        let rows = rows.iter().filter(|row| row.family() == *family);
        page.extend(rows.map(line));
    }
    page
}

/// Returns the line of a row in its table.
fn line(row: &Row) -> String {
    let example: Vec<String> = row.commands().map(|command| format!("`cramp {command}`")).collect();
    let cells = [&row.id, &row.term, &row.articles, &row.lives_in, &example.join(", ")];
    let cells = cells.map(|cell| cell.replace('|', "\\|"));
    format!("| {} |\n", cells.join(" | "))
}
