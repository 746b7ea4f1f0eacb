//! `cramp export`: the diary as CSV, a folder of tables, a zip of them or one table.

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

#[test]
fn a_part_has_its_nights_and_what_stands_whenever_it_was() {
    let mut sandbox = ten_nights();
    sandbox
        .quietly("med start furosemide 40mg daily since 1 Mar until 31 mar")
        .quietly("med start magnesium 300mg daily since 1 may")
        .quietly("med took ibuprofen 400mg 2026-11-14 22:00")
        .quietly("profile birth year 1958")
        .run("export --since 2026-11-18 --until 2026-11-20 --out part")
        .run("export cramps - --weeks 1")
        .run("export medicines - --since 2026-11-18")
        .run("export doses - --until 2026-11-17")
        .run("export --tables cramps,profile --until 2026-11-17 --out two");
    assert!(read(&sandbox, "part/profile.csv").contains("birth_year"));
    let names = fs::read_dir(sandbox.path("two")).unwrap();
    let mut names: Vec<_> = names.map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["codebook.csv", "cramps.csv", "profile.csv"]);
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_spreadsheet_gets_semicolons_and_decimal_commas() {
    let mut sandbox = Sandbox::new();
    sandbox
        .quietly("log 02:30 calf sore 1.5h --note '1.5; \"really\"'")
        .run("export cramps - --spreadsheet");
    assert!(sandbox.text("export cramps - --spreadsheet").starts_with('\u{feff}'));
    assert_snapshot!(sandbox.scene().replace('\u{feff}', "<byte order mark>"));
}

#[test]
fn a_zip_holds_every_file_and_is_the_same_again() {
    let mut sandbox = ten_nights();
    sandbox.run("export --zip").run("export --zip --out mine.zip --tables days");
    let zip = fs::read(sandbox.path("cramp-export-2026-11-22.zip")).unwrap();
    assert_eq!(sandbox.output("export --zip --out -").stdout, zip);
    assert_eq!(mode(&sandbox.path("mine.zip")), 0o600);
    assert_snapshot!(sandbox.scene());
}

#[test]
fn an_earlier_export_is_replaced_whole_and_a_folder_with_other_files_is_left_alone() {
    let mut sandbox = ten_nights();
    fs::create_dir(sandbox.path("empty")).unwrap();
    fs::create_dir(sandbox.path("mine")).unwrap();
    fs::write(sandbox.path("mine/cramps.csv"), "old").unwrap();
    fs::write(sandbox.path("mine/letter.txt"), "mine").unwrap();
    sandbox
        .quietly("export --out empty")
        .quietly("export --tables days --out empty")
        .run("export --out mine")
        .run("export --out .")
        .run("export --out mine/letter.txt");
    assert_eq!(fs::read_dir(sandbox.path("empty")).unwrap().count(), 2);
    assert_eq!(mode(&sandbox.path("empty")), 0o700);
    assert_eq!(fs::read_dir(sandbox.path("mine")).unwrap().count(), 2);
    assert_eq!(read(&sandbox, "mine/cramps.csv"), "old");
    let hidden = fs::read_dir(sandbox.path(".")).unwrap();
    let hidden = hidden.filter(|entry| {
        entry.as_ref().unwrap().file_name().to_str().unwrap().starts_with(".cramp")
    });
    assert_eq!(hidden.count(), 0);
    assert_snapshot!(sandbox.scene());
}

#[test]
fn the_codebook_explains_the_factors_of_the_person_too() {
    let mut sandbox = Sandbox::new();
    sandbox.quietly("factors add coffee --unit cups --exposed-above 2");
    let codebook = sandbox.text("export codebook -");
    let rows: Vec<&str> = codebook
        .lines()
        .filter(|row| {
            ["table,", "export,", "cramps,pain", "days,temp", "days,coffee"]
                .iter()
                .any(|start| row.starts_with(start))
        })
        .collect();
    assert_snapshot!(rows.join("\n"));
}
