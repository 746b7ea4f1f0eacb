//! A fresh folder, an empty environment, a fixed clock and zone, 80 columns, no colour.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use chrono::DateTime;
use tempfile::TempDir;

use crate::terminal::Terminal;

/// The time of every scene unless it says otherwise: a quarter of an hour after waking.
pub(crate) const NIGHT: &str = "2026-11-22T03:25:00+01:00";
/// Breakfast after that night.
pub(crate) const BREAKFAST: &str = "2026-11-22T08:10:00+01:00";
/// The evening after that breakfast.
pub(crate) const EVENING: &str = "2026-11-22T21:30:00+01:00";

/// The files of an export.
pub(crate) const TABLES: [&str; 13] = [
    "acknowledged.csv",
    "classes.csv",
    "codebook.csv",
    "cramps.csv",
    "days.csv",
    "doses.csv",
    "exercise.csv",
    "factors.csv",
    "medicines.csv",
    "profile.csv",
    "settings.csv",
    "signs.csv",
    "visit_summary.csv",
];

/// A person with an empty folder.
pub(crate) struct Sandbox {
    folder: TempDir,
    now: String,
    scene: String,
    /// The time that the scene told last.
    told: String,
    last: String,
}

impl Sandbox {
    pub(crate) fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
            now: NIGHT.to_owned(),
            scene: String::new(),
            told: String::new(),
            last: String::new(),
        }
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn diary(&self) -> PathBuf {
        self.path("diary.db")
    }

    /// Moves the clock.
    pub(crate) fn at(&mut self, now: &str) -> &mut Self {
        now.clone_into(&mut self.now);
        self
    }

    /// Returns the program, ready to be run in the sandbox.
    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cramp"));
        self.furnish(&mut command);
        command
    }

    /// Gives a command the folder, the environment and the clock of the sandbox.
    pub(crate) fn furnish(&self, command: &mut Command) {
        command
            .current_dir(self.folder.path())
            .env_clear()
            .env("HOME", self.folder.path())
            .env("CRAMP_DIARY", self.diary())
            .env("TZ", "Europe/Berlin")
            .env("COLUMNS", "80")
            .args(["--now", &self.now]);
    }

    /// Runs a command line, and adds it with all that it says to the scene.
    pub(crate) fn run(&mut self, line: &str) -> &mut Self {
        self.run_with(&[], line)
    }

    /// As [`Sandbox::run`], with some variables set to another value, or not set at all.
    pub(crate) fn run_with(&mut self, variables: &[(&str, Option<&str>)], line: &str) -> &mut Self {
        let mut command = self.command();
        let mut typed = String::new();
        for (name, value) in variables {
            match value {
                Some(value) => {
                    command.env(name, value);
                    typed.push_str(&format!("{name}={value} "));
                }
                None => {
                    command.env_remove(name);
                    typed.push_str(&format!("env -u {name} "));
                }
            }
        }
        let output = command.args(words(line)).output().unwrap();
        self.tell(&format!("{typed}cramp {line}"), &output)
    }

    /// Runs the command that the last answer or hint proposes, such as the one that mends a typo.
    pub(crate) fn run_what_is_proposed(&mut self) -> &mut Self {
        let said = self.last.split_whitespace().collect::<Vec<_>>().join(" ");
        let (_, from) = said.split_once("`cramp ").unwrap();
        let (line, _) = from.split_once('`').unwrap();
        self.run(line)
    }

    /// Adds what was typed, and what came of it, to the scene.
    pub(crate) fn tell(&mut self, typed: &str, output: &Output) -> &mut Self {
        if self.told != self.now {
            let now = DateTime::parse_from_rfc3339(&self.now).unwrap();
            self.scene.push_str(&format!("# {}\n\n", now.format("%A %-d %B %Y, %H:%M")));
            self.told.clone_from(&self.now);
        }
        self.last = self.said(output);
        self.scene.push_str(&format!("$ {}\n{}\n", typed.trim_end(), self.last));
        self
    }

    /// Runs a command line that has to succeed, without showing it in the scene.
    pub(crate) fn quietly(&mut self, line: &str) -> &mut Self {
        let output = self.output(line);
        assert!(output.status.success(), "cramp {line}\n{}", self.said(&output));
        self
    }

    /// Runs a command line and returns what came of it.
    pub(crate) fn output(&self, line: &str) -> Output {
        self.command().args(words(line)).output().unwrap()
    }

    /// Runs a command line that has to succeed and returns its standard output.
    pub(crate) fn text(&self, line: &str) -> String {
        let output = self.output(line);
        assert!(output.status.success(), "cramp {line}\n{}", self.said(&output));
        String::from_utf8(output.stdout).unwrap()
    }

    /// Runs a command line with `--json` and returns what it answers.
    pub(crate) fn json(&self, line: &str) -> serde_json::Value {
        serde_json::from_str(&self.text(&format!("{line} --json"))).unwrap()
    }

    /// Returns every table of the diary, as the export writes it.
    pub(crate) fn tables(&self) -> Vec<String> {
        let folder = self.folder.path().join("tables");
        self.text(&format!("export --out {}", folder.display()));
        TABLES.iter().map(|name| fs::read_to_string(folder.join(name)).unwrap()).collect()
    }

    /// Returns the scene so far, and begins a new one.
    pub(crate) fn scene(&mut self) -> String {
        std::mem::take(&mut self.scene)
    }

    /// Returns standard output, standard error and the exit code as one text.
    fn said(&self, output: &Output) -> String {
        let out = String::from_utf8_lossy(&output.stdout).replace("\r\n", "\n");
        let err = String::from_utf8_lossy(&output.stderr);
        let mut text = out;
        text.extend(err.lines().map(|line| format!("stderr| {line}\n")));
        if !output.status.success() {
            text.push_str(&format!("exit code {}\n", output.status.code().unwrap_or(-1)));
        }
        let folder = self.folder.path().to_string_lossy().into_owned();
        without_keys(&text.replace(&folder, "~"))
    }
}

impl Terminal {
    /// Runs a command line of the program on a new terminal, without styles.
    pub(crate) fn running(sandbox: &Sandbox, line: &str) -> Self {
        let mut command = sandbox.command();
        command.env("NO_COLOR", "1").args(line.split(' '));
        Self::of(command)
    }

    /// Runs a command line of the program on a new terminal, with its styles.
    pub(crate) fn coloured(sandbox: &Sandbox, line: &str) -> Self {
        let mut command = sandbox.command();
        command.args(line.split_whitespace());
        Self::of(command)
    }
}

/// Splits a command line as a shell would; quotes, single or double, keep words together.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    for letter in line.chars() {
        match (letter, quote) {
            (_, Some(open)) if letter == open => quote = None,
            (_, Some(_)) => word.get_or_insert_default().push(letter),
            ('\'' | '"', None) => {
                word.get_or_insert_default();
                quote = Some(letter);
            }
            (' ', None) => words.extend(word.take()),
            _ => word.get_or_insert_default().push(letter),
        }
    }
    words.extend(word);
    words
}

/// Replaces the keys of events, which are drawn at random, and what follows from them: 16 and 64
/// hexadecimal digits.
fn without_keys(text: &str) -> String {
    let is_key = |word: &str| {
        matches!(word.len(), 16 | 64) && word.chars().all(|c| matches!(c, '0'..='9' | 'a'..='f'))
    };
    text.split_inclusive(|c: char| !c.is_ascii_alphanumeric())
        .map(|part| {
            let word = part.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
            if is_key(word) { part.replace(word, "<key>") } else { part.to_owned() }
        })
        .collect()
}

/// Returns the path of test data.
pub(crate) fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)
}

/// Returns the permissions of a file or folder, as `chmod` takes them.
pub(crate) fn mode(path: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

/// Turns a diary to write-ahead logging, as another program may: only by writing is it finished.
pub(crate) fn turn_to_write_ahead(diary: &Path) {
    let file = rusqlite::Connection::open(diary).unwrap();
    file.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(())).unwrap();
}

/// Copies the files of a folder.
pub(crate) fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, to.join(path.file_name().unwrap())).unwrap();
    }
}
