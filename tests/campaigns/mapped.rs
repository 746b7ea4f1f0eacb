//! Malformed tables of other programs, mapped: never a panic, never a part of one in the diary.

use std::fs;
use std::path::Path;

use chrono::NaiveDateTime;
use cramp_diary::diary::{Catalogue, Diary, Moment};
use cramp_diary::exchange::{DateOrder, Foreign, Merge, Preset, Reader, Unmapped};
use cramp_diary::grammar::Now;

use super::chance::Chance;
use super::cramp;
use super::malformed::mutate;

/// One table: its file, how the program is told, and what its names mean.
type Source = (&'static str, &'static str, Preset, &'static [(&'static str, &'static str)]);

const SOURCES: [Source; 5] = [
    (
        "cramps-by-hand.csv",
        "cramp",
        Preset::Table,
        &[
            ("Datum", "night"),
            ("Uhrzeit", "time"),
            ("Wo", "place"),
            ("Minuten", "duration_min"),
            ("Schmerz", "pain"),
            ("Bemerkung", "note"),
        ],
    ),
    (
        "days-by-hand.csv",
        "cramp",
        Preset::Table,
        &[
            ("Day", "night"),
            ("Water", "water_l"),
            ("Hot", "hot_day"),
            ("Shoes", "footwear"),
            ("Cramp in the night", "cramped"),
        ],
    ),
    (
        "loop/Checkmarks.csv",
        "loop",
        Preset::Habits,
        &[("Date", "morning"), ("Cramp", "cramp"), ("Water", "water_ml")],
    ),
    (
        "track-and-graph.csv",
        "track-and-graph",
        Preset::Trackers,
        &[("Leg cramp", "pain"), ("Glasses of water", "+water_glasses"), ("Note", "note")],
    ),
    (
        "bearable.csv",
        "bearable",
        Preset::Bearable,
        &[("Leg cramp", "cramp"), ("Stretching", "stretch_bedtime"), ("notes", "note")],
    ),
];

fn text(file: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/imports").join(file)).unwrap()
}

#[test]
#[ignore = "slow: two hundred thousand inputs, two hundred of them through the whole program"]
fn malformed_tables_of_other_programs_never_panic_and_are_never_read_in_part() {
    play(200_000, 1000);
}

#[test]
fn some_malformed_tables_of_other_programs_never_panic() {
    play(2_000, 1000);
}

/// Plays so many inputs, one in so many of them through the whole program.
fn play(inputs: u64, whole_program: u64) {
    let folder = tempfile::tempdir().unwrap();
    let texts = SOURCES.map(|(file, ..)| text(file));
    let mut counted = [0_u64; 2];
    for number in 0..inputs {
        let mut chance = Chance::of(number);
        let place = chance.below(SOURCES.len());
        let mut bytes = texts[place].clone();
        for _ in 0..=chance.below(3) {
            mutate(&mut bytes, &texts[chance.below(texts.len())], &mut chance);
        }
        let read = read(&SOURCES[place], &bytes);
        if number % whole_program == 0 {
            import(&SOURCES[place], &bytes, read.is_ok(), &folder.path().join(number.to_string()));
        }
        if let Ok(diary) = &read {
            let again = self::read(&SOURCES[place], &bytes).unwrap();
            let merge = Merge::of(diary, &again);
            assert_eq!((merge.added(), merge.conflicts.len()), (0, 0));
        }
        counted[usize::from(read.is_err())] += 1;
    }
    let [read, refused] = counted;
    eprintln!("{inputs} mapped inputs: {refused} refused, {read} read whole");
    assert!(refused > inputs / 4 && read > inputs / 100);
}

fn read((file, _, preset, names): &Source, bytes: &[u8]) -> Result<Diary, Unmapped> {
    let at = "2026-11-22T08:10:00+00:00".parse().unwrap();
    let moment = Moment::new(at, "UTC");
    let now = Now { moment, zone: "UTC".parse().unwrap(), later: false, night: None };
    let placed = |local: NaiveDateTime| Some(Moment::new(local.and_utc().fixed_offset(), "UTC"));
    let reader = Reader { now: &now, catalogue: &Catalogue::built_in(), moment: &placed };
    let names: Vec<_> = names.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
    let dates = Some(DateOrder::DayMonthYear);
    let foreign = Foreign { file, bytes, preset: *preset, names: &names, dates };
    foreign.read(&reader).map(|mapped| mapped.diary)
}

/// Imports a table with the program: all of it, or not a byte of the diary changes.
fn import((_, layout, _, names): &Source, bytes: &[u8], is_right: bool, folder: &Path) {
    fs::create_dir_all(folder).unwrap();
    let (diary, from) = (folder.join("diary.db"), folder.join("x.csv"));
    fs::write(&from, bytes).unwrap();
    let at = |line: &[&str]| {
        let mut command = cramp(&diary);
        command.args(["--now", "2026-11-22T08:10:00Z"]).args(line);
        command
    };
    assert!(at(&["log", "calf"]).output().unwrap().status.success());
    let before = fs::read(&diary).unwrap();
    let mut command = at(&["import", "--dates", "dmy", "--as", layout]);
    command.arg(&from).args(names.iter().flat_map(|(a, b)| ["--map".into(), format!("{a}={b}")]));
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    match output.status.code() {
        Some(0) => assert!(is_right, "{said}"),
        // A right table may still be of days to come, or clash with the cramp that is there.
        Some(1 | 2) => assert_eq!(fs::read(&diary).unwrap(), before, "{said}"),
        code => panic!("exit {code:?}: {said}"),
    }
    fs::remove_dir_all(folder).unwrap();
}
