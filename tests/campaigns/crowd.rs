//! Many programs at one diary: nothing is lost, and nobody is told that it is locked.

use std::collections::BTreeSet;
use std::fs::File;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rusqlite::Connection;

use crate::places::{self, Place, struck};
use crate::{answered, cramp, recorded};

/// What each of the crowd does, over and over: six in ten write to the diary.
const DONE: [&str; 10] = [
    "log left calf 2min",
    "list",
    "day water 1l",
    "log right foot",
    "analyze",
    "none 2026-11-02..2026-11-04",
    "log both calves 7/10",
    "export cramps -",
    "med took magnesium",
    "backup --replace",
];

/// Lets programs work side by side and returns the longest wait for one, and how long all took.
fn crowd(programs: usize, times: usize) -> (Duration, Duration) {
    let folder = tempfile::tempdir().unwrap();
    let diary = folder.path().join("diary.db");
    let begun = Instant::now();
    let worked = thread::scope(|scope| {
        let work = |program| {
            let diary = &diary;
            scope.spawn(move || work(diary, program, times))
        };
        let workers: Vec<_> = (0..programs).map(work).collect();
        workers.into_iter().map(|worker| worker.join().unwrap()).collect::<Vec<_>>()
    });
    let numbers: Vec<i64> = worked.iter().flat_map(|(_, numbers)| numbers.clone()).collect();
    let there: BTreeSet<i64> = recorded(&diary).into_iter().collect();
    assert_eq!(numbers.iter().copied().collect::<BTreeSet<_>>(), there, "every answer is there");
    assert_eq!(numbers.len(), there.len(), "no number is given twice");
    let slowest = worked.iter().map(|(slowest, _)| *slowest).max().unwrap();
    (slowest, begun.elapsed())
}

/// Does this and that, and returns the longest wait and the numbers of the cramps that were answered.
fn work(diary: &Path, program: usize, times: usize) -> (Duration, Vec<i64>) {
    let mut slowest = Duration::ZERO;
    let mut numbers = Vec::new();
    for time in 0..times {
        let line = DONE[(program + time) % DONE.len()];
        let mut command = cramp(diary);
        command.args(["--now", "2026-11-22T21:30:00+00:00"]).args(line.split(' '));
        if line.starts_with("backup") {
            command.arg(diary.with_file_name(format!("copy-{program}.db")));
        }
        let begun = Instant::now();
        let output = command.output().unwrap();
        slowest = slowest.max(begun.elapsed());
        let said = String::from_utf8_lossy(&output.stderr);
        let is_too_early = output.status.code() == Some(1) && !said.contains("locked");
        assert!(output.status.success() || is_too_early, "{line}: {said}");
        if line.starts_with("log") {
            numbers.push(answered(&output).unwrap());
        }
    }
    (slowest, numbers)
}

#[test]
fn eight_programs_lose_nothing() {
    crowd(8, 5);
}

#[test]
#[ignore = "slow: 64 programs, a hundred times each"]
fn sixty_four_programs_lose_nothing() {
    let (slowest, all) = crowd(64, 100);
    eprintln!("64 programs, 100 times each, in {all:.0?}; the longest wait was {slowest:.1?}");
}

/// Runs a command beside a program that hangs, having begun to write a file, and has to be named.
fn refused_beside(begun: &str, file: &Path, command: &mut Command) -> Option<i32> {
    let hanging = Connection::open(file).unwrap();
    hanging.execute_batch(begun).unwrap();
    let begun = Instant::now();
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("another program keeps the diary locked"), "{said}");
    assert!(said.contains(&format!("process {} has it", std::process::id())), "{said}");
    eprintln!("named after {:.0?}:\n{said}", begun.elapsed());
    output.status.code()
}

#[test]
#[ignore = "slow: waits a minute"]
fn a_program_that_hangs_is_named_once_patience_ends() {
    let folder = tempfile::tempdir().unwrap();
    let [diary, copy, other] = ["diary.db", "copy.db", "other.db"].map(|it| folder.path().join(it));
    assert!(crate::log(&diary).status.success());
    assert!(cramp(&diary).arg("backup").arg(&copy).output().unwrap().status.success());
    assert!(crate::log(&other).status.success());
    thread::scope(|scope| {
        scope.spawn(|| {
            let mut log = cramp(&diary);
            log.args(["log", "left", "calf"]);
            assert_eq!(refused_beside("BEGIN IMMEDIATE", &diary, &mut log), Some(3));
        });
        scope.spawn(|| {
            let mut restore = cramp(&other);
            restore.arg("restore").arg(&copy);
            assert_eq!(refused_beside("BEGIN IMMEDIATE", &other, &mut restore), Some(3));
            assert_eq!(refused_beside("BEGIN EXCLUSIVE", &copy, &mut restore), Some(1));
        });
    });
    assert_eq!((recorded(&diary), recorded(&other)), (vec![1], vec![1]));
}

#[test]
#[ignore = "slow: waits twenty seconds"]
fn a_turn_that_is_never_handed_on_keeps_nobody_from_writing() {
    let folder = tempfile::tempdir().unwrap();
    let diary = folder.path().join("diary.db");
    let turn = File::open(folder.path()).unwrap();
    turn.lock().unwrap();
    let begun = Instant::now();
    assert_eq!(answered(&crate::log(&diary)), Some(1));
    eprintln!("logged after {:.0?}", begun.elapsed());
}

#[test]
#[ignore = "slow: needs strace, waits half a minute"]
fn a_program_that_is_stopped_while_it_writes_is_named_and_can_be_ended() {
    if !places::can_be_found() {
        eprintln!("not played: there is no strace here");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let diary = folder.path().join("diary.db");
    assert!(crate::log(&diary).status.success());
    let first_sync = Place { call: "fdatasync".to_owned(), nth: 1 };
    let mut command = struck(&first_sync, "signal=STOP");
    command.arg(env!("CARGO_BIN_EXE_cramp")).args(["log", "right", "foot"]);
    command.env_clear().env("TZ", "UTC").env("CRAMP_DIARY", &diary).stdout(Stdio::null());
    let mut stopped = command.spawn().unwrap();
    let journal = folder.path().join("diary.db-journal");
    let begun = Instant::now();
    while !journal.exists() {
        assert!(stopped.try_wait().unwrap().is_none() && begun.elapsed() < Duration::from_secs(60));
        thread::sleep(Duration::from_millis(10));
    }
    let output = crate::log(&diary);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(3), "{said}");
    let (_, behind) = said.split_once("hint: process ").unwrap();
    let (process, _) = behind.split_once(' ').unwrap();
    assert!(Command::new("kill").args(["-KILL", process]).status().unwrap().success());
    stopped.wait().unwrap();
    assert_eq!(answered(&crate::log(&diary)), Some(2));
    assert_eq!(recorded(&diary), [1, 2]);
    eprintln!("{said}");
}
