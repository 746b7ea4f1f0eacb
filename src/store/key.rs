//! Key: the name that a record keeps in every copy, export and import.

use rusqlite::Connection;

use super::Error;

/// Returns the key that a record brings along, or one that no other record has.
///
/// It begins with a letter from a to f: a spreadsheet takes 16 digits, or 1234567890123e45, for a number.
pub(super) fn or_new(conn: &Connection, key: Option<&str>) -> Result<String, Error> {
    if let Some(key) = key {
        return Ok(key.to_owned());
    }
    let drawn = "SELECT substr('abcdef', 1 + (random() & 65535) % 6, 1)
        || substr(lower(hex(randomblob(8))), 2)";
    Ok(conn.prepare_cached(drawn)?.query_row([], |row| row.get(0))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_key_is_never_a_number_to_a_spreadsheet() {
        let conn = Connection::open_in_memory().unwrap();
        let keys: Vec<_> = (0..2000).map(|_| or_new(&conn, None).unwrap()).collect();
        for key in &keys {
            assert!(key.len() == 16 && key.bytes().all(|byte| byte.is_ascii_hexdigit()), "{key}");
            assert!(key.starts_with(|first| ('a'..='f').contains(&first)), "{key}");
        }
        for first in 'a'..='f' {
            assert!(keys.iter().any(|key| key.starts_with(first)), "{first}");
        }
    }

    #[test]
    fn a_key_that_is_known_stays() {
        let conn = Connection::open_in_memory().unwrap();
        assert_eq!(or_new(&conn, Some("0123456789012345")).unwrap(), "0123456789012345");
    }
}
