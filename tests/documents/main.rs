//! Keeps README and docs true: what they show is run, what can be generated is compared.
//!
//! - The commands of README and of docs/statistics.md are run in a fresh folder, and their answers
//!   compared (`page.rs`).
//! - A number that docs/statistics.md quotes from the demo stands under a mark, which does not show,
//!   with the path to it in the JSON answer (`figures.rs`). What is said to follow from a table is
//!   worked out from that table (`statistics.rs`).
//! - The tables of docs/csv.md are those of the codebook of an export (`csv_page.rs`).
//! - The command reference, the schema and the pictures are generated whole.
//!
//! `REGENERATE=1 cargo test --test documents` writes all of this anew. Then read the difference: the
//! numbers are right again, and the words around them may not be.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test")]
#![allow(clippy::disallowed_methods, reason = "a test reads its own environment")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

mod csv_page;
mod figures;
mod page;
mod statistics;

use page::{Page, compare, words};

#[test]
fn every_command_of_the_readme_answers_as_it_is_shown() {
    let readme = fs::read_to_string("README.md").unwrap();
    compare("README.md", Page::new().answered(&readme).as_bytes());
}

#[test]
fn the_pictures_are_made_by_the_program() {
    let page = Page::new();
    assert!(page.run(&words("demo demo")).status.success());
    for kind in ["weekly", "factors", "clock", "calendar", "medicines"] {
        let picture = fs::read(page.folder.path().join(format!("demo/{kind}.png"))).unwrap();
        compare(&format!("docs/pictures/{kind}.png"), &picture);
    }
}

#[test]
fn the_weekly_habit_of_the_page_is_that_of_the_help_and_works() {
    let document = fs::read_to_string("docs/weekly.md").unwrap();
    let page = Page::new();
    let help = page.said("chart --help");
    let mut is_shown = false;
    for line in document.lines() {
        match line.strip_prefix("```") {
            Some(kind) => is_shown = matches!(kind, "crontab" | "ini"),
            None if is_shown => assert!(help.contains(line), "the help lacks {line:?}"),
            None => {}
        }
    }
    let commands: Vec<&str> = document
        .lines()
        .filter_map(|line| line.split_once(".cargo/bin/cramp ").map(|(_, words)| words))
        .collect();
    assert_eq!(commands.len(), 2, "that of cron and that of the timer");
    for (place, command) in commands.into_iter().enumerate() {
        let folder = page.folder.path().join(format!("charts-{place}"));
        let named = folder.to_str().unwrap();
        let command = command.replace("~/cramp-charts", named).replace("%h/cramp-charts", named);
        let output = Command::new(env!("CARGO_BIN_EXE_cramp"))
            .env_clear()
            .env("HOME", page.folder.path())
            .args(command.split_whitespace())
            .output()
            .unwrap();
        assert!(output.status.success(), "{output:?}");
        assert_eq!(fs::read_dir(folder).unwrap().count(), 5);
    }
}

#[test]
fn the_command_reference_is_what_the_program_says() {
    let page = Page::new();
    let mut text = "# Commands\n\nWhat `cramp --help` and `cramp COMMAND --help` say. \
                    Written by `tests/documents/main.rs`.\n"
        .to_owned();
    let mut add = |command: &str| {
        let said = page.said(&format!("{command} --help"));
        let said: Vec<_> = said.lines().map(str::trim_end).collect();
        let name = format!("cramp {command}");
        text.push_str(&format!("\n## {}\n\n```text\n{}\n```\n", name.trim(), said.join("\n")));
    };
    for command in [
        "",
        "log",
        "none",
        "day",
        "med",
        "med start",
        "med stop",
        "med took",
        "med missed",
        "med class",
        "med edit",
        "med delete",
        "med suspect",
        "med list",
        "morning",
        "signs",
        "profile",
        "factors",
        "factors show",
        "factors add",
        "factors rename",
        "factors retire",
        "factors restore",
        "factors scan",
        "settings",
        "list",
        "show",
        "edit",
        "delete",
        "undo",
        "redo",
        "history",
        "analyze",
        "chart",
        "report",
        "export",
        "import",
        "backup",
        "restore",
        "check",
        "demo",
        "simulate",
        "completions",
        "man",
    ] {
        add(command);
    }
    compare("docs/commands.md", text.as_bytes());
}

#[test]
fn the_tables_of_the_csv_page_are_the_codebook() {
    let page = fs::read_to_string("docs/csv.md").unwrap();
    let codebook = Page::new().said("export codebook -");
    compare("docs/csv.md", csv_page::with_tables_of(&codebook, &page).as_bytes());
}

#[test]
fn every_command_is_in_the_reference() {
    let page = Page::new();
    let reference = fs::read_to_string("docs/commands.md").unwrap();
    let help = page.said("--help");
    let commands = help.split("Commands:\n").nth(1).unwrap().lines();
    let names: Vec<_> = commands
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.strip_prefix("  ")?.split(' ').next().filter(|it| !it.is_empty()))
        .collect();
    assert!(names.len() > 15);
    for name in names.into_iter().filter(|name| *name != "help") {
        assert!(reference.contains(&format!("## cramp {name}\n")), "{name}");
    }
}

#[test]
fn the_schema_is_what_a_new_diary_has() {
    let page = Page::new();
    page.said("--diary d.db log");
    let conn = rusqlite::Connection::open(page.folder.path().join("d.db")).unwrap();
    let mut statement = conn
        .prepare(
            "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL
                AND name NOT LIKE 'sqlite_%' ORDER BY rowid",
        )
        .unwrap();
    let tables: Vec<String> =
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let text = format!(
        "-- The schema of a new diary.\n\
         -- Written by tests/documents/main.rs from migrations/.\n\n{};\n",
        tables.join(";\n\n")
    );
    compare("docs/schema.sql", text.as_bytes());
}

#[test]
fn every_field_of_the_json_is_documented() {
    let page = Page::new();
    assert!(page.run(&words("demo demo")).status.success());
    let documented = fs::read_to_string("docs/json.md").unwrap();
    for command in [
        "profile condition diabetes since 2015",
        "profile pregnant due 1 mar 2027",
        "profile lab potassium 3.2 mmol/L low range 3.5-5.1",
        "profile weight 72kg",
        "signs swelling left",
    ] {
        assert!(page.run(&words(&format!("--diary demo/diary.db {command}"))).status.success());
    }
    for command in [
        "",
        "list",
        "show",
        "show last",
        "day yesterday",
        "med list",
        "profile",
        "signs",
        "factors",
        "factors scan",
        "settings",
        "history",
        "analyze",
        "analyze --factor water",
        "analyze --noise-check --shuffles 3",
        "chart --all --text",
        "log",
        "backup demo/diary-2026-11-22.db",
        "backup",
        "restore demo/diary-2026-11-22.db",
        "check",
        "simulate made-up --effect water=2 --medicine magnesium=0.5@90",
    ] {
        let answer = page.json(&format!("--diary demo/diary.db {command}"));
        assert_eq!(answer["format"], 1, "{command}");
        let mut fields = BTreeSet::new();
        collect(&answer, &mut fields);
        for field in fields {
            assert!(documented.contains(&format!("`{field}`")), "`{field}` of `cramp {command}`");
        }
    }
}

/// Collects the names of all fields; those of maps that are keyed by data are left out.
fn collect(value: &Value, fields: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            for (name, value) in object {
                fields.insert(name.clone());
                let keyed_by_data =
                    ["readings", "computed", "cramps_by_muscle", "cramps_by_side", "beside"];
                if !keyed_by_data.contains(&name.as_str()) {
                    collect(value, fields);
                }
            }
        }
        Value::Array(values) => values.iter().for_each(|value| collect(value, fields)),
        _ => {}
    }
}

#[test]
fn links_of_the_documents_lead_somewhere() {
    let mut pages = vec!["README.md".into()];
    for folder in ["docs", "docs/decisions"] {
        pages.extend(fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()));
    }
    for page in pages.iter().filter(|page| page.extension().is_some_and(|it| it == "md")) {
        let text = fs::read_to_string(page).unwrap();
        let folder = page.parent().unwrap();
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            if link.contains("://") {
                continue;
            }
            let (target, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target = if target.is_empty() { page.clone() } else { folder.join(target) };
            assert!(target.exists(), "{} links to {link}", page.display());
            let found = anchor.is_empty() || anchors(&target).contains(anchor);
            assert!(found, "{} links to {link}", page.display());
        }
        for word in text.split_whitespace().filter(|word| word.contains("docs/")) {
            let name = word.trim_matches(|c: char| !c.is_alphanumeric() && !"/-_.".contains(c));
            let named = name.starts_with("docs/") && name.ends_with(".md");
            assert!(!named || Path::new(name).exists(), "{} names {name}", page.display());
        }
    }
}

/// Returns what the headings of a page can be linked by.
fn anchors(page: &Path) -> BTreeSet<String> {
    let text = fs::read_to_string(page).unwrap();
    let headings = text.lines().filter(|line| line.starts_with('#'));
    let anchor = |heading: &str| {
        let kept = |c: &char| c.is_alphanumeric() || " -_".contains(*c);
        let heading = heading.trim_start_matches(['#', ' ']).to_lowercase();
        heading.chars().filter(kept).collect::<String>().replace(' ', "-")
    };
    headings.map(anchor).collect()
}
