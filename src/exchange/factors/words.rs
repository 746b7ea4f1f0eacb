//! Words: the free words by which a factor of the person's own is written.

use super::super::guard::{guarded, unguarded};

/// The most characters of a key, a unit or a level.
const LONGEST: usize = 64;

/// Reads a key: `screen_time`.
pub(super) fn read_key(cell: &str) -> Result<String, String> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    let begins = cell.starts_with(|first: char| first.is_ascii_lowercase());
    if begins && cell.chars().all(plain) && cell.len() <= LONGEST {
        Ok(cell.to_owned())
    } else {
        Err("is not a name of small letters, digits and _ such as screen_time".to_owned())
    }
}

/// Reads a unit: `cups`, `mmol/l`, `%`.
pub(super) fn read_unit(cell: &str) -> Result<String, String> {
    let small = |c: char| c.is_alphabetic() && c.to_lowercase().eq([c]);
    let begins = cell.starts_with(|first: char| small(first) || "%°".contains(first));
    let fits = |c: char| small(c) || c.is_numeric() || " /%°._-".contains(c);
    if begins && cell.chars().all(fits) && cell.chars().count() <= LONGEST && !cell.contains("  ") {
        Ok(cell.to_owned())
    } else {
        Err("is not a unit in small letters such as cups".to_owned())
    }
}

/// Writes a level.
pub(super) fn level(word: &str) -> String {
    guarded(word)
}

/// Reads a level; it must be a word that can stand in a list and in a cell of its own.
pub(super) fn read_level(entry: &str) -> Result<String, String> {
    let word = unguarded(entry);
    let whole = !word.is_empty() && word.trim() == word && word.chars().count() <= LONGEST;
    if whole && !word.contains(|c: char| c == ';' || c.is_control()) {
        Ok(word.to_owned())
    } else {
        Err("holds an entry that is empty, too long or not on one line".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_a_plain_name() {
        assert!(read_key("screen_time2").is_ok());
        for key in ["", "Screen", "2nd", "_a", "screen time", "größe", "a;b", &"a".repeat(65)] {
            assert!(read_key(key).is_err(), "{key}");
        }
    }

    #[test]
    fn a_unit_is_a_few_small_letters() {
        for unit in ["cups", "mmol/l", "%", "°c", "µg", "km per h", "m²"] {
            assert!(read_unit(unit).is_ok(), "{unit}");
        }
        for unit in ["", "Cups", "=cups", "a;b", "a,b", "a  b", "a\"b", "a\nb", "-cups"] {
            assert!(read_unit(unit).is_err(), "{unit:?}");
        }
    }

    #[test]
    fn a_level_fits_into_a_list() {
        for word in ["green tea", "=1", "'quoted", "très fort"] {
            assert_eq!(read_level(&level(word)).as_deref(), Ok(word));
        }
        for word in ["", " ", "a\tb", "'\t=1", "a;b"] {
            assert!(read_level(word).is_err(), "{word:?}");
        }
    }
}
