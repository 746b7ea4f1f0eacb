//! `cramp backup --encrypt` and the way back, with a passphrase from a file and from a person.
//!
//! Deriving a key takes a second or two, so the scenes do it as seldom as they can.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use age::{encrypt_and_armor, scrypt};
use insta::assert_snapshot;
use rustix::process::Signal;

use crate::sandbox::{BREAKFAST, Sandbox, mode};
use crate::terminal::{CTRL_C, ENTER, Terminal};

/// The passphrase of every scene.
const PASSPHRASE: &str = "correct horse battery stäple";
/// Takes it from the file that has it.
const FROM_FILE: &str = "--passphrase-file secret.txt";

/// A diary of two nights, and a file with the passphrase.
fn two_nights() -> Sandbox {
    let mut sandbox = Sandbox::new();
    sandbox.quietly("log 2x left calf 2min").at(BREAKFAST).quietly("none fri");
    fs::write(sandbox.path("secret.txt"), format!("{PASSPHRASE}\r\nnot this\n")).unwrap();
    sandbox
}

/// A file of age with this line about its key, and nothing that could be opened.
fn made_for(recipient: &str) -> String {
    let (body, mac) = ("A".repeat(43), "A".repeat(43));
    format!("age-encryption.org/v1\n-> {recipient}\n{body}\n--- {mac}\n{}", "x".repeat(64))
}

#[test]
fn an_encrypted_copy_goes_to_a_stick_and_comes_back() {
    let mut sandbox = two_nights();
    let before = sandbox.tables();
    sandbox
        .run(&format!("backup . --encrypt {FROM_FILE}"))
        .run("backup")
        .run("backup --json")
        .quietly("delete 1");
    let copy = sandbox.path("diary-2026-11-22.db.age");
    assert_eq!(mode(&copy), 0o600);
    let bytes = fs::read(&copy).unwrap();
    let header = String::from_utf8_lossy(&bytes[..60]);
    let [version, key] = [0, 1].map(|line| header.lines().nth(line).unwrap());
    assert_eq!(version, "age-encryption.org/v1");
    assert!(key.starts_with("-> scrypt ") && key.ends_with(" 18"), "on a busy machine too: {key}");
    assert!(!bytes.windows(6).any(|six| six == b"SQLite"));
    sandbox.run(&format!("restore diary-2026-11-22.db.age {FROM_FILE}"));
    assert_eq!(sandbox.tables(), before);
    assert_eq!(fs::read(&copy).unwrap(), bytes);

    let diary = fs::read(sandbox.diary()).unwrap();
    let mut changed = bytes.clone();
    changed[9000] ^= 1;
    fs::write(sandbox.path("changed.age"), &changed).unwrap();
    fs::write(sandbox.path("short.age"), &bytes[..40]).unwrap();
    fs::write(sandbox.path("other.txt"), "Correct horse battery stäple\n").unwrap();
    let files = fs::read_dir(sandbox.folder()).unwrap().count();
    sandbox
        .run("restore diary-2026-11-22.db.age --passphrase-file other.txt")
        .run(&format!("restore changed.age {FROM_FILE}"))
        .run(&format!("restore short.age {FROM_FILE}"));
    assert!(fs::read(sandbox.diary()).unwrap() == diary);
    assert_eq!(fs::read_dir(sandbox.folder()).unwrap().count(), files);
    assert_snapshot!(sandbox.scene());
}

#[test]
fn without_a_passphrase_nothing_is_written() {
    let mut sandbox = two_nights();
    fs::write(sandbox.path("empty.txt"), "\nnot the first line\n").unwrap();
    fs::write(sandbox.path("letter.txt"), "Dear doctor").unwrap();
    fs::write(sandbox.path("odd.txt"), b"\xff\xfe\n").unwrap();
    let files = fs::read_dir(sandbox.folder()).unwrap().count();
    for words in [
        "",
        "--json",
        "--passphrase-file empty.txt",
        "--passphrase-file odd.txt",
        "--passphrase-file nowhere.txt",
    ] {
        sandbox.run(format!("backup copy.age --encrypt {words}").trim_end());
    }
    sandbox
        .run("backup --encrypt")
        .run(&format!("backup copy.db {FROM_FILE}"))
        .run(&format!("backup {FROM_FILE}"))
        .run(&format!("backup letter.txt --encrypt {FROM_FILE}"))
        .run(&format!("backup diary.db --replace --encrypt {FROM_FILE}"))
        .run(&format!("backup stick/ --encrypt {FROM_FILE}"))
        .run(&format!("--diary none.db backup copy.age --encrypt {FROM_FILE}"));
    assert_eq!(fs::read(sandbox.path("letter.txt")).unwrap(), b"Dear doctor");
    assert_eq!(fs::read_dir(sandbox.folder()).unwrap().count(), files);
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_copy_in_the_clear_is_not_taken_for_an_encrypted_one() {
    let mut sandbox = two_nights();
    sandbox.quietly("backup copy.db");
    let diary = fs::read(sandbox.diary()).unwrap();
    let files = fs::read_dir(sandbox.folder()).unwrap().count();
    sandbox
        .run(&format!("restore copy.db {FROM_FILE}"))
        .run("restore copy.db --passphrase-file nowhere.txt")
        .run(&format!("restore nowhere.db {FROM_FILE}"))
        .run(&format!("restore secret.txt {FROM_FILE}"));
    assert!(fs::read(sandbox.diary()).unwrap() == diary);
    assert_eq!(fs::read_dir(sandbox.folder()).unwrap().count(), files);
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_copy_that_age_wrote_as_lines_of_text_is_restored() {
    let mut sandbox = two_nights();
    let before = sandbox.tables();
    let mut recipient = scrypt::Recipient::new(PASSPHRASE.to_owned().into());
    recipient.set_work_factor(2);
    let diary = fs::read(sandbox.diary()).unwrap();
    fs::write(sandbox.path("copy.txt"), encrypt_and_armor(&recipient, &diary).unwrap()).unwrap();
    sandbox
        .quietly("delete 1")
        .run("restore copy.txt")
        .run("restore copy.txt --passphrase-file copy.txt")
        .run(&format!("restore copy.txt {FROM_FILE}"));
    assert_eq!(sandbox.tables(), before);
    assert_snapshot!(sandbox.scene());
}

#[test]
fn what_no_passphrase_can_open_is_refused_at_once() {
    let mut sandbox = two_nights();
    let salt = "A".repeat(22);
    fs::write(sandbox.path("endless.age"), made_for(&format!("scrypt {salt} 23"))).unwrap();
    fs::write(sandbox.path("key.age"), made_for(&format!("X25519 {}", "A".repeat(43)))).unwrap();
    sandbox
        .run(&format!("restore endless.age {FROM_FILE}"))
        .run(&format!("restore key.age {FROM_FILE}"))
        .run("restore key.age")
        .run("restore key.age --passphrase-file nowhere.txt");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_person_types_the_passphrase_twice_and_nobody_sees_it() {
    let sandbox = two_nights();
    let mut terminal = Terminal::running(&sandbox, "backup copy.age --encrypt");
    terminal.says("Passphrase:").types("first words").types(ENTER);
    terminal.says("The same again:").types("other words").types(ENTER);
    let said = terminal.until("nothing was written");
    assert!(said.contains("error: the second passphrase was not the first"), "{said}");
    assert!(!said.contains("words"), "{said}");
    assert_eq!(terminal.exit_code(), Some(1));

    let mut terminal = Terminal::running(&sandbox, "backup copy.age --encrypt");
    terminal.says("Passphrase:").types("first words").types(CTRL_C);
    assert_eq!(terminal.exit_code(), Some(1));
    assert!(terminal.shows_what_is_typed());
    assert!(!sandbox.path("copy.age").exists());

    let mut terminal = Terminal::running(&sandbox, "backup copy.age --encrypt");
    terminal.says("Passphrase:").types(PASSPHRASE).types(ENTER);
    terminal.says("The same again:").types(PASSPHRASE).types(ENTER);
    let said = terminal.until("all is there");
    assert!(!said.contains("horse"), "{said}");
    assert_eq!(terminal.exit_code(), Some(0));

    let mut terminal = Terminal::running(&sandbox, "restore copy.age");
    terminal.says("Passphrase:").types(PASSPHRASE).types(ENTER).says("Restored 2 nights");
    assert_eq!(terminal.exit_code(), Some(0));
}

#[test]
fn however_the_question_ends_the_terminal_shows_again_what_is_typed() {
    let sandbox = two_nights();
    for signal in [Signal::TERM, Signal::HUP, Signal::INT, Signal::QUIT] {
        let mut terminal = Terminal::running(&sandbox, "backup copy.age --encrypt");
        terminal.says("Passphrase:").types("f").says("\u{1b}[?25l");
        assert!(!terminal.shows_what_is_typed());
        assert_eq!(terminal.is_told(signal), Some(signal.as_raw()));
        assert!(terminal.shows_what_is_typed(), "{signal:?}");
        let said = terminal.everything();
        assert!(said.ends_with("\u{1b}[?2004l\u{1b}[?25h\r\n"), "{said:?}");
    }
    let mut terminal = Terminal::running(&sandbox, "backup copy.age --encrypt");
    terminal.says("Passphrase:").closes(Duration::from_secs(60));
    assert!(!sandbox.path("copy.age").exists());
}

#[test]
fn what_is_encrypted_is_never_a_file_in_the_clear() {
    let sandbox = two_nights();
    let temporary = sandbox.path("tmp");
    fs::create_dir(&temporary).unwrap();
    let clear = |folder: &Path| {
        let paths = walk(folder);
        let read = paths.into_iter().filter(|it| !it.ends_with("diary.db"));
        read.filter(|it| fs::read(it).is_ok_and(|bytes| bytes.starts_with(b"SQLite"))).count()
    };
    let done = AtomicBool::new(false);
    let seen = thread::scope(|scope| {
        let watcher = scope.spawn(|| {
            let mut seen = 0;
            while !done.load(Ordering::Relaxed) {
                seen += clear(sandbox.folder());
            }
            seen
        });
        let mut command = sandbox.command();
        command.env("TMPDIR", &temporary).stdin(Stdio::piped()).stdout(Stdio::null());
        command.args(["backup", "copy.age", "--encrypt", "--passphrase-file", "-"]);
        let mut child = command.spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        stdin.write_all(PASSPHRASE.as_bytes()).unwrap();
        drop(stdin);
        assert!(child.wait().unwrap().success());
        fs::remove_file(sandbox.diary()).unwrap();
        let line = format!("restore copy.age {FROM_FILE}");
        assert!(sandbox.output(&line).status.success());
        done.store(true, Ordering::Relaxed);
        watcher.join().unwrap()
    });
    assert_eq!(seen, 0);
    assert!(sandbox.diary().exists());
}

/// Returns every file below a folder.
fn walk(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let below = entries.flat_map(|entry| match entry.path() {
        path if path.is_dir() => walk(&path),
        path => vec![path],
    });
    below.collect()
}
