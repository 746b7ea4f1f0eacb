//! The page: a folder in which the commands of a document are run one after the other.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// A folder, and the time at which its commands are run.
pub(crate) struct Page {
    pub(crate) folder: TempDir,
    now: String,
}

impl Page {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), now: "2026-11-22T03:25:00+01:00".to_owned() }
    }

    pub(crate) fn run(&self, words: &[String]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_cramp"))
            .current_dir(self.folder.path())
            .env_clear()
            .env("HOME", self.folder.path())
            .env("TZ", "Europe/Berlin")
            .env("COLUMNS", "80")
            .args(["--now", &self.now])
            .args(words)
            .output()
            .unwrap()
    }

    pub(crate) fn said(&self, line: &str) -> String {
        let output = self.run(&words(line));
        let text = [output.stdout, output.stderr].concat();
        String::from_utf8(text).unwrap()
    }

    pub(crate) fn json(&self, line: &str) -> Value {
        let output = self.run(&words(&format!("--json {line}")));
        assert!(output.status.success(), "{line}");
        serde_json::from_slice(&output.stdout).unwrap()
    }

    /// Returns a document with what its commands answer now.
    ///
    /// `<!-- at TIME -->` sets the clock. In a block of `console` each line that begins with `$ cramp`
    /// is run and answered, down to so many lines if it ends in `| head -n LINES`; in a block of
    /// `sh` each line has to succeed.
    pub(crate) fn answered(&mut self, document: &str) -> String {
        let mut shown = String::new();
        let mut block = "";
        for line in document.lines() {
            if let Some(now) = line.strip_prefix("<!-- at ").and_then(|l| l.strip_suffix(" -->")) {
                now.clone_into(&mut self.now);
            }
            if let Some(kind) = line.strip_prefix("```") {
                block = kind;
            }
            match (block, line.strip_prefix("$ cramp")) {
                ("console", Some(rest)) => {
                    shown.push_str(&format!("{line}\n{}", self.head_of(rest)));
                }
                ("console", None) if !line.starts_with("```") => {}
                ("sh", _) if !line.starts_with("```") => {
                    self.check_shell_line(line);
                    shown.push_str(&format!("{line}\n"));
                }
                _ => shown.push_str(&format!("{line}\n")),
            }
        }
        shown
    }

    fn head_of(&self, line: &str) -> String {
        let Some((command, lines)) = line.split_once(" | head -n ") else {
            return self.said(line);
        };
        let said = self.said(command);
        let head = said.lines().take(lines.parse().unwrap());
        head.map(|line| format!("{line}\n")).collect()
    }

    /// Runs a line for a shell as far as a test can.
    fn check_shell_line(&self, line: &str) {
        let command = line.split('#').next().unwrap().trim();
        match command.strip_prefix("cargo ") {
            Some("test") => {
                assert!(fs::read_to_string(".ci/run").unwrap().contains("cargo test"));
            }
            Some("install --path .") => {
                assert!(fs::read_to_string("Cargo.toml").unwrap().contains("name = \"cramp\""));
            }
            Some(run) => {
                let rest = run.strip_prefix("run --release -- ").expect("a line that can be run");
                assert!(self.run(&words(rest)).status.success(), "{line}");
            }
            None => {
                let rest = command.strip_prefix("cramp").expect("a line that can be run");
                assert!(self.run(&words(rest)).status.success(), "{line}");
            }
        }
    }
}

/// Splits a command line as a shell would, with single quotes only.
pub(crate) fn words(line: &str) -> Vec<String> {
    let parts = line.split('\'').enumerate();
    let split = |(place, part): (usize, &str)| match place % 2 {
        1 => vec![part.to_owned()],
        _ => part.split_whitespace().map(str::to_owned).collect(),
    };
    parts.flat_map(split).collect()
}

/// Compares a file with what it should hold, or writes it anew.
pub(crate) fn compare(path: &str, bytes: &[u8]) {
    if std::env::var_os("REGENERATE").is_some() {
        fs::create_dir_all(Path::new(path).parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let same = fs::read(path).is_ok_and(|found| found == bytes);
    assert!(same, "{path} is not what the program makes; see the top of tests/documents/main.rs");
}
