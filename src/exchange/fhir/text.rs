//! Text: words that FHIR accepts as a string.

use serde::Serialize;

/// The longest string of FHIR R4, in characters.
const LONGEST: usize = 1024 * 1024;

/// What stands where a name has no letter that can be shown.
const NOT_NAMED: &str = "not named";

/// A FHIR string: not blank, without control characters but tab and line feed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub(super) struct Text(String);

impl Text {
    /// Returns words as a string; `None` if they are blank.
    ///
    /// Line breaks of any kind become line feeds, other white space becomes a space, and any other
    /// control character the sign for what cannot be shown. What is longer than FHIR allows is cut.
    pub(super) fn of(words: &str) -> Option<Self> {
        let plain: String = words.replace("\r\n", "\n").chars().map(accepted).collect();
        let trimmed: String = plain.trim().chars().take(LONGEST).collect();
        (!trimmed.is_empty()).then_some(Self(trimmed))
    }

    /// Returns a name as a string; a blank one says so.
    pub(super) fn named(name: &str) -> Self {
        Self::of(name).unwrap_or_else(|| Self(NOT_NAMED.to_owned()))
    }
}

fn accepted(letter: char) -> char {
    match letter {
        '\t' | '\n' => letter,
        '\r' => '\n',
        _ if letter.is_whitespace() => ' ',
        _ if letter.is_control() => char::REPLACEMENT_CHARACTER,
        _ => letter,
    }
}

/// Returns a word of the diary as a person would write it: "lying awake".
pub(super) fn spoken(word: &str) -> String {
    word.replace('_', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: &str) -> String {
        Text::of(words).unwrap().0
    }

    #[test]
    fn only_tab_and_line_feed_remain_of_the_control_characters() {
        assert_eq!(text("a\tb\nc"), "a\tb\nc");
        assert_eq!(text("a\r\nb\rc"), "a\nb\nc");
        assert_eq!(text("a\u{a0}b\u{2028}c\u{c}d"), "a b c d");
        assert_eq!(text("\u{0}\u{1b}[31m\u{85}\u{7f}!"), "\u{fffd}\u{fffd}[31m \u{fffd}!");
    }

    #[test]
    fn blank_words_are_no_string() {
        assert_eq!(Text::of(" \r\n\u{a0}"), None);
        assert_eq!(Text::named("").0, "not named");
    }

    #[test]
    fn a_string_is_never_longer_than_fhir_allows() {
        assert_eq!(text(&"é".repeat(LONGEST + 1)).chars().count(), LONGEST);
        assert_eq!(text(&"é".repeat(100_000)).chars().count(), 100_000);
    }
}
