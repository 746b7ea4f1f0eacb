//! Files and folders: for their owner only whatever the umask allows, and never written through a link.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::Path;
use std::process::{Command, Output};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crate::sandbox::{BREAKFAST, Sandbox, mode};

/// Every command that writes a file, with all that it writes.
const WRITING: [&str; 14] = [
    "log left calf 2min",
    "none thu",
    "backup copy.db",
    "restore copy.db",
    "export --out tables",
    "export --out tables",
    "export cramps --out one/",
    "export --zip --out tables.zip",
    "export --format fhir --out bundle.json",
    "chart --out weekly.png",
    "chart --all --out pictures",
    "--diary other.db import tables.zip",
    "demo made-up",
    "simulate simulated --weeks 8",
];

/// Runs a command line under a umask.
fn under(umask: &str, sandbox: &Sandbox, line: &str) -> Output {
    let mut shell = Command::new("sh");
    let script = format!("umask {umask}; exec \"$0\" \"$@\"");
    shell.args(["-c", &script, env!("CARGO_BIN_EXE_cramp")]);
    sandbox.furnish(&mut shell);
    shell.args(line.split(' ')).output().unwrap()
}

/// Adds the permissions of everything below a folder that belongs to nobody but the program.
fn look(folder: &Path, seen: &mut BTreeMap<String, u32>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        if let Ok(about) = entry.metadata() {
            let path = entry.path();
            seen.insert(path.to_string_lossy().into_owned(), about.mode());
            if about.is_dir() {
                look(&path, seen);
            }
        }
    }
}

#[test]
fn whatever_the_umask_allows_files_are_for_their_owner_only_at_every_moment() {
    for (umask, lines) in [("000", &WRITING[..]), ("077", &WRITING[..4])] {
        let mut sandbox = Sandbox::new();
        sandbox.at(BREAKFAST);
        fs::create_dir(sandbox.path("one")).unwrap();
        fs::set_permissions(sandbox.path("one"), fs::Permissions::from_mode(0o700)).unwrap();
        let done = AtomicBool::new(false);
        let seen = thread::scope(|scope| {
            let watcher = scope.spawn(|| {
                let mut seen = BTreeMap::new();
                while !done.load(Ordering::Relaxed) {
                    look(sandbox.folder(), &mut seen);
                }
                look(sandbox.folder(), &mut seen);
                seen
            });
            for line in lines {
                let output = under(umask, &sandbox, line);
                let said = String::from_utf8_lossy(&output.stderr);
                assert!(output.status.success(), "cramp {line}: {said}");
            }
            done.store(true, Ordering::Relaxed);
            watcher.join().unwrap()
        });
        assert!(seen.keys().any(|path| path.ends_with("-journal")), "{seen:?}");
        let open: Vec<_> = seen.iter().filter(|(_, mode)| **mode & 0o077 != 0).collect();
        assert!(open.is_empty(), "under umask {umask}: {open:?}");
    }
}

#[test]
fn a_link_in_the_place_of_a_file_goes_and_what_it_led_to_stays() {
    let mut sandbox = Sandbox::new();
    sandbox.at(BREAKFAST).quietly("log left calf");
    let letter = sandbox.path("letter.txt");
    for line in [
        "export cramps --out target",
        "export --zip --out target",
        "export --format fhir --out target",
        "chart --out target",
        "backup target --replace",
    ] {
        let target = sandbox.path("target");
        fs::write(&letter, "Dear doctor").unwrap();
        fs::set_permissions(&letter, fs::Permissions::from_mode(0o644)).unwrap();
        for by in [symlink::<&Path, &Path>, fs::hard_link] {
            by(&letter, &target).unwrap();
            sandbox.quietly(line);
            assert_eq!(fs::read(&letter).unwrap(), b"Dear doctor", "{line}");
            assert_eq!(mode(&letter), 0o644, "{line}");
            assert!(!target.is_symlink() && mode(&target) == 0o600, "{line}");
            fs::remove_file(&target).unwrap();
        }
    }
}

#[test]
fn a_link_to_nowhere_leads_nowhere() {
    let mut sandbox = Sandbox::new();
    sandbox.at(BREAKFAST).quietly("log left calf");
    symlink(sandbox.path("nowhere"), sandbox.path("target")).unwrap();
    let output = sandbox.output("backup target");
    assert_eq!(output.status.code(), Some(1));
    sandbox.quietly("export cramps --out target");
    assert!(!sandbox.path("nowhere").exists());
}

#[test]
fn standard_output_by_its_name_is_written_into() {
    let mut sandbox = Sandbox::new();
    sandbox.at(BREAKFAST).quietly("log left calf");
    let table = sandbox.text("export cramps -");
    let output = sandbox.output("export cramps --out /dev/stdout");
    assert!(output.stdout.starts_with(table.as_bytes()));
    assert!(Path::new("/dev/stdout").is_symlink());
}

#[test]
fn a_diary_that_is_a_link_stays_one() {
    let mut sandbox = Sandbox::new();
    fs::create_dir(sandbox.path("real")).unwrap();
    symlink("real/mine.db", sandbox.diary()).unwrap();
    sandbox
        .at(BREAKFAST)
        .quietly("log left calf")
        .quietly("backup copy.db")
        .quietly("log right calf")
        .quietly("restore copy.db")
        .quietly("undo");
    assert!(sandbox.diary().is_symlink());
    assert_eq!(mode(&sandbox.path("real/mine.db")), 0o600);
    let beside: Vec<_> = fs::read_dir(sandbox.path("real")).unwrap().flatten().collect();
    assert_eq!(beside.len(), 2, "the copy before the restore lies beside the file: {beside:?}");
    assert_eq!(sandbox.text("export cramps -").lines().count(), 1, "no cramp is left");
}

#[test]
fn a_diary_of_two_names_stays_one_file() {
    let mut sandbox = Sandbox::new();
    sandbox.at(BREAKFAST).quietly("log left calf").quietly("backup copy.db");
    fs::hard_link(sandbox.diary(), sandbox.path("other.db")).unwrap();
    sandbox.quietly("log right calf").quietly("restore copy.db").quietly("log left foot");
    let file = |name| fs::metadata(sandbox.path(name)).unwrap().ino();
    assert_eq!(file("diary.db"), file("other.db"));
}

#[test]
fn a_folder_in_the_place_of_the_diary_is_refused() {
    let sandbox = Sandbox::new();
    fs::create_dir(sandbox.diary()).unwrap();
    for line in ["log", "list", "backup copy.db"] {
        let output = sandbox.output(line);
        assert_eq!(output.status.code(), Some(3), "{line}");
        assert!(String::from_utf8_lossy(&output.stderr).contains("this is a directory"), "{line}");
    }
    assert_eq!(fs::read_dir(sandbox.diary()).unwrap().count(), 0);
}

#[test]
fn a_diary_named_by_half_a_path_is_one_of_the_folder_that_the_person_is_in() {
    let mut sandbox = Sandbox::new();
    fs::create_dir(sandbox.path("sub")).unwrap();
    sandbox.run_with(&[("CRAMP_DIARY", Some("sub/../mine.db"))], "log left calf");
    assert_eq!(mode(&sandbox.path("mine.db")), 0o600);
}
