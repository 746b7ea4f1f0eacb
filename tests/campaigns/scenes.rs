//! Every command that writes, each with a folder to do it in, and what such a folder holds.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use rusqlite::Connection;
use rusqlite::types::ValueRef;

use crate::tomorrow::Program;

/// A sunday, on which the diary of every scene was written.
const BEFORE: &str = "2026-11-22T08:10:00+01:00";
/// The evening of that day.
const EVENING: &str = "2026-11-22T21:30:00+01:00";
/// The morning after it, in another week.
const MONDAY: &str = "2026-11-23T07:15:00+01:00";

/// A command that writes.
pub(crate) struct Scene {
    pub(crate) name: &'static str,
    /// What plays it; all that is there before it is of today.
    pub(crate) program: Program,
    now: &'static str,
    line: &'static str,
    /// What is different before it.
    setting: Setting,
}

/// What a scene begins with.
enum Setting {
    /// A diary with something of everything, and a few files to read from and write over.
    Usual,
    /// Nothing, not even the folder in which a diary lives unless told otherwise.
    Nothing,
    /// As usual, after this command.
    After(&'static str),
    /// As usual, with the diary damaged.
    Damaged,
    /// As usual, with a copy that can only be read once something in it is finished.
    Unfinished,
}

const fn scene(name: &'static str, line: &'static str) -> Scene {
    Scene { name, now: EVENING, line, setting: Setting::Usual, program: Program::Today }
}

pub(crate) const SCENES: [Scene; 35] = [
    scene("demo", "demo made-up"),
    scene("log", "log left calf 2min 7/10 asleep stretch helped"),
    Scene { setting: Setting::Nothing, ..scene("the first log", "log left calf 2min") },
    Scene { now: MONDAY, ..scene("log, the first of a week", "log left calf 2min") },
    scene("none", "none 2026-11-19"),
    scene("day", "day sat water 1l note another"),
    scene("med start", "med start quinine 200mg daily since 1 nov"),
    scene("med stop", "med stop furosemide on 20 nov"),
    scene("med took", "med took ibuprofen 400mg 20:15"),
    scene("med missed", "med missed furosemide sat"),
    scene("signs", "signs swelling yes"),
    scene("profile", "profile born 1960"),
    scene("factors add", "factors add coffee --unit cups --exposed-above 2"),
    scene("settings", "settings glass 250ml"),
    scene("edit", "edit 1 5min note mended"),
    scene("delete", "delete 1"),
    scene("undo", "undo"),
    Scene { setting: Setting::After("undo"), ..scene("redo", "redo") },
    scene("import", "import old"),
    scene("import into nothing", "--diary new.db import old"),
    scene("backup", "backup copy.db"),
    scene("backup --replace", "backup --replace other.db"),
    scene("restore", "restore other.db"),
    Scene { setting: Setting::Damaged, ..scene("restore over damage", "restore other.db") },
    Scene { setting: Setting::Unfinished, ..scene("restore, unfinished", "restore other.db") },
    scene("restore where nothing is", "--diary new.db restore other.db"),
    scene("export", "export --out new"),
    scene("export over an older one", "export --out old"),
    scene("export --zip", "export --zip --out all.zip"),
    scene("export of one table", "export cramps --out cramps.csv"),
    scene("chart", "chart --out chart.svg"),
    scene("chart --all", "chart --all --out pictures"),
    scene("simulate", "simulate made-up --weeks 4"),
    Scene { program: Program::Tomorrow, ..scene("upgrade by a look", "list") },
    Scene { program: Program::Tomorrow, ..scene("upgrade by a log", "log left calf 2min") },
];

/// What is noted before every scene.
const NOTED: [&str; 12] = [
    "log 2026-11-21 23:40 left calf 2min 7/10 asleep stretch helped",
    "log thu both feet note an odd one",
    "none 2026-11-16..2026-11-18",
    "day sat water 6 glasses no magnesium heels",
    "med start furosemide 40mg daily since 1 Mar",
    "med took ibuprofen 400mg sat 22:15",
    "backup other.db",
    "log 2x neck while up",
    "day fri easy walk 30 min bed 23:10 note on the train",
    "export --out old",
    "delete 2",
    "none 2026-11-10",
];

impl Scene {
    /// Returns the scene of this name.
    pub(crate) fn of(name: &str) -> &'static Self {
        SCENES.iter().find(|scene| scene.name == name).unwrap()
    }

    /// Fills a new folder with what the scene begins with.
    pub(crate) fn set(&self, folder: &Path) {
        let quietly = |line: &str, now: &str| run(Program::Today, folder, now, line);
        fs::create_dir(folder).unwrap();
        if matches!(self.setting, Setting::Nothing) {
            return;
        }
        NOTED.iter().for_each(|line| quietly(line, BEFORE));
        match self.setting {
            Setting::After(line) => quietly(line, EVENING),
            Setting::Damaged => {
                let diary = folder.join("diary.db");
                let whole = fs::read(&diary).unwrap();
                fs::write(&diary, &whole[..whole.len() / 2]).unwrap();
            }
            Setting::Unfinished => {
                let copy = Connection::open(folder.join("other.db")).unwrap();
                copy.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(())).unwrap();
            }
            Setting::Usual | Setting::Nothing => {}
        }
    }

    /// Returns the arguments of the program, and what it is told by its environment.
    pub(crate) fn furnish(&self, command: &mut Command, folder: &Path) {
        furnish(command, folder, self.now);
        if matches!(self.setting, Setting::Nothing) {
            command.env_remove("CRAMP_DIARY");
        }
        command.args(self.line.split_whitespace());
    }

    /// Returns the program, ready to play the scene.
    pub(crate) fn command(&self, folder: &Path) -> Command {
        let mut command = Command::new(self.program.path());
        self.furnish(&mut command, folder);
        command
    }

    /// Works on in the folder with the program of the scene, which has to succeed.
    pub(crate) fn run(&self, folder: &Path, line: &str) {
        run(self.program, folder, EVENING, line);
    }

    /// Plays the scene, and returns the states in which it may leave its folder: the last when it is done.
    pub(crate) fn stages(&self, folder: &Path) -> Vec<State> {
        let played = anew(folder);
        let mut stages = vec![state(&played)];
        if matches!(self.program, Program::Tomorrow) {
            self.run(&played, "list");
            stages.push(state(&played));
        }
        let played = anew(folder);
        let output = self.command(&played).output().unwrap();
        assert!(output.status.success(), "{}: {output:?}", self.name);
        let after = state(&played);
        if stages.last() != Some(&after) {
            stages.push(after);
        }
        assert!(stages.len() > 1, "{} writes nothing", self.name);
        let diary = stages.last().and_then(|after| after.get("diary.db"));
        assert!(diary.is_none_or(|text| !is_unusable(text)), "{}", self.name);
        stages
    }

    /// Tells whether a file that the scene writes may be there without the others.
    ///
    /// What lies in the folder of an export or of a made-up diary is there together or not at all.
    pub(crate) fn is_whole_alone(&self, path: &str) -> bool {
        let fills_a_folder =
            ["export", "demo", "simulate"].iter().any(|command| self.line.starts_with(command));
        !(fills_a_folder && path.contains('/'))
    }
}

/// Runs a command line at this time in a folder, which has to succeed.
pub(crate) fn run(program: Program, folder: &Path, now: &str, line: &str) {
    let mut command = Command::new(program.path());
    furnish(&mut command, folder, now);
    let output = command.args(line.split_whitespace()).output().unwrap();
    assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
}

/// Gives a command the folder, the environment and the clock of a scene.
pub(crate) fn furnish(command: &mut Command, folder: &Path, now: &str) {
    command
        .current_dir(folder)
        .env_clear()
        .env("HOME", folder)
        .env("CRAMP_DIARY", folder.join("diary.db"))
        .env("TZ", "Europe/Berlin")
        .args(["--now", now]);
}

/// What a folder holds: each file by its path, a diary by its rows.
pub(crate) type State = BTreeMap<String, String>;

/// Looks at a folder. Diaries are opened, so that SQLite finishes what is unfinished.
///
/// One in which nothing was noted yet is as good as none.
pub(crate) fn state(folder: &Path) -> State {
    let mut state = State::new();
    let mut databases = Vec::new();
    for path in files_under(folder) {
        let name = path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
        if name.ends_with(".db") {
            databases.push((name, path));
        } else if !is_of_sqlite(&name) && !is_hidden(&name) {
            state.insert(name, without_keys(&String::from_utf8_lossy(&fs::read(path).unwrap())));
        }
    }
    for (name, path) in databases.into_iter().filter(|(name, _)| !is_hidden(name)) {
        let text = rows(&path).unwrap_or_else(|error| format!("no diary: {error}"));
        let has_begun = text.lines().any(|row| row.starts_with("entries|"));
        if has_begun || is_unusable(&text) {
            state.insert(name, text);
        }
    }
    state
}

/// Tells whether a file that should be a diary is none, or does not fit together.
pub(crate) fn is_unusable(text: &str) -> bool {
    text.starts_with("damaged: ") || text.starts_with("no diary: ")
}

fn is_of_sqlite(name: &str) -> bool {
    name.ends_with("-journal")
}

fn is_hidden(name: &str) -> bool {
    name.split('/').any(|part| part.starts_with(".cramp-") || part.starts_with(".tmp"))
}

/// Returns what the program keeps under a hidden name in a folder and those in it.
pub(crate) fn hidden(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().to_string_lossy().into_owned();
        if is_hidden(&name) {
            found.push(name);
        } else if entry.file_type().unwrap().is_dir() {
            found.extend(hidden(&entry.path()));
        }
    }
    found
}

fn files_under(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => files.extend(files_under(&path)),
            false => files.push(path),
        }
    }
    files
}

/// Returns all rows of all tables of a diary, after asking SQLite whether it is whole.
///
/// # Errors
///
/// If it is not, or no diary at all.
fn rows(diary: &Path) -> Result<String, rusqlite::Error> {
    let file = Connection::open(diary)?;
    let verdict: String = file.query_row("PRAGMA integrity_check", [], |row| row.get(0))?;
    if verdict != "ok" {
        return Ok(format!("damaged: {verdict}"));
    }
    assert!(!file.prepare("PRAGMA foreign_key_check")?.exists([])?, "every row has its parent");
    let mut tables =
        file.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY 1")?;
    let names = tables.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
    let mut text = String::new();
    for name in names {
        let mut all = file.prepare(&format!("SELECT * FROM \"{name}\" ORDER BY 1, 2"))?;
        let columns = all.column_count();
        let mut rows = all.query([])?;
        while let Some(row) = rows.next()? {
            text.push_str(&name);
            for column in 0..columns {
                text.push('|');
                text.push_str(&shown(row.get_ref(column)?));
            }
            text.push('\n');
        }
    }
    Ok(without_keys(&text))
}

fn shown(value: ValueRef<'_>) -> String {
    match value {
        ValueRef::Null => String::new(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Text(text) | ValueRef::Blob(text) => String::from_utf8_lossy(text).into_owned(),
    }
}

/// Replaces the keys of events, which are drawn at random, and the hash that follows from them: 16 and
/// 64 hexadecimal digits.
fn without_keys(text: &str) -> String {
    let is_key =
        |word: &str| matches!(word.len(), 16 | 64) && word.chars().all(|c| c.is_ascii_hexdigit());
    text.split_inclusive(|c: char| !c.is_ascii_alphanumeric())
        .map(|part| {
            let word = part.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
            if is_key(word) { part.replace(word, "<key>") } else { part.to_owned() }
        })
        .collect()
}

/// Returns a new copy of the folder that a scene begins with.
pub(crate) fn anew(folder: &Path) -> PathBuf {
    let played = folder.join("played");
    if played.exists() {
        fs::remove_dir_all(&played).unwrap();
    }
    copy_folder(&folder.join("set"), &played);
    played
}

/// Copies a folder with all that is in it.
pub(crate) fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        match path.is_dir() {
            true => copy_folder(&path, &target),
            false => drop(fs::copy(&path, &target).unwrap()),
        }
    }
}
