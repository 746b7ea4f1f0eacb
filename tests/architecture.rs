//! Keeps every layer of `src/` looking down, never up or sideways, and the tree as it is drawn.

#![allow(clippy::unwrap_used, reason = "a test")]

use std::fs;
use std::path::{Path, PathBuf};

/// A layer, the layers it may use, and the outside crates it may use.
const LAYERS: [(&str, &[&str], &[&str]); 9] = [
    ("diary", &[], &["chrono"]),
    ("grammar", &["diary"], &["chrono", "chrono_tz", "strsim"]),
    ("store", &["diary"], &["age", "chrono", "rusqlite", "tempfile", "thiserror"]),
    (
        "exchange",
        &["diary", "grammar"],
        &["chrono", "csv", "serde", "sha2", "thiserror", "uuid", "zip"],
    ),
    ("simulation", &["diary"], &["chrono"]),
    ("analysis", &["diary"], &["chrono", "statrs"]),
    (
        "charts",
        &["analysis", "diary"],
        &["chrono", "plotters", "png", "resvg", "skrifa", "thiserror", "ttf_noto_sans"],
    ),
    ("report", &["analysis", "charts", "diary"], &["chrono", "maud"]),
    (
        "cli",
        &["analysis", "charts", "diary", "exchange", "grammar", "report", "simulation", "store"],
        &[
            "anstream",
            "anstyle",
            "chrono",
            "chrono_tz",
            "clap",
            "clap_complete",
            "clap_mangen",
            "comfy_table",
            "etcetera",
            "iana_time_zone",
            "indicatif",
            "inquire",
            "serde",
            "serde_json",
            "tempfile",
            "terminal_size",
        ],
    ),
];

#[test]
fn layers_only_look_down() {
    for (layer, layers, crates) in LAYERS {
        let text = code_under(&Path::new("src").join(layer));
        for (other, ..) in LAYERS.iter().filter(|(other, ..)| other != &layer) {
            let used = mentions(&text, &format!("crate::{other}"));
            assert!(!used || layers.contains(other), "`{layer}` must not use `{other}`");
        }
        for outside in crates_of_the_program() {
            let used = mentions(&text, &format!("{outside}::"));
            assert!(!used || crates.contains(&&*outside), "`{layer}` must not use `{outside}`");
        }
    }
}

#[test]
fn every_folder_of_src_is_a_layer() {
    let mut folders: Vec<_> = fs::read_dir("src")
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.file_type().unwrap().is_dir())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    folders.sort();
    let mut layers: Vec<_> = LAYERS.iter().map(|(layer, ..)| (*layer).to_owned()).collect();
    layers.sort();
    assert_eq!(folders, layers);
}

#[test]
fn only_the_store_speaks_sql() {
    for (layer, ..) in LAYERS.iter().filter(|(layer, ..)| *layer != "store") {
        let text = code_under(&Path::new("src").join(layer));
        for sql in ["SELECT ", "INSERT INTO", "DELETE FROM"] {
            assert!(!text.contains(sql), "`{layer}` must not speak SQL: {sql}");
        }
    }
}

#[test]
fn the_pure_layers_know_no_clock_no_file_and_no_printing() {
    for layer in ["diary", "grammar", "analysis", "simulation", "exchange", "charts", "report"] {
        let text = code_under(&Path::new("src").join(layer));
        for outside in
            ["std::fs", "std::env", "std::io::stdout", "println!", "Utc::now", "Local::now"]
        {
            assert!(!text.contains(outside), "`{layer}` must not use `{outside}`");
        }
    }
}

#[test]
fn every_word_to_a_terminal_passes_one_place() {
    for (path, code) in files_under(Path::new("src")) {
        let is_screen = path.ends_with("cli/screen.rs");
        for way in ["println!", "eprintln!", "anstream", "anstyle", "io::stdout()", ".display()"] {
            let used = !is_screen && !is_for_tests(&path) && code.contains(way);
            let asks = code.contains("io::stdout().is_terminal()");
            assert!(!used || asks || path.starts_with("src/store"), "{}: {way}", path.display());
        }
    }
}

#[test]
fn nothing_else_is_visible_at_the_top() {
    let known = ["Cargo.lock", "Cargo.toml", "README.md", "docs", "migrations", "src", "tests"];
    let output = std::process::Command::new("git").args(["ls-files"]).output().unwrap();
    for path in String::from_utf8(output.stdout).unwrap().lines() {
        let top = path.split('/').next().unwrap();
        assert!(top.starts_with('.') || known.contains(&top), "{top} stands at the top");
    }
}

/// Returns the crates that Cargo.toml names, as code names them.
fn crates_of_the_program() -> Vec<String> {
    let manifest = fs::read_to_string("Cargo.toml").unwrap();
    let (_, from) = manifest.split_once("[dependencies]\n").unwrap();
    let (dependencies, _) = from.split_once("\n\n").unwrap();
    let names: Vec<_> = dependencies
        .lines()
        .map(|line| line.split_whitespace().next().unwrap().replace('-', "_"))
        .collect();
    assert!(names.len() > 15);
    names
}

/// Tells whether code names a path, and not only something that begins or ends like it.
fn mentions(text: &str, path: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(path).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + path.len()..].chars().next();
        let begins = !before.is_some_and(|c| part(c) || c == ':');
        begins && (path.ends_with(':') || !after.is_some_and(part))
    })
}

/// Returns all code below a folder, without its test modules and test files.
fn code_under(folder: &Path) -> String {
    let mut text = String::new();
    for (path, code) in files_under(folder) {
        if !is_for_tests(&path) {
            text.push_str(code.split("#[cfg(test)]\nmod tests {").next().unwrap());
        }
    }
    text
}

fn files_under(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(files_under(&path));
        } else {
            let code = fs::read_to_string(&path).unwrap();
            files.push((path, code));
        }
    }
    files
}

/// Tells whether a file, or a folder that it lies in, is declared for tests only.
fn is_for_tests(path: &Path) -> bool {
    path.ancestors().take_while(|it| *it != Path::new("src")).any(is_declared_for_tests)
}

fn is_declared_for_tests(path: &Path) -> bool {
    let name = path.file_stem().unwrap().to_str().unwrap();
    let folder = path.parent().unwrap();
    let parents = [folder.join("mod.rs"), folder.with_extension("rs")];
    let declared = format!("#[cfg(test)]\nmod {name};");
    parents.iter().any(|it| fs::read_to_string(it).is_ok_and(|code| code.contains(&declared)))
}
