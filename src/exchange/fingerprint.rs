//! Fingerprint: a short name for the content of a diary, the same for the same records.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::{Dialect, Error, Table};
use crate::diary::Diary;

/// Every table of records of a whole diary as plain text: what is hashed, and may be what is exported.
#[derive(Clone, Debug)]
pub struct PlainTables(Vec<(Table, String)>);

impl PlainTables {
    /// Writes the tables of a sorted diary.
    ///
    /// # Errors
    ///
    /// If there is no memory left for the text of a table.
    pub fn of(diary: &Diary) -> Result<Self, Error> {
        let tables = Table::ALL.iter().filter(|table| table.is_of_records());
        let texts = tables.map(|table| Ok((*table, table.write(diary, Dialect::Plain)?)));
        texts.collect::<Result<_, _>>().map(Self)
    }

    /// Returns the text of a table; `None` if it is not one of records.
    pub fn text(&self, table: Table) -> Option<&str> {
        self.0.iter().find(|(of, _)| *of == table).map(|(_, text)| text.as_str())
    }

    /// Returns the SHA-256 of the tables as 64 hexadecimal digits.
    ///
    /// Each table is told apart by its name and its length, so that nothing can move from one into the
    /// next unseen. Two copies of a diary have the same fingerprint, whatever numbers their records have.
    pub fn fingerprint(&self) -> String {
        let mut hash = Sha256::new();
        for (table, text) in &self.0 {
            hash.update(format!("{} {}\n", table.file_name(), text.len()));
            hash.update(text);
        }
        let mut digits = String::new();
        for byte in hash.finalize() {
            // Writing into a String never fails.
            let _ = write!(digits, "{byte:02x}");
        }
        digits
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diary::{Cramp, Night, Recorded};

    fn diary(number: i64, note: &str) -> Diary {
        let night = Night::named_after("2026-11-21".parse().unwrap());
        let fact = Cramp { note: Some(note.to_owned()), ..Cramp::on(night) };
        let recorded_at = "2026-11-22T08:00:00+01:00".parse().unwrap();
        let cramp = Recorded { number, key: "00ff00ff00ff00ff".to_owned(), recorded_at, fact };
        Diary { cramps: vec![cramp], ..Diary::default() }
    }

    #[test]
    fn the_same_records_have_the_same_fingerprint_whatever_their_numbers() {
        let fingerprint =
            |number, note| PlainTables::of(&diary(number, note)).unwrap().fingerprint();
        let found = fingerprint(1, "a");
        assert_eq!(found, fingerprint(7, "a"));
        assert_ne!(found, fingerprint(1, "b"));
        assert!(found.len() == 64 && found.bytes().all(|byte| byte.is_ascii_hexdigit()));
    }
}
