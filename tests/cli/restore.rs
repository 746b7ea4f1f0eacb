//! `cramp restore`: put a copy in the place of the diary.

use std::fs;
use std::process::Command;

use insta::assert_snapshot;

use crate::sandbox::{BREAKFAST, Sandbox, mode, turn_to_write_ahead};

/// A diary of one night with a copy of it, and of two more nights since.
fn three_nights() -> Sandbox {
    let mut sandbox = Sandbox::new();
    sandbox
        .quietly("log 2x left calf 2min")
        .quietly("backup copy.db")
        .at(BREAKFAST)
        .quietly("none thu")
        .quietly("log fri 23:10 calf");
    sandbox
}

#[test]
fn the_way_back_is_a_restore_too() {
    let mut sandbox = three_nights();
    let before = sandbox.tables();
    sandbox
        .run("restore copy.db")
        .run("list")
        .run("restore diary-before-restore-2026-11-22T081000.db")
        .run("history");
    assert_eq!(sandbox.tables(), before);
    assert_eq!(mode(&sandbox.diary()), 0o600);
    assert_snapshot!(sandbox.scene());
}

#[test]
fn undo_goes_on_in_the_history_of_the_copy() {
    let mut sandbox = three_nights();
    sandbox.quietly("restore copy.db").run("undo").run("redo");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_copy_without_a_history_promises_none() {
    let sandbox = three_nights();
    let copy = rusqlite::Connection::open(sandbox.path("copy.db")).unwrap();
    copy.execute_batch("DELETE FROM changes; DELETE FROM entries").unwrap();
    drop(copy);
    assert!(!sandbox.text("restore copy.db").contains("history came"));
}

#[test]
fn where_there_is_no_diary_the_copy_becomes_one() {
    let mut sandbox = three_nights();
    fs::remove_file(sandbox.diary()).unwrap();
    sandbox.run("restore copy.db").run("list");
    let home = sandbox.path(".local/share/cramp/diary.db");
    sandbox.run_with(&[("CRAMP_DIARY", None)], "restore copy.db");
    assert_eq!(mode(home.parent().unwrap()), 0o700);
    assert_eq!(mode(&home), 0o600);
    assert_snapshot!(sandbox.scene());
}

#[test]
fn what_was_damaged_is_kept_byte_by_byte() {
    let mut sandbox = three_nights();
    let mut bytes = fs::read(sandbox.diary()).unwrap();
    bytes[4096..].fill(0xa5);
    fs::write(sandbox.diary(), &bytes).unwrap();
    sandbox.run("list").run("restore copy.db").run("list").run("backup");
    let kept = sandbox.path("diary-before-restore-2026-11-22T081000.db");
    assert!(fs::read(kept).unwrap() == bytes);
    assert_snapshot!(sandbox.scene());
}

#[test]
fn what_is_no_whole_copy_is_refused() {
    let mut sandbox = three_nights();
    let whole = fs::read(sandbox.path("copy.db")).unwrap();
    fs::write(sandbox.path("letter.txt"), "Dear doctor").unwrap();
    fs::write(sandbox.path("empty.db"), "").unwrap();
    fs::write(sandbox.path("short.db"), &whole[..whole.len() - 1]).unwrap();
    let mut broken = whole.clone();
    broken[4096..].fill(0xa5);
    fs::write(sandbox.path("broken.db"), &broken).unwrap();
    let mut newer = whole;
    newer[63] = 9;
    fs::write(sandbox.path("newer.db"), &newer).unwrap();
    let before = fs::read(sandbox.diary()).unwrap();
    let files = fs::read_dir(sandbox.folder()).unwrap().count();
    for from in [
        "nowhere.db",
        "letter.txt",
        "empty.db",
        "short.db",
        "broken.db",
        "newer.db",
        ".",
        "diary.db",
    ] {
        sandbox.run(&format!("restore {from}"));
    }
    assert!(fs::read(sandbox.diary()).unwrap() == before);
    assert_eq!(fs::read_dir(sandbox.folder()).unwrap().count(), files);
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_newer_diary_is_not_replaced() {
    let mut sandbox = three_nights();
    let mut newer = fs::read(sandbox.diary()).unwrap();
    newer[63] = 9;
    fs::write(sandbox.diary(), &newer).unwrap();
    sandbox.run("restore copy.db");
    assert!(fs::read(sandbox.diary()).unwrap() == newer);
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_program_reads_what_was_restored() {
    let mut sandbox = three_nights();
    sandbox.run("restore copy.db --json");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn what_is_unfinished_in_a_copy_is_finished_beside_the_diary_where_the_next_command_tidies_up() {
    let mut sandbox = three_nights();
    turn_to_write_ahead(&sandbox.path("copy.db"));
    let copy = fs::read(sandbox.path("copy.db")).unwrap();
    let left_by_a_killed_one = sandbox.path(".cramp-aside-x7Hq2b");
    fs::create_dir(&left_by_a_killed_one).unwrap();
    fs::write(left_by_a_killed_one.join("diary.db"), &copy).unwrap();
    sandbox.run_with(&[("TMPDIR", Some("/nowhere"))], "restore copy.db");
    assert!(fs::read(sandbox.path("copy.db")).unwrap() == copy);
    let hidden = |entry: &fs::DirEntry| entry.file_name().to_string_lossy().starts_with('.');
    assert!(!fs::read_dir(sandbox.folder()).unwrap().flatten().any(|entry| hidden(&entry)));
    sandbox.run("--diary nowhere/diary.db restore copy.db");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_pipe_is_refused_as_a_copy_and_not_waited_for() {
    let mut sandbox = three_nights();
    let made = Command::new("mkfifo").arg(sandbox.path("pipe")).status().unwrap();
    assert!(made.success());
    let scene = sandbox.run("restore pipe").run("restore pipe --passphrase-file pipe").scene();
    assert_eq!(scene.matches("error: pipe: this is not a file").count(), 2, "{scene}");
}
