//! The campaigns: kills and power cuts at every point, refused writes, crowds, damage, malformed tables,
//! odd words, changes of the clocks, and undo without end. Each has a short form and a long one.
//!
//! `cargo test --release --test campaigns -- --ignored --nocapture` plays them and tells their figures.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test that tells its figures"
)]

mod chance;
mod columns;
mod corpora;
mod crowd;
mod damage;
mod deeds;
mod disk;
mod errors;
mod kills;
mod malformed;
mod mapped;
mod mornings;
mod network;
mod places;
mod power;
mod reread;
mod said;
mod scenes;
mod settings;
mod spoiled;
#[path = "../cli/terminal.rs"]
#[allow(dead_code, reason = "the scenes of the commands do more with it")]
mod terminal;
mod time;
mod tomorrow;
mod trace;
mod undo;
mod words;

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

#[test]
#[ignore = "slow: 300 programs are killed"]
fn a_kill_while_restoring_leaves_one_diary_or_the_other() {
    let folder = tempfile::tempdir().unwrap();
    let diary = folder.path().join("diary.db");
    let short = folder.path().join("short.db");
    let long = folder.path().join("long.db");
    begin_two(&diary, &short, &long);
    let states = [recorded(&short), recorded(&long)];
    let restore = |from: &Path| cramp(&diary).arg("restore").arg(from).output().unwrap();
    let usual = (0..9)
        .map(|_| {
            let begun = Instant::now();
            assert!(restore(&long).status.success() && restore(&short).status.success());
            begun.elapsed() / 2
        })
        .min()
        .unwrap();
    let (mut killed, mut kept) = (0, 0);
    for round in 0..300_u32 {
        let before = recorded(&diary);
        let (from, after) = match before == states[0] {
            true => (&long, &states[1]),
            false => (&short, &states[0]),
        };
        let mut command = cramp(&diary);
        let output = kill(command.arg("restore").arg(from), usual * scattered(round) / 1000);
        let found = recorded(&diary);
        assert!(found == before || found == *after, "neither before nor after");
        assert!(!output.status.success() || found == *after, "an answered restore is there");
        killed += u32::from(!output.status.success());
        kept += u32::from(!output.status.success() && found == *after);
        remove_copies(folder.path());
    }
    assert_eq!([recorded(&short), recorded(&long)], states, "the copies are as they were");
    eprintln!("{killed} of 300 restores killed, {kept} of them after the diary was restored");
}

/// Writes a diary of a few cramps and one of many, of which many pages differ.
fn begin_two(diary: &Path, short: &Path, long: &Path) {
    for (copy, cramps) in [(short, 3), (long, 3000)] {
        assert!(log(diary).status.success());
        let conn = Connection::open(diary).unwrap();
        let many = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)
            INSERT INTO cramps (night, recorded_at, note)
            SELECT '2026-11-20', '2026-11-21T03:00:00+00:00', 'number ' || i FROM n";
        conn.execute(many, [cramps]).unwrap();
        drop(conn);
        assert!(cramp(diary).arg("backup").arg(copy).output().unwrap().status.success());
    }
}

/// Removes what a restore leaves beside the diary, so that the folder stays small.
fn remove_copies(folder: &Path) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name.starts_with("diary-before-restore-") || name.starts_with(".cramp-copy-") {
            std::fs::remove_file(path).unwrap();
        }
    }
}

#[test]
#[ignore = "slow: 200 programs are killed"]
fn a_kill_while_backing_up_leaves_a_whole_copy_or_none() {
    let folder = tempfile::tempdir().unwrap();
    let diary = folder.path().join("diary.db");
    begin_two(&diary, &folder.path().join("short.db"), &folder.path().join("long.db"));
    let state = recorded(&diary);
    let copy = folder.path().join("copy.db");
    let begun = Instant::now();
    assert!(cramp(&diary).arg("backup").arg(&copy).output().unwrap().status.success());
    let usual = begun.elapsed();
    let (mut none, mut whole) = (0, 0);
    for round in 0..200_u32 {
        std::fs::remove_file(&copy).ok();
        let mut command = cramp(&diary);
        let output = kill(command.arg("backup").arg(&copy), usual * scattered(round) / 1000);
        match copy.exists() {
            true => assert_eq!(recorded(&copy), state),
            false => assert!(!output.status.success()),
        }
        *(if copy.exists() { &mut whole } else { &mut none }) += 1;
        assert_eq!(recorded(&diary), state);
        remove_copies(folder.path());
    }
    eprintln!("200 backups: {none} killed before there was a copy, {whole} with a whole one");
}

#[test]
#[ignore = "slow: three writers beside 40 backups and 40 restores"]
fn nothing_answered_is_lost_beside_backups_and_restores() {
    let folder = tempfile::tempdir().unwrap();
    let diary = folder.path().join("diary.db");
    let stick = folder.path().join("stick.db");
    begin_two(&diary, &folder.path().join("short.db"), &folder.path().join("long.db"));
    assert!(cramp(&diary).arg("backup").arg(&stick).output().unwrap().status.success());
    let done = std::sync::atomic::AtomicBool::new(false);
    let is_done = || done.load(std::sync::atomic::Ordering::Relaxed);
    let logged = thread::scope(|scope| {
        let write = |writer: usize| {
            let note = |n| format!("writer{writer}entry{n}");
            let notes = (0..).take_while(|_| !is_done()).map(note);
            notes
                .inspect(|note| {
                    let output = cramp(&diary).args(["log", "calf", "note", note]).output();
                    let output = output.unwrap();
                    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
                })
                .collect::<Vec<String>>()
        };
        let writers: Vec<_> = (0..3).map(|n| scope.spawn(move || write(n))).collect();
        for _ in 0..40 {
            let mut command = cramp(&diary);
            let output = command.args(["backup", "--replace"]).arg(&stick).output().unwrap();
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            recorded(&stick);
            let output = cramp(&diary).arg("restore").arg(&stick).output().unwrap();
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        }
        done.store(true, std::sync::atomic::Ordering::Relaxed);
        writers.into_iter().flat_map(|writer| writer.join().unwrap()).collect::<Vec<_>>()
    });
    let mut kept = std::collections::BTreeSet::new();
    let mut copies = 0;
    for entry in std::fs::read_dir(folder.path()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name == "diary.db" || name.starts_with("diary-before-restore-") {
            recorded(&path);
            kept.extend(notes(&path));
            copies += u32::from(name != "diary.db");
        }
    }
    assert_eq!(copies, 40);
    let in_the_diary = notes(&diary);
    let lost = logged.iter().filter(|note| !kept.contains(*note)).count();
    assert_eq!(lost, 0, "what was answered is in the diary or in a copy before a restore");
    let replaced = logged.iter().filter(|note| !in_the_diary.contains(note)).count();
    eprintln!(
        "{} entries beside 40 backups and 40 restores: {replaced} replaced, 0 lost",
        logged.len()
    );
}

/// Returns the notes of all cramps.
fn notes(diary: &Path) -> Vec<String> {
    let file = Connection::open(diary).unwrap();
    let mut notes = file.prepare("SELECT note FROM cramps WHERE note IS NOT NULL").unwrap();
    notes.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

/// Begins to log a cramp and kills the program after a while.
fn log_and_kill(diary: &Path, after: Duration) -> Output {
    kill(cramp(diary).args(["log", "left", "calf"]), after)
}

/// Starts a program and kills it after a while.
fn kill(command: &mut Command, after: Duration) -> Output {
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
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
