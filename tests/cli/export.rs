//! `cramp export`: the diary as CSV, a folder of tables or one table.

use std::fs;

use insta::assert_snapshot;

use crate::list::ten_nights;
use crate::sandbox::{BREAKFAST, Sandbox, TABLES, mode};

#[test]
fn a_folder_of_tables_is_written_for_its_owner_only() {
    let mut sandbox = ten_nights();
    sandbox.run("export").run("export --out for-the-doctor").run("export --out for-the-doctor");
    for folder in ["cramp-export-2026-11-22", "for-the-doctor"] {
        assert_eq!(mode(&sandbox.path(folder)), 0o700);
        let mut names: Vec<_> = fs::read_dir(sandbox.path(folder))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        assert_eq!(names, TABLES);
        for name in names {
            assert_eq!(mode(&sandbox.path(folder).join(name)), 0o600);
        }
    }
    assert_snapshot!(sandbox.scene());
}

#[test]
fn one_table_goes_to_a_pipe_or_a_file() {
    let mut sandbox = ten_nights();
    sandbox
        .run("export cramps -")
        .run("export cramps mine.csv")
        .run("export days")
        .run("export --out -");
    assert_eq!(sandbox.text("export cramps -"), read(&sandbox, "mine.csv"));
    assert_eq!(sandbox.text("export days -"), read(&sandbox, "days.csv"));
    assert_eq!(mode(&sandbox.path("mine.csv")), 0o600);
    assert_snapshot!(sandbox.scene());
}

fn read(sandbox: &Sandbox, name: &str) -> String {
    fs::read_to_string(sandbox.path(name)).unwrap()
}

#[test]
fn every_table_tells_what_was_noted() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .quietly("log 2026-11-21 23:40 left calf 2min 7/10 asleep stretch helped, heat no effect")
        .quietly("day sat water 6 glasses no magnesium run 45min vigorous ended 19:30")
        .quietly("med start furosemide 40mg daily since 1 Mar")
        .quietly("med took ibuprofen 400mg sat 22:15")
        .quietly("med missed furosemide sat")
        .run("export cramps -")
        .run("export exercise -")
        .run("export medicines -")
        .run("export doses -");
    let days = sandbox.text("export days -");
    let rows: Vec<Vec<&str>> = days.split("\r\n").map(|line| line.split(',').collect()).collect();
    let known: Vec<String> = rows[0]
        .iter()
        .zip(&rows[1])
        .map(|(name, value)| format!("{name}: {value}").trim_end().to_owned())
        .collect();
    sandbox.run("export days days.csv");
    assert_snapshot!(format!("{}one row of days.csv:\n\n{}", sandbox.scene(), known.join("\n")));
}

#[test]
fn no_spreadsheet_runs_a_note_as_a_formula() {
    let mut sandbox = Sandbox::new();
    sandbox
        .quietly("log 02:30 calf --note '=HYPERLINK(1)'")
        .quietly("log calf --note '+49 is no number, \"really\"'")
        .run("export cramps -");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn an_empty_diary_gives_empty_tables() {
    let mut sandbox = Sandbox::new();
    sandbox.run("export cramps -").run("export");
    assert!(!sandbox.diary().exists(), "looking writes nothing");
    assert_snapshot!(sandbox.scene());
}
