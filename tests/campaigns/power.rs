//! The power fails: what was written and not synced may be lost, out of order, or there in part.

use std::collections::HashSet;
use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;

use cramp_diary::store::{Error, Store};
use tempfile::TempDir;

use crate::chance::Chance;
use crate::disk::{Deed, Disk, after_power_cut};
use crate::scenes::{State, state};
use crate::tomorrow::Program;
use crate::trace::{CALLS, Listener, pack, unpack};

/// What is recorded: the time, and what is typed. The diary lives where it lives unless told otherwise.
const RECORDED: [(&str, &str); 13] = [
    ("2026-11-22T03:25:00+01:00", "log left calf 2min"),
    ("2026-11-22T03:40:00+01:00", "log right calf 7/10 note again"),
    ("2026-11-22T03:41:00+01:00", "undo"),
    ("2026-11-22T08:10:00+01:00", "day sat water 6 glasses no magnesium"),
    ("2026-11-22T08:11:00+01:00", "med start furosemide 40mg daily since 1 mar"),
    ("2026-11-22T08:12:00+01:00", "export --out old"),
    ("2026-11-22T08:13:00+01:00", "delete 1"),
    ("2026-11-22T08:14:00+01:00", "import old"),
    ("2026-11-22T08:15:00+01:00", "backup copy.db"),
    ("2026-11-22T08:16:00+01:00", "none 2026-11-20"),
    ("2026-11-22T08:17:00+01:00", "restore copy.db"),
    ("2026-11-22T08:18:00+01:00", "export --out old"),
    ("2026-11-23T07:15:00+01:00", "log left foot"),
];

/// What is recorded after that with the program of a later version, which upgrades the diary.
const UPGRADE: (&str, &str) = ("2026-11-24T07:30:00+01:00", "list");

/// Where the recording is kept.
fn kept() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/power.zip")
}

/// Returns an empty folder, in memory where a system has a place for that.
fn quick_folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { TempDir::new_in(memory).unwrap() } else { TempDir::new().unwrap() }
}

/// Records what the program does to the disk, then what the one that comes after it does.
fn record(lines: &[(&str, &str)], later: &[(&str, &str)]) -> Vec<Deed> {
    let folder = tempfile::tempdir().unwrap();
    let root = fs::canonicalize(folder.path()).unwrap();
    let told = tempfile::NamedTempFile::new().unwrap();
    let mut listener = Listener::new(root.to_str().unwrap());
    let today = lines.iter().map(|line| (Program::Today, line));
    for (program, (now, line)) in today.chain(later.iter().map(|line| (Program::Tomorrow, line))) {
        let mut command = Command::new("strace");
        command.args(["-f", "-y", "-xx", "-s", "100000000", "-e", &format!("trace={CALLS}"), "-o"]);
        command.arg(told.path()).arg(program.path());
        command.current_dir(&root).env_clear().env("HOME", &root).env("TZ", "Europe/Berlin");
        let output = command.args(["--now", now]).args(line.split(' ')).output().unwrap();
        assert!(output.status.success(), "{line}: {output:?}");
        listener.listen(&fs::read_to_string(told.path()).unwrap());
    }
    let told_whole = quick_folder();
    let mut disk = Disk::new();
    listener.deeds.iter().for_each(|deed| disk.apply(deed));
    disk.write_to(told_whole.path());
    assert_eq!(state(told_whole.path()), state(&root), "all that was done is in the recording");
    listener.deeds
}

/// Replays a recording with so many power cuts, and returns how many differ.
///
/// An answered command has to be there. Of the one under way everything or nothing may be.
fn cut_the_power(deeds: &[Deed], cuts: usize, seed: u64) -> usize {
    let states = states(deeds);
    let mut chance = Chance::of(seed);
    let mut seen = HashSet::new();
    for cut in 0..cuts {
        let until = cut % deeds.len() + 1;
        let disk = after_power_cut(deeds, until, &mut chance);
        let mut hasher = DefaultHasher::new();
        (until, &disk).hash(&mut hasher);
        if seen.insert(hasher.finish()) {
            let answered = answers(&deeds[..until]);
            let next = (answered + 1).min(states.len() - 1);
            let what = format!("seed {seed}, cut {cut}, after {until} deeds");
            judge(&disk, &states[answered], &states[next], &what);
        }
    }
    seen.len()
}

/// Returns what is in the folder before the first command, and after each.
fn states(deeds: &[Deed]) -> Vec<State> {
    let mut disk = Disk::new();
    let mut states = vec![State::new()];
    for (place, deed) in deeds.iter().enumerate() {
        disk.apply(deed);
        if *deed == Deed::Answer && answers(&deeds[..place]) < answers(&deeds[..=place]) {
            let folder = quick_folder();
            disk.write_to(folder.path());
            states.push(state(folder.path()));
        }
    }
    assert!(states.len() > RECORDED.len());
    states
}

/// Returns how many commands have answered; some do so in several lines.
fn answers(deeds: &[Deed]) -> usize {
    let is_answer = |deed: Option<&Deed>| deed == Some(&Deed::Answer);
    let firsts = (0..deeds.len()).filter(|place| {
        is_answer(deeds.get(*place)) && (*place == 0 || !is_answer(deeds.get(place - 1)))
    });
    firsts.count()
}

fn judge(disk: &Disk, before: &State, after: &State, what: &str) {
    let folder = quick_folder();
    disk.write_to(folder.path());
    let diary = folder.path().join(".local/share/cramp/diary.db");
    let now = "2026-11-24T08:00:00+01:00".parse().unwrap();
    match Store::open_existing(&diary, now) {
        Ok(_) | Err(Error::Newer { .. }) => {}
        Err(error) => panic!("{what}: {error}"),
    }
    let found = state(folder.path());
    for path in before.keys().chain(after.keys()).chain(found.keys()) {
        let [b, a, f] = [before, after, &found].map(|it| it.get(path));
        assert!(f == b || f == a, "{what}: {path} is neither as before nor as after\n{f:?}");
    }
}

#[test]
fn what_was_answered_is_there_after_a_power_cut() {
    let deeds = unpack(&fs::read(kept()).unwrap());
    assert!(cut_the_power(&deeds, 500, 1) >= 450);
}

#[test]
#[ignore = "slow: needs strace to record anew, tries 20,000 power cuts"]
fn what_was_answered_is_there_after_any_of_ten_thousand_power_cuts() {
    let deeds = record(&RECORDED, &[UPGRADE]);
    let tried = cut_the_power(&deeds, 20_000, 2);
    assert!(tried >= 10_000, "{tried}");
    eprintln!("{} deeds, {tried} different states after a power cut, nothing lost", deeds.len());
}

/// `REGENERATE=1 cargo test --test campaigns a_recording -- --ignored` writes the recording anew.
#[test]
#[ignore = "slow: needs strace"]
#[allow(clippy::disallowed_methods, reason = "as for the documents, a variable asks to write anew")]
fn a_recording_is_kept_small() {
    let packed = pack(&record(&RECORDED, &[]));
    if std::env::var_os("REGENERATE").is_some() {
        fs::write(kept(), &packed).unwrap();
    }
    assert!(packed.len() < 150_000, "{} bytes", packed.len());
    assert_eq!(unpack(&packed).len(), unpack(&pack(&unpack(&packed))).len());
}

#[test]
fn without_a_sync_an_answered_entry_is_lost() {
    let deeds = unpack(&fs::read(kept()).unwrap());
    let careless: Vec<Deed> =
        deeds.into_iter().filter(|deed| !matches!(deed, Deed::Sync { .. })).collect();
    let lost = std::panic::catch_unwind(|| cut_the_power(&careless, 500, 1));
    assert!(lost.is_err(), "the replay would notice");
}
