//! Rules of the store, tried on real files.

#[cfg(unix)]
mod copies;
#[cfg(unix)]
mod damage;
mod samples;
mod schema;

use std::fs;
use std::path::{Path, PathBuf};

use chrono::TimeDelta;
use samples::{
    aspirin, cold_skin, date, enter_everything, every_fact, every_own_factor, every_setting,
    factor, full_bout, full_course, full_cramp, full_dose, later, night, now, own, slept_on,
};
use tempfile::TempDir;

use super::*;
use crate::diary::{
    Bout, BoutKind, Class, Course, Cramp, Diary, Dose, Exposed, Fact, Factor, Kind, Level,
    Recorded, Route, Score, Settings, Sign, SignAnswer, Source, Value, WarningRule,
};

/// Makes one change of every kind that a command can make.
fn change_everything(store: &mut Store) {
    let change = store.change(now()).unwrap();
    enter_everything(&change);
    assert!(change.commit("entered everything").unwrap());

    let day = date("2026-11-21");
    let change = store.change(later()).unwrap();
    change.replace_cramp(1, &Cramp { pain: Score::new(3), ..full_cramp() }).unwrap();
    change.set_reading(day, &factor("water"), &Value::Amount(2000.0)).unwrap();
    change.forget_reading(day, &factor("hot_day")).unwrap();
    change.forget_bouts(day).unwrap();
    change.withdraw_none(night("2026-11-19")).unwrap();
    let cream = Some(Route::ALL[Route::ALL.len() - 1]);
    change.replace_course(1, &Course { route: cream, note: None, ..full_course() }).unwrap();
    change.stop_course(1, day).unwrap();
    change.replace_dose(1, &Dose { taken: false, at: None, ..full_dose() }).unwrap();
    change.set_classes(&aspirin(), None).unwrap();
    change.answer_sign(&SignAnswer::new(night("2026-11-21"), Sign::Skin, false)).unwrap();
    assert!(change.forget_sign(night("2026-11-20"), Sign::Swelling).unwrap());
    change.acknowledge(WarningRule::Skin, night("2026-11-21")).unwrap();
    change.replace_fact(1, &Fact::Restricted(true)).unwrap();
    let retired = Factor { source: Source::Own { retired: true }, ..slept_on() };
    change.replace_factor(&Factor { label: "the bed".into(), ..retired }).unwrap();
    change.set_settings(&Settings { water_goal: 9.0, ..Settings::default() }).unwrap();
    assert!(change.commit("changed everything").unwrap());

    let change = store.change(later()).unwrap();
    change.delete_cramp(1).unwrap();
    change.delete_course(1).unwrap();
    change.delete_dose(1).unwrap();
    change.delete_fact(2).unwrap();
    assert!(change.commit("deleted some").unwrap());
}

fn diary(store: &Store) -> Diary {
    store.view().diary(None).unwrap()
}

/// Returns all that a diary holds; two factors are equal by their keys alone.
fn told(diary: &Diary) -> String {
    format!("{diary:#?}")
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
fn everything_that_is_entered_is_read_back() {
    let mut store = Store::in_memory(now()).unwrap();
    let change = store.change(now()).unwrap();
    enter_everything(&change);
    change.commit("entered").unwrap();
    let diary = diary(&store);

    assert_eq!(diary.cramps[1].fact, full_cramp());
    let day = &diary.days[&date("2026-11-21")];
    assert_eq!(day.readings.len(), 7);
    assert_eq!(day.readings["temp_max"], Value::Amount(-12.5));
    assert_eq!(day.readings["slept_on"], Value::Level("sofa".into()));
    assert_eq!(day.readings["tea"], Value::Amount(3.0));
    assert_eq!(day.bouts[0].fact, full_bout());
    assert_eq!(day.bouts[1].fact, Bout::of(BoutKind::Other));
    assert_eq!(diary.courses[0].fact, full_course());
    assert_eq!(diary.doses[0].fact, full_dose());
    assert_eq!(diary.classes["aspirin"], [Class::Diuretic, Class::Unclassified]);
    assert_eq!(diary.signs[1].fact, cold_skin());
    assert_eq!(diary.acknowledged[&(WarningRule::Skin, night("2026-11-21"))], now());
    let mut facts = diary.profile.clone();
    facts.sort_by_key(|fact| fact.number);
    assert_eq!(facts.into_iter().map(|fact| fact.fact).collect::<Vec<_>>(), every_fact());
    assert_eq!(format!("{:?}", diary.own_factors), format!("{:?}", every_own_factor()));
    assert_eq!(diary.settings, every_setting());

    let view = store.view();
    assert_eq!(view.profile().unwrap(), diary.profile);
    assert_eq!(view.classes().unwrap(), diary.classes);
    assert_eq!(view.catalogue().unwrap().all().len(), diary.catalogue().all().len());
    assert_eq!(view.catalogue().unwrap().by_key("standing").unwrap().limit(), Some(5.0));
    assert_eq!(view.day(night("2026-11-21")).unwrap().as_ref(), Some(day));
}

#[test]
fn a_second_answer_to_a_sign_replaces_the_first_and_keeps_its_key() {
    let mut store = Store::in_memory(now()).unwrap();
    let change = store.change(now()).unwrap();
    change.answer_sign(&cold_skin()).unwrap();
    change.commit("answered").unwrap();
    let first = diary(&store).signs.remove(0);
    let no = SignAnswer::new(night("2026-11-21"), Sign::Skin, false);
    let change = store.change(later()).unwrap();
    change.answer_sign(&no).unwrap();
    change.commit("answered again").unwrap();
    let signs = diary(&store).signs;
    assert_eq!(signs, [Recorded { recorded_at: later(), ..first.with(no) }]);
    store.undo(later()).unwrap();
    assert_eq!(diary(&store).signs, [first]);
}

#[test]
fn a_warning_that_is_seen_again_was_seen_at_the_later_time() {
    let mut store = Store::in_memory(now()).unwrap();
    let warning = (WarningRule::Frequent, night("2026-11-21"));
    for at in [now(), later(), now()] {
        let change = store.change(at).unwrap();
        change.acknowledge(warning.0, warning.1).unwrap();
        change.commit("seen").unwrap();
    }
    assert_eq!(diary(&store).acknowledged, [(warning, later())].into());
}

#[test]
fn a_factor_of_a_known_key_is_not_added_again() {
    let mut store = Store::in_memory(now()).unwrap();
    let change = store.change(now()).unwrap();
    assert!(change.add_factor(&slept_on()).unwrap());
    assert!(!change.add_factor(&Factor { label: "bed".into(), ..slept_on() }).unwrap());
    let level = Level { word: "a;b".into(), aliases: &[], exposed: false };
    let mixed = own("mixed", Kind::Category(vec![level].into()), Exposed::Never);
    assert!(matches!(change.add_factor(&mixed), Err(Error::Value { column: "levels" })));
    assert_eq!(change.view().own_factors().unwrap()[0].label, "slept on");
    assert_eq!(change.view().own_factors().unwrap().len(), 1);
}

#[test]
fn a_deleted_factor_comes_back_with_undo() {
    let mut store = Store::in_memory(now()).unwrap();
    let factors = |store: &Store| format!("{:?}", store.view().own_factors().unwrap());
    let change = store.change(now()).unwrap();
    change.add_factor(&slept_on()).unwrap();
    change.commit("added").unwrap();
    let before = factors(&store);
    let change = store.change(later()).unwrap();
    change.delete_factor(&slept_on()).unwrap();
    change.commit("deleted").unwrap();
    assert_eq!(factors(&store), "[]");
    store.undo(later()).unwrap();
    assert_eq!(factors(&store), before);
}

#[test]
fn settings_stand_in_the_file_only_where_they_differ() {
    let mut store = Store::in_memory(now()).unwrap();
    let rows = |store: &Store| -> i64 {
        store.conn.query_row("SELECT count(*) FROM settings", [], |row| row.get(0)).unwrap()
    };
    let set = |store: &mut Store, settings: &Settings| {
        let change = store.change(now()).unwrap();
        change.set_settings(settings).unwrap();
        change.commit("set").unwrap()
    };
    assert!(set(&mut store, &every_setting()));
    assert!(!set(&mut store, &every_setting()), "what is so already is left alone");
    assert_eq!(rows(&store), 8);
    let goal = Settings { water_goal: 9.0, ..Settings::default() };
    assert!(set(&mut store, &goal));
    assert_eq!((rows(&store), store.view().settings().unwrap()), (1, goal));
}

#[test]
fn another_diary_brings_its_settings_and_leaves_the_rest() {
    let mut store = Store::in_memory(now()).unwrap();
    let change = store.change(now()).unwrap();
    change
        .set_settings(&Settings { water_goal: 9.0, extra_glass: true, ..Settings::default() })
        .unwrap();
    let settings = Settings { water_goal: 7.0, ..Settings::default() };
    change.add_all(&Diary { settings, ..Diary::default() }).unwrap();
    let settings = change.view().settings().unwrap();
    assert_eq!((settings.water_goal, settings.extra_glass), (7.0, true));
}

#[test]
fn classes_make_a_new_medicine_known() {
    let mut store = Store::in_memory(now()).unwrap();
    let change = store.change(now()).unwrap();
    change.set_classes(&aspirin(), Some(&[Class::Diuretic, Class::Diuretic])).unwrap();
    assert_eq!(change.view().medicines().unwrap(), [aspirin()]);
    assert_eq!(change.view().classes().unwrap()["aspirin"], [Class::Diuretic]);
    change.set_classes(&aspirin(), Some(&[])).unwrap();
    assert_eq!(change.view().classes().unwrap().len(), 0);
}

#[test]
fn undo_and_redo_walk_through_every_change_and_back() {
    let mut store = Store::in_memory(now()).unwrap();
    change_everything(&mut store);
    let after = diary(&store);
    assert_eq!((after.cramps.len(), after.courses.len(), after.doses.len()), (1, 0, 0));

    let words = |entry: Option<Entry>| entry.map(|entry| entry.words);
    let mut states = vec![after];
    for expected in ["deleted some", "changed everything", "entered everything"] {
        assert_eq!(words(store.undo(now()).unwrap()).as_deref(), Some(expected));
        states.push(diary(&store));
    }
    assert_eq!(store.undo(now()).unwrap(), None);
    assert_eq!(states[1].cramps.len(), 2);
    assert_eq!(states[2].cramps[1].fact, full_cramp());
    assert_eq!(
        states[2].days[&date("2026-11-21")].reading(&factor("water")),
        Some(&Value::Amount(0.1 + 0.2)),
        "amounts come back to the last bit"
    );
    assert_eq!(told(&states[3]), told(&Diary::default()));

    for state in states.iter().rev().skip(1) {
        assert!(store.redo(now()).unwrap().is_some());
        assert_eq!(told(&diary(&store)), told(state));
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
    change.forget_reading(date("2026-11-21"), &factor("water")).unwrap();
    change.set_settings(&Settings::default()).unwrap();
    change.forget_sign(night("2026-11-21"), Sign::Skin).unwrap();
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
    let change = first.change(now()).unwrap();
    enter_everything(&change);
    change.commit("entered").unwrap();
    let original = diary(&first);
    let mut second = Store::in_memory(now()).unwrap();
    let change = second.change("2027-01-01T00:00:00Z".parse().unwrap()).unwrap();
    change.add_all(&original).unwrap();
    change.commit("imported").unwrap();
    assert_eq!(told(&without_numbers(diary(&second))), told(&without_numbers(original)));
}

fn without_numbers(mut diary: Diary) -> Diary {
    diary.cramps.iter_mut().for_each(|it| it.number = 0);
    diary.courses.iter_mut().for_each(|it| it.number = 0);
    diary.doses.iter_mut().for_each(|it| it.number = 0);
    diary.signs.iter_mut().for_each(|it| it.number = 0);
    diary.profile.iter_mut().for_each(|it| it.number = 0);
    diary.days.values_mut().flat_map(|day| &mut day.bouts).for_each(|it| it.number = 0);
    diary
}

#[test]
fn a_part_of_the_diary_has_both_its_ends() {
    let mut store = Store::in_memory(now()).unwrap();
    let change = store.change(now()).unwrap();
    enter_everything(&change);
    change.commit("entered").unwrap();
    let part = store.view().diary(Some((night("2026-11-20"), night("2026-11-20")))).unwrap();
    assert_eq!((part.cramps.len(), part.days.len(), part.courses.len()), (1, 0, 1));
    assert_eq!((part.signs.len(), part.acknowledged.len()), (1, 0));
    assert_eq!((part.profile.len(), part.own_factors.len()), (12, 7));
    assert_eq!((part.classes.len(), part.settings), (1, every_setting()));
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
fn a_beginning_that_the_power_cut_is_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("diary.db");
    let journal = folder.path().join("diary.db-journal");
    fs::write(&path, [0xa5; 8192]).unwrap();
    assert!(matches!(Store::open(&path, now()), Err(Error::Foreign)), "without a journal");
    let pages = |before: u8| {
        let numbers = [[0; 4], [1, 2, 3, 4], [0, 0, 0, before], [0, 0, 2, 0], [0, 0, 16, 0]];
        let mut bytes = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7".to_vec();
        bytes.extend(numbers.concat());
        bytes.resize(512, 0);
        bytes
    };
    fs::write(&journal, pages(2)).unwrap();
    assert!(matches!(Store::open(&path, now()), Err(Error::Foreign)), "it was not empty");
    assert!(journal.exists());
    fs::write(&journal, pages(0)).unwrap();
    assert!(Store::open(&path, now()).is_ok(), "it was empty, and can begin");
    assert!(!journal.exists());
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
fn a_copy_before_an_import_is_the_whole_diary_and_private() {
    use std::os::unix::fs::PermissionsExt;
    let (_folder, path) = kept();
    let store = Store::open(&path, now()).unwrap();
    let copy = Store::copy_before_import(&path, now()).unwrap();
    assert_eq!(copy.file_name().unwrap(), "diary-before-import-2026-11-22T081000.db");
    assert_eq!(fs::metadata(&copy).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(diary(&Store::open(&copy, now()).unwrap()), diary(&store));
}

#[test]
fn an_undo_that_no_longer_fits_is_refused_whole() {
    let mut store = Store::in_memory(now()).unwrap();
    let change = store.change(now()).unwrap();
    change.add_cramp(&full_cramp()).unwrap();
    change.confirm_none(night("2026-11-19")).unwrap();
    change.commit("logged").unwrap();
    store.conn.execute_batch("DELETE FROM confirmed_none").unwrap();
    let before = diary(&store);
    assert!(matches!(store.undo(now()), Err(Error::Journal)));
    assert_eq!(diary(&store), before);
}

/// Begins a change at which SQL can be thrown.
fn begun(store: &mut Store) -> journal::Writer<'_> {
    let tx = store.conn.transaction().unwrap();
    journal::Writer::begin(tx, later(), EntryKind::Change, None).unwrap()
}

#[test]
fn a_row_of_any_table_is_journalled_and_one_written_past_the_journal_is_refused() {
    let tables = schema::filled_by_a_person(&Store::in_memory(now()).unwrap());
    assert_eq!(tables.len(), 14);
    for table in tables {
        let (_folder, path) = kept();
        let mut store = Store::open(&path, now()).unwrap();
        for _ in ["deleted some", "changed everything"] {
            store.undo(now()).unwrap();
        }
        let mut store = Store::open(&path, now()).unwrap();
        store.conn.pragma_update(None, "foreign_keys", false).unwrap();
        let before = told(&diary(&store));
        let delete = format!("DELETE FROM {table}");
        let writer = begun(&mut store);
        assert!(writer.execute(&delete, []).unwrap() > 0, "{table}");
        assert!(matches!(writer.commit("past the journal"), Err(Error::Unjournalled)), "{table}");
        assert_eq!(told(&diary(&store)), before, "{table}");

        let writer = begun(&mut store);
        writer.write(&delete).unwrap().execute([]).unwrap();
        assert!(writer.commit("emptied").unwrap(), "{table}");
        store.undo(later()).unwrap();
        assert_eq!(told(&diary(&store)), before, "{table}");
    }
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
    change.set_reading(date("2026-11-21"), &factor("hot_day"), &Value::Yes).unwrap();
    change.forget_reading(date("2026-11-21"), &factor("hot_day")).unwrap();
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
fn the_last_cramp_is_the_one_logged_last_even_where_the_clock_was_set_back() {
    let mut store = Store::in_memory(now()).unwrap();
    let log = |store: &mut Store, now| {
        let change = store.change(now).unwrap();
        let number = change.add_cramp(&full_cramp()).unwrap();
        change.commit("logged").unwrap();
        number
    };
    let last = |store: &Store| store.view().last_cramp().unwrap().unwrap().number;
    let (day, days) = (TimeDelta::days(1), TimeDelta::days(700));
    let first = log(&mut store, now());
    let second = log(&mut store, now() - days);
    assert_eq!(last(&store), second);

    let mut others = diary(&store);
    others.cramps.truncate(1);
    others.cramps[0].key = "0123456789abcdef".to_owned();
    others.cramps[0].recorded_at = now() - days - day;
    let import = |store: &mut Store, others: &Diary| {
        let change = store.change(now() - days + day).unwrap();
        change.add_all(others).unwrap();
        change.commit("imported").unwrap();
    };
    import(&mut store, &others);
    assert_eq!(last(&store), second, "what is imported is older");
    others.cramps[0].key = "fedcba9876543210".to_owned();
    others.cramps[0].recorded_at = now() - days + day / 2;
    import(&mut store, &others);
    assert_eq!(last(&store), 4, "what is imported was written down later, elsewhere");

    store.undo(now()).unwrap();
    store.undo(now()).unwrap();
    store.undo(now()).unwrap();
    assert_eq!(last(&store), first);
}

#[test]
fn the_last_cramp_is_found_without_going_through_the_history_for_each() {
    let store = Store::in_memory(now()).unwrap();
    let sql = format!("EXPLAIN QUERY PLAN SELECT * FROM cramps WHERE {}", events::LATEST);
    let mut explained = store.conn.prepare(&sql).unwrap();
    let steps = explained.query_map([], |row| row.get::<_, String>("detail")).unwrap();
    let steps: Vec<String> = steps.map(Result::unwrap).collect();
    assert!(steps.len() > 3 && !steps.iter().any(|it| it.contains("CORRELATED")), "{steps:#?}");
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
