//! `cramp check`: whether the diary is whole, and what can be saved of one that is not.

use std::fs;

use insta::assert_snapshot;

use crate::sandbox::{BREAKFAST, Sandbox, mode, turn_to_write_ahead};

/// A diary of a few nights.
fn few_nights() -> Sandbox {
    let mut sandbox = Sandbox::new();
    sandbox
        .quietly("log 2x left calf 2min stretch worked")
        .quietly("med start magnesium 300mg")
        .at(BREAKFAST)
        .quietly("none thu")
        .quietly("day water 2l");
    sandbox
}

/// Returns the page, from 0 on, with which a table begins.
fn first_page(sandbox: &Sandbox, table: &str) -> usize {
    let diary = rusqlite::Connection::open(sandbox.diary()).unwrap();
    let sql = "SELECT rootpage FROM sqlite_schema WHERE name = ?1";
    let page: u32 = diary.query_row(sql, [table], |row| row.get(0)).unwrap();
    usize::try_from(page).unwrap() - 1
}

/// Fills a page of the diary with zeros.
fn wipe(sandbox: &Sandbox, page: usize) -> Vec<u8> {
    let mut bytes = fs::read(sandbox.diary()).unwrap();
    bytes[page * 4096..(page + 1) * 4096].fill(0);
    fs::write(sandbox.diary(), &bytes).unwrap();
    bytes
}

#[test]
fn a_whole_diary_is_said_to_be_whole() {
    let mut sandbox = few_nights();
    let before = fs::read(sandbox.diary()).unwrap();
    sandbox.run("check").run("check --json").run("check --salvage saved.db");
    assert!(fs::read(sandbox.diary()).unwrap() == before);
    assert_eq!(fs::read_dir(sandbox.folder()).unwrap().count(), 1);
    assert_snapshot!(sandbox.scene());
}

#[test]
fn what_was_probably_meant_otherwise_is_told_with_what_mends_it() {
    let mut sandbox = few_nights();
    for line in [
        "log 02:15 left calf",
        "log left calf 02:15",
        "log fri 14:30 foot",
        "day fri water 2ml",
        "day thu water 6ml",
        "med start furosemide 40mg since 1 oct",
        "med start furosemide 400mg since 1 nov",
        "med took ibuprofen 400mg fri 22:15",
        "med took ibuprofen 400mg fri 22:15",
        "med took ibuprofen 4mg sat 22:15",
    ] {
        sandbox.quietly(line);
    }
    sandbox.run("check");
    let slips = sandbox.json("check")["slips"].take();
    let slips = slips.as_array().unwrap();
    assert_eq!(slips.len(), 7, "{slips:#?}");
    for slip in slips {
        sandbox.run(slip["repair"].as_str().unwrap().strip_prefix("cramp ").unwrap());
    }
    sandbox.run("check").run("check --json");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_clock_that_was_set_back_is_told() {
    let mut sandbox = Sandbox::new();
    sandbox.at("2026-11-23T03:12:00+01:00").quietly("log calf");
    sandbox.at("2026-11-22T08:10:00+01:00").quietly("day water 2l").run("check");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn without_a_diary_there_is_nothing_to_look_at() {
    let mut sandbox = Sandbox::new();
    sandbox.run("check").run("check --salvage saved.db");
    assert_eq!(fs::read_dir(sandbox.folder()).unwrap().count(), 0);
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_damaged_diary_is_salvaged_and_put_in_place() {
    let mut sandbox = few_nights();
    let damaged = wipe(&sandbox, first_page(&sandbox, "cramps"));
    sandbox.run("list").run("check").run("check --salvage saved.db");
    assert!(fs::read(sandbox.diary()).unwrap() == damaged);
    assert_eq!(mode(&sandbox.path("saved.db")), 0o600);
    sandbox.run("check --salvage saved.db").run("check --salvage diary.db");
    sandbox.run("--diary saved.db check").run("restore saved.db").run("list");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_look_meets_damage_on_a_page_that_it_does_not_read() {
    let sandbox = few_nights();
    let mut bytes = fs::read(sandbox.diary()).unwrap();
    bytes[first_page(&sandbox, "bouts") * 4096] = 9;
    fs::write(sandbox.diary(), &bytes).unwrap();
    for line in ["", "list", "show", "analyze", "med", "history", "morning", "export", "report"] {
        let output = sandbox.output(line);
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(3), "{line}: {said}");
        assert!(said.contains("the diary file is damaged"), "{line}: {said}");
    }
    assert!(
        sandbox.output("log right foot").status.success(),
        "nobody is kept from noting a cramp"
    );
}

#[test]
fn where_nothing_unfinished_can_be_finished_that_is_said() {
    let mut sandbox = few_nights();
    turn_to_write_ahead(&sandbox.diary());
    sandbox.run_with(&[("TMPDIR", Some("/nowhere"))], "check");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_whole_copy_comes_before_what_can_be_salvaged() {
    let mut sandbox = few_nights();
    sandbox.quietly("backup .").quietly("log right calf");
    fs::write(sandbox.path("diary-weekly-2026-11-22T091000.db"), "torn").unwrap();
    wipe(&sandbox, first_page(&sandbox, "cramps"));
    sandbox.run("list").run("log left calf").run("check").run("check --json");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_diary_whose_beginning_is_gone_is_still_one() {
    let mut sandbox = few_nights();
    let tables = sandbox.tables();
    fs::remove_dir_all(sandbox.path("tables")).unwrap();
    wipe(&sandbox, 0);
    sandbox.run("list").run("check").run("check --salvage saved.db --json").run("restore saved.db");
    assert_eq!(sandbox.tables(), tables);
    assert_snapshot!(sandbox.scene());
}

#[test]
fn what_was_changed_past_the_history_is_found() {
    let mut sandbox = few_nights();
    let diary = rusqlite::Connection::open(sandbox.diary()).unwrap();
    diary
        .execute_batch(
            "DELETE FROM reliefs; DELETE FROM cramps;
             CREATE TABLE shopping (what TEXT);
             DELETE FROM changes WHERE entry = 2 AND step = 1;",
        )
        .unwrap();
    drop(diary);
    sandbox.run("check").run("check --json");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn what_is_no_diary_is_not_looked_into() {
    let mut sandbox = few_nights();
    let mut newer = fs::read(sandbox.diary()).unwrap();
    newer[63] = 9;
    fs::write(sandbox.path("newer.db"), &newer).unwrap();
    fs::write(sandbox.path("letter.txt"), "Dear doctor").unwrap();
    let foreign = rusqlite::Connection::open(sandbox.path("foreign.db")).unwrap();
    foreign.execute_batch("CREATE TABLE bookmarks (url TEXT)").unwrap();
    drop(foreign);
    for file in ["newer.db", "letter.txt", "foreign.db"] {
        sandbox.run(&format!("--diary {file} check"));
        sandbox.run(&format!("--diary {file} check --salvage saved.db"));
    }
    assert!(!sandbox.path("saved.db").exists());
    assert_snapshot!(sandbox.scene());
}

#[test]
fn what_is_unfinished_is_looked_at_elsewhere_and_what_a_killed_check_left_there_goes() {
    let sandbox = few_nights();
    turn_to_write_ahead(&sandbox.diary());
    let temporary = tempfile::tempdir().unwrap();
    let left_by_a_killed_one = temporary.path().join(".cramp-aside-x7Hq2b");
    fs::create_dir(&left_by_a_killed_one).unwrap();
    fs::write(left_by_a_killed_one.join("diary.db"), fs::read(sandbox.diary()).unwrap()).unwrap();
    let mut command = sandbox.command();
    let output = command.env("TMPDIR", temporary.path()).arg("check").output().unwrap();
    assert!(output.status.success(), "{output:?}");
    assert_eq!(fs::read_dir(temporary.path()).unwrap().count(), 0);
    assert_eq!(fs::read_dir(sandbox.folder()).unwrap().count(), 1);
}
