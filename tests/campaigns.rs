//! Slow campaigns: many writers at once, kills at random moments, a disk that is full.
//!
//! `cargo test --release --test campaigns -- --ignored --nocapture` plays them and tells their figures.

#![allow(clippy::unwrap_used, clippy::print_stderr, reason = "a test that tells its figures")]

use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rusqlite::Connection;

/// Returns the program, ready to work on a diary.
fn cramp(diary: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cramp"));
    command.env_clear().env("TZ", "UTC").env("CRAMP_DIARY", diary);
    command
}

fn log(diary: &Path) -> Output {
    cramp(diary).args(["log", "left", "calf", "2min"]).output().unwrap()
}

/// Returns the number of the cramp that an answer names.
fn answered(output: &Output) -> Option<i64> {
    let text = String::from_utf8_lossy(&output.stdout);
    let (number, _) = text.strip_prefix("Cramp ")?.split_once([' ', ':'])?;
    number.parse().ok()
}

/// Returns the numbers of all cramps, after asking SQLite whether the file is whole.
fn recorded(diary: &Path) -> Vec<i64> {
    let file = Connection::open(diary).unwrap();
    let verdict: String = file.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(verdict, "ok");
    let orphans = file.prepare("PRAGMA foreign_key_check").unwrap().exists([]).unwrap();
    assert!(!orphans, "every row has its parent");
    let mut numbers = file.prepare("SELECT number FROM cramps ORDER BY number").unwrap();
    numbers.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

#[test]
#[ignore = "slow: 800 programs, sixteen at a time"]
fn sixteen_writers_lose_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let diary = folder.path().join("diary.db");
    let begun = Instant::now();
    let slowest = thread::scope(|scope| {
        let writers: Vec<_> = (0..16)
            .map(|_| scope.spawn(|| (0..50).map(|_| timed_log(&diary)).max().unwrap()))
            .collect();
        writers.into_iter().map(|writer| writer.join().unwrap()).max().unwrap()
    });
    let numbers = recorded(&diary);
    assert_eq!(numbers, (1..=800).collect::<Vec<i64>>());
    eprintln!("800 cramps in {:.1?}, the slowest in {slowest:.1?}", begun.elapsed());
}

/// Logs a cramp, which has to succeed, and returns how long it took.
fn timed_log(diary: &Path) -> Duration {
    let begun = Instant::now();
    let output = log(diary);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    begun.elapsed()
}

#[test]
#[ignore = "slow: 300 programs, twelve at a time"]
fn twelve_programs_may_begin_one_diary() {
    let folder = tempfile::tempdir().unwrap();
    for round in 0..25 {
        let diary = folder.path().join(format!("diary-{round}.db"));
        thread::scope(|scope| {
            for _ in 0..12 {
                scope.spawn(|| timed_log(&diary));
            }
        });
        assert_eq!(recorded(&diary), (1..=12).collect::<Vec<i64>>());
    }
    eprintln!("25 diaries begun by twelve programs each");
}

#[test]
#[ignore = "slow: 200 programs are killed"]
fn a_kill_at_any_moment_leaves_before_or_after() {
    let folder = tempfile::tempdir().unwrap();
    let diary = folder.path().join("diary.db");
    let usual = (0..9).map(|_| timed_log(&diary)).min().unwrap();
    let mut expected: Vec<i64> = recorded(&diary);
    let (mut killed, mut kept) = (0, 0);
    for round in 0..200_u32 {
        let output = log_and_kill(&diary, usual * scattered(round) / 1000);
        let found = recorded(&diary);
        let new: Vec<i64> = found.iter().filter(|it| !expected.contains(it)).copied().collect();
        assert!(expected.iter().all(|it| found.contains(it)), "nothing older is lost");
        assert!(new.len() <= 1, "a killed command left more than one cramp");
        if let Some(number) = answered(&output) {
            assert_eq!(new, [number], "an answered cramp is there");
        }
        killed += u32::from(!output.status.success());
        kept += u32::from(!output.status.success() && new.len() == 1);
        expected = found;
    }
    assert!(log(&diary).status.success());
    eprintln!("{killed} of 200 programs killed, {kept} of them after their cramp was on disk");
}

#[test]
#[ignore = "slow: 200 programs are killed"]
fn a_kill_while_a_diary_begins_leaves_one_that_can_begin() {
    let folder = tempfile::tempdir().unwrap();
    let usual = (0..9).map(|n| timed_log(&folder.path().join(format!("{n}.db")))).min().unwrap();
    let (mut nothing, mut begun) = (0, 0);
    for round in 0..200_u32 {
        let diary = folder.path().join(format!("diary-{round}.db"));
        let output = log_and_kill(&diary, usual * scattered(round) / 1000);
        if answered(&output).is_none() {
            let length = std::fs::metadata(&diary).map_or(0, |about| about.len());
            *(if length == 0 { &mut nothing } else { &mut begun }) += 1;
        }
        timed_log(&diary);
        let numbers = recorded(&diary);
        assert!(numbers == [1, 2] || (numbers == [1] && answered(&output).is_none()));
    }
    eprintln!("killed with no diary yet: {nothing}, with one begun: {begun}, of 200");
}

/// Begins to log a cramp and kills the program after a while.
fn log_and_kill(diary: &Path, after: Duration) -> Output {
    let mut child = cramp(diary)
        .args(["log", "left", "calf"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    thread::sleep(after);
    child.kill().unwrap();
    child.wait_with_output().unwrap()
}

/// Returns numbers from 0 to 1199 that are scattered like chance, the same in each run.
fn scattered(round: u32) -> u32 {
    round.wrapping_mul(2_654_435_761) % 1200
}

#[test]
#[ignore = "slow: needs root, mounts a small file system in memory"]
fn a_full_disk_is_said_and_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mounted = Command::new("mount")
        .args(["-t", "tmpfs", "-o", "size=1m", "tmpfs"])
        .arg(folder.path())
        .status();
    if !mounted.is_ok_and(|status| status.success()) {
        eprintln!("not played: no small file system can be mounted here");
        return;
    }
    let told = std::panic::catch_unwind(|| fill_up(&folder.path().join("diary.db")));
    assert!(Command::new("umount").arg(folder.path()).status().unwrap().success());
    match told {
        Ok(told) => eprintln!("{told}"),
        Err(panic) => std::panic::resume_unwind(panic),
    }
}

/// Logs until the disk is full, looks at what is there, makes room, and logs again.
fn fill_up(diary: &Path) -> String {
    let ballast = diary.with_file_name("ballast");
    assert!(log(diary).status.success());
    let room = 1024 * 1024 - usize::try_from(std::fs::metadata(diary).unwrap().len()).unwrap();
    std::fs::write(&ballast, vec![0; room - 64 * 1024]).unwrap();
    let mut kept = vec![1];
    let refused = loop {
        let output = log(diary);
        match answered(&output) {
            Some(number) => kept.push(number),
            None => break output,
        }
        assert!(kept.len() < 10_000, "the disk never gets full");
    };
    let said = String::from_utf8_lossy(&refused.stderr);
    assert_eq!(refused.status.code(), Some(3), "{said}");
    assert!(said.contains("the disk is full, and nothing was changed"), "{said}");
    assert!(said.contains("hint: make room on the disk"), "{said}");
    assert_eq!(log(diary).status.code(), Some(3));
    let listed = cramp(diary).args(["list", "--all"]).output().unwrap();
    assert!(listed.status.success(), "looking still works");
    std::fs::remove_file(&ballast).unwrap();
    assert_eq!(recorded(diary), kept);
    let output = log(diary);
    assert_eq!(answered(&output), Some(i64::try_from(kept.len()).unwrap() + 1));
    format!("{} cramps kept on a full disk, and the next one after making room", kept.len())
}
