//! Settings: what is said of them is kept, exported and read as it was said; also what `.fuzz/settings.rs` looks for.

use chrono::{DateTime, FixedOffset};
use cramp_diary::diary::{Catalogue, Diary, Moment, Settings};
use cramp_diary::exchange::{Dialect, Table, Tables, read};
use cramp_diary::grammar::{Change, DayWords, Now, SettingSaid};
use cramp_diary::store::Store;

/// What is said of a day whose measures and limits are set.
const DAYS: [&str; 4] =
    ["water 6 glasses standing 5h", "water 1.5l", "water +1 glass", "water 60oz"];

/// Reads each line as what is said of a setting, and all as the rows of a table; panics where a rule is broken.
///
/// Returns how many lines were understood, and whether the table was.
pub(crate) fn check(lines: &str) -> (usize, bool) {
    let (mut settings, mut understood) = (Settings::default(), 0);
    for line in lines.lines() {
        let catalogue = Catalogue::new(&settings, &[]);
        if let Ok(said) = SettingSaid::read(&[line.to_owned()], &catalogue) {
            is_believable(&said);
            settings = said.applied(&settings);
            understood += 1;
        }
    }
    is_kept(&settings);
    let table = format!("name,value\n{lines}");
    let tables = Tables::from([(Table::Settings, table.into_bytes())]);
    let listed = read(&tables, &Catalogue::built_in());
    listed.iter().for_each(|diary| is_kept(&diary.settings));
    (understood, listed.is_ok())
}

fn is_believable(said: &SettingSaid<'_>) {
    let within = match said {
        SettingSaid::Glass(ml) => Settings::GLASSES_ML.contains(ml),
        SettingSaid::Goal(glasses) => Settings::GOALS.contains(glasses),
        SettingSaid::Limit(factor, limit) => factor.limits().unwrap().contains(limit),
        _ => true,
    };
    assert!(within, "{said:?}");
}

/// Settings are the same in a diary, in its tables, and after they were taken back and brought back.
fn is_kept(settings: &Settings) {
    if *settings == Settings::default() {
        return;
    }
    let at: DateTime<FixedOffset> = "2026-11-22T03:25:00+01:00".parse().unwrap();
    let mut store = Store::in_memory(at).unwrap();
    let change = store.change(at).unwrap();
    change.set_settings(settings).unwrap();
    assert!(change.commit("set").unwrap());
    assert_eq!(store.view().settings().unwrap(), *settings);
    let diary = store.view().diary(None).unwrap();
    assert_eq!(exported(&diary).settings, *settings);
    store.undo(at).unwrap();
    assert_eq!(store.view().settings().unwrap(), Settings::default());
    store.redo(at).unwrap();
    assert_eq!(store.view().settings().unwrap(), *settings);
    let catalogue = Catalogue::new(settings, &[]);
    DAYS.iter().for_each(|words| is_measured(words, &catalogue, at));
}

/// Returns what is read of a diary that was exported.
fn exported(diary: &Diary) -> Diary {
    let table = Table::Settings.write(diary, Dialect::Plain).unwrap();
    let tables = Tables::from([(Table::Settings, table.into_bytes())]);
    read(&tables, &Catalogue::built_in()).unwrap()
}

/// What is said of a day is measured by the settings, and believable or refused.
fn is_measured(words: &str, catalogue: &Catalogue, at: DateTime<FixedOffset>) {
    let zone = chrono_tz::Europe::Berlin;
    let now = Now { moment: Moment::new(at, zone.name()), zone, later: false, night: None };
    let said = DayWords::read(&[words.to_owned()], &now, catalogue).unwrap();
    for (factor, change) in &said.readings {
        if let Change::Set(value) = change {
            assert!(factor.accepts(value), "{words}: {} {value:?}", factor.key);
        }
    }
}

#[test]
fn what_is_said_of_settings_is_kept_as_it_was_said() {
    let said = "glass 200ml\ngoal 1.5l\nextra glass yes\nbedtime 22:30\nunits floz\nstanding 5h\nreset glass";
    assert_eq!(check(said), (7, false));
    let listed = "glass_ml,200\nlimit.standing,5\nscan.exercise_time,yes\nbedtime,22:30";
    assert_eq!(check(listed), (0, true));
}
