//! The error catalogue: every bad input a person can meet, with its message, its hint, its exit code.

use std::fs;
use std::path::Path;
use std::process::Command;

use cramp_diary::exchange::pack;
use insta::assert_snapshot;
use rusqlite::Connection;

use crate::list::ten_nights;
use crate::sandbox::{BREAKFAST, Sandbox};
use crate::terminal::Terminal;

/// Returns what a command line says in a sandbox in which nothing was done yet.
fn said(line: &str) -> String {
    Sandbox::new().run(line).scene()
}

// The command line.

#[test]
fn an_unknown_command() {
    let mut sandbox = Sandbox::new();
    sandbox.run("lgo left calf").run("left calf 2min").run("udno");
    assert!(!sandbox.diary().exists());
    assert_snapshot!(sandbox.scene());
}

#[test]
fn an_unknown_flag() {
    assert_snapshot!(Sandbox::new().run("log --pian 7").run("list --week 3").scene());
}

#[test]
fn a_bad_value_of_a_flag() {
    let mut sandbox = Sandbox::new();
    for line in [
        "log --muscle clf",
        "log --side lft",
        "log --state dreaming",
        "log --duration soon",
        "log --relief chocolate",
        "log --count 0",
        "log --count many",
        "list --weeks 0",
        "chart --format gif",
        "chart dial",
        "export teeth -",
        "import . --as spreadsheet",
        "edit last --clear teeth",
        "completions tcsh",
    ] {
        sandbox.run(line);
    }
    assert!(!sandbox.diary().exists());
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_value_that_is_missing() {
    let mut sandbox = Sandbox::new();
    for line in ["edit", "delete", "med took", "import"] {
        let output = sandbox.output(line);
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "cramp {line}");
        assert!(said.starts_with("error: the following required arguments"), "{said}");
    }
    assert_snapshot!(sandbox.run("log --pain").scene());
}

#[test]
fn a_pain_of_11_as_a_flag() {
    assert_snapshot!(said("log --pain 11"));
}

#[test]
fn a_pain_of_11_as_a_word_is_kept() {
    assert_snapshot!(Sandbox::new().run("log calf 11/10").run("log calf pain 11").scene());
}

#[test]
fn a_negative_duration() {
    assert_snapshot!(Sandbox::new().run("log --duration -5min").run("log --duration 25h").scene());
}

#[test]
fn a_negative_duration_as_a_word() {
    assert_snapshot!(Sandbox::new().run("log calf -5min").scene());
}

#[test]
fn a_time_of_25_00_as_a_flag() {
    assert_snapshot!(said("log --at 25:00"));
}

#[test]
fn a_time_of_25_00_as_a_word_is_kept() {
    assert_snapshot!(said("log calf 25:00"));
}

#[test]
fn a_time_to_come() {
    let mut sandbox = Sandbox::new();
    sandbox
        .run("log --at 2026-11-22T04:00")
        .run("log tomorrow 02:30")
        .run("none 2026-11-23")
        .run("none tomorrow")
        .run("day 2026-11-23 water 1l");
    assert!(!sandbox.diary().exists(), "a refused command leaves no file behind");
    sandbox.run("med took ibuprofen tomorrow 08:00");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn the_31st_of_february() {
    let mut sandbox = Sandbox::new();
    sandbox
        .run("none 2026-02-31")
        .run("none 31 feb")
        .run("log --at '2026-02-31 02:30'")
        .run("list --since 2026-02-31")
        .run("analyze --since '31 feb'")
        .run("log 31 feb 02:30 calf");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn dates_the_wrong_way_round() {
    let mut sandbox = Sandbox::new();
    sandbox
        .run("none 21..18")
        .run("none 2026-11-21..2026-11-18")
        .run("list --since 2026-11-21 --until 2026-11-18")
        .run("none 2020-01-01..2026-01-01")
        .run("med start furosemide from 2026-03-01 until 2026-02-01");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_night_that_is_not_over() {
    let mut sandbox = Sandbox::new();
    sandbox.at("2026-11-22T01:30:00+01:00").run("none").run("log none");
    sandbox.at(BREAKFAST).run("none tonight");
    assert!(!sandbox.diary().exists());
    assert_snapshot!(sandbox.scene());
}

#[test]
fn words_that_lead_nowhere() {
    let mut sandbox = Sandbox::new();
    sandbox
        .run("analyze --factor water")
        .quietly("day thu water 19l")
        .run("day thu water +2l")
        .run("day forget")
        .run("chart --out weekly.svg --format png")
        .run("med start furosemide until 2026-02-01")
        .run("med edit course 99 note more");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_number_that_no_cramp_has() {
    let mut sandbox = Sandbox::new();
    sandbox.quietly("log").run("show 37").run("edit 37 left").run("delete 37").run("show -- -1");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_number_that_is_none() {
    let mut sandbox = Sandbox::new();
    sandbox
        .quietly("log")
        .run("edit 1a left")
        .run("edit left calf")
        .run("delete first")
        .run("delete 99999999999999999999");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn no_cramp_yet() {
    let mut sandbox = Sandbox::new();
    sandbox.run("show last").run("edit last left").run("delete last").run("undo").run("redo");
    assert_snapshot!(sandbox.scene());
}

// The session.

#[test]
fn a_time_zone_that_is_none() {
    assert_snapshot!(said("log --tz Mars/Olympus"));
}

#[test]
fn a_tz_that_is_none_is_said_and_not_taken() {
    let sandbox = Sandbox::new();
    let output = sandbox.command().env("TZ", "Mars/Olympus").arg("list").output().unwrap();
    assert_eq!(output.status.code(), Some(1), "the list is empty");
    assert_snapshot!(String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_present_that_is_none() {
    let sandbox = Sandbox::new();
    let mut command = Command::new(env!("CARGO_BIN_EXE_cramp"));
    command.env_clear().env("CRAMP_DIARY", sandbox.diary()).env("TZ", "UTC");
    let output = command.args(["--now", "half past never", "list"]).output().unwrap();
    assert_snapshot!(Sandbox::new().tell("cramp --now 'half past never' list", &output).scene());
}

#[test]
fn a_clock_that_no_diary_can_follow() {
    let mut sandbox = Sandbox::new();
    sandbox.at("1899-12-30T03:00:00+01:00").run("log left calf");
    sandbox.at("1900-01-01T13:00:00+01:00").run("none");
    sandbox.at("9999-12-31T03:00:00+01:00").run("log left calf").run("list");
    assert!(!sandbox.diary().exists());
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_day_or_a_night_that_no_diary_has() {
    let mut sandbox = Sandbox::new();
    for line in [
        "log 1 jan 1900 3am left calf",
        "log 1850-01-01T13:00 left calf",
        "signs 1 jan 1900 morning no swelling",
        "med start magnesium since 2020 until 2300-01-01",
        "simulate made-up --until 1900-01-05",
    ] {
        sandbox.run(line);
    }
    sandbox.at("1900-06-01T08:00:00+01:00").run("demo made-up");
    assert!(!sandbox.diary().exists() && !sandbox.path("made-up").exists());
    assert_snapshot!(sandbox.scene());
}

#[test]
fn an_empty_name_of_a_diary() {
    let sandbox = Sandbox::new();
    let unnamed = sandbox.command().env("CRAMP_DIARY", "").arg("log").output().unwrap();
    assert_eq!(unnamed.status.code(), Some(0), "an empty variable is no name");
    assert!(sandbox.path(".local/share/cramp/diary.db").exists());
    assert_snapshot!(said("--diary '' log left calf"));
}

// The diary file.

/// Commands that look, and commands that write.
const TRIED: [&str; 5] = ["", "list", "log left calf", "undo", "export"];

/// Tries a diary file that cannot be used, and returns what is said; not one byte may change.
fn refused(sandbox: &mut Sandbox) -> String {
    let before = fs::read(sandbox.diary()).unwrap();
    let beside = || fs::read_dir(sandbox.folder()).unwrap().count();
    let files = beside();
    for line in TRIED {
        let output = sandbox.output(line);
        assert_eq!(output.status.code(), Some(3), "cramp {line}");
        assert_eq!(output.stdout, b"", "cramp {line}");
        assert!(fs::read(sandbox.diary()).unwrap() == before, "cramp {line} changed the file");
    }
    assert_eq!(beside(), files, "nothing is left beside it");
    sandbox.run("log left calf").scene()
}

#[test]
fn a_folder_that_is_missing() {
    let mut sandbox = Sandbox::new();
    sandbox.run("--diary nowhere/diary.db log left calf");
    assert!(!sandbox.path("nowhere").exists());
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_directory_as_the_diary() {
    let mut sandbox = Sandbox::new();
    sandbox.run("--diary . log left calf").run("--diary . list");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_file_as_the_folder_of_the_diary() {
    let mut sandbox = Sandbox::new();
    fs::write(sandbox.path("letter.txt"), "dear doctor").unwrap();
    sandbox.run("--diary letter.txt/diary.db log left calf");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_text_file_as_the_diary() {
    let mut sandbox = Sandbox::new();
    fs::write(sandbox.diary(), "Dear doctor,\n".repeat(900)).unwrap();
    assert_snapshot!(refused(&mut sandbox));
}

#[test]
fn a_foreign_database_as_the_diary() {
    let mut sandbox = Sandbox::new();
    let foreign = Connection::open(sandbox.diary()).unwrap();
    foreign.execute_batch("CREATE TABLE bookmarks (url TEXT); PRAGMA user_version = 1").unwrap();
    drop(foreign);
    assert_snapshot!(refused(&mut sandbox));
}

#[test]
fn a_newer_diary() {
    let mut sandbox = ten_nights();
    let diary = Connection::open(sandbox.diary()).unwrap();
    diary.pragma_update(None, "user_version", 9).unwrap();
    drop(diary);
    assert_snapshot!(refused(&mut sandbox));
}

#[test]
fn a_diary_that_was_cut_short() {
    let mut sandbox = ten_nights();
    let whole = fs::read(sandbox.diary()).unwrap();
    let page = 4096;
    for length in
        [15, 16, 60, 99, 100, 512, page - 1, page, page + 1, whole.len() / 2, whole.len() - 1]
    {
        fs::write(sandbox.diary(), &whole[..length]).unwrap();
        refused(&mut sandbox);
    }
    fs::write(sandbox.diary(), &whole[..whole.len() - page]).unwrap();
    assert_snapshot!(refused(&mut sandbox));
}

#[test]
fn a_diary_with_a_broken_page() {
    let mut sandbox = ten_nights();
    let mut bytes = fs::read(sandbox.diary()).unwrap();
    bytes[4096..].fill(0xa5);
    fs::write(sandbox.diary(), &bytes).unwrap();
    sandbox.run("list").run("log left calf");
    assert!(fs::read(sandbox.diary()).unwrap() == bytes);
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_diary_of_which_nothing_is_left() {
    let mut sandbox = ten_nights();
    let mut bytes = fs::read(sandbox.diary()).unwrap();
    bytes[100..].fill(0);
    fs::write(sandbox.diary(), &bytes).unwrap();
    sandbox.run("list").run("check").run("check --salvage saved.db");
    assert!(!sandbox.path("saved.db").exists());
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_value_that_the_program_cannot_have_written() {
    let mut sandbox = Sandbox::new();
    sandbox.quietly("log left calf note under the blue blanket").quietly("med took ibuprofen");
    let diary = Connection::open(sandbox.diary()).unwrap();
    diary
        .execute_batch("PRAGMA ignore_check_constraints = ON; UPDATE cramps SET muscle = 'secret'")
        .unwrap();
    drop(diary);
    let before = fs::read(sandbox.diary()).unwrap();
    sandbox.run("list").run("show 1").run("analyze");
    assert!(fs::read(sandbox.diary()).unwrap() == before);
    let scene = sandbox.scene();
    for word in ["blanket", "ibuprofen", "secret"] {
        assert!(!scene.contains(word), "{word}");
    }
    assert_snapshot!(scene);
}

#[test]
fn a_diary_that_another_program_has_changed() {
    let mut sandbox = Sandbox::new();
    sandbox.quietly("log left calf");
    Connection::open(sandbox.diary()).unwrap().execute("DELETE FROM cramps", []).unwrap();
    assert_snapshot!(sandbox.run("undo").scene());
}

#[test]
fn a_zip_that_no_export_has_written() {
    let mut sandbox = Sandbox::new();
    let twice = [("a/cramps.csv", b"".as_slice()), ("b/cramps.csv", b"")];
    let outside = [("../cramps.csv", b"".as_slice())];
    fs::write(sandbox.path("twice.zip"), pack(&twice).unwrap()).unwrap();
    fs::write(sandbox.path("outside.zip"), pack(&outside).unwrap()).unwrap();
    fs::write(sandbox.path("letter.zip"), "dear doctor").unwrap();
    sandbox.run("import twice.zip").run("import outside.zip").run("import letter.zip");
    assert!(!sandbox.diary().exists());
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_disk_that_takes_no_more() {
    let mut sandbox = ten_nights();
    let before = fs::read(sandbox.diary()).unwrap();
    let tables = sandbox.tables();
    let output = with_little_room(&sandbox, 8, &["log", "left", "calf"]);
    sandbox.tell("cramp log left calf", &output);
    assert!(fs::read(sandbox.diary()).unwrap() == before);
    let output = with_little_room(&sandbox, 0, &["chart"]);
    sandbox.tell("cramp chart", &output);
    let output = with_little_room(&sandbox, 0, &["export"]);
    sandbox.tell("cramp export", &output);
    let output = with_little_room(&sandbox, 8, &["backup", "copy.db"]);
    sandbox.tell("cramp backup copy.db", &output);
    assert!(!sandbox.path("copy.db").exists());
    let output = with_little_room(&sandbox, 0, &["--diary", "new.db", "log"]);
    sandbox.tell("cramp --diary new.db log", &output);
    assert_eq!(sandbox.tables(), tables);
    sandbox.quietly("log left calf").quietly("--diary new.db log");
    assert_snapshot!(sandbox.scene());
}

/// Runs the program where no file may grow beyond so many blocks of 512 bytes.
fn with_little_room(sandbox: &Sandbox, blocks: u32, line: &[&str]) -> std::process::Output {
    let mut shell = Command::new("sh");
    let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"");
    shell.args(["-c", &script, env!("CARGO_BIN_EXE_cramp")]);
    sandbox.furnish(&mut shell);
    shell.args(line).output().unwrap()
}

/// A sandbox that belongs to somebody else than root, for whom permissions do not count.
struct Stranger {
    sandbox: Sandbox,
    program: std::path::PathBuf,
}

/// A user whom the system does not know.
const NOBODY: u32 = 54_321;

impl Stranger {
    fn new(sandbox: Sandbox) -> Self {
        let program = sandbox.path("cramp");
        if is_root(sandbox.folder()) {
            // Copied by another program: a file that this one holds open for writing cannot be
            // run, and any test that starts a program at that moment would hold it open too.
            let mut copy = Command::new("cp");
            copy.arg(env!("CARGO_BIN_EXE_cramp")).arg(&program);
            assert!(copy.status().unwrap().success());
            give_away(sandbox.folder());
            give_away(&program);
            if sandbox.diary().exists() {
                give_away(&sandbox.diary());
            }
        }
        Self { sandbox, program }
    }

    /// Returns the program as this user runs it.
    fn command(&self) -> Command {
        use std::os::unix::process::CommandExt;
        if !self.program.exists() {
            return self.sandbox.command();
        }
        let mut command = Command::new(&self.program);
        self.sandbox.furnish(&mut command);
        command.uid(NOBODY).gid(NOBODY);
        command
    }

    fn run(&mut self, line: &str) -> &mut Self {
        let output = self.command().args(line.split_whitespace()).output().unwrap();
        self.sandbox.tell(&format!("cramp {line}"), &output);
        self
    }
}

fn is_root(file: &Path) -> bool {
    std::os::unix::fs::MetadataExt::uid(&fs::metadata(file).unwrap()) == 0
}

fn give_away(path: &Path) {
    std::os::unix::fs::chown(path, Some(NOBODY), Some(NOBODY)).unwrap();
}

fn set_mode(path: &Path, mode: u32) {
    let permissions = std::os::unix::fs::PermissionsExt::from_mode(mode);
    fs::set_permissions(path, permissions).unwrap();
}

#[test]
fn a_read_only_file() {
    let mut stranger = Stranger::new(ten_nights());
    let diary = stranger.sandbox.diary();
    let before = fs::read(&diary).unwrap();
    set_mode(&diary, 0o400);
    let others = stranger.sandbox.path("others");
    fs::copy(&diary, &others).unwrap();
    set_mode(&others, 0o444);
    stranger.run("log left calf").run("undo").run("list --weeks 1");
    stranger.run("backup copy.db").run("restore others");
    assert!(fs::read(&diary).unwrap() == before);
    assert_snapshot!(stranger.sandbox.scene());
}

#[test]
fn a_read_only_folder() {
    let mut stranger = Stranger::new(ten_nights());
    let (folder, diary) = (stranger.sandbox.folder().to_owned(), stranger.sandbox.diary());
    let before = fs::read(&diary).unwrap();
    set_mode(&folder, 0o500);
    stranger.run("log left calf").run("--diary new.db log").run("chart").run("list --weeks 1");
    stranger.run("backup copy.db");
    set_mode(&folder, 0o700);
    assert!(fs::read(&diary).unwrap() == before);
    assert_snapshot!(stranger.sandbox.scene());
}

#[test]
fn a_file_that_may_not_be_read() {
    let mut stranger = Stranger::new(ten_nights());
    let diary = stranger.sandbox.diary();
    let before = fs::read(&diary).unwrap();
    set_mode(&diary, 0o000);
    stranger.run("list").run("log left calf");
    set_mode(&diary, 0o600);
    assert!(fs::read(&diary).unwrap() == before);
    assert_snapshot!(stranger.sandbox.scene());
}

#[test]
fn no_home_and_no_diary_named() {
    let mut stranger = Stranger::new(Sandbox::new());
    if !stranger.program.exists() {
        return; // only a user whom the system does not know is sure to have no home
    }
    let mut command = stranger.command();
    command.env_remove("HOME").env_remove("CRAMP_DIARY").arg("log");
    let output = command.output().unwrap();
    stranger.sandbox.tell("env -u HOME -u CRAMP_DIARY cramp log", &output);
    assert_snapshot!(stranger.sandbox.scene());
}

// What an error never says.

#[test]
fn no_error_tells_a_note_or_a_medicine() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .quietly("log thu 23:10 left calf note secretnote")
        .quietly("day thu water 1l note secretnote")
        .quietly("med start xysecretine 40mg daily since 1 mar")
        .quietly("export --out old")
        .quietly("edit 1 5min note another secretnote")
        .quietly("day thu water 2l note more secretnote");
    for line in [
        "none thu",
        "none 18..21",
        "import old",
        "med start xysecretine 40mg daily since 1 apr",
        "med start xysecretine 40mg 25:00",
        "med start xysecretine until 1 jan",
        "med stop xysecretine on 1 feb",
        "med stop xysecretinum --new",
        "med took xysecretine tomorrow",
        "show 37",
        "edit 1 11/10",
        "redo",
    ] {
        let output = sandbox.output(line);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success(), "cramp {line} is refused");
        assert!(!said.contains("secret"), "cramp {line}: {said}");
    }
}

#[test]
fn a_fault_of_the_program_tells_its_place_and_nothing_that_it_had_in_hand() {
    let sandbox = Sandbox::new();
    sandbox.output("log left calf");
    let mut command = sandbox.command();
    // No system has so much memory, and the library panics where it begins a thread.
    command.env("RUST_MIN_STACK", (1_u64 << 60).to_string()).env("NO_COLOR", "1");
    command.args(["backup", "copy.age", "--encrypt"]);
    let mut terminal = Terminal::of(command);
    assert_ne!(terminal.exit_code(), Some(0));
    let said = terminal.everything();
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("error: the program panicked at "), "{said}");
    assert!(said.ends_with("hint: an entry is kept whole or not at all; please report the place"));
    assert!(!said.contains("spawn") && !said.contains("Error"), "{said}");
}
