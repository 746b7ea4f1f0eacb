//! Columns that hold anything at all: a diary that another program has written into, type checks and all.

use crate::chance::Chance;
use crate::cramp;
use crate::spoiled::{NOW, Spot, Whole, read};

/// The commands that look, and two that write; `OUT` stands for a new place.
const COMMANDS: [&str; 18] = [
    "",
    "list --all",
    "show 1",
    "show 2026-11-03",
    "analyze",
    "med",
    "profile",
    "signs",
    "factors",
    "settings",
    "history",
    "morning",
    "export --out OUT",
    "report --out OUT.html",
    "chart --out OUT.svg",
    "backup OUT.db",
    "undo",
    "log left calf",
];

#[test]
fn whatever_the_columns_hold_the_store_refuses_or_answers() {
    let [answered, refused] = through_the_store(0..20);
    assert!(answered > 1 && refused > 1, "{answered} {refused}");
}

#[test]
#[ignore = "slow: five hundred diaries"]
fn five_hundred_spoiled_diaries_are_refused_or_answered() {
    let [answered, refused] = through_the_store(0..500);
    eprintln!("500 spoiled diaries: {refused} refused, {answered} read");
}

#[test]
fn whatever_the_columns_hold_each_command_refuses_or_answers() {
    through_the_program(0..2);
}

#[test]
#[ignore = "slow: 900 programs"]
fn fifty_spoiled_diaries_end_no_command_badly() {
    let codes = through_the_program(1000..1050);
    eprintln!("50 spoiled diaries, {} commands each: exit codes 0 to 3: {codes:?}", COMMANDS.len());
}

/// Reads spoiled diaries with the library; returns how many were read and how many refused.
fn through_the_store(runs: std::ops::Range<u64>) -> [u32; 2] {
    let whole = Whole::filled();
    let mut counted = [0; 2];
    for run in runs {
        let folder = tempfile::tempdir().unwrap();
        let diary = folder.path().join("diary.db");
        whole.spoil(&diary, &spots(run));
        counted[usize::from(read(&diary).is_err())] += 1;
    }
    counted
}

/// Runs each command on spoiled diaries; returns how often each code came back.
fn through_the_program(runs: std::ops::Range<u64>) -> [u32; 4] {
    let whole = Whole::filled();
    let mut codes = [0; 4];
    for run in runs {
        let folder = tempfile::tempdir().unwrap();
        let diary = folder.path().join("diary.db");
        whole.spoil(&diary, &spots(run));
        for (number, line) in COMMANDS.iter().enumerate() {
            let out = folder.path().join(format!("out{number}"));
            let line = line.replace("OUT", &out.display().to_string());
            let mut command = cramp(&diary);
            command.args(["--now", NOW]).args(line.split_whitespace());
            let output = command.output().unwrap();
            let said = String::from_utf8_lossy(&output.stderr);
            let code = output.status.code().and_then(|code| usize::try_from(code).ok());
            assert!(code.is_some_and(|code| code < 4), "diary {run}, cramp {line}: {said}");
            codes[code.unwrap()] += 1;
        }
    }
    codes
}

/// Returns the values that spoil the diary of this run.
fn spots(run: u64) -> Vec<Spot> {
    let mut chance = Chance::of(run);
    (0..=chance.below(4)).map(|_| Spot::any(&mut chance)).collect()
}
