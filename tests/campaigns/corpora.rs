//! Corpora: the few inputs that reach all that hours of fuzzing have reached, played again.

use std::fs;
use std::path::{Path, PathBuf};

use crate::{reread, said, settings, spoiled};

/// What is fuzzed, each by a target of its name in `.fuzz`.
const TARGETS: [&str; 4] = ["words", "settings", "tables", "values"];

fn kept(target: &str) -> PathBuf {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/fuzz");
    data.join(target).with_extension("txt")
}

/// Returns the inputs that are kept of a target: one in a line, with what is no letter as an escape.
fn inputs(target: &str) -> Vec<Vec<u8>> {
    fs::read_to_string(kept(target)).unwrap().lines().map(unescaped).collect()
}

/// Undoes [`u8::escape_ascii`].
pub(crate) fn unescaped(line: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut ahead = line.bytes();
    while let Some(byte) = ahead.next() {
        bytes.push(match byte {
            b'\\' => match ahead.next().unwrap() {
                b't' => b'\t',
                b'r' => b'\r',
                b'n' => b'\n',
                b'x' => {
                    let digits: Vec<u8> = ahead.by_ref().take(2).collect();
                    u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap()
                }
                other => other,
            },
            other => other,
        });
    }
    bytes
}

/// Returns the text that bytes begin with, as the target reads them.
fn text(bytes: &[u8]) -> &str {
    bytes.utf8_chunks().next().map_or("", |chunk| chunk.valid())
}

#[test]
fn kept_words_and_settings_keep_their_rules() {
    let words = inputs("words");
    let understood = words.iter().filter(|line| said::check(text(line)).is_some()).count();
    assert!(understood > words.len() / 2, "{understood} of {}", words.len());
    let settings = inputs("settings");
    let said = settings.iter().filter(|lines| settings::check(text(lines)).0 > 0).count();
    assert!(said > settings.len() / 10, "{said} of {}", settings.len());
}

#[test]
fn kept_tables_are_refused_or_read_again_the_same() {
    let tables = inputs("tables");
    let read = tables.iter().filter(|table| reread::check(table)).count();
    assert!(read > tables.len() / 4 && read < tables.len(), "{read} of {}", tables.len());
}

#[test]
fn kept_values_are_refused_or_read() {
    let values = inputs("values");
    let read = values.iter().filter(|values| spoiled::check(values)).count();
    assert!(read > 0 && read < values.len(), "{read} of {}", values.len());
}

#[test]
fn what_is_kept_is_read_as_it_was_found() {
    let bytes: Vec<u8> = (0..=u8::MAX).collect();
    assert_eq!(unescaped(&bytes.escape_ascii().to_string()), bytes);
}

/// Keeps what `.fuzz/run` found to reach everything, in `target/fuzz/least`.
#[test]
#[ignore = "writes tests/data/fuzz anew"]
#[allow(clippy::disallowed_methods, reason = "as for the documents, a variable asks to write anew")]
fn the_least_inputs_of_fuzzing_are_kept() {
    assert!(std::env::var_os("REGENERATE").is_some(), "only with REGENERATE=1");
    for target in TARGETS {
        let least = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/fuzz/least").join(target);
        let Ok(found) = fs::read_dir(least) else { continue };
        let bytes = found.map(|entry| fs::read(entry.unwrap().path()).unwrap());
        // `printf %b`, which unpacks them for the next run, knows no escape for a quote.
        let escaped = |it: Vec<u8>| {
            it.escape_ascii().to_string().replace("\\\"", "\\x22").replace("\\'", "\\x27")
        };
        let mut lines: Vec<String> = bytes.map(escaped).collect();
        lines.sort();
        fs::write(kept(target), lines.join("\n") + "\n").unwrap();
    }
}
