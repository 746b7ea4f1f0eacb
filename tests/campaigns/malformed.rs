//! Malformed exports: real ones with bytes flipped, pieces cut, doubled and mixed up, and hostile cells.

use std::fs;
use std::ops::Range;
use std::path::Path;
use std::thread;

use cramp_diary::diary::{Catalogue, Diary};
use cramp_diary::exchange::{Dialect, Table, Tables, pack, read, unpack};

use super::chance::Chance;
use super::cramp;

/// How many inputs are read.
const INPUTS: u64 = 1_000_000;

/// One input in so many goes through the whole program.
const WHOLE_PROGRAM: u64 = INPUTS / 400;

/// What a cell may hold that no export has written.
const HOSTILE: [&str; 24] = [
    "\"",
    "\"\"\"",
    "=1+1",
    "'",
    "''=",
    ";",
    ",",
    "\r",
    "\n\n",
    "\u{0}",
    "\u{feff}",
    "\u{202e}",
    "1e999",
    "-0",
    "-1",
    "NaN",
    "99999999999999999999",
    "2026-02-30",
    "2026-11-22T25:00:00+99:99",
    "yes",
    "0000000000000000",
    "stretch;;heat",
    "é\u{301}",
    "🦵",
];

#[test]
#[ignore = "slow: a million inputs, four hundred of them through the whole program"]
fn a_million_malformed_exports_never_panic_and_are_never_read_in_part() {
    let folder = tempfile::tempdir().unwrap();
    let sources = sources(folder.path());
    let counted = thread::scope(|scope| {
        let halves = [0..INPUTS / 2, INPUTS / 2..INPUTS];
        let workers = halves.map(|half| {
            let (sources, folder) = (&sources, folder.path());
            scope.spawn(move || play(half, sources, folder))
        });
        workers.map(|worker| worker.join().unwrap())
    });
    let [read, refused] = [0, 1].map(|place| counted.iter().map(|it| it[place]).sum::<u64>());
    eprintln!("{INPUTS} inputs: {refused} refused, {read} read whole");
    assert!(refused > INPUTS / 4 && read > INPUTS / 100);
}

/// Plays the inputs of these numbers; returns how many were read and how many refused.
fn play(numbers: Range<u64>, sources: &[Tables], folder: &Path) -> [u64; 2] {
    let known = Catalogue::built_in();
    let mut counted = [0; 2];
    for number in numbers {
        let mut chance = Chance::of(number);
        let tables = malformed(sources, &mut chance);
        let outcome = read(&tables, &known);
        match &outcome {
            Ok(diary) => check_whole(diary, &known, &mut chance),
            Err(problems) => {
                assert!(!problems.is_empty());
                assert!(problems.iter().all(|it| it.line >= 1 && it.reason.len() < 500));
            }
        }
        counted[usize::from(outcome.is_err())] += 1;
        if number % 16 == 0 {
            damage_a_zip(&tables, &mut chance);
        }
        if number % WHOLE_PROGRAM == 0 {
            import(&tables, outcome.is_ok(), &folder.join(number.to_string()));
        }
    }
    counted
}

/// What was read must be a diary that is written and read back as it is.
fn check_whole(diary: &Diary, known: &Catalogue, chance: &mut Chance) {
    if chance.below(16) != 0 {
        return;
    }
    let write = |diary: &Diary| -> Tables {
        let bytes = |table: &Table| table.write(diary, Dialect::Plain).unwrap().into_bytes();
        Table::ALL.iter().map(|table| (*table, bytes(table))).collect()
    };
    let written = write(diary);
    let again = read(&written, known).unwrap();
    assert_eq!(write(&again), written);
}

fn damage_a_zip(tables: &Tables, chance: &mut Chance) {
    let files: Vec<_> = tables.iter().map(|(it, text)| (it.file_name(), text.as_slice())).collect();
    let mut zip = pack(&files).unwrap();
    mutate(&mut zip, b"PK\x01\x02", chance);
    let _ = unpack(&zip);
}

/// Imports the tables with the program: all of them, or not a byte of the diary changes.
fn import(tables: &Tables, is_right: bool, folder: &Path) {
    let (diary, from) = (folder.join("diary.db"), folder.join("export"));
    fs::create_dir_all(&from).unwrap();
    for (table, bytes) in tables {
        fs::write(from.join(table.file_name()), bytes).unwrap();
    }
    assert!(cramp(&diary).args(["log", "calf"]).output().unwrap().status.success());
    let before = fs::read(&diary).unwrap();
    let output = cramp(&diary).arg("import").arg(&from).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    match output.status.code() {
        Some(0) => assert!(is_right),
        Some(1) => assert_eq!(fs::read(&diary).unwrap(), before, "{said}"),
        code => panic!("exit {code:?}: {said}"),
    }
    fs::remove_dir_all(folder).unwrap();
}

/// Returns the tables of a small diary that uses them all, in both dialects.
fn sources(folder: &Path) -> Vec<Tables> {
    let diary = folder.join("source.db");
    for line in [
        "log yesterday 02:30 left calf 2min 7/10 asleep stretch helped, heat no effect",
        "log yesterday foot sore 1.5h --note =1+1,\"a\"",
        "none 2026-01-02..2026-01-05",
        "factors add coffee --unit cups --exposed-above 2",
        "day 2026-01-06 water 6 glasses coffee 2.5 cups run 45min vigorous",
        "day 2026-01-07 walk 30 min bed 23:10 note on the train",
        "med start furosemide 2.5mg daily since 2026-01-01",
        "med class furosemide diuretic",
        "med took ibuprofen 400mg yesterday 22:15",
        "profile birth year 1958",
        "profile condition diabetes since 2015",
        "profile weight 72.5kg",
        "signs swelling left",
        "signs seen",
        "settings standing 5.5",
    ] {
        let output = cramp(&diary).args(line.split(' ')).output().unwrap();
        assert!(output.status.success(), "{line}: {output:?}");
    }
    let exported = |variant: &[&str]| {
        let out = folder.join(format!("source{}", variant.len()));
        let output =
            cramp(&diary).arg("export").args(variant).arg("--out").arg(&out).output().unwrap();
        assert!(output.status.success(), "{output:?}");
        let bytes = |table: &Table| fs::read(out.join(table.file_name())).unwrap();
        Table::ALL.iter().map(|table| (*table, bytes(table))).collect()
    };
    vec![exported(&[]), exported(&["--spreadsheet"])]
}

/// Returns a table, or a whole export, with something wrong in it.
fn malformed(sources: &[Tables], chance: &mut Chance) -> Tables {
    let source = &sources[chance.below(sources.len())];
    let other = &sources[chance.below(sources.len())];
    let table = Table::ALL[chance.below(Table::ALL.len())];
    let stranger = &other[&Table::ALL[chance.below(Table::ALL.len())]];
    let mut bytes = source[&table].clone();
    for _ in 0..=chance.below(3) {
        mutate(&mut bytes, stranger, chance);
    }
    match chance.below(8) {
        0 => {
            let mut all = source.clone();
            all.insert(table, bytes);
            all
        }
        _ => Tables::from([(table, bytes)]),
    }
}

/// Makes one thing wrong; `stranger` is text from elsewhere.
pub(crate) fn mutate(bytes: &mut Vec<u8>, stranger: &[u8], chance: &mut Chance) {
    let place = chance.below(bytes.len() + 1);
    let end = (place + chance.below(40)).min(bytes.len());
    match chance.below(9) {
        0 if place < bytes.len() => bytes[place] ^= 1 << chance.below(8),
        1 if place < bytes.len() => bytes[place] = chance.byte(),
        2 => bytes.truncate(place),
        3 => drop(bytes.drain(place..end)),
        4 => {
            let piece = bytes[place..end].to_vec();
            bytes.splice(place..place, piece);
        }
        5 => {
            let from = chance.below(stranger.len());
            let to = (from + chance.below(200)).min(stranger.len());
            bytes.splice(place..end, stranger[from..to].iter().copied());
        }
        _ => put_a_hostile_cell(bytes, place, chance),
    }
}

/// Puts something else into the cell that stands at a place.
fn put_a_hostile_cell(bytes: &mut Vec<u8>, place: usize, chance: &mut Chance) {
    let ends = |byte: &u8| b",;\r\n".contains(byte);
    let start = bytes[..place].iter().rposition(ends).map_or(0, |it| it + 1);
    let end = bytes[place..].iter().position(ends).map_or(bytes.len(), |it| place + it);
    let cell = HOSTILE[chance.below(HOSTILE.len())];
    bytes.splice(start..end, cell.bytes());
}
