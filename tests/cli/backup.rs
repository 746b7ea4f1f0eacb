//! `cramp backup`: write a copy of the diary, or list the copies beside it.

use std::fs;

use insta::assert_snapshot;

use crate::sandbox::{BREAKFAST, EVENING, Sandbox, mode};

/// A diary of two nights.
fn two_nights() -> Sandbox {
    let mut sandbox = Sandbox::new();
    sandbox.quietly("log 2x left calf 2min").at(BREAKFAST).quietly("none fri");
    sandbox
}

#[test]
fn a_copy_goes_to_a_stick_and_comes_back() {
    let mut sandbox = two_nights();
    let before = sandbox.tables();
    fs::create_dir(sandbox.path("my stick")).unwrap();
    sandbox.run("backup 'my stick/'").quietly("delete 1");
    assert_eq!(mode(&sandbox.path("my stick/diary-2026-11-22.db")), 0o600);
    sandbox.run("restore 'my stick/diary-2026-11-22.db'");
    assert_eq!(sandbox.tables(), before);
    assert_snapshot!(sandbox.scene());
}

#[test]
fn another_file_is_written_over_only_by_word() {
    let mut sandbox = two_nights();
    fs::write(sandbox.path("letter.txt"), "Dear doctor").unwrap();
    sandbox.run("backup letter.txt");
    assert_eq!(fs::read(sandbox.path("letter.txt")).unwrap(), b"Dear doctor");
    sandbox.run("backup letter.txt --replace").run("backup --replace");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn what_cannot_be_a_copy_is_refused() {
    let mut sandbox = two_nights();
    std::os::unix::fs::symlink(sandbox.diary(), sandbox.path("link.db")).unwrap();
    for to in ["diary.db", "link.db", "diary.db-journal", "stick/", "nowhere/copy.db", "/dev/null"]
    {
        sandbox.run(&format!("backup {to} --replace"));
    }
    assert_eq!(fs::read_dir(sandbox.folder()).unwrap().count(), 2);
    assert_snapshot!(sandbox.scene());
}

#[test]
fn without_a_diary_there_is_nothing_to_copy() {
    let mut sandbox = Sandbox::new();
    sandbox.run("backup").run("backup copy.db");
    assert_eq!(fs::read_dir(sandbox.folder()).unwrap().count(), 0);
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_diary_that_is_no_longer_whole_gives_no_copy() {
    let mut sandbox = two_nights();
    let mut bytes = fs::read(sandbox.diary()).unwrap();
    bytes[4096..].fill(0xa5);
    fs::write(sandbox.diary(), &bytes).unwrap();
    sandbox.run("backup copy.db");
    assert!(!sandbox.path("copy.db").exists());
    assert_snapshot!(sandbox.scene());
}

#[test]
fn the_copies_beside_the_diary_are_listed_with_the_way_back() {
    let mut sandbox = two_nights();
    sandbox
        .quietly("export --out old")
        .quietly("delete 1")
        .quietly("import old")
        .at(EVENING)
        .quietly("backup .")
        .at("2026-11-24T03:25:00+01:00")
        .quietly("log right calf")
        .quietly("restore diary-2026-11-22.db");
    fs::write(sandbox.path("diary-weekly-2026-01-01T030000.db"), "Dear doctor").unwrap();
    sandbox.run("backup").run("backup --json");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_program_reads_what_was_copied() {
    let mut sandbox = two_nights();
    sandbox.run("backup copy.db --json").run("backup copy.db --json");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn every_command_that_changes_something_begins_a_week_with_a_copy() {
    let mut sandbox = Sandbox::new();
    for line in [
        "log left calf",
        "log right calf",
        "med start furosemide 40mg",
        "med took ibuprofen",
        "factors add coffee --unit cups",
        "profile born 1960",
        "signs swelling left",
    ] {
        sandbox.quietly(line);
    }
    sandbox.quietly("export --out old").quietly("delete 2").quietly("undo");
    sandbox.at("2026-11-25T08:10:00+01:00");
    let before = fs::read(sandbox.diary()).unwrap();
    let copy = sandbox.path("diary-weekly-2026-11-25T081000.db");
    for line in [
        "log left calf",
        "none mon",
        "day water 1l",
        "edit 1 right",
        "delete 1",
        "undo",
        "redo",
        "med start aspirin 100mg",
        "med stop furosemide",
        "med took aspirin",
        "med missed furosemide",
        "med class furosemide dictionary",
        "med edit course 1 20mg",
        "med edit dose 1 200mg",
        "med delete dose 1",
        "med delete course 1",
        "med suspect furosemide",
        "signs no weakness",
        "signs forget swelling",
        "profile born 1961",
        "profile remove 1",
        "settings glass 300ml",
        "factors add tea",
        "factors change coffee --score",
        "factors rename coffee mocha",
        "factors retire coffee",
        "factors restore coffee",
        "factors delete coffee",
        "factors scan potassium_mg",
        "import old",
    ] {
        fs::write(sandbox.diary(), &before).unwrap();
        sandbox.output(line);
        assert!(copy.exists(), "cramp {line}");
        fs::remove_file(&copy).unwrap();
    }
    for line in
        ["", "list", "show 1", "analyze", "history", "day", "backup", "import old --dry-run"]
    {
        fs::write(sandbox.diary(), &before).unwrap();
        sandbox.output(line);
        assert!(!copy.exists(), "cramp {line}");
    }
}

#[test]
fn an_entry_is_logged_even_where_the_copy_of_the_week_is_not() {
    let mut sandbox = two_nights();
    sandbox.quietly("day fri water 1l");
    // Readings of a day that is gone: a copy of it would not be whole.
    let diary = rusqlite::Connection::open(sandbox.diary()).unwrap();
    diary.execute_batch("PRAGMA foreign_keys = OFF; DELETE FROM days").unwrap();
    drop(diary);
    sandbox.at("2026-11-25T03:25:00+01:00").run("log right calf");
    assert_eq!(fs::read_dir(sandbox.folder()).unwrap().count(), 1, "nothing is left behind");
    assert_snapshot!(sandbox.scene());
}
