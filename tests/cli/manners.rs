//! Manners: colours, pipes, and where the diary lives.

use std::io::Read;
use std::process::Stdio;

use insta::assert_snapshot;

use crate::list::ten_nights;
use crate::sandbox::{BREAKFAST, Sandbox, mode};

/// The character with which every style begins.
const ESCAPE: u8 = 0x1b;

#[test]
fn a_pipe_and_no_color_have_no_styles() {
    let sandbox = ten_nights();
    for line in ["", "list", "show", "day", "analyze", "history", "med list", "log", "--help"] {
        let plain = sandbox.output(line);
        let asked = sandbox.command().env("NO_COLOR", "1").args(line.split(' ')).output();
        let asked = if line.is_empty() { plain.clone() } else { asked.unwrap() };
        for output in [plain, asked] {
            assert!(!output.stdout.contains(&ESCAPE), "cramp {line}");
            assert!(!output.stderr.contains(&ESCAPE), "cramp {line}");
        }
    }
}

#[test]
fn styles_that_are_forced_are_there() {
    let sandbox = ten_nights();
    let forced = sandbox.command().env("CLICOLOR_FORCE", "1").arg("show").output().unwrap();
    assert!(forced.stdout.contains(&ESCAPE));
}

#[test]
fn a_closed_pipe_is_quiet_and_no_error() {
    let sandbox = ten_nights();
    for line in ["list --all", "analyze", "export days -", "chart --out -", "man", "--help"] {
        let mut child = sandbox
            .command()
            .args(line.split(' '))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let mut said = String::new();
        child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        let status = child.wait().unwrap();
        assert!(status.success(), "cramp {line}: {status}");
        assert_eq!(said, "", "cramp {line}");
    }
}

#[test]
fn without_any_standard_output_nothing_is_wrong() {
    let sandbox = ten_nights();
    for line in ["list", "log"] {
        let mut shell = std::process::Command::new("sh");
        shell.args(["-c", "exec \"$0\" \"$@\" >&-", env!("CARGO_BIN_EXE_cramp")]);
        sandbox.furnish(&mut shell);
        let output = shell.arg(line).output().unwrap();
        assert!(output.status.success(), "cramp {line}: {}", output.status);
        assert_eq!(output.stderr, b"", "cramp {line}");
    }
}

#[test]
fn a_cramp_is_kept_though_nobody_listens() {
    let sandbox = Sandbox::new();
    let mut child = sandbox.command().arg("log").stdout(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    assert!(child.wait().unwrap().success());
    assert_eq!(sandbox.json("list")["nights"][0]["cramps"].as_array().unwrap().len(), 1);
}

#[test]
fn an_answer_that_cannot_be_written_is_an_error() {
    let Ok(full) = std::fs::OpenOptions::new().write(true).open("/dev/full") else { return };
    let sandbox = ten_nights();
    let output = sandbox.command().arg("list").stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stderr.starts_with(b"error: the answer could not be written"));
}

#[test]
fn the_diary_lives_in_the_data_folder_unless_told_otherwise() {
    let mut sandbox = Sandbox::new();
    sandbox.run_with(&[("CRAMP_DIARY", None)], "log left calf");
    let folder = sandbox.path(".local/share/cramp");
    assert!(folder.join("diary.db").exists());
    assert_eq!(mode(&folder), 0o700);
    assert_eq!(mode(&folder.join("diary.db")), 0o600);
    let data = sandbox.path("data");
    let mut command = sandbox.command();
    command.env_remove("CRAMP_DIARY").env("XDG_DATA_HOME", &data).arg("log");
    assert!(command.output().unwrap().status.success());
    assert_eq!(mode(&data.join("cramp/diary.db")), 0o600);
    assert_snapshot!(sandbox.scene());
}

#[test]
fn the_flag_wins_over_the_variable() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .run("log left calf --diary mine.db")
        .run("--diary mine.db list")
        .run("list");
    assert!(sandbox.path("mine.db").exists() && !sandbox.diary().exists());
    assert_eq!(mode(&sandbox.path("mine.db")), 0o600);
    assert_snapshot!(sandbox.scene());
}

#[test]
fn one_file_is_the_whole_diary() {
    let sandbox = ten_nights();
    let files = std::fs::read_dir(sandbox.folder()).unwrap().count();
    assert_eq!(files, 1, "no journal and no log stay beside it");
}

#[test]
fn whatever_is_typed_nothing_panics() {
    let sandbox = ten_nights();
    let odd = [
        "",
        " ",
        "-",
        "--",
        "---",
        "=",
        "'",
        "\"",
        "\\",
        "%s",
        "ä",
        "🦵",
        "..",
        "1..2..3",
        "-1",
        "0",
        "99999999999999999999",
        "1e309",
        "NaN",
        "inf",
        "::",
        "12:",
        ":30",
        "24:00",
        "2026-13-01",
        "0000-00-00",
        "\u{202e}flac",
        "a\nb",
        "\t",
        "/10",
        "7/",
        "+250ml",
        "10/10/10",
    ];
    for word in odd {
        for command in ["log", "day", "none", "show", "edit", "med took", "delete", "list --since"]
        {
            let mut child = sandbox.command();
            child.args(command.split(' ')).arg(word);
            let output = child.output().unwrap();
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(!said.contains("panicked"), "cramp {command} {word:?}: {said}");
            assert!(
                matches!(output.status.code(), Some(0..=2)),
                "cramp {command} {word:?}: {said}"
            );
        }
    }
}

#[test]
fn an_empty_file_is_a_diary_that_has_not_begun() {
    let sandbox = Sandbox::new();
    std::fs::write(sandbox.diary(), "").unwrap();
    assert!(sandbox.text("").starts_with("No night is recorded yet."));
    assert!(sandbox.text("log left calf").starts_with("Cramp 1: left calf."));
}

#[test]
fn commands_at_once_all_succeed() {
    let sandbox = Sandbox::new();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| (0..4).for_each(|_| drop(sandbox.text("log left calf"))));
        }
    });
    assert_eq!(sandbox.json("list")["nights"][0]["cramps"].as_array().unwrap().len(), 16);
    assert_eq!(sandbox.json("history")["entries"].as_array().unwrap().len(), 16);
}
