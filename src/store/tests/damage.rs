//! Rules of a damaged diary: what a look at it finds, and what is salvaged.

use std::fs;
use std::path::PathBuf;

use rusqlite::Connection;
use tempfile::TempDir;

use super::super::*;
use super::{change_everything, diary, enter_everything, now};

/// A folder with a diary in which something of everything was entered, and its bytes.
fn filled() -> (TempDir, PathBuf, Vec<u8>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("diary.db");
    let mut store = Store::open(&path, now()).unwrap();
    let change = store.change(now()).unwrap();
    enter_everything(&change);
    change.commit("entered everything").unwrap();
    drop(store);
    let bytes = fs::read(&path).unwrap();
    (folder, path, bytes)
}

/// Returns where the tree of a table begins in the file.
fn place_of(path: &Path, table: &str) -> usize {
    let sql = "SELECT (rootpage - 1) * 4096 FROM sqlite_schema WHERE name = ?1";
    let conn = Connection::open(path).unwrap();
    let place: u32 = conn.query_row(sql, [table], |row| row.get(0)).unwrap();
    usize::try_from(place).unwrap()
}

/// Returns what was saved of each table of which something is lost or there in part.
fn salvaged(path: &Path) -> (Salvage, Vec<Saved>) {
    let before = fs::read(path).unwrap();
    let salvage = Salvage::read(path, now()).unwrap();
    assert!(fs::read(path).unwrap() == before, "the damaged file is only read");
    let is_short = |it: &&Saved| it.lost > 0 || it.in_part > 0 || it.pages_lost > 0;
    let short = salvage.tables.iter().filter(is_short).cloned().collect();
    (salvage, short)
}

#[test]
fn a_diary_that_was_changed_undone_and_redone_is_whole() {
    let (folder, path, _) = filled();
    let mut store = Store::open(&path, now()).unwrap();
    assert_eq!(Store::check(&path).unwrap().unwrap().faults, []);
    store.undo(now()).unwrap();
    assert_eq!(Store::check(&path).unwrap().unwrap().faults, []);
    store.redo(now()).unwrap();
    assert_eq!(Store::check(&path).unwrap().unwrap().faults, []);
    let everything = folder.path().join("everything.db");
    change_everything(&mut Store::open(&everything, now()).unwrap());
    assert_eq!(Store::check(&everything).unwrap().unwrap().faults, []);
}

#[test]
fn a_diary_that_has_no_history_yet_is_whole() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("diary.db");
    assert_eq!(Store::check(&path).unwrap(), None);
    drop(Store::open(&path, now()).unwrap());
    assert_eq!(Store::check(&path).unwrap().unwrap().faults, []);
}

#[test]
fn without_its_first_page_everything_is_salvaged() {
    let (_folder, path, mut bytes) = filled();
    let before = diary(&Store::open(&path, now()).unwrap());
    bytes[..4096].fill(0);
    fs::write(&path, &bytes).unwrap();
    let (salvage, short) = salvaged(&path);
    assert_eq!(short, []);
    assert!(salvage.history);
    let to = path.with_file_name("saved.db");
    salvage.keep_as(&to, &path).unwrap();
    assert_eq!(diary(&Store::open(&to, now()).unwrap()), before);
    assert!(matches!(salvage.keep_as(&to, &path), Err(Error::Exists)));
    assert!(matches!(salvage.keep_as(&path, &path), Err(Error::Itself)));
}

#[test]
fn a_header_of_no_known_form_is_damage() {
    let (_folder, path, mut bytes) = filled();
    bytes[47] ^= 0x80;
    fs::write(&path, &bytes).unwrap();
    assert!(matches!(Store::open(&path, now()).map(|store| diary(&store)), Err(Error::Damaged)));
    assert!(!Store::check(&path).unwrap().unwrap().is_whole());
    assert_eq!(salvaged(&path).1, []);
}

#[test]
fn what_belongs_to_a_lost_row_is_kept() {
    let (_folder, path, bytes) = filled();
    for (table, in_part) in [("cramps", 2), ("days", 1), ("medicines", 1), ("factors", 3)] {
        let place = place_of(&path, table);
        let mut damaged = bytes.clone();
        damaged[place..place + 4096].fill(0xa5);
        let broken = path.with_file_name(format!("{table}.db"));
        fs::write(&broken, damaged).unwrap();
        let (_, short) = salvaged(&broken);
        let saved = short.iter().find(|it| it.table == table).unwrap();
        assert!(saved.in_part <= in_part && saved.in_part > 0, "{saved:?}");
        assert!(
            short
                .iter()
                .all(|it| it.table == table || it.table == "entries" || it.table == "changes"),
            "{short:?}"
        );
    }
}

#[test]
fn a_page_that_nothing_leads_to_any_more_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("diary.db");
    let mut store = Store::open(&path, now()).unwrap();
    let change = store.change(now()).unwrap();
    let nights: Vec<_> = (0..400).map(|back| super::night("2026-11-20").before(back)).collect();
    for night in &nights {
        change.confirm_none(*night).unwrap();
    }
    change.commit("confirmed many").unwrap();
    drop(store);
    let mut bytes = fs::read(&path).unwrap();
    let place = place_of(&path, "confirmed_none");
    assert_eq!(bytes[place], 2, "the table has branches");
    // No cells: only the last of its pages is led to.
    bytes[place + 3..place + 5].fill(0);
    fs::write(&path, &bytes).unwrap();
    let (salvage, _) = salvaged(&path);
    let saved = salvage.tables.iter().find(|it| it.table == "confirmed_none").unwrap();
    assert!(saved.rows >= 390, "{saved:?}");
}

#[test]
fn a_history_that_cannot_be_read_is_left_behind() {
    let (_folder, path, _) = filled();
    let conn = Connection::open(&path).unwrap();
    conn.execute("UPDATE changes SET row = '{\"number' WHERE step = 1", []).unwrap();
    drop(conn);
    let checked = Store::check(&path).unwrap().unwrap();
    assert_eq!(checked.faults[0].kind, FaultKind::History);
    let (salvage, _) = salvaged(&path);
    assert!(!salvage.history);
    let to = path.with_file_name("saved.db");
    salvage.keep_as(&to, &path).unwrap();
    assert_eq!(Store::check(&to).unwrap().unwrap().faults, []);
    assert_eq!(Store::open(&to, now()).unwrap().undo(now()).unwrap(), None);
}

#[test]
fn a_value_that_is_none_costs_its_row_or_less() {
    let (_folder, path, _) = filled();
    let conn = Connection::open(&path).unwrap();
    conn.execute_batch(
        "PRAGMA ignore_check_constraints = ON; UPDATE cramps SET muscle = 'calg' WHERE number = 1;
         UPDATE readings SET word = 'solar' WHERE factor = 'slept_on'",
    )
    .unwrap();
    drop(conn);
    assert!(!Store::check(&path).unwrap().unwrap().is_whole());
    let (_, short) = salvaged(&path);
    let of = |table: &str| short.iter().find(|it| it.table == table).unwrap();
    assert_eq!((of("cramps").in_part, of("cramps").lost), (1, 0));
    assert_eq!((of("readings").in_part, of("readings").lost), (0, 1));
}

#[test]
fn debris_makes_up_no_factor_no_medicine_and_no_day() {
    let (_folder, path, _) = filled();
    let conn = Connection::open(&path).unwrap();
    conn.execute_batch(
        "PRAGMA foreign_keys = OFF; UPDATE readings SET factor = 'wauer' WHERE factor = 'water';
         UPDATE readings SET date = '1926-11-21' WHERE factor = 'temp_max';
         UPDATE doses SET medicine = 67",
    )
    .unwrap();
    drop(conn);
    let (salvage, short) = salvaged(&path);
    let lost: Vec<_> = short.iter().map(|it| (&*it.table, it.lost)).collect();
    assert_eq!(lost[..2], [("readings", 2), ("doses", 1)]);
    let of = |table: &str| salvage.tables.iter().find(|it| it.table == table).unwrap().rows;
    assert_eq!((of("days"), of("medicines"), of("factors")), (1, 1, 7));
}

#[test]
fn what_is_no_file_is_refused_at_once() {
    for path in ["/dev/null", "/dev/zero"] {
        let path = Path::new(path);
        assert!(matches!(Store::open(path, now()), Err(Error::NoFile)));
        assert!(matches!(Store::check(path), Err(Error::NoFile)));
        assert!(matches!(Salvage::read(path, now()), Err(Error::NoFile)));
    }
}
