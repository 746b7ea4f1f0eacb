//! No command asks the system for a connection, as `strace` sees it.

use std::path::Path;
use std::process::Command;

/// Lines for every command of the help.
const LINES: [&str; 40] = [
    "",
    "--help",
    "log left calf 2min 7/10",
    "none thu",
    "day sat water 6 glasses run 45min",
    "morning",
    "edit 1 right",
    "delete 1",
    "undo",
    "redo",
    "list --all",
    "show 1",
    "show sat",
    "history",
    "med start furosemide 40mg daily since 1 mar",
    "med took ibuprofen 400mg",
    "med list",
    "profile born 1961",
    "signs no swelling",
    "signs",
    "factors add coffee --unit cups --exposed-above 2",
    "factors",
    "settings glass 250ml",
    "settings",
    "analyze",
    "analyze --factor water",
    "analyze --noise-check --shuffles 2",
    "chart --all --out pictures",
    "chart --text",
    "chart --font-licence",
    "backup copy.db",
    "backup",
    "export --out tables",
    "export --zip --out tables.zip",
    "export --format fhir --out bundle.json",
    "import tables.zip",
    "restore copy.db",
    "demo made-up",
    "simulate simulated --weeks 8",
    "completions bash",
];

#[test]
#[ignore = "slow: needs strace"]
fn no_command_opens_a_socket() {
    if !Command::new("strace").arg("-V").output().is_ok_and(|it| it.status.success()) {
        eprintln!("not played: there is no strace here");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let mut calls = 0;
    for line in LINES {
        calls += traced(folder.path(), line);
    }
    for command in commands() {
        assert!(LINES.iter().any(|line| line.starts_with(&command)), "{command} is not tried");
    }
    eprintln!("{} commands, {calls} system calls, and none of a network", LINES.len());
}

/// Returns the commands that the help lists.
fn commands() -> Vec<String> {
    let help = Command::new(env!("CARGO_BIN_EXE_cramp")).args(["completions", "bash"]).output();
    let script = String::from_utf8(help.unwrap().stdout).unwrap();
    let (_, from) = script.split_once("opts=\"").unwrap();
    let (words, _) = from.split_once('"').unwrap();
    let is_command = |word: &&str| !word.starts_with(['-', '[']) && !["help", "man"].contains(word);
    words.split_whitespace().filter(is_command).map(str::to_owned).collect()
}

/// Runs a command line and returns how many system calls it made, none of which is one of a network.
fn traced(folder: &Path, line: &str) -> usize {
    let trace = folder.join("trace");
    let output = Command::new("strace")
        .args(["-f", "-qq", "-o"])
        .arg(&trace)
        .arg(env!("CARGO_BIN_EXE_cramp"))
        .args(line.split_whitespace())
        .current_dir(folder)
        .env_clear()
        .envs([("TZ", "UTC"), ("HOME", "."), ("CRAMP_DIARY", "diary.db")])
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert_ne!(output.status.code(), Some(2), "cramp {line}: {said}");
    let calls = std::fs::read_to_string(&trace).unwrap();
    let of_a_network = ["socket", "connect", "bind", "listen", "accept", "sendto", "recvfrom"];
    for call in calls.lines() {
        let name = call.split_once(' ').map_or(call, |(_, call)| call.trim_start());
        let is_one = of_a_network.iter().any(|it| name.starts_with(&format!("{it}(")));
        assert!(!is_one, "cramp {line}: {call}");
    }
    calls.lines().count()
}
