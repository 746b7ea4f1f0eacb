//! Every error that the sources can say is said in a scene, so that somebody has read it.

use std::fs;
use std::path::{Path, PathBuf};

/// Errors that no scene can bring about, and where they are tried instead.
const ELSEWHERE: [(&str, &str); 15] = [
    ("broken off", "a key in a terminal: `terminal.rs`"),
    ("the second passphrase was not the first", "a terminal: `encrypt.rs`"),
    ("this is no text, and a terminal cannot show it", "a terminal: `escapes.rs`"),
    ("no night is recorded yet", "`analyze` says so before, for every factor"),
    ("this cannot be written here", "a question that never asks for it: `morning/deed.rs`"),
    ("the manual page cannot be written", "no room for a text"),
    ("the answer cannot be written as JSON", "no room for a text"),
    ("the disk is full, and nothing was changed", "a full file system: tests/campaigns"),
    ("the disk did not confirm that the change is kept", "a failing disk: tests/campaigns"),
    ("a change was not journalled, and nothing was changed", "a fault of ours: `store/tests`"),
    ("another program keeps the diary locked", "half a minute of waiting: `store/tests`"),
    ("the diary file could not be used", "whatever else SQLite may say"),
    ("{} is a disk of its own", "it takes a disk to be mounted: `cli/folder.rs`"),
    ("the zip holds a link in the place of", "`exchange/archive.rs`"),
    ("the tables of the zip unpack to more than 64 MB", "`exchange/archive.rs`"),
];

/// Errors that commands put into words of their own, such as "copy.db is there already".
const REWORDED: [&str; 6] = [
    "nothing in the file is called",
    "nothing of the file is mapped",
    "rows cannot be read",
    "there is a file of this name",
    "this is not a file",
    "no safety copy could be written beside the diary",
];

#[test]
fn every_error_is_said_in_a_scene() {
    let scenes: String = files_of("tests/cli/snapshots", "snap").map(|it| flat(&it)).collect();
    let errors: Vec<String> = files_of("src", "rs").flat_map(|code| errors_of(&code)).collect();
    assert!(errors.len() > 100, "{} errors were found in the sources", errors.len());
    let excused = |error: &str| {
        let elsewhere = ELSEWHERE.iter().map(|(text, _)| text).chain(&REWORDED);
        elsewhere.into_iter().any(|text| error.starts_with(text))
    };
    let mut unsaid = errors.iter().filter(|error| !excused(error)).collect::<Vec<_>>();
    unsaid.retain(|error| !scenes.contains(&*longest_part(error)));
    assert!(unsaid.is_empty(), "no scene says: {unsaid:#?}");
}

#[test]
fn every_excuse_is_an_error_of_the_sources() {
    let errors: Vec<String> = files_of("src", "rs").flat_map(|code| errors_of(&code)).collect();
    for text in ELSEWHERE.iter().map(|(text, _)| text).chain(&REWORDED) {
        assert!(errors.iter().any(|error| error.starts_with(text)), "{text}");
    }
}

/// Returns the texts of all files of a kind in a folder.
fn files_of(folder: &str, ending: &'static str) -> impl Iterator<Item = String> {
    let mut paths = Vec::new();
    collect(Path::new(folder), &mut paths);
    let of_kind = move |path: &PathBuf| path.extension().is_some_and(|found| found == ending);
    paths.into_iter().filter(of_kind).map(|path| fs::read_to_string(path).unwrap())
}

/// Collects every file under a folder but those of tests.
fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.file_stem().is_some_and(|name| name == "tests") {
            true => {}
            false if path.is_dir() => collect(&path, paths),
            false => paths.push(path),
        }
    }
}

/// Returns the errors that a source file puts into words, tests left out.
fn errors_of(code: &str) -> Vec<String> {
    let code = code.split("#[cfg(test)]").next().unwrap_or_default();
    let begins = ["Failure::cannot(", "Failure::usage(", "#[error("];
    let after = begins.iter().flat_map(|begin| code.split(begin).skip(1));
    after.filter_map(literal).filter(|text| longest_part(text).len() > 5).collect()
}

/// Returns the text in quotes with which an argument begins.
fn literal(argument: &str) -> Option<String> {
    let argument = argument.trim_start();
    let argument = argument.strip_prefix("format!(").unwrap_or(argument).trim_start();
    let mut text = String::new();
    let mut letters = argument.strip_prefix('"')?.chars();
    loop {
        match letters.next()? {
            '"' => return Some(flat(&text)),
            '\\' => match letters.next()? {
                'n' | '\n' => text.push(' '),
                other => text.push(other),
            },
            other => text.push(other),
        }
    }
}

/// Returns the longest part between two places that are filled in.
fn longest_part(error: &str) -> String {
    let parts = error.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest));
    parts.map(str::trim).max_by_key(|part| part.len()).unwrap_or_default().to_owned()
}

/// Joins lines, and leaves out what marks the channel of an answer.
fn flat(text: &str) -> String {
    let lines = text.lines().map(|line| line.strip_prefix("stderr|").unwrap_or(line));
    lines.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}
