//! What a terminal would obey is shown and not done, wherever it comes from.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;

use rusqlite::Connection;

use crate::sandbox::{BREAKFAST, Sandbox};
use crate::terminal::{ENTER, Terminal};

/// Words that set the title, clear the screen, turn the writing round and pretend to be a line.
const ODD: &str =
    "odd\u{1b}]0title\u{7}\u{1b}[2J\u{1b}[1m\u{9b}31m\u{202e}\u{2066}\u{200b}\u{7f}\u{8}\r\nFORGED";

/// Where a diary holds words of the person.
const WORDS: [&str; 12] = [
    "cramps SET muscle_detail",
    "cramps SET trigger_noticed",
    "cramps SET note",
    "reliefs SET detail",
    "days SET note",
    "medicines SET name",
    "courses SET schedule",
    "courses SET recommended_by",
    "courses SET note",
    "profile SET name",
    "factors SET label",
    "entries SET words",
];

/// Every command that tells something of the diary.
const COMMANDS: [&str; 24] = [
    "",
    "list --all",
    "show fri",
    "show sat",
    "show 1",
    "day sat",
    "history",
    "analyze",
    "analyze --factor water",
    "factors",
    "factors scan",
    "settings",
    "signs",
    "profile",
    "med list",
    "med list --json",
    "chart --text",
    "chart medicines --text",
    "chart factors --text",
    "chart calendar --text",
    "undo",
    "redo",
    "backup",
    "morning",
];

/// A diary with words of every kind, all of which became odd.
fn odd_diary() -> Sandbox {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .quietly("none thu")
        .quietly("log 03:12 calf 2min 7/10 helped heat trigger pillow note hot night")
        .quietly("log thu 23:10 left calf 2min 7/10")
        .quietly("day sat water 6 glasses note long drive")
        .quietly("med start furosemide 40mg daily since 1 mar note new")
        .quietly("med took ibuprofen 400mg")
        .quietly("profile condition arthritis since 2019")
        .quietly("factors add coffee --unit cups --exposed-above 2")
        .quietly("day sat coffee 3 cups");
    let diary = Connection::open(sandbox.diary()).unwrap();
    for words in WORDS {
        let sql = format!("UPDATE {words} = ?1");
        let changed = diary.execute(&sql, [ODD]);
        assert!(changed.is_ok_and(|rows| rows > 0), "{words}");
    }
    sandbox
}

/// Asserts that a terminal which shows this does nothing else.
fn assert_harmless(said: &str, of: &str) {
    assert_eq!(harm(said), None, "{of}: {said}");
}

/// Returns the line of a text by which a terminal would do anything, or which pretends to be one.
fn harm(said: &str) -> Option<String> {
    let mut plain = said.replace("\r\n", "\n");
    for style in ["\u{1b}[0m", "\u{1b}[1m", "\u{1b}[2m"] {
        plain = plain.replace(style, "");
    }
    let obeyed = |c: &char| {
        (c.is_control() && *c != '\n')
            || matches!(c, '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let is_forged = |line: &str| line.starts_with("FORGED");
    plain
        .lines()
        .find(|line| is_forged(line) || line.chars().any(|c| obeyed(&c)))
        .map(str::to_owned)
}

#[test]
fn what_the_diary_holds_cannot_drive_a_terminal_or_a_pipe() {
    let sandbox = odd_diary();
    let mut harmful = Vec::new();
    for line in COMMANDS {
        let piped = sandbox.command().args(line.split_whitespace()).output().unwrap();
        let mut said = vec![piped.stdout, piped.stderr];
        if line != "morning" {
            said.push(Terminal::coloured(&sandbox, line).everything().into_bytes());
        }
        let texts = said.into_iter().map(|said| String::from_utf8(said).unwrap());
        harmful.extend(texts.filter_map(|said| Some((line, harm(&said)?, said))));
    }
    assert_eq!(harmful, [], "nothing of it is harmful");
}

#[test]
fn json_on_a_terminal_escapes_what_it_would_obey_and_keeps_the_value() {
    let sandbox = odd_diary();
    for line in ["list --all", "show 1", "history", "med list"] {
        let said = sandbox.text(&format!("{line} --json"));
        assert_harmless(&said, line);
        serde_json::from_str::<serde_json::Value>(&said).unwrap();
    }
    let note = &sandbox.json("show 1")["cramp"]["note"];
    assert_eq!(note, ODD);
}

#[test]
fn a_table_on_a_terminal_is_shown_and_in_a_pipe_it_is_byte_for_byte() {
    let sandbox = odd_diary();
    let table = sandbox.text("export cramps -");
    assert!(table.contains(ODD));
    for line in ["export cramps -", "export --format fhir --out -"] {
        let shown = Terminal::coloured(&sandbox, line).everything();
        assert_harmless(&shown.replace("FORGED", ""), line);
        assert!(shown.contains("title"), "{line}");
    }
    for line in ["chart --out -", "export --zip --out -"] {
        let mut terminal = Terminal::running(&sandbox, line);
        terminal.says("this is no text, and a terminal cannot show it");
        assert_eq!(terminal.exit_code(), Some(1), "{line}");
    }
}

#[test]
fn the_questions_of_the_morning_show_what_is_odd() {
    let sandbox = odd_diary();
    let mut terminal = Terminal::running(&sandbox, "morning");
    let mut shown = terminal.until("q ends");
    for _ in 0..12 {
        terminal.types(ENTER);
    }
    shown.push_str(&terminal.everything());
    assert!(shown.contains("odd␛]0title␇"), "{shown}");
    assert!(!shown.contains("\u{1b}]0;") && !shown.contains("\u{1b}[2J"), "{shown:?}");
}

#[test]
fn what_is_typed_cannot_drive_the_terminal_that_quotes_it() {
    let sandbox = odd_diary();
    std::fs::create_dir(sandbox.path(ODD)).unwrap();
    let typed: [&[&str]; 16] = [
        &[ODD],
        &["list", ODD],
        &["list", "--since", ODD],
        &["chart", ODD],
        &["chart", "--out", &format!("{ODD}/no/chart.png")],
        &["log", "--pain", ODD],
        &["log", ODD],
        &["day", ODD],
        &["med", "start", ODD],
        &["factors", "add", ODD, "--unit", "cups", "--exposed-above", "2"],
        &["settings", ODD],
        &["--tz", ODD, "list"],
        &["--diary", &format!("{ODD}/no/diary.db"), "log"],
        &["--diary", ODD, "log"],
        &["import", ODD],
        &["restore", ODD],
    ];
    for words in typed {
        let output = sandbox.command().args(words).output().unwrap();
        for said in [&output.stdout, &output.stderr] {
            assert_harmless(std::str::from_utf8(said).unwrap(), &format!("{words:?}"));
        }
    }
    let output = sandbox.command().env("TZ", ODD).arg("list").output().unwrap();
    assert_harmless(std::str::from_utf8(&output.stderr).unwrap(), "TZ");
}

#[test]
fn the_name_of_a_copy_is_typed_as_a_shell_takes_it() {
    let sandbox = odd_diary();
    let name = "my\ncopy\u{1b}'.db";
    let output = sandbox.command().args(["backup", name]).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert_harmless(&said, "backup");
    let (_, from) = said.split_once("`cramp ").unwrap();
    let (line, _) = from.split_once('`').unwrap();
    assert_eq!(line, r"restore $'my\x0acopy\x1b\x27.db'");
    assert!(sandbox.path(name).exists());
}

#[test]
fn bytes_that_are_no_text_are_marks() {
    let sandbox = Sandbox::new();
    let word = OsStr::from_bytes(b"purple\xff\x9b31m");
    let output = sandbox.command().arg("log").arg(word).output().unwrap();
    assert_harmless(std::str::from_utf8(&output.stdout).unwrap(), "log");
    assert!(output.status.success());
}
