//! Rules of the store, tried on real files.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::*;
use crate::diary::{
    Bout, BoutKind, Course, Cramp, Diary, Dose, Duration, Effect, Factor, Intensity, Medicine,
    Moment, Muscle, Night, Pain, Relief, Side, State, Strength, Technique, Value,
};

fn now() -> DateTime<FixedOffset> {
    "2026-11-22T08:10:00+01:00".parse().unwrap()
}

fn moment(text: &str) -> Moment {
    Moment::new(text.parse().unwrap(), "Europe/Berlin")
}

fn date(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

fn factor(key: &str) -> &'static Factor {
    Factor::by_key(key).unwrap()
}

fn full_cramp() -> Cramp {
    Cramp {
        count: 2,
        muscle: Some(Muscle::Other),
        muscle_detail: Some("shin".to_owned()),
        side: Some(Side::Left),
        duration: Duration::from_seconds(150),
        pain: Pain::new(7),
        state: Some(State::Asleep),
        relief: vec![
            Relief { technique: Technique::Stretch, effect: Some(Effect::None) },
            Relief { technique: Technique::Heat, effect: None },
        ],
        note: Some("=1+1; \"quoted\"\nü".to_owned()),
        ..Cramp::at(moment("2026-11-22T03:12:00+01:00"))
    }
}

fn aspirin(amount: f64) -> Option<Strength> {
    Strength::new(amount, "mg")
}

/// Makes one change of every kind that a command can make.
fn change_everything(store: &mut Store) {
    let change = store.change(now()).unwrap();
    let number = change.add_cramp(&full_cramp()).unwrap();
    change.add_cramp(&Cramp::on(Night::named_after(date("2026-11-20")))).unwrap();
    change.confirm_none(Night::named_after(date("2026-11-19"))).unwrap();
    change.set_reading(date("2026-11-21"), factor("water"), &Value::Amount(0.1 + 0.2)).unwrap();
    change.set_reading(date("2026-11-21"), factor("hot_day"), &Value::No).unwrap();
    change.set_reading(date("2026-11-21"), factor("footwear"), &Value::Level("heels")).unwrap();
    let bed = Value::Clock(chrono::NaiveTime::from_hms_opt(23, 5, 0).unwrap());
    change.set_reading(date("2026-11-21"), factor("bed_time"), &bed).unwrap();
    let bout = Bout {
        kind: BoutKind::Running,
        minutes: Some(45),
        intensity: Some(Intensity::Vigorous),
        ended: chrono::NaiveTime::from_hms_opt(19, 30, 0),
    };
    change.add_bout(date("2026-11-21"), &bout).unwrap();
    change.set_day_note(date("2026-11-21"), Some("a long day")).unwrap();
    let medicine = Medicine::named("Aspirin").unwrap();
    change
        .add_course(&Course {
            medicine: medicine.clone(),
            strength: aspirin(100.0),
            schedule: Some("daily".to_owned()),
            started_on: date("2026-11-01"),
            stopped_on: None,
        })
        .unwrap();
    let at = moment("2026-11-21T22:15:00+01:00");
    let dose = Dose {
        medicine,
        date: date("2026-11-21"),
        at: Some(at),
        taken: true,
        strength: aspirin(0.1),
    };
    change.add_dose(&dose).unwrap();
    assert!(change.commit("entered everything").unwrap());

    let change = store.change(now()).unwrap();
    change.replace_cramp(number, &Cramp { pain: Pain::new(3), ..full_cramp() }).unwrap();
    change.set_reading(date("2026-11-21"), factor("water"), &Value::Amount(2000.0)).unwrap();
    change.forget_reading(date("2026-11-21"), factor("hot_day")).unwrap();
    change.forget_bouts(date("2026-11-21")).unwrap();
    change.withdraw_none(Night::named_after(date("2026-11-19"))).unwrap();
    change.stop_course(1, date("2026-11-21")).unwrap();
    assert!(change.commit("changed everything").unwrap());

    let change = store.change(now()).unwrap();
    change.delete_cramp(number).unwrap();
    assert!(change.commit("deleted a cramp").unwrap());
}

fn diary(store: &Store) -> Diary {
    store.view().diary(None).unwrap()
}

#[test]
fn what_is_written_is_read_back() {
    let mut store = Store::in_memory(now()).unwrap();
    let change = store.change(now()).unwrap();
    let number = change.add_cramp(&full_cramp()).unwrap();
    change.commit("logged").unwrap();
    let cramp = store.view().cramp(number).unwrap().unwrap();
    assert_eq!(cramp.fact, full_cramp());
    assert_eq!((cramp.recorded_at, cramp.key.len()), (now(), 16));
    assert_eq!(store.view().last_cramp().unwrap(), Some(cramp));
}

#[test]
fn undo_and_redo_walk_through_every_change_and_back() {
    let mut store = Store::in_memory(now()).unwrap();
    change_everything(&mut store);
    let after = diary(&store);
    assert_eq!(after.cramps.len(), 1);

    let words = |entry: Option<Entry>| entry.map(|entry| entry.words);
    let mut states = vec![after];
    for expected in ["deleted a cramp", "changed everything", "entered everything"] {
        assert_eq!(words(store.undo(now()).unwrap()).as_deref(), Some(expected));
        states.push(diary(&store));
    }
    assert_eq!(store.undo(now()).unwrap(), None);
    assert_eq!(states[1].cramps.len(), 2);
    assert_eq!(states[2].cramps[1].fact, full_cramp());
    assert_eq!(
        states[2].days[&date("2026-11-21")].reading(factor("water")),
        Some(&Value::Amount(0.1 + 0.2)),
        "amounts come back to the last bit"
    );
    assert_eq!(states[3], Diary::default());

    for state in states.iter().rev().skip(1) {
        assert!(store.redo(now()).unwrap().is_some());
        assert_eq!(&diary(&store), state);
    }
    assert_eq!(store.redo(now()).unwrap(), None);
}

#[test]
fn after_a_new_change_the_undone_one_cannot_be_redone() {
    let mut store = Store::in_memory(now()).unwrap();
    let log = |store: &mut Store, words: &str| {
        let change = store.change(now()).unwrap();
        change.add_cramp(&full_cramp()).unwrap();
        change.commit(words).unwrap();
    };
    log(&mut store, "first");
    store.undo(now()).unwrap();
    log(&mut store, "second");
    assert_eq!(store.redo(now()).unwrap(), None);
    assert_eq!(store.undo(now()).unwrap().unwrap().words, "second");
    assert_eq!(store.redo(now()).unwrap().unwrap().words, "second");
    let kinds: Vec<_> = store
        .view()
        .history(10)
        .unwrap()
        .iter()
        .map(|entry| (entry.words.clone(), entry.kind.word(), entry.undone))
        .collect();
    let expected = [
        ("second", "redo", false),
        ("second", "undo", false),
        ("second", "change", false),
        ("first", "undo", false),
        ("first", "change", true),
    ];
    assert_eq!(kinds, expected.map(|(words, kind, undone)| (words.to_owned(), kind, undone)));
}

#[test]
fn a_number_is_never_used_twice() {
    let mut store = Store::in_memory(now()).unwrap();
    let change = store.change(now()).unwrap();
    let first = change.add_cramp(&full_cramp()).unwrap();
    change.delete_cramp(first).unwrap();
    assert_eq!(change.add_cramp(&full_cramp()).unwrap(), first + 1);
}

#[test]
fn a_change_without_effect_leaves_no_entry() {
    let mut store = Store::in_memory(now()).unwrap();
    let change = store.change(now()).unwrap();
    change.forget_reading(date("2026-11-21"), factor("water")).unwrap();
    assert!(!change.commit("nothing").unwrap());
    assert_eq!(store.view().history(10).unwrap(), []);
}

#[test]
fn a_dropped_change_leaves_the_diary_as_it_was() {
    let mut store = Store::in_memory(now()).unwrap();
    store.change(now()).unwrap().add_cramp(&full_cramp()).unwrap();
    assert_eq!(diary(&store), Diary::default());
}

#[test]
fn a_diary_added_whole_is_the_same_diary() {
    let mut first = Store::in_memory(now()).unwrap();
    change_everything(&mut first);
    first.undo(now()).unwrap();
    let original = diary(&first);
    let mut second = Store::in_memory(now()).unwrap();
    let change = second.change("2027-01-01T00:00:00Z".parse().unwrap()).unwrap();
    change.add_all(&original).unwrap();
    change.commit("imported").unwrap();
    assert_eq!(without_numbers(diary(&second)), without_numbers(original));
}

fn without_numbers(mut diary: Diary) -> Diary {
    diary.cramps.iter_mut().for_each(|it| it.number = 0);
    diary.courses.iter_mut().for_each(|it| it.number = 0);
    diary.doses.iter_mut().for_each(|it| it.number = 0);
    diary.days.values_mut().flat_map(|day| &mut day.bouts).for_each(|it| it.number = 0);
    diary
}

#[test]
fn a_part_of_the_diary_has_both_its_ends() {
    let mut store = Store::in_memory(now()).unwrap();
    change_everything(&mut store);
    let night = |text: &str| Night::named_after(date(text));
    let part = store.view().diary(Some((night("2026-11-20"), night("2026-11-20")))).unwrap();
    assert_eq!((part.cramps.len(), part.days.len(), part.courses.len()), (1, 0, 1));
    assert_eq!(store.view().night(night("2026-11-21")).unwrap().days.len(), 1);
}

#[test]
fn a_change_sees_the_whole_diary_itself_included() {
    let mut store = Store::in_memory(now()).unwrap();
    let change = store.change(now()).unwrap();
    assert_eq!(change.view().first_night().unwrap(), None);
    change.add_cramp(&full_cramp()).unwrap();
    assert_eq!(change.view().diary(None).unwrap().cramps.len(), 1);
    assert_eq!(change.view().first_night().unwrap(), Some(full_cramp().night));
}

#[test]
fn every_table_that_a_person_fills_is_journalled() {
    let store = Store::in_memory(now()).unwrap();
    let mut statement = store
        .conn
        .prepare(
            "SELECT name FROM sqlite_schema AS t WHERE type = 'table'
                AND name NOT IN ('entries', 'changes') AND name NOT LIKE 'sqlite_%'
                AND 3 <> (SELECT count(*) FROM sqlite_schema
                          WHERE type = 'trigger' AND tbl_name = t.name AND name LIKE 'journal_%')",
        )
        .unwrap();
    let names: Vec<String> =
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    assert_eq!(names, Vec::<String>::new());
}

#[test]
fn the_schema_refuses_what_cannot_be() {
    let store = Store::in_memory(now()).unwrap();
    let at = "'2026-11-22T08:10:00+01:00'";
    for (what, sql) in [
        ("31 February", format!("INSERT INTO confirmed_none VALUES ('2026-02-31', {at})")),
        ("no night", format!("INSERT INTO confirmed_none VALUES ('', {at})")),
        (
            "pain 11",
            format!(
                "INSERT INTO cramps (night, pain, recorded_at) VALUES ('2026-11-21', 11, {at})"
            ),
        ),
        (
            "no time at all",
            format!(
                "INSERT INTO cramps (night, duration_s, recorded_at) VALUES ('2026-11-21', 0, {at})"
            ),
        ),
        (
            "a start without a zone",
            format!(
                "INSERT INTO cramps (night, started_at, offset_min, recorded_at)
             VALUES ('2026-11-21', '2026-11-22T02:00:00Z', 60, {at})"
            ),
        ),
        (
            "two values",
            "INSERT INTO readings VALUES ('2026-11-21', 'water', 1.0, 'yes')".to_owned(),
        ),
        (
            "a reading of no day",
            "INSERT INTO readings VALUES ('1999-01-01', 'water', 1.0, NULL)".to_owned(),
        ),
        (
            "a course that ends before it begins",
            format!(
                "INSERT INTO medicines VALUES (1, 'a', 'a');
             INSERT INTO courses (medicine, started_on, stopped_on, recorded_at)
             VALUES (1, '2026-11-21', '2026-11-20', {at})"
            ),
        ),
    ] {
        assert!(store.conn.execute_batch(&sql).is_err(), "{what} was taken");
    }
}

/// A folder of its own with a diary that holds something.
fn kept() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("diary.db");
    change_everything(&mut Store::open(&path, now()).unwrap());
    (folder, path)
}

fn refusal(path: &Path) -> Error {
    Store::open(path, now()).expect_err("the file should have been refused")
}

#[test]
fn only_the_owner_may_read_a_new_diary() {
    use std::os::unix::fs::PermissionsExt;
    let (_folder, path) = kept();
    assert_eq!(fs::metadata(path).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn the_diary_is_one_file() {
    let (folder, _) = kept();
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn looking_for_a_diary_creates_none() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("diary.db");
    assert!(Store::open_existing(&path, now()).unwrap().is_none());
    assert!(!path.exists());
}

#[test]
fn a_newer_diary_is_refused_untouched() {
    let (_folder, path) = kept();
    let newer = migrations::LATEST + 1;
    rusqlite::Connection::open(&path).unwrap().pragma_update(None, "user_version", newer).unwrap();
    let before = fs::read(&path).unwrap();
    assert!(matches!(refusal(&path), Error::Newer { found, .. } if found == newer));
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn a_file_of_another_program_is_refused_untouched() {
    let folder = tempfile::tempdir().unwrap();
    let other = folder.path().join("other.db");
    let conn = rusqlite::Connection::open(&other).unwrap();
    conn.execute_batch("CREATE TABLE bookmarks (url TEXT)").unwrap();
    drop(conn);
    let text = folder.path().join("shopping.txt");
    fs::write(&text, "bread and butter, and a text long enough to be no header of SQLite").unwrap();
    for path in [other, text] {
        let before = fs::read(&path).unwrap();
        assert!(matches!(refusal(&path), Error::Foreign), "{}", path.display());
        assert_eq!(fs::read(&path).unwrap(), before);
    }
}

#[test]
fn a_diary_that_was_cut_short_is_refused_untouched() {
    let (_folder, path) = kept();
    let whole = fs::read(&path).unwrap();
    for length in [512, 4096, whole.len() / 2, whole.len() - 1] {
        fs::write(&path, &whole[..length]).unwrap();
        assert!(matches!(refusal(&path), Error::Damaged), "cut to {length} bytes");
        assert_eq!(fs::read(&path).unwrap(), whole[..length]);
    }
}

#[test]
fn a_directory_and_a_missing_folder_are_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    assert!(matches!(refusal(folder.path()), Error::Directory));
    assert!(matches!(refusal(&folder.path().join("no/diary.db")), Error::NoFolder));
}

#[test]
fn a_full_disk_changes_nothing() {
    let (_folder, path) = kept();
    let mut store = Store::open(&path, now()).unwrap();
    let before = diary(&store);
    let pages: i64 = store.conn.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
    store.conn.pragma_update(None, "max_page_count", pages).unwrap();
    let change = store.change(now()).unwrap();
    let outcome = (0..5000).try_for_each(|_| change.add_cramp(&full_cramp()).map(|_| ()));
    assert!(matches!(outcome, Err(Error::Full)));
    drop(change);
    assert_eq!(diary(&store), before);
}

#[test]
fn a_safety_copy_is_the_whole_diary_and_private() {
    use std::os::unix::fs::PermissionsExt;
    let (_folder, path) = kept();
    let store = Store::open(&path, now()).unwrap();
    let copy = Store::safety_copy(&path, "before-import", now()).unwrap();
    assert_eq!(copy.file_name().unwrap(), "diary-before-import-2026-11-22T081000.db");
    assert_eq!(fs::metadata(&copy).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(diary(&Store::open(&copy, now()).unwrap()), diary(&store));
}

#[test]
fn an_undo_that_no_longer_fits_is_refused_whole() {
    let mut store = Store::in_memory(now()).unwrap();
    let change = store.change(now()).unwrap();
    change.add_cramp(&full_cramp()).unwrap();
    change.confirm_none(Night::named_after(date("2026-11-19"))).unwrap();
    change.commit("logged").unwrap();
    store.conn.execute_batch("DROP TRIGGER journal_confirmed_none_delete").unwrap();
    store.conn.execute_batch("DELETE FROM confirmed_none").unwrap();
    let before = diary(&store);
    assert!(matches!(store.undo(now()), Err(Error::Journal)));
    assert_eq!(diary(&store), before);
}

#[test]
fn a_diary_turned_to_write_ahead_logging_is_one_file_again() {
    let (folder, path) = kept();
    let before = diary(&Store::open(&path, now()).unwrap());
    let other = rusqlite::Connection::open(&path).unwrap();
    other.pragma_update(None, "journal_mode", "WAL").unwrap();
    let insert = "INSERT INTO confirmed_none VALUES ('2026-11-01', '2026-11-02T08:00:00+01:00')";
    other.execute_batch(insert).unwrap();
    assert_eq!(diary(&Store::open(&path, now()).unwrap()).confirmed_none.len(), 1);
    drop(other);
    let after = diary(&Store::open(&path, now()).unwrap());
    assert_eq!((after.cramps, after.days), (before.cramps, before.days));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_day_about_which_nothing_is_noted_any_more_is_unknown_again() {
    let mut store = Store::in_memory(now()).unwrap();
    let change = store.change(now()).unwrap();
    change.set_reading(date("2026-11-21"), factor("hot_day"), &Value::Yes).unwrap();
    change.forget_reading(date("2026-11-21"), factor("hot_day")).unwrap();
    change.set_day_note(date("2019-01-01"), None).unwrap();
    assert_eq!(change.view().diary(None).unwrap(), Diary::default());
}

#[test]
fn the_last_cramp_is_the_one_written_down_last() {
    let mut store = Store::in_memory(now()).unwrap();
    let change = store.change(now()).unwrap();
    let number = change.add_cramp(&full_cramp()).unwrap();
    let mut older = change.view().diary(None).unwrap();
    older.cramps[0].key = "0123456789abcdef".to_owned();
    older.cramps[0].recorded_at = "2026-11-22T03:15:00+01:00".parse().unwrap();
    change.add_all(&older).unwrap();
    assert_eq!(change.view().last_cramp().unwrap().unwrap().number, number);
}

#[test]
fn twelve_at_once_may_begin_a_new_diary() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("diary.db");
    std::thread::scope(|scope| {
        for _ in 0..12 {
            scope.spawn(|| {
                let mut store = Store::open(&path, now()).unwrap();
                let change = store.change(now()).unwrap();
                change.add_cramp(&full_cramp()).unwrap();
                change.commit("logged").unwrap();
            });
        }
    });
    assert_eq!(diary(&Store::open(&path, now()).unwrap()).cramps.len(), 12);
}

#[test]
fn migrations_are_numbered_without_a_gap_and_all_listed() {
    let mut files: Vec<_> = fs::read_dir("migrations")
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    files.sort();
    let numbers: Vec<_> = files.iter().map(|name| name[..4].parse::<u32>().unwrap()).collect();
    assert_eq!(numbers, (1..=migrations::LATEST).collect::<Vec<_>>());
}
