//! Rules of the copies: what is kept, what is refused, and how the diary comes back.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset, TimeDelta};
use rusqlite::Connection;
use tempfile::TempDir;

use super::super::*;
use super::{date, enter_everything, now};

/// A folder with a diary of some days, each change a note.
fn folder_with(notes: &[&str]) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("diary.db");
    for text in notes {
        note(&path, text, now());
    }
    (folder, path)
}

fn note(path: &Path, text: &str, now: DateTime<FixedOffset>) {
    let mut store = Store::open(path, now).unwrap();
    store.copy_weekly(path, now).unwrap();
    let change = store.change(now).unwrap();
    change.set_day_note(date("2026-11-20"), Some(text)).unwrap();
    change.commit(text).unwrap();
}

/// Returns the note of the day.
fn noted(path: &Path) -> String {
    let store = Store::open_existing(path, now()).unwrap().unwrap();
    let diary = store.view().diary(None).unwrap();
    diary.days.values().find_map(|day| day.note.clone()).unwrap()
}

/// Returns the names of all files of a folder.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn restore(copy: &Path, diary: &Path) -> Result<Replaced, Error> {
    Spare::read(copy, diary, now())?.restore(diary, now())
}

/// Returns where a restore keeps what was there before.
fn kept(replaced: Replaced) -> PathBuf {
    match replaced {
        Replaced::Diary { copy, .. } => copy,
        Replaced::Unreadable { kept } => kept,
        Replaced::Nothing => unreachable!("there was something"),
    }
}

#[test]
fn a_backup_is_the_whole_diary_private_and_one_file() {
    let (folder, path) = folder_with(&["a long day"]);
    let mut store = Store::open(&path, now()).unwrap();
    let change = store.change(now()).unwrap();
    enter_everything(&change);
    change.commit("entered everything").unwrap();
    let copy = folder.path().join("copy.db");
    let tally = Store::back_up(&path, &copy, false).unwrap().unwrap();
    assert!(tally.nights > 0 && tally.cramps > 0 && tally.changed_at == Some(now()));
    let copied = Store::open_existing(&copy, now()).unwrap().unwrap();
    assert_eq!(copied.view().diary(None).unwrap(), store.view().diary(None).unwrap());
    assert_eq!(copied.view().history(9).unwrap(), store.view().history(9).unwrap());
    assert_eq!(fs::metadata(&copy).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(names(folder.path()), ["copy.db", "diary.db"]);
}

#[test]
fn a_backup_has_no_change_that_is_under_way() {
    let (folder, path) = folder_with(&["before"]);
    let mut store = Store::open(&path, now()).unwrap();
    let change = store.change(now()).unwrap();
    change.set_day_note(date("2026-11-20"), Some("under way")).unwrap();
    let copy = folder.path().join("copy.db");
    Store::back_up(&path, &copy, false).unwrap();
    change.commit("noted").unwrap();
    assert_eq!(noted(&copy), "before");
    assert_eq!(noted(&path), "under way");
}

#[test]
fn what_another_program_left_unfinished_is_not_in_a_backup() {
    let (folder, path) = folder_with(&["before"]);
    let left = folder.path().join("left.db");
    leave_unfinished(&path, &left);
    let copy = folder.path().join("copy.db");
    Store::back_up(&left, &copy, false).unwrap();
    assert_eq!(noted(&copy), "before");
}

/// Copies a diary as a program leaves it that is killed while it writes: with its journal.
fn leave_unfinished(path: &Path, left: &Path) {
    let writer = Connection::open(path).unwrap();
    writer.pragma_update(None, "cache_size", 1).unwrap();
    writer.execute_batch("BEGIN; UPDATE days SET note = 'half';").unwrap();
    let many = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9000)
        INSERT INTO entries (at, kind, words) SELECT '2026-11-22T03:00:00+00:00', 'change', i FROM n";
    writer.execute_batch(many).unwrap();
    fs::copy(path, left).unwrap();
    let journal = |path: &Path| path.with_extension("db-journal");
    fs::copy(journal(path), journal(left)).unwrap();
    writer.execute_batch("ROLLBACK").unwrap();
}

#[test]
fn the_diary_itself_is_never_written_over() {
    let (folder, path) = folder_with(&["mine"]);
    let (link, hard) = (folder.path().join("link.db"), folder.path().join("hard.db"));
    symlink(&path, &link).unwrap();
    fs::hard_link(&path, &hard).unwrap();
    let journals = ["diary.db-journal", "diary.db-wal", "diary.db-shm"];
    let mut targets = vec![path.clone(), link.clone(), hard];
    targets.extend(journals.map(|name| folder.path().join(name)));
    targets.push(folder.path().join(".").join("diary.db"));
    for to in &targets {
        for from in [&path, &link] {
            let refused = Store::back_up(from, to, true);
            assert!(matches!(refused, Err(Error::Itself)), "{} {refused:?}", to.display());
        }
    }
    assert!(matches!(restore(&link, &path), Err(Error::Itself)));
    assert_eq!(names(folder.path()), ["diary.db", "hard.db", "link.db"]);
}

#[test]
fn a_file_that_is_there_is_replaced_only_by_word() {
    let (folder, path) = folder_with(&["mine"]);
    let copy = folder.path().join("copy.db");
    fs::write(&copy, "a letter").unwrap();
    assert!(matches!(Store::back_up(&path, &copy, false), Err(Error::Exists)));
    assert_eq!(fs::read(&copy).unwrap(), b"a letter");
    Store::back_up(&path, &copy, true).unwrap();
    assert_eq!(noted(&copy), "mine");
    assert!(matches!(Store::back_up(&path, Path::new("/dev/null"), true), Err(Error::NoFile)));
    assert!(matches!(Store::back_up(&path, folder.path(), true), Err(Error::NoFile)));
}

#[test]
fn without_a_diary_there_is_nothing_to_back_up() {
    let folder = tempfile::tempdir().unwrap();
    let (path, copy) = (folder.path().join("diary.db"), folder.path().join("copy.db"));
    assert_eq!(Store::back_up(&path, &copy, false).unwrap(), None);
    fs::write(&path, "").unwrap();
    assert_eq!(Store::back_up(&path, &copy, false).unwrap(), None);
    assert_eq!(names(folder.path()), ["diary.db"]);
}

#[test]
fn a_damaged_diary_gives_no_backup() {
    let (folder, path) = folder_with(&["mine"]);
    let mut bytes = fs::read(&path).unwrap();
    let end = bytes.len();
    bytes[end - 4096 * 2..].fill(0xa5);
    fs::write(&path, &bytes).unwrap();
    let refused = Store::back_up(&path, &folder.path().join("copy.db"), false);
    assert!(matches!(refused, Err(Error::Damaged)), "{refused:?}");
    assert_eq!(names(folder.path()), ["diary.db"]);
}

#[test]
fn a_restored_diary_is_the_copy_with_its_history() {
    let (folder, path) = folder_with(&["one", "two"]);
    let copy = folder.path().join("copy.db");
    Store::back_up(&path, &copy, false).unwrap();
    let before = fs::read(&copy).unwrap();
    note(&path, "three", now());
    let kept = kept(restore(&copy, &path).unwrap());
    assert_eq!((noted(&path), noted(&kept)), ("two".to_owned(), "three".to_owned()));
    Store::open(&path, now()).unwrap().undo(now()).unwrap();
    assert_eq!(noted(&path), "one");
    restore(&kept, &path).unwrap();
    assert_eq!(noted(&path), "three");
    assert_eq!(fs::read(&copy).unwrap(), before, "the copy is never changed");
    let found = names(folder.path());
    let kept = "diary-before-restore-2026-11-22T081000";
    assert_eq!(found, ["copy.db", &format!("{kept}-2.db"), &format!("{kept}.db"), "diary.db"]);
}

#[test]
fn a_program_that_has_the_diary_open_sees_the_restored_one() {
    let (folder, path) = folder_with(&["one"]);
    let copy = folder.path().join("copy.db");
    Store::back_up(&path, &copy, false).unwrap();
    note(&path, "two", now());
    let mut open = Store::open(&path, now()).unwrap();
    assert_eq!(open.view().history(9).unwrap().len(), 2);
    restore(&copy, &path).unwrap();
    assert_eq!(open.view().history(9).unwrap().len(), 1);
    let change = open.change(now()).unwrap();
    change.set_day_note(date("2026-11-20"), Some("after")).unwrap();
    change.commit("noted").unwrap();
    assert_eq!(noted(&path), "after");
}

#[test]
fn what_is_no_whole_diary_is_not_restored() {
    let (folder, path) = folder_with(&["mine"]);
    let copy = folder.path().join("copy.db");
    let whole = fs::read(&path).unwrap();
    let mut broken = whole.clone();
    let end = broken.len();
    broken[end - 8192..].fill(0xa5);
    let mut newer = whole.clone();
    newer[63] = 9;
    for (bytes, expected) in [
        (Vec::new(), "this file is empty"),
        (b"Dear doctor".to_vec(), "this file is not a cramp diary"),
        (whole[..4096].to_vec(), "the diary file is damaged"),
        (whole[..end - 4096].to_vec(), "the diary file is damaged"),
        (broken, "the diary file is damaged"),
        (newer, "this diary has schema 9, and this program knows up to 1"),
    ] {
        fs::write(&copy, &bytes).unwrap();
        assert_eq!(restore(&copy, &path).unwrap_err().to_string(), expected);
        assert_eq!(fs::read(&copy).unwrap(), bytes);
    }
    fs::remove_file(&copy).unwrap();
    assert!(matches!(restore(&copy, &path), Err(Error::Missing)));
    assert!(matches!(restore(folder.path(), &path), Err(Error::Directory)));
    assert_eq!(names(folder.path()), ["diary.db"]);
    assert_eq!(fs::read(&path).unwrap(), whole);
}

#[test]
fn a_copy_with_an_unfinished_journal_or_log_is_restored_as_it_was_before() {
    let (folder, path) = folder_with(&["one"]);
    let left = folder.path().join("left.db");
    leave_unfinished(&path, &left);
    let bytes = fs::read(&left).unwrap();
    note(&path, "two", now());
    restore(&left, &path).unwrap();
    assert_eq!(noted(&path), "one");
    assert_eq!(fs::read(&left).unwrap(), bytes);

    let logged = folder.path().join("logged.db");
    Store::back_up(&path, &logged, false).unwrap();
    let other = Connection::open(&logged).unwrap();
    other.pragma_update(None, "journal_mode", "WAL").unwrap();
    other.execute_batch("UPDATE days SET note = 'in the log'").unwrap();
    let bytes = fs::read(&logged).unwrap();
    restore(&logged, &path).unwrap();
    assert_eq!(noted(&path), "in the log");
    assert_eq!(fs::read(&logged).unwrap(), bytes);
}

#[test]
fn a_diary_of_another_page_size_is_restored() {
    let (folder, path) = folder_with(&["one"]);
    let copy = folder.path().join("copy.db");
    Store::back_up(&path, &copy, false).unwrap();
    for size in [1024, 65536, 512] {
        let other = Connection::open(&copy).unwrap();
        other.execute_batch(&format!("PRAGMA page_size = {size}; VACUUM")).unwrap();
        other.execute("UPDATE days SET note = ?1", [size]).unwrap();
        drop(other);
        restore(&copy, &path).unwrap();
        assert_eq!(noted(&path), size.to_string());
    }
}

#[test]
fn where_there_is_no_diary_the_copy_becomes_one() {
    let (folder, path) = folder_with(&["one"]);
    let copy = folder.path().join("copy.db");
    fs::rename(&path, &copy).unwrap();
    assert_eq!(restore(&copy, &path).unwrap(), Replaced::Nothing);
    assert_eq!(noted(&path), "one");
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    fs::write(&path, "").unwrap();
    assert_eq!(restore(&copy, &path).unwrap(), Replaced::Nothing);
    assert_eq!(names(folder.path()), ["copy.db", "diary.db"]);
}

#[test]
fn what_is_damaged_is_kept_byte_by_byte_with_its_journal() {
    let (folder, path) = folder_with(&["one"]);
    let copy = folder.path().join("copy.db");
    Store::back_up(&path, &copy, false).unwrap();
    let whole = fs::read(&path).unwrap();
    let mut broken = whole.clone();
    broken[4096..].fill(0xa5);
    for bytes in [b"Dear doctor".to_vec(), whole[..whole.len() - 4096].to_vec(), broken] {
        fs::write(&path, &bytes).unwrap();
        let replaced = restore(&copy, &path).unwrap();
        assert!(matches!(replaced, Replaced::Unreadable { .. }));
        let kept = kept(replaced);
        assert_eq!(fs::read(kept).unwrap(), bytes);
        assert_eq!(noted(&path), "one");
    }
    fs::write(&path, "Dear doctor").unwrap();
    let journal = path.with_extension("db-journal");
    fs::write(&journal, "of another program").unwrap();
    let kept = kept(restore(&copy, &path).unwrap());
    assert!(!journal.exists());
    assert_eq!(fs::read(kept.with_extension("db-journal")).unwrap(), b"of another program");
    assert_eq!(noted(&path), "one");
}

#[test]
fn a_newer_diary_is_not_replaced() {
    let (folder, path) = folder_with(&["one"]);
    let copy = folder.path().join("copy.db");
    Store::back_up(&path, &copy, false).unwrap();
    let mut newer = fs::read(&path).unwrap();
    newer[63] = 9;
    fs::write(&path, &newer).unwrap();
    assert!(matches!(restore(&copy, &path), Err(Error::Newer { found: 9, known: 1 })));
    assert_eq!(fs::read(&path).unwrap(), newer);
    assert_eq!(names(folder.path()), ["copy.db", "diary.db"]);
}

#[test]
fn a_link_stays_a_link() {
    let (folder, path) = folder_with(&["one"]);
    let copy = folder.path().join("copy.db");
    Store::back_up(&path, &copy, false).unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let link = elsewhere.path().join("mine.db");
    symlink(&path, &link).unwrap();
    for bytes in [fs::read(&path).unwrap(), b"Dear doctor".to_vec()] {
        fs::write(&path, bytes).unwrap();
        restore(&copy, &link).unwrap();
        assert_eq!(noted(&path), "one");
    }
    assert!(link.is_symlink());
    assert_eq!(names(elsewhere.path()), ["mine.db"]);
    assert_eq!(Store::copies(&link).unwrap().len(), 2);
}

#[test]
fn a_week_begins_with_a_copy_and_four_are_kept() {
    let (folder, path) = folder_with(&["week 0"]);
    let others = ["diary-weekly-2020-01-01T0000-2.db", "diary-weekly-2020-01-01.db"];
    for name in others.into_iter().chain(["other-weekly-2020-01-01T000000.db"]) {
        fs::copy(&path, folder.path().join(name)).unwrap();
    }
    fs::write(folder.path().join("diary-weekly-2020-01-01T000000.db"), "Dear doctor").unwrap();
    let kept_for_good = names(folder.path());
    for day in 0..60 {
        note(&path, &format!("day {day}"), now() + TimeDelta::days(day));
    }
    let new: Vec<_> =
        names(folder.path()).into_iter().filter(|name| !kept_for_good.contains(name)).collect();
    assert_eq!(
        new,
        [
            "diary-weekly-2026-12-28T081000.db",
            "diary-weekly-2027-01-04T081000.db",
            "diary-weekly-2027-01-11T081000.db",
            "diary-weekly-2027-01-18T081000.db",
        ]
    );
    assert!(kept_for_good.iter().all(|name| folder.path().join(name).exists()));
    assert_eq!(noted(&folder.path().join(&new[3])), "day 56", "as it was before that Monday");
}

#[test]
fn four_copies_from_before_imports_are_kept() {
    let (folder, path) = folder_with(&["one"]);
    fs::write(folder.path().join("diary-before-import-2020-01-01T000000.db"), "letter").unwrap();
    fs::copy(&path, folder.path().join("diary-before-restore-2020-01-01T000000.db")).unwrap();
    let kept_for_good = names(folder.path());
    let made = [1, 2, 3, 3, 4, 5].map(|day| {
        let copy = Store::copy_before_import(&path, now() + TimeDelta::days(day)).unwrap();
        copy.file_name().unwrap().to_str().unwrap().to_owned()
    });
    let mut new = names(folder.path());
    new.retain(|name| !kept_for_good.contains(name));
    assert_eq!(new.iter().collect::<BTreeSet<_>>(), made[2..].iter().collect());
    assert!(kept_for_good.iter().all(|name| folder.path().join(name).exists()));
}

#[test]
fn a_week_has_one_copy_even_where_nothing_comes_of_the_change() {
    let (folder, path) = folder_with(&["one"]);
    let next_week = now() + TimeDelta::days(3);
    for hour in 0..5 {
        let at = next_week + TimeDelta::hours(hour);
        Store::open(&path, at).unwrap().copy_weekly(&path, at).unwrap();
    }
    assert_eq!(names(folder.path()), ["diary-weekly-2026-11-25T081000.db", "diary.db"]);
    let earlier = now() - TimeDelta::days(30);
    Store::open(&path, earlier).unwrap().copy_weekly(&path, earlier).unwrap();
    assert_eq!(names(folder.path()).len(), 2, "a clock that runs backwards begins no week");
}

#[test]
fn copies_are_listed_with_what_they_hold() {
    let (folder, path) = folder_with(&["one"]);
    note(&path, "two", now() + TimeDelta::days(7));
    Store::copy_before_import(&path, now() + TimeDelta::days(8)).unwrap();
    Store::back_up(&path, &folder.path().join("diary-2026-11-29.db"), false).unwrap();
    for name in ["diary-schema1-2026-11-01T000000.db", "diary-before-lunch-2026-11-01T000000.db"] {
        fs::write(folder.path().join(name), "Dear doctor").unwrap();
    }
    let copies = Store::copies(&path).unwrap();
    let told: Vec<_> = copies
        .iter()
        .map(|copy| (&*copy.why, copy.made_at.to_string(), copy.tally.is_some()))
        .collect();
    let at = |text: &str| text.to_owned();
    assert_eq!(
        told,
        [
            ("before-import", at("2026-11-30 08:10:00"), true),
            ("weekly", at("2026-11-29 08:10:00"), true),
            ("", at("2026-11-29 00:00:00"), true),
            ("schema1", at("2026-11-01 00:00:00"), false),
        ]
    );
}

#[test]
fn two_diaries_in_one_folder_have_copies_of_their_own() {
    let (folder, path) = folder_with(&["one"]);
    let other = folder.path().join("diary.sqlite");
    note(&other, "other", now());
    for path in [&path, &other] {
        Store::copy_before_import(path, now()).unwrap();
        assert_eq!(Store::copies(path).unwrap().len(), 1);
    }
}
